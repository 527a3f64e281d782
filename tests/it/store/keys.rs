//! The record and its key file together: coming in, taking somebody out, and stopping dead at every step of it.

use settled::domain::id::ProfileId;
use settled::domain::port::{Change, OpKind, Stamp, Write};
use settled::domain::profile::{Profile, ProfileKind};
use settled::store::key::{
    Damage, DataKey, Holder, KdfParams, KeyFault, KeyPlace, KeyPlaces, NewScheme, NewSheet,
    Newcomer, Offer, OsEntropy, ParamFloor, Passphrase, RecoveryWords, Role, SlotFile,
};
use settled::store::{Birth, Door, EnterFault, Entered, Fault, KeyNews, Opener, Store, Turned};
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use uuid::Uuid;

const SIAN: &str = "otter lamp violin gravel";
const MORGAN: &str = "seven quiet herons waiting";
const TODAY: jiff::civil::Date = jiff::civil::date(2026, 11, 12);
const SCHEME: Uuid = Uuid::from_u128(0x42);
const PEOPLE: u32 = 400;

fn opener() -> Opener {
    Opener {
        user: "test".to_owned(),
        host: "test".to_owned(),
        since: jiff::Timestamp::UNIX_EPOCH,
    }
}

fn holder(name: &str) -> Holder {
    Holder {
        name: name.to_owned(),
        role: Role::Officer,
    }
}

fn stamp(n: u32) -> Stamp {
    Stamp {
        op: Uuid::from_u128(0x0F00_0000 + u128::from(n)),
        at: jiff::Timestamp::from_second(1_794_000_000 + i64::from(n)).unwrap(),
        today: TODAY,
        who: "Sian".to_owned(),
    }
}

/// A scheme of two people in a folder, and what its tests need to know.
struct Scheme {
    folder: PathBuf,
    own: PathBuf,
}

impl Scheme {
    fn at(root: &Path) -> Self {
        Self {
            folder: root.join("scheme"),
            own: root.join("own"),
        }
    }

    fn made(root: &Path) -> Self {
        let scheme = Self::at(root);
        fs::create_dir_all(&scheme.folder).unwrap();
        let words = RecoveryWords::generate(&mut OsEntropy).unwrap();
        let sian = holder("Sian");
        let new = NewScheme {
            scheme: SCHEME,
            holder: &sian,
            created: TODAY,
            passphrase: &Passphrase::new(SIAN),
            words: &words,
            kdf: KdfParams::for_tests(),
            floor: ParamFloor::Rehearsal,
        };
        let (file, key) = SlotFile::create(&new, &mut OsEntropy).unwrap();
        let morgan = Newcomer {
            holder: &holder("Morgan"),
            created: TODAY,
            passphrase: &Passphrase::new(MORGAN),
            kdf: KdfParams::for_tests(),
        };
        let file = file.with_person(&key, &morgan, &mut OsEntropy).unwrap();
        file.write(&scheme.keys()).unwrap();
        let birth = Birth {
            scheme: SCHEME,
            device: Uuid::from_u128(2),
        };
        let mut store = Store::create(&scheme.folder, &key, false, birth, &opener()).unwrap();
        let profile = |n: u32| {
            let id = ProfileId(Uuid::from_u128(0xA1ED_0000 + u128::from(n)));
            Write::put(&Profile::new(
                id,
                ProfileKind::Person,
                &format!("Person {n} {}", "of a long name ".repeat(20)),
            ))
        };
        let change = Change {
            kind: OpKind::Imported,
            about: "people".to_owned(),
            writes: (0..PEOPLE).map(profile).collect(),
        };
        store.apply(&change, &stamp(1)).unwrap();
        scheme
    }

    /// The same scheme in another folder.
    fn copied(&self, root: &Path) -> Self {
        let copy = Self::at(root);
        fs::create_dir_all(&copy.folder).unwrap();
        for file in ["scheme.db", "scheme.keys"] {
            fs::copy(self.folder.join(file), copy.folder.join(file)).unwrap();
        }
        copy
    }

    fn keys(&self) -> PathBuf {
        self.folder.join("scheme.keys")
    }

    fn file(&self) -> SlotFile {
        SlotFile::read(&self.keys(), ParamFloor::Rehearsal).unwrap()
    }

    fn enter_at(&self, passphrase: &str, kdf: KdfParams) -> Result<Entered, EnterFault> {
        let places = KeyPlaces::new(&self.folder, Some(&self.own));
        let door = Door {
            folder: &self.folder,
            places: &places,
            floor: ParamFloor::Rehearsal,
            kdf,
            opener: &opener(),
        };
        let passphrase = Passphrase::new(passphrase);
        door.enter(&mut Offer::passphrase(&passphrase), &mut OsEntropy)
    }

    fn enter(&self, passphrase: &str) -> Result<Entered, EnterFault> {
        self.enter_at(passphrase, KdfParams::for_tests())
    }

    /// Opens and finds everybody there.
    fn opens(&self, passphrase: &str) -> Entered {
        let entered = self.enter(passphrase).unwrap();
        let lines = entered.store.profile_lines(TODAY).unwrap();
        assert_eq!(lines.len(), usize::try_from(PEOPLE).unwrap());
        assert!(entered.store.check_file().unwrap().is_whole());
        entered
    }

    /// Takes Morgan out, telling each step.
    fn take_morgan_out(&self, after: &mut dyn FnMut(Turned)) {
        let Entered {
            store,
            keys,
            unlocked,
            ..
        } = self.enter(SIAN).unwrap();
        let gone = keys.people().find(|s| s.holder().name == "Morgan").unwrap();
        let words = RecoveryWords::generate(&mut OsEntropy).unwrap();
        let sheet = NewSheet {
            holder: &holder("Sian"),
            created: TODAY,
            words: &words,
        };
        let rotation = keys
            .without_person(&unlocked.data_key, gone.id(), &sheet, &mut OsEntropy)
            .unwrap();
        rotation.file.write(&self.keys()).unwrap();
        after(Turned::BothKeys);
        let turned = store.turn_to(&rotation.data_key, &rotation.file, &opener(), after);
        turned.unwrap();
    }
}

fn wrong(result: &Result<Entered, EnterFault>) -> bool {
    matches!(result, Err(EnterFault::Keys(KeyFault::WrongPassphrase)))
}

#[test]
fn who_is_taken_out_cannot_come_in_and_everybody_else_can() {
    let root = tempfile::tempdir().unwrap();
    let scheme = Scheme::made(root.path());
    let old_key = scheme.opens(MORGAN).unlocked.data_key.clone();
    let mut steps = Vec::new();
    scheme.take_morgan_out(&mut |step| steps.push(step));
    assert_eq!(
        steps,
        [
            Turned::BothKeys,
            Turned::Record,
            Turned::Opened,
            Turned::NewKey
        ]
    );
    assert!(wrong(&scheme.enter(MORGAN)));
    let entered = scheme.opens(SIAN);
    assert_eq!(entered.news, []);
    assert!(!entered.unlocked.data_key.is(&old_key));
    let (_, under) = entered.store.place().unwrap();
    assert!(under.is(&entered.unlocked.data_key));
    drop(entered);
    // The key that he held opens nothing any more.
    let refused = Store::open(&scheme.folder, &old_key, false, &opener());
    assert_eq!(refused.unwrap_err(), Fault::WrongKey);
}

/// Where the child finds its folder, and after which step it stops dead. The test of the child does nothing
/// without them.
const FOLDER: &str = "SETTLED_TEST_KEYS_FOLDER";
const STOP: &str = "SETTLED_TEST_KEYS_STOP";

#[test]
fn child_that_takes_somebody_out() {
    let Some(folder) = std::env::var_os(FOLDER) else {
        return;
    };
    let stop = std::env::var(STOP).unwrap_or_default();
    let scheme = Scheme::at(Path::new(&folder));
    scheme.take_morgan_out(&mut |step| {
        println!("after {step:?}");
        if format!("{step:?}") == stop {
            std::process::abort();
        }
    });
}

fn child(root: &Path, stop: &str) -> std::process::Child {
    Command::new(std::env::current_exe().unwrap())
        .args([
            "--exact",
            "store::keys::child_that_takes_somebody_out",
            "--nocapture",
        ])
        .env(FOLDER, root)
        .env(STOP, stop)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

#[test]
fn stopped_dead_after_any_step_the_scheme_opens_for_who_is_left() {
    for step in [
        Turned::BothKeys,
        Turned::Record,
        Turned::Opened,
        Turned::NewKey,
    ] {
        let root = tempfile::tempdir().unwrap();
        let scheme = Scheme::made(root.path());
        let status = child(root.path(), &format!("{step:?}")).wait().unwrap();
        assert!(!status.success(), "{step:?} is never reached");
        let entered = scheme.opens(SIAN);
        assert_eq!(
            entered.news.contains(&KeyNews::Finished),
            step != Turned::NewKey,
            "{step:?}"
        );
        assert!(
            entered
                .keys
                .previous(&entered.unlocked.data_key)
                .unwrap()
                .is_none()
        );
        drop(entered);
        assert!(wrong(&scheme.enter(MORGAN)), "{step:?}");
        assert_eq!(scheme.opens(SIAN).news, [], "{step:?}");
    }
}

/// How often the program is killed in the middle of going over to the new key.
const KILLS: u32 = 25;

#[test]
fn killed_at_any_moment_the_scheme_opens_and_nothing_is_lost() {
    let (mut before, mut between, mut after) = (0, 0, 0);
    let first = tempfile::tempdir().unwrap();
    let made = Scheme::made(first.path());
    for round in 0..KILLS {
        let root = tempfile::tempdir().unwrap();
        let scheme = made.copied(root.path());
        let mut child = child(root.path(), "");
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let begun = lines.any(|line| line.is_ok_and(|l| l.contains("after BothKeys")));
        assert!(begun, "round {round}: the child never began");
        for _ in 0..(round * 79_190) % 3_000_000 {
            std::hint::spin_loop();
        }
        child.kill().unwrap();
        child.wait().unwrap();
        let had_previous = scheme.file().to_text().contains("\"previous\"");
        let journal = scheme.folder.join("scheme.db-journal").exists();
        match (had_previous, journal) {
            (true, true) => between += 1,
            (true, false) => before += 1,
            (false, _) => after += 1,
        }
        let entered = scheme.opens(SIAN);
        assert_eq!(entered.news.contains(&KeyNews::Finished), had_previous);
        drop(entered);
        assert!(wrong(&scheme.enter(MORGAN)), "round {round}");
    }
    eprintln!("killed before {before}, while {between}, after {after}");
    assert!(between > 0, "no kill fell into the change of the pages");
}

#[test]
fn the_wrong_passphrase_damaged_keys_and_a_damaged_record_are_three_things() {
    let root = tempfile::tempdir().unwrap();
    let scheme = Scheme::made(root.path());
    assert!(wrong(&scheme.enter("otter lamp violin grovel")));
    let record = scheme.folder.join("scheme.db");
    let mut bytes = fs::read(&record).unwrap();
    bytes[100] ^= 1;
    fs::write(&record, &bytes).unwrap();
    assert!(matches!(
        scheme.enter(SIAN),
        Err(EnterFault::Record(Fault::WrongKey))
    ));
    let mut bytes = fs::read(scheme.keys()).unwrap();
    bytes[1000] ^= 1;
    fs::write(scheme.keys(), &bytes).unwrap();
    assert!(matches!(
        scheme.enter(SIAN),
        Err(EnterFault::Keys(KeyFault::Damaged(Damage::Checksum)))
    ));
    fs::remove_file(scheme.keys()).unwrap();
    assert!(matches!(
        scheme.enter(SIAN),
        Err(EnterFault::Keys(KeyFault::Missing))
    ));
}

/// A safe copy as it is laid out: the record and the key file of that day.
fn safe_copy(scheme: &Scheme, name: &str) -> PathBuf {
    let copy = scheme.folder.join("copies").join(name);
    fs::create_dir_all(&copy).unwrap();
    for file in ["scheme.db", "scheme.keys"] {
        fs::copy(scheme.folder.join(file), copy.join(file)).unwrap();
    }
    copy
}

#[test]
fn any_two_copies_may_go_and_come_back_by_themselves() {
    let root = tempfile::tempdir().unwrap();
    let scheme = Scheme::made(root.path());
    let copy = safe_copy(&scheme, "2026-11-12-0914");
    assert_eq!(scheme.opens(SIAN).news, [KeyNews::PutBack(KeyPlace::Own)]);
    let own = scheme.own.join(format!("{SCHEME}.keys"));
    let places = [scheme.keys(), copy.join("scheme.keys"), own];
    for kept in &places {
        for path in places.iter().filter(|path| *path != kept) {
            fs::remove_file(path).unwrap();
        }
        let news = scheme.opens(SIAN).news;
        assert_eq!(news.len(), 2, "{news:?}");
        assert!(places.iter().all(|path| path.exists()));
    }
}

#[test]
fn an_old_key_file_in_the_place_of_the_new_one_brings_nobody_back() {
    let root = tempfile::tempdir().unwrap();
    let scheme = Scheme::made(root.path());
    drop(scheme.opens(SIAN));
    let old = fs::read(scheme.keys()).unwrap();
    scheme.take_morgan_out(&mut |_| ());
    drop(scheme.opens(SIAN));
    fs::write(scheme.keys(), &old).unwrap();
    let news = scheme.opens(SIAN).news;
    assert_eq!(news, [KeyNews::Replaced(KeyPlace::Beside)]);
    fs::write(scheme.keys(), &old).unwrap();
    assert!(wrong(&scheme.enter(MORGAN)));
    // Even where the old file is all there is, the old key opens nothing.
    fs::remove_dir_all(&scheme.own).unwrap();
    assert!(matches!(
        scheme.enter(MORGAN),
        Err(EnterFault::Record(Fault::WrongKey))
    ));
}

#[test]
fn an_old_passphrase_is_not_brought_back_by_an_old_copy() {
    let root = tempfile::tempdir().unwrap();
    let scheme = Scheme::made(root.path());
    safe_copy(&scheme, "2026-11-12-0914");
    let entered = scheme.opens(SIAN);
    let new = Passphrase::new("nine copper kettles singing");
    let changed = entered
        .keys
        .set_passphrase(
            &entered.unlocked.data_key,
            entered.unlocked.slot,
            &new,
            KdfParams::for_tests(),
            &mut OsEntropy,
        )
        .unwrap();
    changed.write(&scheme.keys()).unwrap();
    drop(entered);
    assert!(wrong(&scheme.enter(SIAN)), "the safe copy still has it");
    drop(scheme.opens("nine copper kettles singing"));
    assert!(wrong(&scheme.enter(SIAN)));
}

#[test]
fn a_record_put_back_with_the_keys_of_its_time_opens_and_its_keys_count_again() {
    let root = tempfile::tempdir().unwrap();
    let scheme = Scheme::made(root.path());
    drop(scheme.opens(SIAN));
    let copy = safe_copy(&scheme, "2026-11-12-0914");
    scheme.take_morgan_out(&mut |_| ());
    drop(scheme.opens(SIAN));
    let newest = scheme.file().edition();
    for file in ["scheme.db", "scheme.keys"] {
        fs::copy(copy.join(file), scheme.folder.join(file)).unwrap();
    }
    let entered = scheme.opens(SIAN);
    assert!(
        entered.news.contains(&KeyNews::OlderUsed),
        "{:?}",
        entered.news
    );
    assert!(entered.keys.edition() > newest);
    drop(entered);
    assert_eq!(scheme.opens(SIAN).news, []);
    drop(scheme.opens(MORGAN));
}

#[test]
fn a_slot_put_in_by_a_stranger_is_refused_and_a_whole_copy_used() {
    let root = tempfile::tempdir().unwrap();
    let scheme = Scheme::made(root.path());
    drop(scheme.opens(SIAN));
    // Somebody who can write to the folder makes himself a manager and puts the checksum right.
    let text = scheme.file().to_text().replacen("officer", "manager", 1);
    let meddled = with_right_checksum(&text);
    fs::write(scheme.keys(), &meddled).unwrap();
    let news = scheme.opens(SIAN).news;
    assert!(news.contains(&KeyNews::Foreign), "{news:?}");
    assert_eq!(scheme.opens(SIAN).news, []);
    fs::write(scheme.keys(), &meddled).unwrap();
    fs::remove_dir_all(&scheme.own).unwrap();
    assert!(matches!(
        scheme.enter(SIAN),
        Err(EnterFault::Keys(KeyFault::Damaged(Damage::Seal)))
    ));
}

fn with_right_checksum(text: &str) -> String {
    use sha2::Digest as _;
    use std::fmt::Write as _;
    let below = text.splitn(3, '\n').nth(2).unwrap();
    let digest = sha2::Sha256::digest(below);
    let hex = digest.iter().fold(String::new(), |mut hex, byte| {
        write!(hex, "{byte:02x}").unwrap();
        hex
    });
    format!("{{\n  \"checksum\": \"{hex}\",\n{below}")
}

#[test]
fn a_slot_of_an_older_cost_is_raised_at_the_next_opening_and_says_nothing() {
    let root = tempfile::tempdir().unwrap();
    let scheme = Scheme::made(root.path());
    drop(scheme.opens(SIAN));
    let higher = KdfParams {
        m_kib: 64,
        ..KdfParams::for_tests()
    };
    let entered = scheme.enter_at(SIAN, higher).unwrap();
    assert_eq!(entered.news, []);
    let kdf = |keys: &SlotFile| keys.slot(entered.unlocked.slot).unwrap().kdf();
    assert_eq!(kdf(&entered.keys), Some(higher));
    assert_eq!(kdf(&scheme.file()), Some(higher));
    let unlocked = entered.unlocked.slot;
    drop(entered.store);
    let entered = scheme.opens(SIAN);
    assert_eq!(entered.keys.slot(unlocked).unwrap().kdf(), Some(higher));
    drop(entered);
    drop(scheme.opens(MORGAN));
}

#[test]
fn a_key_that_is_not_the_record_s_changes_nothing() {
    let root = tempfile::tempdir().unwrap();
    let scheme = Scheme::made(root.path());
    let key = DataKey::from_bytes([9; 32]);
    assert!(!Store::opens_with(&scheme.folder, &key).unwrap());
    let right = scheme.opens(SIAN).unlocked.data_key.clone();
    assert!(Store::opens_with(&scheme.folder, &right).unwrap());
}
