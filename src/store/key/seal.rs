//! The three small pieces that everything is wrapped with: HKDF, a sealed 32-byte key, and wrapping to
//! a public key.

use chacha20poly1305::aead::{Aead as _, KeyInit as _, Payload};
use chacha20poly1305::{Key, XChaCha20Poly1305, XNonce};
use hkdf::Hkdf;
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use x25519_dalek::{PublicKey, StaticSecret};
use zeroize::Zeroizing;

use super::entropy::{Entropy, fresh};
use super::fault::KeyFault;
use super::hex::Hex;

/// Label of the key that wraps a data key to a slot's public key.
const TO_PUBLIC_KEY: &[u8] = b"settled/1/data key to slot";

/// 32 secret bytes. Wiped when dropped.
pub(super) type Secret = Zeroizing<[u8; 32]>;

/// HKDF-SHA-256 (RFC 5869) to 32 bytes.
#[expect(
    clippy::expect_used,
    reason = "HKDF-SHA-256 gives up to 8,160 bytes; 32 always fit"
)]
pub(super) fn derive(salt: &[u8], secret: &[u8], label: &[u8]) -> Secret {
    let mut key = Zeroizing::new([0; 32]);
    Hkdf::<Sha256>::new(Some(salt), secret)
        .expand(label, key.as_mut_slice())
        .expect("32 bytes are within HKDF's limit");
    key
}

#[expect(clippy::expect_used, reason = "only texts over 256 GiB are refused")]
fn encrypt(key: &[u8; 32], nonce: [u8; 24], bound_to: &[u8], plain: &[u8]) -> Vec<u8> {
    XChaCha20Poly1305::new(&Key::from(*key))
        .encrypt(
            &XNonce::from(nonce),
            Payload {
                msg: plain,
                aad: bound_to,
            },
        )
        .expect("a short text can be encrypted")
}

fn decrypt(key: &[u8; 32], nonce: [u8; 24], bound_to: &[u8], sealed: &[u8]) -> Option<Vec<u8>> {
    XChaCha20Poly1305::new(&Key::from(*key))
        .decrypt(
            &XNonce::from(nonce),
            Payload {
                msg: sealed,
                aad: bound_to,
            },
        )
        .ok()
}

/// A 32-byte secret sealed with XChaCha20-Poly1305: 32 bytes and a 16-byte tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SealedKey {
    nonce: Hex<24>,
    sealed: Hex<48>,
}

impl SealedKey {
    /// Seals `secret` under `key`; it opens only together with the same `bound_to`.
    #[expect(clippy::expect_used, reason = "32 bytes and a 16-byte tag are 48")]
    pub(super) fn seal(
        key: &Secret,
        bound_to: &[u8],
        secret: &[u8; 32],
        entropy: &mut dyn Entropy,
    ) -> Result<Self, KeyFault> {
        let nonce = fresh(entropy)?;
        let sealed = encrypt(key, nonce, bound_to, secret);
        let sealed = sealed
            .try_into()
            .expect("32 bytes and a 16-byte tag are 48");
        Ok(Self {
            nonce: Hex(nonce),
            sealed: Hex(sealed),
        })
    }

    /// The secret, or `None` if the key or what it is bound to is not the same, or a bit has changed.
    pub(super) fn open(&self, key: &Secret, bound_to: &[u8]) -> Option<Secret> {
        let plain = Zeroizing::new(decrypt(key, self.nonce.0, bound_to, &self.sealed.0)?);
        let bytes = plain.as_slice().try_into().ok()?;
        Some(Zeroizing::new(bytes))
    }
}

/// A 32-byte secret wrapped to an X25519 public key with a one-off key pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrappedKey {
    one_off: Hex<32>,
    #[serde(rename = "box")]
    inner: SealedKey,
}

impl WrappedKey {
    /// Wraps `secret` so that only the holder of the matching secret key can open it.
    pub(super) fn wrap(
        to: &PublicKey,
        bound_to: &[u8],
        secret: &[u8; 32],
        entropy: &mut dyn Entropy,
    ) -> Result<Self, KeyFault> {
        let one_off = key_pair(entropy)?;
        let public = PublicKey::from(&one_off);
        let key = shared_key(&one_off, to, &public, to);
        let inner = SealedKey::seal(&key, bound_to, secret, entropy)?;
        Ok(Self {
            one_off: Hex(public.to_bytes()),
            inner,
        })
    }

    /// The secret, or `None` if it was not wrapped to this key or a bit has changed.
    pub(super) fn open(&self, with: &StaticSecret, bound_to: &[u8]) -> Option<Secret> {
        let one_off = PublicKey::from(self.one_off.0);
        let key = shared_key(with, &one_off, &one_off, &PublicKey::from(with));
        self.inner.open(&key, bound_to)
    }
}

/// A fresh X25519 secret key.
pub(super) fn key_pair(entropy: &mut dyn Entropy) -> Result<StaticSecret, KeyFault> {
    let mut bytes = Zeroizing::new([0; 32]);
    entropy.fill(bytes.as_mut_slice())?;
    Ok(StaticSecret::from(*bytes))
}

/// The key both ends arrive at; both public keys are in the salt, so that it belongs to this pair only.
fn shared_key(
    mine: &StaticSecret,
    theirs: &PublicKey,
    one_off: &PublicKey,
    to: &PublicKey,
) -> Secret {
    let shared = mine.diffie_hellman(theirs);
    let mut salt = [0; 64];
    let (first, second) = salt.split_at_mut(32);
    first.copy_from_slice(one_off.as_bytes());
    second.copy_from_slice(to.as_bytes());
    derive(&salt, shared.as_bytes(), TO_PUBLIC_KEY)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counting() -> impl FnMut(&mut [u8]) {
        let mut next = 0_u8;
        move |bytes: &mut [u8]| {
            for byte in bytes {
                *byte = next;
                next = next.wrapping_add(1);
            }
        }
    }

    #[test]
    fn the_cipher_matches_the_xchacha_draft() {
        // draft-irtf-cfrg-xchacha-03, A.3.1.
        let key = std::array::from_fn(|at| 0x80 + u8::try_from(at).unwrap());
        let nonce = std::array::from_fn(|at| 0x40 + u8::try_from(at).unwrap());
        let bound_to = Hex::<12>::parse("50515253c0c1c2c3c4c5c6c7").unwrap();
        let plain = b"Ladies and Gentlemen of the class of '99: If I could offer you \
            only one tip for the future, sunscreen would be it.";
        let expected = concat!(
            "bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb",
            "731c7f1b0b4aa6440bf3a82f4eda7e39ae64c6708c54c216cb96b72e1213b452",
            "2f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff9",
            "21f9664c97637da9768812f615c68b13b52e",
            "c0875924c1c7987947deafd8780acf49",
        );
        let sealed = encrypt(&key, nonce, &bound_to.0, plain);
        assert_eq!(
            Hex::<130>(sealed.clone().try_into().unwrap()).to_string(),
            expected
        );
        assert_eq!(
            decrypt(&key, nonce, &bound_to.0, &sealed).as_deref(),
            Some(plain.as_slice())
        );
    }

    #[test]
    fn the_cipher_below_matches_rfc_8439_section_2_8_2() {
        let key = std::array::from_fn::<u8, 32, _>(|at| 0x80 + u8::try_from(at).unwrap());
        let nonce = Hex::<12>::parse("070000004041424344454647").unwrap();
        let bound_to = Hex::<12>::parse("50515253c0c1c2c3c4c5c6c7").unwrap();
        let plain = b"Ladies and Gentlemen of the class of '99: If I could offer you \
            only one tip for the future, sunscreen would be it.";
        let payload = Payload {
            msg: plain.as_slice(),
            aad: &bound_to.0,
        };
        let sealed = chacha20poly1305::ChaCha20Poly1305::new(&Key::from(key))
            .encrypt(&chacha20poly1305::Nonce::from(nonce.0), payload)
            .unwrap();
        let expected = concat!(
            "d31a8d34648e60db7b86afbc53ef7ec2a4aded51296e08fea9e2b5a736ee62d6",
            "3dbea45e8ca9671282fafb69da92728b1a71de0a9e060b2905d6a5b67ecd3b36",
            "92ddbd7f2d778b8c9803aee328091b58fab324e4fad675945585808b4831d7bc",
            "3ff4def08e4b7a9de576d26586cec64b6116",
            "1ae10b594f09e26a7e902ecbd0600691",
        );
        assert_eq!(Hex::<130>(sealed.try_into().unwrap()).to_string(), expected);
    }

    #[test]
    fn derivation_matches_rfc_5869_case_1() {
        let salt = Hex::<13>::parse("000102030405060708090a0b0c").unwrap();
        let info = Hex::<10>::parse("f0f1f2f3f4f5f6f7f8f9").unwrap();
        let key = derive(&salt.0, &[0x0b; 22], &info.0);
        let first_32 = "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf";
        assert_eq!(Hex(*key).to_string(), first_32);
    }

    #[test]
    fn a_sealed_key_opens_only_with_its_key_and_its_binding() {
        let key = Zeroizing::new([1; 32]);
        let sealed = SealedKey::seal(&key, b"here", &[9; 32], &mut counting()).unwrap();
        assert_eq!(sealed.open(&key, b"here").as_deref(), Some(&[9; 32]));
        assert!(sealed.open(&key, b"elsewhere").is_none());
        assert!(sealed.open(&Zeroizing::new([2; 32]), b"here").is_none());
    }

    #[test]
    fn a_wrapped_key_opens_only_for_the_one_it_was_wrapped_to() {
        let mut entropy = counting();
        let mine = key_pair(&mut entropy).unwrap();
        let other = key_pair(&mut entropy).unwrap();
        let wrapped =
            WrappedKey::wrap(&PublicKey::from(&mine), b"here", &[9; 32], &mut entropy).unwrap();
        assert_eq!(wrapped.open(&mine, b"here").as_deref(), Some(&[9; 32]));
        assert!(wrapped.open(&mine, b"elsewhere").is_none());
        assert!(wrapped.open(&other, b"here").is_none());
    }
}
