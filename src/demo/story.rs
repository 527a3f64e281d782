//! What happened between two profiles: introductions, views, arrangements and endings.

use super::draft::Maker;
use super::draw::{both, tag};
use crate::domain::arrangement::{
    Arrangement, Continues, Ending, EndingReason, EndingVoice, EndingWho, PersonWanted, StartKind,
};
use crate::domain::id::IntroductionId;
use crate::domain::introduction::{
    Happened, Introduction, MeetingKind, NextStep, Pair, PairSource, Promise, View, ViewAbout,
    ViewAnswer, Voice,
};
use crate::domain::port::{Record, Row};
use crate::domain::sheet::Sheet;
use crate::domain::topic::Kind;
use jiff::civil::{Date, Time};

/// Two profiles and all that happened between them.
#[derive(Debug, Clone)]
pub struct Story {
    /// Which of the two comes later in the scheme: until it is there, the story is not told.
    pub(super) complete_at: usize,
    /// The pair.
    pub pair: Pair,
    /// Its meetings, by date.
    pub introductions: Vec<Introduction>,
    /// What both sides said.
    pub views: Vec<View>,
    /// The arrangements that came of it.
    pub arrangements: Vec<Arrangement>,
    /// How they ended, if they did.
    pub endings: Vec<Ending>,
    /// Who wanted them to end.
    pub ending_voices: Vec<EndingVoice>,
    /// What somebody promised.
    pub promises: Vec<Promise>,
}

impl Story {
    /// As rows, each after those it refers to.
    pub fn rows(&self) -> impl Iterator<Item = Row> {
        fn all<R: Record>(records: &[R]) -> impl Iterator<Item = Row> {
            records.iter().map(Record::row)
        }
        std::iter::once(self.pair.row())
            .chain(all(&self.introductions))
            .chain(all(&self.views))
            .chain(all(&self.arrangements))
            .chain(all(&self.endings))
            .chain(all(&self.ending_voices))
            .chain(all(&self.promises))
    }
}

/// The two sides of a story, by their place in the scheme.
#[derive(Clone, Copy)]
pub(super) struct Two<'a> {
    /// The side that would move in, and its place.
    pub(super) mover: (usize, &'a Sheet),
    /// The side that offers the room, and its place.
    pub(super) home: (usize, &'a Sheet),
}

/// Writes a story down.
pub(super) struct Teller {
    maker: Maker,
    key: u64,
    story: Story,
}

impl Teller {
    /// Begins a story of two, considered since a day.
    pub(super) fn new(
        maker: Maker,
        two: Two<'_>,
        kind: Kind,
        source: PairSource,
        since: Date,
    ) -> Self {
        let mover = &two.mover.1.profile;
        let home = &two.home.1.profile;
        let key = both(tag(&mover.reference), tag(&home.reference));
        let pair = Pair {
            id: maker.id("pair", key, 0),
            mover: mover.id,
            home: home.id,
            kind,
            source,
            since,
            set_aside_on: None,
            set_aside_by: None,
            set_aside_reason: None,
            set_aside_words: String::new(),
        };
        Self {
            maker,
            key,
            story: Story {
                complete_at: two.mover.0.max(two.home.0),
                pair,
                introductions: Vec::new(),
                views: Vec::new(),
                arrangements: Vec::new(),
                endings: Vec::new(),
                ending_voices: Vec::new(),
                promises: Vec::new(),
            },
        }
    }

    /// The pair, to set it aside.
    pub(super) fn pair(&mut self) -> &mut Pair {
        &mut self.story.pair
    }

    fn part(count: usize) -> u64 {
        u64::try_from(count).unwrap_or(u64::MAX)
    }

    /// A meeting.
    pub(super) fn meeting(
        &mut self,
        kind: MeetingKind,
        on: Date,
        happened: Happened,
    ) -> &mut Introduction {
        let part = Self::part(self.story.introductions.len());
        let next_step = if happened == Happened::Yes {
            NextStep::AnotherMeeting
        } else {
            NextStep::NotDecided
        };
        self.story.introductions.push(Introduction {
            id: self.maker.id("introduction", self.key, part),
            pair: self.story.pair.id,
            kind,
            on,
            at: None,
            happened,
            worries: String::new(),
            worries_asked: happened == Happened::Yes,
            next_step,
            learned: String::new(),
            notes: String::new(),
        });
        #[expect(clippy::expect_used, reason = "one was added on the line above")]
        self.story.introductions.last_mut().expect("a meeting")
    }

    /// A meeting that is planned.
    pub(super) fn planned(&mut self, kind: MeetingKind, in_days: i32, at: Option<Time>) {
        let on = self.maker.day(in_days);
        self.meeting(kind, on, Happened::Planned).at = at;
    }

    /// A meeting that took place, with what both sides said; an empty answer was not recorded.
    pub(super) fn met(
        &mut self,
        kind: MeetingKind,
        on: Date,
        mover: Option<(ViewAnswer, &str)>,
        home: Option<(ViewAnswer, &str)>,
    ) -> IntroductionId {
        let id = self.meeting(kind, on, Happened::Yes).id;
        for (voice, said) in [(Voice::Mover, mover), (Voice::Home, home)] {
            if let Some((answer, words)) = said {
                self.view(Some(id), voice, ViewAbout::Meeting, answer, words, on);
            }
        }
        id
    }

    /// What was learned at the meeting told last.
    pub(super) fn learned(&mut self, words: &str) {
        if let Some(meeting) = self.story.introductions.last_mut() {
            words.clone_into(&mut meeting.learned);
        }
    }

    /// What a voice said.
    pub(super) fn view(
        &mut self,
        introduction: Option<IntroductionId>,
        voice: Voice,
        about: ViewAbout,
        answer: ViewAnswer,
        words: &str,
        on: Date,
    ) {
        let part = self.story.views.len();
        let on_their_own = (voice == Voice::Mover).then_some(!part.is_multiple_of(3));
        self.story.views.push(View {
            id: self.maker.id("view", self.key, Self::part(part)),
            pair: self.story.pair.id,
            introduction,
            voice,
            member: None,
            about,
            answer,
            words: words.to_owned(),
            how: Some(crate::domain::fact::How::Speech),
            on_their_own,
            on,
            turn: i64::try_from(part).unwrap_or(i64::MAX),
        });
    }

    /// Both say yes to this arrangement.
    pub(super) fn both_yes(&mut self, on: Date, mover: &str, home: &str) {
        let (about, yes) = (ViewAbout::Arrangement, ViewAnswer::Yes);
        self.view(None, Voice::Mover, about, yes, mover, on);
        self.view(None, Voice::Home, about, yes, home, on);
    }

    /// An arrangement begins.
    pub(super) fn begins(
        &mut self,
        kind: Kind,
        start_kind: StartKind,
        start: Date,
    ) -> &mut Arrangement {
        let part = Self::part(self.story.arrangements.len());
        let after = |days: i64| start.saturating_add(jiff::Span::new().days(days));
        let first_review = after(42);
        let planned = start_kind.needs_both_yes();
        self.story.arrangements.push(Arrangement {
            id: self.maker.id("arrangement", self.key, part),
            pair: self.story.pair.id,
            mover: self.story.pair.mover,
            home: self.story.pair.home,
            kind,
            start_kind,
            start,
            planned_end: None,
            trial_until: planned.then(|| after(84)),
            first_review: Some(first_review),
            reviewed_on: (first_review < self.maker.today).then_some(first_review),
            decision_due: (start_kind == StartKind::Emergency).then(|| after(3)),
            continues: None,
            agreed: String::new(),
        });
        #[expect(clippy::expect_used, reason = "one was added on the line above")]
        self.story.arrangements.last_mut().expect("an arrangement")
    }

    /// The arrangement told last ends.
    pub(super) fn ends(&mut self, end: &End) {
        let Some(arrangement) = self.story.arrangements.last_mut() else {
            return;
        };
        if arrangement.reviewed_on.is_some_and(|day| day > end.on) {
            arrangement.reviewed_on = None;
        }
        let arrangement = arrangement.id;
        let part = Self::part(self.story.endings.len());
        let id = self.maker.id("ending", self.key, part);
        self.story.endings.push(Ending {
            id,
            arrangement,
            on: end.on,
            planned: end.planned,
            person_wanted: end.person_wanted,
            reason: end.reason,
            destination: end.destination.to_owned(),
            continues: end.continues,
            learned: end.learned.to_owned(),
        });
        for who in end.who {
            let part = Self::part(self.story.ending_voices.len());
            self.story.ending_voices.push(EndingVoice {
                id: self.maker.id("ending-voice", self.key, part),
                ending: id,
                who: *who,
            });
        }
    }

    /// Somebody promised something about the side that would move in.
    pub(super) fn promise(&mut self, words: &str, due_in: i32) {
        let part = Self::part(self.story.promises.len());
        self.story.promises.push(Promise {
            id: self.maker.id("promise", self.key, part),
            profile: self.story.pair.mover,
            pair: Some(self.story.pair.id),
            words: words.to_owned(),
            due: self.maker.day(due_in),
            done_on: None,
        });
    }

    /// The whole story.
    pub(super) fn told(mut self) -> Story {
        self.story.introductions.sort_by_key(|i| (i.on, i.id));
        self.story
    }
}

/// How an arrangement ends.
#[derive(Debug, Clone, Copy)]
pub(super) struct End {
    /// The last day.
    pub(super) on: Date,
    /// With time to prepare.
    pub(super) planned: bool,
    /// Whether the person wanted it.
    pub(super) person_wanted: PersonWanted,
    /// Why.
    pub(super) reason: EndingReason,
    /// Who wanted it.
    pub(super) who: &'static [EndingWho],
    /// Where to.
    pub(super) destination: &'static str,
    /// What stays.
    pub(super) continues: Continues,
    /// What was learned.
    pub(super) learned: &'static str,
}
