//! A small scheme with a card for every way a pair can stand, on 12 November 2026.

use crate::desk::Desk;
use jiff::civil::{Date, Time, date, time};
use settled::domain::arrangement::{Arrangement, StartKind};
use settled::domain::check::{Check, CheckKind, CheckOutcome};
use settled::domain::fact::How;
use settled::domain::id::{Ids, PairId, ProfileId};
use settled::domain::introduction::{
    Happened, Introduction, MeetingKind, NextStep, Pair, PairSource, View, ViewAbout, ViewAnswer,
    Voice,
};
use settled::domain::port::{Record, Row, Stamp};
use settled::domain::profile::{Profile, ProfileKind};
use settled::domain::topic::Kind;
use settled::runtime::home::Home;
use settled::runtime::keeper::Keeper;
use settled::store::Store;
use uuid::Uuid;

const MARK: &str = "√?×-";

/// Makes the rows of a record one after the other.
pub(super) struct Sample {
    ids: Ids,
    rows: Vec<Row>,
}

const fn november(day: i8) -> Date {
    date(2026, 11, day)
}

impl Sample {
    fn profile(&mut self, kind: ProfileKind, name: &str) -> ProfileId {
        let profile = Profile::new(self.ids.next(), kind, name);
        self.rows.push(profile.row());
        profile.id
    }

    /// Two who are considered together since a day.
    fn pair(&mut self, mover: &str, home: &str, since: Date) -> PairId {
        let mover = self.profile(ProfileKind::Person, mover);
        let home = self.profile(ProfileKind::Household, home);
        let approval = Check {
            id: self.ids.next(),
            profile: home,
            member: None,
            kind: CheckKind::Approval,
            outcome: CheckOutcome::Clear,
            done_on: Some(date(2026, 1, 9)),
            expires_on: None,
            decided_by: "panel".to_owned(),
            note: String::new(),
        };
        self.rows.push(approval.row());
        let pair = Pair {
            id: self.ids.next(),
            mover,
            home,
            kind: Kind::LiveIn,
            source: PairSource::Shortlist,
            since,
            set_aside_on: None,
            set_aside_by: None,
            set_aside_reason: None,
            set_aside_words: String::new(),
        };
        self.rows.push(pair.row());
        pair.id
    }

    fn planned(&mut self, pair: PairId, kind: MeetingKind, on: Date, at: Option<Time>) {
        let meeting = self.meeting(pair, kind, on, Happened::Planned, NextStep::NotDecided);
        self.rows.push(Introduction { at, ..meeting }.row());
    }

    fn meeting(
        &self,
        pair: PairId,
        kind: MeetingKind,
        on: Date,
        happened: Happened,
        next_step: NextStep,
    ) -> Introduction {
        Introduction {
            id: self.ids.next(),
            pair,
            kind,
            on,
            at: None,
            happened,
            worries: String::new(),
            worries_asked: true,
            next_step,
            learned: String::new(),
            notes: String::new(),
        }
    }

    /// A meeting that took place; `said` has a mark for each side.
    fn met(&mut self, pair: PairId, kind: MeetingKind, on: Date, said: &str, next: NextStep) {
        let meeting = self.meeting(pair, kind, on, Happened::Yes, next);
        self.rows.push(meeting.row());
        self.said(pair, Some(&meeting), on, said, ViewAbout::Meeting);
    }

    fn said(
        &mut self,
        pair: PairId,
        meeting: Option<&Introduction>,
        on: Date,
        said: &str,
        about: ViewAbout,
    ) {
        for ((mark, voice), turn) in said.chars().zip([Voice::Mover, Voice::Home]).zip(0..) {
            assert!(MARK.contains(mark));
            let answer = match mark {
                '√' => ViewAnswer::Yes,
                '?' => ViewAnswer::NotSure,
                '×' => ViewAnswer::No,
                _ => continue,
            };
            let view = View {
                id: self.ids.next(),
                pair,
                introduction: meeting.map(|m| m.id),
                voice,
                member: None,
                about,
                answer,
                words: if voice == Voice::Mover {
                    "Nel sat on my feet the whole time".to_owned()
                } else {
                    String::new()
                },
                how: (on.day() % 2 == 0).then_some(How::Makaton),
                on_their_own: (on.day() % 2 == 0).then_some(true),
                on,
                turn,
            };
            self.rows.push(view.row());
        }
    }

    fn agreed(&mut self, pair: PairId, on: Date, said: &str) {
        self.said(pair, None, on, said, ViewAbout::Arrangement);
    }

    fn started(&mut self, pair: PairId, start: Date) {
        let row = self.rows.iter().find(|r| r.id == pair.0);
        let pair = Pair::from_row(row.expect("the pair is there")).expect("a pair");
        let arrangement = Arrangement {
            id: self.ids.next(),
            pair: pair.id,
            mover: pair.mover,
            home: pair.home,
            kind: pair.kind,
            start_kind: StartKind::Planned,
            start,
            planned_end: None,
            trial_until: None,
            first_review: Some(date(2026, 12, 23)),
            reviewed_on: None,
            decision_due: None,
            continues: None,
            agreed: "Tuesdays with his sister. Nel sleeps downstairs".to_owned(),
        };
        self.rows.push(arrangement.row());
    }
}

/// The board of the paper: ten pairs, and one that lives together.
fn board(s: &mut Sample) {
    use MeetingKind::{FirstMeeting, HomeVisit, Overnight, TeaVisit, Weekend};
    let ravi = s.pair("Ravi S", "Frost", november(2));
    s.planned(ravi, FirstMeeting, november(12), Some(time(15, 0, 0, 0)));
    s.pair("Nia W", "Griffiths", november(3));
    let aled = s.pair("Aled P", "Morgan", date(2026, 10, 23));
    s.met(
        aled,
        FirstMeeting,
        november(3),
        "√√",
        NextStep::AnotherMeeting,
    );
    s.planned(aled, TeaVisit, november(11), None);
    let lowri = s.pair("Lowri T", "Bevan", date(2026, 10, 12));
    s.met(lowri, TeaVisit, november(6), "√-", NextStep::AnotherMeeting);
    s.planned(lowri, HomeVisit, november(15), None);
    let tomos = s.pair("Tomos D", "Harris", date(2026, 10, 12));
    s.met(
        tomos,
        HomeVisit,
        november(8),
        "×√",
        NextStep::MatchingMeeting,
    );
    let mair = s.pair("Mair E", "Patel", date(2026, 9, 12));
    s.met(mair, TeaVisit, november(4), "√√", NextStep::AnotherMeeting);
    s.planned(mair, Overnight, november(13), None);
    let carol = s.pair("Carol P", "Evans", date(2026, 9, 12));
    s.met(carol, Overnight, november(1), "√√", NextStep::Agree);
    s.agreed(carol, november(4), "√-");
    let owen = s.pair("Owen L", "Pugh", date(2026, 8, 12));
    s.met(owen, Weekend, november(1), "√√", NextStep::Agree);
    s.agreed(owen, november(6), "√√");
    let gill = s.pair("Gill B", "Howells", date(2026, 8, 12));
    s.met(gill, TeaVisit, november(9), "×√", NextStep::NotDecided);
    let joan = s.pair("Joan T", "Sue L", date(2026, 5, 6));
    s.met(joan, Weekend, date(2026, 6, 12), "√√", NextStep::Agree);
    s.agreed(joan, date(2026, 6, 17), "√√");
    s.started(joan, date(2026, 6, 23));
}

/// Somebody at a desk with that scheme, on a screen of a size.
pub(super) fn desk(columns: u16, rows: u16) -> Desk {
    let mut sample = Sample {
        ids: Ids::new(Uuid::from_u128(0x0180_0000_0000_7000_8000_0000_0000_0000)),
        rows: Vec::new(),
    };
    board(&mut sample);
    let mut store = Store::in_memory(true).unwrap();
    let stamp = Stamp {
        op: Uuid::from_u128(1),
        at: "2026-11-01T09:00:00Z".parse().unwrap(),
        today: november(1),
        who: "practice".to_owned(),
    };
    store.apply_bulk("practice", [sample.rows], &stamp).unwrap();
    let home = Home::of_practice(Some("practice".into()), "test");
    Desk::with(Keeper::with_store(home, store, "Test officer").unwrap()).sized(columns, rows)
}
