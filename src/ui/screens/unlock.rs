//! How unlocking shows.

use crate::app::Cx;
use crate::app::new_key::SHEET;
use crate::app::screens::unlock::{Stage, Unlock, words_in};
use crate::app::secret_box::seems_all_capitals;
use crate::app::session::LockedBecause;
use crate::app::tries::seconds;
use crate::ui::new_key::{self, Line, shown_as};
use crate::ui::pen::{Pen, first_row, wrapped};
use crate::ui::theme::Ink;

/// Draws it.
pub fn draw(state: &Unlock, cx: &Cx<'_>, pen: &mut Pen<'_>) {
    let room = pen.width().saturating_sub(6);
    let gap = u16::from(pen.height() >= 18);
    let mut y = gap * 2;
    let title = match state.stage {
        Stage::Passphrase | Stage::Lost | Stage::Damaged => "unlock-title",
        Stage::Words => "unlock-words-title",
        Stage::Whose => "unlock-whose-title",
        Stage::New => "unlock-new-title",
        Stage::Sheet | Stage::Ask => "unlock-sheet-title",
    };
    pen.text(3, y, cx.get(title).as_str(), Ink::Strong);
    y += 1;
    if !state.scheme.folder.is_empty() && (gap > 0 || state.stage == Stage::Passphrase) {
        pen.text(3, y, state.scheme.folder.as_str(), Ink::Hint);
        y += 1;
    }
    if let (Some(because), Stage::Passphrase) = (cx.session.locked, state.stage) {
        y += pen.wrap(3, y, room, locked_words(because, cx).as_str(), Ink::Text);
    }
    y += gap;
    y += match state.stage {
        Stage::Passphrase | Stage::Lost => passphrase(state, y, cx, pen),
        Stage::Damaged => pen.wrap(5, y, room, cx.get("unlock-damaged").as_str(), Ink::Text),
        Stage::Words => words(state, y, cx, pen),
        Stage::Whose => whose(state, y, pen),
        Stage::New => {
            let said = pen.wrap(5, y, room, cx.get("passphrase-why").as_str(), Ink::Text);
            let focus = Some(state.on_again);
            said + gap + new_key::passphrase(&state.new, focus, 22, y + said + gap, cx, pen)
        }
        Stage::Sheet => {
            let said = pen.wrap(5, y, room, cx.get("unlock-sheet-why").as_str(), Ink::Text);
            said + gap + new_key::sheet(&state.sheet, y + said + gap, cx, pen)
        }
        Stage::Ask => {
            let said = pen.wrap(5, y, room, cx.get("sheet-ask").as_str(), Ink::Text);
            said + gap + new_key::asked(&state.sheet, y + said + gap, cx, pen)
        }
    };
    if state.working.is_some() {
        pen.text(5, y + 1, cx.get("working").as_str(), Ink::Accent);
    }
}

/// Why it is locked, for somebody who comes back to it.
fn locked_words(because: LockedBecause, cx: &Cx<'_>) -> String {
    match because {
        LockedBecause::Asked => cx.get("locked-asked"),
        LockedBecause::Idle(minutes) => cx.words.say("locked-idle", &[("n", minutes.into())]),
        LockedBecause::Hidden => cx.get("locked-hidden"),
        LockedBecause::Slept => cx.get("locked-slept"),
    }
}

fn passphrase(state: &Unlock, y: u16, cx: &Cx<'_>, pen: &mut Pen<'_>) -> u16 {
    let label = cx.get("passphrase-label");
    let line = Line {
        label: &label,
        at: 18,
        focused: state.stage == Stage::Passphrase && state.working.is_none(),
    };
    let text = shown_as(&state.passphrase, state.shown);
    new_key::boxed(pen, y, line, &text, state.passphrase.caret());
    if seems_all_capitals(state.passphrase.text()) {
        pen.text(18, y + 1, cx.get("caps-lock").as_str(), Ink::Attention);
    }
    waiting(state, y + 2, cx, pen);
    let here = state.stage == Stage::Lost;
    let ink = if here { Ink::Selected } else { Ink::Text };
    pen.text(5, y + 3, cx.get("unlock-lost").as_str(), ink);
    if here {
        pen.here(3, y + 3);
    }
    4
}

/// How long the next try has to wait, counted down.
fn waiting(state: &Unlock, y: u16, cx: &Cx<'_>, pen: &mut Pen<'_>) {
    if let Some(left) = state.tries.left(cx.moment.elapsed) {
        let n = seconds(left);
        let text = cx.words.say("unlock-waiting", &[("n", n.into())]);
        pen.text(5, y, text.as_str(), Ink::Attention);
    }
}

/// Whose passphrase was lost.
fn whose(state: &Unlock, y: u16, pen: &mut Pen<'_>) -> u16 {
    let room = pen.height().saturating_sub(y + 2);
    let first = first_row(state.whose, state.people.len(), room);
    let shown = state.people.iter().enumerate().skip(first);
    for ((i, person), row) in shown.take(usize::from(room)).zip(y..) {
        let here = i == state.whose;
        let ink = if here { Ink::Selected } else { Ink::Text };
        let text = format!("{} {}", i + 1, person.name);
        pen.text(7, row, text.as_str(), ink);
        if here {
            pen.here(5, row);
        }
    }
    u16::try_from(state.people.len()).unwrap_or(room).min(room)
}

/// The recovery words wrap over as many rows as they need, with the count beside them.
fn words(state: &Unlock, y: u16, cx: &Cx<'_>, pen: &mut Pen<'_>) -> u16 {
    let room = pen.width().saturating_sub(6).min(76);
    let mut row = y + pen.wrap(5, y, room, cx.get("unlock-words-how").as_str(), Ink::Text) + 1;
    // The words are shown unless somebody hides them: they are checked against a sheet, and go
    // with the screen.
    let text = shown_as(&state.words, !state.shown);
    let lines = wrapped(&text, room.saturating_sub(1));
    let (mut left, mut found) = (state.words.caret(), false);
    for (i, line) in lines.iter().enumerate() {
        let chars = line.chars().count();
        let gap = usize::from(room).saturating_sub(chars);
        let padded = format!("{line}{}", " ".repeat(gap));
        pen.text(5, row, padded.as_str(), Ink::Focus);
        if !found && (left <= chars || i + 1 == lines.len()) {
            pen.caret(5 + u16::try_from(left.min(chars)).unwrap_or(0), row);
            found = true;
        }
        left = left.saturating_sub(chars + 1);
        row += 1;
    }
    let n = words_in(state.words.text());
    let count = cx.words.say(
        "unlock-words-count",
        &[("n", n.into()), ("of", SHEET.into())],
    );
    let mark = if n == SHEET { "√ " } else { "" };
    pen.text(5, row, format!("{mark}{count}").as_str(), Ink::Accent);
    waiting(state, row + 1, cx, pen);
    row + 1 - y
}
