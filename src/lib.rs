//! settled helps Shared Lives and Homeshare workers find homes where both sides choose each other.
//!
//! The map of the code and its invariants is `src/README.md`.

pub mod app;
pub mod cli;
pub mod demo;
pub mod domain;
pub mod exchange;
pub mod geo;
pub mod matching;
pub mod runtime;
pub mod stability;
pub mod store;
pub mod ui;
pub mod words;
