//! Cuts a typed date into the few kinds of token that the grammar knows.

use jiff::civil::Weekday;

/// Longer texts are no date.
const LONGEST: usize = 64;

/// A length of calendar time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Day,
    Week,
    Fortnight,
    Month,
    Year,
}

/// Half of a clock face.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Half {
    Am,
    Pm,
}

/// What was written with a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Manner {
    /// `14`
    Plain,
    /// `14th`
    Ordinal,
    /// `'62`
    ShortYear,
}

/// A number, and how it was written: `03` has two digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Number {
    pub(super) value: u32,
    pub(super) digits: usize,
    pub(super) manner: Manner,
}

/// One piece of a typed date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token {
    Number(Number),
    /// `/`, `.` or `-`
    Mark,
    Colon,
    Half(Half),
    Noon,
    Month(i8),
    Weekday(Weekday),
    Unit(Unit),
    Today,
    Yesterday,
    Tomorrow,
    Last,
    This,
    Next,
    In,
    Ago,
    End,
    About,
}

/// The tokens of a text; `None` if it holds anything that has no place in a date.
pub(super) fn tokens(text: &str) -> Option<Vec<Token>> {
    let mut found = Vec::new();
    let mut apostrophe = false;
    for piece in pieces(text)? {
        let after_number = matches!(found.last(), Some(Token::Number(_)));
        match piece.as_str() {
            "/" | "." | "-" | "–" => found.push(Token::Mark),
            ":" => found.push(Token::Colon),
            "~" => found.push(Token::About),
            "st" | "nd" | "rd" | "th" if after_number => {
                if let Some(Token::Number(number)) = found.last_mut() {
                    number.manner = Manner::Ordinal;
                }
            }
            // These carry nothing by themselves; `t` parts date and time in the international form.
            "'" | "’" | "," | "(" | ")" | "of" | "the" | "on" | "at" | "t" => {}
            figures if figures.starts_with(|c: char| c.is_ascii_digit()) => {
                found.push(number(figures, apostrophe)?);
            }
            spoken => found.push(word(spoken)?),
        }
        apostrophe = matches!(piece.as_str(), "'" | "’");
    }
    Some(tidy(&found))
}

/// Runs of digits, runs of letters, and single other characters; spaces only part them.
fn pieces(text: &str) -> Option<Vec<String>> {
    #[derive(PartialEq, Clone, Copy)]
    enum Kind {
        Space,
        Digit,
        Letter,
        Other,
    }
    let mut pieces: Vec<String> = Vec::new();
    let mut before = Kind::Space;
    for (count, c) in text.chars().flat_map(char::to_lowercase).enumerate() {
        if count >= LONGEST {
            return None;
        }
        let kind = match c {
            _ if c.is_whitespace() => Kind::Space,
            _ if c.is_ascii_digit() => Kind::Digit,
            _ if c.is_alphabetic() => Kind::Letter,
            _ => Kind::Other,
        };
        let joins = kind == before && matches!(kind, Kind::Digit | Kind::Letter);
        match pieces.last_mut() {
            Some(last) if joins => last.push(c),
            _ if kind != Kind::Space => pieces.push(c.to_string()),
            _ => {}
        }
        before = kind;
    }
    Some(pieces)
}

fn number(figures: &str, after_apostrophe: bool) -> Option<Token> {
    let short_year = after_apostrophe && figures.len() == 2;
    let manner = if short_year {
        Manner::ShortYear
    } else {
        Manner::Plain
    };
    let value = figures.parse().ok().filter(|_| figures.len() <= 8)?;
    Some(Token::Number(Number {
        value,
        digits: figures.len(),
        manner,
    }))
}

/// Drops marks that do not stand between two numbers: at either end, or beside a word (`14-mar-27`).
fn tidy(tokens: &[Token]) -> Vec<Token> {
    let is_number = |token: Option<&Token>| matches!(token, Some(Token::Number(_)));
    tokens
        .iter()
        .enumerate()
        .filter(|&(at, token)| {
            let before = at.checked_sub(1).and_then(|before| tokens.get(before));
            *token != Token::Mark || (is_number(before) && is_number(tokens.get(at + 1)))
        })
        .map(|(_, token)| *token)
        .collect()
}

fn word(text: &str) -> Option<Token> {
    month(text)
        .map(Token::Month)
        .or_else(|| weekday(text).map(Token::Weekday))
        .or_else(|| unit(text).map(Token::Unit))
        .or_else(|| count(text))
        .or_else(|| other(text))
}

fn month(text: &str) -> Option<i8> {
    Some(match text {
        "jan" | "january" => 1,
        "feb" | "february" => 2,
        "mar" | "march" => 3,
        "apr" | "april" => 4,
        "may" => 5,
        "jun" | "june" => 6,
        "jul" | "july" => 7,
        "aug" | "august" => 8,
        "sep" | "sept" | "september" => 9,
        "oct" | "october" => 10,
        "nov" | "november" => 11,
        "dec" | "december" => 12,
        _ => return None,
    })
}

fn weekday(text: &str) -> Option<Weekday> {
    Some(match text {
        "mon" | "monday" => Weekday::Monday,
        "tue" | "tues" | "tuesday" => Weekday::Tuesday,
        "wed" | "weds" | "wednesday" => Weekday::Wednesday,
        "thu" | "thur" | "thurs" | "thursday" => Weekday::Thursday,
        "fri" | "friday" => Weekday::Friday,
        "sat" | "saturday" => Weekday::Saturday,
        "sun" | "sunday" => Weekday::Sunday,
        _ => return None,
    })
}

fn unit(text: &str) -> Option<Unit> {
    Some(match text {
        "day" | "days" => Unit::Day,
        "week" | "weeks" | "wk" | "wks" => Unit::Week,
        "fortnight" | "fortnights" => Unit::Fortnight,
        "month" | "months" => Unit::Month,
        "year" | "years" | "yr" | "yrs" => Unit::Year,
        _ => return None,
    })
}

/// A small number in words, with no digits of its own, so that it is never read as a day or a year.
fn count(text: &str) -> Option<Token> {
    const WORDS: [&str; 12] = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve",
    ];
    let value = match text {
        "a" | "an" => 1,
        _ => (1..)
            .zip(WORDS)
            .find_map(|(value, word)| (word == text).then_some(value))?,
    };
    Some(Token::Number(Number {
        value,
        digits: 0,
        manner: Manner::Plain,
    }))
}

fn other(text: &str) -> Option<Token> {
    Some(match text {
        "today" => Token::Today,
        "yesterday" => Token::Yesterday,
        "tomorrow" => Token::Tomorrow,
        "last" => Token::Last,
        "this" => Token::This,
        "next" => Token::Next,
        "in" => Token::In,
        "ago" => Token::Ago,
        "end" => Token::End,
        "about" | "around" | "approx" | "approximately" | "roughly" | "circa" | "c" => Token::About,
        "am" => Token::Half(Half::Am),
        "pm" => Token::Half(Half::Pm),
        "noon" | "midday" => Token::Noon,
        _ => return None,
    })
}
