//! What stands in front of a screen: the cover, help, the box that does anything, a question.

use super::pen::{Pen, first_row, width_of, wrapped};
use super::theme::Ink;
use crate::app::command::Group;
use crate::app::help;
use crate::app::notice::Notice;
use crate::app::palette::{Palette, Target};
use crate::app::screen::{Ask, Overlay};
use crate::app::{Cx, Hidden, Model, say};

/// The cover: a clock and nothing else.
pub fn hidden(hidden: &Hidden, notice: &Notice, cx: &Cx<'_>, pen: &mut Pen<'_>) {
    let middle = pen.height() / 3;
    let mut centred = |y: u16, text: &str, ink: Ink| {
        let x = pen.width().saturating_sub(width_of(text)) / 2;
        pen.text(x, y, text, ink);
    };
    centred(middle, &say::day(cx.words, cx.today()), Ink::Text);
    centred(middle + 1, &say::time(cx.moment.time), Ink::Text);
    centred(middle + 4, &cx.get("hidden-title"), Ink::Strong);
    match &hidden.passphrase {
        None if hidden.locking.is_some() => {
            centred(middle + 6, &cx.get("hidden-locking"), Ink::Text);
        }
        None if cx.session.scheme().is_none_or(|s| s.practice) => {
            centred(middle + 6, &cx.get("hidden-enter-only"), Ink::Text);
        }
        None => {
            centred(
                middle + 6,
                &cx.words
                    .say("hidden-enter", &[("time", say::time(hidden.until).into())]),
                Ink::Text,
            );
            centred(middle + 7, &cx.get("hidden-after"), Ink::Text);
        }
        Some(passphrase) => {
            centred(middle + 6, &cx.get("hidden-passphrase"), Ink::Text);
            let dots = "●".repeat(passphrase.text().chars().count().min(40));
            centred(middle + 7, &dots, Ink::Focus);
            centred(middle + 9, &notice.text, Ink::Attention);
        }
    }
}

/// Draws what stands in front.
pub fn draw(front: &Overlay, model: &Model, cx: &Cx<'_>, pen: &mut Pen<'_>) {
    match front {
        Overlay::Help(help) => draw_help(help, model, cx, pen),
        Overlay::Palette(palette) => draw_palette(palette, cx, pen),
        Overlay::Ask(ask) => draw_ask(ask, pen),
    }
}

/// A window in the middle, at most so large.
fn window<'p>(pen: &'p mut Pen<'_>, columns: u16, rows: u16) -> Pen<'p> {
    let (w, h) = (
        columns.min(pen.width().saturating_sub(4)),
        rows.min(pen.height().saturating_sub(4)),
    );
    let (x, y) = ((pen.width() - w) / 2, (pen.height() - h) / 2);
    let mut frame = pen.part(x.saturating_sub(1), y.saturating_sub(1), w + 2, h + 2);
    frame.clear(Ink::Text);
    let across = "─".repeat(usize::from(w));
    frame.text(0, 0, format!("┌{across}┐").as_str(), Ink::Line);
    frame.text(0, h + 1, format!("└{across}┘").as_str(), Ink::Line);
    frame.bar(0, 1, h);
    frame.bar(w + 1, 1, h);
    pen.part(x, y, w, h)
}

/// How wide help is where there is room.
const HELP_COLUMNS: u16 = 96;

fn draw_help(help: &help::Help, model: &Model, cx: &Cx<'_>, pen: &mut Pen<'_>) {
    let lines = help::lines(model.nav.top().state(), &model.keymap, cx.words);
    let mut rows: Vec<(Option<usize>, String, Ink)> = Vec::new();
    if let Some([heading, text]) = model.nav.top().state().help_note() {
        rows.push((None, cx.get(heading), Ink::Strong));
        let width = HELP_COLUMNS.min(pen.width().saturating_sub(4));
        let text = wrapped(&cx.get(text), width.saturating_sub(4));
        rows.extend(
            text.into_iter()
                .map(|line| (None, format!("  {line}"), Ink::Text)),
        );
    }
    let mut group = None;
    for (i, line) in lines.iter().enumerate() {
        if group != Some(line.group) {
            group = Some(line.group);
            rows.push((None, cx.get(group_word(line.group)), Ink::Strong));
        }
        rows.push((
            Some(i),
            format!("{:<16} {:<20} {}", line.keys, line.name, line.sentence),
            Ink::Text,
        ));
    }
    let tall = u16::try_from(rows.len())
        .unwrap_or(u16::MAX)
        .saturating_add(4);
    let mut pen = window(pen, HELP_COLUMNS, tall);
    let trail = model.nav.top().state().trail(cx);
    let title = if trail.is_empty() {
        cx.get(model.nav.place.word_id())
    } else {
        trail
    };
    pen.text(
        1,
        0,
        cx.words
            .say("help-title", &[("screen", title.into())])
            .as_str(),
        Ink::Strong,
    );
    pen.rule(1);
    let room = pen.height().saturating_sub(4);
    let at = rows
        .iter()
        .position(|(i, _, _)| *i == Some(help.at))
        .unwrap_or(0);
    let first = first_row(at, rows.len(), room);
    for ((i, text, ink), y) in rows.iter().skip(first).take(usize::from(room)).zip(2..) {
        let here = *i == Some(help.at);
        pen.text(
            if i.is_some() { 3 } else { 1 },
            y,
            text.as_str(),
            if here { Ink::Selected } else { *ink },
        );
        if here {
            pen.here(1, y);
        }
    }
    let y = pen.height().saturating_sub(2);
    pen.rule(y);
    pen.text(1, y + 1, cx.get("help-foot").as_str(), Ink::Text);
}

const fn group_word(group: Group) -> &'static str {
    match group {
        Group::Do => "help-group-do",
        Group::Move => "help-group-move",
        Group::See => "help-group-see",
        Group::Everywhere => "help-group-everywhere",
    }
}

fn draw_palette(palette: &Palette, cx: &Cx<'_>, pen: &mut Pen<'_>) {
    let mut pen = window(
        pen,
        76,
        u16::try_from(crate::app::palette::MOST).unwrap_or(10) + 5,
    );
    let width = pen.width();
    let prompt = cx.get("palette-prompt");
    let x = pen.text(1, 0, prompt.as_str(), Ink::Strong) + 1;
    pen.text(x, 0, palette.text.text(), Ink::Focus);
    pen.rule(1);
    if palette.hits.is_empty() {
        pen.text(1, 2, cx.get("palette-nothing").as_str(), Ink::Text);
    }
    for ((i, line), y) in palette.hits.iter().enumerate().zip(2..) {
        let here = i == palette.at;
        let aside = match &line.target {
            Target::Command(_, Some(reason)) => reason.clone(),
            Target::Command(_, None) | Target::Profile(_) | Target::Place(_) => line.aside.clone(),
        };
        let end = pen.text_to(
            width.saturating_sub(1),
            y,
            super::pen::fit(&aside, width / 2).as_str(),
            Ink::Hint,
        );
        pen.text_within(
            3,
            y,
            end.saturating_sub(4),
            line.text.as_str(),
            if here { Ink::Selected } else { Ink::Text },
        );
        if here {
            pen.text(1, y, super::pen::HERE, Ink::Accent);
        }
    }
    let y = pen.height().saturating_sub(2);
    pen.rule(y);
    pen.text(1, y + 1, cx.get("palette-foot").as_str(), Ink::Text);
    let typed: String = palette
        .text
        .text()
        .chars()
        .take(palette.text.caret())
        .collect();
    pen.caret(x + width_of(&typed), 0);
}

fn draw_ask(ask: &Ask, pen: &mut Pen<'_>) {
    let lines = wrapped(&ask.text, 66);
    let rows = u16::try_from(lines.len() + ask.options.len()).unwrap_or(10) + 3;
    let mut pen = window(pen, 70, rows);
    let top = 2 + pen.wrap(2, 1, 66, ask.text.as_str(), Ink::Text);
    for ((i, (label, _)), y) in ask.options.iter().enumerate().zip(top..) {
        let here = i == ask.at;
        let ink = if here { Ink::Selected } else { Ink::Text };
        pen.text(4, y, format!("{} {label}", i + 1).as_str(), ink);
        if here {
            pen.here(2, y);
        }
    }
}
