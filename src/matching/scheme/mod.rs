//! The whole scheme at once: everybody who is looking and every free place.
//!
//! A list for one person says nothing about the others who could use the same place. Here all of them
//! are held side by side, as suggestions to talk about:
//!
//! * [`stable`]: places given out so that nobody and no home would both rather have each other,
//!   asking those who move in first or asking the homes first;
//! * [`every`]: all the ways of doing so, which are few, and
//! * [`best`]: most people placed, the highest total, and what using one place now costs the others.
//!
//! [`pairs`] reads who could live with whom from what is known, and [`market`] puts everybody's list in
//! order. A must-have that fails is never set aside for a better total, and a question that must be
//! answered first keeps a pair out unless somebody asks for it to be let in.
//!
//! Who is left out is the same in every way of giving out places so that nobody would both rather
//! (the rural hospitals theorem): it is a fact about the places there are, not a choice.

pub mod best;
pub mod every;
mod keys;
pub mod market;
mod ordering;
pub mod pairs;
pub mod stable;

/// A number of the engine as a place in a list.
fn index(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}
