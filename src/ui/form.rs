//! How a form shows: labels to the left, boxes to the right, what was understood beside them.

use super::pen::{Pen, first_row, width_of, wrapped};
use super::theme::Ink;
use crate::app::form::{FieldBox, FieldKind, FieldSpec};
use crate::app::form_page::FormPage;
use crate::app::{Cx, say};
use crate::domain::dates::{Reading, When};

/// The most rows of a pick list that show at once.
const MOST_CHOICES: usize = 8;

/// What one field looks like: rows of text with their ink, and where the caret stands among them.
struct Rows {
    lines: Vec<Vec<(String, Ink)>>,
    caret: Option<(u16, u16)>,
    focused: bool,
}

/// Draws a form.
pub fn draw(page: &FormPage, cx: &Cx<'_>, pen: &mut Pen<'_>) {
    if page.shut {
        let room = pen.width().saturating_sub(2);
        pen.wrap(1, 1, room, cx.get("restricted-shut").as_str(), Ink::Text);
        return;
    }
    let mut top = 1;
    for line in page.purpose.pinned(cx) {
        top += pen.wrap(
            1,
            top,
            pen.width().saturating_sub(2),
            line.as_str(),
            Ink::Text,
        );
    }
    if let Some(draft) = &page.found {
        let when = say::moment(cx.words, draft.begun);
        let text = cx.words.say("draft-found", &[("when", when.into())]);
        pen.wrap(
            1,
            top + 1,
            pen.width().saturating_sub(2),
            text.as_str(),
            Ink::Attention,
        );
        return;
    }
    if !page.form.problems.is_empty() {
        pen.text(
            1,
            top,
            cx.get("form-problem-heading").as_str(),
            Ink::Attention,
        );
        top += 1;
    }
    if top > 1 {
        top += 1;
    }
    let label_width = label_width(page, cx, pen.width());
    let room = pen.width().saturating_sub(label_width + 5);
    let mut fields: Vec<(Vec<String>, Rows)> = page
        .form
        .shown()
        .map(|(spec, b)| {
            let label = page.purpose.label(spec.id, &page.form, cx);
            let label = wrapped(&label, label_width);
            let mut rows = field(page, spec, b, cx, room);
            // A long label takes as many rows as it needs: words are never cut.
            while rows.lines.len() < label.len() {
                rows.lines.push(Vec::new());
            }
            (label, rows)
        })
        .collect();
    let on_save = page.form.on_save();
    fields.push((
        Vec::new(),
        Rows {
            lines: vec![vec![(
                cx.get("form-save-button"),
                if on_save { Ink::Selected } else { Ink::Strong },
            )]],
            caret: None,
            focused: on_save,
        },
    ));
    place(&fields, label_width, top, pen);
}

fn label_width(page: &FormPage, cx: &Cx<'_>, width: u16) -> u16 {
    let widest = page
        .form
        .shown()
        .map(|(spec, _)| width_of(&page.purpose.label(spec.id, &page.form, cx)))
        .max()
        .unwrap_or(0);
    widest.min(width / 3)
}

/// Lays the fields out from `top`, scrolled so that the one in focus can be seen.
fn place(fields: &[(Vec<String>, Rows)], label_width: u16, top: u16, pen: &mut Pen<'_>) {
    let room = pen.height().saturating_sub(top);
    let total: usize = fields.iter().map(|(_, f)| f.lines.len()).sum();
    let mut end = 0;
    for (_, f) in fields {
        end += f.lines.len();
        if f.focused {
            break;
        }
    }
    // One row further, so that what comes next is seen too.
    let first = first_row(end.min(total.saturating_sub(1)), total, room);
    let mut row = 0;
    for (label, f) in fields {
        for (n, parts) in f.lines.iter().enumerate() {
            let shown = row >= first && row - first < usize::from(room);
            let y =
                top.saturating_add(u16::try_from(row.saturating_sub(first)).unwrap_or(u16::MAX));
            row += 1;
            if !shown {
                continue;
            }
            if n == 0 && f.focused {
                pen.here(1, y);
            }
            if let Some(label) = label.get(n) {
                let ink = if f.focused { Ink::Strong } else { Ink::Text };
                pen.text_within(3, y, label_width, label.as_str(), ink);
            }
            let left = label_width + 5;
            let mut x = left;
            for (text, ink) in parts {
                x = pen.text(x, y, text.as_str(), *ink);
            }
            if let Some((cx_, cy)) = f.caret.filter(|(_, cy)| usize::from(*cy) == n) {
                let _ = cy;
                pen.caret(left + cx_, y);
            }
        }
    }
}

fn field(page: &FormPage, spec: &FieldSpec, b: &FieldBox, cx: &Cx<'_>, room: u16) -> Rows {
    let focused = page.form.focused().is_some_and(|f| f.id == spec.id);
    let mut rows = match spec.kind {
        FieldKind::Choice(_) | FieldKind::ChoiceOf(_) => {
            let choices = spec.kind.choices();
            choice_rows(&choices, &[b.text.text()], None, focused, cx, room)
        }
        FieldKind::Ticks(_) | FieldKind::TicksOf(_) => {
            let (choices, here) = (spec.kind.choices(), focused.then_some(b.highlighted));
            let ticked = page.form.ticked(spec.id);
            choice_rows(&choices, &ticked, here, focused, cx, room)
        }
        FieldKind::Line
        | FieldKind::Lines
        | FieldKind::Date(_)
        | FieldKind::Postcode
        | FieldKind::Number
        | FieldKind::Pick(_) => text_rows(page, spec, b, focused, cx, room),
    };
    if let Some(problem) = page.form.problem(spec.id) {
        let text = format!("! {}", cx.get(problem.word));
        let lines = wrapped(&text, room).into_iter();
        rows.lines
            .extend(lines.map(|line| vec![(line, Ink::Attention)]));
    }
    rows
}

/// `[1 Yes]   2 Not sure    3 No`, over as many rows as it needs. `here` is the one Space ticks.
fn choice_rows(
    choices: &[crate::app::form::Choice],
    chosen: &[&str],
    here: Option<usize>,
    focused: bool,
    cx: &Cx<'_>,
    room: u16,
) -> Rows {
    let mut rows: Vec<Vec<(String, Ink)>> = vec![Vec::new()];
    let mut used = 0;
    let mut caret = (0, 0);
    for ((code, word), n) in choices.iter().zip(1_usize..) {
        let words = cx.get(word);
        // Only the first nine have a digit of their own.
        let label = if n <= 9 {
            format!("{n} {words}")
        } else {
            words
        };
        let mark = if here == Some(n - 1) { "►" } else { "" };
        let (text, ink) = if chosen.contains(code) {
            (
                format!("{mark}[{label}]  "),
                if focused { Ink::Selected } else { Ink::Accent },
            )
        } else {
            (format!("{mark} {label}   "), Ink::Text)
        };
        let width = width_of(&text);
        if used + width_of(text.trim_end()) > room && used > 0 {
            rows.push(Vec::new());
            used = 0;
        }
        if here == Some(n - 1) {
            caret = (used, u16::try_from(rows.len() - 1).unwrap_or(0));
        }
        used += width;
        if let Some(row) = rows.last_mut() {
            row.push((text, ink));
        }
    }
    // What stands between two choices is not needed after the last, and would not fit.
    for (text, _) in rows.iter_mut().filter_map(|row| row.last_mut()) {
        text.truncate(text.trim_end().len());
    }
    Rows {
        lines: rows,
        caret: focused.then_some(caret),
        focused,
    }
}

/// Columns of a box in focus: what is understood of a short answer stands beside it.
const fn box_width(kind: FieldKind) -> u16 {
    match kind {
        FieldKind::Date(_) | FieldKind::Postcode | FieldKind::Number => 18,
        FieldKind::Line
        | FieldKind::Lines
        | FieldKind::Choice(_)
        | FieldKind::ChoiceOf(_)
        | FieldKind::Pick(_)
        | FieldKind::Ticks(_)
        | FieldKind::TicksOf(_) => 44,
    }
}

fn text_rows(
    page: &FormPage,
    spec: &FieldSpec,
    b: &FieldBox,
    focused: bool,
    cx: &Cx<'_>,
    room: u16,
) -> Rows {
    let echo = page
        .purpose
        .echo(spec.id, &page.form, cx)
        .or_else(|| echo(page, spec, cx));
    let room = room.max(10);
    let text = b.text.text();
    let lines = wrapped(text, room.saturating_sub(1));
    let ink = if focused { Ink::Focus } else { Ink::Text };
    let mut rows: Vec<Vec<(String, Ink)>> = lines
        .iter()
        .map(|l| {
            vec![(
                pad(
                    l,
                    if focused {
                        room.min(box_width(spec.kind))
                    } else {
                        1
                    },
                ),
                ink,
            )]
        })
        .collect();
    if text.is_empty() && !focused {
        rows = vec![vec![("·".to_owned(), Ink::Line)]];
    }
    if let (Some(echo), Some(row)) = (echo, rows.first_mut()) {
        let used: u16 = row.iter().map(|(t, _)| width_of(t)).sum();
        if used + 2 + width_of(&echo) <= room {
            row.push((format!("  {echo}"), Ink::Accent));
        } else {
            rows.push(vec![(echo, Ink::Accent)]);
        }
    }
    let caret = focused.then(|| caret_in(text, b.text.caret(), &lines));
    if let (true, FieldKind::Pick(_)) = (focused, spec.kind) {
        rows.extend(pick_rows(page, spec, b, cx));
    }
    Rows {
        lines: rows,
        caret,
        focused,
    }
}

fn pad(line: &str, to: u16) -> String {
    let missing = usize::from(to.saturating_sub(width_of(line)));
    format!("{line}{}", " ".repeat(missing))
}

/// Where the caret stands among wrapped lines: column and row.
fn caret_in(text: &str, caret: usize, lines: &[String]) -> (u16, u16) {
    let before: String = text.chars().take(caret).collect();
    let mut left = before.chars().count();
    let mut row = 0;
    for line in lines {
        let chars = line.chars().count();
        if left <= chars {
            let part: String = line.chars().take(left).collect();
            return (width_of(&part), row);
        }
        // The space or new line a row was broken at stands at the end of none.
        let broken_at_gap = text
            .chars()
            .nth(caret - left + chars)
            .is_some_and(char::is_whitespace);
        left -= chars + usize::from(broken_at_gap);
        row += 1;
    }
    (0, row.saturating_sub(1))
}

fn pick_rows(
    page: &FormPage,
    spec: &FieldSpec,
    b: &FieldBox,
    cx: &Cx<'_>,
) -> Vec<Vec<(String, Ink)>> {
    let words = cx.words;
    let left = page.form.matching(spec.id, &|id| words.get(id));
    left.iter()
        .enumerate()
        .take(MOST_CHOICES)
        .map(|(i, (_, word))| {
            let here = i == b.highlighted;
            let mark = if here { "►" } else { " " };
            vec![(
                format!("{mark} {}", cx.get(word)),
                if here { Ink::Selected } else { Ink::Text },
            )]
        })
        .collect()
}

/// How a date or postcode is understood.
fn echo(page: &FormPage, spec: &FieldSpec, cx: &Cx<'_>) -> Option<String> {
    match spec.kind {
        FieldKind::Date(_) => match page.form.date(spec.id) {
            Reading::Empty => None,
            Reading::Understood(when) => Some(format!("= {}", when_words(when, cx))),
            Reading::TwoWays(a, b) => Some(cx.words.say(
                "date-two-ways",
                &[
                    ("first", when_words(a, cx).into()),
                    ("second", when_words(b, cx).into()),
                ],
            )),
            Reading::NotSure => Some(cx.get("date-not-sure")),
        },
        FieldKind::Postcode => {
            let text = page.form.get(spec.id);
            if text.is_empty() {
                return None;
            }
            Some(page.form.postcode(spec.id).map_or_else(
                || cx.get("postcode-not-sure"),
                |p| {
                    let town = crate::geo::place::town_of(&p).map(str::to_owned);
                    town.map_or_else(|| format!("= {p}"), |town| format!("= {p}, {town}"))
                },
            ))
        }
        FieldKind::Line
        | FieldKind::Lines
        | FieldKind::Number
        | FieldKind::Choice(_)
        | FieldKind::ChoiceOf(_)
        | FieldKind::Pick(_)
        | FieldKind::Ticks(_)
        | FieldKind::TicksOf(_) => None,
    }
}

fn when_words(when: When, cx: &Cx<'_>) -> String {
    use crate::domain::dates::PartialDate;
    let day = match when.date {
        PartialDate::Day(day) => {
            let away = (day - cx.today()).get_days().abs() <= 20;
            let full = say::full_day(cx.words, day);
            if away {
                format!("{full}, {}", say::away(cx.words, day, cx.today()))
            } else {
                full
            }
        }
        PartialDate::Month(..) | PartialDate::Year(_) => say::partial(cx.words, when.date),
    };
    when.time
        .map_or_else(|| day.clone(), |t| format!("{day}, {}", say::time(t)))
}
