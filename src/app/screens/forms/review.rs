//! Record a review of an arrangement: whether both want it to go on, in their own words.

use super::arranged::{Arranged, about_an_arrangement};
use super::couple::next_turn;
use super::yes::{blank_view, in_turn, view_of};
use crate::app::Cx;
use crate::app::form::{FieldKind, FieldSpec, Form, Problem};
use crate::app::form_page::Purpose;
use crate::app::screen::Out;
use crate::choices_of;
use crate::domain::arrangement::Arrangement;
use crate::domain::dates::{Direction, PartialDate};
use crate::domain::id::{ArrangementId, ProfileId};
use crate::domain::introduction::{Promise, ViewAbout, ViewAnswer, Voice};
use crate::domain::port::{Change, OpKind, Write};
use crate::domain::sheet::Living;
use jiff::civil::Date;

/// The code of the form.
pub const CODE: &str = "review";

const SPECS: &[FieldSpec] = &[
    FieldSpec::new("on", FieldKind::Date(Direction::Past)),
    FieldSpec::new("mover", FieldKind::Choice(choices_of!(ViewAnswer))),
    FieldSpec::new("mover-words", FieldKind::Line),
    FieldSpec::new("home", FieldKind::Choice(choices_of!(ViewAnswer))),
    FieldSpec::new("home-words", FieldKind::Line),
    FieldSpec::new("again", FieldKind::Date(Direction::Future)),
];

/// The form for one arrangement.
#[derive(Debug)]
pub struct Review {
    arranged: Arranged,
}

impl Review {
    /// For an arrangement.
    pub const fn new(id: ArrangementId) -> Self {
        Self {
            arranged: Arranged::new(id),
        }
    }

    fn day(form: &Form, cx: &Cx<'_>) -> Result<Date, Problem> {
        match form.when("on").map(|w| w.date) {
            Some(PartialDate::Day(day)) if day <= cx.today() => Ok(day),
            Some(_) | None => Err(Problem {
                field: "on",
                word: "problem-review-date",
            }),
        }
    }

    /// The next look together, kept as something promised by that day.
    fn again(form: &Form, living: &Living, cx: &Cx<'_>) -> Result<Option<Promise>, Problem> {
        if form.get("again").trim().is_empty() {
            return Ok(None);
        }
        let Some(PartialDate::Day(due)) = form.when("again").map(|w| w.date) else {
            return Err(Problem {
                field: "again",
                word: "problem-review-again",
            });
        };
        Ok(Some(Promise {
            id: cx.ids.next(),
            profile: living.arrangement.mover,
            pair: Some(living.arrangement.pair),
            words: cx.get("review-again-promise"),
            due,
            done_on: None,
        }))
    }
}

impl Purpose for Review {
    fn code(&self) -> &'static str {
        CODE
    }

    fn specs(&self) -> &'static [FieldSpec] {
        SPECS
    }

    about_an_arrangement!("form-review", "draft-review");

    fn prefill(&self, form: &mut Form, _cx: &Cx<'_>) {
        form.fill("on", "today");
        form.focus_on("mover");
    }

    fn pinned(&self, cx: &Cx<'_>) -> Vec<String> {
        vec![self.arranged.say("record-who", cx)]
    }

    fn label(&self, field: &str, _form: &Form, cx: &Cx<'_>) -> String {
        self.arranged.say(&format!("field-review-{field}"), cx)
    }

    fn change(&self, form: &Form, cx: &Cx<'_>) -> Result<Change, Vec<Problem>> {
        let Some((living, sheet)) = &self.arranged.found else {
            return Err(Vec::new());
        };
        let on = Self::day(form, cx);
        let again = Self::again(form, living, cx);
        let (on, again) = match (on, again) {
            (Ok(on), Ok(again)) => (on, again),
            (on, again) => return Err([on.err(), again.err()].into_iter().flatten().collect()),
        };
        let reviewed = Arrangement {
            reviewed_on: Some(on),
            ..living.arrangement.clone()
        };
        let blank = blank_view(reviewed.pair, ViewAbout::Arrangement, on);
        let views = [("mover", Voice::Mover), ("home", Voice::Home)]
            .into_iter()
            .filter_map(|(side, voice)| view_of(form, side, voice, &blank, cx));
        let mut writes = vec![Write::put(&reviewed)];
        let views = in_turn(views, next_turn(Some(sheet)));
        writes.extend(views.iter().map(Write::put));
        writes.extend(again.iter().map(Write::put));
        let (mover, home) = self.arranged.names();
        let args = [("mover", mover.into()), ("home", home.into())];
        Ok(Change {
            kind: OpKind::ArrangementChanged,
            about: cx.words.say("about-review", &args),
            writes,
        })
    }

    fn saved(&self, form: &Form, _added: &[ProfileId], cx: &Cx<'_>, out: &mut Out) {
        let no = [form.get("mover"), form.get("home")].contains(&ViewAnswer::No.code());
        out.say(self.arranged.say(
            if no {
                "review-saved-no"
            } else {
                "review-saved"
            },
            cx,
        ));
    }
}
