//! How long it takes to run a shortlist again: 10,000 weightings of 50 homes with 20 criteria both ways,
//! one answer in ten unknown, on one core. The aim is 100 ms or less.
//!
//! Two lists: one in which answers are worth a quarter, a half, three quarters and so on, as most are,
//! and one in which no two answers are worth the same, so that nothing can be drawn together.

#![expect(
    clippy::expect_used,
    reason = "a bench may stop at what cannot be, and its macros declare what they like"
)]

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use settled::domain::id::ProfileId;
use settled::matching::robust::groups::{GROUPING_DRAWS, MOST_RUN};
use settled::matching::robust::rerun::{Home, Rerun, Setup};
use settled::matching::score::Line;
use settled::matching::value::{Bounds, SCALE};
use uuid::Uuid;

const HOMES: usize = 50;
const CRITERIA: u32 = 20;
const WEIGHTINGS: u32 = 10_000;

/// Numbers that look random and are the same every time.
fn scattered(n: u32) -> u32 {
    n.wrapping_mul(2_654_435_761).rotate_left(13) ^ n.wrapping_mul(40_503)
}

fn line(n: u32, criterion: u32, worth: impl Fn(u32) -> u32) -> Line {
    let weight = [4, 2, 2, 1];
    let at = usize::try_from(criterion % 4).expect("below 4");
    let weight = weight.get(at).copied().expect("below 4");
    let bounds = if scattered(n).is_multiple_of(10) {
        Bounds::UNKNOWN
    } else {
        Bounds::exactly(worth(scattered(n + 1)))
    };
    Line::new(weight, bounds, SCALE / 2)
}

fn setup(homes: usize, worth: impl Fn(u32) -> u32 + Copy) -> Setup {
    let home = |at: u32| {
        let lines = |side: u32| -> Vec<Line> {
            (0..CRITERIA)
                .map(|criterion| line(at * 1_000 + side * 100 + criterion * 3, criterion, worth))
                .collect()
        };
        Home {
            id: ProfileId(Uuid::from_u128(u128::from(at) + 1)),
            own: lines(0),
            theirs: lines(1),
        }
    };
    let homes = u32::try_from(homes).expect("few");
    Setup::new(ProfileId(Uuid::nil()), (0..homes).map(home).collect())
}

fn reruns(c: &mut Criterion) {
    let steps = setup(HOMES, |n| n % 5 * SCALE / 4);
    let each_its_own = setup(HOMES, |n| n % SCALE);
    let run = |setup: &Setup, draws| {
        let mut rerun = Rerun::new(setup);
        rerun.step(draws);
        rerun.into_outcome()
    };
    c.bench_function("10,000 weightings of 50 homes", |b| {
        b.iter(|| run(black_box(&steps), WEIGHTINGS));
    });
    c.bench_function("10,000 weightings of 50 homes, no two answers alike", |b| {
        b.iter(|| run(black_box(&each_its_own), WEIGHTINGS));
    });
    let sixty = setup(MOST_RUN, |n| n % 5 * SCALE / 4);
    c.bench_function("who of a list is too close to call", |b| {
        b.iter(|| run(black_box(&sixty), GROUPING_DRAWS).close_to_first());
    });
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(20);
    targets = reruns
}
criterion_main!(benches);
