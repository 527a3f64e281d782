//! How kept lists show: the lists in a table, and of the highlighted one what became of the list before
//! it and how it stood.

use crate::app::run_data::{KeptRun, RunsData};
use crate::app::run_words::{Teller, when};
use crate::app::screens::runs::Runs;
use crate::app::{Cx, say};
use crate::matching::run::{KeptHome, KeptView};
use crate::ui::pen::{Pen, first_row, wrapped};
use crate::ui::theme::Ink;
use crate::ui::{bars, sentences};

/// The most rows that the table takes before it scrolls.
const TABLE: u16 = 5;

/// The most rows of what became of the list before.
const CHANGES: usize = 6;

/// The line under the header of a shortlist: what changed since it was kept before. Returns the rows
/// used.
pub fn since(data: &RunsData, y: u16, cx: &Cx<'_>, pen: &mut Pen<'_>) -> u16 {
    let line = teller(data, cx).line(cx.today());
    let room = pen.width().saturating_sub(2);
    line.map_or(0, |line| pen.wrap(1, y, room, line.as_str(), Ink::Text))
}

fn teller<'a>(data: &'a RunsData, cx: &Cx<'a>) -> Teller<'a> {
    Teller {
        words: cx.words,
        names: cx.session.names,
        data,
    }
}

/// Draws it.
pub fn draw(state: &Runs, cx: &Cx<'_>, pen: &mut Pen<'_>) {
    if let Some(reading) = &state.reading {
        sentences::draw(reading, pen);
        return;
    }
    let Some(data) = &state.data else { return };
    let width = pen.width();
    if data.runs.is_empty() {
        let text = state.none(cx);
        pen.wrap(1, 1, width.saturating_sub(2), text.as_str(), Ink::Text);
        return;
    }
    let args = [
        ("name", cx.name(&data.subject.name).into()),
        ("n", data.runs.len().into()),
    ];
    pen.text(
        1,
        0,
        cx.words.say("runs-title", &args).as_str(),
        Ink::Strong,
    );
    let rows = table(state, data, cx, pen);
    let Some(kept) = state.on() else { return };
    let top = rows + 1;
    let mut rest = pen.part(0, top, width, pen.height().saturating_sub(top));
    let y = changes(kept, data, cx, &mut rest);
    as_it_stood(kept, data, y, cx, &mut rest);
}

/// Where the columns of the table stand: who, compared, could work, left out (the ends of the
/// numbers), preferences, rules.
const fn columns(width: u16) -> [u16; 6] {
    if width >= 100 {
        [18, 49, 62, 73, 76, 88]
    } else {
        [17, 38, 49, 58, 59, 68]
    }
}

/// The lists, the latest first. Returns the row after them.
fn table(state: &Runs, data: &RunsData, cx: &Cx<'_>, pen: &mut Pen<'_>) -> u16 {
    let [who, compared, could, left, preferences, rules] = columns(pen.width());
    for (x, id) in [
        (3, "runs-when"),
        (who, "runs-who"),
        (preferences, "runs-preferences"),
        (rules, "runs-rules"),
    ] {
        pen.text(x, 1, cx.get(id).as_str(), Ink::Hint);
    }
    for (end, id) in [
        (compared, "runs-compared"),
        (could, "runs-could"),
        (left, "runs-left"),
    ] {
        pen.text_to(end, 1, cx.get(id).as_str(), Ink::Hint);
    }
    let at = state.selection.at();
    let shown = u16::try_from(data.runs.len())
        .unwrap_or(u16::MAX)
        .min(TABLE);
    let first = first_row(at, data.runs.len(), shown);
    let runs = data.runs.iter().enumerate().skip(first);
    for ((row, kept), y) in runs.take(usize::from(shown)).zip(2..) {
        let (here, run) = (row == at, &kept.run);
        let ink = if here { Ink::Selected } else { Ink::Text };
        if here {
            pen.row(y, ink);
        }
        let civil = say::civil(run.at);
        let day = say::short_day(cx.words, civil.date(), cx.today());
        let time = say::time(civil.time());
        pen.text_within(
            3,
            y,
            who.saturating_sub(4),
            format!("{day} {time}").as_str(),
            ink,
        );
        pen.text_within(
            who,
            y,
            compared.saturating_sub(who + 9),
            run.who.as_str(),
            ink,
        );
        for (end, n) in [
            (compared, run.compared),
            (could, run.could_work),
            (left, run.left_out),
        ] {
            pen.text_to(end, y, n.to_string().as_str(), ink);
        }
        pen.text(preferences, y, run.preferences.as_str(), ink);
        let args = [
            ("rules", run.rules.into()),
            ("neutrals", run.neutrals.into()),
        ];
        let text = cx.words.say("runs-rules-version", &args);
        pen.text(rules, y, text.as_str(), ink);
        if here {
            pen.here(1, y);
        }
    }
    2 + shown
}

/// What became of the list before. Returns the row after it.
fn changes(kept: &KeptRun, data: &RunsData, cx: &Cx<'_>, pen: &mut Pen<'_>) -> u16 {
    let before = data
        .runs
        .iter()
        .skip_while(|run| run.run.id != kept.run.id)
        .nth(1);
    let Some((before, since)) = before.zip(kept.since.as_ref()) else {
        pen.text(1, 0, cx.get("runs-first").as_str(), Ink::Strong);
        return 2;
    };
    let args = [("when", when(cx.words, before.run.at, cx.today()).into())];
    pen.text(
        1,
        0,
        cx.words.say("runs-since", &args).as_str(),
        Ink::Strong,
    );
    let room = pen.width().saturating_sub(4);
    let told = teller(data, cx).differences(since);
    let mut y = 1;
    for (n, sentence) in told.iter().enumerate() {
        let rows = wrapped(sentence, room);
        if usize::from(y) + rows.len() > CHANGES && n > 0 {
            let args = [("n", (told.len() - n).into())];
            pen.text(
                3,
                y,
                cx.words.say("runs-more-rows", &args).as_str(),
                Ink::Hint,
            );
            y += 1;
            break;
        }
        for row in rows {
            pen.text(3, y, row.as_str(), Ink::Text);
            y += 1;
        }
    }
    y + 1
}

/// The highlighted list as it stood: place, name, fit with its range, both views; and under it, where
/// there is room, of whom not enough was known and who was left out.
fn as_it_stood(kept: &KeptRun, data: &RunsData, mut y: u16, cx: &Cx<'_>, pen: &mut Pen<'_>) {
    let Some(list) = &kept.list else {
        pen.text(1, y, cx.get("runs-not-readable").as_str(), Ink::Attention);
        return;
    };
    let width = pen.width();
    let columns = Columns::of(width);
    pen.text(1, y, cx.get("runs-as-it-stood").as_str(), Ink::Strong);
    pen.text_to(columns.fit, y, cx.get("shortlist-fit").as_str(), Ink::Hint);
    let own = cx.name(&data.subject.name);
    pen.text_within(columns.own, y, 11, own.as_str(), Ink::Hint);
    pen.text(
        columns.theirs,
        y,
        cx.get("shortlist-theirs").as_str(),
        Ink::Hint,
    );
    y += 1;
    let rows: Vec<(usize, &KeptHome)> = (1..).zip(list.could_work()).collect();
    let room = usize::from(pen.height().saturating_sub(y));
    let shown = if rows.len() > room {
        room.saturating_sub(1)
    } else {
        room
    };
    let teller = teller(data, cx);
    for ((place, home), y) in rows.iter().take(shown).zip(y..) {
        pen.text_to(5, y, place.to_string().as_str(), Ink::Text);
        let room = columns.range.saturating_sub(8);
        pen.text_within(7, y, room, teller.name(home.id).as_str(), Ink::Text);
        numbers(home, &columns, y, cx, pen);
    }
    y = y.saturating_add(u16::try_from(rows.len().min(shown)).unwrap_or(u16::MAX));
    if rows.len() > shown {
        let args = [("n", (rows.len() - shown).into())];
        let text = cx.words.say("runs-more-rows", &args);
        pen.text(7, y, text.as_str(), Ink::Hint);
        return;
    }
    for line in teller.rest(list) {
        y = y.saturating_add(1);
        pen.text(3, y, line.as_str(), Ink::Text);
    }
}

fn numbers(home: &KeptHome, columns: &Columns, y: u16, cx: &Cx<'_>, pen: &mut Pen<'_>) {
    let fit = home.fit;
    let range = bars::range(fit.low, fit.point, fit.high, usize::from(columns.cells));
    pen.text(columns.range, y, range.as_str(), Ink::Text);
    pen.text_to(columns.fit, y, fit.point.to_string().as_str(), Ink::Text);
    pen.text(columns.own, y, view(home.own, cx).as_str(), Ink::Text);
    pen.text(columns.theirs, y, view(home.theirs, cx).as_str(), Ink::Text);
}

/// Where the columns of a list stand.
struct Columns {
    range: u16,
    cells: u16,
    fit: u16,
    own: u16,
    theirs: u16,
}

impl Columns {
    const fn of(width: u16) -> Self {
        let theirs = width.saturating_sub(9);
        let own = theirs.saturating_sub(12);
        let fit = own.saturating_sub(2);
        let cells = if width >= 100 { 30 } else { 20 };
        Self {
            range: fit.saturating_sub(cells + 5),
            cells,
            fit,
            own,
            theirs,
        }
    }
}

/// One side's view in points; words where it had told us nothing.
fn view(view: KeptView, cx: &Cx<'_>) -> String {
    if view.stated {
        view.whole.point.to_string()
    } else {
        cx.get("shortlist-no-word")
    }
}
