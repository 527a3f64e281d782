//! How the file stands after it was looked through, as data.

use crate::domain::port::{OpKind, RecordKind};
use jiff::Timestamp;

/// How the file stands after it was checked.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FileCheck {
    /// How many entries were looked at.
    pub entries: u64,
    /// How many changes its log holds.
    pub changes: u64,
    /// The 8 characters that stand for the whole of it; empty if they cannot be read.
    pub code: String,
    /// What is not as it was written.
    pub faults: Vec<FileFault>,
}

/// Something that is not as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileFault {
    /// What.
    pub what: FaultKind,
    /// What it is a part of, if it is a part of the record.
    pub part: Option<RecordKind>,
    /// The names of the people and homes it belongs to.
    pub whose: Vec<String>,
    /// The change it is about, or the last one to the part it is about.
    pub change: Option<FaultyChange>,
    /// The same for whoever mends it.
    pub technical: String,
}

/// A change as a fault names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FaultyChange {
    /// What it was.
    pub kind: OpKind,
    /// What it was about.
    pub about: String,
    /// Who made it.
    pub who: String,
    /// When.
    pub at: Timestamp,
}

/// What can be wrong with a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FaultKind {
    /// Parts of the file cannot be read.
    Unreadable,
    /// Parts of the record lost what they belong to.
    Orphans,
    /// Changes at the end of the log are missing.
    EndMissing,
    /// Something before a change is missing.
    BeforeMissing,
    /// A change does not read as it was made.
    ChangeDiffers,
    /// A part of the record does not read as it was saved last.
    PartDiffers,
    /// A part of the record came from nowhere.
    PartUnknown,
    /// A part of the record is missing.
    PartMissing,
    /// Drafts are not as they were kept.
    Drafts,
}
