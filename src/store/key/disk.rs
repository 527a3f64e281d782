//! Reading and replacing one small file safely.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

use super::fault::{Damage, KeyFault};

/// The bytes at `path`.
///
/// # Errors
/// [`KeyFault::Missing`], [`KeyFault::Io`], or [`Damage::TooLong`] without reading more than
/// `most` + 1 bytes.
pub(super) fn read_at_most(path: &Path, most: usize) -> Result<Vec<u8>, KeyFault> {
    let file = File::open(path).map_err(|source| {
        if source.kind() == io::ErrorKind::NotFound {
            KeyFault::Missing
        } else {
            doing("open")(source)
        }
    })?;
    let cap = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
    let mut bytes = Vec::new();
    file.take(cap)
        .read_to_end(&mut bytes)
        .map_err(doing("read"))?;
    if bytes.len() > most {
        return Err(Damage::TooLong.into());
    }
    Ok(bytes)
}

/// What has just been done while a file is replaced, in this order. Whatever stops the program after any
/// of them, the old file or the new one is there, whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// What an earlier crash left beside the file is gone.
    Cleared,
    /// The new bytes are beside the file, durably.
    Written,
    /// They were read back and are right.
    ReadBack,
    /// The new file has the name.
    Renamed,
    /// The name is durable.
    Done,
}

/// Puts `bytes` at `path`: a new file beside it, made durable, read back, then renamed over the old one
/// and the folder made durable. A crash at any point leaves the old file or the new one. `after` is told
/// each step once it is done, so that a test can stop there.
///
/// # Errors
/// [`KeyFault::Io`]; the old file is then untouched, unless only the last step failed.
pub(super) fn replace(
    path: &Path,
    bytes: &[u8],
    after: &mut dyn FnMut(Step),
) -> Result<(), KeyFault> {
    let beside = beside(path)?;
    clear_left_over(&beside)?;
    after(Step::Cleared);
    let written = write_new(&beside, bytes).and_then(|()| {
        after(Step::Written);
        read_back(&beside, bytes)
    });
    if let Err(fault) = written {
        // What failed is what matters; a left-over is cleared by the next write.
        let _left_over = fs::remove_file(&beside);
        return Err(fault);
    }
    after(Step::ReadBack);
    fs::rename(&beside, path).map_err(doing("rename"))?;
    after(Step::Renamed);
    sync_folder(path)?;
    after(Step::Done);
    Ok(())
}

/// Makes a folder that only its owner may look into, with those above it.
///
/// # Errors
/// [`KeyFault::Io`].
pub(super) fn own_folder(path: &Path) -> Result<(), KeyFault> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt as _;
        builder.mode(0o700);
    }
    builder.create(path).map_err(doing("make the folder of"))
}

fn doing(step: &'static str) -> impl FnOnce(io::Error) -> KeyFault {
    move |source| KeyFault::Io {
        doing: step,
        source,
    }
}

fn beside(path: &Path) -> Result<PathBuf, KeyFault> {
    let Some(name) = path.file_name() else {
        return Err(doing("name")(io::Error::from(io::ErrorKind::InvalidInput)));
    };
    let mut name = name.to_owned();
    name.push(".new");
    Ok(path.with_file_name(name))
}

fn clear_left_over(path: &Path) -> Result<(), KeyFault> {
    match fs::remove_file(path) {
        Err(source) if source.kind() != io::ErrorKind::NotFound => Err(doing("clear")(source)),
        Ok(()) | Err(_) => Ok(()),
    }
}

fn write_new(path: &Path, bytes: &[u8]) -> Result<(), KeyFault> {
    // `create_new` follows no link that somebody left in the way.
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    only_for_the_owner(&mut options);
    let mut file = options.open(path).map_err(doing("create"))?;
    file.write_all(bytes).map_err(doing("write"))?;
    file.sync_all().map_err(doing("sync"))
}

#[cfg(unix)]
fn only_for_the_owner(options: &mut OpenOptions) {
    use std::os::unix::fs::OpenOptionsExt as _;
    options.mode(0o600);
}

/// On Windows the folder's own access rules apply.
#[cfg(not(unix))]
fn only_for_the_owner(_options: &mut OpenOptions) {}

fn read_back(path: &Path, bytes: &[u8]) -> Result<(), KeyFault> {
    if fs::read(path).map_err(doing("read back"))? == bytes {
        return Ok(());
    }
    Err(doing("read back")(io::Error::from(
        io::ErrorKind::InvalidData,
    )))
}

#[cfg(unix)]
fn sync_folder(path: &Path) -> Result<(), KeyFault> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        Some(_) | None => Path::new("."),
    };
    File::open(folder)
        .and_then(|folder| folder.sync_all())
        .map_err(doing("sync the folder of"))
}

/// Windows has no such call; its rename is made durable by the file system's own journal.
#[cfg(not(unix))]
fn sync_folder(_path: &Path) -> Result<(), KeyFault> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_new_bytes_replace_the_old_and_nothing_is_left_beside_them() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("scheme.keys");
        replace(&path, b"one", &mut |_| ()).unwrap();
        replace(&path, b"two", &mut |_| ()).unwrap();
        assert_eq!(read_at_most(&path, 3).unwrap(), b"two");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_left_over_of_a_crash_is_no_obstacle() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("scheme.keys");
        fs::write(folder.path().join("scheme.keys.new"), b"half").unwrap();
        replace(&path, b"whole", &mut |_| ()).unwrap();
        assert_eq!(read_at_most(&path, 5).unwrap(), b"whole");
    }

    #[cfg(unix)]
    #[test]
    fn only_the_owner_may_read_it_and_a_link_in_the_way_is_not_followed() {
        use std::os::unix::fs::{PermissionsExt as _, symlink};
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("scheme.keys");
        let elsewhere = folder.path().join("elsewhere");
        fs::write(&elsewhere, b"untouched").unwrap();
        symlink(&elsewhere, folder.path().join("scheme.keys.new")).unwrap();
        replace(&path, b"keys", &mut |_| ()).unwrap();
        assert_eq!(
            fs::metadata(&path).unwrap().permissions().mode() & 0o777,
            0o600
        );
        assert_eq!(fs::read(&elsewhere).unwrap(), b"untouched");
    }

    #[test]
    fn a_missing_file_and_a_long_one_are_told_apart() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("scheme.keys");
        assert!(matches!(read_at_most(&path, 4), Err(KeyFault::Missing)));
        fs::write(&path, b"12345").unwrap();
        assert!(matches!(
            read_at_most(&path, 4),
            Err(KeyFault::Damaged(Damage::TooLong))
        ));
        assert_eq!(read_at_most(&path, 5).unwrap(), b"12345");
    }

    #[test]
    fn a_folder_that_is_not_there_is_an_io_fault() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("no such folder").join("scheme.keys");
        assert!(matches!(
            replace(&path, b"keys", &mut |_| ()),
            Err(KeyFault::Io {
                doing: "create",
                ..
            })
        ));
    }
}
