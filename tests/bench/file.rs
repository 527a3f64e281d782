//! How long the file itself takes, with ten thousand people in it: a change until it is durable, to be held beside 50
//! milliseconds; a safe copy, written, opened again and compared, beside 5 seconds; and coming in with a passphrase,
//! beside 0.3 to 1.5 seconds. What a disk makes of it is in the figures: they are those of the folder for temporary files.
//!
//! `cargo bench --bench file`

#![expect(
    clippy::expect_used,
    reason = "a benchmark stops when what it measures cannot be set up"
)]

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use jiff::civil::date;
use settled::demo;
use settled::domain::port::{Change, OpKind, Stamp, Write};
use settled::domain::profile::{Profile, ProfileKind};
use settled::domain::safe_copy::Why;
use settled::runtime::clock::Clock;
use settled::runtime::home::Home;
use settled::runtime::keeper::keys;
use settled::store::backup::COPIES;
use settled::store::key::{
    Holder, KdfParams, KeyPlaces, NewScheme, Newcomer, Offer, OsEntropy, ParamFloor, Passphrase,
    RecoveryWords, Role, SlotFile,
};
use settled::store::{Birth, Door, Opener, Store};
use std::hint::black_box;
use std::path::Path;
use std::time::Duration;
use uuid::Uuid;

const DAY: &str = "2026-11-12T09:14";

fn clock() -> Clock {
    Clock::from_settings(None, Some(DAY)).expect("a time")
}

/// Ten thousand practice people in a folder.
fn people(folder: &Path) -> (Home, Store) {
    let home = Home::of_practice(Some(folder.to_owned()), "10000");
    let clock = clock();
    let store = keys::open_practice(
        &home,
        10_000,
        demo::DEFAULT_SEED,
        clock.moment(),
        &clock.ids(),
    )
    .expect("practice people");
    (home, store)
}

fn safe_copy(c: &mut Criterion) {
    let folder = tempfile::tempdir().expect("a folder");
    let (home, store) = people(folder.path());
    let now = clock().moment().now;
    let mut group = c.benchmark_group("safe copy of 10,000 people");
    group
        .sample_size(10)
        .measurement_time(Duration::from_secs(20));
    let clear = || {
        // There is none before the first.
        let _none = std::fs::remove_dir_all(home.folder.join(COPIES));
    };
    group.bench_function("written", |b| {
        b.iter_batched(
            clear,
            |()| {
                store
                    .write_copy(Why::ByHand, now, &mut |_| {})
                    .expect("a copy")
            },
            BatchSize::PerIteration,
        );
    });
    group.bench_function("written and checked", |b| {
        b.iter_batched(
            clear,
            |()| store.make_copy(Why::ByHand, now).expect("a copy"),
            BatchSize::PerIteration,
        );
    });
    group.finish();
}

/// One change at a time, each durable before the next is asked for: somebody's words are changed.
fn commit(c: &mut Criterion) {
    let folder = tempfile::tempdir().expect("a folder");
    let (_home, mut store) = people(folder.path());
    let clock = clock();
    let moment = clock.moment();
    let mut stamp = Stamp {
        op: Uuid::from_u128(0),
        at: moment.now,
        today: moment.today,
        who: "Sian".to_owned(),
    };
    let mut person = Profile::new(clock.ids().next(), ProfileKind::Person, "Nia W");
    let mut n = 0_u32;
    let mut group = c.benchmark_group("a change among 10,000 people");
    group.bench_function("until it is durable", |b| {
        b.iter(|| {
            n += 1;
            person.notes = format!("She likes to be asked, {n} times");
            let change = Change {
                kind: OpKind::ProfileChanged,
                about: person.known_as.clone(),
                writes: vec![Write::put(&person)],
            };
            stamp.op = Uuid::from_u128(u128::from(n));
            store.apply(&change, &stamp).expect("it is kept");
        });
    });
    group.finish();
}

const SIAN: &str = "otter lamp violin gravel";
const MORGAN: &str = "seven quiet herons waiting";

/// Coming in as the second of two people, with everything that is done on the way: reading the copies of the key
/// file, stretching the passphrase, opening the record and looking at its settings.
fn unlock(c: &mut Criterion) {
    let folder = tempfile::tempdir().expect("a folder");
    let opener = Opener {
        user: "bench".to_owned(),
        host: "bench".to_owned(),
        since: jiff::Timestamp::UNIX_EPOCH,
    };
    let places = KeyPlaces::new(folder.path(), None);
    make_scheme(folder.path(), &places, &opener);
    let door = Door {
        folder: folder.path(),
        places: &places,
        floor: ParamFloor::Real,
        kdf: KdfParams::DEFAULT,
        opener: &opener,
    };
    let passphrase = Passphrase::new(MORGAN);
    let mut group = c.benchmark_group("coming in");
    group.sample_size(10);
    group.bench_function("unlock", |b| {
        b.iter(|| {
            let mut offer = Offer::passphrase(&passphrase);
            black_box(door.enter(&mut offer, &mut OsEntropy)).expect("it opens")
        });
    });
    group.finish();
}

fn make_scheme(folder: &Path, places: &KeyPlaces, opener: &Opener) {
    let holder = |name: &str| Holder {
        name: name.to_owned(),
        role: Role::Officer,
    };
    let words = RecoveryWords::generate(&mut OsEntropy).expect("random bytes");
    let today = date(2026, 11, 12);
    let birth = Birth {
        scheme: Uuid::from_u128(1),
        device: Uuid::from_u128(2),
    };
    let new = NewScheme {
        scheme: birth.scheme,
        holder: &holder("Sian"),
        created: today,
        passphrase: &Passphrase::new(SIAN),
        words: &words,
        kdf: KdfParams::DEFAULT,
        floor: ParamFloor::Real,
    };
    let (file, key) = SlotFile::create(&new, &mut OsEntropy).expect("a key file");
    let morgan = Newcomer {
        holder: &holder("Morgan"),
        created: today,
        passphrase: &Passphrase::new(MORGAN),
        kdf: KdfParams::DEFAULT,
    };
    let file = file.with_person(&key, &morgan, &mut OsEntropy);
    let file = file.expect("a second person");
    file.write(&places.beside()).expect("it is written");
    drop(Store::create(folder, &key, false, birth, opener).expect("a record"));
}

criterion_group!(benches, commit, safe_copy, unlock);
criterion_main!(benches);
