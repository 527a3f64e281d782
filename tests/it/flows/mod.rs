//! The whole program in process: keys in, screens out, on a store in memory.

mod away;
mod compare;
pub(crate) mod copies;
mod drafts;
mod elsewhere;
mod equality;
mod everywhere;
mod introductions;
mod keys;
mod not_as_saved;
mod people;
mod sheets;
mod sizes;
mod wishes;
