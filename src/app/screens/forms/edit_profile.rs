//! The basics of a profile: names, birth, where, how to reach them, and when it was agreed.

use super::parts::{About, about_a_profile, day, partial, postcode, problem, typed, typed_day};
use crate::app::Cx;
use crate::app::form::{FieldKind, FieldSpec, Form, Problem};
use crate::app::form_page::Purpose;
use crate::domain::dates::{Direction, PartialDate};
use crate::domain::id::ProfileId;
use crate::domain::port::{Change, OpKind, Write};
use crate::domain::profile::{Profile, ProfileKind};
use crate::domain::text::{tidy_line, tidy_lines};

/// The code of the form.
pub const CODE: &str = "edit-profile";

const NAME: FieldSpec = FieldSpec::new("name", FieldKind::Line);
const FULL_NAME: FieldSpec = FieldSpec::new("full-name", FieldKind::Line);
const POSTCODE: FieldSpec = FieldSpec::new("postcode", FieldKind::Postcode);
const CONTACT: FieldSpec = FieldSpec::new("contact", FieldKind::Line);
const SINCE: FieldSpec = FieldSpec::new("since", FieldKind::Date(Direction::Past));
const AGREED: FieldSpec = FieldSpec::new("agreed", FieldKind::Date(Direction::Past));
const NOTES: FieldSpec = FieldSpec::new("notes", FieldKind::Lines);

/// The boxes of a household, which was not born and has no pronouns.
const HOUSEHOLD: &[FieldSpec] = &[NAME, FULL_NAME, POSTCODE, CONTACT, SINCE, AGREED, NOTES];

const SOMEBODY: &[FieldSpec] = &[
    NAME,
    FULL_NAME,
    FieldSpec::new("born", FieldKind::Date(Direction::Past)),
    FieldSpec::new("pronouns", FieldKind::Line),
    POSTCODE,
    CONTACT,
    SINCE,
    AGREED,
    NOTES,
];

/// The form of one profile.
#[derive(Debug)]
pub struct EditProfile {
    about: About,
}

impl EditProfile {
    /// For a profile.
    pub const fn new(id: ProfileId) -> Self {
        Self {
            about: About::new(id),
        }
    }
}

impl Purpose for EditProfile {
    about_a_profile!("form-edit-profile");

    fn code(&self) -> &'static str {
        CODE
    }

    fn specs(&self) -> &'static [FieldSpec] {
        if self.about.kind() == ProfileKind::Household {
            HOUSEHOLD
        } else {
            SOMEBODY
        }
    }

    fn prefill(&self, form: &mut Form, cx: &Cx<'_>) {
        let Some(p) = self.about.profile() else {
            return;
        };
        form.fill("name", &p.known_as);
        form.fill("full-name", &p.full_name);
        form.fill("born", &typed(p.born, cx));
        form.fill("pronouns", &p.pronouns);
        form.fill("postcode", &p.postcode);
        form.fill("contact", &p.contact);
        form.fill("since", &typed(p.waiting_since, cx));
        form.fill("agreed", &p.agreed_on.map_or_else(String::new, typed_day));
        form.fill("notes", &p.notes);
    }

    fn change(&self, form: &Form, cx: &Cx<'_>) -> Result<Change, Vec<Problem>> {
        let mut problems = Vec::new();
        let Some(was) = self.about.profile() else {
            return Err(vec![problem("name", "trouble-missing")]);
        };
        let somebody = was.kind != ProfileKind::Household;
        let born = partial(form, "born", &mut problems);
        let profile = Profile {
            known_as: tidy_line(form.get("name")),
            full_name: tidy_line(form.get("full-name")),
            born: if somebody { born } else { was.born },
            pronouns: tidy_line(form.get("pronouns")),
            postcode: postcode(form, "postcode", &mut problems),
            contact: tidy_line(form.get("contact")),
            waiting_since: partial(form, "since", &mut problems),
            agreed_on: day(form, "agreed", &mut problems),
            notes: tidy_lines(form.get("notes")),
            ..was.clone()
        };
        let future = |date: Option<jiff::civil::Date>| date.is_some_and(|d| d > cx.today());
        if profile.known_as.is_empty() {
            problems.push(problem("name", "problem-name"));
        }
        if somebody && future(profile.born.map(PartialDate::earliest)) {
            problems.push(problem("born", "problem-born"));
        }
        if future(profile.waiting_since.map(PartialDate::earliest)) {
            problems.push(problem("since", "problem-since"));
        }
        if future(profile.agreed_on) {
            problems.push(problem("agreed", "problem-agreed"));
        }
        if problems.is_empty() {
            let writes = vec![Write::put(&profile)];
            Ok(self.about.change(OpKind::ProfileChanged, writes))
        } else {
            Err(problems)
        }
    }
}
