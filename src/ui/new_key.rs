//! How a passphrase, its strength and the recovery sheet show, wherever they are asked for.

use super::pen::{Pen, width_of};
use super::theme::Ink;
use crate::app::Cx;
use crate::app::new_key::{NewPassphrase, Sheet, strength_word};
use crate::app::secret_box::{SecretBox, seems_all_capitals};

/// Columns a box takes up where there is room.
const BOX: u16 = 44;

/// Columns of one word of the sheet: its number, the longest word, a gap.
const WORD: u16 = 15;

/// One line with a label and a box.
#[derive(Debug, Clone, Copy)]
pub struct Line<'a> {
    /// What stands before the box.
    pub label: &'a str,
    /// The column of the box.
    pub at: u16,
    /// Whether it is in focus.
    pub focused: bool,
}

/// What stands in a secret box as it may be seen: dots with the gaps between words, or as it is.
pub fn shown_as(secret: &SecretBox, shown: bool) -> String {
    if shown {
        return secret.text().to_owned();
    }
    let dot = |c: char| if c.is_whitespace() { ' ' } else { '●' };
    secret.text().chars().map(dot).collect()
}

/// Draws a line with a box: of a text too long for it, the part around the caret. Returns the column
/// after the box.
pub fn boxed(pen: &mut Pen<'_>, y: u16, line: Line<'_>, text: &str, caret: usize) -> u16 {
    let x = 5;
    pen.text_within(
        x,
        y,
        line.at.saturating_sub(x + 1),
        line.label,
        if line.focused { Ink::Strong } else { Ink::Text },
    );
    let room = BOX.min(pen.width().saturating_sub(line.at + 1)).max(1);
    let skipped = (caret + 1).saturating_sub(usize::from(room));
    let seen: String = text.chars().skip(skipped).take(usize::from(room)).collect();
    let before: String = text
        .chars()
        .skip(skipped)
        .take(caret.saturating_sub(skipped))
        .collect();
    if line.focused {
        let gap = usize::from(room.saturating_sub(width_of(&seen)));
        pen.text_within(
            line.at,
            y,
            room,
            format!("{seen}{}", " ".repeat(gap)).as_str(),
            Ink::Focus,
        );
        pen.caret(line.at + width_of(&before), y);
    } else if seen.is_empty() {
        pen.text(line.at, y, "·", Ink::Line);
    } else {
        pen.text_within(line.at, y, room, seen.as_str(), Ink::Text);
    }
    line.at + room
}

/// Draws the two boxes of a new passphrase with its strength, from row `y`. `focus` is the box in
/// focus: the first or the second, if one of them is. Returns the rows used.
pub fn passphrase(
    new: &NewPassphrase,
    focus: Option<bool>,
    at: u16,
    y: u16,
    cx: &Cx<'_>,
    pen: &mut Pen<'_>,
) -> u16 {
    let mut row = y;
    let label = cx.get("passphrase-label");
    let line = Line {
        label: &label,
        at,
        focused: focus == Some(false),
    };
    let end = boxed(
        pen,
        row,
        line,
        &shown_as(&new.first, new.shown),
        new.first.caret(),
    );
    if !new.first.is_empty() {
        let strength = new.strength();
        let ink = if strength.is_enough() {
            Ink::Accent
        } else {
            Ink::Attention
        };
        let mark = if strength.is_enough() { "√" } else { "!" };
        let words = format!("{mark} {}", cx.get(strength_word(strength)));
        if end + 2 + width_of(&words) <= pen.width() {
            pen.text(end + 2, row, words.as_str(), ink);
        } else {
            row += 1;
            pen.text(at, row, words.as_str(), ink);
        }
    }
    row += 1;
    let label = cx.get("passphrase-again");
    let line = Line {
        label: &label,
        at,
        focused: focus == Some(true),
    };
    let end = boxed(
        pen,
        row,
        line,
        &shown_as(&new.again, new.shown),
        new.again.caret(),
    );
    let same = cx.get("passphrase-same");
    if !new.again.is_empty() && new.is_same() && end + 4 + width_of(&same) <= pen.width() {
        pen.text(end + 2, row, format!("√ {same}").as_str(), Ink::Accent);
    }
    row += 1;
    let room = pen.width().saturating_sub(6);
    if seems_all_capitals(new.first.text()) {
        row += pen.wrap(5, row, room, cx.get("caps-lock").as_str(), Ink::Attention);
    }
    row += pen.wrap(
        5,
        row,
        room,
        cx.get("passphrase-reveal").as_str(),
        Ink::Text,
    );
    if !new.suggestion.0.is_empty() {
        let text = cx.words.say(
            "passphrase-suggestion",
            &[("words", new.suggestion.0.as_str().into())],
        );
        row += pen.wrap(5, row, room, text.as_str(), Ink::Text);
    }
    row - y
}

/// Draws the 24 words in columns, read down and then across. Returns the rows used.
pub fn sheet(sheet: &Sheet, y: u16, cx: &Cx<'_>, pen: &mut Pen<'_>) -> u16 {
    if sheet.words.is_empty() {
        pen.text(5, y, cx.get("working").as_str(), Ink::Text);
        return 1;
    }
    let columns = usize::from((pen.width().saturating_sub(6) / WORD).clamp(2, 4));
    let rows = sheet.words.len().div_ceil(columns);
    for (i, word) in sheet.words.iter().enumerate() {
        let column = u16::try_from(i / rows).unwrap_or(0);
        let row = u16::try_from(i % rows).unwrap_or(0);
        let (x, line) = (5 + column * WORD, y + row);
        let after = pen.text(x, line, format!("{:>2} ", i + 1).as_str(), Ink::Hint);
        pen.text(after, line, word.0.as_str(), Ink::Strong);
    }
    u16::try_from(rows).unwrap_or(u16::MAX)
}

/// Draws the three words that are asked for. Returns the rows used.
pub fn asked(sheet: &Sheet, y: u16, cx: &Cx<'_>, pen: &mut Pen<'_>) -> u16 {
    let at = 16;
    let mut row = y;
    let boxes = sheet.asked.iter().zip(&sheet.answers).enumerate();
    for (i, (number, answer)) in boxes {
        let label = cx.words.say("sheet-word", &[("n", (*number).into())]);
        let line = Line {
            label: &label,
            at,
            focused: i == sheet.at,
        };
        boxed(pen, row, line, answer.text(), answer.caret());
        row += 1;
    }
    row - y
}
