//! What happens between the people of the tour: the board of introductions, two arrangements that
//! run, and what was promised. Every day is counted from today.

use super::at;
use crate::demo::draft::Maker;
use crate::demo::story::{Story, Teller, Two};
use crate::domain::arrangement::StartKind;
use crate::domain::id::PromiseId;
use crate::domain::introduction::{
    Happened, MeetingKind, NextStep, PairSource, Promise, ViewAbout, ViewAnswer, Voice,
};
use crate::domain::sheet::Sheet;
use crate::domain::topic::Kind;
use jiff::civil::time;

const YES: ViewAnswer = ViewAnswer::Yes;
const NOT_SURE: ViewAnswer = ViewAnswer::NotSure;
const NO: ViewAnswer = ViewAnswer::No;

/// The cast and the day.
struct Board<'a> {
    maker: Maker,
    sheets: &'a [Sheet],
}

impl Board<'_> {
    fn teller(&self, mover: usize, home: usize, kind: Kind, since_ago: i32) -> Option<Teller> {
        let two = Two {
            mover: (mover, self.sheets.get(mover)?),
            home: (home, self.sheets.get(home)?),
        };
        let since = self.maker.ago(since_ago);
        Some(Teller::new(
            self.maker,
            two,
            kind,
            PairSource::Shortlist,
            since,
        ))
    }
}

/// Every story of the tour.
pub(in super::super) fn board(maker: Maker, sheets: &[Sheet]) -> Vec<Story> {
    let board = Board { maker, sheets };
    let tellers = [
        aled_and_morgan(&board),
        ravi_and_frost(&board),
        nia_and_griffiths(&board),
        sam_and_okafor(&board),
        lowri_and_bevan(&board),
        bethan_and_jones(&board),
        tomos_and_harris(&board),
        mair_and_patel(&board),
        carol_and_evans(&board),
        owen_and_pugh(&board),
        gill_and_howells(&board),
        joan_and_lambert(&board),
        gwyn_and_okafor(&board),
        pritpal_and_jones(&board),
    ];
    tellers.into_iter().flatten().map(Teller::told).collect()
}

/// One meeting done, the tea visit was planned for yesterday, and nobody has told us yet.
fn aled_and_morgan(b: &Board<'_>) -> Option<Teller> {
    let mut t = b.teller(at::ALED, at::MORGAN, Kind::LiveIn, 20)?;
    t.met(
        MeetingKind::FirstMeeting,
        b.maker.ago(9),
        Some((YES, "Nel likes me")),
        Some((YES, "He had us laughing within five minutes")),
    );
    t.planned(MeetingKind::TeaVisit, -1, Some(time(16, 30, 0, 0)));
    t.promise("Ring Carys Morgan: overnight stay", 0);
    Some(t)
}

fn ravi_and_frost(b: &Board<'_>) -> Option<Teller> {
    let mut t = b.teller(at::RAVI, at::FROST, Kind::LiveIn, 12)?;
    t.planned(MeetingKind::FirstMeeting, 0, Some(time(10, 30, 0, 0)));
    Some(t)
}

fn nia_and_griffiths(b: &Board<'_>) -> Option<Teller> {
    let mut t = b.teller(at::NIA, at::GRIFFITHS, Kind::LiveIn, 16)?;
    let meeting = t.meeting(
        MeetingKind::FirstMeeting,
        b.maker.ago(9),
        Happened::CancelledByMover,
    );
    meeting.next_step = NextStep::AnotherMeeting;
    "Nia had a cold. She will say when".clone_into(&mut meeting.notes);
    Some(t)
}

fn sam_and_okafor(b: &Board<'_>) -> Option<Teller> {
    let mut t = b.teller(at::SAM, at::OKAFOR, Kind::LiveIn, 6)?;
    let meeting = t.meeting(
        MeetingKind::FirstMeeting,
        b.maker.ago(2),
        Happened::CancelledByHome,
    );
    meeting.next_step = NextStep::AnotherMeeting;
    "Jean was called in to work".clone_into(&mut meeting.notes);
    t.promise("Ring Jean: another day for the first meeting", 1);
    Some(t)
}

fn lowri_and_bevan(b: &Board<'_>) -> Option<Teller> {
    let mut t = b.teller(at::LOWRI, at::BEVAN, Kind::LiveIn, 18)?;
    t.met(
        MeetingKind::FirstMeeting,
        b.maker.ago(6),
        Some((YES, "They have a trampoline")),
        Some((NOT_SURE, "We want to ask Elis first")),
    );
    // Sunday lunch.
    let in_days = 3;
    t.planned(MeetingKind::HomeVisit, in_days, Some(time(13, 0, 0, 0)));
    Some(t)
}

fn bethan_and_jones(b: &Board<'_>) -> Option<Teller> {
    let mut t = b.teller(at::BETHAN, at::JONES, Kind::LiveIn, 24)?;
    let first = t.met(
        MeetingKind::FirstMeeting,
        b.maker.ago(6),
        Some((NOT_SURE, "I like the horses. I do not know")),
        Some((YES, "Easy company from the start")),
    );
    let words = "She kept talking about the horses";
    t.view(
        Some(first),
        Voice::Family,
        ViewAbout::Meeting,
        YES,
        words,
        b.maker.ago(5),
    );
    Some(t)
}

fn tomos_and_harris(b: &Board<'_>) -> Option<Teller> {
    let mut t = b.teller(at::TOMOS, at::HARRIS, Kind::LiveIn, 22)?;
    t.met(
        MeetingKind::FirstMeeting,
        b.maker.ago(5),
        Some((NO, "They support the wrong team")),
        Some((YES, "A lovely lad")),
    );
    Some(t)
}

fn mair_and_patel(b: &Board<'_>) -> Option<Teller> {
    let mut t = b.teller(at::MAIR, at::PATEL, Kind::LiveIn, 40)?;
    t.met(
        MeetingKind::FirstMeeting,
        b.maker.ago(27),
        Some((YES, "She let me stir")),
        Some((YES, "We swapped recipes")),
    );
    t.met(
        MeetingKind::TeaVisit,
        b.maker.ago(13),
        Some((YES, "Proper tea, proper cups")),
        Some((YES, "Nisha came down from her room to talk to her")),
    );
    t.planned(MeetingKind::Overnight, 1, Some(time(17, 0, 0, 0)));
    Some(t)
}

fn carol_and_evans(b: &Board<'_>) -> Option<Teller> {
    let mut t = b.teller(at::CAROL, at::EVANS, Kind::ShortBreaks, 45)?;
    t.met(
        MeetingKind::TeaVisit,
        b.maker.ago(26),
        Some((YES, "They know the same hymns")),
        Some((YES, "She told us what to plant")),
    );
    t.met(
        MeetingKind::Overnight,
        b.maker.ago(11),
        Some((YES, "The bed was warm")),
        Some((YES, "She slept until eight")),
    );
    t.planned(MeetingKind::Weekend, 9, None);
    Some(t)
}

/// Both have said yes to the arrangement. The place is free in 19 days.
fn owen_and_pugh(b: &Board<'_>) -> Option<Teller> {
    let mut t = b.teller(at::OWEN, at::PUGH, Kind::LiveIn, 70)?;
    for (kind, ago, mover, home) in [
        (
            MeetingKind::FirstMeeting,
            52,
            "He has a shed",
            "He asked good questions",
        ),
        (
            MeetingKind::TeaVisit,
            40,
            "We did the tomatoes",
            "Quiet, and good to have about",
        ),
        (
            MeetingKind::Overnight,
            26,
            "I slept",
            "Up before us, kettle on",
        ),
        (
            MeetingKind::Weekend,
            12,
            "I left my slippers there",
            "The slippers say it all",
        ),
    ] {
        t.met(
            kind,
            b.maker.ago(ago),
            Some((YES, mover)),
            Some((YES, home)),
        );
    }
    t.both_yes(
        b.maker.ago(4),
        "I want to live there",
        "We would be glad to",
    );
    Some(t)
}

fn gill_and_howells(b: &Board<'_>) -> Option<Teller> {
    let mut t = b.teller(at::GILL, at::HOWELLS, Kind::LiveIn, 50)?;
    t.met(
        MeetingKind::FirstMeeting,
        b.maker.ago(30),
        Some((YES, "Nice enough")),
        Some((YES, "Good fun")),
    );
    let tea = t.met(
        MeetingKind::TeaVisit,
        b.maker.ago(6),
        Some((NO, "They answered for me")),
        Some((YES, "We enjoyed it")),
    );
    let (about, day) = (ViewAbout::Arrangement, b.maker.ago(5));
    t.view(
        Some(tea),
        Voice::Mover,
        about,
        NO,
        "No. My own key means my own key",
        day,
    );
    t.view(
        Some(tea),
        Voice::Home,
        about,
        YES,
        "We would like her to come",
        day,
    );
    t.promise("Tell the Howells household, kindly", 2);
    Some(t)
}

fn joan_and_lambert(b: &Board<'_>) -> Option<Teller> {
    let mut t = b.teller(at::JOAN, at::LAMBERT, Kind::LiveIn, 190)?;
    t.met(
        MeetingKind::TeaVisit,
        b.maker.ago(166),
        Some((YES, "Sue has a piano")),
        Some((YES, "She sang at the table")),
    );
    t.met(
        MeetingKind::Weekend,
        b.maker.ago(153),
        Some((YES, "I know where the cups are")),
        Some((YES, "As if she had always been here")),
    );
    t.both_yes(b.maker.ago(148), "Yes please", "Yes, and soon");
    t.begins(Kind::LiveIn, StartKind::Planned, b.maker.ago(142));
    t.promise("Monthly visit: Joan T, Sue Lambert", -3);
    Some(t)
}

fn gwyn_and_okafor(b: &Board<'_>) -> Option<Teller> {
    let mut t = b.teller(at::GWYN, at::OKAFOR, Kind::LiveIn, 560)?;
    t.met(
        MeetingKind::FirstMeeting,
        b.maker.ago(540),
        Some((YES, "The radio works now")),
        Some((YES, "He mended the radio")),
    );
    t.both_yes(b.maker.ago(505), "All right", "With pleasure");
    t.begins(Kind::LiveIn, StartKind::PlannedShortened, b.maker.ago(496));
    t.promise("Monthly visit: Gwyn H, Jean Okafor", 4);
    Some(t)
}

fn pritpal_and_jones(b: &Board<'_>) -> Option<Teller> {
    let mut t = b.teller(at::PRITPAL, at::JONES, Kind::DaySupport, 100)?;
    t.met(
        MeetingKind::Coffee,
        b.maker.ago(84),
        Some((YES, "She knows the offside rule")),
        Some((YES, "He explained it anyway")),
    );
    t.both_yes(
        b.maker.ago(70),
        "Wednesdays and Fridays",
        "Looking forward to it",
    );
    t.begins(Kind::DaySupport, StartKind::Planned, b.maker.ago(62));
    Some(t)
}

/// Promises that belong to one home and to nobody's introductions.
pub(in super::super) fn promises(maker: &Maker, sheets: &[Sheet]) -> Vec<(usize, Promise)> {
    sheets
        .get(at::FROST)
        .map(|frost| {
            let promise = Promise {
                id: maker.id::<PromiseId>("promise-of", 0, 0),
                profile: frost.profile.id,
                pair: None,
                words: "Ask about stairs, needed to match".to_owned(),
                due: maker.day(5),
                done_on: None,
            };
            (at::FROST, promise)
        })
        .into_iter()
        .collect()
}
