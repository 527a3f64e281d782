//! Everything the record holds about one profile, gathered, and the questions asked of it.

use super::arrangement::{Arrangement, Ending};
use super::capacity::{self, Stay};
use super::check::Check;
use super::dates::PartialDate;
use super::fact::{Answer, Fact};
use super::household::{Member, Room};
use super::must_have::MustHave;
use super::preference::{Journey, Wish};
use super::profile::{Milestone, Profile, ProfileKind, Step};
use super::topic::{Kind, Topic};
use jiff::civil::Date;

/// An arrangement of a profile with what lists and capacity need to know about it.
#[derive(Debug, Clone, PartialEq)]
pub struct Living {
    /// The arrangement.
    pub arrangement: Arrangement,
    /// Its ending, if it has one.
    pub ending: Option<Ending>,
    /// The name of the person or homesharer.
    pub mover_name: String,
    /// The name of the household or householder.
    pub home_name: String,
}

impl Living {
    /// Whether it runs on a day.
    pub fn runs_on(&self, day: Date) -> bool {
        self.stay().covers(day)
    }

    /// The place it takes up.
    pub fn stay(&self) -> Stay {
        let ended = self.ending.as_ref().map(|e| e.on);
        // Until its ending is recorded an arrangement goes on, whatever day was agreed at first.
        Stay {
            until: ended,
            ..Stay::of_arrangement(&self.mover_name, &self.arrangement, ended)
        }
    }
}

/// A profile with everything that belongs to it.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// The profile itself.
    pub profile: Profile,
    /// Its answers.
    pub facts: Vec<Fact>,
    /// Its wishes, retired ones too.
    pub wishes: Vec<Wish>,
    /// Its must-haves, retired ones too.
    pub must_haves: Vec<MustHave>,
    /// Its checks.
    pub checks: Vec<Check>,
    /// Who lives there.
    pub members: Vec<Member>,
    /// Its rooms.
    pub rooms: Vec<Room>,
    /// Its dated steps.
    pub milestones: Vec<Milestone>,
    /// Journey times measured from it.
    pub journeys: Vec<Journey>,
    /// Its arrangements, past ones too.
    pub living: Vec<Living>,
    /// Whether introductions are under way.
    pub in_introductions: bool,
}

/// How a profile stands with the scheme on a day. Follows from dated events.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Stage {
    /// Nothing more than the profile is known.
    New,
    /// Being assessed, or being got to know.
    BeingAssessed,
    /// Looking for a match, or ready to welcome somebody.
    Looking,
    /// Introductions are under way.
    Introductions,
    /// In an arrangement (with no free place, for a home).
    InArrangement,
    /// On hold.
    OnHold,
    /// Settled elsewhere, withdrew, no longer approved, or died.
    Left,
}

impl Stage {
    /// Every stage, in the order of the work.
    pub const ALL: &'static [Self] = &[
        Self::New,
        Self::BeingAssessed,
        Self::Looking,
        Self::Introductions,
        Self::InArrangement,
        Self::OnHold,
        Self::Left,
    ];

    /// The id of its words.
    pub const fn word_id(self) -> &'static str {
        match self {
            Self::New => "stage-new",
            Self::BeingAssessed => "stage-being-assessed",
            Self::Looking => "stage-looking",
            Self::Introductions => "stage-introductions",
            Self::InArrangement => "stage-in-arrangement",
            Self::OnHold => "stage-on-hold",
            Self::Left => "stage-left",
        }
    }
}

impl Sheet {
    /// A sheet with nothing on it but the profile.
    pub fn new(profile: Profile) -> Self {
        Self {
            profile,
            facts: Vec::new(),
            wishes: Vec::new(),
            must_haves: Vec::new(),
            checks: Vec::new(),
            members: Vec::new(),
            rooms: Vec::new(),
            milestones: Vec::new(),
            journeys: Vec::new(),
            living: Vec::new(),
            in_introductions: false,
        }
    }

    /// The answers to one topic.
    pub fn facts_of(&self, topic: Topic) -> impl Iterator<Item = &Fact> {
        self.facts.iter().filter(move |f| f.topic == topic)
    }

    /// The one answer to a topic that is not a set.
    pub fn fact(&self, topic: Topic) -> Option<&Fact> {
        self.facts_of(topic).find(|f| f.item.is_empty())
    }

    /// The code, number or words of a known single answer.
    pub fn value(&self, topic: Topic) -> Option<&str> {
        self.fact(topic)
            .filter(|f| f.answer == Answer::Yes)
            .map(|f| f.value.as_str())
    }

    /// The number of a known answer.
    pub fn number(&self, topic: Topic) -> Option<i64> {
        self.value(topic)?.parse().ok()
    }

    /// Yes or no where it is known.
    pub fn yes_no(&self, topic: Topic) -> Option<bool> {
        self.fact(topic).and_then(|f| match f.answer {
            Answer::Yes => Some(f.value != "no"),
            Answer::No => Some(false),
            Answer::Partly | Answer::NotKnown | Answer::NotAsked | Answer::PrefersNot => None,
        })
    }

    /// What is answered about one item of a set; `None` if it was never asked.
    pub fn item(&self, topic: Topic, item: &str) -> Option<Answer> {
        self.facts_of(topic)
            .find(|f| f.item == item)
            .map(|f| f.answer)
    }

    /// The lines of a list, in order.
    pub fn lines(&self, topic: Topic) -> Vec<&str> {
        let mut lines: Vec<_> = self
            .facts_of(topic)
            .filter(|f| f.answer == Answer::Yes)
            .collect();
        lines.sort_by(|a, b| a.item.cmp(&b.item));
        lines.into_iter().map(|f| f.value.as_str()).collect()
    }

    /// Wishes that are theirs today.
    pub fn current_wishes(&self) -> impl Iterator<Item = &Wish> {
        self.wishes
            .iter()
            .filter(|w| w.preference.retired_on.is_none())
    }

    /// Must-haves that are theirs today.
    pub fn current_must_haves(&self) -> impl Iterator<Item = &MustHave> {
        self.must_haves.iter().filter(|m| m.retired_on.is_none())
    }

    /// How many people the home is approved for. A householder has one room to share unless more
    /// is recorded; a household whose approval says nothing is *not known*.
    pub fn approved_for(&self) -> Option<u8> {
        match self.profile.kind {
            ProfileKind::Household => self
                .number(Topic::ApprovedFor)
                .and_then(|n| u8::try_from(n).ok()),
            ProfileKind::Householder => {
                Some(u8::try_from(self.rooms.len().max(1)).unwrap_or(capacity::MOST_PEOPLE))
            }
            ProfileKind::Person | ProfileKind::Homesharer => None,
        }
    }

    /// Everybody who takes up a place, from arrangements and from the members of the household.
    pub fn stays(&self) -> Vec<Stay> {
        self.living
            .iter()
            .map(Living::stay)
            .chain(self.members.iter().filter_map(Stay::of_member))
            .collect()
    }

    /// Places free from a day on, if the number approved is known.
    pub fn free_places(&self, from: Date) -> Option<u8> {
        self.approved_for()
            .map(|n| capacity::free(n, &self.stays(), from, None))
    }

    /// The pause that covers a day, if there is one.
    pub fn on_hold(&self, day: Date) -> Option<&Milestone> {
        self.latest_step(day)
            .filter(|m| m.step == Step::OnHold && m.until.is_none_or(|until| day <= until))
    }

    /// Whether the profile has left the scheme by a day.
    pub fn has_left(&self, day: Date) -> bool {
        self.latest_step(day).is_some_and(|m| {
            matches!(
                m.step,
                Step::SettledElsewhere | Step::Withdrew | Step::ApprovalEnded | Step::Died
            )
        })
    }

    fn latest_step(&self, day: Date) -> Option<&Milestone> {
        self.milestones
            .iter()
            .filter(|m| m.on <= day)
            .max_by_key(|m| m.on)
    }

    /// How the profile stands on a day.
    pub fn stage(&self, today: Date) -> Stage {
        if self.has_left(today) {
            return Stage::Left;
        }
        if self.on_hold(today).is_some() {
            return Stage::OnHold;
        }
        let settled = if self.profile.kind.offers_room() {
            self.living.iter().any(|l| l.runs_on(today)) && self.free_places(today) == Some(0)
        } else {
            self.has_what_they_look_for(today)
        };
        if settled {
            return Stage::InArrangement;
        }
        if self.in_introductions {
            return Stage::Introductions;
        }
        match self.latest_step(today).map(|m| m.step) {
            Some(Step::BeingAssessed) => Stage::BeingAssessed,
            Some(Step::Looking | Step::OnHold) => Stage::Looking,
            Some(Step::SettledElsewhere | Step::Withdrew | Step::ApprovalEnded | Step::Died)
            | None => {
                if self.profile.waiting_since.is_some() {
                    Stage::Looking
                } else {
                    Stage::New
                }
            }
        }
    }

    /// Whether somebody who would move in lives somewhere, or has every kind of support that they
    /// look for: short breaks are all that some people want.
    fn has_what_they_look_for(&self, day: Date) -> bool {
        let running: Vec<Kind> = self
            .living
            .iter()
            .filter(|l| l.runs_on(day))
            .map(|l| l.arrangement.kind)
            .collect();
        let mut wanted = Kind::ALL
            .iter()
            .filter(|kind| self.item(Topic::Kinds, kind.code()) == Some(Answer::Yes))
            .peekable();
        running.iter().any(|kind| takes_a_home(*kind))
            || (wanted.peek().is_some() && wanted.all(|kind| running.contains(kind)))
    }

    /// Whole days waited on a day, counted from the latest day the start may have been, so that a
    /// partial date never adds waiting that was not there. `None` where the start is not known.
    pub fn days_waiting(&self, today: Date) -> Option<u32> {
        let since = self.profile.waiting_since.map(PartialDate::latest)?;
        u32::try_from((today - since).get_days()).ok().or(Some(0))
    }
}

/// Whether an arrangement of this kind is where somebody lives.
pub const fn takes_a_home(kind: Kind) -> bool {
    matches!(kind, Kind::LiveIn | Kind::Homeshare)
}
