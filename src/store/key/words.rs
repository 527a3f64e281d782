//! The recovery sheet: 24 words of BIP 39 that open the scheme when a passphrase is forgotten.

use std::fmt;

use bip39::{Language, Mnemonic};
use zeroize::Zeroizing;

use super::entropy::{Entropy, fresh};
use super::fault::{KeyFault, WordsFault};

/// Words on a recovery sheet: 24, for 256 bits and an 8-bit checksum.
pub const WORD_COUNT: usize = 24;

/// The furthest a typed word may be from a word of the list for that one to be suggested, in letters
/// changed, swapped, added or left out.
const NEAR: usize = 2;

/// One line of the recovery sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NumberedWord {
    /// Position on the sheet, 1 to 24.
    pub number: usize,
    /// The word, lower case.
    pub word: &'static str,
}

/// The 256 bits that the 24 words spell. Wiped when dropped; never printed.
pub struct RecoveryWords(Zeroizing<[u8; 32]>);

impl RecoveryWords {
    /// New random words.
    ///
    /// # Errors
    /// [`KeyFault::NoRandomness`].
    pub fn generate(entropy: &mut dyn Entropy) -> Result<Self, KeyFault> {
        let mut bits = Zeroizing::new([0; 32]);
        entropy.fill(bits.as_mut_slice())?;
        Ok(Self(bits))
    }

    /// Reads words as people type them from a sheet: any case, with or without numbers, commas, full
    /// stops or line ends.
    ///
    /// # Errors
    /// In this order: the first word that is not in the list, a wrong number of words, a wrong checksum.
    pub fn parse(typed: &str) -> Result<Self, WordsFault> {
        let typed = Zeroizing::new(typed.to_lowercase());
        let mut found = Vec::with_capacity(WORD_COUNT);
        for word in typed
            .split(|c: char| !c.is_alphabetic())
            .filter(|word| !word.is_empty())
        {
            if Language::English.find_word(word).is_none() {
                return Err(WordsFault::Unknown {
                    position: found.len() + 1,
                    word: word.to_owned(),
                    nearest: nearest(word),
                });
            }
            found.push(word);
        }
        if found.len() != WORD_COUNT {
            return Err(WordsFault::Count { found: found.len() });
        }
        let phrase = Zeroizing::new(found.join(" "));
        let mnemonic = Mnemonic::parse_in_normalized(Language::English, &phrase)
            .ok()
            .ok_or(WordsFault::Checksum)?;
        let (bits, _) = mnemonic.to_entropy_array();
        let bits = Zeroizing::new(bits);
        let first_32 = bits.first_chunk().ok_or(WordsFault::Checksum)?;
        Ok(Self(Zeroizing::new(*first_32)))
    }

    /// The sheet: 24 words with their numbers, in order.
    pub fn sheet(&self) -> Vec<NumberedWord> {
        let numbered = |(at, word)| NumberedWord {
            number: at + 1,
            word,
        };
        self.mnemonic().words().enumerate().map(numbered).collect()
    }

    /// Whether `typed` is the word at `number` (1 to 24), in any case and with any space around it.
    pub fn is_word(&self, number: usize, typed: &str) -> bool {
        let typed = Zeroizing::new(typed.trim().to_lowercase());
        self.sheet()
            .iter()
            .any(|line| line.number == number && line.word == typed.as_str())
    }

    pub(super) fn bits(&self) -> &[u8; 32] {
        &self.0
    }

    #[expect(
        clippy::expect_used,
        reason = "256 bits are one of the lengths BIP 39 allows"
    )]
    fn mnemonic(&self) -> Mnemonic {
        Mnemonic::from_entropy_in(Language::English, self.0.as_slice())
            .expect("256 bits make 24 words")
    }
}

impl fmt::Debug for RecoveryWords {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryWords(hidden)")
    }
}

/// Three different positions of the sheet (1 to 24, ascending) to ask for, so that somebody who did not
/// write the sheet down finds out while it can still be shown.
///
/// # Errors
/// [`KeyFault::NoRandomness`].
pub fn ask_for(entropy: &mut dyn Entropy) -> Result<[usize; 3], KeyFault> {
    let mut left: Vec<usize> = (1..=WORD_COUNT).collect();
    let mut asked = [0; 3];
    for slot in &mut asked {
        // 2^32 is not a multiple of 24, 23 or 22; the lean is under one in 100 million.
        let roll = usize::try_from(u32::from_le_bytes(fresh(entropy)?)).unwrap_or(0);
        *slot = left.swap_remove(roll % left.len());
    }
    asked.sort_unstable();
    Ok(asked)
}

/// The word of the list fewest changes away, if near enough; of several, the one that begins most alike.
fn nearest(typed: &str) -> Option<&'static str> {
    Language::English
        .word_list()
        .iter()
        .map(|word| (strsim::osa_distance(typed, word), *word))
        .filter(|(distance, _)| *distance <= NEAR)
        .min_by_key(|(distance, word)| (*distance, usize::MAX - same_beginning(typed, word)))
        .map(|(_, word)| word)
}

fn same_beginning(a: &str, b: &str) -> usize {
    a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zeros() -> RecoveryWords {
        RecoveryWords(Zeroizing::new([0; 32]))
    }

    fn text(words: &RecoveryWords) -> String {
        words
            .sheet()
            .iter()
            .map(|line| line.word)
            .collect::<Vec<_>>()
            .join(" ")
    }

    #[test]
    fn words_match_the_published_vectors() {
        // BIP 39 test vectors (trezor/python-mnemonic, vectors.json), 256-bit English.
        assert_eq!(text(&zeros()), format!("{}art", "abandon ".repeat(23)));
        let ones = RecoveryWords(Zeroizing::new([0xff; 32]));
        assert_eq!(text(&ones), format!("{}vote", "zoo ".repeat(23)));
        let mixed = "hamster diagram private dutch cause delay private meat slide toddler razor book \
             happy fancy gospel tennis maple dilemma loan word shrug inflict delay length";
        let bits = *RecoveryWords::parse(mixed).unwrap().bits();
        let expected = "68a79eaca2324873eacc50cb9c6eca8cc68ea5d936f98787c60c7ebc74e6ce7c";
        assert_eq!(super::super::hex::Hex(bits).to_string(), expected);
    }

    #[test]
    fn typing_is_forgiven() {
        let sheet: String = zeros()
            .sheet()
            .iter()
            .map(|line| format!("{:>2}. {},", line.number, line.word))
            .collect::<Vec<_>>()
            .join("\r\n");
        for typed in [
            text(&zeros()),
            sheet.to_uppercase(),
            text(&zeros()).replace(' ', "  ;\t"),
        ] {
            assert_eq!(
                RecoveryWords::parse(&typed).unwrap().bits(),
                &[0; 32],
                "{typed}"
            );
        }
    }

    #[test]
    fn an_unknown_word_is_named_with_its_place_and_a_suggestion() {
        for (typed, nearest) in [
            ("abandno", Some("abandon")),
            ("abanden", Some("abandon")),
            ("xylophone", None),
        ] {
            let fault = RecoveryWords::parse(&format!("1 zoo 2 {typed} 3 zoo")).unwrap_err();
            let expected = WordsFault::Unknown {
                position: 2,
                word: typed.to_owned(),
                nearest,
            };
            assert_eq!(fault, expected);
            assert!(!fault.to_string().contains(typed));
        }
    }

    #[test]
    fn a_wrong_count_and_a_wrong_checksum_are_told_apart() {
        let short = "abandon ".repeat(23);
        assert_eq!(
            RecoveryWords::parse(&short).unwrap_err(),
            WordsFault::Count { found: 23 }
        );
        assert_eq!(
            RecoveryWords::parse(" ,1").unwrap_err(),
            WordsFault::Count { found: 0 }
        );
        let wrong = "abandon ".repeat(24);
        assert_eq!(
            RecoveryWords::parse(&wrong).unwrap_err(),
            WordsFault::Checksum
        );
    }

    #[test]
    fn the_three_positions_are_different_and_on_the_sheet() {
        let mut always_last = |bytes: &mut [u8]| bytes.fill(0xff);
        let mut always_first = |bytes: &mut [u8]| bytes.fill(0);
        for asked in [
            ask_for(&mut always_last).unwrap(),
            ask_for(&mut always_first).unwrap(),
        ] {
            assert!(asked[0] < asked[1] && asked[1] < asked[2], "{asked:?}");
            assert!(asked.iter().all(|at| (1..=24).contains(at)));
        }
    }

    #[test]
    fn an_answer_is_checked_by_number() {
        assert!(zeros().is_word(24, " ART "));
        assert!(!zeros().is_word(23, "art"));
        assert!(!zeros().is_word(0, "abandon"));
        assert!(!zeros().is_word(25, "art"));
    }
}
