//! The must-haves of a whole pool against one subject, counted.

use super::column::{Code, index};
use super::must_have::{Outcome, RuleKey};

/// How a rule came out, in as little as counting needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Mark {
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

/// The must-haves of every party of a pool against one subject.
#[derive(Debug)]
pub(super) struct Gates {
    /// In the order of the parties.
    pub(super) each: Vec<GateCount>,
    /// What each number of a rule stands for.
    rules: Vec<RuleKey>,
    /// How many parties each rule leaves out.
    failed: Vec<u32>,
}

/// The must-haves of one pair, counted.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct GateCount {
    /// Rules that fail.
    pub(super) fails: u8,
    /// Rules that wait for an answer.
    pub(super) asks: u8,
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
    pub(super) fn new(parties: usize) -> Self {
        Self {
            each: vec![GateCount::default(); parties],
            failed: Vec::new(),
            rules: Vec::new(),
        }
    }

    /// A number for a rule. One that comes twice is counted under two numbers.
    pub(super) fn rule(&mut self, rule: RuleKey) -> u32 {
        self.rules.push(rule);
        self.failed.push(0);
        u32::try_from(self.rules.len() - 1).unwrap_or(u32::MAX)
    }

    /// Adds the outcome of one rule for these parties.
    pub(super) fn add(&mut self, whose: &[u32], mark: Mark, rule: u32) {
        if mark == Mark::Pass {
            return;
        }
        for at in whose {
            if let Some(gate) = self.each.get_mut(index(*at)) {
                gate.add(mark, rule);
            }
        }
        if mark != Mark::Ask
            && let Some(failed) = self.failed.get_mut(index(rule))
        {
            *failed += u32::try_from(whose.len()).unwrap_or(u32::MAX);
        }
    }

    /// Adds the outcomes of one rule, given by the code of each party's answer. The first outcome is
    /// that of an unknown answer, which is everybody's where there are no codes.
    pub(super) fn add_column(&mut self, codes: &[Code], marks: &[Mark], rule: u32) {
        if marks.iter().all(|mark| *mark == Mark::Pass) {
            return;
        }
        let unknown = marks.first().copied().unwrap_or(Mark::Pass);
        let all = codes
            .iter()
            .map(|code| marks.get(usize::from(*code)).copied().unwrap_or(unknown));
        let rest = std::iter::repeat_n(unknown, self.each.len() - codes.len());
        let mut failed = 0;
        for (gate, mark) in self.each.iter_mut().zip(all.chain(rest)) {
            gate.add(mark, rule);
            failed += u32::from(matches!(mark, Mark::Fails | Mark::CouldChange));
        }
        if let Some(count) = self.failed.get_mut(index(rule)) {
            *count += failed;
        }
    }

    /// Each rule that leaves somebody out: how many, and how many by it alone.
    pub(super) fn counts(&self) -> Vec<(RuleKey, u32, u32)> {
        self.tallies()
            .filter(|(_, failed, _)| *failed > 0)
            .map(|(rule, failed, alone)| (rule.clone(), failed, alone))
            .collect()
    }

    /// Every rule in the order of its number, those that leave nobody out too: how many it leaves
    /// out, and how many by it alone.
    pub(super) fn tallies(&self) -> impl Iterator<Item = (&RuleKey, u32, u32)> {
        let mut alone = vec![0; self.rules.len()];
        for gate in self.each.iter().filter(|gate| gate.fails == 1) {
            if let Some(alone) = alone.get_mut(index(gate.last)) {
                *alone += 1;
            }
        }
        let counted = self.rules.iter().zip(&self.failed).zip(alone);
        counted.map(|((rule, failed), alone)| (rule, *failed, alone))
    }
}
