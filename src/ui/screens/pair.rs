//! How one pair shows: both locks, then everything that happened, the newest first.

use super::timeline::{self, Names};
use crate::app::Cx;
use crate::app::screens::forms::start::lock_line;
use crate::app::screens::pair::PairPage;
use crate::domain::lists::PairSheet;
use crate::ui::pen::Pen;
use crate::ui::theme::Ink;

/// Draws it.
pub fn draw(state: &PairPage, cx: &Cx<'_>, pen: &mut Pen<'_>) {
    let Some(sheet) = &state.sheet else {
        return;
    };
    let (width, height) = (pen.width(), pen.height());
    let names = Names {
        mover: cx.name(&sheet.mover.known_as),
        home: cx.name(&sheet.home.known_as),
    };
    if width >= 100 {
        let left = width * 6 / 10;
        let mut part = pen.part(1, 1, left - 2, height.saturating_sub(1));
        timeline::draw(&state.entries, state.selection.at(), &names, cx, &mut part);
        pen.bar(left, 0, height);
        let mut part = pen.part(left + 2, 1, width.saturating_sub(left + 3), height - 1);
        locks(sheet, &names, cx, &mut part);
    } else {
        let room = width.saturating_sub(2);
        let used = locks(sheet, &names, cx, &mut pen.part(1, 0, room, height));
        pen.rule(used);
        let rows = height.saturating_sub(used + 1);
        let mut part = pen.part(1, used + 1, room, rows);
        timeline::draw(&state.entries, state.selection.at(), &names, cx, &mut part);
    }
}

/// The two locks, and what opens them. Returns the rows used.
fn locks(sheet: &PairSheet, names: &Names, cx: &Cx<'_>, pen: &mut Pen<'_>) -> u16 {
    let width = pen.width();
    let kind = [
        ("kind", cx.get(sheet.pair.kind.word_id()).into()),
        ("source", cx.get(sheet.pair.source.word_id()).into()),
    ];
    let mut y = pen.wrap(
        0,
        0,
        width,
        cx.words.say("pair-kind", &kind).as_str(),
        Ink::Text,
    );
    let said = sheet.arrangement_views();
    let heading = cx.get("pair-locks");
    if width < 60 {
        y += 1;
        y += pen.wrap(0, y, width, heading.as_str(), Ink::Strong);
    }
    for line in [
        lock_line(&names.mover, said.mover, cx),
        lock_line(&names.home, said.home, cx),
    ] {
        y += pen.wrap(0, y, width, line.as_str(), Ink::Strong);
    }
    let foot = if said.missing().is_empty() {
        "pair-locks-closed"
    } else {
        "pair-locks-open"
    };
    y + pen.wrap(0, y, width, cx.get(foot).as_str(), Ink::Text)
}
