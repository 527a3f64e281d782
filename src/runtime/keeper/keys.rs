//! Making a scheme and opening one.

use super::{Answer, Keeper, OpId, OpenKeys, Order, fault, news, opener, people};
use crate::app::Moment;
use crate::app::effect::{LockedScheme, NewKeys, NewScheme, Reply, Secret};
use crate::app::keys_data::{KeyPerson, KeysTrouble};
use crate::app::notice::Trouble;
use crate::app::say;
use crate::app::tries::seconds;
use crate::demo::{self, Size};
use crate::domain::id::{Ids, SettingId};
use crate::domain::port::{Change, OpKind, Stamp, Write};
use crate::domain::profile::Setting;
use crate::runtime::home::Home;
use crate::runtime::trouble::{of_fault, of_key_fault};
use crate::store::key::{
    DataKey, Entropy as _, Holder, KeyFault, KeyPlaces, NewSheet, Offer, OsEntropy, Passphrase,
    RecoveryWords, Role, Slot, SlotFile, WordsFault, ask_for,
};
use crate::store::{Birth, Door, EnterFault, Entered, KeyNews, Store, backup};
use std::fs;
use std::io::Write as _;
use uuid::Uuid;

/// A passphrase that could be used, a new recovery sheet, and which of its words to ask for. Nothing
/// of it is kept here: what was shown comes back with the order to use it. `people` may have lost their
/// passphrase.
pub(super) fn make_recovery(people: Vec<KeyPerson>) -> Answer {
    let mut entropy = OsEntropy;
    let words = RecoveryWords::generate(&mut entropy).map_err(|f| of_key_fault(&f))?;
    let suggestion = Passphrase::suggest(&mut entropy).map_err(|f| of_key_fault(&f))?;
    let ask = ask_for(&mut entropy).map_err(|f| of_key_fault(&f))?;
    let sheet = words.sheet().into_iter();
    Ok(Reply::Recovery {
        suggestion: Secret(suggestion.as_str().to_owned()),
        words: sheet.map(|w| Secret(w.word.to_owned())).collect(),
        ask,
        people,
    })
}

impl Keeper {
    pub(super) fn create(&mut self, new: &NewScheme, order: Order<'_>) -> Answer {
        if self.home.exists() {
            return Err(Trouble::AlreadyThere);
        }
        let words = RecoveryWords::parse(&new.words.0).map_err(words_trouble)?;
        let birth = birth(order);
        let (kdf, floor) = self.cost;
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
                kdf,
                floor,
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
        self.places().follow(&slots);
        let slot = slots.people().next().map(Slot::id);
        self.keys = slot.map(|slot| OpenKeys {
            file: slots,
            data_key,
            slot,
        });
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
        SlotFile::read(&self.home.keys(), self.cost.1).map_err(|f| of_key_fault(&f))
    }

    /// Where the key file of the scheme lies.
    pub(super) fn places(&self) -> KeyPlaces {
        KeyPlaces::new(&self.home.folder, self.key_copies.as_deref())
    }

    /// Does something with the way in, in which what is offered is right or wrong: after a wrong one the next
    /// has to wait.
    fn at_the_door<T>(
        &mut self,
        order: Order<'_>,
        what: impl FnOnce(&Door<'_>) -> Result<T, EnterFault>,
    ) -> Result<T, Trouble> {
        if let Some(left) = self.tries.left(order.moment.elapsed) {
            return Err(Trouble::Keys(KeysTrouble::Wait(seconds(left))));
        }
        if self.store.is_none() {
            // A restore that was cut short may still have to bring its keys.
            fault(backup::finish(&self.home.folder))?;
        }
        let done = what(&Door {
            folder: &self.home.folder,
            places: &self.places(),
            kdf: self.cost.0,
            floor: self.cost.1,
            opener: &opener(order.moment),
        });
        if let Err(EnterFault::Keys(KeyFault::WrongPassphrase | KeyFault::WrongWords)) = done {
            self.tries.wrong(order.moment);
        }
        done.map_err(|fault| match fault {
            EnterFault::Keys(fault) => of_key_fault(&fault),
            EnterFault::Record(fault) => of_fault(fault),
        })
    }

    /// Does something for which a passphrase may have been given, held to the same wait as the way in.
    pub(super) fn after_the_wait(
        &mut self,
        given: bool,
        order: Order<'_>,
        act: impl FnOnce(&mut Self) -> Answer,
    ) -> Answer {
        let left = self.tries.left(order.moment.elapsed);
        if let Some(left) = left.filter(|_| given) {
            return Err(Trouble::Keys(KeysTrouble::Wait(seconds(left))));
        }
        let answer = act(self);
        let wrong = matches!(answer, Err(Trouble::WrongPassphrase | Trouble::OldKeys(_)));
        if wrong && given {
            self.tries.wrong(order.moment);
        }
        answer
    }

    pub(super) fn unlock(&mut self, passphrase: &Secret, order: Order<'_>) -> Answer {
        let passphrase = Passphrase::new(&passphrase.0);
        let entered = self.at_the_door(order, |door| {
            door.enter(&mut Offer::passphrase(&passphrase), &mut OsEntropy)
        })?;
        let slot = entered.unlocked.slot;
        self.came_in(entered, slot, order)?;
        self.note_unlocked(order)?;
        Ok(Reply::Opened(Box::new(self.scheme.clone())))
    }

    /// Takes what was opened, as the person of `slot`, and notes the tries that were wrong before.
    fn came_in(&mut self, entered: Entered, slot: Uuid, order: Order<'_>) -> Result<(), Trouble> {
        let Entered {
            store,
            keys,
            found,
            unlocked,
            news,
        } = entered;
        let holder = keys.slot(slot).ok_or(Trouble::KeysDamaged)?.holder();
        let mut told = news::sentences(&news, order.words);
        let noted = people::noted_edition(&store)?;
        if keys.edition() < noted {
            told.push(order.words.get("keys-older-than-record"));
        }
        if found > noted {
            told.push(order.words.get("keys-unlogged"));
        }
        self.took(store, &holder.name)?;
        self.scheme.told = told;
        self.keys = Some(OpenKeys {
            file: keys,
            data_key: unlocked.data_key,
            slot,
        });
        if found > noted {
            // The power went between the key file and the log.
            let about = order.words.get("keys-done-unlogged");
            let done = self.note_keys(OpKind::KeysChanged, about, order);
            self.on_the_way_in(done.map(|_| ()))?;
        }
        if let Some((wrong, since)) = self.tries.right() {
            let about = order.words.say(
                "keys-wrong-tries",
                &[
                    ("n", wrong.into()),
                    ("since", say::moment(order.words, since).into()),
                ],
            );
            self.note_aside(OpKind::UnlockFailed, &about, order)?;
        }
        if news.contains(&KeyNews::Finished) {
            let about = order.words.get("keys-done-finished");
            self.note_aside(OpKind::KeysChanged, &about, order)?;
        }
        Ok(())
    }

    /// Notes something in the log on the way in.
    fn note_aside(&mut self, kind: OpKind, about: &str, order: Order<'_>) -> Result<(), Trouble> {
        let noted = self.note(kind, about, order);
        self.on_the_way_in(noted)
    }

    /// What became of a note on the way in. That it could not be written keeps nobody from reading; anything else
    /// shuts the file again.
    fn on_the_way_in(&mut self, noted: Result<(), Trouble>) -> Result<(), Trouble> {
        match noted {
            Ok(()) | Err(Trouble::Full | Trouble::MayNotGrow | Trouble::ReadOnly) => Ok(()),
            Err(refused) => {
                self.store = None;
                self.keys = None;
                Err(refused)
            }
        }
    }

    /// Notes in the log who opened the file, and the edition of the key file where it was raised on the way.
    fn note_unlocked(&mut self, order: Order<'_>) -> Result<(), Trouble> {
        let name = self.scheme.name.clone();
        let edition = self.open_keys()?.file.edition();
        if edition > people::noted_edition(self.store()?)? {
            let done = self.note_keys(OpKind::Unlocked, name, order);
            return self.on_the_way_in(done.map(|_| ()));
        }
        self.note_aside(OpKind::Unlocked, &name, order)
    }

    /// Whether it is the passphrase of the person who has the scheme open.
    pub(super) fn verify(&mut self, passphrase: &Secret, order: Order<'_>) -> Answer {
        self.own_passphrase(passphrase, order)?;
        let _wrong_before = self.tries.right();
        Ok(Reply::Verified)
    }

    /// Fails unless it is the passphrase of the person who has the scheme open; after a wrong one the next has to
    /// wait.
    pub(super) fn own_passphrase(
        &mut self,
        passphrase: &Secret,
        order: Order<'_>,
    ) -> Result<(), Trouble> {
        let keys = self.keys.as_ref().ok_or(Trouble::KeysMissing)?;
        let (file, own) = (keys.file.clone(), keys.slot);
        let passphrase = Passphrase::new(&passphrase.0);
        self.at_the_door(order, |_| {
            match file.unlock(&mut Offer::passphrase(&passphrase))? {
                opened if opened.slot == own => Ok(()),
                _ => Err(KeyFault::WrongPassphrase.into()),
            }
        })
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
            last_copy: self.last_copy(),
        }))
    }

    /// Right words are answered with the sheet that is to take their place, and who may have lost a
    /// passphrase.
    pub(super) fn try_words(&mut self, typed: &Secret, order: Order<'_>) -> Answer {
        let words = RecoveryWords::parse(&typed.0).map_err(words_trouble)?;
        let keys = self.at_the_door(order, |door| {
            let (keys, _) = door.knock(&mut Offer::words(&words))?;
            Ok(keys)
        })?;
        make_recovery(people::listed(&keys, None))
    }

    pub(super) fn recover(&mut self, new: &NewKeys, order: Order<'_>) -> Answer {
        let old_words = RecoveryWords::parse(&new.old_words.0).map_err(words_trouble)?;
        let new_words = RecoveryWords::parse(&new.words.0).map_err(words_trouble)?;
        let passphrase = Passphrase::new(&new.passphrase.0);
        // The record first: if somebody else has it open, or it is not of these keys, nothing changes.
        let entered = self.at_the_door(order, |door| {
            door.enter(&mut Offer::words(&old_words), &mut OsEntropy)
        })?;
        let whose = |slot: &Uuid| entered.keys.people().any(|own| own.id() == *slot);
        let first = entered.keys.people().next().map(Slot::id);
        let slot = new.slot.filter(whose).or(first);
        let slot = slot.ok_or(Trouble::KeysDamaged)?;
        let holder = entered.keys.slot(slot).map(|own| own.holder().clone());
        let holder = holder.ok_or(Trouble::KeysDamaged)?;
        let sheet = NewSheet {
            holder: &holder,
            created: order.moment.today,
            words: &new_words,
        };
        let data_key = entered.unlocked.data_key.clone();
        let (cost, _) = self.cost;
        let renewed = entered
            .keys
            .set_passphrase(&data_key, slot, &passphrase, cost, &mut OsEntropy)
            .and_then(|keys| keys.new_recovery(&data_key, &sheet, &mut OsEntropy))
            .map_err(|f| of_key_fault(&f))?;
        renewed
            .write(&self.places().beside())
            .map_err(|f| of_key_fault(&f))?;
        self.places().follow(&renewed);
        let entered = Entered {
            keys: renewed,
            ..entered
        };
        self.came_in(entered, slot, order)?;
        self.note_keys(OpKind::KeysRenewed, holder.name, order)?;
        Ok(Reply::Opened(Box::new(self.scheme.clone())))
    }
}

pub(super) fn words_trouble(fault: WordsFault) -> Trouble {
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
