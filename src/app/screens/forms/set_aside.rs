//! Set two sides aside, or stop their introductions: by whom, and why, so that we can learn.

use super::couple::{Couple, HIDDEN, about_a_couple};
use crate::app::Cx;
use crate::app::form::{FieldKind, FieldSpec, Form, Problem};
use crate::app::form_page::Purpose;
use crate::app::screen::Out;
use crate::choices_of;
use crate::domain::id::ProfileId;
use crate::domain::introduction::{Happened, Introduction, Pair, SetAsideBy, SetAsideReason};
use crate::domain::port::{Change, OpKind, Write};
use crate::domain::text::tidy_line;

/// The code of the form.
pub const CODE: &str = "set-aside";

const SPECS: &[FieldSpec] = &[
    FieldSpec::new("by", FieldKind::Choice(choices_of!(SetAsideBy))),
    FieldSpec::new("reason", FieldKind::Pick(choices_of!(SetAsideReason))),
    FieldSpec::new("words", FieldKind::Line),
    HIDDEN,
];

/// The form for two sides.
#[derive(Debug)]
pub struct SetAside {
    couple: Couple,
}

impl SetAside {
    /// For two sides.
    pub const fn new(couple: Couple) -> Self {
        Self { couple }
    }

    /// Whether introductions are under way, so that there is something to stop.
    fn stops(&self) -> bool {
        self.couple
            .sheet
            .as_ref()
            .is_some_and(|s| !s.introductions.is_empty())
    }

    /// The meetings still planned, called off by whoever stops it.
    fn called_off(&self, by: SetAsideBy) -> Vec<Introduction> {
        let happened = match by {
            SetAsideBy::Mover => Happened::CancelledByMover,
            SetAsideBy::Home => Happened::CancelledByHome,
            SetAsideBy::Family | SetAsideBy::Scheme | SetAsideBy::Circumstances => {
                Happened::CancelledByScheme
            }
        };
        self.couple
            .sheet
            .iter()
            .flat_map(|s| &s.introductions)
            .filter(|i| i.happened == Happened::Planned)
            .map(|i| Introduction {
                happened,
                ..i.clone()
            })
            .collect()
    }
}

impl Purpose for SetAside {
    fn code(&self) -> &'static str {
        CODE
    }

    fn specs(&self) -> &'static [FieldSpec] {
        SPECS
    }

    about_a_couple!("draft-set-aside");

    fn title(&self, cx: &Cx<'_>) -> String {
        cx.get(if self.stops() {
            "form-stop"
        } else {
            "form-set-aside"
        })
    }

    fn prefill(&self, form: &mut Form, _cx: &Cx<'_>) {
        self.couple.fill(form);
    }

    fn pinned(&self, cx: &Cx<'_>) -> Vec<String> {
        vec![
            self.couple.say("record-who", cx),
            cx.get("set-aside-no-blame"),
        ]
    }

    fn change(&self, form: &Form, cx: &Cx<'_>) -> Result<Change, Vec<Problem>> {
        let words = cx.words;
        let by = SetAsideBy::from_code(form.get("by"));
        let reason = form
            .picked("reason", &|id| words.get(id))
            .and_then(|(code, _)| SetAsideReason::from_code(code));
        let mut problems = Vec::new();
        if by.is_none() {
            problems.push(Problem {
                field: "by",
                word: "problem-set-aside-by",
            });
        }
        if reason.is_none() {
            problems.push(Problem {
                field: "reason",
                word: "problem-set-aside-reason",
            });
        }
        let (Some(by), Some(reason), Some(pair)) = (by, reason, self.couple.pair_or_new(cx)) else {
            return Err(problems);
        };
        let pair = Pair {
            set_aside_on: Some(cx.today()),
            set_aside_by: Some(by),
            set_aside_reason: Some(reason),
            set_aside_words: tidy_line(form.get("words")),
            ..pair
        };
        let mut writes = vec![Write::put(&pair)];
        writes.extend(self.called_off(by).iter().map(Write::put));
        Ok(Change {
            kind: if self.stops() {
                OpKind::IntroductionsStopped
            } else {
                OpKind::SetAside
            },
            about: self.couple.say_of_record("record-who", cx),
            writes,
        })
    }

    fn saved(&self, _form: &Form, _added: &[ProfileId], cx: &Cx<'_>, out: &mut Out) {
        let word = if self.stops() {
            "set-aside-stopped"
        } else {
            "set-aside-saved"
        };
        out.say(self.couple.say(word, cx));
    }
}
