//! The building blocks of a packed pool: equal values under one number, and columns of numbers.

use std::borrow::Cow;
use std::collections::HashMap;
use std::hash::Hash;

use super::known::{Answers, Cell, Named, Said, Words};
use super::party::Party;
use crate::domain::topic::Topic;

pub(super) fn index(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

/// Rows of different lengths, one after the other.
#[derive(Debug, Clone)]
pub(super) struct Ragged<T> {
    ends: Vec<usize>,
    items: Vec<T>,
}

impl<T> Ragged<T> {
    pub(super) const fn new() -> Self {
        Self {
            ends: Vec::new(),
            items: Vec::new(),
        }
    }

    pub(super) fn push(&mut self, row: impl IntoIterator<Item = T>) {
        self.items.extend(row);
        self.ends.push(self.items.len());
    }

    pub(super) fn row(&self, at: usize) -> &[T] {
        let start = at
            .checked_sub(1)
            .map_or(Some(0), |before| self.ends.get(before).copied());
        match (start, self.ends.get(at)) {
            (Some(start), Some(end)) => self.items.get(start..*end).unwrap_or_default(),
            (None, _) | (_, None) => &[],
        }
    }

    pub(super) fn rows(&self) -> impl Iterator<Item = &[T]> {
        (0..self.ends.len()).map(|at| self.row(at))
    }
}

/// Gives equal values one number, in the order in which they first come.
pub(super) struct Interner<T> {
    numbers: HashMap<T, u32>,
    pub(super) values: Vec<T>,
}

impl<T: Clone + Eq + Hash> Interner<T> {
    pub(super) fn starting_with(values: Vec<T>) -> Self {
        let numbers = values.iter().cloned().zip(0..).collect();
        Self { numbers, values }
    }

    pub(super) fn number(&mut self, value: &T) -> u32 {
        if let Some(number) = self.numbers.get(value) {
            return *number;
        }
        let number = u32::try_from(self.values.len()).unwrap_or(u32::MAX);
        self.numbers.insert(value.clone(), number);
        self.values.push(value.clone());
        number
    }
}

/// The answers to one topic: a code for each party, and what each code stands for. Code 0 is unknown;
/// no codes at all means that nothing is known of anybody.
#[derive(Debug, Clone)]
pub(super) struct Column {
    pub(super) codes: Vec<u32>,
    pub(super) cells: Vec<Cell>,
    open: Option<OpenColumn>,
}

/// The cells of an open set by the words they hold.
#[derive(Debug, Clone, Default)]
struct OpenColumn {
    /// For each word the codes of the cells that hold it, and what they say of it.
    holders: HashMap<Words, Vec<(u32, Said)>>,
    /// The codes of the cells in which anything else is a no.
    closed: Vec<u32>,
    cells: usize,
}

impl Column {
    fn new(codes: Vec<u32>, cells: Vec<Cell>) -> Self {
        let is_open = cells.iter().any(|cell| matches!(cell, Cell::Open(_)));
        let open = is_open.then(|| OpenColumn::new(&cells));
        Self { codes, cells, open }
    }

    /// The cells as somebody sees them who only asks for these words: an open set becomes the answers
    /// to just those, by the bit of each. Any other topic is as it is.
    pub(super) fn seen_for(&self, named: &[&Named]) -> Cow<'_, [Cell]> {
        self.open
            .as_ref()
            .map_or(Cow::Borrowed(&self.cells), |open| {
                open.seen_for(named).into()
            })
    }
}

impl OpenColumn {
    fn new(cells: &[Cell]) -> Self {
        let mut column = Self {
            cells: cells.len(),
            ..Self::default()
        };
        for (code, cell) in (0..).zip(cells) {
            if let Cell::Open(listed) = cell {
                for (words, said) in &listed.items {
                    let holders = column.holders.entry(words.clone()).or_default();
                    holders.push((code, *said));
                }
                if listed.closed {
                    column.closed.push(code);
                }
            }
        }
        column
    }

    fn seen_for(&self, named: &[&Named]) -> Vec<Cell> {
        let mut seen = vec![Answers::default(); self.cells];
        for named in named {
            for (code, said) in self.holders.get(&named.words).into_iter().flatten() {
                if let Some(answers) = seen.get_mut(index(*code)) {
                    answers.put(named.bit, *said);
                }
            }
        }
        let every_bit = named.iter().fold(0, |bits, named| bits | named.bit);
        for code in &self.closed {
            if let Some(answers) = seen.get_mut(index(*code)) {
                answers.no |= every_bit & !(answers.yes | answers.partly);
            }
        }
        seen.into_iter().map(Cell::Set).collect()
    }
}

/// One column for each topic, in the order of the topics.
pub(super) fn columns(parties: &[Party]) -> Vec<Column> {
    let mut cells: Vec<Interner<Cell>> = Topic::ALL
        .iter()
        .map(|_| Interner::starting_with(vec![Cell::Unknown]))
        .collect();
    let mut codes: Vec<Vec<u32>> = vec![Vec::new(); Topic::ALL.len()];
    for (at, party) in parties.iter().enumerate() {
        for (topic, cell) in party.cells() {
            let column = *topic as usize;
            if let (Some(cells), Some(codes)) = (cells.get_mut(column), codes.get_mut(column)) {
                codes.resize(parties.len(), 0);
                if let Some(code) = codes.get_mut(at) {
                    *code = cells.number(cell);
                }
            }
        }
    }
    let cells = cells.into_iter().map(|interner| interner.values);
    codes
        .into_iter()
        .zip(cells)
        .map(|(codes, cells)| Column::new(codes, cells))
        .collect()
}
