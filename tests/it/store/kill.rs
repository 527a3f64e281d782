//! The program is killed in the middle of writing, twenty times: what was acknowledged is there
//! afterwards, and the file is whole. The fault harness, `tests/faults/`, does the same hundreds of times.

use settled::domain::id::{Ids, ProfileId, PromiseId};
use settled::domain::introduction::Promise;
use settled::domain::port::{Change, OpKind, Stamp, Write};
use settled::domain::profile::{Profile, ProfileKind};
use settled::store::key::DataKey;
use settled::store::{Birth, Opener, Store};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use uuid::Uuid;

/// How often the program is killed.
const KILLS: u32 = 20;

/// Where the child finds its folder. The test of the child does nothing without it.
const FOLDER: &str = "SETTLED_TEST_KILL_FOLDER";

const PROFILE: ProfileId = ProfileId(Uuid::from_u128(0xA1ED));

fn key() -> DataKey {
    DataKey::from_bytes([7; 32])
}

fn opener() -> Opener {
    Opener {
        user: "test".to_owned(),
        host: "test".to_owned(),
        since: jiff::Timestamp::UNIX_EPOCH,
    }
}

fn open(folder: &Path) -> Store {
    Store::open(folder, &key(), true, &opener()).unwrap()
}

fn stamp(n: u32) -> Stamp {
    Stamp {
        op: Uuid::from_u128(0x0F00_0000_0000_0000 + u128::from(n)),
        at: jiff::Timestamp::from_second(1_794_000_000 + i64::from(n)).unwrap(),
        today: jiff::civil::date(2026, 11, 12),
        who: "test".to_owned(),
    }
}

/// The change number `n`: a promise that says so, in three rows at once.
fn change(n: u32) -> Change {
    let ids = Ids::new(Uuid::from_u128(u128::from(n) << 20));
    let promise = |words: String| Promise {
        id: ids.next::<PromiseId>(),
        profile: PROFILE,
        pair: None,
        words,
        due: jiff::civil::date(2026, 12, 1),
        done_on: None,
    };
    let writes = (0..3)
        .map(|part| Write::put(&promise(format!("{n} {part} {}", "word ".repeat(200)))))
        .collect();
    Change {
        kind: OpKind::ProfileChanged,
        about: format!("change {n}"),
        writes,
    }
}

/// The child: goes on writing where the file stands, and says each number once it is written.
#[test]
fn child_that_writes() {
    let Some(folder) = std::env::var_os(FOLDER) else {
        return;
    };
    let mut store = open(Path::new(&folder));
    let written = store.promises().unwrap().len() / 3;
    for n in u32::try_from(written).unwrap().. {
        store.apply(&change(n), &stamp(n)).unwrap();
        println!("written {n}");
    }
}

#[test]
fn nothing_acknowledged_is_lost_when_the_program_is_killed() {
    let folder = tempfile::tempdir().unwrap();
    let birth = Birth {
        scheme: Uuid::from_u128(1),
        device: Uuid::from_u128(2),
    };
    let mut store = Store::create(folder.path(), &key(), true, birth, &opener()).unwrap();
    let first = Change {
        kind: OpKind::ProfileAdded,
        about: "Aled P".to_owned(),
        writes: vec![Write::put(&Profile::new(
            PROFILE,
            ProfileKind::Person,
            "Aled P",
        ))],
    };
    store.apply(&first, &stamp(u32::MAX)).unwrap();
    drop(store);
    let mut acknowledged = 0;
    for round in 0..KILLS {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "store::kill::child_that_writes", "--nocapture"])
            .env(FOLDER, folder.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        // Killed after a few acknowledgements, at a moment within the next write that differs from
        // round to round.
        let wait_for = round % 3;
        let spin = (round * 7919) % 60_000;
        let mut seen = 0;
        while seen < wait_for {
            let line = lines.next().expect("the child writes").unwrap();
            if let Some(n) = line.split("written ").nth(1) {
                acknowledged = acknowledged.max(n.trim().parse::<u32>().unwrap() + 1);
                seen += 1;
            }
        }
        for _ in 0..spin {
            std::hint::spin_loop();
        }
        child.kill().unwrap();
        for line in lines.map_while(Result::ok) {
            if let Some(n) = line
                .split("written ")
                .nth(1)
                .and_then(|n| n.trim().parse::<u32>().ok())
            {
                acknowledged = acknowledged.max(n + 1);
            }
        }
        child.wait().unwrap();
        let store = open(folder.path());
        let there = store.promises().unwrap();
        assert_eq!(
            there.len() % 3,
            0,
            "round {round}: half a change was written"
        );
        assert!(
            there.len() >= usize::try_from(acknowledged).unwrap() * 3,
            "round {round}: lost an acknowledged change"
        );
        if round % 5 == 4 {
            let report = store.check_file().unwrap();
            assert!(report.is_whole(), "round {round}: {:?}", report.findings);
        }
    }
    assert!(acknowledged > 10, "the child hardly wrote: {acknowledged}");
}
