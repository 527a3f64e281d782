//! Where people live, and about how long it takes to get from one to the other.
//!
//! Everything here is pure: the figures for the postcode districts are compiled in, and the same
//! input gives the same whole minutes on every machine. No map, no network, and nothing finer than
//! a postcode district is needed to compare two homes.

pub mod area;
mod form;
pub mod place;
mod points;
pub mod postcode;
mod power;
pub mod travel;

pub use place::{Location, Nation, Outcode, Place, Places};
pub use points::Points;
pub use postcode::{Postcode, PostcodeError, Precision, Reading, Special, Warning};
pub use travel::{Mode, Travel, all_minutes_from, minutes};
