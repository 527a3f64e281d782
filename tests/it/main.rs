//! tests

#![cfg(test)]

mod props;
mod vectors;
mod words;
