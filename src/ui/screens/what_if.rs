//! How trying out other levels shows: the bars, the list as it would stand, and who moves and why.

use super::people::bar;
use crate::app::Cx;
use crate::app::match_data::{WhatIfData, WhatIfRow};
use crate::app::match_words;
use crate::app::screens::what_if::WhatIf;
use crate::ui::pen::{Pen, first_row, wrapped};
use crate::ui::sentences;
use crate::ui::theme::Ink;

/// Cells of one step of a bar.
const STEP: usize = 3;

/// The least rows for who moves and why, with the heading.
const LEAST_MOVES: u16 = 6;

/// Draws it.
pub fn draw(state: &WhatIf, cx: &Cx<'_>, pen: &mut Pen<'_>) {
    if let Some(reading) = &state.reading {
        sentences::draw(reading, pen);
        return;
    }
    let Some(data) = &state.data else { return };
    let (width, height) = (pen.width(), pen.height());
    let top = head(data, cx, pen);
    let bars = state.wishes().len().max(data.rows.len()) + 1;
    let most = height.saturating_sub(top + LEAST_MOVES);
    let middle = u16::try_from(bars).unwrap_or(u16::MAX).min(most);
    let left = width / 2;
    wishes(state, data, cx, &mut pen.part(0, top, left, middle));
    pen.bar(left, top, middle);
    let right = width.saturating_sub(left + 1);
    list(data, cx, &mut pen.part(left + 1, top, right, middle));
    let below = top + middle;
    let rest = height.saturating_sub(below);
    moves(state, data, cx, &mut pen.part(0, below, width, rest));
}

/// What this is, and that nothing is kept by itself. Returns the rows used.
fn head(data: &WhatIfData, cx: &Cx<'_>, pen: &mut Pen<'_>) -> u16 {
    let name = match_words::with_the(cx.words, &cx.name(&data.subject.name));
    let room = pen.width().saturating_sub(2);
    let args = || [("name", name.as_str().into())];
    let title = cx.words.say("what-if-title", &args());
    let used = pen.wrap(1, 0, room, title.as_str(), Ink::Strong);
    let banner = cx.words.say("what-if-banner", &args());
    used + pen.wrap(1, used, room, banner.as_str(), Ink::Attention)
}

/// A bar for each wish, with a star where it stands elsewhere than in the file.
fn wishes(state: &WhatIf, data: &WhatIfData, cx: &Cx<'_>, pen: &mut Pen<'_>) {
    let all = state.wishes();
    if all.is_empty() {
        let name = cx.name(&data.subject.name);
        let text = cx.words.say("what-if-no-wishes", &[("name", name.into())]);
        pen.wrap(
            1,
            0,
            pen.width().saturating_sub(2),
            text.as_str(),
            Ink::Hint,
        );
        return;
    }
    let cells = u16::try_from(3 * STEP).unwrap_or(0);
    // Where there is no room for how much it matters in words, the bar and its numbers say it.
    let wide = pen.width() >= 48;
    let level = pen.width().saturating_sub(if wide { 17 } else { 2 });
    let at = level.saturating_sub(cells + 1);
    let numbers = ["0", "1", "2", "3"];
    for (number, x) in numbers.iter().zip((at.saturating_sub(1)..).step_by(STEP)) {
        pen.text(x, 0, *number, Ink::Hint);
    }
    let room = pen.height().saturating_sub(1);
    let first = first_row(state.selection.at(), all.len(), room);
    let shown = all.iter().enumerate().skip(first).take(usize::from(room));
    for ((n, wish), y) in shown.zip(1..) {
        let here = n == state.selection.at();
        let ink = if here { Ink::Selected } else { Ink::Text };
        if here {
            pen.row(y, Ink::Selected);
        }
        let preference = &wish.preference;
        let label = data.wish(preference.id, preference.topic, cx.words, cx.session.names);
        pen.text_within(3, y, at.saturating_sub(4), label.as_str(), ink);
        pen.text(at, y, bar(state.level(wish), STEP).as_str(), Ink::Accent);
        let tried = state.level(wish);
        if tried != preference.level {
            pen.text(level, y, "*", ink);
        }
        if wide {
            pen.text(level + 1, y, cx.get(tried.word_id()).as_str(), ink);
        }
        if here {
            pen.here(1, y);
        }
    }
}

fn list(data: &WhatIfData, cx: &Cx<'_>, pen: &mut Pen<'_>) {
    let homes = data.subject.kind.other_side().offers_room();
    let title = if homes {
        "what-if-list-homes"
    } else {
        "what-if-list-people"
    };
    let end = pen.width().saturating_sub(1);
    let (fit, was) = (end.saturating_sub(8), end.saturating_sub(13));
    pen.text_within(
        1,
        0,
        was.saturating_sub(5),
        cx.get(title).as_str(),
        Ink::Strong,
    );
    pen.text_to(was, 0, cx.get("what-if-was").as_str(), Ink::Hint);
    pen.text_to(fit, 0, cx.get("what-if-fit").as_str(), Ink::Hint);
    let rows = usize::from(pen.height().saturating_sub(1));
    let rows = rows.saturating_sub(usize::from(data.could_work > rows));
    if data.could_work > rows {
        let more = (data.could_work - rows).into();
        let text = cx.words.say("what-if-more", &[("n", more)]);
        pen.text(6, pen.height().saturating_sub(1), text.as_str(), Ink::Hint);
    }
    for (row, y) in data.rows.iter().take(rows).zip(1..) {
        let moved = row.before != Some(row.after);
        let ink = if moved { Ink::Strong } else { Ink::Text };
        pen.text_to(4, y, row.after.to_string().as_str(), ink);
        let name = data.name(row.id, cx.session.names);
        pen.text_within(6, y, was.saturating_sub(9), name.as_str(), ink);
        let before = row.before.map_or_else(String::new, |n| n.to_string());
        pen.text_to(was, y, before.as_str(), ink);
        pen.text_to(fit, y, row.fit.to_string().as_str(), ink);
        pen.text_to(end, y, moved_words(row, cx).as_str(), ink);
    }
}

/// How far one moves: `up 2`.
fn moved_words(row: &WhatIfRow, cx: &Cx<'_>) -> String {
    let Some(before) = row.before else {
        return cx.get("what-if-new");
    };
    let by = [("n", before.abs_diff(row.after).into())];
    match before.cmp(&row.after) {
        std::cmp::Ordering::Greater => cx.words.say("what-if-up", &by),
        std::cmp::Ordering::Less => cx.words.say("what-if-down", &by),
        std::cmp::Ordering::Equal => String::new(),
    }
}

/// Who moves and why: as many sentences as there is room for, each of them whole.
fn moves(state: &WhatIf, data: &WhatIfData, cx: &Cx<'_>, pen: &mut Pen<'_>) {
    pen.rule(0);
    pen.text(1, 1, cx.get("what-if-moves").as_str(), Ink::Strong);
    let room = pen.width().saturating_sub(4);
    let told = data.moves(cx.words, cx.session.names);
    if told.is_empty() {
        pen.wrap(3, 2, room, cx.get(state.nobody()).as_str(), Ink::Hint);
        return;
    }
    let sentences: Vec<Vec<String>> = told.iter().map(|text| wrapped(text, room)).collect();
    let all: usize = sentences.iter().map(Vec::len).sum();
    let rows = usize::from(pen.height().saturating_sub(2));
    let rows = rows.saturating_sub(usize::from(all > rows));
    let (mut y, mut left) = (2, sentences.len());
    for lines in &sentences {
        if usize::from(y - 2) + lines.len() > rows {
            break;
        }
        for line in lines {
            pen.text(3, y, line.as_str(), Ink::Text);
            y += 1;
        }
        left -= 1;
    }
    if left > 0 {
        let more = cx.words.say("what-if-more", &[("n", left.into())]);
        pen.text(3, y, more.as_str(), Ink::Hint);
    }
}
