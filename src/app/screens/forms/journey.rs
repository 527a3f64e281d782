//! A journey time that somebody measured: it wins over every estimate.

use super::parts::{About, about_a_profile, day, number, postcode, problem, typed_day};
use crate::app::Cx;
use crate::app::form::{FieldKind, FieldSpec, Form, Problem};
use crate::app::form_page::Purpose;
use crate::choices_of;
use crate::domain::dates::Direction;
use crate::domain::id::ProfileId;
use crate::domain::port::{Change, OpKind, Write};
use crate::domain::preference::{Journey, Mode};
use crate::domain::text::tidy_line;

/// The code of the form.
pub const CODE: &str = "journey";

/// The longest journey that is recorded, in minutes: a day.
const LONGEST: i64 = 1_440;

const SPECS: &[FieldSpec] = &[
    FieldSpec::new("place", FieldKind::Postcode),
    FieldSpec::new("mode", FieldKind::Choice(choices_of!(Mode))),
    FieldSpec::new("minutes", FieldKind::Number),
    FieldSpec::new("on", FieldKind::Date(Direction::Past)),
    FieldSpec::new("said-by", FieldKind::Line),
];

/// The form of a new journey time.
#[derive(Debug)]
pub struct JourneyForm {
    about: About,
}

impl JourneyForm {
    /// From a home.
    pub const fn new(home: ProfileId) -> Self {
        Self {
            about: About::new(home),
        }
    }
}

impl Purpose for JourneyForm {
    about_a_profile!("form-journey");

    fn code(&self) -> &'static str {
        CODE
    }

    fn specs(&self) -> &'static [FieldSpec] {
        SPECS
    }

    fn prefill(&self, form: &mut Form, cx: &Cx<'_>) {
        form.fill("mode", Mode::Driving.code());
        form.fill("on", &typed_day(cx.today()));
        form.fill("said-by", cx.who());
    }

    fn change(&self, form: &Form, cx: &Cx<'_>) -> Result<Change, Vec<Problem>> {
        let mut problems = Vec::new();
        let place = postcode(form, "place", &mut problems);
        if place.is_empty() && problems.is_empty() {
            problems.push(problem("place", "problem-postcode"));
        }
        let minutes = number(form, "minutes", 0..=LONGEST, &mut problems);
        if minutes.is_none() && problems.iter().all(|p| p.field != "minutes") {
            problems.push(problem("minutes", "problem-minutes"));
        }
        let on = day(form, "on", &mut problems).unwrap_or_else(|| cx.today());
        let minutes = minutes.and_then(|n| u16::try_from(n).ok());
        let (Some(minutes), true) = (minutes, problems.is_empty()) else {
            return Err(problems);
        };
        let journey = Journey {
            id: cx.ids.next(),
            home: self.about.id,
            place,
            mode: Mode::from_code(form.get("mode")).unwrap_or(Mode::Driving),
            minutes,
            on,
            said_by: tidy_line(form.get("said-by")),
        };
        let writes = vec![Write::put(&journey)];
        Ok(self.about.change(OpKind::JourneyRecorded, writes))
    }
}
