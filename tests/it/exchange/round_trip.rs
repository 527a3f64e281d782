//! What an export writes: harmless in a spreadsheet, and read back as it was.

use std::collections::HashMap;

use proptest::prelude::*;

use super::outcomes::{HOUSEHOLDS, PEOPLE, TODAY, ids, plan_of, records};
use settled::domain::check::Check;
use settled::domain::fact::{Answer, Fact};
use settled::domain::id::ProfileId;
use settled::domain::profile::{Profile, ProfileKind};
use settled::domain::sheet::Sheet;
use settled::domain::text::fold;
use settled::domain::topic::{Shape, Topic};
use settled::exchange::csv::Csv;
use settled::exchange::headings::{Target, columns};
use settled::exchange::lexicon::Lexicon;
use settled::exchange::plan::{Context, Plan};
use settled::exchange::read::read;
use settled::exchange::tables::Export;
use settled::exchange::writes::change;
use settled::words::Words;

/// Text with the characters that matter to a spreadsheet more often than chance would have them.
fn text() -> impl Strategy<Value = String> {
    let start = prop::sample::select(vec![
        "", "=", "+", "-", "@", "\t", "\r", "\n", "'", "''", "'=", "＝", "＋", "－", "＠", "-1",
        "+2.5",
    ]);
    (start, "[^\\x00]{0,20}").prop_map(|(start, rest)| format!("{start}{rest}"))
}

fn is_number(text: &str) -> bool {
    text.parse::<f64>().is_ok()
        && text
            .chars()
            .all(|c| c.is_ascii_digit() || "+-.".contains(c))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn an_export_reads_back_exactly(rows in prop::collection::vec(prop::collection::vec(text(), 3), 1..6)) {
        let mut csv = Csv::new(None, ["Name", "Notes", "More"]);
        for row in &rows {
            csv.row(row);
        }
        let table = read(&csv.into_bytes()).unwrap();
        let read: Vec<Vec<String>> = table.rows.into_iter().map(|row| row.cells).collect();
        prop_assert_eq!(read, rows);
    }

    #[test]
    fn no_cell_starts_a_formula(cells in prop::collection::vec(text(), 1..6)) {
        let mut csv = Csv::new(Some("DEMO"), ["Name"]);
        csv.row(&cells);
        // Read by another reader than our own.
        let bytes = csv.into_bytes();
        let mut reader = ::csv::ReaderBuilder::new().flexible(true).from_reader(&bytes[3..]);
        let record = reader.records().next().unwrap().unwrap();
        prop_assert_eq!(record.len(), cells.len() + 1);
        prop_assert_eq!(record.get(0), Some("DEMO"));
        for field in &record {
            let starts = field.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
            prop_assert!(!starts || is_number(field), "{:?}", field);
        }
    }

    #[test]
    fn tables_are_cut_as_another_reader_cuts_them(
        rows in prop::collection::vec(prop::collection::vec("[a-c\",; \\n]{0,6}", 2), 1..5)
    ) {
        let mut writer = ::csv::Writer::from_writer(Vec::new());
        writer.write_record(["h1", "h2"]).unwrap();
        for row in &rows {
            writer.write_record(row).unwrap();
        }
        let table = read(&writer.into_inner().unwrap()).unwrap();
        let ours: Vec<Vec<String>> = table.rows.into_iter().map(|row| row.cells).collect();
        prop_assert_eq!(ours, rows);
    }
}

/// The sheets that the import of a sample file makes.
fn sheets(bytes: &[u8], file: &str) -> Vec<Sheet> {
    let change = change(&[plan_of(bytes, file, &[])], &Words::english(), &ids()).unwrap();
    let mut facts: HashMap<ProfileId, Vec<Fact>> = HashMap::new();
    for fact in records::<Fact>(&change) {
        facts.entry(fact.profile).or_default().push(fact);
    }
    let checks: Vec<Check> = records(&change);
    records::<Profile>(&change)
        .into_iter()
        .map(|profile| {
            let id = profile.id;
            let mut sheet = Sheet::new(profile);
            sheet.facts = facts.remove(&id).unwrap_or_default();
            sheet.checks = checks.iter().filter(|c| c.profile == id).cloned().collect();
            sheet
        })
        .collect()
}

#[test]
fn exported_profiles_come_in_as_they_were() {
    for (bytes, file, kind) in [
        (PEOPLE, "people.csv", ProfileKind::Person),
        (HOUSEHOLDS, "households.csv", ProfileKind::Household),
    ] {
        let before = sheets(bytes, file);
        let words = Words::english();
        let out = Export {
            words: &words,
            today: TODAY,
            practice: false,
        };
        let written = out.profiles(kind, &before);
        let after = sheets(&written, file);
        assert_eq!(after.len(), before.len());
        for (a, b) in before.iter().zip(&after) {
            let key = |p: &Profile| {
                (
                    p.known_as.clone(),
                    p.born,
                    p.postcode.clone(),
                    p.waiting_since,
                    p.notes.clone(),
                )
            };
            assert_eq!(key(&a.profile), key(&b.profile));
            let said = |sheet: &Sheet| {
                let mut all: Vec<(Topic, String, Answer)> = sheet
                    .facts
                    .iter()
                    .map(|f| {
                        let open = matches!(f.topic.shape(), Shape::Set(_) | Shape::OpenSet(_));
                        let what = if open {
                            f.item.clone()
                        } else {
                            f.value.clone()
                        };
                        (f.topic, what, f.answer)
                    })
                    .collect();
                all.sort();
                all
            };
            assert_eq!(said(a), said(b), "{}", a.profile.known_as);
        }
    }
}

#[test]
fn an_import_understands_every_heading_and_every_item_that_an_export_writes() {
    let words = Words::english();
    let ours = Lexicon::new(&words);
    for kind in ProfileKind::ALL {
        let out = Export {
            words: &words,
            today: TODAY,
            practice: false,
        };
        let table = read(&out.profiles(*kind, &[])).unwrap();
        for column in columns(&table.headings, *kind, &ours) {
            let fits = !matches!(column.target, Target::Keep)
                || ["Age", "Date of birth", "Pronouns"].contains(&column.heading.as_str());
            assert!(fits, "{} of {kind:?}", column.heading);
        }
    }
    let mut missed = Vec::new();
    for topic in Topic::ALL {
        if matches!(topic.shape(), Shape::YesNo) {
            continue;
        }
        for item in topic.items() {
            let said = words.get(&topic.item_word_id(item));
            if ours.item(*topic, &fold(&said)) != Some(*item) {
                missed.push(format!("{topic:?} {item}: {said}"));
            }
        }
    }
    assert!(missed.is_empty(), "{missed:#?}");
}

#[test]
fn practice_lists_are_marked_in_every_line_and_stay_among_practice_people() {
    let before = sheets(PEOPLE, "people.csv");
    let words = Words::english();
    let out = Export {
        words: &words,
        today: TODAY,
        practice: true,
    };
    let written = out.profiles(ProfileKind::Person, &before);
    let table = read(&written).unwrap();
    assert!(
        table
            .rows
            .iter()
            .all(|row| row.cells.first().is_some_and(|c| c == "DEMO"))
    );
    let plan = |practice| {
        Plan::new(
            &written,
            "x.csv",
            Vec::new(),
            &words,
            Context {
                today: TODAY,
                practice,
            },
        )
    };
    assert!(plan(false).is_err());
    assert_eq!(plan(true).unwrap().counts().added, before.len());
}
