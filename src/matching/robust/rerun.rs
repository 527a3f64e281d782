//! Re-runs: the same list with slightly different weights and with the unknown answered at random.

use super::draw::{BLOCK, Column, View, Weights, What};
use super::outcome::{Duel, Outcome};
use super::random::{Random, layers};
use crate::domain::id::ProfileId;
use crate::matching::score::Line;

/// How close re-runs stay to the weights that were stated: a weight of 20 in 100 moves with a
/// standard deviation of 5. `sd(W) = sqrt(W (1 - W) / (c + 1))`.
pub const CLOSENESS: f64 = 63.0;

/// How the weights of a side are drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Opinion {
    /// Around the stated ones: Dirichlet with the shapes [`CLOSENESS`]` * W`.
    #[default]
    Stated,
    /// As if nobody had said how much anything matters: every weighting is equally likely.
    None,
}

impl Opinion {
    pub(super) fn shape(self, weight: u8, of: u32) -> f64 {
        match self {
            Self::Stated => CLOSENESS * f64::from(weight) / f64::from(of),
            Self::None => 1.0,
        }
    }
}

/// One home with the wishes of both sides held against each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Home {
    /// Who.
    pub id: ProfileId,
    /// What it is worth to each wish of the subject: the same wishes in the same order for every home.
    pub own: Vec<Line>,
    /// What the subject is worth to each of its own wishes.
    pub theirs: Vec<Line>,
}

/// A list to be run again.
#[derive(Clone, Debug, PartialEq)]
pub struct Setup {
    /// Whom the list is for.
    pub subject: ProfileId,
    /// The homes, best first: of two that come out exactly equal the earlier one stays before.
    pub homes: Vec<Home>,
    /// How weights are drawn.
    pub opinion: Opinion,
    /// Chooses another set of draws. The screens always use 0.
    pub seed: u64,
}

impl Setup {
    /// The list of a subject, run around what was stated.
    pub const fn new(subject: ProfileId, homes: Vec<Home>) -> Self {
        Self {
            subject,
            homes,
            opinion: Opinion::Stated,
            seed: 0,
        }
    }

    /// A stream of its own for each thing that is drawn. It depends on who it is about and on nothing
    /// else in the list, so that adding a home changes no draw of the others.
    pub(super) fn stream(&self, home: Option<ProfileId>, what: What, at: usize) -> Random {
        let (subject, home) = (
            self.subject.0.as_u64_pair(),
            home.map_or((0, 0), |home| home.0.as_u64_pair()),
        );
        let at = u64::try_from(at).unwrap_or(u64::MAX);
        Random::of(&[
            self.seed,
            subject.0,
            subject.1,
            home.0,
            home.1,
            what as u64,
            at,
        ])
    }
}

/// Re-runs under way. They can be stopped after any number of draws and gone on with: the result
/// depends on the setup and the number of draws only.
#[derive(Clone, Debug)]
pub struct Rerun {
    weights: Weights,
    /// What the subject sees of each home, and what each home sees.
    views: Vec<(View, View)>,
    products: Vec<Column>,
    ranks: Vec<[u32; BLOCK]>,
    outcome: Outcome,
}

impl Rerun {
    /// Gets ready; nothing is drawn yet.
    pub fn new(setup: &Setup) -> Self {
        let weights = Weights::of(setup);
        let (homes, wishes) = (setup.homes.len(), weights.drawn.len());
        let views = |home: &Home| {
            (
                View::of_subject(setup, home, wishes),
                View::of_home(setup, home),
            )
        };
        Self {
            views: setup.homes.iter().map(views).collect(),
            products: vec![[0.0; BLOCK]; homes],
            ranks: vec![[0; BLOCK]; homes],
            outcome: Outcome {
                draws: 0,
                homes: setup.homes.iter().map(|home| home.id).collect(),
                places: vec![0; homes * homes],
                duels: vec![Duel::default(); homes * homes],
                central: vec![0.0; homes * wishes],
            },
            weights,
        }
    }

    /// So many more draws.
    pub fn step(&mut self, draws: u32) {
        let mut left = usize::try_from(draws).unwrap_or(usize::MAX);
        while left > 0 {
            let count = left.min(BLOCK);
            self.block(count);
            left -= count;
        }
    }

    /// What came of the draws so far.
    pub const fn outcome(&self) -> &Outcome {
        &self.outcome
    }

    /// What came of it in the end.
    pub fn into_outcome(self) -> Outcome {
        self.outcome
    }

    fn block(&mut self, count: usize) {
        let layers = layers();
        self.weights.draw(count, layers);
        for ((own, theirs), product) in self.views.iter_mut().zip(&mut self.products) {
            let mut second = [0.0; BLOCK];
            let (Some(product), Some(second)) = (product.get_mut(..count), second.get_mut(..count))
            else {
                continue;
            };
            own.draw(&self.weights.drawn, product, layers);
            theirs.draw(&self.weights.drawn, second, layers);
            // The fit is the root of this, and a root changes no order.
            for (product, second) in product.iter_mut().zip(second) {
                *product *= *second;
            }
        }
        self.compare(count);
        self.tally(count);
        self.outcome.draws += u32::try_from(count).unwrap_or(0);
    }

    /// Every home against every later one: how often each stands before the other, and how many
    /// stand before each in every draw. Counting does it; nothing is sorted.
    fn compare(&mut self, count: usize) {
        for ranks in &mut self.ranks {
            ranks.fill(0);
        }
        let homes = self.products.len().max(1);
        let rows = self.outcome.duels.chunks_exact_mut(homes);
        for ((at, mine), row) in self.products.iter().enumerate().zip(rows) {
            let (before, after) = self.ranks.split_at_mut(at + 1);
            let Some(my_ranks) = before.last_mut() else {
                continue;
            };
            let later = self.products.iter().zip(row).skip(at + 1).zip(after);
            for ((other, duel), ranks) in later {
                let duel_now = meet(
                    (mine.get(..count), other.get(..count)),
                    (&mut *my_ranks, ranks),
                );
                duel.won += duel_now.won;
                duel.lost += duel_now.lost;
            }
        }
    }

    /// Counts the places, and what the weights were like when each home came first.
    fn tally(&mut self, count: usize) {
        let homes = self.ranks.len().max(1);
        let wishes = self.weights.drawn.len().max(1);
        let counts = self.outcome.places.chunks_exact_mut(homes);
        for (ranks, places) in self.ranks.iter().zip(counts) {
            for rank in ranks.iter().take(count) {
                if let Some(place) = usize::try_from(*rank)
                    .ok()
                    .and_then(|at| places.get_mut(at))
                {
                    *place += 1;
                }
            }
        }
        let central = self.outcome.central.chunks_exact_mut(wishes);
        for (ranks, sums) in self.ranks.iter().zip(central) {
            for (column, sum) in self.weights.drawn.iter().zip(sums) {
                let draws = column.iter().zip(ranks).take(count);
                *sum += draws
                    .filter(|(_, rank)| **rank == 0)
                    .map(|(weight, _)| weight)
                    .sum::<f64>();
            }
        }
    }
}

/// Two homes in the same draws. The one listed later gets its rank from how often it stood behind,
/// equal counting as behind.
fn meet(
    (mine, other): (Option<&[f64]>, Option<&[f64]>),
    (my_ranks, ranks): (&mut [u32; BLOCK], &mut [u32; BLOCK]),
) -> Duel {
    let mut duel = Duel::default();
    let pairs = mine
        .unwrap_or_default()
        .iter()
        .zip(other.unwrap_or_default());
    for ((mine, other), (my_rank, rank)) in pairs.zip(my_ranks.iter_mut().zip(ranks)) {
        let behind = u32::from(other > mine);
        *my_rank += behind;
        *rank += 1 - behind;
        duel.lost += behind;
        duel.won += u32::from(mine > other);
    }
    duel
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matching::score::NEUTRAL_WORTH;
    use crate::matching::value::Bounds;
    use uuid::Uuid;

    fn id(n: u128) -> ProfileId {
        ProfileId(Uuid::from_u128(n))
    }

    fn line(weight: u8, low: u32, high: u32) -> Line {
        Line::new(weight, Bounds::between(low, high), NEUTRAL_WORTH)
    }

    fn home(n: u128, own: &[(u32, u32)], theirs: &[(u32, u32)]) -> Home {
        let weights = [4, 2, 1].into_iter().cycle();
        let lines = |worths: &[(u32, u32)]| {
            let weighed = worths.iter().zip(weights.clone());
            weighed
                .map(|((low, high), weight)| line(weight, *low, *high))
                .collect()
        };
        Home {
            id: id(n),
            own: lines(own),
            theirs: lines(theirs),
        }
    }

    fn homes() -> Vec<Home> {
        vec![
            home(
                1,
                &[(90_000, 90_000), (0, 100_000), (30_000, 30_000)],
                &[(50_000, 50_000), (50_000, 50_000)],
            ),
            home(
                2,
                &[(70_000, 70_000), (60_000, 60_000), (50_000, 50_000)],
                &[],
            ),
            home(
                3,
                &[(20_000, 80_000), (90_000, 90_000), (40_000, 40_000)],
                &[(80_000, 80_000), (20_000, 90_000), (10_000, 10_000)],
            ),
        ]
    }

    fn run(homes: Vec<Home>, draws: u32) -> Outcome {
        let mut rerun = Rerun::new(&Setup::new(id(99), homes));
        rerun.step(draws);
        rerun.into_outcome()
    }

    #[test]
    fn stopping_and_going_on_changes_nothing() {
        let setup = Setup::new(id(99), homes());
        let mut rerun = Rerun::new(&setup);
        for draws in [1, 0, 63, 64, 65, 7, 800] {
            rerun.step(draws);
        }
        let whole = run(homes(), 1000);
        let parts = rerun.into_outcome();
        assert_eq!((parts.draws, &parts.places), (1000, &whole.places));
        assert_eq!(parts.duels, whole.duels);
    }

    #[test]
    fn every_draw_gives_every_place_to_one_home() {
        let outcome = run(homes(), 500);
        for place in 0..3 {
            let counted: u32 = outcome.places.iter().skip(place).step_by(3).sum();
            assert_eq!(counted, 500);
        }
        for home in [1, 2, 3].map(id) {
            let shares = outcome.acceptability(home).unwrap();
            assert!((shares.iter().sum::<f64>() - 1.0).abs() < 1e-12);
            assert_eq!(outcome.of_ten(home, 3), Some(10));
        }
        assert_eq!(outcome.acceptability(id(4)), None);
    }

    /// Which of two homes comes out better, in each draw, does not depend on who else is listed or on
    /// the order of the list.
    #[test]
    fn another_home_changes_no_draw_of_the_others() {
        let two: Vec<Home> = homes().into_iter().take(2).collect();
        let alone = run(two, 700);
        let with_others = run(homes(), 700);
        let turned = run(homes().into_iter().rev().collect(), 700);
        let share = alone.beats(id(1), id(2));
        assert_eq!(share, with_others.beats(id(1), id(2)));
        assert_eq!(share, turned.beats(id(1), id(2)));
        assert!(share.is_some_and(|share| share > 0.1 && share < 0.9));
    }

    #[test]
    fn homes_that_are_exactly_equal_beat_each_other_never_and_keep_their_order() {
        let same = |n| home(n, &[(50_000, 50_000)], &[(100_000, 100_000)]);
        let outcome = run(
            vec![same(1), same(2), home(3, &[(10_000, 10_000)], &[(0, 0)])],
            100,
        );
        assert_eq!(outcome.beats(id(1), id(2)), Some(0.0));
        assert_eq!(outcome.of_ten(id(1), 1), Some(10));
        assert_eq!(outcome.of_ten(id(2), 1), Some(0));
        assert_eq!(outcome.close_to_first(), [true, true, false]);
    }

    #[test]
    fn a_home_that_is_better_in_everything_always_stands_before() {
        let worse: Vec<Home> = vec![
            home(
                1,
                &[(80_000, 90_000), (60_000, 60_000)],
                &[(70_000, 70_000)],
            ),
            home(
                2,
                &[(10_000, 79_000), (50_000, 60_000)],
                &[(70_000, 70_000)],
            ),
        ];
        let outcome = run(worse, 2_000);
        assert_eq!(outcome.beats(id(1), id(2)), Some(1.0));
        assert_eq!(outcome.close_to_first(), [true, false]);
    }

    #[test]
    fn a_wish_that_does_not_matter_changes_nothing_but_is_passed_over() {
        let with = |line: Option<Line>| {
            let mut homes = homes();
            for home in &mut homes {
                home.own.extend(line);
                home.theirs.extend(line.filter(|_| !home.theirs.is_empty()));
            }
            run(homes, 300)
        };
        let plain = with(None);
        assert_eq!(plain.places, with(Some(line(0, 0, 100_000))).places);
    }

    #[test]
    fn nothing_can_be_said_of_an_empty_list() {
        let outcome = run(Vec::new(), 100);
        assert_eq!((outcome.draws(), outcome.close_to_first()), (100, vec![]));
    }

    #[test]
    fn a_silent_subject_leaves_it_to_the_homes() {
        let silent = |n, worth| home(n, &[], &[(worth, worth)]);
        let outcome = run(vec![silent(1, 100_000), silent(2, 0)], 4_000);
        // B is 1 against 0.1, A uniform on [0.1, 1] for both: A1 > A2 / 10 always.
        assert_eq!(outcome.beats(id(1), id(2)), Some(1.0));
        let outcome = run(vec![silent(1, 100_000), silent(2, 44_444)], 4_000);
        // B is 1 against 0.5: P(A1 > A2 / 2) = 1 - (0.8 * 0.4 / 2) / 0.81, four standard errors.
        let share = outcome.beats(id(1), id(2)).unwrap();
        assert!((share - (1.0 - 0.16 / 0.81)).abs() < 0.026, "{share}");
    }
}
