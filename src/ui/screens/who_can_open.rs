//! How the page about who can open the file shows.

use crate::app::screens::who_can_open::{Focus, Row, Stage, WhoCanOpen};
use crate::app::{Cx, say};
use crate::domain::holder::Role;
use crate::ui::new_key::{self, Line, shown_as};
use crate::ui::pen::{Pen, first_row};
use crate::ui::theme::Ink;

/// The column of the boxes.
const AT: u16 = 24;

/// Draws it.
pub fn draw(state: &WhoCanOpen, cx: &Cx<'_>, pen: &mut Pen<'_>) {
    let gap = u16::from(pen.height() >= 16);
    let used = match state.stage {
        Stage::List => {
            list(state, cx, pen);
            return;
        }
        Stage::Add => add(state, gap, cx, pen),
        Stage::AskRemove => {
            let name = state.leaving.as_ref().map_or("", |p| p.name.as_str());
            let text = cx.words.say("keyed-ask-remove", &[("name", name.into())]);
            let yes = cx.words.say("keyed-yes-remove", &[("name", name.into())]);
            question(state, [text, cx.get("keyed-no-remove"), yes], gap, pen)
        }
        Stage::AskChange => {
            let words = ["keyed-ask-change", "keyed-no-change", "keyed-yes-change"];
            question(state, words.map(|id| cx.get(id)), gap, pen)
        }
        Stage::Change => change(state, gap, cx, pen),
        Stage::Sheet => {
            let room = pen.width().saturating_sub(6);
            let why = cx.get("unlock-sheet-why");
            let said = pen.wrap(5, gap, room, why.as_str(), Ink::Text) + gap;
            gap + said + new_key::sheet(&state.sheet, gap + said, cx, pen)
        }
        Stage::Words => {
            let room = pen.width().saturating_sub(6);
            let ask = cx.get("sheet-ask");
            let said = pen.wrap(5, gap, room, ask.as_str(), Ink::Text) + gap;
            gap + said + new_key::asked(&state.sheet, gap + said, cx, pen)
        }
    };
    if state.working.is_some() {
        let word = if state.leaving.is_some() {
            "keyed-working-remove"
        } else {
            "working"
        };
        let room = pen.width().saturating_sub(6);
        pen.wrap(5, used + 1, room, cx.get(word).as_str(), Ink::Accent);
    }
}

/// Everybody who can open the file, the sheet, and what holds for all of them.
fn list(state: &WhoCanOpen, cx: &Cx<'_>, pen: &mut Pen<'_>) {
    let room = pen.width().saturating_sub(4);
    let Some(data) = &state.data else {
        return;
    };
    if data.people.is_empty() {
        pen.wrap(3, 1, room, cx.get(state.none_word(cx)).as_str(), Ink::Text);
        return;
    }
    let (role, since) = if pen.width() >= 100 {
        (42, 58)
    } else {
        (30, 44)
    };
    for (x, word) in [
        (3, "keyed-name"),
        (role, "keyed-role"),
        (since, "keyed-since"),
    ] {
        pen.text(x, 0, cx.get(word).as_str(), Ink::Strong);
    }
    let notes = ["keyed-promise", "keyed-policy"].map(|id| cx.get(id));
    let below = 8.min(pen.height().saturating_sub(3));
    let rows = state.rows();
    let shown = pen.height().saturating_sub(1 + below).max(1);
    let first = first_row(state.selection.at(), rows.len(), shown);
    let mut y = 1;
    for (i, row) in rows.iter().enumerate().skip(first).take(usize::from(shown)) {
        let here = i == state.selection.at();
        let ink = if here { Ink::Selected } else { Ink::Text };
        if here {
            pen.row(y, ink);
        }
        match row {
            Row::Person(slot) => {
                if let Some(person) = data.people.iter().find(|p| p.slot == *slot) {
                    let name = if person.here {
                        cx.words
                            .say("keyed-you", &[("name", person.name.as_str().into())])
                    } else {
                        person.name.clone()
                    };
                    pen.text_within(3, y, role - 4, name.as_str(), ink);
                    let word = cx.get(person.role.word_id());
                    pen.text_within(role, y, since - role - 1, word.as_str(), ink);
                    let day = say::day(cx.words, person.since);
                    pen.text(since, y, day.as_str(), ink);
                }
            }
            Row::Sheet => {
                if let Some((by, made)) = &data.sheet {
                    let text = cx.words.say(
                        "keyed-sheet",
                        &[
                            ("by", by.as_str().into()),
                            ("day", say::day(cx.words, *made).into()),
                        ],
                    );
                    pen.text_within(3, y, room, text.as_str(), ink);
                }
            }
        }
        if here {
            pen.here(1, y);
        }
        y += 1;
    }
    for note in notes {
        y += 1;
        y += pen.wrap(3, y, room, note.as_str(), Ink::Text);
    }
}

/// A question with its two answers, the safe one first. Returns the rows used.
fn question(state: &WhoCanOpen, [text, no, yes]: [String; 3], y: u16, pen: &mut Pen<'_>) -> u16 {
    let room = pen.width().saturating_sub(6);
    let mut row = y + pen.wrap(5, y, room, text.as_str(), Ink::Text) + 1;
    for (n, (answer, is_yes)) in [(no, false), (yes, true)].into_iter().enumerate() {
        let here = state.on_yes == is_yes;
        let ink = if here { Ink::Selected } else { Ink::Text };
        pen.text(7, row, format!("{} {answer}", n + 1).as_str(), ink);
        if here {
            pen.here(5, row);
        }
        row += 1;
    }
    row
}

fn label(text: &str, focused: bool) -> Line<'_> {
    Line {
        label: text,
        at: AT,
        focused,
    }
}

/// The boxes of letting somebody in. Returns the rows used.
fn add(state: &WhoCanOpen, y: u16, cx: &Cx<'_>, pen: &mut Pen<'_>) -> u16 {
    let room = pen.width().saturating_sub(6);
    let mut row = y + pen.wrap(5, y, room, cx.get("keyed-add-how").as_str(), Ink::Text) + y;
    let name = cx.get("keyed-name");
    let line = label(&name, state.focus == Focus::Name);
    new_key::boxed(pen, row, line, state.name.text(), state.name.caret());
    row += 1;
    row += roles(state, row, cx, pen);
    row += new_passphrase(state, row, cx, pen);
    row
}

/// The two roles, with their numbers.
fn roles(state: &WhoCanOpen, y: u16, cx: &Cx<'_>, pen: &mut Pen<'_>) -> u16 {
    let focused = state.focus == Focus::Role;
    let ink = if focused { Ink::Strong } else { Ink::Text };
    pen.text(5, y, cx.get("keyed-role").as_str(), ink);
    let mut x = AT;
    for (role, n) in Role::ALL.iter().zip(1..) {
        let chosen = state.role == Some(*role);
        let mark = if chosen { "√" } else { " " };
        let text = format!("{mark} {n} {}", cx.get(role.word_id()));
        let ink = if chosen { Ink::Selected } else { Ink::Text };
        x = pen.text(x, y, text.as_str(), ink) + 3;
    }
    if focused {
        pen.here(AT - 2, y);
    }
    1
}

/// The boxes of changing one's own passphrase. Returns the rows used.
fn change(state: &WhoCanOpen, y: u16, cx: &Cx<'_>, pen: &mut Pen<'_>) -> u16 {
    let room = pen.width().saturating_sub(6);
    let mut row = y + pen.wrap(5, y, room, cx.get("passphrase-why").as_str(), Ink::Text) + y;
    let old = cx.get("keyed-old");
    let line = label(&old, state.focus == Focus::Old);
    let text = shown_as(&state.old, state.new.shown);
    new_key::boxed(pen, row, line, &text, state.old.caret());
    row += 1;
    row += new_passphrase(state, row, cx, pen);
    row
}

fn new_passphrase(state: &WhoCanOpen, y: u16, cx: &Cx<'_>, pen: &mut Pen<'_>) -> u16 {
    let focus = match state.focus {
        Focus::Name | Focus::Role | Focus::Old => None,
        Focus::First => Some(false),
        Focus::Again => Some(true),
    };
    new_key::passphrase(&state.new, focus, AT, y, cx, pen)
}
