//! Neutral values: what an unknown answer counts for, and a side that has told us nothing.
//!
//! They are the means of what a scheme knows, so that an unknown neither helps nor hurts. They are
//! worked out only when somebody asks for it, and then kept as a setting with a version: a neutral
//! value that moved by itself would re-order homes about which nothing has changed.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use super::compiled::Pool;
use super::score::{NEUTRAL_VIEW, NEUTRAL_WORTH, SideView, frozen_mean};
use super::value::SCALE;
use crate::domain::preference::Direction;
use crate::domain::profile::ProfileKind;
use crate::domain::topic::Topic;

/// The name of the setting that keeps the frozen neutral values of a scheme.
pub const SETTING: &str = "neutrals";

/// Most pairs whose views are worked out for the neutral view. More would not move a mean by a point.
const MOST_PAIRS: usize = 40_000;

type Key = (ProfileKind, Topic, Direction);

/// The frozen neutral values of a scheme, in units of 1/100,000.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Neutrals {
    version: u32,
    view: u32,
    worths: BTreeMap<Key, u32>,
}

/// What a neutral value is, what it would be, and from how much.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gauge {
    /// What it is, in units of 1/100,000.
    pub now: u32,
    /// What it would be if it were worked out again.
    pub then: u32,
    /// How many known values it would be the mean of; with fewer than
    /// [`KNOWN_FOR_NEUTRAL`](super::score::KNOWN_FOR_NEUTRAL) it is not.
    pub known: usize,
    /// All of them are alike, so that they do not say what is usual.
    pub alike: bool,
}

impl Gauge {
    /// Whether it would be another.
    pub const fn moves(&self) -> bool {
        self.now != self.then
    }
}

/// What somebody wishes for of the other side, and what an unknown answer to it counts for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Criterion {
    /// Which of the four wishes.
    pub owner: ProfileKind,
    /// About what.
    pub topic: Topic,
    /// Wanted, or to be avoided.
    pub direction: Direction,
    /// Its neutral worth, before the floor.
    pub gauge: Gauge,
}

/// Neutral values worked out again and not yet used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measured {
    /// The new values.
    pub neutrals: Neutrals,
    /// Every criterion that somebody wishes something of or that has a value of its own now.
    pub criteria: Vec<Criterion>,
    /// The view that a silent side is taken to have, floored.
    pub view: Gauge,
}

impl Measured {
    /// Whether any value would be another.
    pub fn moves(&self) -> bool {
        self.view.moves()
            || self
                .criteria
                .iter()
                .any(|criterion| criterion.gauge.moves())
    }
}

impl Default for Neutrals {
    /// Nothing measured yet: one half for every wish, 0.55 for a silent side.
    fn default() -> Self {
        Self {
            version: 0,
            view: NEUTRAL_VIEW,
            worths: BTreeMap::new(),
        }
    }
}

impl Neutrals {
    /// How often they have been measured; 0 before the first time.
    pub const fn version(&self) -> u32 {
        self.version
    }

    /// The view that a side which has told us nothing is taken to have, floored.
    pub const fn view(&self) -> u32 {
        self.view
    }

    /// The neutral worth of a wish of this kind of profile, before the floor.
    pub fn of(&self, owner: ProfileKind, topic: Topic, direction: Direction) -> u32 {
        self.worths
            .get(&(owner, topic, direction))
            .copied()
            .unwrap_or(NEUTRAL_WORTH)
    }

    /// Measures them anew, with the version counted up; see [`Neutrals::measured`].
    #[must_use]
    pub fn measure(&self, programmes: &[(&Pool, &Pool)]) -> Self {
        self.measured(programmes, self.version + 1).neutrals
    }

    /// Measures them anew over every pair of a person with a household and a homesharer with a
    /// householder, as this version. A criterion of which fewer than 30 worths are known gets one half,
    /// and the view 0.55. So does one whose known worths are all alike: of many things, such as
    /// interests, only what is there is ever written down, and a mean of nothing but yes would make
    /// not knowing the best answer of all.
    ///
    /// Only ever called because somebody asked for it.
    #[must_use]
    pub fn measured(&self, programmes: &[(&Pool, &Pool)], version: u32) -> Measured {
        let mut known: BTreeMap<Key, Vec<u32>> = BTreeMap::new();
        let mut views = Vec::new();
        for (one, other) in programmes {
            for (owners, asked) in [(one, other), (other, one)] {
                collect_worths(owners, asked, &mut known);
                views.extend(self.known_views(owners, asked));
            }
        }
        for key in self.worths.keys() {
            known.entry(*key).or_default();
        }
        let view = gauge(self.view, &views, NEUTRAL_VIEW);
        let criteria: Vec<Criterion> = known
            .into_iter()
            .map(|((owner, topic, direction), worths)| Criterion {
                owner,
                topic,
                direction,
                gauge: gauge(self.of(owner, topic, direction), &worths, NEUTRAL_WORTH),
            })
            .collect();
        let worths = criteria
            .iter()
            .filter(|criterion| criterion.gauge.then != NEUTRAL_WORTH)
            .map(|c| ((c.owner, c.topic, c.direction), c.gauge.then))
            .collect();
        Measured {
            neutrals: Self {
                version,
                view: view.then,
                worths,
            },
            criteria,
            view,
        }
    }

    /// The views of which everything is known, over evenly spread pairs.
    fn known_views(&self, owners: &Pool, asked: &Pool) -> Vec<u32> {
        let pairs = owners.parties().len() * asked.parties().len();
        let stride = pairs.div_ceil(MOST_PAIRS).max(1);
        let every_pair = owners
            .parties()
            .iter()
            .flat_map(|owner| asked.parties().iter().map(move |other| (owner, other)));
        every_pair
            .step_by(stride)
            .filter_map(|(owner, other)| {
                let lines = owner.lines(other, self);
                let view = SideView::of(&lines, self.view);
                let known = view.stated() && view.known_weight() == view.weight();
                let sum: u64 = lines
                    .iter()
                    .map(|line| u64::from(line.weight()) * u64::from(line.point()))
                    .sum();
                known
                    .then(|| sum / u64::from(view.weight()))
                    .and_then(|mean| u32::try_from(mean).ok())
            })
            .collect()
    }
}

/// What the known values of one criterion come to.
fn gauge(now: u32, known: &[u32], otherwise: u32) -> Gauge {
    let alike = known.iter().min() == known.iter().max();
    Gauge {
        now,
        then: if alike {
            otherwise
        } else {
            frozen_mean(known.iter().copied(), otherwise)
        },
        known: known.len(),
        alike: alike && !known.is_empty(),
    }
}

/// The known worths of every wish against every different answer, counted as often as it is given.
fn collect_worths(owners: &Pool, asked: &Pool, known: &mut BTreeMap<Key, Vec<u32>>) {
    for owner in owners.parties() {
        for wish in &owner.wishes {
            let key = (owner.kind, wish.ask.topic, wish.ask.direction);
            let worths = known.entry(key).or_default();
            if worths.len() >= MOST_PAIRS {
                continue;
            }
            for (cell, times) in asked.answers(wish.ask.topic) {
                let bounds = wish.ask.bounds(cell);
                if bounds.is_known() {
                    worths.extend(std::iter::repeat_n(bounds.low(), times));
                }
            }
        }
    }
}

impl fmt::Display for Neutrals {
    /// The text of the setting: `v1 3 55000`, then one line for each criterion.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "v1 {} {}", self.version, self.view)?;
        for ((kind, topic, direction), worth) in &self.worths {
            let (kind, topic, direction) = (kind.code(), topic.code(), direction.code());
            write!(f, "\n{kind} {topic} {direction} {worth}")?;
        }
        Ok(())
    }
}

/// A setting that does not hold neutral values, or holds them in a form from the future.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not neutral values in a form that this version knows")]
pub struct NotNeutrals;

impl FromStr for Neutrals {
    type Err = NotNeutrals;

    fn from_str(text: &str) -> Result<Self, NotNeutrals> {
        let mut lines = text.lines();
        let head: Vec<&str> = lines.next().unwrap_or_default().split(' ').collect();
        let ["v1", version, view] = head.as_slice() else {
            return Err(NotNeutrals);
        };
        let worths = lines.map(worth).collect::<Option<_>>().ok_or(NotNeutrals)?;
        Ok(Self {
            version: number(version, u32::MAX).ok_or(NotNeutrals)?,
            view: number(view, SCALE).ok_or(NotNeutrals)?,
            worths,
        })
    }
}

fn worth(line: &str) -> Option<(Key, u32)> {
    let words: Vec<&str> = line.split(' ').collect();
    let [kind, topic, direction, worth] = words.as_slice() else {
        return None;
    };
    let key = (
        ProfileKind::from_code(kind)?,
        Topic::from_code(topic)?,
        Direction::from_code(direction)?,
    );
    Some((key, number(worth, SCALE)?))
}

fn number(text: &str, most: u32) -> Option<u32> {
    text.parse().ok().filter(|number| *number <= most)
}
