//! The practice people: always the same, never more than a home can take, and true to the tour.

mod golden;
mod record;
mod scheme;
mod tour;
mod truth;
