//! The bars of the editor: which rows there are, what was moved and not saved yet, and the change
//! that saves it.

use crate::app::screens::forms::must_have::likely_kind;
use crate::app::screens::forms::wish::likely;
use crate::app::{Cx, tell};
use crate::domain::fact::{Fact, SaidBy};
use crate::domain::id::{MustHaveId, PreferenceId};
use crate::domain::must_have::{CouldChange, MustHave};
use crate::domain::port::{Change, OpKind, Write};
use crate::domain::preference::{Level, Preference, Wish};
use crate::domain::profile::{Profile, ProfileKind};
use crate::domain::sheet::Sheet;
use crate::domain::topic::{Shape, Topic};
use crate::matching::criteria::{Treatment, criterion};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// What a row is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key {
    /// A wish that is in the file.
    Wish(PreferenceId),
    /// A topic there is no wish about yet.
    Topic(Topic),
    /// A must-have.
    MustHave(MustHaveId),
}

/// A row of the editor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What it is about.
    pub key: Key,
    /// The topic.
    pub topic: Topic,
    /// The wish or must-have in a few words.
    pub label: String,
    /// In their own words, or why.
    pub words: String,
    /// How much it matters in the file.
    pub saved: Level,
    /// Whether it names something that can be compared.
    pub stated: bool,
    /// Whether a worker set it.
    pub by_worker: bool,
    /// Whether there is a must-have about the same topic.
    pub must_have: bool,
}

/// Topics that come up for nearly everybody, most common first. Those that the other side has are
/// offered as rows before anybody asks for them.
const COMMON: &[Topic] = &[
    Topic::Near,
    Topic::Pets,
    Topic::OwnBathroom,
    Topic::Pace,
    Topic::Others,
    Topic::Garden,
    Topic::Interests,
    Topic::Tasks,
    Topic::Hours,
    Topic::NightsIn,
    Topic::Company,
    Topic::Smoking,
    Topic::Children,
    Topic::WithChildren,
    Topic::GetsOnWith,
    Topic::Bedtime,
    Topic::Languages,
];

/// How many bars there are at least, as long as there are topics for them.
const LEAST_ROWS: usize = 8;

/// Whether a profile of this kind can wish for something about a topic, or must have it: the other
/// side has it, and a match does not ask about it by itself.
pub fn can_wish(kind: ProfileKind, topic: Topic) -> bool {
    let weighed = matches!(
        criterion(topic).treatment,
        Treatment::Preference | Treatment::NearMissPossible
    );
    topic.whose().has(kind.other_side())
        && weighed
        && topic != Topic::NamedOnly
        && topic.may_be_asked_by(kind)
}

/// What was moved and not saved: part of the draft, and one step of undo.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Moves {
    /// Bars that stand elsewhere than in the file.
    pub levels: BTreeMap<Key, Level>,
    /// Wishes to take out.
    pub out: BTreeSet<PreferenceId>,
    /// Topics that were added as rows.
    pub added: Vec<Topic>,
    /// The bars were checked back with either-or questions.
    pub checked: bool,
}

impl Moves {
    /// Whether nothing was moved.
    pub fn is_empty(&self) -> bool {
        self.levels.is_empty() && self.out.is_empty() && self.added.is_empty() && !self.checked
    }

    /// As the text of a draft.
    pub fn to_fields(&self) -> String {
        let levels = self.levels.iter().filter_map(|(key, level)| {
            let key = match key {
                Key::Wish(id) => format!("wish:{}", id.0),
                Key::Topic(topic) => format!("topic:{}", topic.code()),
                Key::MustHave(_) => return None,
            };
            Some((key, level.code().to_owned()))
        });
        let out = self
            .out
            .iter()
            .map(|id| (format!("out:{}", id.0), String::new()));
        let added = self
            .added
            .iter()
            .zip(0..)
            .map(|(topic, n): (_, u32)| (format!("row:{}", topic.code()), format!("{n:03}")));
        let checked = self.checked.then(|| ("checked:".to_owned(), String::new()));
        let all: BTreeMap<String, String> = levels.chain(out).chain(added).chain(checked).collect();
        serde_json::to_string(&all).unwrap_or_default()
    }

    /// From the text of a draft. What cannot be read is passed over.
    pub fn from_fields(fields: &str) -> Self {
        let all: BTreeMap<String, String> = serde_json::from_str(fields).unwrap_or_default();
        let mut moves = Self::default();
        let mut added: Vec<(String, Topic)> = Vec::new();
        for (key, value) in all {
            let uuid = |text: &str| text.parse::<Uuid>().ok().map(PreferenceId);
            match key.split_once(':') {
                Some(("wish", id)) => {
                    if let (Some(id), Some(level)) = (uuid(id), Level::from_code(&value)) {
                        moves.levels.insert(Key::Wish(id), level);
                    }
                }
                Some(("topic", code)) => {
                    if let (Some(t), Some(level)) =
                        (Topic::from_code(code), Level::from_code(&value))
                    {
                        moves.levels.insert(Key::Topic(t), level);
                    }
                }
                Some(("checked", _)) => moves.checked = true,
                Some(("out", id)) => moves.out.extend(uuid(id)),
                Some(("row", code)) => {
                    added.extend(Topic::from_code(code).map(|t| (value.clone(), t)));
                }
                Some(_) | None => {}
            }
        }
        added.sort();
        moves.added = added.into_iter().map(|(_, topic)| topic).collect();
        moves
    }

    /// Forgets what the file has overtaken: wishes that are gone, topics that are wishes now.
    pub fn settle(&mut self, sheet: &Sheet) {
        let is_wish = |topic: &Topic| sheet.current_wishes().any(|w| w.preference.topic == *topic);
        let is_there = |id: &PreferenceId| sheet.current_wishes().any(|w| w.preference.id == *id);
        self.levels.retain(|key, _| match key {
            Key::Wish(id) => is_there(id),
            Key::Topic(topic) => !is_wish(topic),
            Key::MustHave(_) => false,
        });
        self.out.retain(is_there);
        self.added.retain(|topic| !is_wish(topic));
    }
}

/// The rows: wishes that matter most first, then topics that were added or come up for nearly
/// everybody, then the must-haves.
pub fn rows(sheet: &Sheet, moves: &Moves, cx: &Cx<'_>) -> Vec<Row> {
    let has_must = |topic: Topic| sheet.current_must_haves().any(|m| m.topic == topic);
    let row = |key: Key, wish: &Wish| Row {
        key,
        topic: wish.preference.topic,
        label: tell::wish(wish, cx),
        words: wish.preference.words.clone(),
        saved: wish.preference.level,
        stated: tell::is_stated(wish),
        by_worker: wish.preference.set_by == crate::domain::preference::SetBy::Worker,
        must_have: has_must(wish.preference.topic),
    };
    let mut rows: Vec<Row> = tell::wishes(sheet)
        .into_iter()
        .map(|w| row(Key::Wish(w.preference.id), w))
        .collect();
    let kind = sheet.profile.kind;
    let common = COMMON.iter().filter(|t| can_wish(kind, **t));
    for (topic, asked) in moves
        .added
        .iter()
        .map(|t| (t, true))
        .chain(common.map(|t| (t, false)))
    {
        let there = rows.iter().any(|r| r.topic == *topic);
        let moved = moves.levels.contains_key(&Key::Topic(*topic));
        if (asked || moved || rows.len() < LEAST_ROWS) && !there {
            rows.push(row(Key::Topic(*topic), &likely(sheet, *topic, cx)));
        }
    }
    rows.extend(tell::must_haves(sheet).into_iter().map(|m| Row {
        key: Key::MustHave(m.id),
        topic: m.topic,
        label: tell::must_have(m, cx),
        words: m.reason.clone(),
        saved: Level::MattersALot,
        stated: true,
        by_worker: false,
        must_have: true,
    }));
    rows
}

/// Topics that could be wished for and have no row. Heritage is not among them: nobody is asked for a
/// label, and whoever brings it up finds it.
pub fn not_asked(sheet: &Sheet, rows: &[Row]) -> Vec<Topic> {
    Topic::ALL
        .iter()
        .copied()
        .filter(|t| can_wish(sheet.profile.kind, *t))
        .filter(|t| *t != Topic::Heritage && rows.iter().all(|r| r.topic != *t))
        .collect()
}

/// The entry that says that the bars were checked back today: one for each profile, which history
/// remembers.
fn checked_back(sheet: &Sheet, cx: &Cx<'_>) -> Fact {
    let topic = Topic::CheckedBack;
    let id = sheet
        .fact(topic)
        .map_or_else(|| cx.ids.next(), |fact| fact.id);
    let today = cx.today();
    Fact {
        said_by: Some(if sheet.profile.kind.offers_room() {
            SaidBy::Home
        } else {
            SaidBy::Person
        }),
        on: Some(today),
        ..Fact::yes(id, sheet.profile.id, topic, "", &today.to_string())
    }
}

/// A wish as a must-have, if it says everything that one needs: why, in the wish's own words, and one
/// thing, number or journey. What the law protects always goes through the form.
pub fn must_have_of(sheet: &Sheet, wish: &Wish, cx: &Cx<'_>) -> Option<MustHave> {
    let p = &wish.preference;
    let reason = p.words.trim();
    let says_what = match p.topic.shape() {
        Shape::YesNo => true,
        Shape::Choice(_) | Shape::Set(_) | Shape::OpenSet(_) => wish.items.len() == 1,
        Shape::Scale(_) | Shape::Number(..) => p.low.is_some() || p.high.is_some(),
        Shape::Text | Shape::Lines | Shape::Date | Shape::Place => false,
    };
    if reason.is_empty() || !says_what || p.topic.protected().is_some() {
        return None;
    }
    Some(MustHave {
        id: cx.ids.next(),
        owner: sheet.profile.id,
        topic: p.topic,
        item: wish
            .items
            .first()
            .map_or_else(String::new, |i| i.item.clone()),
        direction: p.direction,
        low: p.low,
        high: p.high,
        place: String::new(),
        mode: None,
        kind: likely_kind(sheet.profile.kind, p.topic),
        reason: reason.to_owned(),
        could_change: CouldChange::Ask,
        approved_by: String::new(),
        review_on: None,
        set_by: p.set_by,
        set_on: cx.today(),
        retired_on: None,
    })
}

/// The one change that saves every bar that was moved, and that all were gone through today.
pub fn change(sheet: &Sheet, moves: &Moves, cx: &Cx<'_>) -> Change {
    let mut writes = Vec::new();
    for wish in sheet.current_wishes() {
        let p = &wish.preference;
        if moves.out.contains(&p.id) {
            writes.push(Write::put(&Preference {
                retired_on: Some(cx.today()),
                ..p.clone()
            }));
        } else if let Some(level) = moves
            .levels
            .get(&Key::Wish(p.id))
            .filter(|l| **l != p.level)
        {
            writes.push(Write::put(&Preference {
                level: *level,
                set_on: cx.today(),
                ..p.clone()
            }));
        }
    }
    for (key, level) in &moves.levels {
        let Key::Topic(topic) = key else { continue };
        let mut wish = likely(sheet, *topic, cx);
        wish.preference.level = *level;
        writes.push(Write::put(&wish.preference));
        writes.extend(wish.items.iter().map(Write::put));
    }
    writes.extend(moves.checked.then(|| Write::put(&checked_back(sheet, cx))));
    writes.push(Write::put(&Profile {
        agreed_on: Some(cx.today()),
        ..sheet.profile.clone()
    }));
    Change {
        kind: OpKind::PreferencesSet,
        about: sheet.profile.known_as.clone(),
        writes,
    }
}
