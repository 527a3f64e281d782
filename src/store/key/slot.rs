//! One slot: one way for one person to reach the data key.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use x25519_dalek::{PublicKey, StaticSecret};

use super::data_key::DataKey;
use super::entropy::{Entropy, fresh};
use super::fault::{Damage, KeyFault};
use super::hex::Hex;
use super::kdf::{KdfParams, stretch};
use super::passphrase::Passphrase;
use super::seal::{SealedKey, Secret, WrappedKey, derive, key_pair};
use super::words::RecoveryWords;

/// Label of the key made from recovery words.
const RECOVERY: &[u8] = b"settled/1/recovery words";

/// Longest name on a slot, in characters.
pub(super) const NAME_MAX: usize = 200;

/// What a person may do in the scheme. Policy, not cryptography: whoever opens the scheme holds its key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Does the work.
    Officer,
    /// Also decides who may open the scheme.
    Manager,
}

/// Whose slot it is. On the recovery slot: who made the sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Holder {
    /// The person's name as others in the scheme know it, up to 200 characters.
    pub name: String,
    /// Their role.
    pub role: Role,
}

/// What opens a slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SlotKind {
    /// A passphrase.
    Passphrase,
    /// The 24 words of the recovery sheet.
    Recovery,
}

/// What opens a slot, with what is needed to try.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase", deny_unknown_fields)]
pub(super) enum Lock {
    /// Argon2id of the passphrase.
    Passphrase {
        /// Cost, stored so that it can be raised later.
        argon2id: KdfParams,
        /// Makes equal passphrases differ.
        salt: Hex<16>,
    },
    /// HKDF of the 256 random bits in the words. They are not stretched: nobody can try 2^256 guesses, so
    /// stretching would only delay the one person who has lost their passphrase.
    Recovery {
        /// Makes the derived key belong to this slot.
        salt: Hex<16>,
    },
}

/// What somebody offers to open the scheme with.
#[derive(Clone, Copy)]
pub(super) enum Opener<'a> {
    /// A passphrase.
    Passphrase(&'a Passphrase),
    /// Recovery words.
    Words(&'a RecoveryWords),
}

impl Opener<'_> {
    /// The fault when it opens nothing.
    pub(super) fn wrong(self) -> KeyFault {
        match self {
            Self::Passphrase(_) => KeyFault::WrongPassphrase,
            Self::Words(_) => KeyFault::WrongWords,
        }
    }
}

impl Lock {
    /// A new lock for a passphrase.
    pub(super) fn passphrase(cost: KdfParams, entropy: &mut dyn Entropy) -> Result<Self, KeyFault> {
        Ok(Self::Passphrase {
            argon2id: cost,
            salt: Hex(fresh(entropy)?),
        })
    }

    /// A new lock for recovery words.
    pub(super) fn recovery(entropy: &mut dyn Entropy) -> Result<Self, KeyFault> {
        Ok(Self::Recovery {
            salt: Hex(fresh(entropy)?),
        })
    }

    fn kind(&self) -> SlotKind {
        match self {
            Self::Passphrase { .. } => SlotKind::Passphrase,
            Self::Recovery { .. } => SlotKind::Recovery,
        }
    }

    /// The key-encrypting key, or `None` if this kind of opener does not fit this kind of lock.
    fn key(&self, opener: Opener<'_>) -> Result<Option<Secret>, KeyFault> {
        match (self, opener) {
            (Self::Passphrase { argon2id, salt }, Opener::Passphrase(passphrase)) => {
                stretch(passphrase, &salt.0, *argon2id).map(Some)
            }
            (Self::Recovery { salt }, Opener::Words(words)) => {
                Ok(Some(derive(&salt.0, words.bits(), RECOVERY)))
            }
            (Self::Passphrase { .. }, Opener::Words(_))
            | (Self::Recovery { .. }, Opener::Passphrase(_)) => Ok(None),
        }
    }
}

/// One way for one person to reach the data key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Slot {
    id: Uuid,
    holder: Holder,
    created: Date,
    lock: Lock,
    public_key: Hex<32>,
    secret_key: SealedKey,
    data_key: WrappedKey,
}

/// What a new slot says about itself.
pub(super) struct Label {
    pub(super) id: Uuid,
    pub(super) holder: Holder,
    pub(super) created: Date,
}

impl Label {
    /// A label with a fresh random id.
    pub(super) fn new(
        holder: &Holder,
        created: Date,
        entropy: &mut dyn Entropy,
    ) -> Result<Self, KeyFault> {
        let id = uuid::Builder::from_random_bytes(fresh(entropy)?).into_uuid();
        Ok(Self {
            id,
            holder: holder.clone(),
            created,
        })
    }
}

impl Slot {
    /// Identifies the slot for as long as the scheme lives; a change of passphrase keeps it.
    pub fn id(&self) -> Uuid {
        self.id
    }

    /// Whose slot it is.
    pub fn holder(&self) -> &Holder {
        &self.holder
    }

    /// The civil date on which the slot was made.
    pub fn created(&self) -> Date {
        self.created
    }

    /// What opens it.
    pub fn kind(&self) -> SlotKind {
        self.lock.kind()
    }

    /// Cost of stretching, for a passphrase slot.
    pub fn kdf(&self) -> Option<KdfParams> {
        match self.lock {
            Lock::Passphrase { argon2id, .. } => Some(argon2id),
            Lock::Recovery { .. } => None,
        }
    }

    /// Makes a slot: a fresh key pair, its secret under `opener`, and the data key wrapped to it.
    pub(super) fn make(
        label: Label,
        scheme: Uuid,
        lock: Lock,
        opener: Opener<'_>,
        data_key: &DataKey,
        entropy: &mut dyn Entropy,
    ) -> Result<Self, KeyFault> {
        let kek = lock.key(opener)?.ok_or(KeyFault::NoSuchSlot)?;
        let secret = key_pair(entropy)?;
        let public = PublicKey::from(&secret);
        let bound = binding(scheme, label.id, lock.kind(), &public.to_bytes());
        let secret_key = SealedKey::seal(&kek, &bound, secret.as_bytes(), entropy)?;
        let data_key = WrappedKey::wrap(&public, &bound, data_key.as_bytes(), entropy)?;
        let Label {
            id,
            holder,
            created,
        } = label;
        let public_key = Hex(public.to_bytes());
        Ok(Self {
            id,
            holder,
            created,
            lock,
            public_key,
            secret_key,
            data_key,
        })
    }

    /// The same slot with a new passphrase. The key pair is new as well, so that this works both for
    /// somebody who knows the old passphrase and for somebody who came in by the recovery words.
    pub(super) fn with_passphrase(
        &self,
        scheme: Uuid,
        passphrase: &Passphrase,
        cost: KdfParams,
        data_key: &DataKey,
        entropy: &mut dyn Entropy,
    ) -> Result<Self, KeyFault> {
        let label = Label {
            id: self.id,
            holder: self.holder.clone(),
            created: self.created,
        };
        let lock = Lock::passphrase(cost, entropy)?;
        Self::make(
            label,
            scheme,
            lock,
            Opener::Passphrase(passphrase),
            data_key,
            entropy,
        )
    }

    /// The data key, or `None` if `opener` does not fit.
    pub(super) fn open(
        &self,
        scheme: Uuid,
        opener: Opener<'_>,
    ) -> Result<Option<DataKey>, KeyFault> {
        let Some(kek) = self.lock.key(opener)? else {
            return Ok(None);
        };
        let bound = binding(scheme, self.id, self.kind(), &self.public_key.0);
        let Some(secret) = self.secret_key.open(&kek, &bound) else {
            return Ok(None);
        };
        let secret = StaticSecret::from(*secret);
        let key = self.data_key.open(&secret, &bound).ok_or(Damage::DataKey)?;
        Ok(Some(DataKey::from_bytes(*key)))
    }
}

/// What the two sealed parts of a slot belong to: neither opens in another slot or another scheme.
fn binding(scheme: Uuid, slot: Uuid, kind: SlotKind, public_key: &[u8; 32]) -> Vec<u8> {
    let kind: &[u8] = match kind {
        SlotKind::Passphrase => b"passphrase",
        SlotKind::Recovery => b"recovery",
    };
    [
        b"settled/1/slot".as_slice(),
        scheme.as_bytes(),
        slot.as_bytes(),
        public_key,
        kind,
    ]
    .concat()
}
