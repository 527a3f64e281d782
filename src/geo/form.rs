//! The forms that outward and inward codes may have, letter by letter.

use super::place::number;

/// More letters and digits than any postcode or name of a town has.
const LONGEST: usize = 32;

/// The letters and digits of a text in capitals, and how many stand after its last gap (all, if it
/// has none). A text too long to be a postcode is cut short, and stays too long.
pub(super) fn normalise(text: &str) -> (String, usize) {
    let mut whole = String::new();
    let mut since_gap = 0;
    let mut gap = false;
    for c in text.chars() {
        if c.is_ascii_alphanumeric() {
            since_gap = if gap { 1 } else { since_gap + 1 };
            gap = false;
            whole.push(c.to_ascii_uppercase());
        } else {
            gap = !whole.is_empty();
        }
        if whole.len() > LONGEST {
            break;
        }
    }
    (whole, since_gap)
}

/// Cuts before the last `count` characters of an ASCII text; all of it is the second part if it is
/// shorter.
pub(super) fn split_before_last(text: &str, count: usize) -> (&str, &str) {
    text.split_at_checked(text.len().saturating_sub(count))
        .unwrap_or(("", text))
}

/// The kind of each character: `A` for a letter, `9` for a digit.
fn shape(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_ascii_digit() { '9' } else { 'A' })
        .collect()
}

/// The loose form of an outward code: `A9`, `A99`, `A9A`, `AA9`, `AA99`, `AA9A`.
pub(super) const OUTWARD_SHAPES: [&str; 6] = ["A9", "A99", "A9A", "AA9", "AA99", "AA9A"];

pub(super) fn is_outward(text: &str) -> bool {
    OUTWARD_SHAPES.contains(&shape(text).as_str())
}

pub(super) fn is_inward(text: &str) -> bool {
    shape(text) == "9AA"
}

pub(super) fn is_overseas(outward: &str) -> bool {
    const TERRITORIES: [&str; 10] = [
        "ASCN", "BBND", "BIQQ", "FIQQ", "PCRN", "SIQQ", "STHL", "TDCU", "TKCA", "GX11",
    ];
    TERRITORIES.contains(&outward)
}

/// Outward codes that the loose form does not cover.
pub(super) fn is_special_outward(outward: &str) -> bool {
    outward == "GIR" || is_overseas(outward)
}

/// The official form of an outward code, with the third letter `P` (as in `N1P`) that it forgot.
pub(super) fn is_strict_outward(outward: &str) -> bool {
    let first = |c: char| !"QVX".contains(c);
    let second = |c: char| !"IJZ".contains(c);
    let chars: Vec<char> = outward.chars().collect();
    match (shape(outward).as_str(), chars.as_slice()) {
        ("A9" | "A99", [a, ..]) => first(*a),
        ("AA9" | "AA99", [a, b, ..]) => first(*a) && second(*b),
        ("A9A", [a, _, c]) => first(*a) && "ABCDEFGHJKPSTUW".contains(*c),
        ("AA9A", [a, b, _, d]) => first(*a) && second(*b) && "ABEHMNPRVWXY".contains(*d),
        _ => false,
    }
}

/// The official form of an inward code, or of the part of it that is known.
pub(super) fn is_strict_inward(inward: &str) -> bool {
    inward.chars().skip(1).all(|c| !"CIKMOV".contains(c))
}

/// Districts of mail boxes that can be told by their number: every 99, and two in Liverpool.
pub(super) fn is_large_user(outward: &str) -> bool {
    number(outward) == Some(99) || matches!(outward, "L69" | "L70")
}

/// A text forced into a shape, and how many characters had to change.
pub(super) fn read_as(text: &str, shape: &str) -> Option<(usize, String)> {
    if text.len() != shape.len() {
        return None;
    }
    let mut changes = 0;
    let mut forced = String::with_capacity(text.len());
    for (c, kind) in text.chars().zip(shape.chars()) {
        if (kind == '9') == c.is_ascii_digit() {
            forced.push(c);
        } else {
            forced.push(look_alike(c)?);
            changes += 1;
        }
    }
    Some((changes, forced))
}

/// The digit that a letter is mistaken for, or the reverse.
fn look_alike(c: char) -> Option<char> {
    const PAIRS: [(char, char); 4] = [('I', '1'), ('O', '0'), ('B', '8'), ('S', '5')];
    PAIRS.iter().find_map(|&(letter, digit)| {
        if c == letter {
            Some(digit)
        } else {
            (c == digit).then_some(letter)
        }
    })
}
