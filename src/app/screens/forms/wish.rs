//! One wish: its words, what it names, and how much it matters.

use super::parts::{About, OWNER, TOPIC, WHICH, about_a_profile, about_topic, problem};
use super::tables;
use super::target::Target;
use crate::app::Cx;
use crate::app::form::{FieldKind, FieldSpec, Form, Problem};
use crate::app::form_page::Purpose;
use crate::choices_of;
use crate::domain::id::{PreferenceId, ProfileId};
use crate::domain::port::{Change, OpKind, Record, Write};
use crate::domain::preference::{Direction, Level, Preference, PreferenceItem, SetBy, Wish};
use crate::domain::profile::ProfileKind;
use crate::domain::sheet::Sheet;
use crate::domain::text::tidy_line;
use crate::domain::topic::{Shape, Topic};
use std::collections::HashMap;
use std::sync::LazyLock;

/// The code of the form.
pub const CODE: &str = "wish";

static SPECS: LazyLock<HashMap<Topic, Vec<FieldSpec>>> = LazyLock::new(|| {
    let specs = |topic: Topic| {
        let mut specs = vec![FieldSpec::new("words", FieldKind::Line)];
        specs.extend(tables::target(topic, true));
        specs.extend([
            FieldSpec::new("direction", FieldKind::Choice(choices_of!(Direction))),
            FieldSpec::new("level", FieldKind::Choice(choices_of!(Level))),
            FieldSpec::new("set-by", FieldKind::Choice(choices_of!(SetBy))),
        ]);
        specs.extend([OWNER, WHICH, TOPIC]);
        specs
    };
    Topic::ALL.iter().map(|t| (*t, specs(*t))).collect()
});

/// Whose words a wish of a profile is unless somebody says otherwise.
pub const fn own_voice(kind: ProfileKind) -> SetBy {
    match kind {
        ProfileKind::Household => SetBy::Carer,
        ProfileKind::Person | ProfileKind::Householder | ProfileKind::Homesharer => SetBy::Person,
    }
}

/// A wish about a topic as it most likely is: what a profile is or has itself, wished for in the
/// other side. Where nothing of the kind is known it names nothing yet.
pub fn likely(sheet: &Sheet, topic: Topic, cx: &Cx<'_>) -> Wish {
    let id: PreferenceId = cx.ids.next();
    let mut preference = Preference {
        id,
        owner: sheet.profile.id,
        topic,
        words: String::new(),
        direction: Direction::Want,
        level: Level::DoesNotMatter,
        low: None,
        high: None,
        place: String::new(),
        place_name: String::new(),
        mode: None,
        set_by: own_voice(sheet.profile.kind),
        set_on: cx.today(),
        retired_on: None,
    };
    let own = if topic == Topic::Pets {
        Topic::GetsOnWith
    } else {
        topic
    };
    let mut codes: Vec<&str> = Vec::new();
    match topic.shape() {
        Shape::Scale(items) => {
            let step = sheet
                .value(topic)
                .and_then(|value| items.iter().position(|i| *i == value))
                .and_then(|at| i64::try_from(at).ok());
            (preference.low, preference.high) = (step, step);
        }
        Shape::Set(_) | Shape::OpenSet(_) => {
            codes = sheet
                .facts_of(own)
                .filter(|f| f.answer == crate::domain::fact::Answer::Yes)
                .map(|f| f.item.as_str())
                .filter(|item| !item.is_empty() && *item != "none")
                .collect();
        }
        Shape::Place => preference.place.clone_from(&sheet.profile.postcode),
        Shape::Text
        | Shape::Lines
        | Shape::YesNo
        | Shape::Choice(_)
        | Shape::Number(..)
        | Shape::Date => {}
    }
    let items = codes.into_iter().map(|item| PreferenceItem {
        id: cx.ids.next(),
        preference: id,
        item: item.to_owned(),
        worth: 100,
    });
    Wish {
        items: items.collect(),
        preference,
    }
}

/// The form of one wish.
#[derive(Debug)]
pub struct WishForm {
    about: About,
    topic: Topic,
    which: Option<PreferenceId>,
    level: Level,
}

impl WishForm {
    /// For a wish about a topic: one that is there, or a new one, at the level its bar shows.
    pub const fn new(
        id: ProfileId,
        topic: Topic,
        which: Option<PreferenceId>,
        level: Level,
    ) -> Self {
        Self {
            about: About::new(id),
            topic,
            which,
            level,
        }
    }

    fn was(&self) -> Option<&Wish> {
        let id = self.which?;
        let mut wishes = self.about.sheet()?.wishes.iter();
        wishes.find(|w| w.preference.id == id)
    }

    /// The wish as it was, or as it most likely is.
    fn start(&self, cx: &Cx<'_>) -> Option<Wish> {
        let sheet = self.about.sheet()?;
        Some(
            self.was()
                .cloned()
                .unwrap_or_else(|| likely(sheet, self.topic, cx)),
        )
    }
}

/// What a wish names.
pub fn target_of(wish: &Wish) -> Target {
    let p = &wish.preference;
    Target {
        items: wish.items.iter().map(|i| i.item.clone()).collect(),
        low: p.low,
        high: p.high,
        place: p.place.clone(),
        place_name: p.place_name.clone(),
        mode: p.mode,
    }
}

impl Purpose for WishForm {
    about_a_profile!("form-wish", |f| Some(
        f.which
            .map_or_else(|| about_topic(f.about.id, f.topic), |id| id.0)
    ));

    fn code(&self) -> &'static str {
        CODE
    }

    fn specs(&self) -> &'static [FieldSpec] {
        SPECS.get(&self.topic).map_or(&[], Vec::as_slice)
    }

    fn pinned(&self, cx: &Cx<'_>) -> Vec<String> {
        vec![cx.words.say(
            "wish-pinned",
            &[
                ("name", self.about.name(cx).into()),
                ("topic", cx.get(self.topic.word_id()).into()),
            ],
        )]
    }

    fn prefill(&self, form: &mut Form, cx: &Cx<'_>) {
        let Some(wish) = self.start(cx) else { return };
        form.fill("owner", &self.about.id.0.to_string());
        form.fill("topic", self.topic.code());
        if let Some(id) = self.which {
            form.fill("which", &id.0.to_string());
        }
        form.fill("words", &wish.preference.words);
        target_of(&wish).fill(self.topic, form, cx);
        form.fill("direction", wish.preference.direction.code());
        form.fill("level", self.level.code());
        form.fill("set-by", wish.preference.set_by.code());
        form.focus_on("words");
    }

    fn change(&self, form: &Form, cx: &Cx<'_>) -> Result<Change, Vec<Problem>> {
        let mut problems = Vec::new();
        let Some(was) = self.start(cx) else {
            return Err(vec![problem("words", "trouble-missing")]);
        };
        let target = Target::read(self.topic, form, cx, &mut problems);
        let level = Level::from_code(form.get("level")).unwrap_or(self.level);
        let needs_one = !matches!(self.topic.shape(), Shape::YesNo);
        if needs_one && level != Level::DoesNotMatter && target.is_empty() && problems.is_empty() {
            let field = match self.topic.shape() {
                Shape::Place => "place",
                Shape::Number(..) => "low",
                Shape::Text
                | Shape::Lines
                | Shape::YesNo
                | Shape::Choice(_)
                | Shape::Scale(_)
                | Shape::Set(_)
                | Shape::OpenSet(_)
                | Shape::Date => "items",
            };
            problems.push(problem(field, "problem-wish-nothing"));
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        let preference = Preference {
            words: tidy_line(form.get("words")),
            direction: Direction::from_code(form.get("direction")).unwrap_or(Direction::Want),
            level,
            low: target.low,
            high: target.high,
            place: target.place,
            place_name: target.place_name,
            mode: target.mode,
            set_by: SetBy::from_code(form.get("set-by")).unwrap_or(was.preference.set_by),
            set_on: cx.today(),
            ..was.preference.clone()
        };
        let mut writes = vec![Write::put(&preference)];
        let known = self.was().map_or(&[][..], |w| &w.items);
        for item in &target.items {
            if known.iter().all(|k| k.item != *item) {
                writes.push(Write::put(&PreferenceItem {
                    id: cx.ids.next(),
                    preference: preference.id,
                    item: item.clone(),
                    worth: 100,
                }));
            }
        }
        let gone = known.iter().filter(|k| !target.items.contains(&k.item));
        writes.extend(gone.map(|k| Write::TakeOut(PreferenceItem::KIND, k.id.0)));
        Ok(self.about.change(OpKind::PreferencesSet, writes))
    }
}
