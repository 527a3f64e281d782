//! How much room there is on the disk, and the reserve: a file of 16 MiB beside the record that is given up when the
//! disk is full, so that what is being saved can be finished, and made again when there is room.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::Path;

use super::backup::disk;
use super::error::Fault;
use super::{RECORD_FILE, RESERVE_FILE, Store};

/// The size of the reserve, in bytes.
pub const RESERVE: u64 = 16 * 1024 * 1024;

/// Below so many bytes of free room somebody is told.
pub const LITTLE: u64 = 200 * 1000 * 1000;

/// So much room there must be before the reserve takes its part of it.
const ENOUGH: u64 = 4 * RESERVE;

/// How much larger than the record a file must be allowed to be: what one save adds is less.
const GROWS: u64 = RESERVE;

/// The name of the file that finds out whether one may be so large.
const PROBE: &str = "scheme.grow";

/// How much is written at a time where the system has no other way to take room.
const PIECE: usize = 1024 * 1024;

/// What a write in `folder` that failed means. The database tells a file that may grow no further only as an
/// error of the disk: whether it is that is found out by asking for a file so large.
pub(super) fn explained(folder: &Path, fault: Fault) -> Fault {
    if matches!(fault, Fault::Io(_)) && may_not_grow(folder) {
        return Fault::MayNotGrow;
    }
    fault
}

/// Whether a file somewhat larger than the record is refused for its size. What cannot be found out is not.
fn may_not_grow(folder: &Path) -> bool {
    let length = fs::metadata(folder.join(RECORD_FILE)).map_or(0, |found| found.len());
    let probe = folder.join(PROBE);
    let asked = disk::remove_file(&probe)
        .and_then(|()| disk::new_file(&probe))
        // Where holes are possible this takes no room.
        .and_then(|file| Ok(file.set_len(length.saturating_add(GROWS))?));
    drop(fs::remove_file(&probe));
    asked == Err(Fault::MayNotGrow)
}

impl Store {
    /// What a write of this file that failed means.
    pub(super) fn explained(&self, fault: Fault) -> Fault {
        match self.place() {
            Some((folder, _)) => explained(folder, fault),
            None => fault,
        }
    }

    /// How many bytes are free on the disk the file is on; `None` where the system does not say, and in
    /// memory.
    ///
    /// # Errors
    /// [`Fault::Io`].
    pub fn free_room(&self) -> Result<Option<u64>, Fault> {
        self.place()
            .map_or(Ok(None), |(folder, _)| free_room(folder))
    }

    /// Makes the reserve if there is none and there is room for it. Practice people have none.
    ///
    /// # Errors
    /// [`Fault::Io`], [`Fault::ReadOnly`]. That there is no room is not one.
    pub fn keep_reserve(&self) -> Result<(), Fault> {
        match self.place() {
            Some((folder, _)) if !self.is_practice() => keep(folder),
            Some(_) | None => Ok(()),
        }
    }

    /// Gives the reserve up. Returns whether there was one: then what was refused for want of room may be
    /// tried once more.
    ///
    /// # Errors
    /// [`Fault::Io`], [`Fault::ReadOnly`].
    pub fn release_reserve(&self) -> Result<bool, Fault> {
        let Some((folder, _)) = self.place() else {
            return Ok(false);
        };
        match fs::remove_file(folder.join(RESERVE_FILE)) {
            Ok(()) => {
                disk::sync_folder(folder)?;
                Ok(true)
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
            Err(error) => Err(error.into()),
        }
    }
}

fn keep(folder: &Path) -> Result<(), Fault> {
    let path = folder.join(RESERVE_FILE);
    // One that a crash cut short holds less than it should.
    let whole = fs::metadata(&path).is_ok_and(|found| found.len() == RESERVE);
    if whole || free_room(folder)?.is_some_and(|free| free < ENOUGH) {
        return Ok(());
    }
    match fs::remove_file(&path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error.into()),
        Ok(()) | Err(_) => {}
    }
    let file = disk::new_file(&path)?;
    match take_room(file) {
        Ok(()) => Ok(()),
        Err(error) => {
            drop(fs::remove_file(&path));
            let refused = Fault::from(error);
            if matches!(refused, Fault::Full | Fault::MayNotGrow) {
                Ok(())
            } else {
                Err(refused)
            }
        }
    }
}

/// Takes the room of the reserve: blocks that are the file's, not a hole in it.
fn take_room(mut file: File) -> io::Result<()> {
    if !allocated(&file)? {
        let piece = vec![0x5A; PIECE];
        let mut left = RESERVE;
        while left > 0 {
            file.write_all(&piece)?;
            left = left.saturating_sub(PIECE as u64);
        }
    }
    file.sync_all()
}

/// Asks the system to give the file its blocks without writing them. Returns whether it can.
#[cfg(target_os = "linux")]
fn allocated(file: &File) -> io::Result<bool> {
    use rustix::fs::{FallocateFlags, fallocate};
    use rustix::io::Errno;
    match fallocate(file, FallocateFlags::empty(), 0, RESERVE) {
        Ok(()) => Ok(true),
        Err(Errno::OPNOTSUPP | Errno::NOSYS) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

#[cfg(not(target_os = "linux"))]
fn allocated(_file: &File) -> io::Result<bool> {
    Ok(false)
}

#[cfg(unix)]
fn free_room(folder: &Path) -> Result<Option<u64>, Fault> {
    let found = rustix::fs::statvfs(folder).map_err(io::Error::from)?;
    // What is free for everybody, not for the administrator only.
    Ok(Some(found.f_bavail.saturating_mul(found.f_frsize)))
}

/// Not without calls that this program does not make.
#[cfg(not(unix))]
fn free_room(_folder: &Path) -> Result<Option<u64>, Fault> {
    Ok(None)
}
