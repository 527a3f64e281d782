//! Checking back: do the bars say what the person says?
//!
//! Two homes on the list, one better for one wish and the other better for another, make a question that
//! anybody can answer: this one, or that one? The bars answer it as well, and where the two differ the
//! bars are wrong, not the person. The homes are real ones, so that the question is about what there is;
//! apart from the two wishes they are not mentioned.
//!
//! With weights `w` and the differences `d` between the two homes, the bars choose the home that is
//! better for the first wish where `w1 * d1 > w2 * d2`. (The floor under every worth shrinks both
//! differences by the same factor and so changes nothing here.)

use std::cmp::Reverse;

use super::value::SCALE;
use crate::domain::preference::Level;

/// The least difference between two homes that is worth asking about: a fifth of a wish.
pub const LEAST_DIFFERENCE: u32 = SCALE / 5;

/// How many questions are asked at most.
pub const MOST_QUESTIONS: usize = 3;

/// What one home is worth to each of the wishes, in the order of the wishes, in units of 1/100,000;
/// none where that is not known.
pub type Worths = Vec<Option<u32>>;

/// Which of the two homes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// The one that is better for the first wish.
    First,
    /// The one that is better for the second.
    Second,
}

/// One question: two wishes that pull different ways.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Question {
    /// The two wishes, as places in the list of wishes.
    pub wishes: [usize; 2],
    /// The two homes, as places in the list of homes; each is the better one for the wish at the same
    /// place.
    pub homes: [usize; 2],
    /// How much better each is for its wish, in units of 1/100,000: at least [`LEAST_DIFFERENCE`].
    pub differences: [u32; 2],
}

impl Question {
    /// What the bars say at these levels; none if they say that both are the same.
    pub fn predicted(&self, levels: [Level; 2]) -> Option<Choice> {
        let [first, second] = self.pulls(levels);
        match first.cmp(&second) {
            std::cmp::Ordering::Greater => Some(Choice::First),
            std::cmp::Ordering::Less => Some(Choice::Second),
            std::cmp::Ordering::Equal => None,
        }
    }

    /// The smallest change of the two bars after which they say what was chosen: of all sixteen
    /// combinations of levels that do, the one with the fewest steps, then the fewest bars moved, then
    /// the fewest steps down. A wish that matters is never silenced for one answer, so there may be
    /// none.
    pub fn smallest_change(&self, levels: [Level; 2], chosen: Choice) -> Option<[Level; 2]> {
        let all = Level::ALL
            .iter()
            .flat_map(|first| Level::ALL.iter().map(move |second| [*first, *second]));
        let silenced = |new: &[Level; 2]| {
            let mut pairs = new.iter().zip(&levels);
            pairs.any(|(new, old)| new.weight() == 0 && old.weight() > 0)
        };
        all.filter(|new| self.predicted(*new) == Some(chosen) && !silenced(new))
            .min_by_key(|new| {
                let moves = || new.iter().zip(&levels).map(|(n, o)| step(*n) - step(*o));
                let steps: i32 = moves().map(i32::abs).sum();
                let bars = moves().filter(|by| *by != 0).count();
                let down: i32 = moves().map(|by| (-by).max(0)).sum();
                (steps, bars, down)
            })
    }

    /// How hard each wish pulls towards its home.
    fn pulls(&self, levels: [Level; 2]) -> [u64; 2] {
        let [first, second] = levels.map(|level| u64::from(level.weight()));
        let [one, other] = self.differences.map(u64::from);
        [first * one, second * other]
    }
}

/// The step of a level, 0 to 3.
fn step(level: Level) -> i32 {
    Level::ALL
        .iter()
        .zip(0..)
        .find(|(listed, _)| **listed == level)
        .map_or(0, |(_, step)| step)
}

/// The questions that test the bars most, at most [`MOST_QUESTIONS`].
///
/// A question tests most where the bars all but cannot decide, because then a small error in them
/// shows; among those that are as close, where the two homes differ most. Each of the first questions
/// is about two wishes that no question before it was about, as long as there are any. `asked` are
/// the pairs of wishes that were asked about already. A question to which the bars say that both homes
/// are the same comes after those that they answer; one about two wishes of which neither matters is
/// not asked.
pub fn questions(levels: &[Level], homes: &[Worths], asked: &[[usize; 2]]) -> Vec<Question> {
    let mut open: Vec<Question> = Vec::new();
    for second in 0..levels.len() {
        for first in 0..second {
            if !asked.contains(&[first, second]) {
                open.extend(best(levels, homes, [first, second]));
            }
        }
    }
    let mut used: Vec<usize> = asked.iter().flatten().copied().collect();
    let mut chosen = Vec::new();
    while chosen.len() < MOST_QUESTIONS {
        let again = |question: &Question| {
            let repeated = question.wishes.iter().filter(|wish| used.contains(wish));
            repeated.count()
        };
        let next = (0_usize..)
            .zip(&open)
            .min_by_key(|(_, question)| (again(question), rank(question, levels)))
            .map(|(at, _)| at);
        let Some(at) = next else { break };
        let question = open.swap_remove(at);
        used.extend(question.wishes);
        chosen.push(question);
    }
    chosen
}

/// Where a question stands among the others: the closest call first, in tenths, a dead heat last; then
/// the largest real difference; the order of wishes and homes decides between equals.
fn rank(question: &Question, levels: &[Level]) -> (u64, Reverse<u32>, [usize; 2], [usize; 2]) {
    let [first, second] = question.pulls(levels_of(question.wishes, levels));
    let apart = match first.abs_diff(second) {
        0 => None,
        by => (10 * by).checked_div(first + second),
    };
    let [one, other] = question.differences;
    (
        apart.unwrap_or(u64::MAX),
        Reverse(one.min(other)),
        question.wishes,
        question.homes,
    )
}

/// The two levels that a question is about.
pub fn levels_of(wishes: [usize; 2], levels: &[Level]) -> [Level; 2] {
    wishes.map(|wish| levels.get(wish).copied().unwrap_or(Level::DoesNotMatter))
}

/// The two homes that test a pair of wishes most.
fn best(levels: &[Level], homes: &[Worths], wishes: [usize; 2]) -> Option<Question> {
    let worth = |home: &Worths, wish: usize| home.get(wish).copied().flatten();
    let known: Vec<(usize, [u32; 2])> = (0..)
        .zip(homes)
        .filter_map(|(at, home)| {
            let [first, second] = wishes;
            Some((at, [worth(home, first)?, worth(home, second)?]))
        })
        .collect();
    let mut best: Option<Question> = None;
    for (one, [one_first, one_second]) in &known {
        for (other, [other_first, other_second]) in &known {
            let differences = [
                one_first.saturating_sub(*other_first),
                other_second.saturating_sub(*one_second),
            ];
            let question = Question {
                wishes,
                homes: [*one, *other],
                differences,
            };
            let real = differences.iter().all(|by| *by >= LEAST_DIFFERENCE);
            let matters = levels_of(wishes, levels)
                .iter()
                .any(|level| level.weight() > 0);
            let better = |than: &Question| rank(&question, levels) < rank(than, levels);
            if real && matters && best.as_ref().is_none_or(better) {
                best = Some(question);
            }
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const ALOT: Level = Level::MattersALot;
    const MATTERS: Level = Level::Matters;
    const NICE: Level = Level::WouldBeNice;
    const NOT: Level = Level::DoesNotMatter;

    fn home(worths: [u32; 3]) -> Worths {
        worths.map(|worth| Some(worth * 1_000)).to_vec()
    }

    fn question(first: u32, second: u32) -> Question {
        Question {
            wishes: [0, 1],
            homes: [0, 1],
            differences: [first * 1_000, second * 1_000],
        }
    }

    #[test]
    fn the_bars_choose_the_home_whose_wish_pulls_harder() {
        // 4 x 50 against 2 x 90, and against 2 x 100: the same.
        assert_eq!(
            question(50, 90).predicted([ALOT, MATTERS]),
            Some(Choice::First)
        );
        assert_eq!(question(50, 100).predicted([ALOT, MATTERS]), None);
        assert_eq!(
            question(50, 90).predicted([MATTERS, MATTERS]),
            Some(Choice::Second)
        );
    }

    #[test]
    fn the_smallest_change_moves_one_bar_up_before_it_moves_one_down() {
        // Bars 2 and 2 with 1.0 against 0.6 choose the first; one step does it either way.
        let close = question(100, 60);
        assert_eq!(
            close.smallest_change([MATTERS, MATTERS], Choice::Second),
            Some([MATTERS, ALOT])
        );
        // At the top already: the other bar goes down.
        let far = question(100, 60);
        assert_eq!(
            far.smallest_change([ALOT, ALOT], Choice::Second),
            Some([MATTERS, ALOT])
        );
        // Nothing to change where they agree.
        assert_eq!(
            close.smallest_change([MATTERS, MATTERS], Choice::First),
            Some([MATTERS, MATTERS])
        );
    }

    #[test]
    fn a_wish_that_matters_is_never_silenced_for_one_answer() {
        // 1 x 1.0 is as much as 4 x 0.25 and more than 4 x 0.2.
        assert_eq!(
            question(100, 20).smallest_change([NICE, NICE], Choice::Second),
            None
        );
        assert_eq!(
            question(100, 20).smallest_change([NOT, NICE], Choice::First),
            Some([NICE, NICE])
        );
    }

    #[test]
    fn the_closest_call_is_asked_first_then_one_about_other_wishes() {
        let levels = [ALOT, MATTERS, NICE];
        let homes = [home([100, 0, 50]), home([40, 100, 50]), home([0, 60, 100])];
        let asked = questions(&levels, &homes, &[]);
        // 4 x 60 against 2 x 100 is a closer call than 4 x 100 against 2 x 60.
        assert_eq!(asked[0].wishes, [0, 1]);
        assert_eq!(asked[0].homes, [0, 1]);
        assert_eq!(asked[0].differences, [60_000, 100_000]);
        assert!(
            asked[1..].iter().all(|q| q.wishes.contains(&2)),
            "{asked:?}"
        );
        let rest = questions(&levels, &homes, &[[0, 1]]);
        assert!(rest.iter().all(|q| q.wishes != [0, 1]));
    }

    #[test]
    fn nothing_is_asked_where_no_two_homes_pull_different_ways_or_it_is_not_known() {
        let levels = [ALOT, MATTERS];
        let better = [vec![Some(SCALE), Some(SCALE)], vec![Some(0), Some(0)]];
        assert_eq!(questions(&levels, &better, &[]), []);
        let unknown = [vec![Some(SCALE), None], vec![Some(0), Some(SCALE)]];
        assert_eq!(questions(&levels, &unknown, &[]), []);
        let hardly = [vec![Some(19_000), Some(0)], vec![Some(0), Some(SCALE)]];
        assert_eq!(questions(&levels, &hardly, &[]), []);
        let neither = [vec![Some(SCALE), Some(0)], vec![Some(0), Some(SCALE)]];
        assert_eq!(questions(&[NOT, NOT], &neither, &[]), []);
        assert_eq!(questions(&[ALOT, NICE], &neither, &[]).len(), 1);
        let heat = questions(&[ALOT, ALOT], &neither, &[]);
        assert_eq!(heat[0].predicted([ALOT, ALOT]), None);
    }

    proptest! {
        #[test]
        fn what_is_asked_is_true_of_the_homes_and_a_change_that_is_offered_agrees(
            levels in proptest::collection::vec(0_usize..4, 2..7),
            worths in proptest::collection::vec(proptest::collection::vec(0_u32..=100, 7), 2..9),
        ) {
            let levels: Vec<Level> = levels.iter().map(|at| Level::ALL[*at]).collect();
            let homes: Vec<Worths> = worths
                .iter()
                .map(|home| home.iter().map(|w| (*w > 0).then_some(w * 1_000)).collect())
                .collect();
            let asked = questions(&levels, &homes, &[]);
            prop_assert!(asked.len() <= MOST_QUESTIONS);
            for question in &asked {
                let [first, second] = question.wishes;
                let [one, other] = question.homes;
                let worth = |home: usize, wish: usize| homes[home][wish].unwrap();
                prop_assert_eq!(worth(one, first) - worth(other, first), question.differences[0]);
                prop_assert_eq!(worth(other, second) - worth(one, second), question.differences[1]);
                let now = levels_of(question.wishes, &levels);
                for chosen in [Choice::First, Choice::Second] {
                    if let Some(new) = question.smallest_change(now, chosen) {
                        prop_assert_eq!(question.predicted(new), Some(chosen));
                    }
                }
            }
            let pairs: std::collections::HashSet<_> = asked.iter().map(|q| q.wishes).collect();
            prop_assert_eq!(pairs.len(), asked.len());
        }
    }
}
