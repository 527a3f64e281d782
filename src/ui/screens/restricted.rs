//! How a health or risk sheet shows: the question first; once it is open, its items with the person's own words
//! on top, and who was shown it.

use crate::app::screens::restricted::{CHOICES, Line, LineKind, SheetPage, stays_closed};
use crate::app::{Cx, tell};
use crate::ui::pen::{Pen, first_row, wrapped};
use crate::ui::theme::Ink;

/// Draws it.
pub fn draw(state: &SheetPage, cx: &Cx<'_>, pen: &mut Pen<'_>) {
    let width = pen.width();
    let end = pen.text_to(
        width.saturating_sub(1),
        0,
        tell::restricted(state.count.as_ref(), cx).as_str(),
        Ink::Text,
    );
    let title = state.whose.title(cx);
    pen.text_within(1, 0, end.saturating_sub(2), title.as_str(), Ink::Strong);
    let rows = pen.height().saturating_sub(2);
    let mut body = pen.part(0, 2, width, rows);
    if state.open.is_some() {
        sheet(state, cx, &mut body);
    } else {
        question(state, cx, &mut body);
    }
}

fn question(state: &SheetPage, cx: &Cx<'_>, pen: &mut Pen<'_>) {
    // Lines of more than 90 letters are hard to follow.
    let room = pen.width().saturating_sub(2).min(90);
    let mut y = pen.wrap(
        1,
        0,
        room,
        cx.get("restricted-question").as_str(),
        Ink::Text,
    ) + 1;
    for (n, choice) in CHOICES.iter().enumerate() {
        let here = n == state.at;
        let ink = if here { Ink::Selected } else { Ink::Text };
        if here {
            pen.row(y, ink);
        }
        pen.text(3, y, format!("{}  {}", n + 1, cx.get(choice)).as_str(), ink);
        if here {
            pen.here(1, y);
        }
        y += 1;
    }
    if let Some(reason) = stays_closed(cx) {
        y += 1 + pen.wrap(1, y + 1, room, reason.as_str(), Ink::Attention);
    }
    pen.wrap(
        1,
        y + 1,
        room,
        cx.get("restricted-policy").as_str(),
        Ink::Hint,
    );
}

/// A row of the screen: the line it belongs to, whether that begins here, label, text and ink.
struct Row {
    line: Option<usize>,
    starts: bool,
    label: String,
    text: String,
    ink: Ink,
}

impl Row {
    const fn heading(label: String) -> Self {
        Self {
            line: None,
            starts: false,
            label,
            text: String::new(),
            ink: Ink::Strong,
        }
    }
}

fn sheet(state: &SheetPage, cx: &Cx<'_>, pen: &mut Pen<'_>) {
    let label = if pen.width() >= 100 { 30 } else { 24 };
    let lines = state.lines(cx);
    let rows = rows(&lines, pen.width(), label, cx);
    let of_line = |row: &Row| row.line == Some(state.at);
    let last = rows.iter().rposition(of_line).unwrap_or(0);
    let start = rows.iter().position(of_line).unwrap_or(0);
    // Where a line is longer than the screen, its beginning shows.
    let first = first_row(last, rows.len(), pen.height()).min(start);
    for (row, y) in rows
        .iter()
        .skip(first)
        .take(usize::from(pen.height()))
        .zip(0..)
    {
        let here = of_line(row);
        let ink = if here { Ink::Selected } else { row.ink };
        if here {
            pen.row(y, ink);
        }
        if row.text.is_empty() {
            pen.text(3, y, row.label.as_str(), ink);
        } else {
            pen.text_within(3, y, label, row.label.as_str(), ink);
            pen.text(label + 4, y, row.text.as_str(), ink);
        }
        if here && row.starts {
            pen.here(1, y);
        }
    }
}

fn rows(lines: &[Line], width: u16, label: u16, cx: &Cx<'_>) -> Vec<Row> {
    let room = width.saturating_sub(label + 5).min(90);
    let mut rows: Vec<Row> = Vec::new();
    let mut showings = false;
    for (n, line) in lines.iter().enumerate() {
        if line.kind == LineKind::Showing && !showings {
            showings = true;
            rows.push(Row::heading(String::new()));
            rows.push(Row::heading(cx.get("restricted-showings")));
        }
        if line.kind == LineKind::Item {
            if !rows.is_empty() {
                rows.push(Row::heading(String::new()));
            }
            let what = wrapped(&line.label, width.saturating_sub(4).min(90));
            rows.extend(what.into_iter().enumerate().map(|(i, label)| Row {
                line: Some(n),
                starts: i == 0,
                label,
                text: String::new(),
                ink: Ink::Strong,
            }));
            continue;
        }
        let ink = if line.kind == LineKind::Unknown {
            Ink::Hint
        } else {
            Ink::Text
        };
        let text = wrapped(&line.text, room);
        rows.extend(text.into_iter().enumerate().map(|(i, text)| Row {
            line: Some(n),
            starts: i == 0,
            label: if i == 0 {
                line.label.clone()
            } else {
                String::new()
            },
            text,
            ink,
        }));
    }
    rows
}
