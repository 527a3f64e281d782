//! The second place, off this computer, and taking away what is no longer kept.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::super::RECORD_FILE;
use super::super::error::Fault;
use super::make::{PART, clear_unfinished, take_away};
use super::manifest::{self, Manifest};
use super::{COPIES, Copy, disk};
use crate::domain::safe_copy::{Keep, Place, civil, no_longer_kept};

/// What is remembered beside the copies about the second place, so that it can be told, and found, without
/// the key.
const SECOND_PLACE: &str = "second-place.json";

/// The folder of a scheme's copies in a second place: several schemes may share a memory stick.
pub fn folder_in(second: &Path, scheme: Uuid) -> PathBuf {
    let id = scheme.simple().to_string();
    // The end of an identifier is random; its beginning is the time at which it was made.
    let end: String = id.chars().skip(id.len().saturating_sub(8)).collect();
    second.join(format!("settled-copies-{end}"))
}

/// Copies a safe copy to the second place and compares the two. `None` if the place is not there: a stick
/// that is not plugged in is no fault.
///
/// # Errors
/// [`Fault::Full`], [`Fault::ReadOnly`], [`Fault::Io`]; [`Fault::Corrupt`] if what was written there does not
/// read as the copy does, or the copy itself does not any more. Nothing is left there then.
pub fn copy_to(second: &Path, copy: &Copy) -> Result<Option<Copy>, Fault> {
    if !second.is_dir() {
        return Ok(None);
    }
    let copies = folder_in(second, copy.manifest.facts.scheme);
    if !copies.is_dir() {
        disk::make_folder(&copies)?;
        disk::sync_folder(second)?;
    }
    clear_unfinished(&copies)?;
    let folder = copies.join(&copy.name);
    let there = Copy {
        folder: folder.clone(),
        place: Place::Away,
        ..copy.clone()
    };
    if Manifest::read(&folder)?.is_some_and(|found| found == copy.manifest) {
        return Ok(Some(there));
    }
    let part = copies.join(format!("{}{PART}", copy.name));
    disk::make_folder(&part)?;
    fill(copy, &part)
        .and_then(|()| disk::rename(&part, &folder))
        .inspect_err(|_| take_away(&part))?;
    Ok(Some(there))
}

fn fill(copy: &Copy, part: &Path) -> Result<(), Fault> {
    for (name, hash) in copy.write_to(part, true)? {
        if disk::hash_of(&part.join(name))? != hash {
            return Err(Fault::Corrupt(format!(
                "{name} does not read as it was written"
            )));
        }
    }
    let text = copy.manifest.to_text()?;
    disk::write_new(&part.join(manifest::NAME), text.as_bytes())?;
    disk::sync_folder(part)
}

impl Copy {
    /// Writes its record, and with it its keys if they are wanted, into a folder. The record must read as it
    /// was written. A key file may have been healed since; it vouches for itself when it is opened. Gives the
    /// hash of each.
    pub(super) fn write_to(
        &self,
        folder: &Path,
        with_keys: bool,
    ) -> Result<Vec<(&str, disk::Hash)>, Fault> {
        let keys = self.manifest.keys.keys().filter(|_| with_keys);
        let names = std::iter::once(RECORD_FILE).chain(keys.map(String::as_str));
        let written = names
            .map(|name| {
                let hash = disk::copy_file(&self.folder.join(name), &folder.join(name))?;
                Ok((name, hash))
            })
            .collect::<Result<Vec<_>, Fault>>()?;
        if written
            .first()
            .is_some_and(|(_, hash)| *hash == self.manifest.sha256)
        {
            Ok(written)
        } else {
            Err(Fault::Corrupt(
                "the copy is not as it was written".to_owned(),
            ))
        }
    }

    /// Whether its record reads as it was written. Reads all of it, and needs no key.
    ///
    /// # Errors
    /// [`Fault::Io`] if it cannot be read at all.
    pub fn reads_as_written(&self) -> Result<bool, Fault> {
        match disk::hash_of(&self.folder.join(RECORD_FILE)) {
            Err(Fault::Missing) => Ok(false),
            hash => Ok(hash? == self.manifest.sha256),
        }
    }
}

/// Takes away the copies of one place that are no longer kept, and says how many. The newest that lies there
/// as it was made always stays. One of a file that was not as it was saved pushes out none.
///
/// # Errors
/// [`Fault::ReadOnly`], [`Fault::Io`].
pub fn thin(copies: &[Copy], today: Date, keep: Keep) -> Result<usize, Fault> {
    let mut whole = Vec::new();
    let mut gone = Vec::new();
    for copy in copies {
        let day = civil(copy.manifest.made);
        if copy.is_sound() && copy.lies_there()? {
            whole.push((day, copy));
        } else if (today - day.date()).get_days() > keep.days {
            gone.push(copy);
        }
    }
    let made: Vec<_> = whole.iter().map(|(day, _)| *day).collect();
    let old = no_longer_kept(&made, today, keep);
    gone.extend(
        old.iter()
            .filter_map(|at| whole.get(*at))
            .map(|(_, copy)| *copy),
    );
    for copy in &gone {
        // Under this name it no longer counts, however far the rest gets.
        let part = copy.folder.with_file_name(format!("{}{PART}", copy.name));
        disk::rename(&copy.folder, &part)?;
        disk::remove_folder(&part)?;
    }
    Ok(gone.len())
}

/// What is remembered about the second place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SecondPlace {
    /// The folder that was chosen.
    pub folder: PathBuf,
    /// When a safe copy last came there.
    pub reached: Timestamp,
}

impl SecondPlace {
    /// What is remembered in the folder of a scheme; `None` if nothing is, or nothing that can be read.
    ///
    /// # Errors
    /// [`Fault::Io`].
    pub fn read(scheme: &Path) -> Result<Option<Self>, Fault> {
        match fs::read(scheme.join(COPIES).join(SECOND_PLACE)) {
            Ok(bytes) => Ok(serde_json::from_slice(&bytes).ok()),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Remembers it in the folder of a scheme.
    ///
    /// # Errors
    /// [`Fault::Full`], [`Fault::ReadOnly`], [`Fault::Io`].
    pub fn remember(&self, scheme: &Path) -> Result<(), Fault> {
        let path = scheme.join(COPIES).join(SECOND_PLACE);
        let part = path.with_extension("json.part");
        let bytes = serde_json::to_vec(self).map_err(|error| Fault::Bug(error.to_string()))?;
        disk::remove_file(&part)?;
        disk::write_new(&part, &bytes)?;
        disk::rename(&part, &path)
    }
}
