//! Coming in: from what somebody typed to an open record, with the key file and its copies put right on the
//! way.

use std::path::Path;

use super::error::Fault;
use super::held::Opener;
use super::key::{
    Damage, DataKey, Entropy, FoundKeys, KdfParams, KeyFault, KeyPlace, KeyPlaces, Offer,
    ParamFloor, SlotFile, Unlocked,
};
use super::rotate::Halted;
use super::{Store, Turned};

/// What coming in goes by.
#[derive(Debug)]
pub struct Door<'a> {
    /// The folder of the scheme.
    pub folder: &'a Path,
    /// Where its key file may lie.
    pub places: &'a KeyPlaces,
    /// [`ParamFloor::Real`] except in tests.
    pub floor: ParamFloor,
    /// What new passphrases are stretched at: an older slot is raised to it.
    pub kdf: KdfParams,
    /// Who opens the record, for the side file that explains a lock.
    pub opener: &'a Opener,
}

/// A scheme that somebody has come into.
#[derive(Debug)]
pub struct Entered {
    /// The record, open.
    pub store: Store,
    /// The key file as it stands now.
    pub keys: SlotFile,
    /// The edition of the key file as it was found, before anything was put right.
    pub found: u64,
    /// The slot that opened, and the key file's data key. The record is under the same one, unless
    /// [`KeyNews::Unfinished`] says otherwise.
    pub unlocked: Unlocked,
    /// What happened to the key file and its copies on the way.
    pub news: Vec<KeyNews>,
}

/// Something that happened to the key file, or to a copy of it, while somebody came in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeyNews {
    /// One that was missing was put there.
    PutBack(KeyPlace),
    /// One that was damaged, foreign or out of date was replaced.
    Replaced(KeyPlace),
    /// One could not be put right.
    NotPutRight(KeyPlace),
    /// Somebody without the data key had changed one: it was not used.
    Foreign,
    /// A newer one did not open this record, so an older one was used.
    OlderUsed,
    /// A change of the data key that had been begun is finished.
    Finished,
    /// It could not be finished: the record is under the key before.
    Unfinished(Fault),
}

/// Why somebody could not come in.
#[derive(Debug)]
pub enum EnterFault {
    /// It lies with the keys.
    Keys(KeyFault),
    /// It lies with the record.
    Record(Fault),
}

impl From<KeyFault> for EnterFault {
    fn from(fault: KeyFault) -> Self {
        Self::Keys(fault)
    }
}

impl From<Fault> for EnterFault {
    fn from(fault: Fault) -> Self {
        Self::Record(fault)
    }
}

/// The copies of the key file that are tried, and what became of those tried so far.
struct Tried<'a> {
    found: &'a FoundKeys,
    /// Those that what was offered does not open. An older file with the same data key is then not tried: it may
    /// hold a passphrase that was changed since.
    wrong: Vec<&'a SlotFile>,
    /// The highest edition of those that opened, but not this record.
    other_record: Option<u64>,
    foreign: bool,
}

impl<'a> Tried<'a> {
    fn of(found: &'a FoundKeys) -> Self {
        Self {
            found,
            wrong: Vec::new(),
            other_record: None,
            foreign: false,
        }
    }

    /// Tries one file; `None` if it does not count or does not open.
    fn unlock(
        &mut self,
        file: &'a SlotFile,
        offer: &mut Offer<'_>,
    ) -> Result<Option<Unlocked>, KeyFault> {
        if self.wrong.iter().any(|newer| newer.same_key_as(file)) {
            return Ok(None);
        }
        match file.unlock(offer) {
            Ok(unlocked) => Ok(Some(unlocked)),
            Err(KeyFault::WrongPassphrase | KeyFault::WrongWords) => {
                self.wrong.push(file);
                Ok(None)
            }
            Err(KeyFault::Damaged(_)) => {
                self.foreign = true;
                Ok(None)
            }
            Err(fault) => Err(fault),
        }
    }

    /// Why none opened. What the newest file says counts: somebody who was taken out may still hold an older one.
    fn fault(&self, offer: &Offer<'_>) -> EnterFault {
        let newest = self.found.whole.first().map(|(_, file)| file);
        if newest.is_some_and(|newest| self.wrong.contains(&newest)) {
            offer.wrong().into()
        } else if self.other_record.is_some() {
            Fault::WrongKey.into()
        } else if self.foreign && self.wrong.is_empty() {
            KeyFault::Damaged(Damage::Seal).into()
        } else {
            offer.wrong().into()
        }
    }
}

impl Door<'_> {
    fn found(&self) -> Result<FoundKeys, KeyFault> {
        let mut found = self.places.read(self.floor);
        // A newer program has been here: its key file counts, not an older copy of it.
        let too_new = |(_, fault): &(_, KeyFault)| matches!(fault, KeyFault::TooNew { .. });
        if let Some(at) = found.broken.iter().position(too_new) {
            return Err(found.broken.swap_remove(at).1);
        }
        if found.whole.is_empty() {
            return Err(found.fault());
        }
        Ok(found)
    }

    /// Tries what is offered while nobody has the record open, and changes nothing: the key file that counts, and how
    /// it opened.
    ///
    /// # Errors
    /// As [`SlotFile::unlock`], and [`KeyFault::Missing`] or [`KeyFault::Damaged`] if there is no whole key file.
    pub fn knock(&self, offer: &mut Offer<'_>) -> Result<(SlotFile, Unlocked), KeyFault> {
        let found = self.found()?;
        let mut tried = Tried::of(&found);
        for file in found.candidates() {
            let Some(unlocked) = tried.unlock(file, offer)? else {
                continue;
            };
            // An old copy may open for somebody who was taken out: it counts if the record is of its time.
            let counts = tried.wrong.is_empty()
                || matches!(Store::opens_with(self.folder, &unlocked.data_key), Ok(true));
            if counts {
                return Ok((file.clone(), unlocked));
            }
        }
        match tried.fault(offer) {
            EnterFault::Keys(fault) => Err(fault),
            EnterFault::Record(_) => Err(KeyFault::NotThisScheme),
        }
    }

    /// Opens the scheme with what is offered. The newest whole copy of the key file counts. A change of the data key
    /// that was begun is finished, a cost that is too low is raised, and the other copies are put right.
    ///
    /// # Errors
    /// [`EnterFault::Keys`] as [`knock`](Self::knock); [`EnterFault::Record`] as [`Store::open`],
    /// [`Fault::WrongKey`] if the right passphrase does not open the record.
    pub fn enter(
        &self,
        offer: &mut Offer<'_>,
        entropy: &mut dyn Entropy,
    ) -> Result<Entered, EnterFault> {
        let found = self.found()?;
        let mut tried = Tried::of(&found);
        for file in found.candidates() {
            let Some(unlocked) = tried.unlock(file, offer)? else {
                continue;
            };
            let opened = match self.open(file, &unlocked.data_key) {
                Ok(store) if store.scheme() == file.scheme() => store,
                Ok(_) | Err(EnterFault::Record(Fault::WrongKey)) => {
                    tried.other_record = tried.other_record.max(Some(file.edition()));
                    continue;
                }
                Err(fault) => return Err(fault),
            };
            return self.settle(&tried, file, unlocked, opened, offer, entropy);
        }
        Err(tried.fault(offer))
    }

    /// Opens the record with the data key of `file`, or the one before it.
    fn open(&self, file: &SlotFile, key: &DataKey) -> Result<Store, EnterFault> {
        match Store::open(self.folder, key, false, self.opener) {
            Err(Fault::WrongKey) => {
                let previous = file.previous(key)?.ok_or(Fault::WrongKey)?;
                Ok(Store::open(self.folder, &previous, false, self.opener)?)
            }
            opened => Ok(opened?),
        }
    }

    /// Finishes what was begun and puts everything right around a record that is open.
    fn settle(
        &self,
        tried: &Tried<'_>,
        file: &SlotFile,
        unlocked: Unlocked,
        store: Store,
        offer: &Offer<'_>,
        entropy: &mut dyn Entropy,
    ) -> Result<Entered, EnterFault> {
        let mut news = Vec::new();
        if tried.foreign {
            news.push(KeyNews::Foreign);
        }
        if tried.other_record.is_some() {
            news.push(KeyNews::OlderUsed);
        }
        let (store, keys) = self.finish(store, file, &unlocked.data_key, &mut news)?;
        let keys = Self::brought_up(keys, tried, &unlocked, self.kdf, offer, entropy)?;
        self.heal(tried.found, &keys, &unlocked.data_key, &mut news);
        Ok(Entered {
            store,
            keys,
            found: file.edition(),
            unlocked,
            news,
        })
    }

    /// Finishes a change of the data key, if one was begun.
    fn finish(
        &self,
        store: Store,
        file: &SlotFile,
        key: &DataKey,
        news: &mut Vec<KeyNews>,
    ) -> Result<(Store, SlotFile), EnterFault> {
        let Some(previous) = file.previous(key)? else {
            return Ok((store, file.clone()));
        };
        if !store.opened_with().is_empty() {
            // Every page would be written anew, and what was done to the file could not be found out any more.
            news.push(KeyNews::Unfinished(Fault::ReadOnly));
            return Ok((store, file.clone()));
        }
        // It may have come from elsewhere: without it beside the record nothing is begun.
        let turned = match file.write(&self.places.beside()) {
            Ok(()) => store.turn_to(key, file, self.opener, &mut |_: Turned| ()),
            Err(fault) => Err(Box::new(Halted {
                fault: fault.into(),
                store: Some(store),
            })),
        };
        match turned {
            Ok((store, settled)) => {
                news.push(KeyNews::Finished);
                Ok((store, settled))
            }
            Err(halted) => {
                news.push(KeyNews::Unfinished(halted.fault));
                let store = match halted.store {
                    Some(store) => store,
                    None => match Store::open(self.folder, &previous, false, self.opener) {
                        Err(Fault::WrongKey) => Store::open(self.folder, key, false, self.opener)?,
                        opened => opened?,
                    },
                };
                Ok((store, file.clone()))
            }
        }
    }

    /// The key file in the newest version, the slot that opened at today's cost, and newer than any that is not of
    /// this record.
    fn brought_up(
        keys: SlotFile,
        tried: &Tried<'_>,
        unlocked: &Unlocked,
        kdf: KdfParams,
        offer: &Offer<'_>,
        entropy: &mut dyn Entropy,
    ) -> Result<SlotFile, KeyFault> {
        let mut keys = keys;
        if let Some(newer) = tried.other_record.filter(|newer| *newer > keys.edition()) {
            keys = keys.after(newer, &unlocked.data_key)?;
        }
        if let Some(passphrase) = offer.as_passphrase()
            && let Some(raised) = keys.raised(unlocked, passphrase, kdf, entropy)?
        {
            keys = raised;
        }
        if keys.is_old_version() {
            keys = keys.settled(&unlocked.data_key)?;
        }
        Ok(keys)
    }

    fn heal(&self, found: &FoundKeys, keys: &SlotFile, key: &DataKey, news: &mut Vec<KeyNews>) {
        // A copy that cannot be looked into is not known to fit.
        let mut fits = |copy: &Path| matches!(Store::opens_with(copy, key), Ok(true));
        let only_behind = |place: &KeyPlace| {
            let mut whole = found.whole.iter();
            whole.any(|(p, file)| p == place && (*place == KeyPlace::Own || file.same_key_as(keys)))
        };
        for healed in self.places.heal(found, keys, &mut fits) {
            match healed.result {
                Err(_) => news.push(KeyNews::NotPutRight(healed.place)),
                // A copy that only had to follow is nobody's business.
                Ok(()) if only_behind(&healed.place) => {}
                Ok(()) if healed.was_there => news.push(KeyNews::Replaced(healed.place)),
                Ok(()) => news.push(KeyNews::PutBack(healed.place)),
            }
        }
    }
}
