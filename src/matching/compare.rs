//! Homes side by side for one subject: each of its wishes against each of them, and what tells them
//! apart.
//!
//! A home is held against the others it stands beside, not against a full fit: what all of them meet
//! alike is about the same. A wish of which more than half is open counts as not known, whatever its
//! likeliest worth.

use super::explain::{Explanation, WishLine};
use super::known::Said;
use super::must_have::Found;
use super::score::{FLOOR, Line};
use super::value::SCALE;
use crate::domain::id::PreferenceId;
use crate::domain::preference::Level;
use crate::domain::topic::Topic;
use std::cmp::Reverse;

/// Worths this near to the middle of those beside them are about the same: a tenth of what a wish can
/// earn, in units of 1/100,000.
const ABOUT_THE_SAME: u32 = (SCALE - FLOOR) / 10;

/// How many homes, and how many wishes of each, the biggest difference names.
const MOST_NAMED: usize = 2;

/// How a home stands with one wish beside the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// It meets the wish better than the middle of them.
    Better,
    /// About the same.
    Same,
    /// Worse.
    Worse,
    /// Too little is known to say.
    NotKnown,
}

/// One wish of the subject against one home.
#[derive(Debug, Clone, PartialEq)]
pub struct WishCell {
    /// How it stands beside the others.
    pub mark: Mark,
    /// What stands on file.
    pub found: Found,
    line: Line,
}

/// One wish of the subject against every home.
#[derive(Debug, Clone, PartialEq)]
pub struct WishRow {
    /// The wish, where its words are.
    pub preference: PreferenceId,
    /// About what.
    pub topic: Topic,
    /// How much it matters.
    pub level: Level,
    /// The homes, in the order they were given in.
    pub cells: Vec<WishCell>,
}

/// What one home meets best of all that are compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Win {
    /// Which home, counted from 0 in the order they were given in.
    pub home: usize,
    /// The wishes, the one that tells most first.
    pub wishes: Vec<(PreferenceId, Topic)>,
}

/// Whether more than half of what a wish can earn is open.
pub(super) const fn is_wide(line: Line) -> bool {
    2 * (line.high() - line.low()) > SCALE - FLOOR
}

/// Whether too little is known of a wish to call it met or not: nothing stands on file about what it
/// asks, or more than half of what it can earn is open.
pub fn is_open(wish: &WishLine) -> bool {
    let nothing = match &wish.found {
        Found::NotKnown => true,
        Found::Items(items) => items.iter().all(|(_, said)| *said == Said::Unknown),
        Found::Said(said) => *said == Said::Unknown,
        Found::OneOf(_)
        | Found::Number(..)
        | Found::Minutes { .. }
        | Found::From(_)
        | Found::Until(_)
        | Found::Member(_) => false,
    };
    nothing || is_wide(wish.line)
}

impl WishRow {
    /// Whether every home stands alike.
    pub fn is_same(&self) -> bool {
        let mut marks = self.cells.iter().map(|cell| cell.mark);
        let first = marks.next();
        marks.all(|mark| Some(mark) == first)
    }

    /// How far the homes lie apart.
    fn spread(&self) -> u32 {
        let points = || self.cells.iter().map(|cell| cell.line.point());
        points().max().unwrap_or(0) - points().min().unwrap_or(0)
    }

    /// The home that meets it best, if there is one and nothing open could change that, and what that
    /// weighs.
    fn winner(&self) -> Option<(usize, u32)> {
        if self.cells.iter().any(|cell| cell.mark == Mark::NotKnown) {
            return None;
        }
        let best = self.cells.iter().map(|cell| cell.line.point()).max()?;
        let mut at_best = (0..)
            .zip(&self.cells)
            .filter(|(_, cell)| cell.line.point() == best);
        let (home, cell) = at_best.next()?;
        let alone = at_best.next().is_none() && cell.mark == Mark::Better;
        alone.then(|| (home, u32::from(self.level.weight()) * self.spread()))
    }
}

/// The wishes of the subject, those that matter most first, then those in which the homes differ most.
/// All explanations must be of the same subject.
pub fn wish_rows(homes: &[&Explanation]) -> Vec<WishRow> {
    let Some(first) = homes.first() else {
        return Vec::new();
    };
    let mut rows: Vec<WishRow> = first
        .own
        .lines
        .iter()
        .map(|wish| row(wish, homes))
        .collect();
    rows.sort_by_key(|row| (Reverse(row.level), Reverse(row.spread())));
    rows
}

fn row(wish: &WishLine, homes: &[&Explanation]) -> WishRow {
    let of = |home: &&Explanation| {
        let mut lines = home.own.lines.iter();
        lines
            .find(|line| line.preference == wish.preference)
            .cloned()
    };
    let lines: Vec<WishLine> = homes.iter().filter_map(of).collect();
    let count = u32::try_from(lines.len()).unwrap_or(u32::MAX);
    let sum: u32 = lines.iter().map(|line| line.line.point()).sum();
    // Everything times the number of homes, so that the middle of them is a whole number.
    let near = count * ABOUT_THE_SAME;
    let mark = |line: &WishLine| match count * line.line.point() {
        _ if is_open(line) => Mark::NotKnown,
        point if point > sum + near => Mark::Better,
        point if point + near < sum => Mark::Worse,
        _ => Mark::Same,
    };
    WishRow {
        preference: wish.preference,
        topic: wish.topic,
        level: wish.level,
        cells: lines
            .iter()
            .map(|line| WishCell {
                mark: mark(line),
                found: line.found.clone(),
                line: line.line,
            })
            .collect(),
    }
}

/// The biggest difference: the homes that stand out most from the others, in the order they were given
/// in, each with what it alone meets best. Fewer than two, or none, where little tells them apart.
pub fn biggest_difference(rows: &[WishRow], homes: usize) -> Vec<Win> {
    let mut wins: Vec<(u32, Win)> = (0..homes)
        .map(|home| {
            let mut wishes: Vec<(u32, &WishRow)> = rows
                .iter()
                .filter_map(|row| Some((row.winner()?, row)))
                .filter(|((winner, _), _)| *winner == home)
                .map(|((_, weight), row)| (weight, row))
                .collect();
            wishes.sort_by_key(|(weight, _)| Reverse(*weight));
            let total = wishes.iter().map(|(weight, _)| weight).sum();
            let named = wishes.iter().take(MOST_NAMED);
            let wishes = named.map(|(_, row)| (row.preference, row.topic)).collect();
            (total, Win { home, wishes })
        })
        .filter(|(total, _)| *total > 0)
        .collect();
    wins.sort_by_key(|(total, _)| Reverse(*total));
    wins.truncate(MOST_NAMED);
    wins.sort_by_key(|(_, win)| win.home);
    wins.into_iter().map(|(_, win)| win).collect()
}
