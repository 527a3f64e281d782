//! How the safe copies show: what can be done, the copies in a table, and how they are kept.

use crate::app::Cx;
use crate::app::copy_data::{CopiesData, CopyLine, Second};
use crate::app::copy_words;
use crate::app::say;
use crate::app::screens::safe_copies::{Row, SafeCopies};
use crate::ui::pen::{Pen, first_row};
use crate::ui::theme::Ink;

/// Draws it.
pub fn draw(state: &SafeCopies, cx: &Cx<'_>, pen: &mut Pen<'_>) {
    let Some(data) = &state.data else { return };
    let width = pen.width();
    let title = if data.now.is_some() {
        "copies-title"
    } else {
        "copies-title-locked"
    };
    pen.text(1, 0, cx.get(title).as_str(), Ink::Strong);
    let mut y = 2;
    if data.now.is_some() {
        let text = match data.second.folder() {
            Some(folder) => cx
                .words
                .say("copies-make-both", &[("folder", folder.into())]),
            None => cx.get("copies-make-here"),
        };
        line(state.selection.on() == Some(&Row::Make), y, &text, pen);
        y += 2;
    }
    if data.copies.is_empty() {
        let none = if cx.session.practice() {
            "copies-none-practice"
        } else {
            "copies-none"
        };
        let room = width.saturating_sub(4);
        y += 1 + pen.wrap(3, y, room, cx.get(none).as_str(), Ink::Text);
    }
    let told = how_kept(data, cx);
    let room = width.saturating_sub(2);
    let told_rows: u16 = told
        .iter()
        .map(|text| crate::ui::pen::wrapped(text, room).len())
        .sum::<usize>()
        .try_into()
        .unwrap_or(u16::MAX);
    let rows = pen.height().saturating_sub(y + told_rows + 1);
    if !data.copies.is_empty() {
        y += table(state, data, cx, &mut pen.part(0, y, width, rows)) + 1;
    }
    for text in told {
        y += pen.wrap(1, y, room, text.as_str(), Ink::Text);
    }
}

fn line(here: bool, y: u16, text: &str, pen: &mut Pen<'_>) {
    let ink = if here { Ink::Selected } else { Ink::Text };
    if here {
        pen.row(y, Ink::Selected);
    }
    pen.text(3, y, text, ink);
    if here {
        pen.here(1, y);
    }
}

/// Where the columns stand: why, where, then the ends of the counts, code and check.
struct Columns {
    why: u16,
    place: u16,
    counts: [u16; 4],
    code: u16,
    check: u16,
}

impl Columns {
    const fn of(width: u16) -> Self {
        if width >= 100 {
            Self {
                why: 20,
                place: 46,
                counts: [60, 67, 72, 80],
                code: 82,
                check: 91,
            }
        } else {
            Self {
                why: 20,
                place: 39,
                counts: [52, 0, 0, 60],
                code: 61,
                check: 70,
            }
        }
    }
}

/// The copies, the newest first. Returns the rows used.
fn table(state: &SafeCopies, data: &CopiesData, cx: &Cx<'_>, pen: &mut Pen<'_>) -> u16 {
    let columns = Columns::of(pen.width());
    for (x, id) in [
        (3, "copies-when"),
        (columns.why, "copies-why"),
        (columns.place, "copies-where"),
        (columns.code, "copies-code"),
        (columns.check, "copies-check"),
    ] {
        pen.text(x, 0, cx.get(id).as_str(), Ink::Hint);
    }
    let heads = [
        "copies-profiles",
        "copies-introductions",
        "copies-arrangements",
        "copies-changes",
    ];
    for (end, id) in columns.counts.into_iter().zip(heads) {
        if end > 0 {
            pen.text_to(end, 0, cx.get(id).as_str(), Ink::Hint);
        }
    }
    let at = data
        .copies
        .iter()
        .position(|line| state.on() == Some(line))
        .unwrap_or(0);
    let room = pen.height().saturating_sub(1);
    let first = first_row(at, data.copies.len(), room);
    let shown = data.copies.iter().skip(first).take(usize::from(room));
    let mut used = 1;
    for line in shown {
        row(state.on() == Some(line), line, used, &columns, cx, pen);
        used += 1;
    }
    used
}

fn row(here: bool, line: &CopyLine, y: u16, columns: &Columns, cx: &Cx<'_>, pen: &mut Pen<'_>) {
    let ink = if here { Ink::Selected } else { Ink::Text };
    if here {
        pen.row(y, Ink::Selected);
    }
    let copy = &line.copy;
    let when = copy_words::when(cx.words, copy.made, cx.today());
    pen.text_within(3, y, columns.why.saturating_sub(4), when.as_str(), ink);
    let why = cx.get(copy.why.word_id());
    let room = columns.place.saturating_sub(columns.why + 1);
    pen.text_within(columns.why, y, room, why.as_str(), ink);
    let place = copy_words::where_it_is(cx.words, line);
    pen.text(columns.place, y, place.as_str(), ink);
    let holds = copy.holds;
    let counts = [
        holds.profiles,
        holds.introductions,
        holds.arrangements,
        holds.changes,
    ];
    for (end, n) in columns.counts.into_iter().zip(counts) {
        if end > 0 {
            pen.text_to(end, y, n.to_string().as_str(), ink);
        }
    }
    pen.text(columns.code, y, copy.code.as_str(), ink);
    let (check, ink) = match (copy.is_whole, here) {
        (true, _) => ("copies-whole", ink),
        (false, true) => ("copies-damaged", ink),
        (false, false) => ("copies-damaged", Ink::Attention),
    };
    pen.text(columns.check, y, cx.get(check).as_str(), ink);
    if here {
        pen.here(1, y);
    }
}

/// The second place, the last trial, and how many are kept.
fn how_kept(data: &CopiesData, cx: &Cx<'_>) -> Vec<String> {
    if data.now.is_none() && data.second == Second::NotSet {
        return Vec::new();
    }
    let mut told = copy_words::second(cx.words, &data.second);
    if data.now.is_some() {
        told.push(match data.tried {
            Some(at) => cx.words.say(
                "copies-tried",
                &[("when", say::moment(cx.words, at).into())],
            ),
            None => cx.get("copies-tried-never"),
        });
        let days = cx.session.settings().keep_copies_days;
        told.push(cx.words.say("copies-kept-how", &[("days", days.into())]));
    }
    told
}
