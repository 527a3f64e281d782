//! Who has a scheme open. The lock on the database decides between processes; the side file only gives the
//! sentence its names, and one that a crash left behind means nothing. Within a process, where locks do
//! not bind, a [`Claim`] decides.

use std::collections::BTreeSet;
use std::fs::{self, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use jiff::Timestamp;

use super::error::{Fault, HeldBy};

const NAME: &str = "scheme.lock";

/// The most of a side file that is read: it is four short lines.
const MOST: u64 = 4096;

/// Who opens a scheme, and when. Both names are the computer's own; nothing here is from the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opener {
    /// The name of the account on this computer.
    pub user: String,
    /// The name of this computer.
    pub host: String,
    /// The instant, from the runtime's clock.
    pub since: Timestamp,
}

/// The side file of a scheme that is open here. Removed when dropped.
#[derive(Debug)]
pub(super) struct SideFile(PathBuf);

impl SideFile {
    /// Writes the side file of `folder`, over one that a crash left behind. Only the holder of the
    /// database's lock may call this.
    pub(super) fn write(folder: &Path, opener: &Opener) -> Result<Self, Fault> {
        let path = folder.join(NAME);
        match fs::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error.into()),
            Ok(()) | Err(_) => {}
        }
        let mut file = OpenOptions::new()
            .write(true)
            .create_new(true)
            .open(&path)?;
        let side_file = Self(path);
        write!(
            file,
            "user {}\nhost {}\npid {}\nsince {}\n",
            one_line(&opener.user),
            one_line(&opener.host),
            std::process::id(),
            opener.since
        )?;
        Ok(side_file)
    }
}

impl Drop for SideFile {
    fn drop(&mut self) {
        // One that stays is ignored by the next opener, so there is nobody to tell.
        let _stays = fs::remove_file(&self.0);
    }
}

/// The files that are open in this process.
static CLAIMED: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

fn claimed() -> MutexGuard<'static, BTreeSet<PathBuf>> {
    // A set of paths is whole whatever happened while it was held.
    CLAIMED.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A file that this process has open. Let go of when dropped.
#[derive(Debug)]
pub(super) struct Claim(PathBuf);

impl Claim {
    /// Claims the file at `path`, which must be there; `None` if it is claimed already.
    pub(super) fn on(path: &Path) -> Result<Option<Self>, Fault> {
        let path = fs::canonicalize(path)?;
        let free = claimed().insert(path.clone());
        Ok(free.then_some(Self(path)))
    }
}

impl Drop for Claim {
    fn drop(&mut self) {
        claimed().remove(&self.0);
    }
}

fn one_line(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).collect()
}

/// Who holds the scheme in `folder`, as far as the side file says. Not being able to read it only
/// makes the sentence shorter.
pub(super) fn holder(folder: &Path) -> Option<HeldBy> {
    let file = fs::File::open(folder.join(NAME)).ok()?;
    let mut text = String::new();
    file.take(MOST).read_to_string(&mut text).ok()?;
    let value = |name: &str| {
        text.lines()
            .find_map(|line| line.strip_prefix(name)?.strip_prefix(' '))
    };
    Some(HeldBy {
        user: value("user")?.to_owned(),
        host: value("host")?.to_owned(),
        pid: value("pid")?.parse().ok()?,
        since: value("since")?.parse().ok()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_side_file_says_who_and_goes_with_the_store() {
        let folder = tempfile::tempdir().unwrap();
        let opener = Opener {
            user: "bethan\nhost elsewhere".to_owned(),
            host: "office-3".to_owned(),
            since: "2026-11-12T09:30:00Z".parse().unwrap(),
        };
        fs::write(folder.path().join(NAME), "left by a crash").unwrap();
        assert_eq!(holder(folder.path()), None);
        let file = SideFile::write(folder.path(), &opener).unwrap();
        let held = holder(folder.path()).unwrap();
        assert_eq!(
            (held.user.as_str(), held.host.as_str()),
            ("bethanhost elsewhere", "office-3")
        );
        assert_eq!((held.pid, held.since), (std::process::id(), opener.since));
        drop(file);
        assert_eq!(holder(folder.path()), None);
    }
}
