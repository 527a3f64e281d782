//! The scheme's one data key and the keys derived from it.

use std::fmt;

use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;
use zeroize::{Zeroize as _, Zeroizing};

use super::entropy::Entropy;
use super::fault::KeyFault;
use super::hex::push_hex;
use super::locked::Locked;
use super::seal::{Secret, derive};

/// Labels keep the derived keys apart: knowing one says nothing about another.
const DATABASE: &[u8] = b"settled/1/database";
const SLOT_FILE: &[u8] = b"settled/1/slot file";
const MARK: &[u8] = b"settled/2/mark";
const PREVIOUS: &[u8] = b"settled/2/previous data key";

/// `x'` + 64 digits + `'`.
const RAW_LEN: usize = 2 + 64 + 1;

/// The 32 random bytes under which a scheme is encrypted. They lie in memory of their own that is kept out of
/// swap, are wiped when dropped and never printed.
#[derive(Clone)]
pub struct DataKey(Locked);

impl DataKey {
    /// A new random data key.
    ///
    /// # Errors
    /// [`KeyFault::NoRandomness`].
    pub fn generate(entropy: &mut dyn Entropy) -> Result<Self, KeyFault> {
        let mut key = Locked::zeros();
        entropy.fill(key.bytes_mut())?;
        Ok(Self(key))
    }

    /// A data key kept elsewhere, such as the unwrapped one beside the practice people's file.
    pub fn from_bytes(mut bytes: [u8; 32]) -> Self {
        let mut key = Locked::zeros();
        key.bytes_mut().copy_from_slice(&bytes);
        bytes.zeroize();
        Self(key)
    }

    /// The bytes themselves, for wrapping. Do not copy them further than needed.
    pub fn as_bytes(&self) -> &[u8; 32] {
        self.0.bytes()
    }

    /// Whether this is the same key as `other`, compared in constant time.
    pub fn is(&self, other: &Self) -> bool {
        let differ = self
            .as_bytes()
            .iter()
            .zip(other.as_bytes())
            .fold(0, |differ, (own, theirs)| differ | (own ^ theirs));
        differ == 0
    }

    /// The database key in `SQLCipher`'s raw form, `x'<64 hex digits>'`.
    ///
    /// The raw form skips `SQLCipher`'s own stretching, which a random key does not need. Its length
    /// matters: a text of any other length would silently be taken as a passphrase.
    pub fn sqlcipher_raw(&self) -> SqlcipherKey {
        let key = derive(&[], self.as_bytes(), DATABASE);
        let mut text = Zeroizing::new(String::with_capacity(RAW_LEN));
        text.push_str("x'");
        push_hex(&mut text, key.as_slice());
        text.push('\'');
        debug_assert_eq!(
            text.len(),
            RAW_LEN,
            "a raw key of another length is taken for a passphrase"
        );
        SqlcipherKey(text)
    }

    /// 16 bytes that tell this key from another and say nothing else about it: they may be seen.
    pub(super) fn mark(&self) -> [u8; 16] {
        let derived = derive(&[], self.as_bytes(), MARK);
        let mut mark = [0; 16];
        mark.iter_mut()
            .zip(derived.iter())
            .for_each(|(to, from)| *to = *from);
        mark
    }

    /// The key under which the data key before this one is kept until the record has changed over.
    pub(super) fn previous_key(&self) -> Secret {
        derive(&[], self.as_bytes(), PREVIOUS)
    }

    /// The key that seals the slot file.
    pub(super) fn slot_file_key(&self) -> MacKey {
        MacKey(derive(&[], self.as_bytes(), SLOT_FILE))
    }
}

impl fmt::Debug for DataKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DataKey(hidden)")
    }
}

/// The database key as `SQLCipher` wants it. Wiped when dropped; never printed.
pub struct SqlcipherKey(Zeroizing<String>);

impl SqlcipherKey {
    /// `x'<64 hex digits>'`, always 67 characters.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for SqlcipherKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SqlcipherKey(hidden)")
    }
}

/// A key for HMAC-SHA-256 tags. Wiped when dropped; never printed.
pub struct MacKey(Zeroizing<[u8; 32]>);

impl MacKey {
    /// A key that is kept elsewhere, such as that of the log, which lies in the encrypted file.
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// The tag of `message`.
    pub fn tag(&self, message: &[u8]) -> [u8; 32] {
        self.start(message).finalize().into_bytes().into()
    }

    /// Whether `tag` is the tag of `message`, compared in constant time.
    pub fn accepts(&self, message: &[u8], tag: &[u8; 32]) -> bool {
        self.start(message).verify_slice(tag).is_ok()
    }

    #[expect(clippy::expect_used, reason = "HMAC takes a key of any length")]
    fn start(&self, message: &[u8]) -> Hmac<Sha256> {
        let mut mac =
            Hmac::<Sha256>::new_from_slice(self.0.as_slice()).expect("HMAC takes any key length");
        mac.update(message);
        mac
    }
}

impl fmt::Debug for MacKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MacKey(hidden)")
    }
}

#[cfg(test)]
mod tests {
    use super::super::hex::Hex;
    use super::*;

    #[test]
    fn the_raw_form_has_the_length_that_matters() {
        let raw = DataKey::from_bytes([7; 32]).sqlcipher_raw();
        assert_eq!(raw.as_str().len(), 67);
        let digits = raw
            .as_str()
            .strip_prefix("x'")
            .and_then(|rest| rest.strip_suffix('\''));
        assert!(digits.and_then(Hex::<32>::parse).is_some());
    }

    #[test]
    fn derived_keys_differ_from_each_other_and_from_the_data_key() {
        let key = DataKey::from_bytes([7; 32]);
        let own = MacKey::from_bytes([7; 32]);
        assert_ne!(key.slot_file_key().tag(b"x"), own.tag(b"x"));
        assert!(
            !key.sqlcipher_raw()
                .as_str()
                .contains(&Hex([7; 32]).to_string())
        );
    }

    #[test]
    fn hmac_matches_rfc_4231_case_2() {
        // A key shorter than a block is padded with zeros, so "Jefe" and zeros to 32 bytes are one key.
        let mut bytes = [0; 32];
        bytes[..4].copy_from_slice(b"Jefe");
        let key = MacKey::from_bytes(bytes);
        let expected =
            Hex::parse("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843").unwrap();
        assert_eq!(Hex(key.tag(b"what do ya want for nothing?")), expected);
        assert!(key.accepts(b"what do ya want for nothing?", &expected.0));
        assert!(!key.accepts(b"what do ya want for nothing!", &expected.0));
    }

    #[test]
    fn nothing_secret_is_printed() {
        let key = DataKey::from_bytes([0xab; 32]);
        let printed = format!(
            "{key:?} {:?} {:?}",
            key.sqlcipher_raw(),
            key.slot_file_key()
        );
        assert_eq!(
            printed,
            "DataKey(hidden) SqlcipherKey(hidden) MacKey(hidden)"
        );
    }
}
