//! Fixed-length bytes written as lower-case hexadecimal, so that a key file can be read by eye.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error as _};
use serde::ser::{Serialize, Serializer};

const DIGITS: [char; 16] = [
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f',
];

/// `N` bytes that are not secret. Reading accepts exactly `2 N` lower-case digits: one value, one text.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Hex<const N: usize>(pub(super) [u8; N]);

impl<const N: usize> Hex<N> {
    /// The bytes that `text` spells, or `None` if it is not exactly `2 N` lower-case digits.
    pub(super) fn parse(text: &str) -> Option<Self> {
        if text.len() != 2 * N {
            return None;
        }
        let mut bytes = [0; N];
        for (byte, pair) in bytes.iter_mut().zip(text.as_bytes().chunks_exact(2)) {
            let [high, low] = pair else { return None };
            *byte = digit_value(*high)? << 4 | digit_value(*low)?;
        }
        Some(Self(bytes))
    }
}

fn digit_value(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        _ => None,
    }
}

/// Appends `bytes` to `text` as hexadecimal. The caller reserves the room, so that a secret is not left
/// behind in a text that had to move.
pub(super) fn push_hex(text: &mut String, bytes: &[u8]) {
    for byte in bytes {
        for nibble in [byte >> 4, byte & 0x0f] {
            text.extend(DIGITS.get(usize::from(nibble)));
        }
    }
}

impl<const N: usize> fmt::Display for Hex<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::with_capacity(2 * N);
        push_hex(&mut text, &self.0);
        f.write_str(&text)
    }
}

impl<const N: usize> fmt::Debug for Hex<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl<const N: usize> Serialize for Hex<N> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de, const N: usize> Deserialize<'de> for Hex<N> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| D::Error::custom("not hexadecimal of the right length"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_and_text_are_one_to_one() {
        let all = Hex([0x00, 0x0f, 0x10, 0x9a, 0xff]);
        assert_eq!(all.to_string(), "000f109aff");
        assert_eq!(Hex::parse("000f109aff"), Some(all));
    }

    #[test]
    fn other_lengths_upper_case_and_strangers_are_refused() {
        for text in ["", "0", "00f", "00000", "0A0b", "0g00", "é00"] {
            assert_eq!(Hex::<2>::parse(text), None, "{text}");
        }
    }
}
