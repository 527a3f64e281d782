//! What is due: the next thing to do for each person and home, worked out from dated events.
//!
//! Nothing here is stored. A row comes from one rule, names that rule, and goes away when the
//! record says the thing was done.

mod people;
mod records;
mod series;
mod sheets;
#[cfg(test)]
mod tests;

use super::check::CheckKind;
use super::id::{ArrangementId, IntroductionId, PairId, ProfileId, PromiseId};
use super::introduction::{MeetingKind, Voice};
use super::lists::{CheckLine, PairSheet, ProfileLine, PromiseLine};
use super::restricted::{SheetName, SheetReview};
use super::sheet::{Living, Stage};
use jiff::ToSpan;
use jiff::civil::{Date, Time};
use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

/// Days after a meeting, or after a yes, by which somebody should have heard something.
pub const DAYS_TO_ANSWER: i64 = 7;

/// Days ahead at which a check that runs out and a profile that grows old begin to show.
pub const DAYS_AHEAD: i64 = 28;

/// Days without anything happening after which somebody who waits should hear from us.
pub const DAYS_WITHOUT_NEWS: i64 = 28;

/// Months after which a profile is read through again with those it is about.
pub const PROFILE_MONTHS: i64 = 12;

/// Pairs by their id.
type Pairs<'a> = HashMap<PairId, &'a PairSheet>;

/// The part of the record that [`due`] reads.
#[derive(Debug, Clone, Copy)]
pub struct DueInput<'a> {
    /// The civil day at the keyboard.
    pub today: Date,
    /// Every pair, those set aside too.
    pub pairs: &'a [PairSheet],
    /// Every arrangement, those ended too.
    pub livings: &'a [Living],
    /// Every check, older ones too: only the newest decision of each kind counts.
    pub checks: &'a [CheckLine],
    /// Every promise, those done too.
    pub promises: &'a [PromiseLine],
    /// Every profile. Reminders about a profile that has left stop.
    pub profiles: &'a [ProfileLine],
    /// By when health and risk sheets should be looked at again, and nothing else of them.
    pub sheets: &'a [SheetReview],
}

/// One thing that is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// By which day. It is late from the day after.
    pub when: Date,
    /// At what time, where one was set.
    pub at: Option<Time>,
    /// What.
    pub what: DueWhat,
    /// The name it is about, and the name of the home where it is about two.
    pub who: (String, Option<String>),
    /// What to open.
    pub target: DueTarget,
    /// The id of the words for the rule it comes from.
    pub rule: &'static str,
}

impl Due {
    /// Whether its day is past.
    pub fn is_late(&self, today: Date) -> bool {
        self.when < today
    }

    /// The place in the list. Late rows come first and the newest of them on top, because what
    /// happened yesterday is still fresh in somebody's mind; then everything by day, with what
    /// has no time after what has one.
    fn place(&self, today: Date) -> impl Ord + '_ {
        let late = self.is_late(today);
        (
            !late,
            late.then_some(Reverse(self.when)),
            self.when,
            self.at.is_none(),
            self.at,
            &self.who,
            self.rule,
            self.target,
        )
    }
}

/// What is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DueWhat {
    /// A meeting was planned, its day is past, and nobody has said how it went.
    HowDidItGo(MeetingKind),
    /// A meeting.
    Meeting(MeetingKind),
    /// The last meeting left the next step open, and none is planned.
    NextStepNotSet,
    /// One side has not said how it feels.
    WaitingForView(Voice),
    /// Both sides said yes to the arrangement and it has no day to begin on.
    BothSaidYes,
    /// The first review of an arrangement.
    FirstReview,
    /// A proper decision about an arrangement that began before both said yes.
    DecisionDue,
    /// The last day of a trial.
    TrialEnds,
    /// A check runs out after this day.
    CheckExpires(CheckKind),
    /// A check has run out.
    CheckExpired(CheckKind),
    /// Something promised, in the words of the promise.
    PromiseDue(String),
    /// The profile was agreed twelve months ago.
    ProfileOld,
    /// Somebody is waiting, and nothing has happened for 28 days.
    NotContacted28Days,
    /// A sheet that opens only deliberately is to be looked at again. What is on it is not told.
    SheetReview(SheetName),
}

impl DueWhat {
    /// The id of its words. [`DueWhat::WaitingForView`] needs `name` (whoever is waited for), the two
    /// about checks need `check` (the words of its kind). A promise has its own words and no id.
    pub fn word_id(&self) -> Option<String> {
        let id = match self {
            Self::HowDidItGo(kind) => return Some(format!("went-{}", kind.code())),
            Self::Meeting(kind) => kind.word_id(),
            Self::NextStepNotSet => "due-next-step",
            Self::WaitingForView(_) => "due-waiting-for",
            Self::BothSaidYes => "due-both-said-yes",
            Self::FirstReview => "due-first-review",
            Self::DecisionDue => "due-decision",
            Self::TrialEnds => "due-trial-ends",
            Self::CheckExpires(_) => "due-check-expires",
            Self::CheckExpired(_) => "due-check-expired",
            Self::PromiseDue(_) => return None,
            Self::ProfileOld => "due-profile-old",
            Self::NotContacted28Days => "due-not-contacted",
            Self::SheetReview(SheetName::Health) => "due-sheet-health",
            Self::SheetReview(SheetName::Risk) => "due-sheet-risk",
        };
        Some(id.to_owned())
    }

    /// The id of the words for the rule that asks for it.
    pub const fn rule(&self) -> &'static str {
        match self {
            Self::HowDidItGo(_) => "rule-meeting-passed",
            Self::Meeting(_) => "rule-meeting-planned",
            Self::NextStepNotSet => "rule-next-step",
            Self::WaitingForView(_) => "rule-view",
            Self::BothSaidYes => "rule-both-said-yes",
            Self::FirstReview => "rule-first-review",
            Self::DecisionDue => "rule-decision",
            Self::TrialEnds => "rule-trial",
            Self::CheckExpires(_) | Self::CheckExpired(_) => "rule-check",
            Self::PromiseDue(_) => "rule-promise",
            Self::ProfileOld => "rule-profile",
            Self::NotContacted28Days => "rule-waiting",
            Self::SheetReview(_) => "rule-sheet",
        }
    }
}

/// What a row opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DueTarget {
    /// A pair, and the introduction where it is about one.
    Pair {
        /// The pair.
        pair: PairId,
        /// The introduction.
        introduction: Option<IntroductionId>,
    },
    /// A profile.
    Profile(ProfileId),
    /// An arrangement.
    Arrangement(ArrangementId),
    /// A promise.
    Promise(PromiseId),
    /// A sheet that opens only deliberately: the question before it.
    Sheet(ProfileId, SheetName),
}

/// Everything that is due, late rows first (newest on top), then by day, time, name.
///
/// Checks, sheets and old profiles show from [`DAYS_AHEAD`] days before, a wait without news from its last
/// news on; what has a day agreed with somebody shows however far ahead it is.
pub fn due(input: &DueInput<'_>) -> Vec<Due> {
    let left: HashSet<ProfileId> = input
        .profiles
        .iter()
        .filter(|p| p.stage == Stage::Left)
        .map(|p| p.id)
        .collect();
    let pairs: Pairs<'_> = input.pairs.iter().map(|s| (s.pair.id, s)).collect();
    let news = people::News::gather(input);
    let mut all = Vec::new();
    for sheet in input.pairs.iter().filter(|s| {
        s.pair.set_aside_on.is_none()
            && !left.contains(&s.pair.mover)
            && !left.contains(&s.pair.home)
    }) {
        all.extend(series::meetings(sheet, input.today));
        all.extend(series::loose_ends(sheet));
    }
    for living in input.livings.iter().filter(|l| l.ending.is_none()) {
        all.extend(records::arrangement_days(living, &pairs, input.today));
    }
    all.extend(records::checks(input, &left));
    all.extend(records::promises(input, &pairs, &left));
    all.extend(sheets::reviews(input, &left));
    all.extend(
        input
            .profiles
            .iter()
            .filter_map(|p| people::old(p, input.today)),
    );
    all.extend(
        input
            .profiles
            .iter()
            .filter_map(|p| people::unheard(p, &news, input.today)),
    );
    all.sort_by(|a, b| a.place(input.today).cmp(&b.place(input.today)));
    all
}

/// The rows of [`due`] as Today shows them, each in the order it came in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Bands<'a> {
    /// Its day is past.
    pub late: Vec<&'a Due>,
    /// Due today.
    pub today: Vec<&'a Due>,
    /// Due on one of the seven days after today.
    pub next_7_days: Vec<&'a Due>,
    /// Due after that.
    pub later: Vec<&'a Due>,
}

/// Sorts rows into the bands of Today.
pub fn bands(all: &[Due], today: Date) -> Bands<'_> {
    let week = days_after(today, 7);
    let mut bands = Bands::default();
    for row in all {
        let band = if row.is_late(today) {
            &mut bands.late
        } else if row.when == today {
            &mut bands.today
        } else if row.when <= week {
            &mut bands.next_7_days
        } else {
            &mut bands.later
        };
        band.push(row);
    }
    bands
}

fn days_after(day: Date, days: i64) -> Date {
    day.saturating_add(days.days())
}

fn row(when: Date, what: DueWhat, who: (String, Option<String>), target: DueTarget) -> Due {
    Due {
        when,
        at: None,
        rule: what.rule(),
        what,
        who,
        target,
    }
}

fn names(sheet: &PairSheet) -> (String, Option<String>) {
    (
        sheet.mover.known_as.clone(),
        Some(sheet.home.known_as.clone()),
    )
}
