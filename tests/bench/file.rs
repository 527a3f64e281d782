//! How long the file itself takes: a safe copy of ten thousand people, written, opened again and compared.
//!
//! `cargo bench --bench file`

#![expect(
    clippy::expect_used,
    reason = "a benchmark stops when what it measures cannot be set up"
)]

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use settled::demo;
use settled::domain::safe_copy::Why;
use settled::runtime::clock::Clock;
use settled::runtime::home::Home;
use settled::runtime::keeper::keys;
use settled::store::Store;
use settled::store::backup::COPIES;
use std::path::Path;
use std::time::Duration;

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
            |()| store.write_copy(Why::ByHand, now).expect("a copy"),
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

criterion_group!(benches, safe_copy);
criterion_main!(benches);
