//! The boxes of forms that follow from the table of topics, made once and kept.

use crate::app::form::{Choice, FieldKind, FieldSpec};
use crate::domain::dates::Direction;
use crate::domain::fact::{How, SaidBy};
use crate::domain::profile::ProfileKind;
use crate::domain::topic::{Section, Shape, Topic};
use std::collections::HashMap;
use std::sync::LazyLock;

/// The code of "nothing else" in a field of ticks: what is not ticked is not so.
pub const NOTHING_ELSE: &str = "nothing-else";
/// The code of "not known yet".
pub const NOT_KNOWN: &str = "not-known";
/// The code of "prefers not to say".
pub const PREFERS_NOT: &str = "prefers-not";

/// The choices at the end of every list of answers.
const UNKNOWN: [Choice; 2] = [
    (NOT_KNOWN, "answer-not-known"),
    (PREFERS_NOT, "answer-prefers-not"),
];

/// For an item that is asked about by itself.
const ONE_ITEM: &[Choice] = &[
    ("yes", "answer-yes"),
    ("partly", "answer-partly"),
    ("no", "answer-no"),
    (NOT_KNOWN, "answer-not-known"),
    (PREFERS_NOT, "answer-prefers-not"),
];

static WORD_IDS: LazyLock<HashMap<(Topic, &'static str), String>> = LazyLock::new(|| {
    let every = Topic::ALL
        .iter()
        .flat_map(|t| t.items().iter().map(|i| (*t, *i)));
    every.map(|(t, i)| ((t, i), t.item_word_id(i))).collect()
});

/// The id of the words of an item, kept for good.
pub fn word_id(topic: Topic, item: &'static str) -> &'static str {
    if topic.shape() == Shape::YesNo {
        return if item == "no" {
            "answer-no"
        } else {
            "answer-yes"
        };
    }
    WORD_IDS.get(&(topic, item)).map_or("", String::as_str)
}

fn every_topic(choices: fn(Topic) -> Vec<Choice>) -> HashMap<Topic, Vec<Choice>> {
    Topic::ALL.iter().map(|t| (*t, choices(*t))).collect()
}

fn of(table: &'static HashMap<Topic, Vec<Choice>>, topic: Topic) -> &'static [Choice] {
    table.get(&topic).map_or(&[], Vec::as_slice)
}

fn plain(topic: Topic) -> Vec<Choice> {
    let items = topic.items().iter();
    items.map(|item| (*item, word_id(topic, item))).collect()
}

/// The items of a topic, to wish for or to need.
pub fn items(topic: Topic) -> &'static [Choice] {
    static ITEMS: LazyLock<HashMap<Topic, Vec<Choice>>> = LazyLock::new(|| every_topic(plain));
    of(&ITEMS, topic)
}

/// The answers to a topic: its items and the two ways of not knowing. (The third, not asked, is to
/// leave the box empty.)
fn answers(topic: Topic) -> &'static [Choice] {
    static ANSWERS: LazyLock<HashMap<Topic, Vec<Choice>>> = LazyLock::new(|| {
        every_topic(|topic| {
            let mut all = plain(topic);
            if matches!(topic.shape(), Shape::Set(_)) {
                all.push((NOTHING_ELSE, "form-nothing-else"));
            }
            all.extend(UNKNOWN);
            all
        })
    });
    of(&ANSWERS, topic)
}

/// Whether each item of a set is asked about by itself, because a home may offer it in part: with
/// training, or with an adaptation.
pub const fn item_by_item(topic: Topic, kind: ProfileKind) -> bool {
    match topic {
        Topic::Support => matches!(kind, ProfileKind::Household),
        Topic::Access => kind.offers_room(),
        _ => false,
    }
}

/// Whether a topic is answered in the forms of its section. The postcode and the date of birth of a
/// profile answer the others.
pub const fn is_asked(topic: Topic) -> bool {
    !matches!(topic, Topic::Near | Topic::Age | Topic::CheckedBack)
}

/// The topics that are asked about in a section, for a kind of profile.
pub fn topics(kind: ProfileKind, section: Section) -> impl Iterator<Item = Topic> {
    Topic::of(kind).filter(move |t| t.section() == section && is_asked(*t))
}

fn kind_of_box(topic: Topic) -> FieldKind {
    match topic.shape() {
        Shape::Text | Shape::Lines | Shape::OpenSet(_) => FieldKind::Lines,
        Shape::YesNo | Shape::Choice(_) | Shape::Scale(_) => FieldKind::ChoiceOf(answers(topic)),
        Shape::Set(_) => FieldKind::TicksOf(answers(topic)),
        Shape::Number(..) => FieldKind::Line,
        Shape::Date => FieldKind::Date(Direction::Either),
        Shape::Place => FieldKind::Postcode,
    }
}

fn said_by() -> Vec<Choice> {
    SaidBy::ALL
        .iter()
        .filter(|s| **s != SaidBy::Import)
        .map(|s| (s.code(), s.word_id()))
        .collect()
}

/// Every section, in the order of the table of topics.
pub const SECTIONS: [Section; 8] = [
    Section::OnePage,
    Section::Story,
    Section::Communication,
    Section::Looking,
    Section::HomeLife,
    Section::Home,
    Section::Support,
    Section::Homeshare,
];

fn section_specs(kind: ProfileKind, section: Section) -> Vec<FieldSpec> {
    let mut specs: Vec<FieldSpec> = Vec::new();
    for topic in topics(kind, section) {
        if item_by_item(topic, kind) {
            let ids = topic.items().iter().map(|item| word_id(topic, item));
            specs.extend(ids.map(|id| FieldSpec::new(id, FieldKind::ChoiceOf(ONE_ITEM))));
        } else {
            specs.push(FieldSpec::new(topic.code(), kind_of_box(topic)));
        }
    }
    specs.extend([
        FieldSpec::new("said-by", FieldKind::Choice(said_by)),
        FieldSpec::new("how", FieldKind::Choice(crate::choices_of!(How))),
        FieldSpec::new("on", FieldKind::Date(Direction::Past)),
    ]);
    specs
}

/// The boxes of a section for a kind of profile, with who said so, how and when at the end.
pub fn section(kind: ProfileKind, section: Section) -> &'static [FieldSpec] {
    static SPECS: LazyLock<HashMap<(ProfileKind, Section), Vec<FieldSpec>>> = LazyLock::new(|| {
        let kinds = ProfileKind::ALL.iter();
        kinds
            .flat_map(|k| SECTIONS.map(|s| ((*k, s), section_specs(*k, s))))
            .collect()
    });
    SPECS.get(&(kind, section)).map_or(&[], Vec::as_slice)
}

/// The boxes for what a wish or a must-have names. A wish may name several things, a must-have one.
pub fn target(topic: Topic, several: bool) -> Vec<FieldSpec> {
    match topic.shape() {
        Shape::YesNo | Shape::Text | Shape::Lines | Shape::Date => Vec::new(),
        Shape::Choice(_) | Shape::Set(_) if !several => {
            vec![FieldSpec::new("items", FieldKind::ChoiceOf(items(topic)))]
        }
        // On a scale a must-have too takes in every step that will do.
        Shape::Choice(_) | Shape::Set(_) | Shape::Scale(_) => {
            vec![FieldSpec::new("items", FieldKind::TicksOf(items(topic)))]
        }
        Shape::OpenSet(_) if several => vec![FieldSpec::new("items", FieldKind::Lines)],
        Shape::OpenSet(_) => vec![FieldSpec::new("items", FieldKind::Line)],
        Shape::Number(..) => vec![
            FieldSpec::new("low", FieldKind::Number),
            FieldSpec::new("high", FieldKind::Number),
        ],
        Shape::Place => vec![
            FieldSpec::new("place", FieldKind::Postcode),
            FieldSpec::new("place-name", FieldKind::Line),
            FieldSpec::new("minutes", FieldKind::Number),
            FieldSpec::new(
                "mode",
                FieldKind::Choice(crate::choices_of!(crate::domain::preference::Mode)),
            ),
        ],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Words;
    use std::collections::HashSet;

    #[test]
    fn every_topic_of_a_kind_is_in_just_one_section_and_every_box_has_words() {
        let words = Words::english();
        for kind in ProfileKind::ALL {
            let mut seen = HashSet::new();
            for s in SECTIONS {
                for topic in topics(*kind, s) {
                    assert!(seen.insert(topic), "{topic:?} twice");
                }
                for spec in section(*kind, s) {
                    for (_, word) in spec.kind.choices() {
                        assert!(words.has(word), "{word}");
                    }
                }
            }
            let asked = Topic::of(*kind).filter(|t| is_asked(*t)).count();
            assert_eq!(seen.len(), asked);
        }
    }
}
