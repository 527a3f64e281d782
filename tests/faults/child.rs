//! The processes that things happen to. They say on standard output what they have done, and only then: `begin`, `opened`,
//! `did 12`, `closed`. What was said must be in the file whatever happens next.

use crate::{judge, work};
use clap::{Parser, Subcommand};
use settled::store::{Fault, Store};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// How often a step that failed is tried again.
const TRIES: u32 = 3;

/// The command line of a child: `child`, and what it does.
#[derive(Debug, Parser)]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

/// Runs as a child.
pub(crate) fn main() -> ExitCode {
    run(&Arguments::parse_from(std::env::args_os().skip(1)).task)
}

/// What a child does.
#[derive(Debug, Subcommand)]
enum Task {
    /// Work on the file in a folder.
    Work(Work),
    /// The same kind of work with settings of its own.
    Raw(crate::raw::Raw),
    /// Change the data key.
    Turn(crate::turns::Turns),
    /// Open the file and close it.
    Open {
        /// Where it is
        folder: PathBuf,
    },
    /// Look at files that are asked about.
    Judge,
    /// Make a new file.
    Create {
        /// Where to
        folder: PathBuf,
    },
}

/// Steps to do.
#[derive(Debug, clap::Args)]
pub(crate) struct Work {
    /// Where the file is
    folder: PathBuf,
    /// The step that was done last
    #[arg(long, default_value_t = 0)]
    after: u32,
    /// The last step to do
    #[arg(long)]
    to: u32,
    /// Close the file and open it again after so many steps
    #[arg(long, default_value_t = u32::MAX)]
    session: u32,
    /// Make a safe copy after so many steps
    #[arg(long)]
    copies: Option<u32>,
    /// Make the file first
    #[arg(long)]
    create: bool,
}

/// Does it. Anything that goes wrong ends in a code other than 0.
fn run(task: &Task) -> ExitCode {
    let done = match task {
        Task::Work(work) => steps(work),
        Task::Raw(raw) => raw.write(),
        Task::Turn(turns) => turns.turn(),
        Task::Open { folder } => only(|| work::open(folder)),
        Task::Judge => judge::sit(),
        Task::Create { folder } => only(|| work::create(folder)),
    };
    if done {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// Says a line; false if nobody can have heard it.
pub(crate) fn say(line: &str) -> bool {
    let mut out = io::stdout().lock();
    // One call for the whole line, so that it is heard whole or not at all.
    out.write_all(format!("{line}\n").as_bytes())
        .and_then(|()| out.flush())
        .is_ok()
}

fn only(open: impl FnOnce() -> Result<Store, Fault>) -> bool {
    say("begin") && open().is_ok() && say("opened")
}

fn steps(work: &Work) -> bool {
    if !say("begin") {
        return false;
    }
    let Some(mut store) = start(&work.folder, work.create) else {
        return false;
    };
    let mut all_well = say("opened");
    let mut in_session = 0;
    for n in work.after + 1..=work.to {
        if in_session == work.session {
            drop(store);
            let Some(again) = start(&work.folder, false) else {
                return false;
            };
            store = again;
            in_session = 0;
        }
        if !persist(&mut store, n, &mut all_well) || !say(&format!("did {n}")) {
            return false;
        }
        in_session += 1;
        if work.copies.is_some_and(|each| n % each == 0) {
            all_well &= copied(&store, n);
        }
    }
    drop(store);
    say("closed") && all_well
}

fn copied(store: &Store, n: u32) -> bool {
    match work::copy(store, n) {
        Ok(name) => say(&format!("copied {name}")),
        Err(fault) => {
            say(&format!("failed to copy: {fault}"));
            false
        }
    }
}

fn start(folder: &Path, create: bool) -> Option<Store> {
    let opened = if create {
        work::create(folder)
    } else {
        work::open(folder)
    };
    match opened {
        Ok(store) => Some(store),
        Err(fault) => {
            say(&format!("failed to open: {fault}"));
            None
        }
    }
}

/// Does a step, as a person would: again, if it did not go well the first time.
fn persist(store: &mut Store, n: u32, all_well: &mut bool) -> bool {
    for _ in 0..TRIES {
        match work::perform(store, n) {
            Ok(()) => return true,
            Err(fault) => {
                *all_well = false;
                say(&format!("failed {n}: {fault}"));
                if !work::can_be_repeated(n) {
                    return false;
                }
            }
        }
    }
    false
}
