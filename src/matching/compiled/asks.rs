//! What the parties of a pool ask of the other side: their wishes, their demands, and how each stands
//! by itself.
//!
//! The first wish of a party about a topic stands in a column, because nearly everybody has at most
//! one. Any further one, and every demand, is written down once with the list of those who make it.

use super::super::column::{Column, Joints, Posted, index, sum_of};
use super::super::demand::Demand;
use super::super::gates::Mark;
use super::super::must_have::{Finding, Outcome, RuleKey};
use super::super::party::Party;
use super::super::wish::{Ask, Wish};
use super::sets::{Sought, of_sets};
use super::subject::Counts;
use super::{own_key, share_of, weight_of};
use crate::domain::preference::Direction;
use crate::domain::topic::Topic;

/// A wish without whose it is.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(in super::super) struct Weighed {
    pub(in super::super) ask: Ask,
    pub(in super::super) weight: u8,
}

/// What every party asks.
#[derive(Debug, Clone)]
pub(in super::super) struct Asks {
    /// By topic; those of sets stay empty.
    pub(in super::super) columns: Vec<Column<Option<Weighed>>>,
    pub(in super::super) joints: Joints,
    /// By topic; only sets have them.
    pub(in super::super) sought: Vec<Option<Sought>>,
    /// Wishes that found no place above.
    pub(in super::super) further: Posted<Weighed>,
    pub(in super::super) demands: Posted<Demand>,
    /// How parties stand by themselves, where that is anything but in order.
    pub(in super::super) own: Posted<(RuleKey, Mark)>,
    /// The same counted for each party.
    pub(in super::super) alone: Vec<Counts>,
    /// The weight of everything that each party wishes for.
    pub(in super::super) weights: Vec<u32>,
    /// One over the whole that the sums of each party are out of.
    pub(in super::super) shares: Vec<f64>,
}

impl Asks {
    pub(super) fn new() -> Self {
        let topics = Topic::ALL.iter();
        Self {
            columns: topics.map(|_| Column::of(None)).collect(),
            joints: Joints::default(),
            sought: of_sets(Sought::new),
            further: Posted::new(),
            demands: Posted::new(),
            own: Posted::new(),
            alone: Vec::new(),
            weights: Vec::new(),
            shares: Vec::new(),
        }
    }

    /// Writes down what one of `parties` parties asks.
    pub(super) fn put(&mut self, at: u32, parties: usize, party: &Party) {
        for wish in &party.wishes {
            if !self.put_wish(at, parties, wish) {
                let (sum, same) = (wish_sum(wish), |known: &Weighed| is(known, wish));
                self.further.put(at, sum, same, || weighed(wish));
            }
        }
        for (demand, _) in &party.demands {
            let same = |known: &Demand| known == demand;
            self.demands
                .put(at, sum_of(demand), same, || demand.clone());
        }
        for finding in not_in_order(party) {
            let (sum, same) = (own_sum(finding), |known: &(RuleKey, Mark)| {
                is_own(known, finding)
            });
            let mark = Mark::from(finding.outcome);
            self.own.put(at, sum, same, || (own_key(finding), mark));
        }
        self.weigh(at, Counts::of(&party.own), weight_of(party));
    }

    /// Forgets what a party asks.
    pub(super) fn clear(&mut self, at: u32, party: &Party) {
        for wish in &party.wishes {
            if !self.clear_wish(at, wish) {
                self.further
                    .clear(at, wish_sum(wish), |known| is(known, wish));
            }
        }
        for (demand, _) in &party.demands {
            self.demands
                .clear(at, sum_of(demand), |known| known == demand);
        }
        for finding in not_in_order(party) {
            self.own
                .clear(at, own_sum(finding), |known| is_own(known, finding));
        }
        self.weigh(at, Counts::default(), 0);
    }

    fn weigh(&mut self, at: u32, alone: Counts, weight: u32) {
        let at = index(at);
        let places = (
            self.alone.get_mut(at),
            self.weights.get_mut(at),
            self.shares.get_mut(at),
        );
        if let (Some(of_alone), Some(of_weight), Some(of_share)) = places {
            (*of_alone, *of_weight) = (alone, weight);
            *of_share = share_of(weight);
        }
    }

    /// Puts a wish into its column or set, if its topic has room for it there.
    fn put_wish(&mut self, at: u32, parties: usize, wish: &Wish) -> bool {
        let topic = wish.ask.topic as usize;
        if let Some(sought) = self.sought.get_mut(topic).and_then(Option::as_mut) {
            return sought.put(at, parties, &wish.ask, wish.weight());
        }
        self.columns.get_mut(topic).is_some_and(|column| {
            let same = |known: &Option<Weighed>| known.as_ref().is_some_and(|k| is(k, wish));
            column.code(index(at)) == 0
                && column.put(index(at), parties, wish_sum(wish), same, || {
                    Some(weighed(wish))
                })
        })
    }

    fn clear_wish(&mut self, at: u32, wish: &Wish) -> bool {
        let topic = wish.ask.topic as usize;
        if let Some(sought) = self.sought.get_mut(topic).and_then(Option::as_mut) {
            return sought.clear(at, &wish.ask, wish.weight());
        }
        let Some(column) = self.columns.get_mut(topic) else {
            return false;
        };
        let code = usize::from(column.code(index(at)));
        let here = column.values().get(code).and_then(Option::as_ref);
        let found = here.is_some_and(|known| is(known, wish));
        if found {
            column.clear(index(at));
        }
        found
    }

    pub(super) fn resize(&mut self, parties: usize) {
        for column in &mut self.columns {
            column.resize(parties);
        }
        for sought in self.sought.iter_mut().flatten() {
            sought.resize(parties);
        }
        self.alone.resize(parties, Counts::default());
        self.weights.resize(parties, 0);
        self.shares.resize(parties, 1.0);
    }
}

fn wish_sum(wish: &Wish) -> u64 {
    sum_of(&(&wish.ask, wish.weight()))
}

fn is(known: &Weighed, wish: &Wish) -> bool {
    known.weight == wish.weight() && known.ask == wish.ask
}

fn weighed(wish: &Wish) -> Weighed {
    Weighed {
        ask: wish.ask.clone(),
        weight: wish.weight(),
    }
}

fn not_in_order(party: &Party) -> impl Iterator<Item = &Finding> {
    let own = party.own.iter();
    own.filter(|finding| finding.outcome != Outcome::Pass)
}

fn own_sum(finding: &Finding) -> u64 {
    let Finding {
        rule,
        topic,
        item,
        direction,
        outcome,
        ..
    } = finding;
    sum_of(&(rule, topic, item, direction, Mark::from(*outcome)))
}

fn is_own((key, mark): &(RuleKey, Mark), finding: &Finding) -> bool {
    *mark == Mark::from(finding.outcome)
        && key.rule == finding.rule
        && key.topic == finding.topic
        && key.item == finding.item
        && key.avoided == (finding.direction == Direction::Avoid)
}
