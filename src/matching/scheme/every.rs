//! All the ways of giving out places so that nobody would both rather.
//!
//! From the one that suits those who would move in best, each further one is reached by turning a ring:
//! people who each go on to the next home down their list that wants them more than the least welcome
//! it holds, and whose place there is freed by the next of the ring. Every such placement is reached by
//! turning rings one after the other (the rotations of the stable matching problem), and every
//! placement on the way is one.

use std::collections::{HashSet, VecDeque};

use super::index;
use super::market::Market;
use super::stable::{Placement, movers_first};

/// The placements found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Every {
    /// The placements, the one that suits those who would move in best first.
    pub all: Vec<Placement>,
    /// There are more than these.
    pub more: bool,
}

/// Finds the placements in which nobody would both rather, up to `most` of them.
pub fn every(market: &Market, most: usize) -> Every {
    let first = movers_first(market);
    let mut seen: HashSet<Placement> = HashSet::from([first.clone()]);
    let mut waiting = VecDeque::from([first]);
    let mut all = Vec::new();
    while let Some(placement) = waiting.pop_front() {
        if all.len() == most {
            return Every { all, more: true };
        }
        for ring in rings(market, &placement) {
            let next = turned(&placement, &ring);
            if seen.insert(next.clone()) {
                waiting.push_back(next);
            }
        }
        all.push(placement);
    }
    Every { all, more: false }
}

/// People who each go on to a place further down their own list.
type Ring = Vec<(usize, u32)>;

/// The rings that can be turned: nobody stands in two.
fn rings(market: &Market, placement: &Placement) -> Vec<Ring> {
    let steps = steps(market, placement);
    let mut state = vec![Seen::Never; steps.len()];
    let mut rings = Vec::new();
    for start in 0..steps.len() {
        let mut walk = Vec::new();
        let mut at = start;
        while let (Some(state @ Seen::Never), Some(Some(step))) = (state.get_mut(at), steps.get(at))
        {
            *state = Seen::OnThisWalk;
            walk.push((at, step.place));
            at = step.frees;
        }
        if state.get(at) == Some(&Seen::OnThisWalk) {
            rings.extend(
                walk.iter()
                    .position(|(who, _)| *who == at)
                    .map(|from| walk.iter().skip(from).copied().collect::<Ring>()),
            );
        }
        for (who, _) in walk {
            if let Some(state) = state.get_mut(who) {
                *state = Seen::Before;
            }
        }
    }
    rings
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Seen {
    Never,
    OnThisWalk,
    Before,
}

/// Where somebody would go on to.
struct Step {
    /// The place on their own list.
    place: u32,
    /// Who would lose their place there: the least welcome of those it holds.
    frees: usize,
}

/// Where everybody who is placed would go on to: the next home down their list that wants them more
/// than the least welcome it holds.
fn steps(market: &Market, placement: &Placement) -> Vec<Option<Step>> {
    let welcome = placement.welcome(market);
    placement
        .at()
        .iter()
        .enumerate()
        .map(|(mover, at)| {
            let after = index((*at)?) + 1;
            let list = market.list(mover).iter().zip(0..).skip(after);
            let (choice, place) = list.into_iter().find(|(choice, _)| {
                let welcome = welcome.get(index(choice.home));
                welcome.is_some_and(|worst| choice.rank < *worst)
            })?;
            // A home that has a free place now has one in every such placement, and holds the same
            // people in all of them: nobody goes there.
            let worst = welcome
                .get(index(choice.home))
                .filter(|worst| **worst != u32::MAX)?;
            let guest = market.guests(index(choice.home)).get(index(*worst))?;
            Some(Step {
                place,
                frees: index(guest.mover),
            })
        })
        .collect()
}

fn turned(placement: &Placement, ring: &Ring) -> Placement {
    let mut at = placement.at().to_vec();
    for (mover, place) in ring {
        if let Some(at) = at.get_mut(*mover) {
            *at = Some(*place);
        }
    }
    Placement::from_places(at)
}
