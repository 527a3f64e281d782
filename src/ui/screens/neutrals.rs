//! How neutral values show: a table of what each counts for and would count for, and under it what
//! would move.

use crate::app::Cx;
use crate::app::neutral_data::NeutralsData;
use crate::app::neutral_words;
use crate::app::screens::neutrals::NeutralsPage;
use crate::matching::neutral::Gauge;
use crate::ui::pen::{Pen, first_row};
use crate::ui::sentences;
use crate::ui::theme::Ink;

/// The most of those that are named for whom another would come first.
const NAMED: usize = 3;

/// A row of the table: who wishes, about what, and the value.
type Row = (String, String, Gauge);

/// Draws it.
pub fn draw(state: &NeutralsPage, cx: &Cx<'_>, pen: &mut Pen<'_>) {
    if let Some(reading) = &state.reading {
        sentences::draw(reading, pen);
        return;
    }
    let Some(data) = &state.data else { return };
    let width = pen.width();
    pen.text(1, 0, cx.get("neutrals-title").as_str(), Ink::Strong);
    let version = match data.now.version() {
        0 => cx.get("neutrals-never"),
        n => cx.words.say("neutrals-version", &[("n", n.into())]),
    };
    pen.text_to(width.saturating_sub(1), 0, version.as_str(), Ink::Text);
    let room = width.saturating_sub(2);
    let top = 1 + pen.wrap(1, 1, room, cx.get("neutrals-what").as_str(), Ink::Text) + 1;
    let foot = foot(data, cx, pen);
    let rows = pen.height().saturating_sub(top + foot);
    let mut body = pen.part(0, top, width, rows);
    table(state, data, cx, &mut body);
}

/// Where the columns stand: about, and the ends of the three numbers.
const fn columns(width: u16) -> [u16; 4] {
    if width >= 100 {
        [22, 68, 80, 97]
    } else {
        [17, 51, 61, 78]
    }
}

fn table(state: &NeutralsPage, data: &NeutralsData, cx: &Cx<'_>, pen: &mut Pen<'_>) {
    let [about, now, then, known] = columns(pen.width());
    pen.text(3, 0, cx.get("neutrals-who").as_str(), Ink::Hint);
    pen.text(about, 0, cx.get("neutrals-about").as_str(), Ink::Hint);
    for (end, id) in [
        (now, "neutrals-now"),
        (then, "neutrals-then"),
        (known, "neutrals-from"),
    ] {
        pen.text_to(end, 0, cx.get(id).as_str(), Ink::Hint);
    }
    let words = cx.words;
    let silent: Row = (
        cx.get("neutrals-everybody"),
        cx.get("neutrals-silent"),
        data.measured.view,
    );
    let criteria = data.criteria().into_iter().map(|criterion| {
        let who = cx.get(criterion.owner.word_id());
        (who, neutral_words::about(words, criterion), criterion.gauge)
    });
    let rows: Vec<Row> = std::iter::once(silent).chain(criteria).collect();
    let at = state.selection.at();
    let room = pen.height().saturating_sub(1);
    let first = first_row(at, rows.len(), room);
    let shown = rows.iter().enumerate().skip(first).take(usize::from(room));
    for ((n, (who, what, gauge)), y) in shown.zip(1..) {
        let here = n == at;
        let ink = if here { Ink::Selected } else { Ink::Text };
        if here {
            pen.row(y, ink);
        }
        pen.text_within(3, y, about.saturating_sub(4), who.as_str(), ink);
        let room = now.saturating_sub(about + 5);
        pen.text_within(about, y, room, what.as_str(), ink);
        let points = |value: u32| neutral_words::points(value).to_string();
        pen.text_to(now, y, points(gauge.now).as_str(), ink);
        let mark = if gauge.moves() { "→ " } else { "" };
        let value = format!("{mark}{}", points(gauge.then));
        pen.text_to(then, y, value.as_str(), ink);
        pen.text_to(known, y, neutral_words::known(words, *gauge).as_str(), ink);
        if here {
            pen.here(1, y);
        }
    }
}

/// What would move, at the bottom. Returns the rows used, with the empty one above.
fn foot(data: &NeutralsData, cx: &Cx<'_>, pen: &mut Pen<'_>) -> u16 {
    let room = pen.width().saturating_sub(2);
    let mut lines = crate::ui::pen::wrapped(&neutral_words::would_move(cx.words, data), room);
    let strong = lines.len();
    let firsts = neutral_words::firsts(cx.words, cx.session.names, data);
    lines.extend(firsts.iter().take(NAMED).cloned());
    if firsts.len() > NAMED {
        let more = (firsts.len() - NAMED).into();
        lines.push(cx.words.say("runs-more-rows", &[("n", more)]));
    }
    let rows = u16::try_from(lines.len()).unwrap_or(0);
    let first = pen.height().saturating_sub(rows);
    for ((n, line), y) in lines.iter().enumerate().zip(first..) {
        let (x, ink) = if n < strong {
            (1, Ink::Strong)
        } else {
            (3, Ink::Text)
        };
        pen.text(x, y, line.as_str(), ink);
    }
    rows + 1
}
