//! One must-have: what a match cannot do without, and why. The reason is never empty.

use super::parts::{
    About, OWNER, TOPIC, WHICH, about_a_profile, about_topic, day, problem, typed_day,
};
use super::tables;
use super::target::Target;
use super::wish::{likely, own_voice, target_of};
use crate::app::Cx;
use crate::app::form::{Choice, FieldKind, FieldSpec, Form, Problem};
use crate::app::form_page::Purpose;
use crate::choices_of;
use crate::domain::dates::Direction as Looks;
use crate::domain::id::{MustHaveId, PreferenceId, ProfileId};
use crate::domain::must_have::{CouldChange, MustHave, MustHaveKind};
use crate::domain::port::{Change, OpKind, Write};
use crate::domain::preference::{Direction, Level, PreferenceItem};
use crate::domain::profile::ProfileKind;
use crate::domain::text::tidy_line;
use crate::domain::topic::{Shape, Topic};
use std::collections::HashMap;
use std::sync::LazyLock;

/// The code of the form.
pub const CODE: &str = "must-have";

static SPECS: LazyLock<HashMap<Topic, Vec<FieldSpec>>> = LazyLock::new(|| {
    let specs = |topic: Topic| {
        let mut specs = tables::target(topic, false);
        specs.extend([
            FieldSpec::new("direction", FieldKind::Choice(choices_of!(Direction))),
            FieldSpec::new("kind", FieldKind::Choice(choices_of!(MustHaveKind))),
            FieldSpec::new("reason", FieldKind::Line),
            FieldSpec::when("instead", FieldKind::ChoiceOf(INSTEAD), has_no_reason),
            FieldSpec::new("could-change", FieldKind::Choice(choices_of!(CouldChange))),
        ]);
        if topic.protected().is_some() {
            specs.push(FieldSpec::new("approved-by", FieldKind::Line));
        }
        specs.push(FieldSpec::new("review", FieldKind::Date(Looks::Future)));
        specs.extend([OWNER, WHICH, TOPIC]);
        specs
    };
    Topic::ALL.iter().map(|t| (*t, specs(*t))).collect()
});

/// What becomes of a must-have without a reason.
const INSTEAD: &[Choice] = &[
    (STAYS, "must-have-instead-reason"),
    (A_WISH, "must-have-instead-wish"),
];
/// It stays a must-have, and waits for its reason.
const STAYS: &str = "must-have";
/// It is kept as a wish that matters a lot.
const A_WISH: &str = "wish";

/// Whether it has no reason and is to be a wish that matters a lot instead.
fn is_wish_instead(form: &Form) -> bool {
    has_no_reason(form) && form.get("instead") == A_WISH
}

fn has_no_reason(form: &Form) -> bool {
    tidy_line(form.get("reason")).is_empty()
}

/// What kind of must-have one about a topic most likely is, for a profile of a kind.
pub const fn likely_kind(kind: ProfileKind, topic: Topic) -> MustHaveKind {
    match topic {
        Topic::Access | Topic::Support | Topic::Allergies | Topic::Nights => MustHaveKind::Need,
        Topic::Legal => MustHaveKind::Legal,
        _ if matches!(kind, ProfileKind::Household) => MustHaveKind::HomesOwn,
        _ => MustHaveKind::PersonsOwn,
    }
}

/// The form of one must-have.
#[derive(Debug)]
pub struct MustHaveForm {
    about: About,
    topic: Topic,
    which: Option<MustHaveId>,
    like: Option<PreferenceId>,
}

impl MustHaveForm {
    /// For a must-have about a topic: one that is there, or a new one, which starts as the wish
    /// `like` has it.
    pub const fn new(
        id: ProfileId,
        topic: Topic,
        which: Option<MustHaveId>,
        like: Option<PreferenceId>,
    ) -> Self {
        Self {
            about: About::new(id),
            topic,
            which,
            like,
        }
    }

    fn was(&self) -> Option<&MustHave> {
        let id = self.which?;
        self.about.sheet()?.must_haves.iter().find(|m| m.id == id)
    }

    fn like(&self) -> Option<&crate::domain::preference::Wish> {
        let id = self.like?;
        let mut wishes = self.about.sheet()?.wishes.iter();
        wishes.find(|w| w.preference.id == id)
    }

    /// What it asks for as a wish that matters a lot; a must-have that it was before is given up.
    fn wish_instead(&self, form: &Form, target: &Target, cx: &Cx<'_>) -> Vec<Write> {
        let Some(sheet) = self.about.sheet() else {
            return Vec::new();
        };
        let known = self.like().cloned();
        let is_new = known.is_none();
        let mut wish = known.unwrap_or_else(|| likely(sheet, self.topic, cx));
        let p = &mut wish.preference;
        p.level = Level::MattersALot;
        p.set_on = cx.today();
        if is_new {
            p.direction = Direction::from_code(form.get("direction")).unwrap_or(Direction::Want);
            (p.low, p.high, p.mode) = (target.low, target.high, target.mode);
            p.place.clone_from(&target.place);
            wish.items = target
                .items
                .iter()
                .map(|item| PreferenceItem {
                    id: cx.ids.next(),
                    preference: wish.preference.id,
                    item: item.clone(),
                    worth: 100,
                })
                .collect();
        }
        let mut writes = vec![Write::put(&wish.preference)];
        if is_new {
            writes.extend(wish.items.iter().map(Write::put));
        }
        writes.extend(self.was().map(|was| {
            Write::put(&MustHave {
                retired_on: Some(cx.today()),
                ..was.clone()
            })
        }));
        writes
    }

    fn look_over(&self, form: &Form, target: &Target, problems: &mut Vec<Problem>) {
        let field = match self.topic.shape() {
            Shape::Place => "place",
            Shape::Number(..) => "low",
            Shape::YesNo | Shape::Text | Shape::Lines | Shape::Date => "reason",
            Shape::Choice(_) | Shape::Scale(_) | Shape::Set(_) | Shape::OpenSet(_) => "items",
        };
        // Whom a home would not have because of race is not asked, whatever the reason.
        if !self.topic.may_be_asked_by(self.about.kind()) {
            problems.push(problem(field, "equality-race"));
        }
        if field != "reason" && target.is_empty() && problems.is_empty() {
            problems.push(problem(field, "problem-must-have-nothing"));
        }
        if self.topic.shape() == Shape::Place && target.high.is_none() && problems.is_empty() {
            problems.push(problem("minutes", "problem-minutes"));
        }
        if is_wish_instead(form) {
            return;
        }
        if has_no_reason(form) {
            problems.push(problem("reason", "problem-must-have-reason"));
        }
        let approved = !tidy_line(form.get("approved-by")).is_empty();
        if self.topic.protected().is_some() && !approved {
            problems.push(problem("approved-by", "problem-must-have-approved"));
        }
    }
}

impl Purpose for MustHaveForm {
    about_a_profile!("form-must-have", |f| Some(
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
        let mut lines = vec![cx.words.say(
            "must-have-pinned",
            &[
                ("name", self.about.name(cx).into()),
                ("topic", cx.get(self.topic.word_id()).into()),
            ],
        )];
        if let Some(protected) = self.topic.protected() {
            let what = cx.get(protected.word_id());
            lines.push(
                cx.words
                    .say("must-have-protected", &[("what", what.into())]),
            );
            if self.about.kind().offers_room() {
                lines.push(cx.get("equality-talk"));
            }
        }
        lines
    }

    fn prefill(&self, form: &mut Form, cx: &Cx<'_>) {
        form.fill("owner", &self.about.id.0.to_string());
        form.fill("topic", self.topic.code());
        form.fill("direction", Direction::Want.code());
        form.fill("kind", likely_kind(self.about.kind(), self.topic).code());
        form.fill("could-change", CouldChange::Ask.code());
        form.fill("instead", STAYS);
        if let Some(m) = self.was() {
            let target = Target {
                items: vec![m.item.clone()],
                low: m.low,
                high: m.high,
                place: m.place.clone(),
                place_name: String::new(),
                mode: m.mode,
            };
            target.fill(self.topic, form, cx);
            form.fill("which", &m.id.0.to_string());
            form.fill("direction", m.direction.code());
            form.fill("kind", m.kind.code());
            form.fill("reason", &m.reason);
            form.fill("could-change", m.could_change.code());
            form.fill("approved-by", &m.approved_by);
            form.fill("review", &m.review_on.map_or_else(String::new, typed_day));
        } else if let Some(wish) = self.like() {
            let mut target = target_of(wish);
            target.items.truncate(1);
            target.fill(self.topic, form, cx);
            form.fill("direction", wish.preference.direction.code());
            form.fill("reason", &wish.preference.words);
        }
    }

    fn change(&self, form: &Form, cx: &Cx<'_>) -> Result<Change, Vec<Problem>> {
        let mut problems = Vec::new();
        let target = Target::read(self.topic, form, cx, &mut problems);
        self.look_over(form, &target, &mut problems);
        let review_on = day(form, "review", &mut problems);
        if !problems.is_empty() {
            return Err(problems);
        }
        if is_wish_instead(form) {
            let writes = self.wish_instead(form, &target, cx);
            return Ok(self.about.change(OpKind::PreferencesSet, writes));
        }
        let was = self.was();
        let must_have = MustHave {
            id: was.map_or_else(|| cx.ids.next(), |m| m.id),
            owner: self.about.id,
            topic: self.topic,
            item: target.items.first().cloned().unwrap_or_default(),
            direction: Direction::from_code(form.get("direction")).unwrap_or(Direction::Want),
            low: target.low,
            high: target.high,
            place: target.place,
            mode: target.mode,
            kind: MustHaveKind::from_code(form.get("kind"))
                .unwrap_or_else(|| likely_kind(self.about.kind(), self.topic)),
            reason: tidy_line(form.get("reason")),
            could_change: CouldChange::from_code(form.get("could-change"))
                .unwrap_or(CouldChange::Ask),
            approved_by: tidy_line(form.get("approved-by")),
            review_on,
            set_by: was.map_or_else(|| own_voice(self.about.kind()), |m| m.set_by),
            set_on: cx.today(),
            retired_on: None,
        };
        let writes = vec![Write::put(&must_have)];
        Ok(self.about.change(OpKind::PreferencesSet, writes))
    }
}
