//! How the plain commands answer: sentences, a table, or data. Never with escape codes.

use super::Exit;
use crate::domain::text::SafeText;
use std::io::{self, IsTerminal, Write};
use unicode_width::UnicodeWidthStr;

/// How to answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// A table.
    Table,
    /// Sentences, one fact a line.
    Plain,
    /// Data, as `assets/docs/plain-commands.md` describes it.
    Json,
}

impl Style {
    /// What was asked for; a table on a terminal, sentences where nobody sees columns.
    pub fn asked(plain: bool, json: bool) -> Self {
        match (json, plain || !io::stdout().is_terminal()) {
            (true, _) => Self::Json,
            (false, true) => Self::Plain,
            (false, false) => Self::Table,
        }
    }
}

/// An answer in all its styles.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// The headings of the table.
    pub headings: Vec<String>,
    /// Its rows.
    pub rows: Vec<Vec<String>>,
    /// The same in sentences.
    pub sentences: Vec<String>,
    /// The same as data.
    pub json: serde_json::Value,
    /// What a script sees.
    pub exit: Exit,
}

impl Answer {
    /// An answer in sentences that makes no table.
    pub fn sentences(sentences: Vec<String>, json: serde_json::Value) -> Self {
        Self {
            headings: Vec::new(),
            rows: Vec::new(),
            sentences,
            json,
            exit: Exit::Done,
        }
    }

    /// With another exit code.
    #[must_use]
    pub const fn exit(mut self, exit: Exit) -> Self {
        self.exit = exit;
        self
    }

    /// Writes it. Text from the record is made safe first, because it may reach a terminal.
    ///
    /// # Errors
    /// What the system says.
    pub fn write(&self, style: Style, to: &mut dyn Write) -> io::Result<()> {
        match style {
            Style::Json => writeln!(to, "{:#}", self.json),
            Style::Table if !self.headings.is_empty() => self.write_table(to),
            Style::Table | Style::Plain => self
                .sentences
                .iter()
                .try_for_each(|s| writeln!(to, "{}", SafeText::new(s))),
        }
    }

    fn write_table(&self, to: &mut dyn Write) -> io::Result<()> {
        let safe = |row: &Vec<String>| -> Vec<String> {
            row.iter()
                .map(|cell| SafeText::new(cell).to_string().replace('\n', " "))
                .collect()
        };
        let rows: Vec<Vec<String>> = std::iter::once(&self.headings)
            .chain(&self.rows)
            .map(safe)
            .collect();
        let columns = self.headings.len();
        let widths: Vec<usize> = (0..columns)
            .map(|c| {
                rows.iter()
                    .filter_map(|r| r.get(c))
                    .map(|t| t.width())
                    .max()
                    .unwrap_or(0)
            })
            .collect();
        for row in &rows {
            let mut line = String::new();
            for (cell, width) in row.iter().zip(&widths) {
                line.push_str(cell);
                line.extend(std::iter::repeat_n(
                    ' ',
                    width.saturating_sub(cell.width()) + 2,
                ));
            }
            writeln!(to, "{}", line.trim_end())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_from_the_record_cannot_reach_the_terminal_as_an_order() {
        let answer = Answer {
            headings: vec!["Name".into(), "Where".into()],
            rows: vec![
                vec!["Llŷr\u{1b}[2J".into(), "SA1".into()],
                vec!["A".into(), "B".into()],
            ],
            sentences: vec!["\u{1b}]0;title\u{7}".into()],
            json: serde_json::json!({}),
            exit: Exit::Done,
        };
        let mut out = Vec::new();
        answer.write(Style::Table, &mut out).unwrap();
        answer.write(Style::Plain, &mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert!(!text.contains('\u{1b}') && !text.contains('\u{7}'));
        assert!(
            text.contains("Name      Where\nLlŷr□[2J  SA1\nA         B\n"),
            "{text}"
        );
    }
}
