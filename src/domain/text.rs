//! Text as people type it, as it is compared, and as it may be shown.

use std::fmt;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Folds text for comparing and finding: no accents, no case, single spaces.
///
/// `Siân` and `SIAN` fold to the same text, and so do `Llŷr` and `llyr`. Letters that have no
/// plain twin (`ø`, `ł`, `ß`) are spelt out.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut space = false;
    for c in text
        .nfkd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
    {
        if c.is_whitespace() {
            space = !out.is_empty();
            continue;
        }
        if space {
            out.push(' ');
            space = false;
        }
        match c {
            'ø' => out.push('o'),
            'ł' => out.push('l'),
            'đ' => out.push('d'),
            'ß' => out.push_str("ss"),
            'æ' => out.push_str("ae"),
            'œ' => out.push_str("oe"),
            '’' | '‘' | '`' => out.push('\''),
            _ => out.push(c),
        }
    }
    out
}

/// Tidies one line of typed or imported text: composed letters, no control characters, no spaces
/// at the ends, single spaces within. Nothing readable is lost.
pub fn tidy_line(text: &str) -> String {
    text.nfc()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect::<String>()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

/// Tidies several lines: as [`tidy_line`] for each, empty lines at the end dropped.
pub fn tidy_lines(text: &str) -> String {
    let lines: Vec<String> = text
        .replace("\r\n", "\n")
        .split(['\n', '\r'])
        .map(tidy_line)
        .collect();
    lines.join("\n").trim_end().to_owned()
}

/// The mark that stands for a character that must not reach a terminal.
pub const HOSTILE_MARK: char = '□';

/// Whether a character could move the cursor, hide text, reverse it, disappear, or mean something else on
/// the next terminal.
///
/// These are the controls (C0, DEL, C1), what changes the direction of text, what takes up no room and is
/// not a mark on a letter, halves of letters, tags, line and paragraph separators, private letters, and
/// places that will never be letters.
pub fn is_hostile(c: char) -> bool {
    c.is_control() || is_unseen(c) || is_nobodys(c)
}

/// Steers the text around it, or takes up no room without being a mark on a letter.
const fn is_unseen(c: char) -> bool {
    matches!(c,
        '\u{00AD}' | '\u{034F}' | '\u{0600}'..='\u{0605}' | '\u{061C}' | '\u{06DD}' | '\u{070F}'
        | '\u{0890}' | '\u{0891}' | '\u{08E2}' | '\u{0D4E}' | '\u{115F}'..='\u{11FF}' | '\u{17B4}' | '\u{17B5}'
        | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{A8FA}' | '\u{D7B0}'..='\u{D7FF}' | '\u{FE00}'..='\u{FE0F}'
        | '\u{FEFF}' | '\u{FF9E}' | '\u{FF9F}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFC}' | '\u{110BD}' | '\u{110CD}'
        | '\u{111C2}' | '\u{111C3}' | '\u{113D1}' | '\u{1193F}' | '\u{11941}' | '\u{11A84}'..='\u{11A89}'
        | '\u{11D46}' | '\u{11F02}' | '\u{13430}'..='\u{13440}' | '\u{1BCA0}'..='\u{1BCAF}'
        | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}')
}

/// Private letters look different on every terminal; the others will never be letters.
const fn is_nobodys(c: char) -> bool {
    let last_two = (c as u32) & 0xFFFF;
    last_two >= 0xFFFE
        || matches!(c,
            '\u{E000}'..='\u{F8FF}' | '\u{FDD0}'..='\u{FDEF}' | '\u{F0000}'..='\u{10FFFF}')
}

/// Most combining marks a letter may carry before the rest are dropped: enough for every written
/// language, too few to smear over the lines above and below.
pub const MOST_MARKS: usize = 4;

/// Text that is safe to put on a terminal: the only text a widget accepts from outside.
///
/// Letters are composed. What [`is_hostile`] shows as `□`, and so does a mark that stands on no letter, which would land on
/// whatever is to the left of the text. A new line stays a new line.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct SafeText(String);

impl SafeText {
    /// Makes text safe.
    pub fn new(text: &str) -> Self {
        let mut out = String::with_capacity(text.len());
        // A line begins with no letter that a mark could stand on.
        let mut marks = None;
        for c in text.nfc() {
            if c == '\n' {
                out.push('\n');
                marks = None;
                continue;
            }
            if is_hostile(c) {
                out.push(HOSTILE_MARK);
            } else if !is_combining_mark(c) {
                out.push(c);
            } else if let Some(before) = marks {
                if before < MOST_MARKS {
                    out.push(c);
                }
                marks = Some(before + 1);
                continue;
            } else {
                out.push(HOSTILE_MARK);
            }
            marks = Some(0);
        }
        Self(out)
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for SafeText {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

impl fmt::Display for SafeText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A name shortened for a room: `Aled P`, or `AP`.
pub fn initials(name: &str) -> String {
    name.split_whitespace()
        .filter_map(|word| word.chars().find(|c| c.is_alphanumeric()))
        .flat_map(char::to_uppercase)
        .collect()
}

/// A given name and the initial of the last name.
pub fn first_and_initial(name: &str) -> String {
    let mut words = name.split_whitespace();
    let first = words.next().unwrap_or_default();
    words
        .next_back()
        .and_then(|last| last.chars().next())
        .map_or_else(
            || first.to_owned(),
            |c| format!("{first} {}", c.to_uppercase()),
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_finds_accents_and_case() {
        for (a, b) in [
            ("Siân", "SIAN"),
            ("Llŷr  G", "llyr g"),
            ("Ó Néill", "o neill"),
            ("Nguyễn", "nguyen"),
            ("Łukasz", "lukasz"),
        ] {
            assert_eq!(fold(a), fold(b));
        }
        assert_ne!(fold("Sian"), fold("Sean"));
    }

    #[test]
    fn hostile_characters_show_as_a_mark_and_never_reach_the_screen() {
        let text = SafeText::new("a\u{1b}[2Jb\u{202e}c\u{200b}d\u{e0041}\te\u{fe0f}");
        assert_eq!(text.as_str(), "a□[2Jb□c□d□□e□");
        assert!(!text.as_str().chars().any(is_hostile));
    }

    #[test]
    fn marks_are_capped_but_letters_stay() {
        let zalgo = format!("a{}b", "\u{0330}".repeat(40));
        assert_eq!(
            SafeText::new(&zalgo).as_str().chars().count(),
            2 + MOST_MARKS
        );
    }

    #[test]
    fn lines_are_tidied_and_kept() {
        assert_eq!(
            tidy_lines(" one\t two \r\n\r\nthree\u{7}\n\n"),
            "one two\n\nthree"
        );
        assert_eq!(first_and_initial("Joan Mary Thomas"), "Joan T");
        assert_eq!(initials("Aled P"), "AP");
    }
}
