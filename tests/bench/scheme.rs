//! How long a whole scheme takes: 2,000 people and 2,000 homes, each on the list of all the others. To
//! hold beside: stable matching 0.3 s and assignment 1 s, on one core.

use criterion::{Criterion, criterion_group, criterion_main};
use settled::domain::id::ProfileId;
use settled::matching::scheme::best::{Aim, best, cost};
use settled::matching::scheme::every::every;
use settled::matching::scheme::market::{Market, Member, Order, Pair};
use settled::matching::scheme::stable::{homes_first, movers_first};
use std::hint::black_box;
use uuid::Uuid;

const SIDE: u32 = 2_000;

/// Numbers that look like chance and are the same every time.
struct Draw(u64);

impl Draw {
    /// The next, from 10,000 to 99,999: a view in 1/100,000.
    fn view(&mut self) -> u32 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        10_000 + u32::try_from((z ^ (z >> 31)) % 90_000).unwrap_or(0)
    }
}

fn members(letter: char) -> Vec<Member> {
    (0..SIDE)
        .map(|n| Member {
            id: ProfileId(Uuid::from_u128(u128::from(letter) << 32 | u128::from(n))),
            reference: format!("{letter}-{n:04}"),
            waiting_days: n % 365,
            places: 1,
        })
        .collect()
}

fn pairs() -> Vec<Pair> {
    let mut draw = Draw(7);
    let mut pairs = Vec::new();
    for mover in 0..SIDE {
        for home in 0..SIDE {
            let (own, theirs) = (draw.view(), draw.view());
            let fit = u64::from(own) * u64::from(theirs);
            pairs.push(Pair {
                mover,
                home,
                own,
                theirs,
                weights: 1,
                points: u32::try_from(fit.isqrt() / 1_000).unwrap_or(0),
            });
        }
    }
    pairs
}

fn whole_scheme(c: &mut Criterion) {
    let pairs = pairs();
    let mut group = c.benchmark_group("a scheme of 2,000 people and 2,000 homes");
    group.sample_size(10);
    group.bench_function("everybody's list in its order", |b| {
        b.iter(|| {
            let (movers, homes) = (members('P'), members('H'));
            Market::new(movers, homes, black_box(&pairs), Order::OwnView)
        });
    });
    let market = Market::new(members('P'), members('H'), &pairs, Order::OwnView);
    drop(pairs);
    group.bench_function("people first", |b| {
        b.iter(|| movers_first(black_box(&market)));
    });
    group.bench_function("homes first", |b| {
        b.iter(|| homes_first(black_box(&market)));
    });
    let like = movers_first(&market);
    group.bench_function("who would both rather", |b| {
        let other = best(&market, Aim::MostPoints, &like);
        b.iter(|| black_box(&other).would_both_rather(&market));
    });
    group.bench_function("100 ways in which nobody would both rather", |b| {
        b.iter(|| every(black_box(&market), 100));
    });
    group.bench_function("the highest total", |b| {
        b.iter(|| best(black_box(&market), Aim::MostPoints, &like));
    });
    group.bench_function("the most people", |b| {
        b.iter(|| best(black_box(&market), Aim::MostPeople, &like));
    });
    group.bench_function("what one place costs the others", |b| {
        b.iter(|| cost(black_box(&market), 0, 0, &like));
    });
    group.finish();
}

criterion_group!(benches, whole_scheme);
criterion_main!(benches);
