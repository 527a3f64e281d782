//! From sheets to a list with its reasons.

mod build;
mod compare;
mod cost;
mod criteria;
mod equality;
mod explain;
mod must_haves;
mod neutrals;
mod packed;
mod patched;
mod runs;
mod scheme;
mod shortlist;
mod transparency;
mod what_if;
mod words;
mod worked_match;
