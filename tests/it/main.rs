//! tests

#![cfg(test)]

mod matching;
mod practice;
mod props;
mod store;
mod vectors;
mod words;
