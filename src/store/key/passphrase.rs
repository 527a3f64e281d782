//! Passphrases: how they are read, and how good they are.

use std::collections::BTreeSet;
use std::fmt;

use bip39::Language;
use unicode_normalization::UnicodeNormalization as _;
use zeroize::Zeroizing;

use super::entropy::{Entropy, fresh};
use super::fault::KeyFault;

/// How many words [`Passphrase::suggest`] gives: 5 of 2,048, so 55 bits before stretching.
const SUGGESTED_WORDS: usize = 5;

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

/// A passphrase as it is stretched. Wiped when dropped; never printed.
pub struct Passphrase(Zeroizing<String>);

impl Passphrase {
    /// Reads a typed passphrase.
    ///
    /// It is brought to NFC, because two keyboards can spell the same "é" in different bytes; and it is
    /// trimmed with every run of spaces made one, because nobody can see or reliably repeat a double
    /// space. Case is kept: people mean it.
    pub fn new(typed: &str) -> Self {
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
        Self(text)
    }

    /// Five random common words: easy to say, easy to type, and meets the rule.
    ///
    /// # Errors
    /// [`KeyFault::NoRandomness`].
    pub fn suggest(entropy: &mut dyn Entropy) -> Result<Self, KeyFault> {
        let mut text = Zeroizing::new(String::with_capacity(SUGGESTED_WORDS * 9));
        for _ in 0..SUGGESTED_WORDS {
            // 65,536 is a multiple of 2,048, so no word is favoured.
            let at = usize::from(u16::from_le_bytes(fresh(entropy)?)) % 2048;
            if !text.is_empty() {
                text.push(' ');
            }
            text.extend(Language::English.word_list().get(at).copied());
        }
        Ok(Self(text))
    }

    /// The passphrase, to be shown once on screen when it was suggested.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// How good it is.
    pub fn strength(&self) -> PassphraseStrength {
        measure(&self.0)
    }

    pub(super) fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase(hidden)")
    }
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
    Passphrase::new(typed).strength()
}

fn measure(passphrase: &str) -> PassphraseStrength {
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
    fn one_passphrase_however_it_is_typed() {
        let typed = [
            "caf\u{e9} on the corner",
            "  cafe\u{301}  on\u{a0}the \t corner ",
        ];
        let read: Vec<String> = typed
            .iter()
            .map(|t| Passphrase::new(t).as_str().to_owned())
            .collect();
        assert_eq!(read[0], "caf\u{e9} on the corner");
        assert_eq!(read[0], read[1]);
        assert_ne!(
            Passphrase::new("Corner").as_str(),
            Passphrase::new("corner").as_str()
        );
        assert_eq!(Passphrase::new(" \u{3000} ").as_str(), "");
    }

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

    #[test]
    fn a_suggestion_is_five_words_and_enough() {
        let mut next = 0_u8;
        let mut entropy = |bytes: &mut [u8]| {
            for byte in bytes {
                next = next.wrapping_add(97);
                *byte = next;
            }
        };
        let suggested = Passphrase::suggest(&mut entropy).unwrap();
        assert_eq!(suggested.as_str().split(' ').count(), 5);
        assert!(suggested.strength().is_enough());
        assert_eq!(format!("{suggested:?}"), "Passphrase(hidden)");
    }
}
