//! Safe copies of a scheme, and putting one back.
//!
//! A safe copy is a folder in `copies/` that looks like a scheme: `scheme.db`, the key file, and `copy.json`
//! which says when and why it was made and what it holds. It is made as `<name>.part`, opened again with
//! the key and looked through; only then does it get its name and count (`make`, `manifest`). The live file
//! is read through its one open connection only: opening it a second time, even to copy it, would let go of
//! its lock.
//!
//! A copy may go to a second place off this computer, and what is no longer kept is taken away (`away`). A
//! copy takes the place of the file so that one of the two opens whatever happens (`restore`); it can be tried
//! without that (`drill`).

mod away;
pub(super) mod disk;
mod drill;
mod make;
mod manifest;
mod restore;

use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::error::Fault;
use super::key::DataKey;
use super::{Store, oplog};
use crate::domain::port::OpKind;
use crate::domain::safe_copy::{Place, SafeCopy, Why};

pub use away::{SecondPlace, copy_to, folder_in, thin};
pub(super) use drill::clear_left_overs;
pub use make::{Source, Unchecked};
pub(in crate::store) use make::{make, write};
pub use manifest::{Facts, Manifest};
pub use restore::{REPLACED, REPLACED_DAYS, Staged, Under, clear_replaced, finish, stage};

/// The folder of the safe copies in the folder of a scheme.
pub const COPIES: &str = "copies";

/// A safe copy that counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copy {
    /// Its folder, which can be opened like a scheme.
    pub folder: PathBuf,
    /// Its name.
    pub name: String,
    /// Where it lies.
    pub place: Place,
    /// What it says about itself.
    pub manifest: Manifest,
}

impl Copy {
    /// The copy in a folder; `None` if it does not look like one.
    ///
    /// # Errors
    /// [`Fault::Io`] if the folder cannot be looked at.
    pub fn at(folder: &Path) -> Result<Option<Self>, Fault> {
        let name = folder.file_name().and_then(|name| name.to_str());
        let manifest = Manifest::read(folder)?;
        Ok(manifest.zip(name).map(|(manifest, name)| Self {
            folder: folder.to_owned(),
            name: name.to_owned(),
            place: Place::Away,
            manifest,
        }))
    }

    /// Whether it is one to go back to: not one of a file that was not as it was saved.
    pub fn is_sound(&self) -> bool {
        self.manifest.why != Why::Evidence
    }

    /// What a list tells of it.
    ///
    /// # Errors
    /// [`Fault::Io`] if its folder cannot be looked at.
    pub fn told(&self) -> Result<SafeCopy, Fault> {
        Ok(SafeCopy {
            name: self.name.clone(),
            place: self.place,
            made: self.manifest.made,
            why: self.manifest.why,
            holds: self.manifest.facts.holds(),
            code: self
                .manifest
                .facts
                .head()
                .map_or_else(String::new, |head| head.code()),
            is_whole: self.lies_there()?,
        })
    }

    /// Whether its files are there and as long as they were.
    fn lies_there(&self) -> Result<bool, Fault> {
        let length = |name: &str| match std::fs::metadata(self.folder.join(name)) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            found => Ok::<_, Fault>(Some(found?.len())),
        };
        for name in self.manifest.keys.keys() {
            if length(name)?.is_none() {
                return Ok(false);
            }
        }
        Ok(length(super::RECORD_FILE)? == Some(self.manifest.bytes))
    }
}

/// The safe copies in a folder of copies, the newest first; none if there is no such folder. Only those of
/// one scheme, if it is named.
///
/// # Errors
/// [`Fault::Io`] if the folder cannot be looked at.
pub fn list(copies: &Path, place: Place, scheme: Option<uuid::Uuid>) -> Result<Vec<Copy>, Fault> {
    let mut found = Vec::new();
    for name in disk::names_in(copies)? {
        let folder = copies.join(&name);
        if name.ends_with(make::PART) || !folder.is_dir() {
            continue;
        }
        let manifest = Manifest::read(&folder)?
            .filter(|manifest| scheme.is_none_or(|scheme| manifest.facts.scheme == scheme));
        found.extend(manifest.map(|manifest| Copy {
            folder,
            name,
            place,
            manifest,
        }));
    }
    found.sort_by(|a, b| (b.manifest.made, &b.name).cmp(&(a.manifest.made, &a.name)));
    Ok(found)
}

impl Store {
    /// Makes a safe copy of the open scheme in its folder and checks it.
    ///
    /// # Errors
    /// As [`Self::write_copy`] and [`Unchecked::check`].
    pub fn make_copy(&self, why: Why, at: Timestamp) -> Result<Copy, Fault> {
        make(self.source()?, why, at)
    }

    /// Writes a safe copy of the open scheme, which counts once it is [checked](Unchecked::check): that may
    /// be done on another thread. Of a large file it says now and then how much of 100 is written.
    ///
    /// # Errors
    /// [`Fault::Full`], [`Fault::ReadOnly`], [`Fault::Io`]. Nothing is left behind. [`Fault::Missing`] for a
    /// scheme that lives in memory.
    pub fn write_copy(
        &self,
        why: Why,
        at: Timestamp,
        written: &mut dyn FnMut(u8),
    ) -> Result<Unchecked, Fault> {
        let unchecked = write(self.source()?, why, at, written);
        unchecked.map_err(|fault| self.explained(fault))
    }

    /// What the open file holds, to compare it with a copy.
    ///
    /// # Errors
    /// As for every read.
    pub fn facts(&self) -> Result<Facts, Fault> {
        Facts::of(&self.conn)
    }

    /// Whether anything has changed since a copy was made that a new one would be made for.
    ///
    /// # Errors
    /// As for every read.
    pub fn changed_since(&self, copy: &Copy) -> Result<bool, Fault> {
        let facts = &copy.manifest.facts;
        Ok(manifest::worth_keeping(&self.conn)? != (facts.worth_keeping, facts.last_change))
    }

    /// Whether this file is older than a copy of it: it has never stood where the copy stood, and no copy was
    /// put back since that one was made. Then an older file was put in its place.
    ///
    /// # Errors
    /// As for every read.
    pub fn is_older_than(&self, copy: &Copy) -> Result<bool, Fault> {
        let Some(head) = copy.manifest.facts.head() else {
            return Ok(false);
        };
        let put_back = self.last_done(OpKind::Restored)?;
        let explained = put_back.is_some_and(|at| at >= copy.manifest.made);
        Ok(!explained && !self.has_been_at(&head)?)
    }

    /// When the first change was made that no copy holds, if the newest copy is this one; `None` if it
    /// holds all.
    ///
    /// # Errors
    /// As for every read.
    pub fn uncopied_since(&self, newest: Option<&Copy>) -> Result<Option<Timestamp>, Fault> {
        if newest.map_or(Ok(true), |copy| self.changed_since(copy))? {
            let copied = newest.and_then(|copy| copy.manifest.facts.last_change);
            return manifest::first_after(&self.conn, copied);
        }
        Ok(None)
    }

    /// When something was last done in this file, if it ever was.
    ///
    /// # Errors
    /// As for every read.
    pub fn last_done(&self, kind: OpKind) -> Result<Option<Timestamp>, Fault> {
        let last: Option<i64> = self.conn.query_row(
            r#"SELECT max("at_ms") FROM "op" WHERE "kind" = ?1"#,
            [kind.code()],
            |row| row.get(0),
        )?;
        last.map(oplog::timestamp).transpose()
    }

    fn source(&self) -> Result<Source<'_>, Fault> {
        let (folder, key) = self.place.as_ref().ok_or(Fault::Missing)?;
        Ok(Source {
            conn: &self.conn,
            folder,
            key,
        })
    }

    /// The folder of the scheme and the key it was opened with; `None` in memory.
    pub fn place(&self) -> Option<(&Path, &DataKey)> {
        let (folder, key) = self.place.as_ref()?;
        Some((folder, key))
    }
}
