//! settled

pub mod store;
