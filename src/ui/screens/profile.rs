//! How a profile shows: first the page that others see, in the person's own words; behind it lists
//! of everything that is known, with the three kinds of not knowing written out.

use crate::app::screens::profile::ProfilePage;
use crate::app::screens::profile::pages::{self, Line, MOST_UNKNOWN, Page};
use crate::app::{Cx, match_words, say, tell};
use crate::domain::profile::ProfileKind;
use crate::domain::sheet::Sheet;
use crate::domain::topic::Topic;
use crate::matching::cost::Costs;
use crate::ui::pen::{Pen, first_row, width_of, wrapped};
use crate::ui::theme::Ink;

/// How many needs that leave homes out stand beside the must-haves.
const MOST_NEEDS: usize = 3;

/// A row of the first page: how far in, the text and its ink.
type Row = (u16, String, Ink);

/// Draws it.
pub fn draw(state: &ProfilePage, cx: &Cx<'_>, pen: &mut Pen<'_>) {
    let Some(data) = state.data.as_deref() else {
        return;
    };
    let top = u16::from(pen.height() >= 20);
    header(state, &data.sheet, cx, top, pen);
    let (width, first) = (pen.width(), top + 1 + top);
    let rows = pen.height().saturating_sub(first);
    if state.page == Page::OnePage {
        one_page(state, &data.sheet, cx, &mut pen.part(0, first, width, rows));
    } else {
        list(state, cx, &mut pen.part(0, first, width, rows));
    }
}

/// Name, age and side, and how far the profile has come.
fn header(state: &ProfilePage, sheet: &Sheet, cx: &Cx<'_>, y: u16, pen: &mut Pen<'_>) {
    let p = &sheet.profile;
    let mut right = vec![cx.get(tell::side(p.kind))];
    if tell::is_unfinished(sheet) {
        right.insert(0, cx.get("profile-unfinished"));
    }
    if state.page != Page::OnePage {
        right = vec![cx.get(state.page.word_id())];
    }
    let width = pen.width();
    let end = pen.text_to(
        width.saturating_sub(1),
        y,
        right.join("   ").as_str(),
        Ink::Accent,
    );
    let mut title = cx.name(&p.known_as);
    if let Some(age) = p.age_on(cx.today()) {
        title = format!("{title}, {age}");
    }
    let x = pen.text_within(2, y, end.saturating_sub(3), title.as_str(), Ink::Strong);
    let stage = cx.get(sheet.stage(cx.today()).word_id());
    let about: Vec<String> = [p.pronouns.clone(), stage, p.reference.clone()]
        .into_iter()
        .filter(|t| !t.is_empty())
        .collect();
    let room = end.saturating_sub(x + 5);
    pen.text_within(x + 3, y, room, about.join("   ").as_str(), Ink::Text);
}

fn one_page(state: &ProfilePage, sheet: &Sheet, cx: &Cx<'_>, pen: &mut Pen<'_>) {
    let (width, height) = (pen.width(), pen.height());
    let wide = width >= 100;
    if wide {
        let left = headings(sheet, cx, 54);
        let right = beside(state, sheet, cx, width.saturating_sub(61));
        scroll(&left, state.at(), &mut pen.part(1, 0, 55, height));
        pen.bar(57, 0, height);
        let room = width.saturating_sub(59);
        scroll(&right, state.at(), &mut pen.part(59, 0, room, height));
    } else {
        let mut rows = headings(sheet, cx, width.saturating_sub(4));
        rows.extend(beside(state, sheet, cx, width.saturating_sub(6)));
        scroll(&rows, state.at(), &mut pen.part(1, 0, width - 1, height));
    }
}

/// Draws rows from `first` on, and says so where there are more.
fn scroll(rows: &[Row], first: usize, pen: &mut Pen<'_>) {
    let room = usize::from(pen.height());
    let first = first.min(rows.len().saturating_sub(room));
    for ((x, text, ink), y) in rows.iter().skip(first).take(room).zip(0..) {
        pen.text(*x, y, text.as_str(), *ink);
    }
    let (width, height) = (pen.width(), pen.height());
    if first + room < rows.len() {
        pen.text(
            width.saturating_sub(2),
            height.saturating_sub(1),
            "↓",
            Ink::Accent,
        );
    }
    if first > 0 {
        pen.text(width.saturating_sub(2), 0, "↑", Ink::Accent);
    }
}

fn push_wrapped(rows: &mut Vec<Row>, x: u16, mark: &str, text: &str, room: u16) {
    let hang = width_of(mark);
    for (line, n) in wrapped(text, room.saturating_sub(x + hang)).iter().zip(0..) {
        let lead = if n == 0 {
            mark.to_owned()
        } else {
            " ".repeat(usize::from(hang))
        };
        rows.push((x, format!("{lead}{line}"), Ink::Text));
    }
}

/// The three headings, in their order, in the person's own words.
fn headings(sheet: &Sheet, cx: &Cx<'_>, room: u16) -> Vec<Row> {
    let mut rows = Vec::new();
    for topic in tell::HEADINGS {
        let id = if sheet.profile.kind.offers_room() && topic == Topic::HowToSupport {
            "profile-what-we-are-like"
        } else {
            topic.word_id()
        };
        rows.push((0, cx.get(id), Ink::Strong));
        let lines = sheet.lines(topic);
        if lines.is_empty() {
            rows.push((2, tell::topic(sheet, topic, cx).text, Ink::Hint));
        }
        for line in lines {
            push_wrapped(&mut rows, 2, "• ", line, room);
        }
        rows.push((0, String::new(), Ink::Text));
    }
    rows
}

/// What others need at a glance, must-haves, what is not known yet, and who knows them best.
fn beside(state: &ProfilePage, sheet: &Sheet, cx: &Cx<'_>, room: u16) -> Vec<Row> {
    let mut rows = vec![(0, cx.get("profile-at-a-glance"), Ink::Strong)];
    for (label, told) in pages::glance(sheet, cx) {
        let lead = format!("{label:<13}");
        push_wrapped(&mut rows, 2, &lead, &told.text, room);
    }
    let gap = |rows: &mut Vec<Row>| rows.push((0, String::new(), Ink::Text));
    gap(&mut rows);
    must_haves(state, sheet, cx, room, &mut rows);
    gap(&mut rows);
    unknown(sheet, cx, room, &mut rows);
    let people = sheet.lines(Topic::People);
    if sheet.profile.kind == ProfileKind::Person || !people.is_empty() {
        rows.push((0, cx.get(Topic::People.word_id()), Ink::Strong));
        let people = if people.is_empty() {
            cx.get("profile-none-yet")
        } else {
            people.join("   ")
        };
        push_wrapped(&mut rows, 2, "", &people, room);
        gap(&mut rows);
    }
    let agreed = sheet.profile.agreed_on.map_or_else(
        || cx.get("profile-not-agreed"),
        |on| {
            cx.words.say(
                "profile-agreed",
                &[
                    ("name", cx.name(&sheet.profile.known_as).into()),
                    ("day", say::day(cx.words, on).into()),
                ],
            )
        },
    );
    push_wrapped(&mut rows, 0, "", &agreed, room);
    if let Some(day) = tell::checked_back(sheet) {
        let args = [("day", say::day(cx.words, day).into())];
        let checked = cx.words.say("profile-checked-back", &args);
        push_wrapped(&mut rows, 0, "", &checked, room);
    }
    rows
}

/// What a match cannot do without, each with what it costs, and the needs that leave homes out.
fn must_haves(state: &ProfilePage, sheet: &Sheet, cx: &Cx<'_>, room: u16, rows: &mut Vec<Row>) {
    rows.push((0, cx.get("profile-must-have"), Ink::Strong));
    let kind = sheet.profile.kind;
    let costs = state.costs.as_deref();
    let stated = tell::must_haves(sheet);
    for must in &stated {
        push_wrapped(rows, 2, "! ", &tell::must_have(must, cx), room);
        for line in tell::equality(must, kind, cx) {
            push_hint(rows, 4, &line, room);
        }
        if let Some((costs, cost)) = costs.and_then(|c| Some((c, c.of(must.id)?))) {
            let text = match_words::cost(cx.words, kind, costs, cost);
            push_hint(rows, 4, &text, room);
        }
    }
    let needs = costs.map_or_else(Vec::new, Costs::needs);
    for cost in needs.iter().take(MOST_NEEDS) {
        let label = match_words::rule_label(cx.words, &cost.rule);
        push_wrapped(rows, 2, "• ", &label, room);
        if let Some(costs) = costs {
            let text = match_words::cost(cx.words, kind, costs, cost);
            push_hint(rows, 4, &text, room);
        }
    }
    if tell::is_open_to_all(sheet) {
        push_wrapped(rows, 2, "√ ", &cx.get("equality-open"), room);
    } else if stated.is_empty() && needs.is_empty() {
        rows.push((2, cx.get("profile-none-yet"), Ink::Hint));
    }
}

fn push_hint(rows: &mut Vec<Row>, x: u16, text: &str, room: u16) {
    let lines = wrapped(text, room.saturating_sub(x));
    rows.extend(lines.into_iter().map(|line| (x, line, Ink::Hint)));
}

fn unknown(sheet: &Sheet, cx: &Cx<'_>, room: u16, rows: &mut Vec<Row>) {
    let topics = tell::not_known(sheet, cx);
    if topics.is_empty() {
        return;
    }
    rows.push((0, cx.get("profile-not-known"), Ink::Strong));
    for topic in topics.iter().take(MOST_UNKNOWN) {
        push_wrapped(rows, 2, "? ", &cx.get(topic.word_id()), room);
    }
    let more = topics.len().saturating_sub(MOST_UNKNOWN);
    if more > 0 {
        let text = cx.words.say("profile-more-unknown", &[("n", more.into())]);
        push_wrapped(rows, 2, "", &text, room);
    }
    rows.push((0, String::new(), Ink::Text));
}

fn list(state: &ProfilePage, cx: &Cx<'_>, pen: &mut Pen<'_>) {
    let lines = state.lines(cx);
    let label = if pen.width() >= 100 { 30 } else { 24 };
    let room = pen.width().saturating_sub(label + 5);
    // Every line with the rows it takes, so that the highlighted one can always be seen whole.
    let texts: Vec<Vec<String>> = lines.iter().map(|l| wrapped(&l.text, room)).collect();
    let mut at_row = 0;
    let mut row = 0;
    let mut open = 0;
    for (line, text) in lines.iter().zip(&texts) {
        row += rows_of(line, text, row);
        if line.target.is_some() {
            if open == state.at() {
                at_row = row.saturating_sub(1);
            }
            open += 1;
        }
    }
    let first = first_row(at_row, row, pen.height());
    draw_lines(state, &lines, &texts, label, first, pen);
}

/// Rows a line takes: a heading stands apart from what is above it.
fn rows_of(line: &Line, text: &[String], row: usize) -> usize {
    if line.heading {
        1 + usize::from(row > 0)
    } else {
        text.len().max(1)
    }
}

fn draw_lines(
    state: &ProfilePage,
    lines: &[Line],
    texts: &[Vec<String>],
    label: u16,
    first: usize,
    pen: &mut Pen<'_>,
) {
    let height = usize::from(pen.height());
    let place = |row: usize| {
        row.checked_sub(first)
            .filter(|y| *y < height)
            .and_then(|y| u16::try_from(y).ok())
    };
    let mut row = 0;
    let mut open = 0;
    for (line, text) in lines.iter().zip(texts) {
        let rows = rows_of(line, text, row);
        let here = line.target.is_some() && open == state.at();
        open += usize::from(line.target.is_some());
        if line.heading {
            if let Some(y) = place(row + rows - 1) {
                pen.text(1, y, line.label.as_str(), Ink::Strong);
            }
            row += rows;
            continue;
        }
        let ink = match (here, line.known) {
            (true, _) => Ink::Selected,
            (false, true) => Ink::Text,
            (false, false) => Ink::Hint,
        };
        for (part, n) in text.iter().zip(0..) {
            let Some(y) = place(row + n) else { continue };
            if here {
                pen.row(y, Ink::Selected);
            }
            if n == 0 {
                let label_ink = if here { Ink::Selected } else { Ink::Text };
                pen.text_within(3, y, label, line.label.as_str(), label_ink);
            }
            pen.text(label + 4, y, part.as_str(), ink);
            if here && n == 0 {
                pen.here(1, y);
            }
        }
        row += rows;
    }
}
