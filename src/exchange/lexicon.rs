//! The program's own words, read back: what an export wrote, an import understands.

use std::collections::HashMap;

use super::vocabulary;
use crate::domain::text::fold;
use crate::domain::topic::{Shape, Topic};
use crate::words::Words;

/// The words of the program itself for topics and items, so that an import understands whatever an
/// export wrote, in the language it was written in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lexicon {
    headings: HashMap<String, Vec<Topic>>,
    items: HashMap<(Topic, String), &'static str>,
}

impl Lexicon {
    /// The words of one language.
    pub fn new(words: &Words) -> Self {
        let mut lexicon = Self::default();
        for topic in Topic::ALL.iter().copied() {
            let heading = heading_key(&words.get(topic.word_id()));
            lexicon.headings.entry(heading).or_default().push(topic);
            if matches!(topic.shape(), Shape::YesNo) {
                continue;
            }
            for item in topic.items() {
                let said = fold(&words.get(&topic.item_word_id(item)));
                lexicon.items.insert((topic, said), item);
            }
        }
        lexicon
    }

    /// The topics that go by this heading.
    pub fn topics(&self, heading: &str) -> &[Topic] {
        self.headings
            .get(&heading_key(heading))
            .map_or(&[], Vec::as_slice)
    }

    /// The item of a topic that a folded phrase means: in the program's own words, or in others.
    pub fn item(&self, topic: Topic, folded: &str) -> Option<&'static str> {
        self.items
            .get(&(topic, folded.to_owned()))
            .copied()
            .or_else(|| vocabulary::item(topic, folded))
    }
}

/// A heading as it is compared: folded, letters and digits only, single spaces.
pub fn heading_key(heading: &str) -> String {
    let spaced: String = fold(heading)
        .chars()
        .map(|c| if c.is_alphanumeric() { c } else { ' ' })
        .collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}
