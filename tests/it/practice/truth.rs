//! With nothing missing and nothing askew, matching finds the hidden truth: every answer and every
//! wish reaches it unharmed. Whether it is right about life, no practice person can say.

use super::record::{Practice, TODAY};
use settled::demo::truth::TrueScheme;
use settled::demo::{DEFAULT_SEED, Size};
use settled::domain::profile::ProfileKind;
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
