//! What is known of one side, topic by topic, in the small codes that are compared.
//!
//! Answers become bits, steps, numbers and places (`reading` does that). Nothing is made up: a topic that was never
//! asked, and an answer that is missing for whatever reason, is [`Cell::Unknown`], and an item of a
//! set that nobody asked about is unknown by itself. Names, pronouns and the words of the profile
//! stay outside, and equality monitoring is not part of the sheet at all.

use std::hash::{Hash, Hasher};

use jiff::civil::Date;

use super::near::Abode;
use crate::domain::fact::Answer;
use crate::domain::text::fold;
use crate::domain::topic::{Shape, Topic};

/// What is known of one thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Said {
    /// It is so.
    Yes,
    /// It is not so.
    No,
    /// Partly: with training, with an adaptation, some of the time.
    Partly,
    /// Nobody knows.
    Unknown,
}

impl From<Answer> for Said {
    fn from(answer: Answer) -> Self {
        match answer {
            Answer::Yes => Self::Yes,
            Answer::No => Self::No,
            Answer::Partly => Self::Partly,
            Answer::NotKnown | Answer::NotAsked | Answer::PrefersNot => Self::Unknown,
        }
    }
}

/// The answers to a set, as bits by the place of each item in its list; what is in none of the three
/// is unknown. No list of the record has more than sixteen items.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Answers {
    /// There.
    pub yes: u16,
    /// Not there.
    pub no: u16,
    /// Partly there.
    pub partly: u16,
}

impl Answers {
    /// What is known of the item at this bit.
    pub const fn said(self, bit: u16) -> Said {
        if self.yes & bit != 0 {
            Said::Yes
        } else if self.no & bit != 0 {
            Said::No
        } else if self.partly & bit != 0 {
            Said::Partly
        } else {
            Said::Unknown
        }
    }

    /// Puts down an answer to the items at these bits.
    pub(super) fn put(&mut self, bit: u16, said: Said) {
        match said {
            Said::Yes => self.yes |= bit,
            Said::No => self.no |= bit,
            Said::Partly => self.partly |= bit,
            Said::Unknown => {}
        }
    }
}

/// Words that are compared: folded, with a sum of their letters so that most of those that differ are
/// told apart by one number.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Words {
    sum: u64,
    folded: Box<str>,
}

// The sum stands for the words: equal words have equal sums.
impl Hash for Words {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.sum.hash(state);
    }
}

impl Words {
    /// Folds words for comparing: no accents, no case, single spaces.
    pub fn new(text: &str) -> Self {
        let folded = fold(text).into_boxed_str();
        // FNV-1a.
        let sum = folded.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |sum, byte| {
            (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        Self { sum, folded }
    }

    /// The folded words.
    pub fn as_str(&self) -> &str {
        &self.folded
    }
}

/// One thing that a wish or a must-have names: its bit in the list of a closed set, and its words.
///
/// Those of an open set have a bit each in the order in which they are named, for answers that were
/// packed for just these.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Named {
    /// Its bit; 0 for something that the list does not have.
    pub bit: u16,
    /// Its words.
    pub words: Words,
}

impl Named {
    /// The thing of a topic that is named in this place (counted from 0) of a wish.
    pub fn new(topic: Topic, item: &str, at: u32) -> Self {
        Self {
            bit: if matches!(topic.shape(), Shape::OpenSet(_)) {
                1_u16.checked_shl(at).unwrap_or(0)
            } else {
                bit(topic, item)
            },
            words: Words::new(item),
        }
    }
}

impl std::fmt::Display for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.folded)
    }
}

/// What is known of one topic.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Cell {
    /// Nothing.
    Unknown,
    /// One of several: a bit for each answer that it may still be.
    OneOf(u16),
    /// Any of several; a yes-or-no topic is a set of one.
    Set(Answers),
    /// Any of everything.
    Open(Box<Listed>),
    /// A number between these two.
    Number(i32, i32),
    /// Ready from this day on; `None` where no such day is in sight.
    From(Option<Date>),
    /// Where it is.
    Place(Box<Abode>),
}

/// The answers to an open set.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Listed {
    /// What was said of each thing, in the order of the alphabet.
    pub items: Vec<(Words, Said)>,
    /// Anything else is a no.
    pub closed: bool,
}

impl Cell {
    /// What is known of one thing of a set or choice.
    pub fn said(&self, named: &Named) -> Said {
        match self {
            Self::Set(answers) => answers.said(named.bit),
            Self::OneOf(possible) if *possible == named.bit => Said::Yes,
            Self::OneOf(possible) if possible & named.bit == 0 => Said::No,
            Self::Open(listed) => {
                let item = listed.items.iter().find(|(item, _)| *item == named.words);
                let other = if listed.closed {
                    Said::No
                } else {
                    Said::Unknown
                };
                item.map_or(other, |(_, said)| *said)
            }
            Self::OneOf(_) | Self::Unknown | Self::Number(..) | Self::From(_) | Self::Place(_) => {
                Said::Unknown
            }
        }
    }

    /// What is known of just these things, by their bits, which are given all together as well.
    pub fn answers_to(&self, named: &[Named], bits: u16) -> Answers {
        let mut answers = Answers::default();
        if let Self::Set(all) = self {
            answers.yes = all.yes & bits;
            answers.no = all.no & bits;
            answers.partly = all.partly & bits;
        } else {
            for named in named {
                answers.put(named.bit, self.said(named));
            }
        }
        answers
    }
}

impl Cell {
    /// The answers to a set; none known where it is not one.
    pub fn answers(&self) -> Answers {
        if let Self::Set(answers) = self {
            *answers
        } else {
            Answers::default()
        }
    }

    /// A bit for each answer to a choice or scale that is still possible, if any is ruled out.
    pub fn possible(&self) -> Option<u16> {
        if let Self::OneOf(possible) = self {
            Some(*possible)
        } else {
            None
        }
    }

    /// The least and most that a number may be.
    pub fn number(&self) -> Option<(i32, i32)> {
        if let Self::Number(least, most) = self {
            Some((*least, *most))
        } else {
            None
        }
    }

    /// Where it is.
    pub fn place(&self) -> Option<&Abode> {
        if let Self::Place(abode) = self {
            Some(abode)
        } else {
            None
        }
    }

    /// The day from which something is ready; inside, `None` where no such day is in sight.
    pub fn ready(&self) -> Option<Option<Date>> {
        if let Self::From(day) = self {
            Some(*day)
        } else {
            None
        }
    }
}

/// The bit of an item in the list of its topic; 0 if it is not in the list.
pub fn bit(topic: Topic, item: &str) -> u16 {
    topic
        .items()
        .iter()
        .position(|listed| *listed == item)
        .and_then(|at| 1_u16.checked_shl(u32::try_from(at).unwrap_or(u32::MAX)))
        .unwrap_or(0)
}

/// A bit for every item in the list of a topic.
pub fn every_bit(topic: Topic) -> u16 {
    let count = u32::try_from(topic.items().len().min(16)).unwrap_or(16);
    u16::MAX.checked_shr(16 - count).unwrap_or(0)
}

/// The items of a topic that these bits stand for.
pub fn items_of(topic: Topic, bits: u16) -> impl Iterator<Item = &'static str> {
    topic
        .items()
        .iter()
        .take(16)
        .enumerate()
        .filter(move |(at, _)| bits >> at & 1 == 1)
        .map(|(_, item)| *item)
}
