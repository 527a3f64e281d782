//! Another program reads what this one wrote: a slot of the key file by its passphrase, and the record, with libraries that share
//! no code with ours (`tests/faults/second_reader.py`).

use settled::domain::port::{Change, OpKind, Stamp, Write};
use settled::domain::profile::{Profile, ProfileKind};
use settled::store::key::{
    Holder, KdfParams, NewScheme, OsEntropy, ParamFloor, Passphrase, RecoveryWords, Role, SlotFile,
};
use settled::store::{Birth, Opener, Store};
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use uuid::Uuid;

/// The Python to use, with the packages in it. Set, it must work; not set, the test is left out where it does not.
const PYTHON: &str = "SETTLED_TEST_PYTHON";

const READER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/faults/second_reader.py");

const PASSPHRASE: &str = "harbour lantern thistle wagon meadow";

fn python() -> Option<String> {
    if let Ok(python) = std::env::var(PYTHON) {
        return Some(python);
    }
    let found = Command::new("python3")
        .args(["-c", "import argon2, cryptography, apsw"])
        .stderr(Stdio::null())
        .status();
    found
        .is_ok_and(|status| status.success())
        .then(|| "python3".to_owned())
}

fn read(python: &str, folder: &Path, passphrase: &str) -> Output {
    let mut reader = Command::new(python)
        .arg(READER)
        .arg(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = reader.stdin.take().unwrap();
    input.write_all(passphrase.as_bytes()).unwrap();
    drop(input);
    reader.wait_with_output().unwrap()
}

/// A scheme with two people, as the program sets it up, with the stretching that real ones get.
fn scheme(folder: &Path) {
    let id = Uuid::from_u128(0x5E77);
    let words = RecoveryWords::generate(&mut OsEntropy).unwrap();
    let holder = Holder {
        name: "Bethan R".to_owned(),
        role: Role::Manager,
    };
    let new = NewScheme {
        scheme: id,
        holder: &holder,
        created: super::TODAY,
        passphrase: &Passphrase::new(PASSPHRASE),
        words: &words,
        kdf: KdfParams::DEFAULT,
        floor: ParamFloor::Real,
    };
    let (keys, data_key) = SlotFile::create(&new, &mut OsEntropy).unwrap();
    keys.write(&folder.join("scheme.keys")).unwrap();
    let opener = Opener {
        user: "test".to_owned(),
        host: "test".to_owned(),
        since: super::start(),
    };
    let birth = Birth {
        scheme: id,
        device: Uuid::from_u128(2),
    };
    let mut store = Store::create(folder, &data_key, true, birth, &opener).unwrap();
    let stamp = Stamp {
        op: Uuid::from_u128(3),
        at: super::start(),
        today: super::TODAY,
        who: "Bethan R".to_owned(),
    };
    let person = |n, name| Write::put(&Profile::new(super::id(n), ProfileKind::Person, name));
    let change = Change {
        kind: OpKind::ProfileAdded,
        about: "Aled P".to_owned(),
        writes: vec![person(1, "Aled P"), person(2, "Ffion ŵ")],
    };
    store.apply(&change, &stamp).unwrap();
}

#[test]
fn another_program_opens_a_slot_and_reads_the_record() {
    let Some(python) = python() else {
        eprintln!(
            "SKIPPED: another program reads the file. It needs python3 with the packages in \
             tests/faults/second_reader.txt"
        );
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    scheme(folder.path());
    let answer = read(&python, folder.path(), PASSPHRASE);
    let complaint = String::from_utf8_lossy(&answer.stderr).into_owned();
    assert!(answer.status.success(), "{complaint}");
    let found: serde_json::Value = serde_json::from_slice(&answer.stdout).unwrap();
    assert_eq!(found["holder"], "Bethan R");
    assert_eq!(found["seal"], true, "{found}");
    assert_eq!(found["whole"], true, "{found}");
    assert_eq!(found["names"], serde_json::json!(["Aled P", "Ffion ŵ"]));
    assert_eq!(found["rows"]["op"], 1, "{found}");

    let wrong = read(
        &python,
        folder.path(),
        "another lantern thistle wagon meadow",
    );
    assert_eq!(
        wrong.status.code(),
        Some(3),
        "a wrong passphrase opens nothing"
    );
}
