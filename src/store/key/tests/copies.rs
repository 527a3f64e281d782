//! Copies of the key file: which one counts, and how they heal each other.

use std::fs;
use std::path::{Path, PathBuf};

use super::*;

struct Laid {
    folder: tempfile::TempDir,
    made: Made,
}

impl Laid {
    /// One file in all four places: beside the record, in two safe copies, in the person's own folder.
    fn out() -> Self {
        let laid = Self {
            folder: tempfile::tempdir().unwrap(),
            made: made(),
        };
        for path in laid.paths() {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            laid.made.file.write(&path).unwrap();
        }
        laid
    }

    fn scheme(&self) -> PathBuf {
        self.folder.path().join("scheme")
    }

    fn paths(&self) -> [PathBuf; 4] {
        let own = format!("{}.keys", self.made.file.scheme());
        [
            self.scheme().join("scheme.keys"),
            self.scheme().join("copies/2026-11-11-0914/scheme.keys"),
            self.scheme().join("copies/2026-11-12-0914/scheme.keys"),
            self.folder.path().join("own").join(own),
        ]
    }

    fn places(&self) -> KeyPlaces {
        KeyPlaces::new(&self.scheme(), Some(&self.folder.path().join("own")))
    }

    fn found(&self) -> FoundKeys {
        self.places().read(ParamFloor::Rehearsal)
    }

    /// Opens with the passphrase as the program does, and heals.
    fn open(&self) -> Vec<KeyPlace> {
        let found = self.found();
        let candidates = found.candidates();
        let good = candidates[0];
        assert!(opens_with(good, PASSPHRASE).is_ok());
        let healed = self.places().heal(&found, good, &mut |_| true);
        assert!(healed.iter().all(|h| h.result.is_ok()));
        healed.into_iter().map(|h| h.place).collect()
    }

    fn all_whole(&self) -> bool {
        let file = |path: &Path| SlotFile::read(path, ParamFloor::Rehearsal).ok();
        self.paths()
            .iter()
            .all(|path| file(path).as_ref() == Some(&self.made.file))
    }
}

fn damage(path: &Path) {
    let mut bytes = fs::read(path).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(path, bytes).unwrap();
}

#[test]
fn any_one_copy_opens_the_scheme_and_heals_the_others() {
    for kept in 0..4 {
        for spoil in [|path: &Path| fs::remove_file(path).unwrap(), damage] {
            let laid = Laid::out();
            let paths = laid.paths();
            for (at, path) in paths.iter().enumerate() {
                if at != kept {
                    spoil(path);
                }
            }
            assert_eq!(laid.open().len(), 3, "kept {kept}");
            assert!(laid.all_whole(), "kept {kept}");
            assert!(laid.open().is_empty(), "nothing more to heal");
        }
    }
}

#[test]
fn where_all_are_gone_or_damaged_it_says_which() {
    let laid = Laid::out();
    for path in laid.paths() {
        damage(&path);
    }
    assert!(laid.found().whole.is_empty());
    assert!(matches!(laid.found().fault(), KeyFault::Damaged(_)));
    for path in laid.paths() {
        fs::remove_file(path).unwrap();
    }
    assert!(matches!(laid.found().fault(), KeyFault::Missing));
}

#[test]
fn an_older_copy_put_in_the_place_of_a_newer_one_does_not_count() {
    let mut laid = Laid::out();
    let older = laid.made.file.clone();
    let own = older.slots()[0].id();
    let new = Passphrase::new(OTHER);
    let cost = KdfParams::for_tests();
    laid.made.file = older
        .set_passphrase(&laid.made.data_key, own, &new, cost, &mut seeded(40))
        .unwrap();
    let [beside, _, _, own] = laid.paths();
    laid.made.file.write(&own).unwrap();
    let found = laid.found();
    assert_eq!(found.candidates(), [&laid.made.file, &older]);
    assert!(laid.made.file.same_key_as(&older));
    // What is whole in a safe copy belongs to the record of that copy: it stays.
    let good = found.candidates()[0].clone();
    let healed = laid.places().heal(&found, &good, &mut |_| true);
    let places: Vec<_> = healed.iter().map(|h| (&h.place, h.was_there)).collect();
    assert_eq!(places, [(&KeyPlace::Beside, true)]);
    let there = SlotFile::read(&beside, ParamFloor::Rehearsal).unwrap();
    assert!(opens_with(&there, OTHER).is_ok());
}

#[test]
fn a_safe_copy_under_another_key_is_given_no_key_file_of_this_one() {
    let laid = Laid::out();
    let [_, older, newer, _] = laid.paths();
    fs::remove_file(&older).unwrap();
    damage(&newer);
    let found = laid.found();
    let mut fits = |copy: &Path| copy.ends_with("2026-11-12-0914");
    let healed = laid.places().heal(&found, &laid.made.file, &mut fits);
    assert_eq!(healed.len(), 1);
    assert!(newer.exists() && !older.exists());
}

#[test]
fn without_a_folder_of_ones_own_nothing_is_kept_there() {
    let laid = Laid::out();
    let places = KeyPlaces::new(&laid.scheme(), None);
    let found = places.read(ParamFloor::Rehearsal);
    assert_eq!(found.whole.len(), 3);
    assert!(
        places
            .heal(&found, &laid.made.file, &mut |_| true)
            .is_empty()
    );
}

#[cfg(unix)]
#[test]
fn only_the_owner_may_look_into_their_own_folder() {
    use std::os::unix::fs::PermissionsExt as _;
    let laid = Laid::out();
    let own = laid.folder.path().join("own");
    fs::remove_dir_all(&own).unwrap();
    assert_eq!(laid.open(), [KeyPlace::Own]);
    let mode = fs::metadata(&own).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o700);
}
