//! The message line: what just happened, what is in the way, and what to do next.

use super::keys_data::KeysTrouble;
use super::say;
use super::session::LookOnly;
use crate::domain::capacity::{Over, Stay};
use crate::domain::introduction::Voice;
use crate::domain::port::{OpKind, Refusal};
use crate::words::Words;
use jiff::Timestamp;

/// How much a message wants to be seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Severity {
    /// A tip.
    #[default]
    Tip,
    /// Something was done.
    Done,
    /// Something is in the way.
    Attention,
}

/// A message.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Notice {
    /// How much it wants to be seen.
    pub severity: Severity,
    /// The message.
    pub text: String,
}

impl Notice {
    /// Something was done.
    pub fn done(text: impl Into<String>) -> Self {
        Self {
            severity: Severity::Done,
            text: text.into(),
        }
    }

    /// Something is in the way.
    pub fn attention(text: impl Into<String>) -> Self {
        Self {
            severity: Severity::Attention,
            text: text.into(),
        }
    }

    /// A tip.
    pub fn tip(text: impl Into<String>) -> Self {
        Self {
            severity: Severity::Tip,
            text: text.into(),
        }
    }
}

/// Why something could not be done, as far as a person can act on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// Somebody else has the file open: who and since when, where known.
    Locked {
        /// Who and on which computer, as far as is known.
        who: String,
        /// Since when.
        since: Option<Timestamp>,
    },
    /// The file is damaged.
    Damaged,
    /// The key file is damaged.
    KeysDamaged,
    /// The key file is missing.
    KeysMissing,
    /// The file is not one of ours.
    NotOurs,
    /// Practice people and real records must not mix.
    PracticeMixup,
    /// The file was made by a newer version.
    TooNew {
        /// Which one; empty if that cannot be told.
        made_by: String,
    },
    /// The file holds something the program did not make, or not all it made.
    Foreign {
        /// What, in the words of the database.
        what: String,
        /// What is wrong with it.
        how: Strange,
    },
    /// The file was made by a version older than any that can be read.
    TooOld,
    /// The passphrase is not the right one.
    WrongPassphrase,
    /// These are not the recovery words.
    WrongWords,
    /// A recovery word is not in the list; with a word that is.
    UnknownWord {
        /// What was typed.
        word: String,
        /// What may have been meant; empty if nothing is near.
        nearest: String,
    },
    /// A sheet has 24 recovery words; so many were typed.
    WordCount(usize),
    /// The passphrase is too short or too plain.
    WeakPassphrase,
    /// The file lies on a drive of the network, where it may not be worked in.
    OnTheNetwork {
        /// What the system calls the kind of drive.
        kind: String,
    },
    /// The file lies in a folder that a program copies elsewhere, where it may not be worked in.
    CopiedElsewhere {
        /// The name of the program.
        program: String,
    },
    /// The scheme was moved from this folder to another.
    Moved {
        /// Where it is now.
        to: String,
    },
    /// There is no place on this computer to move the file to.
    NowhereToMove,
    /// What is open can be looked at only, and somebody tried to do more.
    LookOnly(LookOnly),
    /// Something about who can open the file.
    Keys(KeysTrouble),
    /// A later change stands in the way of undo.
    Conflict {
        /// What it was.
        kind: OpKind,
        /// What it was about.
        about: String,
        /// Who made it.
        who: String,
    },
    /// The disk is full.
    Full,
    /// The file may grow no further: by a limit of the account, or because the disk takes none so large.
    MayNotGrow,
    /// There is no such thing any more.
    Missing,
    /// There is no scheme in the folder.
    NoScheme,
    /// There is a scheme in the folder already.
    AlreadyThere,
    /// The folder, or the file in it, may only be read.
    ReadOnly,
    /// The folder cannot be written to, or something else outside the program.
    Io(String),
    /// A rule of the record stands in the way.
    Refused(Refusal),
    /// There is nothing to undo.
    NothingToUndo,
    /// There is nothing to put back.
    NothingToRedo,
    /// There is nothing in the list that was to be saved.
    NothingToExport,
    /// A spreadsheet could not be read, with the reason.
    Spreadsheet(String),
    /// No safe copy could be made, and why. What it was to be made for was not done.
    NoCopy(Box<Self>),
    /// There is no safe copy.
    NoCopies,
    /// A safe copy, made then, does not read as it was written.
    CopyDamaged(Timestamp),
    /// A safe copy, made then, opens with a passphrase of that time only.
    OldKeys(Timestamp),
    /// Something that should not happen; a developer can read this.
    Bug(String),
}

/// What is wrong with a part of a file that is not as the program makes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strange {
    /// The program makes nothing of the kind.
    Extra,
    /// It is not there.
    Missing,
    /// It is not as the program makes it.
    Different,
}

impl Strange {
    const fn word_id(self) -> &'static str {
        match self {
            Self::Extra => "trouble-foreign-extra",
            Self::Missing => "trouble-foreign-missing",
            Self::Different => "trouble-foreign-different",
        }
    }
}

/// The sentence for a trouble: what is in the way and what to do next.
pub fn sentence(words: &Words, trouble: &Trouble) -> String {
    match trouble {
        Trouble::Locked {
            who,
            since: Some(since),
        } if !who.is_empty() => words.say(
            "trouble-locked",
            &[
                ("who", who.into()),
                ("since", say::moment(words, *since).into()),
            ],
        ),
        Trouble::Locked { .. } => words.get("trouble-locked-unknown"),
        Trouble::Damaged => words.get("trouble-damaged"),
        Trouble::KeysDamaged => words.get("trouble-keys-damaged"),
        Trouble::KeysMissing => words.get("trouble-keys-missing"),
        Trouble::NotOurs => words.get("trouble-not-ours"),
        Trouble::PracticeMixup => words.get("trouble-practice-mixup"),
        Trouble::TooNew { made_by } if made_by.is_empty() => words.get("trouble-too-new"),
        Trouble::TooNew { made_by } => words.say(
            "trouble-too-new-by",
            &[
                ("by", made_by.into()),
                ("ours", env!("CARGO_PKG_VERSION").into()),
            ],
        ),
        Trouble::Foreign { what, how } => words.say(how.word_id(), &[("what", what.into())]),
        Trouble::TooOld => words.get("trouble-too-old"),
        Trouble::WrongPassphrase => words.get("trouble-wrong-passphrase"),
        Trouble::WrongWords => words.get("trouble-wrong-words"),
        Trouble::UnknownWord { word, nearest } if nearest.is_empty() => {
            words.say("trouble-unknown-word-only", &[("word", word.into())])
        }
        Trouble::WordCount(n) => words.say("trouble-word-count", &[("n", (*n).into())]),
        Trouble::UnknownWord { word, nearest } => words.say(
            "trouble-unknown-word",
            &[("word", word.into()), ("nearest", nearest.into())],
        ),
        Trouble::WeakPassphrase => words.get("trouble-weak-passphrase"),
        Trouble::OnTheNetwork { kind } => {
            words.say("trouble-on-the-network", &[("kind", kind.into())])
        }
        Trouble::CopiedElsewhere { program } => {
            words.say("trouble-copied-elsewhere", &[("program", program.into())])
        }
        Trouble::Moved { to } => words.say("trouble-moved", &[("to", to.into())]),
        Trouble::NowhereToMove => words.get("trouble-nowhere-to-move"),
        Trouble::LookOnly(why) => look_only(words, *why),
        Trouble::Keys(trouble) => trouble.sentence(words),
        Trouble::Conflict { kind, about, who } => words.say(
            "trouble-conflict",
            &[
                ("what", words.get(kind.word_id()).into()),
                ("about", about.into()),
                ("who", who.into()),
            ],
        ),
        Trouble::Full => words.get("trouble-full"),
        Trouble::MayNotGrow => words.get("trouble-may-not-grow"),
        Trouble::Missing => words.get("trouble-missing"),
        Trouble::NoScheme => words.get("trouble-no-scheme"),
        Trouble::AlreadyThere => words.get("trouble-already-there"),
        Trouble::ReadOnly => words.get("trouble-read-only"),
        Trouble::Io(why) => words.say("trouble-io", &[("why", why.into())]),
        Trouble::Refused(refusal) => refusal_sentence(words, refusal),
        Trouble::NothingToUndo => words.get("trouble-nothing-to-undo"),
        Trouble::NothingToRedo => words.get("trouble-nothing-to-redo"),
        Trouble::NothingToExport => words.get("trouble-nothing-to-export"),
        Trouble::Spreadsheet(why) => why.clone(),
        Trouble::NoCopy(why) => super::copy_words::not_made(words, why),
        Trouble::NoCopies => words.get("trouble-no-copies"),
        Trouble::CopyDamaged(made) => words.say(
            "trouble-copy-damaged",
            &[("when", say::moment(words, *made).into())],
        ),
        Trouble::OldKeys(made) => words.say(
            "trouble-old-keys",
            &[("when", say::moment(words, *made).into())],
        ),
        Trouble::Bug(what) => words.say("trouble-bug", &[("what", what.into())]),
    }
}

/// Why what is open can be looked at only, and what to do.
pub fn look_only(words: &Words, why: LookOnly) -> String {
    match why {
        LookOnly::SafeCopy(_) => words.get("trouble-look-only"),
        LookOnly::NotAsSaved { unreadable } => {
            let what = if unreadable { "unreadable" } else { "differs" };
            words.say("trouble-not-as-saved", &[("what", what.into())])
        }
    }
}

fn refusal_sentence(words: &Words, refusal: &Refusal) -> String {
    match refusal {
        Refusal::OverCapacity(over) => over_sentence(words, over),
        Refusal::AlreadyLivesElsewhere {
            person,
            home,
            since,
        } => words.say(
            "refusal-lives-elsewhere",
            &[
                ("person", person.into()),
                ("home", home.into()),
                ("since", say::day(words, *since).into()),
            ],
        ),
        Refusal::LockOpen { missing } => {
            let voices: Vec<String> = missing.iter().map(|v| words.get(lock_word(*v))).collect();
            words.say("refusal-lock-open", &[("who", words.list(&voices).into())])
        }
        Refusal::NotApproved { home, on } => words.say(
            "refusal-not-approved",
            &[("home", home.into()), ("on", say::day(words, *on).into())],
        ),
        Refusal::EndsBeforeStart { start } => words.say(
            "refusal-ends-before-start",
            &[("start", say::day(words, *start).into())],
        ),
    }
}

const fn lock_word(voice: Voice) -> &'static str {
    match voice {
        Voice::Mover => "lock-mover",
        Voice::Home => "lock-home",
        Voice::Member | Voice::Family => "lock-other",
    }
}

fn over_sentence(words: &Words, over: &Over) -> String {
    let who: Vec<String> = over
        .there
        .iter()
        .map(|stay| stay_words(words, stay))
        .collect();
    let from = over.from.map_or_else(String::new, |d| say::day(words, d));
    words.say(
        "refusal-over-capacity",
        &[
            ("home", (&over.home).into()),
            ("approved", over.approved.into()),
            ("who", words.list(&who).into()),
            ("from", from.into()),
        ],
    )
}

fn stay_words(words: &Words, stay: &Stay) -> String {
    let name = if stay.name.is_empty() {
        words.get("name-not-known")
    } else {
        stay.name.clone()
    };
    match (stay.from, stay.until) {
        (_, Some(until)) => words.say(
            "stay-until",
            &[
                ("name", name.into()),
                ("until", say::day(words, until).into()),
            ],
        ),
        (Some(from), None) => words.say(
            "stay-from",
            &[
                ("name", name.into()),
                ("from", say::day(words, from).into()),
            ],
        ),
        (None, None) => name,
    }
}
