//! How Files shows: where everything is, then what can be done with it.

use crate::app::Cx;
use crate::app::effect::FilesData;
use crate::app::screens::files::{Files, Job, check_sentence};
use crate::ui::pen::{Pen, first_row};
use crate::ui::theme::Ink;

/// Draws it.
pub fn draw(state: &Files, cx: &Cx<'_>, pen: &mut Pen<'_>) {
    let mut y = u16::from(pen.height() >= 20);
    if let Some(data) = &state.data {
        y += about(data, cx, y, pen);
    }
    if let Some(check) = state.checked {
        let mark = if check.faults == 0 { "√" } else { "!" };
        let text = format!("{mark} {}", check_sentence(check, cx));
        let room = pen.width().saturating_sub(4);
        let ink = if check.faults == 0 {
            Ink::Accent
        } else {
            Ink::Attention
        };
        y += pen.wrap(3, y, room, text.as_str(), ink);
    }
    if state.checking.is_some() {
        pen.text(3, y, cx.get("files-checking").as_str(), Ink::Accent);
        y += 1;
    }
    y += 1;
    let rows = pen.height().saturating_sub(y);
    let width = pen.width();
    jobs(state, cx, &mut pen.part(0, y, width, rows));
}

/// Where the scheme is and how much it holds. Returns the rows used.
fn about(data: &FilesData, cx: &Cx<'_>, y: u16, pen: &mut Pen<'_>) -> u16 {
    let room = pen.width().saturating_sub(4);
    let name = cx.session.scheme().map_or("", |s| s.name.as_str());
    let mut row = y;
    pen.text(1, row, name, Ink::Strong);
    row += 1;
    let [profiles, introductions, arrangements] = data.counts;
    let sentences = [
        cx.words.say(
            "files-counts",
            &[
                ("profiles", profiles.into()),
                ("introductions", introductions.into()),
                ("arrangements", arrangements.into()),
            ],
        ),
        cx.words.say(
            "files-where",
            &[
                ("folder", data.folder.as_str().into()),
                ("size", size(data.bytes, cx).into()),
            ],
        ),
        cx.get(if cx.session.practice() {
            "files-safe-copy-practice"
        } else {
            "files-safe-copy"
        }),
    ];
    for sentence in sentences {
        row += pen.wrap(3, row, room, sentence.as_str(), Ink::Text);
    }
    row - y
}

/// A size as people say it, in whole numbers.
fn size(bytes: u64, cx: &Cx<'_>) -> String {
    let kilo = bytes.div_ceil(1000);
    if kilo < 1000 {
        cx.words.say("size-kilo", &[("n", kilo.into())])
    } else {
        cx.words
            .say("size-mega", &[("n", kilo.div_ceil(1000).into())])
    }
}

fn jobs(state: &Files, cx: &Cx<'_>, pen: &mut Pen<'_>) {
    let mut lines: Vec<(Option<usize>, String)> = Vec::new();
    let mut band = "";
    for (i, job) in Job::all().iter().enumerate() {
        let (heading, text) = words(job, cx);
        if heading != band {
            if !band.is_empty() && pen.height() > 14 {
                lines.push((None, String::new()));
            }
            lines.push((None, cx.get(heading)));
            band = heading;
        }
        lines.push((Some(i), text));
    }
    let at = lines
        .iter()
        .position(|(i, _)| *i == Some(state.selection.at()))
        .unwrap_or(0);
    let room = pen.height();
    let first = first_row(at, lines.len(), room);
    for ((i, text), y) in lines.iter().skip(first).take(usize::from(room)).zip(0..) {
        if i.is_none() {
            pen.text(1, y, text.as_str(), Ink::Strong);
            continue;
        }
        let here = *i == Some(state.selection.at());
        if here {
            pen.row(y, Ink::Selected);
        }
        let ink = if here { Ink::Selected } else { Ink::Text };
        pen.text(3, y, text.as_str(), ink);
        if here {
            pen.here(1, y);
        }
    }
}

fn words(job: &Job, cx: &Cx<'_>) -> (&'static str, String) {
    match job {
        Job::Import => ("files-in", cx.get("files-import")),
        Job::Export(list) => (
            "files-out",
            cx.words
                .say("files-export", &[("list", cx.get(list.word_id()).into())]),
        ),
        Job::History => ("files-look", cx.get("files-history")),
        Job::Check => ("files-look", cx.get("files-check")),
        Job::Settings => ("files-look", cx.get("files-settings")),
    }
}
