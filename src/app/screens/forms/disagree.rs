//! Disagree with what a match says of two sides: in which way, and why. No number changes by it.

use super::couple::{Couple, HIDDEN, about_a_couple};
use crate::app::Cx;
use crate::app::form::{FieldKind, FieldSpec, Form, Problem};
use crate::app::form_page::Purpose;
use crate::app::screen::Out;
use crate::choices_of;
use crate::domain::disagreement::{Disagreement, Disagrees};
use crate::domain::id::ProfileId;
use crate::domain::port::{Change, OpKind, Write};
use crate::domain::text::tidy_line;

/// The code of the form.
pub const CODE: &str = "disagree";

const SPECS: &[FieldSpec] = &[
    FieldSpec::new("way", FieldKind::Choice(choices_of!(Disagrees))),
    FieldSpec::new("words", FieldKind::Line),
    HIDDEN,
];

/// The form for two sides.
#[derive(Debug)]
pub struct Disagree {
    couple: Couple,
}

impl Disagree {
    /// For two sides.
    pub const fn new(couple: Couple) -> Self {
        Self { couple }
    }
}

impl Purpose for Disagree {
    about_a_couple!("draft-disagree");

    fn code(&self) -> &'static str {
        CODE
    }

    fn specs(&self) -> &'static [FieldSpec] {
        SPECS
    }

    fn title(&self, cx: &Cx<'_>) -> String {
        cx.get("form-disagree")
    }

    fn prefill(&self, form: &mut Form, _cx: &Cx<'_>) {
        self.couple.fill(form);
    }

    fn pinned(&self, cx: &Cx<'_>) -> Vec<String> {
        vec![self.couple.say("record-who", cx), cx.get("disagree-stays")]
    }

    fn change(&self, form: &Form, cx: &Cx<'_>) -> Result<Change, Vec<Problem>> {
        let way = Disagrees::from_code(form.get("way"));
        let words = tidy_line(form.get("words"));
        let mut problems = Vec::new();
        if way.is_none() {
            problems.push(Problem {
                field: "way",
                word: "problem-disagree-way",
            });
        }
        if words.is_empty() {
            problems.push(Problem {
                field: "words",
                word: "problem-disagree-words",
            });
        }
        let two = self.couple.pair_or_new(cx);
        let (Some(way), Some(two), true) = (way, two, problems.is_empty()) else {
            return Err(problems);
        };
        // It is about the two and does not make them a pair that anything was begun with.
        let disagreement = Disagreement {
            id: cx.ids.next(),
            mover: two.mover,
            home: two.home,
            on: cx.today(),
            who: cx.who().to_owned(),
            way,
            words,
        };
        Ok(Change {
            kind: OpKind::Disagreed,
            about: self.couple.say_of_record("record-who", cx),
            writes: vec![Write::put(&disagreement)],
        })
    }

    fn saved(&self, _form: &Form, _added: &[ProfileId], cx: &Cx<'_>, out: &mut Out) {
        out.say(self.couple.say("disagree-saved", cx));
    }
}
