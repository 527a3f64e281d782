//! How the whole scheme shows: the ways of giving out the places, what one of them suggests person by
//! person, who has no place, and what the highlighted suggestion costs the others.

use crate::app::Cx;
use crate::app::scheme_data::{Looking, SchemeData, Suggestion, Way, WayData};
use crate::app::scheme_words as say;
use crate::app::screens::scheme::SchemePage;
use crate::domain::id::ProfileId;
use crate::ui::pen::{Pen, first_row, width_of, wrapped};
use crate::ui::sentences;
use crate::ui::theme::Ink;

/// A line of the list.
enum Line<'a> {
    Gap,
    Heading(String),
    /// Somebody with a home.
    Placed(&'a Looking, &'a Suggestion),
    /// Somebody without, and why.
    Without(&'a Looking, String),
}

impl Line<'_> {
    const fn id(&self) -> Option<ProfileId> {
        match self {
            Self::Gap | Self::Heading(_) => None,
            Self::Placed(looking, _) | Self::Without(looking, _) => Some(looking.id),
        }
    }
}

/// Where the columns of a row stand.
#[derive(Clone, Copy)]
struct Columns {
    name: u16,
    home: u16,
    fit: u16,
    own: u16,
    theirs: u16,
    note: u16,
}

impl Columns {
    fn of(width: u16) -> Self {
        let (home, fit) = if width >= 100 { (28, 54) } else { (21, 43) };
        Self {
            name: 3,
            home,
            fit,
            own: fit + 6,
            theirs: fit + 18,
            note: fit + 31,
        }
    }
}

/// From this many rows on, the ways stand under each other with what each comes to.
const ROOM_FOR_WAYS: u16 = 22;

/// Draws it.
pub fn draw(state: &SchemePage, cx: &Cx<'_>, pen: &mut Pen<'_>) {
    if let Some(reading) = &state.reading {
        sentences::draw(reading, pen);
        return;
    }
    let Some(data) = &state.data else { return };
    let top = head(state, data, cx, pen);
    if let Some(empty) = say::empty(cx.words, data) {
        let width = pen.width().saturating_sub(2);
        pen.wrap(1, top + 1, width, empty.as_str(), Ink::Text);
        return;
    }
    let columns = Columns::of(pen.width());
    headings(columns, top, cx, pen);
    let foot = foot(state, data, cx, pen, top + 1);
    let lines = lines(data, state.way, cx);
    let width = pen.width();
    let room = pen.height().saturating_sub(top + 1 + foot);
    let mut body = pen.part(0, top + 1, width, room);
    let on = state.on();
    let at = lines
        .iter()
        .position(|line| on.is_some() && line.id() == on);
    let first = first_row(at.unwrap_or(0), lines.len(), room);
    for (line, y) in lines.iter().skip(first).take(usize::from(room)).zip(0..) {
        draw_line(line, on, data, cx, (columns, y), &mut body);
    }
}

/// The title, the caution, the counts and the ways. Returns the rows used.
fn head(state: &SchemePage, data: &SchemeData, cx: &Cx<'_>, pen: &mut Pen<'_>) -> u16 {
    let programme = cx.get(data.programme.word_id());
    let title = cx
        .words
        .say("scheme-title", &[("programme", programme.into())]);
    let asks = say::ask_first(cx.words, data);
    let end = pen.text_to(pen.width().saturating_sub(1), 0, asks.as_str(), Ink::Accent);
    pen.text_within(1, 0, end.saturating_sub(2), title.as_str(), Ink::Strong);
    let room = pen.width().saturating_sub(2);
    let mut y = 1 + pen.wrap(1, 1, room, cx.get("scheme-caution").as_str(), Ink::Text);
    y += pen.wrap(1, y, room, say::counts(cx.words, data).as_str(), Ink::Text);
    if data.looking.is_empty() || data.homes == 0 {
        return y;
    }
    if pen.height() >= ROOM_FOR_WAYS {
        for way in &data.ways {
            way_row(way, state.way, y, data, cx, pen);
            y += 1;
        }
    } else {
        way_line(state.way, y, data, cx, pen);
        y += 1;
        if let Some(way) = data.way(state.way) {
            let end = pen.width().saturating_sub(1);
            pen.text_within(1, y, end, comes_to(way, data, cx).as_str(), Ink::Hint);
            y += 1;
        }
    }
    y
}

fn way_name(way: Way, shown: Way, data: &SchemeData, cx: &Cx<'_>) -> String {
    let name = say::way_name(cx.words, data.programme, way);
    if way == shown {
        format!("[{name}]")
    } else {
        format!(" {name} ")
    }
}

/// What a way comes to, in one line.
fn comes_to(way: &WayData, data: &SchemeData, cx: &Cx<'_>) -> String {
    let total = cx
        .words
        .say("scheme-total", &[("points", way.points.into())]);
    let placed = say::placed(cx.words, data, way);
    format!("{placed}, {total}, {}", say::rather_count(cx.words, way))
}

fn way_row(way: &WayData, shown: Way, y: u16, data: &SchemeData, cx: &Cx<'_>, pen: &mut Pen<'_>) {
    let ink = if way.way == shown {
        Ink::Strong
    } else {
        Ink::Text
    };
    pen.text(2, y, way_name(way.way, shown, data, cx).as_str(), ink);
    let room = pen.width().saturating_sub(23);
    pen.text_within(22, y, room, comes_to(way, data, cx).as_str(), ink);
}

fn way_line(shown: Way, y: u16, data: &SchemeData, cx: &Cx<'_>, pen: &mut Pen<'_>) {
    let mut x = 0;
    for way in Way::ALL {
        let ink = if *way == shown {
            Ink::Strong
        } else {
            Ink::Text
        };
        x = pen.text(x, y, way_name(*way, shown, data, cx).as_str(), ink);
    }
}

fn headings(c: Columns, y: u16, cx: &Cx<'_>, pen: &mut Pen<'_>) {
    for (x, id) in [
        (c.home, "scheme-heading-home"),
        (c.own, "scheme-heading-own"),
        (c.theirs, "scheme-heading-theirs"),
    ] {
        pen.text(x, y, cx.get(id).as_str(), Ink::Hint);
    }
    pen.text_to(
        c.fit + 3,
        y,
        cx.get("scheme-heading-fit").as_str(),
        Ink::Hint,
    );
}

/// What the highlighted suggestion costs the others, what else stands beside it, and how ties are
/// broken. Returns the rows used.
fn foot(state: &SchemePage, data: &SchemeData, cx: &Cx<'_>, pen: &mut Pen<'_>, top: u16) -> u16 {
    let width = pen.width().saturating_sub(2);
    let names = cx.session.names;
    let mut told = Vec::new();
    if let Some(cost) = state.cost() {
        told.extend(say::cost(cx.words, names, data, cost));
    }
    let looking = data
        .looking
        .iter()
        .find(|looking| Some(looking.id) == state.on());
    if let Some(looking) = looking {
        if state.suggestion().is_none() {
            // The reason may be longer than its row.
            told.extend(say::row(cx.words, names, data, state.way, looking.id));
        } else {
            let suggestion = state.suggestion();
            told.extend(say::notes(cx.words, names, data, looking, suggestion));
        }
        if let Some(way) = data.way(state.way) {
            let own = way.rather.iter().filter(|pair| pair.mover == looking.id);
            told.extend(own.map(|pair| say::rather_of(cx.words, names, data, pair)));
        }
    }
    let mut rows = if told.is_empty() {
        Vec::new()
    } else {
        wrapped(&told.join(" "), width)
    };
    // The list comes first: at least three of its rows stay.
    let most = usize::from(pen.height().saturating_sub(top + 3 + 2)).min(4);
    rows.truncate(most);
    let ties = wrapped(&cx.get("scheme-ties"), width);
    let used = rows.len() + ties.len() + 1;
    let first = pen
        .height()
        .saturating_sub(u16::try_from(used).unwrap_or(u16::MAX));
    pen.rule(first);
    for (text, y) in rows.iter().zip(first + 1..) {
        pen.text(1, y, text.as_str(), Ink::Text);
    }
    let after = first + 1 + u16::try_from(rows.len()).unwrap_or(0);
    for (text, y) in ties.iter().zip(after..) {
        pen.text(1, y, text.as_str(), Ink::Hint);
    }
    pen.height().saturating_sub(first)
}

fn lines<'a>(data: &'a SchemeData, way: Way, cx: &Cx<'_>) -> Vec<Line<'a>> {
    let mut lines = Vec::new();
    let mut without = Vec::new();
    for looking in &data.looking {
        match data.suggestion(way, looking.id) {
            Some(suggestion) => lines.push(Line::Placed(looking, suggestion)),
            None => without.push(looking),
        }
    }
    if !without.is_empty() {
        if !lines.is_empty() {
            lines.push(Line::Gap);
        }
        lines.push(Line::Heading(say::no_place(cx.words, way, without.len())));
        lines.extend(
            without
                .into_iter()
                .map(|looking| Line::Without(looking, say::why_none(cx.words, data, way, looking))),
        );
    }
    lines
}

fn draw_line(
    line: &Line<'_>,
    on: Option<ProfileId>,
    data: &SchemeData,
    cx: &Cx<'_>,
    (c, y): (Columns, u16),
    pen: &mut Pen<'_>,
) {
    let here = line.id().is_some() && line.id() == on;
    let ink = if here { Ink::Selected } else { Ink::Text };
    if here {
        pen.row(y, Ink::Selected);
        pen.here(1, y);
    }
    let names = cx.session.names;
    match line {
        Line::Gap => {}
        Line::Heading(text) => {
            let room = pen.width().saturating_sub(2);
            pen.text_within(1, y, room, text.as_str(), Ink::Strong);
        }
        Line::Placed(looking, suggestion) => {
            let name = say::name(data, names, looking.id);
            pen.text_within(c.name, y, c.home - c.name - 1, name.as_str(), ink);
            let home = say::name(data, names, suggestion.home);
            pen.text_within(c.home, y, c.fit - c.home - 1, home.as_str(), ink);
            pen.text_to(c.fit + 3, y, suggestion.fit.0.to_string().as_str(), ink);
            pen.text(
                c.own,
                y,
                say::place(cx.words, suggestion.own_place).as_str(),
                ink,
            );
            pen.text(
                c.theirs,
                y,
                say::place(cx.words, suggestion.their_place).as_str(),
                ink,
            );
            let note = match (suggestion.questions, suggestion.little_known) {
                (1.., _) => Some("scheme-mark-ask"),
                (0, true) => Some("scheme-mark-little"),
                (0, false) => None,
            };
            if let Some(note) = note {
                let room = pen.width().saturating_sub(c.note + 1);
                let note = format!("? {}", cx.get(note));
                if width_of(&note) <= room {
                    pen.text(c.note, y, note.as_str(), ink);
                } else {
                    pen.text_within(c.note, y, room, "?", ink);
                }
            }
        }
        Line::Without(looking, why) => {
            let name = say::name(data, names, looking.id);
            pen.text_within(c.name, y, c.home - c.name - 1, name.as_str(), ink);
            let room = pen.width().saturating_sub(c.home + 1);
            pen.text_within(c.home, y, room, why.as_str(), ink);
        }
    }
}
