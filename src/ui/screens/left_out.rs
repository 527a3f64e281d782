//! How those who were left out show: near misses first, then by the must-have that leaves out most.

use crate::app::Cx;
use crate::app::match_data::{LeftOutData, LeftOutRow};
use crate::app::match_words::{self, Speak};
use crate::app::screens::left_out::LeftOut;
use crate::domain::id::ProfileId;
use crate::ui::pen::{Pen, first_row, wrapped};
use crate::ui::theme::Ink;

/// A line of the list.
enum Line {
    Gap,
    Heading(String),
    /// A name, with what it is about, and what stands to its right.
    Name(ProfileId, String, String),
    /// Why.
    Reason(ProfileId, String),
}

impl Line {
    const fn id(&self) -> Option<ProfileId> {
        match self {
            Self::Gap | Self::Heading(_) => None,
            Self::Name(id, ..) | Self::Reason(id, _) => Some(*id),
        }
    }
}

/// Draws it.
pub fn draw(state: &LeftOut, cx: &Cx<'_>, pen: &mut Pen<'_>) {
    let Some(data) = &state.data else { return };
    let name = cx.name(&data.subject.name);
    let title = cx.words.say("left-out-title", &[("name", name.into())]);
    pen.text(1, 0, title.as_str(), Ink::Strong);
    let count = if data.count == 0 {
        cx.get("left-out-none")
    } else {
        cx.words.say("left-out-count", &[("n", data.count.into())])
    };
    pen.text(1, 1, count.as_str(), Ink::Text);
    let width = pen.width();
    let lines = lines(state, data, cx, width);
    let room = pen.height().saturating_sub(3);
    let mut body = pen.part(0, 3, width, room);
    let on = state.selection.on().copied();
    let last = lines
        .iter()
        .rposition(|l| on.is_some() && l.id() == on)
        .unwrap_or(0);
    let first = first_row(last, lines.len(), room);
    for (line, y) in lines.iter().skip(first).take(usize::from(room)).zip(0..) {
        draw_line(line, on, y, &mut body);
    }
}

fn lines(state: &LeftOut, data: &LeftOutData, cx: &Cx<'_>, width: u16) -> Vec<Line> {
    let mut lines = Vec::new();
    if !data.near.is_empty() {
        let n = data.near.len().into();
        lines.push(Line::Heading(cx.words.say("left-out-near", &[("n", n)])));
        for row in &data.near {
            row_lines(row, data, cx, width, &mut lines);
        }
    }
    for (count, rows) in state.by_rule() {
        if !lines.is_empty() {
            lines.push(Line::Gap);
        }
        let rule = match_words::rule_label(cx.words, &count.rule);
        lines.push(Line::Heading(cx.words.say(
            "left-out-rule",
            &[
                ("rule", rule.into()),
                ("n", count.left_out.into()),
                ("alone", count.alone.into()),
            ],
        )));
        for row in rows {
            row_lines(row, data, cx, width, &mut lines);
        }
    }
    let told = data.near.len() + data.others.len();
    if data.count > told {
        let more = (data.count - told).into();
        lines.push(Line::Gap);
        lines.push(Line::Heading(
            cx.words.say("left-out-and-more", &[("n", more)]),
        ));
    }
    lines
}

fn row_lines(row: &LeftOutRow, data: &LeftOutData, cx: &Cx<'_>, width: u16, lines: &mut Vec<Line>) {
    let speak = Speak {
        words: cx.words,
        names: cx.session.names,
        subject: &data.subject,
        other: &row.told,
    };
    let id = row.told.id;
    let without = row.without.map_or_else(String::new, |fit| {
        cx.words
            .say("left-out-without", &[("fit", fit.whole().into())])
    });
    lines.push(Line::Name(id, cx.name(&row.told.name), without));
    for finding in &row.because {
        let text = format!("× {}", speak.must_have(finding));
        let rows = wrapped(&text, width.saturating_sub(8));
        lines.extend(rows.into_iter().map(|text| Line::Reason(id, text)));
    }
}

fn draw_line(line: &Line, on: Option<ProfileId>, y: u16, pen: &mut Pen<'_>) {
    let here = line.id().is_some() && line.id() == on;
    let ink = if here { Ink::Selected } else { Ink::Text };
    if here {
        pen.row(y, Ink::Selected);
    }
    match line {
        Line::Gap => {}
        Line::Heading(text) => {
            pen.text(1, y, text.as_str(), Ink::Strong);
        }
        Line::Name(_, name, without) => {
            let end = pen.width().saturating_sub(1);
            let end = pen.text_to(end, y, without.as_str(), ink);
            pen.text_within(3, y, end.saturating_sub(4), name.as_str(), ink);
            if here {
                pen.here(1, y);
            }
        }
        Line::Reason(_, text) => {
            pen.text(5, y, text.as_str(), ink);
        }
    }
}
