//! Making a scheme and opening one.

use super::{Answer, Keeper, OpId, Order, fault, opener};
use crate::app::Moment;
use crate::app::effect::{LockedScheme, NewKeys, NewScheme, Reply, Secret};
use crate::app::notice::Trouble;
use crate::demo::{self, Size};
use crate::domain::id::{Ids, SettingId};
use crate::domain::port::{Change, OpKind, Stamp, Write};
use crate::domain::profile::Setting;
use crate::runtime::home::Home;
use crate::runtime::trouble::{of_fault, of_key_fault};
use crate::store::key::{
    DataKey, Entropy as _, Holder, KdfParams, OsEntropy, ParamFloor, Passphrase, RecoveryWords,
    Role, SlotFile, SlotKind, Unlocked, WordsFault, ask_for,
};
use crate::store::{Birth, Fault, Store, backup};
use std::fs;
use std::io::Write as _;

/// A passphrase that could be used, a new recovery sheet, and which of its words to ask for. Nothing
/// of it is kept here: what was shown comes back with the order to use it.
pub(super) fn make_recovery() -> Answer {
    let mut entropy = OsEntropy;
    let words = RecoveryWords::generate(&mut entropy).map_err(|f| of_key_fault(&f))?;
    let suggestion = Passphrase::suggest(&mut entropy).map_err(|f| of_key_fault(&f))?;
    let ask = ask_for(&mut entropy).map_err(|f| of_key_fault(&f))?;
    let sheet = words.sheet().into_iter();
    Ok(Reply::Recovery {
        suggestion: Secret(suggestion.as_str().to_owned()),
        words: sheet.map(|w| Secret(w.word.to_owned())).collect(),
        ask,
    })
}

impl Keeper {
    pub(super) fn create(&mut self, new: &NewScheme, order: Order<'_>) -> Answer {
        if self.home.exists() {
            return Err(Trouble::AlreadyThere);
        }
        let words = RecoveryWords::parse(&new.words.0).map_err(words_trouble)?;
        let birth = birth(order);
        let passphrase = Passphrase::new(&new.passphrase.0);
        let holder = Holder {
            name: new.who.clone(),
            role: Role::Manager,
        };
        let (slots, data_key) = SlotFile::create(
            &crate::store::key::NewScheme {
                scheme: birth.scheme,
                holder: &holder,
                created: order.moment.today,
                passphrase: &passphrase,
                words: &words,
                kdf: KdfParams::DEFAULT,
                floor: ParamFloor::Real,
            },
            &mut OsEntropy,
        )
        .map_err(|f| of_key_fault(&f))?;
        fs::create_dir_all(&self.home.folder).map_err(|e| Trouble::Io(e.to_string()))?;
        // The keys first: a record without its keys could never be opened, keys without a record
        // are made again.
        slots
            .write(&self.home.keys())
            .map_err(|f| of_key_fault(&f))?;
        let made = Store::create(
            &self.home.folder,
            &data_key,
            false,
            birth,
            &opener(order.moment),
        );
        if made.is_err() {
            // Keys without a record would look like a scheme that is there already.
            let _taken_away = fs::remove_file(self.home.keys());
        }
        let store = fault(made)?;
        self.took(store, &new.who)?;
        let name = Setting {
            id: order.ids.next::<SettingId>(),
            name: "name".to_owned(),
            value: new.name.clone(),
        };
        let change = Change {
            kind: OpKind::SchemeCreated,
            about: new.name.clone(),
            writes: vec![Write::put(&name)],
        };
        let stamp = self.stamp(order);
        fault(self.store_mut()?.apply(&change, &stamp))?;
        self.scheme.name.clone_from(&new.name);
        Ok(Reply::Opened(Box::new(self.scheme.clone())))
    }

    pub(super) fn slots(&self) -> Result<SlotFile, Trouble> {
        // A restore that was cut short may still have to bring its keys.
        fault(backup::finish(&self.home.folder))?;
        SlotFile::read(&self.home.keys(), ParamFloor::Real).map_err(|f| of_key_fault(&f))
    }

    pub(super) fn unlock(&mut self, passphrase: &Secret, order: Order<'_>) -> Answer {
        let slots = self.slots()?;
        let opened = slots
            .unlock_with_passphrase(&Passphrase::new(&passphrase.0))
            .map_err(|f| of_key_fault(&f))?;
        let reply = self.open(&slots, &opened, order)?;
        self.note_unlocked(order)?;
        Ok(reply)
    }

    /// Notes in the log who opened the file. A full disk keeps nobody from reading.
    fn note_unlocked(&mut self, order: Order<'_>) -> Result<(), Trouble> {
        let unlocked = Change {
            kind: OpKind::Unlocked,
            about: self.scheme.name.clone(),
            writes: Vec::new(),
        };
        let stamp = self.stamp(order);
        match self.store_mut()?.apply(&unlocked, &stamp) {
            Ok(_) | Err(Fault::Full | Fault::ReadOnly) => Ok(()),
            Err(refused) => {
                self.store = None;
                Err(of_fault(refused))
            }
        }
    }

    fn open(&mut self, slots: &SlotFile, opened: &Unlocked, order: Order<'_>) -> Answer {
        let who = slots
            .slots()
            .iter()
            .find(|s| s.id() == opened.slot)
            .map_or_else(String::new, |s| s.holder().name.clone());
        let store = fault(Store::open(
            &self.home.folder,
            &opened.data_key,
            false,
            &opener(order.moment),
        ))?;
        if store.scheme() != slots.scheme() {
            return Err(Trouble::KeysDamaged);
        }
        self.took(store, &who)?;
        Ok(Reply::Opened(Box::new(self.scheme.clone())))
    }

    pub(super) fn verify(&self, passphrase: &Secret) -> Answer {
        self.slots()?
            .unlock_with_passphrase(&Passphrase::new(&passphrase.0))
            .map(|_| Reply::Verified)
            .map_err(|f| of_key_fault(&f))
    }

    /// The scheme as it can be seen without a key.
    pub(super) fn look_at_locked(&self) -> Reply {
        let changed = fs::metadata(self.home.record())
            .and_then(|m| m.modified())
            .ok()
            .and_then(|at| jiff::Timestamp::try_from(at).ok());
        Reply::Locked(Box::new(LockedScheme {
            folder: self.home.folder.display().to_string(),
            changed,
        }))
    }

    fn unlock_with_words(&self, typed: &Secret) -> Result<(SlotFile, Unlocked), Trouble> {
        let words = RecoveryWords::parse(&typed.0).map_err(words_trouble)?;
        let slots = self.slots()?;
        let opened = slots
            .unlock_with_recovery(&words)
            .map_err(|f| of_key_fault(&f))?;
        Ok((slots, opened))
    }

    /// Right words are answered with the sheet that is to take their place.
    pub(super) fn try_words(&self, typed: &Secret) -> Answer {
        self.unlock_with_words(typed)?;
        make_recovery()
    }

    pub(super) fn recover(&mut self, keys: &NewKeys, order: Order<'_>) -> Answer {
        let (slots, opened) = self.unlock_with_words(&keys.old_words)?;
        let new_words = RecoveryWords::parse(&keys.words.0).map_err(words_trouble)?;
        let slot = slots
            .slots()
            .iter()
            .find(|s| s.kind() == SlotKind::Passphrase)
            .ok_or(Trouble::KeysDamaged)?;
        let (slot, holder) = (slot.id(), slot.holder().clone());
        let passphrase = Passphrase::new(&keys.passphrase.0);
        let mut entropy = OsEntropy;
        let renewed = slots
            .set_passphrase(
                &opened.data_key,
                slot,
                &passphrase,
                KdfParams::DEFAULT,
                &mut entropy,
            )
            .and_then(|slots| {
                let today = order.moment.today;
                let sheet = crate::store::key::NewSheet {
                    holder: &holder,
                    created: today,
                    words: &new_words,
                };
                slots.new_recovery(&opened.data_key, &sheet, &mut entropy)
            })
            .map_err(|f| of_key_fault(&f))?;
        // The record first: if somebody else has it open, or it is not of these keys, nothing changes.
        let opened = Unlocked { slot, ..opened };
        let reply = self.open(&slots, &opened, order)?;
        if let Err(refused) = renewed.write(&self.home.keys()) {
            self.store = None;
            return Err(of_key_fault(&refused));
        }
        let change = Change {
            kind: OpKind::KeysRenewed,
            about: holder.name,
            writes: Vec::new(),
        };
        let stamp = self.stamp(order);
        fault(self.store_mut()?.apply(&change, &stamp))?;
        Ok(reply)
    }
}

fn words_trouble(fault: WordsFault) -> Trouble {
    match fault {
        WordsFault::Unknown { word, nearest, .. } => Trouble::UnknownWord {
            word,
            nearest: nearest.unwrap_or_default().to_owned(),
        },
        WordsFault::Count { found } => Trouble::WordCount(found),
        WordsFault::Checksum => Trouble::WrongWords,
    }
}

fn birth(order: Order<'_>) -> Birth {
    Birth {
        scheme: order.ids.next::<OpId>().0,
        device: order.ids.next::<OpId>().0,
    }
}

/// How many practice rows are handed to the file at a time.
const BATCH: usize = 5_000;

/// Opens the practice people in a folder, making them first if there are none. Their key lies
/// beside their file, because nobody in it is real.
///
/// # Errors
/// As for opening any file.
pub fn open_practice(
    home: &Home,
    size: u32,
    seed: u64,
    moment: Moment,
    ids: &Ids,
) -> Result<Store, Trouble> {
    fault(backup::finish(&home.folder))?;
    if home.record().exists() {
        let bytes = fs::read(home.keys()).ok().ok_or(Trouble::KeysMissing)?;
        let bytes: [u8; 32] = bytes.try_into().ok().ok_or(Trouble::KeysDamaged)?;
        return fault(Store::open(
            &home.folder,
            &DataKey::from_bytes(bytes),
            true,
            &opener(moment),
        ));
    }
    let key = write_practice_key(home)?;
    let birth = Birth {
        scheme: ids.next::<OpId>().0,
        device: ids.next::<OpId>().0,
    };
    let mut store = fault(Store::create(
        &home.folder,
        &key,
        true,
        birth,
        &opener(moment),
    ))?;
    let size = match size {
        10 => Size::Tour10,
        300 => Size::Scheme300,
        n => Size::N(n),
    };
    let mut rows = demo::rows(size, seed, moment.today);
    let batches = std::iter::from_fn(|| {
        let batch: Vec<_> = rows.by_ref().take(BATCH).collect();
        (!batch.is_empty()).then_some(batch)
    });
    let stamp = Stamp {
        op: ids.next::<OpId>().0,
        at: moment.now,
        today: moment.today,
        who: demo::SCHEME_NAME.to_owned(),
    };
    fault(store.apply_bulk(demo::SCHEME_NAME, batches, &stamp))?;
    Ok(store)
}

fn write_practice_key(home: &Home) -> Result<DataKey, Trouble> {
    let io = |e: std::io::Error| Trouble::Io(e.to_string());
    fs::create_dir_all(&home.folder).map_err(io)?;
    let mut bytes = [0; 32];
    OsEntropy.fill(&mut bytes).map_err(|f| of_key_fault(&f))?;
    let mut file = fs::File::create(home.keys()).map_err(io)?;
    file.write_all(&bytes)
        .and_then(|()| file.sync_all())
        .map_err(io)?;
    Ok(DataKey::from_bytes(bytes))
}
