//! The rule for passphrases: how what was typed is read, and how good it is. One rule for the screen
//! that shows it while it is typed and for the keys that hold to it.
//!
//! Nothing here keeps a passphrase, and every copy made on the way is wiped.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization as _;
use zeroize::Zeroizing;

/// Runs that guessers try first. They add nothing to a passphrase.
const COMMON: [&str; 16] = [
    "correcthorsebatterystaple",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "passphrase",
    "password",
    "sharedlives",
    "homeshare",
    "qwerty",
    "letmein",
    "welcome",
    "settled",
    "monkey",
    "dragon",
    "secret",
    "admin",
];

/// A typed passphrase as it is stretched and measured.
///
/// It is brought to NFC, because two keyboards can spell the same "é" in different bytes; and it is
/// trimmed with every run of spaces made one, because nobody can see or reliably repeat a double
/// space. Case is kept: people mean it.
pub fn as_kept(typed: &str) -> Zeroizing<String> {
    // NFC makes a text at most three times as long in UTF-8: with the room reserved, no copy of the
    // secret is left behind by a growing string.
    let mut text = Zeroizing::new(String::with_capacity(typed.len().saturating_mul(3)));
    let mut gap = false;
    for letter in typed.nfc() {
        if letter.is_whitespace() {
            gap = !text.is_empty();
        } else {
            if gap {
                text.push(' ');
                gap = false;
            }
            text.push(letter);
        }
    }
    text
}

/// How good a passphrase is. Only [`Good`](Self::Good) and [`Strong`](Self::Strong) are accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PassphraseStrength {
    /// Neither 4 words nor 16 characters.
    TooShort,
    /// Long enough, but repeated, in sequence, or made of what guessers try first.
    Weak,
    /// Meets the rule.
    Good,
    /// Six different words, or 24 characters with ten different ones.
    Strong,
}

impl PassphraseStrength {
    /// Whether a new passphrase of this strength is accepted.
    pub fn is_enough(self) -> bool {
        match self {
            Self::TooShort | Self::Weak => false,
            Self::Good | Self::Strong => true,
        }
    }
}

/// How good a typed passphrase is, for showing while it is typed.
pub fn judge(typed: &str) -> PassphraseStrength {
    measure(&as_kept(typed))
}

/// How good a passphrase is that has been through [`as_kept`].
pub fn measure(passphrase: &str) -> PassphraseStrength {
    let words: Vec<&str> = passphrase
        .split(' ')
        .filter(|word| !word.is_empty())
        .collect();
    let length = passphrase.chars().count();
    if words.len() < 4 && length < 16 {
        return PassphraseStrength::TooShort;
    }
    let mut letters = Zeroizing::new(String::with_capacity(passphrase.len().saturating_mul(3)));
    letters.extend(
        passphrase
            .chars()
            .filter(|c| *c != ' ')
            .flat_map(char::to_lowercase),
    );
    let different = letters.chars().collect::<BTreeSet<_>>().len();
    let different_words = words
        .iter()
        .filter(|word| word.chars().count() >= 3)
        .collect::<BTreeSet<_>>()
        .len();
    let few_words = words.len() >= 4 && different_words < 3;
    if length < 12
        || different < 6
        || few_words
        || is_repeated(&letters)
        || is_predictable(&letters)
    {
        return PassphraseStrength::Weak;
    }
    if different_words >= 6 || (length >= 24 && different >= 10) {
        return PassphraseStrength::Strong;
    }
    PassphraseStrength::Good
}

/// Whether the text is one shorter piece said over and over.
fn is_repeated(letters: &str) -> bool {
    let all: Zeroizing<Vec<char>> = Zeroizing::new(letters.chars().collect());
    (1..=all.len() / 2).any(|period| {
        let again = all.iter().skip(period);
        again
            .zip(all.iter())
            .all(|(later, earlier)| later == earlier)
    })
}

/// Whether fewer than eight characters are left when common runs and counting (abc, 321) are taken away.
fn is_predictable(letters: &str) -> bool {
    let mut left = Zeroizing::new(letters.to_owned());
    for run in COMMON {
        left = Zeroizing::new(left.replace(run, ""));
    }
    let counted = left
        .chars()
        .zip(left.chars().skip(1))
        .filter(|(a, b)| is_a_step(*a, *b))
        .count();
    left.chars().count().saturating_sub(counted) < 8
}

/// Whether one character follows the other by counting up or down, or repeats it.
fn is_a_step(a: char, b: char) -> bool {
    u32::from(a).abs_diff(u32::from(b)) <= 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rule_is_four_words_or_sixteen_characters() {
        use PassphraseStrength::{Good, Strong, TooShort, Weak};
        for (typed, expected) in [
            ("", TooShort),
            ("three plain word", Good),
            ("otter lamp jig", TooShort),
            ("kR7#vw!2Lq9zT4x", TooShort),
            ("kR7#vw!2Lq9zT4xe", Good),
            ("otter lamp jig sea", Good),
            ("otter lamp violin gravel", Strong),
            ("otter lamp jigsaw sea fern coat", Strong),
            ("a b c d", Weak),
            ("cat cat cat cat", Weak),
            ("cat cat dog dog", Weak),
            ("aaaaaaaaaaaaaaaaaaaa", Weak),
            ("abcdefghijklmnopqrst", Weak),
            ("1234567890123456", Weak),
            ("passwordpassword", Weak),
            ("Password12345678", Weak),
            ("qwertyuiopasdfghjkl", Weak),
            ("correct horse battery staple", Weak),
        ] {
            assert_eq!(judge(typed), expected, "{typed}");
        }
    }

    #[test]
    fn only_the_upper_two_are_accepted() {
        use PassphraseStrength::{Good, Strong, TooShort, Weak};
        assert!([Good, Strong].iter().all(|strength| strength.is_enough()));
        assert!(![TooShort, Weak].iter().any(|strength| strength.is_enough()));
    }
}
