//! How Learn shows: the people who wait, by name because it is a list of work, and beside them how
//! arrangements go on, in counts that never name anybody.

use crate::app::screens::learn::Learn;
use crate::app::{Cx, learn_words, say};
use crate::stability::continuing::{Continuing, Counts, FEWEST};
use crate::stability::waiting::Waiting;
use crate::ui::pen::{Pen, first_row, wrapped};
use crate::ui::sentences;
use crate::ui::theme::Ink;

/// Draws it.
pub fn draw(state: &Learn, cx: &Cx<'_>, pen: &mut Pen<'_>) {
    if let Some(reading) = &state.reading {
        sentences::draw(reading, pen);
        return;
    }
    let Some(continuing) = &state.continuing else {
        return;
    };
    let (width, height) = (pen.width(), pen.height());
    if width >= 100 {
        let left = 50;
        waiting(state, cx, &mut pen.part(0, 0, left, height));
        pen.bar(left, 0, height);
        let right = width - left - 2;
        going_on(
            state,
            continuing,
            cx,
            &mut pen.part(left + 2, 0, right, height),
        );
    } else {
        // The list keeps at least seven rows; the numbers take what they need of the rest.
        let room = height.saturating_sub(7);
        let needed = rows_needed(state, continuing, cx, width).min(room);
        going_on(
            state,
            continuing,
            cx,
            &mut pen.part(1, 0, width - 1, needed),
        );
        let top = needed + 1;
        waiting(
            state,
            cx,
            &mut pen.part(0, top, width, height.saturating_sub(top)),
        );
    }
}

fn rows_needed(state: &Learn, continuing: &Continuing, cx: &Cx<'_>, width: u16) -> u16 {
    let rows: usize = texts(state, continuing, cx)
        .iter()
        .map(|text| wrapped(text, width.saturating_sub(3)).len())
        .sum();
    u16::try_from(rows + 1).unwrap_or(u16::MAX)
}

fn waiting(state: &Learn, cx: &Cx<'_>, pen: &mut Pen<'_>) {
    if state.continuing.is_none() {
        // Not read yet: that nobody waits may not be said.
        return;
    }
    let n = state.waiting.len().into();
    let title = cx.words.say("learn-waiting-title", &[("n", n)]);
    pen.text(1, 0, title.as_str(), Ink::Strong);
    if state.waiting.is_empty() {
        pen.text(3, 1, cx.get("learn-nobody-waits").as_str(), Ink::Text);
        return;
    }
    let at = state.selection.at();
    let room = pen.height().saturating_sub(1);
    let first = first_row(at, state.waiting.len(), room);
    let shown = state.waiting.iter().enumerate().skip(first);
    for ((i, who), y) in shown.take(usize::from(room)).zip(1..) {
        waiting_row(i == at, who, y, cx, pen);
    }
}

fn waiting_row(here: bool, who: &Waiting, y: u16, cx: &Cx<'_>, pen: &mut Pen<'_>) {
    let ink = if here { Ink::Selected } else { Ink::Text };
    if here {
        pen.row(y, Ink::Selected);
    }
    let days = who.days.map_or_else(
        || cx.get("learn-since-unknown"),
        |days| say::span(cx.words, days),
    );
    let end = pen.text_to(pen.width().saturating_sub(1), y, days.as_str(), ink);
    let kind_at = if pen.width() >= 70 { 34 } else { 22 };
    let name = cx.name(&who.known_as);
    pen.text_within(3, y, kind_at - 4, name.as_str(), ink);
    let kind = cx.get(who.kind.word_id());
    pen.text_within(
        kind_at,
        y,
        end.saturating_sub(kind_at + 1),
        kind.as_str(),
        ink,
    );
    if here {
        pen.here(1, y);
    }
}

/// The sentences, or the rows of the table, with the foot.
fn texts(state: &Learn, continuing: &Continuing, cx: &Cx<'_>) -> Vec<String> {
    let mut texts: Vec<String> = if state.table {
        table(continuing, cx)
    } else {
        let points = continuing.points.iter();
        points.map(|at| learn_words::point(cx.words, at)).collect()
    };
    texts.push(cx.get("learn-counts-those"));
    texts.extend(learn_words::left_out(cx.words, continuing));
    let n = FEWEST.into();
    texts.push(cx.words.say("learn-small", &[("n", n)]));
    texts
}

fn table(continuing: &Continuing, cx: &Cx<'_>) -> Vec<String> {
    let [after, began, going] = [
        "learn-table-after",
        "learn-table-began",
        "learn-table-going",
    ]
    .map(|id| cx.get(id));
    let mut rows = vec![format!("{after:<17}{began:>6}{going:>13}")];
    for at in &continuing.points {
        let when = cx.get(at.point.word_id());
        rows.push(match &at.counts {
            Counts::TooFew => {
                let hidden = cx.words.say("learn-hidden", &[("n", FEWEST.into())]);
                format!("{when:<17}  {hidden}")
            }
            Counts::Known {
                began, continuing, ..
            } => format!("{when:<17}{began:>6}{continuing:>13}"),
        });
    }
    rows
}

fn going_on(state: &Learn, continuing: &Continuing, cx: &Cx<'_>, pen: &mut Pen<'_>) {
    pen.text(0, 0, cx.get("learn-going-title").as_str(), Ink::Strong);
    let width = pen.width().saturating_sub(2);
    let gap = u16::from(pen.height() > 16);
    let mut y = 1;
    for text in texts(state, continuing, cx) {
        if state.table {
            // A table keeps its columns: its spaces are not those between words.
            let long = crate::ui::pen::width_of(&text) > width;
            y += if long {
                pen.wrap(0, y, width, text.as_str(), Ink::Text)
            } else {
                pen.text(0, y, text.as_str(), Ink::Text);
                1
            };
        } else {
            y += pen.wrap(0, y, width, text.as_str(), Ink::Text) + gap;
        }
    }
}
