//! Putting a safe copy in the place of the file, also while the scheme is locked or cannot be read.

use super::{Answer, Keeper, Order, fault, opener};
use crate::app::copy_data::{RestoreOrder, Restored};
use crate::app::effect::{Reply, Secret};
use crate::app::notice::Trouble;
use crate::domain::safe_copy::Why;
use crate::runtime::home::{KEY_FILE, PRACTICE_KEY_FILE};
use crate::runtime::trouble::{of_fault, of_key_fault};
use crate::store::backup::{self, Copy, REPLACED, Staged, Under};
use crate::store::key::{DataKey, KeyFault, ParamFloor, Passphrase, SlotFile};
use crate::store::{Fault, Store};
use std::fs;
use std::path::Path;

/// The keys with which the scheme opens afterwards, and who opens it.
struct Afterwards {
    key: DataKey,
    who: String,
}

impl Keeper {
    pub(super) fn restore(&mut self, wanted: &RestoreOrder, order: Order<'_>) -> Answer {
        self.settle_copy();
        let copy = self.wanted(wanted)?;
        let (staged, after) = self.stage(&copy, wanted.passphrase.as_ref(), order)?;
        self.copy_what_is_there(&after, order)?;
        // Closed before anything else touches its file.
        self.store = None;
        let keys = self.keys.take();
        self.pools = super::matching::Pools::default();
        let put_in_place = staged
            .decide()
            .and_then(|()| backup::finish(&self.home.folder));
        self.not_as_saved &= put_in_place.is_err();
        // Whatever came of it, the old file or the restored one opens.
        let store = Store::open(
            &self.home.folder,
            &after.key,
            self.home.practice,
            &opener(order.moment),
        );
        self.took(fault(store)?, &after.who)?;
        // The keys of the scheme stay as they are: the restored record is under them.
        self.keys = keys;
        fault(put_in_place)?;
        self.log_what_was_kept()?;
        self.note_restored(&copy.name, order)?;
        let kept_in = self.home.folder.join(REPLACED);
        Ok(Reply::Restored(Box::new(Restored {
            scheme: self.scheme.clone(),
            made: copy.manifest.made,
            kept_in: kept_in.display().to_string(),
        })))
    }

    /// The copy of a name in one of the two places, or in a folder that was named.
    fn wanted(&self, wanted: &RestoreOrder) -> Result<Copy, Trouble> {
        let named = self.all_copies()?.into_iter().find(|copy| {
            copy.name == wanted.name && wanted.place.is_none_or(|place| place == copy.place)
        });
        if let Some(copy) = named {
            return Ok(copy);
        }
        let copy = fault(Copy::at(Path::new(&wanted.name)))?.ok_or(Trouble::NoCopies)?;
        let facts = &copy.manifest.facts;
        if self.scheme_id().is_some_and(|id| id != facts.scheme) {
            return Err(Trouble::AlreadyThere);
        }
        if facts.practice != self.home.practice {
            return Err(Trouble::PracticeMixup);
        }
        fs::create_dir_all(&self.home.folder).map_err(|e| Trouble::Io(e.to_string()))?;
        Ok(copy)
    }

    /// Gets the copy ready beside the file, under the present key wherever there is one.
    fn stage(
        &self,
        copy: &Copy,
        passphrase: Option<&Secret>,
        order: Order<'_>,
    ) -> Result<(Staged, Afterwards), Trouble> {
        let Some(present) = self.present(passphrase)? else {
            return self.stage_with_its_own(copy, passphrase, order);
        };
        let stage = |key: &DataKey| {
            backup::stage(
                &self.home.folder,
                copy,
                key,
                Under::Present(&present.key),
                order.moment.now,
            )
        };
        let staged = match stage(&present.key) {
            Err(Fault::WrongKey) => stage(&key_then(copy, passphrase)?.key),
            staged => staged,
        };
        Ok((staged.map_err(|f| not_staged(f, copy))?, present))
    }

    /// The scheme's own keys are gone: those of the copy take their place.
    fn stage_with_its_own(
        &self,
        copy: &Copy,
        passphrase: Option<&Secret>,
        order: Order<'_>,
    ) -> Result<(Staged, Afterwards), Trouble> {
        let own = key_then(copy, passphrase)?;
        let staged = backup::stage(
            &self.home.folder,
            copy,
            &own.key,
            Under::ItsOwn,
            order.moment.now,
        );
        Ok((staged.map_err(|f| not_staged(f, copy))?, own))
    }

    /// The key of the scheme as it is now; `None` if its key file is not there or not whole.
    fn present(&self, passphrase: Option<&Secret>) -> Result<Option<Afterwards>, Trouble> {
        if let Some((_, key)) = self.store.as_ref().and_then(Store::place) {
            return Ok(Some(Afterwards {
                key: key.clone(),
                who: self.scheme.who.clone(),
            }));
        }
        match key_in(&self.home.folder, passphrase) {
            Ok(keys) => Ok(Some(keys)),
            Err(KeyFault::Missing | KeyFault::Damaged(_)) => Ok(None),
            Err(other) => Err(of_key_fault(&other)),
        }
    }

    /// A safe copy of what is about to be replaced, unless it cannot be read.
    fn copy_what_is_there(&mut self, after: &Afterwards, order: Order<'_>) -> Result<(), Trouble> {
        if self.store.is_none() {
            let opened = Store::open(
                &self.home.folder,
                &after.key,
                self.home.practice,
                &opener(order.moment),
            );
            match opened {
                Ok(store) => self.took(store, &after.who)?,
                Err(Fault::Corrupt(_) | Fault::WrongKey | Fault::Missing | Fault::NotOurs) => {
                    return Ok(());
                }
                Err(other) => return Err(of_fault(other)),
            }
        }
        match self.copy_first(Why::Restore, order.moment) {
            Err(Trouble::NoCopy(why)) if *why == Trouble::Damaged => Ok(()),
            made => made,
        }
    }
}

/// What opens a copy whose keys are not those of the scheme: the passphrase of that time.
fn key_then(copy: &Copy, passphrase: Option<&Secret>) -> Result<Afterwards, Trouble> {
    match key_in(&copy.folder, passphrase) {
        Ok(keys) => Ok(keys),
        Err(KeyFault::WrongPassphrase) => Err(Trouble::OldKeys(copy.manifest.made)),
        Err(KeyFault::Missing | KeyFault::Damaged(_)) => {
            Err(Trouble::CopyDamaged(copy.manifest.made))
        }
        Err(other) => Err(of_key_fault(&other)),
    }
}

/// The key in a folder that looks like a scheme.
fn key_in(folder: &Path, passphrase: Option<&Secret>) -> Result<Afterwards, KeyFault> {
    if let Some(key) = practice_key(folder) {
        return Ok(Afterwards {
            key,
            who: crate::demo::SCHEME_NAME.to_owned(),
        });
    }
    let slots = SlotFile::read(&folder.join(KEY_FILE), ParamFloor::Real)?;
    let typed = passphrase.ok_or(KeyFault::WrongPassphrase)?;
    let opened = slots.unlock_with_passphrase(&Passphrase::new(&typed.0))?;
    let holder = slots.slots().iter().find(|slot| slot.id() == opened.slot);
    Ok(Afterwards {
        who: holder.map_or_else(String::new, |slot| slot.holder().name.clone()),
        key: opened.data_key,
    })
}

fn practice_key(folder: &Path) -> Option<DataKey> {
    let bytes = fs::read(folder.join(PRACTICE_KEY_FILE)).ok()?;
    Some(DataKey::from_bytes(bytes.try_into().ok()?))
}

/// Why a copy could not be got ready. The file is as it was.
fn not_staged(fault: Fault, copy: &Copy) -> Trouble {
    if matches!(fault, Fault::Corrupt(_) | Fault::Missing | Fault::WrongKey) {
        Trouble::CopyDamaged(copy.manifest.made)
    } else {
        of_fault(fault)
    }
}
