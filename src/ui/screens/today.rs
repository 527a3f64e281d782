//! How Today shows: a list of jobs with the people on the right, not a dashboard.

use crate::app::screens::today::{Row, Today};
use crate::app::{Cx, copy_words, say};
use crate::domain::due::Due;
use crate::ui::pen::{Pen, first_row};
use crate::ui::theme::Ink;

/// A line of the list: a heading, a gap, something due or a draft.
enum Line<'a> {
    Gap,
    Heading(String),
    Due(usize, &'a Due),
    More(usize),
    Draft(usize, &'a crate::domain::lists::Draft),
}

/// Draws it.
pub fn draw(state: &Today, cx: &Cx<'_>, pen: &mut Pen<'_>) {
    if !state.read {
        // That nothing is late may not be said before it is known.
        return;
    }
    let wide = pen.width() >= 100;
    let left = if wide { 68 } else { pen.width() };
    let mut lines: Vec<Line<'_>> = Vec::new();
    let top = if wide { 3 } else { 2 };
    let rows = pen.height();
    due_lines(
        state,
        cx,
        late_shown(state, cx, rows.saturating_sub(top)),
        &mut lines,
    );
    let standing = standing(state, cx);
    let drafts = state.data.drafts.len();
    let foot = u16::from(!wide && (drafts > 0 || !standing.is_empty()));
    if !wide {
        draft_lines(state, cx, &mut lines);
    }
    if wide {
        pen.text(1, 1, greeting(state, cx).as_str(), Ink::Text);
    } else {
        pen.text(1, 0, greeting(state, cx).as_str(), Ink::Text);
    }
    list(
        state,
        &lines,
        cx,
        &mut pen.part(0, top, left, rows.saturating_sub(top + foot)),
    );
    if foot > 0 {
        let y = rows.saturating_sub(1);
        let mut x = 1;
        if drafts > 0 {
            // They come after all that is due, so mostly below what shows.
            let text = cx.words.say("today-drafts", &[("n", drafts.into())]);
            x = pen.text(x, y, text.as_str(), Ink::Strong) + 3;
        }
        if let Some((text, ink)) = standing.first() {
            let end = pen.text(x, y, cx.get("today-copies").as_str(), Ink::Strong);
            pen.text(end + 2, y, text.as_str(), *ink);
        }
    }
    if wide {
        pen.bar(68, 0, rows);
        let width = pen.width().saturating_sub(70);
        aside(
            state,
            cx,
            &mut pen.part(70, 1, width, rows.saturating_sub(1)),
        );
    }
}

fn greeting(state: &Today, cx: &Cx<'_>) -> String {
    let late = state
        .data
        .due
        .iter()
        .filter(|d| d.is_late(cx.today()))
        .count();
    let today = state
        .data
        .due
        .iter()
        .filter(|d| d.when == cx.today())
        .count();
    let hello = match cx.moment.time.hour() {
        0..=11 => "today-morning",
        12..=17 => "today-afternoon",
        _ => "today-evening",
    };
    cx.words.say(
        "today-greeting",
        &[
            ("hello", cx.get(hello).into()),
            ("late", late.into()),
            ("today", today.into()),
        ],
    )
}

/// How many late rows are drawn: what is late must not push what is due today off the screen. All of
/// them, once the highlight has moved among those that were left out.
fn late_shown(state: &Today, cx: &Cx<'_>, room: u16) -> usize {
    let late = state
        .data
        .due
        .iter()
        .filter(|d| d.is_late(cx.today()))
        .count();
    let few = usize::from(room / 4).max(3);
    if late <= few + 1 || (few..late).contains(&state.selection.at()) {
        late
    } else {
        few
    }
}

fn due_lines<'a>(state: &'a Today, cx: &Cx<'_>, late_shown: usize, lines: &mut Vec<Line<'a>>) {
    let late = state
        .data
        .due
        .iter()
        .filter(|d| d.is_late(cx.today()))
        .count();
    let mut band = "";
    for (i, due) in state.data.due.iter().enumerate() {
        if (late_shown..late).contains(&i) {
            if i == late_shown {
                lines.push(Line::More(late - late_shown));
            }
            continue;
        }
        let days = (due.when - cx.today()).get_days();
        let here = match days {
            ..=-1 => "today-late",
            0 => "today-today",
            1..=7 => "today-next-7-days",
            _ => "today-later",
        };
        if here != band {
            if !band.is_empty() {
                lines.push(Line::Gap);
            }
            band = here;
            let day = say::full_day(cx.words, cx.today());
            lines.push(Line::Heading(cx.words.say(here, &[("day", day.into())])));
        }
        lines.push(Line::Due(i, due));
    }
}

fn draft_lines<'a>(state: &'a Today, cx: &Cx<'_>, lines: &mut Vec<Line<'a>>) {
    if state.data.drafts.is_empty() {
        return;
    }
    lines.push(Line::Gap);
    lines.push(Line::Heading(cx.get("today-carry-on")));
    let first = state.data.due.len();
    lines.extend(
        state
            .data
            .drafts
            .iter()
            .enumerate()
            .map(|(i, d)| Line::Draft(first + i, d)),
    );
}

fn list(state: &Today, lines: &[Line<'_>], cx: &Cx<'_>, pen: &mut Pen<'_>) {
    let at = lines
        .iter()
        .position(
            |l| matches!(l, Line::Due(i, _) | Line::Draft(i, _) if *i == state.selection.at()),
        )
        .unwrap_or(0);
    let first = first_row(at, lines.len(), pen.height());
    let room = usize::from(pen.height());
    for (line, y) in lines.iter().skip(first).take(room).zip(0..) {
        match line {
            Line::Gap => {}
            Line::Heading(text) => {
                pen.text(1, y, text.as_str(), Ink::Strong);
            }
            Line::More(n) => {
                let text = cx.words.say("today-more-late", &[("n", (*n).into())]);
                pen.text(14, y, text.as_str(), Ink::Text);
            }
            Line::Due(i, due) => due_row(*i == state.selection.at(), due, y, cx, pen),
            Line::Draft(i, draft) => {
                let here = *i == state.selection.at();
                pen.text(
                    3,
                    y,
                    draft.title.as_str(),
                    if here { Ink::Selected } else { Ink::Text },
                );
                if here {
                    pen.here(1, y);
                }
            }
        }
    }
}

fn due_row(here: bool, due: &Due, y: u16, cx: &Cx<'_>, pen: &mut Pen<'_>) {
    let ink = if here { Ink::Selected } else { Ink::Text };
    if here {
        pen.row(y, Ink::Selected);
    }
    let when = if due.when == cx.today() {
        due.at.map_or_else(|| cx.get("today-any-time"), say::time)
    } else {
        say::short_day(cx.words, due.when, cx.today())
    };
    let names_at = pen
        .width()
        .saturating_sub(if pen.width() >= 68 { 27 } else { 24 })
        .max(30);
    pen.text_within(3, y, 10, when.as_str(), ink);
    pen.text_within(
        14,
        y,
        names_at.saturating_sub(15),
        say::due(cx.words, due, |name| cx.name(name)).as_str(),
        ink,
    );
    pen.text(names_at, y, names(due, cx).as_str(), ink);
    if here {
        pen.here(1, y);
    }
}

fn names(due: &Due, cx: &Cx<'_>) -> String {
    match &due.who {
        (name, Some(home)) => format!("{}, {}", cx.name(name), short_home(home, cx)),
        (name, None) => cx.name(name),
    }
}

/// The name of a home without the word every second one ends with: the list is narrow.
fn short_home(home: &str, cx: &Cx<'_>) -> String {
    let short = home
        .strip_suffix(&cx.get("today-household"))
        .map_or(home, str::trim_end);
    cx.name(if short.is_empty() { home } else { short })
}

/// How things stand with safe copies, the most pressing first; nothing for practice people.
fn standing(state: &Today, cx: &Cx<'_>) -> Vec<(String, Ink)> {
    let Some(standing) = &state.data.copies else {
        return Vec::new();
    };
    let mut told = copy_words::standing(cx.words, standing, cx.today());
    told.sort_by_key(|(_, pressing)| !*pressing);
    told.into_iter()
        .map(|(text, pressing)| {
            if pressing {
                (format!("! {text}"), Ink::Attention)
            } else {
                (text, Ink::Text)
            }
        })
        .collect()
}

/// The same beside the list. Returns the rows used.
fn copies(state: &Today, y: u16, cx: &Cx<'_>, pen: &mut Pen<'_>) -> u16 {
    let told = standing(state, cx);
    if told.is_empty() {
        return 0;
    }
    pen.text(0, y, cx.get("today-copies").as_str(), Ink::Strong);
    let room = pen.width().saturating_sub(3);
    let mut row = y + 1;
    for (text, ink) in told {
        row += pen.wrap(2, row, room, text.as_str(), ink);
    }
    row + 1 - y
}

fn aside(state: &Today, cx: &Cx<'_>, pen: &mut Pen<'_>) {
    let mut y = 0;
    if !state.data.drafts.is_empty() {
        pen.text(0, y, cx.get("today-carry-on").as_str(), Ink::Strong);
        y += 1;
        for draft in state.data.drafts.iter().take(6) {
            let here = matches!(state.selection.on(), Some(Row::Draft(id)) if *id == draft.id);
            let day = say::short_day(cx.words, say::civil(draft.kept).date(), cx.today());
            let width = pen.width();
            let end = pen.text_to(width.saturating_sub(1), y, day.as_str(), Ink::Text);
            pen.text_within(
                2,
                y,
                end.saturating_sub(3),
                draft.title.as_str(),
                if here { Ink::Selected } else { Ink::Text },
            );
            if here {
                pen.here(0, y);
            }
            y += 1;
        }
        y += 1;
    }
    pen.text(0, y, cx.get("today-this-week").as_str(), Ink::Strong);
    let counts = [
        ("today-introductions", state.data.introductions_under_way),
        ("today-started", state.data.started_this_week),
    ];
    for ((word, n), row) in counts.into_iter().zip(y + 1..) {
        pen.text(
            2,
            row,
            cx.words.say(word, &[("n", n.into())]).as_str(),
            Ink::Text,
        );
    }
    y += 4;
    y += copies(state, y, cx, pen);
    if let Some(due) = state.due() {
        pen.text(0, y, cx.get("today-why").as_str(), Ink::Strong);
        let width = pen.width();
        pen.wrap(
            2,
            y + 1,
            width.saturating_sub(3),
            cx.get(due.rule).as_str(),
            Ink::Text,
        );
    }
}
