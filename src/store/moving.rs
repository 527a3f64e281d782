//! Bringing a scheme from a folder where it may not be worked in to one where it may. The old file keeps
//! every byte until the new one was opened, looked through and found to hold the same, and is then only given
//! another name.

use std::fs;
use std::io;
use std::path::Path;

use super::backup::disk;
use super::error::Fault;
use super::held::Opener;
use super::key::DataKey;
use super::{KEY_FILE, RECORD_FILE, Store, pages, place};

/// The name the old file has afterwards. It opens again if it is given back its own.
pub const LEFT: &str = "scheme.db.moved";

/// The name of the file that says where the scheme went.
pub const NOTE: &str = "scheme.moved";

/// The name under which the new file is made before it is whole.
const UNFINISHED: &str = "scheme.db.new";

/// Brings the scheme in `from` to `to`, which must hold none, and opens it there.
///
/// # Errors
/// [`Fault::Locked`] if somebody has it open; [`Fault::Unfit`] if `to` is no place for it either;
/// [`Fault::AlreadyThere`]; [`Fault::Full`], [`Fault::ReadOnly`], [`Fault::Io`]; [`Fault::Corrupt`] if either file is not
/// whole or they differ. The old file is then as it was.
pub fn bring(from: &Path, to: &Path, key: &DataKey, opener: &Opener) -> Result<Store, Fault> {
    // A folder that was made for this, as far as it was not there.
    fs::create_dir_all(to)?;
    place::check(to, &place::System)?;
    let record = to.join(RECORD_FILE);
    if record.try_exists()? {
        return Err(Fault::AlreadyThere);
    }
    let old = Store::open_anywhere(from, key, false, opener)?;
    if !old.check_file()?.is_whole() {
        return Err(Fault::Corrupt("the file to be moved".to_owned()));
    }
    let new = copied(&old, from, to, key, opener).inspect_err(|_| {
        // What failed is what matters; without its keys and its name the rest is nothing.
        for name in [UNFINISHED, RECORD_FILE, KEY_FILE] {
            let _left_over = remove(&to.join(name));
        }
    })?;
    drop(old);
    // From here on the new file is the one. Whatever stops this leaves both, and both are whole.
    disk::write_new(&from.join(NOTE), to.display().to_string().as_bytes())?;
    disk::rename(&from.join(RECORD_FILE), &from.join(LEFT))?;
    disk::sync_folder(from)?;
    Ok(new)
}

/// The new file, open, and proven to hold what the old one holds.
fn copied(
    old: &Store,
    from: &Path,
    to: &Path,
    key: &DataKey,
    opener: &Opener,
) -> Result<Store, Fault> {
    let unfinished = to.join(UNFINISHED);
    remove(&unfinished)?;
    pages::copy(&old.conn, key, &unfinished, &mut |_| {})?;
    disk::copy_file(&from.join(KEY_FILE), &to.join(KEY_FILE))?;
    disk::rename(&unfinished, &to.join(RECORD_FILE))?;
    disk::sync_folder(to)?;
    let new = Store::open(to, key, false, opener)?;
    let same = new.check_file()?.is_whole()
        && new.facts()? == old.facts()?
        && new.digest()? == old.digest()?;
    if same {
        Ok(new)
    } else {
        Err(Fault::Corrupt("the file that was moved".to_owned()))
    }
}

/// Takes a file away if it is there.
fn remove(path: &Path) -> Result<(), Fault> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error.into()),
        Ok(()) | Err(_) => Ok(()),
    }
}

/// Where the scheme that was in a folder went, if it was moved.
///
/// # Errors
/// [`Fault::Io`].
pub fn went_to(folder: &Path) -> Result<Option<String>, Fault> {
    match fs::read_to_string(folder.join(NOTE)) {
        Ok(to) => Ok(Some(to)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error.into()),
    }
}
