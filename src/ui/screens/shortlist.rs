//! How a shortlist shows: names with the range of each fit, grouped, and what speaks for and against.

use crate::app::Cx;
use crate::app::match_data::{LeftOutRow, ShortlistData};
use crate::app::match_words::{self, Chip};
use crate::app::run_data::RunsData;
use crate::app::screens::shortlist::ShortlistPage;
use crate::domain::id::ProfileId;
use crate::domain::lists::PairSheet;
use crate::matching::score::SideView;
use crate::matching::shortlist::Entry;
use crate::ui::pen::{Pen, first_row, fit, width_of};
use crate::ui::theme::Ink;
use crate::ui::{bars, screens::runs, sentences};

/// The mark of one further down that is too close to call with the first.
const CLOSE: &str = "≈ ";

/// A line of the list.
enum Line<'a> {
    Gap,
    Heading(String),
    /// One that could work, with its place.
    /// One that could work, its place, and whether it is marked as too close to call with the first
    /// though it stands further down.
    Entry(&'a Entry, usize, bool),
    /// What speaks for and against it.
    Chips(ProfileId, Vec<Chip>),
    /// One of whom not enough is known, with its question.
    Open(&'a Entry, String),
    /// One with one thing in the way, and what that is.
    Near(&'a LeftOutRow, String),
    /// One that was set aside, with the reason.
    Aside(ProfileId, &'a PairSheet),
}

impl Line<'_> {
    const fn id(&self) -> Option<ProfileId> {
        match self {
            Self::Gap | Self::Heading(_) => None,
            Self::Entry(entry, ..) | Self::Open(entry, _) => Some(entry.id),
            Self::Near(row, _) => Some(row.told.id),
            Self::Chips(id, _) | Self::Aside(id, _) => Some(*id),
        }
    }
}

/// Where the columns of a row stand.
#[derive(Clone, Copy)]
struct Columns {
    name: u16,
    range: u16,
    cells: u16,
    fit: u16,
    own: u16,
    theirs: u16,
    bar: u16,
}

impl Columns {
    fn of(width: u16) -> Self {
        let bar: u16 = if width >= 80 { 8 } else { 4 };
        let cells = match width {
            100.. => 31,
            80..=99 => 24,
            _ => 14,
        };
        let theirs = width.saturating_sub(bar + 1);
        let own = theirs.saturating_sub(bar + 2);
        let fit = own.saturating_sub(5);
        let range = fit.saturating_sub(cells + 2);
        Self {
            name: 9,
            range,
            cells,
            fit,
            own,
            theirs,
            bar,
        }
    }
}

/// The most chips on one line.
const MOST_CHIPS: usize = 5;

/// Draws it.
pub fn draw(state: &ShortlistPage, cx: &Cx<'_>, pen: &mut Pen<'_>) {
    if let Some(reading) = &state.reading {
        sentences::draw(reading, pen);
        return;
    }
    let Some(data) = &state.data else { return };
    let top = head(data, state.kept.as_deref(), cx, pen);
    let lines = lines(data, cx);
    let fits = lines.len() + usize::from(top) + 2 < usize::from(pen.height());
    let foot = foot(data, fits, cx, pen, top);
    let columns = Columns::of(pen.width());
    let width = pen.width();
    let room = pen.height().saturating_sub(top + foot);
    let mut body = pen.part(0, top, width, room);
    let on = state.on();
    let last = lines
        .iter()
        .rposition(|l| on.is_some() && l.id() == on)
        .unwrap_or(0);
    let first = first_row(last, lines.len(), room);
    for (line, y) in lines.iter().skip(first).take(usize::from(room)).zip(0..) {
        draw_line(line, state, data, cx, (columns, y), &mut body);
    }
}

/// The title, the counts and the names of the columns. Returns the rows used.
fn head(data: &ShortlistData, kept: Option<&RunsData>, cx: &Cx<'_>, pen: &mut Pen<'_>) -> u16 {
    let id = if data.subject.kind.other_side().offers_room() {
        "shortlist-title-homes"
    } else {
        "shortlist-title-people"
    };
    let name = match_words::with_the(cx.words, &cx.name(&data.subject.name));
    let title = cx.words.say(id, &[("name", name.into())]);
    let after = pen.text(1, 0, title.as_str(), Ink::Strong);
    let counts = match_words::counts(cx.words, data);
    let mut y = 1;
    if after + 4 + width_of(&counts) <= pen.width() {
        pen.text(after + 4, 0, counts.as_str(), Ink::Text);
    } else {
        pen.text(1, 1, counts.as_str(), Ink::Text);
        y = 2;
    }
    y += kept.map_or(0, |kept| runs::since(kept, y, cx, pen));
    for finding in data.own.iter().take(2) {
        let speak = match_words::Speak {
            words: cx.words,
            names: cx.session.names,
            subject: &data.subject,
            other: &data.subject,
        };
        let text = format!("! {}", speak.must_have(finding));
        pen.text(1, y, text.as_str(), Ink::Attention);
        y += 1;
    }
    if let Some(text) = match_words::empty(cx.words, cx.session.names, data) {
        y += pen.wrap(
            1,
            y,
            pen.width().saturating_sub(2),
            text.as_str(),
            Ink::Text,
        );
    }
    if data.groups().is_empty() {
        return y + 1;
    }
    let c = Columns::of(pen.width());
    pen.text(c.range, y, "0", Ink::Hint);
    let middle = cx.get("shortlist-range");
    let x = c.range + (c.cells.saturating_sub(width_of(&middle))) / 2;
    pen.text_within(x, y, c.cells, middle.as_str(), Ink::Hint);
    pen.text_to(c.range + c.cells, y, "100", Ink::Hint);
    pen.text_to(c.fit + 3, y, cx.get("shortlist-fit").as_str(), Ink::Hint);
    let own = cx.name(&data.subject.name);
    for (x, text) in [(c.own, own), (c.theirs, cx.get("shortlist-theirs"))] {
        pen.text(x, y, fit(&text, c.bar + 1).as_str(), Ink::Hint);
    }
    y + 1
}

/// What stands at the bottom whatever is scrolled to: who was left out, and of whom not enough is
/// known where the list is too long to show them. Returns the rows used.
fn foot(data: &ShortlistData, fits: bool, cx: &Cx<'_>, pen: &mut Pen<'_>, top: u16) -> u16 {
    let mut lines: Vec<(String, String, String)> = Vec::new();
    let open = data.not_enough();
    if !fits && !open.is_empty() {
        let heading = cx
            .words
            .say("shortlist-not-enough", &[("n", open.len().into())]);
        let told: Vec<String> = open
            .iter()
            .filter_map(|entry| {
                let name = cx.name(data.names.get(&entry.id)?);
                Some(format!("{name}: {}?", question(data, entry, cx)?))
            })
            .collect();
        lines.push((
            heading,
            told.join("   "),
            cx.get("shortlist-look-questions"),
        ));
    }
    if !fits {
        lines.extend(near_foot(data, cx));
    }
    let out = &data.list.left_out;
    if out.count > 0 {
        let heading = cx
            .words
            .say("shortlist-left-out", &[("n", out.count.into())]);
        let rules: Vec<String> = out
            .rules
            .iter()
            .map(|count| {
                let rule = match_words::rule_label(cx.words, &count.rule);
                let args = [("rule", rule.into()), ("n", count.left_out.into())];
                cx.words.say("shortlist-rule", &args)
            })
            .collect();
        lines.push((
            heading,
            rules.join("   "),
            cx.get("shortlist-look-left-out"),
        ));
    }
    let rows = u16::try_from(lines.len()).unwrap_or(0);
    if rows == 0 || pen.height() < top + rows + 4 {
        return 0;
    }
    let first = pen.height().saturating_sub(rows);
    for ((heading, told, key), y) in lines.into_iter().zip(first..) {
        let end = pen.text_to(pen.width().saturating_sub(1), y, key.as_str(), Ink::Accent);
        let x = pen.text(1, y, heading.as_str(), Ink::Strong) + 2;
        pen.text_within(x, y, end.saturating_sub(x + 2), told.as_str(), Ink::Text);
    }
    rows + 1
}

/// Those with one thing in the way, on one line.
fn near_foot(data: &ShortlistData, cx: &Cx<'_>) -> Option<(String, String, String)> {
    let told: Vec<String> = data
        .near()
        .filter_map(|row| {
            let thing = match_words::one_thing(cx.words, cx.session.names, data, row)?;
            Some(format!("{}: {thing}", cx.name(&row.told.name)))
        })
        .collect();
    let n = data.list.left_out.near_misses.len().into();
    let heading = cx.words.say("shortlist-near-short", &[("n", n)]);
    (!told.is_empty()).then(|| (heading, told.join("   "), String::new()))
}

fn question(data: &ShortlistData, entry: &Entry, cx: &Cx<'_>) -> Option<String> {
    let speak = data.speak(entry.id, cx.words, cx.session.names)?;
    let ask = data.reasons.get(&entry.id)?.to_ask.first()?;
    Some(speak.to_ask(ask))
}

fn chips(data: &ShortlistData, id: ProfileId, cx: &Cx<'_>) -> Vec<Chip> {
    let (Some(speak), Some(reasons)) = (
        data.speak(id, cx.words, cx.session.names),
        data.reasons.get(&id),
    ) else {
        return Vec::new();
    };
    speak.chips(reasons, MOST_CHIPS)
}

fn lines<'a>(data: &'a ShortlistData, cx: &Cx<'_>) -> Vec<Line<'a>> {
    let mut lines = Vec::new();
    let groups = data.groups();
    let mut place = 0;
    for (n, group) in groups.iter().enumerate() {
        let heading = match (n, group.len()) {
            (0, 1) => cx.get("shortlist-first"),
            (0, n) => cx.words.say("shortlist-best", &[("n", n.into())]),
            _ if group.iter().any(|entry| entry.close) => cx.get("shortlist-after-close"),
            _ => cx.get("shortlist-after"),
        };
        lines.push(Line::Heading(heading));
        for entry in group {
            place += 1;
            lines.push(Line::Entry(entry, place, n > 0 && entry.close));
            let chips = chips(data, entry.id, cx);
            if !chips.is_empty() {
                lines.push(Line::Chips(entry.id, chips));
            }
        }
    }
    let open = data.not_enough();
    if !open.is_empty() {
        if !lines.is_empty() {
            lines.push(Line::Gap);
        }
        let n = open.len().into();
        lines.push(Line::Heading(
            cx.words.say("shortlist-not-enough", &[("n", n)]),
        ));
        for entry in open {
            let question =
                question(data, entry, cx).unwrap_or_else(|| cx.get("shortlist-nothing-told"));
            lines.push(Line::Open(entry, question));
        }
    }
    near_lines(data, cx, &mut lines);
    let aside = data.set_aside();
    if !aside.is_empty() {
        lines.push(Line::Gap);
        let n = aside.len().into();
        lines.push(Line::Heading(
            cx.words.say("shortlist-set-aside-heading", &[("n", n)]),
        ));
        lines.extend(
            aside
                .into_iter()
                .map(|pair| Line::Aside(data.other_of(pair).id, pair)),
        );
    }
    lines
}

/// Those with one thing in the way stand apart, whatever their numbers would be.
fn near_lines<'a>(data: &'a ShortlistData, cx: &Cx<'_>, lines: &mut Vec<Line<'a>>) {
    let mut rows = data.near().peekable();
    if rows.peek().is_none() {
        return;
    }
    if !lines.is_empty() {
        lines.push(Line::Gap);
    }
    let n = data.list.left_out.near_misses.len().into();
    lines.push(Line::Heading(cx.words.say("shortlist-near", &[("n", n)])));
    lines.extend(rows.map(|row| {
        let thing = match_words::one_thing(cx.words, cx.session.names, data, row);
        Line::Near(row, thing.unwrap_or_default())
    }));
}

fn draw_line(
    line: &Line<'_>,
    state: &ShortlistPage,
    data: &ShortlistData,
    cx: &Cx<'_>,
    (c, y): (Columns, u16),
    pen: &mut Pen<'_>,
) {
    let here = line.id().is_some() && line.id() == state.on();
    let ink = if here { Ink::Selected } else { Ink::Text };
    if here {
        pen.row(y, Ink::Selected);
    }
    match line {
        Line::Gap => {}
        Line::Heading(text) => {
            pen.text(1, y, text.as_str(), Ink::Strong);
        }
        Line::Chips(_, chips) => draw_chips(chips, y, ink, pen),
        Line::Entry(entry, place, close) => {
            let mut name = name(data, entry.id, cx);
            if *close {
                name.insert_str(0, CLOSE);
            }
            mark(state, entry.id, here, y, ink, pen);
            pen.text_to(8, y, place.to_string().as_str(), ink);
            let room = c.range.saturating_sub(c.name + 1);
            pen.text_within(c.name, y, room, name.as_str(), ink);
            numbers(entry, c, y, ink, cx, pen);
        }
        Line::Open(entry, question) => {
            mark(state, entry.id, here, y, ink, pen);
            let name = name(data, entry.id, cx);
            let room = c.range.saturating_sub(c.name + 1);
            pen.text_within(c.name, y, room, name.as_str(), ink);
            let text = format!("? {question}");
            pen.text(c.range, y, text.as_str(), ink);
        }
        Line::Near(row, thing) => {
            if here {
                pen.here(1, y);
            }
            // There are no bars to stand under, so the one thing has their room.
            let at = c.range.min(30);
            let name = cx.name(&row.told.name);
            pen.text_within(c.name, y, at.saturating_sub(c.name + 1), name.as_str(), ink);
            let fit = row
                .without
                .map_or_else(String::new, |fit| fit.whole().to_string());
            let end = pen.text_to(pen.width().saturating_sub(1), y, fit.as_str(), ink);
            let text = format!("× {thing}");
            pen.text_within(at, y, end.saturating_sub(at + 2), text.as_str(), ink);
        }
        Line::Aside(_, pair) => {
            if here {
                pen.here(1, y);
            }
            let name = cx.name(&data.other_of(pair).known_as);
            let room = c.range.saturating_sub(c.name + 1);
            pen.text_within(c.name, y, room, name.as_str(), ink);
            let text = match_words::set_aside(cx.words, pair).unwrap_or_default();
            pen.text(c.range, y, text.as_str(), ink);
        }
    }
}

fn name(data: &ShortlistData, id: ProfileId, cx: &Cx<'_>) -> String {
    data.names.get(&id).map_or_else(String::new, |n| cx.name(n))
}

fn mark(state: &ShortlistPage, id: ProfileId, here: bool, y: u16, ink: Ink, pen: &mut Pen<'_>) {
    let ticked = if state.ticked.contains(&id) {
        "[x]"
    } else {
        "[ ]"
    };
    pen.text(2, y, ticked, ink);
    if here {
        pen.here(1, y);
    }
}

fn numbers(entry: &Entry, c: Columns, y: u16, ink: Ink, cx: &Cx<'_>, pen: &mut Pen<'_>) {
    let (low, high) = entry.fit.whole_range();
    let whole = entry.fit.whole();
    let range = bars::range(low, whole, high, usize::from(c.cells));
    pen.text(c.range, y, range.as_str(), ink);
    pen.text_to(c.fit + 3, y, whole.to_string().as_str(), ink);
    for (x, view) in [(c.own, entry.own()), (c.theirs, entry.theirs())] {
        pen.text_within(x, y, c.bar, side(view, c.bar, cx).as_str(), ink);
    }
}

/// One side's view as a bar; words where it has told us nothing.
fn side(view: SideView, cells: u16, cx: &Cx<'_>) -> String {
    if view.stated() {
        bars::full(view.whole(), usize::from(cells))
    } else {
        cx.get("shortlist-no-word")
    }
}

/// As many chips as there is room for. What does not fit is left out whole.
fn draw_chips(chips: &[Chip], y: u16, ink: Ink, pen: &mut Pen<'_>) {
    let mut x = 11;
    for chip in chips {
        let text = format!("{} {}", chip.mark.sign(), chip.text);
        let room = pen.width().saturating_sub(x + 1);
        if width_of(&text) > room && x > 11 {
            continue;
        }
        x = pen.text_within(x, y, room, text.as_str(), ink) + 3;
    }
}
