//! Two to four of the other side, side by side.

use super::{Matched, Told};
use crate::domain::id::ProfileId;
use crate::domain::lists::PairSheet;
use crate::domain::sheet::Sheet;
use crate::matching::compare::{Win, WishRow, biggest_difference, wish_rows};
use crate::matching::explain::{Explanation, explain};
use crate::matching::party::Party;

/// One of those that are compared.
#[derive(Debug, Clone, PartialEq)]
pub struct Compared {
    /// Who, with what they said.
    pub told: Told,
    /// How they fit, both ways.
    pub explanation: Explanation,
    /// The two as a pair, if they were considered before.
    pub pair: Option<PairSheet>,
}

impl Compared {
    /// Who.
    pub const fn id(&self) -> ProfileId {
        self.told.id
    }

    /// Whether it was set aside for the subject.
    pub fn is_set_aside(&self) -> bool {
        self.pair
            .as_ref()
            .is_some_and(|pair| pair.pair.set_aside_on.is_some())
    }
}

/// A subject and those that are compared for it.
#[derive(Debug, Clone, PartialEq)]
pub struct CompareData {
    /// For whom.
    pub subject: Told,
    /// Those that are compared, in the order asked for.
    pub homes: Vec<Compared>,
    /// The subject's wishes against each of them, in the order in which they show.
    pub wishes: Vec<WishRow>,
    /// What tells them apart most.
    pub wins: Vec<Win>,
}

impl Matched<'_> {
    /// Some of the other side compared, from their sheets. `pairs` are the pairs of the subject.
    pub fn compare(&self, others: &[Sheet], pairs: &[PairSheet]) -> CompareData {
        let homes: Vec<Compared> = others
            .iter()
            .map(|other| {
                let id = other.profile.id;
                let is_pair = |pair: &&PairSheet| pair.mover.id == id || pair.home.id == id;
                let party = Party::new(other, self.terms);
                Compared {
                    told: Told::of(other),
                    explanation: explain(&self.party, &party, self.neutrals),
                    pair: pairs.iter().find(is_pair).cloned(),
                }
            })
            .collect();
        let explanations: Vec<&Explanation> = homes.iter().map(|home| &home.explanation).collect();
        let wishes = wish_rows(&explanations);
        CompareData {
            subject: Told::of(self.subject),
            wins: biggest_difference(&wishes, homes.len()),
            wishes,
            homes,
        }
    }
}
