//! A dated step: looking, on hold, back again, withdrew. How a profile stands follows from these.

use super::parts::{About, about_a_profile, day, problem, typed_day};
use crate::app::Cx;
use crate::app::form::{FieldKind, FieldSpec, Form, Problem};
use crate::app::form_page::Purpose;
use crate::choices_of;
use crate::domain::dates::Direction;
use crate::domain::id::ProfileId;
use crate::domain::port::{Change, OpKind, Write};
use crate::domain::profile::{Milestone, Step};
use crate::domain::text::tidy_line;

/// The code of the form.
pub const CODE: &str = "milestone";

fn is_a_pause(form: &Form) -> bool {
    form.get("step") == Step::OnHold.code()
}

const SPECS: &[FieldSpec] = &[
    FieldSpec::new("step", FieldKind::Choice(choices_of!(Step))),
    FieldSpec::new("on", FieldKind::Date(Direction::Past)),
    FieldSpec::when("until", FieldKind::Date(Direction::Future), is_a_pause),
    FieldSpec::new("note", FieldKind::Line),
];

/// The form of a new step.
#[derive(Debug)]
pub struct MilestoneForm {
    about: About,
}

impl MilestoneForm {
    /// For a profile.
    pub const fn new(id: ProfileId) -> Self {
        Self {
            about: About::new(id),
        }
    }
}

impl Purpose for MilestoneForm {
    about_a_profile!("form-milestone");

    fn code(&self) -> &'static str {
        CODE
    }

    fn specs(&self) -> &'static [FieldSpec] {
        SPECS
    }

    fn pinned(&self, cx: &Cx<'_>) -> Vec<String> {
        let stage = self.about.sheet().map(|s| s.stage(cx.today()));
        let stage = stage.map_or_else(String::new, |s| cx.get(s.word_id()));
        vec![cx.words.say(
            "milestone-now",
            &[
                ("name", self.about.name(cx).into()),
                ("stage", stage.into()),
            ],
        )]
    }

    fn prefill(&self, form: &mut Form, cx: &Cx<'_>) {
        form.fill("on", &typed_day(cx.today()));
    }

    fn change(&self, form: &Form, cx: &Cx<'_>) -> Result<Change, Vec<Problem>> {
        let mut problems = Vec::new();
        let step = Step::from_code(form.get("step"));
        if step.is_none() {
            problems.push(problem("step", "problem-step"));
        }
        let on = day(form, "on", &mut problems);
        if on.is_none() && problems.iter().all(|p| p.field != "on") {
            problems.push(problem("on", "problem-step-on"));
        }
        let until = if is_a_pause(form) {
            day(form, "until", &mut problems)
        } else {
            None
        };
        if let (Some(on), Some(until)) = (on, until)
            && until < on
        {
            problems.push(problem("until", "problem-until-before"));
        }
        let (Some(step), Some(on), true) = (step, on, problems.is_empty()) else {
            return Err(problems);
        };
        let milestone = Milestone {
            id: cx.ids.next(),
            profile: self.about.id,
            step,
            on,
            until,
            note: tidy_line(form.get("note")),
        };
        let writes = vec![Write::put(&milestone)];
        Ok(self.about.change(OpKind::ProfileChanged, writes))
    }
}
