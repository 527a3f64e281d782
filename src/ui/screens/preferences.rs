//! How the editor of preferences shows: a bar for each wish, the must-haves, and what nobody has
//! asked about yet.

mod check;

use super::people::bar;
use crate::app::screens::preferences::bars::{Key, Row};
use crate::app::screens::preferences::{Picker, Practice, Preferences};
use crate::app::{Cx, match_words, say};
use crate::domain::topic::Topic;
use crate::ui::pen::{Pen, first_row, width_of, wrapped};
use crate::ui::theme::Ink;

/// Cells of one step of a bar.
const STEP: usize = 4;

/// The least rows of bars that show above the must-haves while questions are asked.
const LEAST_BARS: u16 = 9;

/// Draws it.
pub fn draw(state: &Preferences, cx: &Cx<'_>, pen: &mut Pen<'_>) {
    let Some(data) = state.data.as_deref() else {
        return;
    };
    let top = u16::from(pen.height() >= 20);
    let name = cx.name(&data.sheet.profile.known_as);
    let room = pen.width().saturating_sub(2);
    if let Some(draft) = &state.found {
        let when = say::moment(cx.words, draft.begun);
        let text = cx.words.say("draft-found", &[("when", when.into())]);
        pen.wrap(1, top, room, text.as_str(), Ink::Attention);
        return;
    }
    let id = if data.sheet.profile.kind.offers_room() {
        "preferences-question-home"
    } else {
        "preferences-question"
    };
    let question = cx.words.say(id, &[("name", name.clone().into())]);
    let used = pen.wrap(1, top, room, question.as_str(), Ink::Strong);
    let head = top + used + top;
    let (width, height) = (pen.width(), pen.height());
    let rest = height.saturating_sub(head);
    let asked = check::lines(state, width, cx);
    let asked_rows = u16::try_from(asked.len()).unwrap_or(0);
    let mut foot = must_have_rows(state) + 3;
    // While questions are asked the bars they are about come before the must-haves.
    if state.checking.is_some() && rest < asked_rows + foot + LEAST_BARS {
        foot = 0;
    }
    let body = rest.saturating_sub(foot + asked_rows + top).max(rest / 2);
    bars(state, &name, cx, &mut pen.part(0, head, width, body));
    let below_it = head + body;
    let room = height.saturating_sub(below_it + asked_rows);
    if foot > 0 {
        below(state, cx, &mut pen.part(0, below_it, width, room));
    }
    let at = height.saturating_sub(asked_rows);
    check::draw(&asked, &mut pen.part(0, at, width, asked_rows));
    if let Some(picker) = &state.picker {
        pick(picker, cx, pen);
    }
    if let Some(practice) = &state.practice {
        practices(practice, cx, pen);
    }
}

fn must_have_rows(state: &Preferences) -> u16 {
    let n = state.rows.iter().filter(|r| is_must_have(r)).count();
    u16::try_from(n.max(1)).unwrap_or(1)
}

const fn is_must_have(row: &Row) -> bool {
    matches!(row.key, Key::MustHave(_))
}

/// Where the columns stand.
struct Columns {
    label: u16,
    bar: u16,
    level: u16,
    words: u16,
}

const fn columns(width: u16) -> Columns {
    if width >= 100 {
        Columns {
            label: 33,
            bar: 38,
            level: 52,
            words: 69,
        }
    } else {
        Columns {
            label: 20,
            bar: 25,
            level: 40,
            words: 56,
        }
    }
}

fn bars(state: &Preferences, name: &str, cx: &Cx<'_>, pen: &mut Pen<'_>) {
    let c = columns(pen.width());
    for (x, n) in (c.bar..).step_by(STEP).zip(0..=3) {
        pen.text(x - 1, 0, n.to_string().as_str(), Ink::Text);
    }
    pen.text(
        c.level,
        0,
        cx.get("preferences-how-much").as_str(),
        Ink::Strong,
    );
    let words = cx
        .words
        .say("preferences-in-words", &[("name", name.into())]);
    pen.text(c.words, 0, words.as_str(), Ink::Strong);
    let rows: Vec<&Row> = state.rows.iter().filter(|r| !is_must_have(r)).collect();
    let room = pen.height().saturating_sub(1);
    let at = state.selection.at().min(rows.len().saturating_sub(1));
    let first = first_row(at, rows.len(), room);
    let shown = rows.iter().enumerate().skip(first).take(usize::from(room));
    for ((n, row), y) in shown.zip(1..) {
        bar_row(state, row, n == state.selection.at(), &c, y, cx, pen);
    }
}

fn bar_row(
    state: &Preferences,
    row: &Row,
    here: bool,
    c: &Columns,
    y: u16,
    cx: &Cx<'_>,
    pen: &mut Pen<'_>,
) {
    let ink = if here { Ink::Selected } else { Ink::Text };
    if here {
        pen.row(y, Ink::Selected);
    }
    let label = if row.must_have {
        format!("! {}", row.label)
    } else {
        row.label.clone()
    };
    pen.text_within(3, y, c.label, label.as_str(), ink);
    let level = state.level(row);
    pen.text(c.bar, y, bar(level, STEP).as_str(), Ink::Accent);
    let how_much = if state.is_out(row) {
        cx.get("preferences-out")
    } else if state.is_asked(row) {
        cx.get(level.word_id())
    } else {
        cx.get("answer-not-asked")
    };
    let room = c.words.saturating_sub(c.level + 1);
    pen.text_within(c.level, y, room, how_much.as_str(), ink);
    let words = match (row.stated, row.words.is_empty()) {
        (false, _) => cx.get("preferences-not-stated"),
        (true, true) => String::new(),
        (true, false) if row.by_worker => format!("[{}]", row.words),
        (true, false) => format!("“{}”", row.words),
    };
    let ink = if here || row.stated { ink } else { Ink::Hint };
    pen.text(c.words, y, words.as_str(), ink);
    if here {
        pen.here(1, y);
    }
}

/// The must-haves with what each costs, and the topics nobody has asked about.
fn below(state: &Preferences, cx: &Cx<'_>, pen: &mut Pen<'_>) {
    pen.text(1, 1, cx.get("preferences-must-haves").as_str(), Ink::Strong);
    let mut y = 2;
    for (n, row) in state
        .rows
        .iter()
        .enumerate()
        .filter(|(_, r)| is_must_have(r))
    {
        must_have_row(state, row, n == state.selection.at(), y, cx, pen);
        y += 1;
    }
    if y == 2 {
        pen.text(3, y, cx.get("profile-none-yet").as_str(), Ink::Hint);
        y += 1;
    }
    let not_asked: Vec<String> = state
        .not_asked()
        .iter()
        .map(|t| cx.get(t.word_id()))
        .collect();
    if !not_asked.is_empty() {
        let x = pen.text(1, y, cx.get("preferences-not-asked").as_str(), Ink::Strong) + 2;
        let room = pen.width().saturating_sub(x + 1);
        pen.text_within(x, y, room, not_asked.join(", ").as_str(), Ink::Text);
    }
}

fn must_have_row(
    state: &Preferences,
    row: &Row,
    here: bool,
    y: u16,
    cx: &Cx<'_>,
    pen: &mut Pen<'_>,
) {
    let ink = if here { Ink::Selected } else { Ink::Text };
    if here {
        pen.row(y, Ink::Selected);
    }
    let mut parts = vec![format!("[x] {}", row.label)];
    let kind = state.data.as_deref().map(|data| data.sheet.profile.kind);
    if let (Some(kind), Some((costs, cost))) = (kind, state.cost(row)) {
        parts.push(match_words::cost(cx.words, kind, costs, cost));
    }
    if !row.words.is_empty() {
        parts.push(format!("“{}”", row.words));
    }
    let room = pen.width().saturating_sub(4);
    pen.text_within(3, y, room, parts.join("   ").as_str(), ink);
    if here {
        pen.here(1, y);
    }
}

/// The box that finds a topic to add, over the lower half of the screen.
fn pick(picker: &Picker, cx: &Cx<'_>, pen: &mut Pen<'_>) {
    let (width, height) = (pen.width().min(60), pen.height());
    let left = picker.left(cx);
    let rows = 10.min(height);
    let mut pen = pen.part(2, height.saturating_sub(rows), width, rows);
    pen.clear(Ink::Text);
    pen.rule(0);
    let x = pen.text(1, 1, cx.get("preferences-find").as_str(), Ink::Strong) + 1;
    let blank = " ".repeat(usize::from(width.saturating_sub(x + 1)));
    pen.text(x, 1, blank.as_str(), Ink::Focus);
    pen.text(x, 1, picker.text.text(), Ink::Focus);
    let before: String = picker
        .text
        .text()
        .chars()
        .take(picker.text.caret())
        .collect();
    pen.caret(x + width_of(&before), 1);
    if left.is_empty() {
        pen.text(3, 2, cx.get("palette-nothing").as_str(), Ink::Hint);
    }
    for ((n, topic), y) in left.iter().enumerate().zip(2..).take(8) {
        let here = n == picker.at;
        let mark = if here { "►" } else { " " };
        let text = format!("{mark} {}", cx.get(topic.word_id()));
        pen.text(
            1,
            y,
            text.as_str(),
            if here { Ink::Selected } else { Ink::Text },
        );
    }
}

/// The practices that are offered before a label, over the lower half of the screen.
fn practices(practice: &Practice, cx: &Cx<'_>, pen: &mut Pen<'_>) {
    let (width, height) = (pen.width(), pen.height());
    let topic = |topic: Topic| cx.get(topic.word_id());
    let what = practice
        .label
        .protected()
        .map_or_else(String::new, |p| cx.get(p.word_id()));
    let intro = cx.words.say("equality-practice", &[("what", what.into())]);
    let mut choices: Vec<String> = practice.offered.iter().map(|t| topic(*t)).collect();
    let label = [("label", topic(practice.label).into())];
    choices.push(cx.words.say("equality-label", &label));
    let intro = wrapped(&intro, width.saturating_sub(4));
    let rows = u16::try_from(intro.len() + choices.len() + 1).unwrap_or(height);
    let mut pen = pen.part(0, height.saturating_sub(rows), width, rows.min(height));
    pen.clear(Ink::Text);
    pen.rule(0);
    for (line, y) in intro.iter().zip(1..) {
        pen.text(1, y, line.as_str(), Ink::Strong);
    }
    let first = u16::try_from(intro.len()).unwrap_or(0) + 1;
    for ((n, choice), y) in choices.iter().enumerate().zip(first..) {
        let here = n == practice.at;
        let ink = if here { Ink::Selected } else { Ink::Text };
        if here {
            pen.row(y, Ink::Selected);
        }
        let text = format!("{}  {choice}", n + 1);
        pen.text(3, y, text.as_str(), ink);
        if here {
            pen.here(1, y);
        }
    }
}
