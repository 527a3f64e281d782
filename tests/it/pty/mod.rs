//! The real program in a real pseudo-terminal: few flows, each worth its time.

mod picture;
mod slips;
mod tasks;
mod term;
