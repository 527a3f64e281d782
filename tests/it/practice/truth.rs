//! With nothing missing and nothing askew, matching finds the hidden truth: every answer and every
//! wish reaches it unharmed. Whether it is right about life, no practice person can say.

use super::record::{Practice, TODAY};
use settled::demo::truth::TrueScheme;
use settled::demo::{DEFAULT_SEED, Knobs, Size};
use settled::domain::profile::ProfileKind;
use settled::geo::place::{Place, Places};
use settled::geo::travel::{Mode, minutes};
use settled::matching::must_have::Gate;
use settled::matching::neutral::Neutrals;
use settled::matching::party::{Party, Terms};

/// Matching counts in steps of 1/100,000, a wish at a time.
const STEP: f64 = 1e-5;

#[test]
fn matching_finds_the_truth_where_nothing_is_hidden() {
    let truth = TrueScheme::of(DEFAULT_SEED, TODAY, 0);
    let practice = Practice::exact(Size::Scheme300);
    let terms = Terms::on(TODAY);
    let parties: Vec<Party> = practice
        .profiles
        .iter()
        .map(|p| Party::new(&practice.sheet_of(p), terms))
        .collect();
    let neutrals = Neutrals::default();
    let mut compared = 0;
    for (at, mover) in parties
        .iter()
        .enumerate()
        .filter(|(_, p)| !p.kind.offers_room())
    {
        let mut both: Vec<(f64, f64)> = Vec::new();
        for (home_at, home) in parties.iter().enumerate() {
            if home.kind != mover.kind.other_side() {
                continue;
            }
            let true_fit = truth.truth(at, home_at, 0.0).unwrap();
            let fit = mover.fit(home, &neutrals);
            for (view, u) in [
                (fit.moving_in, true_fit.u_mover),
                (fit.room, true_fit.u_home),
            ] {
                let within = view.low() - 2.0 * STEP..=view.high() + 2.0 * STEP;
                assert!(
                    within.contains(&u),
                    "{at} and {home_at}: {view:?} is not {u}"
                );
            }
            // A journey too far to be guessed well stays a range.
            if fit.high() - fit.low() < STEP {
                both.push((fit.point(), true_fit.together()));
            }
        }
        for (one, other) in pairs(&both) {
            compared += 1;
            if (one.1 - other.1).abs() > 4.0 * STEP {
                assert_eq!(one.0 > other.0, one.1 > other.1);
            }
        }
    }
    assert!(compared > 100_000, "{compared}");
}

fn pairs(all: &[(f64, f64)]) -> impl Iterator<Item = (&(f64, f64), &(f64, f64))> {
    all.iter()
        .enumerate()
        .flat_map(|(at, one)| all[at + 1..].iter().map(move |other| (one, other)))
}

#[test]
fn whoever_passes_in_truth_passes_the_gate_and_the_other_way_round() {
    let truth = TrueScheme::of(DEFAULT_SEED, TODAY, 0);
    let practice = Practice::exact(Size::Scheme300);
    let terms = Terms::on(TODAY);
    let parties: Vec<Party> = practice
        .profiles
        .iter()
        .map(|p| Party::new(&practice.sheet_of(p), terms))
        .collect();
    let (mut same, mut passes, mut differ) = (0, 0, Vec::new());
    for (at, mover) in parties
        .iter()
        .enumerate()
        .filter(|(_, p)| p.kind == ProfileKind::Person)
    {
        for (home_at, home) in parties.iter().enumerate() {
            if home.kind != ProfileKind::Household {
                continue;
            }
            let gate = mover.gate(home);
            let ok = truth.truth(at, home_at, 0.0).unwrap().hard_ok;
            passes += usize::from(ok);
            if ok == (gate == Gate::Eligible) {
                same += 1;
            } else {
                differ.push((at, home_at, ok, gate));
            }
        }
    }
    assert!(passes > 1_000, "{passes}");
    assert!(
        differ.is_empty(),
        "{same} agree, {} differ, {:#?}",
        differ.len(),
        differ.first()
    );
}

/// Of all pairs of homes of every person that differ in truth, the share that an order puts right.
fn put_right(
    practice: &Practice,
    truth: &TrueScheme,
    order: impl Fn(usize, usize) -> Option<f64>,
) -> f64 {
    let (mut right, mut all) = (0.0, 0.0);
    let of = |kind| {
        let profiles = practice.profiles.iter().enumerate();
        profiles
            .filter(move |(_, p)| p.kind == kind)
            .map(|(at, _)| at)
    };
    for mover in of(ProfileKind::Person) {
        let both: Vec<(f64, f64)> = of(ProfileKind::Household)
            .filter_map(|home| {
                let together = truth.truth(mover, home, 0.0).unwrap().together();
                Some((order(mover, home)?, together))
            })
            .collect();
        for (one, other) in pairs(&both) {
            if (one.1 - other.1).abs() > 4.0 * STEP {
                all += 1.0;
                let said = one.0.total_cmp(&other.0);
                if said == one.1.total_cmp(&other.1) {
                    right += 1.0;
                } else if said.is_eq() {
                    right += 0.5;
                }
            }
        }
    }
    right / all
}

#[test]
fn the_order_falls_off_smoothly_and_beats_distance_and_chance() {
    let truth = TrueScheme::of(DEFAULT_SEED, TODAY, 0);
    let terms = Terms::on(TODAY);
    let neutrals = Neutrals::default();
    let steps = [(0, 0), (14, 75), (30, 250), (45, 500), (60, 800)];
    let mut shares = Vec::new();
    for (noise, missing) in steps {
        let practice = Practice::with(Size::Scheme300, Knobs { noise, missing });
        let parties: Vec<Party> = practice
            .profiles
            .iter()
            .map(|p| Party::new(&practice.sheet_of(p), terms))
            .collect();
        shares.push(put_right(&practice, &truth, |mover, home| {
            Some(parties[mover].fit(&parties[home], &neutrals).point())
        }));
    }
    let practice = Practice::exact(Size::Scheme300);
    let places = Places::shared();
    let place = |at: usize| -> Option<Place> {
        let postcode = practice.profiles[at].postcode.parse().ok()?;
        places.locate(&postcode).place().copied()
    };
    let near = put_right(&practice, &truth, |mover, home| {
        let journey = minutes(&place(mover)?, &place(home)?, Mode::Driving);
        Some(-f64::from(journey.minutes))
    });
    // Half of all pairs come right by chance.
    assert!(shares[0] > 0.99, "{shares:?}");
    assert!(
        shares.windows(2).all(|w| w[1] < w[0]),
        "it does not fall off: {shares:?}"
    );
    // At the usual noise by a wide margin; even with most answers missing still on the right side.
    let chance = 0.5;
    assert!(shares[1] > near.max(chance) + 0.1, "{shares:?}, {near}");
    assert!(
        shares.iter().all(|s| *s > near.max(chance)),
        "{shares:?}, {near}"
    );
}
