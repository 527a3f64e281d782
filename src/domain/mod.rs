//! The record: what a scheme knows about people, homes and how they get on.
//!
//! Everything here is a plain value. Nothing reads a clock, makes an id, touches a file or says a
//! sentence: identifiers and dates arrive as arguments, refusals leave as data, and the words for
//! them live in the string table.

#[macro_use]
mod macros;

pub mod arrangement;
pub mod capacity;
pub mod check;
pub mod dates;
pub mod disagreement;
pub mod due;
pub mod fact;
pub mod holder;
pub mod household;
pub mod id;
pub mod introduction;
pub mod lists;
pub mod match_run;
pub mod must_have;
pub mod passphrase;
pub mod port;
pub mod preference;
pub mod profile;
pub mod restricted;
pub mod safe_copy;
pub mod settings;
pub mod sheet;
pub mod text;
pub mod topic;
