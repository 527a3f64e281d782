//! The same size, seed and day give the same rows, on every machine and in every later version.

use super::record::{TODAY, rows};
use settled::demo::{self, DEFAULT_SEED, Size};
use settled::domain::port::{Row, Value};
use sha2::{Digest, Sha256};
use std::collections::HashSet;
use std::fmt::Write as _;

/// The SHA-256 of rows written out one after the other: table, identifier, and each value with its
/// type and length, so that no two different records read the same.
fn fingerprint(rows: impl Iterator<Item = Row>) -> String {
    let mut hash = Sha256::new();
    let mut part = |bytes: &[u8]| {
        hash.update(u64::try_from(bytes.len()).unwrap().to_be_bytes());
        hash.update(bytes);
    };
    for row in rows {
        part(row.kind.table().as_bytes());
        part(row.id.as_bytes());
        for value in row.values {
            match value {
                Value::Null => part(b"null"),
                Value::Int(number) => part(format!("int {number}").as_bytes()),
                Value::Text(text) => part(format!("text {text}").as_bytes()),
                Value::Blob(blob) => part(&[b"blob ".as_slice(), &blob].concat()),
            }
        }
    }
    hash.finalize()
        .iter()
        .fold(String::new(), |mut text, byte| {
            write!(text, "{byte:02x}").unwrap();
            text
        })
}

fn of_size(size: Size) -> String {
    fingerprint(demo::rows(size, DEFAULT_SEED, TODAY))
}

#[test]
fn ten_are_always_the_same() {
    assert_eq!(
        of_size(Size::Tour10),
        "3b07c6f420af96bcd159f776149374889ae435d3c5515ddbbc521c244baf9090"
    );
}

#[test]
fn a_scheme_is_always_the_same() {
    assert_eq!(
        of_size(Size::Scheme300),
        "51115bc3bd28a3fce7910723f2e264e45eadd3d08fd21f6f3029d7232f50689f"
    );
}

#[test]
fn ten_thousand_are_always_the_same() {
    assert_eq!(
        of_size(Size::N(10_000)),
        "14bf58e0f536444b53197feea350e5ac22422ba62d53d175f1aa353b9f5379bd"
    );
}

#[test]
#[ignore = "a hundred thousand take a while; run in release"]
fn a_hundred_thousand_are_always_the_same() {
    assert_eq!(
        of_size(Size::N(100_000)),
        "c21df51faa51de75a6172d26a8904f18b032d1983063e416f5af6db816cb4d47"
    );
}

#[test]
fn a_greater_size_leaves_everybody_as_they_were() {
    for (small, great) in [(10, 300), (137, 300), (300, 450), (450, 601)] {
        let great: HashSet<Vec<u8>> = rows(Size::N(great)).iter().map(written).collect();
        let small = rows(Size::N(small));
        let changed = small
            .iter()
            .filter(|row| !great.contains(&written(row)))
            .count();
        assert_eq!(changed, 0, "of {} rows", small.len());
    }
}

fn written(row: &Row) -> Vec<u8> {
    format!("{row:?}").into_bytes()
}

#[test]
fn another_seed_or_day_gives_other_people_or_dates() {
    let of = |seed, today| fingerprint(demo::rows(Size::Scheme300, seed, today));
    let first = of(DEFAULT_SEED, TODAY);
    assert_ne!(first, of(DEFAULT_SEED + 1, TODAY));
    assert_ne!(first, of(DEFAULT_SEED, TODAY.tomorrow().unwrap()));
}

#[test]
fn every_row_has_an_identifier_of_its_own_and_the_columns_of_its_table() {
    let mut ids = HashSet::new();
    for row in rows(Size::N(700)) {
        assert!(ids.insert(row.id), "{} {}", row.kind.table(), row.id);
        assert_eq!(
            row.values.len(),
            row.kind.columns().len(),
            "{}",
            row.kind.table()
        );
    }
}

#[test]
fn every_row_comes_after_those_it_refers_to() {
    let mut seen: HashSet<Vec<u8>> = HashSet::new();
    for row in rows(Size::N(420)) {
        for (column, value) in row.kind.columns().iter().zip(&row.values) {
            if let Value::Blob(id) = value {
                assert!(seen.contains(id), "{}.{column}", row.kind.table());
            }
        }
        seen.insert(row.id.as_bytes().to_vec());
    }
}
