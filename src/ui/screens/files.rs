//! How Files shows: where everything is, then what can be done with it.

use crate::app::Cx;
use crate::app::check_data::FileCheck;
use crate::app::check_words;
use crate::app::effect::FilesData;
use crate::app::screens::files::{Files, Job};
use crate::ui::pen::{Pen, first_row};
use crate::ui::theme::Ink;

/// The rows that the list of jobs keeps, however much was found.
const JOBS_KEEP: u16 = 6;

/// Draws it.
pub fn draw(state: &Files, cx: &Cx<'_>, pen: &mut Pen<'_>) {
    let mut y = u16::from(pen.height() >= 20);
    if let Some(data) = &state.data {
        y += about(data, cx, y, pen);
    }
    if let Some(check) = &state.checked {
        y += checked(check, cx, y, pen);
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

/// How the file stood when it was looked through. Returns the rows used.
fn checked(check: &FileCheck, cx: &Cx<'_>, y: u16, pen: &mut Pen<'_>) -> u16 {
    let whole = check.faults.is_empty();
    let (mark, ink) = if whole {
        ("√", Ink::Accent)
    } else {
        ("!", Ink::Attention)
    };
    let room = pen.width().saturating_sub(4);
    let text = format!("{mark} {}", check_words::summary(cx.words, check));
    let mut row = y + pen.wrap(3, y, room, text.as_str(), ink);
    if let Some(sentence) = check_words::code(cx.words, check) {
        row += pen.wrap(5, row, room.saturating_sub(2), sentence.as_str(), Ink::Text);
    }
    // The jobs below must stay in reach; the plain command lists everything.
    let faults = check_words::faults(cx.words, cx.session.names, check);
    let last = pen.height().saturating_sub(JOBS_KEEP);
    for sentence in faults {
        if row >= last {
            pen.text(5, row, "…", ink);
            return row + 1 - y;
        }
        row += pen.wrap(5, row, room.saturating_sub(2), sentence.as_str(), ink);
    }
    row - y
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
        Job::Copies => ("files-copies", cx.get("files-copies-see")),
        Job::TryCopy => ("files-copies", cx.get("files-copies-try")),
        Job::History => ("files-look", cx.get("files-history")),
        Job::Check => ("files-look", cx.get("files-check")),
        Job::People => ("files-look", cx.get("files-people")),
        Job::Settings => ("files-look", cx.get("files-settings")),
    }
}
