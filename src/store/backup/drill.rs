//! Trying a safe copy: restoring it to a scratch folder, comparing, and taking it away again.

use std::path::Path;

use super::super::error::Fault;
use super::super::key::DataKey;
use super::super::{RECORD_FILE, migrate, pragma, verify};
use super::make::{look_through, take_away};
use super::restore::STAGED;
use super::{Copy, disk};

/// Where a copy is tried: beside the file, because a folder for temporary files may lie on another disk or
/// be anybody's to read.
const SCRATCH: &str = "trying.part";

impl Copy {
    /// Restores the copy to a scratch folder in `folder`, opens it with `key`, looks through every page,
    /// compares it with what it says about itself, and takes it away again. Gives the digest of what it
    /// holds; `None` for a copy of an older form, which only an upgrade can read.
    ///
    /// # Errors
    /// [`Fault::Corrupt`] with what is wrong, [`Fault::WrongKey`], [`Fault::Full`], [`Fault::Io`].
    pub fn try_out(&self, folder: &Path, key: &DataKey) -> Result<Option<[u8; 32]>, Fault> {
        let scratch = folder.join(SCRATCH);
        disk::remove_folder(&scratch)?;
        disk::make_folder(&scratch)?;
        let tried = self.tried(&scratch, key);
        match &tried {
            Ok(_) => disk::remove_folder(&scratch)?,
            // What failed is what matters; a left-over is cleared by the next attempt.
            Err(_) => take_away(&scratch),
        }
        tried
    }

    fn tried(&self, scratch: &Path, key: &DataKey) -> Result<Option<[u8; 32]>, Fault> {
        self.write_to(scratch, true)?;
        let record = scratch.join(RECORD_FILE);
        if !look_through(&record, key)?.holds_the_same(&self.manifest.facts) {
            return Err(Fault::Corrupt(
                "the copy does not hold what it says".to_owned(),
            ));
        }
        let conn = pragma::open_file(&record, key)?;
        let of_today = self.manifest.facts.form == migrate::OURS;
        let digest = of_today.then(|| verify::digest(&conn)).transpose()?;
        conn.close().map_err(|(_, error)| error)?;
        Ok(digest)
    }
}

/// Clears what a crash left in the folder of a scheme of a trial, or of a restore that was never decided. Only for whoever
/// has the lock: it may be somebody's who is at it.
///
/// # Errors
/// [`Fault::ReadOnly`], [`Fault::Io`].
pub(in crate::store) fn clear_left_overs(folder: &Path) -> Result<(), Fault> {
    disk::remove_folder(&folder.join(SCRATCH))?;
    disk::remove_folder(&folder.join(STAGED))
}
