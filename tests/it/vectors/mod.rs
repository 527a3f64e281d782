//! Worked numbers from outside, reproduced.

mod scheme;
mod score;
