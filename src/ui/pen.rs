//! The only way text gets onto the screen: everything drawn is made safe first, cut to its place,
//! and written in an ink of the theme.

use super::theme::{Ink, Theme};
use crate::domain::text::SafeText;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Draws within one area. Places are counted from its upper left corner; what lies outside is
/// left out without a word.
#[derive(Debug)]
pub struct Pen<'a> {
    buffer: &'a mut Buffer,
    area: Rect,
    theme: &'a Theme,
    caret: &'a mut Option<Position>,
}

/// The mark of the highlighted row.
pub const HERE: &str = "►";

impl<'a> Pen<'a> {
    /// A pen on a whole area.
    pub fn new(
        buffer: &'a mut Buffer,
        area: Rect,
        theme: &'a Theme,
        caret: &'a mut Option<Position>,
    ) -> Self {
        let area = area.intersection(buffer.area);
        Self {
            buffer,
            area,
            theme,
            caret,
        }
    }

    /// Columns.
    pub const fn width(&self) -> u16 {
        self.area.width
    }

    /// Rows.
    pub const fn height(&self) -> u16 {
        self.area.height
    }

    /// A pen on a part of the area: left, top, width, height, cut to what there is.
    pub fn part(&mut self, x: u16, y: u16, width: u16, height: u16) -> Pen<'_> {
        let part = Rect {
            x: self.area.x.saturating_add(x),
            y: self.area.y.saturating_add(y),
            width,
            height,
        };
        Pen {
            area: part.intersection(self.area),
            buffer: self.buffer,
            theme: self.theme,
            caret: self.caret,
        }
    }

    /// Covers the area with paper.
    pub fn clear(&mut self, ink: Ink) {
        let style = self.theme.style(ink);
        for y in 0..self.height() {
            for x in 0..self.width() {
                if let Some(cell) = self.cell(x, y) {
                    cell.reset();
                    cell.set_style(style);
                }
            }
        }
    }

    fn cell(&mut self, x: u16, y: u16) -> Option<&mut ratatui::buffer::Cell> {
        if x >= self.area.width || y >= self.area.height {
            return None;
        }
        self.buffer
            .cell_mut((self.area.x.saturating_add(x), self.area.y.saturating_add(y)))
    }

    /// Writes one line, cut with `…` where it does not fit. Returns the column after it.
    pub fn text(&mut self, x: u16, y: u16, text: impl Into<SafeText>, ink: Ink) -> u16 {
        let room = self.width().saturating_sub(x);
        self.text_within(x, y, room, text, ink)
    }

    /// Writes one line into `room` columns. Returns the column after it.
    pub fn text_within(
        &mut self,
        x: u16,
        y: u16,
        room: u16,
        text: impl Into<SafeText>,
        ink: Ink,
    ) -> u16 {
        let text = text.into();
        let room = room.min(self.width().saturating_sub(x));
        if y >= self.height() || room == 0 {
            return x;
        }
        let line = fit(text.as_str().lines().next().unwrap_or_default(), room);
        let style = self.theme.style(ink);
        let (column, row) = (self.area.x.saturating_add(x), self.area.y.saturating_add(y));
        self.buffer
            .set_stringn(column, row, &line, usize::from(room), style);
        x.saturating_add(width_of(&line))
    }

    /// Writes one line that ends before the column `end`.
    pub fn text_to(&mut self, end: u16, y: u16, text: impl Into<SafeText>, ink: Ink) -> u16 {
        let text = text.into();
        let line = fit(text.as_str(), end);
        let x = end.saturating_sub(width_of(&line));
        self.text_within(x, y, end.saturating_sub(x), line.as_str(), ink);
        x
    }

    /// Writes text over as many lines as it needs, from `(x, y)` in `room` columns. Returns the rows used.
    pub fn wrap(&mut self, x: u16, y: u16, room: u16, text: impl Into<SafeText>, ink: Ink) -> u16 {
        let text = text.into();
        let lines = wrapped(text.as_str(), room.min(self.width().saturating_sub(x)));
        let mut used: u16 = 0;
        for line in &lines {
            self.text_within(x, y.saturating_add(used), room, line.as_str(), ink);
            used = used.saturating_add(1);
        }
        used
    }

    /// A line across the area.
    pub fn rule(&mut self, y: u16) {
        let width = usize::from(self.width());
        self.text(0, y, "─".repeat(width).as_str(), Ink::Line);
    }

    /// A line down the area.
    pub fn bar(&mut self, x: u16, from: u16, rows: u16) {
        for y in from..from.saturating_add(rows).min(self.height()) {
            self.text(x, y, "│", Ink::Line);
        }
    }

    /// Colours a whole row without changing its letters.
    pub fn row(&mut self, y: u16, ink: Ink) {
        let style = self.theme.style(ink);
        for x in 0..self.width() {
            if let Some(cell) = self.cell(x, y) {
                cell.set_style(style);
            }
        }
    }

    /// Shows the caret, or the place a screen reader should read.
    pub fn caret(&mut self, x: u16, y: u16) {
        if x < self.width() && y < self.height() {
            *self.caret = Some(Position::new(
                self.area.x.saturating_add(x),
                self.area.y.saturating_add(y),
            ));
        }
    }

    /// Marks the row of a list that is highlighted: the sign, and the reader's place.
    pub fn here(&mut self, x: u16, y: u16) {
        self.text(x, y, HERE, Ink::Selected);
        self.caret(x, y);
    }
}

/// Columns a text takes up.
pub fn width_of(text: &str) -> u16 {
    u16::try_from(UnicodeWidthStr::width(text)).unwrap_or(u16::MAX)
}

/// Cuts a line to a number of columns, with `…` where something was cut.
pub fn fit(line: &str, columns: u16) -> String {
    if width_of(line) <= columns {
        return line.to_owned();
    }
    let room = usize::from(columns).saturating_sub(1);
    let mut used = 0;
    let mut out = String::new();
    for c in line.chars() {
        used += c.width().unwrap_or(0);
        if used > room {
            break;
        }
        out.push(c);
    }
    if columns > 0 {
        out.push('…');
    }
    out
}

/// Breaks text into lines of at most so many columns, at spaces where it can.
pub fn wrapped(text: &str, columns: u16) -> Vec<String> {
    let columns = usize::from(columns.max(1));
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let mut line = String::new();
        for word in paragraph.split(' ') {
            let gap = usize::from(!line.is_empty());
            if UnicodeWidthStr::width(line.as_str()) + gap + UnicodeWidthStr::width(word) <= columns
            {
                if gap == 1 {
                    line.push(' ');
                }
                line.push_str(word);
                continue;
            }
            if !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            for c in word.chars() {
                if UnicodeWidthStr::width(line.as_str()) + c.width().unwrap_or(0) > columns {
                    lines.push(std::mem::take(&mut line));
                }
                line.push(c);
            }
        }
        lines.push(line);
    }
    lines
}

/// Which row of a long list is drawn first so that row `at` can be seen.
pub const fn first_row(at: usize, rows: usize, room: u16) -> usize {
    let room = room as usize;
    if room == 0 || rows <= room || at < room {
        return 0;
    }
    let last = rows - room;
    let first = at + 1 - room;
    if first > last { last } else { first }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::session::ThemeChoice;

    fn drawn(width: u16, height: u16, draw: impl FnOnce(&mut Pen<'_>)) -> Vec<String> {
        let theme = Theme::of(ThemeChoice::Plain);
        let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
        let mut caret = None;
        let area = buffer.area;
        draw(&mut Pen::new(&mut buffer, area, &theme, &mut caret));
        (0..height)
            .map(|y| {
                (0..width)
                    .filter_map(|x| buffer.cell((x, y)).map(|c| c.symbol().to_owned()))
                    .collect()
            })
            .collect()
    }

    #[test]
    fn text_from_outside_cannot_move_the_cursor_or_leave_its_place() {
        let rows = drawn(12, 2, |pen| {
            pen.text(0, 0, "a\u{1b}[2J\u{202e}b", Ink::Text);
            pen.part(2, 1, 4, 1).text(0, 0, "far too long", Ink::Text);
            pen.text(0, 9, "outside", Ink::Text);
        });
        assert_eq!(rows[0].trim_end(), "a□[2J□b");
        assert_eq!(rows[1].trim_end(), "  far…");
    }

    #[test]
    fn long_text_wraps_at_spaces_and_long_words_break() {
        assert_eq!(wrapped("one two three", 8), ["one two", "three"]);
        assert_eq!(wrapped("abcdefghij", 4), ["abcd", "efgh", "ij"]);
        assert_eq!(wrapped("a\n\nb", 4), ["a", "", "b"]);
    }

    #[test]
    fn the_highlighted_row_can_always_be_seen() {
        for rows in 0..40 {
            for at in 0..rows.max(1) {
                let first = first_row(at, rows, 7);
                assert!(at >= first && at < first + 7, "{at} of {rows}");
            }
        }
    }
}
