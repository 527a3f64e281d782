//! What a ranking says about the wishes and must-haves of the one it is made for.

use super::{Matched, Told};
use crate::domain::id::PreferenceId;
use crate::domain::preference::{Level, Preference, Wish};
use crate::matching::check_back::Worths;
use crate::matching::cost::{Costs, Opening, costs, opening};
use crate::matching::must_have::Found;
use crate::matching::wish::Wish as Asked;

/// Of how many homes the questions are made, best first.
const MOST_HOMES: usize = 40;

/// What the either-or questions are made of: the homes at the top of the list, and what each has of
/// every wish. The bars may move without asking for it again.
#[derive(Debug, Clone, PartialEq)]
pub struct CheckBackData {
    /// Whose wishes.
    pub subject: Told,
    /// The wishes that can be weighed, those too that do not matter now.
    pub wishes: Vec<PreferenceId>,
    /// What each home is worth to each wish.
    pub homes: Vec<Worths>,
    /// What stands on file at each home about each wish.
    pub found: Vec<Vec<Found>>,
}

impl CheckBackData {
    /// A wish by its place.
    pub fn wish(&self, at: usize) -> Option<&Wish> {
        self.subject.wish(*self.wishes.get(at)?)
    }
}

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

    /// What either-or questions to the subject can be made of.
    pub fn check_back(&self) -> CheckBackData {
        let asked: Vec<Asked> = self
            .subject
            .current_wishes()
            .filter_map(|wish| self.asked(wish))
            .collect();
        let homes: Vec<_> = self
            .list
            .eligible()
            .chain(&self.list.not_enough)
            .take(MOST_HOMES)
            .filter_map(|entry| self.at(entry.at))
            .collect();
        let worths = homes.iter().map(|home| {
            let worth = |wish: &Asked| {
                let bounds = wish.ask.bounds(home.cell(wish.ask.topic));
                bounds.is_known().then(|| bounds.low())
            };
            asked.iter().map(worth).collect()
        });
        let found = homes
            .iter()
            .map(|home| asked.iter().map(|wish| home.found(wish)).collect());
        CheckBackData {
            // Without the names of animals: the homes are told by what is there alone.
            subject: Told {
                named: Vec::new(),
                ..Told::of(self.subject)
            },
            wishes: asked.iter().map(|wish| wish.id).collect(),
            homes: worths.collect(),
            found: found.collect(),
        }
    }

    /// A wish as it is weighed, whether it matters now or not.
    fn asked(&self, wish: &Wish) -> Option<Asked> {
        let weighed = Wish {
            preference: Preference {
                level: Level::Matters,
                ..wish.preference.clone()
            },
            items: wish.items.clone(),
        };
        let other = self.subject.profile.kind.other_side();
        Asked::compile(&weighed, &self.subject.profile.postcode)
            .filter(|asked| asked.ask.topic.whose().has(other))
    }
}
