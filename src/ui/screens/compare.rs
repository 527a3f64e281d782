//! How a comparison shows: a column for each, a row for each thing that was asked for.
//!
//! As many columns as fit; the others are a step to the side, and it is said that they are there. A
//! cell takes two lines at most, and the highlighted one stands in full on the message line.

use super::people::bar;
use crate::app::Cx;
use crate::app::match_data::CompareData;
use crate::app::match_words;
use crate::app::match_words::compare::{Cell, Line, Row};
use crate::app::screens::compare::Compare;
use crate::ui::pen::{HERE, Pen, first_row, fit, width_of, wrapped};
use crate::ui::theme::Ink;
use crate::ui::{bars, sentences};

/// The fewest columns of text in which a cell can be read.
const NARROWEST: u16 = 18;

/// The most lines of a cell.
const MOST_LINES: usize = 2;

/// Cells of the bar of a view.
const VIEW: usize = 8;

/// Where the columns stand.
struct Columns {
    label: u16,
    each: u16,
    /// The first home that shows, and how many do.
    first: usize,
    shown: usize,
}

impl Columns {
    fn of(width: u16, homes: usize, at: usize) -> Self {
        let label = match width {
            100.. if homes > 3 => 24,
            100.. => 27,
            80..=99 => 23,
            _ => 20,
        };
        let room = width.saturating_sub(label);
        let fit = usize::from((room / (NARROWEST + 1)).max(1));
        let shown = homes.min(fit).max(1);
        // The window moves no further than it must.
        let first = (at + 1).saturating_sub(shown);
        let each = room / u16::try_from(shown).unwrap_or(1);
        Self {
            label,
            each,
            first,
            shown,
        }
    }

    /// Where the columns of the homes begin, with which home each is.
    fn homes(&self) -> impl Iterator<Item = (usize, u16)> + use<> {
        let (label, each) = (self.label, self.each);
        (self.first..self.first + self.shown)
            .zip(0_u16..)
            .map(move |(home, n)| (home, label + n * each))
    }

    /// The columns of text in a cell.
    const fn room(&self) -> u16 {
        self.each.saturating_sub(3)
    }
}

/// A row broken into lines, or a rule between two groups of rows.
enum Drawn {
    Rule,
    Row { n: usize, lines: Vec<Vec<String>> },
}

impl Drawn {
    fn height(&self) -> usize {
        match self {
            Self::Rule => 1,
            Self::Row { lines, .. } => lines.iter().map(Vec::len).max().unwrap_or(1).max(1),
        }
    }
}

/// Draws it.
pub fn draw(state: &Compare, cx: &Cx<'_>, pen: &mut Pen<'_>) {
    if let Some(reading) = &state.reading {
        sentences::draw(reading, pen);
        return;
    }
    let Some(data) = &state.data else { return };
    let columns = Columns::of(pen.width(), data.homes.len(), state.at());
    let top = head(data, state.at(), &columns, cx, pen);
    let foot = foot(data, state, &columns, cx, pen);
    let width = pen.width();
    let room = pen.height().saturating_sub(top + foot);
    let lines = state.lines(cx);
    body(
        &lines,
        state,
        &columns,
        cx,
        &mut pen.part(0, top, width, room),
    );
}

/// Who is compared, and for whom. Returns the rows used.
fn head(data: &CompareData, at: usize, columns: &Columns, cx: &Cx<'_>, pen: &mut Pen<'_>) -> u16 {
    let name = match_words::with_the(cx.words, &cx.name(&data.subject.name));
    let wants = cx.words.say("compare-wants", &[("name", name.into())]);
    let room = columns.label.saturating_sub(2);
    let mut used = pen.wrap(1, 0, room, wants.as_str(), Ink::Strong);
    for (home, x) in columns.homes() {
        let Some(compared) = data.homes.get(home) else {
            continue;
        };
        let name = cx.name(&compared.told.name);
        let ink = if home == at {
            pen.text(x + 1, 0, HERE, Ink::Selected);
            Ink::Selected
        } else {
            Ink::Strong
        };
        let room = columns.each.saturating_sub(3);
        used = used.max(pen.wrap(x + 3, 0, room, name.as_str(), ink));
    }
    for (_, x) in columns.homes() {
        pen.bar(x, 0, used);
    }
    used
}

/// What tells them apart, what the marks mean, and that there are more than show. Returns the rows used.
fn foot(
    data: &CompareData,
    state: &Compare,
    columns: &Columns,
    cx: &Cx<'_>,
    pen: &mut Pen<'_>,
) -> u16 {
    let name = match_words::with_the(cx.words, &cx.name(&data.subject.name));
    let mut texts = vec![
        (data.biggest(cx.words, cx.session.names), Ink::Text),
        (marks(&name, cx), Ink::Hint),
    ];
    if columns.shown < data.homes.len() {
        let args = [
            ("n", (state.at() + 1).into()),
            ("of", data.homes.len().into()),
        ];
        texts.push((cx.words.say("compare-window", &args), Ink::Accent));
    }
    let room = pen.width().saturating_sub(2);
    let lines: Vec<(String, Ink)> = texts
        .into_iter()
        .flat_map(|(text, ink)| {
            wrapped(&text, room)
                .into_iter()
                .map(move |line| (line, ink))
        })
        .collect();
    let rows = u16::try_from(lines.len()).unwrap_or(0);
    let first = pen.height().saturating_sub(rows);
    for ((line, ink), y) in lines.iter().zip(first..) {
        pen.text(1, y, line.as_str(), *ink);
    }
    rows
}

/// What the marks mean.
fn marks(name: &str, cx: &Cx<'_>) -> String {
    [
        cx.words
            .say("compare-mark-better", &[("name", name.into())]),
        cx.get("compare-mark-same"),
        cx.get("compare-mark-worse"),
        cx.get("compare-mark-not-known"),
    ]
    .join("   ")
}

/// What a cell says, in lines of its column.
fn cell_lines(cell: Option<&Cell>, room: u16) -> Vec<String> {
    let Some(cell) = cell else { return Vec::new() };
    if let Some(view) = cell.view {
        return vec![format!("{} {}", bars::full(view, VIEW), cell.text)];
    }
    let mut lines = wrapped(&cell.text, room);
    if lines.len() > MOST_LINES {
        let rest = lines.split_off(MOST_LINES - 1).join(" ");
        lines.push(fit(&rest, room));
    }
    lines
}

/// The label of a row in its column, with a bar for how much it matters at the end.
fn label_lines(line: &Line, room: u16) -> Vec<String> {
    let level = line.level.map(|level| bar(level, 1));
    let bar_room = level.as_deref().map_or(0, |bar| width_of(bar) + 1);
    let text = room.saturating_sub(bar_room);
    let mut lines = wrapped(&line.label, text);
    if lines.len() > MOST_LINES {
        let rest = lines.split_off(MOST_LINES - 1).join(" ");
        lines.push(fit(&rest, text));
    }
    if let (Some(bar), Some(first)) = (level, lines.first_mut()) {
        let gap = usize::from(text.saturating_sub(width_of(first)) + 1);
        *first = format!("{first}{}{bar}", " ".repeat(gap));
    }
    lines
}

/// Whether a rule stands above this row: between the numbers, what was asked for, and what is known
/// beside it.
const fn starts_group(row: Row, before: Option<Row>) -> bool {
    const fn group(row: Row) -> u8 {
        match row {
            Row::Fit | Row::Own | Row::Theirs => 0,
            Row::MustHaves | Row::Wish(_) => 1,
            Row::NotKnown | Row::Met | Row::Said => 2,
        }
    }
    match before {
        Some(before) => group(before) != group(row),
        None => true,
    }
}

fn drawn(lines: &[Line], columns: &Columns) -> Vec<Drawn> {
    let mut all = Vec::new();
    let mut before = None;
    for (n, line) in lines.iter().enumerate() {
        if starts_group(line.row, before) {
            all.push(Drawn::Rule);
        }
        before = Some(line.row);
        let cells = columns
            .homes()
            .map(|(home, _)| cell_lines(line.cells.get(home), columns.room()));
        let label = label_lines(line, columns.label.saturating_sub(3));
        all.push(Drawn::Row {
            n,
            lines: std::iter::once(label).chain(cells).collect(),
        });
    }
    all
}

/// The rows, scrolled so that the highlighted one can be seen whole.
fn body(lines: &[Line], state: &Compare, columns: &Columns, cx: &Cx<'_>, pen: &mut Pen<'_>) {
    let all = drawn(lines, columns);
    let on = state.selection.at();
    let total: usize = all.iter().map(Drawn::height).sum();
    let fits = total <= usize::from(pen.height());
    let room = pen.height().saturating_sub(u16::from(!fits));
    let mut end = 0;
    for part in &all {
        end += part.height();
        if matches!(part, Drawn::Row { n, .. } if *n == on) {
            break;
        }
    }
    let first = first_row(end.saturating_sub(1), total, room);
    let (mut at, mut below) = (0, 0);
    for part in &all {
        let starts = at;
        at += part.height();
        let whole = starts >= first && at <= first + usize::from(room);
        let y = u16::try_from(starts.saturating_sub(first)).unwrap_or(u16::MAX);
        match part {
            Drawn::Rule if whole => rule(y, columns, pen),
            Drawn::Row { n, lines } if whole => {
                row(lines, *n == on, y, state.at(), columns, pen);
            }
            Drawn::Row { .. } if starts >= first => below += 1,
            Drawn::Rule | Drawn::Row { .. } => {}
        }
    }
    if below > 0 {
        let text = cx.words.say("compare-more-rows", &[("n", below.into())]);
        let end = pen.width().saturating_sub(1);
        pen.text_to(end, room, text.as_str(), Ink::Hint);
    }
}

fn rule(y: u16, columns: &Columns, pen: &mut Pen<'_>) {
    pen.rule(y);
    for (_, x) in columns.homes() {
        pen.text(x, y, "┼", Ink::Line);
    }
}

fn row(
    lines: &[Vec<String>],
    here: bool,
    y: u16,
    chosen: usize,
    columns: &Columns,
    pen: &mut Pen<'_>,
) {
    let height = lines.iter().map(Vec::len).max().unwrap_or(1).max(1);
    let ink = |on: bool| if on { Ink::Selected } else { Ink::Text };
    let labels = lines.first();
    for (text, y) in labels.into_iter().flatten().zip(y..) {
        let room = columns.label.saturating_sub(3);
        pen.text_within(2, y, room, text.as_str(), ink(here));
    }
    let cells = lines.iter().skip(1).zip(columns.homes());
    for (texts, (home, x)) in cells {
        pen.bar(x, y, u16::try_from(height).unwrap_or(1));
        for (text, y) in texts.iter().zip(y..) {
            let on = here && home == chosen;
            pen.text_within(x + 2, y, columns.room(), text.as_str(), ink(on));
        }
    }
    if here {
        pen.here(0, y);
    }
}
