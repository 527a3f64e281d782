//! Who can open the scheme: letting somebody in, taking somebody out, and changing what one opens it with.

use super::keys::words_trouble;
use super::{Answer, Keeper, Order, fault, opener};
use crate::app::effect::{Reply, Secret};
use crate::app::keys_data::{
    KeyPerson, KeysData, KeysTrouble, NewPerson, PassphraseChange, Removal,
};
use crate::app::notice::Trouble;
use crate::domain::id::SettingId;
use crate::domain::port::{Change, OpKind, Write};
use crate::domain::profile::Setting;
use crate::domain::safe_copy::Why;
use crate::domain::text::tidy_line;
use crate::runtime::trouble::{of_fault, of_key_fault};
use crate::store::key::{
    DataKey, Holder, NewSheet, Newcomer, OsEntropy, Passphrase, RecoveryWords, Rotation, SlotFile,
};
use crate::store::{Fault, Halted, Store};
use uuid::Uuid;

/// The keys of a scheme that is open.
#[derive(Debug)]
pub(super) struct OpenKeys {
    /// The key file, as it was opened or written last.
    pub(super) file: SlotFile,
    /// The data key that seals it. The record is under the same one, unless a change of it is unfinished.
    pub(super) data_key: DataKey,
    /// The slot of the person at the keyboard.
    pub(super) slot: Uuid,
}

/// The setting that notes which edition of the key file the record has seen: an older one that turns up later
/// is told from it.
const NOTED: &str = "keys-edition";

/// The edition of the key file with which a scheme is made: its record notes no other until the keys change.
const FIRST_EDITION: u64 = 1;

/// The edition of the key file that the record has seen last.
pub(super) fn noted_edition(store: &Store) -> Result<u64, Trouble> {
    let noted = fault(store.setting(NOTED))?;
    let noted = noted.and_then(|s| s.value.parse().ok());
    Ok(noted.unwrap_or(FIRST_EDITION))
}

/// The people on a key file, as the screens list them. `own` is the slot of the one at the keyboard.
pub(super) fn listed(keys: &SlotFile, own: Option<Uuid>) -> Vec<KeyPerson> {
    keys.people()
        .map(|slot| KeyPerson {
            slot: slot.id(),
            name: slot.holder().name.clone(),
            role: slot.holder().role,
            since: slot.created(),
            here: Some(slot.id()) == own,
        })
        .collect()
}

impl Keeper {
    /// Who can open the scheme; nobody for practice people, who have no passphrase.
    pub fn keys_data(&self) -> KeysData {
        let data = self.keys.as_ref().map(|keys| KeysData {
            people: listed(&keys.file, Some(keys.slot)),
            sheet: keys
                .file
                .sheet()
                .map(|slot| (slot.holder().name.clone(), slot.created())),
        });
        data.unwrap_or_default()
    }

    pub(super) fn add_person(&mut self, new: &NewPerson, order: Order<'_>) -> Answer {
        let holder = Holder {
            name: tidy_line(&new.name),
            role: new.role,
        };
        let newcomer = Newcomer {
            holder: &holder,
            created: order.moment.today,
            passphrase: &Passphrase::new(&new.passphrase.0),
            kdf: self.cost.0,
        };
        let keys = self.open_keys()?;
        let file = keys
            .file
            .with_person(&keys.data_key, &newcomer, &mut OsEntropy)
            .map_err(|f| of_key_fault(&f))?;
        self.keep_keys(file)?;
        let about = say(order, "keys-done-added", &holder.name);
        self.note_keys(OpKind::KeysChanged, about, order)
    }

    pub(super) fn change_passphrase(
        &mut self,
        change: &PassphraseChange,
        order: Order<'_>,
    ) -> Answer {
        self.own_passphrase(&change.old, order)?;
        let keys = self.open_keys()?;
        let new = Passphrase::new(&change.new.0);
        let (cost, _) = self.cost;
        let file = keys
            .file
            .set_passphrase(&keys.data_key, keys.slot, &new, cost, &mut OsEntropy)
            .map_err(|f| of_key_fault(&f))?;
        self.keep_keys(file)?;
        let about = say(order, "keys-done-passphrase", &self.scheme.who);
        self.note_keys(OpKind::KeysChanged, about, order)
    }

    pub(super) fn renew_sheet(&mut self, words: &Secret, order: Order<'_>) -> Answer {
        let words = recovery(words)?;
        let keys = self.open_keys()?;
        let maker = self.maker()?;
        let sheet = NewSheet {
            holder: &maker,
            created: order.moment.today,
            words: &words,
        };
        let file = keys
            .file
            .new_recovery(&keys.data_key, &sheet, &mut OsEntropy)
            .map_err(|f| of_key_fault(&f))?;
        self.keep_keys(file)?;
        let about = order.words.get("keys-done-sheet");
        self.note_keys(OpKind::KeysChanged, about, order)
    }

    /// Takes somebody out and gives the file another key. A safe copy comes first; the new sheet is part of it,
    /// because whoever is taken out may have seen the old one.
    pub(super) fn remove_person(&mut self, removal: &Removal, order: Order<'_>) -> Answer {
        let words = recovery(&removal.words)?;
        self.finish_the_last(order)?;
        let keys = self.open_keys()?;
        let gone = keys.file.slot(removal.slot).ok_or(Trouble::Missing)?;
        let name = gone.holder().name.clone();
        let maker = self.maker()?;
        let sheet = NewSheet {
            holder: &maker,
            created: order.moment.today,
            words: &words,
        };
        let Rotation { file, data_key } = keys
            .file
            .without_person(&keys.data_key, removal.slot, &sheet, &mut OsEntropy)
            .map_err(|f| of_key_fault(&f))?;
        self.copy_first(Why::Keys, order.moment)?;
        self.keep_keys(file)?;
        if let Some(keys) = &mut self.keys {
            keys.data_key = data_key;
        }
        let turned = self.turn(order);
        let about = say(order, "keys-done-removed", &name);
        let saved = self.note_keys(OpKind::KeysChanged, about, order)?;
        turned.map(|()| saved)
    }

    /// Finishes a change of the key that did not come to its end, before another is begun.
    fn finish_the_last(&mut self, order: Order<'_>) -> Result<(), Trouble> {
        let keys = self.open_keys()?;
        let unfinished = keys
            .file
            .previous(&keys.data_key)
            .map_err(|f| of_key_fault(&f))?;
        match unfinished {
            Some(_) => self.turn(order),
            None => Ok(()),
        }
    }

    /// Brings the record over to the data key of the key file.
    fn turn(&mut self, order: Order<'_>) -> Result<(), Trouble> {
        let store = self.store.take().ok_or(Trouble::Missing)?;
        let by = opener(order.moment);
        let keys = self.open_keys()?;
        let (data_key, file) = (keys.data_key.clone(), keys.file.clone());
        match store.turn_to(&data_key, &file, &by, &mut |_| ()) {
            Ok((store, settled)) => {
                self.store = Some(store);
                self.places().follow(&settled);
                if let Some(keys) = &mut self.keys {
                    keys.file = settled;
                }
                Ok(())
            }
            Err(halted) => {
                let Halted { store, .. } = *halted;
                let store = match store {
                    Some(store) => store,
                    None => self.open_again(&data_key, &file, order)?,
                };
                self.store = Some(store);
                Err(Trouble::Keys(KeysTrouble::Unfinished))
            }
        }
    }

    /// Opens the record again after a change of its key that had to be given up halfway: under the new key or,
    /// more likely, under the one before.
    fn open_again(
        &self,
        data_key: &DataKey,
        file: &SlotFile,
        order: Order<'_>,
    ) -> Result<Store, Trouble> {
        let open =
            |key: &DataKey| Store::open(&self.home.folder, key, false, &opener(order.moment));
        let previous = file.previous(data_key).map_err(|f| of_key_fault(&f))?;
        let opened = match previous.as_ref().map(open) {
            None | Some(Err(Fault::WrongKey)) => open(data_key),
            Some(opened) => opened,
        };
        opened.map_err(of_fault)
    }

    /// Who makes a sheet: the person at the keyboard.
    fn maker(&self) -> Result<Holder, Trouble> {
        let keys = self.open_keys()?;
        let own = keys.file.slot(keys.slot).ok_or(Trouble::Missing)?;
        Ok(own.holder().clone())
    }

    pub(super) fn open_keys(&self) -> Result<&OpenKeys, Trouble> {
        self.keys.as_ref().ok_or(Trouble::KeysMissing)
    }

    /// Writes a changed key file beside the record, and its copy on this computer.
    fn keep_keys(&mut self, file: SlotFile) -> Result<(), Trouble> {
        let places = self.places();
        file.write(&places.beside()).map_err(|f| of_key_fault(&f))?;
        places.follow(&file);
        if let Some(keys) = &mut self.keys {
            keys.file = file;
        }
        Ok(())
    }

    /// Notes a change of the keys in the log, with the edition of the key file.
    pub(super) fn note_keys(&mut self, kind: OpKind, about: String, order: Order<'_>) -> Answer {
        let edition = self.open_keys()?.file.edition();
        let change = Change {
            kind,
            about,
            writes: vec![self.noting(edition, order)?],
        };
        if self.scheme.look_only.is_some() {
            // The keys are changed already: the log has it as soon as it can.
            let about = change.about.clone();
            self.log(change, order)?;
            let added = Vec::new();
            return Ok(Reply::Saved { kind, about, added });
        }
        self.apply(&change, order)
    }
}

impl Keeper {
    /// The note of an edition of the key file.
    fn noting(&self, edition: u64, order: Order<'_>) -> Result<Write, Trouble> {
        let noted = fault(self.store()?.setting(NOTED))?;
        Ok(Write::put(&Setting {
            id: noted.map_or_else(|| order.ids.next::<SettingId>(), |s| s.id),
            name: NOTED.to_owned(),
            value: edition.to_string(),
        }))
    }

    /// Notes that a safe copy took the place of the file. Its log may not know the keys of now: that it was put
    /// back explains it.
    pub(super) fn note_restored(&mut self, copy: &str, order: Order<'_>) -> Result<(), Trouble> {
        let open = self.keys.as_ref().map(|keys| keys.file.edition());
        // Practice people have no key file of this kind.
        let edition = open.or_else(|| self.slots().ok().map(|keys| keys.edition()));
        let noted = noted_edition(self.store()?)?;
        let newer = edition.filter(|edition| *edition > noted);
        let note = Change {
            kind: OpKind::Restored,
            about: copy.to_owned(),
            writes: newer
                .map(|edition| self.noting(edition, order))
                .into_iter()
                .collect::<Result<_, _>>()?,
        };
        self.log(note, order)
    }
}

fn say(order: Order<'_>, id: &str, name: &str) -> String {
    order.words.say(id, &[("name", name.into())])
}

fn recovery(words: &Secret) -> Result<RecoveryWords, Trouble> {
    RecoveryWords::parse(&words.0).map_err(words_trouble)
}
