//! What became of a kept list: who came, who went and by which rule, who moved, and because of what.
//!
//! A move is told with its reason. For each wish that is not as it was (another level, another answer,
//! another neutral value, there or not there) the view of its side is worked out once more as if only
//! that wish were still as before; what the view gained or lost by it is its part in the move. The wish
//! with the greatest part *in the direction of the move* is the reason. Where nothing about a home
//! speaks for the way it moved, the others moved.
//!
//! Numbers here only choose which reason is told. They are ratios of plain sums, so that they come out
//! the same everywhere.

use super::{KeptHome, KeptList, KeptView, KeptWish, Part};
use crate::domain::id::ProfileId;
use crate::domain::preference::Direction;
use crate::domain::topic::Topic;
use crate::matching::must_have::RuleKey;
use std::collections::{BTreeMap, BTreeSet};

/// A smaller part of a view than this is no reason for anything.
const LEAST: f64 = 1e-9;

/// Under which versions a list was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Versions {
    /// Of the rules of matching.
    pub rules: u32,
    /// Of the neutral values.
    pub neutrals: u32,
}

/// A wish, without its words: where several of a side are about the same, which of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct WishRef {
    /// True if it is a wish of the one the list is for.
    pub own: bool,
    /// About what.
    pub topic: Topic,
    /// Wanted, or to be avoided.
    pub direction: Direction,
    /// Counted from 0, in the order in which they were made.
    pub nth: usize,
}

/// Why somebody moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// What this wish asks is known now.
    Known(WishRef),
    /// It was known and is not now.
    NotKnown(WishRef),
    /// What is known of it is another thing than before.
    Found(WishRef),
    /// It matters more than it did.
    MattersMore(WishRef),
    /// It matters less.
    MattersLess(WishRef),
    /// It was not wished for before.
    NewWish(WishRef),
    /// It is not wished for any more.
    NoWish(WishRef),
    /// The neutral values were worked out again.
    Neutrals,
    /// The rules of matching changed.
    Rules,
    /// The fit changed from the first number to the second; why was not written down so far down the
    /// list.
    Fit(u32, u32),
}

/// What happened to one of a list. Places are counted from 1 among those that could work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Move {
    /// New on the list; with its place, if it could work.
    New(Option<usize>),
    /// Left out now, by these rules.
    LeftOut(Vec<RuleKey>),
    /// Not compared any more: no longer in the scheme.
    NotThere,
    /// Set aside.
    SetAside,
    /// Considered again after it was set aside; with its place, if it could work.
    BroughtBack(Option<usize>),
    /// What was asked first is known: it has a place now.
    Ranked(usize),
    /// Something must be asked first now.
    AskFirst,
    /// From one place to another.
    Placed {
        /// Before.
        from: usize,
        /// Now.
        to: usize,
        /// Because of what.
        because: Cause,
    },
}

/// One change of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Who.
    pub id: ProfileId,
    /// What happened.
    pub what: Move,
}

/// What became of a list, what stands highest on either list first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Difference {
    /// What is told one by one.
    pub changes: Vec<Change>,
    /// How many moved only because others did.
    pub shifted: usize,
    /// How many have other numbers and stand where they stood.
    pub numbers: usize,
}

impl Difference {
    /// Whether there is nothing to tell.
    pub const fn is_nothing(&self) -> bool {
        self.changes.is_empty() && self.shifted == 0 && self.numbers == 0
    }
}

/// What became of `before` in `after`.
pub fn difference(
    (before, then): (&KeptList, Versions),
    (after, now): (&KeptList, Versions),
) -> Difference {
    let (old, new) = (Index::of(before), Index::of(after));
    let both: BTreeSet<ProfileId> = old
        .places
        .keys()
        .filter(|id| new.places.contains_key(id))
        .copied()
        .collect();
    let (old_rank, new_rank) = (rank(before, &both), rank(after, &both));
    let mut told: Vec<(usize, Change)> = Vec::new();
    let mut difference = Difference::default();
    for home in &after.homes {
        let id = home.id;
        let was = old.homes.get(&id).copied();
        let place = new.places.get(&id).copied();
        let from = old.places.get(&id).copied();
        let what = match (was.map(|home| home.part), home.part) {
            (None | Some(Part::SetAside), Part::SetAside) => continue,
            (None, Part::Group(_) | Part::NotEnough) => Move::New(place),
            (Some(Part::Group(_) | Part::NotEnough), Part::SetAside) => Move::SetAside,
            (Some(Part::SetAside), Part::Group(_) | Part::NotEnough) => Move::BroughtBack(place),
            (Some(Part::Group(_)), Part::NotEnough) => Move::AskFirst,
            (Some(Part::NotEnough), Part::Group(_)) => Move::Ranked(place.unwrap_or(0)),
            (Some(Part::NotEnough), Part::NotEnough) => {
                difference.numbers += usize::from(was.is_some_and(|was| other_numbers(was, home)));
                continue;
            }
            (Some(Part::Group(_)), Part::Group(_)) => {
                let (Some(was), Some(from), Some(to)) = (was, from, place) else {
                    continue;
                };
                let passed = new_rank.get(&id).cmp(&old_rank.get(&id));
                if to == from || passed != to.cmp(&from) {
                    difference.numbers += usize::from(other_numbers(was, home));
                    continue;
                }
                let Some(because) = cause((was, then), (home, now), to < from) else {
                    difference.shifted += 1;
                    continue;
                };
                Move::Placed { from, to, because }
            }
        };
        let highest = from.into_iter().chain(place).min().unwrap_or(usize::MAX);
        told.push((highest, Change { id, what }));
    }
    for gone in &after.gone {
        // Who had been set aside and is now left out has not moved for anybody.
        if old
            .homes
            .get(&gone.id)
            .is_none_or(|home| home.part == Part::SetAside)
        {
            continue;
        }
        let what = if gone.because.is_empty() {
            Move::NotThere
        } else {
            Move::LeftOut(gone.because.clone())
        };
        let place = old.places.get(&gone.id).copied().unwrap_or(usize::MAX);
        told.push((place, Change { id: gone.id, what }));
    }
    told.sort_by_key(|(highest, _)| *highest);
    difference.changes = told.into_iter().map(|(_, change)| change).collect();
    difference
}

/// A kept list by whom it lists.
struct Index<'a> {
    homes: BTreeMap<ProfileId, &'a KeptHome>,
    /// Places among those that could work, from 1.
    places: BTreeMap<ProfileId, usize>,
}

impl<'a> Index<'a> {
    fn of(list: &'a KeptList) -> Self {
        Self {
            homes: list.homes.iter().map(|home| (home.id, home)).collect(),
            places: list.could_work().map(|home| home.id).zip(1..).collect(),
        }
    }
}

/// The order of those that could work on both lists.
fn rank(list: &KeptList, both: &BTreeSet<ProfileId>) -> BTreeMap<ProfileId, usize> {
    let common = list.could_work().filter(|home| both.contains(&home.id));
    common.map(|home| home.id).zip(0..).collect()
}

fn other_numbers(was: &KeptHome, is: &KeptHome) -> bool {
    (was.fit, was.own, was.theirs) != (is.fit, is.own, is.theirs)
}

/// What speaks for the way a home moved; nothing if only the others did.
fn cause(
    (was, then): (&KeptHome, Versions),
    (is, now): (&KeptHome, Versions),
    up: bool,
) -> Option<Cause> {
    let (Some(old), Some(new)) = (&was.wishes, &is.wishes) else {
        let (from, to) = (was.fit.point, is.fit.point);
        return (from != to && (to > from) == up).then_some(Cause::Fit(from, to));
    };
    let own = parts((&old.own, was.own), (&new.own, is.own), true);
    let theirs = parts((&old.theirs, was.theirs), (&new.theirs, is.theirs), false);
    let silent = silence(was.own, is.own)
        .into_iter()
        .chain(silence(was.theirs, is.theirs));
    let parts: Vec<(Cause, f64)> = own.into_iter().chain(theirs).chain(silent).collect();
    let agreeing = parts
        .iter()
        .filter(|(_, part)| if up { *part > LEAST } else { *part < -LEAST });
    let reason = greatest(agreeing).or_else(|| {
        // Where every home is weighed anew, one that gained less than others goes down for the same reason.
        greatest(parts.iter().filter(|(cause, _)| cause.weighs_every_home()))
    })?;
    let same_rules = then.rules == now.rules;
    Some(if reason == Cause::Neutrals && !same_rules {
        Cause::Rules
    } else {
        reason
    })
}

/// The first of those with the greatest part.
fn greatest<'a>(parts: impl Iterator<Item = &'a (Cause, f64)>) -> Option<Cause> {
    parts
        .reduce(|best, next| {
            if next.1.abs() > best.1.abs() {
                next
            } else {
                best
            }
        })
        .map(|(cause, _)| *cause)
}

impl Cause {
    /// Whether it changes how every home of the list is weighed.
    const fn weighs_every_home(&self) -> bool {
        match self {
            Self::MattersMore(wish)
            | Self::MattersLess(wish)
            | Self::NewWish(wish)
            | Self::NoWish(wish) => wish.own,
            Self::Neutrals | Self::Rules => true,
            Self::Known(_) | Self::NotKnown(_) | Self::Found(_) | Self::Fit(..) => false,
        }
    }
}

/// A side that told us nothing before and now stands for another neutral view.
fn silence(was: KeptView, is: KeptView) -> Option<(Cause, f64)> {
    let part = f64::from(is.whole.point) - f64::from(was.whole.point);
    (!was.stated && !is.stated && part != 0.0).then_some((Cause::Neutrals, part / 100.0))
}

/// Each wish of one side that is not as it was, with its part in the view: how much the view gained by
/// it, as a share of what it would be if that wish were as before.
fn parts(
    (old, was): (&[KeptWish], KeptView),
    (new, is): (&[KeptWish], KeptView),
    own: bool,
) -> Vec<(Cause, f64)> {
    let (old, new) = (numbered(old, own), numbered(new, own));
    let keys: BTreeSet<WishRef> = old.keys().chain(new.keys()).copied().collect();
    let silent = |view: KeptView| f64::from(view.whole.point) / 100.0;
    let view_now = view(new.values().copied()).unwrap_or_else(|| silent(is));
    keys.into_iter()
        .filter_map(|key| {
            let (before, after) = (old.get(&key).copied(), new.get(&key).copied());
            let cause = what_changed(key, before, after)?;
            let others = new.iter().filter(|(other, _)| **other != key);
            let back = others.map(|(_, wish)| *wish).chain(before);
            let without = view(back).unwrap_or_else(|| silent(was));
            Some((cause, view_now / without - 1.0))
        })
        .collect()
}

/// The wishes of a side by what they are about.
fn numbered(wishes: &[KeptWish], own: bool) -> BTreeMap<WishRef, &KeptWish> {
    let mut by_key = BTreeMap::new();
    for wish in wishes {
        let (topic, direction) = (wish.topic, wish.direction);
        let mut key = WishRef {
            own,
            topic,
            direction,
            nth: 0,
        };
        while by_key.contains_key(&key) {
            key.nth += 1;
        }
        by_key.insert(key, wish);
    }
    by_key
}

/// The weighted mean of what wishes are worth; nothing for a side that wishes for nothing.
fn view<'a>(wishes: impl Iterator<Item = &'a KeptWish>) -> Option<f64> {
    let (sum, weight) = wishes.fold((0_u64, 0_u64), |(sum, weight), wish| {
        let counts = u64::from(wish.level.weight());
        let [_, point, _] = wish.worth;
        (sum + counts * u64::from(point), weight + counts)
    });
    let in_full = |n: u64| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
    (weight > 0).then(|| in_full(sum) / in_full(weight) / 100_000.0)
}

fn what_changed(
    key: WishRef,
    before: Option<&KeptWish>,
    after: Option<&KeptWish>,
) -> Option<Cause> {
    let (before, after) = match (before, after) {
        (None, None) => return None,
        (None, Some(_)) => return Some(Cause::NewWish(key)),
        (Some(_), None) => return Some(Cause::NoWish(key)),
        (Some(before), Some(after)) => (before, after),
    };
    let (old, new) = (before.level.weight(), after.level.weight());
    if new > old {
        return Some(Cause::MattersMore(key));
    }
    if new < old {
        return Some(Cause::MattersLess(key));
    }
    if before.worth == after.worth {
        return None;
    }
    let ([old_low, _, old_high], [low, _, high]) = (before.worth, after.worth);
    Some(match (before.is_known(), after.is_known()) {
        _ if (old_low, old_high) == (low, high) => Cause::Neutrals,
        (false, true) => Cause::Known(key),
        (true, false) => Cause::NotKnown(key),
        (true, true) | (false, false) => Cause::Found(key),
    })
}
