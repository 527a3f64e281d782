//! A new profile: a side and a name are enough, everything else can wait.

use super::parts::{partial, postcode, problem};
use crate::app::effect::{Query, Reply};
use crate::app::form::{Choice, FieldKind, FieldSpec, Form, Problem};
use crate::app::form_page::Purpose;
use crate::app::screen::{Out, Screen};
use crate::app::screens::profile::ProfilePage;
use crate::app::{Cx, tell};
use crate::domain::dates::Direction;
use crate::domain::fact::{Fact, SaidBy};
use crate::domain::id::ProfileId;
use crate::domain::lists::ProfileLine;
use crate::domain::port::{Change, OpKind, Write};
use crate::domain::profile::{Profile, ProfileKind};
use crate::domain::text::{fold, tidy_line};
use crate::domain::topic::Topic;
use crate::geo::place::Places;
use crate::geo::postcode::Postcode;
use uuid::Uuid;

/// The code of the form.
pub const CODE: &str = "new-profile";

fn sides() -> Vec<Choice> {
    ProfileKind::ALL
        .iter()
        .map(|k| (k.code(), tell::side(*k)))
        .collect()
}

fn kinds() -> Vec<Choice> {
    super::tables::items(Topic::Kinds).to_vec()
}

fn side(form: &Form) -> Option<ProfileKind> {
    ProfileKind::from_code(form.get("side"))
}

fn is_somebody(form: &Form) -> bool {
    side(form) != Some(ProfileKind::Household)
}

fn is_shared_lives(form: &Form) -> bool {
    matches!(
        side(form),
        Some(ProfileKind::Person | ProfileKind::Household)
    )
}

const SPECS: &[FieldSpec] = &[
    FieldSpec::new("side", FieldKind::Choice(sides)),
    FieldSpec::new("name", FieldKind::Line),
    FieldSpec::when("born", FieldKind::Date(Direction::Past), is_somebody),
    FieldSpec::new("postcode", FieldKind::Postcode),
    FieldSpec::when("kinds", FieldKind::Ticks(kinds), is_shared_lives),
    FieldSpec::new("since", FieldKind::Date(Direction::Past)),
    FieldSpec::new("contact", FieldKind::Line),
];

/// The form of somebody new.
#[derive(Debug, Default)]
pub struct NewProfile {
    lines: Vec<ProfileLine>,
}

/// The district of a postcode however it is typed; empty where none can be made out.
fn district(text: &str) -> String {
    Postcode::read(text, Places::shared())
        .ok()
        .and_then(|read| read.postcode.district().map(str::to_owned))
        .unwrap_or_default()
}

impl NewProfile {
    /// Somebody of the same side, name and district who is there already. Without a district the
    /// name alone is enough to ask.
    fn twin(&self, form: &Form) -> Option<&ProfileLine> {
        let name = fold(form.get("name").trim());
        if name.is_empty() {
            return None;
        }
        let (kind, here) = (side(form), district(form.get("postcode")));
        self.lines.iter().find(|line| {
            kind.is_none_or(|kind| kind == line.kind)
                && [&line.known_as, &line.full_name]
                    .iter()
                    .any(|n| fold(n) == name)
                && (here.is_empty() || district(&line.postcode) == here)
        })
    }
}

impl Purpose for NewProfile {
    fn code(&self) -> &'static str {
        CODE
    }

    fn specs(&self) -> &'static [FieldSpec] {
        SPECS
    }

    fn needs(&self) -> Option<Query> {
        Some(Query::People)
    }

    fn got(&mut self, reply: &Reply, _cx: &Cx<'_>) -> bool {
        if let Reply::People(lines) = reply {
            self.lines.clone_from(lines);
        }
        true
    }

    fn title(&self, cx: &Cx<'_>) -> String {
        cx.get("form-new-profile")
    }

    fn about(&self) -> Option<Uuid> {
        None
    }

    fn draft_title(&self, cx: &Cx<'_>) -> String {
        cx.get("draft-new-profile")
    }

    fn prefill(&self, form: &mut Form, _cx: &Cx<'_>) {
        form.focus_on("side");
    }

    fn pinned(&self, cx: &Cx<'_>) -> Vec<String> {
        vec![cx.get("new-profile-least")]
    }

    fn echo(&self, field: &str, form: &Form, cx: &Cx<'_>) -> Option<String> {
        if field != "name" {
            return None;
        }
        let twin = self.twin(form)?;
        let place = district(&twin.postcode);
        let age = twin.age.map_or_else(String::new, |age| age.to_string());
        let id = match (place.is_empty(), age.is_empty()) {
            (false, false) => "new-profile-twin",
            (false, true) => "new-profile-twin-place",
            (true, _) => "new-profile-twin-name",
        };
        Some(cx.words.say(
            id,
            &[
                ("name", cx.name(&twin.known_as).into()),
                ("place", place.into()),
                ("age", age.into()),
                ("reference", (&twin.reference).into()),
            ],
        ))
    }

    fn change(&self, form: &Form, cx: &Cx<'_>) -> Result<Change, Vec<Problem>> {
        let mut problems = Vec::new();
        let Some(kind) = side(form) else {
            problems.push(problem("side", "problem-side"));
            if tidy_line(form.get("name")).is_empty() {
                problems.push(problem("name", "problem-name"));
            }
            return Err(problems);
        };
        let name = tidy_line(form.get("name"));
        if name.is_empty() {
            problems.push(problem("name", "problem-name"));
        }
        let mut profile = Profile::new(cx.ids.next::<ProfileId>(), kind, &name);
        if is_somebody(form) {
            profile.born = partial(form, "born", &mut problems);
            if profile.born.is_some_and(|b| b.earliest() > cx.today()) {
                problems.push(problem("born", "problem-born"));
            }
        }
        profile.postcode = postcode(form, "postcode", &mut problems);
        profile.waiting_since = partial(form, "since", &mut problems);
        if profile
            .waiting_since
            .is_some_and(|d| d.earliest() > cx.today())
        {
            problems.push(problem("since", "problem-since"));
        }
        profile.contact = tidy_line(form.get("contact"));
        if !problems.is_empty() {
            return Err(problems);
        }
        let mut writes = vec![Write::put(&profile)];
        if is_shared_lives(form) {
            let said_by = if kind == ProfileKind::Person {
                SaidBy::Person
            } else {
                SaidBy::Home
            };
            writes.extend(form.ticked("kinds").into_iter().map(|item| {
                Write::put(&Fact {
                    said_by: Some(said_by),
                    on: Some(cx.today()),
                    ..Fact::yes(cx.ids.next(), profile.id, Topic::Kinds, item, "")
                })
            }));
        }
        Ok(Change {
            kind: OpKind::ProfileAdded,
            about: name,
            writes,
        })
    }

    fn saved(&self, form: &Form, added: &[ProfileId], cx: &Cx<'_>, out: &mut Out) {
        if let Some(id) = added.first() {
            out.push(Screen::Profile(ProfilePage::new(*id)));
        }
        let name = cx.name(&tidy_line(form.get("name")));
        out.say(cx.words.say("new-profile-saved", &[("name", name.into())]));
    }
}
