//! Whatever the bytes are: a plan or a fault, never a panic, and every row counted once.

use proptest::prelude::*;

use super::outcomes::{HOUSEHOLDS, PEOPLE, TODAY, ids, plan_of};
use settled::domain::port::Write;
use settled::exchange::headings::{LeftOut, Target};
use settled::exchange::plan::{Context, Outcome, Plan};
use settled::exchange::problem::ImportFault;
use settled::exchange::writes::change;
use settled::words::Words;

/// A few bytes of the sample file changed, cut out or doubled.
fn mutated() -> impl Strategy<Value = Vec<u8>> {
    let spice = prop_oneof![
        Just(b"\"".to_vec()),
        Just(b",".to_vec()),
        Just(b"\r\n".to_vec()),
        Just(b"=1+1".to_vec()),
        Just("\u{202e}".as_bytes().to_vec()),
        Just(b"\x1b[2J".to_vec()),
        Just(b"\xff".to_vec()),
        Just(b"99999999999999999999".to_vec()),
        prop::collection::vec(any::<u8>(), 0..6),
    ];
    let edits = prop::collection::vec((any::<prop::sample::Index>(), 0..12_usize, spice), 1..24);
    (any::<bool>(), edits).prop_map(|(people, edits)| {
        let mut bytes = if people {
            PEOPLE.to_vec()
        } else {
            HOUSEHOLDS.to_vec()
        };
        for (at, cut, put) in edits {
            let from = at.index(bytes.len());
            let to = (from + cut).min(bytes.len());
            bytes.splice(from..to, put);
        }
        bytes
    })
}

fn check(bytes: &[u8]) -> Result<(), TestCaseError> {
    let cx = Context {
        today: TODAY,
        practice: false,
    };
    let words = Words::english();
    let Ok(mut plan) = Plan::new(bytes, "list.csv", Vec::new(), &words, cx) else {
        return Ok(());
    };
    prop_assert_eq!(plan.counts().rows(), plan.rows().len());
    let added = plan.counts().added;
    let written = change(std::slice::from_ref(&plan), &words, &ids());
    let profiles = written.map_or(0, |change| {
        let is_profile = |w: &&Write| matches!(w, Write::Put(row) if row.kind.table() == "profile");
        change.writes.iter().filter(is_profile).count()
    });
    prop_assert_eq!(
        profiles,
        added,
        "one profile for each row that is ready, and no other"
    );
    let numbers: Vec<usize> = plan.rows().iter().map(|row| row.number).collect();
    for row in numbers {
        plan.leave_out(row);
    }
    prop_assert!(
        change(&[plan], &words, &ids()).is_none(),
        "what is left out is not written"
    );
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn mutated_files_are_planned_or_refused(bytes in mutated()) {
        check(&bytes)?;
    }

    #[test]
    fn any_bytes_are_planned_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        check(&bytes)?;
    }

    #[test]
    fn any_cells_are_planned(cells in prop::collection::vec("\\PC{0,24}", 15)) {
        let heading = "Ref,Name,DOB,Postcode,Looking for,When,Support reason,Likes,Must have,Smoker,Pets,\
                       Wheelchair,Languages,Referred,Notes";
        let row: Vec<String> = cells.iter().map(|c| format!("\"{}\"", c.replace('"', "\"\""))).collect();
        check(format!("{heading}\n{}\n", row.join(",")).as_bytes())?;
    }
}

#[test]
fn practice_people_never_go_among_real_ones() {
    let marked = b"DEMO,Name,DOB\nDEMO,Aled P,1992-11-12\n";
    let plan = |practice| {
        Plan::new(
            marked,
            "people.csv",
            Vec::new(),
            &Words::english(),
            Context {
                today: TODAY,
                practice,
            },
        )
    };
    assert_eq!(plan(false).unwrap_err(), ImportFault::PracticeIntoReal);
    assert_eq!(plan(true).unwrap().counts().added, 1);
}

#[test]
fn what_is_not_needed_is_left_out_and_said_so() {
    let plan = plan_of(
        b"LA_Person_Unique_Identifier,Name,NHS_Number,Ethnicity,Gender,Date_of_Birth,Employment_Status\n\
          7,Aled P,9434765919,White,M,1992-11-12,Unknown\n",
        "cld.csv",
        &[],
    );
    let targets: Vec<Target> = plan.columns().iter().map(|c| c.target).collect();
    assert_eq!(
        targets,
        [
            Target::Reference,
            Target::Name,
            Target::LeaveOut(LeftOut::NotNeeded),
            Target::LeaveOut(LeftOut::Equality),
            Target::LeaveOut(LeftOut::Equality),
            Target::Born,
            Target::Keep,
        ]
    );
    let change = change(&[plan], &Words::english(), &ids()).unwrap();
    let texts: Vec<&str> = change
        .writes
        .iter()
        .filter_map(|w| match w {
            Write::Put(row) => Some(row),
            Write::TakeOut(..) => None,
        })
        .flat_map(|row| row.values.iter().filter_map(|v| v.as_text()))
        .collect();
    assert!(
        texts
            .iter()
            .all(|t| !t.contains("9434765919") && *t != "White" && *t != "M")
    );
}

#[test]
fn a_column_can_be_sent_elsewhere() {
    let mut plan = plan_of(b"Name,Ref Wkr,Aka\nAled P,Dai,Al\n", "people.csv", &[]);
    assert_eq!(plan.unplaced().count(), 2);
    plan.leave_out_column(1);
    plan.set_column(2, Target::Name);
    assert_eq!(plan.rows()[0].name(), "Al");
    assert_eq!(
        plan.unplaced().map(|cell| cell.cell).collect::<Vec<_>>(),
        ["Aled P"]
    );
    assert_eq!(plan.rows()[0].outcome, Outcome::Added);
}
