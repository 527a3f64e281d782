//! Ten years of arrangements: who came to live where, when, and how it ended.
//!
//! People are taken in the order of the scheme and each is given homes that were approved, open and
//! had a place for the whole stay. So no home is ever over-full and nobody lives in two.

use super::draft::Maker;
use super::draw::Draw;
use super::endings;
use super::homes::{self, HomeState};
use super::life::Latents;
use super::meetings;
use super::rules;
use super::story::{End, Story, Teller, Two};
use crate::domain::arrangement::{EndingReason, PersonWanted, StartKind};
use crate::domain::capacity::{self, Stay};
use crate::domain::id::MilestoneId;
use crate::domain::introduction::PairSource;
use crate::domain::profile::{Milestone, ProfileKind, Step};
use crate::domain::sheet::Sheet;
use crate::domain::topic::Kind;
use jiff::civil::Date;

/// Where a drawn mover stands in their story.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    /// Had, or has, arrangements.
    Story,
    /// Looking for the first time.
    Looking,
    /// Being got to know.
    BeingAssessed,
    /// On hold.
    OnHold,
}

/// The plan of a drawn mover.
#[derive(Debug, Clone, Copy)]
pub(super) struct Plan {
    class: Class,
    /// Days since they were referred or registered.
    pub(super) since_ago: i32,
}

/// The plan of the mover at `index`. The shares are assumptions: most of those in the record have
/// moved in at some time, as in real schemes, where people stay for years.
pub(super) fn plan(maker: &Maker, kind: ProfileKind, index: u64) -> Plan {
    let mut draw = maker.draw("plan", index, "class");
    let homeshare = kind == ProfileKind::Homesharer;
    let class = if homeshare {
        draw.weighted(&[(Class::Story, 62), (Class::Looking, 34), (Class::OnHold, 4)])
    } else {
        draw.weighted(&[
            (Class::Story, 925),
            (Class::Looking, 15),
            (Class::BeingAssessed, 35),
            (Class::OnHold, 25),
        ])
    };
    let since_ago = match class {
        Class::Story if homeshare => draw.between(90, 1_100),
        Class::Story => {
            let (low, high) = draw.weighted(&[((300, 1_400), 65), ((1_400, 3_650), 35)]);
            draw.between(low, high)
        }
        Class::Looking => draw.between(12, 260),
        Class::BeingAssessed => draw.between(2, 40),
        Class::OnHold => draw.between(90, 500),
    };
    Plan { class, since_ago }
}

/// One home as this module sees it.
struct Room {
    at: usize,
    latents: Latents,
    approved: u8,
    open_from: Date,
    open_until: Option<Date>,
    stays: Vec<Stay>,
}

/// A scheme whose homes are being filled.
pub(super) struct Settling<'a> {
    maker: Maker,
    /// Index of the first profile of the scheme.
    first: u64,
    sheets: &'a mut Vec<Sheet>,
    rooms: Vec<Room>,
    stories: Vec<Story>,
}

impl<'a> Settling<'a> {
    /// Begins with the homes at these places of the scheme open to drawn people.
    pub(super) fn new(
        maker: Maker,
        first: u64,
        sheets: &'a mut Vec<Sheet>,
        homes: &[usize],
    ) -> Self {
        let rooms = homes
            .iter()
            .filter_map(|at| room(&maker, first, sheets, *at))
            .collect();
        Self {
            maker,
            first,
            sheets,
            rooms,
            stories: Vec::new(),
        }
    }

    fn index(&self, at: usize) -> u64 {
        self.first + u64::try_from(at).unwrap_or(u64::MAX)
    }

    /// Tells the story of the mover at a place of the scheme.
    pub(super) fn settle(&mut self, at: usize, plan: Plan) {
        match plan.class {
            Class::Story => self.arrangements(at, plan.since_ago),
            Class::Looking => {
                self.step(at, Step::Looking, plan.since_ago - 7, "");
                self.spoken_to(at);
            }
            Class::BeingAssessed => self.step(at, Step::BeingAssessed, plan.since_ago, ""),
            Class::OnHold => {
                let ago = (plan.since_ago - 40).min(90);
                self.step(
                    at,
                    Step::OnHold,
                    ago,
                    "Wants to wait until after the summer",
                );
            }
        }
    }

    fn step(&mut self, at: usize, step: Step, ago: i32, note: &str) {
        let (maker, index) = (self.maker, self.index(at));
        let Some(sheet) = self.sheets.get_mut(at) else {
            return;
        };
        let part = u64::try_from(sheet.milestones.len()).unwrap_or(u64::MAX);
        sheet.milestones.push(Milestone {
            id: maker.id::<MilestoneId>("milestone", index, part),
            profile: sheet.profile.id,
            step,
            on: maker.ago(ago),
            until: None,
            note: note.to_owned(),
        });
    }

    /// Most of those who wait have been spoken to in the last four weeks.
    fn spoken_to(&mut self, at: usize) {
        let mut draw = self.maker.draw("story", self.index(at), "spoken-to");
        let day = self.maker.ago(draw.between(2, 26));
        if draw.chance(930)
            && let Some(sheet) = self.sheets.get_mut(at)
        {
            sheet.profile.agreed_on = sheet.profile.agreed_on.max(Some(day));
        }
    }

    fn arrangements(&mut self, at: usize, since_ago: i32) {
        let Some(sheet) = self.sheets.get(at) else {
            return;
        };
        let homeshare = sheet.profile.kind == ProfileKind::Homesharer;
        let kind = wanted(sheet);
        let mut draw = self.maker.draw("story", self.index(at), "arrangements");
        let mut ago = since_ago - wait(&mut draw, homeshare);
        let mut been: Vec<usize> = Vec::new();
        loop {
            let start_kind = start_kind(&mut draw, homeshare);
            let ends_ago = ago - duration(&mut draw, homeshare, start_kind);
            let (start, end) = (self.maker.ago(ago), self.maker.ago(ends_ago));
            let until = (ends_ago > 0).then_some(end);
            let Some(room) = self.find(at, &mut draw, (start, until), &been) else {
                self.step(
                    at,
                    Step::SettledElsewhere,
                    ago.max(1),
                    "Found a home with another scheme",
                );
                return;
            };
            let Some(home) = self.take(room, at, (start, until)) else {
                return;
            };
            been.push(home);
            let Some(two) = self.two(at, home) else {
                return;
            };
            let mut teller = Teller::new(self.maker, two, kind, source(start_kind), start);
            if start_kind.needs_both_yes() {
                meetings::before(&mut teller, &self.maker, &mut draw, ago);
            }
            teller.begins(kind, start_kind, start);
            if start_kind == StartKind::Emergency && ago > 3 {
                meetings::decided(&mut teller, &self.maker, &mut draw, ago - 2);
            }
            let ending = until.map(|on| endings::drawn(&mut draw, on, homeshare));
            if let Some(end) = &ending {
                teller.ends(end);
            }
            self.stories.push(teller.told());
            if draw.chance(300) && start_kind == StartKind::Planned {
                self.declined(at, &mut draw, kind, ago, &mut been);
            }
            let Some(end) = ending else {
                return;
            };
            match self.after(at, &mut draw, &end, ends_ago) {
                Some(next) => ago = next,
                None => return,
            }
        }
    }

    /// What comes after an ending: the days ago on which the next arrangement begins, if one did.
    fn after(&mut self, at: usize, draw: &mut Draw, end: &End, ends_ago: i32) -> Option<i32> {
        if end.person_wanted == PersonWanted::Died {
            self.step(at, Step::Died, ends_ago, "");
            return None;
        }
        let again = !matches!(
            end.reason,
            EndingReason::OwnPlace | EndingReason::LiveWithOthers | EndingReason::CareHome
        );
        if !again || draw.chance(150) {
            self.step(at, Step::SettledElsewhere, ends_ago, end.destination);
            return None;
        }
        let next = ends_ago - draw.between(14, 130);
        if next > 0 {
            return Some(next);
        }
        self.step(at, Step::Looking, ends_ago, "Looking again");
        self.spoken_to(at);
        let since = crate::domain::dates::PartialDate::Day(end.on);
        if let Some(sheet) = self.sheets.get_mut(at) {
            sheet.profile.waiting_since = Some(since);
        }
        None
    }

    /// Another home was tried first and set aside.
    fn declined(
        &mut self,
        at: usize,
        draw: &mut Draw,
        kind: Kind,
        ago: i32,
        been: &mut Vec<usize>,
    ) {
        let day = self.maker.ago(ago + 60);
        let Some(room) = self.find(at, draw, (day, Some(day)), been) else {
            return;
        };
        let Some(home) = self.rooms.get(room).map(|r| r.at) else {
            return;
        };
        been.push(home);
        let Some(two) = self.two(at, home) else {
            return;
        };
        let since = self.maker.ago(ago + 75);
        let mut teller = Teller::new(self.maker, two, kind, PairSource::Shortlist, since);
        meetings::declined(&mut teller, &self.maker, draw, ago + 60);
        self.stories.push(teller.told());
    }

    fn two(&self, mover: usize, home: usize) -> Option<Two<'_>> {
        Some(Two {
            mover: (mover, self.sheets.get(mover)?),
            home: (home, self.sheets.get(home)?),
        })
    }

    /// The room that suits best of a few that had a place for the whole stay.
    fn find(
        &self,
        at: usize,
        draw: &mut Draw,
        stay: (Date, Option<Date>),
        been: &[usize],
    ) -> Option<usize> {
        const CONSIDERED: usize = 5;
        let mover = self.sheets.get(at)?;
        let latents = Latents::of(&self.maker, self.index(at));
        let all: Vec<usize> = (0..self.rooms.len()).collect();
        draw.some_of(&all, all.len())
            .into_iter()
            .filter_map(|room| Some((room, self.rooms.get(room)?)))
            .filter(|(_, room)| !been.contains(&room.at) && room.takes(stay))
            .filter(|(_, room)| {
                self.sheets
                    .get(room.at)
                    .is_some_and(|home| rules::conflict(mover, home).is_none())
            })
            .take(CONSIDERED)
            .min_by_key(|(number, room)| (room.latents.apart(&latents), *number))
            .map(|(number, _)| number)
    }

    fn take(
        &mut self,
        room: usize,
        mover: usize,
        (from, until): (Date, Option<Date>),
    ) -> Option<usize> {
        let name = self.sheets.get(mover)?.profile.known_as.clone();
        let room = self.rooms.get_mut(room)?;
        room.stays.push(Stay {
            name,
            from: Some(from),
            until,
        });
        Some(room.at)
    }

    /// Introductions that are under way now: the movers looking longest meet homes with a place.
    pub(super) fn introduce(&mut self, movers: &[usize], most: usize) {
        let today = self.maker.today;
        let looking: Vec<usize> = movers
            .iter()
            .copied()
            .filter(|at| {
                self.sheets.get(*at).is_some_and(|s| {
                    s.milestones
                        .iter()
                        .max_by_key(|m| m.on)
                        .is_some_and(|m| m.step == Step::Looking)
                })
            })
            .take(most)
            .collect();
        for at in looking {
            let mut draw = self.maker.draw("story", self.index(at), "introductions");
            let mover = self.sheets.get(at).map(|s| s.profile.id);
            let been: Vec<usize> = (0..self.sheets.len())
                .filter(|home| {
                    let home = self.sheets.get(*home).map(|s| s.profile.id);
                    self.stories
                        .iter()
                        .any(|s| Some(s.pair.mover) == mover && Some(s.pair.home) == home)
                })
                .collect();
            let Some(home) = self
                .find(at, &mut draw, (today, None), &been)
                .and_then(|room| self.rooms.get(room))
                .map(|room| room.at)
            else {
                continue;
            };
            let Some(two) = self.two(at, home) else {
                continue;
            };
            let kind = wanted(two.mover.1);
            let since = self.maker.ago(draw.between(10, 30));
            let mut teller = Teller::new(self.maker, two, kind, PairSource::Shortlist, since);
            meetings::under_way(&mut teller, &self.maker, &mut draw);
            self.stories.push(teller.told());
        }
    }

    /// All the stories.
    pub(super) fn told(self) -> Vec<Story> {
        self.stories
    }
}

impl Room {
    fn takes(&self, (from, until): (Date, Option<Date>)) -> bool {
        let open = self.open_from <= from
            && self
                .open_until
                .is_none_or(|closed| until.is_some_and(|until| until <= closed));
        open && capacity::free(self.approved, &self.stays, from, until) > 0
    }
}

/// The home at a place of the scheme, if it has ever been approved.
fn room(maker: &Maker, first: u64, sheets: &[Sheet], at: usize) -> Option<Room> {
    let sheet = sheets.get(at)?;
    let index = first + u64::try_from(at).ok()?;
    let (open_from, open_until) = if sheet.profile.kind == ProfileKind::Household {
        let (state, approved_ago) = homes::state(maker, index);
        if state == HomeState::BeingAssessed {
            return None;
        }
        let closed = sheet.milestones.iter().map(|m| m.on).min();
        (maker.ago(approved_ago), closed)
    } else {
        (sheet.profile.waiting_since?.latest(), None)
    };
    Some(Room {
        at,
        latents: Latents::of(maker, index),
        approved: sheet.approved_for()?,
        open_from,
        open_until,
        stays: sheet.stays(),
    })
}

/// What somebody looks for.
fn wanted(sheet: &Sheet) -> Kind {
    rules::kinds(sheet).first().copied().unwrap_or(Kind::LiveIn)
}

/// Days from referral to the start: median about 95, an assumption. In Homeshare most are matched
/// within four months, which is what programmes aim at.
fn wait(draw: &mut Draw, homeshare: bool) -> i32 {
    let (low, high) = if homeshare {
        draw.weighted(&[((14, 40), 40), ((40, 80), 60)])
    } else {
        draw.weighted(&[
            ((25, 60), 25),
            ((60, 95), 25),
            ((95, 150), 25),
            ((150, 260), 25),
        ])
    };
    draw.between(low, high)
}

/// Planned 72, continuation 12, emergency 11, transfer 5 of 100: an assumption.
fn start_kind(draw: &mut Draw, homeshare: bool) -> StartKind {
    if homeshare {
        return draw.weighted(&[(StartKind::Planned, 85), (StartKind::PlannedShortened, 15)]);
    }
    draw.weighted(&[
        (StartKind::Planned, 62),
        (StartKind::PlannedShortened, 10),
        (StartKind::Continuation, 12),
        (StartKind::Emergency, 11),
        (StartKind::Transfer, 5),
    ])
}

/// How many days an arrangement lasts. Assumptions: 12 of 100 end early, in the middle after 5
/// months; of the rest half last more than 6 years (quantiles of a lognormal with sigma 1.1). In
/// Homeshare half last more than 12 months and 12 of 100 end in the trial. What began as an
/// emergency lasts half as long.
fn duration(draw: &mut Draw, homeshare: bool, start_kind: StartKind) -> i32 {
    let (low, high) = if homeshare {
        draw.weighted(&[
            ((10, 28), 12),
            ((60, 200), 20),
            ((200, 365), 22),
            ((365, 600), 26),
            ((600, 1_500), 20),
        ])
    } else {
        draw.weighted(&[
            ((40, 150), 6),
            ((150, 360), 6),
            ((359, 1_043), 18),
            ((1_043, 2_190), 22),
            ((2_190, 4_600), 24),
            ((4_600, 9_000), 24),
        ])
    };
    let days = draw.between(low, high);
    if start_kind == StartKind::Emergency {
        days / 2
    } else {
        days
    }
}

const fn source(start_kind: StartKind) -> PairSource {
    match start_kind {
        StartKind::Planned => PairSource::Shortlist,
        StartKind::PlannedShortened | StartKind::Transfer => PairSource::Worker,
        StartKind::Emergency => PairSource::Emergency,
        StartKind::Continuation => PairSource::Continuation,
    }
}
