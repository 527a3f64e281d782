//! The answers given to a plan, apart from the file they are about: they can be kept, and given again when the
//! same file is looked through once more.

use serde::{Deserialize, Serialize};

use super::headings::{self, Target};
use super::plan::Plan;
use crate::domain::profile::ProfileKind;

/// Everything somebody answered while looking through a file.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Answers {
    /// The side the file is about, by its code, if that was said by hand.
    pub kind: Option<String>,
    /// The columns that were sent elsewhere, counted from 0, with the code of the place.
    pub columns: Vec<(usize, String)>,
    /// The cells that were put right: the number of the row, the column, what stands there now.
    pub cells: Vec<(usize, usize, String)>,
    /// The numbers of the rows that were left out.
    pub left_out: Vec<usize>,
    /// The numbers of the likely duplicates that were said to be somebody else.
    pub keep_both: Vec<usize>,
}

impl Answers {
    /// Whether nothing was answered.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The side that was said by hand.
    pub fn kind(&self) -> Option<ProfileKind> {
        self.kind.as_deref().and_then(ProfileKind::from_code)
    }

    /// Where columns were sent by hand. A place that there is no more is passed over.
    pub fn targets(&self, kind: ProfileKind) -> Vec<(usize, Target)> {
        let places = Target::choices(kind);
        let sent = |(column, code): &(usize, String)| {
            let target = places.iter().find(|place| place.code() == *code)?;
            Some((*column, *target))
        };
        self.columns.iter().filter_map(sent).collect()
    }
}

impl Plan {
    /// Every answer given so far, in the order of the file.
    pub fn answers(&self) -> Answers {
        let guess = headings::guess_kind(&self.original.headings, &self.file);
        let by_hand = self.guessed && guess != Some(self.kind);
        let moved = self.columns.iter().zip(&self.by_heading).enumerate();
        Answers {
            kind: by_hand.then(|| self.kind.code().to_owned()),
            columns: moved
                .filter(|(_, (now, was))| now.target != **was)
                .map(|(column, (now, _))| (column, now.target.code()))
                .collect(),
            cells: self.cells_put_right(),
            left_out: sorted(&self.left_out),
            keep_both: sorted(&self.keep_both),
        }
    }

    fn cells_put_right(&self) -> Vec<(usize, usize, String)> {
        let mut cells: Vec<_> = self
            .answers
            .iter()
            .filter(|((row, column), now)| self.stood(*row, *column) != Some(now.as_str()))
            .map(|((row, column), now)| (*row, *column, now.clone()))
            .collect();
        cells.sort_unstable();
        cells
    }

    /// What a cell says in the file itself.
    fn stood(&self, row: usize, column: usize) -> Option<&str> {
        let rows = &self.original.rows;
        let at = rows.binary_search_by_key(&row, |r| r.number).ok()?;
        rows.get(at)?.cells.get(column).map(String::as_str)
    }
}

fn sorted(numbers: &std::collections::HashSet<usize>) -> Vec<usize> {
    let mut numbers: Vec<usize> = numbers.iter().copied().collect();
    numbers.sort_unstable();
    numbers
}
