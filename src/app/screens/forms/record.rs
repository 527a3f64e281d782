//! Record what happened: a meeting in under a minute, each side in its own words.

use crate::app::effect::{Query, Reply};
use crate::app::form::{FieldKind, FieldSpec, Form, Problem};
use crate::app::form_page::Purpose;
use crate::app::screen::Out;
use crate::app::{Cx, say};
use crate::choices_of;
use crate::domain::dates::{Direction, PartialDate};
use crate::domain::id::{IntroductionId, PairId, ViewId};
use crate::domain::introduction::{
    Happened, Introduction, MeetingKind, NextStep, View, ViewAbout, ViewAnswer, Voice,
};
use crate::domain::lists::PairSheet;
use crate::domain::port::{Change, OpKind, Write};
use crate::domain::text::{fold, tidy_line};
use uuid::Uuid;

/// The code of the form.
pub const CODE: &str = "record";

/// Yes, no, and no meeting: what a worker can say of worries.
fn worries() -> Vec<(&'static str, &'static str)> {
    vec![
        ("none", "record-worries-none"),
        ("some", "record-worries-some"),
    ]
}

fn answers() -> Vec<(&'static str, &'static str)> {
    vec![
        ("yes", "record-answer-yes"),
        ("not-sure", "record-answer-not-sure"),
        ("no", "record-answer-no"),
        ("could-not-tell", "view-could-not-tell"),
    ]
}

/// What can come next: a meeting of some kind, or another step.
fn next_steps() -> Vec<(&'static str, &'static str)> {
    let meetings = MeetingKind::ALL
        .iter()
        .filter(|k| !matches!(k, MeetingKind::Other))
        .map(|k| (k.code(), k.word_id()));
    let steps = NextStep::ALL
        .iter()
        .filter(|s| **s != NextStep::AnotherMeeting)
        .map(|s| (s.code(), s.word_id()));
    meetings.chain(steps).collect()
}

fn it_happened(form: &Form) -> bool {
    matches!(form.get("happened"), "" | "yes" | "cut-short")
}

fn a_meeting_is_next(form: &Form) -> bool {
    !form.get("next").is_empty()
}

const SPECS: &[FieldSpec] = &[
    FieldSpec::new("what", FieldKind::Pick(choices_of!(MeetingKind))),
    FieldSpec::new("on", FieldKind::Date(Direction::Past)),
    FieldSpec::new("happened", FieldKind::Choice(happened)),
    FieldSpec::when("mover", FieldKind::Choice(answers), it_happened),
    FieldSpec::when("mover-words", FieldKind::Line, it_happened),
    FieldSpec::when("home", FieldKind::Choice(answers), it_happened),
    FieldSpec::when("home-words", FieldKind::Line, it_happened),
    FieldSpec::when("worries", FieldKind::Choice(worries), it_happened),
    FieldSpec::when("worry-words", FieldKind::Line, |f| {
        f.get("worries") == "some"
    }),
    FieldSpec::new("next", FieldKind::Pick(next_steps)),
    FieldSpec::when(
        "next-on",
        FieldKind::Date(Direction::Future),
        a_meeting_is_next,
    ),
];

fn happened() -> Vec<(&'static str, &'static str)> {
    Happened::ALL
        .iter()
        .filter(|h| **h != Happened::Planned)
        .map(|h| (h.code(), h.word_id()))
        .collect()
}

/// The form for one pair.
#[derive(Debug)]
pub struct Record {
    pair: PairId,
    introduction: Option<IntroductionId>,
    sheet: Option<PairSheet>,
}

impl Record {
    /// For a pair, and the meeting that was planned if it is about one.
    pub const fn new(pair: PairId, introduction: Option<IntroductionId>) -> Self {
        Self {
            pair,
            introduction,
            sheet: None,
        }
    }

    fn planned(&self) -> Option<&Introduction> {
        let sheet = self.sheet.as_ref()?;
        match self.introduction {
            Some(id) => sheet.introductions.iter().find(|i| i.id == id),
            None => sheet.planned(),
        }
    }

    fn names(&self, cx: &Cx<'_>) -> (String, String) {
        self.sheet.as_ref().map_or_else(Default::default, |s| {
            (cx.name(&s.mover.known_as), cx.name(&s.home.known_as))
        })
    }

    fn meeting(&self, form: &Form, cx: &Cx<'_>, problems: &mut Vec<Problem>) -> Introduction {
        let words = cx.words;
        let kind = form
            .picked("what", &|id| words.get(id))
            .and_then(|(code, _)| MeetingKind::from_code(code));
        if kind.is_none() {
            problems.push(Problem {
                field: "what",
                word: "problem-record-what",
            });
        }
        let on = match form.when("on").map(|w| w.date) {
            Some(PartialDate::Day(day)) if day <= cx.today() => Some(day),
            Some(PartialDate::Day(_)) => {
                problems.push(Problem {
                    field: "on",
                    word: "problem-record-future",
                });
                None
            }
            _ => {
                problems.push(Problem {
                    field: "on",
                    word: "problem-record-date",
                });
                None
            }
        };
        let planned = self.planned();
        Introduction {
            id: planned.map_or_else(|| cx.ids.next(), |i| i.id),
            pair: self.pair,
            kind: kind.unwrap_or(MeetingKind::Other),
            on: on.unwrap_or_else(|| cx.today()),
            at: planned.and_then(|i| i.at),
            happened: Happened::from_code(form.get("happened")).unwrap_or(Happened::Yes),
            worries: tidy_line(form.get("worry-words")),
            worries_asked: !form.get("worries").is_empty(),
            next_step: NextStep::NotDecided,
            learned: planned.map_or_else(String::new, |i| i.learned.clone()),
            notes: planned.map_or_else(String::new, |i| i.notes.clone()),
        }
    }

    fn views(&self, form: &Form, meeting: &Introduction, cx: &Cx<'_>) -> Vec<View> {
        [
            (Voice::Mover, "mover", "mover-words"),
            (Voice::Home, "home", "home-words"),
        ]
        .into_iter()
        .zip(cx.session.turn..)
        .filter_map(|((voice, answer, words), turn)| {
            let answer = ViewAnswer::from_code(form.get(answer))?;
            Some(View {
                id: cx.ids.next::<ViewId>(),
                pair: self.pair,
                introduction: Some(meeting.id),
                voice,
                member: None,
                about: ViewAbout::Meeting,
                answer,
                words: tidy_line(form.get(words)),
                how: None,
                on_their_own: None,
                on: meeting.on,
                turn,
            })
        })
        .collect()
    }

    /// The step after this meeting, and the next meeting if it is one.
    fn next(
        &self,
        form: &Form,
        cx: &Cx<'_>,
        problems: &mut Vec<Problem>,
    ) -> (NextStep, Option<Introduction>) {
        let words = cx.words;
        let text = form.get("next");
        let Some((code, _)) = form.picked("next", &|id| words.get(id)) else {
            if !fold(text).is_empty() {
                problems.push(Problem {
                    field: "next",
                    word: "problem-record-next",
                });
            }
            return (NextStep::NotDecided, None);
        };
        let Some(kind) = MeetingKind::from_code(code) else {
            return (
                NextStep::from_code(code).unwrap_or(NextStep::NotDecided),
                None,
            );
        };
        let Some(when) = form.when("next-on") else {
            if !form.get("next-on").is_empty() {
                problems.push(Problem {
                    field: "next-on",
                    word: "problem-record-next-date",
                });
            }
            return (NextStep::AnotherMeeting, None);
        };
        let PartialDate::Day(on) = when.date else {
            problems.push(Problem {
                field: "next-on",
                word: "problem-record-next-date",
            });
            return (NextStep::AnotherMeeting, None);
        };
        let planned = Introduction {
            id: cx.ids.next(),
            pair: self.pair,
            kind,
            on,
            at: when.time,
            happened: Happened::Planned,
            worries: String::new(),
            worries_asked: false,
            next_step: NextStep::NotDecided,
            learned: String::new(),
            notes: String::new(),
        };
        (NextStep::AnotherMeeting, Some(planned))
    }
}

impl Purpose for Record {
    fn code(&self) -> &'static str {
        CODE
    }

    fn specs(&self) -> &'static [FieldSpec] {
        SPECS
    }

    fn needs(&self) -> Option<Query> {
        Some(Query::Pair(self.pair))
    }

    fn got(&mut self, reply: &Reply, _cx: &Cx<'_>) -> bool {
        if let Reply::Pair(Some(sheet)) = reply {
            self.sheet = Some((**sheet).clone());
        }
        self.sheet.is_some()
    }

    fn title(&self, cx: &Cx<'_>) -> String {
        cx.get("form-record")
    }

    fn about(&self) -> Option<Uuid> {
        Some(self.pair.0)
    }

    fn draft_title(&self, cx: &Cx<'_>) -> String {
        let (mover, home) = self.names(cx);
        cx.words.say(
            "draft-record",
            &[("mover", mover.into()), ("home", home.into())],
        )
    }

    fn prefill(&self, form: &mut Form, cx: &Cx<'_>) {
        form.fill("happened", Happened::Yes.code());
        match self.planned().filter(|i| i.on <= cx.today()) {
            Some(meeting) => {
                form.fill("what", &cx.get(meeting.kind.word_id()));
                let on = meeting.on;
                let said = match (on - cx.today()).get_days() {
                    0 => "today".to_owned(),
                    -1 => "yesterday".to_owned(),
                    _ => format!("{}/{}/{}", on.day(), on.month(), on.year()),
                };
                form.fill("on", &said);
                form.focus_on("mover");
            }
            None => form.focus_on("what"),
        }
    }

    fn pinned(&self, cx: &Cx<'_>) -> Vec<String> {
        let (mover, home) = self.names(cx);
        let mut lines = vec![cx.words.say(
            "record-who",
            &[("mover", mover.into()), ("home", home.into())],
        )];
        if let Some(meeting) = self.planned() {
            let when = say::short_day(cx.words, meeting.on, cx.today());
            let what = cx.get(meeting.kind.word_id());
            lines.push(cx.words.say(
                "record-started-from",
                &[("what", what.into()), ("when", when.into())],
            ));
        }
        lines
    }

    fn label(&self, field: &str, _form: &Form, cx: &Cx<'_>) -> String {
        let (mover, home) = self.names(cx);
        cx.words.say(
            &format!("field-record-{field}"),
            &[("mover", mover.into()), ("home", home.into())],
        )
    }

    fn change(&self, form: &Form, cx: &Cx<'_>) -> Result<Change, Vec<Problem>> {
        let mut problems = Vec::new();
        let mut meeting = self.meeting(form, cx, &mut problems);
        let (step, next) = self.next(form, cx, &mut problems);
        meeting.next_step = step;
        if !problems.is_empty() {
            return Err(problems);
        }
        let views = if it_happened(form) {
            self.views(form, &meeting, cx)
        } else {
            Vec::new()
        };
        let mut writes = vec![Write::put(&meeting)];
        writes.extend(views.iter().map(Write::put));
        writes.extend(next.iter().map(Write::put));
        let (mover, home) = self.sheet.as_ref().map_or_else(Default::default, |s| {
            (s.mover.known_as.clone(), s.home.known_as.clone())
        });
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

    fn saved(
        &self,
        form: &Form,
        _added: &[crate::domain::id::ProfileId],
        cx: &Cx<'_>,
        out: &mut Out,
    ) {
        let (mover, home) = self.names(cx);
        let names = [("mover", mover.into()), ("home", home.into())];
        let no = [form.get("mover"), form.get("home")].contains(&"no");
        out.say(cx.words.say(
            if no {
                "record-saved-no"
            } else {
                "record-saved"
            },
            &names,
        ));
    }
}
