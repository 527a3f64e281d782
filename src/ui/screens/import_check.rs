//! How looking through a spreadsheet shows: where the columns go, the rows that want an answer, and
//! the highlighted one in full. Only what can be seen is worked out.

use crate::app::Cx;
use crate::app::screens::import_check::{Choose, Fix, ImportCheck, Mode, fixable};
use crate::domain::profile::ProfileKind;
use crate::exchange::echo::{outcome_sentence, said_sentence, unplaced_sentence};
use crate::exchange::headings::{Column, Sure, Target};
use crate::exchange::plan::{Outcome, PlanRow, Refused};
use crate::exchange::problem::{problem_sentence, target_words};
use crate::exchange::read::Encoding;
use crate::ui::new_key::{self, Line};
use crate::ui::pen::{Pen, first_row, wrapped};
use crate::ui::theme::Ink;

/// Rows kept free below the list for the highlighted row.
const DETAIL: u16 = 4;

/// Draws it.
pub fn draw(state: &ImportCheck, cx: &Cx<'_>, pen: &mut Pen<'_>) {
    let roomy = u16::from(pen.height() >= 20);
    let mut y = roomy + header(state, cx, roomy, pen);
    let (width, height) = (pen.width(), pen.height());
    match &state.mode {
        Mode::Columns => {
            let room = height.saturating_sub(y);
            columns(state, true, cx, &mut pen.part(0, y, width, room));
        }
        Mode::Choose(choose) => {
            let room = height.saturating_sub(y);
            places(state, choose, cx, &mut pen.part(0, y, width, room));
        }
        Mode::Kept => {
            let room = height.saturating_sub(y);
            kept(state, cx, &mut pen.part(0, y, width, room));
        }
        Mode::Rows | Mode::Fix(_) => {
            let some = (height / 5).max(2) + 1;
            columns(state, false, cx, &mut pen.part(0, y, width, some));
            y += some + roomy;
            let room = height.saturating_sub(y + DETAIL);
            rows(state, cx, &mut pen.part(0, y, width, room));
            let top = height.saturating_sub(DETAIL);
            detail(state, cx, &mut pen.part(0, top, width, DETAIL));
        }
    }
}

/// The file with its counts, and what has to be said of the whole of it. Returns the rows used.
fn header(state: &ImportCheck, cx: &Cx<'_>, y: u16, pen: &mut Pen<'_>) -> u16 {
    let counts = state.counts;
    let text = cx.words.say(
        "import-counts",
        &[
            ("file", state.plan.file().into()),
            ("rows", counts.rows().into()),
            ("ready", counts.added.into()),
            ("answer", counts.needs_answer.into()),
            ("double", counts.likely_duplicate.into()),
            ("out", counts.refused.into()),
            ("empty", counts.empty.into()),
        ],
    );
    let room = pen.width().saturating_sub(2);
    let mut used = pen.wrap(1, y, room, text.as_str(), Ink::Strong);
    let choosing = matches!(state.mode, Mode::Columns);
    if choosing || !state.plan.kind_is_sure() {
        let mut said = cx.get("import-which-kind");
        for (kind, n) in ProfileKind::ALL.iter().zip(1..) {
            let name = cx.get(kind_word(*kind));
            let one = if *kind == state.plan.kind() {
                format!("  [{n} {name}]")
            } else {
                format!("   {n} {name} ")
            };
            said.push_str(&one);
        }
        used += pen.wrap(1, y + used, room, said.as_str(), Ink::Attention);
    }
    if state.plan.encoding() == Encoding::Windows1252 {
        let text = cx.get("import-look-at-accents");
        used += pen.wrap(1, y + used, room, text.as_str(), Ink::Attention);
    }
    let [kept, notes] = state.kept;
    if kept + notes > 0 && !choosing {
        let text = cx.words.say(
            "import-kept-count",
            &[("kept", kept.into()), ("notes", notes.into())],
        );
        used += pen.wrap(1, y + used, room, text.as_str(), Ink::Text);
    }
    used + y
}

const fn kind_word(kind: ProfileKind) -> &'static str {
    match kind {
        ProfileKind::Person => "import-kind-people",
        ProfileKind::Household => "import-kind-households",
        ProfileKind::Householder => "import-kind-householders",
        ProfileKind::Homesharer => "import-kind-homesharers",
    }
}

/// Whether somebody should look where a column goes.
fn wants_a_look(column: &Column) -> bool {
    match column.sure {
        Sure::No | Sure::Nearly => true,
        Sure::Yes | Sure::Chosen => false,
    }
}

/// Where the columns go, as many as there is room for: those to look at first, unless all of them
/// are being gone through.
fn columns(state: &ImportCheck, all: bool, cx: &Cx<'_>, pen: &mut Pen<'_>) {
    let wide = pen.width() >= 100;
    let (to, like) = if wide { (24, 54) } else { (20, 46) };
    let total = state.plan.columns().len();
    let room = usize::from(pen.height().saturating_sub(1));
    pen.text(3, 0, cx.get("import-your-column").as_str(), Ink::Hint);
    pen.text(to, 0, cx.get("import-goes-to").as_str(), Ink::Hint);
    let more = total.saturating_sub(room);
    let looks = if more > 0 && !all {
        cx.words
            .say("import-looks-like-more", &[("n", more.into())])
    } else {
        cx.get("import-looks-like")
    };
    pen.text(like, 0, looks.as_str(), Ink::Hint);
    let mut order: Vec<usize> = (0..total).collect();
    if !all && more > 0 {
        order.sort_by_key(|i| !state.plan.columns().get(*i).is_some_and(wants_a_look));
        order.truncate(room);
        order.sort_unstable();
    }
    let at = state.column.at();
    let first = if all {
        first_row(at, total, pen.height().saturating_sub(1))
    } else {
        0
    };
    for (index, y) in order.iter().skip(first).take(room).zip(1..) {
        let Some(column) = state.plan.columns().get(*index) else {
            continue;
        };
        let here = all && *index == at;
        if here {
            pen.row(y, Ink::Selected);
        }
        let ink = match (here, wants_a_look(column)) {
            (true, _) => Ink::Selected,
            (false, true) => Ink::Attention,
            (false, false) => Ink::Text,
        };
        let heading = if column.heading.trim().is_empty() {
            cx.get("import-no-heading")
        } else {
            column.heading.clone()
        };
        pen.text_within(3, y, to - 6, heading.as_str(), ink);
        pen.text(to - 2, y, "→", ink);
        let goes = target_words(cx.words, column.target);
        pen.text_within(to, y, like - to - 2, goes.as_str(), ink);
        let examples = state.examples.get(*index).map_or("", String::as_str);
        let plain = if here { Ink::Selected } else { Ink::Text };
        pen.text(like, y, examples, plain);
        if here {
            pen.here(1, y);
        }
    }
}

/// The places a column can go to.
fn places(state: &ImportCheck, choose: &Choose, cx: &Cx<'_>, pen: &mut Pen<'_>) {
    let heading = state
        .plan
        .columns()
        .get(choose.column)
        .map_or("", |c| c.heading.as_str());
    let title = cx
        .words
        .say("import-where-to", &[("heading", heading.into())]);
    let room = pen.width().saturating_sub(2);
    let mut y = pen.wrap(1, 0, room, title.as_str(), Ink::Strong);
    let examples = state.examples.get(choose.column).map_or("", String::as_str);
    pen.text(3, y, examples, Ink::Text);
    y += 1;
    let label = cx.get("import-find-place");
    let line = Line {
        label: &label,
        at: 24,
        focused: true,
    };
    new_key::boxed(pen, y, line, choose.find.text(), choose.find.caret());
    y += 1;
    let all = state.places(choose, cx);
    let rows = pen.height().saturating_sub(y);
    let first = first_row(choose.at, all.len(), rows);
    let shown = all.iter().enumerate().skip(first).take(usize::from(rows));
    for ((i, (_, words)), row) in shown.zip(y..) {
        let here = i == choose.at;
        let ink = if here { Ink::Selected } else { Ink::Text };
        pen.text(24, row, words.as_str(), ink);
        if here {
            pen.text(22, row, "►", Ink::Accent);
        }
    }
    if all.is_empty() {
        pen.text(24, y, cx.get("palette-nothing").as_str(), Ink::Text);
    }
}

/// What is kept as it stood, then what is worth a look, one sentence to a row.
fn kept(state: &ImportCheck, cx: &Cx<'_>, pen: &mut Pen<'_>) {
    let cell_of = |row: usize, column: usize| {
        let found = state.plan.rows().iter().find(|r| r.number == row);
        found
            .and_then(|r| r.cells.get(column))
            .map_or("", String::as_str)
    };
    let kept = state
        .plan
        .unplaced()
        .map(|cell| unplaced_sentence(cx.words, &cell));
    let notes = state.plan.notes().map(|(row, column, note)| {
        let heading = state
            .plan
            .columns()
            .get(column)
            .map_or("", |c| c.heading.as_str());
        cx.words.say(
            "import-note-sentence",
            &[
                ("row", row.into()),
                ("heading", heading.into()),
                ("cell", cell_of(row, column).into()),
                ("note", cx.get(note.word_id()).into()),
            ],
        )
    });
    let room = pen.width().saturating_sub(4);
    let rows = pen.height();
    let mut y = 0;
    for sentence in kept.chain(notes).skip(state.from).take(usize::from(rows)) {
        if y >= rows {
            break;
        }
        y += pen.wrap(3, y, room, sentence.as_str(), Ink::Text);
    }
    pen.here(1, 0);
}

/// Where the columns of the list of rows begin: name, what becomes of the row, the cell.
fn stops(width: u16) -> [u16; 3] {
    match width {
        100.. => [8, 28, width - 26],
        80..=99 => [8, 24, width - 20],
        _ => [8, 22, width],
    }
}

fn rows(state: &ImportCheck, cx: &Cx<'_>, pen: &mut Pen<'_>) {
    let [name, what, file] = stops(pen.width());
    pen.text(3, 0, cx.get("import-row").as_str(), Ink::Hint);
    pen.text(name, 0, cx.get("import-name").as_str(), Ink::Hint);
    pen.text(what, 0, cx.get("import-problem").as_str(), Ink::Hint);
    pen.text(file, 0, cx.get("import-in-file").as_str(), Ink::Hint);
    let places = state.rows();
    if places.is_empty() {
        pen.text(3, 1, cx.get("import-all-ready").as_str(), Ink::Text);
    }
    let room = pen.height().saturating_sub(1);
    let at = state.selection.at();
    let first = first_row(at, places.len(), room);
    let shown = places
        .iter()
        .enumerate()
        .skip(first)
        .take(usize::from(room));
    for ((i, place), y) in shown.zip(1..) {
        if let Some(row) = state.plan.rows().get(*place) {
            row_line(row, i == at, y, cx, pen);
        }
    }
}

/// A mark and a word for what becomes of a row: never colour alone.
const fn mark(outcome: &Outcome) -> (&'static str, Ink) {
    match outcome {
        Outcome::Added => ("√", Ink::Text),
        Outcome::NeedsAnswer(_) | Outcome::LikelyDuplicate { .. } => ("!", Ink::Attention),
        Outcome::Refused(Refused::Because(_)) => ("×", Ink::Attention),
        Outcome::Refused(Refused::LeftOut) => ("×", Ink::Text),
        Outcome::Empty => (" ", Ink::Text),
    }
}

fn row_line(row: &PlanRow, here: bool, y: u16, cx: &Cx<'_>, pen: &mut Pen<'_>) {
    let [name_at, what_at, file_at] = stops(pen.width());
    if here {
        pen.row(y, Ink::Selected);
    }
    let (sign, ink) = mark(&row.outcome);
    let (ink, plain) = if here {
        (Ink::Selected, Ink::Selected)
    } else {
        (ink, Ink::Text)
    };
    pen.text_within(3, y, 5, row.number.to_string().as_str(), plain);
    let name = row.name();
    let name = if name.is_empty() {
        cx.get("import-empty-name")
    } else {
        cx.name(&name)
    };
    pen.text_within(name_at, y, what_at - name_at - 1, name.as_str(), plain);
    let text = format!("{sign} {}", outcome_sentence(cx.words, &row.outcome));
    let room = file_at.saturating_sub(what_at + 1);
    pen.text_within(what_at, y, room, text.as_str(), ink);
    let cell = match &row.outcome {
        Outcome::LikelyDuplicate { .. } => cx.get("import-keep-both"),
        Outcome::Added | Outcome::NeedsAnswer(_) | Outcome::Refused(_) | Outcome::Empty => {
            fixable(row)
                .and_then(|p| row.cells.get(p.column).cloned())
                .unwrap_or_default()
        }
    };
    pen.text(file_at, y, cell.as_str(), plain);
    if here {
        pen.here(1, y);
    }
}

/// The highlighted row in full, or the cell of it that is being put right.
fn detail(state: &ImportCheck, cx: &Cx<'_>, pen: &mut Pen<'_>) {
    pen.rule(0);
    if state.adding.is_some() {
        pen.text(1, 1, cx.get("import-adding").as_str(), Ink::Accent);
        return;
    }
    let Some(row) = state.row() else { return };
    if let Mode::Fix(fix) = &state.mode {
        fixing(state, fix, cx, pen);
        return;
    }
    let room = pen.width().saturating_sub(2);
    let text = outcome_sentence(cx.words, &row.outcome);
    let (_, ink) = mark(&row.outcome);
    let used = pen.wrap(1, 1, room, text.as_str(), ink);
    let said: Vec<String> = row
        .draft
        .said
        .iter()
        .map(|said| said_sentence(cx.words, &said.what))
        .collect();
    if !said.is_empty() {
        let text = cx
            .words
            .say("import-understood", &[("what", said.join("; ").into())]);
        let left = pen.height().saturating_sub(1 + used);
        let lines = wrapped(&text, room);
        let cut = lines.len() > usize::from(left);
        for ((i, line), y) in lines
            .iter()
            .enumerate()
            .take(usize::from(left))
            .zip(1 + used..)
        {
            let last = cut && i + 1 == usize::from(left);
            let line = if last {
                format!("{line}…")
            } else {
                line.clone()
            };
            pen.text_within(1, y, room, line.as_str(), Ink::Text);
        }
    }
}

/// The box of a cell, with how it is understood.
fn fixing(state: &ImportCheck, fix: &Fix, cx: &Cx<'_>, pen: &mut Pen<'_>) {
    let columns = state.plan.columns();
    let heading = columns.get(fix.column).map_or("", |c| c.heading.as_str());
    let line = Line {
        label: heading,
        at: 24,
        focused: true,
    };
    new_key::boxed(pen, 1, line, fix.text.text(), fix.text.caret());
    let reading = state.plan.reading(fix.column, fix.text.text());
    let empty = fix.text.text().trim().is_empty();
    let is_name = columns
        .get(fix.column)
        .is_some_and(|c| c.target == Target::Name);
    let (text, ink) = match (&reading.problem, reading.said.is_empty()) {
        (Some(problem), _) => (
            format!("! {}", problem_sentence(cx.words, problem)),
            Ink::Attention,
        ),
        (None, true) if empty && is_name => (cx.get("import-no-name"), Ink::Attention),
        (None, true) if empty => (cx.get("import-empties"), Ink::Text),
        (None, true) => (cx.get("import-kept-as-it-is"), Ink::Text),
        (None, false) => {
            let said: Vec<String> = reading
                .said
                .iter()
                .map(|s| said_sentence(cx.words, s))
                .collect();
            (format!("= {}", said.join("; ")), Ink::Accent)
        }
    };
    let room = pen.width().saturating_sub(25);
    pen.wrap(24, 2, room, text.as_str(), ink);
}
