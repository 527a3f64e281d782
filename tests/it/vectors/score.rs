//! The worked examples of `tests/vectors/score.json`: every number to 1e-12 in floating point, and
//! the rational ones exactly in integers.

use serde_json::Value;
use settled::matching::points::{fit_points, side_points};
use settled::matching::score::{FLOOR, Line, NEUTRAL_VIEW, Product, SideView, Standing};
use settled::matching::value::{
    Bounds, Category, Direction, RangeWish, Reading, SCALE, StepWish, TravelCurve, categorical,
    coverage, exact, jaccard,
};
use settled::matching::why::{Contributions, Pair, Side, contributions, difference, shortfall};

const TOLERANCE: f64 = 1e-12;

fn vectors() -> Value {
    serde_json::from_str(include_str!("../../vectors/score.json")).unwrap()
}

fn real(value: &Value) -> f64 {
    value.as_f64().unwrap()
}

fn reals(value: &Value) -> Vec<f64> {
    value.as_array().unwrap().iter().map(real).collect()
}

#[track_caller]
fn assert_near(found: f64, expected: f64) {
    assert!(
        (found - expected).abs() <= TOLERANCE,
        "{found} is not {expected}"
    );
}

#[track_caller]
fn assert_all_near(found: &[f64], expected: &Value) {
    let expected = reals(expected);
    assert_eq!(found.len(), expected.len());
    for (found, expected) in found.iter().zip(expected) {
        assert_near(*found, expected);
    }
}

/// Worths in the file are multiples of 1/100,000 wherever they are used as inputs.
fn units(worth: f64) -> u32 {
    let units = (worth * f64::from(SCALE)).round();
    assert_near(units / f64::from(SCALE), worth);
    format!("{units}").parse().unwrap()
}

/// Numbers the names of a worked example in the order they turn up.
#[derive(Default)]
struct Codes(Vec<String>);

impl Codes {
    fn of(&mut self, name: &Value) -> u16 {
        let name = name.as_str().unwrap();
        let index = self
            .0
            .iter()
            .position(|known| known == name)
            .unwrap_or_else(|| {
                self.0.push(name.to_owned());
                self.0.len() - 1
            });
        u16::try_from(index).unwrap()
    }

    fn set(&mut self, names: &Value) -> u64 {
        let names = names.as_array().unwrap();
        names.iter().fold(0, |set, name| set | (1 << self.of(name)))
    }
}

fn whole(value: &Value) -> i32 {
    i32::try_from(value.as_i64().unwrap()).unwrap()
}

fn natural(value: &Value) -> u32 {
    u32::try_from(value.as_u64().unwrap()).unwrap()
}

fn reading(value: &Value) -> Reading {
    if value.is_null() {
        return Reading::Unknown;
    }
    match value.as_array() {
        Some(ends) => Reading::Between(whole(&ends[0]), whole(&ends[1])),
        None => Reading::Exactly(whole(value)),
    }
}

fn table_example(args: &Value) -> (Bounds, exact::Range) {
    let mut codes = Codes::default();
    let wanted: Vec<(u16, f64)> = args["wanted"]
        .as_object()
        .unwrap()
        .iter()
        .map(|(name, worth)| (codes.of(&Value::from(name.as_str())), real(worth)))
        .collect();
    let table: Vec<(u16, u32)> = wanted
        .iter()
        .map(|(code, worth)| (*code, units(*worth)))
        .collect();
    let have = &args["have"];
    let listed: Option<Vec<u16>> = have
        .as_array()
        .map(|names| names.iter().map(|name| codes.of(name)).collect());
    let have = match &listed {
        Some(listed) => Category::OneOf(listed),
        None if have.is_null() => Category::Unknown,
        None => Category::Known(codes.of(have)),
    };
    (categorical(&table, have), exact::categorical(&wanted, have))
}

fn step_example(args: &Value) -> (Bounds, exact::Range) {
    let wish = StepWish {
        target: whole(&args["target"]),
        tolerance: natural(&args["tol"]),
        zero_after: natural(&args["zero"]),
        direction: match args["direction"].as_str() {
            None => Direction::Near,
            Some("at_least") => Direction::AtLeast,
            Some(other) => panic!("the file has a new direction: {other}"),
        },
    };
    let have = reading(&args["have"]);
    (wish.bounds(have), exact::step(&wish, have))
}

fn range_example(args: &Value) -> (Bounds, exact::Range) {
    let ends = [&args["lo"], &args["hi"]].map(whole);
    let margins = [&args["ml"], &args["mh"]].map(natural);
    let have = reading(&args["x"]);
    let wish = RangeWish::new(ends[0], ends[1], margins[0], margins[1]);
    (
        wish.bounds(have),
        exact::range(ends.map(f64::from), margins.map(f64::from), have),
    )
}

fn travel_example(args: &Value) -> (Bounds, exact::Range) {
    let [free, halving] =
        [&args["d0"], &args["half"]].map(|value| u16::try_from(natural(value)).unwrap());
    let minutes = reading(&args["x"]);
    (
        TravelCurve::new(free, halving).bounds(minutes),
        exact::travel(f64::from(free), f64::from(halving), minutes),
    )
}

fn worked_value(example: &Value) -> (Bounds, exact::Range) {
    let args = &example["args"];
    let mut codes = Codes::default();
    match example["f"].as_str().unwrap() {
        "categorical" => table_example(args),
        "coverage" => {
            let [want, yes, unknown] = ["want", "yes", "unknown"].map(|set| codes.set(&args[set]));
            (
                coverage(want, yes, unknown).unwrap(),
                exact::coverage(want, yes, unknown).unwrap(),
            )
        }
        "jaccard" => {
            let [own, yes, unknown] = ["a", "yes", "unknown"].map(|set| codes.set(&args[set]));
            (
                jaccard(own, yes, unknown).unwrap(),
                exact::jaccard(own, yes, unknown).unwrap(),
            )
        }
        "ordinal" => step_example(args),
        "numrange" => range_example(args),
        "travel" => travel_example(args),
        other => panic!("the file has a new value function: {other}"),
    }
}

#[test]
fn value_functions() {
    let vectors = vectors();
    let examples = vectors["value_functions"].as_array().unwrap();
    assert_eq!(examples.len(), 14);
    for example in examples {
        let (bounds, range) = worked_value(example);
        let (lower, upper) = (real(&example["lower"]), real(&example["upper"]));
        assert_near(range.low, lower);
        assert_near(range.high, upper);
        for (found, expected) in [(bounds.low(), lower), (bounds.high(), upper)] {
            let nearest = (expected * f64::from(SCALE)).round();
            assert_near(f64::from(found), nearest);
        }
    }
}

/// The wishes of both sides of one worked pair.
struct Worked {
    seeker: Vec<Line>,
    house: Vec<Line>,
}

impl Worked {
    fn read(vectors: &Value, home: &str) -> Self {
        let side = |side: &str| -> Vec<Line> {
            let weights = vectors["pairs"][home][format!("weights_{side}")]
                .as_array()
                .unwrap();
            let neutral = reals(&vectors["inputs"][format!("neutral_{side}")]);
            let worths = vectors["inputs"][format!("{home}_{side}")]
                .as_array()
                .unwrap();
            assert!(weights.len() == neutral.len() && weights.len() == worths.len());
            weights
                .iter()
                .zip(neutral)
                .zip(worths)
                .map(|((weight, neutral), worth)| {
                    let ends = reals(worth);
                    let bounds = Bounds::between(units(ends[0]), units(ends[1]));
                    Line::new(
                        u8::try_from(natural(weight)).unwrap(),
                        bounds,
                        units(neutral),
                    )
                })
                .collect()
        };
        Self {
            seeker: side("seeker"),
            house: side("house"),
        }
    }

    fn pair(&self) -> Pair<'_> {
        Pair::new(&self.seeker, &self.house, NEUTRAL_VIEW)
    }
}

/// A view that is exactly `numerator / denominator`, made of wishes met and not met in that share.
fn rational(fraction: &Value) -> SideView {
    let (numerator, denominator) = fraction.as_str().unwrap().split_once('/').unwrap();
    let (numerator, denominator): (u32, u32) =
        (numerator.parse().unwrap(), denominator.parse().unwrap());
    // 0.9 * worth + 0.1 = numerator / denominator
    let worth = (numerator * SCALE / denominator - FLOOR) * 10 / 9;
    SideView::of(&[Line::new(1, Bounds::exactly(worth), 0)], NEUTRAL_VIEW)
}

#[test]
fn views_fits_and_ranges() {
    let vectors = vectors();
    assert_near(real(&vectors["phi"]), f64::from(FLOOR) / f64::from(SCALE));
    assert_near(real(&vectors["lambda"]), 0.5);
    for home in ["H1", "H2"] {
        let worked = Worked::read(&vectors, home);
        let (fit, expected) = (worked.pair().fit, &vectors["pairs"][home]);
        assert_near(fit.moving_in.point(), real(&expected["A"]));
        assert_near(fit.room.point(), real(&expected["B"]));
        assert_near(fit.point(), real(&expected["S"]));
        assert_near(fit.low(), real(&expected["lower"]));
        assert_near(fit.high(), real(&expected["upper"]));
        assert_eq!(fit.whole(), natural(&expected["shown"]));
    }
}

#[test]
fn rational_views_are_exact_in_integers() {
    let vectors = vectors();
    for home in ["H1", "H2"] {
        let worked = Worked::read(&vectors, home);
        let (fit, expected) = (worked.pair().fit, &vectors["pairs"][home]);
        assert!(
            fit.moving_in
                .cmp_point(rational(&expected["A_exact"]))
                .is_eq()
        );
        assert!(fit.room.cmp_point(rational(&expected["B_exact"])).is_eq());
    }
    let products = ["H1", "H2"]
        .map(|home| -> Product { Worked::read(&vectors, home).pair().fit.point_product() });
    // 41/50 * 16/25 is 0.5248 and 19/25 * 73/100 is 0.5548.
    assert!(products[0] < products[1]);
}

#[test]
fn the_second_home_is_listed_first() {
    let vectors = vectors();
    let mut list = ["H1", "H2"].map(|home| Standing {
        fit: Worked::read(&vectors, home).pair().fit,
        waiting_days: 0,
        id: home,
    });
    list.sort();
    assert_eq!(list.map(|standing| standing.id), ["H2", "H1"]);
}

#[test]
fn contributions_and_whole_points() {
    let vectors = vectors();
    for home in ["H1", "H2"] {
        let worked = Worked::read(&vectors, home);
        let (pair, expected) = (worked.pair(), &vectors["pairs"][home]);
        let parts = contributions(&pair);
        assert_all_near(parts.moving_in.parts(), &expected["contrib_seeker"]);
        assert_all_near(parts.room.parts(), &expected["contrib_house"]);
        let points: Vec<Value> = fit_points(&pair.fit, &parts)
            .into_iter()
            .map(Value::from)
            .collect();
        assert_eq!(Value::from(points), expected["points"]);
    }
}

#[test]
fn whole_points_of_the_seeker_add_up_to_its_view() {
    // By hand: weights 5 3 2 4 1 of 15 are 33.3 20 13.3 26.7 6.7; floored worths 1 .55 1 .775 .55 earn
    // 33.3 11 13.3 20.7 3.7, which is 82.
    let vectors = vectors();
    let shown = side_points(&Worked::read(&vectors, "H1").seeker);
    let out_of: Vec<u32> = shown.iter().map(|line| line.out_of).collect();
    let points: Vec<u32> = shown.iter().map(|line| line.points).collect();
    assert_eq!(out_of, [33, 20, 13, 27, 7]);
    assert_eq!(points, [33, 11, 13, 21, 4]);
}

#[test]
fn why_one_home_rather_than_the_other() {
    let vectors = vectors();
    let expected = &vectors["pairs"]["compare_H1_H2"];
    let (first, second) = (Worked::read(&vectors, "H1"), Worked::read(&vectors, "H2"));
    let Contributions {
        total,
        moving_in,
        room,
    } = difference(&first.pair(), &second.pair(), Side::MovingIn);
    assert_near(total, real(&expected["dS"]));
    assert_all_near(moving_in.parts(), &expected["seeker_criteria"]);
    assert_all_near(
        room.parts(),
        &Value::from(vec![real(&expected["house_side"])]),
    );
    assert_near(moving_in.total() + room.total(), total);
}

#[test]
fn what_is_missing_from_a_full_fit() {
    let vectors = vectors();
    let expected = &vectors["pairs"]["shortfall_H1"];
    let Contributions {
        total,
        moving_in,
        room,
    } = shortfall(&Worked::read(&vectors, "H1").pair());
    assert_near(total, real(&expected["total"]));
    assert_all_near(moving_in.parts(), &expected["seeker_criteria"]);
    assert_near(room.total(), real(&expected["house_side"]));
}
