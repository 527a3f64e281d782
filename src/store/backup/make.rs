//! Making a safe copy: written beside the others under another name, opened again with the key, looked
//! through, and only then given its name.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use rusqlite::Connection;

use super::super::error::Fault;
use super::super::key::DataKey;
use super::super::{KEY_FILES, RECORD_FILE, pages, pragma, verify};
use super::disk::{self, Hash};
use super::manifest::{self, Facts, Manifest};
use super::{COPIES, Copy};
use crate::domain::safe_copy::{self, Place, Why};

/// Memory for pages while a copy is looked through, in KiB. The check looks up every row in every index, and a page that
/// does not stay is decrypted again: with the memory of a scheme at work it takes twice as long for 10,000 people.
const CHECK_CACHE_KIB: i64 = 64 * 1024;

/// The end of the name of a copy that is not whole yet.
pub(super) const PART: &str = ".part";

/// The file that is copied: its one open connection, where it lies, and its key.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    pub(in crate::store) conn: &'a Connection,
    /// The folder of the scheme.
    pub(in crate::store) folder: &'a Path,
    /// The key it was opened with.
    pub(in crate::store) key: &'a DataKey,
}

/// Makes a safe copy of an open file, whichever form it has, and checks it. What cannot be checked does not
/// count and is taken away again.
///
/// # Errors
/// [`Fault::Full`], [`Fault::ReadOnly`], [`Fault::Io`]; [`Fault::Corrupt`] if the copy does not read as the
/// file does.
pub(in crate::store) fn make(source: Source<'_>, why: Why, at: Timestamp) -> Result<Copy, Fault> {
    write(source, why, at, &mut |_| {})?.check()
}

/// Writes a copy that is not checked yet. Needs the one connection; the check does not. Of a large file it says now and
/// then how much of 100 is written.
///
/// # Errors
/// As [`make`]; nothing is left behind.
pub(in crate::store) fn write(
    source: Source<'_>,
    why: Why,
    at: Timestamp,
    written: &mut dyn FnMut(u8),
) -> Result<Unchecked, Fault> {
    let copies = source.folder.join(COPIES);
    if !copies.try_exists()? {
        disk::make_folder(&copies)?;
        disk::sync_folder(source.folder)?;
    }
    clear_unfinished(&copies)?;
    let name = free_name(&copies, at)?;
    let part = copies.join(format!("{name}{PART}"));
    disk::make_folder(&part)?;
    fill(source, &part, written)
        .map(|(facts, keys)| Unchecked {
            part: part.clone(),
            name,
            key: source.key.clone(),
            facts,
            keys,
            why,
            at,
        })
        .inspect_err(|_| take_away(&part))
}

/// Takes away what a crash left behind in a folder of copies.
pub(super) fn clear_unfinished(copies: &Path) -> Result<(), Fault> {
    for name in disk::names_in(copies)? {
        if name.ends_with(PART) {
            disk::remove_folder(&copies.join(name))?;
        }
    }
    Ok(())
}

/// A name by the time that nothing in a folder has yet: two may be made in one minute.
pub(super) fn free_name(folder: &Path, at: Timestamp) -> Result<String, Fault> {
    let first = safe_copy::name(at);
    let taken = disk::names_in(folder)?;
    let free = std::iter::once(first.clone())
        .chain((2..1000).map(|n| format!("{first}-{n}")))
        .find(|name| !taken.contains(name));
    free.ok_or(Fault::AlreadyThere)
}

fn fill(
    source: Source<'_>,
    part: &Path,
    written: &mut dyn FnMut(u8),
) -> Result<(Facts, BTreeMap<String, Hash>), Fault> {
    let record = part.join(RECORD_FILE);
    pages::copy(source.conn, source.key, &record, written)?;
    let mut keys = BTreeMap::new();
    for name in KEY_FILES {
        let from = source.folder.join(name);
        if from.try_exists()? {
            keys.insert(name.to_owned(), disk::copy_file(&from, &part.join(name))?);
        }
    }
    Ok((Facts::of(source.conn)?, keys))
}

/// What went wrong is told by what stopped the copy; what is left over is cleared by the next one.
pub(super) fn take_away(part: &Path) {
    let _left_over = disk::remove_folder(part);
}

/// A copy that was written and not checked. It may go to another thread: the live file is not needed any
/// more.
#[derive(Debug)]
pub struct Unchecked {
    part: PathBuf,
    name: String,
    key: DataKey,
    /// What the live file held when it was copied.
    facts: Facts,
    keys: BTreeMap<String, Hash>,
    why: Why,
    at: Timestamp,
}

impl Unchecked {
    /// Opens it again with the key, looks through every page, compares it with what the live file held, and
    /// gives it its name. If anything is not as it should be, it is taken away and does not count.
    ///
    /// # Errors
    /// [`Fault::Corrupt`] with what is wrong; [`Fault::Io`] and its like.
    pub fn check(self) -> Result<Copy, Fault> {
        self.counted().inspect_err(|_| take_away(&self.part))
    }

    /// Where it lies until it is checked: for tests that damage it.
    #[doc(hidden)]
    pub fn folder(&self) -> &Path {
        &self.part
    }

    fn counted(&self) -> Result<Copy, Fault> {
        let record = self.part.join(RECORD_FILE);
        if !look_through(&record, &self.key)?.holds_the_same(&self.facts) {
            return Err(Fault::Corrupt(
                "the copy does not hold what the file holds".to_owned(),
            ));
        }
        for (name, hash) in &self.keys {
            if disk::hash_of(&self.part.join(name))? != *hash {
                return Err(Fault::Corrupt("the copy of the keys differs".to_owned()));
            }
        }
        let bytes = fs::metadata(&record)?.len();
        let manifest = Manifest::new(
            self.facts.clone(),
            (self.why, self.at),
            (bytes, disk::hash_of(&record)?),
            self.keys.clone(),
        );
        let text = manifest.to_text()?;
        disk::write_new(&self.part.join(manifest::NAME), text.as_bytes())?;
        disk::sync_folder(&self.part)?;
        let folder = self.part.with_file_name(&self.name);
        disk::rename(&self.part, &folder)?;
        Ok(Copy {
            folder,
            name: self.name.clone(),
            place: Place::Here,
            manifest,
        })
    }
}

/// Opens a file with its key, looks at every page and at the database's own structure, and says what it
/// holds. It must not be the live file.
///
/// # Errors
/// [`Fault::Corrupt`] with what is wrong, [`Fault::WrongKey`].
pub(super) fn look_through(record: &Path, key: &DataKey) -> Result<Facts, Fault> {
    let conn = pragma::open_file(record, key)?;
    conn.pragma_update(None, "cache_size", -CHECK_CACHE_KIB)?;
    let mut said = verify::said(&conn, "PRAGMA cipher_integrity_check")?;
    said.extend(verify::said(&conn, "PRAGMA integrity_check")?);
    if let Some(wrong) = said.into_iter().find(|said| said != "ok") {
        return Err(Fault::Corrupt(wrong));
    }
    let facts = Facts::of(&conn)?;
    conn.close().map_err(|(_, error)| error)?;
    Ok(facts)
}
