use super::columns::{Column, Decision, column_of, decision_of, place, silent_days};
use super::*;
use crate::domain::arrangement::{Arrangement, StartKind};
use crate::domain::id::{ArrangementId, IntroductionId, ProfileId, ViewId};
use crate::domain::introduction::{
    Happened, Introduction, MeetingKind, NextStep, Pair, View, ViewAbout, ViewAnswer,
};
use crate::domain::profile::{Profile, ProfileKind};
use crate::domain::sheet::Living;
use crate::domain::topic::Kind;
use jiff::civil::date;
use uuid::Uuid;

const TODAY: Date = date(2026, 11, 12);

fn sheet() -> PairSheet {
    let profile = |n, kind, name| Profile::new(ProfileId(Uuid::from_u128(n)), kind, name);
    let mover = profile(1, ProfileKind::Person, "Aled P");
    let home = profile(2, ProfileKind::Household, "Morgan");
    PairSheet {
        pair: Pair {
            id: PairId(Uuid::from_u128(3)),
            mover: mover.id,
            home: home.id,
            kind: Kind::LiveIn,
            source: PairSource::Shortlist,
            since: date(2026, 10, 23),
            set_aside_on: None,
            set_aside_by: None,
            set_aside_reason: None,
            set_aside_words: String::new(),
        },
        mover,
        home,
        introductions: Vec::new(),
        views: Vec::new(),
        living: None,
    }
}

fn met(kind: MeetingKind, day: i8, happened: Happened, next_step: NextStep) -> Introduction {
    Introduction {
        id: IntroductionId(Uuid::from_u128(u128::from(day.unsigned_abs()))),
        pair: PairId(Uuid::from_u128(3)),
        kind,
        on: date(2026, 11, day),
        at: None,
        happened,
        worries: String::new(),
        worries_asked: false,
        next_step,
        learned: String::new(),
        notes: String::new(),
    }
}

fn said(voice: Voice, about: ViewAbout, answer: ViewAnswer, day: i8) -> View {
    View {
        id: ViewId(Uuid::nil()),
        pair: PairId(Uuid::from_u128(3)),
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

fn tea() -> Introduction {
    met(
        MeetingKind::TeaVisit,
        4,
        Happened::Yes,
        NextStep::AnotherMeeting,
    )
}

#[test]
fn a_card_moves_right_with_what_happened() {
    let mut s = sheet();
    assert_eq!(column_of(&s, TODAY), Some(Column::ToArrange));
    let not_decided = NextStep::NotDecided;
    s.introductions = vec![met(
        MeetingKind::FirstMeeting,
        13,
        Happened::Planned,
        not_decided,
    )];
    assert_eq!(column_of(&s, TODAY), Some(Column::ToArrange));
    let called_off = Happened::CancelledByHome;
    s.introductions = vec![met(MeetingKind::TeaVisit, 3, called_off, not_decided)];
    assert_eq!(column_of(&s, TODAY), Some(Column::ToArrange));
    s.introductions.push(tea());
    assert_eq!(column_of(&s, TODAY), Some(Column::Meeting));
    s.introductions.push(met(
        MeetingKind::Overnight,
        13,
        Happened::Planned,
        not_decided,
    ));
    assert_eq!(column_of(&s, TODAY), Some(Column::TryingOut));
}

#[test]
fn only_both_yes_to_the_arrangement_or_a_no_decides() {
    let mut s = sheet();
    s.introductions = vec![tea()];
    for voice in [Voice::Mover, Voice::Home] {
        s.views
            .push(said(voice, ViewAbout::Meeting, ViewAnswer::Yes, 4));
    }
    assert_eq!(decision_of(&s), None);
    s.views.push(said(
        Voice::Mover,
        ViewAbout::Arrangement,
        ViewAnswer::Yes,
        6,
    ));
    assert_eq!(column_of(&s, TODAY), Some(Column::Meeting));
    s.views.push(said(
        Voice::Home,
        ViewAbout::Arrangement,
        ViewAnswer::Yes,
        7,
    ));
    assert_eq!(decision_of(&s), Some(Decision::BothYes));
    s.views
        .push(said(Voice::Home, ViewAbout::Arrangement, ViewAnswer::No, 8));
    assert_eq!(decision_of(&s), Some(Decision::HomeSaidNo));
    assert_eq!(column_of(&s, TODAY), Some(Column::Decided));
}

#[test]
fn a_no_to_meeting_again_decides_unless_they_go_on() {
    let mut s = sheet();
    s.introductions = vec![tea()];
    s.views = vec![said(Voice::Mover, ViewAbout::Meeting, ViewAnswer::No, 4)];
    assert_eq!(decision_of(&s), Some(Decision::MoverSaidNo));
    let talk = NextStep::MatchingMeeting;
    s.introductions = vec![met(MeetingKind::TeaVisit, 4, Happened::Yes, talk)];
    assert_eq!(decision_of(&s), None);
    let stop = NextStep::StopKindly;
    s.views.clear();
    s.introductions = vec![met(MeetingKind::TeaVisit, 4, Happened::Yes, stop)];
    assert_eq!(decision_of(&s), Some(Decision::StopKindly));
}

#[test]
fn what_is_over_leaves_the_board() {
    let mut s = sheet();
    s.introductions = vec![tea()];
    s.pair.set_aside_on = Some(date(2026, 11, 1));
    assert_eq!(column_of(&s, TODAY), Some(Column::Decided));
    s.pair.set_aside_on = Some(date(2026, 9, 1));
    assert_eq!(column_of(&s, TODAY), None);
    s.pair.set_aside_on = None;
    s.living = Some(Living {
        arrangement: Arrangement {
            id: ArrangementId(Uuid::nil()),
            pair: s.pair.id,
            mover: s.mover.id,
            home: s.home.id,
            kind: Kind::LiveIn,
            start_kind: StartKind::Planned,
            start: date(2026, 12, 1),
            planned_end: None,
            trial_until: None,
            first_review: None,
            reviewed_on: None,
            decision_due: None,
            continues: None,
            agreed: String::new(),
        },
        ending: None,
        mover_name: "Aled P".to_owned(),
        home_name: "Morgan".to_owned(),
    });
    assert_eq!(column_of(&s, TODAY), Some(Column::Decided));
    assert_eq!(column_of(&s, date(2026, 12, 1)), None);
}

#[test]
fn the_most_urgent_card_is_on_top() {
    let mut passed = sheet();
    passed.introductions = vec![met(
        MeetingKind::TeaVisit,
        11,
        Happened::Planned,
        NextStep::NotDecided,
    )];
    let mut coming = sheet();
    coming.introductions = vec![met(
        MeetingKind::TeaVisit,
        13,
        Happened::Planned,
        NextStep::NotDecided,
    )];
    let quiet = sheet();
    assert_eq!(silent_days(&quiet, TODAY), 20);
    assert!(place(&passed, TODAY) < place(&coming, TODAY));
    assert!(place(&coming, TODAY) < place(&quiet, TODAY));
}

#[test]
fn what_both_said_after_meeting_comes_before_what_is_urgent() {
    let asked = |answers: [Option<ViewAnswer>; 2], planned: Option<i8>| {
        let mut s = sheet();
        s.introductions = vec![tea()];
        s.introductions.extend(planned.map(|day| {
            let kind = MeetingKind::DayOut;
            met(kind, day, Happened::Planned, NextStep::NotDecided)
        }));
        let said_by = [Voice::Mover, Voice::Home].into_iter().zip(answers);
        s.views = said_by
            .filter_map(|(voice, answer)| Some(said(voice, ViewAbout::Meeting, answer?, 4)))
            .collect();
        place(&s, TODAY)
    };
    let (yes, unsure) = (Some(ViewAnswer::Yes), Some(ViewAnswer::NotSure));
    let in_order = [
        asked([yes, yes], None),
        asked([yes, None], Some(11)),
        asked([None, yes], Some(13)),
        asked([None, None], Some(11)),
        asked([yes, unsure], Some(11)),
        asked([unsure, None], Some(11)),
        asked([Some(ViewAnswer::No), yes], Some(11)),
    ];
    assert!(
        in_order.is_sorted_by(|above, below| above < below),
        "{in_order:?}"
    );
}

#[test]
fn right_and_left_pass_over_columns_without_cards() {
    let mut board = Board::default();
    let mut decided = sheet();
    decided.pair.id = PairId(Uuid::from_u128(9));
    decided.introductions = vec![met(
        MeetingKind::TeaVisit,
        4,
        Happened::Yes,
        NextStep::StopKindly,
    )];
    let mut meeting = sheet();
    meeting.introductions = vec![tea()];
    board.fill(&[decided, meeting], TODAY);
    assert_eq!(board.column(), Column::Meeting);
    for _ in 0..3 {
        assert!(board.moved(CommandId::Right));
    }
    assert_eq!(board.column(), Column::Decided);
    board.moved(CommandId::Left);
    assert_eq!(board.column(), Column::Meeting);
    board.moved(CommandId::Left);
    assert_eq!(board.column(), Column::Meeting);
}

#[test]
fn the_highlight_follows_its_pair_to_another_column() {
    let mut board = Board::default();
    let mut pair = sheet();
    board.fill(&[pair.clone()], TODAY);
    assert_eq!(board.column(), Column::ToArrange);
    pair.introductions = vec![tea()];
    board.fill(&[pair], TODAY);
    assert_eq!((board.column(), board.row()), (Column::Meeting, 0));
    board.fill(&[], TODAY);
    assert!(board.chosen().is_none() && board.is_empty());
}
