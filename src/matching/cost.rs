//! What a must-have costs, and the one change that would open most doors.
//!
//! A must-have never lowers a score: it leaves homes out. What that costs has to stand beside it, so
//! that whoever decides has it in view: how many homes it leaves of how many, and how many it alone
//! keeps away. Nothing here says that a must-have is wrong.

use std::collections::BTreeMap;

use super::compiled::Pool;
use super::must_have::{Finding, Gate, Outcome, Rule, RuleKey};
use super::party::Party;
use crate::domain::id::MustHaveId;
use crate::domain::must_have::CouldChange;
use crate::domain::preference::Direction;

/// What one must-have or need of a side costs among everybody of the other side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cost {
    /// Which rule.
    pub rule: RuleKey,
    /// The stated must-have it is; none for a standing rule that follows from a need.
    pub must_have: Option<MustHaveId>,
    /// How many it does not leave out, whether they pass or have to be asked first.
    pub leaves: u32,
    /// How many it leaves out alone: without it they could work.
    pub alone: u32,
}

/// What every must-have and need of a side costs.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Costs {
    /// How many were compared.
    pub compared: u32,
    /// One for each demand, in the order in which the side makes them.
    pub each: Vec<Cost>,
}

impl Costs {
    /// The cost of a stated must-have.
    pub fn of(&self, id: MustHaveId) -> Option<&Cost> {
        self.each.iter().find(|cost| cost.must_have == Some(id))
    }

    /// The standing needs that leave somebody out, the one that leaves fewest first.
    pub fn needs(&self) -> Vec<&Cost> {
        let mut needs: Vec<&Cost> = self
            .each
            .iter()
            .filter(|cost| cost.must_have.is_none() && is_need(cost.rule.rule))
            .filter(|cost| cost.leaves < self.compared)
            .collect();
        needs.sort_by_key(|cost| (cost.leaves, &cost.rule));
        needs
    }
}

/// Whether a rule follows from what somebody needs: not from the day, or from what is looked for.
const fn is_need(rule: Rule) -> bool {
    matches!(
        rule,
        Rule::Access
            | Rule::Support
            | Rule::Nights
            | Rule::Allergy
            | Rule::Children
            | Rule::Communication
    )
}

/// Counts what each must-have and need of `subject` costs among everybody in `pool`.
pub fn costs(subject: &Party, pool: &Pool) -> Costs {
    let compared = u32::try_from(pool.parties().len()).unwrap_or(u32::MAX);
    let gates = pool.gates(subject);
    // The rules of the subject come first, in the order of its demands.
    let each = subject
        .demands
        .iter()
        .zip(gates.tallies())
        .map(|((_, must_have), (rule, failed, alone))| Cost {
            rule: rule.clone(),
            must_have: *must_have,
            leaves: compared.saturating_sub(failed),
            alone,
        })
        .collect();
    Costs { compared, each }
}

/// One change, and how many it would open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opening {
    /// What stands in the way, as it was found at one of those it keeps away.
    pub finding: Finding,
    /// How it could change; none for a must-have of the subject that only the subject can give up.
    pub change: Option<CouldChange>,
    /// How many could work if this one thing were otherwise.
    pub opens: u32,
}

/// The single change that would open most doors: over everything that keeps somebody away alone and
/// could change, and over each of the subject's own must-haves, which the subject may give up.
///
/// Of two that open the same number the one that could change comes first, then the order of the
/// rules. None if no single change would open any.
pub fn opening(subject: &Party, pool: &Pool) -> Option<Opening> {
    let gates = pool.gates(subject);
    let alone = pool
        .parties()
        .iter()
        .zip(&gates.each)
        .filter(|(_, gate)| gate.fails == 1);
    let mut changes: BTreeMap<_, Opening> = BTreeMap::new();
    for (other, _) in alone {
        let Some((finding, change)) = in_the_way(subject, other) else {
            continue;
        };
        let key = (
            change.is_none(),
            key_of(&finding, subject),
            finding
                .must_have
                .filter(|_| finding.whose == subject.side()),
            change.map(CouldChange::code),
        );
        changes
            .entry(key)
            .or_insert(Opening {
                finding,
                change,
                opens: 0,
            })
            .opens += 1;
    }
    // The first of those that open most.
    changes.into_values().reduce(
        |best, next| {
            if next.opens > best.opens { next } else { best }
        },
    )
}

/// The one thing in the way of a pair and how it could change, if it could or is the subject's to
/// give up.
fn in_the_way(subject: &Party, other: &Party) -> Option<(Finding, Option<CouldChange>)> {
    let Gate::LeftOut { because, .. } = subject.gate(other) else {
        return None;
    };
    let [finding] = because.as_slice() else {
        return None;
    };
    let Outcome::Fails(change) = finding.outcome else {
        return None;
    };
    if finding.outcome.could_change() {
        return Some((finding.clone(), Some(change)));
    }
    let own = finding.whose == subject.side() && finding.must_have.is_some();
    own.then(|| (finding.clone(), None))
}

fn key_of(finding: &Finding, subject: &Party) -> RuleKey {
    RuleKey {
        rule: finding.rule,
        own: finding.whose == subject.side(),
        topic: finding.topic,
        item: finding.item.clone(),
        avoided: finding.direction == Direction::Avoid,
    }
}
