//! What a ranking says about the wishes and must-haves of the one it is made for.

use super::{Matched, Told};
use crate::matching::cost::{Costs, Opening, costs, opening};

/// Somebody for whom nobody could work yet.
#[derive(Debug, Clone, PartialEq)]
pub struct NoHome {
    /// Who.
    pub told: Told,
    /// The single change that would open most doors, if one would.
    pub opening: Option<Opening>,
}

impl Matched<'_> {
    /// What each must-have and need of the subject costs.
    pub fn costs(&self) -> Costs {
        costs(&self.party, self.pool)
    }

    /// The subject, if a must-have leaves everybody out.
    pub fn no_home(&self) -> Option<NoHome> {
        let nobody = self.list.eligible_count() == 0 && self.list.not_enough.is_empty();
        nobody.then(|| NoHome {
            told: Told::of(self.subject),
            opening: opening(&self.party, self.pool),
        })
    }
}
