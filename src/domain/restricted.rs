//! Sheets that open only deliberately: what is known about somebody's health, and about risk.
//!
//! They are kept apart from the profile, item by item, so that what happened once on a bad day is never the
//! first thing that is read about a person. No list, preview, shortlist, search or export has any of
//! it, and matching does not know that it exists. Each sheet carries who was shown it.

use super::dates::PartialDate;
use super::id::{ProfileId, SheetItemId, SheetShowingId};
use super::profile::ProfileKind;
use jiff::civil::Date;

codes! {
    /// Which of the sheets.
    pub enum SheetName: "sheet" {
        /// What others need to know about health.
        Health = "health",
        /// What happened that could happen again, and what keeps everybody safe.
        Risk = "risk",
    }
}

impl SheetName {
    /// The sheets a kind of profile has. A household has none; of a householder only health is asked, because
    /// they stay in their own home.
    pub const fn of(kind: ProfileKind) -> &'static [Self] {
        match kind {
            ProfileKind::Person | ProfileKind::Homesharer => Self::ALL,
            ProfileKind::Householder => &[Self::Health],
            ProfileKind::Household => &[],
        }
    }
}

record! {
    /// One item of a sheet. A correction supersedes it; the log keeps what stood there before.
    pub struct SheetItem in "sheet_item", id SheetItemId {
        /// Whose.
        pub profile: ProfileId = "profile_id",
        /// On which sheet.
        pub sheet: SheetName = "sheet",
        /// What it is about.
        pub what: String = "what",
        /// What the person says about it, in their own words. Shown first.
        pub own_words: String = "own_words",
        /// What helps.
        pub helps: String = "helps",
        /// What has changed since it last happened.
        pub changed: String = "changed",
        /// When it was last so, as precisely as it is known.
        pub last: Option<PartialDate> = "last_on",
        /// What was going on around it.
        pub context: String = "context",
        /// Who needs to know.
        pub need_to_know: String = "need_to_know",
        /// By when it should be looked at again.
        pub review: Option<Date> = "review_on",
        /// The day it was written or last gone through.
        pub looked_at: Date = "looked_at_on",
    }
}

record! {
    /// That a sheet was opened: by whom, and for whom. Written before anything of the sheet shows.
    pub struct SheetShowing in "sheet_showing", id SheetShowingId {
        /// Whose sheet.
        pub profile: ProfileId = "profile_id",
        /// Which sheet.
        pub sheet: SheetName = "sheet",
        /// The day.
        pub on: Date = "on_date",
        /// Who opened it.
        pub by: String = "by_whom",
        /// Whom it was shown to. Empty if it was opened to be read by whoever opened it.
        pub to: String = "to_whom",
        /// Why, or how it was agreed.
        pub why: String = "why",
    }
}

/// A sheet as it shows once it is open.
#[derive(Debug, Clone, PartialEq)]
pub struct RestrictedSheet {
    /// Whose.
    pub profile: ProfileId,
    /// Which.
    pub sheet: SheetName,
    /// Its items, in the order in which they were added.
    pub items: Vec<SheetItem>,
    /// Who was shown it, the latest first.
    pub showings: Vec<SheetShowing>,
}

impl RestrictedSheet {
    /// What may be known of it while it is closed. Nothing where it has no items.
    pub fn count(&self) -> Option<SheetCount> {
        let looked_at = self.items.iter().map(|item| item.looked_at).max();
        looked_at.map(|day| SheetCount {
            sheet: self.sheet,
            items: u32::try_from(self.items.len()).unwrap_or(u32::MAX),
            looked_at: day,
        })
    }
}

/// What may be known of a sheet while it is closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SheetCount {
    /// Which sheet.
    pub sheet: SheetName,
    /// How many items it has.
    pub items: u32,
    /// The last day on which one of them was written or gone through.
    pub looked_at: Date,
}

/// By when a sheet should be looked at again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetReview {
    /// Whose.
    pub profile: ProfileId,
    /// Their name.
    pub name: String,
    /// Which sheet.
    pub sheet: SheetName,
    /// The earliest day set for one of its items.
    pub on: Date,
}
