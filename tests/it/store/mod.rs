//! The record's file: what goes in comes out, what is done can be undone, and nothing else gets in.

mod chain;
mod clock;
mod copies;
mod file;
mod foreign;
mod forms;
mod keys;
mod kill;
mod places;
mod races;
mod reads;
mod restore;
pub(crate) mod room;
mod round_trip;
mod rules;
mod second_reader;
mod speed;
mod splice;
mod undo;

use jiff::Timestamp;
use jiff::civil::{Date, date};
use settled::domain::arrangement::{Arrangement, Ending, PersonWanted, StartKind};
use settled::domain::arrangement::{Continues, EndingReason};
use settled::domain::check::{Check, CheckKind, CheckOutcome};
use settled::domain::dates::PartialDate;
use settled::domain::disagreement::{Disagreement, Disagrees};
use settled::domain::fact::Fact;
use settled::domain::household::{Member, MemberRole, MemberView};
use settled::domain::introduction::{Pair, PairSource, View, ViewAbout, ViewAnswer, Voice};
use settled::domain::match_run::MatchRun;
use settled::domain::port::{Change, OpKind, Stamp, Write};
use settled::domain::profile::{Profile, ProfileKind};
use settled::domain::restricted::{SheetItem, SheetName, SheetShowing};
use settled::domain::topic::{Kind, Topic};
use settled::store::{Committed, Fault, Store};
use uuid::Uuid;

/// The day on which the tests take place.
pub(crate) const TODAY: Date = date(2026, 11, 12);

/// A store with a clock that moves on by a second with every change.
pub(crate) struct Desk {
    pub(crate) store: Store,
    /// Who is at it.
    pub(crate) who: &'static str,
    ticks: u32,
}

impl Desk {
    pub(crate) fn new() -> Self {
        Self::with(Store::in_memory(false).unwrap())
    }

    pub(crate) fn with(store: Store) -> Self {
        // The log counts on, so that ids of ops do not repeat after the file was opened again.
        let ticks = u32::try_from(store.op_count().unwrap()).unwrap();
        Self {
            store,
            who: "Bethan",
            ticks,
        }
    }

    /// The stamp of the next change.
    pub(crate) fn stamp(&mut self) -> Stamp {
        self.ticks += 1;
        Stamp {
            op: id(0x0b_0000_0000 + u128::from(self.ticks)),
            at: start() + jiff::SignedDuration::from_secs(i64::from(self.ticks)),
            today: TODAY,
            who: self.who.to_owned(),
        }
    }

    pub(crate) fn apply(&mut self, kind: OpKind, writes: Vec<Write>) -> Result<Committed, Fault> {
        let stamp = self.stamp();
        self.store.apply(
            &Change {
                kind,
                about: format!("change {}", self.ticks),
                writes,
            },
            &stamp,
        )
    }

    /// Makes a change that nothing stands against.
    pub(crate) fn put(&mut self, writes: Vec<Write>) -> Committed {
        self.apply(OpKind::ProfileChanged, writes).unwrap()
    }

    pub(crate) fn undo(&mut self) -> Result<settled::store::Reversed, Fault> {
        let stamp = self.stamp();
        self.store.undo(&stamp)
    }

    pub(crate) fn redo(&mut self) -> Result<settled::store::Reversed, Fault> {
        let stamp = self.stamp();
        self.store.redo(&stamp)
    }
}

pub(crate) fn start() -> Timestamp {
    "2026-11-12T09:00:00Z".parse().unwrap()
}

/// The identifier with this number.
pub(crate) fn id<T: From<Uuid>>(n: u128) -> T {
    T::from(Uuid::from_u128(n))
}

pub(crate) fn profile(n: u128, kind: ProfileKind, name: &str) -> Profile {
    Profile::new(id(n), kind, name)
}

pub(crate) fn aled() -> Profile {
    profile(1, ProfileKind::Person, "Aled P")
}

pub(crate) fn morgan() -> Profile {
    profile(2, ProfileKind::Household, "Morgan")
}

pub(crate) fn pair(n: u128, mover: u128, home: u128) -> Pair {
    Pair {
        id: id(n),
        mover: id(mover),
        home: id(home),
        kind: Kind::LiveIn,
        source: PairSource::Shortlist,
        since: date(2026, 9, 1),
        set_aside_on: None,
        set_aside_by: None,
        set_aside_reason: None,
        set_aside_words: String::new(),
    }
}

pub(crate) fn view(n: u128, pair: u128, voice: Voice, answer: ViewAnswer) -> View {
    View {
        id: id(n),
        pair: id(pair),
        introduction: None,
        voice,
        member: None,
        about: ViewAbout::Arrangement,
        answer,
        words: String::new(),
        how: None,
        on_their_own: None,
        on: date(2026, 11, 1),
        turn: 0,
    }
}

pub(crate) fn arrangement(
    n: u128,
    pair: u128,
    (mover, home): (u128, u128),
    from: Date,
) -> Arrangement {
    Arrangement {
        id: id(n),
        pair: id(pair),
        mover: id(mover),
        home: id(home),
        kind: Kind::LiveIn,
        start_kind: StartKind::Continuation,
        start: from,
        planned_end: None,
        trial_until: None,
        first_review: None,
        reviewed_on: None,
        decision_due: None,
        continues: None,
        agreed: String::new(),
    }
}

pub(crate) fn ending(n: u128, arrangement: u128, on: Date) -> Ending {
    Ending {
        id: id(n),
        arrangement: id(arrangement),
        on,
        planned: true,
        person_wanted: PersonWanted::Wanted,
        reason: EndingReason::OwnPlace,
        destination: String::new(),
        continues: Continues::Visits,
        learned: String::new(),
    }
}

pub(crate) fn supported(n: u128, home: u128, name: &str) -> Member {
    Member {
        id: id(n),
        home: id(home),
        name: name.to_owned(),
        role: MemberRole::PersonSupported,
        age: None,
        view: MemberView::NotAsked,
        words: String::new(),
        asked_on: None,
        from: None,
        left: None,
    }
}

pub(crate) fn approved_for(n: u128, home: u128, places: &str) -> Fact {
    Fact::yes(id(n), id(home), Topic::ApprovedFor, "", places)
}

pub(crate) fn approval(n: u128, home: u128, expires: Option<Date>) -> Check {
    Check {
        id: id(n),
        profile: id(home),
        member: None,
        kind: CheckKind::Approval,
        outcome: CheckOutcome::Clear,
        done_on: Some(date(2025, 12, 1)),
        expires_on: expires,
        decided_by: "panel".to_owned(),
        note: String::new(),
    }
}

/// A list kept for Aled P.
pub(crate) fn match_run(n: u128) -> MatchRun {
    MatchRun {
        id: id(n),
        subject: id(1),
        at: start(),
        who: "Bethan".to_owned(),
        preferences: "3f9a21c0".to_owned(),
        rules: 1,
        neutrals: 2,
        compared: 48,
        could_work: 14,
        not_enough: 4,
        left_out: 30,
        list: "v1\nw pets want 2 40".to_owned(),
    }
}

/// Somebody thinks that Aled P and the Morgans fit better than matching says.
pub(crate) fn disagreement(n: u128) -> Disagreement {
    Disagreement {
        id: id(n),
        mover: id(1),
        home: id(2),
        on: date(2026, 11, 12),
        who: "Bethan".to_owned(),
        way: Disagrees::FitsBetter,
        words: "He has known Nel since she was a pup".to_owned(),
    }
}

/// An item of Aled P's health sheet.
pub(crate) fn sheet_item(n: u128) -> SheetItem {
    SheetItem {
        id: id(n),
        profile: id(1),
        sheet: SheetName::Health,
        what: "Absences".to_owned(),
        own_words: "I know when one is coming".to_owned(),
        helps: "Sitting down".to_owned(),
        changed: "Fewer since May".to_owned(),
        last: Some(PartialDate::Month(2026, 3)),
        context: "Long days".to_owned(),
        need_to_know: "Whoever is with me".to_owned(),
        review: Some(date(2026, 12, 1)),
        looked_at: date(2026, 11, 12),
    }
}

/// That it was shown to the Morgans.
pub(crate) fn sheet_showing(n: u128) -> SheetShowing {
    SheetShowing {
        id: id(n),
        profile: id(1),
        sheet: SheetName::Health,
        on: date(2026, 11, 12),
        by: "Bethan".to_owned(),
        to: "Morgan".to_owned(),
        why: "Aled asked us to".to_owned(),
    }
}

/// Everything that one of each noun needs, in an order in which it can be written.
pub(crate) fn one_of_each() -> Vec<Write> {
    round_trip::one_of_each()
}
