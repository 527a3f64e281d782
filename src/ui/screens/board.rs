//! How the board of introductions shows: four columns side by side, or two at a time on a narrow
//! screen.

use crate::app::screens::board::columns::{
    Column, DAYS_A_BIT_LONG, Decision, decision_of, silent_days,
};
use crate::app::screens::board::{Board, names};
use crate::app::{Cx, say};
use crate::domain::introduction::{BothSides, Introduction, NextStep, ViewAnswer};
use crate::domain::lists::PairSheet;
use crate::ui::pen::{Pen, first_row, width_of, wrapped};
use crate::ui::theme::Ink;

/// The columns that show at a width: all four, or the two of which one is highlighted.
fn in_view(state: &Board, width: u16) -> &'static [Column] {
    let (left, right) = Column::ALL.split_at(2);
    if width >= 100 {
        Column::ALL
    } else if state.column().place() < 2 {
        left
    } else {
        right
    }
}

/// Draws it.
pub fn draw(state: &Board, cx: &Cx<'_>, pen: &mut Pen<'_>) {
    let (width, height) = (pen.width(), pen.height());
    if state.is_empty() {
        if state.read {
            let room = width.saturating_sub(2);
            pen.wrap(1, 1, room, cx.get("board-empty").as_str(), Ink::Text);
        }
        return;
    }
    let wide = width >= 100;
    let columns = in_view(state, width);
    let top = u16::from(wide);
    let foot = foot(state, columns, cx, wide, width);
    let foot_rows = u16::try_from(foot.len()).unwrap_or(0);
    let rows = height.saturating_sub(top + 2 + foot_rows);
    let each = width / u16::try_from(columns.len()).unwrap_or(1).max(1);
    pen.rule(top + 1);
    for (column, n) in columns.iter().zip(0_u16..) {
        let left = n * each;
        if n > 0 {
            pen.bar(left - 1, top, rows + 2);
            pen.text(left - 1, top + 1, "┼", Ink::Line);
        }
        let heading = cx.words.say(
            "board-heading",
            &[
                ("column", cx.get(column.word_id()).into()),
                ("n", state.cards(*column).len().into()),
            ],
        );
        let here = *column == state.column();
        let ink = if here { Ink::Accent } else { Ink::Strong };
        pen.text_within(left + 1, top, each - 2, heading.as_str(), ink);
        let mut part = pen.part(left, top + 2, each - 1, rows);
        cards(state, *column, cx, &mut part);
    }
    for (line, y) in foot.iter().zip(height.saturating_sub(foot_rows)..) {
        pen.text(1, y, line.as_str(), Ink::Text);
    }
}

/// The lines under the board: what the marks mean, the rule of both sides, and on a narrow screen
/// what stands to the side.
fn foot(state: &Board, columns: &[Column], cx: &Cx<'_>, wide: bool, width: u16) -> Vec<String> {
    let marks = cx.get("board-marks");
    let rule = cx.get("board-foot");
    if wide {
        return vec![format!("{marks}        {rule}")];
    }
    let hidden: Vec<String> = Column::ALL
        .iter()
        .filter(|c| !columns.contains(c))
        .map(|c| {
            let n = state.cards(*c).len();
            let args = [("column", cx.get(c.word_id()).into()), ("n", n.into())];
            cx.words.say("board-heading", &args)
        })
        .collect();
    let word = if state.column().place() < 2 {
        "board-more-right"
    } else {
        "board-more-left"
    };
    let side = cx.words.say(word, &[("columns", hidden.join(", ").into())]);
    let room = width.saturating_sub(2);
    let gap = room.saturating_sub(width_of(&marks) + width_of(&side));
    let mut lines = if gap > 1 {
        vec![format!("{marks}{}{side}", " ".repeat(usize::from(gap)))]
    } else {
        vec![side, marks]
    };
    lines.extend(wrapped(&rule, room));
    lines
}

/// One row of a column: which card it belongs to, whether it is the first of its card, the words.
struct Row {
    card: usize,
    first: bool,
    text: String,
    ink: Ink,
}

fn cards(state: &Board, column: Column, cx: &Cx<'_>, pen: &mut Pen<'_>) {
    let room = pen.width().saturating_sub(2);
    let mut rows: Vec<Row> = Vec::new();
    for (sheet, card) in state.cards(column).iter().zip(0..) {
        let lines = card_lines(sheet, column, cx)
            .into_iter()
            .flat_map(|(text, ink)| wrapped(&text, room).into_iter().map(move |t| (t, ink)));
        rows.extend(lines.enumerate().map(|(n, (text, ink))| Row {
            card,
            first: n == 0,
            text,
            ink,
        }));
        rows.push(Row {
            card,
            first: false,
            text: String::new(),
            ink: Ink::Text,
        });
    }
    rows.pop();
    let here = column == state.column();
    let chosen = |row: &Row| here && row.card == state.row();
    let last = rows.iter().rposition(chosen).unwrap_or(0);
    let mut height = pen.height();
    let cut = rows.len() > usize::from(height);
    if cut {
        height = height.saturating_sub(1);
    }
    let first = first_row(last, rows.len(), height);
    for (row, y) in rows.iter().skip(first).take(usize::from(height)).zip(0..) {
        if chosen(row) && row.ink == Ink::Strong {
            pen.row(y, Ink::Selected);
        }
        let ink = if chosen(row) && row.ink == Ink::Strong {
            Ink::Selected
        } else {
            row.ink
        };
        pen.text(2, y, row.text.as_str(), ink);
        if chosen(row) && row.first {
            pen.here(0, y);
        }
    }
    if cut {
        let shown_last = rows
            .get(first + usize::from(height) - 1)
            .map_or(0, |r| r.card);
        let below = state.cards(column).len().saturating_sub(shown_last + 1);
        if below > 0 {
            let text = cx.words.say("board-more-below", &[("n", below.into())]);
            pen.text(2, height, text.as_str(), Ink::Text);
        }
    }
}

/// The lines of a card: the names, then what there is to know, the most pressing first.
fn card_lines(sheet: &PairSheet, column: Column, cx: &Cx<'_>) -> Vec<(String, Ink)> {
    let mut lines = vec![(names(sheet, cx), Ink::Strong)];
    match (column, decision_of(sheet)) {
        (Column::Decided, Some(decision)) => lines.extend(decided(sheet, decision, cx)),
        (Column::Decided | Column::ToArrange | Column::Meeting | Column::TryingOut, _) => {
            lines.extend(under_way(sheet, column, cx));
        }
    }
    lines
}

fn under_way(sheet: &PairSheet, column: Column, cx: &Cx<'_>) -> Vec<(String, Ink)> {
    let mut lines = Vec::new();
    let planned = sheet.planned();
    let passed = planned.filter(|i| i.on < cx.today());
    if let Some(meeting) = passed {
        lines.push((meeting_words(meeting, "card-passed", cx), Ink::Text));
        lines.push((cx.get("card-how-did-it-go"), Ink::Attention));
    }
    if column != Column::ToArrange {
        lines.push((sides(sheet.meeting_views(), cx), Ink::Text));
        lines.extend(about_arrangement(sheet, cx));
    }
    if passed.is_some() {
        return lines;
    }
    if let Some(meeting) = planned {
        let word = if column == Column::Meeting {
            "card-next"
        } else {
            "card-planned"
        };
        lines.push((meeting_words(meeting, word, cx), Ink::Text));
    } else {
        let step = sheet.last_met().map(|i| i.next_step);
        lines.push((cx.get(step.map_or("card-no-plan", step_word)), Ink::Text));
        lines.extend(silence(sheet, cx));
    }
    lines
}

/// What each side said about this arrangement, and who is still to be asked, once one of them was.
fn about_arrangement(sheet: &PairSheet, cx: &Cx<'_>) -> Vec<(String, Ink)> {
    let said = sheet.arrangement_views();
    if said == BothSides::default() {
        return Vec::new();
    }
    [
        (&sheet.mover.known_as, said.mover),
        (&sheet.home.known_as, said.home),
    ]
    .into_iter()
    .map(|(name, answer)| {
        let word = match answer {
            Some(ViewAnswer::Yes) => "card-said-yes",
            Some(ViewAnswer::No) => "card-said-no",
            Some(ViewAnswer::NotSure | ViewAnswer::CouldNotTell) => "card-not-sure",
            None => "card-ask",
        };
        let name = cx.name(name);
        (cx.words.say(word, &[("name", name.into())]), Ink::Text)
    })
    .collect()
}

/// How long nothing has happened, once it is worth saying.
fn silence(sheet: &PairSheet, cx: &Cx<'_>) -> Option<(String, Ink)> {
    let days = silent_days(sheet, cx.today());
    if days == 0 {
        return None;
    }
    let long = days > DAYS_A_BIT_LONG;
    let word = if long {
        "card-silent-long"
    } else {
        "card-silent"
    };
    let span = say::span(cx.words, days);
    let ink = if long { Ink::Attention } else { Ink::Text };
    Some((cx.words.say(word, &[("span", span.into())]), ink))
}

fn decided(sheet: &PairSheet, decision: Decision, cx: &Cx<'_>) -> Vec<(String, Ink)> {
    let mover = cx.name(&sheet.mover.known_as);
    let home = cx.name(&sheet.home.known_as);
    let named = |word: &str, name: &str| cx.words.say(word, &[("name", name.into())]);
    let both = (cx.get("card-both-yes"), Ink::Text);
    match decision {
        Decision::BothYes => vec![both, (cx.get("card-choose-start"), Ink::Attention)],
        Decision::Starts(start) => {
            let day = say::day(cx.words, start);
            let starts = cx.words.say("card-starts", &[("day", day.into())]);
            if sheet.arrangement_views().missing().is_empty() {
                vec![both, (starts, Ink::Text)]
            } else {
                vec![
                    (sides(sheet.arrangement_views(), cx), Ink::Text),
                    (starts, Ink::Text),
                ]
            }
        }
        Decision::MoverSaidNo => vec![
            (sides(latest(sheet), cx), Ink::Text),
            (named("card-said-no", &mover), Ink::Text),
            (named("card-tell", &home), Ink::Attention),
        ],
        Decision::HomeSaidNo => vec![
            (sides(latest(sheet), cx), Ink::Text),
            (named("card-said-no", &home), Ink::Text),
            (named("card-tell", &mover), Ink::Attention),
        ],
        Decision::StopKindly => vec![
            (sides(latest(sheet), cx), Ink::Text),
            (cx.get(step_word(NextStep::StopKindly)), Ink::Attention),
        ],
        Decision::SetAside(on) => {
            let day = say::near_day(cx.words, on, cx.today());
            let stopped = cx.words.say("card-stopped", &[("day", day.into())]);
            let reason = sheet.pair.set_aside_reason.map(|r| cx.get(r.word_id()));
            let reason = reason.unwrap_or_else(|| cx.get("reason-not-recorded"));
            vec![
                (stopped, Ink::Text),
                (
                    cx.words.say("card-why", &[("reason", reason.into())]),
                    Ink::Text,
                ),
            ]
        }
    }
}

/// What each side said last: about the arrangement if it was asked, otherwise about meeting again.
fn latest(sheet: &PairSheet) -> BothSides {
    let arrangement = sheet.arrangement_views();
    let meeting = sheet.meeting_views();
    BothSides {
        mover: arrangement.mover.or(meeting.mover),
        home: arrangement.home.or(meeting.home),
    }
}

/// `them √  home ?`, with words where a side has not been asked.
fn sides(said: BothSides, cx: &Cx<'_>) -> String {
    if said == BothSides::default() {
        return cx.get("card-nobody-asked");
    }
    let mark = |answer: Option<ViewAnswer>| match answer {
        Some(ViewAnswer::Yes) => cx.get("pair-says-yes"),
        Some(ViewAnswer::No) => cx.get("pair-says-no"),
        Some(ViewAnswer::NotSure | ViewAnswer::CouldNotTell) => cx.get("pair-says-not-sure"),
        None => cx.get("card-not-asked"),
    };
    let args = [
        ("mover", mark(said.mover).into()),
        ("home", mark(said.home).into()),
    ];
    cx.words.say("card-sides", &args)
}

/// A meeting in a few words: what and when, with the time if one was set.
fn meeting_words(meeting: &Introduction, word: &str, cx: &Cx<'_>) -> String {
    let day = say::near_day(cx.words, meeting.on, cx.today());
    let when = match meeting.at.filter(|_| meeting.on >= cx.today()) {
        Some(at) => format!("{day}, {}", say::time(at)),
        None => day,
    };
    let what = cx.get(meeting.kind.word_id());
    cx.words
        .say(word, &[("what", what.into()), ("when", when.into())])
}

const fn step_word(step: NextStep) -> &'static str {
    match step {
        NextStep::AnotherMeeting => "next-short-another-meeting",
        NextStep::Pause => "next-short-pause",
        NextStep::Agree => "next-short-agree",
        NextStep::StopKindly => "next-short-stop-kindly",
        NextStep::MatchingMeeting => "next-short-matching-meeting",
        NextStep::NotDecided => "next-short-not-decided",
    }
}
