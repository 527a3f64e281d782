//! Somebody who lives in, or stays regularly at, a home.

use super::parts::{About, OWNER, WHICH, about_a_profile, day, problem, typed_day};
use crate::app::Cx;
use crate::app::form::{Choice, FieldKind, FieldSpec, Form, Problem};
use crate::app::form_page::Purpose;
use crate::choices_of;
use crate::domain::dates::Direction;
use crate::domain::household::{AgeBand, Member, MemberRole, MemberView};
use crate::domain::id::{MemberId, ProfileId};
use crate::domain::port::{Change, OpKind, Write};
use crate::domain::text::tidy_line;

/// The code of the form.
pub const CODE: &str = "member";

fn ages() -> Vec<Choice> {
    let known = AgeBand::ALL.iter().map(|a| (a.code(), a.word_id()));
    known.chain([("", "answer-not-known")]).collect()
}

const SPECS: &[FieldSpec] = &[
    FieldSpec::new("name", FieldKind::Line),
    FieldSpec::new("role", FieldKind::Choice(choices_of!(MemberRole))),
    FieldSpec::new("age", FieldKind::Choice(ages)),
    FieldSpec::new("view", FieldKind::Choice(choices_of!(MemberView))),
    FieldSpec::new("words", FieldKind::Line),
    FieldSpec::new("asked", FieldKind::Date(Direction::Past)),
    FieldSpec::new("from", FieldKind::Date(Direction::Either)),
    FieldSpec::new("left", FieldKind::Date(Direction::Either)),
    OWNER,
    WHICH,
];

/// The form of one member.
#[derive(Debug)]
pub struct MemberForm {
    about: About,
    member: Option<MemberId>,
}

impl MemberForm {
    /// For a member of a home, or a new one.
    pub const fn new(home: ProfileId, member: Option<MemberId>) -> Self {
        Self {
            about: About::new(home),
            member,
        }
    }

    fn was(&self) -> Option<&Member> {
        let id = self.member?;
        self.about.sheet()?.members.iter().find(|m| m.id == id)
    }
}

impl Purpose for MemberForm {
    about_a_profile!("form-member", |f| f.member.map(|id| id.0));

    fn code(&self) -> &'static str {
        CODE
    }

    fn specs(&self) -> &'static [FieldSpec] {
        SPECS
    }

    fn prefill(&self, form: &mut Form, _cx: &Cx<'_>) {
        let Some(m) = self.was() else {
            form.fill("view", MemberView::NotAsked.code());
            return;
        };
        let day = |date: Option<jiff::civil::Date>| date.map_or_else(String::new, typed_day);
        form.fill("owner", &self.about.id.0.to_string());
        form.fill("which", &m.id.0.to_string());
        form.fill("name", &m.name);
        form.fill("role", m.role.code());
        form.fill("age", m.age.map_or("", AgeBand::code));
        form.fill("view", m.view.code());
        form.fill("words", &m.words);
        form.fill("asked", &day(m.asked_on));
        form.fill("from", &day(m.from));
        form.fill("left", &day(m.left));
    }

    fn change(&self, form: &Form, cx: &Cx<'_>) -> Result<Change, Vec<Problem>> {
        let mut problems = Vec::new();
        let role = MemberRole::from_code(form.get("role"));
        let name = tidy_line(form.get("name"));
        if name.is_empty() && role != Some(MemberRole::PersonSupported) {
            problems.push(problem("name", "problem-name"));
        }
        if role.is_none() {
            problems.push(problem("role", "problem-member-role"));
        }
        let view = MemberView::from_code(form.get("view")).unwrap_or(MemberView::NotAsked);
        let asked = day(form, "asked", &mut problems);
        let member = Member {
            id: self.member.unwrap_or_else(|| cx.ids.next()),
            home: self.about.id,
            name,
            role: role.unwrap_or(MemberRole::Family),
            age: AgeBand::from_code(form.get("age")),
            view,
            words: tidy_line(form.get("words")),
            // Whoever gives a view was asked, today unless another day is named.
            asked_on: asked.or_else(|| {
                let told = !matches!(view, MemberView::NotAsked | MemberView::TooYoung);
                told.then(|| cx.today())
            }),
            from: day(form, "from", &mut problems),
            left: day(form, "left", &mut problems),
        };
        if let (Some(from), Some(left)) = (member.from, member.left)
            && left < from
        {
            problems.push(problem("left", "problem-left-before"));
        }
        if problems.is_empty() {
            let writes = vec![Write::put(&member)];
            Ok(self.about.change(OpKind::ProfileChanged, writes))
        } else {
            Err(problems)
        }
    }
}
