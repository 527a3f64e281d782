//! A profile in the making: short ways to write down what a sheet holds.

use super::Knobs;
use super::draw::{Draw, both, id, tag};
use crate::domain::check::{Check, CheckKind, CheckOutcome};
use crate::domain::fact::{Answer, Fact, SaidBy};
use crate::domain::household::{AgeBand, Member, MemberRole, MemberView, Room};
use crate::domain::id::{FactId, MemberId};
use crate::domain::must_have::{CouldChange, MustHave, MustHaveKind};
use crate::domain::preference::{
    Direction, Journey, Level, Mode, Preference, PreferenceItem, SetBy, Wish,
};
use crate::domain::profile::{Milestone, Profile, ProfileKind, Step};
use crate::domain::sheet::Sheet;
use crate::domain::topic::{Shape, Topic};
use jiff::ToSpan;
use jiff::civil::Date;

/// What everything made hangs on.
#[derive(Debug, Clone, Copy)]
pub(super) struct Maker {
    /// The seed.
    pub(super) seed: u64,
    /// The day on which the practice scheme is opened; every date is so many days from it.
    pub(super) today: Date,
    /// How much is missing or askew.
    pub(super) knobs: Knobs,
}

impl Maker {
    /// The stream of a field.
    pub(super) fn draw(&self, noun: &str, index: u64, field: &str) -> Draw {
        Draw::of(self.seed, noun, index, field)
    }

    /// An identifier.
    pub(super) fn id<T: From<uuid::Uuid>>(&self, noun: &str, index: u64, part: u64) -> T {
        id(self.seed, noun, index, part)
    }

    /// The day that many days after today, or before it if negative.
    pub(super) fn day(&self, offset: i32) -> Date {
        self.today.saturating_add(i64::from(offset).days())
    }

    /// The day that many days ago.
    pub(super) fn ago(&self, days: i32) -> Date {
        self.day(-days)
    }
}

/// A sheet being written.
pub(super) struct Draft {
    /// What hangs on.
    pub(super) maker: Maker,
    /// Which profile, counted from 0 over all kinds.
    pub(super) index: u64,
    /// The sheet so far.
    pub(super) sheet: Sheet,
}

impl Draft {
    /// An empty sheet: the profile at `index`, the `number`th of its kind.
    pub(super) fn new(
        maker: Maker,
        index: u64,
        kind: ProfileKind,
        number: u32,
        name: &str,
    ) -> Self {
        let mut profile = Profile::new(maker.id("profile", index, 0), kind, name);
        profile.reference = kind.reference(number, true);
        Self {
            maker,
            index,
            sheet: Sheet::new(profile),
        }
    }

    /// The stream of a field of this profile.
    pub(super) fn draw(&self, field: &str) -> Draw {
        self.maker.draw("profile", self.index, field)
    }

    fn said_by(&self) -> SaidBy {
        match self.sheet.profile.kind {
            ProfileKind::Person | ProfileKind::Homesharer => SaidBy::Person,
            ProfileKind::Household | ProfileKind::Householder => SaidBy::Home,
        }
    }

    fn set_by(&self) -> SetBy {
        match self.sheet.profile.kind {
            ProfileKind::Household => SetBy::Carer,
            ProfileKind::Person | ProfileKind::Homesharer | ProfileKind::Householder => {
                SetBy::Person
            }
        }
    }

    /// The day on which this profile was last gone through; what it holds was said on that day.
    fn said_on(&self) -> Date {
        self.sheet
            .profile
            .agreed_on
            .unwrap_or_else(|| self.maker.ago(30))
    }

    fn put(&mut self, topic: Topic, item: &str, answer: Answer, value: &str) {
        let part = both(tag(topic.code()), tag(item));
        let id: FactId = self.maker.id("fact", self.index, part);
        let mut fact = Fact::yes(id, self.sheet.profile.id, topic, item, value).with(answer);
        fact.said_by = Some(self.said_by());
        fact.on = Some(self.said_on());
        self.sheet.facts.retain(|f| f.id != id);
        self.sheet.facts.push(fact);
    }

    /// One answer: the code of a choice or step, a number, words.
    pub(super) fn one(&mut self, topic: Topic, value: &str) {
        self.put(topic, "", Answer::Yes, value);
    }

    /// A number.
    pub(super) fn number(&mut self, topic: Topic, value: i32) {
        self.one(topic, &value.to_string());
    }

    /// A step on a scale or a choice, counted from 0.
    pub(super) fn step_of(&mut self, topic: Topic, step: usize) {
        self.one(topic, topic.items().get(step).copied().unwrap_or_default());
    }

    /// Yes or no.
    pub(super) fn yes_no(&mut self, topic: Topic, yes: bool) {
        if yes {
            self.put(topic, "", Answer::Yes, "yes");
        } else {
            self.put(topic, "", Answer::No, "no");
        }
    }

    /// A set: these and no others. What an open set does not name is left unsaid, as an officer
    /// would, unless nothing at all is to be missing.
    pub(super) fn set(&mut self, topic: Topic, has: &[&str]) {
        for item in has {
            self.put(topic, item, Answer::Yes, "");
        }
        if !matches!(topic.shape(), Shape::OpenSet(_)) || self.maker.knobs.missing == 0 {
            for item in topic.items().iter().filter(|i| !has.contains(*i)) {
                self.put(topic, item, Answer::No, "");
            }
        }
    }

    /// One thing of a set, answered by itself.
    pub(super) fn item(&mut self, topic: Topic, item: &str, answer: Answer) {
        self.put(topic, item, answer, "");
    }

    /// An answer that is missing, and why. Where nothing is to be missing, the truth stands there:
    /// `yes` or `no` for a thing of a set, otherwise the code.
    pub(super) fn missing(&mut self, topic: Topic, item: &str, why: Answer, truly: &str) {
        match (self.maker.knobs.missing, item, truly) {
            (0, "", code) => self.put(topic, "", Answer::Yes, code),
            (0, item, "yes") => self.put(topic, item, Answer::Yes, ""),
            (0, item, _) => self.put(topic, item, Answer::No, ""),
            _ => self.put(topic, item, why, ""),
        }
    }

    /// Lines, in order.
    pub(super) fn lines(&mut self, topic: Topic, lines: &[&str]) {
        for (number, line) in (1..).zip(lines) {
            self.put(topic, &format!("{number:02}"), Answer::Yes, line);
        }
    }

    /// A wish with what it names.
    pub(super) fn wish(&mut self, topic: Topic, level: Level, words: &str) -> &mut Wish {
        let number = u64::try_from(self.sheet.wishes.len()).unwrap_or(u64::MAX);
        let preference = Preference {
            id: self.maker.id("preference", self.index, number),
            owner: self.sheet.profile.id,
            topic,
            words: words.to_owned(),
            direction: Direction::Want,
            level,
            low: None,
            high: None,
            place: String::new(),
            place_name: String::new(),
            mode: None,
            set_by: self.set_by(),
            set_on: self.said_on(),
            retired_on: None,
        };
        self.sheet.wishes.push(Wish {
            preference,
            items: Vec::new(),
        });
        #[expect(clippy::expect_used, reason = "a wish was added on the line above")]
        self.sheet.wishes.last_mut().expect("a wish")
    }

    /// A wish for things of a set, or for one of several, all worth the same.
    pub(super) fn wish_items(&mut self, topic: Topic, level: Level, items: &[&str], words: &str) {
        let number = u64::try_from(self.sheet.wishes.len()).unwrap_or(u64::MAX);
        let (maker, index) = (self.maker, self.index);
        let wish = self.wish(topic, level, words);
        wish.items = items
            .iter()
            .map(|item| PreferenceItem {
                id: maker.id("preference-item", index, both(number, tag(item))),
                preference: wish.preference.id,
                item: (*item).to_owned(),
                worth: 100,
            })
            .collect();
    }

    /// A wish for a step of a scale or a number within these bounds.
    pub(super) fn wish_range(
        &mut self,
        topic: Topic,
        level: Level,
        (low, high): (i64, i64),
        words: &str,
    ) {
        let wish = self.wish(topic, level, words);
        wish.preference.low = Some(low);
        wish.preference.high = Some(high);
    }

    /// A wish to be near to a place.
    pub(super) fn wish_near(
        &mut self,
        level: Level,
        (place, name): (&str, &str),
        mode: Mode,
        words: &str,
    ) {
        let wish = self.wish(Topic::Near, level, words);
        place.clone_into(&mut wish.preference.place);
        name.clone_into(&mut wish.preference.place_name);
        wish.preference.mode = Some(mode);
    }

    /// A must-have about one thing of a set or choice.
    pub(super) fn must(
        &mut self,
        topic: Topic,
        item: &str,
        kind: MustHaveKind,
        reason: &str,
    ) -> &mut MustHave {
        let number = u64::try_from(self.sheet.must_haves.len()).unwrap_or(u64::MAX);
        let must_have = MustHave {
            id: self.maker.id("must-have", self.index, number),
            owner: self.sheet.profile.id,
            topic,
            item: item.to_owned(),
            direction: Direction::Want,
            low: None,
            high: None,
            place: String::new(),
            mode: None,
            kind,
            reason: reason.to_owned(),
            could_change: CouldChange::Ask,
            approved_by: String::new(),
            review_on: Some(self.maker.day(180)),
            set_by: self.set_by(),
            set_on: self.said_on(),
            retired_on: None,
        };
        self.sheet.must_haves.push(must_have);
        #[expect(clippy::expect_used, reason = "one was added on the line above")]
        self.sheet.must_haves.last_mut().expect("a must-have")
    }

    /// A must-have about a scale or number.
    pub(super) fn must_range(
        &mut self,
        topic: Topic,
        (low, high): (Option<i64>, Option<i64>),
        kind: MustHaveKind,
        reason: &str,
    ) {
        let must_have = self.must(topic, "", kind, reason);
        (must_have.low, must_have.high) = (low, high);
    }

    /// A check of the profile, done so many days ago and running out in so many days (negative: it
    /// has run out).
    pub(super) fn check(
        &mut self,
        kind: CheckKind,
        outcome: CheckOutcome,
        done_ago: Option<i32>,
        expires_in: Option<i32>,
    ) -> &mut Check {
        let number = u64::try_from(self.sheet.checks.len()).unwrap_or(u64::MAX);
        let check = Check {
            id: self.maker.id("check", self.index, number),
            profile: self.sheet.profile.id,
            member: None,
            kind,
            outcome,
            done_on: done_ago.map(|days| self.maker.ago(days)),
            expires_on: expires_in.map(|days| self.maker.day(days)),
            decided_by: String::new(),
            note: String::new(),
        };
        self.sheet.checks.push(check);
        #[expect(clippy::expect_used, reason = "a check was added on the line above")]
        self.sheet.checks.last_mut().expect("a check")
    }

    /// Somebody who lives in the home.
    pub(super) fn member(
        &mut self,
        name: &str,
        role: MemberRole,
        age: AgeBand,
        view: MemberView,
        words: &str,
    ) -> MemberId {
        let number = u64::try_from(self.sheet.members.len()).unwrap_or(u64::MAX);
        let id = self.maker.id("member", self.index, number);
        let asked = !matches!(view, MemberView::NotAsked | MemberView::TooYoung);
        self.sheet.members.push(Member {
            id,
            home: self.sheet.profile.id,
            name: name.to_owned(),
            role,
            age: Some(age),
            view,
            words: words.to_owned(),
            asked_on: asked.then(|| self.said_on()),
            from: None,
            left: None,
        });
        id
    }

    /// A room to share.
    pub(super) fn room(
        &mut self,
        name: &str,
        ground_floor: Option<bool>,
        own_bathroom: Option<bool>,
    ) {
        let number = u64::try_from(self.sheet.rooms.len()).unwrap_or(u64::MAX);
        self.sheet.rooms.push(Room {
            id: self.maker.id("room", self.index, number),
            home: self.sheet.profile.id,
            name: name.to_owned(),
            ground_floor,
            own_bathroom,
            step_free: ground_floor,
            note: String::new(),
        });
    }

    /// A dated step, on a day relative to today.
    pub(super) fn milestone(&mut self, step: Step, offset: i32, until: Option<i32>, note: &str) {
        let number = u64::try_from(self.sheet.milestones.len()).unwrap_or(u64::MAX);
        self.sheet.milestones.push(Milestone {
            id: self.maker.id("milestone", self.index, number),
            profile: self.sheet.profile.id,
            step,
            on: self.maker.day(offset),
            until: until.map(|days| self.maker.day(days)),
            note: note.to_owned(),
        });
    }

    /// A journey somebody made from this home.
    pub(super) fn journey(&mut self, place: &str, mode: Mode, minutes: u16, said_by: &str) {
        let number = u64::try_from(self.sheet.journeys.len()).unwrap_or(u64::MAX);
        self.sheet.journeys.push(Journey {
            id: self.maker.id("journey", self.index, number),
            home: self.sheet.profile.id,
            place: place.to_owned(),
            mode,
            minutes,
            on: self.maker.ago(18),
            said_by: said_by.to_owned(),
        });
    }
}

impl Draft {
    /// An inclination as it is stated: give or take the noise, within 0 to 100.
    pub(super) fn askew(&self, truly: i32, field: &str) -> i32 {
        let noise = i32::from(self.maker.knobs.noise);
        let off = self.draw(&format!("noise-{field}")).between(-noise, noise);
        (truly + off).clamp(0, 100)
    }
}
