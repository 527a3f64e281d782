//! How what can be done instead shows: what is in the way, and numbered choices.

use crate::app::Cx;
use crate::app::screens::instead::Instead;
use crate::ui::pen::Pen;
use crate::ui::theme::Ink;

/// Draws it.
pub fn draw(state: &Instead, cx: &Cx<'_>, pen: &mut Pen<'_>) {
    let gap = u16::from(pen.height() >= 18);
    let room = pen.width().saturating_sub(8).min(76);
    let mut y = gap * 2;
    pen.text(3, y, cx.get("instead-title").as_str(), Ink::Strong);
    y += 1 + gap;
    y += pen.wrap(5, y, room, state.text.as_str(), Ink::Text) + 1;
    for (way, n) in state.ways.iter().zip(1_u8..) {
        let here = state.selection.on() == Some(way);
        let ink = if here { Ink::Selected } else { Ink::Text };
        let label = format!("{n} {}", cx.get(way.word_id()));
        pen.text(7, y, label.as_str(), ink);
        if here {
            pen.here(5, y);
        }
        y += 1;
    }
    if state.working.is_some() {
        pen.text(5, y + 1, cx.get("working").as_str(), Ink::Accent);
    }
}
