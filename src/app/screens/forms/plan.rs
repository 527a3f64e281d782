//! Arrange a meeting of two sides, or move the one that is arranged.

use super::couple::{Couple, HIDDEN, about_a_couple};
use crate::app::form::{FieldKind, FieldSpec, Form, Problem};
use crate::app::form_page::Purpose;
use crate::app::screen::Out;
use crate::app::{Cx, say};
use crate::choices_of;
use crate::domain::dates::{Direction, PartialDate, When};
use crate::domain::id::ProfileId;
use crate::domain::introduction::{Happened, Introduction, MeetingKind, NextStep, Pair};
use crate::domain::port::{Change, OpKind, Write};
use crate::domain::text::tidy_line;
use jiff::civil::Date;

/// The code of the form.
pub const CODE: &str = "plan";

const SPECS: &[FieldSpec] = &[
    FieldSpec::new("what", FieldKind::Pick(choices_of!(MeetingKind))),
    FieldSpec::new("on", FieldKind::Date(Direction::Future)),
    FieldSpec::new("notes", FieldKind::Line),
    HIDDEN,
];

/// The form for two sides.
#[derive(Debug)]
pub struct Plan {
    couple: Couple,
}

impl Plan {
    /// For two sides.
    pub const fn new(couple: Couple) -> Self {
        Self { couple }
    }

    fn kind(form: &Form, cx: &Cx<'_>) -> Option<MeetingKind> {
        let words = cx.words;
        form.picked("what", &|id| words.get(id))
            .and_then(|(code, _)| MeetingKind::from_code(code))
    }

    /// The day and time, if one was written.
    fn when(form: &Form, cx: &Cx<'_>) -> Result<Option<(Date, When)>, Problem> {
        let problem = |word| Problem { field: "on", word };
        if form.get("on").trim().is_empty() {
            return Ok(None);
        }
        let Some(when) = form.when("on") else {
            return Err(problem("problem-plan-date"));
        };
        let PartialDate::Day(day) = when.date else {
            return Err(problem("problem-plan-date"));
        };
        if day < cx.today() {
            return Err(problem("problem-plan-past"));
        }
        Ok(Some((day, when)))
    }

    fn meeting(
        &self,
        pair: &Pair,
        kind: MeetingKind,
        day: Date,
        when: When,
        form: &Form,
        cx: &Cx<'_>,
    ) -> Introduction {
        let coming = self.couple.coming(cx);
        Introduction {
            id: coming.map_or_else(|| cx.ids.next(), |i| i.id),
            pair: pair.id,
            kind,
            on: day,
            at: when.time,
            happened: Happened::Planned,
            worries: String::new(),
            worries_asked: false,
            next_step: NextStep::NotDecided,
            learned: String::new(),
            notes: tidy_line(form.get("notes")),
        }
    }
}

impl Purpose for Plan {
    fn code(&self) -> &'static str {
        CODE
    }

    fn specs(&self) -> &'static [FieldSpec] {
        SPECS
    }

    about_a_couple!("draft-plan");

    fn title(&self, cx: &Cx<'_>) -> String {
        cx.get("form-plan")
    }

    fn prefill(&self, form: &mut Form, cx: &Cx<'_>) {
        self.couple.fill(form);
        let met = self
            .couple
            .sheet
            .as_ref()
            .is_some_and(|s| s.last_met().is_some());
        if let Some(coming) = self.couple.coming(cx) {
            form.fill_pick("what", coming.kind.code(), &cx.get(coming.kind.word_id()));
            form.fill("notes", &coming.notes);
        } else if !met {
            let first = MeetingKind::FirstMeeting;
            form.fill_pick("what", first.code(), &cx.get(first.word_id()));
        }
        form.focus_on(if form.get("what").is_empty() {
            "what"
        } else {
            "on"
        });
    }

    fn pinned(&self, cx: &Cx<'_>) -> Vec<String> {
        let mut lines = vec![self.couple.say("record-who", cx)];
        if let Some(on) = self
            .couple
            .sheet
            .as_ref()
            .and_then(|s| s.pair.set_aside_on.map(|on| (on, &s.pair)))
        {
            lines.push(set_aside_warning(on.0, on.1, cx));
        }
        if let Some(coming) = self.couple.coming(cx) {
            let what = cx.get(coming.kind.word_id());
            let day = say::full_day(cx.words, coming.on);
            let args = [("what", what.into()), ("day", day.into())];
            lines.push(cx.words.say("plan-moves", &args));
        }
        lines
    }

    fn change(&self, form: &Form, cx: &Cx<'_>) -> Result<Change, Vec<Problem>> {
        let mut problems = Vec::new();
        let when = Self::when(form, cx).unwrap_or_else(|problem| {
            problems.push(problem);
            None
        });
        let kind = Self::kind(form, cx);
        if kind.is_none() && when.is_some() {
            problems.push(Problem {
                field: "what",
                word: "problem-plan-what",
            });
        }
        let Some(pair) = self.couple.pair_or_new(cx) else {
            return Err(problems);
        };
        if !problems.is_empty() {
            return Err(problems);
        }
        let pair = Pair {
            set_aside_on: None,
            set_aside_by: None,
            set_aside_reason: None,
            set_aside_words: String::new(),
            ..pair
        };
        let meeting = kind
            .zip(when)
            .map(|(kind, (day, when))| self.meeting(&pair, kind, day, when, form, cx));
        let mut writes = vec![Write::put(&pair)];
        writes.extend(meeting.iter().map(Write::put));
        Ok(Change {
            kind: OpKind::IntroductionPlanned,
            about: self.couple.say_of_record("record-who", cx),
            writes,
        })
    }

    fn saved(&self, form: &Form, _added: &[ProfileId], cx: &Cx<'_>, out: &mut Out) {
        let (mover, home) = self.couple.shown(cx);
        let names = [("mover", mover.into()), ("home", home.into())];
        match Self::when(form, cx) {
            Ok(Some((day, when))) => {
                let [mover, home] = names;
                let day = say::full_day(cx.words, day);
                let day = when
                    .time
                    .map_or_else(|| day.clone(), |t| format!("{day}, {}", say::time(t)));
                let args = [mover, home, ("day", day.into())];
                out.say(cx.words.say("plan-saved", &args));
            }
            Ok(None) | Err(_) => out.say(cx.words.say("plan-saved-no-day", &names)),
        }
    }
}

/// Says that two were set aside, why, and that arranging a meeting brings them back.
fn set_aside_warning(on: Date, pair: &Pair, cx: &Cx<'_>) -> String {
    let reason = pair
        .set_aside_reason
        .map_or_else(|| cx.get("reason-not-recorded"), |r| cx.get(r.word_id()));
    cx.words.say(
        "plan-was-set-aside",
        &[
            ("day", say::day(cx.words, on).into()),
            ("reason", reason.into()),
        ],
    )
}
