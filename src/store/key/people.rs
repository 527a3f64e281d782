//! Who is on the key file: what it is made with, and the changes it can go through. Each gives a changed
//! copy, so that the old one is still there if writing the new one fails.

use jiff::civil::Date;
use uuid::Uuid;

use super::data_key::DataKey;
use super::entropy::Entropy;
use super::fault::{Damage, KeyFault};
use super::file::{Body, SLOTS_MAX, SlotFile, Unlocked};
use super::hex::Hex;
use super::kdf::{KdfParams, ParamFloor};
use super::passphrase::Passphrase;
use super::seal::SealedKey;
use super::slot::{Holder, Label, Lock, NAME_MAX, Offer, Slot, SlotKind};
use super::words::RecoveryWords;
use crate::domain::text::{fold, tidy_line};

/// What a scheme is set up with.
#[derive(Debug)]
pub struct NewScheme<'a> {
    /// The scheme's id, also kept inside its record.
    pub scheme: Uuid,
    /// Who sets it up.
    pub holder: &'a Holder,
    /// Today.
    pub created: Date,
    /// Their passphrase.
    pub passphrase: &'a Passphrase,
    /// The words on the recovery sheet.
    pub words: &'a RecoveryWords,
    /// Cost of stretching; [`KdfParams::DEFAULT`] for real records.
    pub kdf: KdfParams,
    /// [`ParamFloor::Real`] except in tests.
    pub floor: ParamFloor,
}

/// Somebody who is to be given a slot of their own.
#[derive(Debug)]
pub struct Newcomer<'a> {
    /// Their name and role.
    pub holder: &'a Holder,
    /// Today.
    pub created: Date,
    /// The passphrase they chose.
    pub passphrase: &'a Passphrase,
    /// Cost of stretching; [`KdfParams::DEFAULT`] for real records.
    pub kdf: KdfParams,
}

/// A recovery sheet that is to take the place of the one there is.
#[derive(Debug)]
pub struct NewSheet<'a> {
    /// Who makes it.
    pub holder: &'a Holder,
    /// Today.
    pub created: Date,
    /// Its words.
    pub words: &'a RecoveryWords,
}

/// A key file that is on its way to a new data key.
#[derive(Debug)]
pub struct Rotation {
    /// The new key file. It holds the old data key too, sealed under the new one, until the record has
    /// changed over: see [`SlotFile::previous`] and [`SlotFile::settled`].
    pub file: SlotFile,
    /// The new data key.
    pub data_key: DataKey,
}

impl SlotFile {
    /// A new data key, in a file with one passphrase slot and one recovery slot.
    ///
    /// # Errors
    /// [`KeyFault::PassphraseNotEnough`], [`KeyFault::WeakParameters`], [`KeyFault::NoRandomness`],
    /// [`KeyFault::OutOfMemory`], or [`KeyFault::Damaged`] for a name over 200 characters.
    pub fn create(
        new: &NewScheme<'_>,
        entropy: &mut dyn Entropy,
    ) -> Result<(Self, DataKey), KeyFault> {
        accept(new.passphrase)?;
        new.kdf.check(new.floor)?;
        let data_key = DataKey::generate(entropy)?;
        let label = Label::new(new.holder, new.created, entropy)?;
        let lock = Lock::passphrase(new.kdf, None, entropy)?;
        let mut offer = Offer::passphrase(new.passphrase);
        let own = Slot::make(label, new.scheme, lock, &mut offer, &data_key, entropy)?;
        let sheet = NewSheet {
            holder: new.holder,
            created: new.created,
            words: new.words,
        };
        let sheet = recovery_slot(new.scheme, &sheet, &data_key, entropy)?;
        let body = Body::new(new.scheme, vec![own, sheet]);
        Ok((Self::sealed(body, &data_key, new.floor)?, data_key))
    }

    /// The people who can open the scheme: every passphrase slot, in file order.
    pub fn people(&self) -> impl Iterator<Item = &Slot> {
        self.slots()
            .iter()
            .filter(|slot| slot.kind() == SlotKind::Passphrase)
    }

    /// The recovery sheet's slot.
    pub fn sheet(&self) -> Option<&Slot> {
        self.slots()
            .iter()
            .find(|slot| slot.kind() == SlotKind::Recovery)
    }

    /// The slot with this id.
    pub fn slot(&self, id: Uuid) -> Option<&Slot> {
        self.slots().iter().find(|slot| slot.id() == id)
    }

    /// The file with a slot for one more person. Only somebody who holds the data key can do this.
    ///
    /// # Errors
    /// [`KeyFault::NoName`], [`KeyFault::NameTaken`], [`KeyFault::PassphraseTaken`] if somebody else's
    /// passphrase is the same, so that nobody could say who opened the scheme, [`KeyFault::TooMany`], and as
    /// [`set_passphrase`](Self::set_passphrase).
    pub fn with_person(
        &self,
        data_key: &DataKey,
        new: &Newcomer<'_>,
        entropy: &mut dyn Entropy,
    ) -> Result<Self, KeyFault> {
        self.check_owner(data_key)?;
        self.accept_name(&new.holder.name)?;
        accept(new.passphrase)?;
        new.kdf.check(self.floor)?;
        let mut body = self.body.clone();
        if body.slots.len() >= SLOTS_MAX {
            return Err(KeyFault::TooMany);
        }
        let mut offer = Offer::passphrase(new.passphrase);
        self.refuse_shared(&mut offer, None)?;
        let label = Label::new(new.holder, new.created, entropy)?;
        let lock = Lock::passphrase(new.kdf, self.shared_salt(new.kdf, None), entropy)?;
        let slot = Slot::make(label, body.scheme, lock, &mut offer, data_key, entropy)?;
        body.slots.push(slot);
        Self::sealed(body, data_key, self.floor)
    }

    /// The file without a person, with a new data key and a new recovery sheet: whoever is taken out knew
    /// the old data key and may have seen the old sheet. Everybody else keeps their passphrase.
    ///
    /// # Errors
    /// [`KeyFault::NoSuchSlot`] unless it is a passphrase slot, [`KeyFault::LastPerson`],
    /// [`KeyFault::Unfinished`] if an earlier change of the data key has not come to its end,
    /// [`KeyFault::NotThisScheme`] or [`KeyFault::NoRandomness`].
    pub fn without_person(
        &self,
        data_key: &DataKey,
        person: Uuid,
        sheet: &NewSheet<'_>,
        entropy: &mut dyn Entropy,
    ) -> Result<Rotation, KeyFault> {
        self.check_owner(data_key)?;
        if self.body.previous.is_some() {
            return Err(KeyFault::Unfinished);
        }
        if !self.people().any(|slot| slot.id() == person) {
            return Err(KeyFault::NoSuchSlot);
        }
        if self.people().count() < 2 {
            return Err(KeyFault::LastPerson);
        }
        let new_key = DataKey::generate(entropy)?;
        let mut body = self.body.clone();
        let mut slots = Vec::with_capacity(body.slots.len());
        for slot in self.people().filter(|slot| slot.id() != person) {
            slots.push(slot.rewrapped(body.scheme, &new_key, entropy)?);
        }
        slots.push(recovery_slot(body.scheme, sheet, &new_key, entropy)?);
        body.slots = slots;
        let sealed = SealedKey::seal(
            &new_key.previous_key(),
            body.scheme.as_bytes(),
            data_key.as_bytes(),
            entropy,
        )?;
        body.previous = Some(sealed);
        Ok(Rotation {
            file: Self::sealed(body, &new_key, self.floor)?,
            data_key: new_key,
        })
    }

    /// The data key before this one, as long as the record may still be under it.
    ///
    /// # Errors
    /// [`KeyFault::NotThisScheme`] or [`Damage::DataKey`].
    pub fn previous(&self, data_key: &DataKey) -> Result<Option<DataKey>, KeyFault> {
        self.check_owner(data_key)?;
        let Some(sealed) = &self.body.previous else {
            return Ok(None);
        };
        let key = sealed
            .open(&data_key.previous_key(), self.body.scheme.as_bytes())
            .ok_or(Damage::DataKey)?;
        Ok(Some(DataKey::from_bytes(*key)))
    }

    /// The file without the data key before: for once the record has changed over.
    ///
    /// # Errors
    /// [`KeyFault::NotThisScheme`].
    pub fn settled(&self, data_key: &DataKey) -> Result<Self, KeyFault> {
        self.check_owner(data_key)?;
        let mut body = self.body.clone();
        body.previous = None;
        Self::sealed(body, data_key, self.floor)
    }

    /// The same file as an edition after `edition`, for when a newer one turned out to be of another record.
    ///
    /// # Errors
    /// [`KeyFault::NotThisScheme`].
    pub fn after(&self, edition: u64, data_key: &DataKey) -> Result<Self, KeyFault> {
        self.check_owner(data_key)?;
        let mut body = self.body.clone();
        body.edition = body.edition.max(edition);
        Self::sealed(body, data_key, self.floor)
    }

    /// The file with `new` in place of `old` on the slot that `old` opens.
    ///
    /// # Errors
    /// As [`unlock_with_passphrase`](Self::unlock_with_passphrase) and
    /// [`set_passphrase`](Self::set_passphrase).
    pub fn change_passphrase(
        &self,
        old: &Passphrase,
        new: &Passphrase,
        kdf: KdfParams,
        entropy: &mut dyn Entropy,
    ) -> Result<Self, KeyFault> {
        let opened = self.unlock_with_passphrase(old)?;
        self.set_passphrase(&opened.data_key, opened.slot, new, kdf, entropy)
    }

    /// The file with a new passphrase on `slot`, for somebody who came in by the recovery words.
    ///
    /// # Errors
    /// [`KeyFault::NoSuchSlot`] unless it is a passphrase slot of this file, [`KeyFault::NotThisScheme`],
    /// [`KeyFault::PassphraseNotEnough`], [`KeyFault::PassphraseTaken`], [`KeyFault::WeakParameters`],
    /// [`KeyFault::NoRandomness`] or [`KeyFault::OutOfMemory`].
    pub fn set_passphrase(
        &self,
        data_key: &DataKey,
        slot: Uuid,
        new: &Passphrase,
        kdf: KdfParams,
        entropy: &mut dyn Entropy,
    ) -> Result<Self, KeyFault> {
        self.check_owner(data_key)?;
        accept(new)?;
        kdf.check(self.floor)?;
        let mut offer = Offer::passphrase(new);
        self.refuse_shared(&mut offer, Some(slot))?;
        self.relocked(data_key, slot, &mut offer, kdf, entropy)
    }

    /// The file with the slot that `passphrase` has just opened stretched at `kdf`, or at what it is
    /// stretched at already where that is more. `None` if nothing needs to be raised.
    ///
    /// # Errors
    /// As [`set_passphrase`](Self::set_passphrase), but for the rule about new passphrases: this one is not
    /// new.
    pub fn raised(
        &self,
        opened: &Unlocked,
        passphrase: &Passphrase,
        kdf: KdfParams,
        entropy: &mut dyn Entropy,
    ) -> Result<Option<Self>, KeyFault> {
        let Some(now) = self.slot(opened.slot).and_then(Slot::kdf) else {
            return Ok(None);
        };
        let kdf = now.raised_to(kdf);
        if kdf == now {
            return Ok(None);
        }
        self.check_owner(&opened.data_key)?;
        kdf.check(self.floor)?;
        let mut offer = Offer::passphrase(passphrase);
        self.relocked(&opened.data_key, opened.slot, &mut offer, kdf, entropy)
            .map(Some)
    }

    /// The file with a new recovery sheet. Every older sheet stops working.
    ///
    /// # Errors
    /// [`KeyFault::NotThisScheme`] or [`KeyFault::NoRandomness`].
    pub fn new_recovery(
        &self,
        data_key: &DataKey,
        sheet: &NewSheet<'_>,
        entropy: &mut dyn Entropy,
    ) -> Result<Self, KeyFault> {
        self.check_owner(data_key)?;
        let mut body = self.body.clone();
        body.slots.retain(|slot| slot.kind() != SlotKind::Recovery);
        body.slots
            .push(recovery_slot(body.scheme, sheet, data_key, entropy)?);
        Self::sealed(body, data_key, self.floor)
    }

    fn relocked(
        &self,
        data_key: &DataKey,
        slot: Uuid,
        offer: &mut Offer<'_>,
        kdf: KdfParams,
        entropy: &mut dyn Entropy,
    ) -> Result<Self, KeyFault> {
        let lock = Lock::passphrase(kdf, self.shared_salt(kdf, Some(slot)), entropy)?;
        let mut body = self.body.clone();
        let old = body
            .slots
            .iter_mut()
            .find(|held| held.id() == slot && held.kind() == SlotKind::Passphrase)
            .ok_or(KeyFault::NoSuchSlot)?;
        *old = old.with_lock(body.scheme, lock, offer, data_key, entropy)?;
        Self::sealed(body, data_key, self.floor)
    }

    /// The salt that the other people's slots of this cost share.
    fn shared_salt(&self, kdf: KdfParams, but: Option<Uuid>) -> Option<Hex<16>> {
        self.people()
            .filter(|slot| Some(slot.id()) != but)
            .find_map(|slot| slot.salt_of(kdf))
    }

    /// Refuses a passphrase that opens somebody else's slot.
    fn refuse_shared(&self, offer: &mut Offer<'_>, own: Option<Uuid>) -> Result<(), KeyFault> {
        for slot in self.people().filter(|slot| Some(slot.id()) != own) {
            if slot.open(self.body.scheme, offer)?.is_some() {
                return Err(KeyFault::PassphraseTaken);
            }
        }
        Ok(())
    }

    /// Names tell people apart in the history, so two that read alike are one too many.
    fn accept_name(&self, name: &str) -> Result<(), KeyFault> {
        if tidy_line(name).is_empty() || name.chars().count() > NAME_MAX {
            return Err(KeyFault::NoName);
        }
        let taken = self
            .people()
            .any(|slot| fold(&slot.holder().name) == fold(name));
        if taken {
            Err(KeyFault::NameTaken)
        } else {
            Ok(())
        }
    }
}

fn recovery_slot(
    scheme: Uuid,
    sheet: &NewSheet<'_>,
    data_key: &DataKey,
    entropy: &mut dyn Entropy,
) -> Result<Slot, KeyFault> {
    let label = Label::new(sheet.holder, sheet.created, entropy)?;
    let lock = Lock::recovery(entropy)?;
    let mut offer = Offer::words(sheet.words);
    Slot::make(label, scheme, lock, &mut offer, data_key, entropy)
}

fn accept(passphrase: &Passphrase) -> Result<(), KeyFault> {
    let strength = passphrase.strength();
    if strength.is_enough() {
        Ok(())
    } else {
        Err(KeyFault::PassphraseNotEnough(strength))
    }
}
