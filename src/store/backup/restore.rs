//! Putting a safe copy in the place of the file.
//!
//! 1. The copy is written to `restoring.part/` beside the file, opened with its key and compared with what
//!    it says about itself ([`stage`]). The file is untouched.
//! 2. `restoring.part/` becomes `restoring/`: from here on the copy takes the place of the file
//!    ([`Staged::decide`]).
//! 3. [`finish`]: the file and its keys go to `replaced/`, the copy gets their names, `restoring/` goes.
//!
//! Step 3 can be stopped and begun again anywhere. Every opening of the scheme begins with it, so that
//! whatever happened the old file opens, or the restored one, and never neither. What remains of step 1 alone
//! is cleared by the next.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::civil::Date;

use super::super::error::Fault;
use super::super::key::DataKey;
use super::super::{KEY_FILES, RECORD_FILE, migrate, pragma, rotate};
use super::make::{free_name, look_through, take_away};
use super::{Copy, disk};

pub(super) const STAGED: &str = "restoring.part";
const DECIDED: &str = "restoring";

/// Inside the folder of a restore: the name under which the file that is replaced is kept.
const KEPT_AS: &str = "kept-as";

/// The folder that keeps what was replaced.
pub const REPLACED: &str = "replaced";

/// For so many days what was replaced is kept.
pub const REPLACED_DAYS: i32 = 7;

/// The database's own journal of the file.
const JOURNAL: &str = "scheme.db-journal";

/// Under which key a copy is put back.
#[derive(Debug, Clone, Copy)]
pub enum Under<'a> {
    /// Its own, and the key file that lies with it comes too.
    ItsOwn,
    /// The key of the scheme as it is now. The key file stays as it is, so that nobody who was removed since
    /// comes back.
    Present(&'a DataKey),
}

/// A copy that is ready to take the place of the file.
#[derive(Debug)]
pub struct Staged {
    folder: PathBuf,
}

/// Writes a copy beside the file of the scheme in `folder`, opens it with `key`, and compares it with what it
/// says about itself. Of the scheme's own file nothing is read or changed.
///
/// # Errors
/// [`Fault::Corrupt`] if it does not read as it was written, [`Fault::WrongKey`], [`Fault::TooNew`],
/// [`Fault::Full`], [`Fault::Io`]. Nothing is left behind.
pub fn stage(
    folder: &Path,
    copy: &Copy,
    key: &DataKey,
    under: Under<'_>,
    at: Timestamp,
) -> Result<Staged, Fault> {
    let part = folder.join(STAGED);
    disk::remove_folder(&part)?;
    disk::make_folder(&part)?;
    fill(&part, copy, key, under)
        .and_then(|()| free_name(&folder.join(REPLACED), at))
        .and_then(|name| disk::write_new(&part.join(KEPT_AS), name.as_bytes()))
        .and_then(|()| disk::sync_folder(&part))
        .inspect_err(|_| take_away(&part))?;
    Ok(Staged {
        folder: folder.to_owned(),
    })
}

fn fill(part: &Path, copy: &Copy, key: &DataKey, under: Under<'_>) -> Result<(), Fault> {
    let form = copy.manifest.facts.form;
    if form > migrate::OURS {
        return Err(Fault::TooNew {
            file: form,
            ours: migrate::OURS,
            made_by: copy.manifest.program.clone(),
        });
    }
    copy.write_to(part, matches!(under, Under::ItsOwn))?;
    let record = part.join(RECORD_FILE);
    let mut facts = look_through(&record, key)?;
    if let Under::Present(present) = under
        && !present.is(key)
    {
        rotate::put_under(pragma::open_file(&record, key)?, present)?;
        facts = look_through(&record, present)?;
    }
    if facts.holds_the_same(&copy.manifest.facts) {
        disk::sync_file(&record)
    } else {
        Err(Fault::Corrupt(
            "the copy does not hold what it says".to_owned(),
        ))
    }
}

impl Staged {
    /// From here on the copy takes the place of the file, whatever happens. The file must not be open.
    ///
    /// # Errors
    /// [`Fault::Io`]; then nothing has changed.
    pub fn decide(self) -> Result<(), Fault> {
        let part = self.folder.join(STAGED);
        disk::rename(&part, &self.folder.join(DECIDED))
    }
}

/// Finishes a restore that was decided; does nothing if there is none. Called before every opening.
///
/// # Errors
/// [`Fault::Io`] and its like; it can be called again.
pub fn finish(folder: &Path) -> Result<(), Fault> {
    let decided = folder.join(DECIDED);
    if !decided.try_exists()? {
        return Ok(());
    }
    if decided.join(RECORD_FILE).try_exists()? {
        keep_replaced(folder, &decided)?;
        // The journal belongs to the file that goes. Played back into the one that comes it would ruin it.
        disk::remove_file(&folder.join(JOURNAL))?;
        disk::sync_folder(folder)?;
        fs::rename(decided.join(RECORD_FILE), folder.join(RECORD_FILE))?;
    }
    for name in KEY_FILES {
        if decided.join(name).try_exists()? {
            fs::rename(decided.join(name), folder.join(name))?;
        }
    }
    disk::sync_folder(&decided)?;
    disk::sync_folder(folder)?;
    disk::remove_folder(&decided)?;
    disk::sync_folder(folder)
}

/// Keeps the file that is about to be replaced, its journal and its keys.
fn keep_replaced(folder: &Path, decided: &Path) -> Result<(), Fault> {
    let name = fs::read_to_string(decided.join(KEPT_AS))?;
    let replaced = folder.join(REPLACED);
    let kept = replaced.join(name);
    for new in [&replaced, &kept] {
        if !new.try_exists()? {
            disk::make_folder(new)?;
        }
    }
    for name in [RECORD_FILE, JOURNAL].iter().chain(&KEY_FILES) {
        keep(&folder.join(name), &kept.join(name))?;
    }
    disk::sync_folder(&kept)?;
    disk::sync_folder(&replaced)
}

/// Gives a file a second name; where the file system has no second names, copies it.
fn keep(from: &Path, to: &Path) -> Result<(), Fault> {
    if to.try_exists()? || !from.try_exists()? {
        return Ok(());
    }
    match fs::hard_link(from, to) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
        Ok(()) => Ok(()),
        Err(_) => {
            let part = to.with_extension("part");
            disk::remove_file(&part)?;
            let _same = disk::copy_file(from, &part)?;
            disk::rename(&part, to)
        }
    }
}

/// Takes away what was replaced more than [`REPLACED_DAYS`] days ago.
///
/// # Errors
/// [`Fault::ReadOnly`], [`Fault::Io`].
pub fn clear_replaced(folder: &Path, today: Date) -> Result<(), Fault> {
    let replaced = folder.join(REPLACED);
    for name in disk::names_in(&replaced)? {
        let day: String = name.chars().take(10).collect();
        let old = day
            .parse::<Date>()
            .is_ok_and(|day| (today - day).get_days() > REPLACED_DAYS);
        if old {
            disk::remove_folder(&replaced.join(name))?;
        }
    }
    Ok(())
}
