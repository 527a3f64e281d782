//! What if a wish mattered more, or less: the same list with other levels, who moves, and which change
//! moves them.
//!
//! The order of two homes is the sign of `sum of w_k * (v_hk * B_h - v_pk * B_p)` over the subject's
//! wishes: what all of them weigh together divides both sides and cancels out. A change of one level
//! therefore moves the two apart by exactly `dw_k * (v_hk * B_h - v_pk * B_p)`, and the wish named for a
//! move is the one that did most of it. Must-haves stay as they are.

use super::compare::is_wide;
use super::compiled::Pool;
use super::explain::{SPEAKS_AGAINST, SPEAKS_FOR};
use super::known::Cell;
use super::neutral::Neutrals;
use super::party::Party;
use super::score::Line;
use super::shortlist::{Entry, Shortlist};
use super::wish::Wish;
use crate::domain::id::{PreferenceId, ProfileId};
use crate::domain::preference::{self, Level, Preference};
use crate::domain::sheet::Sheet;
use crate::domain::topic::Topic;
use std::collections::HashMap;

/// A sheet as it would be with some of its wishes at other levels. Everything else is the same.
#[must_use]
pub fn at_levels(sheet: &Sheet, levels: &[(PreferenceId, Level)]) -> Sheet {
    let mut sheet = sheet.clone();
    for wish in &mut sheet.wishes {
        let id = wish.preference.id;
        if let Some((_, level)) = levels.iter().find(|(changed, _)| *changed == id) {
            wish.preference.level = *level;
        }
    }
    sheet
}

/// Whether a wish of a sheet could move anybody at all: it names something that can be compared.
pub fn can_count(sheet: &Sheet, wish: &preference::Wish) -> bool {
    let raised = preference::Wish {
        preference: Preference {
            level: Level::MattersALot,
            ..wish.preference.clone()
        },
        items: wish.items.clone(),
    };
    let other = sheet.profile.kind.other_side();
    wish.preference.topic.whose().has(other)
        && Wish::compile(&raised, &sheet.profile.postcode).is_some()
}

/// How far a home meets a wish.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meets {
    /// Three fifths of it or more.
    Yes,
    /// Something between.
    Partly,
    /// Two fifths of it or less.
    No,
    /// Too little is known.
    NotKnown,
}

impl Meets {
    fn of(cell: &Cell, line: Line) -> Self {
        if *cell == Cell::Unknown || is_wide(line) {
            Self::NotKnown
        } else if line.point() >= SPEAKS_FOR {
            Self::Yes
        } else if line.point() <= SPEAKS_AGAINST {
            Self::No
        } else {
            Self::Partly
        }
    }
}

/// The change that did most of a move.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Because {
    /// The wish whose level changed.
    pub preference: PreferenceId,
    /// About what.
    pub topic: Topic,
    /// Whether it counts for more than before.
    pub more: bool,
    /// How far the one that moves meets it.
    pub meets: Meets,
}

/// One that stands elsewhere than before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moved {
    /// Who.
    pub id: ProfileId,
    /// Its place before, counted from 1; `None` where not enough was known to rank it.
    pub before: Option<usize>,
    /// Its place after; `None` where not enough is known to rank it.
    pub after: Option<usize>,
    /// Why. `None` where it came or went.
    pub because: Option<Because>,
}

impl Moved {
    /// How many places.
    fn places(&self) -> usize {
        match (self.before, self.after) {
            (Some(before), Some(after)) => before.abs_diff(after),
            (Some(_), None) | (None, Some(_)) => usize::MAX,
            (None, None) => 0,
        }
    }
}

/// A party, and its list as far as it shows: those that could work in their order.
#[derive(Debug, Clone)]
pub struct Ranked<'a> {
    party: &'a Party,
    entries: Vec<&'a Entry>,
    places: HashMap<ProfileId, usize>,
}

impl<'a> Ranked<'a> {
    /// Those of a list that could work, without those that `aside` picks out.
    pub fn new(party: &'a Party, list: &'a Shortlist, aside: impl Fn(ProfileId) -> bool) -> Self {
        let entries: Vec<&Entry> = list.eligible().filter(|e| !aside(e.id)).collect();
        let places = entries.iter().zip(1..).map(|(e, n)| (e.id, n)).collect();
        Self {
            party,
            entries,
            places,
        }
    }

    /// The entries in order.
    pub fn entries(&self) -> &[&'a Entry] {
        &self.entries
    }

    /// The place of somebody, counted from 1.
    pub fn place(&self, id: ProfileId) -> Option<usize> {
        self.places.get(&id).copied()
    }

    fn weight(&self, id: PreferenceId) -> i32 {
        let mut wishes = self.party.wishes.iter();
        let found = wishes.find(|wish| wish.id == id);
        found.map_or(0, |wish| i32::from(wish.weight()))
    }
}

/// A wish whose weight changed.
struct Changed<'a> {
    wish: &'a Wish,
    by: i32,
}

/// Everybody among the first `shown` of either list who stands elsewhere in the other, those that move
/// furthest first, and why. Both lists must be of the same subject, at two sets of levels.
pub fn moves(
    before: &Ranked<'_>,
    after: &Ranked<'_>,
    pool: &Pool,
    neutrals: &Neutrals,
    shown: usize,
) -> Vec<Moved> {
    let changed = changed(before, after);
    let first = |list: &Ranked<'_>| -> Vec<ProfileId> {
        list.entries.iter().take(shown).map(|e| e.id).collect()
    };
    let mut ids = first(after);
    ids.extend(first(before));
    let mut seen = std::collections::HashSet::new();
    ids.retain(|id| seen.insert(*id));
    let mut moved: Vec<Moved> = ids
        .into_iter()
        .filter(|id| before.place(*id) != after.place(*id))
        .map(|id| Moved {
            id,
            before: before.place(id),
            after: after.place(id),
            because: because(id, before, after, &changed, pool, neutrals),
        })
        .collect();
    moved.sort_by_key(|moved| (std::cmp::Reverse(moved.places()), moved.after, moved.before));
    moved
}

fn changed<'a>(before: &Ranked<'a>, after: &Ranked<'a>) -> Vec<Changed<'a>> {
    let gone = before
        .party
        .wishes
        .iter()
        .filter(|wish| after.weight(wish.id) == 0);
    after
        .party
        .wishes
        .iter()
        .chain(gone)
        .map(|wish| Changed {
            wish,
            by: after.weight(wish.id) - before.weight(wish.id),
        })
        .filter(|changed| changed.by != 0)
        .collect()
}

/// The change that did most to bring one past those that it passed, or that passed it.
fn because(
    id: ProfileId,
    before: &Ranked<'_>,
    after: &Ranked<'_>,
    changed: &[Changed<'_>],
    pool: &Pool,
    neutrals: &Neutrals,
) -> Option<Because> {
    let (was, is) = (before.place(id)?, after.place(id)?);
    let here = *after.entries.get(is.checked_sub(1)?)?;
    let up = is < was;
    let passed = || {
        after.entries.iter().filter(move |other| {
            let Some((was_other, is_other)) = before.place(other.id).zip(after.place(other.id))
            else {
                return false;
            };
            (was_other < was) == up && (is_other < is) != up && other.id != id
        })
    };
    let read = |entry: &Entry, wish: &Wish| {
        let at = usize::try_from(entry.at).ok()?;
        let cell = pool.parties().get(at)?.cell(wish.ask.topic);
        let neutral = neutrals.of(after.party.kind, wish.ask.topic, wish.ask.direction);
        Some((
            cell,
            Line::new(wish.weight(), wish.ask.bounds(cell), neutral),
        ))
    };
    let worth = |entry: &Entry, wish: &Wish| {
        let point = read(entry, wish).map_or(0.0, |(_, line)| f64::from(line.point()));
        point * entry.theirs().point()
    };
    let push = |changed: &Changed<'_>| {
        let own = worth(here, changed.wish);
        let apart: f64 = passed().map(|other| own - worth(other, changed.wish)).sum();
        let push = f64::from(changed.by) * apart;
        if up { push } else { -push }
    };
    let (most, push) = changed
        .iter()
        .map(|changed| (changed, push(changed)))
        .reduce(|best, next| if next.1 > best.1 { next } else { best })?;
    let (cell, line) = read(here, most.wish)?;
    (push > 0.0).then(|| Because {
        preference: most.wish.id,
        topic: most.wish.ask.topic,
        more: most.by > 0,
        meets: Meets::of(cell, line),
    })
}
