//! How the choice of a spreadsheet shows.

use crate::app::screens::import_list::{ImportList, Row};
use crate::app::{Cx, say};
use crate::ui::new_key::{self, Line};
use crate::ui::pen::{Pen, first_row};
use crate::ui::theme::Ink;

/// Rows above and below the list: the sentence, gaps, the box, what is being done.
const AROUND: u16 = 8;

/// Draws it.
pub fn draw(state: &ImportList, cx: &Cx<'_>, pen: &mut Pen<'_>) {
    let room = pen.width().saturating_sub(4);
    let mut y = 1 + pen.wrap(3, 1, room, cx.get("import-choose").as_str(), Ink::Text) + 1;
    let Some(files) = &state.files else {
        pen.text(3, y, cx.get("working").as_str(), Ink::Text);
        return;
    };
    if files.is_empty() {
        y += pen.wrap(3, y, room, cx.get("import-none-found").as_str(), Ink::Text);
    }
    let shown = pen.height().saturating_sub(AROUND).max(1);
    let first = first_row(
        state.selection.at().min(files.len().saturating_sub(1)),
        files.len(),
        shown,
    );
    for file in files.iter().skip(first).take(usize::from(shown)) {
        let here = matches!(state.selection.on(), Some(Row::File(path)) if *path == file.path);
        let ink = if here { Ink::Selected } else { Ink::Text };
        if here {
            pen.row(y, Ink::Selected);
        }
        let at = say::civil(file.changed);
        let when = format!(
            "{} {}",
            say::short_day(cx.words, at.date(), cx.today()),
            say::time(at.time())
        );
        let end = pen.text_to(pen.width().saturating_sub(2), y, when.as_str(), ink);
        let name = pen.text_within(3, y, end.saturating_sub(5), file.name.as_str(), ink);
        let folder = file.path.strip_suffix(&file.name).unwrap_or_default();
        if here && folder.len() > 1 {
            pen.text_within(
                name + 2,
                y,
                end.saturating_sub(name + 4),
                folder,
                Ink::Selected,
            );
        }
        if here {
            pen.here(1, y);
        }
        y += 1;
    }
    y += 1;
    let label = cx.get("import-path");
    let line = Line {
        label: &label,
        at: 24,
        focused: state.on_path(),
    };
    if state.on_path() {
        pen.text(3, y, "►", Ink::Accent);
    }
    new_key::boxed(pen, y, line, state.path.text(), state.path.caret());
    if state.reading.is_some() {
        pen.text(3, y + 2, cx.get("import-reading").as_str(), Ink::Accent);
    }
}
