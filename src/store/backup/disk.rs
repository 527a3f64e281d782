//! Files and folders made so that they are still there after the power went.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::path::Path;

use sha2::{Digest as _, Sha256};

use super::super::codec;
use super::super::error::Fault;

/// How much is read at a time.
const PIECE: usize = 64 * 1024;

/// A SHA-256 in hexadecimal.
pub(in crate::store) type Hash = String;

/// Makes a folder that only its owner may look into.
pub(in crate::store) fn make_folder(path: &Path) -> Result<(), Fault> {
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt as _;
        builder.mode(0o700);
    }
    Ok(builder.create(path)?)
}

/// Makes a new file that only its owner may read.
pub(in crate::store) fn new_file(path: &Path) -> Result<File, Fault> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    Ok(options.open(path)?)
}

/// Writes a new file and makes it durable.
pub(in crate::store) fn write_new(path: &Path, bytes: &[u8]) -> Result<(), Fault> {
    let mut file = new_file(path)?;
    file.write_all(bytes)?;
    Ok(file.sync_all()?)
}

/// Copies a file byte for byte into a new one, makes it durable, and gives the hash of what was read.
pub(in crate::store) fn copy_file(from: &Path, to: &Path) -> Result<Hash, Fault> {
    let mut target = new_file(to)?;
    let hash = each_piece(&mut File::open(from)?, |piece| target.write_all(piece))?;
    target.sync_all()?;
    Ok(hash)
}

/// The hash of a file.
pub(super) fn hash_of(path: &Path) -> Result<Hash, Fault> {
    Ok(each_piece(&mut File::open(path)?, |_| Ok(()))?)
}

fn each_piece(file: &mut File, mut take: impl FnMut(&[u8]) -> io::Result<()>) -> io::Result<Hash> {
    let mut hash = Sha256::new();
    let mut buffer = vec![0; PIECE];
    loop {
        let read = file.read(&mut buffer)?;
        let Some(piece) = buffer.get(..read).filter(|piece| !piece.is_empty()) else {
            return Ok(codec::hex(&hash.finalize()));
        };
        hash.update(piece);
        take(piece)?;
    }
}

/// Makes the content of a file durable.
pub(in crate::store) fn sync_file(path: &Path) -> Result<(), Fault> {
    // Windows makes a file durable only through a handle that may write to it.
    Ok(OpenOptions::new().write(true).open(path)?.sync_all()?)
}

/// Makes the names in a folder durable. Some network drives have no such call; they do it by themselves or
/// not at all.
#[cfg(unix)]
pub(in crate::store) fn sync_folder(folder: &Path) -> Result<(), Fault> {
    match File::open(folder)?.sync_all() {
        Err(error)
            if !matches!(
                error.kind(),
                io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported
            ) =>
        {
            Err(error.into())
        }
        Ok(()) | Err(_) => Ok(()),
    }
}

/// Windows has no such call; its rename is made durable by the file system's own journal.
#[cfg(not(unix))]
pub(in crate::store) fn sync_folder(_folder: &Path) -> Result<(), Fault> {
    Ok(())
}

/// Gives a file or folder a name that must be free in the same folder, and makes the name durable.
pub(in crate::store) fn rename(from: &Path, to: &Path) -> Result<(), Fault> {
    fs::rename(from, to)?;
    to.parent().map_or(Ok(()), sync_folder)
}

/// Takes a file away if it is there.
pub(in crate::store) fn remove_file(path: &Path) -> Result<(), Fault> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error.into()),
        Ok(()) | Err(_) => Ok(()),
    }
}

/// Takes a folder and what is in it away if it is there.
pub(in crate::store) fn remove_folder(path: &Path) -> Result<(), Fault> {
    match fs::remove_dir_all(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error.into()),
        Ok(()) | Err(_) => Ok(()),
    }
}

/// The names in a folder, sorted; none if it is not there. A name that is not UTF-8 is not one of ours.
pub(super) fn names_in(folder: &Path) -> Result<Vec<String>, Fault> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries?,
    };
    let mut names = Vec::new();
    for entry in entries {
        names.extend(entry?.file_name().into_string().ok());
    }
    names.sort();
    Ok(names)
}
