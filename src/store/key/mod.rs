//! The key slots of a scheme: who can open it, and how.
//!
//! A scheme's record is encrypted under one random 256-bit [`DataKey`]. The data key is never stored
//! bare; the small file `scheme.keys` beside the record holds it once per *slot*:
//!
//! ```text
//! passphrase ──Argon2id──► key-encrypting key ──XChaCha20-Poly1305──► the slot's X25519 secret
//! 24 words ───HKDF───────► key-encrypting key ──XChaCha20-Poly1305──► the slot's X25519 secret
//! data key ──(one-off X25519 + HKDF + XChaCha20-Poly1305)───────────► wrapped to the slot's public key
//! data key ──HKDF──► database key | key-file seal key | change-log key
//! ```
//!
//! The public-key step in the middle is what lets somebody be given a slot, or a new data key, without
//! being present to type a passphrase.
//!
//! **What this protects.** A lost or copied disk without a passphrase or the recovery sheet. **What it
//! does not.** Anyone who can open the scheme holds the data key: the roles on slots are policy, not
//! cryptography. Someone who can write to the folder can delete the file, put an old copy of it back, or
//! replace it by one that wraps a key of their own; that key will not open the record, so a record must
//! never be created under the key of a file that was already there.
//!
//! Time and identity come in as arguments; randomness comes in as [`Entropy`].

mod copies;
mod data_key;
mod disk;
mod entropy;
mod fault;
mod file;
mod hex;
mod kdf;
mod locked;
mod passphrase;
mod people;
mod seal;
mod slot;
mod words;

pub use crate::domain::holder::Role;
pub use copies::{FoundKeys, Healed, KeyPlace, KeyPlaces};
pub use data_key::{DataKey, MacKey, SqlcipherKey};
pub use disk::Step;
pub use entropy::{Entropy, OsEntropy};
pub use fault::{Damage, KeyFault, WordsFault};
pub use file::{SlotFile, Unlocked};
pub use kdf::{KdfParams, ParamFloor};
pub use passphrase::{Passphrase, PassphraseStrength, judge};
pub use people::{NewScheme, NewSheet, Newcomer, Rotation};
pub use slot::{Holder, Offer, Slot, SlotKind};
pub use words::{NumberedWord, RecoveryWords, WORD_COUNT, ask_for};

#[cfg(test)]
mod tests;
