//! Passphrases: how they are read, and how good they are.

use std::fmt;

use bip39::Language;
use zeroize::Zeroizing;

use super::entropy::{Entropy, fresh};
use super::fault::KeyFault;
use crate::domain::passphrase::{as_kept, measure};

pub use crate::domain::passphrase::{PassphraseStrength, judge};

/// How many words [`Passphrase::suggest`] gives: 5 of 2,048, so 55 bits before stretching.
const SUGGESTED_WORDS: usize = 5;

/// A passphrase as it is stretched. Wiped when dropped; never printed.
pub struct Passphrase(Zeroizing<String>);

impl Passphrase {
    /// Reads a typed passphrase, as [`as_kept`] says.
    pub fn new(typed: &str) -> Self {
        Self(as_kept(typed))
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
