//! A pool of one kind of profile, packed so that one list over thousands takes a moment.
//!
//! Nothing is worked out here that the plain functions do not work out. The pool only remembers which
//! answers, wishes and demands are the same, so that each different one is asked once for a list and
//! looked up after that: a column of answer codes for each topic, and for each party the numbers of
//! its wishes and demands. A list made with it is the one that [`Party::fit`] and [`Party::gate`] make
//! pair by pair, and a property test holds the two against each other.

use super::column::{Column, Interner, Ragged, columns, index};
use super::demand::Demand;
use super::gates::{Gates, Mark};
use super::known::Cell;
use super::must_have::{Outcome, RuleKey};
use super::neutral::Neutrals;
use super::party::Party;
use super::score::{Fit, Line, SideView, Tally};
use super::value::Bounds;
use super::why::Side;
use super::wish::{Ask, Wish, turned};
use crate::domain::id::ProfileId;
use crate::domain::preference::Direction;
use crate::domain::topic::Topic;

/// Parties of one kind, ready to be listed for somebody of the other side.
#[derive(Debug, Clone)]
pub struct Pool {
    parties: Vec<Party>,
    /// Whose they are once more, side by side: a list reads them all, and a party is far from the next.
    ids: Vec<ProfileId>,
    columns: Vec<Column>,
    /// The different things wished for, and the different wishes made of them.
    wanted: Vec<Ask>,
    wishes: Vec<Packed>,
    wishes_of: Ragged<u32>,
    /// The weight of everything that each party wishes for.
    weights: Vec<u32>,
    /// The different demands, the rule that each is counted under, and which each party makes.
    demands: Vec<(Demand, u32)>,
    demands_of: Ragged<u32>,
    /// How each party stands by itself, where that is anything but in order.
    own_of: Ragged<(u32, Mark)>,
    rules: Vec<RuleKey>,
}

/// A wish: the number of what it is about, whether that is wanted or avoided, and its weight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Packed {
    wanted: u32,
    direction: Direction,
    weight: u8,
}

impl Pool {
    /// Packs parties of one kind. Their order does not matter to any list made from them.
    pub fn new(parties: Vec<Party>) -> Self {
        let mut wanted: Interner<Ask> = Interner::starting_with(Vec::new());
        let mut packed: Interner<Packed> = Interner::starting_with(Vec::new());
        let mut demands: Interner<Demand> = Interner::starting_with(Vec::new());
        let mut rules = Interner::starting_with(Vec::new());
        let (mut wishes_of, mut demands_of, mut own_of) =
            (Ragged::new(), Ragged::new(), Ragged::new());
        for party in &parties {
            wishes_of.push(party.wishes.iter().map(|wish| {
                packed.number(&Packed {
                    wanted: wanted.number(&wish.ask.wanting()),
                    direction: wish.ask.direction,
                    weight: wish.weight(),
                })
            }));
            demands_of.push(
                party
                    .demands
                    .iter()
                    .map(|(demand, _)| demands.number(demand)),
            );
            own_of.push(
                party
                    .own
                    .iter()
                    .filter(|finding| finding.outcome != Outcome::Pass)
                    .map(|finding| {
                        let key = RuleKey {
                            rule: finding.rule,
                            own: false,
                            topic: finding.topic,
                            item: finding.item.clone(),
                            avoided: finding.direction == Direction::Avoid,
                        };
                        (rules.number(&key), Mark::from(finding.outcome))
                    }),
            );
        }
        let demands = demands
            .values
            .into_iter()
            .map(|demand| {
                let rule = rules.number(&key_of(&demand, false));
                (demand, rule)
            })
            .collect();
        Self {
            columns: columns(&parties),
            ids: parties.iter().map(|party| party.id).collect(),
            wanted: wanted.values,
            wishes: packed.values,
            wishes_of,
            weights: parties.iter().map(weight_of).collect(),
            demands,
            demands_of,
            own_of,
            rules: rules.values,
            parties,
        }
    }

    /// The parties, in the order in which they were given.
    pub fn parties(&self) -> &[Party] {
        &self.parties
    }

    /// Whose the party at a place is.
    pub(super) fn id(&self, at: u32) -> Option<ProfileId> {
        self.ids.get(index(at)).copied()
    }

    /// The different answers to a topic, and how many parties give each.
    pub(super) fn answers(&self, topic: Topic) -> impl Iterator<Item = (&Cell, usize)> {
        let column = self.columns.get(topic as usize);
        let mut counts = vec![0; column.map_or(0, |column| column.cells.len())];
        for code in column.iter().flat_map(|column| &column.codes) {
            if let Some(count) = counts.get_mut(index(*code)) {
                *count += 1;
            }
        }
        column
            .into_iter()
            .flat_map(|column| &column.cells)
            .zip(counts)
    }

    /// Holds every party's must-haves and the subject's against each other.
    pub(super) fn gates(&self, subject: &Party) -> Gates {
        let rules: Vec<RuleKey> = subject
            .demands
            .iter()
            .map(|(demand, _)| key_of(demand, true))
            .chain(self.rules.iter().cloned())
            .collect();
        let mut gates = Gates::new(self.parties.len(), rules);
        for ((demand, _), rule) in subject.demands.iter().zip(0_u32..) {
            if let Some(column) = self.columns.get(demand.topic as usize) {
                let cells = column.seen_for(demand.named().as_slice());
                let outcomes = cells.iter().map(|cell| demand.outcome(cell));
                let marks: Vec<Mark> = outcomes.map(Mark::from).collect();
                gates.add_column(&column.codes, &marks, rule);
            }
        }
        let after_own = u32::try_from(subject.demands.len()).unwrap_or(u32::MAX);
        let marks: Vec<(Mark, u32)> = self
            .demands
            .iter()
            .map(|(demand, rule)| {
                let outcome = demand.outcome(subject.cell(demand.topic));
                (Mark::from(outcome), after_own + rule)
            })
            .collect();
        let rows = self.demands_of.rows().zip(self.own_of.rows());
        for (at, (demands, own)) in rows.enumerate() {
            for (mark, rule) in demands.iter().filter_map(|at| marks.get(index(*at))) {
                gates.add(at, *mark, *rule);
            }
            for (rule, mark) in own {
                gates.add(at, *mark, after_own + rule);
            }
        }
        gates
    }

    /// The fits of the subject with the parties at these places, in the same order.
    pub(super) fn fits(
        &self,
        subject: &Party,
        at: impl IntoIterator<Item = u32>,
        neutrals: &Neutrals,
    ) -> impl Iterator<Item = Fit> {
        let own_weight = weight_of(subject);
        let own = self.own_parts(subject, neutrals);
        let theirs = self.their_parts(subject, neutrals);
        let silent = neutrals.view();
        let side = subject.side();
        at.into_iter().map(move |party| {
            let at = index(party);
            let own_sums = own.iter().fold(Sums::default(), |sums, (codes, parts)| {
                let code = codes.get(at).copied().unwrap_or(0);
                parts.get(index(code)).map_or(sums, |part| sums.plus(*part))
            });
            let wishes = self.wishes_of.row(at).iter();
            let their_sums = wishes.fold(Sums::default(), |sums, wish| {
                theirs
                    .get(index(*wish))
                    .map_or(sums, |part| sums.plus(*part))
            });
            let weight = self.weights.get(at).copied().unwrap_or(0);
            let own = own_sums.view(own_weight, silent);
            let theirs = their_sums.view(weight, silent);
            match side {
                Side::MovingIn => Fit {
                    moving_in: own,
                    room: theirs,
                },
                Side::Room => Fit {
                    moving_in: theirs,
                    room: own,
                },
            }
        })
    }

    /// What each of the subject's wishes makes of every different answer, with the codes by which to
    /// look it up.
    fn own_parts(&self, subject: &Party, neutrals: &Neutrals) -> Vec<(&[u32], Vec<Sums>)> {
        let parts = |wish: &Wish| {
            let column = self.columns.get(wish.ask.topic as usize)?;
            let neutral = neutrals.of(subject.kind, wish.ask.topic, wish.ask.direction);
            let cells = column.seen_for(&wish.ask.named());
            let part = |cell| Sums::of(Line::new(wish.weight(), wish.ask.bounds(cell), neutral));
            Some((column.codes.as_slice(), cells.iter().map(part).collect()))
        };
        subject.wishes.iter().filter_map(parts).collect()
    }

    /// What each different wish of the pool makes of the subject.
    fn their_parts(&self, subject: &Party, neutrals: &Neutrals) -> Vec<Sums> {
        let owner = subject.kind.other_side();
        let by_topic: Vec<(&Cell, [u32; 2])> = Topic::ALL
            .iter()
            .map(|topic| {
                let neutral = |direction| neutrals.of(owner, *topic, direction);
                let both = [neutral(Direction::Want), neutral(Direction::Avoid)];
                (subject.cell(*topic), both)
            })
            .collect();
        let wanted: Vec<(Bounds, [u32; 2])> = self
            .wanted
            .iter()
            .filter_map(|ask| {
                let (cell, neutrals) = by_topic.get(ask.topic as usize)?;
                Some((ask.bounds(cell), *neutrals))
            })
            .collect();
        self.wishes
            .iter()
            .filter_map(|wish| {
                let (wanted, [want, avoid]) = wanted.get(index(wish.wanted))?;
                let neutral = match wish.direction {
                    Direction::Want => *want,
                    Direction::Avoid => *avoid,
                };
                let bounds = turned(wish.direction, *wanted);
                Some(Sums::of(Line::new(wish.weight, bounds, neutral)))
            })
            .collect()
    }
}

/// Weighted worths of some wishes added up: lowest, point, highest, and the weight that is known. Four
/// numbers of 32 bits in one, so that two additions of a processor add them all. There is room for
/// 10,000 wishes of the greatest weight before one would run into the next.
#[derive(Debug, Clone, Copy, Default)]
struct Sums(u128);

impl Sums {
    fn of(line: Line) -> Self {
        let weight = u128::from(line.weight());
        let part = |worth: u32| weight * u128::from(worth);
        let known = weight * u128::from(line.is_known());
        let (low, point, high) = (part(line.low()), part(line.point()), part(line.high()));
        Self(low | point << 32 | high << 64 | known << 96)
    }

    #[inline]
    const fn plus(self, other: Self) -> Self {
        Self(self.0.wrapping_add(other.0))
    }

    fn view(self, weight: u32, silent: u32) -> SideView {
        let part = |at: u32| u32::try_from(self.0 >> at & u128::from(u32::MAX)).unwrap_or(u32::MAX);
        Tally::from_sums([part(0), part(32), part(64)], weight, part(96)).view(silent)
    }
}

/// The weight of everything that a party wishes for.
fn weight_of(party: &Party) -> u32 {
    let weights = party.wishes.iter().map(|wish| u32::from(wish.weight()));
    weights.sum()
}

fn key_of(demand: &Demand, own: bool) -> RuleKey {
    RuleKey {
        rule: demand.rule,
        own,
        topic: Some(demand.topic),
        item: demand.item.to_string(),
        avoided: demand.direction == Direction::Avoid,
    }
}
