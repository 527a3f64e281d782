//! The copies of a key file, and how they heal each other.
//!
//! A key file lies beside its record, in each safe copy of the record, and in a folder of the person's own
//! on this computer. Any whole one opens the scheme; at the next opening it puts the others right. Among
//! whole ones the newest counts, which its edition tells, so that an old copy put in the place of a new one
//! does not bring back who was taken out or a passphrase that was changed.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use uuid::Uuid;

use super::disk;
use super::fault::KeyFault;
use super::file::SlotFile;
use super::kdf::ParamFloor;
use crate::store::KEY_FILE;

/// The folder of safe copies in the folder of a scheme.
const SAFE_COPIES: &str = "copies";

/// How many safe copies are looked into, the newest first.
const MOST_SAFE_COPIES: usize = 3;

/// How many files of a person's own folder are looked into when nothing else says which scheme it is.
const MOST_OWN: usize = 8;

/// Where the key file of one scheme may lie.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyPlaces {
    /// The folder of the scheme.
    folder: PathBuf,
    /// The folder for a copy of each scheme's key file on this computer, if there is to be one.
    own: Option<PathBuf>,
}

/// One place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeyPlace {
    /// Beside the record.
    Beside,
    /// In the safe copy with this folder.
    SafeCopy(PathBuf),
    /// In the person's own folder.
    Own,
}

/// Every key file that was found.
#[derive(Debug)]
pub struct FoundKeys {
    /// Those that are whole, the newest first; of equals the one nearest to the record.
    pub whole: Vec<(KeyPlace, SlotFile)>,
    /// Those that are not there or not whole, and why.
    pub broken: Vec<(KeyPlace, KeyFault)>,
}

/// A key file that was put right, or could not be.
#[derive(Debug)]
pub struct Healed {
    /// Where.
    pub place: KeyPlace,
    /// Whether there was one that could not be used, rather than none.
    pub was_there: bool,
    /// What came of it.
    pub result: Result<(), KeyFault>,
}

impl KeyPlaces {
    /// The places of the scheme in `folder`, with a copy in `own` if one is to be kept there.
    pub fn new(folder: &Path, own: Option<&Path>) -> Self {
        Self {
            folder: folder.to_owned(),
            own: own.map(Path::to_owned),
        }
    }

    /// Beside the record.
    pub fn beside(&self) -> PathBuf {
        self.folder.join(KEY_FILE)
    }

    /// Reads every copy. Of the person's own folder only the file of the same scheme is read, or every file
    /// if nothing else says which scheme this is. Whether a file belongs to the record shows when it opens
    /// it.
    pub fn read(&self, floor: ParamFloor) -> FoundKeys {
        let mut found = FoundKeys {
            whole: Vec::new(),
            broken: Vec::new(),
        };
        found.take(KeyPlace::Beside, SlotFile::read(&self.beside(), floor));
        for copy in self.safe_copies() {
            let read = SlotFile::read(&copy.join(KEY_FILE), floor);
            found.take(KeyPlace::SafeCopy(copy), read);
        }
        let schemes: BTreeSet<Uuid> = found.whole.iter().map(|(_, f)| f.scheme()).collect();
        let own = if schemes.is_empty() {
            self.own_files()
        } else {
            schemes.iter().filter_map(|s| self.own_file(*s)).collect()
        };
        for path in own {
            found.take(KeyPlace::Own, SlotFile::read(&path, floor));
        }
        // Stable: of equals the place that was looked into first stays first.
        found
            .whole
            .sort_by_key(|(_, file)| std::cmp::Reverse(file.edition()));
        found
    }

    /// Puts right what `found` says is missing, damaged or older than `good`, which has opened the record.
    /// `fits` says whether the record of a safe copy is under the same data key: its own key file is left
    /// alone if it is whole, and is replaced only by one that opens it.
    pub fn heal(
        &self,
        found: &FoundKeys,
        good: &SlotFile,
        fits: &mut dyn FnMut(&Path) -> bool,
    ) -> Vec<Healed> {
        let holds = |place: &KeyPlace| {
            let mut whole = found.whole.iter();
            whole.any(|(p, file)| p == place && file == good)
        };
        let was_there = |place: &KeyPlace| {
            let missing = |(p, fault): &(KeyPlace, KeyFault)| {
                p == place && matches!(fault, KeyFault::Missing)
            };
            !found.broken.iter().any(missing)
        };
        let mut healed = Vec::new();
        let mut put = |place: KeyPlace, path: &Path| {
            let folder = path.parent().map_or(Ok(()), disk::own_folder);
            healed.push(Healed {
                was_there: was_there(&place),
                result: folder.and_then(|()| good.write(path)),
                place,
            });
        };
        if !holds(&KeyPlace::Beside) {
            put(KeyPlace::Beside, &self.beside());
        }
        for (place, _) in &found.broken {
            if let KeyPlace::SafeCopy(copy) = place
                && fits(copy)
            {
                put(place.clone(), &copy.join(KEY_FILE));
            }
        }
        if let Some(path) = self.own_file(good.scheme())
            && !holds(&KeyPlace::Own)
        {
            put(KeyPlace::Own, &path);
        }
        healed
    }

    /// Gives the person's own folder a copy of a key file that was changed. One that cannot be written now is
    /// put right at the next opening.
    pub fn follow(&self, file: &SlotFile) {
        if let (Some(own), Some(path)) = (&self.own, self.own_file(file.scheme())) {
            let _put_right_later = disk::own_folder(own).and_then(|()| file.write(&path));
        }
    }

    /// The newest safe copies: their names are their dates.
    fn safe_copies(&self) -> Vec<PathBuf> {
        let mut copies: Vec<PathBuf> = entries(&self.folder.join(SAFE_COPIES))
            .filter(|path| path.is_dir() && path.extension().is_none())
            .collect();
        copies.sort_unstable_by(|a, b| b.cmp(a));
        copies.truncate(MOST_SAFE_COPIES);
        copies
    }

    fn own_file(&self, scheme: Uuid) -> Option<PathBuf> {
        self.own
            .as_ref()
            .map(|own| own.join(format!("{scheme}.keys")))
    }

    fn own_files(&self) -> Vec<PathBuf> {
        let Some(own) = &self.own else {
            return Vec::new();
        };
        let mut files: Vec<PathBuf> = entries(own)
            .filter(|path| path.extension().is_some_and(|ending| ending == "keys"))
            .collect();
        files.sort_unstable();
        files.truncate(MOST_OWN);
        files
    }
}

/// What lies in a folder; nothing if it cannot be read, for then nothing can be found in it.
fn entries(folder: &Path) -> impl Iterator<Item = PathBuf> {
    fs::read_dir(folder)
        .into_iter()
        .flatten()
        .filter_map(Result::ok)
        .map(|entry| entry.path())
}

impl FoundKeys {
    fn take(&mut self, place: KeyPlace, read: Result<SlotFile, KeyFault>) {
        match read {
            Ok(file) => self.whole.push((place, file)),
            Err(fault) => self.broken.push((place, fault)),
        }
    }

    /// The whole files that differ, in the order in which they are to be tried.
    pub fn candidates(&self) -> Vec<&SlotFile> {
        let mut different: Vec<&SlotFile> = Vec::new();
        for (_, file) in &self.whole {
            if !different.contains(&file) {
                different.push(file);
            }
        }
        different
    }

    /// Why there is no whole one: what is wrong with the one beside the record.
    pub fn fault(self) -> KeyFault {
        let beside = |(place, _): &(KeyPlace, KeyFault)| *place == KeyPlace::Beside;
        let mut broken = self.broken.into_iter();
        broken
            .find(beside)
            .map_or(KeyFault::Missing, |(_, fault)| fault)
    }
}
