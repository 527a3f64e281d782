//! The command line: opening the program, and the plain commands.

use crate::app::Model;
use crate::app::notice::{self, Trouble};
use crate::app::session::{Gate, Session};
use crate::runtime::clock::{Clock, FREEZE};
use crate::runtime::home::Home;
use crate::runtime::keeper::{Keeper, keys};
use crate::runtime::{self, look};
use crate::words::Words;
use clap::{Parser, Subcommand};
use jiff::civil::Date;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

/// What went wrong, as the number a script sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// Done.
    Done = 0,
    /// There is a problem.
    Problem = 1,
    /// The command was wrong.
    Usage = 2,
    /// Locked, or the wrong passphrase.
    Locked = 3,
    /// Nothing was found.
    NothingFound = 4,
    /// Done, with rows left out.
    LeftOut = 5,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

#[derive(Debug, Parser)]
#[command(
    name = "settled",
    version,
    about = "Finds homes where both sides choose each other",
    disable_help_subcommand = true
)]
struct Arguments {
    /// The folder of the scheme, instead of the usual one.
    #[arg(long, global = true, value_name = "FOLDER")]
    folder: Option<PathBuf>,
    /// The day it is taken to be, as 2026-11-12.
    #[arg(long, global = true, value_name = "DAY")]
    today: Option<Date>,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Opens the program on practice people, all of them invented.
    Demo {
        /// How many: 10, 300, 10000, 100000 or any other number.
        #[arg(long, default_value_t = 300, value_name = "PEOPLE")]
        size: u32,
        /// Which people: the same number makes the same people.
        #[arg(long, default_value_t = crate::demo::DEFAULT_SEED, value_name = "NUMBER")]
        seed: u64,
        /// Makes them anew, forgetting what was done with them.
        #[arg(long)]
        fresh: bool,
    },
}

/// Runs the program and answers with its exit code.
pub fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            let usage = error.use_stderr();
            // Where nothing can be written there is nobody to tell.
            let _told = error.print();
            return if usage {
                Exit::Usage.into()
            } else {
                Exit::Done.into()
            };
        }
    };
    let words = Words::english();
    match run(arguments, &words) {
        Ok(exit) => exit.into(),
        Err(trouble) => {
            let _told = writeln!(std::io::stderr(), "{}", notice::sentence(&words, &trouble));
            exit_of(&trouble).into()
        }
    }
}

fn exit_of(trouble: &Trouble) -> Exit {
    match trouble {
        Trouble::Locked { .. } | Trouble::WrongPassphrase | Trouble::WrongWords => Exit::Locked,
        Trouble::Missing => Exit::NothingFound,
        _ => Exit::Problem,
    }
}

fn run(arguments: Arguments, words: &Words) -> Result<Exit, Trouble> {
    let setting = std::env::var(FREEZE).ok();
    let clock = Clock::from_settings(arguments.today, setting.as_deref())
        .map_err(|e| Trouble::Io(e.to_string()))?;
    match arguments.command {
        Some(Command::Demo { size, seed, fresh }) => demo(
            arguments.folder,
            Practice { size, seed, fresh },
            &clock,
            words,
        ),
        None => {
            let home = Home::of_scheme(arguments.folder);
            let gate = if home.exists() {
                Gate::Locked
            } else {
                Gate::NoScheme
            };
            screen(gate, Keeper::new(home), &clock, words)
        }
    }
}

/// Which practice people.
#[derive(Debug, Clone, Copy)]
struct Practice {
    size: u32,
    seed: u64,
    fresh: bool,
}

fn open_practice(
    folder: Option<PathBuf>,
    practice: Practice,
    clock: &Clock,
    words: &Words,
) -> Result<Keeper, Trouble> {
    let moment = clock.moment();
    let mut name = format!("{}", practice.size);
    if practice.seed != crate::demo::DEFAULT_SEED {
        name = format!("{name}-seed-{}", practice.seed);
    }
    if clock.is_frozen() {
        name = format!("{name}-on-{}", moment.today);
    }
    let home = Home::of_practice(folder, &name);
    if practice.fresh && home.folder.exists() {
        std::fs::remove_dir_all(&home.folder).map_err(|e| Trouble::Io(e.to_string()))?;
    }
    let store = keys::open_practice(&home, practice.size, practice.seed, moment, &clock.ids())?;
    Ok(Keeper::with_store(home, store, &words.get("demo-who")))
}

fn demo(
    folder: Option<PathBuf>,
    practice: Practice,
    clock: &Clock,
    words: &Words,
) -> Result<Exit, Trouble> {
    let keeper = open_practice(folder, practice, clock, words)?;
    let gate = Gate::Open(keeper.scheme().clone());
    screen(gate, keeper, clock, words)
}

fn screen(gate: Gate, keeper: Keeper, clock: &Clock, words: &Words) -> Result<Exit, Trouble> {
    let no_colour = std::env::var_os("NO_COLOR").is_some_and(|v| !v.is_empty());
    let model = Model::new(Session::new(gate, look::theme(no_colour)));
    runtime::run(model, keeper, clock, words).map_err(|e| Trouble::Io(e.to_string()))?;
    Ok(Exit::Done)
}
