//! Identifiers. Each noun has its own, made by the clock of the runtime as a version 7 UUID and
//! never derived from anything about the person.

id_type! {
    /// A person, household, householder or homesharer.
    ProfileId;
    /// One dated answer about a profile.
    FactId;
    /// Somebody who lives in, or stays regularly at, a home.
    MemberId;
    /// A room in a home.
    RoomId;
    /// A wish of one side about the other.
    PreferenceId;
    /// One of the things a preference names.
    PreferenceItemId;
    /// A rule that leaves a pair out, or makes it wait.
    MustHaveId;
    /// A check, an approval or a permission with its dates.
    CheckId;
    /// A dated step in how a profile stands with the scheme.
    MilestoneId;
    /// A journey time that somebody measured.
    JourneyId;
    /// Two profiles considered together.
    PairId;
    /// One introduction meeting of a pair.
    IntroductionId;
    /// What one voice said.
    ViewId;
    /// A shared life that has begun.
    ArrangementId;
    /// How an arrangement ended.
    EndingId;
    /// One of those who wanted an ending.
    EndingVoiceId;
    /// Something somebody said they would do.
    PromiseId;
    /// A cell of an imported file that has no place in the record.
    LeftoverId;
    /// One setting of the scheme.
    SettingId;
    /// A shortlist as it was kept.
    MatchRunId;
    /// A disagreement with what matching says of two profiles.
    DisagreementId;
    /// One item of a health or risk sheet.
    SheetItemId;
    /// That such a sheet was shown to somebody.
    SheetShowingId;
}

macro_rules! from_uuid {
    ($($name:ident)+) => {$(
        impl From<uuid::Uuid> for $name {
            fn from(id: uuid::Uuid) -> Self { Self(id) }
        }
    )+};
}

from_uuid! {
    ProfileId FactId MemberId RoomId PreferenceId PreferenceItemId MustHaveId CheckId MilestoneId
    JourneyId PairId IntroductionId ViewId ArrangementId EndingId EndingVoiceId PromiseId LeftoverId
    SettingId MatchRunId DisagreementId SheetItemId SheetShowingId
}

/// Where new identifiers come from. The runtime seeds it from the clock, tests from a number.
///
/// It is a value: the same seed gives the same identifiers in the same order, so that what the
/// program decides on an event depends on nothing but the event.
#[derive(Debug)]
pub struct Ids {
    seed: uuid::Uuid,
    next: std::cell::Cell<u64>,
}

impl Ids {
    /// Starts a series at `seed`, whose last two bytes are replaced by a running number.
    ///
    /// A series longer than they hold counts on into the four bytes before them, so that an import
    /// of the largest file cannot repeat itself.
    pub fn new(seed: uuid::Uuid) -> Self {
        Self {
            seed,
            next: std::cell::Cell::new(0),
        }
    }

    /// The next identifier of the series.
    pub fn next<T: From<uuid::Uuid>>(&self) -> T {
        const RUNNING: u128 = (1 << 48) - 1;
        let n = self.next.get();
        self.next.set(n.wrapping_add(1));
        let seed = self.seed.as_u128();
        let running = (seed & RUNNING & !0xFFFF).wrapping_add(u128::from(n)) & RUNNING;
        T::from(uuid::Uuid::from_u128((seed & !RUNNING) | running))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn a_long_series_never_repeats_and_keeps_the_form_of_its_seed() {
        let seed = uuid::Uuid::from_u128(0x0190_0000_0000_7abc_8def_ffff_ffff_ffff);
        let ids = Ids::new(seed);
        let made: HashSet<ProfileId> = (0..200_000).map(|_| ids.next()).collect();
        assert_eq!(made.len(), 200_000);
        assert!(
            made.iter()
                .all(|id| id.0.as_bytes()[..10] == seed.as_bytes()[..10])
        );
    }
}
