//! A check, an approval or a permission, with its dates.

use super::parts::{About, OWNER, WHICH, about_a_profile, day, problem, typed_day};
use crate::app::Cx;
use crate::app::form::{FieldKind, FieldSpec, Form, Problem};
use crate::app::form_page::Purpose;
use crate::choices_of;
use crate::domain::check::{Check, CheckKind, CheckOutcome};
use crate::domain::dates::Direction;
use crate::domain::id::{CheckId, ProfileId};
use crate::domain::port::{Change, OpKind, Write};
use crate::domain::text::tidy_line;

/// The code of the form.
pub const CODE: &str = "check";

const SPECS: &[FieldSpec] = &[
    FieldSpec::new("what", FieldKind::Choice(choices_of!(CheckKind))),
    FieldSpec::new("outcome", FieldKind::Choice(choices_of!(CheckOutcome))),
    FieldSpec::new("done", FieldKind::Date(Direction::Past)),
    FieldSpec::new("expires", FieldKind::Date(Direction::Future)),
    FieldSpec::new("decided-by", FieldKind::Line),
    FieldSpec::new("note", FieldKind::Line),
    OWNER,
    WHICH,
];

/// The form of one check.
#[derive(Debug)]
pub struct CheckForm {
    about: About,
    check: Option<CheckId>,
}

impl CheckForm {
    /// For a check of a profile, or a new one.
    pub const fn new(id: ProfileId, check: Option<CheckId>) -> Self {
        Self {
            about: About::new(id),
            check,
        }
    }

    fn was(&self) -> Option<&Check> {
        let id = self.check?;
        self.about.sheet()?.checks.iter().find(|c| c.id == id)
    }
}

impl Purpose for CheckForm {
    about_a_profile!("form-check", |f| f.check.map(|id| id.0));

    fn code(&self) -> &'static str {
        CODE
    }

    fn specs(&self) -> &'static [FieldSpec] {
        SPECS
    }

    fn prefill(&self, form: &mut Form, _cx: &Cx<'_>) {
        let Some(c) = self.was() else { return };
        let day = |date: Option<jiff::civil::Date>| date.map_or_else(String::new, typed_day);
        form.fill("owner", &self.about.id.0.to_string());
        form.fill("which", &c.id.0.to_string());
        form.fill("what", c.kind.code());
        form.fill("outcome", c.outcome.code());
        form.fill("done", &day(c.done_on));
        form.fill("expires", &day(c.expires_on));
        form.fill("decided-by", &c.decided_by);
        form.fill("note", &c.note);
    }

    fn change(&self, form: &Form, cx: &Cx<'_>) -> Result<Change, Vec<Problem>> {
        let mut problems = Vec::new();
        let kind = CheckKind::from_code(form.get("what"));
        let outcome = CheckOutcome::from_code(form.get("outcome"));
        let done_on = day(form, "done", &mut problems);
        let expires_on = day(form, "expires", &mut problems);
        if kind.is_none() {
            problems.push(problem("what", "problem-check-kind"));
        }
        if outcome.is_none() {
            problems.push(problem("outcome", "problem-check-outcome"));
        }
        if done_on.is_some_and(|d| d > cx.today()) {
            problems.push(problem("done", "problem-check-future"));
        }
        let looked_at = matches!(outcome, Some(CheckOutcome::DecidedOk | CheckOutcome::NotOk));
        if looked_at && tidy_line(form.get("decided-by")).is_empty() {
            problems.push(problem("decided-by", "problem-check-decided-by"));
        }
        let (Some(kind), Some(outcome), true) = (kind, outcome, problems.is_empty()) else {
            return Err(problems);
        };
        let check = Check {
            id: self.check.unwrap_or_else(|| cx.ids.next()),
            profile: self.about.id,
            member: self.was().and_then(|c| c.member),
            kind,
            outcome,
            done_on,
            expires_on,
            decided_by: tidy_line(form.get("decided-by")),
            note: tidy_line(form.get("note")),
        };
        let writes = vec![Write::put(&check)];
        Ok(self.about.change(OpKind::ProfileChanged, writes))
    }
}
