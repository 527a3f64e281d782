//! The scheme's file and its keys: the only layer that touches the disk, SQL or cryptography.
//!
//! A scheme is a folder with `scheme.db` (the record, encrypted), `scheme.keys` (who can open it) and,
//! while it is open, `scheme.lock` (who has it open). A [`Store`] is the one open connection to
//! `scheme.db`. It is used by one thread at a time. While it is open nothing else in this process may open
//! `scheme.db`, not even to copy it: on Unix, closing any handle on a file lets go of every lock the
//! process has on it.
//!
//! * [`Store::create`], [`Store::open`], [`Store::open_read_only`]: `open`, `look`, `pragma`, `held`, `migrate`, and `fingerprint`, which
//!   holds a file to exactly its tables
//! * `place`, which says where a file may be worked in, `moving`, which brings it there, and `room`, which keeps
//!   some of the disk for what must be finished
//! * [`Store::apply`], [`Store::apply_bulk`]: `tx`, the only code that writes; `rules` is asked first
//! * [`Store::undo`], [`Store::redo`]: `undo`, over the log that `oplog` keeps
//! * [`Store::make_copy`]: `backup`, safe copies and putting one back; `pages`, which writes the whole file once more
//! * [`Store::head`], [`Store::check_file`], [`Store::opened_with`]: `chain` over the log, `verify` and `verify_log`
//! * [`Store::turn_to`]: `rotate`, which puts the whole record under another key
//! * everything else reads: `sheets`, `people`, `pairs`, `arrangements`, `due`, `settings`, `match_runs`, `disagreements`,
//!   `restricted`, `history`, `change`,
//!   `drafts`

pub mod backup;
pub mod key;

mod arrangements;
mod chain;
mod chain_begin;
mod change;
mod codec;
mod disagreements;
mod drafts;
mod due;
mod enter;
mod error;
mod fingerprint;
mod held;
mod history;
mod look;
mod match_runs;
mod migrate;
pub mod moving;
mod named;
mod open;
mod oplog;
mod pages;
mod pairs;
mod people;
pub mod place;
mod pragma;
mod read;
mod restricted;
pub mod room;
mod rotate;
mod rules;
mod settings;
mod sheets;
mod sql;
mod touched;
mod tx;
mod undo;
mod verify;
mod verify_log;

use std::path::PathBuf;

use jiff::{SignedDuration, Timestamp};
use rusqlite::Connection;
use uuid::Uuid;

use key::DataKey;

pub use chain::Head;
pub use enter::{Door, EnterFault, Entered, KeyNews};
pub use error::{Fault, Foreign, HeldBy, LaterOp};
pub use held::Opener;
pub use named::Named;
pub use open::Birth;
pub use rotate::{Halted, Turned};
pub use tx::Committed;
pub use undo::Reversed;
pub use verify::{FileReport, Finding};

/// The name of the record's file in the folder of a scheme.
pub const RECORD_FILE: &str = "scheme.db";

/// The name of the file that says who can open a scheme.
pub const KEY_FILE: &str = "scheme.keys";

/// The name of the key that lies beside practice people.
pub const PRACTICE_KEY_FILE: &str = "practice.key";

/// The name of the file that keeps room for what must be finished.
pub const RESERVE_FILE: &str = "scheme.reserve";

/// The files with keys that may lie in the folder of a scheme.
const KEY_FILES: [&str; 2] = [KEY_FILE, PRACTICE_KEY_FILE];

/// How far the clock may seem to stand behind the last change before it is worth a warning.
const CLOCK_SLACK: SignedDuration = SignedDuration::from_mins(5);

/// How long after the last change a scheme is opened before it is worth saying: the computer's clock may have
/// been set ahead.
const LONG_AFTER: SignedDuration = SignedDuration::from_hours(24);

/// One open scheme. Dropping it closes the file and lets the next opener in.
#[derive(Debug)]
pub struct Store {
    /// Declared before the lock's explanation, so that the lock is gone before its explanation is.
    conn: Connection,
    info: Info,
    /// The folder of the scheme, and the key it was opened with: for safe copies, which are opened again to
    /// be checked. `None` in memory.
    place: Option<(PathBuf, DataKey)>,
    chain: chain::Chain,
    /// What the quick look at opening found.
    findings: Vec<Finding>,
    /// How long after the last change it was opened, by the computer's clock. `None` if there was no change yet.
    after_last: Option<SignedDuration>,
    /// Let go of when the store is dropped. `None` in memory.
    _held: (Option<held::SideFile>, Option<held::Claim>),
    /// Where a copy of an older form is looked at. Goes after the connection.
    _scratch: Option<look::Scratch>,
}

/// What the file says about itself.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Info {
    scheme: Uuid,
    practice: bool,
    device: Uuid,
    created: Timestamp,
}

impl Store {
    /// Whether this file holds practice people.
    pub fn is_practice(&self) -> bool {
        self.info.practice
    }

    /// The identifier of the scheme, made when its file was made.
    pub fn scheme(&self) -> Uuid {
        self.info.scheme
    }

    /// When the file was made.
    pub fn created(&self) -> Timestamp {
        self.info.created
    }

    /// Whether `now` lies more than five minutes before the last change: the computer's clock was set
    /// back, or it was ahead when that change was made.
    ///
    /// # Errors
    /// As for every read.
    pub fn clock_behind(&self, now: Timestamp) -> Result<bool, Fault> {
        let last = oplog::last_clock(&self.conn)?;
        Ok(now.as_millisecond() < last.ms.saturating_sub(millis(CLOCK_SLACK)))
    }
}

impl Store {
    /// How long after the last change the scheme was opened, if that is more than a day: it lay still, or
    /// the computer's clock was set ahead.
    pub fn opened_long_after(&self) -> Option<SignedDuration> {
        self.after_last.filter(|after| *after > LONG_AFTER)
    }
}

fn millis(duration: SignedDuration) -> i64 {
    i64::try_from(duration.as_millis()).unwrap_or(i64::MAX)
}
