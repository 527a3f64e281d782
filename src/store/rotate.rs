//! Another data key for the whole record.
//!
//! The key file goes first: it holds the new key, and the old one sealed under the new one. Then every page
//! of the record is written anew in one transaction. Then the key file forgets the old key. Whatever stops
//! the program in between, the key file opens one of the two keys that the record may be under, and the
//! next opening finishes what was begun.

use std::path::Path;

use rusqlite::{Connection, OptionalExtension as _};

use super::error::Fault;
use super::held::Opener;
use super::key::{DataKey, KeyPlaces, SlotFile};
use super::{RECORD_FILE, Store, pragma};

/// What has just been done while a record goes over to another key, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turned {
    /// The key file holds both keys.
    BothKeys,
    /// Every page of the record is under the new key.
    Record,
    /// It was opened with it.
    Opened,
    /// The key file holds the new key alone.
    NewKey,
}

/// A change of the data key that did not come to its end.
#[derive(Debug)]
pub struct Halted {
    /// Why.
    pub fault: Fault,
    /// The record, still open, unless it had to be closed.
    pub store: Option<Store>,
}

impl Store {
    /// Brings the record and its key file over to `key`, the data key of `file`, and gives both back: the
    /// store open under it, the file without the key before. Where a part of it is done already, the rest is
    /// done.
    ///
    /// `file` must be on the disk, beside the record, with the key that the record is under as its
    /// [previous](SlotFile::previous). `after` is told each step once it is done, so that a test can stop
    /// there.
    ///
    /// # Errors
    /// [`Halted`]. The key file beside the record then still opens the record, by its own key or the one
    /// before.
    pub fn turn_to(
        self,
        key: &DataKey,
        file: &SlotFile,
        opener: &Opener,
        after: &mut dyn FnMut(Turned),
    ) -> Result<(Self, SlotFile), Box<Halted>> {
        let Some((folder, now)) = self.place.clone() else {
            return Err(self.halted(Fault::Bug("a record in memory has no key".to_owned())));
        };
        let practice = self.info.practice;
        let store = if now.is(key) {
            self
        } else {
            let closed = |fault| Box::new(Halted { fault, store: None });
            let Self {
                conn, _held: held, ..
            } = self;
            put_under(conn, key).map_err(closed)?;
            drop(held);
            after(Turned::Record);
            // Opened anew, because only that proves that the new key is the right one.
            Self::open(&folder, key, practice, opener).map_err(closed)?
        };
        after(Turned::Opened);
        let settled = file.settled(key).and_then(|file| {
            file.write(&KeyPlaces::new(&folder, None).beside())
                .map(|()| file)
        });
        match settled {
            Ok(file) => {
                after(Turned::NewKey);
                Ok((store, file))
            }
            Err(fault) => Err(store.halted(fault.into())),
        }
    }

    fn halted(self, fault: Fault) -> Box<Halted> {
        Box::new(Halted {
            fault,
            store: Some(self),
        })
    }

    /// Whether the record in `folder`, which nobody has open, opens with `key`. Changes nothing.
    ///
    /// # Errors
    /// As for opening, but for [`Fault::WrongKey`], which is the answer no.
    pub fn opens_with(folder: &Path, key: &DataKey) -> Result<bool, Fault> {
        match pragma::look_into(&folder.join(RECORD_FILE), key) {
            Ok(_closed_again) => Ok(true),
            Err(Fault::WrongKey) => Ok(false),
            Err(fault) => Err(fault),
        }
    }
}

/// Writes every page under `key`, in one transaction, and closes the connection: after a change of key, even one
/// that was rolled back, a connection does not know any more which key its pages are under.
pub(super) fn put_under(conn: Connection, key: &DataKey) -> Result<(), Fault> {
    let raw = key.sqlcipher_raw();
    // The pragma says "ok" when it is done, and nothing at all when it is not.
    let said = conn
        .pragma_update_and_check(None, "rekey", raw.as_str(), |row| row.get::<_, String>(0))
        .optional()?;
    if said.as_deref() != Some("ok") {
        return Err(Fault::Io("the key was not changed".to_owned()));
    }
    conn.close().map_err(|(_, error)| error.into())
}
