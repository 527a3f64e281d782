//! Worked numbers from outside, reproduced.

mod score;
