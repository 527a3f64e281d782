//! What is told about safe copies.

use super::effect::Secret;
use super::notice::Trouble;
use super::session::Scheme;
use crate::domain::safe_copy::{Holds, Place, SafeCopy, Why};
use jiff::Timestamp;

/// The file as it is now, beside its copies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileNow {
    /// What it holds.
    pub holds: Holds,
    /// When it was last changed.
    pub changed: Option<Timestamp>,
    /// The first characters of the head of its log.
    pub code: String,
}

/// The second place for safe copies.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Second {
    /// None is set.
    #[default]
    NotSet,
    /// It is there now.
    There {
        /// The folder.
        folder: String,
        /// When a copy last came there.
        reached: Option<Timestamp>,
    },
    /// It is not there now: not plugged in, or out of reach.
    NotThere {
        /// The folder.
        folder: String,
        /// When a copy last came there.
        reached: Option<Timestamp>,
    },
}

impl Second {
    /// The folder, if one is set.
    pub fn folder(&self) -> Option<&str> {
        match self {
            Self::NotSet => None,
            Self::There { folder, .. } | Self::NotThere { folder, .. } => Some(folder),
        }
    }

    /// When a copy last came there.
    pub const fn reached(&self) -> Option<Timestamp> {
        match self {
            Self::NotSet => None,
            Self::There { reached, .. } | Self::NotThere { reached, .. } => *reached,
        }
    }
}

/// One safe copy in the list, which may lie in both places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CopyLine {
    /// The copy; the one on this computer where it lies in both places and is whole here.
    pub copy: SafeCopy,
    /// Whether it lies on this computer.
    pub here: bool,
    /// Whether it lies in the second place.
    pub away: bool,
}

/// What the screen of safe copies shows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CopiesData {
    /// The file as it is now; nothing if it is not open.
    pub now: Option<FileNow>,
    /// The copies, the newest first.
    pub copies: Vec<CopyLine>,
    /// The second place.
    pub second: Second,
    /// When a copy was last tried.
    pub tried: Option<Timestamp>,
}

/// How things stand with safe copies, for Today.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CopyStanding {
    /// When the newest was made.
    pub newest: Option<Timestamp>,
    /// Something has changed since, and that is more than a day ago.
    pub late: bool,
    /// Why the last one could not be made.
    pub failed: Option<Box<Trouble>>,
    /// The second place, as it is remembered: it is not looked at for this.
    pub second: Second,
    /// For so many days no copy came to the second place, and that is longer than is wanted.
    pub away_days: Option<i32>,
    /// None has been tried for too long.
    pub try_one: bool,
    /// The file is older than a safe copy of it, and nobody put an older one back: when the file was last
    /// changed, and when the copy was made.
    pub older_than: Option<(Timestamp, Timestamp)>,
}

/// A safe copy that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CopyMade {
    /// Its name.
    pub name: String,
    /// When.
    pub made: Timestamp,
    /// Why.
    pub why: Why,
    /// What became of it in the second place.
    pub second: InSecond,
    /// Why copies that are no longer kept could not be taken away.
    pub not_thinned: Option<Trouble>,
}

/// What became of a safe copy in the second place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InSecond {
    /// None is set.
    NotSet,
    /// It is there too, in this folder.
    Copied(String),
    /// The folder is not there now.
    NotThere(String),
    /// It could not be written there, and why.
    Not(String, Trouble),
}

/// Which safe copy is to take the place of the file.
#[derive(Debug, Clone, PartialEq)]
pub struct RestoreOrder {
    /// Its name, or the folder it lies in.
    pub name: String,
    /// Where it lies; nothing if any of that name will do.
    pub place: Option<Place>,
    /// A passphrase: needed while the file is locked, and for a copy from before the keys were changed,
    /// which opens with the passphrase of that time.
    pub passphrase: Option<Secret>,
}

/// A safe copy took the place of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// The scheme, which is open.
    pub scheme: Scheme,
    /// When the copy was made.
    pub made: Timestamp,
    /// The folder that keeps what was replaced.
    pub kept_in: String,
}
