//! Where a pair stands on the board. It follows from what happened and what was said, and is
//! never stored.

use crate::domain::introduction::{Happened, MeetingKind, NextStep, ViewAnswer};
use crate::domain::lists::PairSheet;
use jiff::civil::Date;

/// For how many days a pair that was set aside is still shown, so that both sides get told.
pub const DAYS_SHOWN: i32 = 28;

/// A silence of more days than this is a bit long.
pub const DAYS_A_BIT_LONG: u32 = 7;

/// The four columns of the board.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Column {
    /// They have not met yet.
    #[default]
    ToArrange,
    /// They meet by day.
    Meeting,
    /// They try it out overnight, at a weekend or for longer.
    TryingOut,
    /// Both said yes, or somebody said no.
    Decided,
}

impl Column {
    /// Every column, from left to right.
    pub const ALL: &'static [Self] = &[
        Self::ToArrange,
        Self::Meeting,
        Self::TryingOut,
        Self::Decided,
    ];

    /// The id of its heading.
    pub const fn word_id(self) -> &'static str {
        match self {
            Self::ToArrange => "board-to-arrange",
            Self::Meeting => "board-meeting",
            Self::TryingOut => "board-trying-out",
            Self::Decided => "board-decided",
        }
    }

    /// Its place from the left, counted from 0.
    pub const fn place(self) -> usize {
        match self {
            Self::ToArrange => 0,
            Self::Meeting => 1,
            Self::TryingOut => 2,
            Self::Decided => 3,
        }
    }
}

/// What was decided about a pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Decision {
    /// Both said yes to this arrangement; it has no day to start on yet.
    BothYes,
    /// It has a day to start on that has not come.
    Starts(Date),
    /// The side that would move in said no.
    MoverSaidNo,
    /// The home said no.
    HomeSaidNo,
    /// It should be stopped, kindly.
    StopKindly,
    /// It was set aside on this day.
    SetAside(Date),
}

/// What was decided, if anything was: an arrangement, a clear yes of both, or a no.
///
/// A no to meeting again decides it unless another meeting is planned or they agreed to talk it
/// over; a no to the arrangement always does.
pub fn decision_of(sheet: &PairSheet) -> Option<Decision> {
    if let Some(on) = sheet.pair.set_aside_on {
        return Some(Decision::SetAside(on));
    }
    if let Some(living) = sheet.living.as_ref().filter(|l| l.ending.is_none()) {
        return Some(Decision::Starts(living.arrangement.start));
    }
    let arrangement = sheet.arrangement_views();
    if arrangement.missing().is_empty() {
        return Some(Decision::BothYes);
    }
    let no = |said: Option<ViewAnswer>| said == Some(ViewAnswer::No);
    let step = sheet.last_met().map(|i| i.next_step);
    let goes_on = sheet.planned().is_some() || step == Some(NextStep::MatchingMeeting);
    let meeting = sheet.meeting_views();
    if no(arrangement.mover) || (no(meeting.mover) && !goes_on) {
        return Some(Decision::MoverSaidNo);
    }
    if no(arrangement.home) || (no(meeting.home) && !goes_on) {
        return Some(Decision::HomeSaidNo);
    }
    (step == Some(NextStep::StopKindly)).then_some(Decision::StopKindly)
}

/// The column a pair stands in; none if it has left the board, because they live together or did,
/// because it was set aside some time ago, or because it was set aside before they ever met.
pub fn column_of(sheet: &PairSheet, today: Date) -> Option<Column> {
    if is_over(sheet) {
        return None;
    }
    match decision_of(sheet) {
        Some(Decision::Starts(start)) => (start > today).then_some(Column::Decided),
        Some(Decision::SetAside(on)) => {
            let shown = (today - on).get_days() <= DAYS_SHOWN && !sheet.introductions.is_empty();
            shown.then_some(Column::Decided)
        }
        Some(
            Decision::BothYes | Decision::MoverSaidNo | Decision::HomeSaidNo | Decision::StopKindly,
        ) => Some(Column::Decided),
        None if sheet.last_met().is_none() => Some(Column::ToArrange),
        None if tries_it_out(sheet) => Some(Column::TryingOut),
        None => Some(Column::Meeting),
    }
}

/// Whether an arrangement of the two ended and they have not met or been asked again since.
fn is_over(sheet: &PairSheet) -> bool {
    let ended = sheet.living.as_ref().and_then(|l| l.ending.as_ref());
    ended.is_some_and(|e| {
        let mut met = sheet.introductions.iter().map(|i| i.on);
        let mut said = sheet.views.iter().map(|v| v.on);
        !met.any(|on| on > e.on) && !said.any(|on| on > e.on)
    })
}

/// Whether a stay overnight or longer happened or is planned.
fn tries_it_out(sheet: &PairSheet) -> bool {
    sheet.introductions.iter().any(|i| {
        let counts = matches!(
            i.happened,
            Happened::Yes | Happened::CutShort | Happened::Planned
        );
        let stays = matches!(
            i.kind,
            MeetingKind::Overnight | MeetingKind::Weekend | MeetingKind::TrialStay
        );
        counts && stays
    })
}

/// Whole days since anything happened: a meeting took place, somebody said something, or the two
/// were first considered.
pub fn silent_days(sheet: &PairSheet, today: Date) -> u32 {
    let met = sheet.introductions.iter().map(|i| i.on);
    let said = sheet.views.iter().map(|v| v.on);
    let last = met
        .chain(said)
        .filter(|on| *on <= today)
        .chain([sheet.pair.since])
        .max()
        .unwrap_or(today);
    u32::try_from((today - last).get_days()).unwrap_or(0)
}

/// The place of a card in its column. What both said after meeting comes first, because it counts for
/// more than anything on file: see `said`. Then the most urgent: what was decided and needs somebody,
/// meetings nobody has told us about, what is planned by day, the longest silence. No fit is in it.
pub fn place(sheet: &PairSheet, today: Date) -> ([u8; 2], u8, i32) {
    if let Some(decision) = decision_of(sheet) {
        let (urgency, days) = match decision {
            Decision::BothYes => (0, 0),
            Decision::Starts(start) => (1, (start - today).get_days()),
            Decision::MoverSaidNo | Decision::HomeSaidNo | Decision::StopKindly => (2, 0),
            Decision::SetAside(on) => (3, (today - on).get_days()),
        };
        return ([0; 2], urgency, days);
    }
    let said = said(sheet);
    if let Some(planned) = sheet.planned() {
        let days = (planned.on - today).get_days();
        return (said, u8::from(days >= 0), days);
    }
    let silent = i32::try_from(silent_days(sheet, today)).unwrap_or(i32::MAX);
    (said, 2, silent.saturating_neg())
}

/// What the two said last about meeting again, the less willing side first: 0 for a yes, 1 where
/// nobody has told us yet, 2 for not sure, 3 for a no. Both sides must want it, so a pair stands where
/// its less willing side does; silence is neither a yes nor a no.
fn said(sheet: &PairSheet) -> [u8; 2] {
    let views = sheet.meeting_views();
    let mut said = [views.mover, views.home].map(|answer| match answer {
        Some(ViewAnswer::Yes) => 0,
        None | Some(ViewAnswer::CouldNotTell) => 1,
        Some(ViewAnswer::NotSure) => 2,
        Some(ViewAnswer::No) => 3,
    });
    said.sort_unstable_by(|one, other| other.cmp(one));
    said
}
