//! Writing tables that a spreadsheet opens as text and nothing else.
//!
//! Every field is quoted. A text that a spreadsheet would take for a formula gets an apostrophe in
//! front; [`unguard`] takes it off again, so that a file read back says exactly what was written.

/// A list as a file for spreadsheets: UTF-8 with its mark, every field quoted, lines ended as
/// spreadsheets end them.
#[derive(Debug, Clone)]
pub struct Csv {
    bytes: Vec<u8>,
    mark: Option<String>,
}

impl Csv {
    /// A table with these headings. `mark` stands in a first column of its own in every line, so
    /// that practice people can be told from real ones wherever a line ends up.
    pub fn new<S: AsRef<str>>(mark: Option<&str>, headings: impl IntoIterator<Item = S>) -> Self {
        let mut csv = Self {
            bytes: "\u{feff}".into(),
            mark: mark.map(str::to_owned),
        };
        csv.row(headings);
        csv
    }

    /// Adds a line.
    pub fn row<S: AsRef<str>>(&mut self, cells: impl IntoIterator<Item = S>) -> &mut Self {
        let mark = self.mark.clone();
        let mut first = true;
        if let Some(mark) = mark {
            self.field(&mark, true);
            first = false;
        }
        for cell in cells {
            self.field(cell.as_ref(), first);
            first = false;
        }
        self.bytes.extend_from_slice(b"\r\n");
        self
    }

    /// The finished file.
    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    fn field(&mut self, text: &str, first: bool) {
        if !first {
            self.bytes.push(b',');
        }
        self.bytes.push(b'"');
        self.bytes
            .extend_from_slice(guard(text).replace('"', "\"\"").as_bytes());
        self.bytes.push(b'"');
    }
}

/// Whether a spreadsheet could take a text that starts like this for a formula.
const fn triggers(c: char) -> bool {
    matches!(
        c,
        '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠'
    )
}

/// Whether the text is a plain number, which no spreadsheet calculates with on opening.
fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    [whole, part]
        .iter()
        .all(|t| !t.is_empty() && t.chars().all(|c| c.is_ascii_digit()))
}

/// Whether a text needs an apostrophe: it starts a formula, or it is itself a guarded text.
fn needs_guard(text: &str) -> bool {
    let bare = text.trim_start_matches('\'');
    bare.chars().next().is_some_and(triggers) && !is_number(text)
}

/// The text with an apostrophe in front where a spreadsheet could take it for a formula. Numbers
/// stay numbers.
pub fn guard(text: &str) -> String {
    if needs_guard(text) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

/// The text without the apostrophe that [`guard`] put there.
pub fn unguard(text: &str) -> String {
    text.strip_prefix('\'')
        .filter(|rest| needs_guard(rest))
        .unwrap_or(text)
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_guarded_and_numbers_are_not() {
        for (text, written) in [
            ("=cmd|calc!A1", "'=cmd|calc!A1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("-2+3", "'-2+3"),
            ("＝1", "'＝1"),
            ("\tx", "'\tx"),
            ("'=x", "''=x"),
            ("-12.5", "-12.5"),
            ("+3", "+3"),
            ("'tis", "'tis"),
            ("Siân", "Siân"),
            ("-", "'-"),
            ("", ""),
        ] {
            assert_eq!(guard(text), written);
            assert_eq!(unguard(written), text);
        }
    }

    #[test]
    fn every_field_is_quoted_and_practice_lines_are_marked() {
        let mut csv = Csv::new(Some("DEMO"), ["Name", "Notes"]);
        csv.row(["Aled P", "says \"hello\""]);
        let text = String::from_utf8(csv.into_bytes()).unwrap();
        assert_eq!(
            text,
            "\u{feff}\"DEMO\",\"Name\",\"Notes\"\r\n\"DEMO\",\"Aled P\",\"says \"\"hello\"\"\"\r\n"
        );
    }
}
