//! Preferences: what one side wishes of the other, in four levels and in its own words.

use super::id::{JourneyId, PreferenceId, PreferenceItemId, ProfileId};
use super::topic::Topic;
use jiff::civil::Date;

codes! {
    /// How much it matters. The range is four to one at most, so that no single wish drowns the
    /// rest; what must not be missing is a must-have, not a heavier wish.
    pub enum Level: "level" {
        /// Does not matter: weight 0.
        DoesNotMatter = "0",
        /// Would be nice: weight 1.
        WouldBeNice = "1",
        /// Matters: weight 2.
        Matters = "2",
        /// Matters a lot: weight 4.
        MattersALot = "3",
    }
}

impl Level {
    /// The weight in the side's view, 0 to 4.
    pub const fn weight(self) -> u8 {
        match self {
            Self::DoesNotMatter => 0,
            Self::WouldBeNice => 1,
            Self::Matters => 2,
            Self::MattersALot => 4,
        }
    }

    /// The level one step up or down, staying within the four.
    #[must_use]
    pub fn step(self, up: bool) -> Self {
        match self {
            Self::DoesNotMatter if up => Self::WouldBeNice,
            Self::WouldBeNice if up => Self::Matters,
            Self::Matters | Self::MattersALot if up => Self::MattersALot,
            Self::DoesNotMatter | Self::WouldBeNice => Self::DoesNotMatter,
            Self::Matters => Self::WouldBeNice,
            Self::MattersALot => Self::Matters,
        }
    }
}

codes! {
    /// Whether it is wished for or to be avoided.
    pub enum Direction: "direction" {
        /// Wants it.
        Want = "want",
        /// Would rather not.
        Avoid = "avoid",
    }
}

codes! {
    /// How a journey is made.
    pub enum Mode: "mode" {
        /// By car.
        Driving = "driving",
        /// By bus or train.
        PublicTransport = "public-transport",
        /// On foot.
        Walking = "walking",
    }
}

codes! {
    /// Whose wish it is.
    pub enum SetBy: "set-by" {
        /// The person, householder or homesharer themselves.
        Person = "person",
        /// The carer household themselves.
        Carer = "carer",
        /// Family on their behalf.
        Family = "family",
        /// Worked out by the worker: shown in brackets, scored the same.
        Worker = "worker",
    }
}

record! {
    /// One wish of one side about the other.
    ///
    /// What is wished stands in its items (for choices and sets), in `low`..`high` (for scales, as
    /// steps counted from 0, and for numbers), or in `place` (for nearness).
    pub struct Preference in "preference", id PreferenceId {
        /// Whose wish.
        pub owner: ProfileId = "owner_id",
        /// About what of the other side.
        pub topic: Topic = "topic",
        /// In their own words.
        pub words: String = "words",
        /// Wanted or to be avoided.
        pub direction: Direction = "direction",
        /// How much it matters.
        pub level: Level = "level",
        /// Lowest step or number that meets the wish.
        pub low: Option<i64> = "low",
        /// Highest step or number that meets the wish.
        pub high: Option<i64> = "high",
        /// Postcode or district of the place to be near to.
        pub place: String = "place",
        /// What the place is: my mum's.
        pub place_name: String = "place_name",
        /// How the journey to it is made.
        pub mode: Option<Mode> = "mode",
        /// Whose words these are.
        pub set_by: SetBy = "set_by",
        /// When.
        pub set_on: Date = "set_on",
        /// No longer theirs from this day: kept, not scored.
        pub retired_on: Option<Date> = "retired_on",
    }
}

record! {
    /// One of the things a preference names.
    pub struct PreferenceItem in "preference_item", id PreferenceItemId {
        /// The preference.
        pub preference: PreferenceId = "preference_id",
        /// The code of the thing, or folded words for an open set such as interests.
        pub item: String = "item",
        /// What it is worth against the best of its kind, 0 to 100.
        pub worth: u8 = "worth",
    }
}

record! {
    /// A journey time that somebody measured. It wins over every estimate.
    pub struct Journey in "journey", id JourneyId {
        /// The home it starts from.
        pub home: ProfileId = "home_id",
        /// Postcode or district of the other end, in its written form.
        pub place: String = "place",
        /// How it was travelled.
        pub mode: Mode = "mode",
        /// Minutes from door to door, 0 to 1,440.
        pub minutes: u16 = "minutes",
        /// When.
        pub on: Date = "on_date",
        /// Who says so.
        pub said_by: String = "said_by",
    }
}

/// A preference together with what it names.
#[derive(Debug, Clone, PartialEq)]
pub struct Wish {
    /// The preference.
    pub preference: Preference,
    /// The things it names, best first.
    pub items: Vec<PreferenceItem>,
}
