//! The whole of an import before anything is written: every row with what will become of it, and
//! the answers of the person who looks it through.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;
use uuid::Uuid;

use super::doubles::{Alike, Doubles, Existing, Known, SameAs};
use super::headings::{self, Column, LeftOut, Sure, Target};
use super::lexicon::Lexicon;
use super::problem::{ImportFault, Note, Problem, WhyKept};
use super::read::{self, Encoding, Table};
use super::row::{At, Draft};
use super::values::{self, Reader, Reading};
use crate::domain::id::Ids;
use crate::domain::port::Change;
use crate::domain::profile::ProfileKind;
use crate::words::Words;

/// What will become of a row. Every row has exactly one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It will be added.
    Added,
    /// It needs an answer first. Never empty.
    NeedsAnswer(Vec<At<Problem>>),
    /// It may be here already.
    LikelyDuplicate {
        /// Why.
        why: Alike,
        /// Of whom.
        of: SameAs,
    },
    /// It will not be added.
    Refused(Refused),
    /// There is nothing in it.
    Empty,
}

/// Why a row will not be added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// Somebody chose to leave it out.
    LeftOut,
    /// It holds something that must not come in as it is, in this column.
    Because(At<Problem>),
}

/// How many rows have which outcome. They add up to the rows of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Will be added.
    pub added: usize,
    /// Need an answer.
    pub needs_answer: usize,
    /// May be here already.
    pub likely_duplicate: usize,
    /// Will not be added.
    pub refused: usize,
    /// Nothing in them.
    pub empty: usize,
}

impl Counts {
    /// The rows of the file.
    pub const fn rows(&self) -> usize {
        self.added + self.needs_answer + self.likely_duplicate + self.refused + self.empty
    }
}

/// One row of the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanRow {
    /// Its number as a spreadsheet counts it.
    pub number: usize,
    /// Its cells with the answers put in.
    pub cells: Vec<String>,
    /// How many cells it had, where that is not the number of headings.
    pub ragged: Option<usize>,
    /// What it says.
    pub draft: Draft,
    /// What will become of it.
    pub outcome: Outcome,
}

impl PlanRow {
    /// Its name, empty if it has none.
    pub fn name(&self) -> String {
        self.draft.name()
    }
}

/// A cell that is kept as it stood, by row and column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unplaced<'a> {
    /// The number of the row.
    pub row: usize,
    /// The column, counted from 0.
    pub column: usize,
    /// Its heading.
    pub heading: &'a str,
    /// The cell.
    pub cell: &'a str,
    /// Why.
    pub why: WhyKept,
}

/// What the plan knows besides the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Context {
    /// The day it is for the person at the keyboard.
    pub today: Date,
    /// Whether the scheme is one of practice people.
    pub practice: bool,
}

/// An identifier that follows from the bytes of a file: FNV-1a of 128 bits. It tells files apart that somebody
/// has, and withstands nobody who makes two alike on purpose.
fn id_of(bytes: &[u8]) -> Uuid {
    const BEGIN: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
    let step = |hash: u128, byte: &u8| (hash ^ u128::from(*byte)).wrapping_mul(PRIME);
    Uuid::from_u128(bytes.iter().fold(BEGIN, step))
}

/// A whole import, looked through and changed until it is accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    pub(super) file: String,
    pub(super) kind: ProfileKind,
    pub(super) columns: Vec<Column>,
    pub(super) rows: Vec<PlanRow>,
    pub(super) cx: Context,
    pub(super) guessed: bool,
    encoding: Encoding,
    id: Uuid,
    pub(super) original: Table,
    /// Where the headings alone would send the columns.
    pub(super) by_heading: Vec<Target>,
    lexicon: Lexicon,
    existing: Vec<Existing>,
    pub(super) answers: HashMap<(usize, usize), String>,
    pub(super) left_out: HashSet<usize>,
    pub(super) keep_both: HashSet<usize>,
}

impl Plan {
    /// Reads a file and plans its import. `existing` are those the record holds already;
    /// `words` are those under which our own exports list topics.
    ///
    /// # Errors
    /// If the bytes are no table, or if practice people would mix with real ones.
    pub fn new(
        bytes: &[u8],
        file: &str,
        existing: Vec<Existing>,
        words: &Words,
        cx: Context,
    ) -> Result<Self, ImportFault> {
        let table = read::read(bytes).map_err(ImportFault::Read)?;
        if headings::is_practice(&table.headings) && !cx.practice {
            return Err(ImportFault::PracticeIntoReal);
        }
        let guess = headings::guess_kind(&table.headings, file);
        let kind = guess.unwrap_or(ProfileKind::Person);
        let lexicon = Lexicon::new(words);
        let columns = headings::columns(&table.headings, kind, &lexicon);
        let mut plan = Self {
            file: file.to_owned(),
            kind,
            by_heading: columns.iter().map(|c| c.target).collect(),
            columns,
            lexicon,
            rows: Vec::new(),
            cx,
            guessed: guess.is_some(),
            encoding: table.encoding,
            id: id_of(bytes),
            original: table,
            existing,
            answers: HashMap::new(),
            left_out: HashSet::new(),
            keep_both: HashSet::new(),
        };
        plan.read_rows();
        Ok(plan)
    }

    /// The name of the file.
    pub fn file(&self) -> &str {
        &self.file
    }

    /// What tells the file from every other, wherever it stands and whatever it is called: what was answered to
    /// it is kept under this.
    pub const fn id(&self) -> Uuid {
        self.id
    }

    /// The side the file is about.
    pub const fn kind(&self) -> ProfileKind {
        self.kind
    }

    /// Whether the file said which side it is about. Otherwise it was taken for people: ask.
    pub const fn kind_is_sure(&self) -> bool {
        self.guessed
    }

    /// The row with this number.
    pub fn row(&self, number: usize) -> Option<&PlanRow> {
        self.rows.iter().find(|row| row.number == number)
    }

    /// Whether it goes into a practice scheme, which is not locked: worth a warning.
    pub const fn into_practice(&self) -> bool {
        self.cx.practice
    }

    /// How its text was written. Anything but UTF-8 deserves a look at accented letters.
    pub const fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// Where every column goes.
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// The rows in the order of the file.
    pub fn rows(&self) -> &[PlanRow] {
        &self.rows
    }

    /// Up to `most` different cells of a column, for showing what it looks like.
    pub fn examples(&self, column: usize, most: usize) -> Vec<&str> {
        let mut seen: Vec<&str> = Vec::new();
        for cell in self.rows.iter().filter_map(|row| row.cells.get(column)) {
            let cell = cell.trim();
            if !cell.is_empty() && !seen.contains(&cell) {
                seen.push(cell);
            }
            if seen.len() >= most {
                break;
            }
        }
        seen
    }

    /// How many rows have which outcome.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for row in &self.rows {
            let count = match row.outcome {
                Outcome::Added => &mut counts.added,
                Outcome::NeedsAnswer(_) => &mut counts.needs_answer,
                Outcome::LikelyDuplicate { .. } => &mut counts.likely_duplicate,
                Outcome::Refused(_) => &mut counts.refused,
                Outcome::Empty => &mut counts.empty,
            };
            *count += 1;
        }
        counts
    }

    /// Every cell that is kept as it stood, in the order of the file.
    pub fn unplaced(&self) -> impl Iterator<Item = Unplaced<'_>> {
        self.rows.iter().flat_map(|row| {
            row.draft.kept.iter().map(|kept| Unplaced {
                row: row.number,
                column: kept.column,
                heading: self
                    .columns
                    .get(kept.column)
                    .map_or("", |c| c.heading.as_str()),
                cell: row.cells.get(kept.column).map_or("", String::as_str),
                why: kept.what,
            })
        })
    }

    /// Everything to mention about cells that were understood: row number, column, note.
    pub fn notes(&self) -> impl Iterator<Item = (usize, usize, Note)> {
        self.rows.iter().flat_map(|row| {
            row.draft
                .notes
                .iter()
                .map(|note| (row.number, note.column, note.what))
        })
    }

    /// Says which side the file is about. Columns chosen by hand are matched anew.
    pub fn set_kind(&mut self, kind: ProfileKind) {
        self.kind = kind;
        self.guessed = true;
        self.columns = headings::columns(&self.original.headings, kind, &self.lexicon);
        self.by_heading = self.columns.iter().map(|c| c.target).collect();
        self.read_rows();
    }

    /// Sends a column elsewhere. Another that filled the same single box is kept instead.
    pub fn set_column(&mut self, column: usize, target: Target) {
        if !target.fits(self.kind) {
            return;
        }
        for (index, other) in self.columns.iter_mut().enumerate() {
            if index == column {
                other.target = target;
                other.sure = Sure::Chosen;
            } else if other.target == target && !target.takes_many() {
                other.target = Target::Keep;
            }
        }
        self.read_rows();
    }

    /// Leaves a column out.
    pub fn leave_out_column(&mut self, column: usize) {
        self.set_column(column, Target::LeaveOut(LeftOut::ByChoice));
    }

    /// Puts an answer in the place of a cell: `row` is the number of the row, `column` counts
    /// from 0. The row is read anew.
    pub fn answer(&mut self, row: usize, column: usize, text: &str) {
        self.answers.insert((row, column), text.to_owned());
        self.read_row(row);
        self.settle();
    }

    /// Leaves a row out.
    pub fn leave_out(&mut self, row: usize) {
        self.left_out.insert(row);
        self.settle();
    }

    /// Takes a row in again that was left out.
    pub fn take_in(&mut self, row: usize) {
        self.left_out.remove(&row);
        self.settle();
    }

    /// Says that a likely duplicate is somebody else.
    pub fn keep_both(&mut self, row: usize) {
        self.keep_both.insert(row);
        self.settle();
    }

    /// The change that adds every row that is ready; `None` if none is. Several files become one
    /// change by [`super::writes::change`].
    pub fn change(&self, words: &Words, ids: &Ids) -> Option<Change> {
        super::writes::change(std::slice::from_ref(self), words, ids)
    }

    /// Asks again whether a row is the same as another, after all.
    pub fn ask_again(&mut self, row: usize) {
        self.keep_both.remove(&row);
        self.settle();
    }

    /// How a text would be understood in a column, counted from 0: the echo of what is being typed.
    pub fn reading(&self, column: usize, text: &str) -> Reading {
        let by = Reader {
            kind: self.kind,
            today: self.cx.today,
            lexicon: &self.lexicon,
        };
        self.columns
            .get(column)
            .map_or_else(Reading::default, |c| values::read(c.target, text, by))
    }

    fn read_rows(&mut self) {
        self.rows = self
            .original
            .rows
            .iter()
            .map(|raw| self.planned(raw))
            .collect();
        self.settle();
    }

    fn read_row(&mut self, number: usize) {
        let read = self
            .original
            .rows
            .iter()
            .find(|raw| raw.number == number)
            .map(|raw| self.planned(raw));
        if let (Some(read), Some(row)) =
            (read, self.rows.iter_mut().find(|row| row.number == number))
        {
            *row = read;
        }
    }

    fn planned(&self, raw: &read::RawRow) -> PlanRow {
        let mut cells = raw.cells.clone();
        for (column, cell) in cells.iter_mut().enumerate() {
            if let Some(answer) = self.answers.get(&(raw.number, column)) {
                cell.clone_from(answer);
            }
        }
        let empty = cells.iter().all(|cell| values::clean(cell).0.is_empty());
        let by = Reader {
            kind: self.kind,
            today: self.cx.today,
            lexicon: &self.lexicon,
        };
        let draft = if empty {
            Draft::default()
        } else {
            Draft::read(&self.columns, &cells, by)
        };
        let outcome = if empty {
            Outcome::Empty
        } else {
            Outcome::Added
        };
        PlanRow {
            number: raw.number,
            cells,
            ragged: raw.ragged,
            draft,
            outcome,
        }
    }

    /// Decides what becomes of every row. Only the rows that are not left out can be doubled.
    fn settle(&mut self) {
        let mut doubles = Doubles::new(&self.existing, self.kind);
        for row in self
            .rows
            .iter_mut()
            .filter(|row| row.outcome != Outcome::Empty)
        {
            let known = Known::of_draft(&row.draft);
            let refused = row
                .draft
                .problems
                .iter()
                .find(|problem| problem.what.refuses());
            let double = doubles
                .find(&known)
                .filter(|_| !self.keep_both.contains(&row.number));
            row.outcome = if self.left_out.contains(&row.number) {
                Outcome::Refused(Refused::LeftOut)
            } else if let Some(problem) = refused {
                Outcome::Refused(Refused::Because(problem.clone()))
            } else if let Some((why, of)) = double {
                Outcome::LikelyDuplicate { why, of }
            } else if row.draft.problems.is_empty() {
                Outcome::Added
            } else {
                Outcome::NeedsAnswer(row.draft.problems.clone())
            };
            if !matches!(row.outcome, Outcome::Refused(_)) {
                doubles.add(&known, &SameAs::Row(row.number));
            }
        }
    }
}
