//! A list with one highlighted row. What is highlighted is remembered by what it is, not by where
//! it stands, so that a list that is read anew stays on the same row.

use super::command::CommandId;

/// The highlight of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Selection<T> {
    at: usize,
    on: Option<T>,
}

impl<T> Default for Selection<T> {
    fn default() -> Self {
        Self { at: 0, on: None }
    }
}

/// How far a page moves.
const PAGE: usize = 10;

impl<T: Clone + PartialEq> Selection<T> {
    /// Which row is highlighted, counted from 0.
    pub const fn at(&self) -> usize {
        self.at
    }

    /// What is highlighted.
    pub const fn on(&self) -> Option<&T> {
        self.on.as_ref()
    }

    /// Finds the highlighted thing again among new rows; if it is gone, stays as near as it can.
    pub fn keep(&mut self, rows: impl IntoIterator<Item = T>) {
        let rows: Vec<T> = rows.into_iter().collect();
        let found = self
            .on
            .as_ref()
            .and_then(|on| rows.iter().position(|r| r == on));
        self.at = found.unwrap_or_else(|| self.at.min(rows.len().saturating_sub(1)));
        self.on = rows.into_iter().nth(self.at);
    }

    /// Highlights a row.
    pub fn go(&mut self, at: usize, rows: impl IntoIterator<Item = T>) {
        self.at = at;
        self.on = None;
        self.keep(rows);
    }

    /// Highlights a thing, if it is there.
    pub fn go_to(&mut self, on: &T, rows: impl IntoIterator<Item = T>) {
        self.on = Some(on.clone());
        self.keep(rows);
    }

    /// A command that moves. Returns whether it was one.
    pub fn moved(&mut self, command: CommandId, rows: impl IntoIterator<Item = T>) -> bool {
        let rows: Vec<T> = rows.into_iter().collect();
        let last = rows.len().saturating_sub(1);
        let Some(at) = moved_to(command, self.at, last, PAGE) else {
            return false;
        };
        self.go(at, rows);
        true
    }
}

/// Where a command that moves leads from a row, if the last row is `last` and a page is `page` rows;
/// `None` if it does not move. Rows are counted from 0.
pub fn moved_to(command: CommandId, at: usize, last: usize, page: usize) -> Option<usize> {
    Some(match command {
        CommandId::Up => at.saturating_sub(1),
        CommandId::Down => at.saturating_add(1).min(last),
        CommandId::PageUp => at.saturating_sub(page),
        CommandId::PageDown => at.saturating_add(page).min(last),
        CommandId::First => 0,
        CommandId::Last => last,
        _ => return None,
    })
}

/// The commands that move in a list.
pub const MOVES: &[CommandId] = &[
    CommandId::Up,
    CommandId::Down,
    CommandId::PageUp,
    CommandId::PageDown,
    CommandId::First,
    CommandId::Last,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_highlight_stays_on_its_thing_when_the_list_changes() {
        let mut s = Selection::default();
        s.keep(["a", "b", "c"]);
        assert!(s.moved(CommandId::Down, ["a", "b", "c"]));
        assert_eq!(s.on(), Some(&"b"));
        s.keep(["z", "a", "b", "c"]);
        assert_eq!((s.at(), s.on()), (2, Some(&"b")));
        s.keep(["z", "a"]);
        assert_eq!(s.on(), Some(&"a"));
        s.keep([] as [&str; 0]);
        assert_eq!(s.on(), None);
    }
}
