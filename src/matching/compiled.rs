//! A pool of one kind of profile, packed so that one list over thousands takes a moment.
//!
//! Nothing is worked out here that the plain functions do not work out. The pool only remembers which
//! answers, wishes and demands are the same, so that each different one is asked once for a list and
//! looked up after that. A list made with it is the one that [`Party::fit`] and [`Party::gate`] make
//! pair by pair, and property tests hold the two against each other.
//!
//! `answers` is what the parties tell and `asks` what they want; `subject` holds both against
//! one party of the other side. A party that changes is taken out and put in again by itself; what
//! stays is not touched.

mod answers;
mod asks;
mod half;
mod sets;
mod subject;

use answers::Answers;
use asks::Asks;
pub(super) use subject::{Counts, Journeys, Ready, Worths};

use super::column::{Joints, index};
use super::demand::Demand;
use super::gates::{Gates, Mark};
use super::known::Cell;
use super::must_have::{Finding, Outcome, RuleKey};
use super::party::Party;
use super::sums::{MOST_RULES, MOST_WEIGHT};
use super::value::SCALE;
use crate::domain::id::ProfileId;
use crate::domain::preference::Direction;
use crate::domain::topic::{Shape, Topic};

/// Parties of one kind, ready to be listed for somebody of the other side.
#[derive(Debug, Clone)]
pub struct Pool {
    parties: Vec<Party>,
    /// Whose they are once more, side by side: a list reads them all, and a party is far from the next.
    ids: Vec<ProfileId>,
    answers: Answers,
    asks: Asks,
    /// Places of those that do not fit into the packed sums; they are worked out plainly.
    plain: Vec<u32>,
}

impl Pool {
    /// Packs parties of one kind. Their order does not matter to any list made from them.
    pub fn new(parties: Vec<Party>) -> Self {
        let mut pool = Self {
            ids: parties.iter().map(|party| party.id).collect(),
            answers: Answers::new(),
            asks: Asks::new(),
            plain: Vec::new(),
            parties: Vec::new(),
        };
        pool.asks.resize(parties.len());
        for (at, party) in (0_u32..).zip(&parties) {
            pool.put(at, parties.len(), party);
        }
        pool.parties = parties;
        pool.answers.joints = Joints::of(&pool.answers.columns);
        pool.asks.joints = Joints::of(&pool.asks.columns);
        pool
    }

    /// The parties. Their places hold until a party is put in or taken out.
    pub fn parties(&self) -> &[Party] {
        &self.parties
    }

    /// Where a profile is.
    fn place(&self, id: ProfileId) -> Option<u32> {
        let at = self.ids.iter().position(|known| *known == id)?;
        u32::try_from(at).ok()
    }

    /// Puts a party in the place of the one with the same id, or after the last if there is none.
    /// Every list is then the one that a pool made anew would give; only this party is read.
    pub fn replace(&mut self, party: Party) {
        let at = self.place(party.id).unwrap_or_else(|| {
            self.ids.push(party.id);
            self.resize();
            u32::try_from(self.parties.len()).unwrap_or(u32::MAX)
        });
        self.clear(at);
        self.put(at, self.ids.len(), &party);
        if let Some(place) = self.parties.get_mut(index(at)) {
            *place = party;
        } else {
            self.parties.push(party);
        }
        self.join(at);
    }

    /// Takes a party out, if it is there. The last one takes its place.
    pub fn remove(&mut self, id: ProfileId) {
        let Some(at) = self.place(id) else { return };
        let last = u32::try_from(self.parties.len() - 1).unwrap_or(u32::MAX);
        self.clear(at);
        self.clear(last);
        self.ids.swap_remove(index(at));
        self.parties.swap_remove(index(at));
        self.resize();
        if let Some(moved) = self.parties.get(index(at)).cloned() {
            self.put(at, self.ids.len(), &moved);
        }
        self.join(at);
    }

    fn put(&mut self, at: u32, parties: usize, party: &Party) {
        if fits(party) && self.answers.put(at, parties, party) {
            self.asks.put(at, parties, party);
        } else {
            self.plain.push(at);
        }
    }

    fn clear(&mut self, at: u32) {
        if let Some(plain) = self.plain.iter().position(|plain| *plain == at) {
            self.plain.swap_remove(plain);
        } else if let Some(party) = self.parties.get(index(at)) {
            self.asks.clear(at, party);
        }
        if let Some(party) = self.parties.get(index(at)) {
            self.answers.clear(at, party);
        }
    }

    fn resize(&mut self) {
        self.answers.resize(self.ids.len());
        self.asks.resize(self.ids.len());
    }

    fn join(&mut self, at: u32) {
        let Self { answers, asks, .. } = self;
        answers.joints.refresh(&answers.columns, index(at));
        asks.joints.refresh(&asks.columns, index(at));
    }

    /// Places of those that are worked out plainly.
    pub(super) fn plain(&self) -> &[u32] {
        &self.plain
    }

    /// Whether the party at a place is in the packed sums.
    #[inline]
    pub(super) fn is_packed(&self, at: u32) -> bool {
        self.plain.is_empty() || !self.plain.contains(&at)
    }

    pub(super) fn party(&self, at: u32) -> Option<&Party> {
        self.parties.get(index(at))
    }

    /// How the party at a place stands by itself.
    #[inline]
    pub(super) fn alone(&self, at: u32) -> Counts {
        self.asks.alone.get(index(at)).copied().unwrap_or_default()
    }

    /// Holds every party's must-haves and the subject's against each other, and counts what each rule
    /// leaves out. The rules of the subject come first, in the order of its demands.
    pub(super) fn gates(&self, subject: &Party) -> Gates {
        if !self.plain.is_empty() {
            return self.gates_one_by_one(subject);
        }
        let mut gates = Gates::new(self.parties.len());
        for (demand, _) in &subject.demands {
            let rule = gates.rule(key_of(demand, true));
            let named = demand.named().zip(self.answers.set(demand.topic));
            if let Some((named, mentions)) = named {
                let codes = mentions.count(&[(named, [0, 1, 2, 3])], self.parties.len());
                gates.add_column(&codes, &half::marks(demand).unwrap_or([Mark::Ask; 4]), rule);
            } else if matches!(demand.topic.shape(), Shape::OpenSet(_)) {
                for (at, party) in (0..).zip(&self.parties) {
                    let outcome = demand.outcome(party.cell(demand.topic));
                    gates.add(&[at], outcome.into(), rule);
                }
            } else if let Some(column) = self.answers.column(demand.topic) {
                let outcomes = column.values().iter().map(|cell| demand.outcome(cell));
                let marks: Vec<Mark> = outcomes.map(Mark::from).collect();
                gates.add_column(&column.codes, &marks, rule);
            }
        }
        for (demand, whose) in self.asks.demands.iter() {
            let rule = gates.rule(key_of(demand, false));
            let outcome = demand.outcome(subject.cell(demand.topic));
            gates.add(whose, outcome.into(), rule);
        }
        for ((key, mark), whose) in self.asks.own.iter() {
            let rule = gates.rule(key.clone());
            gates.add(whose, *mark, rule);
        }
        gates
    }

    fn gates_one_by_one(&self, subject: &Party) -> Gates {
        let mut gates = Gates::new(self.parties.len());
        for (demand, _) in &subject.demands {
            gates.rule(key_of(demand, true));
        }
        for (at, other) in (0..).zip(&self.parties) {
            for (finding, rule) in subject.findings(other).iter().zip(0..) {
                gates.add(&[at], finding.outcome.into(), rule);
            }
            let theirs = other.findings(subject);
            let told = theirs.iter().chain(&other.own);
            for finding in told.filter(|finding| finding.outcome != Outcome::Pass) {
                let rule = gates.rule(finding.key(subject.side()));
                gates.add(&[at], finding.outcome.into(), rule);
            }
        }
        gates
    }

    /// Whose the party at a place is.
    pub(super) fn id(&self, at: u32) -> Option<ProfileId> {
        self.ids.get(index(at)).copied()
    }

    /// The different answers to a topic, and how many parties give each. Each answer to an open set
    /// counts by itself.
    pub(super) fn answers(&self, topic: Topic) -> Vec<(&Cell, usize)> {
        if matches!(topic.shape(), Shape::OpenSet(_)) || !self.plain.is_empty() {
            let cells = self.parties.iter().map(|party| party.cell(topic));
            return cells.map(|cell| (cell, 1)).collect();
        }
        let column = self.answers.column(topic);
        column.map_or_else(Vec::new, |column| column.counted(self.parties.len()))
    }
}

/// Whether a party's numbers stay within the packed sums, and its answers can be counted.
fn fits(party: &Party) -> bool {
    let contradicts = |(_, cell): &(Topic, Cell)| sets::contradicts_itself(cell);
    weight_of(party) <= MOST_WEIGHT
        && party.demands.len() + party.own.len() <= MOST_RULES
        && !party.cells().iter().any(contradicts)
}

/// The weight of everything that a party wishes for.
fn weight_of(party: &Party) -> u32 {
    let weights = party.wishes.iter().map(|wish| u32::from(wish.weight()));
    weights.sum()
}

/// One over the whole that sums of this weight are out of; a side that wishes for nothing has the sum
/// of one wish that stands in for its silence.
fn share_of(weight: u32) -> f64 {
    1.0 / (f64::from(weight.max(1)) * f64::from(SCALE))
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

fn own_key(finding: &Finding) -> RuleKey {
    RuleKey {
        rule: finding.rule,
        own: false,
        topic: finding.topic,
        item: finding.item.clone(),
        avoided: finding.direction == Direction::Avoid,
    }
}
