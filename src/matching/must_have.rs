//! What must be so between two sides before a match can go ahead, in three values: it passes, it
//! leaves the pair out, or somebody has to be asked first.
//!
//! Two kinds of rule come here as one: the standing rules of the two programmes (a free place, the
//! access somebody needs, support the home can give) and the must-haves that either side stated.
//! Each is a [`Demand`] of one side that reads one answer of the other. Nothing unknown ever leaves a
//! pair out, and no rule ever changes a score.

use jiff::civil::Date;

use super::known::{Answers, Cell, Said, Target, trip};
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
            Cell::Unknown | Cell::Place(..) => Self::NotKnown,
            Cell::OneOf(possible) => {
                Self::OneOf(super::known::items_of(topic, *possible).collect())
            }
            Cell::Set(answers) => Self::Items(set_items(topic, *answers)),
            Cell::Open(items, _) => Self::Items(
                items
                    .iter()
                    .map(|(item, said)| (item.to_string(), *said))
                    .collect(),
            ),
            Cell::Number(low, high) => Self::Number(*low, *high),
            Cell::From(day) => Self::From(*day),
        }
    }
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

/// What a demand holds an answer against.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Test {
    /// The thing is there.
    Item { bit: u16, words: Box<str> },
    /// One of these answers; the second group will do in part.
    Codes { good: u16, partly: u16 },
    /// At least one of these things is there.
    AnyOf(u16),
    /// A number within these.
    Within(i32, i32),
    /// A journey of at most so many minutes.
    Near(Target, Mode, u16),
    /// Ready by this day; a later day is partly, no day in sight is no.
    ReadyBy(Date),
    /// No answer on file can decide it.
    Look,
}

/// What a test finds: Kleene's three values, and a partly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Truth {
    Yes,
    No,
    Partly,
    Unknown,
    Doubtful,
}

impl From<Said> for Truth {
    fn from(said: Said) -> Self {
        match said {
            Said::Yes => Self::Yes,
            Said::No => Self::No,
            Said::Partly => Self::Partly,
            Said::Unknown => Self::Unknown,
        }
    }
}

/// What one side demands of one answer of the other.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Demand {
    pub rule: Rule,
    pub topic: Topic,
    pub item: Box<str>,
    pub direction: Direction,
    pub test: Test,
    /// How it comes out at a no, a partly, and where nothing is known; a yes always passes.
    pub no: Outcome,
    pub partly: Outcome,
    pub unknown: Outcome,
}

impl Demand {
    /// A demand for one thing of a set, which must be there.
    pub(super) fn item(rule: Rule, topic: Topic, item: &str, no: Outcome) -> Self {
        Self {
            rule,
            topic,
            item: item.into(),
            direction: Direction::Want,
            test: Test::Item {
                bit: super::known::bit(topic, item),
                words: item.into(),
            },
            no,
            partly: Outcome::AskFirst(Question::Enough),
            unknown: Outcome::AskFirst(Question::NotKnown),
        }
    }

    /// A demand with another test.
    pub(super) fn test(rule: Rule, topic: Topic, test: Test, no: Outcome) -> Self {
        Self {
            test,
            ..Self::item(rule, topic, "", no)
        }
    }

    /// The same for something that must not be there.
    pub(super) fn avoided(self) -> Self {
        Self {
            direction: Direction::Avoid,
            ..self
        }
    }

    /// The same with another outcome at a partly.
    pub(super) fn partly(self, partly: Outcome) -> Self {
        Self { partly, ..self }
    }

    /// The same with another outcome where nothing is known.
    pub(super) fn unknown(self, unknown: Outcome) -> Self {
        Self { unknown, ..self }
    }

    /// How it comes out against an answer of the other side.
    pub(super) fn outcome(&self, cell: &Cell) -> Outcome {
        let truth = match (self.direction, self.truth(cell)) {
            (Direction::Avoid, Truth::Yes) => Truth::No,
            (Direction::Avoid, Truth::No) => Truth::Yes,
            (Direction::Want | Direction::Avoid, truth) => truth,
        };
        match truth {
            Truth::Yes => Outcome::Pass,
            Truth::No => self.no,
            Truth::Partly => self.partly,
            Truth::Unknown => self.unknown,
            Truth::Doubtful => Outcome::AskFirst(Question::Measure),
        }
    }

    fn truth(&self, cell: &Cell) -> Truth {
        match &self.test {
            Test::Item { bit, words } => cell.said(*bit, words).into(),
            Test::Codes { good, partly } => match cell.possible() {
                Some(possible) if possible & !good == 0 => Truth::Yes,
                Some(possible) if possible & good != 0 => Truth::Unknown,
                Some(possible) if possible & partly != 0 => Truth::Partly,
                Some(_) => Truth::No,
                None => Truth::Unknown,
            },
            Test::AnyOf(wanted) => any_of(*wanted, cell.answers()),
            Test::Within(low, high) => match cell.number() {
                Some((least, most)) if *low <= least && most <= *high => Truth::Yes,
                Some((least, most)) if most < *low || *high < least => Truth::No,
                Some(_) | None => Truth::Unknown,
            },
            Test::Near(to, mode, limit) => near(to, *mode, *limit, self.direction, cell),
            Test::ReadyBy(day) => match cell.ready() {
                Some(Some(ready)) if ready <= *day => Truth::Yes,
                Some(Some(_)) => Truth::Partly,
                Some(None) => Truth::No,
                None => Truth::Unknown,
            },
            Test::Look => Truth::Unknown,
        }
    }

    /// What stands on file about it.
    pub(super) fn found(&self, cell: &Cell) -> Found {
        match &self.test {
            Test::Item { bit, words } => {
                let said = cell.said(*bit, words);
                if said == Said::Unknown {
                    Found::NotKnown
                } else {
                    Found::Said(said)
                }
            }
            Test::Near(to, mode, _) => found_trip(cell, to, *mode),
            Test::Codes { .. }
            | Test::AnyOf(_)
            | Test::Within(..)
            | Test::ReadyBy(_)
            | Test::Look => Found::in_cell(self.topic, cell),
        }
    }
}

/// The journey between a known place and a target, as it is told.
pub(super) fn found_trip(cell: &Cell, to: &Target, mode: Mode) -> Found {
    trip(cell, to, mode).map_or(Found::NotKnown, |trip| Found::Minutes {
        low: trip.low,
        minutes: trip.minutes,
        high: trip.high,
        measured: trip.measured,
    })
}

fn any_of(wanted: u16, answers: Answers) -> Truth {
    if answers.yes & wanted != 0 {
        Truth::Yes
    } else if answers.partly & wanted != 0 {
        Truth::Partly
    } else if wanted & !answers.no == 0 {
        Truth::No
    } else {
        Truth::Unknown
    }
}

/// A guess leaves a pair out only if even the quickest it may well be is over the limit, and lets it
/// pass if the likeliest is within. Between the two, somebody finds out how long it takes. To be kept
/// away from a place is judged the careful way round.
fn near(to: &Target, mode: Mode, limit: u16, direction: Direction, cell: &Cell) -> Truth {
    let Some(trip) = trip(cell, to, mode) else {
        return Truth::Unknown;
    };
    let within = match direction {
        Direction::Want => trip.minutes <= limit,
        Direction::Avoid => trip.high <= limit,
    };
    if within {
        Truth::Yes
    } else if trip.low > limit {
        Truth::No
    } else {
        Truth::Doubtful
    }
}
