//! When the file cannot be worked in where it is: looking at a safe copy, and moving the file to this
//! computer.

use super::{Answer, Keeper, Order, fault, opener};
use crate::app::effect::{Reply, Secret};
use crate::app::notice::Trouble;
use crate::app::session::{LookOnly, Moved};
use crate::domain::id::SettingId;
use crate::domain::port::{Change, OpKind, Write};
use crate::domain::settings::{self, SettingKey, Settings};
use crate::runtime::home::{self, Home};
use crate::runtime::trouble::of_key_fault;
use crate::store::backup::Copy;
use crate::store::key::{ParamFloor, Passphrase, SlotFile, Unlocked};
use crate::store::{Fault, KEY_FILE, Store, moving};
use jiff::Timestamp;
use std::path::Path;

impl Keeper {
    /// The sound safe copies beside the file and in the second place, the newest first. A second place that
    /// cannot be read keeps nobody from those beside the file.
    fn copies_in_reach(&self) -> Result<Vec<Copy>, Trouble> {
        let mut copies = self
            .all_copies()
            .or_else(|_second_place| fault(self.copies_here()))?;
        copies.retain(Copy::is_sound);
        Ok(copies)
    }

    /// When the newest safe copy in reach was made. What cannot be read is as good as none here: it only makes
    /// an offer shorter.
    pub(super) fn last_copy(&self) -> Option<Timestamp> {
        let copies = self.copies_in_reach().ok()?;
        copies.first().map(|copy| copy.manifest.made)
    }

    /// Opens the newest safe copy that can be read, with its own keys, to be looked at only.
    pub(super) fn look_at_copy(&mut self, passphrase: &Secret) -> Answer {
        let mut in_the_way = Trouble::Missing;
        for copy in self.copies_in_reach()? {
            let (slots, opened) = match unlock(&copy.folder, passphrase, self.cost.1) {
                Ok(both) => both,
                Err(trouble) => {
                    in_the_way = trouble;
                    continue;
                }
            };
            match Store::look_at_copy(&copy.folder, &opened.data_key, &self.home.folder) {
                Ok(store) if store.scheme() == slots.scheme() => {
                    self.took(store, &holder(&slots, &opened))?;
                    self.scheme.look_only = Some(LookOnly::SafeCopy(copy.manifest.made));
                    return Ok(Reply::Opened(Box::new(self.scheme.clone())));
                }
                Ok(_) => in_the_way = Trouble::KeysDamaged,
                Err(refused) => in_the_way = super::trouble::of_fault(refused),
            }
        }
        Err(in_the_way)
    }

    /// Brings the scheme from where it may not be worked in to this computer's own place, opens it there, and
    /// names the old folder as the second place for safe copies.
    pub(super) fn move_here(&mut self, passphrase: &Secret, order: Order<'_>) -> Answer {
        let from = self.home.folder.clone();
        let (slots, opened) = unlock(&from, passphrase, self.cost.1)?;
        let own = self.own_place.clone().or_else(home::free_folder);
        let to = own.ok_or(Trouble::NowhereToMove)?;
        let moved = moving::bring(&from, &to, &opened.data_key, &opener(order.moment));
        let store = moved.map_err(|refused| {
            if matches!(refused, Fault::Unfit(_)) {
                // This computer's own place is not on this computer.
                return Trouble::NowhereToMove;
            }
            super::trouble::of_fault(refused)
        })?;
        if store.scheme() != slots.scheme() {
            return Err(Trouble::KeysDamaged);
        }
        self.home = Home {
            folder: to,
            practice: false,
        };
        // In by the door of the new place, as at every other start.
        drop(store);
        self.unlock(passphrase, order)?;
        self.copies_to(&from, order)?;
        self.scheme.moved = Some(Box::new(Moved {
            to: self.home.folder.display().to_string(),
            copies: from.display().to_string(),
        }));
        Ok(Reply::Opened(Box::new(self.scheme.clone())))
    }

    /// Sets the second place for safe copies.
    fn copies_to(&mut self, folder: &Path, order: Order<'_>) -> Result<(), Trouble> {
        let key = SettingKey::CopyFolder;
        let rows = fault(self.store()?.settings())?;
        let value = folder.display().to_string();
        let setting = settings::row(&rows, key, value, order.ids.next::<SettingId>());
        let change = Change {
            kind: OpKind::SettingsChanged,
            about: order.words.get(key.word_id()),
            writes: vec![Write::put(&setting)],
        };
        let stamp = self.stamp(order);
        fault(self.store_mut()?.apply(&change, &stamp))?;
        self.scheme.settings = Settings::from_rows(&fault(self.store()?.settings())?);
        Ok(())
    }
}

fn unlock(
    folder: &Path,
    passphrase: &Secret,
    floor: ParamFloor,
) -> Result<(SlotFile, Unlocked), Trouble> {
    let slots =
        SlotFile::read(&folder.join(KEY_FILE), floor).map_err(|refused| of_key_fault(&refused))?;
    let opened = slots
        .unlock_with_passphrase(&Passphrase::new(&passphrase.0))
        .map_err(|refused| of_key_fault(&refused))?;
    Ok((slots, opened))
}

fn holder(slots: &SlotFile, opened: &Unlocked) -> String {
    let slot = slots.slots().iter().find(|slot| slot.id() == opened.slot);
    slot.map_or_else(String::new, |slot| slot.holder().name.clone())
}
