//! Record what happened: a meeting in under a minute, each side in its own words.
//!
//! Only the answers, the words, worries and the next step are on the way of the Enter key. What few
//! meetings need (how somebody told us, what others in the home said, what was learned) waits
//! behind one box that Enter passes over.

mod boxes;

use super::couple::{Couple, about_a_couple, next_turn};
use super::yes::{blank_view, in_turn, last_words, said_before, view_of};
use crate::app::form::{FieldSpec, Form, Problem};
use crate::app::form_page::Purpose;
use crate::app::screen::Out;
use crate::app::{Cx, say};
use crate::domain::dates::PartialDate;
use crate::domain::id::{IntroductionId, PairId, ProfileId};
use crate::domain::introduction::{
    Happened, Introduction, MeetingKind, NextStep, Promise, View, ViewAbout, ViewAnswer, Voice,
};
use crate::domain::lists::PairSheet;
use crate::domain::port::{Change, OpKind, Write};
use crate::domain::text::{fold, tidy_line};
use boxes::{SPECS, it_happened};
use jiff::civil::Date;

/// The code of the form.
pub const CODE: &str = "record";

/// The box that keeps in a draft which meeting the form was opened for. It never shows.
pub const MEETING: &str = "meeting";

/// The form for one pair.
#[derive(Debug)]
pub struct Record {
    couple: Couple,
    introduction: Option<IntroductionId>,
}

const fn problem(field: &'static str, word: &'static str) -> Problem {
    Problem { field, word }
}

impl Record {
    /// For a pair, and the meeting that was planned if it is about one.
    pub const fn new(pair: PairId, introduction: Option<IntroductionId>) -> Self {
        Self {
            couple: Couple::pair(pair),
            introduction,
        }
    }

    fn introductions(&self) -> &[Introduction] {
        self.couple
            .sheet
            .as_ref()
            .map_or(&[], |s| s.introductions.as_slice())
    }

    /// The meeting it starts from: the one it was opened for, or else the planned one whose day has
    /// come, or else the one that is coming.
    fn started_from(&self, today: Date) -> Option<&Introduction> {
        if let Some(id) = self.introduction {
            return self.introductions().iter().find(|i| i.id == id);
        }
        let planned = || {
            self.introductions()
                .iter()
                .filter(|i| i.happened == Happened::Planned)
        };
        planned()
            .find(|i| i.on <= today)
            .or_else(|| planned().next())
    }

    /// The meeting that is written: the one it started from, unless that is still to come and this
    /// was another one.
    fn written(&self, kind: MeetingKind, took_place: bool, today: Date) -> Option<&Introduction> {
        self.started_from(today).filter(|from| {
            self.introduction.is_some() || from.on <= today || from.kind == kind || !took_place
        })
    }

    /// The sides that have said nothing about a meeting yet.
    fn silent(&self, meeting: IntroductionId) -> impl Iterator<Item = Voice> {
        [Voice::Mover, Voice::Home]
            .into_iter()
            .filter(move |voice| {
                !self.couple.sheet.iter().flat_map(|s| &s.views).any(|v| {
                    v.introduction == Some(meeting) && v.voice == *voice && v.member.is_none()
                })
            })
    }

    fn kind(form: &Form, cx: &Cx<'_>) -> Option<MeetingKind> {
        let words = cx.words;
        form.picked("what", &|id| words.get(id))
            .and_then(|(code, _)| MeetingKind::from_code(code))
    }

    /// The day of the meeting. One that was called off may lie ahead.
    fn day(form: &Form, cx: &Cx<'_>) -> Result<Date, Problem> {
        match form.when("on").map(|w| w.date) {
            Some(PartialDate::Day(day)) if day <= cx.today() || !it_happened(form) => Ok(day),
            Some(PartialDate::Day(_)) => Err(problem("on", "problem-record-future")),
            Some(PartialDate::Month(..) | PartialDate::Year(_)) | None => {
                Err(problem("on", "problem-record-date"))
            }
        }
    }

    fn meeting(&self, form: &Form, cx: &Cx<'_>, problems: &mut Vec<Problem>) -> Introduction {
        let kind = Self::kind(form, cx).unwrap_or_else(|| {
            problems.push(problem("what", "problem-record-what"));
            MeetingKind::Other
        });
        let on = Self::day(form, cx).unwrap_or_else(|found| {
            problems.push(found);
            cx.today()
        });
        let from = self.written(kind, it_happened(form), cx.today());
        let keep = |text: &str, before: Option<&String>| {
            let text = tidy_line(text);
            if text.is_empty() {
                before.cloned().unwrap_or_default()
            } else {
                text
            }
        };
        Introduction {
            id: from.map_or_else(|| cx.ids.next(), |i| i.id),
            pair: PairId(self.couple.about()),
            kind,
            on,
            at: from.and_then(|i| i.at),
            happened: Happened::from_code(form.get("happened")).unwrap_or(Happened::Yes),
            worries: keep(form.get("worry-words"), from.map(|i| &i.worries)),
            worries_asked: !form.get("worries").is_empty() || from.is_some_and(|i| i.worries_asked),
            next_step: from.map_or(NextStep::NotDecided, |i| i.next_step),
            learned: keep(form.get("learned"), from.map(|i| &i.learned)),
            notes: keep(form.get("notes"), from.map(|i| &i.notes)),
        }
    }

    /// What everybody said: of the meeting, and of the arrangement where both were asked about it.
    fn views(&self, form: &Form, meeting: &Introduction, cx: &Cx<'_>) -> Vec<View> {
        let of_meeting = View {
            introduction: Some(meeting.id),
            ..blank_view(meeting.pair, ViewAbout::Meeting, meeting.on)
        };
        let of_arrangement = View {
            about: ViewAbout::Arrangement,
            ..of_meeting.clone()
        };
        let voices = [
            ("mover", Voice::Mover, &of_meeting),
            ("home", Voice::Home, &of_meeting),
            ("member", Voice::Member, &of_meeting),
            ("family", Voice::Family, &of_meeting),
            ("agree-mover", Voice::Mover, &of_arrangement),
            ("agree-home", Voice::Home, &of_arrangement),
        ];
        let shown: Vec<&str> = form.shown().map(|(spec, _)| spec.id).collect();
        let views = voices
            .into_iter()
            .filter(|(side, ..)| shown.contains(side))
            .filter_map(|(side, voice, blank)| view_of(form, side, voice, blank, cx));
        in_turn(views, next_turn(self.couple.sheet.as_ref()))
    }

    /// The step after this meeting, and the next meeting if it is one.
    fn next(
        &self,
        form: &Form,
        meeting: &Introduction,
        cx: &Cx<'_>,
        problems: &mut Vec<Problem>,
    ) -> (NextStep, Option<Introduction>) {
        let words = cx.words;
        let Some((code, _)) = form.picked("next", &|id| words.get(id)) else {
            if !fold(form.get("next")).is_empty() {
                problems.push(problem("next", "problem-record-next"));
            }
            return (meeting.next_step, None);
        };
        let Some(kind) = MeetingKind::from_code(code) else {
            let step = NextStep::from_code(code).unwrap_or(NextStep::NotDecided);
            return (step, None);
        };
        let planned = match (form.get("next-on"), form.when("next-on")) {
            ("", _) => None,
            (_, Some(when)) => match when.date {
                PartialDate::Day(on) => Some(self.planned(meeting, kind, on, when.time, cx)),
                PartialDate::Month(..) | PartialDate::Year(_) => {
                    problems.push(problem("next-on", "problem-record-next-date"));
                    None
                }
            },
            (_, None) => {
                problems.push(problem("next-on", "problem-record-next-date"));
                None
            }
        };
        (NextStep::AnotherMeeting, planned)
    }

    /// The next meeting. One that is planned already is moved, so that there are never two.
    fn planned(
        &self,
        meeting: &Introduction,
        kind: MeetingKind,
        on: Date,
        at: Option<jiff::civil::Time>,
        cx: &Cx<'_>,
    ) -> Introduction {
        let coming = self
            .introductions()
            .iter()
            .find(|i| i.happened == Happened::Planned && i.id != meeting.id && i.on >= cx.today());
        Introduction {
            id: coming.map_or_else(|| cx.ids.next(), |i| i.id),
            pair: meeting.pair,
            kind,
            on,
            at,
            happened: Happened::Planned,
            worries: String::new(),
            worries_asked: false,
            next_step: NextStep::NotDecided,
            learned: String::new(),
            notes: coming.map_or_else(String::new, |i| i.notes.clone()),
        }
    }

    /// What somebody will do about a worry, if it was said by when.
    fn promise(&self, form: &Form, cx: &Cx<'_>, problems: &mut Vec<Problem>) -> Option<Promise> {
        let worry = tidy_line(form.get("worry-words"));
        let who = tidy_line(form.get("worry-who"));
        if form.get("worries") != "some" || (who.is_empty() && form.get("worry-on").is_empty()) {
            return None;
        }
        let Some(PartialDate::Day(due)) = form.when("worry-on").map(|w| w.date) else {
            problems.push(problem("worry-on", "problem-record-promise-date"));
            return None;
        };
        let sheet = self.couple.sheet.as_ref()?;
        let words = if who.is_empty() {
            worry
        } else {
            let args = [("who", who.into()), ("what", worry.into())];
            cx.words.say("promise-words", &args)
        };
        Some(Promise {
            id: cx.ids.next(),
            profile: sheet.pair.mover,
            pair: Some(sheet.pair.id),
            words,
            due,
            done_on: None,
        })
    }
}

/// A day as somebody would type it.
fn as_typed(day: Date, today: Date) -> String {
    match (day - today).get_days() {
        0 => "today".to_owned(),
        -1 => "yesterday".to_owned(),
        _ => format!("{}/{}/{}", day.day(), day.month(), day.year()),
    }
}

impl Purpose for Record {
    fn code(&self) -> &'static str {
        CODE
    }

    fn specs(&self) -> &'static [FieldSpec] {
        SPECS
    }

    about_a_couple!("draft-record");

    fn title(&self, cx: &Cx<'_>) -> String {
        cx.get("form-record")
    }

    fn prefill(&self, form: &mut Form, cx: &Cx<'_>) {
        if let Some(id) = self.introduction {
            form.fill(MEETING, &id.0.to_string());
        }
        let Some(from) = self.started_from(cx.today()) else {
            form.fill("happened", Happened::Yes.code());
            form.focus_on("what");
            return;
        };
        form.fill_pick("what", from.kind.code(), &cx.get(from.kind.word_id()));
        form.fill("on", &as_typed(from.on, cx.today()));
        let planned = from.happened == Happened::Planned;
        if planned && from.on > cx.today() {
            form.focus_on("happened");
            return;
        }
        let happened = if planned {
            Happened::Yes
        } else {
            from.happened
        };
        form.fill("happened", happened.code());
        let silent = self.silent(from.id).next();
        let missing = if from.next_step == NextStep::Agree {
            let agree = NextStep::Agree;
            form.fill_pick("next", agree.code(), &cx.get(agree.word_id()));
            let said = self.couple.sheet.as_ref().map(PairSheet::arrangement_views);
            said.and_then(|s| s.missing().first().copied())
        } else {
            None
        };
        form.focus_on(match (silent, missing) {
            (Some(Voice::Mover), _) => "mover",
            (Some(Voice::Home), _) => "home",
            (_, Some(Voice::Mover)) => "agree-mover",
            (_, Some(Voice::Home)) => "agree-home",
            (_, _) => "next",
        });
    }

    fn pinned(&self, cx: &Cx<'_>) -> Vec<String> {
        let mut lines = vec![cx.get("record-lead"), self.couple.say("record-who", cx)];
        let Some(from) = self.started_from(cx.today()) else {
            return lines;
        };
        let what = cx.get(from.kind.word_id());
        let when = say::near_day(cx.words, from.on, cx.today());
        let args = [("what", what.into()), ("when", when.into())];
        if let Some(first) = lines.first_mut() {
            *first = cx.words.say("record-started-from", &args);
        }
        let said = self.couple.sheet.iter().flat_map(|s| {
            let views = s.views.iter().filter(|v| v.introduction == Some(from.id));
            last_words(&views.collect::<Vec<_>>(), ViewAbout::Meeting)
        });
        lines.extend(said.map(|view| said_before(view, &self.couple, cx)));
        lines
    }

    fn label(&self, field: &str, _form: &Form, cx: &Cx<'_>) -> String {
        self.couple.say(&format!("field-record-{field}"), cx)
    }

    fn change(&self, form: &Form, cx: &Cx<'_>) -> Result<Change, Vec<Problem>> {
        let mut problems = Vec::new();
        let mut meeting = self.meeting(form, cx, &mut problems);
        let promise = self.promise(form, cx, &mut problems);
        let (step, next) = self.next(form, &meeting, cx, &mut problems);
        meeting.next_step = step;
        if !problems.is_empty() {
            return Err(problems);
        }
        let views = self.views(form, &meeting, cx);
        let mut writes = vec![Write::put(&meeting)];
        writes.extend(views.iter().map(Write::put));
        writes.extend(next.iter().map(Write::put));
        writes.extend(promise.iter().map(Write::put));
        let (mover, home) = self.couple.names();
        let about = cx.words.say(
            "about-meeting",
            &[
                ("what", cx.get(meeting.kind.word_id()).into()),
                ("mover", mover.into()),
                ("home", home.into()),
                ("when", say::day(cx.words, meeting.on).into()),
            ],
        );
        Ok(Change {
            kind: OpKind::IntroductionRecorded,
            about,
            writes,
        })
    }

    fn saved(&self, form: &Form, _added: &[ProfileId], cx: &Cx<'_>, out: &mut Out) {
        let answers = ["mover", "home", "agree-mover", "agree-home"];
        let no = answers
            .iter()
            .any(|side| form.get(side) == ViewAnswer::No.code());
        out.say(self.couple.say(
            if no {
                "record-saved-no"
            } else {
                "record-saved"
            },
            cx,
        ));
    }
}
