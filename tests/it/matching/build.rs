//! Sheets in a few words, for tests.

use jiff::civil::{Date, date};
use settled::domain::check::{Check, CheckKind, CheckOutcome};
use settled::domain::fact::{Answer, Fact};
use settled::domain::id::{CheckId, FactId, MustHaveId, PreferenceId, PreferenceItemId, ProfileId};
use settled::domain::must_have::{CouldChange, MustHave, MustHaveKind};
use settled::domain::preference::{Direction, Level, Preference, PreferenceItem, SetBy, Wish};
use settled::domain::profile::{Profile, ProfileKind};
use settled::domain::sheet::Sheet;
use settled::domain::topic::Topic;
use settled::matching::party::{Party, Terms};
use uuid::Uuid;

/// The day of every test here.
pub(super) const TODAY: Date = date(2026, 11, 12);

/// A sheet being built.
#[derive(Clone, Debug)]
pub(super) struct Build(pub Sheet);

pub(super) fn profile_id(n: u32) -> ProfileId {
    ProfileId(Uuid::from_u128(u128::from(n)))
}

pub(super) fn build(kind: ProfileKind, n: u32) -> Build {
    Build(Sheet::new(Profile::new(profile_id(n), kind, "Aled P")))
}

/// A person who looks for a home to live in.
pub(super) fn person(n: u32) -> Build {
    build(ProfileKind::Person, n).yes(Topic::Kinds, "live-in")
}

/// An approved household with one place for somebody to live in, and nobody there yet.
pub(super) fn household(n: u32) -> Build {
    build(ProfileKind::Household, n)
        .yes(Topic::Kinds, "live-in")
        .value(Topic::ApprovedFor, "1")
        .check(CheckKind::Approval, CheckOutcome::Clear, None)
}

/// A householder whose references are in order, with a room to themselves for somebody.
pub(super) fn householder(n: u32) -> Build {
    build(ProfileKind::Householder, n)
        .check(CheckKind::References, CheckOutcome::Clear, None)
        .value(Topic::OwnBedroom, "yes")
}

/// A homesharer whose checks are in order.
pub(super) fn homesharer(n: u32) -> Build {
    [
        CheckKind::Dbs,
        CheckKind::References,
        CheckKind::Identity,
        CheckKind::RightToRent,
    ]
    .into_iter()
    .fold(build(ProfileKind::Homesharer, n), |sheet, kind| {
        sheet.check(kind, CheckOutcome::Clear, None)
    })
}

impl Build {
    pub(super) fn party(&self) -> Party {
        Party::new(&self.0, Terms::on(TODAY))
    }

    fn next(&self) -> Uuid {
        let n = self.0.facts.len() + self.0.wishes.len() + self.0.must_haves.len() + 1;
        let (_, low) = self.0.profile.id.0.as_u64_pair();
        Uuid::from_u64_pair(low, n as u64)
    }

    pub(super) fn fact(mut self, topic: Topic, item: &str, value: &str, answer: Answer) -> Self {
        let fact = Fact::yes(FactId(self.next()), self.0.profile.id, topic, item, value);
        self.0.facts.push(fact.with(answer));
        self
    }

    /// An item of a set that is so.
    pub(super) fn yes(self, topic: Topic, item: &str) -> Self {
        self.fact(topic, item, "", Answer::Yes)
    }

    /// An item of a set that is not so.
    pub(super) fn no(self, topic: Topic, item: &str) -> Self {
        self.fact(topic, item, "", Answer::No)
    }

    /// The one answer to a choice, scale or number.
    pub(super) fn value(self, topic: Topic, value: &str) -> Self {
        self.fact(topic, "", value, Answer::Yes)
    }

    pub(super) fn postcode(mut self, postcode: &str) -> Self {
        postcode.clone_into(&mut self.0.profile.postcode);
        self
    }

    pub(super) fn check(
        mut self,
        kind: CheckKind,
        outcome: CheckOutcome,
        expires_on: Option<Date>,
    ) -> Self {
        self.0.checks.retain(|check| check.kind != kind);
        self.0.checks.push(Check {
            id: CheckId(self.next()),
            profile: self.0.profile.id,
            member: None,
            kind,
            outcome,
            done_on: Some(date(2026, 1, 5)),
            expires_on,
            decided_by: "Panel".to_owned(),
            note: String::new(),
        });
        self
    }

    /// A wish for these things.
    pub(super) fn wish(self, topic: Topic, level: Level, items: &[&str]) -> Self {
        self.asks(topic, Direction::Want, level, items, |_| {})
    }

    /// A wish that things be otherwise, or within bounds.
    pub(super) fn asks(
        mut self,
        topic: Topic,
        direction: Direction,
        level: Level,
        items: &[&str],
        change: impl FnOnce(&mut Preference),
    ) -> Self {
        let mut preference = Preference {
            id: PreferenceId(self.next()),
            owner: self.0.profile.id,
            topic,
            words: "as they said it".to_owned(),
            direction,
            level,
            low: None,
            high: None,
            place: String::new(),
            place_name: String::new(),
            mode: None,
            set_by: SetBy::Person,
            set_on: date(2026, 10, 1),
            retired_on: None,
        };
        change(&mut preference);
        let items = items
            .iter()
            .map(|item| PreferenceItem {
                id: PreferenceItemId(self.next()),
                preference: preference.id,
                item: (*item).to_owned(),
                worth: 100,
            })
            .collect();
        self.0.wishes.push(Wish { preference, items });
        self
    }

    /// A must-have that this thing be there.
    pub(super) fn must(self, topic: Topic, item: &str) -> Self {
        self.must_be(topic, item, Direction::Want, |_| {})
    }

    pub(super) fn must_be(
        mut self,
        topic: Topic,
        item: &str,
        direction: Direction,
        change: impl FnOnce(&mut MustHave),
    ) -> Self {
        let mut must = MustHave {
            id: MustHaveId(self.next()),
            owner: self.0.profile.id,
            topic,
            item: item.to_owned(),
            direction,
            low: None,
            high: None,
            place: String::new(),
            mode: None,
            kind: MustHaveKind::PersonsOwn,
            reason: "so they said".to_owned(),
            could_change: CouldChange::No,
            approved_by: String::new(),
            review_on: None,
            set_by: SetBy::Person,
            set_on: date(2026, 10, 1),
            retired_on: None,
        };
        change(&mut must);
        self.0.must_haves.push(must);
        self
    }
}
