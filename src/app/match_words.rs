//! The words of matching: what the engine found, said the way a person says it. The screens and the
//! plain commands both speak through here, so that they never tell a match differently.
//!
//! A wish is named by what it names, so that two lists can be compared; the words of whose wish it is
//! stand beside it wherever there is room for them.

mod check_back;
pub mod compare;
mod cost;
mod list;
mod must;
mod turn;
pub mod what_if;
mod why;

use super::match_data::Told;
use super::session::NamesShown;
use crate::domain::id::PreferenceId;
use crate::domain::preference::{Direction, Level, Preference, SetBy, Wish};
use crate::domain::topic::{Shape, Topic};
use crate::matching::explain::{Reason, Reasons, ToAsk};
use crate::matching::known::Said;
use crate::matching::must_have::Found;
use crate::matching::why::Side;
use crate::words::Words;

pub use check_back::{agrees, change as bar_change, question as check_question};
pub use cost::{cost, no_home, one_thing, opening};
pub use list::{counts, empty, questions, row, rule_label, shortlist_sentences};
pub use turn::{TOP, places, rerun};
pub use why::{answers, disagreed, set_aside, sure, why_sentences};

/// Two sides and the way to speak of them: `subject` is whom the list is for.
#[derive(Debug, Clone, Copy)]
pub struct Speak<'a> {
    /// The words.
    pub words: &'a Words,
    /// How names are shown.
    pub names: NamesShown,
    /// Whom the list is for.
    pub subject: &'a Told,
    /// The other side.
    pub other: &'a Told,
}

/// What a chip says of a pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// It speaks for it.
    For,
    /// It speaks against it.
    Against,
    /// It is not known.
    Ask,
}

impl Mark {
    /// The sign before the words.
    pub const fn sign(self) -> char {
        match self {
            Self::For => '+',
            Self::Against => '-',
            Self::Ask => '?',
        }
    }
}

/// One thing that speaks for a pair, against it, or is not known: `+ dog, Nel`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chip {
    /// Which of the three.
    pub mark: Mark,
    /// In a few words.
    pub text: String,
}

/// A label as it stands within a sentence: its first letter small, unless it is a name or all
/// capitals.
pub fn small(topic: Option<Topic>, text: &str) -> String {
    if matches!(topic, Some(Topic::Languages | Topic::Information)) {
        return text.to_owned();
    }
    let mut chars = text.chars();
    match (chars.next(), chars.next()) {
        (Some(first), Some(second)) if second.is_lowercase() || second == ' ' => {
            first.to_lowercase().chain([second]).chain(chars).collect()
        }
        (Some(_) | None, _) => text.to_owned(),
    }
}

/// The words of one thing of a topic: its own words if it has none in the list.
pub fn item(words: &Words, topic: Topic, item: &str) -> String {
    let id = topic.item_word_id(item);
    if words.has(&id) {
        words.get(&id)
    } else {
        item.to_owned()
    }
}

/// A name as it stands within a sentence: `the Morgan household`, `Aled P`.
pub fn with_the(words: &Words, name: &str) -> String {
    if name.ends_with(&words.get("name-household")) {
        words.say("name-with-the", &[("name", name.into())])
    } else {
        name.to_owned()
    }
}

/// How much a wish matters, as it stands within a line.
pub fn level(words: &Words, level: Level) -> String {
    small(None, &words.get(level.word_id()))
}

impl Speak<'_> {
    /// What a side told.
    pub fn told(&self, side: Side) -> &Told {
        if self.subject.side() == side {
            self.subject
        } else {
            self.other
        }
    }

    /// The name of a side, as names are shown.
    pub fn name(&self, side: Side) -> String {
        self.names.name(&self.told(side).name)
    }

    /// What a wish is called: what it names. What a worker worked out stands in brackets.
    pub fn wish(&self, whose: Side, id: PreferenceId, topic: Topic) -> String {
        let Some(wish) = self.told(whose).wish(id) else {
            return self.words.get(topic.word_id());
        };
        let text = self.wish_composed(wish);
        if wish.preference.set_by == SetBy::Worker {
            format!("({text})")
        } else {
            text
        }
    }

    /// What somebody said about a wish in their own words, in quotation marks; nothing if it was not
    /// written down.
    pub fn own_words(&self, whose: Side, id: PreferenceId) -> Option<String> {
        let wish = self.told(whose).wish(id)?;
        let own = wish.preference.words.trim();
        (!own.is_empty()).then(|| self.words.say("own-words", &[("words", own.into())]))
    }

    /// A wish put together from what it names.
    fn wish_composed(&self, wish: &Wish) -> String {
        let preference = &wish.preference;
        let topic = preference.topic;
        let items: Vec<String> = wish
            .items
            .iter()
            .map(|i| small(Some(topic), &item(self.words, topic, &i.item)))
            .collect();
        let what = match topic.shape() {
            Shape::Place => {
                let place = self.place(preference);
                return self.words.say("wish-near", &[("place", place.into())]);
            }
            _ if !items.is_empty() => self.words.list(&items),
            Shape::Scale(steps) => self.steps(topic, steps, preference.low, preference.high),
            Shape::Number(..) => self.limits(topic, preference.low, preference.high),
            Shape::YesNo => small(None, &item(self.words, topic, "yes")),
            Shape::Text
            | Shape::Lines
            | Shape::Choice(_)
            | Shape::Set(_)
            | Shape::OpenSet(_)
            | Shape::Date => small(None, &self.words.get(topic.word_id())),
        };
        match preference.direction {
            Direction::Want => capital(&what),
            Direction::Avoid => self.words.say("wish-avoid", &[("what", what.into())]),
        }
    }

    /// The steps of a scale that will do: `quiet`, `quiet or in between`.
    fn steps(&self, topic: Topic, steps: &[&str], low: Option<i64>, high: Option<i64>) -> String {
        let (low, high) = (low.unwrap_or(0), high.unwrap_or(i64::MAX));
        let codes: Vec<&str> = (0_i64..)
            .zip(steps)
            .filter(|(step, _)| (low..=high).contains(step))
            .map(|(_, code)| *code)
            .collect();
        let named: Vec<String> = codes
            .iter()
            .map(|code| small(Some(topic), &item(self.words, topic, code)))
            .collect();
        let text = self.or(&named);
        if codes.iter().any(|code| says_little(code)) {
            let topic = small(None, &self.words.get(topic.word_id()));
            return format!("{topic}: {text}");
        }
        text
    }

    /// The numbers that will do: `age: 18 to 30`.
    fn limits(&self, topic: Topic, low: Option<i64>, high: Option<i64>) -> String {
        let topic = small(None, &self.words.get(topic.word_id()));
        let (id, low, high) = match (low, high) {
            (Some(low), Some(high)) => ("limits-between", low, high),
            (Some(low), None) => ("limits-at-least", low, 0),
            (None, Some(high)) => ("limits-at-most", 0, high),
            (None, None) => return topic,
        };
        let args = [
            ("topic", topic.into()),
            ("low", low.into()),
            ("high", high.into()),
        ];
        self.words.say(id, &args)
    }

    /// What the place of a wish is called: `my mum’s`, or its postcode.
    fn place(&self, preference: &Preference) -> String {
        [&preference.place_name, &preference.place]
            .into_iter()
            .map(|text| text.trim())
            .find(|text| !text.is_empty())
            .map_or_else(|| self.words.get("wish-place-now"), str::to_owned)
    }

    /// `quiet`, `quiet or lively`, `a, b or c`.
    fn or(&self, items: &[String]) -> String {
        match items {
            [] => String::new(),
            [one] => one.clone(),
            [first @ .., last] => self.words.say(
                "list-or",
                &[("first", first.join(", ").into()), ("last", last.into())],
            ),
        }
    }

    /// What stands on file about something, at the side it is about.
    pub fn found(&self, topic: Topic, found: &Found, about: Side) -> String {
        match found {
            Found::NotKnown => self.words.get("found-not-known"),
            Found::Said(said) => self.words.get(match said {
                Said::Yes => "found-yes",
                Said::No => "found-no",
                Said::Partly => "found-partly",
                Said::Unknown => "found-not-known",
            }),
            Found::OneOf(codes) => {
                let named: Vec<String> = codes
                    .iter()
                    .map(|code| small(Some(topic), &item(self.words, topic, code)))
                    .collect();
                self.or(&named)
            }
            Found::Items(items) => self.items(topic, items, about),
            Found::Number(low, high) if low == high => low.to_string(),
            Found::Number(low, high) => self.words.say(
                "found-between",
                &[("low", (*low).into()), ("high", (*high).into())],
            ),
            Found::Minutes {
                minutes, measured, ..
            } => {
                let id = if *measured {
                    "found-minutes"
                } else {
                    "found-minutes-guess"
                };
                self.words.say(id, &[("n", (*minutes).into())])
            }
            Found::From(Some(day)) => self.day("found-from", *day),
            Found::From(None) => self.words.get("found-no-day"),
            Found::Until(day) => self.day("found-until", *day),
            Found::Member(id) => self.member(about, *id),
        }
    }

    fn day(&self, id: &str, day: jiff::civil::Date) -> String {
        let day = super::say::day(self.words, day);
        self.words.say(id, &[("day", day.into())])
    }

    fn member(&self, side: Side, id: crate::domain::id::MemberId) -> String {
        self.told(side)
            .member(id)
            .map(|member| member.name.trim())
            .filter(|name| !name.is_empty())
            .map_or_else(
                || self.words.get("found-somebody"),
                |name| self.names.name(name),
            )
    }

    /// The things of a set: those that are there with their names, then those in part, those that
    /// are not there, and those nobody knows about.
    fn items(&self, topic: Topic, items: &[(String, Said)], about: Side) -> String {
        if topic.shape() == Shape::YesNo {
            return self.yes_no(topic, items);
        }
        let named = |wanted: Said| -> Vec<String> {
            items
                .iter()
                .filter(|(_, said)| *said == wanted)
                .map(|(code, _)| self.thing(topic, code, about))
                .collect()
        };
        let (yes, partly, no, unknown) = (
            named(Said::Yes),
            named(Said::Partly),
            named(Said::No),
            named(Said::Unknown),
        );
        if yes.len() + partly.len() + no.len() == 0 {
            return self.words.get("found-not-known");
        }
        let mut parts = yes;
        for (id, group) in [
            ("found-items-partly", partly),
            ("found-items-no", no),
            ("found-items-unknown", unknown),
        ] {
            if !group.is_empty() {
                let what = if id == "found-items-no" {
                    self.or(&group)
                } else {
                    self.words.list(&group)
                };
                parts.push(self.words.say(id, &[("what", what.into())]));
            }
        }
        parts.join(", ")
    }

    fn yes_no(&self, topic: Topic, items: &[(String, Said)]) -> String {
        match items.first().map(|(_, said)| *said) {
            Some(Said::Yes) => small(None, &item(self.words, topic, "yes")),
            Some(Said::No) => small(None, &item(self.words, topic, "no")),
            Some(Said::Partly) => self.words.get("found-partly"),
            Some(Said::Unknown) | None => self.words.get("found-not-known"),
        }
    }

    /// One thing, with its name if it was given: `dog (Nel)`.
    fn thing(&self, topic: Topic, code: &str, about: Side) -> String {
        let what = small(Some(topic), &item(self.words, topic, code));
        match self.told(about).called(topic, code) {
            Some(name) => format!("{what} ({name})"),
            None => what,
        }
    }

    /// The chips of a row, most telling first within each sort: at least one of each sort that there
    /// is, as many in all as `most` allows.
    pub fn chips(&self, reasons: &Reasons, most: usize) -> Vec<Chip> {
        let mut sorts = [
            reasons
                .speaks_for
                .iter()
                .map(|r| self.reason(r))
                .collect::<Vec<_>>(),
            reasons.against.iter().map(|r| self.reason(r)).collect(),
            reasons.to_ask.iter().map(|a| self.to_ask(a)).collect(),
        ]
        .map(Vec::into_iter);
        let mut chips = Vec::new();
        let marks = [Mark::For, Mark::Against, Mark::Ask];
        // One of each, then more that speak for it, then the rest.
        for sort in [0, 1, 2, 0, 0, 1, 2, 1, 2] {
            if chips.len() >= most {
                break;
            }
            if let (Some(texts), Some(mark)) = (sorts.get_mut(sort), marks.get(sort)) {
                chips.extend(texts.next().map(|text| Chip { mark: *mark, text }));
            }
        }
        chips.sort_by_key(|chip| chip.mark);
        chips
    }

    /// A reason as a chip: what was found, and whose wish it is where it is not the subject's.
    pub fn reason(&self, reason: &Reason) -> String {
        self.whose(reason.whose, self.what_is(reason))
    }

    /// What was found, so that it can be understood by itself.
    fn what_is(&self, reason: &Reason) -> String {
        self.what_was_found(reason.whose, reason.preference, reason.topic, &reason.found)
    }

    /// What was found about a wish of a side, so that it can be understood by itself.
    fn what_was_found(
        &self,
        whose: Side,
        wish: PreferenceId,
        topic: Topic,
        what: &Found,
    ) -> String {
        let found = self.found(topic, what, other_side(whose));
        match (what, topic.shape()) {
            (Found::Minutes { .. }, _) => {
                let place = self
                    .told(whose)
                    .wish(wish)
                    .map_or_else(String::new, |wish| self.place(&wish.preference));
                self.words.say(
                    "chip-from",
                    &[("minutes", found.into()), ("place", place.into())],
                )
            }
            (_, Shape::Number(..)) => {
                let topic = small(None, &self.words.get(topic.word_id()));
                format!("{topic} {found}")
            }
            // In between, some of both: only with their topic can they be understood.
            (Found::OneOf(codes), Shape::Scale(_)) if codes.iter().all(|c| says_little(c)) => {
                let topic = small(None, &self.words.get(topic.word_id()));
                format!("{topic}: {found}")
            }
            _ => found,
        }
    }

    fn whose(&self, whose: Side, told: String) -> String {
        if whose == self.subject.side() {
            return told;
        }
        self.words.say("chip-theirs", &[("what", told.into())])
    }

    /// Reasons in one sentence: the subject's, then those of the other side under its name.
    pub fn reasons(&self, reasons: &[Reason]) -> String {
        let of = |side: Side| -> Vec<String> {
            let mut told: Vec<String> = reasons
                .iter()
                .filter(|reason| reason.whose == side)
                .map(|reason| self.what_is(reason))
                .collect();
            told.dedup();
            told
        };
        let (own, theirs) = (of(self.subject.side()), of(self.other.side()));
        let mut parts = Vec::new();
        if !own.is_empty() {
            parts.push(self.words.list(&own));
        }
        if !theirs.is_empty() {
            let args = [
                ("name", self.name(self.other.side()).into()),
                ("what", self.words.list(&theirs).into()),
            ];
            parts.push(self.words.say("reasons-theirs", &args));
        }
        parts.join("; ")
    }

    /// Something to ask, in a few words.
    pub fn to_ask(&self, ask: &ToAsk) -> String {
        match ask {
            ToAsk::Rule(finding) => self.short_question(finding),
            ToAsk::Wish(reason) => {
                let wish = self.wish(reason.whose, reason.preference, reason.topic);
                self.whose(reason.whose, small(Some(reason.topic), &wish))
            }
        }
    }
}

/// A step whose words say nothing without their topic.
fn says_little(code: &str) -> bool {
    matches!(code, "in-between" | "mixed")
}

/// The other of the two sides.
pub const fn other_side(side: Side) -> Side {
    match side {
        Side::MovingIn => Side::Room,
        Side::Room => Side::MovingIn,
    }
}

/// With a capital first letter.
pub fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(chars).collect()
    })
}
