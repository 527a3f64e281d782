//! What can go wrong with the record's file. The texts are for developers; screens choose their own words.

use std::io;

use jiff::Timestamp;
use rusqlite::ErrorCode;
use thiserror::Error;
use uuid::Uuid;

use super::key::KeyFault;
use super::place::Unfit;
use crate::domain::lists::HistoryLine;
use crate::domain::port::{DecodeError, OpKind, Refusal};

/// Why the store did not do what it was asked. Nothing was written when one of these is returned.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Fault {
    /// Somebody has the scheme open, perhaps in another window.
    #[error("the scheme is open elsewhere: {0:?}")]
    Locked(Option<HeldBy>),
    /// The file is damaged: it is not as it was written.
    #[error("the file is damaged: {0}")]
    Corrupt(String),
    /// A file of another program, or not one that is encrypted as ours are.
    #[error("the file was not made by this program")]
    NotOurs,
    /// Practice people were opened as a real scheme, or a real scheme as practice people.
    #[error(
        "practice people and a real scheme were mixed up (file is practice: {file_is_practice})"
    )]
    PracticeMixup {
        /// What the file holds.
        file_is_practice: bool,
    },
    /// The file was written by a later version of the program.
    #[error("the file has form {file}, made by {made_by}; this program knows forms up to {ours}")]
    TooNew {
        /// The form of the file.
        file: i64,
        /// The latest form this program knows.
        ours: i64,
        /// The version of the program that made it so, such as `1.9.0`. Empty if that cannot be told.
        made_by: String,
    },
    /// The file holds something this program did not make, or not everything it made.
    #[error("{what} is {how:?}")]
    Foreign {
        /// What it is, in the database's words: its kind and its name.
        what: String,
        /// What is wrong with it.
        how: Foreign,
    },
    /// The file has a form so old that this program cannot bring it up to date.
    #[error("the file has form {file}, which is too old")]
    TooOld {
        /// The form of the file.
        file: i64,
    },
    /// A later change stands in the way of undo.
    #[error("a later change stands in the way: {0:?}")]
    Conflict(LaterOp),
    /// The folder is no place for a file that is being worked in.
    #[error("the folder is no place for a live file: {0:?}")]
    Unfit(Unfit),
    /// The disk is full.
    #[error("the disk is full")]
    Full,
    /// The file may grow no further: by a limit of the account, or because the disk takes none so large.
    #[error("the file may grow no further")]
    MayNotGrow,
    /// There is no record at this place.
    #[error("there is no file here")]
    Missing,
    /// There is a record at this place already; it is never written over.
    #[error("there is a file here already")]
    AlreadyThere,
    /// The folder or the file may only be read.
    #[error("the folder or the file may only be read")]
    ReadOnly,
    /// The key does not open the file: it is another scheme's, or the first page is damaged. The two
    /// cannot be told apart from the file alone; that the key slot opened speaks for damage.
    #[error("the key does not open the file")]
    WrongKey,
    /// The system refused.
    #[error("the system refused: {0}")]
    Io(String),
    /// A rule of the record would be broken.
    #[error("refused: {0}")]
    Refused(Refusal),
    /// There is nothing left to undo.
    #[error("nothing to undo")]
    NothingToUndo,
    /// There is nothing to put back.
    #[error("nothing to redo")]
    NothingToRedo,
    /// A mistake in this program.
    #[error("a mistake in the program: {0}")]
    Bug(String),
}

/// What is wrong with a part of a file that is not as this program makes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Foreign {
    /// This program makes nothing of that name.
    Extra,
    /// It is not there.
    Missing,
    /// It is not as this program makes it.
    Different,
}

/// Who has a scheme open, as far as they wrote it down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldBy {
    /// The name of the account on the computer.
    pub user: String,
    /// The name of the computer.
    pub host: String,
    /// The number of the process there.
    pub pid: u32,
    /// Since when.
    pub since: Timestamp,
}

/// The later change that undo would overwrite.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LaterOp {
    /// Its op.
    pub op: Uuid,
    /// What it was.
    pub kind: OpKind,
    /// What it was about.
    pub about: String,
    /// Who made it.
    pub who: String,
    /// When.
    pub at: Timestamp,
}

impl From<LaterOp> for HistoryLine {
    fn from(op: LaterOp) -> Self {
        Self {
            op: op.op,
            kind: op.kind,
            about: op.about,
            at: op.at,
            who: op.who,
        }
    }
}

impl From<Refusal> for Fault {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<KeyFault> for Fault {
    /// What a fault of keys means for the file that needed them.
    fn from(fault: KeyFault) -> Self {
        if let KeyFault::Io { source, .. } = fault {
            source.into()
        } else {
            Self::Io(fault.to_string())
        }
    }
}

impl From<DecodeError> for Fault {
    fn from(error: DecodeError) -> Self {
        Self::Corrupt(error.to_string())
    }
}

impl From<io::Error> for Fault {
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "the list of kinds is not ours and has no end"
    )]
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::Missing,
            io::ErrorKind::AlreadyExists => Self::AlreadyThere,
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::Full,
            io::ErrorKind::FileTooLarge => Self::MayNotGrow,
            _ => Self::Io(error.to_string()),
        }
    }
}

impl From<rusqlite::Error> for Fault {
    /// The one place where the database's errors become ours.
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "the list of errors is not ours and has no end; the rest are misuse"
    )]
    fn from(error: rusqlite::Error) -> Self {
        let text = error.to_string();
        match &error {
            rusqlite::Error::SqliteFailure(inner, _) => from_code(inner.code, text),
            rusqlite::Error::InvalidColumnType(..)
            | rusqlite::Error::IntegralValueOutOfRange(..)
            | rusqlite::Error::FromSqlConversionFailure(..)
            | rusqlite::Error::Utf8Error(..) => Self::Corrupt(text),
            _ => Self::Bug(text),
        }
    }
}

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "the list of codes is not ours and has no end; the rest are misuse"
)]
fn from_code(code: ErrorCode, text: String) -> Fault {
    match code {
        ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Fault::Locked(None),
        ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase => Fault::Corrupt(text),
        ErrorCode::DiskFull => Fault::Full,
        ErrorCode::ReadOnly | ErrorCode::PermissionDenied => Fault::ReadOnly,
        ErrorCode::CannotOpen
        | ErrorCode::SystemIoFailure
        | ErrorCode::OutOfMemory
        | ErrorCode::NoLargeFileSupport
        | ErrorCode::FileLockingProtocolFailed => Fault::Io(text),
        _ => Fault::Bug(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sqlite(code: i32) -> Fault {
        rusqlite::Error::SqliteFailure(rusqlite::ffi::Error::new(code), None).into()
    }

    #[test]
    fn the_database_s_errors_have_their_own_faults() {
        // Result codes as the SQLite manual numbers them.
        assert_eq!(sqlite(5), Fault::Locked(None));
        assert!(matches!(sqlite(11), Fault::Corrupt(_)));
        assert!(matches!(sqlite(26), Fault::Corrupt(_)));
        assert_eq!(sqlite(13), Fault::Full);
        assert_eq!(sqlite(8), Fault::ReadOnly);
        assert!(matches!(sqlite(10), Fault::Io(_)));
        assert!(matches!(sqlite(14), Fault::Io(_)));
        assert!(matches!(sqlite(19), Fault::Bug(_)));
    }

    #[test]
    fn the_system_s_errors_have_their_own_faults() {
        let of = |kind: io::ErrorKind| Fault::from(io::Error::from(kind));
        assert_eq!(of(io::ErrorKind::NotFound), Fault::Missing);
        assert_eq!(of(io::ErrorKind::PermissionDenied), Fault::ReadOnly);
        assert_eq!(of(io::ErrorKind::StorageFull), Fault::Full);
        assert_eq!(of(io::ErrorKind::FileTooLarge), Fault::MayNotGrow);
        assert!(matches!(of(io::ErrorKind::Interrupted), Fault::Io(_)));
    }
}
