//! A pool of one kind of profile, packed so that one list over thousands takes a moment.
//!
//! Nothing is worked out here that the plain functions do not work out. The pool only remembers which
//! answers, wishes and demands are the same, so that each different one is asked once for a list and
//! looked up after that: a column of answer codes for each topic, and for each party the numbers of
//! its wishes and demands. A list made with it is the one that [`Party::fit`] and [`Party::gate`] make
//! pair by pair, and a property test holds the two against each other.

use std::collections::HashMap;
use std::hash::Hash;

use super::known::Cell;
use super::must_have::{Demand, Outcome, RuleKey};
use super::neutral::Neutrals;
use super::party::Party;
use super::score::{Fit, Line, Tally};
use super::why::Side;
use super::wish::Ask;
use crate::domain::preference::Direction;
use crate::domain::topic::Topic;

/// Parties of one kind, ready to be listed for somebody of the other side.
#[derive(Debug, Clone)]
pub struct Pool {
    parties: Vec<Party>,
    columns: Vec<Column>,
    /// The different wishes with their weights, and which each party has.
    asks: Vec<(Ask, u8)>,
    asks_of: Ragged<u32>,
    /// The different demands, the rule that each is counted under, and which each party makes.
    demands: Vec<(Demand, u32)>,
    demands_of: Ragged<u32>,
    /// How each party stands by itself, where that is anything but in order.
    own_of: Ragged<(u32, Mark)>,
    rules: Vec<RuleKey>,
}

/// The answers to one topic: a code for each party, and what each code stands for. Code 0 is unknown;
/// no codes at all means that nothing is known of anybody.
#[derive(Debug, Clone)]
struct Column {
    codes: Vec<u32>,
    cells: Vec<Cell>,
}

/// How a rule came out, in as little as counting needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Mark {
    Pass,
    Ask,
    Fails,
    CouldChange,
}

impl From<Outcome> for Mark {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Pass => Self::Pass,
            Outcome::AskFirst(_) => Self::Ask,
            Outcome::Fails(_) if outcome.could_change() => Self::CouldChange,
            Outcome::Fails(_) => Self::Fails,
        }
    }
}

/// Rows of different lengths, one after the other.
#[derive(Debug, Clone)]
struct Ragged<T> {
    ends: Vec<usize>,
    items: Vec<T>,
}

impl<T> Ragged<T> {
    const fn new() -> Self {
        Self {
            ends: Vec::new(),
            items: Vec::new(),
        }
    }

    fn push(&mut self, row: impl IntoIterator<Item = T>) {
        self.items.extend(row);
        self.ends.push(self.items.len());
    }

    fn row(&self, at: usize) -> &[T] {
        let start = at
            .checked_sub(1)
            .map_or(Some(0), |before| self.ends.get(before).copied());
        match (start, self.ends.get(at)) {
            (Some(start), Some(end)) => self.items.get(start..*end).unwrap_or_default(),
            (None, _) | (_, None) => &[],
        }
    }

    fn rows(&self) -> impl Iterator<Item = &[T]> {
        (0..self.ends.len()).map(|at| self.row(at))
    }
}

/// Gives equal values one number, in the order in which they first come.
struct Interner<T> {
    numbers: HashMap<T, u32>,
    values: Vec<T>,
}

impl<T: Clone + Eq + Hash> Interner<T> {
    fn starting_with(values: Vec<T>) -> Self {
        let numbers = values.iter().cloned().zip(0..).collect();
        Self { numbers, values }
    }

    fn number(&mut self, value: &T) -> u32 {
        if let Some(number) = self.numbers.get(value) {
            return *number;
        }
        let number = u32::try_from(self.values.len()).unwrap_or(u32::MAX);
        self.numbers.insert(value.clone(), number);
        self.values.push(value.clone());
        number
    }
}

impl Pool {
    /// Packs parties of one kind. Their order does not matter to any list made from them.
    pub fn new(parties: Vec<Party>) -> Self {
        let mut asks = Interner::starting_with(Vec::new());
        let mut demands: Interner<Demand> = Interner::starting_with(Vec::new());
        let mut rules = Interner::starting_with(Vec::new());
        let (mut asks_of, mut demands_of, mut own_of) =
            (Ragged::new(), Ragged::new(), Ragged::new());
        for party in &parties {
            let wishes = party.wishes.iter();
            asks_of.push(wishes.map(|wish| asks.number(&(wish.ask.clone(), wish.weight()))));
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
            asks: asks.values,
            asks_of,
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
                let outcomes = column.cells.iter().map(|cell| demand.outcome(cell));
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
    pub(super) fn fits(&self, subject: &Party, at: &[u32], neutrals: &Neutrals) -> Vec<Fit> {
        let own = self.own_tallies(subject, at, neutrals);
        let theirs = self.their_lines(subject, neutrals);
        let silent = neutrals.view();
        at.iter()
            .zip(own)
            .map(|(party, own)| {
                let mut tally = Tally::default();
                for ask in self.asks_of.row(index(*party)) {
                    if let Some(line) = theirs.get(index(*ask)) {
                        tally.add(*line);
                    }
                }
                let (own, theirs) = (own.view(silent), tally.view(silent));
                match subject.side() {
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
            .collect()
    }

    /// The subject's wishes added up over each party, one topic after the other.
    fn own_tallies(&self, subject: &Party, at: &[u32], neutrals: &Neutrals) -> Vec<Tally> {
        let mut tallies = vec![Tally::default(); at.len()];
        for wish in &subject.wishes {
            let Some(column) = self.columns.get(wish.ask.topic as usize) else {
                continue;
            };
            let neutral = neutrals.of(subject.kind, wish.ask.topic, wish.ask.direction);
            let line = |cell| Line::new(wish.weight(), wish.ask.bounds(cell), neutral);
            let lines: Vec<Line> = column.cells.iter().map(line).collect();
            for (tally, party) in tallies.iter_mut().zip(at) {
                let code = column.codes.get(index(*party)).copied().unwrap_or(0);
                if let Some(line) = lines.get(index(code)) {
                    tally.add(*line);
                }
            }
        }
        tallies
    }

    /// What each different wish of the pool makes of the subject.
    fn their_lines(&self, subject: &Party, neutrals: &Neutrals) -> Vec<Line> {
        let owner = subject.kind.other_side();
        self.asks
            .iter()
            .map(|(ask, weight)| {
                let neutral = neutrals.of(owner, ask.topic, ask.direction);
                Line::new(*weight, ask.bounds(subject.cell(ask.topic)), neutral)
            })
            .collect()
    }
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

/// One column for each topic, in the order of the topics.
fn columns(parties: &[Party]) -> Vec<Column> {
    let mut cells: Vec<Interner<Cell>> = Topic::ALL
        .iter()
        .map(|_| Interner::starting_with(vec![Cell::Unknown]))
        .collect();
    let mut codes: Vec<Vec<u32>> = vec![Vec::new(); Topic::ALL.len()];
    for (at, party) in parties.iter().enumerate() {
        for (topic, cell) in party.cells() {
            let column = *topic as usize;
            if let (Some(cells), Some(codes)) = (cells.get_mut(column), codes.get_mut(column)) {
                codes.resize(parties.len(), 0);
                if let Some(code) = codes.get_mut(at) {
                    *code = cells.number(cell);
                }
            }
        }
    }
    let cells = cells.into_iter().map(|interner| interner.values);
    codes
        .into_iter()
        .zip(cells)
        .map(|(codes, cells)| Column { codes, cells })
        .collect()
}

/// The must-haves of a whole pool against one subject, counted.
#[derive(Debug)]
pub(super) struct Gates {
    /// In the order of the parties.
    pub each: Vec<GateCount>,
    /// What each number of a rule stands for.
    rules: Vec<RuleKey>,
    /// How many parties each rule leaves out.
    failed: Vec<u32>,
}

/// The must-haves of one pair, counted.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct GateCount {
    /// Rules that fail.
    pub fails: u8,
    /// Rules that wait for an answer.
    pub asks: u8,
    /// Of the rules that fail, the last one could change.
    could_change: bool,
    /// The last rule that fails.
    last: u32,
}

impl GateCount {
    /// Whether exactly one thing stands in the way, and it could change.
    pub(super) const fn near_miss(self) -> bool {
        self.fails == 1 && self.could_change
    }

    fn add(&mut self, mark: Mark, rule: u32) {
        match mark {
            Mark::Pass => {}
            Mark::Ask => self.asks = self.asks.saturating_add(1),
            Mark::Fails | Mark::CouldChange => {
                self.fails = self.fails.saturating_add(1);
                self.could_change = mark == Mark::CouldChange;
                self.last = rule;
            }
        }
    }
}

impl Gates {
    fn new(parties: usize, rules: Vec<RuleKey>) -> Self {
        Self {
            each: vec![GateCount::default(); parties],
            failed: vec![0; rules.len()],
            rules,
        }
    }

    fn add(&mut self, at: usize, mark: Mark, rule: u32) {
        if mark == Mark::Pass {
            return;
        }
        if let Some(gate) = self.each.get_mut(at) {
            gate.add(mark, rule);
        }
        if mark != Mark::Ask
            && let Some(failed) = self.failed.get_mut(index(rule))
        {
            *failed += 1;
        }
    }

    /// Adds the outcomes of one rule, given by the code of each party's answer. The first outcome is
    /// that of an unknown answer.
    fn add_column(&mut self, codes: &[u32], marks: &[Mark], rule: u32) {
        if marks.iter().all(|mark| *mark == Mark::Pass) {
            return;
        }
        for at in 0..self.each.len() {
            let code = codes.get(at).copied().unwrap_or(0);
            let mark = marks.get(index(code)).copied().unwrap_or(Mark::Pass);
            self.add(at, mark, rule);
        }
    }

    /// Each rule that leaves somebody out: how many, and how many by it alone.
    pub(super) fn counts(&self) -> Vec<(RuleKey, u32, u32)> {
        let mut alone = vec![0; self.rules.len()];
        for gate in self.each.iter().filter(|gate| gate.fails == 1) {
            if let Some(alone) = alone.get_mut(index(gate.last)) {
                *alone += 1;
            }
        }
        self.rules
            .iter()
            .zip(&self.failed)
            .zip(alone)
            .filter(|((_, failed), _)| **failed > 0)
            .map(|((rule, failed), alone)| (rule.clone(), *failed, alone))
            .collect()
    }
}

fn index(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}
