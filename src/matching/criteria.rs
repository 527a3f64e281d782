//! The table of criteria: what may be wished for or must be had, and how each is weighed.
//!
//! One row for each topic of the record. A wish or a must-have about a topic reads the other side's
//! answers to that same topic, unless the row says that there is nothing to compare. What protects
//! people is a row of this table as well: a label is not a criterion ([`Topic::Reason`],
//! [`Topic::Mobility`]), and what a good home is stands side by side in words and is never scored.

use crate::domain::topic::{Shape, Topic};

/// How a match treats a criterion before anybody has said how much it matters to them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Treatment {
    /// Leaves a pair out, with a sentence.
    Hard,
    /// Leaves a pair out, but stands apart as one thing in the way if it could change.
    NearMissPossible,
    /// Counts towards a side's view where that side wishes for it.
    Preference,
    /// Shown, never weighed.
    ShownOnly,
}

impl Treatment {
    /// Every treatment.
    pub const ALL: &'static [Self] = &[
        Self::Hard,
        Self::NearMissPossible,
        Self::Preference,
        Self::ShownOnly,
    ];

    /// The id of its words.
    pub const fn word_id(self) -> &'static str {
        match self {
            Self::Hard => "treatment-hard",
            Self::NearMissPossible => "treatment-near-miss",
            Self::Preference => "treatment-preference",
            Self::ShownOnly => "treatment-shown-only",
        }
    }
}

/// Which value function weighs a wish, with its default parameters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// A worth for each of the answers that are wished for; an answer nobody named is worth nothing.
    Choice,
    /// One from the lowest to the highest step wished for, nothing `zero_after` steps beyond.
    Steps {
        /// Steps outside the wish at which nothing is left.
        zero_after: u32,
    },
    /// The share of the things wished for that are there.
    Share {
        /// Only the first so many things count: those named as mattering most.
        most: usize,
    },
    /// One within the numbers wished for, falling in a line to nothing over the margin.
    Range {
        /// How far outside nothing is left, in the unit of the topic.
        margin: u32,
    },
    /// One up to the free minutes, then half for every `halving` minutes more.
    Travel {
        /// Minutes that cost nothing, unless the wish says how many.
        free: u16,
        /// Minutes more that halve the worth.
        halving: u16,
    },
    /// Words, which are shown side by side.
    Words,
}

/// One row of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Criterion {
    /// How a wish about it is weighed.
    pub method: Method,
    /// How a match treats it by default.
    pub treatment: Treatment,
}

/// How many of the interests somebody names count: what matters is having some of the things they
/// care about most in common, not who lists more.
pub const INTERESTS_THAT_COUNT: usize = 3;

/// Minutes of a journey that cost nothing, unless the wish says how many.
pub const FREE_MINUTES: u16 = 15;

/// Minutes more that halve what a journey is worth.
pub const HALVING_MINUTES: u16 = 20;

/// The row of a topic.
pub const fn criterion(topic: Topic) -> Criterion {
    let treatment = treatment(topic);
    Criterion {
        method: match treatment {
            Treatment::ShownOnly => Method::Words,
            Treatment::Hard | Treatment::NearMissPossible | Treatment::Preference => method(topic),
        },
        treatment,
    }
}

const fn treatment(topic: Topic) -> Treatment {
    match topic {
        Topic::Kinds
        | Topic::FromWhen
        | Topic::ApprovedFor
        | Topic::OwnBedroom
        | Topic::Nights
        | Topic::Allergies
        | Topic::Legal => Treatment::Hard,

        Topic::NamedOnly | Topic::Access | Topic::Support => Treatment::NearMissPossible,

        Topic::Near
        | Topic::Pace
        | Topic::Visitors
        | Topic::Bedtime
        | Topic::Tidiness
        | Topic::Company
        | Topic::OutAndAbout
        | Topic::Smoking
        | Topic::Alcohol
        | Topic::Pets
        | Topic::GetsOnWith
        | Topic::Children
        | Topic::WithChildren
        | Topic::Others
        | Topic::Interests
        | Topic::Languages
        | Topic::Food
        | Topic::FaithPractice
        | Topic::Heritage
        | Topic::PartnerStays
        | Topic::CareBy
        | Topic::Age
        | Topic::Setting
        | Topic::Garden
        | Topic::OwnBathroom
        | Topic::Internet
        | Topic::Drives
        | Topic::LivesWith
        | Topic::LivedExperience
        | Topic::Tasks
        | Topic::Hours
        | Topic::NightsIn
        | Topic::Months
        | Topic::Guests
        | Topic::Occupation => Treatment::Preference,

        // Words in people's own voice, and labels that must never lower a score: where somebody
        // lives now, why they need support, how they get about, what their home is to them in law.
        Topic::Admire
        | Topic::Important
        | Topic::HowToSupport
        | Topic::Hopes
        | Topic::Gifts
        | Topic::GoodDay
        | Topic::BadDay
        | Topic::People
        | Topic::CheckedBack
        | Topic::Values
        | Topic::Communicates
        | Topic::SaysYes
        | Topic::SaysNo
        | Topic::SaysStop
        | Topic::SaysNotSure
        | Topic::HowToTell
        | Topic::Information
        | Topic::TimeNeeded
        | Topic::WhereNow
        | Topic::HowSoon
        | Topic::Tenure
        | Topic::Reason
        | Topic::Mobility
        | Topic::WorkPlace
        | Topic::OtherCare => Treatment::ShownOnly,
    }
}

const fn method(topic: Topic) -> Method {
    match topic.shape() {
        Shape::Choice(_) => Method::Choice,
        Shape::Scale(_) => Method::Steps { zero_after: 2 },
        Shape::YesNo | Shape::Set(_) => Method::Share { most: usize::MAX },
        Shape::OpenSet(_) => Method::Share {
            most: if matches!(topic, Topic::Interests) {
                INTERESTS_THAT_COUNT
            } else {
                usize::MAX
            },
        },
        Shape::Number(..) => Method::Range {
            margin: margin(topic),
        },
        Shape::Place => Method::Travel {
            free: FREE_MINUTES,
            halving: HALVING_MINUTES,
        },
        Shape::Text | Shape::Lines | Shape::Date => Method::Words,
    }
}

/// How far outside the numbers wished for nothing is left: years of age, hours, nights or months.
const fn margin(topic: Topic) -> u32 {
    if matches!(topic, Topic::Age) {
        10
    } else if matches!(topic, Topic::Hours) {
        4
    } else if matches!(topic, Topic::Months) {
        3
    } else {
        2
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_and_values_are_shown_and_never_weighed() {
        for topic in [
            Topic::Reason,
            Topic::Mobility,
            Topic::WhereNow,
            Topic::Values,
        ] {
            assert_eq!(criterion(topic).method, Method::Words, "{topic:?}");
        }
    }

    #[test]
    fn the_default_parameters_are_those_agreed() {
        assert_eq!(
            criterion(Topic::Near).method,
            Method::Travel {
                free: 15,
                halving: 20
            }
        );
        assert_eq!(
            criterion(Topic::Pace).method,
            Method::Steps { zero_after: 2 }
        );
        assert_eq!(
            criterion(Topic::Interests).method,
            Method::Share { most: 3 }
        );
        assert_eq!(
            criterion(Topic::Access).treatment,
            Treatment::NearMissPossible
        );
    }

    #[test]
    fn every_topic_that_is_weighed_has_something_to_compare() {
        for topic in Topic::ALL {
            let row = criterion(*topic);
            if row.treatment == Treatment::Preference {
                assert_ne!(row.method, Method::Words, "{topic:?}");
            }
        }
    }
}
