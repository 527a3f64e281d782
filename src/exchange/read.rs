//! From the bytes of a file to a table of text: encoding, separator, quotes and caps.
//!
//! Nothing here knows what a column means. Whatever the bytes are, the answer is a table or a
//! fault, never a panic, and never more memory than the caps allow.

use encoding_rs::{Encoding as Charset, UTF_8, WINDOWS_1252};

/// Most bytes of a file: 10 MB.
pub const MOST_BYTES: usize = 10_000_000;
/// Most rows below the headings.
pub const MOST_ROWS: usize = 100_000;
/// Most columns.
pub const MOST_COLUMNS: usize = 200;
/// Most characters of a cell: what a spreadsheet itself can hold.
pub const MOST_CHARS: usize = 32_767;

/// The separators that are looked for, in the order in which a tie is settled.
const SEPARATORS: [char; 4] = [',', ';', '\t', '|'];

/// How the bytes were turned into text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without its mark.
    Utf8,
    /// UTF-16 with its mark, as spreadsheets save "Unicode text".
    Utf16,
    /// Windows-1252: the bytes were not UTF-8, so the preview deserves a look at accented letters.
    Windows1252,
}

/// Why a file cannot be read as a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadFault {
    /// There is nothing in it.
    Empty,
    /// It is a workbook, not text.
    Workbook,
    /// It holds bytes that no text holds.
    NotText,
    /// More bytes than [`MOST_BYTES`].
    TooManyBytes,
    /// More rows than [`MOST_ROWS`].
    TooManyRows,
    /// More columns than [`MOST_COLUMNS`], in this row of the file counted from 1.
    TooManyColumns(usize),
    /// More characters in a cell than [`MOST_CHARS`].
    CellTooLong {
        /// Row of the file, counted from 1.
        row: usize,
        /// Column, counted from 1.
        column: usize,
    },
    /// A quotation mark opens in this row and never closes.
    OpenQuote(usize),
}

/// One row as it stood in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawRow {
    /// Its number as a spreadsheet counts it: the headings are row 1.
    pub number: usize,
    /// Its cells, as many as there are headings.
    pub cells: Vec<String>,
    /// How many cells it really had, where that is not the number of headings.
    pub ragged: Option<usize>,
}

impl RawRow {
    /// Whether there is nothing in any cell.
    pub fn is_empty(&self) -> bool {
        self.cells.iter().all(|cell| cell.trim().is_empty())
    }
}

/// A file as headings and rows of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The headings. A column beyond them that some row uses has an empty heading.
    pub headings: Vec<String>,
    /// The rows below the headings, empty ones too.
    pub rows: Vec<RawRow>,
    /// How the text was written.
    pub encoding: Encoding,
    /// What separates the cells.
    pub separator: char,
}

/// Reads a table.
pub fn read(bytes: &[u8]) -> Result<Table, ReadFault> {
    let (text, encoding) = decode(bytes)?;
    let (text, separator) = separator_of(&text);
    let records = Records::parse(text, separator)?;
    table(records, encoding, separator)
}

/// The text of the bytes: strict UTF-8, marked UTF-16, or else Windows-1252.
fn decode(bytes: &[u8]) -> Result<(String, Encoding), ReadFault> {
    if bytes.len() > MOST_BYTES {
        return Err(ReadFault::TooManyBytes);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        return Err(ReadFault::Workbook);
    }
    let (charset, mark) = Charset::for_bom(bytes).unwrap_or((UTF_8, 0));
    let body = bytes.get(mark..).unwrap_or_default();
    let (text, encoding) = match charset.decode_without_bom_handling_and_without_replacement(body) {
        Some(text) if charset == UTF_8 => (text, Encoding::Utf8),
        Some(text) => (text, Encoding::Utf16),
        None if charset == UTF_8 => (
            WINDOWS_1252.decode_without_bom_handling(body).0,
            Encoding::Windows1252,
        ),
        None => return Err(ReadFault::NotText),
    };
    if text.contains('\0') {
        return Err(ReadFault::NotText);
    }
    if text.trim().is_empty() {
        return Err(ReadFault::Empty);
    }
    Ok((text.into_owned(), encoding))
}

/// What separates the cells, and the text without the line by which a spreadsheet may say so.
///
/// Lists inside cells use the other separators, headings hardly ever do: the first row decides.
fn separator_of(text: &str) -> (&str, char) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let said = first
        .trim_end()
        .strip_prefix("sep=")
        .and_then(|s| s.chars().next());
    if let Some(separator) = said.filter(|c| SEPARATORS.contains(c)) {
        return (rest, separator);
    }
    let start = text.trim_start_matches(['\r', '\n']);
    let count = |separator: char| {
        let mut quoted = false;
        start
            .chars()
            .take_while(|c| {
                quoted ^= *c == '"';
                quoted || !matches!(c, '\r' | '\n')
            })
            .filter(|c| *c == separator)
            .count()
    };
    let best = SEPARATORS.iter().copied().rev().max_by_key(|c| count(*c));
    (text, best.unwrap_or(','))
}

/// Splits text into records. The usual reader drops blank lines; here every row of the file is
/// counted, so that the outcomes add up to what the spreadsheet shows.
#[derive(Default)]
struct Records {
    done: Vec<Vec<String>>,
    record: Vec<String>,
    cell: String,
    chars: usize,
}

impl Records {
    fn parse(text: &str, separator: char) -> Result<Vec<Vec<String>>, ReadFault> {
        let mut at = Self::default();
        let mut opened = None;
        let mut chars = text.chars().peekable();
        while let Some(c) = chars.next() {
            match (opened, c) {
                (Some(_), '"') if chars.peek() == Some(&'"') => {
                    chars.next();
                    at.push('"')?;
                }
                (Some(_), '"') => opened = None,
                (None, '"') if at.cell.is_empty() => opened = Some(at.done.len() + 1),
                (None, c) if c == separator => at.end_cell()?,
                (None, '\r') if chars.peek() == Some(&'\n') => {}
                (None, '\r' | '\n') => at.end_record()?,
                (_, c) => at.push(c)?,
            }
        }
        if let Some(row) = opened {
            return Err(ReadFault::OpenQuote(row));
        }
        if !at.cell.is_empty() || !at.record.is_empty() {
            at.end_record()?;
        }
        while at
            .done
            .last()
            .is_some_and(|r| r.iter().all(String::is_empty) && r.len() <= 1)
        {
            at.done.pop();
        }
        Ok(at.done)
    }

    fn push(&mut self, c: char) -> Result<(), ReadFault> {
        self.chars += 1;
        if self.chars > MOST_CHARS {
            return Err(ReadFault::CellTooLong {
                row: self.done.len() + 1,
                column: self.record.len() + 1,
            });
        }
        self.cell.push(c);
        Ok(())
    }

    fn end_cell(&mut self) -> Result<(), ReadFault> {
        self.chars = 0;
        self.record.push(std::mem::take(&mut self.cell));
        if self.record.len() > MOST_COLUMNS {
            return Err(ReadFault::TooManyColumns(self.done.len() + 1));
        }
        Ok(())
    }

    fn end_record(&mut self) -> Result<(), ReadFault> {
        self.end_cell()?;
        self.done.push(std::mem::take(&mut self.record));
        // The row of headings comes on top; blank rows above it do not count against the cap.
        if self.done.len() > MOST_ROWS + 1 {
            return Err(ReadFault::TooManyRows);
        }
        Ok(())
    }
}

/// Takes the first row that is not blank as headings and squares the rest.
fn table(
    records: Vec<Vec<String>>,
    encoding: Encoding,
    separator: char,
) -> Result<Table, ReadFault> {
    let mut rows = (1..)
        .zip(records)
        .skip_while(|(_, r)| r.iter().all(|c| c.trim().is_empty()));
    let Some((_, mut headings)) = rows.next() else {
        return Err(ReadFault::Empty);
    };
    let named = headings.len();
    let rows: Vec<RawRow> = rows
        .map(|(number, cells)| {
            let cells: Vec<String> = cells.iter().map(|cell| super::csv::unguard(cell)).collect();
            RawRow {
                number,
                ragged: (cells.len() != named).then_some(cells.len()),
                cells,
            }
        })
        .collect();
    let used = rows
        .iter()
        .filter_map(|r| r.cells.iter().rposition(|c| !c.trim().is_empty()))
        .max();
    let width = named.max(used.map_or(0, |last| last + 1));
    headings = headings.iter().map(|h| super::csv::unguard(h)).collect();
    headings.resize(width, String::new());
    let rows = rows
        .into_iter()
        .map(|mut row| {
            row.cells.resize(width, String::new());
            if row.is_empty() {
                row.ragged = None;
            }
            row
        })
        .collect();
    Ok(Table {
        headings,
        rows,
        encoding,
        separator,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(bytes: &[u8]) -> Vec<Vec<String>> {
        read(bytes)
            .unwrap()
            .rows
            .into_iter()
            .map(|r| r.cells)
            .collect()
    }

    #[test]
    fn the_encoding_is_found() {
        let utf8 = read("\u{feff}Name,Town\nSiân,Caerdydd".as_bytes()).unwrap();
        assert_eq!(
            (utf8.encoding, utf8.headings.first().unwrap().as_str()),
            (Encoding::Utf8, "Name")
        );
        let latin = read(b"Name,Town\nSi\xe2n,Caf\xe9 \x96 here").unwrap();
        assert_eq!(latin.encoding, Encoding::Windows1252);
        assert_eq!(latin.rows.first().unwrap().cells, ["Siân", "Café – here"]);
        let mut wide = vec![0xff, 0xfe];
        wide.extend(
            "Name\tTown\r\nSiân\tX"
                .encode_utf16()
                .flat_map(u16::to_le_bytes),
        );
        let wide = read(&wide).unwrap();
        assert_eq!((wide.encoding, wide.separator), (Encoding::Utf16, '\t'));
    }

    #[test]
    fn the_separator_is_found_in_the_headings_not_in_the_lists() {
        for (text, separator) in [
            ("Name,Likes\nA,a;b;c;d", ','),
            ("Name;Likes\nA;a,b,c,d", ';'),
            ("Name|Likes\nA|a,b;c", '|'),
            ("\"a;b;c\",Likes,Pets\n1,2,3", ','),
            ("sep=;\nName;Likes,and more,and more\nA;b", ';'),
        ] {
            assert_eq!(
                read(text.as_bytes()).unwrap().separator,
                separator,
                "{text}"
            );
        }
    }

    #[test]
    fn quotes_hold_separators_new_lines_and_quotes() {
        assert_eq!(
            cells(b"Name,Notes\r\n\"A, B\",\"one\r\ntwo \"\"three\"\"\"\r\n5\" nail,x\r\n"),
            [["A, B", "one\r\ntwo \"three\""], ["5\" nail", "x"]]
        );
    }

    #[test]
    fn rows_are_counted_as_a_spreadsheet_counts_them() {
        let table = read(b"Name,Notes\nA,x\n\n,\nB\nC,y,z\n\n\n").unwrap();
        let seen: Vec<_> = table
            .rows
            .iter()
            .map(|r| (r.number, r.is_empty(), r.ragged))
            .collect();
        assert_eq!(
            seen,
            [
                (2, false, None),
                (3, true, None),
                (4, true, None),
                (5, false, Some(1)),
                (6, false, Some(3))
            ]
        );
        assert_eq!(table.headings, ["Name", "Notes", ""]);
        assert!(table.rows.iter().all(|r| r.cells.len() == 3));
    }

    #[test]
    fn every_cap_is_a_fault_of_its_own() {
        assert_eq!(read(b""), Err(ReadFault::Empty));
        assert_eq!(read(b"\xef\xbb\xbf\r\n \r\n"), Err(ReadFault::Empty));
        assert_eq!(read(b"PK\x03\x04rest"), Err(ReadFault::Workbook));
        assert_eq!(read(b"a,b\n\0,c"), Err(ReadFault::NotText));
        assert_eq!(read(b"a,b\nx,\"open\ny,z"), Err(ReadFault::OpenQuote(2)));
        assert_eq!(
            read(&vec![b'a'; MOST_BYTES + 1]),
            Err(ReadFault::TooManyBytes)
        );
        let wide = format!("a\n{}", ",".repeat(MOST_COLUMNS));
        assert_eq!(read(wide.as_bytes()), Err(ReadFault::TooManyColumns(2)));
        let long = format!("a,b\nx,{}", "é".repeat(MOST_CHARS + 1));
        assert_eq!(
            read(long.as_bytes()),
            Err(ReadFault::CellTooLong { row: 2, column: 2 })
        );
        let kept = format!("a,b\nx,{}", "é".repeat(MOST_CHARS));
        assert!(read(kept.as_bytes()).is_ok());
        let many = format!("a\n{}", "x\n".repeat(MOST_ROWS + 1));
        assert_eq!(read(many.as_bytes()), Err(ReadFault::TooManyRows));
    }
}
