//! tests

#![cfg(test)]

mod exchange;
mod matching;
mod practice;
mod props;
mod store;
mod vectors;
mod words;
