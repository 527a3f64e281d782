//! Start an arrangement: only when both have said yes to it, or honestly marked as started before.

use super::couple::{Couple, about_a_couple};
use crate::app::form::{FieldKind, FieldSpec, Form, Problem};
use crate::app::form_page::Purpose;
use crate::app::screen::Out;
use crate::app::{Cx, say};
use crate::choices_of;
use crate::domain::arrangement::{Arrangement, StartKind};
use crate::domain::dates::{Direction, PartialDate};
use crate::domain::id::{PairId, ProfileId};
use crate::domain::introduction::{PairSource, ViewAnswer, Voice};
use crate::domain::port::{Change, OpKind, Write};
use crate::domain::text::tidy_line;
use crate::domain::topic::Kind;
use jiff::ToSpan;
use jiff::civil::Date;

/// The code of the form.
pub const CODE: &str = "start";

/// The first review is due this many weeks after the start, unless another day is set.
const WEEKS_TO_REVIEW: i64 = 6;

/// A proper decision is due this many days after a start in an emergency.
const DAYS_TO_DECIDE: i64 = 3;

const SPECS: &[FieldSpec] = &[
    FieldSpec::new("kind", FieldKind::Pick(choices_of!(Kind))),
    FieldSpec::new("how", FieldKind::Choice(choices_of!(StartKind))),
    FieldSpec::new("on", FieldKind::Date(Direction::Either)),
    FieldSpec::new("review", FieldKind::Date(Direction::Future)),
    FieldSpec::new("trial", FieldKind::Date(Direction::Future)),
    FieldSpec::new("until", FieldKind::Date(Direction::Future)),
    FieldSpec::new("agreed", FieldKind::Line),
];

/// The form for one pair.
#[derive(Debug)]
pub struct Start {
    couple: Couple,
}

/// A day box that may be left empty: the day, or what is the matter with it.
fn day(form: &Form, field: &'static str) -> Result<Option<Date>, Problem> {
    if form.get(field).trim().is_empty() {
        return Ok(None);
    }
    match form.when(field).map(|w| w.date) {
        Some(PartialDate::Day(day)) => Ok(Some(day)),
        Some(PartialDate::Month(..) | PartialDate::Year(_)) | None => Err(Problem {
            field,
            word: "problem-start-date",
        }),
    }
}

fn start_kind(form: &Form) -> StartKind {
    StartKind::from_code(form.get("how")).unwrap_or(StartKind::Planned)
}

/// The day of the first review, where none is written: six weeks after the start.
fn review_after(start: Date) -> Date {
    start.saturating_add(WEEKS_TO_REVIEW.weeks())
}

/// The days of an arrangement as the form has them.
struct Days {
    start: Date,
    review: Date,
    trial: Option<Date>,
    until: Option<Date>,
}

fn days(form: &Form, problems: &mut Vec<Problem>) -> Option<Days> {
    let mut read = |field| {
        day(form, field).unwrap_or_else(|found| {
            problems.push(found);
            None
        })
    };
    let [start, review, trial, until] = ["on", "review", "trial", "until"].map(&mut read);
    let Some(start) = start else {
        if problems.iter().all(|p| p.field != "on") {
            problems.push(Problem {
                field: "on",
                word: "problem-start-date",
            });
        }
        return None;
    };
    for (field, day) in [("review", review), ("trial", trial), ("until", until)] {
        if day.is_some_and(|d| d < start) {
            problems.push(Problem {
                field,
                word: "problem-start-before",
            });
        }
    }
    Some(Days {
        start,
        review: review.unwrap_or_else(|| review_after(start)),
        trial,
        until,
    })
}

impl Start {
    /// For a pair.
    pub const fn new(pair: PairId) -> Self {
        Self {
            couple: Couple::pair(pair),
        }
    }

    fn missing(&self) -> Vec<Voice> {
        self.couple
            .sheet
            .as_ref()
            .map_or_else(Vec::new, |s| s.arrangement_views().missing())
    }

    fn kind(form: &Form, cx: &Cx<'_>) -> Option<Kind> {
        let words = cx.words;
        form.picked("kind", &|id| words.get(id))
            .and_then(|(code, _)| Kind::from_code(code))
    }

    /// Whether the two may start this way. The store asks the same again.
    fn lock(&self, form: &Form) -> Option<Problem> {
        if !start_kind(form).needs_both_yes() {
            return None;
        }
        let word = match self.missing().as_slice() {
            [] => return None,
            [Voice::Mover] => "problem-start-mover",
            [Voice::Home] => "problem-start-home",
            [_, ..] => "problem-start-both",
        };
        Some(Problem { field: "how", word })
    }

    /// The day by which a proper decision is due, if it starts without one.
    fn decision_due(&self, how: StartKind, days: &Days) -> Option<Date> {
        match how {
            StartKind::Planned | StartKind::PlannedShortened => None,
            StartKind::Emergency => Some(days.start.saturating_add(DAYS_TO_DECIDE.days())),
            StartKind::Continuation | StartKind::Transfer => {
                (!self.missing().is_empty()).then_some(days.review)
            }
        }
    }
}

impl Purpose for Start {
    fn code(&self) -> &'static str {
        CODE
    }

    fn specs(&self) -> &'static [FieldSpec] {
        SPECS
    }

    about_a_couple!("draft-start");

    fn title(&self, cx: &Cx<'_>) -> String {
        cx.get("form-start")
    }

    fn prefill(&self, form: &mut Form, cx: &Cx<'_>) {
        let Some(sheet) = &self.couple.sheet else {
            return;
        };
        let kind = sheet.pair.kind;
        form.fill_pick("kind", kind.code(), &cx.get(kind.word_id()));
        let how = match sheet.pair.source {
            PairSource::Emergency => StartKind::Emergency,
            PairSource::Continuation => StartKind::Continuation,
            PairSource::Shortlist
            | PairSource::Worker
            | PairSource::Home
            | PairSource::KnowEachOther => StartKind::Planned,
        };
        form.fill("how", how.code());
        form.focus_on("how");
    }

    fn pinned(&self, cx: &Cx<'_>) -> Vec<String> {
        let Some(sheet) = &self.couple.sheet else {
            return Vec::new();
        };
        let (mover, home) = self.couple.shown(cx);
        let said = sheet.arrangement_views();
        vec![
            self.couple.say("record-who", cx),
            lock_line(&mover, said.mover, cx),
            lock_line(&home, said.home, cx),
        ]
    }

    fn echo(&self, field: &str, form: &Form, cx: &Cx<'_>) -> Option<String> {
        if field != "review" || !form.get("review").is_empty() {
            return None;
        }
        let start = day(form, "on").ok().flatten()?;
        let review = say::full_day(cx.words, review_after(start));
        Some(cx.words.say("start-review", &[("day", review.into())]))
    }

    fn change(&self, form: &Form, cx: &Cx<'_>) -> Result<Change, Vec<Problem>> {
        let mut problems: Vec<Problem> = self.lock(form).into_iter().collect();
        let kind = Self::kind(form, cx);
        if kind.is_none() {
            problems.push(Problem {
                field: "kind",
                word: "problem-start-kind",
            });
        }
        let days = days(form, &mut problems);
        let (Some(sheet), Some(kind), Some(days), true) =
            (&self.couple.sheet, kind, days, problems.is_empty())
        else {
            return Err(problems);
        };
        let how = start_kind(form);
        let before = sheet.living.as_ref().filter(|l| l.ending.is_some());
        let arrangement = Arrangement {
            id: cx.ids.next(),
            pair: sheet.pair.id,
            mover: sheet.pair.mover,
            home: sheet.pair.home,
            kind,
            start_kind: how,
            start: days.start,
            planned_end: days.until,
            trial_until: days.trial,
            first_review: Some(days.review),
            reviewed_on: None,
            decision_due: self.decision_due(how, &days),
            continues: before.map(|l| l.arrangement.id),
            agreed: tidy_line(form.get("agreed")),
        };
        Ok(Change {
            kind: OpKind::ArrangementStarted,
            about: self.couple.say_of_record("record-who", cx),
            writes: vec![Write::put(&arrangement)],
        })
    }

    fn saved(&self, form: &Form, _added: &[ProfileId], cx: &Cx<'_>, out: &mut Out) {
        let Some(days) = days(form, &mut Vec::new()) else {
            return;
        };
        let (mover, home) = self.couple.shown(cx);
        let args = [
            ("mover", mover.into()),
            ("home", home.into()),
            ("start", say::day(cx.words, days.start).into()),
            ("review", say::day(cx.words, days.review).into()),
        ];
        out.say(cx.words.say("start-saved", &args));
    }
}

/// One of the two locks: a side and what it said last about this arrangement.
pub fn lock_line(name: &str, said: Option<ViewAnswer>, cx: &Cx<'_>) -> String {
    let word = match said {
        Some(ViewAnswer::Yes) => "lock-line-yes",
        Some(ViewAnswer::No) => "lock-line-no",
        Some(ViewAnswer::NotSure) => "lock-line-not-sure",
        Some(ViewAnswer::CouldNotTell) => "lock-line-could-not-tell",
        None => "lock-line-not-asked",
    };
    cx.words.say(word, &[("name", name.into())])
}
