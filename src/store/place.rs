//! Where a file that is being worked in may lie: on this computer, and nowhere else.
//!
//! On a drive of the network, locks and the order of writes are not what the database needs them to be; in a folder
//! that a program copies elsewhere, that program reads the file in the middle of a change and puts
//! older ones back. Safe copies may lie in both: they are written once, whole, and never changed.

use std::fs;
use std::path::{Component, Path, PathBuf, Prefix};

use super::error::Fault;

/// Why a folder is no place for a file that is being worked in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unfit {
    /// It is on a drive of the network. With the system's name for its kind.
    Network(String),
    /// A program copies it elsewhere. With the name of the program, as its maker writes it.
    Copied(String),
}

/// What can be found out about places. The system itself, or what a test says.
pub trait Surroundings {
    /// The kind of drive a folder is on, if it is one of the network.
    ///
    /// # Errors
    /// [`Fault::Io`] if the system does not say.
    fn network_drive(&self, folder: &Path) -> Result<Option<String>, Fault>;

    /// The names of what lies in a folder. None if it cannot be read: what may not be looked into says nothing.
    fn names_in(&self, folder: &Path) -> Vec<String>;

    /// The folders that the computer's settings say are copied elsewhere.
    fn copied_folders(&self) -> Vec<PathBuf>;
}

/// Whether the file of a scheme may be worked in in this folder, which must be there.
///
/// # Errors
/// [`Fault::Unfit`] if not; [`Fault::Missing`], [`Fault::Io`].
pub fn check(folder: &Path, around: &dyn Surroundings) -> Result<(), Fault> {
    let folder = fs::canonicalize(folder)?;
    if let Some(kind) = drive_of_another(&folder) {
        return Err(Fault::Unfit(Unfit::Network(kind)));
    }
    if let Some(kind) = around.network_drive(&folder)? {
        return Err(Fault::Unfit(Unfit::Network(kind)));
    }
    for copied in around.copied_folders() {
        // A setting may name a folder that is gone.
        let copied = fs::canonicalize(&copied).unwrap_or(copied);
        if folder.starts_with(&copied) {
            return Err(Fault::Unfit(Unfit::Copied(ONEDRIVE.to_owned())));
        }
    }
    for above in folder.ancestors() {
        let by_name = above
            .file_name()
            .and_then(|name| named_for(&name.to_string_lossy()));
        let names = around.names_in(above);
        let by_mark = names.iter().find_map(|name| marked_by(name));
        if let Some(program) = by_name.or(by_mark) {
            return Err(Fault::Unfit(Unfit::Copied(program.to_owned())));
        }
    }
    Ok(())
}

/// The other computer in a whole path of Windows: `\\office\schemes`, also behind a letter, which a whole path
/// sees through.
fn drive_of_another(folder: &Path) -> Option<String> {
    match folder.components().next()? {
        Component::Prefix(prefix) => match prefix.kind() {
            Prefix::UNC(host, _) | Prefix::VerbatimUNC(host, _) => {
                Some(host.to_string_lossy().into_owned())
            }
            Prefix::Verbatim(_)
            | Prefix::VerbatimDisk(_)
            | Prefix::DeviceNS(_)
            | Prefix::Disk(_) => None,
        },
        Component::RootDir | Component::CurDir | Component::ParentDir | Component::Normal(_) => {
            None
        }
    }
}

const ONEDRIVE: &str = "OneDrive";

/// Folders that programs make for what they copy, in small letters, with the name of the program.
const FOLDERS: &[(&str, &str)] = &[
    ("dropbox", "Dropbox"),
    ("onedrive", ONEDRIVE),
    ("google drive", "Google Drive"),
    ("googledrive", "Google Drive"),
    ("my drive", "Google Drive"),
    ("nextcloud", "Nextcloud"),
    ("owncloud", "ownCloud"),
    ("icloud drive", "iCloud Drive"),
    ("mobile documents", "iCloud Drive"),
    ("cloudstorage", "iCloud Drive"),
    ("box sync", "Box"),
    ("megasync", "MEGA"),
    ("pcloud drive", "pCloud"),
    ("pclouddrive", "pCloud"),
    ("seafile", "Seafile"),
];

/// How the folders of organisations begin: `OneDrive - Council`, `Dropbox (Council)`.
const BEGINNINGS: &[(&str, &str)] = &[("onedrive - ", ONEDRIVE), ("dropbox (", "Dropbox")];

/// The program that makes folders of this name.
fn named_for(folder: &str) -> Option<&'static str> {
    let folder = folder.to_lowercase();
    let whole = FOLDERS.iter().find(|(name, _)| *name == folder);
    let begins = BEGINNINGS
        .iter()
        .find(|(start, _)| folder.starts_with(start));
    whole.or(begins).map(|(_, program)| *program)
}

/// Files and folders that programs leave in what they copy, by how they begin and end.
const MARKS: &[(&str, &str, &str)] = &[
    (".dropbox", "", "Dropbox"),
    (".849C9593-D756-4E56-8D6E-42412F2A707B", "", ONEDRIVE),
    (".sync_", ".db", "Nextcloud"),
    ("._sync_", ".db", "Nextcloud"),
    (".nextcloudsync.log", "", "Nextcloud"),
    (".owncloudsync.log", "", "ownCloud"),
    (".stfolder", "", "Syncthing"),
    (".tmp.drivedownload", "", "Google Drive"),
    (".tmp.driveupload", "", "Google Drive"),
    (".SyncID", "", "Resilio Sync"),
    (".seafile-data", "", "Seafile"),
];

/// The program that leaves something of this name in what it copies. Its own settings, which lie in the home
/// folder under the same name, are another thing: see [`Surroundings::names_in`].
fn marked_by(name: &str) -> Option<&'static str> {
    MARKS
        .iter()
        .find(|(start, end, _)| {
            if end.is_empty() {
                name == *start
            } else {
                name.starts_with(start) && name.ends_with(end)
            }
        })
        .map(|(_, _, program)| *program)
}

/// The system this program runs on.
#[derive(Debug, Clone, Copy, Default)]
pub struct System;

impl Surroundings for System {
    fn network_drive(&self, folder: &Path) -> Result<Option<String>, Fault> {
        network_drive(folder)
    }

    fn names_in(&self, folder: &Path) -> Vec<String> {
        // Dropbox keeps its settings in the home folder under the name of its mark.
        let is_home = std::env::var_os("HOME").is_some_and(|home| Path::new(&home) == folder);
        let mut names: Vec<String> = fs::read_dir(folder)
            .into_iter()
            .flatten()
            .filter_map(Result::ok)
            .map(|entry| entry.file_name().to_string_lossy().into_owned())
            .collect();
        names.retain(|name| !is_home || name != ".dropbox");
        names
    }

    fn copied_folders(&self) -> Vec<PathBuf> {
        // OneDrive, OneDriveCommercial, OneDriveConsumer.
        std::env::vars_os()
            .filter(|(name, value)| {
                name.to_string_lossy().starts_with(ONEDRIVE) && !value.is_empty()
            })
            .map(|(_, value)| PathBuf::from(value))
            .collect()
    }
}

/// The kinds of drives of the network, by the number the kernel gives them (statfs(2)).
#[cfg(target_os = "linux")]
const NETWORK: &[(u64, &str)] = &[
    (0x6969, "nfs"),
    (0x517B, "smb"),
    (0xFF53_4D42, "cifs"),
    (0xFE53_4D42, "smb2"),
    (0x0102_1997, "9p"),
    (0x7375_7245, "coda"),
    (0x5346_414F, "afs"),
    (0x6B41_4653, "afs"),
    (0x00C3_6400, "ceph"),
    (0x0BD0_0BD0, "lustre"),
    (0x564C, "ncp"),
    (0x7461_636F, "ocfs2"),
    (0x0116_1970, "gfs2"),
    (0x786F_4256, "vboxsf"),
    (0xBACB_ACBC, "vmhgfs"),
];

/// Drives that a program stands behind.
#[cfg(target_os = "linux")]
const FUSE: u64 = 0x6573_5546;

/// The one kind of these that is a disk in this computer: NTFS and exFAT, which the kernel locks itself.
/// All others, sshfs and rclone among them, may lead anywhere.
#[cfg(target_os = "linux")]
const FUSE_ON_A_DISK: &str = "fuseblk";

#[cfg(target_os = "linux")]
fn network_drive(folder: &Path) -> Result<Option<String>, Fault> {
    let kind = rustix::fs::statfs(folder)
        .map_err(std::io::Error::from)?
        .f_type;
    let kind = kind.cast_unsigned() & 0xFFFF_FFFF;
    if kind == FUSE {
        let mounts = fs::read_to_string("/proc/self/mountinfo")?;
        let name = kind_of_mount(&mounts, folder).unwrap_or_else(|| "fuse".to_owned());
        return Ok((name != FUSE_ON_A_DISK).then_some(name));
    }
    Ok(NETWORK
        .iter()
        .find(|(number, _)| *number == kind)
        .map(|(_, name)| (*name).to_owned()))
}

/// The kind of the mount a folder is on, as the kernel lists them (proc(5)): the last of those that lead
/// deepest to it.
#[cfg(target_os = "linux")]
fn kind_of_mount(mounts: &str, folder: &Path) -> Option<String> {
    mounts
        .lines()
        .filter_map(|line| {
            let (before, after) = line.split_once(" - ")?;
            let point = before.split(' ').nth(4)?;
            // A space in a path is written \040.
            let point = PathBuf::from(point.replace("\\040", " "));
            let depth = point.components().count();
            folder
                .starts_with(&point)
                .then_some((depth, after.split(' ').next()?))
        })
        .max_by_key(|(depth, _)| *depth)
        .map(|(_, kind)| kind.to_owned())
}

/// A file that is fetched when it is read, or is marked to be kept on this computer or not: its folder is
/// copied elsewhere (`FILE_ATTRIBUTE_PINNED`, `UNPINNED`, `RECALL_ON_OPEN`, `RECALL_ON_DATA_ACCESS`).
#[cfg(windows)]
fn network_drive(folder: &Path) -> Result<Option<String>, Fault> {
    use std::os::windows::fs::MetadataExt as _;
    const ELSEWHERE: u32 = 0x0008_0000 | 0x0010_0000 | 0x0004_0000 | 0x0040_0000;
    let is_elsewhere = fs::metadata(folder)?.file_attributes() & ELSEWHERE != 0;
    Ok(is_elsewhere.then(|| ONEDRIVE.to_owned()))
}

/// Other systems are not asked: names and marks have to do.
#[cfg(not(any(target_os = "linux", windows)))]
fn network_drive(_folder: &Path) -> Result<Option<String>, Fault> {
    Ok(None)
}
