//! What must be so between two sides before a match can go ahead, in three values: it passes, it
//! leaves the pair out, or somebody has to be asked first.
//!
//! Two kinds of rule come here as one: the standing rules of the two programmes (a free place, the
//! access somebody needs, support the home can give) and the must-haves that either side stated.
//! Each is a demand of one side that reads one answer of the other. Nothing unknown ever leaves a
//! pair out, and no rule ever changes a score.

use jiff::civil::Date;

use super::known::{Answers, Cell, Said, items_of};
use super::near::{Target, trip};
use super::why::Side;
use crate::domain::check::CheckKind;
use crate::domain::id::{MemberId, MustHaveId};
use crate::domain::must_have::CouldChange;
use crate::domain::preference::{Direction, Mode};
use crate::domain::topic::Topic;

/// Which rule it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Rule {
    /// The kinds of arrangement looked for and offered have one in common.
    Kinds,
    /// A place is free when it is wanted.
    FreePlace,
    /// Ready when it is wanted.
    ReadyInTime,
    /// Getting in and about.
    Access,
    /// Support the home can give.
    Support,
    /// Support at night.
    Nights,
    /// A medical allergy.
    Allergy,
    /// Not safe with children.
    Children,
    /// A way of communicating that somebody in the home must have.
    Communication,
    /// Somebody must look at a condition set in law.
    Legal,
    /// A bedroom of one's own (Homeshare).
    OwnBedroom,
    /// Personal care is never Homeshare.
    PersonalCare,
    /// At least one of the tasks wanted can be given (Homeshare).
    Tasks,
    /// Hours wanted and none offered (Homeshare).
    Hours,
    /// Nights wanted and none offered (Homeshare).
    NightsIn,
    /// A check or an approval.
    Check(CheckKind),
    /// Right to rent that runs out during the stay.
    RightToRentEnds,
    /// On hold.
    OnHold,
    /// Has left the scheme.
    HasLeft,
    /// Has a home through the scheme already and is not looking.
    Settled,
    /// Approved for somebody named only.
    NamedOnly,
    /// A member of the household is not happy to share the home.
    MemberNotHappy,
    /// Younger than the programme takes homesharers.
    LeastAge,
    /// A must-have that one side stated.
    Stated,
}

impl Rule {
    /// The id of its words.
    pub const fn word_id(self) -> &'static str {
        match self {
            Self::Kinds => "rule-kinds",
            Self::FreePlace => "rule-free-place",
            Self::ReadyInTime => "rule-ready-in-time",
            Self::Access => "rule-access",
            Self::Support => "rule-support",
            Self::Nights => "rule-nights",
            Self::Allergy => "rule-allergy",
            Self::Children => "rule-children",
            Self::Communication => "rule-communication",
            Self::Legal => "rule-legal",
            Self::OwnBedroom => "rule-own-bedroom",
            Self::PersonalCare => "rule-personal-care",
            Self::Tasks => "rule-tasks",
            Self::Hours => "rule-hours",
            Self::NightsIn => "rule-nights-in",
            Self::Check(kind) => kind.word_id(),
            Self::RightToRentEnds => "rule-right-to-rent-ends",
            Self::OnHold => "rule-on-hold",
            Self::HasLeft => "rule-has-left",
            Self::Settled => "rule-settled",
            Self::NamedOnly => "rule-named-only",
            Self::MemberNotHappy => "rule-member-not-happy",
            Self::LeastAge => "rule-least-age",
            Self::Stated => "rule-stated",
        }
    }

    /// Every rule with words of its own; checks are named by their kind.
    pub const ALL: &'static [Self] = &[
        Self::Kinds,
        Self::FreePlace,
        Self::ReadyInTime,
        Self::Access,
        Self::Support,
        Self::Nights,
        Self::Allergy,
        Self::Children,
        Self::Communication,
        Self::Legal,
        Self::OwnBedroom,
        Self::PersonalCare,
        Self::Tasks,
        Self::Hours,
        Self::NightsIn,
        Self::RightToRentEnds,
        Self::OnHold,
        Self::HasLeft,
        Self::Settled,
        Self::NamedOnly,
        Self::MemberNotHappy,
        Self::LeastAge,
        Self::Stated,
    ];
}

/// What has to be asked or done before a pair can go ahead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Question {
    /// Nobody knows: ask.
    NotKnown,
    /// Partly, or some of the time: ask whether that will do.
    Enough,
    /// The best guess says no, but it is only a guess: ask how long the journey takes.
    Measure,
    /// Somebody must look at it: no answer on file can decide it.
    Look,
    /// Under way: wait for it.
    UnderWay,
    /// Talk it through first.
    TalkFirst,
    /// It touches a protected characteristic and nobody has approved it yet.
    Approve,
}

impl Question {
    /// Every question.
    pub const ALL: &'static [Self] = &[
        Self::NotKnown,
        Self::Enough,
        Self::Measure,
        Self::Look,
        Self::UnderWay,
        Self::TalkFirst,
        Self::Approve,
    ];

    /// The id of its words.
    pub const fn word_id(self) -> &'static str {
        match self {
            Self::NotKnown => "question-not-known",
            Self::Enough => "question-enough",
            Self::Measure => "question-measure",
            Self::Look => "question-look",
            Self::UnderWay => "question-under-way",
            Self::TalkFirst => "question-talk-first",
            Self::Approve => "question-approve",
        }
    }
}

/// How a rule came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// Nothing in the way.
    Pass,
    /// Leaves the pair out; whether that could change.
    Fails(CouldChange),
    /// Waits for an answer.
    AskFirst(Question),
}

impl Outcome {
    /// Whether it leaves the pair out for something that could change.
    pub const fn could_change(self) -> bool {
        matches!(
            self,
            Self::Fails(
                CouldChange::Adaptation
                    | CouldChange::Training
                    | CouldChange::Time
                    | CouldChange::Ask
            )
        )
    }
}

/// What stands on file about the thing a rule or a wish asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// Nothing.
    NotKnown,
    /// Whether one thing is so.
    Said(Said),
    /// It is one of these.
    OneOf(Vec<&'static str>),
    /// These things, and what is known of each.
    Items(Vec<(String, Said)>),
    /// A number between these two.
    Number(i32, i32),
    /// A journey: least, likeliest and most minutes, and whether it was measured.
    Minutes {
        /// As quick as it may well be.
        low: u16,
        /// The likeliest figure.
        minutes: u16,
        /// As slow as it may well be.
        high: u16,
        /// Somebody measured it.
        measured: bool,
    },
    /// From this day on; `None` where no day is in sight.
    From(Option<Date>),
    /// A check ran out, or runs out, on this day.
    Until(Date),
    /// This member of the household.
    Member(MemberId),
}

impl Found {
    /// What a cell holds, by the shape of its topic.
    pub fn in_cell(topic: Topic, cell: &Cell) -> Self {
        match cell {
            Cell::Unknown | Cell::Place(_) => Self::NotKnown,
            Cell::OneOf(possible) => Self::OneOf(items_of(topic, *possible).collect()),
            Cell::Set(answers) => Self::Items(set_items(topic, *answers)),
            Cell::Open(listed) => Self::Items(
                listed
                    .items
                    .iter()
                    .map(|(item, said)| (item.to_string(), *said))
                    .collect(),
            ),
            Cell::Number(low, high) => Self::Number(*low, *high),
            Cell::From(day) => Self::From(*day),
        }
    }
}

/// The journey between a known place and a target, as it is told.
pub(super) fn found_trip(cell: &Cell, to: &Target, mode: Mode) -> Found {
    let trip = cell.place().and_then(|from| trip(from, to, mode));
    trip.map_or(Found::NotKnown, |trip| Found::Minutes {
        low: trip.low,
        minutes: trip.minutes,
        high: trip.high,
        measured: trip.measured,
    })
}

fn set_items(topic: Topic, answers: Answers) -> Vec<(String, Said)> {
    (0..)
        .zip(topic.items())
        .map(|(at, item)| {
            let bit = 1_u16.checked_shl(at).unwrap_or(0);
            ((*item).to_owned(), answers.said(bit))
        })
        .filter(|(_, said)| *said != Said::Unknown)
        .collect()
}

/// One rule held against one pair: everything its sentence names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Which rule.
    pub rule: Rule,
    /// Whose need, must-have or standing it is.
    pub whose: Side,
    /// Whom it is about, and so whom to ask.
    pub about: Side,
    /// The topic it reads, if it reads one.
    pub topic: Option<Topic>,
    /// The thing it names; empty where the topic says it all.
    pub item: String,
    /// Wanted there, or not.
    pub direction: Direction,
    /// The stated must-have it comes from, where its words and its reason are.
    pub must_have: Option<MustHaveId>,
    /// What stands on file.
    pub found: Found,
    /// How it came out.
    pub outcome: Outcome,
}

impl Finding {
    /// The rule as it is counted, seen from the side a list is made for.
    pub fn key(&self, own: Side) -> RuleKey {
        RuleKey {
            rule: self.rule,
            own: self.whose == own,
            topic: self.topic,
            item: self.item.clone(),
            avoided: self.direction == Direction::Avoid,
        }
    }
}

/// What a list says about all the pairs that one rule leaves out.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RuleKey {
    /// Which rule.
    pub rule: Rule,
    /// True if it belongs to the one the list is made for.
    pub own: bool,
    /// The topic it reads, if it reads one.
    pub topic: Option<Topic>,
    /// The thing it names.
    pub item: String,
    /// True if the thing must not be there.
    pub avoided: bool,
}

/// The must-haves between two sides, taken together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Gate {
    /// Nothing in the way.
    Eligible,
    /// These questions first.
    AskFirst(Vec<Finding>),
    /// Left out.
    LeftOut {
        /// By these.
        because: Vec<Finding>,
        /// Exactly one thing stands in the way, and it could change.
        near_miss: bool,
    },
}

impl Gate {
    /// Joins the findings of a pair. A failing rule weighs more than any question, and more than any
    /// number of points.
    pub fn of(findings: &[Finding]) -> Self {
        let with = |wanted: fn(Outcome) -> bool| -> Vec<Finding> {
            let found = findings.iter().filter(|f| wanted(f.outcome));
            found.cloned().collect()
        };
        let because = with(|outcome| matches!(outcome, Outcome::Fails(_)));
        if let [first, rest @ ..] = because.as_slice() {
            let near_miss = rest.is_empty() && first.outcome.could_change();
            return Self::LeftOut { because, near_miss };
        }
        let questions = with(|outcome| matches!(outcome, Outcome::AskFirst(_)));
        if questions.is_empty() {
            Self::Eligible
        } else {
            Self::AskFirst(questions)
        }
    }
}
