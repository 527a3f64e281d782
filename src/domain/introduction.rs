//! Two profiles considered together, their introductions, and what every voice said.

use super::fact::How;
use super::id::{IntroductionId, MemberId, PairId, ProfileId, PromiseId, ViewId};
use super::topic::Kind;
use jiff::civil::{Date, Time};

codes! {
    /// Where the idea of a pair came from.
    pub enum PairSource: "pair-source" {
        /// The shortlist.
        Shortlist = "shortlist",
        /// A worker thought of it.
        Worker = "worker",
        /// The carer or householder thought of it.
        Home = "home",
        /// They know each other already.
        KnowEachOther = "know-each-other",
        /// The person stays with those who already care for them.
        Continuation = "continuation",
        /// An emergency.
        Emergency = "emergency",
    }
}

codes! {
    /// Who said no, or where the reason lies, when a pair is set aside or stops.
    pub enum SetAsideBy: "set-aside-by" {
        /// The side that would move in.
        Mover = "mover",
        /// The side that offers the room.
        Home = "home",
        /// Family, on somebody's behalf.
        Family = "family",
        /// The scheme.
        Scheme = "scheme",
        /// Nobody: circumstances.
        Circumstances = "circumstances",
    }
}

codes! {
    /// Why a pair was set aside. Learning, not a black mark.
    pub enum SetAsideReason: "set-aside-reason" {
        /// Location.
        Location = "location",
        /// Who lives in the home.
        HouseholdMakeUp = "household-make-up",
        /// Pets.
        Pets = "pets",
        /// Pace of life.
        Pace = "pace",
        /// It did not feel right.
        NoSpark = "no-spark",
        /// Timing.
        Timing = "timing",
        /// What support is needed.
        SupportNeeds = "support-needs",
        /// Getting about in the home.
        Access = "access",
        /// Another match is preferred.
        AnotherMatch = "another-match",
        /// Funding.
        Funding = "funding",
        /// Safety.
        Safety = "safety",
        /// Something else, in words.
        Other = "other",
    }
}

record! {
    /// Two profiles considered together. There is one for each two, whatever becomes of them.
    pub struct Pair in "pair", id PairId {
        /// The person or homesharer, who would move in.
        pub mover: ProfileId = "mover_id",
        /// The household or householder, who offers the room.
        pub home: ProfileId = "home_id",
        /// What kind of arrangement it is about.
        pub kind: Kind = "kind",
        /// Where the idea came from.
        pub source: PairSource = "source",
        /// Since when they are considered.
        pub since: Date = "since_date",
        /// Set aside, or stopped, on this day.
        pub set_aside_on: Option<Date> = "set_aside_on",
        /// By whom.
        pub set_aside_by: Option<SetAsideBy> = "set_aside_by",
        /// Why.
        pub set_aside_reason: Option<SetAsideReason> = "set_aside_reason",
        /// Why, in words.
        pub set_aside_words: String = "set_aside_words",
    }
}

codes! {
    /// What kind of meeting it is. The usual order, but any step may be skipped or repeated.
    pub enum MeetingKind: "meeting" {
        /// First meeting.
        FirstMeeting = "first-meeting",
        /// Telephone call.
        PhoneCall = "phone-call",
        /// Video call.
        VideoCall = "video-call",
        /// Coffee, or somewhere neutral.
        Coffee = "coffee",
        /// Visit to the home.
        HomeVisit = "home-visit",
        /// Tea visit, or a meal.
        TeaVisit = "tea-visit",
        /// Day out.
        DayOut = "day-out",
        /// Day stay.
        DayStay = "day-stay",
        /// Overnight stay.
        Overnight = "overnight",
        /// Weekend stay.
        Weekend = "weekend",
        /// Longer trial stay.
        TrialStay = "trial-stay",
        /// Meeting with a member of the household.
        HouseholdMeeting = "household-meeting",
        /// Something else.
        Other = "other",
    }
}

codes! {
    /// Whether it happened.
    pub enum Happened: "happened" {
        /// It is a plan.
        Planned = "planned",
        /// Yes.
        Yes = "yes",
        /// Cut short.
        CutShort = "cut-short",
        /// Called off by the person or homesharer.
        CancelledByMover = "cancelled-by-mover",
        /// Called off by the household or householder.
        CancelledByHome = "cancelled-by-home",
        /// Called off by the scheme.
        CancelledByScheme = "cancelled-by-scheme",
        /// Somebody did not come.
        DidNotAttend = "did-not-attend",
    }
}

codes! {
    /// What should happen after a meeting.
    pub enum NextStep: "next-step" {
        /// Another meeting.
        AnotherMeeting = "another-meeting",
        /// A pause.
        Pause = "pause",
        /// Ask both about an arrangement.
        Agree = "agree",
        /// Stop, kindly.
        StopKindly = "stop-kindly",
        /// Talk about it at a matching meeting.
        MatchingMeeting = "matching-meeting",
        /// Not decided yet.
        NotDecided = "not-decided",
    }
}

record! {
    /// One introduction meeting, planned or past.
    pub struct Introduction in "introduction", id IntroductionId {
        /// Of whom.
        pub pair: PairId = "pair_id",
        /// What kind.
        pub kind: MeetingKind = "kind",
        /// The day it is planned for, or was.
        pub on: Date = "on_date",
        /// The time, if one was set.
        pub at: Option<Time> = "at_time",
        /// Whether it happened.
        pub happened: Happened = "happened",
        /// Worries, in words; empty where there were none.
        pub worries: String = "worries",
        /// Whether anybody was asked about worries: no worries noted is not the same as not asked.
        pub worries_asked: bool = "worries_asked",
        /// What should happen next.
        pub next_step: NextStep = "next_step",
        /// Something learned about each other.
        pub learned: String = "learned",
        /// Anything else: travel, food, sleep, medication.
        pub notes: String = "notes",
    }
}

codes! {
    /// Whose voice it is.
    pub enum Voice: "voice" {
        /// The side that would move in.
        Mover = "mover",
        /// The side that offers the room.
        Home = "home",
        /// A member of the household, or somebody who already lives there.
        Member = "member",
        /// Family or advocate.
        Family = "family",
    }
}

codes! {
    /// What the voice speaks about.
    pub enum ViewAbout: "view-about" {
        /// A meeting: would they like to meet again?
        Meeting = "meeting",
        /// This arrangement: do they want it?
        Arrangement = "arrangement",
    }
}

codes! {
    /// What they said.
    pub enum ViewAnswer: "view" {
        /// Yes.
        Yes = "yes",
        /// Not sure.
        NotSure = "not-sure",
        /// No.
        No = "no",
        /// Could not tell.
        CouldNotTell = "could-not-tell",
    }
}

record! {
    /// What one voice said, once. A later view does not change it.
    pub struct View in "view", id ViewId {
        /// About whom.
        pub pair: PairId = "pair_id",
        /// After which meeting, if after one.
        pub introduction: Option<IntroductionId> = "introduction_id",
        /// Whose voice.
        pub voice: Voice = "voice",
        /// Which member of the household, if one.
        pub member: Option<MemberId> = "member_id",
        /// About the meeting or about the arrangement.
        pub about: ViewAbout = "about",
        /// What they said.
        pub answer: ViewAnswer = "answer",
        /// In their own words.
        pub words: String = "words",
        /// How they said it, if recorded.
        pub how: Option<How> = "how",
        /// Whether they were asked on their own, if recorded.
        pub on_their_own: Option<bool> = "on_their_own",
        /// When.
        pub on: Date = "on_date",
        /// The order of views of one day, counted up.
        pub turn: i64 = "turn",
    }
}

record! {
    /// Something somebody said they would do by a day.
    pub struct Promise in "promise", id PromiseId {
        /// About whom.
        pub profile: ProfileId = "profile_id",
        /// In which introductions, if in some.
        pub pair: Option<PairId> = "pair_id",
        /// What.
        pub words: String = "words",
        /// By when.
        pub due: Date = "due_date",
        /// Done on this day.
        pub done_on: Option<Date> = "done_on",
    }
}

/// The latest answer of each side. A side that has not spoken has none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct BothSides {
    /// The side that would move in.
    pub mover: Option<ViewAnswer>,
    /// The side that offers the room.
    pub home: Option<ViewAnswer>,
}

impl BothSides {
    /// The latest answers about a meeting or about the arrangement. What a member of the household
    /// or the family says is heard, but opens no lock.
    pub fn latest<'a>(views: impl IntoIterator<Item = &'a View>, about: ViewAbout) -> Self {
        let mut latest: [Option<&View>; 2] = [None, None];
        for view in views
            .into_iter()
            .filter(|v| v.about == about && v.member.is_none())
        {
            let [mover, home] = &mut latest;
            let slot = match view.voice {
                Voice::Mover => mover,
                Voice::Home => home,
                Voice::Member | Voice::Family => continue,
            };
            if slot.is_none_or(|best| (view.on, view.turn) >= (best.on, best.turn)) {
                *slot = Some(view);
            }
        }
        let [mover, home] = latest.map(|v| v.map(|v| v.answer));
        Self { mover, home }
    }

    /// The sides whose yes is missing. An arrangement may start when there are none: only an
    /// explicit yes to this arrangement opens a lock, and a later no closes it.
    pub fn missing(self) -> Vec<Voice> {
        [(Voice::Mover, self.mover), (Voice::Home, self.home)]
            .into_iter()
            .filter(|(_, answer)| *answer != Some(ViewAnswer::Yes))
            .map(|(voice, _)| voice)
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use uuid::Uuid;

    fn view(voice: Voice, about: ViewAbout, answer: ViewAnswer, day: i8) -> View {
        View {
            id: ViewId(Uuid::nil()),
            pair: PairId(Uuid::nil()),
            introduction: None,
            voice,
            member: None,
            about,
            answer,
            words: String::new(),
            how: None,
            on_their_own: None,
            on: date(2026, 11, day),
            turn: 0,
        }
    }

    #[test]
    fn a_yes_to_meeting_again_opens_no_lock() {
        let views = [
            view(Voice::Mover, ViewAbout::Meeting, ViewAnswer::Yes, 1),
            view(Voice::Home, ViewAbout::Meeting, ViewAnswer::Yes, 1),
        ];
        assert_eq!(
            BothSides::latest(&views, ViewAbout::Arrangement).missing(),
            [Voice::Mover, Voice::Home]
        );
        assert!(
            BothSides::latest(&views, ViewAbout::Meeting)
                .missing()
                .is_empty()
        );
    }

    #[test]
    fn a_later_no_closes_the_lock_and_family_opens_none() {
        let mut views = vec![
            view(Voice::Mover, ViewAbout::Arrangement, ViewAnswer::Yes, 3),
            view(Voice::Family, ViewAbout::Arrangement, ViewAnswer::Yes, 3),
        ];
        assert_eq!(
            BothSides::latest(&views, ViewAbout::Arrangement).missing(),
            [Voice::Home]
        );
        views.push(view(
            Voice::Home,
            ViewAbout::Arrangement,
            ViewAnswer::Yes,
            4,
        ));
        assert!(
            BothSides::latest(&views, ViewAbout::Arrangement)
                .missing()
                .is_empty()
        );
        views.push(view(
            Voice::Mover,
            ViewAbout::Arrangement,
            ViewAnswer::No,
            5,
        ));
        assert_eq!(
            BothSides::latest(&views, ViewAbout::Arrangement).missing(),
            [Voice::Mover]
        );
    }
}
