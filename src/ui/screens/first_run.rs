//! How setting up shows: five steps on one page, the one in hand opened out.

use crate::app::Cx;
use crate::app::screens::first_run::{FirstRun, LOOKS, Stage, Start, WhoBox};
use crate::ui::new_key::{self, Line};
use crate::ui::pen::{Pen, width_of};
use crate::ui::theme::Ink;

/// The titles of the steps.
const TITLES: [&str; 5] = [
    "setup-step-look",
    "setup-step-who",
    "setup-step-sheet",
    "setup-step-start",
    "setup-step-try",
];

/// From how many rows on there is a gap between the steps.
const ROOMY: u16 = 22;

/// Below how many rows only the step in hand shows: no word of the sheet may be cut off.
const TIGHT: u16 = 18;

/// Draws it.
pub fn draw(state: &FirstRun, cx: &Cx<'_>, pen: &mut Pen<'_>) {
    if pen.height() < TIGHT {
        let step = state.stage.step();
        let title = TITLES.get(usize::from(step).saturating_sub(1));
        heading(state, step, title.copied().unwrap_or_default(), 0, cx, pen);
        detail(state, 1, cx, pen);
        return;
    }
    let roomy = pen.height() >= ROOMY;
    let room = pen.width().saturating_sub(4);
    let gap = u16::from(roomy);
    let mut y = gap;
    y += pen.wrap(3, y, room, cx.get("setup-welcome").as_str(), Ink::Text);
    for (title, step) in TITLES.iter().zip(1..) {
        y += gap;
        heading(state, step, title, y, cx, pen);
        y += 1;
        if step == state.stage.step() {
            y += detail(state, y, cx, pen) + u16::from(!roomy && step < 5);
        }
    }
    y += gap;
    pen.wrap(3, y, room, cx.get("setup-promise").as_str(), Ink::Text);
}

fn heading(state: &FirstRun, step: u8, title: &str, y: u16, cx: &Cx<'_>, pen: &mut Pen<'_>) {
    let now = state.stage.step();
    let (mark, ink) = match step.cmp(&now) {
        std::cmp::Ordering::Less => ("setup-done", Ink::Text),
        std::cmp::Ordering::Equal => ("setup-now", Ink::Accent),
        std::cmp::Ordering::Greater => ("setup-to-do", Ink::Text),
    };
    let end = pen.width().min(96).saturating_sub(2);
    let x = pen.text_to(end, y, cx.get(mark).as_str(), ink);
    let ink = if step == now { Ink::Strong } else { Ink::Text };
    let text = format!("{step}  {}", cx.get(title));
    pen.text_within(3, y, x.saturating_sub(4), text.as_str(), ink);
}

/// The step in hand. Returns the rows used.
fn detail(state: &FirstRun, y: u16, cx: &Cx<'_>, pen: &mut Pen<'_>) -> u16 {
    let room = pen.width().saturating_sub(6);
    match state.stage {
        Stage::Look => looks(y, cx, pen),
        Stage::Who => who(state, y, cx, pen),
        Stage::Sheet => {
            let said = pen.wrap(5, y, room, cx.get("sheet-why").as_str(), Ink::Text);
            said + new_key::sheet(&state.sheet, y + said, cx, pen)
        }
        Stage::Ask => {
            let said = pen.wrap(5, y, room, cx.get("sheet-ask").as_str(), Ink::Text);
            said + new_key::asked(&state.sheet, y + said, cx, pen)
        }
        Stage::Start => start(state, y, cx, pen),
        Stage::Try => tries(y, cx, pen),
    }
}

/// Three frames side by side, or under each other where they do not fit.
fn looks(y: u16, cx: &Cx<'_>, pen: &mut Pen<'_>) -> u16 {
    let (mut x, mut row) = (5, y);
    for (look, letter) in LOOKS.iter().zip(["A", "B", "C"]) {
        let chosen = cx.session.theme == *look;
        let mark = if chosen { "√" } else { " " };
        let text = format!("{mark} {letter}  {} ", cx.get(look.word_id()));
        let wide = width_of(&text);
        if x + wide + 2 > pen.width() && x > 5 {
            x = 5;
            row += 3;
        }
        let across = "─".repeat(usize::from(wide));
        let ink = if chosen { Ink::Accent } else { Ink::Line };
        pen.text(x, row, format!("┌{across}┐").as_str(), ink);
        pen.bar(x, row + 1, 1);
        let text_ink = if chosen { Ink::Selected } else { Ink::Text };
        pen.text(x + 1, row + 1, text.as_str(), text_ink);
        if chosen {
            pen.caret(x + 1, row + 1);
        }
        pen.bar(x + 1 + wide, row + 1, 1);
        pen.text(x, row + 2, format!("└{across}┘").as_str(), ink);
        x += wide + 4;
    }
    row + 3 - y
}

fn who(state: &FirstRun, y: u16, cx: &Cx<'_>, pen: &mut Pen<'_>) -> u16 {
    let at = if pen.width() >= 80 { 26 } else { 22 };
    let boxes = [
        ("setup-your-name", &state.you, WhoBox::You),
        ("setup-scheme", &state.scheme, WhoBox::Scheme),
    ];
    let mut row = y;
    for (label, text, which) in boxes {
        let label = cx.get(label);
        let line = Line {
            label: &label,
            at,
            focused: state.focus == which,
        };
        new_key::boxed(pen, row, line, text.text(), text.caret());
        row += 1;
    }
    let room = pen.width().saturating_sub(6);
    row += pen.wrap(5, row, room, cx.get("passphrase-why").as_str(), Ink::Text);
    let focus = match state.focus {
        WhoBox::You | WhoBox::Scheme => None,
        WhoBox::Passphrase => Some(false),
        WhoBox::Again => Some(true),
    };
    row += new_key::passphrase(&state.passphrase, focus, at, row, cx, pen);
    row - y
}

fn start(state: &FirstRun, y: u16, cx: &Cx<'_>, pen: &mut Pen<'_>) -> u16 {
    let mut row = y;
    for (start, n) in Start::ALL.iter().zip(1..) {
        let here = *start == state.start;
        let ink = if here { Ink::Selected } else { Ink::Text };
        let text = format!("{n} {}", cx.get(start.word_id()));
        pen.text(7, row, text.as_str(), ink);
        if here {
            pen.here(5, row);
        }
        row += 1;
    }
    if state.making.is_some() {
        pen.text(5, row, cx.get("setup-making").as_str(), Ink::Accent);
        return row + 1 - y;
    }
    let room = pen.width().saturating_sub(6);
    row += pen.wrap(
        5,
        row,
        room,
        cx.get(state.start.help_id()).as_str(),
        Ink::Text,
    );
    row - y
}

fn tries(y: u16, cx: &Cx<'_>, pen: &mut Pen<'_>) -> u16 {
    let room = pen.width().saturating_sub(8);
    let mut row = y;
    for word in ["setup-try-find", "setup-try-record", "setup-try-hide"] {
        pen.text(5, row, "•", Ink::Accent);
        row += pen.wrap(7, row, room, cx.get(word).as_str(), Ink::Text);
    }
    row - y
}
