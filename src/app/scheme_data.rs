//! The whole scheme as it is shown: everybody who is looking, every free place, and the ways in which
//! the places could be given out. It reads nothing itself.

use crate::domain::id::ProfileId;
use crate::domain::profile::Programme;
use crate::matching::scheme::pairs::Outlook;
use std::collections::HashMap;

/// A way of giving out the places.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Way {
    /// Those who would move in ask first: nobody and no home would both rather.
    #[default]
    MoversFirst,
    /// The homes ask first, the same way.
    HomesFirst,
    /// Both sides go by the same fit.
    ByFit,
    /// The most people, then points.
    MostPeople,
    /// The highest total of points.
    HighestTotal,
}

impl Way {
    /// Every way, in the order in which they show.
    pub const ALL: &'static [Self] = &[
        Self::MoversFirst,
        Self::HomesFirst,
        Self::ByFit,
        Self::MostPeople,
        Self::HighestTotal,
    ];

    /// The code by which data names it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::MoversFirst => "movers-first",
            Self::HomesFirst => "homes-first",
            Self::ByFit => "by-fit",
            Self::MostPeople => "most-people",
            Self::HighestTotal => "highest-total",
        }
    }
}

/// What to look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct SchemeAsk {
    /// Which programme; nothing for the first that has somebody who is looking.
    pub programme: Option<Programme>,
    /// Whether pairs that wait for an answer may be suggested.
    pub ask_first: bool,
}

/// A home suggested for somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// The home.
    pub home: ProfileId,
    /// The fit in whole points, and the lowest and highest it could still be.
    pub fit: (u32, u32, u32),
    /// Where the home stands on the list of who would move in, counted from 1, and how many are on it.
    pub own_place: (usize, usize),
    /// Where they stand on the list of the home, the same way.
    pub their_place: (usize, usize),
    /// Must-haves that wait for an answer.
    pub questions: u8,
    /// Less than half of what matters is known.
    pub little_known: bool,
}

/// Somebody who is looking.
#[derive(Debug, Clone, PartialEq)]
pub struct Looking {
    /// Who.
    pub id: ProfileId,
    /// What they have to choose from.
    pub outlook: Outlook,
    /// The homes they are being introduced to.
    pub meeting: Vec<ProfileId>,
}

/// Two who would both rather have each other than what a way gives them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rather {
    /// Who would move in.
    pub mover: ProfileId,
    /// The home.
    pub home: ProfileId,
}

/// What a way of giving out the places comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WayData {
    /// Which way.
    pub way: Way,
    /// What it suggests to each of [`SchemeData::looking`].
    pub homes: Vec<Option<Suggestion>>,
    /// How many have a place.
    pub placed: usize,
    /// Their fits in whole points, added up.
    pub points: u64,
    /// Those who would both rather have each other, by their own views.
    pub rather: Vec<Rather>,
}

/// The whole scheme.
#[derive(Debug, Clone, PartialEq)]
pub struct SchemeData {
    /// What was asked for.
    pub ask: SchemeAsk,
    /// The programme it is about.
    pub programme: Programme,
    /// The programmes that have somebody who is looking or a home with a place.
    pub programmes: Vec<Programme>,
    /// The name and the reference of everybody it names.
    pub names: HashMap<ProfileId, (String, String)>,
    /// Everybody who is looking: the longest wait first, and before them whose start is not known.
    pub looking: Vec<Looking>,
    /// How many homes have a place.
    pub homes: usize,
    /// How many places they have.
    pub places: u32,
    /// The ways, in the order of [`Way::ALL`].
    pub ways: Vec<WayData>,
    /// In how many ways nobody would both rather, as far as was looked.
    pub stable_ways: usize,
    /// There are more of them.
    pub more_ways: bool,
    /// The highest total among them.
    pub stable_points: u64,
    /// Pairs that both said yes to the arrangement: who would move in, and the home. Neither they nor
    /// their place is given out again.
    pub agreed: Vec<(ProfileId, ProfileId)>,
    /// Pairs that are not suggested because they were set aside.
    pub set_aside: usize,
    /// Pairs that are not suggested because one of them said no last.
    pub said_no: usize,
}

impl SchemeData {
    /// What a way comes to.
    pub fn way(&self, way: Way) -> Option<&WayData> {
        self.ways.iter().find(|data| data.way == way)
    }

    /// Those to whom two ways suggest different homes, with both.
    pub fn differs(&self, one: Way, other: Way) -> Vec<Differs> {
        let (Some(one), Some(other)) = (self.way(one), self.way(other)) else {
            return Vec::new();
        };
        let home = |s: &Option<Suggestion>| s.as_ref().map(|s| s.home);
        self.looking
            .iter()
            .zip(one.homes.iter().map(home).zip(other.homes.iter().map(home)))
            .filter(|(_, (one, other))| one != other)
            .map(|(looking, (one, other))| Differs {
                mover: looking.id,
                one,
                other,
            })
            .collect()
    }

    /// What a way suggests to somebody.
    pub fn suggestion(&self, way: Way, mover: ProfileId) -> Option<&Suggestion> {
        let at = self
            .looking
            .iter()
            .position(|looking| looking.id == mover)?;
        self.way(way)?.homes.get(at)?.as_ref()
    }
}

/// Somebody to whom two ways suggest different homes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Differs {
    /// Who.
    pub mover: ProfileId,
    /// The home in the first way.
    pub one: Option<ProfileId>,
    /// The home in the other.
    pub other: Option<ProfileId>,
}

/// What it costs the others if somebody takes a place now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlaceCost {
    /// Who would take it.
    pub mover: ProfileId,
    /// The home.
    pub home: ProfileId,
    /// How many fewer of the others could be placed.
    pub people: u64,
    /// By how many points the highest total of the others falls.
    pub points: u64,
    /// Those of the others for whom the best would be another home, or none.
    pub moves: Vec<Differs>,
}
