//! What an open sheet says, line by line, each a place to stop at.

use super::Whose;
use crate::app::{Cx, say};
use crate::domain::id::SheetItemId;
use crate::domain::restricted::{RestrictedSheet, SheetItem, SheetShowing};

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineKind {
    /// What an item is about, with a gap above it.
    Item,
    /// Something known about it.
    Known,
    /// Something not known about it.
    Unknown,
    /// One showing of the sheet; the first stands under a heading.
    Showing,
}

/// A line of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The item it belongs to.
    pub item: Option<SheetItemId>,
    /// What it is.
    pub kind: LineKind,
    /// What it is called.
    pub label: String,
    /// What is known.
    pub text: String,
}

/// The lines of a sheet: its items, then who was shown it, the latest first.
pub(super) fn of(sheet: &RestrictedSheet, whose: &Whose, cx: &Cx<'_>) -> Vec<Line> {
    let mut lines = Vec::new();
    if sheet.items.is_empty() {
        lines.push(Line {
            item: None,
            kind: LineKind::Unknown,
            label: String::new(),
            text: cx.get("restricted-empty"),
        });
    }
    for item in &sheet.items {
        of_item(item, whose, cx, &mut lines);
    }
    lines.extend(sheet.showings.iter().map(|s| of_showing(s, cx)));
    lines
}

/// The person's own words come first, then what helps: what happened stands after both.
fn of_item(item: &SheetItem, whose: &Whose, cx: &Cx<'_>, lines: &mut Vec<Line>) {
    let name = [("name", cx.name(&whose.name).into())];
    let quoted = |text: &str| {
        if text.is_empty() {
            String::new()
        } else {
            cx.words.say("own-words", &[("words", text.into())])
        }
    };
    let last = item.last.map(|date| say::partial(cx.words, date));
    let review = item.review.map(|on| {
        let late = on < cx.today();
        let id = if late {
            "restricted-was-due"
        } else {
            "restricted-by"
        };
        cx.words.say(id, &[("day", say::day(cx.words, on).into())])
    });
    let fields = [
        (
            cx.words.say("restricted-own-words", &name),
            quoted(&item.own_words),
            "answer-not-asked",
        ),
        (
            cx.get("restricted-helps"),
            item.helps.clone(),
            "answer-not-asked",
        ),
        (
            cx.get("restricted-changed"),
            item.changed.clone(),
            "answer-not-asked",
        ),
        (
            cx.get("restricted-last"),
            last.unwrap_or_default(),
            "answer-not-known",
        ),
        (
            cx.get("restricted-context"),
            item.context.clone(),
            "answer-not-known",
        ),
        (
            cx.get("restricted-need"),
            item.need_to_know.clone(),
            "answer-not-asked",
        ),
        (
            cx.get("restricted-review"),
            review.unwrap_or_default(),
            "restricted-no-day",
        ),
        (
            cx.get("restricted-looked-at"),
            say::day(cx.words, item.looked_at),
            "answer-not-known",
        ),
    ];
    lines.push(Line {
        item: Some(item.id),
        kind: LineKind::Item,
        label: item.what.clone(),
        text: String::new(),
    });
    lines.extend(fields.into_iter().map(|(label, text, missing)| {
        let known = !text.is_empty();
        Line {
            item: Some(item.id),
            kind: if known {
                LineKind::Known
            } else {
                LineKind::Unknown
            },
            label,
            text: if known { text } else { cx.get(missing) },
        }
    }));
}

fn of_showing(showing: &SheetShowing, cx: &Cx<'_>) -> Line {
    let id = if showing.to.is_empty() {
        "restricted-read-by"
    } else {
        "restricted-shown-by"
    };
    let args = [
        ("who", (&showing.by).into()),
        ("to", (&showing.to).into()),
        ("why", (&showing.why).into()),
    ];
    Line {
        item: None,
        kind: LineKind::Showing,
        label: say::day(cx.words, showing.on),
        text: cx.words.say(id, &args),
    }
}
