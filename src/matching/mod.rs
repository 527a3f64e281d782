//! Matching: how well a home fits what a person said, how well the person fits what the home said,
//! and what must be so before either matters.
//!
//! From the record to a list: [`known`] holds what a sheet says in small codes, [`wish`] and [`must_have`]
//! hold them against what the other side asks, [`party`] is one side with all of that, [`compiled`]
//! packs thousands of them, [`shortlist`] lists them in four parts and [`explain`] says why. What may
//! be asked, and how it is weighed, is one table: [`criteria`]. What an unknown counts for is
//! [`neutral`]. A list that is written down, and what became of it since, is [`run`].
//!
//! Below that lies the arithmetic: four steps, each a pure function of plain numbers:
//!
//! 1. [`value`]: one wish against one fact, as the lowest and highest worth that what is known allows.
//! 2. [`score`]: the wishes of one side added up to that side's view, the two views joined into a
//!    fit, and the total order in which fits are listed.
//! 3. [`points`] and [`why`]: the same numbers taken apart again, so that what is shown adds up.
//! 4. [`place`]: which places a home could still take, and [`robust`]: how sure a list is, which homes
//!    are too close to call, and what would change it.
//!
//! [`scheme`] looks at everybody who is looking and every free place at once.
//!
//! A fit says how well two sides fit *what both of them told us*, and nothing more. This module must
//! never be used to state, or be trained to state, how likely an arrangement is to succeed, and it
//! must never read equality monitoring data: a characteristic counts only where somebody stated it
//! as a wish of their own. Must-haves are not wishes and are not here: they rule a home out in words
//! and never change a number.
//!
//! What is not known is a range, never a yes and never a no. The order uses integers only, so every
//! machine lists the same homes in the same order.

mod best;
pub mod check_back;
mod column;
pub mod compare;
pub mod compiled;
pub mod cost;
pub mod criteria;
mod demand;
mod demands;
pub mod everyone;
pub mod explain;
mod gates;
pub mod known;
pub mod must_have;
pub mod near;
pub mod neutral;
pub mod neutral_moves;
pub mod party;
pub mod place;
pub mod points;
mod reading;
pub mod robust;
pub mod run;
pub mod scheme;
pub mod score;
pub mod shortlist;
mod standing;
mod sums;
pub mod value;
pub mod what_if;
pub mod why;
pub mod wish;
