//! The rows of a practice record, read back into what they are.

use jiff::civil::{Date, date};
use settled::demo::{self, DEFAULT_SEED, Knobs, Size};
use settled::domain::arrangement::{Arrangement, Ending, EndingVoice};
use settled::domain::check::Check;
use settled::domain::due::{Due, DueInput, due};
use settled::domain::fact::Fact;
use settled::domain::household::{Member, Room};
use settled::domain::introduction::{Introduction, Pair, Promise, View};
use settled::domain::lists::{CheckLine, PairSheet, ProfileLine, PromiseLine};
use settled::domain::must_have::MustHave;
use settled::domain::port::{Record, RecordKind, Row};
use settled::domain::preference::{Journey, Preference, PreferenceItem, Wish};
use settled::domain::profile::{Milestone, Profile};
use settled::domain::sheet::{Living, Sheet};

/// The day on which the tour is drawn: a Thursday.
pub(super) const TODAY: Date = date(2026, 11, 12);

/// The rows of a size on that day.
pub(super) fn rows(size: Size) -> Vec<Row> {
    demo::rows(size, DEFAULT_SEED, TODAY).collect()
}

/// A practice record in full.
pub(super) struct Practice {
    pub(super) profiles: Vec<Profile>,
    pub(super) facts: Vec<Fact>,
    pub(super) members: Vec<Member>,
    pub(super) rooms: Vec<Room>,
    pub(super) preferences: Vec<Preference>,
    pub(super) items: Vec<PreferenceItem>,
    pub(super) must_haves: Vec<MustHave>,
    pub(super) checks: Vec<Check>,
    pub(super) milestones: Vec<Milestone>,
    pub(super) journeys: Vec<Journey>,
    pub(super) pairs: Vec<Pair>,
    pub(super) introductions: Vec<Introduction>,
    pub(super) views: Vec<View>,
    pub(super) arrangements: Vec<Arrangement>,
    pub(super) endings: Vec<Ending>,
    pub(super) ending_voices: Vec<EndingVoice>,
    pub(super) promises: Vec<Promise>,
}

impl Practice {
    /// The record of a size on the day of the tour.
    pub(super) fn of(size: Size) -> Self {
        Self::read(&rows(size))
    }

    /// The record of a size with nothing missing and nothing askew.
    pub(super) fn exact(size: Size) -> Self {
        Self::with(size, Knobs::EXACT)
    }

    /// The record of a size, so far from the truth.
    pub(super) fn with(size: Size, knobs: Knobs) -> Self {
        let rows: Vec<Row> = demo::rows_with(size, DEFAULT_SEED, TODAY, knobs).collect();
        Self::read(&rows)
    }

    /// Reads every row; a row that cannot be read fails the test.
    pub(super) fn read(rows: &[Row]) -> Self {
        fn all<R: Record>(rows: &[Row]) -> Vec<R> {
            rows.iter()
                .filter(|row| row.kind == R::KIND)
                .map(|row| R::from_row(row).unwrap())
                .collect()
        }
        let known = rows
            .iter()
            .filter(|row| !matches!(row.kind, RecordKind::Leftover | RecordKind::Setting));
        assert_eq!(known.count(), rows.len());
        Self {
            profiles: all(rows),
            facts: all(rows),
            members: all(rows),
            rooms: all(rows),
            preferences: all(rows),
            items: all(rows),
            must_haves: all(rows),
            checks: all(rows),
            milestones: all(rows),
            journeys: all(rows),
            pairs: all(rows),
            introductions: all(rows),
            views: all(rows),
            arrangements: all(rows),
            endings: all(rows),
            ending_voices: all(rows),
            promises: all(rows),
        }
    }

    /// The profile with this name.
    pub(super) fn named(&self, name: &str) -> &Profile {
        let mut found = self.profiles.iter().filter(|p| p.known_as == name);
        let profile = found.next().unwrap_or_else(|| panic!("no {name}"));
        assert!(found.next().is_none(), "two of the name {name}");
        profile
    }

    /// Everything about the profile with this name.
    pub(super) fn sheet(&self, name: &str) -> Sheet {
        self.sheet_of(self.named(name))
    }

    /// Everything about a profile.
    pub(super) fn sheet_of(&self, profile: &Profile) -> Sheet {
        let id = profile.id;
        let mut sheet = Sheet::new(profile.clone());
        sheet.facts = of(&self.facts, |f| f.profile == id);
        sheet.wishes = self
            .preferences
            .iter()
            .filter(|p| p.owner == id)
            .map(|p| Wish {
                preference: p.clone(),
                items: of(&self.items, |i| i.preference == p.id),
            })
            .collect();
        sheet.must_haves = of(&self.must_haves, |m| m.owner == id);
        sheet.checks = of(&self.checks, |c| c.profile == id);
        sheet.members = of(&self.members, |m| m.home == id);
        sheet.rooms = of(&self.rooms, |r| r.home == id);
        sheet.milestones = of(&self.milestones, |m| m.profile == id);
        sheet.journeys = of(&self.journeys, |j| j.home == id);
        sheet.living = self
            .arrangements
            .iter()
            .filter(|a| a.mover == id || a.home == id)
            .map(|a| self.living(a))
            .collect();
        sheet.in_introductions = self
            .pairs_where(|p| p.mover == id || p.home == id)
            .iter()
            .any(PairSheet::under_way);
        sheet
    }

    /// An arrangement with its ending.
    pub(super) fn living(&self, arrangement: &Arrangement) -> Living {
        let name = |id| {
            let profile = self.profiles.iter().find(|p| p.id == id).unwrap();
            profile.known_as.clone()
        };
        Living {
            arrangement: arrangement.clone(),
            ending: self
                .endings
                .iter()
                .find(|e| e.arrangement == arrangement.id)
                .cloned(),
            mover_name: name(arrangement.mover),
            home_name: name(arrangement.home),
        }
    }

    /// What is due on a day.
    pub(super) fn due(&self, today: Date) -> Vec<Due> {
        let name = |id| &self.profiles.iter().find(|p| p.id == id).unwrap().known_as;
        let profiles: Vec<ProfileLine> =
            self.profiles.iter().map(|p| self.line(p, today)).collect();
        let checks: Vec<CheckLine> = self
            .checks
            .iter()
            .map(|check| CheckLine {
                check: check.clone(),
                name: name(check.profile).clone(),
                kind: self
                    .profiles
                    .iter()
                    .find(|p| p.id == check.profile)
                    .unwrap()
                    .kind,
            })
            .collect();
        let promises: Vec<PromiseLine> = self
            .promises
            .iter()
            .map(|promise| PromiseLine {
                promise: promise.clone(),
                name: name(promise.profile).clone(),
                pair: promise.pair,
            })
            .collect();
        let livings: Vec<Living> = self.arrangements.iter().map(|a| self.living(a)).collect();
        due(&DueInput {
            today,
            pairs: &self.pair_sheets(),
            livings: &livings,
            checks: &checks,
            promises: &promises,
            profiles: &profiles,
            sheets: &[],
        })
    }

    fn line(&self, profile: &Profile, today: Date) -> ProfileLine {
        let sheet = self.sheet_of(profile);
        ProfileLine {
            id: profile.id,
            kind: profile.kind,
            reference: profile.reference.clone(),
            known_as: profile.known_as.clone(),
            full_name: profile.full_name.clone(),
            postcode: profile.postcode.clone(),
            age: profile.age_on(today),
            kinds: Vec::new(),
            stage: sheet.stage(today),
            free_places: sheet.free_places(today),
            waiting_since: profile.waiting_since,
            agreed_on: profile.agreed_on,
        }
    }

    /// Every pair with what happened between the two.
    pub(super) fn pair_sheets(&self) -> Vec<PairSheet> {
        self.pairs_where(|_| true)
    }

    fn pairs_where(&self, keep: impl Fn(&Pair) -> bool) -> Vec<PairSheet> {
        let profile = |id| self.profiles.iter().find(|p| p.id == id).unwrap().clone();
        self.pairs
            .iter()
            .filter(|pair| keep(pair))
            .map(|pair| PairSheet {
                pair: pair.clone(),
                mover: profile(pair.mover),
                home: profile(pair.home),
                introductions: of(&self.introductions, |i| i.pair == pair.id),
                views: of(&self.views, |v| v.pair == pair.id),
                living: self
                    .arrangements
                    .iter()
                    .rfind(|a| a.pair == pair.id)
                    .map(|a| self.living(a)),
            })
            .collect()
    }
}

fn of<T: Clone>(all: &[T], keep: impl Fn(&T) -> bool) -> Vec<T> {
    all.iter().filter(|one| keep(one)).cloned().collect()
}
