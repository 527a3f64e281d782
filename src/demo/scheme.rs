//! One scheme: 300 profiles and what happened between them.

use super::Knobs;
use super::area::Patch;
use super::draft::{Draft, Maker};
use super::homes;
use super::lives::{self, Settling};
use super::movers;
use super::story::Story;
use super::tour;
use crate::domain::introduction::Promise;
use crate::domain::port::{Record, Row};
use crate::domain::profile::ProfileKind;
use crate::domain::sheet::{Living, Sheet};
use jiff::civil::Date;

/// Profiles of a scheme.
pub(super) const PROFILES: u32 = 300;

/// How many of each kind: 170 people in 130 homes, as real schemes have 1.2 to 1.3 people to a
/// household. The size of the Homeshare part is an assumption.
const QUOTA: [(ProfileKind, u32); 4] = [
    (ProfileKind::Person, 148),
    (ProfileKind::Household, 116),
    (ProfileKind::Householder, 14),
    (ProfileKind::Homesharer, 22),
];

/// Introductions that are under way in a scheme of drawn people. In the first, the board is the
/// tour's.
const UNDER_WAY: usize = 8;

/// One scheme with everything in it.
#[derive(Debug, Clone)]
pub struct Scheme {
    /// Its profiles with what is known about them, and their arrangements, in the order in which
    /// they are numbered.
    pub sheets: Vec<Sheet>,
    /// What happened between them.
    pub stories: Vec<Story>,
    /// What was promised about one of them alone, and which.
    promises: Vec<(usize, Promise)>,
}

/// One place in a scheme: its kind, and its number among that kind over all schemes.
#[derive(Debug, Clone, Copy)]
struct Slot {
    kind: ProfileKind,
    number: u32,
}

/// The kinds in order: the tour's first, then those furthest behind their quota.
fn layout(scheme: u32) -> Vec<Slot> {
    let mut counts = QUOTA.map(|(kind, _)| (kind, 0_u32));
    let mut slots = Vec::new();
    for at in 0..PROFILES {
        let cast = usize::try_from(at).ok().and_then(|at| tour::CAST.get(at));
        let kind = match cast.filter(|_| scheme == 0) {
            Some((kind, _)) => *kind,
            None => furthest_behind(&counts, at),
        };
        for ((counted, count), (_, quota)) in counts.iter_mut().zip(QUOTA) {
            if *counted == kind {
                *count += 1;
                let number = scheme * quota + *count;
                slots.push(Slot { kind, number });
            }
        }
    }
    slots
}

fn furthest_behind(counts: &[(ProfileKind, u32); 4], at: u32) -> ProfileKind {
    let behind = |(count, quota): (u32, u32)| {
        i64::from(quota) * i64::from(at + 1) - i64::from(count) * i64::from(PROFILES)
    };
    counts
        .iter()
        .zip(QUOTA)
        .filter(|((_, count), (_, quota))| count < quota)
        .map(|((kind, count), (_, quota))| (behind((*count, quota)), *kind))
        .max_by_key(|(behind, kind)| (*behind, std::cmp::Reverse(*kind)))
        .map_or(ProfileKind::Person, |(_, kind)| kind)
}

impl Scheme {
    /// Makes a scheme, counted from 0.
    pub fn build(seed: u64, today: Date, number: u32, knobs: Knobs) -> Self {
        let maker = Maker { seed, today, knobs };
        let patch = Patch::of(seed, u64::from(number));
        let first = u64::from(number) * u64::from(PROFILES);
        let slots = layout(number);
        let tour = if number == 0 { tour::CAST } else { &[] };
        let mut sheets: Vec<Sheet> = (first..)
            .zip(&slots)
            .enumerate()
            .map(|(at, (index, slot))| match tour.get(at) {
                Some((kind, write)) => {
                    let mut draft = Draft::new(maker, index, *kind, slot.number, "");
                    write(&mut draft);
                    draft.sheet
                }
                None => drawn(maker, &patch, index, *slot),
            })
            .collect();
        let (mut stories, promises) = if number == 0 {
            (tour::board(maker, &sheets), tour::promises(&maker, &sheets))
        } else {
            (Vec::new(), Vec::new())
        };
        stories.extend(settle(maker, first, &mut sheets, tour.len()));
        gather(&mut sheets, &stories);
        Self {
            sheets,
            stories,
            promises,
        }
    }

    /// As rows, up to this many profiles: those first, then the stories of those who are there.
    pub fn into_rows(self, profiles: u32) -> impl Iterator<Item = Row> {
        let profiles = usize::try_from(profiles).unwrap_or(usize::MAX);
        let stories = self
            .stories
            .into_iter()
            .filter(move |s| s.complete_at < profiles);
        let promises = self
            .promises
            .into_iter()
            .filter(move |(at, _)| *at < profiles);
        self.sheets
            .into_iter()
            .take(profiles)
            .flat_map(|sheet| rows_of(&sheet))
            .chain(stories.flat_map(|story| story.rows().collect::<Vec<_>>()))
            .chain(promises.map(|(_, promise)| promise.row()))
    }
}

fn drawn(maker: Maker, patch: &Patch, index: u64, slot: Slot) -> Sheet {
    let Slot { kind, number } = slot;
    match kind {
        ProfileKind::Person | ProfileKind::Homesharer => {
            let since = lives::plan(&maker, kind, index).since_ago;
            if kind == ProfileKind::Person {
                movers::person(maker, patch, index, number, since)
            } else {
                movers::homesharer(maker, patch, index, number, since)
            }
        }
        ProfileKind::Household => homes::household(maker, patch, index, number),
        ProfileKind::Householder => homes::householder(maker, patch, index, number),
    }
}

/// Fills the drawn homes with the drawn people; those of the tour keep to themselves.
fn settle(maker: Maker, first: u64, sheets: &mut Vec<Sheet>, tour: usize) -> Vec<Story> {
    let of_kind = |sheets: &[Sheet], offers_room: bool| -> Vec<usize> {
        (0..)
            .zip(sheets)
            .skip(tour)
            .filter(|(_, sheet)| sheet.profile.kind.offers_room() == offers_room)
            .map(|(at, _)| at)
            .collect()
    };
    let homes = of_kind(sheets, true);
    let movers = of_kind(sheets, false);
    let kinds: Vec<ProfileKind> = sheets.iter().map(|s| s.profile.kind).collect();
    let mut settling = Settling::new(maker, first, sheets, &homes);
    for at in &movers {
        let index = first + u64::try_from(*at).unwrap_or(u64::MAX);
        if let Some(kind) = kinds.get(*at) {
            settling.settle(*at, lives::plan(&maker, *kind, index));
        }
    }
    if tour == 0 {
        settling.introduce(&movers, UNDER_WAY);
    }
    settling.told()
}

/// Puts every arrangement on the sheets of both sides.
fn gather(sheets: &mut [Sheet], stories: &[Story]) {
    let at: std::collections::HashMap<_, _> = (0..)
        .zip(sheets.iter())
        .map(|(at, sheet)| (sheet.profile.id, at))
        .collect();
    let mut living: Vec<(usize, usize, Living)> = Vec::new();
    for story in stories {
        let sides = at.get(&story.pair.mover).zip(at.get(&story.pair.home));
        let Some((mover, home)) = sides.map(|(mover, home)| (*mover, *home)) else {
            continue;
        };
        let name = |at: usize| {
            sheets
                .get(at)
                .map(|sheet| sheet.profile.known_as.clone())
                .unwrap_or_default()
        };
        for arrangement in &story.arrangements {
            let ending = story
                .endings
                .iter()
                .find(|e| e.arrangement == arrangement.id);
            living.push((
                mover,
                home,
                Living {
                    arrangement: arrangement.clone(),
                    ending: ending.cloned(),
                    mover_name: name(mover),
                    home_name: name(home),
                },
            ));
        }
        for side in [mover, home] {
            if let Some(sheet) = sheets.get_mut(side)
                && story.arrangements.is_empty()
                && story.pair.set_aside_on.is_none()
            {
                sheet.in_introductions |= !story.introductions.is_empty();
            }
        }
    }
    for (mover, home, living) in living {
        for side in [mover, home] {
            if let Some(sheet) = sheets.get_mut(side) {
                sheet.living.push(living.clone());
            }
        }
    }
}

/// The rows of a sheet, each after those it refers to.
fn rows_of(sheet: &Sheet) -> Vec<Row> {
    fn all<R: Record>(records: &[R]) -> impl Iterator<Item = Row> {
        records.iter().map(Record::row)
    }
    let mut rows = vec![sheet.profile.row()];
    rows.extend(all(&sheet.facts));
    rows.extend(all(&sheet.members));
    rows.extend(all(&sheet.rooms));
    for wish in &sheet.wishes {
        rows.push(wish.preference.row());
        rows.extend(all(&wish.items));
    }
    rows.extend(all(&sheet.must_haves));
    rows.extend(all(&sheet.checks));
    rows.extend(all(&sheet.milestones));
    rows.extend(all(&sheet.journeys));
    rows
}
