//! How long arrangements last and who is waiting: counts and dates, never a judgement of anybody.
//!
//! Pure: everything comes in as arguments and leaves as numbers; the words are elsewhere.

pub mod continuing;
pub mod waiting;
