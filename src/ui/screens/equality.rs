//! How the manager's list of must-haves about protected characteristics shows.

use crate::app::screens::equality::Equality;
use crate::app::{Cx, say, tell};
use crate::domain::lists::ProtectedLine;
use crate::ui::pen::{Pen, first_row, wrapped};
use crate::ui::theme::Ink;

/// Draws it.
pub fn draw(state: &Equality, cx: &Cx<'_>, pen: &mut Pen<'_>) {
    pen.text(1, 0, cx.get("equality-title").as_str(), Ink::Strong);
    if state.loaded && state.lines.is_empty() {
        pen.text(1, 2, cx.get("equality-none").as_str(), Ink::Text);
        return;
    }
    let width = pen.width();
    let rows: Vec<(usize, Vec<String>)> = state
        .lines
        .iter()
        .map(|line| told(line, width.saturating_sub(6), cx))
        .enumerate()
        .collect();
    let flat: Vec<(usize, usize, &String)> = rows
        .iter()
        .flat_map(|(n, lines)| {
            lines
                .iter()
                .enumerate()
                .map(move |(at, text)| (*n, at, text))
        })
        .collect();
    let room = pen.height().saturating_sub(2);
    let on = state.selection.at();
    let last = flat.iter().rposition(|(n, ..)| *n == on).unwrap_or(0);
    let first = first_row(last, flat.len(), room);
    let mut body = pen.part(0, 2, width, room);
    for ((n, at, text), y) in flat.iter().skip(first).take(usize::from(room)).zip(0..) {
        let here = *n == on;
        let ink = if here { Ink::Selected } else { Ink::Text };
        if here {
            body.row(y, Ink::Selected);
        }
        let x = if *at == 0 { 3 } else { 5 };
        body.text(x, y, text.as_str(), ink);
        if here && *at == 0 {
            body.here(1, y);
        }
    }
}

/// Who and what, then why and who approved it, since when and until when.
fn told(line: &ProtectedLine, room: u16, cx: &Cx<'_>) -> Vec<String> {
    let must = &line.must_have;
    let protected = must
        .topic
        .protected()
        .map_or_else(String::new, |p| cx.get(p.word_id()));
    let who = cx.words.say(
        "equality-line",
        &[
            ("name", cx.name(&line.name).into()),
            ("kind", cx.get(line.kind.word_id()).into()),
            ("need", tell::must_have(must, cx).into()),
            ("protected", protected.into()),
        ],
    );
    let mut lines = vec![who];
    let args = [
        ("reason", must.reason.clone().into()),
        ("by", must.approved_by.clone().into()),
        ("day", say::day(cx.words, must.set_on).into()),
    ];
    let id = if must.waits_for_approval() {
        "equality-line-open"
    } else {
        "equality-line-approved"
    };
    let mut why = cx.words.say(id, &args);
    if let Some(day) = must.review_on {
        let args = [("day", say::day(cx.words, day).into())];
        why = format!("{why}. {}", cx.words.say("equality-line-review", &args));
    }
    lines.extend(wrapped(&why, room));
    lines
}
