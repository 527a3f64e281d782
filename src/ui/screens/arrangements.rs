//! How the list of arrangements shows: in three groups, with what comes next for each.

use crate::app::screens::arrangements::{
    Arrangements, NextDay, Standing, day_number, next_days, who,
};
use crate::app::{Cx, say};
use crate::domain::sheet::Living;
use crate::ui::pen::{Pen, first_row};
use crate::ui::theme::Ink;

/// Where the columns begin at a width, in the order of [`cells`]. On a narrow screen the kind has
/// no column: the line below says it of the highlighted one.
fn columns(width: u16) -> [u16; 5] {
    if width >= 100 {
        [3, 35, 53, 66, 76]
    } else {
        let since = width.saturating_sub(43);
        [3, since, since, since + 12, since + 22]
    }
}

enum Line<'a> {
    Gap,
    Heading(String),
    Row(usize, &'a Living, Standing),
}

/// Draws it.
pub fn draw(state: &Arrangements, cx: &Cx<'_>, pen: &mut Pen<'_>) {
    let shown = state.shown(cx.today());
    let (width, height) = (pen.width(), pen.height());
    if shown.is_empty() {
        if let Some(text) = crate::app::screen::ScreenState::tip(state, cx) {
            pen.wrap(1, 1, width.saturating_sub(2), text.as_str(), Ink::Text);
        }
        return;
    }
    let mut lines: Vec<Line<'_>> = Vec::new();
    let mut group = None;
    for (n, living) in shown.iter().enumerate() {
        let standing = Standing::of(living, cx.today());
        if group != Some(standing) {
            if group.is_some() {
                lines.push(Line::Gap);
            }
            group = Some(standing);
            let n = state.count(standing, cx.today());
            lines.push(Line::Heading(
                cx.words.say(standing.word_id(), &[("n", n.into())]),
            ));
        }
        lines.push(Line::Row(n, living, standing));
    }
    let at = state.selection.at();
    let on = lines
        .iter()
        .position(|l| matches!(l, Line::Row(n, ..) if *n == at))
        .unwrap_or(0);
    headings(cx, pen);
    let mut part = pen.part(0, 1, width, height.saturating_sub(1));
    let first = first_row(on, lines.len(), part.height());
    let rows = usize::from(part.height());
    for (line, y) in lines.iter().skip(first).take(rows).zip(0..) {
        match line {
            Line::Gap => {}
            Line::Heading(text) => {
                part.text(1, y, text.as_str(), Ink::Strong);
            }
            Line::Row(n, living, standing) => row(*n == at, living, *standing, y, cx, &mut part),
        }
    }
}

fn headings(cx: &Cx<'_>, pen: &mut Pen<'_>) {
    let words = [
        "arrangements-column-who",
        "arrangements-column-kind",
        "arrangements-column-since",
        "arrangements-column-day",
        "arrangements-column-next",
    ];
    let starts = columns(pen.width());
    let ends = starts.iter().skip(1).copied().chain([pen.width()]);
    for ((word, x), end) in words.into_iter().zip(starts).zip(ends) {
        pen.text_within(
            x,
            0,
            end.saturating_sub(x),
            cx.get(word).as_str(),
            Ink::Hint,
        );
    }
}

fn row(here: bool, living: &Living, standing: Standing, y: u16, cx: &Cx<'_>, pen: &mut Pen<'_>) {
    let ink = if here { Ink::Selected } else { Ink::Text };
    if here {
        pen.row(y, Ink::Selected);
    }
    let starts = columns(pen.width());
    let ends = starts.iter().skip(1).copied().chain([pen.width()]);
    for ((cell, x), end) in cells(living, standing, cx).iter().zip(starts).zip(ends) {
        let room = end.saturating_sub(x + 1);
        pen.text_within(x, y, room, cell.as_str(), ink);
    }
    if here {
        pen.here(1, y);
    }
}

fn cells(living: &Living, standing: Standing, cx: &Cx<'_>) -> [String; 5] {
    let arrangement = &living.arrangement;
    let start = arrangement.start;
    let since = format!(
        "{} {} {}",
        start.day(),
        cx.get(&format!("month-{}-short", start.month())),
        start.year()
    );
    let day = match (standing, &living.ending) {
        (Standing::Running, _) => {
            let n = day_number(living, cx.today());
            cx.words.say("arrangements-day", &[("n", n.into())])
        }
        (Standing::Ended, Some(ending)) => {
            let days = u32::try_from((ending.on - start).get_days()).unwrap_or(0);
            let span = say::span(cx.words, days);
            cx.words
                .say("arrangements-lasted", &[("span", span.into())])
        }
        (Standing::Planned | Standing::Ended, _) => say::away(cx.words, start, cx.today()),
    };
    [
        who(living, cx),
        cx.get(arrangement.kind.word_id()),
        since,
        day,
        next(living, standing, cx),
    ]
}

/// What comes next, or when it ended.
fn next(living: &Living, standing: Standing, cx: &Cx<'_>) -> String {
    let when = |date| say::short_day(cx.words, date, cx.today());
    if let (Standing::Ended, Some(ending)) = (standing, &living.ending) {
        let day = when(ending.on);
        return cx
            .words
            .say("arrangements-ended-on", &[("day", day.into())]);
    }
    if let Some(ending) = &living.ending {
        let day = when(ending.on);
        return cx.words.say("arrangements-ends-on", &[("day", day.into())]);
    }
    let (word, date) = match next_days(living, cx.today()).first() {
        Some(NextDay::Review(date)) => ("arrangements-next-review", *date),
        Some(NextDay::Decision(date)) => ("arrangements-next-decision", *date),
        Some(NextDay::Trial(date)) => ("arrangements-next-trial", *date),
        Some(NextDay::Until(date)) => ("arrangements-next-until", *date),
        None => return cx.get("arrangements-nothing-next"),
    };
    cx.words.say(word, &[("when", when(date).into())])
}
