//! The border between the record and the file that keeps it.
//!
//! The record speaks of [`Row`]s and [`Change`]s; how they are stored is the store's business.

use std::fmt;

/// A stored value.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Value {
    /// Nothing recorded.
    #[serde(rename = "null")]
    Null,
    /// A whole number, a yes (1) or a no (0).
    #[serde(rename = "int")]
    Int(i64),
    /// Text, a code or a date.
    #[serde(rename = "text")]
    Text(String),
    /// An identifier.
    #[serde(rename = "blob")]
    Blob(Vec<u8>),
}

impl Value {
    /// The text, if this is text.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Null | Self::Int(_) | Self::Blob(_) => None,
        }
    }
}

/// A type that fits into one column.
pub trait Column: Sized {
    /// The value to store.
    fn to_value(&self) -> Value;
    /// Reads it back; `None` if the value cannot be one of these.
    fn from_value(value: &Value) -> Option<Self>;
}

impl<T: Column> Column for Option<T> {
    fn to_value(&self) -> Value {
        self.as_ref().map_or(Value::Null, Column::to_value)
    }
    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Null => Some(None),
            Value::Int(_) | Value::Text(_) | Value::Blob(_) => T::from_value(value).map(Some),
        }
    }
}

impl Column for String {
    fn to_value(&self) -> Value {
        Value::Text(self.clone())
    }
    fn from_value(value: &Value) -> Option<Self> {
        value.as_text().map(str::to_owned)
    }
}

impl Column for bool {
    fn to_value(&self) -> Value {
        Value::Int(i64::from(*self))
    }
    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Int(0) => Some(false),
            Value::Int(1) => Some(true),
            Value::Int(_) | Value::Null | Value::Text(_) | Value::Blob(_) => None,
        }
    }
}

macro_rules! int_column {
    ($($ty:ty)+) => {$(
        impl Column for $ty {
            fn to_value(&self) -> Value { Value::Int(i64::from(*self)) }
            fn from_value(value: &Value) -> Option<Self> {
                match value {
                    Value::Int(n) => Self::try_from(*n).ok(),
                    Value::Null | Value::Text(_) | Value::Blob(_) => None,
                }
            }
        }
    )+};
}
int_column! { u8 u16 u32 i64 }

macro_rules! text_column {
    ($($ty:ty)+) => {$(
        impl Column for $ty {
            fn to_value(&self) -> Value { Value::Text(self.to_string()) }
            fn from_value(value: &Value) -> Option<Self> { value.as_text().and_then(|t| t.parse().ok()) }
        }
    )+};
}
text_column! { jiff::civil::Date jiff::civil::Time jiff::Timestamp super::dates::PartialDate }

/// One row of one table, its values in the order of [`Record::COLUMNS`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Which table.
    pub kind: RecordKind,
    /// The identifier of the row.
    pub id: uuid::Uuid,
    /// The values of its columns, without the identifier.
    pub values: Vec<Value>,
}

/// A stored value that does not fit the column it stands in: the file was changed by something else.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the value in {table}.{column} cannot be read")]
pub struct DecodeError {
    /// The table.
    pub table: &'static str,
    /// The column.
    pub column: &'static str,
}

/// Takes the next column of a row. Used by the declaration of records.
pub fn take<'a, T: Column>(
    values: &mut impl Iterator<Item = &'a Value>,
    table: &'static str,
    column: &'static str,
) -> Result<T, DecodeError> {
    values
        .next()
        .and_then(T::from_value)
        .ok_or(DecodeError { table, column })
}

/// A noun that is kept in a table of its own.
pub trait Record: Sized {
    /// Which noun.
    const KIND: RecordKind;
    /// The name of its table.
    const TABLE: &'static str;
    /// Its columns in order, without `id`.
    const COLUMNS: &'static [&'static str];
    /// As stored values.
    fn row(&self) -> Row;
    /// From stored values.
    fn from_row(row: &Row) -> Result<Self, DecodeError>;
}

macro_rules! record_kinds {
    ($($(#[$doc:meta])* $name:ident: $ty:ty,)+) => {
        /// The nouns that are kept, one table each.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum RecordKind { $($(#[$doc])* $name,)+ }

        impl RecordKind {
            /// Every noun.
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];
            /// The name of its table.
            pub const fn table(self) -> &'static str {
                match self { $(Self::$name => <$ty as Record>::TABLE,)+ }
            }
            /// Its columns in order, without `id`.
            pub const fn columns(self) -> &'static [&'static str] {
                match self { $(Self::$name => <$ty as Record>::COLUMNS,)+ }
            }
            /// The noun kept in this table.
            pub fn from_table(table: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|kind| kind.table() == table)
            }
        }
    };
}

record_kinds! {
    /// A person, household, householder or homesharer.
    Profile: super::profile::Profile,
    /// A dated answer about a profile.
    Fact: super::fact::Fact,
    /// Somebody who lives in a home.
    Member: super::household::Member,
    /// A room.
    Room: super::household::Room,
    /// A wish.
    Preference: super::preference::Preference,
    /// A thing a wish names.
    PreferenceItem: super::preference::PreferenceItem,
    /// A must-have.
    MustHave: super::must_have::MustHave,
    /// A check or approval.
    Check: super::check::Check,
    /// A dated step.
    Milestone: super::profile::Milestone,
    /// A measured journey time.
    Journey: super::preference::Journey,
    /// Two profiles considered together.
    Pair: super::introduction::Pair,
    /// An introduction meeting.
    Introduction: super::introduction::Introduction,
    /// What one voice said.
    View: super::introduction::View,
    /// An arrangement.
    Arrangement: super::arrangement::Arrangement,
    /// An ending.
    Ending: super::arrangement::Ending,
    /// Who wanted an ending.
    EndingVoice: super::arrangement::EndingVoice,
    /// A promise.
    Promise: super::introduction::Promise,
    /// A cell without a place.
    Leftover: super::profile::Leftover,
    /// A setting of the scheme.
    Setting: super::profile::Setting,
    /// A shortlist as it was kept.
    MatchRun: super::match_run::MatchRun,
    /// A disagreement with a match.
    Disagreement: super::disagreement::Disagreement,
    /// An item of a sheet that opens only deliberately.
    SheetItem: super::restricted::SheetItem,
    /// That such a sheet was shown to somebody.
    SheetShowing: super::restricted::SheetShowing,
}

impl RecordKind {
    /// Whether what it says shows only on a sheet that was opened deliberately: nowhere else, and not in the
    /// history either.
    pub const fn is_restricted(self) -> bool {
        matches!(self, Self::SheetItem | Self::SheetShowing)
    }
}

/// What a change does to one row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Write {
    /// Adds the row, or makes it read like this (also if it had been taken out).
    Put(Row),
    /// Takes the row out. It stays in the file and can be put back.
    TakeOut(RecordKind, uuid::Uuid),
}

impl Write {
    /// Puts a record.
    pub fn put<R: Record>(record: &R) -> Self {
        Self::Put(record.row())
    }
}

codes! {
    /// What somebody did, as the history and undo name it.
    pub enum OpKind: "op" {
        /// The scheme was set up.
        SchemeCreated = "scheme-created",
        /// A profile was added.
        ProfileAdded = "profile-added",
        /// Something about a profile was changed.
        ProfileChanged = "profile-changed",
        /// Preferences and must-haves were set.
        PreferencesSet = "preferences-set",
        /// A home was set aside for a person.
        SetAside = "set-aside",
        /// A home that was set aside is considered again.
        BroughtBack = "brought-back",
        /// An introduction was arranged.
        IntroductionPlanned = "introduction-planned",
        /// What happened at an introduction was recorded.
        IntroductionRecorded = "introduction-recorded",
        /// A series of introductions was stopped.
        IntroductionsStopped = "introductions-stopped",
        /// An arrangement was started.
        ArrangementStarted = "arrangement-started",
        /// Something about an arrangement was changed.
        ArrangementChanged = "arrangement-changed",
        /// An arrangement ended.
        ArrangementEnded = "arrangement-ended",
        /// Somebody disagreed with a match and said why.
        Disagreed = "disagreed",
        /// A journey time was recorded.
        JourneyRecorded = "journey-recorded",
        /// Something promised was done, or put off.
        PromiseKept = "promise-kept",
        /// A file was imported.
        Imported = "imported",
        /// Settings were changed.
        SettingsChanged = "settings-changed",
        /// The recovery words were used: there is a new passphrase and a new sheet. Not undone.
        KeysRenewed = "keys-renewed",
        /// Neutral values were calculated anew.
        NeutralsFrozen = "neutrals-frozen",
        /// A shortlist was kept as it stood. Not undone, and in nobody's way.
        ListKept = "list-kept",
        /// A list left the file as an export. Not undone.
        Exported = "exported",
        /// A list was printed. Not undone.
        Printed = "printed",
        /// Something on a sheet that opens only deliberately was changed.
        SheetChanged = "sheet-changed",
        /// A sheet that opens only deliberately was shown to somebody. Not undone.
        SheetShown = "sheet-shown",
        /// Somebody opened the file with their passphrase. Not undone.
        Unlocked = "unlocked",
        /// Somebody tried to open it and could not: how often and since when stands in what it is about. Not undone.
        UnlockFailed = "unlock-failed",
        /// Who can open the file, or with what, was changed. Not undone.
        KeysChanged = "keys-changed",
        /// A safe copy took the place of the file. Not undone.
        Restored = "restored",
        /// A safe copy was restored to a scratch place and compared. Not undone.
        CopyTried = "copy-tried",
        /// Practice people were made.
        PracticeMade = "practice-made",
        /// What an earlier change had changed was put back as it was before it.
        PutBack = "put-back",
        /// An earlier change was undone.
        Undone = "undone",
        /// An undone change was put back.
        Redone = "redone",
    }
}

impl OpKind {
    /// Whether undo may reverse it. What has left the file cannot be called back, the first op of a
    /// file has nothing before it, and a note says only what somebody saw or did.
    pub const fn can_be_undone(self) -> bool {
        !self.is_a_note()
            && !matches!(
                self,
                Self::SchemeCreated
                    | Self::KeysRenewed
                    | Self::Exported
                    | Self::PracticeMade
                    | Self::Undone
                    | Self::Redone
            )
    }

    /// Whether it only notes what was seen or done with the file as a whole: no rule of the record reads what it
    /// wrote, so that it never came between two other changes.
    pub const fn is_a_note(self) -> bool {
        matches!(
            self,
            Self::ListKept
                | Self::Printed
                | Self::SheetShown
                | Self::Unlocked
                | Self::UnlockFailed
                | Self::KeysChanged
                | Self::Restored
                | Self::CopyTried
        )
    }
}

impl OpKind {
    /// Whether a safe copy is made for it alone. Not where somebody only looked: that the file was opened, or a list
    /// kept as it was seen. That a sheet was shown or a list printed is evidence, and a change of the keys is in no
    /// copy before it: those are.
    pub const fn is_worth_a_copy(self) -> bool {
        !matches!(
            self,
            Self::ListKept | Self::Unlocked | Self::UnlockFailed | Self::CopyTried
        )
    }
}

/// Something somebody wants done to the record: one op in the log, one step of undo.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What it is.
    pub kind: OpKind,
    /// What it is about, in words that undo can name: `Aled P and Morgan, tea visit`.
    pub about: String,
    /// The rows it writes, all or none.
    pub writes: Vec<Write>,
}

/// When and by whom a change was made, and the identifier of its op.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// Identifier of the op.
    pub op: uuid::Uuid,
    /// The instant, from the runtime's clock.
    pub at: jiff::Timestamp,
    /// The civil day it was for the person at the keyboard.
    pub today: jiff::civil::Date,
    /// Who made it, as the key slot names them.
    pub who: String,
}

/// A rule of the record that a change would break. The words for it are in the string table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// More people would live or stay in a home than it is approved for.
    OverCapacity(super::capacity::Over),
    /// The person already lives somewhere in that time.
    AlreadyLivesElsewhere {
        /// Who.
        person: String,
        /// With whom.
        home: String,
        /// Since when.
        since: jiff::civil::Date,
    },
    /// One side has not said yes to this arrangement.
    LockOpen {
        /// Whose yes is missing.
        missing: Vec<super::introduction::Voice>,
    },
    /// The household is not approved on the day the arrangement would start.
    NotApproved {
        /// The home.
        home: String,
        /// The day.
        on: jiff::civil::Date,
    },
    /// An end lies before its start.
    EndsBeforeStart {
        /// When it started.
        start: jiff::civil::Date,
    },
}

impl fmt::Display for Refusal {
    /// For developers; people read the words in the string table.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
    }
}
