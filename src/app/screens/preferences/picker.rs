//! The box that finds a topic to add to the bars.

use crate::app::Cx;
use crate::app::key::Key;
use crate::app::text_box::TextBox;
use crate::domain::text::fold;
use crate::domain::topic::Topic;

/// The most topics that show at once.
const MOST: usize = 8;

/// The box and the topics it looks through.
#[derive(Debug)]
pub struct Picker {
    /// What was typed.
    pub text: TextBox,
    /// Which of the topics that are left is highlighted.
    pub at: usize,
    topics: Vec<Topic>,
}

impl Picker {
    /// Over topics.
    pub fn new(topics: Vec<Topic>) -> Self {
        Self {
            text: TextBox::line(""),
            at: 0,
            topics,
        }
    }

    /// The topics whose name, or the name of one of their things, has a word that starts with what
    /// was typed.
    pub fn left(&self, cx: &Cx<'_>) -> Vec<Topic> {
        let typed = fold(self.text.text().trim());
        let names = |topic: &Topic| {
            let items = topic.items().iter().map(|i| topic.item_word_id(i));
            let items = items.filter(|id| cx.words.has(id));
            let mut ids = vec![topic.word_id().to_owned()];
            ids.extend(items);
            ids
        };
        let matches = |topic: &&Topic| {
            names(topic)
                .iter()
                .any(|id| fold(&cx.get(id)).split(' ').any(|w| w.starts_with(&typed)))
        };
        self.topics.iter().filter(matches).copied().collect()
    }

    /// The topic that is highlighted.
    pub fn topic(&self, cx: &Cx<'_>) -> Option<Topic> {
        self.left(cx).get(self.at).copied()
    }

    /// Moves the highlight.
    pub fn go(&mut self, down: bool, cx: &Cx<'_>) {
        let last = self.left(cx).len().min(MOST).saturating_sub(1);
        self.at = if down {
            (self.at + 1).min(last)
        } else {
            self.at.saturating_sub(1)
        };
    }

    /// A key that types.
    pub fn typed(&mut self, key: Key) {
        if self.text.key(key) {
            self.at = 0;
        }
    }
}
