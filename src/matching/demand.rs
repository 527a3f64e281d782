//! One demand of one side, and how it comes out against an answer of the other.

use jiff::civil::Date;

use super::known::{Answers, Cell, Named, Said};
use super::must_have::{Found, Outcome, Question, Rule, found_trip};
use super::near::{Target, trip};
use crate::domain::preference::{Direction, Mode};
use crate::domain::topic::Topic;

/// What a demand holds an answer against.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Test {
    /// The thing is there.
    Item(Named),
    /// One of these answers; the second group will do in part.
    Codes { good: u16, partly: u16 },
    /// At least one of these things is there.
    AnyOf(u16),
    /// A number within these.
    Within(i32, i32),
    /// A journey of at most so many minutes.
    Near(Box<Target>, Mode, u16),
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
            test: Test::Item(Named::new(topic, item, 0)),
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
            Test::Item(named) => cell.said(named).into(),
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

    /// Whether it asks the same as another demand or more, so that the other need not be asked as
    /// well: about the same thing, leaving out at a no, and passing nothing that the other would not.
    pub(super) fn covers(&self, other: &Self) -> bool {
        let same_thing = self.topic == other.topic
            && self.item == other.item
            && self.direction == other.direction;
        let asks_as_much = match (&self.test, &other.test) {
            (test, other) if self.direction == Direction::Avoid => test == other,
            (Test::Codes { good, .. }, Test::Codes { good: enough, .. })
            | (Test::AnyOf(good), Test::AnyOf(enough)) => good & !enough == 0,
            (Test::Within(low, high), Test::Within(least, most)) => least <= low && high <= most,
            (test, other) => test == other,
        };
        same_thing && asks_as_much && matches!(self.no, Outcome::Fails(_))
    }

    /// The thing it names, if it names one.
    pub(super) fn named(&self) -> Option<&Named> {
        if let Test::Item(named) = &self.test {
            Some(named)
        } else {
            None
        }
    }

    /// What stands on file about it.
    pub(super) fn found(&self, cell: &Cell) -> Found {
        match &self.test {
            Test::Item(named) => {
                let said = cell.said(named);
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
    let Some(trip) = cell.place().and_then(|from| trip(from, to, mode)) else {
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
