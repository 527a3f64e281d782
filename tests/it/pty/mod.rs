//! The real program in a real pseudo-terminal: few flows, each worth its time.

#[cfg(debug_assertions)]
mod idle;
mod killed;
mod memory;
mod picture;
mod privacy;
mod scheme;
mod slips;
mod tasks;
mod term;
mod traced;
