//! tests

#![cfg(test)]

mod architecture;
mod cli;
mod cli_scheme;
mod desk;
mod exchange;
mod flows;
mod matching;
mod practice;
mod props;
mod pty;
mod screens;
mod store;
mod vectors;
mod words;
mod words_used;
