//! tests

#![cfg(test)]

mod props;
mod store;
mod vectors;
mod words;
