//! The fault harness: the program is killed, starved, cut off and lied to, and what it acknowledged must be there afterwards.
//!
//! ```text
//! cargo test --test faults -- short                       what every change must pass: minutes
//! cargo test --test faults -- long --seed 7 --scale 10    the same, ten times over
//! cargo test --test faults -- images --count 50000        one part by itself
//! ```
//!
//! `assets/docs/reliability.md` says what each part does, and has the last figures.

#![cfg(test)]

mod calls;
mod child;
mod full;
mod images;
mod judge;
mod kill;
mod network;
mod pages;
mod raw;
mod report;
mod slots;
mod tools;
mod turns;
mod work;

use clap::{Parser, Subcommand};
use report::Report;
use std::io::{self, Write as _};
use std::process::ExitCode;
use std::time::Instant;
use tools::Res;

#[derive(Debug, Parser)]
struct Arguments {
    /// What is left to chance follows from this number
    #[arg(long, global = true, default_value_t = 1)]
    seed: u64,
    /// A part that cannot run here counts as broken
    #[arg(long, global = true)]
    strict: bool,
    #[command(subcommand)]
    what: Option<What>,
}

#[derive(Debug, Clone, Subcommand)]
enum What {
    /// Every part, as every change must pass it
    Short,
    /// Every part, with more of everything
    Long {
        /// So many times the short form
        #[arg(long, default_value_t = 10)]
        scale: usize,
    },
    #[command(flatten)]
    Part(Part),
}

/// One part of the harness.
#[derive(Debug, Clone, Subcommand)]
enum Part {
    /// Kill the program while it works
    Kill {
        /// How many kills
        #[arg(long, default_value_t = 500)]
        count: usize,
    },
    /// Cut the power at random moments
    Images {
        /// How many power cuts
        #[arg(long, default_value_t = 5_000)]
        count: usize,
    },
    /// Flip bits, one at a time
    Flips {
        /// How many in each page
        #[arg(long, default_value_t = 1)]
        each: usize,
    },
    /// Put old pages into newer files
    Splices {
        /// How many at least; never fewer than a week of work changed
        #[arg(long, default_value_t = 0)]
        count: usize,
    },
    /// Fail system calls, one at a time
    Calls {
        /// The first so many of each
        #[arg(long, default_value_t = 40)]
        first: usize,
        /// With so many errors: EIO, ENOSPC, EACCES
        #[arg(long, default_value_t = 1)]
        errors: usize,
    },
    /// Fill the disk
    Full {
        /// How often, in each way
        #[arg(long, default_value_t = 40)]
        count: usize,
    },
    /// Change key files
    Slots {
        /// How many
        #[arg(long, default_value_t = 20_000)]
        count: usize,
    },
    /// Look for calls to a network
    Network,
}

/// What a system call may fail with.
const ERRORS: [&str; 3] = ["EIO", "ENOSPC", "EACCES"];

impl Part {
    fn run(&self, seed: u64) -> Res<Report> {
        match self {
            Self::Kill { count } => kill::run(*count, seed),
            Self::Images { count } => images::run(*count, seed),
            Self::Flips { each } => pages::flips(*each, seed),
            Self::Splices { count } => pages::splices(*count, seed),
            Self::Calls { first, errors } => {
                let errors: Vec<_> = ERRORS.into_iter().take(*errors).collect();
                calls::faults(*first, &errors)
            }
            Self::Full { count } => full::run(*count, seed),
            Self::Slots { count } => slots::run(*count, seed),
            Self::Network => network::run(),
        }
    }
}

/// Every part, with `scale` times as much of everything as the short form has.
fn all(scale: usize) -> Vec<Part> {
    vec![
        Part::Kill { count: 500 * scale },
        Part::Images {
            count: 5_000 * scale,
        },
        Part::Calls {
            first: 40 * scale,
            errors: scale.min(ERRORS.len()),
        },
        Part::Flips { each: scale.min(8) },
        Part::Splices {
            count: if scale > 1 { 200 * scale } else { 0 },
        },
        Part::Full { count: 40 * scale },
        Part::Slots {
            count: 20_000 * scale,
        },
        Part::Network,
    ]
}

fn main() -> ExitCode {
    // The children have a command line of their own.
    let mut arguments = std::env::args_os().skip(1);
    if arguments.next().is_some_and(|first| first == "child") {
        return child::main();
    }
    let arguments = Arguments::parse();
    let parts = match arguments.what.unwrap_or(What::Short) {
        What::Short => all(1),
        What::Long { scale } => all(scale),
        What::Part(part) => vec![part],
    };
    match run(&parts, arguments.seed, arguments.strict) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            let _nobody_listens = writeln!(io::stderr(), "the harness itself failed: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(parts: &[Part], seed: u64, strict: bool) -> Res<bool> {
    let mut out = io::stdout().lock();
    writeln!(out, "faults, seed {seed}, {} at a time", tools::cores())?;
    let mut all_hold = true;
    for part in parts {
        let start = Instant::now();
        let mut report = part.run(seed)?;
        report.took = start.elapsed();
        report.write(&mut out)?;
        all_hold &= report.holds(strict);
    }
    let verdict = if all_hold {
        "every rule holds"
    } else {
        "A RULE IS BROKEN"
    };
    writeln!(out, "{verdict}")?;
    Ok(all_hold)
}
