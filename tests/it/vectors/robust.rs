//! The worked numbers of `tests/vectors/robust.json`: rank acceptabilities, some of them exact
//! fractions, central weights, and every change of importance that puts one home level with another.

use serde_json::Value;
use settled::domain::id::ProfileId;
use settled::matching::place::{Places, places};
use settled::matching::robust::flip::{Stand, one_at_a_time, smallest_change};
use settled::matching::robust::outcome::Outcome;
use settled::matching::robust::rerun::{CLOSENESS, Home, Opinion, Rerun, Setup};
use settled::matching::score::{Fit, Line, SideView};
use settled::matching::value::{Bounds, SCALE};
use uuid::Uuid;

const DRAWS: u32 = 1_000_000;

/// Four standard errors of a share after [`DRAWS`] draws, at worst.
const ERROR: f64 = 4.0 * 0.5 / 1_000.0;

fn vectors() -> Value {
    serde_json::from_str(include_str!("../../vectors/robust.json")).unwrap()
}

fn real(value: &Value) -> f64 {
    value.as_f64().unwrap()
}

fn reals(value: &Value) -> Vec<f64> {
    value.as_array().unwrap().iter().map(real).collect()
}

fn table(value: &Value) -> Vec<Vec<f64>> {
    value.as_array().unwrap().iter().map(reals).collect()
}

/// `2207/7920`.
fn fraction(value: &Value) -> f64 {
    let text = value.as_str().unwrap();
    let (part, whole) = text.split_once('/').unwrap_or((text, "1"));
    part.parse::<f64>().unwrap() / whole.parse::<f64>().unwrap()
}

fn units(worth: f64) -> u32 {
    format!("{}", (worth * f64::from(SCALE)).round())
        .parse()
        .unwrap()
}

fn line(weight: u8, worth: f64) -> Line {
    Line::new(weight, Bounds::exactly(units(worth)), SCALE / 2)
}

fn home(at: usize) -> ProfileId {
    ProfileId(Uuid::from_u128(at as u128 + 1))
}

/// Alternatives that one side weighs alone: the other sides are all the same, so they change no order.
fn one_sided(values: &[Vec<f64>], weights: &[u8], opinion: Opinion) -> Setup {
    let homes = values.iter().enumerate().map(|(at, values)| Home {
        id: home(at),
        own: weights
            .iter()
            .zip(values)
            .map(|(weight, value)| line(*weight, *value))
            .collect(),
        theirs: vec![line(1, 1.0)],
    });
    Setup {
        opinion,
        ..Setup::new(ProfileId(Uuid::nil()), homes.collect())
    }
}

fn run(setup: &Setup) -> Outcome {
    let mut rerun = Rerun::new(setup);
    rerun.step(DRAWS);
    rerun.into_outcome()
}

#[track_caller]
fn assert_shares(outcome: &Outcome, expected: &[Vec<f64>], error: f64) {
    assert_eq!(outcome.draws(), DRAWS);
    for (at, expected) in expected.iter().enumerate() {
        let found = outcome.acceptability(home(at)).unwrap();
        assert_eq!(found.len(), expected.len());
        for (found, expected) in found.iter().zip(expected) {
            assert!(
                (found - expected).abs() < error,
                "{found} is not {expected}"
            );
        }
    }
}

#[test]
fn places_of_four_with_no_opinion_are_the_exact_fractions() {
    let vectors = vectors();
    let values = table(&vectors["smaa3"]["values"]);
    let outcome = run(&one_sided(&values, &[1, 1, 1], Opinion::None));
    let exact: Vec<Vec<f64>> = vectors["smaa3"]["rank_acceptability_exact"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row.as_array().unwrap().iter().map(fraction).collect())
        .collect();
    assert_shares(&outcome, &exact, ERROR);
    // What cannot be, never is.
    assert_eq!(outcome.of_ten(home(3), 3), Some(10));
    assert_eq!(outcome.in_first(home(3), 3), Some(1.0));

    // The central weights of the file are themselves drawn, and one home comes first in 1 of 88 draws.
    let central = table(&vectors["smaa3"]["central_weights_mc"]);
    for (at, expected) in central.iter().enumerate() {
        let found = outcome.central_weights(home(at)).unwrap();
        assert!((found.iter().sum::<f64>() - 1.0).abs() < 1e-9);
        for (found, expected) in found.iter().zip(expected) {
            assert!(
                (found - expected).abs() < 0.006,
                "{found} is not {expected}"
            );
        }
    }
}

#[test]
fn places_of_three_on_two_criteria() {
    let vectors = vectors();
    let values = table(&vectors["smaa2"]["values"]);
    let outcome = run(&one_sided(&values, &[4, 1], Opinion::None));
    assert_shares(
        &outcome,
        &table(&vectors["smaa2"]["rank_acceptability"]),
        ERROR,
    );
    // (1, 0) beats (0, 1) on half of the weights, and (.6, .6) on those from .6 on.
    assert!((outcome.beats(home(0), home(1)).unwrap() - 0.5).abs() < ERROR);
    assert!((outcome.beats(home(0), home(2)).unwrap() - 0.4).abs() < ERROR);
    assert!((outcome.beats(home(2), home(0)).unwrap() - 0.6).abs() < ERROR);
}

#[test]
fn places_around_stated_weights() {
    let vectors = vectors();
    let values = table(&vectors["smaa3"]["values"]);
    let weights = reals(&vectors["dirichlet"]["w"])
        .into_iter()
        .map(|w| format!("{}", (w * 10.0).round()).parse().unwrap());
    let weights: Vec<u8> = weights.collect();
    let outcome = run(&one_sided(&values, &weights, Opinion::Stated));
    // Both are drawn a million times.
    let drawn = table(&vectors["smaa3_dirichlet63_mc1e6"]);
    assert_shares(&outcome, &drawn, ERROR);
}

/// The standard deviation of a drawn weight, seen from outside: a home that meets one wish and no other
/// has a view of `0.1 + 0.9 W`, and stands before a home that is worth the same whatever the weights just
/// as often as `W` is above that. The share within one standard deviation of the mean is compared with
/// that of the beta distribution that `W` has.
#[test]
fn weights_move_as_far_as_the_formula_says() {
    let vectors = vectors();
    assert_eq!(vectors["dirichlet"]["c"].as_f64(), Some(CLOSENESS));
    let weights = reals(&vectors["dirichlet"]["w"]);
    let formula = reals(&vectors["dirichlet"]["sd_formula"]);
    for (at, (weight, expected)) in weights.iter().zip(formula).enumerate() {
        let sd = (weight * (1.0 - weight) / (CLOSENESS + 1.0)).sqrt();
        assert!((sd - expected).abs() < 1e-12);
        let meets = |wish: usize| if wish == at { 1.0 } else { 0.0 };
        let values = vec![
            (0..3).map(meets).collect(),
            vec![weight - sd; 3],
            vec![weight + sd; 3],
        ];
        let mut rerun = Rerun::new(&one_sided(&values, &[5, 3, 2], Opinion::Stated));
        rerun.step(200_000);
        let outcome = rerun.into_outcome();
        let within =
            outcome.beats(home(0), home(1)).unwrap() - outcome.beats(home(0), home(2)).unwrap();
        // Beta(31.5, 31.5), Beta(18.9, 44.1) and Beta(12.6, 50.4) hold .678 to .682 there.
        assert!((within - 0.68).abs() < 0.005, "{within}");
    }
}

#[test]
fn the_smallest_change_of_importance() {
    let flip = &vectors()["flip"];
    let (weights, ahead, behind) = (reals(&flip["w"]), reals(&flip["vA"]), reals(&flip["vB"]));
    let stand = |worths| Stand { worths, view: 1.0 };
    let change = smallest_change(&weights, stand(&ahead), stand(&behind)).unwrap();
    assert!((change.moved - real(&flip["tv"])).abs() < 1e-12);
    for (found, expected) in change.weights.iter().zip(reals(&flip["w_new"])) {
        assert!((found - expected).abs() < 1e-12);
    }
    let alone = one_at_a_time(&weights, stand(&ahead), stand(&behind));
    for (found, expected) in alone.into_iter().zip(reals(&flip["one_at_a_time"])) {
        // A weight of the whole is none: nothing else would matter any more.
        let expected = Some(expected).filter(|level| *level < 1.0);
        assert_eq!(found.is_some(), expected.is_some());
        let off = found.unwrap_or(0.0) - expected.unwrap_or(0.0);
        assert!(off.abs() < 1e-12, "{off}");
    }
}

#[test]
fn the_smallest_change_of_importance_with_two_views() {
    let vectors = vectors();
    let (flip, two) = (&vectors["flip"], &vectors["flip_two_sided"]);
    let (weights, a, b) = (reals(&flip["w"]), reals(&flip["vA"]), reals(&flip["vB"]));
    let stand_a = Stand {
        worths: &a,
        view: real(&two["bA"]),
    };
    let stand_b = Stand {
        worths: &b,
        view: real(&two["bB"]),
    };
    let fit = |weights: &[f64], stand: Stand<'_>| {
        let view: f64 = weights.iter().zip(stand.worths).map(|(w, v)| w * v).sum();
        (view * stand.view).sqrt()
    };
    assert!((fit(&weights, stand_a) - real(&two["S_A"])).abs() < 1e-12);
    assert!((fit(&weights, stand_b) - real(&two["S_B"])).abs() < 1e-12);
    let change = smallest_change(&weights, stand_b, stand_a).unwrap();
    assert!((change.moved - real(&two["tv"])).abs() < 1e-12);
    for (found, expected) in change.weights.iter().zip(reals(&two["w_new"])) {
        assert!((found - expected).abs() < 1e-12);
    }
    assert!((fit(&change.weights, stand_a) - real(&two["S_A_new"])).abs() < 1e-12);
    assert!((fit(&change.weights, stand_b) - real(&two["S_B_new"])).abs() < 1e-12);
}

#[test]
fn the_places_that_ranges_allow() {
    let ranges = &vectors()["rank_interval"];
    let fits: Vec<Fit> = reals(&ranges["lo"])
        .into_iter()
        .zip(reals(&ranges["up"]))
        .map(|(low, high)| {
            let bounds = Bounds::between(units(low), units(high));
            let view = SideView::of(&[Line::new(1, bounds, SCALE / 2)], SCALE);
            Fit {
                moving_in: view,
                room: view,
            }
        })
        .collect();
    let expected: Vec<Places> = ranges["best_worst"]
        .as_array()
        .unwrap()
        .iter()
        .map(reals)
        .map(|pair| Places {
            best: format!("{}", pair[0]).parse().unwrap(),
            worst: format!("{}", pair[1]).parse().unwrap(),
        })
        .collect();
    assert_eq!(places(&fits, &fits), expected);
}
