//! How the start of Match shows: whom to match, the longest wait first.

use crate::app::screens::match_start::{MatchStart, days_waited, offers};
use crate::app::{Cx, say};
use crate::domain::lists::ProfileLine;
use crate::ui::pen::{Pen, first_row, width_of};
use crate::ui::theme::Ink;

/// A line of the list.
enum Line<'a> {
    Gap,
    Heading(&'static str),
    Profile(usize, &'a ProfileLine),
}

/// Draws it.
pub fn draw(state: &MatchStart, cx: &Cx<'_>, pen: &mut Pen<'_>) {
    let after = pen.text(1, 0, cx.get("match-start-title").as_str(), Ink::Strong);
    if let Some(find) = &state.find {
        let label = cx.get("match-start-find");
        let x = pen.text(after + 4, 0, label.as_str(), Ink::Text) + 1;
        let room = pen.width().saturating_sub(x + 1).min(30);
        pen.text(x, 0, " ".repeat(usize::from(room)).as_str(), Ink::Focus);
        pen.text_within(x, 0, room, find.text(), Ink::Focus);
    }
    let lines = lines(state);
    let room = pen.height().saturating_sub(2);
    let at = lines
        .iter()
        .position(|l| matches!(l, Line::Profile(i, _) if *i == state.selection.at()))
        .unwrap_or(0);
    let first = first_row(at, lines.len(), room);
    let width = pen.width();
    let mut body = pen.part(0, 2, width, room);
    for (line, y) in lines.iter().skip(first).take(usize::from(room)).zip(0..) {
        match line {
            Line::Gap => {}
            Line::Heading(id) => {
                body.text(1, y, cx.get(id).as_str(), Ink::Strong);
            }
            Line::Profile(i, profile) => {
                let nobody = state.has_no_home(profile.id).is_some();
                row(
                    *i == state.selection.at(),
                    nobody,
                    profile,
                    y,
                    cx,
                    &mut body,
                );
            }
        }
    }
    if let Some(find) = &state.find {
        let typed: String = find.text().chars().take(find.caret()).collect();
        let x = after + 4 + width_of(&cx.get("match-start-find")) + 1 + width_of(&typed);
        pen.caret(x, 0);
    }
}

fn lines(state: &MatchStart) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let mut offering = None;
    for (i, profile) in state.lines.iter().enumerate() {
        let offers = offers(profile);
        if offering != Some(offers) {
            if offering.is_some() {
                lines.push(Line::Gap);
            }
            offering = Some(offers);
            lines.push(Line::Heading(if offers {
                "match-start-offering"
            } else {
                "match-start-looking"
            }));
        }
        lines.push(Line::Profile(i, profile));
    }
    lines
}

fn row(here: bool, nobody: bool, profile: &ProfileLine, y: u16, cx: &Cx<'_>, pen: &mut Pen<'_>) {
    let ink = if here { Ink::Selected } else { Ink::Text };
    if here {
        pen.row(y, Ink::Selected);
    }
    let wide = pen.width() >= 100;
    let (kind_at, looks_at) = if wide { (34, 48) } else { (26, 39) };
    let name = cx.name(&profile.known_as);
    pen.text_within(3, y, kind_at - 4, name.as_str(), ink);
    let kind = cx.get(profile.kind.word_id());
    pen.text_within(kind_at, y, looks_at - kind_at - 1, kind.as_str(), ink);
    let mut waits = waits(profile, cx);
    if nobody {
        waits = cx.words.say("cost-none-yet", &[("waits", waits.into())]);
    }
    let end = pen.text_to(pen.width().saturating_sub(1), y, waits.as_str(), ink);
    let kinds: Vec<String> = profile
        .kinds
        .iter()
        .map(|kind| cx.get(kind.word_id()))
        .collect();
    let room = end.saturating_sub(looks_at + 1);
    pen.text_within(looks_at, y, room, kinds.join(", ").as_str(), ink);
    if here {
        pen.here(1, y);
    }
}

fn waits(profile: &ProfileLine, cx: &Cx<'_>) -> String {
    if offers(profile) {
        let n = profile.free_places.unwrap_or(0).into();
        return cx.words.say("match-start-ready", &[("n", n)]);
    }
    days_waited(profile, cx.today()).map_or_else(
        || cx.get("match-start-unknown"),
        |days| say::span(cx.words, days),
    )
}
