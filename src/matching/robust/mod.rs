//! How sure a list is, and what would change it.
//!
//! The weights that somebody states are not exact, and much is not known. So the list is run again
//! and again ([`rerun`]), each time with weights drawn around the stated ones, both sides
//! independently, and with every unknown answered at random within what is possible. How often a home
//! keeps its place is how sure the list is of it: stochastic multicriteria acceptability analysis
//! (Lahdelma and Salminen 2001). It says nothing about whether an arrangement would last.
//!
//! [`groups`] makes the groups too close to call from such re-runs. [`flip`] finds the smallest change
//! of importance that would put one home above another, exactly, and [`levels`] the smallest change of
//! the four levels that does; [`against`] holds two homes of a list against each other with both.

pub mod against;
mod draw;
pub mod flip;
pub mod groups;
pub mod levels;
pub mod outcome;
mod random;
pub mod rerun;
