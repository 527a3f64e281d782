//! The two sample files: every row against a table written by reading the files, not by running
//! the program.

use std::collections::{HashMap, HashSet};

use jiff::civil::{Date, date};
use uuid::Uuid;

use settled::domain::id::Ids;
use settled::domain::port::{Change, OpKind, Record, RecordKind, Row, Write};
use settled::domain::profile::{Leftover, Profile, ProfileKind};
use settled::domain::text::is_hostile;
use settled::exchange::doubles::Existing;
use settled::exchange::echo::outcome_sentence;
use settled::exchange::plan::{Context, Counts, Outcome, Plan, PlanRow};
use settled::exchange::problem::{Note, WhyKept};
use settled::exchange::writes::change;
use settled::words::Words;

pub(super) const PEOPLE: &[u8] = include_bytes!("../../fixtures/import/people.csv");
pub(super) const HOUSEHOLDS: &[u8] = include_bytes!("../../fixtures/import/households.csv");

pub(super) const TODAY: Date = date(2026, 11, 12);

pub(super) fn plan_of(bytes: &[u8], file: &str, existing: &[Existing]) -> Plan {
    let cx = Context {
        today: TODAY,
        practice: false,
    };
    Plan::new(bytes, file, existing.to_vec(), &Words::english(), cx).unwrap()
}

pub(super) fn both() -> [Plan; 2] {
    [
        plan_of(PEOPLE, "people.csv", &[]),
        plan_of(HOUSEHOLDS, "households.csv", &[]),
    ]
}

pub(super) fn ids() -> Ids {
    Ids::new(Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0000))
}

pub(super) fn records<R: Record>(change: &Change) -> Vec<R> {
    let put = |write: &Write| match write {
        Write::Put(row) if row.kind == R::KIND => Some(R::from_row(row).unwrap()),
        Write::Put(_) | Write::TakeOut(..) => None,
    };
    change.writes.iter().filter_map(put).collect()
}

pub(super) fn profile<'a>(profiles: &'a [Profile], reference: &str) -> &'a Profile {
    profiles
        .iter()
        .find(|p| p.their_reference == reference)
        .unwrap()
}

fn word(outcome: &Outcome) -> &'static str {
    match outcome {
        Outcome::Added => "added",
        Outcome::NeedsAnswer(_) => "needs an answer",
        Outcome::LikelyDuplicate { .. } => "likely duplicate",
        Outcome::Refused(_) => "refused",
        Outcome::Empty => "empty",
    }
}

fn table(plan: &Plan) -> Vec<String> {
    let words = Words::english();
    let row = |row: &PlanRow| {
        let reference = row.cells.first().unwrap();
        let reason = outcome_sentence(&words, &row.outcome);
        format!(
            "{}\t{reference}\t{}\t{reason}",
            row.number,
            word(&row.outcome)
        )
    };
    plan.rows().iter().map(row).collect()
}

#[test]
fn every_row_of_the_sample_files_ends_as_the_table_says() {
    let [people, households] = both();
    assert_eq!(people.kind(), ProfileKind::Person);
    assert_eq!(households.kind(), ProfileKind::Household);
    for (plan, wanted) in [
        (
            &people,
            include_str!("../../fixtures/import/people.outcomes.tsv"),
        ),
        (
            &households,
            include_str!("../../fixtures/import/households.outcomes.tsv"),
        ),
    ] {
        let table = table(plan);
        let wanted: Vec<&str> = wanted.lines().skip(1).collect();
        assert_eq!(table.len(), wanted.len());
        for (row, wanted) in table.iter().zip(wanted) {
            assert_eq!(row, wanted);
        }
    }
}

#[test]
fn the_counts_add_up_to_the_files() {
    let [people, households] = both();
    let wanted = Counts {
        added: 53,
        needs_answer: 6,
        likely_duplicate: 1,
        refused: 1,
        empty: 1,
    };
    assert_eq!((people.counts(), people.counts().rows()), (wanted, 62));
    let wanted = Counts {
        added: 43,
        needs_answer: 3,
        likely_duplicate: 1,
        refused: 1,
        empty: 0,
    };
    assert_eq!(
        (households.counts(), households.counts().rows()),
        (wanted, 48)
    );
}

#[test]
fn both_files_become_one_change_that_names_them() {
    let change = change(&both(), &Words::english(), &ids()).unwrap();
    assert_eq!(change.kind, OpKind::Imported);
    assert_eq!(
        change.about,
        "people.csv: 53 people and households.csv: 43 households"
    );
    let profiles: Vec<Profile> = records(&change);
    assert_eq!(profiles.len(), 96);
    assert!(
        profiles.iter().all(|p| p.reference.is_empty()),
        "the store allots references"
    );
    let distinct: HashSet<_> = change
        .writes
        .iter()
        .map(|write| match write {
            Write::Put(row) => row.id,
            Write::TakeOut(..) => panic!("an import takes nothing out"),
        })
        .collect();
    assert_eq!(distinct.len(), change.writes.len());
}

#[test]
fn a_second_run_adds_nothing() {
    let first = change(&both(), &Words::english(), &ids()).unwrap();
    let existing: Vec<Existing> = records::<Profile>(&first)
        .iter()
        .map(Existing::from)
        .collect();
    for (bytes, file, added) in [
        (PEOPLE, "people.csv", 53),
        (HOUSEHOLDS, "households.csv", 43),
    ] {
        let again = plan_of(bytes, file, &existing);
        assert_eq!(again.counts().added, 0);
        assert_eq!(again.counts().likely_duplicate, added + 1);
        assert!(change(&[again], &Words::english(), &ids()).is_none());
    }
}

#[test]
fn what_is_not_understood_is_listed_and_kept() {
    let plans = both();
    let listed: HashMap<(usize, &str), (&str, WhyKept)> = plans
        .iter()
        .flat_map(Plan::unplaced)
        .map(|cell| ((cell.row, cell.heading), (cell.cell, cell.why)))
        .collect();
    assert_eq!(
        listed.get(&(19, "Approved on")),
        Some(&("Easter 2019", WhyKept::NotUnderstood))
    );
    assert_eq!(
        listed.get(&(5, "Approved on")),
        Some(&("6.10.25", WhyKept::NotApprovedYet))
    );
    assert_eq!(listed.get(&(16, "Status")), Some(&("?", WhyKept::NotKnown)));
    assert_eq!(
        listed.get(&(10, "Pets")),
        Some(&("no", WhyKept::NotUnderstood))
    );
    assert_eq!(
        listed.get(&(18, "Pets")),
        Some(&("Y", WhyKept::NotUnderstood))
    );
}

#[test]
fn every_kept_cell_of_an_added_row_becomes_a_leftover() {
    let plans = both();
    let kept: usize = plans
        .iter()
        .flat_map(Plan::rows)
        .filter(|row| row.outcome == Outcome::Added)
        .map(|row| row.draft.kept.len())
        .sum();
    let change = change(&plans, &Words::english(), &ids()).unwrap();
    let leftovers: Vec<Leftover> = records(&change);
    assert_eq!(leftovers.len(), kept);
    assert!(
        leftovers
            .iter()
            .any(|l| (l.heading.as_str(), l.cell.as_str()) == ("Approved on", "Easter 2019"))
    );
    assert!(kept > 0);
}

#[test]
fn hostile_cells_come_in_harmless() {
    let plans = both();
    let change = change(&plans, &Words::english(), &ids()).unwrap();
    let profiles: Vec<Profile> = records(&change);
    assert_eq!(
        profile(&profiles, "R025").notes,
        "[2J ]0;owned Kind and funny"
    );
    assert_eq!(profile(&profiles, "R028").known_as, "Siân esrever");
    let notes: Vec<_> = plans[0]
        .notes()
        .filter(|(_, _, note)| *note == Note::HiddenTakenOut)
        .collect();
    assert_eq!(
        notes.iter().map(|(row, _, _)| *row).collect::<Vec<_>>(),
        [27, 30]
    );
    let long = &profile(&profiles, "R031").notes;
    assert!(long.starts_with("long long") && long.chars().count() > 1_000);
    for row in change.writes.iter().filter_map(put_row) {
        for text in row.values.iter().filter_map(|v| v.as_text()) {
            assert!(
                !text.chars().any(|c| is_hostile(c) && c != '\n'),
                "{text:?}"
            );
        }
    }
}

fn put_row(write: &Write) -> Option<&Row> {
    match write {
        Write::Put(row) => Some(row),
        Write::TakeOut(..) => None,
    }
}

#[test]
fn answers_are_read_anew_and_every_row_can_be_brought_in_or_left_out() {
    let mut plan = plan_of(PEOPLE, "people.csv", &[]);
    plan.answer(5, 2, "14/3/1962");
    plan.answer(9, 3, "SA1 8AB");
    plan.answer(13, 1, "Gwen T");
    plan.answer(17, 2, "28/2/1988");
    plan.answer(24, 1, "Cam D");
    plan.answer(36, 4, "live-in");
    plan.leave_out(51);
    plan.keep_both(21);
    let counts = plan.counts();
    assert_eq!(
        counts,
        Counts {
            added: 60,
            needs_answer: 0,
            likely_duplicate: 0,
            refused: 1,
            empty: 1
        }
    );
    plan.take_in(51);
    plan.answer(51, 13, "30/11/2025");
    assert_eq!((plan.counts().added, plan.counts().rows()), (61, 62));
    plan.answer(13, 1, "=1+1");
    assert_eq!(plan.counts().refused, 1);
}

#[test]
fn a_duplicate_of_a_row_that_is_left_out_is_no_duplicate() {
    let mut plan = plan_of(PEOPLE, "people.csv", &[]);
    plan.leave_out(20);
    assert_eq!(
        (plan.counts().likely_duplicate, plan.counts().refused),
        (0, 2)
    );
}

#[test]
fn nothing_but_known_tables_is_written() {
    let change = change(&both(), &Words::english(), &ids()).unwrap();
    let kinds: HashSet<RecordKind> = change
        .writes
        .iter()
        .filter_map(put_row)
        .map(|r| r.kind)
        .collect();
    let wanted = [
        RecordKind::Profile,
        RecordKind::Fact,
        RecordKind::MustHave,
        RecordKind::Check,
        RecordKind::Milestone,
        RecordKind::Member,
        RecordKind::Leftover,
    ];
    assert_eq!(kinds, HashSet::from(wanted));
}
