//! How one safe copy shows: the file and the copy side by side, and what putting it back would do.

use crate::app::copy_words;
use crate::app::screens::safe_copy::SafeCopyPage;
use crate::app::{Cx, say};
use crate::domain::safe_copy::Why;
use crate::ui::new_key::{self, Line, shown_as};
use crate::ui::pen::Pen;
use crate::ui::theme::Ink;

/// Where the file and the copy stand.
const NOW: u16 = 26;
const THEN: u16 = 52;

/// Draws it.
pub fn draw(state: &SafeCopyPage, cx: &Cx<'_>, pen: &mut Pen<'_>) {
    let room = pen.width().saturating_sub(4);
    pen.text(1, 0, cx.get("copy-sides").as_str(), Ink::Strong);
    let mut y = 2 + sides(state, 2, cx, pen) + 1;
    let copy = &state.line.copy;
    // On a small screen there is room for these or for the passphrase.
    if state.passphrase.is_some() {
        passphrase(state, y, cx, pen);
        return;
    }
    let why = cx.words.say(
        "copy-why-line",
        &[
            ("why", cx.get(copy.why.word_id()).into()),
            (
                "where",
                copy_words::where_it_is(cx.words, &state.line).into(),
            ),
        ],
    );
    y += pen.wrap(1, y, room, why.as_str(), Ink::Text);
    let (check, ink) = match (copy.is_whole, copy.why) {
        (false, _) => ("copy-is-damaged", Ink::Attention),
        (true, Why::Evidence) => ("copy-is-evidence", Ink::Attention),
        (true, _) => ("copy-is-fine", Ink::Text),
    };
    y += pen.wrap(1, y, room, cx.get(check).as_str(), ink);
    if let Some(n) = state.lost() {
        let lost = cx.words.say("copy-lost", &[("n", n.into())]);
        y += pen.wrap(1, y, room, lost.as_str(), Ink::Text);
    }
    y += 1;
    if state.working.is_some() {
        pen.text(1, y, cx.get("copy-working").as_str(), Ink::Accent);
    } else if copy.is_whole {
        pen.wrap(1, y, room, cx.get(how(state, cx)).as_str(), Ink::Text);
    }
}

/// What putting it back does with the file that is there.
fn how(state: &SafeCopyPage, cx: &Cx<'_>) -> &'static str {
    if cx.session.look_only().is_some() {
        "copy-how-not-as-saved"
    } else if state.now.is_none() {
        "copy-how-locked"
    } else if cx.session.practice() {
        "copy-how-practice"
    } else {
        "copy-how"
    }
}

/// Both sides by dates and counts. Returns the rows used.
fn sides(state: &SafeCopyPage, y: u16, cx: &Cx<'_>, pen: &mut Pen<'_>) -> u16 {
    let copy = &state.line.copy;
    pen.text(NOW, y, cx.get("copy-now").as_str(), Ink::Hint);
    pen.text(THEN, y, cx.get("copy-then").as_str(), Ink::Hint);
    let when = |at| copy_words::when(cx.words, at, cx.today());
    let now = state.now.as_ref();
    let not_open = || cx.get("copy-not-open");
    let of_now = |value: fn(&crate::domain::safe_copy::Holds) -> u64| {
        now.map_or_else(not_open, |now| value(&now.holds).to_string())
    };
    let code = |code: &str| {
        if code.is_empty() {
            cx.get("copy-not-known")
        } else {
            code.to_owned()
        }
    };
    let changed = match now {
        Some(now) => now.changed.map_or_else(String::new, when),
        None => not_open(),
    };
    let rows = [
        ("copy-row-when", changed, String::new()),
        ("copy-row-made", String::new(), when(copy.made)),
        (
            "copy-row-profiles",
            of_now(|holds| holds.profiles),
            copy.holds.profiles.to_string(),
        ),
        (
            "copy-row-introductions",
            of_now(|holds| holds.introductions),
            copy.holds.introductions.to_string(),
        ),
        (
            "copy-row-arrangements",
            of_now(|holds| holds.arrangements),
            copy.holds.arrangements.to_string(),
        ),
        (
            "copy-row-changes",
            of_now(|holds| holds.changes),
            copy.holds.changes.to_string(),
        ),
        (
            "copy-row-code",
            now.map_or_else(not_open, |now| code(&now.code)),
            code(&copy.code),
        ),
    ];
    let mut used = 1;
    for (label, now, then) in rows {
        pen.text(1, y + used, cx.get(label).as_str(), Ink::Text);
        pen.text_within(NOW, y + used, THEN - NOW - 1, now.as_str(), Ink::Text);
        pen.text(THEN, y + used, then.as_str(), Ink::Text);
        used += 1;
    }
    used
}

fn passphrase(state: &SafeCopyPage, y: u16, cx: &Cx<'_>, pen: &mut Pen<'_>) {
    let room = pen.width().saturating_sub(4);
    let day = say::day(cx.words, say::civil(state.line.copy.made).date());
    let (why, label) = if state.now.is_some() {
        (
            "copy-passphrase-why",
            cx.words.say("copy-passphrase", &[("day", day.into())]),
        )
    } else {
        (
            "copy-passphrase-why-locked",
            cx.get("copy-passphrase-locked"),
        )
    };
    let used = pen.wrap(1, y, room, cx.get(why).as_str(), Ink::Text);
    if let Some(typed) = &state.passphrase {
        pen.text(1, y + used + 1, label.as_str(), Ink::Text);
        let line = Line {
            label: "",
            at: 1,
            focused: true,
        };
        new_key::boxed(
            pen,
            y + used + 2,
            line,
            &shown_as(typed, false),
            typed.caret(),
        );
    }
}
