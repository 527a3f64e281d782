//! What the command line may say. The help of the program is written here.

use crate::app::effect::ExportList;
use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;
use std::path::PathBuf;

/// The whole command line.
#[derive(Debug, Parser)]
#[command(
    name = "settled",
    version,
    about = "Finds homes where both sides choose each other",
    after_help = "Without a command the program opens on your scheme.\n\nExit codes: 0 done, 1 there is a problem, 2 wrong command, 3 locked or wrong passphrase, 4 nothing found, 5 done with rows left out.",
    disable_help_subcommand = true
)]
pub struct Arguments {
    /// What holds for every command.
    #[command(flatten)]
    pub common: Common,
    /// The command.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// What holds for every command.
#[derive(Debug, Clone, Args)]
pub struct Common {
    /// The folder of the scheme, instead of the usual one
    #[arg(long, global = true, value_name = "FOLDER")]
    pub folder: Option<PathBuf>,
    /// The day it is taken to be, as 2026-11-12
    #[arg(long, global = true, value_name = "DAY")]
    pub today: Option<Date>,
    /// On practice people
    #[arg(long, global = true)]
    pub demo: bool,
    /// Answer in sentences, one fact a line
    #[arg(long, global = true, conflicts_with = "json")]
    pub plain: bool,
    /// Answer as data
    #[arg(long, global = true)]
    pub json: bool,
}

/// Which practice people.
#[derive(Debug, Clone, Copy, Args)]
pub struct Practice {
    /// How many: 10, 300, 10000, 100000 or any other number
    #[arg(long, default_value_t = 300, value_name = "PEOPLE")]
    pub size: u32,
    /// Which: the same number makes the same people
    #[arg(long, default_value_t = crate::demo::DEFAULT_SEED, value_name = "NUMBER")]
    pub seed: u64,
    /// Make them anew, and forget what was done with them
    #[arg(long)]
    pub fresh: bool,
}

impl Default for Practice {
    fn default() -> Self {
        Self {
            size: 300,
            seed: crate::demo::DEFAULT_SEED,
            fresh: false,
        }
    }
}

/// What can be asked.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Open the program on practice people, all of them invented
    Demo(Practice),
    /// List people and homes
    People {
        /// Only those whose name or reference matches, by any spelling
        #[arg(long, value_name = "TEXT")]
        find: Option<String>,
    },
    /// Show everything about one
    Show {
        /// A reference such as P-0042, or a name
        who: String,
    },
    /// Find who could fit, and why
    Match {
        /// A reference such as P-0042, or a name
        who: String,
        /// How many at most
        #[arg(long, default_value_t = 10, value_name = "N")]
        top: usize,
        /// Say why this one fits
        #[arg(long, value_name = "REF")]
        why: Option<String>,
        /// List the shortlists that were kept, and what became of each
        #[arg(long, conflicts_with = "why")]
        runs: bool,
    },
    /// Look at everybody who is looking and every free place at once. Only suggestions
    Scheme(SchemeWanted),
    /// List must-haves about what equality law protects, for the manager
    Equality,
    /// List what is due
    Due,
    /// Bring in spreadsheets. Nothing is added before you accept it
    Import {
        /// The spreadsheets, as CSV
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// Add the rows that are ready without asking
        #[arg(long)]
        accept: bool,
    },
    /// Save a list as a spreadsheet outside the locked file
    Export {
        /// Which list
        list: ListName,
        /// Into this folder, instead of Documents
        #[arg(long, value_name = "FOLDER")]
        to: Option<PathBuf>,
    },
    /// List who can open the file
    Keys,
    /// Check that the file is whole
    Check,
    /// Make a safe copy, here and in the second place if one is set
    Copy,
    /// List the safe copies
    Copies,
    /// Put a safe copy in the place of the file, which is kept for 7 days
    Restore {
        /// Its name, as `settled copies` lists it, or the folder it lies in
        name: String,
        /// Do it
        #[arg(long)]
        yes: bool,
    },
    /// Undo the last change
    Undo,
}

/// How to look at the whole scheme.
#[derive(Debug, Clone, Copy, Args)]
pub struct SchemeWanted {
    /// Suggest pairs too that wait for an answer first
    #[arg(long)]
    pub ask_first: bool,
    /// Let the homes choose first, instead of those who would move in
    #[arg(long)]
    pub homes_first: bool,
    /// Homesharers and householders, instead of people and households
    #[arg(long)]
    pub homeshare: bool,
}

/// The lists that can be exported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ListName {
    /// People and homes
    People,
    /// Introductions
    Introductions,
    /// Arrangements
    Arrangements,
    /// Who is waiting
    Waiting,
    /// What was changed
    History,
}

impl ListName {
    /// The list of this name.
    pub const fn list(self) -> ExportList {
        match self {
            Self::People => ExportList::People,
            Self::Introductions => ExportList::Introductions,
            Self::Arrangements => ExportList::Arrangements,
            Self::Waiting => ExportList::Waiting,
            Self::History => ExportList::History,
        }
    }
}
