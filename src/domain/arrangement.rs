//! Arrangements, how they started, and how they ended.

use super::id::{ArrangementId, EndingId, EndingVoiceId, PairId, ProfileId};
use super::topic::Kind;
use jiff::civil::Date;

codes! {
    /// How an arrangement started. Stability can always be split by it.
    pub enum StartKind: "start-kind" {
        /// Planned, after introductions.
        Planned = "planned",
        /// Planned, with fewer introductions than usual.
        PlannedShortened = "planned-shortened",
        /// An emergency. A proper decision is due within three days.
        Emergency = "emergency",
        /// A continuation: they lived together already.
        Continuation = "continuation",
        /// Came with the arrangement from another scheme.
        Transfer = "transfer",
    }
}

impl StartKind {
    /// Whether both sides must have said yes to this arrangement first.
    pub const fn needs_both_yes(self) -> bool {
        match self {
            Self::Planned | Self::PlannedShortened => true,
            Self::Emergency | Self::Continuation | Self::Transfer => false,
        }
    }
}

record! {
    /// A shared life that has begun, or has a day to begin on.
    pub struct Arrangement in "arrangement", id ArrangementId {
        /// The pair it came from.
        pub pair: PairId = "pair_id",
        /// The person or homesharer.
        pub mover: ProfileId = "mover_id",
        /// The household or householder.
        pub home: ProfileId = "home_id",
        /// What kind.
        pub kind: Kind = "kind",
        /// How it started.
        pub start_kind: StartKind = "start_kind",
        /// From this day.
        pub start: Date = "start_date",
        /// Agreed to end on this day, if it was.
        pub planned_end: Option<Date> = "planned_end",
        /// The trial runs up to this day.
        pub trial_until: Option<Date> = "trial_until",
        /// The first review is due on this day.
        pub first_review: Option<Date> = "first_review",
        /// The first review happened on this day.
        pub reviewed_on: Option<Date> = "reviewed_on",
        /// A proper decision is due by this day, because it started without both sides' yes.
        pub decision_due: Option<Date> = "decision_due",
        /// The arrangement it continues, if the relationship went on in another kind.
        pub continues: Option<ArrangementId> = "continues_id",
        /// Anything agreed: nights, hours, breaks, house rules with their reasons.
        pub agreed: String = "agreed",
    }
}

codes! {
    /// Whether the person wanted the ending.
    pub enum PersonWanted: "person-wanted" {
        /// Wanted it.
        Wanted = "wanted",
        /// Accepted it.
        Accepted = "accepted",
        /// Did not want it.
        DidNotWant = "did-not-want",
        /// Could not tell.
        CouldNotTell = "could-not-tell",
        /// Died.
        Died = "died",
    }
}

codes! {
    /// Why it ended.
    pub enum EndingReason: "ending-reason" {
        /// A place of their own, as hoped.
        OwnPlace = "own-place",
        /// To live with somebody else: a partner, family.
        LiveWithOthers = "live-with-others",
        /// Different support suits better.
        OtherSupport = "other-support",
        /// The relationship did not work.
        Relationship = "relationship",
        /// Illness, a move, retirement or a change in the household.
        HouseholdCircumstances = "household-circumstances",
        /// The carer left the scheme.
        CarerLeft = "carer-left",
        /// The person's needs changed: health, dementia.
        NeedsChanged = "needs-changed",
        /// Care home or hospital.
        CareHome = "care-home",
        /// Safety, or an allegation.
        Safety = "safety",
        /// Funding, or a decision of the council.
        Funding = "funding",
        /// The agreed time was over.
        AgreedPeriod = "agreed-period",
        /// Never settled.
        NeverSettled = "never-settled",
        /// Homesharer's work, studies or relationship.
        SharersLife = "sharers-life",
        /// Hours, expectations or house rules.
        Expectations = "expectations",
        /// The person, homesharer or householder died.
        Death = "death",
        /// The carer died.
        DeathOfCarer = "death-of-carer",
        /// Something else, in words.
        Other = "other",
    }
}

codes! {
    /// What stays of the relationship.
    pub enum Continues: "continues" {
        /// Support nearby.
        SupportNearby = "support-nearby",
        /// Day support.
        DaySupport = "day-support",
        /// Visits and contact.
        Visits = "visits",
        /// Nothing.
        None = "none",
        /// Not known yet.
        NotKnown = "not-known",
    }
}

record! {
    /// How an arrangement ended. It may be corrected, but what was first recorded stays in the history.
    pub struct Ending in "ending", id EndingId {
        /// Which arrangement.
        pub arrangement: ArrangementId = "arrangement_id",
        /// The last day.
        pub on: Date = "on_date",
        /// Planned, that is with at least seven days to prepare.
        pub planned: bool = "planned",
        /// Whether the person wanted it.
        pub person_wanted: PersonWanted = "person_wanted",
        /// Why.
        pub reason: EndingReason = "reason",
        /// Where to.
        pub destination: String = "destination",
        /// What stays of the relationship.
        pub continues: Continues = "continues",
        /// What we learned.
        pub learned: String = "learned",
    }
}

codes! {
    /// One of those who wanted an ending.
    pub enum EndingWho: "ending-who" {
        /// The person (or householder, who is supported).
        Person = "person",
        /// The carer, host or householder.
        Home = "home",
        /// The homesharer.
        Homesharer = "homesharer",
        /// Family.
        Family = "family",
        /// The scheme.
        Scheme = "scheme",
        /// The council or another funder.
        Council = "council",
        /// Nobody: circumstances.
        Nobody = "nobody",
    }
}

record! {
    /// One of those who wanted an ending.
    pub struct EndingVoice in "ending_voice", id EndingVoiceId {
        /// Which ending.
        pub ending: EndingId = "ending_id",
        /// Who.
        pub who: EndingWho = "who",
    }
}
