//! How the history shows: when, what, about whom, and by whom.

use crate::app::screens::history::History;
use crate::app::session::NamesShown;
use crate::app::{Cx, say};
use crate::ui::pen::{Pen, first_row};
use crate::ui::sentences;
use crate::ui::theme::Ink;

/// Draws it.
pub fn draw(state: &History, cx: &Cx<'_>, pen: &mut Pen<'_>) {
    if let Some(detail) = &state.detail {
        sentences::draw(detail, pen);
        return;
    }
    if state.loaded && state.lines.is_empty() {
        pen.text(1, 1, cx.get("history-empty").as_str(), Ink::Text);
        return;
    }
    let wide = pen.width() >= 100;
    let (what, about, who) = if wide { (22, 50, 82) } else { (20, 43, 64) };
    for (x, word) in [
        (3, "history-when"),
        (what, "history-what"),
        (about, "history-about"),
        (who, "history-who"),
    ] {
        pen.text(x, 0, cx.get(word).as_str(), Ink::Strong);
    }
    let room = pen.height().saturating_sub(1);
    let at = state.selection.at();
    let first = first_row(at, state.lines.len(), room);
    let lines = state.lines.iter().enumerate().skip(first);
    for ((row, line), y) in lines.take(usize::from(room)).zip(1..) {
        let here = row == at;
        let ink = if here { Ink::Selected } else { Ink::Text };
        if here {
            pen.row(y, ink);
        }
        let civil = say::civil(line.at);
        let day = say::short_day(cx.words, civil.date(), cx.today());
        let when = format!("{day} {}", say::time(civil.time()));
        pen.text_within(3, y, what - 4, when.as_str(), ink);
        let kind = cx.get(line.kind.word_id());
        pen.text_within(what, y, about - what - 1, kind.as_str(), ink);
        // What a change was about is written out with names, so it shows only where names do.
        let named = cx.session.names == NamesShown::Full;
        let subject = if named { line.about.as_str() } else { "…" };
        pen.text_within(about, y, who - about - 1, subject, ink);
        pen.text(who, y, line.who.as_str(), ink);
        if here {
            pen.here(1, y);
        }
    }
}
