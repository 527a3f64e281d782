//! Match runs: a shortlist written down as it stood, and what became of it since.
//!
//! A kept list holds what its screen showed, in whole points, so that it can be read again after the
//! record has moved on: every home listed with its part, its place, its fit and both views; for the
//! first of them every wish of both sides; and how many each rule left out. It is plain text of its own
//! (`codec`) and never worked out anew. [`difference`] tells two of
//! them apart.

mod codec;
pub mod difference;

pub use codec::NotAKeptList;

use super::compiled::Pool;
use super::explain::{SideExplained, explain};
use super::must_have::{Gate, RuleKey};
use super::neutral::Neutrals;
use super::party::Party;
use super::score::{Fit, SideView};
use super::shortlist::{Entry, RuleCount, Shortlist, best_group};
use crate::domain::id::ProfileId;
use crate::domain::preference::{Direction, Level};
use crate::domain::sheet::Sheet;
use crate::domain::topic::Topic;
use std::collections::{BTreeMap, BTreeSet};

/// The version of the rules of matching, kept with every list.
///
/// Raise it by one with every change after which the same record could give another list or other
/// points: the table of criteria and what their answers are worth, the floor, the weights of the
/// levels, the standing rules and must-haves, the order, and what is too close to call. Not for words,
/// looks or speed. A list kept under another version says so, and so does what is told of the
/// difference.
pub const RULES_VERSION: u32 = 1;

/// How many homes of a kept list come with every wish of both sides.
pub const MOST_TOLD: usize = 60;

/// A number with the range that the unknown facts leave it, in whole points out of 100.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Whole {
    /// The lowest still possible.
    pub low: u32,
    /// The one used for ordering.
    pub point: u32,
    /// The highest still possible.
    pub high: u32,
}

/// Where somebody stood on a kept list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Among those that could work: 0 for the best group, whose homes were too close to call, 1 after it.
    Group(usize),
    /// Among those of whom not enough was known.
    NotEnough,
    /// Set aside for the one the list was for.
    SetAside,
}

/// One side's view as it stood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeptView {
    /// False if the side had not told us anything and the numbers only stood in for a view.
    pub stated: bool,
    /// The view.
    pub whole: Whole,
}

/// One wish as it was weighed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeptWish {
    /// About what.
    pub topic: Topic,
    /// Wanted, or to be avoided.
    pub direction: Direction,
    /// How much it mattered.
    pub level: Level,
    /// The points it earned.
    pub points: u32,
    /// The points it could earn.
    pub out_of: u32,
    /// What it was worth, floored, in units of 1/100,000: lowest, as ordered by, highest.
    pub worth: [u32; 3],
}

impl KeptWish {
    /// Whether nothing unknown could have changed what it was worth.
    pub const fn is_known(&self) -> bool {
        let [low, _, high] = self.worth;
        low == high
    }
}

/// The wishes of both sides as they were weighed, each side's in the order in which they were made.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct KeptWishes {
    /// Those of the one the list was for.
    pub own: Vec<KeptWish>,
    /// Those of the one listed.
    pub theirs: Vec<KeptWish>,
}

/// One of a kept list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptHome {
    /// Who.
    pub id: ProfileId,
    /// In which part.
    pub part: Part,
    /// The fit.
    pub fit: Whole,
    /// The view of the one the list was for.
    pub own: KeptView,
    /// The view of the one listed.
    pub theirs: KeptView,
    /// Every wish of both, for the first [`MOST_TOLD`].
    pub wishes: Option<KeptWishes>,
}

/// Somebody who stood on the list kept before this one and does not stand on this one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gone {
    /// Who.
    pub id: ProfileId,
    /// The rules that leave them out now; none if they are not compared any more.
    pub because: Vec<RuleKey>,
}

/// A list as it stood.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct KeptList {
    /// Everybody listed, in order: those that could work, those of whom not enough was known, those set
    /// aside.
    pub homes: Vec<KeptHome>,
    /// How many each rule left out.
    pub left_out: Vec<RuleCount>,
    /// Who had gone since the list before.
    pub gone: Vec<Gone>,
}

impl KeptList {
    /// Whether another list says the same; who had gone depends on what was kept before and is not
    /// part of what a list says.
    pub fn says_the_same_as(&self, other: &Self) -> bool {
        self.homes == other.homes && self.left_out == other.left_out
    }

    /// Those that could work, best first. Their places are counted from 1 in this order.
    pub fn could_work(&self) -> impl Iterator<Item = &KeptHome> {
        self.homes
            .iter()
            .filter(|home| matches!(home.part, Part::Group(_)))
    }

    /// Those of whom not enough was known.
    pub fn not_enough(&self) -> impl Iterator<Item = &KeptHome> {
        self.homes
            .iter()
            .filter(|home| home.part == Part::NotEnough)
    }
}

/// Writes a list down. `aside` are those who were set aside for the subject; `before` is the list that
/// was kept last, whose homes this one accounts for.
pub fn keep(
    subject: &Party,
    pool: &Pool,
    neutrals: &Neutrals,
    list: &Shortlist,
    aside: &BTreeSet<ProfileId>,
    before: Option<&KeptList>,
) -> KeptList {
    let mut listed: Vec<(Part, &Entry)> = Vec::new();
    let could_work = || list.eligible().filter(|entry| !aside.contains(&entry.id));
    let best = best_group(could_work());
    let part = |(at, entry)| (Part::Group(usize::from(at >= best)), entry);
    listed.extend(could_work().enumerate().map(part));
    let open = list.not_enough.iter().filter(|e| !aside.contains(&e.id));
    listed.extend(open.map(|entry| (Part::NotEnough, entry)));
    let all = list.eligible().chain(&list.not_enough);
    let put_aside = all.filter(|entry| aside.contains(&entry.id));
    listed.extend(put_aside.map(|entry| (Part::SetAside, entry)));
    let homes: Vec<KeptHome> = listed
        .into_iter()
        .enumerate()
        .map(|(at, (part, entry))| {
            let other = usize::try_from(entry.at)
                .ok()
                .and_then(|at| pool.parties().get(at))
                .filter(|_| at < MOST_TOLD);
            KeptHome {
                id: entry.id,
                part,
                fit: whole_fit(&entry.fit),
                own: kept_view(entry.own()),
                theirs: kept_view(entry.theirs()),
                wishes: other.map(|other| wishes(subject, other, neutrals)),
            }
        })
        .collect();
    let gone = before.map_or_else(Vec::new, |before| gone(subject, pool, before, &homes));
    KeptList {
        homes,
        left_out: list.left_out.rules.clone(),
        gone,
    }
}

fn whole_fit(fit: &Fit) -> Whole {
    let (low, high) = fit.whole_range();
    Whole {
        low,
        point: fit.whole(),
        high,
    }
}

fn kept_view(view: SideView) -> KeptView {
    let (low, high) = view.whole_range();
    KeptView {
        stated: view.stated(),
        whole: Whole {
            low,
            point: view.whole(),
            high,
        },
    }
}

fn wishes(subject: &Party, other: &Party, neutrals: &Neutrals) -> KeptWishes {
    let explanation = explain(subject, other, neutrals);
    KeptWishes {
        own: kept_wishes(&explanation.own),
        theirs: kept_wishes(&explanation.theirs),
    }
}

fn kept_wishes(side: &SideExplained) -> Vec<KeptWish> {
    let mut lines: Vec<_> = side.lines.iter().collect();
    lines.sort_by_key(|line| line.preference);
    lines
        .into_iter()
        .map(|line| KeptWish {
            topic: line.topic,
            direction: line.direction,
            level: line.level,
            points: line.points,
            out_of: line.out_of,
            worth: [line.line.low(), line.line.point(), line.line.high()],
        })
        .collect()
}

/// What became of those who stood on the list before and are not among `homes`.
fn gone(subject: &Party, pool: &Pool, before: &KeptList, homes: &[KeptHome]) -> Vec<Gone> {
    let there: BTreeSet<ProfileId> = homes.iter().map(|home| home.id).collect();
    let mut missing: BTreeMap<ProfileId, Option<&Party>> = before
        .homes
        .iter()
        .filter(|home| !there.contains(&home.id))
        .map(|home| (home.id, None))
        .collect();
    if missing.is_empty() {
        return Vec::new();
    }
    for party in pool.parties() {
        if let Some(found) = missing.get_mut(&party.id) {
            *found = Some(party);
        }
    }
    missing
        .into_iter()
        .map(|(id, party)| Gone {
            id,
            because: party.map_or_else(Vec::new, |party| leaves_out(subject, party)),
        })
        .collect()
}

fn leaves_out(subject: &Party, other: &Party) -> Vec<RuleKey> {
    match subject.gate(other) {
        Gate::LeftOut { because, .. } => because
            .iter()
            .map(|finding| finding.key(subject.side()))
            .collect(),
        Gate::Eligible | Gate::AskFirst(_) => Vec::new(),
    }
}

/// A short sum of what somebody wishes for and must have: eight letters and digits, equal for equal
/// preferences. Words that are only told and not weighed do not count; nor does the order in which
/// preferences were written down.
pub fn preferences_version(sheet: &Sheet) -> String {
    let limits = |low: Option<i64>, high: Option<i64>| format!("{low:?} {high:?}");
    let mut lines: Vec<String> = sheet
        .current_wishes()
        .map(|wish| {
            let p = &wish.preference;
            let mut items: Vec<String> = wish
                .items
                .iter()
                .map(|item| format!("{:?} {}", item.item, item.worth))
                .collect();
            items.sort_unstable();
            let (topic, direction, level) = (p.topic.code(), p.direction.code(), p.level.code());
            let (limits, mode) = (limits(p.low, p.high), p.mode);
            format!(
                "wish {topic} {direction} {level} {limits} {:?} {mode:?} {items:?}",
                p.place
            )
        })
        .collect();
    lines.extend(sheet.current_must_haves().map(|m| {
        let (topic, direction, kind) = (m.topic.code(), m.direction.code(), m.kind.code());
        let (limits, mode) = (limits(m.low, m.high), m.mode);
        format!(
            "must {topic} {:?} {direction} {limits} {:?} {mode:?} {kind}",
            m.item, m.place
        )
    }));
    lines.sort_unstable();
    // FNV-1a: short, the same everywhere, and nothing here must be kept from anybody.
    let sum = lines
        .iter()
        .flat_map(|line| line.bytes().chain([b'\n']))
        .fold(0x811c_9dc5_u32, |sum, byte| {
            (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193)
        });
    format!("{sum:08x}")
}
