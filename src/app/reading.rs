//! The same as a screen shows, in sentences: one after the other, each a place to stop at.

use super::command::CommandId;

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
    pub fn moved(&mut self, command: CommandId) -> bool {
        let last = self.lines.len().saturating_sub(1);
        self.at = match command {
            CommandId::Up => self.at.saturating_sub(1),
            CommandId::Down => (self.at + 1).min(last),
            CommandId::PageUp => self.at.saturating_sub(PAGE),
            CommandId::PageDown => (self.at + PAGE).min(last),
            CommandId::First => 0,
            CommandId::Last => last,
            _ => return false,
        };
        true
    }

    /// The highlighted sentence.
    pub fn line(&self) -> Option<&str> {
        self.lines.get(self.at).map(String::as_str)
    }
}
