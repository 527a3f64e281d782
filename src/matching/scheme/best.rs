//! Most people placed, the highest total, and what using one place now costs the others.
//!
//! These look at the scheme as a whole and not at what each side would rather, so they may part pairs
//! that would both rather have each other: whoever shows them shows those pairs too.

use pathfinding::kuhn_munkres::kuhn_munkres;
use pathfinding::matrix::Matrix;

use super::index;
use super::market::Market;
use super::stable::Placement;

/// What a placement should have most of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Aim {
    /// People placed; among placements with as many, points.
    MostPeople,
    /// Points of fit.
    MostPoints,
}

/// What one more person placed is worth in points, if no total could outweigh it.
const A_PERSON: i64 = 10_000;

/// The placement with the most of something. Of several with as much, one that keeps as many as it can
/// where `like` has them.
pub fn best(market: &Market, aim: Aim, like: &Placement) -> Placement {
    Seats::new(market, None).best(aim, like)
}

/// What it costs the others if somebody takes a place now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cost {
    /// How many fewer of the others could be placed.
    pub people: u64,
    /// By how many points the highest total of the others falls.
    pub points: u64,
    /// Those of the others who would be placed elsewhere, or nowhere, with where they were and where
    /// they would be on their own list, counted from 0. Empty where it costs nothing.
    pub moves: Vec<Move>,
}

/// Somebody who would be placed elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Move {
    /// Who.
    pub mover: usize,
    /// Where they could have been.
    pub from: Option<u32>,
    /// Where they could still be.
    pub to: Option<u32>,
}

/// What it costs the others if this place is taken by this person now: how much lower the best for all
/// others is with one place fewer in this home. `like` is what to stay near to, as for [`best`].
pub fn cost(market: &Market, mover: usize, home: usize, like: &Placement) -> Cost {
    let with = Seats::new(market, Some((mover, None)));
    let without = Seats::new(market, Some((mover, Some(home))));
    let both = |aim| {
        let before = with.best(aim, like);
        let after = without.best(aim, &before);
        (before, after)
    };
    let (people_before, people_after) = both(Aim::MostPeople);
    let (points_before, points_after) = both(Aim::MostPoints);
    let fewer = |one: u64, other: u64| one.saturating_sub(other);
    let people = fewer(people_before.placed() as u64, people_after.placed() as u64);
    let points = fewer(points_before.points(market), points_after.points(market));
    let moves = if people > 0 {
        moves(&people_before, &people_after)
    } else if points > 0 {
        moves(&points_before, &points_after)
    } else {
        Vec::new()
    };
    Cost {
        people,
        points,
        moves,
    }
}

fn moves(before: &Placement, after: &Placement) -> Vec<Move> {
    let both = before.at().iter().zip(after.at()).enumerate();
    both.filter(|(_, (from, to))| from != to)
        .map(|(mover, (from, to))| Move {
            mover,
            from: *from,
            to: *to,
        })
        .collect()
}

/// The places of the homes one by one, and who could have each.
struct Seats<'a> {
    market: &'a Market,
    /// Who is not given a place.
    aside: Option<usize>,
    /// The home of each seat.
    homes: Vec<usize>,
    /// The first seat of each home and the one after its last.
    of_home: Vec<(usize, usize)>,
}

impl<'a> Seats<'a> {
    /// All places; or, without somebody and perhaps the place they have taken, those that are left.
    fn new(market: &'a Market, without: Option<(usize, Option<usize>)>) -> Self {
        let taken = without.and_then(|(_, home)| home);
        let mut homes = Vec::new();
        let mut of_home = Vec::new();
        for home in 0..market.homes().len() {
            let places =
                index(market.places(home)).saturating_sub(usize::from(taken == Some(home)));
            let first = homes.len();
            // More places than there are people for it change nothing.
            homes.extend(std::iter::repeat_n(
                home,
                places.min(market.guests(home).len()),
            ));
            of_home.push((first, homes.len()));
        }
        Self {
            market,
            aside: without.map(|(mover, _)| mover),
            homes,
            of_home,
        }
    }

    fn best(&self, aim: Aim, like: &Placement) -> Placement {
        let movers = self.market.movers().len();
        let seats = self.homes.len();
        if movers == 0 || seats == 0 {
            return Placement::new(self.market, []);
        }
        let by_mover = self.weights(aim, like);
        // The method wants at least as many columns as rows. What is not a pair weighs nothing, so that
        // giving it out is the same as leaving both as they are.
        let homes: Vec<Option<usize>> = if movers <= seats {
            let (_, seat_of) = kuhn_munkres(&by_mover);
            seat_of
                .into_iter()
                .map(|seat| self.homes.get(seat).copied())
                .collect()
        } else {
            let (_, mover_of) = kuhn_munkres(&by_mover.transposed());
            let mut homes = vec![None; movers];
            for (mover, home) in mover_of.into_iter().zip(&self.homes) {
                if let Some(slot) = homes.get_mut(mover) {
                    *slot = Some(*home);
                }
            }
            homes
        };
        let aside =
            |(mover, home): (usize, Option<usize>)| home.filter(|_| self.aside != Some(mover));
        Placement::in_homes(self.market, homes.into_iter().enumerate().map(aside))
    }

    /// A row for everybody and a column for each seat. Points come first; then, by less than a point in
    /// all, staying where `like` has them.
    fn weights(&self, aim: Aim, like: &Placement) -> Matrix<i64> {
        let movers = self.market.movers().len();
        let scale = i64::try_from(movers).unwrap_or(i64::MAX).saturating_add(1);
        let mut weights = Matrix::new(movers, self.homes.len(), 0_i64);
        let most = (0..movers)
            .flat_map(|mover| self.market.list(mover))
            .map(|c| c.points)
            .max();
        let a_person = match aim {
            // More than all the points that placing them could cost the others.
            Aim::MostPeople => A_PERSON.max(scale.saturating_mul(i64::from(most.unwrap_or(0)) + 1)),
            Aim::MostPoints => 0,
        };
        for mover in (0..movers).filter(|mover| self.aside != Some(*mover)) {
            let stays = like.choice(self.market, mover).map(|choice| choice.home);
            for choice in self.market.list(mover) {
                let points = i64::from(choice.points).saturating_add(a_person);
                let weight = points * scale + i64::from(stays == Some(choice.home));
                let seats = self
                    .of_home
                    .get(index(choice.home))
                    .copied()
                    .unwrap_or_default();
                for seat in seats.0..seats.1 {
                    if let Some(slot) = weights.get_mut((mover, seat)) {
                        *slot = weight;
                    }
                }
            }
        }
        weights
    }
}
