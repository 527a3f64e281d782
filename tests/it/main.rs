//! tests

#![cfg(test)]

mod matching;
mod props;
mod store;
mod vectors;
mod words;
