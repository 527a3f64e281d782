//! Must-haves: what a match cannot do without. They leave a pair out with a sentence, or make it
//! wait for an answer; they never lower a score.

use super::id::{MustHaveId, ProfileId};
use super::preference::{Direction, Mode, SetBy};
use super::topic::Topic;
use jiff::civil::Date;

codes! {
    /// What kind of must-have it is.
    pub enum MustHaveKind: "must-have-kind" {
        /// Health, access or safety.
        Need = "need",
        /// The law, or a condition set by a court or regulator.
        Legal = "legal",
        /// Something the person will not live without, or with.
        PersonsOwn = "persons-own",
        /// Something the household will not live without, or with.
        HomesOwn = "homes-own",
    }
}

codes! {
    /// Whether what stands in the way could change.
    pub enum CouldChange: "could-change" {
        /// No.
        No = "no",
        /// With an adaptation to the home.
        Adaptation = "adaptation",
        /// With training.
        Training = "training",
        /// With time.
        Time = "time",
        /// Worth asking.
        Ask = "ask",
    }
}

record! {
    /// A must-have of one side about the other.
    ///
    /// What must be so stands in `item` (for choices and sets), in `low`..`high` (for scales and
    /// numbers), or in `place` with `high` as the most minutes.
    pub struct MustHave in "must_have", id MustHaveId {
        /// Whose.
        pub owner: ProfileId = "owner_id",
        /// About what of the other side.
        pub topic: Topic = "topic",
        /// The thing it names.
        pub item: String = "item",
        /// Must be there, or must not.
        pub direction: Direction = "direction",
        /// Lowest step or number that will do.
        pub low: Option<i64> = "low",
        /// Highest step, number or minutes that will do.
        pub high: Option<i64> = "high",
        /// Postcode or district of the place to be near to.
        pub place: String = "place",
        /// How the journey to it is made.
        pub mode: Option<Mode> = "mode",
        /// What kind it is.
        pub kind: MustHaveKind = "kind",
        /// Why. Never empty.
        pub reason: String = "reason",
        /// Whether what stands in the way could change.
        pub could_change: CouldChange = "could_change",
        /// Who approved it, where the topic is a protected characteristic.
        pub approved_by: String = "approved_by",
        /// Look at it again on this day.
        pub review_on: Option<Date> = "review_on",
        /// Whose words these are.
        pub set_by: SetBy = "set_by",
        /// When.
        pub set_on: Date = "set_on",
        /// No longer a must-have from this day: kept, not applied.
        pub retired_on: Option<Date> = "retired_on",
    }
}

impl MustHave {
    /// Whether it is about a protected characteristic and lacks a reason or somebody who approved it.
    pub fn waits_for_approval(&self) -> bool {
        let approved = !self.approved_by.trim().is_empty() && !self.reason.trim().is_empty();
        self.topic.protected().is_some() && !approved
    }
}
