//! Introductions: those that led to an arrangement, those that were set aside, those under way.

use super::draft::Maker;
use super::draw::Draw;
use super::phrases;
use super::story::Teller;
use crate::domain::introduction::{
    Happened, MeetingKind, NextStep, SetAsideBy, SetAsideReason, ViewAbout, ViewAnswer, Voice,
};
use jiff::civil::time;

/// The usual order of meetings.
const ORDER: &[MeetingKind] = &[
    MeetingKind::FirstMeeting,
    MeetingKind::TeaVisit,
    MeetingKind::DayOut,
    MeetingKind::Overnight,
    MeetingKind::HomeVisit,
    MeetingKind::Weekend,
    MeetingKind::DayStay,
    MeetingKind::Weekend,
    MeetingKind::TrialStay,
];

type Said = (ViewAnswer, &'static str);

fn mover(draw: &mut Draw, yes: u32) -> Said {
    if draw.chance(yes) {
        (ViewAnswer::Yes, draw.phrase(phrases::MOVER_YES))
    } else {
        if draw.chance(250) {
            return (ViewAnswer::CouldNotTell, "");
        }
        (ViewAnswer::NotSure, draw.phrase(phrases::MOVER_UNSURE))
    }
}

fn home(draw: &mut Draw, yes: u32) -> Said {
    if draw.chance(yes) {
        (ViewAnswer::Yes, draw.phrase(phrases::HOME_YES))
    } else {
        (ViewAnswer::NotSure, draw.phrase(phrases::HOME_UNSURE))
    }
}

/// Meetings that led to a start so many days ago: 1 to 9, in the middle 4, an assumption.
pub(super) fn before(teller: &mut Teller, maker: &Maker, draw: &mut Draw, start_ago: i32) {
    let count = draw.weighted(&[
        (1, 6),
        (2, 14),
        (3, 22),
        (4, 24),
        (5, 16),
        (6, 9),
        (7, 5),
        (8, 2),
        (9, 2),
    ]);
    let mut ago = start_ago + 12;
    let mut days = Vec::new();
    for _ in 0..count {
        days.push(ago);
        ago += draw.between(4, 10);
    }
    teller.pair().since = maker.ago(ago + 7);
    for (kind, ago) in ORDER.iter().zip(days.into_iter().rev()) {
        let (mover, home) = (mover(draw, 880), home(draw, 900));
        teller.met(*kind, maker.ago(ago), Some(mover), Some(home));
        if draw.chance(350) {
            teller.learned(draw.phrase(phrases::LEARNED));
        }
    }
    let (mover, home) = (
        draw.phrase(phrases::MOVER_YES),
        draw.phrase(phrases::HOME_YES),
    );
    teller.both_yes(maker.ago(start_ago + 8), mover, home);
}

/// The proper decision after an emergency: asked within three days, both say yes.
pub(super) fn decided(teller: &mut Teller, maker: &Maker, draw: &mut Draw, ago: i32) {
    let (mover, home) = (
        draw.phrase(phrases::MOVER_YES),
        draw.phrase(phrases::HOME_YES),
    );
    teller.both_yes(maker.ago(ago), mover, home);
}

/// One or two meetings, and then a no. Of a hundred, 60 people and 65 homes say yes to a meeting: an
/// assumption, from which it follows who says no how often.
pub(super) fn declined(teller: &mut Teller, maker: &Maker, draw: &mut Draw, ago: i32) {
    let by_mover = draw.chance(530);
    if draw.chance(500) {
        let (mover, home) = (mover(draw, 750), home(draw, 750));
        teller.met(
            MeetingKind::PhoneCall,
            maker.ago(ago + 8),
            Some(mover),
            Some(home),
        );
    }
    let no = if by_mover {
        draw.phrase(phrases::MOVER_NO)
    } else {
        draw.phrase(phrases::HOME_NO)
    };
    let (mover, home) = if by_mover {
        ((ViewAnswer::No, no), home(draw, 800))
    } else {
        (mover(draw, 800), (ViewAnswer::No, no))
    };
    teller.met(
        MeetingKind::FirstMeeting,
        maker.ago(ago),
        Some(mover),
        Some(home),
    );
    let reason = draw.weighted(&[
        (SetAsideReason::Location, 30),
        (SetAsideReason::NoSpark, 22),
        (SetAsideReason::Pace, 14),
        (SetAsideReason::Timing, 12),
        (SetAsideReason::HouseholdMakeUp, 10),
        (SetAsideReason::Pets, 7),
        (SetAsideReason::SupportNeeds, 5),
    ]);
    let pair = teller.pair();
    pair.set_aside_on = Some(maker.ago(ago - 2));
    pair.set_aside_by = Some(if by_mover {
        SetAsideBy::Mover
    } else {
        SetAsideBy::Home
    });
    pair.set_aside_reason = Some(reason);
    no.clone_into(&mut pair.set_aside_words);
}

/// Introductions under way: a few meetings in the last weeks and the next one planned.
pub(super) fn under_way(teller: &mut Teller, maker: &Maker, draw: &mut Draw) {
    let met = draw.weighted(&[(0_usize, 30), (1, 30), (2, 25), (3, 15)]);
    for (number, kind) in (0..).zip(ORDER.iter().take(met)) {
        let ago = draw.between(3, 6) + 7 * (i32::try_from(met).unwrap_or(0) - 1 - number);
        let (mover, home) = (mover(draw, 800), home(draw, 800));
        let id = teller.met(*kind, maker.ago(ago), Some(mover), Some(home));
        if draw.chance(60) {
            let words = draw.phrase(phrases::MEMBER_UNSURE);
            let about = ViewAbout::Meeting;
            teller.view(
                Some(id),
                Voice::Member,
                about,
                ViewAnswer::NotSure,
                words,
                maker.ago(ago),
            );
        }
    }
    if let Some(next) = ORDER.get(met)
        && draw.chance(800)
    {
        let at = draw.chance(600).then(|| time(15, 0, 0, 0));
        teller.planned(*next, draw.between(0, 12), at);
    }
    if met == 0 && draw.chance(200) {
        let called_off = maker.ago(draw.between(1, 6));
        let meeting = teller.meeting(
            MeetingKind::FirstMeeting,
            called_off,
            Happened::CancelledByHome,
        );
        meeting.next_step = NextStep::AnotherMeeting;
        "A cold in the house".clone_into(&mut meeting.notes);
    }
    if draw.chance(450) {
        teller.promise("Ring about the next visit", draw.between(-3, 7));
    }
}
