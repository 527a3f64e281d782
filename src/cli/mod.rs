//! The command line: opening the program, and the plain commands, which use the same store and the
//! same words as the screens.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a command knows the answers, troubles and keys that are its own; the rest are alike to it"
)]

pub mod arguments;
mod copies;
mod enter;
pub mod equality;
mod keys;
mod matches;
pub mod output;
mod passphrase;
pub mod reads;
pub mod runs;
pub mod scheme;
pub mod transfer;

use crate::app::Model;
use crate::app::notice::{self, Trouble};
use crate::app::session::{Gate, Session};
use crate::domain::text::SafeText;
use crate::runtime::clock::{Clock, FREEZE, HURRY};
use crate::runtime::home::{self, Home};
use crate::runtime::keeper::Keeper;
use crate::runtime::keeper::keys::open_practice as open_practice_file;
use crate::runtime::trouble::of_fault;
use crate::runtime::{self, look};
use crate::store::{moving, place};
use crate::words::Words;
use arguments::{Arguments, Command, Common, Practice};
use clap::Parser;
use enter::AtTheTerminal;
use output::{Answer, Style};
use reads::Desk;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

/// What came of it, as the number a script sees.
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

/// Runs the program and answers with its exit code.
pub fn main() -> ExitCode {
    // Without it a full disk is told all the same, unless the disk is full by a limit of this account.
    let _outlived = runtime::limits::outlive_full_files();
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            let wrong = error.use_stderr();
            // Where nothing can be written there is nobody to tell.
            let _told = error.print();
            return if wrong {
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
            let _told = writeln!(
                std::io::stderr(),
                "{}",
                SafeText::new(&notice::sentence(&words, &trouble))
            );
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
    let clock = Clock::from_settings(arguments.common.today, setting.as_deref())
        .map_err(|e| Trouble::Io(e.to_string()))?
        .hurried(std::env::var(HURRY).ok().as_deref());
    let folder = arguments.common.folder.clone();
    match arguments.command {
        Some(Command::Demo(practice)) => {
            let keeper = open_practice(folder, practice, &clock, words)?;
            let gate = Gate::Open(keeper.scheme().clone());
            screen(gate, keeper, &clock, words)
        }
        None if arguments.common.demo => {
            let keeper = open_practice(folder, Practice::default(), &clock, words)?;
            let gate = Gate::Open(keeper.scheme().clone());
            screen(gate, keeper, &clock, words)
        }
        None => {
            let home = Home::of_scheme(folder);
            can_be_made(&home)?;
            let gate = if home.exists() {
                Gate::Locked
            } else {
                Gate::NoScheme
            };
            let mut keeper = Keeper::new(home);
            keeper.copy_keys_to(&home::key_copies());
            screen(gate, keeper, &clock, words)
        }
        Some(command) => plain(command, &arguments.common, &clock, words),
    }
}

/// Fails where there is no scheme and none may be made: it was moved away, or this is no place for one.
fn can_be_made(home: &Home) -> Result<(), Trouble> {
    if home.exists() {
        return Ok(());
    }
    let moved = moving::went_to(&home.folder).map_err(of_fault)?;
    if let Some(to) = moved {
        return Err(Trouble::Moved { to });
    }
    // The folder is made when the scheme is: until then the one above it that is there is looked at.
    let mut above = home.folder.ancestors().filter(|folder| folder.is_dir());
    above.next().map_or(Ok(()), |folder| {
        place::check(folder, &place::System).map_err(of_fault)
    })
}

/// Runs a plain command and writes its answer.
fn plain(command: Command, common: &Common, clock: &Clock, words: &Words) -> Result<Exit, Trouble> {
    if let Command::Restore { name, yes } = &command {
        let answer = copies::restore(name, *yes, common, clock, words)?;
        return say(&answer, common, common.demo, words);
    }
    let mut keeper = open(common, clock, words)?;
    let writes = matches!(command, Command::Import { .. } | Command::Undo);
    if let Some(why) = keeper.scheme().look_only {
        if writes {
            return Err(Trouble::LookOnly(why));
        }
        let _told = writeln!(std::io::stderr(), "{}", notice::look_only(words, why));
    }
    let ids = clock.ids();
    let mut desk = Desk {
        keeper: &mut keeper,
        moment: clock.moment(),
        words,
    };
    let answer: Answer = match command {
        Command::Demo(_) | Command::Restore { .. } => return Ok(Exit::Usage),
        Command::People { find } => desk.people(find.as_deref())?,
        Command::Show { who } => desk.show(&who)?,
        Command::Match { who, runs, .. } if runs => desk.runs(&who, &ids)?,
        Command::Match { who, top, why, .. } => {
            desk.matches(&matches::Wanted { who, top, why }, &ids)?
        }
        Command::Scheme(wanted) => desk.scheme(wanted, &ids)?,
        Command::Equality => desk.equality()?,
        Command::Due => desk.due(&ids)?,
        Command::Import { files, accept } => {
            let accept = if accept {
                transfer::Accept::Yes
            } else {
                transfer::Accept::Ask
            };
            desk.import(&files, accept, &ids)?
        }
        Command::Export { list, to } => desk.export(&list.list(), to.as_deref(), &ids)?,
        Command::Keys => desk.keys()?,
        Command::Check => desk.check()?,
        Command::Copy => desk.copy(&ids)?,
        Command::Copies => desk.copies(&ids)?,
        Command::Undo => desk.undo(&ids)?,
    };
    let practice = desk.keeper.scheme().practice;
    let told = say(&answer, common, practice, words);
    if writes {
        // What a command wrote is in a safe copy like everything else.
        let _made = keeper.close(clock.moment())?;
    }
    told
}

/// Writes an answer the way it was asked for.
fn say(answer: &Answer, common: &Common, practice: bool, words: &Words) -> Result<Exit, Trouble> {
    let style = Style::asked(common.plain, common.json);
    let mark = (practice && style != Style::Json).then(|| words.get("cli-demo-mark"));
    let mut out = std::io::stdout().lock();
    let io = |e: std::io::Error| Trouble::Io(e.to_string());
    if let Some(mark) = mark {
        writeln!(out, "{mark}").map_err(io)?;
    }
    answer.write(style, &mut out).map_err(io)?;
    Ok(answer.exit)
}

fn open(common: &Common, clock: &Clock, words: &Words) -> Result<Keeper, Trouble> {
    if common.demo {
        return open_practice(common.folder.clone(), Practice::default(), clock, words);
    }
    let home = Home::of_scheme(common.folder.clone());
    if !home.exists() {
        return Err(Trouble::NoScheme);
    }
    let mut keeper = Keeper::new(home);
    keeper.copy_keys_to(&home::key_copies());
    let mut comer = AtTheTerminal { clock, words };
    enter::enter(&mut keeper, &mut comer, &clock.ids(), words)?;
    for told in &keeper.scheme().told {
        let _told = writeln!(std::io::stderr(), "{told}");
    }
    Ok(keeper)
}

/// So many practice people take long enough to make that one wonders.
const WORTH_TELLING: u32 = 1_000;

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
    if !home.exists() && practice.size >= WORTH_TELLING {
        let making = words.say("cli-demo-making", &[("count", practice.size.into())]);
        let _told = writeln!(std::io::stderr(), "{making}");
    }
    let store = open_practice_file(&home, practice.size, practice.seed, moment, &clock.ids())?;
    Keeper::with_store(home, store, &words.get("demo-who"))
}

fn screen(gate: Gate, keeper: Keeper, clock: &Clock, words: &Words) -> Result<Exit, Trouble> {
    let no_colour = std::env::var_os("NO_COLOR").is_some_and(|v| !v.is_empty());
    let model = Model::new(Session::new(gate, look::theme(no_colour)));
    runtime::run(model, keeper, clock, words)?;
    Ok(Exit::Done)
}
