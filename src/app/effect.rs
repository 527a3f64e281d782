//! What the program asks to have done, and what comes back. Plain data, so that a test can compare it.

use super::check_data::FileCheck;
use super::copy_data::{CopiesData, CopyMade, CopyStanding, RestoreOrder, Restored};
use super::keys_data::{KeyPerson, KeysData, NewPerson, PassphraseChange, Removal};
use super::last_form::LastForm;
use super::match_data::{
    CheckBackData, CompareData, LeftOutData, NoHome, ShortlistData, WhatIfData, WhyData,
};
use super::neutral_data::NeutralsData;
use super::notice::Trouble;
use super::run_data::RunsData;
use super::scheme_data::{PlaceCost, SchemeAsk, SchemeData, Way};
use crate::domain::due::Due;
use crate::domain::id::{ArrangementId, IntroductionId, PairId, PreferenceId, ProfileId};
use crate::domain::lists::{
    ChangeDetail, Draft, HistoryLine, HistoryOf, PairSheet, ProfileLine, ProtectedLine,
};
use crate::domain::port::{Change, OpKind};
use crate::domain::preference::Level;
use crate::domain::restricted::{RestrictedSheet, SheetCount, SheetName};
use crate::domain::safe_copy::SafeCopy;
use crate::domain::sheet::{Living, Sheet};
use crate::matching::cost::Costs;
use crate::matching::robust::outcome::Outcome;
use crate::matching::robust::rerun::Setup;
use crate::stability::continuing::Continuing;
use crate::stability::waiting::Waiting;
use std::fmt;
use std::sync::Arc;
use zeroize::Zeroize as _;

/// A number that joins an answer to its question. An answer nobody waits for is dropped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Ticket(pub u64);

/// Text that must never be shown, logged or kept: a passphrase or recovery words. Wiped when dropped.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Secret(pub String);

impl Drop for Secret {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(hidden)")
    }
}

/// Something to read from the file.
#[derive(Debug, Clone, PartialEq)]
pub enum Query {
    /// What is due, the drafts, and the counts of the week.
    Today,
    /// The list of people and homes.
    People,
    /// One profile with everything that belongs to it.
    Profile(ProfileId),
    /// A sheet that opens only deliberately. Asked for only once the log says that it was opened.
    RestrictedSheet(ProfileId, SheetName),
    /// The shortlist for a profile.
    Shortlist(ProfileId),
    /// Why one profile fits another: the first is the one the shortlist is for.
    Why(ProfileId, ProfileId),
    /// Who was left out of the shortlist for a profile, and why.
    LeftOut(ProfileId),
    /// What each must-have and need of a profile costs.
    Costs(ProfileId),
    /// What either-or questions about the wishes of a profile can be made of.
    CheckBack(ProfileId),
    /// Every must-have about what equality law protects, for the manager.
    Protected,
    /// Who is looking and has no home that could work, of those who have waited longest.
    NoHome,
    /// The lists kept for a profile.
    Runs(ProfileId),
    /// Some of the other side compared for a profile, in this order. Whoever is not there any more is
    /// left out.
    Compare(ProfileId, Vec<ProfileId>),
    /// The shortlist for a profile as it would be with some of its wishes at other levels. Nothing is
    /// written.
    WhatIf {
        /// For whom.
        subject: ProfileId,
        /// The levels that differ from the file.
        levels: Vec<(PreferenceId, Level)>,
    },
    /// Everybody who is looking and every free place, with the ways of giving the places out.
    Scheme(SchemeAsk),
    /// What it costs the others if somebody takes a place now: who would move in, and the home.
    PlaceCost(SchemeAsk, ProfileId, ProfileId),
    /// What unknown answers count for, what they would count for if that were worked out again, and
    /// what would move.
    Neutrals,
    /// Every pair with something under way or decided.
    Board,
    /// One pair.
    Pair(PairId),
    /// Two profiles, in any order, and their pair if they were considered before.
    PairOf(ProfileId, ProfileId),
    /// Every arrangement.
    Arrangements,
    /// One arrangement with its pair.
    Arrangement(ArrangementId),
    /// Waiting and continuing.
    Learn,
    /// Where the file is and how it stands.
    Files,
    /// What is set, row by row.
    Settings,
    /// The safe copies, in both places. Also while the scheme is locked.
    Copies,
    /// The history of one record, or of everything.
    History(HistoryOf),
    /// One change of the history taken apart.
    Change(uuid::Uuid),
    /// Who can open the scheme.
    Keys,
    /// The draft of a form about something, if there is one.
    Draft {
        /// The form.
        form: &'static str,
        /// About what.
        about: Option<uuid::Uuid>,
    },
}

/// A list that can leave the program as a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ExportList {
    /// People and homes of every kind.
    People,
    /// The shortlist for a profile.
    Shortlist(ProfileId),
    /// What the whole scheme suggests in one way.
    Scheme(SchemeAsk, Way),
    /// Introductions.
    Introductions,
    /// Arrangements.
    Arrangements,
    /// Who is waiting.
    Waiting,
    /// The history.
    History,
}

impl ExportList {
    /// The word id of what it is called.
    pub const fn word_id(&self) -> &'static str {
        match self {
            Self::People => "export-people",
            Self::Shortlist(_) => "export-shortlist",
            Self::Scheme(..) => "export-scheme",
            Self::Introductions => "export-introductions",
            Self::Arrangements => "export-arrangements",
            Self::Waiting => "export-waiting",
            Self::History => "export-history",
        }
    }
}

/// What to have done.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Read.
    Read(Ticket, Query),
    /// Change the record.
    Apply(Ticket, Change),
    /// Undo the last change.
    Undo(Ticket),
    /// Put back the last change that was undone.
    Redo(Ticket),
    /// Put back what a change had changed, as it was before it. Answered by [`Reply::Saved`].
    PutBack(Ticket, uuid::Uuid),
    /// Keep a draft in the file.
    KeepDraft(Draft),
    /// Forget a draft.
    DropDraft(uuid::Uuid),
    /// Keep the shortlist of a profile as it stands, if it is not as it was kept last. Answered by
    /// [`Reply::Runs`]; nobody's keys wait for it.
    KeepRun(Ticket, ProfileId),
    /// List spreadsheets in the folder an import would look in, newest first.
    ListSpreadsheets(Ticket),
    /// Read a spreadsheet and make a plan of its import. Nothing is written.
    ReadSpreadsheet(Ticket, String),
    /// Write a list to a file outside the locked store.
    Export(Ticket, ExportList),
    /// Make a scheme and open it. Answered by [`Reply::Opened`]. What was begun is taken away again if
    /// it cannot be finished.
    CreateScheme(Ticket, Box<NewScheme>),
    /// Suggest a passphrase and make recovery words for a scheme that is being set up. Answered by
    /// [`Reply::Recovery`]; nothing of it is kept outside the answer.
    MakeRecovery(Ticket),
    /// Look at the scheme that is locked, from outside. Answered by [`Reply::Locked`].
    LookAtLocked(Ticket),
    /// Open the scheme with a passphrase. Answered by [`Reply::Opened`] or trouble, after a third of
    /// a second or more.
    Unlock(Ticket, Secret),
    /// Open the newest safe copy with a passphrase, to be looked at only. Answered by [`Reply::Opened`].
    LookAtCopy(Ticket, Secret),
    /// Bring the scheme from where it may not be worked in to this computer, and open it. Answered by
    /// [`Reply::Opened`].
    MoveHere(Ticket, Secret),
    /// Try the recovery words of the scheme. Nothing is changed or kept open. If they are right the
    /// answer is [`Reply::Recovery`] with a *new* sheet, else [`Trouble::UnknownWord`],
    /// [`Trouble::WordCount`] or [`Trouble::WrongWords`].
    TryWords(Ticket, Secret),
    /// Open the scheme with its recovery words, and put a new passphrase and a new sheet in the
    /// place of the old ones: one write of the key file, so that the old or the new work, never
    /// neither. Answered by [`Reply::Opened`].
    Recover(Ticket, Box<NewKeys>),
    /// Let somebody in, with a passphrase of their own. Answered by [`Reply::Saved`].
    AddPerson(Ticket, Box<NewPerson>),
    /// Take somebody out: the file gets another key and a new recovery sheet. Answered by [`Reply::Saved`]; the
    /// answer takes as long as writing the whole file anew.
    RemovePerson(Ticket, Box<Removal>),
    /// Change one's own passphrase: one write of the key file, so that the old or the new works, never neither.
    /// Answered by [`Reply::Saved`].
    ChangePassphrase(Ticket, Box<PassphraseChange>),
    /// Put a new recovery sheet, with these words, in the place of the old one. Answered by [`Reply::Saved`].
    RenewSheet(Ticket, Secret),
    /// Check the file: its pages, its rules and the chain of its changes. Answered by
    /// [`Reply::FileChecked`].
    CheckFile(Ticket),
    /// Lock: close the file and drop the key. Answered by [`Reply::NowLocked`], or by the trouble that kept
    /// a draft out of the file, and then it is still open.
    Lock(Ticket),
    /// Everything that was shown is forgotten: wipe what the runtime still has of it.
    Forget,
    /// Make a safe copy. Answered by [`Reply::CopyMade`]; nobody's keys wait for it, and
    /// [`Reply::Copying`] may come first.
    MakeCopy(Ticket),
    /// Try the newest safe copy: restore it to a scratch folder, compare, and take it away again. Answered
    /// by [`Reply::CopyTried`].
    TryCopy(Ticket),
    /// Put a safe copy in the place of the file. Answered by [`Reply::Restored`], or
    /// [`Trouble::OldKeys`] if it needs a passphrase of its own.
    Restore(Ticket, Box<RestoreOrder>),
    /// Check the passphrase of the scheme that is open, to come back from a hidden screen.
    Verify(Ticket, Secret),
    /// Run a list again, [`DRAWS`](super::reruns::DRAWS) times, while everything else goes on. Answered
    /// by [`Reply::Rerun`] unless it is stopped or another list takes its place.
    Rerun(Ticket, Arc<Setup>),
    /// Stop running a list again. What was done is kept in case it is asked for once more.
    StopRerun,
    /// Remember how the screen should look, outside the locked file.
    KeepLook(super::session::ThemeChoice),
    /// Close.
    Quit,
}

/// A scheme to make.
#[derive(Debug, Clone, PartialEq)]
pub struct NewScheme {
    /// What it is called.
    pub name: String,
    /// Who sets it up.
    pub who: String,
    /// The passphrase.
    pub passphrase: Secret,
    /// The recovery words, as they were shown.
    pub words: Secret,
}

/// New keys for a scheme whose passphrase was lost.
#[derive(Debug, Clone, PartialEq)]
pub struct NewKeys {
    /// The recovery words as they were typed.
    pub old_words: Secret,
    /// Whose passphrase was lost, if there are several people.
    pub slot: Option<uuid::Uuid>,
    /// The new passphrase.
    pub passphrase: Secret,
    /// The words of the new sheet, as they were shown.
    pub words: Secret,
}

/// A scheme as it can be seen while it is locked.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LockedScheme {
    /// Where it is.
    pub folder: String,
    /// When its file was last changed, where the system tells.
    pub changed: Option<jiff::Timestamp>,
    /// When the newest safe copy was made that lies beside it or in the second place.
    pub last_copy: Option<jiff::Timestamp>,
}

/// What Today shows.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TodayData {
    /// What is due, in order.
    pub due: Vec<Due>,
    /// What was begun and not saved.
    pub drafts: Vec<Draft>,
    /// The form that was saved last by whoever is in.
    pub last_form: Option<LastForm>,
    /// The promises among what is due.
    pub promises: Vec<crate::domain::introduction::Promise>,
    /// How many pairs have introductions under way.
    pub introductions_under_way: usize,
    /// How many arrangements started in the last seven days.
    pub started_this_week: usize,
    /// How many profiles there are.
    pub profiles: usize,
    /// The clock of the computer is behind the last change in the file.
    pub clock_behind: bool,
    /// How things stand with safe copies; nothing for practice people.
    pub copies: Option<CopyStanding>,
    /// How many days after the last change the scheme was opened, if more than a day: the computer's clock
    /// may be ahead.
    pub days_after_last: Option<i64>,
    /// How much room is left on the disk, in megabytes, if it is little.
    pub little_room: Option<u64>,
}

/// Two profiles that are, or may become, a pair.
#[derive(Debug, Clone, PartialEq)]
pub struct PairOfData {
    /// The person or homesharer.
    pub mover: Sheet,
    /// The household or householder.
    pub home: Sheet,
    /// Their pair, if they were considered before.
    pub pair: Option<PairSheet>,
}

/// What Files shows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FilesData {
    /// Where the scheme is.
    pub folder: String,
    /// How many profiles, introductions and arrangements it holds.
    pub counts: [usize; 3],
    /// How many bytes the file has.
    pub bytes: u64,
    /// Where exports go.
    pub exports: String,
}

/// A spreadsheet that could be imported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spreadsheet {
    /// Its whole path.
    pub path: String,
    /// Its name.
    pub name: String,
    /// When it was last changed.
    pub changed: jiff::Timestamp,
}

/// What comes back.
#[derive(Debug, Clone, PartialEq)]
pub enum Reply {
    /// For [`Query::Today`].
    Today(Box<TodayData>),
    /// For [`Query::People`].
    People(Vec<ProfileLine>),
    /// For [`Query::Profile`]; nothing if there is no such profile.
    Profile(Option<Box<ProfileData>>),
    /// For [`Query::RestrictedSheet`].
    RestrictedSheet(Box<RestrictedSheet>),
    /// For [`Query::Shortlist`].
    Shortlist(Box<ShortlistData>),
    /// For [`Query::Why`].
    Why(Box<WhyData>),
    /// For [`Query::LeftOut`].
    LeftOut(Box<LeftOutData>),
    /// For [`Query::Costs`]; nothing if there is no such profile.
    Costs(Option<Box<Costs>>),
    /// For [`Query::CheckBack`]; nothing if there is no such profile.
    CheckBack(Option<Box<CheckBackData>>),
    /// For [`Query::Protected`].
    Protected(Vec<ProtectedLine>),
    /// For [`Query::NoHome`].
    NoHome(Vec<NoHome>),
    /// For [`Query::Runs`], and the latest 2 for [`Effect::KeepRun`].
    Runs(Box<RunsData>),
    /// For [`Query::Compare`].
    Compare(Box<CompareData>),
    /// For [`Query::WhatIf`].
    WhatIf(Box<WhatIfData>),
    /// For [`Query::Scheme`].
    Scheme(Box<SchemeData>),
    /// For [`Query::PlaceCost`]; nothing if one of them takes no part.
    PlaceCost(Option<Box<PlaceCost>>),
    /// For [`Query::Neutrals`].
    Neutrals(Box<NeutralsData>),
    /// For [`Query::Board`].
    Board(Vec<PairSheet>),
    /// For [`Query::Pair`].
    Pair(Option<Box<PairSheet>>),
    /// For [`Query::PairOf`]; nothing if one of them is not there or they are not of two sides.
    PairOf(Option<Box<PairOfData>>),
    /// For [`Query::Arrangements`].
    Arrangements(Vec<Living>),
    /// For [`Query::Arrangement`].
    Arrangement(Option<Box<(Living, PairSheet)>>),
    /// For [`Query::Learn`].
    Learn(Box<(Vec<Waiting>, Continuing)>),
    /// For [`Query::Files`].
    Files(Box<FilesData>),
    /// For [`Query::Settings`]; also sent unasked for after a change of them.
    Settings(Vec<crate::domain::profile::Setting>),
    /// For [`Query::Keys`].
    Keys(Box<KeysData>),
    /// For [`Query::History`].
    History(Vec<HistoryLine>),
    /// For [`Query::Change`]; nothing if there is no such change.
    Change(Option<Box<ChangeDetail>>),
    /// For [`Query::Draft`].
    Draft(Option<Box<Draft>>),
    /// A change was written.
    Saved {
        /// What it was.
        kind: OpKind,
        /// What it was about.
        about: String,
        /// Profiles that were given a reference by it.
        added: Vec<ProfileId>,
    },
    /// A change was undone.
    Undone {
        /// What it was.
        kind: OpKind,
        /// What it was about.
        about: String,
    },
    /// A change was put back.
    Redone {
        /// What it was.
        kind: OpKind,
        /// What it was about.
        about: String,
    },
    /// For [`Effect::ReadSpreadsheet`].
    ImportPlan(Box<crate::exchange::plan::Plan>),
    /// For [`Effect::ListSpreadsheets`].
    Spreadsheets(Vec<Spreadsheet>),
    /// For [`Effect::CheckFile`].
    FileChecked(Box<FileCheck>),
    /// For [`Query::Copies`].
    Copies(Box<CopiesData>),
    /// A safe copy is being made and takes more than a second: how much of 100 is done. Comes unasked for.
    Copying(u8),
    /// For [`Effect::MakeCopy`]; also comes unasked for when one was made by itself.
    CopyMade(Box<CopyMade>),
    /// For [`Effect::TryCopy`]: the copy that was tried and is good.
    CopyTried(Box<SafeCopy>),
    /// For [`Effect::Restore`].
    Restored(Box<Restored>),
    /// For [`Effect::Export`]: where the file is.
    Exported(String),
    /// For [`Effect::MakeRecovery`] and [`Effect::TryWords`]: a passphrase that could be used, the 24 words, and the three
    /// places (counted from 1) that will be asked for.
    Recovery {
        /// A passphrase that could be used.
        suggestion: Secret,
        /// The 24 words in order.
        words: Vec<Secret>,
        /// Which three will be asked for.
        ask: [usize; 3],
        /// For [`Effect::TryWords`], who can open the scheme.
        people: Vec<KeyPerson>,
    },
    /// For [`Effect::LookAtLocked`].
    Locked(Box<LockedScheme>),
    /// The scheme is open, or was made.
    Opened(Box<super::session::Scheme>),
    /// For [`Effect::Lock`]: the file is closed and nothing of it is left.
    NowLocked,
    /// The passphrase is right.
    Verified,
    /// For [`Effect::Rerun`].
    Rerun(Arc<Outcome>),
    /// For [`Effect::KeepDraft`]: it is in the file. No screen waits for it.
    DraftKept,
    /// Something was kept or dropped that nobody waits for.
    Kept,
    /// It could not be done, and nothing was lost.
    Trouble(Trouble),
}

/// A profile with what its screen shows beside the sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct ProfileData {
    /// The sheet.
    pub sheet: Sheet,
    /// Its pairs.
    pub pairs: Vec<PairSheet>,
    /// How many items its health and risk sheets have. What is on them is not read.
    pub sheets: Vec<SheetCount>,
    /// Cells of imported files that have no place in the record.
    pub leftovers: Vec<crate::domain::profile::Leftover>,
}

/// Names of things a command can be about, so that one screen can open another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// A profile.
    Profile(ProfileId),
    /// A pair, and a meeting of it.
    Pair(PairId, Option<IntroductionId>),
    /// An arrangement.
    Arrangement(ArrangementId),
}

/// What an effect would do to a record that may only be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Changes {
    /// Nothing.
    Nothing,
    /// It writes by itself: nobody asked for it, and nobody is told when it does not happen.
    ByItself,
    /// Somebody asked for a change and waits for this answer.
    Asked(Ticket),
    /// Somebody asked for something that only reads it, or puts another in its place, but must be noted in its
    /// log, and waits for this answer.
    Noted(Ticket),
}

impl Changes {
    /// Who waits for an answer.
    pub const fn ticket(self) -> Option<Ticket> {
        match self {
            Self::Nothing | Self::ByItself => None,
            Self::Asked(ticket) | Self::Noted(ticket) => Some(ticket),
        }
    }
}

impl Effect {
    /// What it would do to the record that is open: whatever writes to it, and whatever takes something out of
    /// it and must say so in its log.
    pub const fn changes(&self) -> Changes {
        match self {
            Self::Apply(ticket, _)
            | Self::Undo(ticket)
            | Self::Redo(ticket)
            | Self::PutBack(ticket, _)
            | Self::AddPerson(ticket, _)
            | Self::RemovePerson(ticket, _)
            | Self::ChangePassphrase(ticket, _)
            | Self::RenewSheet(ticket, _) => Changes::Asked(*ticket),
            Self::MakeCopy(ticket)
            | Self::TryCopy(ticket)
            | Self::Restore(ticket, _)
            | Self::Export(ticket, _) => Changes::Noted(*ticket),
            Self::KeepDraft(_) => Changes::Asked(Ticket(0)),
            Self::DropDraft(_) | Self::KeepRun(..) => Changes::ByItself,
            Self::Read(..)
            | Self::ListSpreadsheets(_)
            | Self::ReadSpreadsheet(..)
            | Self::CreateScheme(..)
            | Self::MakeRecovery(_)
            | Self::LookAtLocked(_)
            | Self::LookAtCopy(..)
            | Self::MoveHere(..)
            | Self::Unlock(..)
            | Self::TryWords(..)
            | Self::Recover(..)
            | Self::CheckFile(_)
            | Self::Lock(_)
            | Self::Forget
            | Self::Verify(..)
            | Self::Rerun(..)
            | Self::StopRerun
            | Self::KeepLook(_)
            | Self::Quit => Changes::Nothing,
        }
    }
}
