use super::*;
use crate::domain::arrangement::Arrangement;
use crate::domain::arrangement::{Continues, Ending, EndingReason, PersonWanted, StartKind};
use crate::domain::check::Check;
use crate::domain::check::CheckOutcome;
use crate::domain::dates::PartialDate;
use crate::domain::id::{CheckId, EndingId, ViewId};
use crate::domain::introduction::{Happened, Introduction, NextStep, View, ViewAbout, ViewAnswer};
use crate::domain::introduction::{Pair, PairSource, Promise};
use crate::domain::profile::Profile;
use crate::domain::profile::ProfileKind;
use crate::domain::topic::Kind;
use jiff::civil::{date, time};
use uuid::Uuid;

/// Thursday.
const TODAY: Date = date(2026, 11, 12);

fn id(n: u128) -> Uuid {
    Uuid::from_u128(n)
}

/// November 2026.
fn nov(day: i8) -> Date {
    date(2026, 11, day)
}

/// The pair `n`, considered since October, of a person and a home with ids of their own.
fn pair(n: u128, mover: &str, home: &str) -> PairSheet {
    let (mover_id, home_id) = (ProfileId(id(1000 + n)), ProfileId(id(2000 + n)));
    PairSheet {
        pair: Pair {
            id: PairId(id(n)),
            mover: mover_id,
            home: home_id,
            kind: Kind::LiveIn,
            source: PairSource::Shortlist,
            since: date(2026, 10, 1),
            set_aside_on: None,
            set_aside_by: None,
            set_aside_reason: None,
            set_aside_words: String::new(),
        },
        mover: Profile::new(mover_id, ProfileKind::Person, mover),
        home: Profile::new(home_id, ProfileKind::Household, home),
        introductions: Vec::new(),
        views: Vec::new(),
        living: None,
    }
}

impl PairSheet {
    fn met(mut self, kind: MeetingKind, on: Date, happened: Happened, next: NextStep) -> Self {
        let n = 10 * self.pair.id.0.as_u128() + self.introductions.len() as u128;
        self.introductions.push(Introduction {
            id: IntroductionId(id(n)),
            pair: self.pair.id,
            kind,
            on,
            at: None,
            happened,
            worries: String::new(),
            worries_asked: false,
            next_step: next,
            learned: String::new(),
            notes: String::new(),
        });
        self
    }

    fn planned_on(self, kind: MeetingKind, on: Date) -> Self {
        self.met(kind, on, Happened::Planned, NextStep::NotDecided)
    }

    fn at(mut self, hour: i8) -> Self {
        let last = self.introductions.last_mut().expect("a meeting");
        last.at = Some(time(hour, 30, 0, 0));
        self
    }

    fn said(mut self, voice: Voice, about: ViewAbout, answer: ViewAnswer, on: Date) -> Self {
        self.views.push(View {
            id: ViewId(id(1)),
            pair: self.pair.id,
            introduction: None,
            voice,
            member: None,
            about,
            answer,
            words: String::new(),
            how: None,
            on_their_own: None,
            on,
            turn: 0,
        });
        self
    }
}

fn profile(n: u128, name: &str, stage: Stage) -> ProfileLine {
    ProfileLine {
        id: ProfileId(id(n)),
        kind: ProfileKind::Person,
        reference: String::new(),
        known_as: name.to_owned(),
        full_name: String::new(),
        postcode: String::new(),
        age: None,
        kinds: Vec::new(),
        stage,
        free_places: None,
        waiting_since: None,
        agreed_on: None,
    }
}

fn promise(words: &str, due: Date, pair: Option<u128>) -> PromiseLine {
    PromiseLine {
        promise: Promise {
            id: PromiseId(id(1)),
            profile: ProfileId(id(5000)),
            pair: pair.map(|n| PairId(id(n))),
            words: words.to_owned(),
            due,
            done_on: None,
        },
        name: "Frost house".to_owned(),
        pair: pair.map(|n| PairId(id(n))),
    }
}

fn check(profile: u128, outcome: CheckOutcome, done: Date, expires: Date) -> CheckLine {
    CheckLine {
        check: Check {
            id: CheckId(id(1)),
            profile: ProfileId(id(profile)),
            member: None,
            kind: CheckKind::Dbs,
            outcome,
            done_on: Some(done),
            expires_on: Some(expires),
            decided_by: String::new(),
            note: String::new(),
        },
        name: "Morgan house".to_owned(),
        kind: ProfileKind::Household,
    }
}

fn living() -> Living {
    Living {
        arrangement: Arrangement {
            id: ArrangementId(id(1)),
            pair: PairId(id(1)),
            mover: ProfileId(id(1001)),
            home: ProfileId(id(2001)),
            kind: Kind::LiveIn,
            start_kind: StartKind::Planned,
            start: date(2026, 10, 20),
            planned_end: None,
            trial_until: None,
            first_review: None,
            reviewed_on: None,
            decision_due: None,
            continues: None,
            agreed: String::new(),
        },
        ending: None,
        mover_name: "Joan T".to_owned(),
        home_name: "Sue Lambert".to_owned(),
    }
}

fn nothing<'a>() -> DueInput<'a> {
    DueInput {
        today: TODAY,
        pairs: &[],
        livings: &[],
        checks: &[],
        promises: &[],
        profiles: &[],
        sheets: &[],
    }
}

/// What is due and when, in order.
fn told(input: &DueInput<'_>) -> Vec<(Date, DueWhat)> {
    due(input).into_iter().map(|d| (d.when, d.what)).collect()
}

fn of_pairs(pairs: &[PairSheet]) -> Vec<(Date, DueWhat)> {
    told(&DueInput { pairs, ..nothing() })
}

#[test]
fn today_reads_as_it_was_drawn() {
    use MeetingKind::{FirstMeeting, Overnight, TeaVisit, VideoCall};
    let pairs = [
        pair(1, "Mair E", "Patel house").planned_on(Overnight, nov(13)),
        pair(2, "Ravi S", "Frost house")
            .planned_on(FirstMeeting, TODAY)
            .at(10),
        pair(3, "Aled P", "Morgan house").planned_on(TeaVisit, nov(11)),
        pair(4, "Joan T", "Evans house").planned_on(VideoCall, nov(9)),
        pair(5, "Gwyn H", "Pugh house")
            .planned_on(VideoCall, TODAY)
            .at(9),
        pair(6, "Sam K", "Okafor house").planned_on(VideoCall, nov(20)),
    ];
    let mut bethan = profile(9, "Bethan R", Stage::Introductions);
    bethan.agreed_on = Some(date(2025, 11, 18));
    let promises = [
        promise("Ring Carys Morgan", TODAY, Some(3)),
        promise("Ask about stairs", nov(17), None),
    ];
    let all = due(&DueInput {
        pairs: &pairs,
        promises: &promises,
        profiles: &[bethan],
        ..nothing()
    });
    let shown = |rows: &[&Due]| -> Vec<(Date, DueWhat, String)> {
        rows.iter()
            .map(|d| {
                let home = d.who.1.as_ref().map(|h| format!(", {h}"));
                let who = format!("{}{}", d.who.0, home.unwrap_or_default());
                (d.when, d.what.clone(), who)
            })
            .collect()
    };
    let bands = bands(&all, TODAY);
    let row = |day, what, who: &str| (nov(day), what, who.to_owned());
    let promised = |words: &str| DueWhat::PromiseDue(words.to_owned());
    assert_eq!(
        shown(&bands.late),
        [
            row(11, DueWhat::HowDidItGo(TeaVisit), "Aled P, Morgan house"),
            row(9, DueWhat::HowDidItGo(VideoCall), "Joan T, Evans house"),
        ]
    );
    assert_eq!(
        shown(&bands.today),
        [
            row(12, DueWhat::Meeting(VideoCall), "Gwyn H, Pugh house"),
            row(12, DueWhat::Meeting(FirstMeeting), "Ravi S, Frost house"),
            row(12, promised("Ring Carys Morgan"), "Aled P, Morgan house"),
        ]
    );
    assert_eq!(
        shown(&bands.next_7_days),
        [
            row(13, DueWhat::Meeting(Overnight), "Mair E, Patel house"),
            row(17, promised("Ask about stairs"), "Frost house"),
            row(18, DueWhat::ProfileOld, "Bethan R"),
        ]
    );
    assert_eq!(
        shown(&bands.later),
        [row(20, DueWhat::Meeting(VideoCall), "Sam K, Okafor house")]
    );
}

#[test]
fn the_seventh_day_is_still_within_the_next_seven() {
    let pairs = [pair(1, "Aled P", "Morgan house").planned_on(MeetingKind::DayOut, nov(19))];
    let all = due(&DueInput {
        pairs: &pairs,
        ..nothing()
    });
    assert_eq!(bands(&all, TODAY).next_7_days.len(), 1);
    assert_eq!(bands(&all, nov(11)).later.len(), 1);
}

#[test]
fn a_series_waits_for_views_then_for_a_step_then_for_a_day_to_begin() {
    use ViewAbout::{Arrangement, Meeting};
    use ViewAnswer::{NotSure, Yes};
    let met = |next| {
        pair(1, "Aled P", "Morgan house").met(MeetingKind::TeaVisit, nov(10), Happened::Yes, next)
    };
    let by = nov(17);
    let waiting = |voice| (by, DueWhat::WaitingForView(voice));

    let silent = met(NextStep::NotDecided);
    assert_eq!(
        of_pairs(std::slice::from_ref(&silent)),
        [waiting(Voice::Mover), waiting(Voice::Home)]
    );
    let heard = silent.said(Voice::Mover, Meeting, Yes, nov(10)).said(
        Voice::Home,
        Meeting,
        NotSure,
        nov(11),
    );
    assert_eq!(
        of_pairs(std::slice::from_ref(&heard)),
        [(by, DueWhat::NextStepNotSet)]
    );
    let planned = heard.planned_on(MeetingKind::DayOut, nov(20));
    assert_eq!(
        of_pairs(&[planned]),
        [(nov(20), DueWhat::Meeting(MeetingKind::DayOut))]
    );

    // Asked about the arrangement: not sure is not an answer yet, a yes to meeting again is none.
    let asked = met(NextStep::Agree)
        .said(Voice::Mover, Meeting, Yes, nov(10))
        .said(Voice::Home, Arrangement, NotSure, nov(10));
    assert_eq!(
        of_pairs(std::slice::from_ref(&asked)),
        [waiting(Voice::Mover), waiting(Voice::Home)]
    );
    let agreed = asked.said(Voice::Mover, Arrangement, Yes, nov(11)).said(
        Voice::Home,
        Arrangement,
        Yes,
        nov(12),
    );
    assert_eq!(
        of_pairs(std::slice::from_ref(&agreed)),
        [(nov(19), DueWhat::BothSaidYes)]
    );
    let begun = PairSheet {
        living: Some(living()),
        ..agreed
    };
    assert_eq!(of_pairs(&[begun]), []);
}

#[test]
fn a_pause_and_a_pair_set_aside_ask_for_nothing() {
    let paused = pair(1, "Aled P", "Morgan house")
        .met(
            MeetingKind::TeaVisit,
            nov(1),
            Happened::Yes,
            NextStep::Pause,
        )
        .said(Voice::Mover, ViewAbout::Meeting, ViewAnswer::Yes, nov(1))
        .said(Voice::Home, ViewAbout::Meeting, ViewAnswer::Yes, nov(1));
    let mut aside = pair(2, "Nia W", "Griffiths").planned_on(MeetingKind::TeaVisit, nov(20));
    aside.pair.set_aside_on = Some(nov(2));
    assert_eq!(of_pairs(&[paused, aside]), []);
}

#[test]
fn a_meeting_called_off_leaves_the_step_open_and_asks_nobody_how_it_went() {
    let off = pair(1, "Aled P", "Morgan house").met(
        MeetingKind::TeaVisit,
        nov(4),
        Happened::CancelledByHome,
        NextStep::NotDecided,
    );
    assert_eq!(of_pairs(&[off]), [(nov(11), DueWhat::NextStepNotSet)]);
}

#[test]
fn the_days_of_an_arrangement_go_away_when_they_are_dealt_with() {
    let mut l = living();
    l.arrangement.first_review = Some(nov(30));
    l.arrangement.trial_until = Some(nov(1));
    l.arrangement.decision_due = Some(nov(14));
    let of = |l: &Living, pairs: &[PairSheet]| {
        told(&DueInput {
            livings: std::slice::from_ref(l),
            pairs,
            ..nothing()
        })
    };
    assert_eq!(
        of(&l, &[]),
        [
            (nov(1), DueWhat::TrialEnds),
            (nov(14), DueWhat::DecisionDue),
            (nov(30), DueWhat::FirstReview),
        ]
    );
    let both = [Voice::Mover, Voice::Home]
        .into_iter()
        .fold(pair(1, "Joan T", "Sue Lambert"), |p, v| {
            p.said(v, ViewAbout::Arrangement, ViewAnswer::Yes, nov(3))
        });
    l.arrangement.reviewed_on = Some(nov(10));
    assert_eq!(of(&l, &[both]), []);

    l.arrangement.reviewed_on = None;
    l.ending = Some(Ending {
        id: EndingId(id(1)),
        arrangement: l.arrangement.id,
        on: nov(11),
        planned: false,
        person_wanted: PersonWanted::Died,
        reason: EndingReason::Death,
        destination: String::new(),
        continues: Continues::None,
        learned: String::new(),
    });
    assert_eq!(of(&l, &[]), []);
}

#[test]
fn checks_show_28_days_ahead_and_only_the_newest_decision_counts() {
    use CheckOutcome::{Clear, NotOk, Pending};
    let (long_ago, expires) = (date(2023, 1, 1), CheckKind::Dbs);
    let of = |checks: &[CheckLine]| {
        told(&DueInput {
            checks,
            ..nothing()
        })
    };
    let clear = |p, until| check(p, Clear, long_ago, until);
    assert_eq!(
        of(&[
            clear(1, date(2026, 12, 11)),
            clear(2, date(2026, 12, 10)),
            clear(3, TODAY),
            clear(4, nov(11)),
        ]),
        [
            (nov(11), DueWhat::CheckExpired(expires)),
            (TODAY, DueWhat::CheckExpires(expires)),
            (date(2026, 12, 10), DueWhat::CheckExpires(expires)),
        ]
    );
    let renewed = check(1, Clear, nov(1), date(2029, 11, 1));
    assert_eq!(of(&[renewed, clear(1, nov(11))]), []);
    let under_way = check(1, Pending, nov(2), nov(2));
    assert_eq!(
        of(&[clear(1, nov(11)), under_way]),
        [(nov(11), DueWhat::CheckExpired(expires))]
    );
    let refused = check(1, NotOk, nov(3), nov(3));
    assert_eq!(of(&[clear(1, nov(11)), refused]), []);
}

#[test]
fn somebody_who_waits_hears_from_us_within_28_days_of_the_last_thing_that_happened() {
    let of = |p: &ProfileLine, pairs: &[PairSheet], promises: &[PromiseLine]| {
        told(&DueInput {
            profiles: std::slice::from_ref(p),
            pairs,
            promises,
            ..nothing()
        })
    };
    let mut aled = profile(1001, "Aled P", Stage::Looking);
    let silent = |day| (day, DueWhat::NotContacted28Days);
    assert_eq!(of(&aled, &[], &[]), [silent(TODAY)], "nothing is known");
    // September as a whole: its last day, and 28 days.
    aled.waiting_since = Some(PartialDate::Month(2026, 9));
    assert_eq!(of(&aled, &[], &[]), [silent(date(2026, 10, 28))]);
    let mut aside = pair(1, "Aled P", "Morgan house");
    aside.pair.set_aside_on = Some(nov(2));
    assert_eq!(of(&aled, &[aside.clone()], &[]), [silent(nov(30))]);
    let mut ring = promise("Ring Aled", nov(25), None);
    ring.promise.profile = aled.id;
    let promised = DueWhat::PromiseDue("Ring Aled".to_owned());
    assert_eq!(of(&aled, &[], &[ring.clone()]), [(nov(25), promised)]);
    ring.promise.done_on = Some(nov(5));
    assert_eq!(
        of(&aled, &[], &[ring]),
        [silent(date(2026, 12, 3))],
        "a promise kept is news"
    );
    aled.stage = Stage::InArrangement;
    assert_eq!(of(&aled, &[], &[]), []);
}

#[test]
fn reminders_stop_for_a_profile_that_has_left() {
    let pairs = [pair(1, "Aled P", "Morgan house").planned_on(MeetingKind::DayOut, nov(11))];
    let mut promised = promise("Ring Aled", nov(1), None);
    promised.promise.profile = ProfileId(id(1001));
    let mut aled = profile(1001, "Aled P", Stage::Left);
    aled.agreed_on = Some(date(2020, 1, 1));
    let checks = [check(1001, CheckOutcome::Clear, nov(1), nov(2))];
    let input = |profiles| DueInput {
        pairs: &pairs,
        promises: std::slice::from_ref(&promised),
        checks: &checks,
        profiles,
        ..nothing()
    };
    assert_eq!(due(&input(&[])).len(), 3);
    assert_eq!(due(&input(&[aled])), []);
}
