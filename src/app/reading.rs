//! The same as a screen shows, in sentences: one after the other, each a place to stop at.

use super::command::CommandId;
use super::list::moved_to;

/// Sentences to read through.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    /// What they are about.
    pub title: String,
    /// The sentences.
    pub lines: Vec<String>,
    /// Which one is highlighted.
    pub at: usize,
}

/// How many sentences a page is.
const PAGE: usize = 5;

/// A command that moves in what is read instead of a screen's own rows. Returns whether it was one;
/// never where nothing is read.
pub fn moved(reading: &mut Option<Reading>, command: CommandId) -> bool {
    reading
        .as_mut()
        .is_some_and(|reading| reading.moved(command))
}

/// What is read after a key that asks for sentences: these, or nothing if they were read already, so
/// that the same key again goes back to the screen.
pub fn turned(now: Option<&Reading>, title: String, lines: Vec<String>) -> Option<Reading> {
    now.is_none_or(|now| now.title != title)
        .then(|| Reading::new(title, lines))
}

impl Reading {
    /// Sentences from the first.
    pub const fn new(title: String, lines: Vec<String>) -> Self {
        Self {
            title,
            lines,
            at: 0,
        }
    }

    /// A command that moves. Returns whether it was one.
    fn moved(&mut self, command: CommandId) -> bool {
        let last = self.lines.len().saturating_sub(1);
        let to = moved_to(command, self.at, last, PAGE);
        self.at = to.unwrap_or(self.at);
        to.is_some()
    }

    /// The highlighted sentence.
    pub fn line(&self) -> Option<&str> {
        self.lines.get(self.at).map(String::as_str)
    }
}
