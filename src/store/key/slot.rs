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
use crate::domain::holder::Role;

/// Label of the key made from recovery words.
const RECOVERY: &[u8] = b"settled/1/recovery words";

/// Longest name on a slot, in characters.
pub(super) const NAME_MAX: usize = 200;

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
        /// Makes equal passphrases of two schemes differ. The slots of one file share it where their cost is
        /// the same, so that opening takes one stretching however many people there are. A guess at all
        /// of a file's passphrases at once then costs what a guess at one of them does.
        salt: Hex<16>,
    },
    /// HKDF of the 256 random bits in the words. They are not stretched: nobody can try 2^256 guesses, so
    /// stretching would only delay the one person who has lost their passphrase.
    Recovery {
        /// Makes the derived key belong to this slot.
        salt: Hex<16>,
    },
}

/// What somebody offers to open the scheme with, and what it has been stretched to so far: slots that
/// share a salt and a cost, in one file or in copies of it, take one stretching between them.
#[derive(Debug)]
pub struct Offer<'a> {
    opener: Opener<'a>,
    stretched: Vec<(Hex<16>, KdfParams, Secret)>,
}

/// The two things that open a slot.
#[derive(Debug, Clone, Copy)]
enum Opener<'a> {
    Passphrase(&'a Passphrase),
    Words(&'a RecoveryWords),
}

impl<'a> Offer<'a> {
    /// A passphrase.
    pub const fn passphrase(passphrase: &'a Passphrase) -> Self {
        Self {
            opener: Opener::Passphrase(passphrase),
            stretched: Vec::new(),
        }
    }

    /// Recovery words.
    pub const fn words(words: &'a RecoveryWords) -> Self {
        Self {
            opener: Opener::Words(words),
            stretched: Vec::new(),
        }
    }

    /// The passphrase, if that is what is offered.
    pub const fn as_passphrase(&self) -> Option<&'a Passphrase> {
        match self.opener {
            Opener::Passphrase(passphrase) => Some(passphrase),
            Opener::Words(_) => None,
        }
    }

    /// The fault when it opens nothing.
    pub(in crate::store) const fn wrong(&self) -> KeyFault {
        match self.opener {
            Opener::Passphrase(_) => KeyFault::WrongPassphrase,
            Opener::Words(_) => KeyFault::WrongWords,
        }
    }

    /// The key-encrypting key, or `None` if what is offered does not fit this kind of lock.
    fn key(&mut self, lock: &Lock) -> Result<Option<Secret>, KeyFault> {
        match (lock, self.opener) {
            (Lock::Passphrase { argon2id, salt }, Opener::Passphrase(passphrase)) => {
                self.stretch(passphrase, *salt, *argon2id).map(Some)
            }
            (Lock::Recovery { salt }, Opener::Words(words)) => {
                Ok(Some(derive(&salt.0, words.bits(), RECOVERY)))
            }
            (Lock::Passphrase { .. }, Opener::Words(_))
            | (Lock::Recovery { .. }, Opener::Passphrase(_)) => Ok(None),
        }
    }

    fn stretch(
        &mut self,
        passphrase: &Passphrase,
        salt: Hex<16>,
        cost: KdfParams,
    ) -> Result<Secret, KeyFault> {
        let known = self
            .stretched
            .iter()
            .find(|(s, c, _)| *s == salt && *c == cost);
        if let Some((_, _, key)) = known {
            return Ok(key.clone());
        }
        let key = stretch(passphrase, &salt.0, cost)?;
        self.stretched.push((salt, cost, key.clone()));
        Ok(key)
    }
}

impl Lock {
    /// A new lock for a passphrase, with the salt that others of the same cost share or a fresh one.
    pub(super) fn passphrase(
        cost: KdfParams,
        shared: Option<Hex<16>>,
        entropy: &mut dyn Entropy,
    ) -> Result<Self, KeyFault> {
        let salt = match shared {
            Some(salt) => salt,
            None => Hex(fresh(entropy)?),
        };
        Ok(Self::Passphrase {
            argon2id: cost,
            salt,
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
        offer: &mut Offer<'_>,
        data_key: &DataKey,
        entropy: &mut dyn Entropy,
    ) -> Result<Self, KeyFault> {
        let kek = offer.key(&lock)?.ok_or(KeyFault::NoSuchSlot)?;
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

    /// The same slot with a new lock and what opens it. The key pair is new as well, so that this works
    /// both for somebody who knows the old passphrase and for somebody who came in by the recovery words.
    pub(super) fn with_lock(
        &self,
        scheme: Uuid,
        lock: Lock,
        offer: &mut Offer<'_>,
        data_key: &DataKey,
        entropy: &mut dyn Entropy,
    ) -> Result<Self, KeyFault> {
        let label = Label {
            id: self.id,
            holder: self.holder.clone(),
            created: self.created,
        };
        Self::make(label, scheme, lock, offer, data_key, entropy)
    }

    /// The same slot with another data key in it. Nobody needs to type anything: that is what the key
    /// pair is for.
    pub(super) fn rewrapped(
        &self,
        scheme: Uuid,
        data_key: &DataKey,
        entropy: &mut dyn Entropy,
    ) -> Result<Self, KeyFault> {
        let bound = binding(scheme, self.id, self.kind(), &self.public_key.0);
        let to = PublicKey::from(self.public_key.0);
        let data_key = WrappedKey::wrap(&to, &bound, data_key.as_bytes(), entropy)?;
        Ok(Self {
            data_key,
            ..self.clone()
        })
    }

    /// The salt, if this is a passphrase slot of this cost.
    pub(super) fn salt_of(&self, cost: KdfParams) -> Option<Hex<16>> {
        match self.lock {
            Lock::Passphrase { argon2id, salt } => (argon2id == cost).then_some(salt),
            Lock::Recovery { .. } => None,
        }
    }

    /// The data key, or `None` if what is offered does not fit.
    pub(super) fn open(
        &self,
        scheme: Uuid,
        offer: &mut Offer<'_>,
    ) -> Result<Option<DataKey>, KeyFault> {
        let Some(kek) = offer.key(&self.lock)? else {
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
