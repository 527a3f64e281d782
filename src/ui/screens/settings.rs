//! How Settings shows: what can be set, what it is set to, and a sentence about it.

use crate::app::Cx;
use crate::app::screens::settings::{Row, SettingsPage, said};
use crate::domain::settings::SettingKey;
use crate::ui::pen::{Pen, first_row, width_of, wrapped};
use crate::ui::theme::Ink;

/// A line of the page.
enum Line {
    Heading(String),
    Setting(Row),
    Sentence(String),
    Empty,
}

/// From this many rows on, every setting shows its sentence; below, only the highlighted one does.
const ROOM_FOR_ALL: u16 = 23;

/// Draws it.
pub fn draw(state: &SettingsPage, cx: &Cx<'_>, pen: &mut Pen<'_>) {
    if state.settings().is_none() {
        return;
    }
    let lines = lines(state, cx, pen);
    let at = lines
        .iter()
        .position(|line| matches!(line, Line::Setting(row) if Some(row) == state.selection.on()))
        .unwrap_or(0);
    let room = pen.height();
    // One further, so that the sentence of the last setting is seen too.
    let first = first_row(
        (at + 1).min(lines.len().saturating_sub(1)),
        lines.len(),
        room,
    );
    for (line, y) in lines.iter().skip(first).take(usize::from(room)).zip(0..) {
        match line {
            Line::Empty => {}
            Line::Heading(text) => {
                pen.text(1, y, text.as_str(), Ink::Strong);
            }
            Line::Sentence(text) => {
                pen.text(5, y, text.as_str(), Ink::Hint);
            }
            Line::Setting(row) => setting(*row, state, cx, y, pen),
        }
    }
}

fn lines(state: &SettingsPage, cx: &Cx<'_>, pen: &Pen<'_>) -> Vec<Line> {
    let all = pen.height() >= ROOM_FOR_ALL;
    let mut lines = Vec::new();
    let mut band = "";
    for row in SettingsPage::rows(cx) {
        let heading = heading(row);
        if heading != band {
            if !band.is_empty() && !all {
                lines.push(Line::Empty);
            }
            lines.push(Line::Heading(cx.get(heading)));
            band = heading;
        }
        lines.push(Line::Setting(row));
        if all || Some(&row) == state.selection.on() {
            let room = pen.width().saturating_sub(7);
            let sentence = wrapped(&sentence(row, cx), room);
            lines.extend(sentence.into_iter().map(Line::Sentence));
        }
    }
    lines
}

const fn heading(row: Row) -> &'static str {
    match row {
        Row::Colours | Row::Of(SettingKey::Names) => "settings-look",
        Row::Of(
            SettingKey::IdleMinutes | SettingKey::AskAfterHiding | SettingKey::HideWhenLeft,
        ) => "settings-away",
        Row::Of(
            SettingKey::CopyFolder
            | SettingKey::CopyEvery
            | SettingKey::KeepCopies
            | SettingKey::RemindAfter,
        ) => "settings-copies",
    }
}

fn sentence(row: Row, cx: &Cx<'_>) -> String {
    match row {
        Row::Colours => cx.get("setting-colours-help"),
        Row::Of(SettingKey::IdleMinutes) if cx.session.practice() => {
            cx.get("setting-idle-minutes-practice")
        }
        Row::Of(key) => cx.get(&format!("setting-{}-help", key.code())),
    }
}

/// Where the values stand.
const VALUES: u16 = 46;

fn setting(row: Row, state: &SettingsPage, cx: &Cx<'_>, y: u16, pen: &mut Pen<'_>) {
    let here = Some(&row) == state.selection.on();
    let ink = if here { Ink::Selected } else { Ink::Text };
    if here {
        pen.row(y, ink);
    }
    let (name, value) = match row {
        Row::Colours => (cx.get("command-theme"), cx.get(cx.session.theme.word_id())),
        Row::Of(key) => {
            let value = state.settings().map(|s| s.value(key)).unwrap_or_default();
            (cx.get(key.word_id()), said(key, &value, cx))
        }
    };
    pen.text_within(3, y, VALUES - 4, name.as_str(), ink);
    let room = pen.width().saturating_sub(VALUES + 1);
    match state.typing.as_ref().filter(|_| here) {
        Some(typing) => {
            let text = typing.text();
            let before: String = text.chars().take(typing.caret()).collect();
            // The end of what is longer than its room, because that is where one types.
            let cut = width_of(&before).saturating_sub(room.saturating_sub(1));
            let shown: String = text.chars().skip(usize::from(cut)).collect();
            pen.text_within(VALUES, y, room, shown.as_str(), Ink::Focus);
            pen.caret(VALUES + width_of(&before).saturating_sub(cut), y);
        }
        None => {
            pen.text_within(VALUES, y, room, value.as_str(), ink);
        }
    }
    if here && state.typing.is_none() {
        pen.here(1, y);
    }
}
