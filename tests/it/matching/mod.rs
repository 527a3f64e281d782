//! From sheets to a list with its reasons.

mod build;
mod cost;
mod criteria;
mod explain;
mod must_haves;
mod neutrals;
mod packed;
mod runs;
mod scheme;
mod shortlist;
mod transparency;
mod words;
mod worked_match;
