//! How sentences show: one after the other, each a place that a reader can stop at.

use super::pen::{Pen, first_row, wrapped};
use super::theme::Ink;
use crate::app::reading::Reading;

/// Draws sentences with their title.
pub fn draw(reading: &Reading, pen: &mut Pen<'_>) {
    let top = pen.wrap(
        1,
        0,
        pen.width().saturating_sub(2),
        reading.title.as_str(),
        Ink::Strong,
    ) + 1;
    let room = pen.height().saturating_sub(top);
    // Lines of more than 90 letters are hard to follow.
    let width = pen.width().saturating_sub(5).min(90);
    let mut rows: Vec<(usize, bool, String)> = Vec::new();
    for (i, line) in reading.lines.iter().enumerate() {
        for (n, row) in wrapped(line, width).into_iter().enumerate() {
            rows.push((i, n == 0, row));
        }
    }
    let last = rows
        .iter()
        .rposition(|(i, _, _)| *i == reading.at)
        .unwrap_or(0);
    let first = first_row(last, rows.len(), room);
    for ((i, starts, text), y) in rows.iter().skip(first).take(usize::from(room)).zip(top..) {
        let here = *i == reading.at;
        let ink = if here { Ink::Selected } else { Ink::Text };
        if here {
            pen.row(y, Ink::Selected);
        }
        pen.text(3, y, text.as_str(), ink);
        if here && *starts {
            pen.here(1, y);
        }
    }
}
