//! Worked numbers from outside, reproduced.

mod robust;
mod scheme;
mod score;
