//! Looking at a safe copy, or at any scheme that nobody has open, without changing it.

use std::path::{Path, PathBuf};

use super::backup::disk;
use super::chain::Chain;
use super::error::Fault;
use super::held::Claim;
use super::key::DataKey;
use super::open::{look_at, read_info};
use super::{RECORD_FILE, Store, migrate, pragma};

/// The name of the folder in which a copy of an older form is looked at.
const SCRATCH: &str = "looking.part";

/// A folder that only its owner may look into, taken away when dropped.
#[derive(Debug)]
pub(super) struct Scratch(PathBuf);

impl Scratch {
    /// Makes it in `folder`, and clears what a crash left of the last one.
    fn make(folder: &Path) -> Result<Self, Fault> {
        let scratch = folder.join(SCRATCH);
        disk::remove_folder(&scratch)?;
        disk::make_folder(&scratch)?;
        Ok(Self(scratch))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // What is left is as encrypted as the copy is, and the next look clears it.
        let _left_over = disk::remove_folder(&self.0);
    }
}

impl Store {
    /// Opens a safe copy, or any scheme that nobody has open, to be read and no more. The file is not
    /// brought up to date, not locked, and not written to, wherever it lies.
    ///
    /// # Errors
    /// [`Fault::Missing`], [`Fault::Locked`] if it is open in this program or written to by another,
    /// [`Fault::WrongKey`], [`Fault::Corrupt`], [`Fault::NotOurs`], [`Fault::Foreign`], [`Fault::TooNew`];
    /// [`Fault::TooOld`] if it has an older form: [`Store::look_at_copy`] can show that.
    pub fn open_read_only(folder: &Path, key: &DataKey) -> Result<Self, Fault> {
        let path = folder.join(RECORD_FILE);
        let claim = Claim::on(&path)?.ok_or(Fault::Locked(None))?;
        look_at(folder, &path)?;
        let conn = pragma::open_to_read(&path, key)?;
        let form = migrate::form(&conn)?;
        if form < migrate::OURS {
            return Err(Fault::TooOld { file: form });
        }
        Self::looking(conn, claim, None)
    }

    /// As [`Store::open_read_only`], and where the copy has an older form, a copy of it in a folder of its own in
    /// `beside` is brought up to date and looked at. That folder goes when the store is dropped.
    ///
    /// # Errors
    /// As [`Store::open_read_only`]; [`Fault::Full`], [`Fault::ReadOnly`] and [`Fault::Io`] if there is no place for
    /// that folder; [`Fault::TooOld`] only if no step leads from its form to that of today.
    pub fn look_at_copy(folder: &Path, key: &DataKey, beside: &Path) -> Result<Self, Fault> {
        match Self::open_read_only(folder, key) {
            Err(Fault::TooOld { file }) if file >= migrate::OLDEST => {
                Self::look_at_older(folder, key, beside)
            }
            opened => opened,
        }
    }

    fn look_at_older(folder: &Path, key: &DataKey, beside: &Path) -> Result<Self, Fault> {
        let path = folder.join(RECORD_FILE);
        let claim = Claim::on(&path)?.ok_or(Fault::Locked(None))?;
        let scratch = Scratch::make(beside)?;
        let record = scratch.0.join(RECORD_FILE);
        disk::copy_file(&path, &record)?;
        let mut conn = pragma::open_file(&record, key)?;
        let form = migrate::form(&conn)?;
        migrate::bring_up_to_date(&mut conn, form)?;
        migrate::form(&conn)?;
        pragma::only_read(&conn)?;
        Self::looking(conn, claim, Some(scratch))
    }

    fn looking(
        conn: rusqlite::Connection,
        claim: Claim,
        scratch: Option<Scratch>,
    ) -> Result<Self, Fault> {
        let mut store = Self {
            info: read_info(&conn)?,
            chain: Chain::of(&conn)?,
            findings: Vec::new(),
            conn,
            place: None,
            after_last: None,
            _held: (None, Some(claim)),
            _scratch: scratch,
        };
        store.look_quickly()?;
        Ok(store)
    }
}
