//! End an arrangement: when, whether it was planned, who wanted it and whether the person did.
//! After a death the form is short, and reminders stop.

use super::arranged::{Arranged, about_an_arrangement};
use crate::app::form::{Choice, FieldKind, FieldSpec, Form, Problem};
use crate::app::form_page::Purpose;
use crate::app::screen::Out;
use crate::app::{Cx, say};
use crate::choices_of;
use crate::domain::arrangement::{
    Continues, Ending, EndingReason, EndingVoice, EndingWho, PersonWanted,
};
use crate::domain::dates::{Direction, PartialDate};
use crate::domain::id::{ArrangementId, ProfileId};
use crate::domain::port::{Change, OpKind, Write};
use crate::domain::profile::{Milestone, Programme, Step};
use crate::domain::text::tidy_line;
use jiff::civil::Date;

/// The code of the form.
pub const CODE: &str = "end";

fn planned() -> Vec<Choice> {
    vec![("yes", "end-planned-yes"), ("no", "end-planned-no")]
}

/// What the person may have wanted; a death has its own reason.
fn wanted() -> Vec<Choice> {
    PersonWanted::ALL
        .iter()
        .filter(|w| **w != PersonWanted::Died)
        .map(|w| (w.code(), w.word_id()))
        .collect()
}

fn who_died() -> Vec<Choice> {
    vec![("mover", "end-died-mover"), ("home", "end-died-home")]
}

fn somebody_died(form: &Form) -> bool {
    form.taken("reason") == Some(EndingReason::Death.code())
}

fn either_may_have_died(form: &Form) -> bool {
    somebody_died(form) && form.get("programme") == Programme::Homeshare.code()
}

fn carer_died(form: &Form) -> bool {
    form.taken("reason") == Some(EndingReason::DeathOfCarer.code())
}

fn nobody_died(form: &Form) -> bool {
    !somebody_died(form) && !carer_died(form)
}

fn lives_on(form: &Form) -> bool {
    !somebody_died(form)
}

const SPECS: &[FieldSpec] = &[
    FieldSpec::new("on", FieldKind::Date(Direction::Either)),
    FieldSpec::new("reason", FieldKind::Pick(choices_of!(EndingReason))),
    FieldSpec::when("died", FieldKind::Choice(who_died), either_may_have_died),
    FieldSpec::when("planned", FieldKind::Choice(planned), nobody_died),
    FieldSpec::when("who", FieldKind::Ticks(choices_of!(EndingWho)), nobody_died),
    FieldSpec::when("wanted", FieldKind::Choice(wanted), nobody_died),
    FieldSpec::when("to", FieldKind::Line, lives_on),
    FieldSpec::when(
        "continues",
        FieldKind::Choice(choices_of!(Continues)),
        lives_on,
    ),
    FieldSpec::new("learned", FieldKind::Line),
    FieldSpec::when("programme", FieldKind::Line, |_| false),
];

/// The form for one arrangement.
#[derive(Debug)]
pub struct End {
    arranged: Arranged,
}

const fn problem(field: &'static str, word: &'static str) -> Problem {
    Problem { field, word }
}

impl End {
    /// For an arrangement.
    pub const fn new(id: ArrangementId) -> Self {
        Self {
            arranged: Arranged::new(id),
        }
    }

    fn day(&self, form: &Form) -> Result<Date, Problem> {
        let start = self
            .arranged
            .found
            .as_ref()
            .map(|(l, _)| l.arrangement.start);
        match form.when("on").map(|w| w.date) {
            Some(PartialDate::Day(day)) if start.is_some_and(|start| day < start) => {
                Err(problem("on", "problem-end-before-start"))
            }
            Some(PartialDate::Day(day)) => Ok(day),
            Some(PartialDate::Month(..) | PartialDate::Year(_)) | None => {
                Err(problem("on", "problem-end-date"))
            }
        }
    }

    fn reason(form: &Form, cx: &Cx<'_>) -> Option<EndingReason> {
        let words = cx.words;
        form.picked("reason", &|id| words.get(id))
            .and_then(|(code, _)| EndingReason::from_code(code))
    }

    /// The ending, as far as the boxes that show say it. After a death nobody is asked what they
    /// wanted.
    fn ending(&self, form: &Form, reason: EndingReason, on: Date, cx: &Cx<'_>) -> Ending {
        let wanted = match reason {
            EndingReason::Death => PersonWanted::Died,
            EndingReason::DeathOfCarer => PersonWanted::DidNotWant,
            _ => PersonWanted::from_code(form.get("wanted")).unwrap_or(PersonWanted::CouldNotTell),
        };
        let continues = if reason == EndingReason::Death {
            Continues::None
        } else {
            Continues::from_code(form.get("continues")).unwrap_or(Continues::NotKnown)
        };
        let before = self
            .arranged
            .found
            .as_ref()
            .and_then(|(l, _)| l.ending.as_ref());
        Ending {
            id: before.map_or_else(|| cx.ids.next(), |e| e.id),
            arrangement: self.arranged.id,
            on,
            planned: nobody_died(form) && form.get("planned") == "yes",
            person_wanted: wanted,
            reason,
            destination: if lives_on(form) {
                tidy_line(form.get("to"))
            } else {
                String::new()
            },
            continues,
            learned: tidy_line(form.get("learned")),
        }
    }

    /// Who wanted it. After a death it was nobody.
    fn voices(form: &Form, ending: &Ending, cx: &Cx<'_>) -> Vec<EndingVoice> {
        let ticked: Vec<EndingWho> = if nobody_died(form) {
            let codes = form.ticked("who").into_iter();
            codes.filter_map(EndingWho::from_code).collect()
        } else {
            vec![EndingWho::Nobody]
        };
        ticked
            .into_iter()
            .map(|who| EndingVoice {
                id: cx.ids.next(),
                ending: ending.id,
                who,
            })
            .collect()
    }

    /// The step that stops the reminders about somebody who died.
    fn death(&self, form: &Form, on: Date, cx: &Cx<'_>) -> Option<Milestone> {
        let (living, _) = self
            .arranged
            .found
            .as_ref()
            .filter(|_| somebody_died(form))?;
        let home_died = either_may_have_died(form) && form.get("died") == "home";
        Some(Milestone {
            id: cx.ids.next(),
            profile: if home_died {
                living.arrangement.home
            } else {
                living.arrangement.mover
            },
            step: Step::Died,
            on,
            until: None,
            note: String::new(),
        })
    }

    /// What a form about an ending has to say before it can be saved.
    fn gaps(form: &Form) -> Vec<Problem> {
        let mut gaps = Vec::new();
        if either_may_have_died(form) && form.get("died").is_empty() {
            gaps.push(problem("died", "problem-end-died"));
        }
        if nobody_died(form) {
            let asked = [
                ("planned", "problem-end-planned"),
                ("who", "problem-end-who"),
                ("wanted", "problem-end-wanted"),
            ];
            let open = asked
                .into_iter()
                .filter(|(field, _)| form.get(field).is_empty());
            gaps.extend(open.map(|(field, word)| problem(field, word)));
        }
        gaps
    }
}

impl Purpose for End {
    fn code(&self) -> &'static str {
        CODE
    }

    fn specs(&self) -> &'static [FieldSpec] {
        SPECS
    }

    about_an_arrangement!("form-end", "draft-end");

    fn prefill(&self, form: &mut Form, _cx: &Cx<'_>) {
        if let Some((_, sheet)) = &self.arranged.found {
            form.fill("programme", sheet.mover.kind.programme().code());
        }
    }

    fn pinned(&self, cx: &Cx<'_>) -> Vec<String> {
        let Some((living, _)) = &self.arranged.found else {
            return Vec::new();
        };
        let (mover, home) = self.arranged.names();
        let args = [
            ("mover", cx.name(&mover).into()),
            ("home", cx.name(&home).into()),
            ("start", say::day(cx.words, living.arrangement.start).into()),
        ];
        vec![cx.words.say("end-who", &args)]
    }

    fn label(&self, field: &str, form: &Form, cx: &Cx<'_>) -> String {
        if field == "learned" && !nobody_died(form) {
            return cx.get("field-end-remember");
        }
        self.arranged.say(&format!("field-end-{field}"), cx)
    }

    fn change(&self, form: &Form, cx: &Cx<'_>) -> Result<Change, Vec<Problem>> {
        let on = self.day(form);
        let reason = Self::reason(form, cx);
        let mut problems: Vec<Problem> = on.as_ref().err().cloned().into_iter().collect();
        if reason.is_none() {
            problems.push(problem("reason", "problem-end-reason"));
        }
        problems.extend(Self::gaps(form));
        let (Ok(on), Some(reason), true) = (on, reason, problems.is_empty()) else {
            return Err(problems);
        };
        let ending = self.ending(form, reason, on, cx);
        let mut writes = vec![Write::put(&ending)];
        writes.extend(Self::voices(form, &ending, cx).iter().map(Write::put));
        writes.extend(self.death(form, on, cx).iter().map(Write::put));
        let (mover, home) = self.arranged.names();
        let args = [("mover", mover.into()), ("home", home.into())];
        Ok(Change {
            kind: OpKind::ArrangementEnded,
            about: cx.words.say("record-who", &args),
            writes,
        })
    }

    fn saved(&self, form: &Form, _added: &[ProfileId], cx: &Cx<'_>, out: &mut Out) {
        let Ok(on) = self.day(form) else { return };
        let (mover, home) = self.arranged.names();
        let args = [
            ("mover", cx.name(&mover).into()),
            ("home", cx.name(&home).into()),
            ("day", say::day(cx.words, on).into()),
        ];
        let word = if nobody_died(form) {
            "end-saved"
        } else {
            "end-saved-death"
        };
        out.say(cx.words.say(word, &args));
    }
}
