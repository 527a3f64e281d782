//! How Why shows: both sides' wishes with their points, the must-haves, what would change it and how
//! sure it is. Two panes where there is room, one below the other where there is not.

use crate::app::Cx;
use crate::app::match_data::WhyData;
use crate::app::match_words::{self, Speak, other_side};
use crate::app::screens::why::{Part, Why};
use crate::matching::explain::{SideExplained, WishLine};
use crate::matching::must_have::{Finding, Gate, Outcome as MustOutcome, Rule};
use crate::matching::robust::outcome::Outcome;
use crate::ui::pen::{Pen, first_row, width_of, wrapped};
use crate::ui::sentences;
use crate::ui::theme::Ink;

/// A row: texts at their columns, one that ends at the right, and the part it belongs to.
#[derive(Default)]
struct Row {
    part: Option<Part>,
    texts: Vec<(u16, u16, String)>,
    right: String,
    strong: bool,
    attention: bool,
}

impl Row {
    fn heading(text: String) -> Self {
        Self {
            texts: vec![(1, u16::MAX, text)],
            strong: true,
            ..Self::default()
        }
    }
}

/// Draws it.
pub fn draw(state: &Why, cx: &Cx<'_>, pen: &mut Pen<'_>) {
    if let Some(reading) = &state.reading {
        sentences::draw(reading, pen);
        return;
    }
    let Some(data) = &state.data else { return };
    let speak = data.speak(cx.words, cx.session.names);
    let top = head(data, &speak, pen);
    let source = state.source(cx);
    let width = pen.width();
    let foot = source.as_ref().map_or(0, |text| {
        u16::try_from(wrapped(text, width.saturating_sub(2)).len())
            .unwrap_or(1)
            .min(2)
    });
    let room = pen.height().saturating_sub(top + foot);
    let on = state.selection.on().copied();
    let outcome = state.reruns.outcome();
    if width >= 100 {
        let left = width - 37;
        let mut rows = own_rows(data, &speak, left);
        rows.push(Row::default());
        rows.extend(must_have_rows(data, &speak, left));
        rows.extend(change_rows(data, &speak, left));
        column(&rows, on, &mut pen.part(0, top, left, room));
        pen.bar(left, top, room);
        let right = width - left - 2;
        let mut rows = their_rows(data, &speak, right);
        rows.push(Row::default());
        rows.extend(sure_rows(data, outcome, &speak, right));
        column(&rows, on, &mut pen.part(left + 1, top, right, room));
    } else {
        let mut rows = own_rows(data, &speak, width);
        rows.extend(must_have_rows(data, &speak, width));
        rows.extend(change_rows(data, &speak, width));
        rows.extend(their_rows(data, &speak, width));
        rows.extend(sure_rows(data, outcome, &speak, width));
        column(&rows, on, &mut pen.part(0, top, width, room));
    }
    if let Some(text) = source {
        pen.wrap(
            1,
            top + room,
            width.saturating_sub(2),
            text.as_str(),
            Ink::Hint,
        );
    }
}

/// Who, the fit, and what counts for more than the numbers. Returns the rows used.
fn head(data: &WhyData, speak: &Speak<'_>, pen: &mut Pen<'_>) -> u16 {
    let words = speak.words;
    let (subject, other) = (
        speak.name(data.subject.side()),
        speak.name(data.other.side()),
    );
    let title = words.say(
        "why-title",
        &[("subject", subject.into()), ("other", other.into())],
    );
    let fit = &data.explanation.fit;
    let (low, high) = fit.whole_range();
    let id = if low == high {
        "why-fit-known"
    } else {
        "why-fit"
    };
    let mut number = words.say(
        id,
        &[
            ("fit", fit.whole().into()),
            ("low", low.into()),
            ("high", high.into()),
        ],
    );
    let after = pen.text(1, 0, title.as_str(), Ink::Strong);
    let both = format!("{number}, {}", words.get("why-from-both"));
    let width = pen.width();
    if after + 4 + width_of(&both) < width {
        number = both;
    }
    let mut y = 1;
    if after + 3 + width_of(&number) < width {
        pen.text_to(width.saturating_sub(1), 0, number.as_str(), Ink::Accent);
    } else {
        pen.text(1, 1, number.as_str(), Ink::Accent);
        y = 2;
    }
    let mut told: Vec<String> = Vec::new();
    if let Some(pair) = &data.pair {
        told.extend(match_words::set_aside(words, pair));
        let answers = match_words::answers(speak, pair);
        if !answers.is_empty() {
            told.push(words.get("why-after-meeting"));
            told.extend(answers);
        }
    }
    // The latest; the sentences tell them all.
    let latest = data.disagreements.first();
    told.extend(latest.map(|latest| match_words::disagreed(words, latest)));
    for text in told {
        y += pen.wrap(1, y, width.saturating_sub(2), text.as_str(), Ink::Text);
    }
    y + 1
}

/// The columns of a table of wishes: level, what is known; nothing where there is no room.
const fn table(width: u16) -> (Option<u16>, Option<u16>) {
    match width {
        76.. => (Some(30), Some(46)),
        60..=75 => (Some(25), Some(39)),
        _ => (None, None),
    }
}

/// A wish with how much it matters, what is known and its points.
fn wish_row(line: &WishLine, side: &SideExplained, speak: &Speak<'_>, width: u16) -> Row {
    let own = side.side == speak.subject.side();
    let (level, known) = table(width);
    let points = speak.words.say(
        "why-points-of",
        &[("points", line.points.into()), ("of", line.out_of.into())],
    );
    let points_at = width.saturating_sub(width_of(&points) + 1);
    let wish = speak.wish(side.side, line.preference, line.topic);
    let label_end = level.unwrap_or(points_at);
    let mut texts = vec![(3, label_end.saturating_sub(4), match_words::capital(&wish))];
    if let (Some(level), Some(known)) = (level, known) {
        let matters = match_words::level(speak.words, line.level);
        texts.push((level, known.saturating_sub(level + 1), matters));
        let found = speak.found(line.topic, &line.found, other_side(side.side));
        texts.push((known, points_at.saturating_sub(known + 1), found));
    }
    Row {
        part: Some(if own {
            Part::Own(line.preference)
        } else {
            Part::Theirs(line.preference)
        }),
        texts,
        right: points,
        ..Row::default()
    }
}

fn side_rows(side: &SideExplained, heading: Row, speak: &Speak<'_>, width: u16) -> Vec<Row> {
    let mut rows = vec![heading];
    if !side.view.stated() {
        let text = speak.words.get("why-not-told");
        rows.push(Row {
            texts: vec![(3, u16::MAX, text)],
            ..Row::default()
        });
    }
    rows.extend(
        side.lines
            .iter()
            .map(|line| wish_row(line, side, speak, width)),
    );
    let name = speak.name(side.side);
    rows.push(Row {
        texts: vec![(
            1,
            width.saturating_sub(6),
            speak.words.say("why-view", &[("name", name.into())]),
        )],
        right: side.view.whole().to_string(),
        strong: true,
        ..Row::default()
    });
    rows
}

fn own_rows(data: &WhyData, speak: &Speak<'_>, width: u16) -> Vec<Row> {
    let words = speak.words;
    let name = speak.name(data.subject.side());
    let wants = words.say("why-wants", &[("name", name.into())]);
    let mut heading = Row::heading(wants.clone());
    let mut rows = Vec::new();
    if let (Some(level), Some(known)) = table(width) {
        if width_of(&wants) > level.saturating_sub(2) {
            // A long name has a line to itself.
            heading.texts.clear();
            rows.push(Row::heading(wants));
        }
        let titles = [(level, "why-how-much"), (known, "why-this")];
        let titles = titles.map(|(x, id)| (x, u16::MAX, words.get(id)));
        heading.texts.extend(titles);
    }
    heading.right = words.get("why-points");
    rows.extend(side_rows(&data.explanation.own, heading, speak, width));
    rows
}

fn their_rows(data: &WhyData, speak: &Speak<'_>, width: u16) -> Vec<Row> {
    let words = speak.words;
    let name = speak.name(data.other.side());
    let mut rows = vec![Row::heading(words.get("why-other-way"))];
    let heading = Row::heading(words.say("why-wants", &[("name", name.into())]));
    rows.extend(side_rows(&data.explanation.theirs, heading, speak, width));
    rows
}

fn text_rows(part: Part, lines: &[String], width: u16) -> Vec<Row> {
    lines
        .iter()
        .flat_map(|line| {
            let mut rows = wrapped(line, width.saturating_sub(5)).into_iter();
            let first = rows.next().map(|text| (3, text));
            first.into_iter().chain(rows.map(|text| (5, text)))
        })
        .map(|(x, text)| Row {
            part: Some(part),
            texts: vec![(x, u16::MAX, text)],
            ..Row::default()
        })
        .collect()
}

/// Whether a rule that passes is worth a mark: checks in order and the like go without saying.
const fn worth_saying(finding: &Finding) -> bool {
    matches!(finding.outcome, MustOutcome::Pass)
        && matches!(
            finding.rule,
            Rule::Stated
                | Rule::Kinds
                | Rule::FreePlace
                | Rule::Access
                | Rule::Support
                | Rule::Nights
                | Rule::Allergy
                | Rule::Communication
                | Rule::OwnBedroom
                | Rule::Tasks
        )
}

/// Marks side by side, as many on a line as fit.
fn side_by_side(marks: &[String], width: u16) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for mark in marks {
        match lines.last_mut() {
            Some(line) if width_of(line) + 3 + width_of(mark) <= width => {
                line.push_str("   ");
                line.push_str(mark);
            }
            Some(_) | None => lines.push(mark.clone()),
        }
    }
    lines
}

fn must_have_rows(data: &WhyData, speak: &Speak<'_>, width: u16) -> Vec<Row> {
    let words = speak.words;
    let mark = match &data.explanation.gate {
        Gate::Eligible => "",
        Gate::AskFirst(_) => "? ",
        Gate::LeftOut { .. } => "× ",
    };
    let in_the_way: Vec<String> = data
        .in_the_way(speak)
        .into_iter()
        .map(|sentence| format!("{mark}{sentence}"))
        .collect();
    let mut met: Vec<String> = data
        .explanation
        .findings
        .iter()
        .filter(|finding| worth_saying(finding))
        .map(|finding| format!("√ {}", speak.need(finding)))
        .collect();
    met.dedup();
    let mut rows = vec![Row::heading(words.get("why-must-haves"))];
    let mut bad = text_rows(Part::MustHaves, &in_the_way, width);
    for row in &mut bad {
        row.attention = true;
    }
    let nothing = in_the_way.is_empty() && met.is_empty();
    rows.extend(bad);
    if nothing {
        met.push(words.get("why-no-must-haves"));
    }
    let met = side_by_side(&met, width.saturating_sub(5));
    rows.extend(text_rows(Part::MustHaves, &met, width));
    rows
}

fn change_rows(data: &WhyData, speak: &Speak<'_>, width: u16) -> Vec<Row> {
    let mut rows = vec![Row::heading(speak.words.get("why-change"))];
    rows.extend(text_rows(Part::Change, &data.change(speak), width));
    rows
}

fn sure_rows(data: &WhyData, outcome: Option<&Outcome>, speak: &Speak<'_>, width: u16) -> Vec<Row> {
    let mut rows = vec![Row::heading(speak.words.get("why-how-sure"))];
    rows.extend(text_rows(
        Part::Sure,
        &match_words::sure(speak, data, outcome),
        width,
    ));
    rows
}

/// Draws a column of rows, scrolled so that what is highlighted can be seen.
fn column(rows: &[Row], on: Option<Part>, pen: &mut Pen<'_>) {
    let is_on = |row: &Row| on.is_some() && row.part == on;
    let last = rows.iter().rposition(is_on).unwrap_or(0);
    // A heading goes with what it is the heading of.
    let first = first_row(last, rows.len(), pen.height());
    let room = usize::from(pen.height());
    let mut marked = false;
    for (row, y) in rows.iter().skip(first).take(room).zip(0..) {
        let here = is_on(row);
        let ink = match (here, row.strong, row.attention) {
            (true, _, _) => Ink::Selected,
            (false, true, _) => Ink::Strong,
            (false, false, true) => Ink::Attention,
            (false, false, false) => Ink::Text,
        };
        if here {
            pen.row(y, Ink::Selected);
        }
        for (x, room, text) in &row.texts {
            pen.text_within(*x, y, *room, text.as_str(), ink);
        }
        let end = pen.width().saturating_sub(1);
        pen.text_to(end, y, row.right.as_str(), ink);
        if here && !marked {
            pen.here(1, y);
            marked = true;
        }
    }
}
