//! What the record knows, as it is said on a screen: answers, wishes, must-haves and stages.

use super::match_words::small;
use super::{Cx, say};
use crate::domain::dates::PartialDate;
use crate::domain::fact::{Answer, Fact};
use crate::domain::must_have::MustHave;
use crate::domain::preference::{Direction, Level, Mode, Preference, Wish};
use crate::domain::profile::ProfileKind;
use crate::domain::restricted::SheetCount;
use crate::domain::sheet::{Sheet, Stage};
use crate::domain::topic::{Shape, Topic};
use crate::geo::postcode::Postcode;
use std::borrow::Cow;

/// An answer in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The words. Where nothing is known they say which of the three kinds of nothing it is.
    pub text: String,
    /// Whether they say anything about the world.
    pub known: bool,
}

impl Told {
    const fn known(text: String) -> Self {
        Self { text, known: true }
    }

    fn unknown(answer: Answer, cx: &Cx<'_>) -> Self {
        Self {
            text: cx.get(answer.word_id()),
            known: false,
        }
    }
}

/// What a sheet says about a topic.
pub fn topic(sheet: &Sheet, topic: Topic, cx: &Cx<'_>) -> Told {
    match topic.shape() {
        Shape::Set(_) | Shape::OpenSet(_) => set(sheet, topic, cx),
        Shape::Lines => lines(sheet, topic, cx),
        Shape::Text
        | Shape::YesNo
        | Shape::Choice(_)
        | Shape::Scale(_)
        | Shape::Number(..)
        | Shape::Date
        | Shape::Place => single(sheet.fact(topic), topic, cx),
    }
}

fn single(fact: Option<&Fact>, topic: Topic, cx: &Cx<'_>) -> Told {
    let Some(fact) = fact else {
        return Told::unknown(Answer::NotAsked, cx);
    };
    if !fact.answer.is_known() {
        return Told::unknown(fact.answer, cx);
    }
    let text = match topic.shape() {
        Shape::YesNo => {
            let no = fact.answer == Answer::No || fact.value == "no";
            cx.get(if no { Answer::No } else { fact.answer }.word_id())
        }
        Shape::Choice(_) | Shape::Scale(_) | Shape::Set(_) | Shape::OpenSet(_) => {
            item(topic, &fact.value, cx)
        }
        Shape::Date => fact
            .value
            .parse::<PartialDate>()
            .map_or_else(|_| fact.value.clone(), |date| say::partial(cx.words, date)),
        Shape::Text | Shape::Lines | Shape::Number(..) | Shape::Place => fact.value.clone(),
    };
    Told::known(text)
}

fn lines(sheet: &Sheet, topic: Topic, cx: &Cx<'_>) -> Told {
    let lines = sheet.lines(topic);
    if lines.is_empty() {
        let why = sheet.facts_of(topic).find(|f| !f.answer.is_known());
        return Told::unknown(why.map_or(Answer::NotAsked, |f| f.answer), cx);
    }
    Told::known(lines.join(", "))
}

fn set(sheet: &Sheet, topic: Topic, cx: &Cx<'_>) -> Told {
    let mut parts: Vec<String> = Vec::new();
    let mut nots: Vec<String> = Vec::new();
    let mut closed = false;
    let mut nothing = Answer::NotAsked;
    for fact in in_order(sheet, topic) {
        match (fact.item.as_str(), fact.answer) {
            ("", Answer::No) => closed = true,
            ("", answer) => nothing = answer,
            (code, Answer::Yes) => parts.push(item(topic, code, cx)),
            (code, Answer::Partly) => parts.push(
                cx.words
                    .say("tell-partly", &[("what", item(topic, code, cx).into())]),
            ),
            (code, Answer::No) => nots.push(item(topic, code, cx)),
            (_, Answer::NotKnown | Answer::NotAsked | Answer::PrefersNot) => {}
        }
    }
    if parts.is_empty() && closed {
        return Told::known(cx.get("tell-none"));
    }
    let mut text = parts.join(", ");
    if !nots.is_empty() && !closed {
        let what = any_of(&nots, cx);
        let id = if parts.is_empty() {
            "tell-only-not"
        } else {
            "tell-and-not"
        };
        text = cx
            .words
            .say(id, &[("there", text.into()), ("what", what.into())]);
    }
    if text.is_empty() {
        return Told::unknown(nothing, cx);
    }
    Told::known(text)
}

/// The answers to a set in the order in which its items are listed, others after them by name.
fn in_order(sheet: &Sheet, topic: Topic) -> Vec<&Fact> {
    let mut facts: Vec<&Fact> = sheet.facts_of(topic).collect();
    let place = |f: &&Fact| {
        let at = topic.items().iter().position(|item| *item == f.item);
        (at.unwrap_or(usize::MAX), f.item.clone())
    };
    facts.sort_by_cached_key(place);
    facts
}

/// What is there of a set, at least partly, without what is known not to be there.
pub fn there(sheet: &Sheet, topic: Topic, cx: &Cx<'_>) -> Option<String> {
    let items: Vec<String> = in_order(sheet, topic)
        .into_iter()
        .filter(|f| matches!(f.answer, Answer::Yes | Answer::Partly) && !f.item.is_empty())
        .map(|f| item(topic, &f.item, cx))
        .collect();
    (!items.is_empty()).then(|| items.join(", "))
}

/// The words of one item of a topic; an item of an open set is its own words.
pub fn item(topic: Topic, code: &str, cx: &Cx<'_>) -> String {
    if topic.items().contains(&code) {
        if topic.shape() == Shape::YesNo {
            return cx.get(if code == "no" {
                "answer-no"
            } else {
                "answer-yes"
            });
        }
        return cx.get(&topic.item_word_id(code));
    }
    code.to_owned()
}

/// The wishes of today, those that matter most first; among equals in the order of the topics, so that
/// they stand the same way wherever they show.
pub fn wishes(sheet: &Sheet) -> Vec<&Wish> {
    let mut wishes: Vec<&Wish> = sheet.current_wishes().collect();
    wishes.sort_by(|a, b| {
        let (a, b) = (&a.preference, &b.preference);
        let by_level = b.level.cmp(&a.level);
        by_level
            .then(a.topic.cmp(&b.topic))
            .then_with(|| a.place_name.cmp(&b.place_name))
            .then_with(|| a.words.cmp(&b.words))
    });
    wishes
}

/// The must-haves of today, in the order of the topics.
pub fn must_haves(sheet: &Sheet) -> Vec<&MustHave> {
    let mut all: Vec<&MustHave> = sheet.current_must_haves().collect();
    all.sort_by(|a, b| (a.topic, &a.item).cmp(&(b.topic, &b.item)));
    all
}

/// What has to be said beside a must-have about a protected characteristic: who approved it, and that a
/// home talks to the manager about it. Nothing beside any other.
pub fn equality(must: &MustHave, kind: ProfileKind, cx: &Cx<'_>) -> Vec<String> {
    let Some(protected) = must.topic.protected() else {
        return Vec::new();
    };
    let what = cx.get(protected.word_id());
    let mut lines = vec![if must.waits_for_approval() {
        let args = [("what", what.into())];
        cx.words.say("equality-not-approved", &args)
    } else {
        let args = [
            ("what", what.into()),
            ("by", must.approved_by.clone().into()),
        ];
        cx.words.say("equality-approved", &args)
    }];
    if kind.offers_room() {
        lines.push(cx.get("equality-talk"));
    }
    lines
}

/// Whether a home asks for nothing that equality law protects.
pub fn is_open_to_all(sheet: &Sheet) -> bool {
    let mut asked = sheet.current_must_haves().map(|must| must.topic);
    sheet.profile.kind.offers_room() && asked.all(|topic| topic.protected().is_none())
}

/// The day on which the preferences were last checked back with either-or questions.
pub fn checked_back(sheet: &Sheet) -> Option<jiff::civil::Date> {
    let day: PartialDate = sheet.value(Topic::CheckedBack)?.parse().ok()?;
    Some(day.latest())
}

/// A wish in a few words: `Pets: Dog`, `Near my mum’s`, `Garden`.
pub fn wish(wish: &Wish, cx: &Cx<'_>) -> String {
    let p = &wish.preference;
    if p.topic == Topic::Near {
        return near(p, cx);
    }
    let label = cx.get(p.topic.word_id());
    let mut direction = p.direction;
    if p.topic.shape() == Shape::YesNo && wish.items.iter().any(|i| i.item == "no") {
        direction = opposite(direction);
    }
    let what = target(wish, cx);
    let id = match (direction, what.is_empty()) {
        (Direction::Want, true) => return label,
        (Direction::Avoid, true) => "tell-avoid-topic",
        (Direction::Want, false) => "tell-want",
        (Direction::Avoid, false) => "tell-avoid",
    };
    cx.words
        .say(id, &[("topic", label.into()), ("what", what.into())])
}

const fn opposite(direction: Direction) -> Direction {
    match direction {
        Direction::Want => Direction::Avoid,
        Direction::Avoid => Direction::Want,
    }
}

fn near(p: &Preference, cx: &Cx<'_>) -> String {
    let place = if p.place_name.is_empty() {
        &p.place
    } else {
        &p.place_name
    };
    if place.is_empty() {
        return cx.get(p.topic.word_id());
    }
    cx.words.say("tell-near", &[("place", place.into())])
}

/// What a wish names; empty where it names nothing, which for most topics means that it is not
/// stated yet.
pub fn target(wish: &Wish, cx: &Cx<'_>) -> String {
    let p = &wish.preference;
    match p.topic.shape() {
        Shape::YesNo | Shape::Text | Shape::Lines | Shape::Date => String::new(),
        Shape::Place => p.place.clone(),
        Shape::Number(..) => between(p.low, p.high, cx),
        Shape::Scale(_) if p.low.is_some() || p.high.is_some() => steps(p.topic, p.low, p.high, cx),
        Shape::Choice(_) | Shape::Scale(_) | Shape::Set(_) | Shape::OpenSet(_) => wish
            .items
            .iter()
            .map(|i| item(p.topic, &i.item, cx))
            .collect::<Vec<_>>()
            .join(", "),
    }
}

/// Whether a wish says enough to be counted.
pub fn is_stated(wish: &Wish) -> bool {
    let p = &wish.preference;
    match p.topic.shape() {
        Shape::YesNo => true,
        Shape::Place => !p.place.is_empty(),
        Shape::Number(..) => p.low.is_some() || p.high.is_some(),
        Shape::Choice(_) | Shape::Scale(_) | Shape::Set(_) | Shape::OpenSet(_) => {
            p.low.is_some() || p.high.is_some() || !wish.items.is_empty()
        }
        Shape::Text | Shape::Lines | Shape::Date => false,
    }
}

fn between(low: Option<i64>, high: Option<i64>, cx: &Cx<'_>) -> String {
    match (low, high) {
        (Some(low), Some(high)) if low == high => low.to_string(),
        (Some(low), Some(high)) => cx.words.say(
            "tell-between",
            &[("low", low.into()), ("high", high.into())],
        ),
        (Some(low), None) => cx.words.say("tell-at-least", &[("low", low.into())]),
        (None, Some(high)) => cx.words.say("tell-at-most", &[("high", high.into())]),
        (None, None) => String::new(),
    }
}

fn steps(topic: Topic, low: Option<i64>, high: Option<i64>, cx: &Cx<'_>) -> String {
    let range = low.unwrap_or(0)..=high.unwrap_or(i64::MAX);
    let names: Vec<String> = topic
        .items()
        .iter()
        .zip(0_i64..)
        .filter(|(_, step)| range.contains(step))
        .map(|(code, _)| item(topic, code, cx))
        .collect();
    // Only the first begins the label.
    let names: Vec<String> = (0..)
        .zip(&names)
        .map(|(at, name)| match at {
            0 => name.clone(),
            _ => small(Some(topic), name),
        })
        .collect();
    any_of(&names, cx)
}

/// `one`, `one or two`, `one, two or three`.
pub fn any_of(names: &[String], cx: &Cx<'_>) -> String {
    match names.split_last() {
        Some((last, first)) if !first.is_empty() => cx.words.say(
            "tell-or",
            &[("first", first.join(", ").into()), ("last", last.into())],
        ),
        Some((last, _)) => last.clone(),
        None => String::new(),
    }
}

/// Topics whose items say by themselves what they are about.
const fn speaks_for_itself(topic: Topic) -> bool {
    matches!(
        topic,
        Topic::Access | Topic::Smoking | Topic::Alcohol | Topic::Children | Topic::Guests
    )
}

/// A must-have in a few words: `Bedroom on the ground floor`, `Near Neath: at most 20 minutes`.
pub fn must_have(m: &MustHave, cx: &Cx<'_>) -> String {
    let label = cx.get(m.topic.word_id());
    let what = match m.topic.shape() {
        Shape::Place => {
            let minutes = m.high.unwrap_or(0);
            let mode = cx.get(m.mode.unwrap_or(Mode::Driving).word_id());
            return cx.words.say(
                "tell-must-near",
                &[
                    ("place", (&m.place).into()),
                    ("minutes", minutes.into()),
                    ("mode", mode.into()),
                ],
            );
        }
        Shape::YesNo => String::new(),
        Shape::Number(..) => between(m.low, m.high, cx),
        Shape::Scale(_) if m.low.is_some() || m.high.is_some() => steps(m.topic, m.low, m.high, cx),
        Shape::Choice(_)
        | Shape::Scale(_)
        | Shape::Set(_)
        | Shape::OpenSet(_)
        | Shape::Text
        | Shape::Lines
        | Shape::Date => item(m.topic, &m.item, cx),
    };
    let mut direction = m.direction;
    if m.topic.shape() == Shape::YesNo && m.item == "no" {
        direction = opposite(direction);
    }
    let id = match (direction, what.is_empty()) {
        (Direction::Want, true) => return label,
        (Direction::Want, false) if speaks_for_itself(m.topic) => return what,
        (Direction::Avoid, true) => "tell-avoid-topic",
        (Direction::Want, false) => "tell-want",
        (Direction::Avoid, false) => "tell-avoid",
    };
    cx.words
        .say(id, &[("topic", label.into()), ("what", what.into())])
}

/// The town of a postcode, or as much of the postcode as others may see.
pub fn town(postcode: &str) -> Cow<'_, str> {
    let Ok(read) = postcode.parse::<Postcode>() else {
        return Cow::Borrowed(postcode);
    };
    crate::geo::place::town_of(&read)
        .map_or_else(|| Cow::Owned(read.shared().to_owned()), Cow::Borrowed)
}

/// How far a bar of three cells is filled: 0 to 3.
pub const fn bar(level: Level) -> usize {
    match level {
        Level::DoesNotMatter => 0,
        Level::WouldBeNice => 1,
        Level::Matters => 2,
        Level::MattersALot => 3,
    }
}

/// The id of the short words of a stage, for a column.
pub const fn short_stage(stage: Stage) -> &'static str {
    match stage {
        Stage::New => "stage-short-new",
        Stage::BeingAssessed => "stage-short-being-assessed",
        Stage::Looking => "stage-short-looking",
        Stage::Introductions => "stage-short-introductions",
        Stage::InArrangement => "stage-short-in-arrangement",
        Stage::OnHold => "stage-short-on-hold",
        Stage::Left => "stage-short-left",
    }
}

/// The id of the words for what a kind of profile comes for.
pub const fn side(kind: ProfileKind) -> &'static str {
    match kind {
        ProfileKind::Person => "side-person",
        ProfileKind::Household => "side-household",
        ProfileKind::Householder => "side-householder",
        ProfileKind::Homesharer => "side-homesharer",
    }
}

/// The three headings of the one-page profile, in their order.
pub const HEADINGS: [Topic; 3] = [Topic::Admire, Topic::Important, Topic::HowToSupport];

/// Whether a profile is only begun: one of its three headings is empty, or nobody knows where the
/// home is or should be.
pub fn is_unfinished(sheet: &Sheet) -> bool {
    sheet.profile.postcode.is_empty() || HEADINGS.iter().any(|t| sheet.lines(*t).is_empty())
}

/// Topics that a match would ask about and that nobody knows yet, for a kind of profile.
pub fn not_known(sheet: &Sheet, cx: &Cx<'_>) -> Vec<Topic> {
    use crate::domain::topic::Section;
    Topic::of(sheet.profile.kind)
        .filter(|t| {
            matches!(
                t.section(),
                Section::Looking | Section::HomeLife | Section::Support | Section::Homeshare
            )
        })
        .filter(|t| {
            !matches!(
                t,
                Topic::Near
                    | Topic::Age
                    | Topic::Legal
                    | Topic::OtherCare
                    | Topic::NamedOnly
                    // Nobody is asked for a label; it is theirs to bring up.
                    | Topic::Heritage
            )
        })
        .filter(|t| !topic(sheet, *t, cx).known)
        .collect()
}

/// All that is told of a sheet that opens only deliberately while it is closed.
pub fn restricted(count: Option<&SheetCount>, cx: &Cx<'_>) -> String {
    let Some(count) = count else {
        return cx.get("restricted-nothing");
    };
    let args = [
        ("n", count.items.into()),
        ("day", say::day(cx.words, count.looked_at).into()),
    ];
    cx.words.say("restricted-count", &args)
}
