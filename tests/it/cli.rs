//! The plain commands, run as a script runs them.

use crate::desk::practice_copy;
use serde_json::Value;
use std::path::Path;
use std::process::{Command, Output};

fn settled(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_settled"))
        .args(arguments)
        .args(["--demo", "--today", "2026-11-12", "--folder"])
        .arg(folder)
        .env_remove("SETTLED_CLOCK")
        .env("HOME", folder)
        .output()
        .unwrap()
}

fn text(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn data(folder: &Path, arguments: &[&str]) -> Value {
    let output = settled(folder, &[arguments, &["--json"]].concat());
    serde_json::from_slice(&output.stdout).unwrap_or_else(|e| panic!("{e}: {output:?}"))
}

#[test]
fn answers_are_sentences_where_nobody_sees_columns_and_have_no_escape_codes() {
    let folder = practice_copy();
    for arguments in [
        &["people"][..],
        &["due"],
        &["show", "DEMO-P-0001"],
        &["match", "DEMO-P-0001"],
        &["scheme"],
        &["equality"],
        &["check"],
    ] {
        let output = settled(folder.path(), arguments);
        assert_eq!(output.status.code(), Some(0), "{arguments:?}: {output:?}");
        let text = text(&output);
        assert!(
            text.starts_with("DEMO: practice people"),
            "{arguments:?} does not say that it is practice"
        );
        assert!(!text.contains('\u{1b}'), "{arguments:?} has an escape code");
        assert!(!text.contains('['), "{arguments:?} misses a word: {text}");
        assert!(output.stderr.is_empty(), "{arguments:?}: {output:?}");
    }
}

#[test]
fn the_manager_sees_every_must_have_about_what_the_law_protects() {
    let folder = practice_copy();
    let all = data(folder.path(), &["equality"]);
    let listed = all["must_haves"].as_array().unwrap();
    assert!(!listed.is_empty());
    for must in listed {
        assert!(must["protected"].is_string(), "{must}");
        assert_eq!(must["approved_by"], "Registered manager");
        assert_ne!(must["reason"], "");
    }
}

#[test]
fn people_are_found_by_any_spelling() {
    let folder = practice_copy();
    let found = data(folder.path(), &["people", "--find", "ALED pri"]);
    assert_eq!(found["people"][0]["reference"], "DEMO-P-0001");
    assert_eq!(found["people"][0]["kind"], "person");
    let nobody = settled(folder.path(), &["people", "--find", "zzzzqq"]);
    assert_eq!(nobody.status.code(), Some(4));
}

#[test]
fn the_data_of_a_match_adds_up() {
    let folder = practice_copy();
    let list = data(folder.path(), &["match", "DEMO-P-0001", "--top", "3"]);
    assert_eq!(list["for"], "Aled P");
    let first = list["shortlist"].as_array().unwrap();
    assert_eq!(first.len(), 3);
    for entry in first {
        let (low, fit, high) = (
            entry["low"].as_u64(),
            entry["fit"].as_u64(),
            entry["high"].as_u64(),
        );
        assert!(low <= fit && fit <= high, "{entry}");
    }
    let name = first[0]["name"].as_str().unwrap().to_owned();
    let why = data(folder.path(), &["match", "DEMO-P-0001", "--why", &name]);
    for side in ["own", "theirs"] {
        let side = &why[side];
        if side["stated"] == true {
            let points: u64 = side["wishes"]
                .as_array()
                .unwrap()
                .iter()
                .map(|w| w["points"].as_u64().unwrap())
                .sum();
            assert_eq!(points, side["view"].as_u64().unwrap(), "{side}");
            let out_of: u64 = side["wishes"]
                .as_array()
                .unwrap()
                .iter()
                .map(|w| w["out_of"].as_u64().unwrap())
                .sum();
            assert_eq!(out_of, 100, "{side}");
        }
    }
}

#[test]
fn the_data_of_a_match_says_how_sure_it_is_and_what_would_change_it() {
    let folder = practice_copy();
    let list = data(folder.path(), &["match", "DEMO-P-0001", "--top", "2"]);
    for (at, entry) in list["shortlist"].as_array().unwrap().iter().enumerate() {
        let name = entry["name"].as_str().unwrap();
        let why = data(folder.path(), &["match", "DEMO-P-0001", "--why", name]);
        let reruns = &why["re_runs"];
        assert_eq!(reruns["draws"], 10_000);
        assert!(reruns["first_of_ten"].as_u64() <= reruns["top3_of_ten"].as_u64());
        assert!(reruns["best_place"].as_u64() <= why["place"].as_u64());
        let rival = &why["would_change"]["rival"];
        assert_eq!(rival["stands_before"], at == 1);
        let points: i64 = rival["rather_than"]
            .as_array()
            .unwrap()
            .iter()
            .map(|line| line["points"].as_i64().unwrap())
            .sum();
        let difference = why["fit"].as_i64().unwrap() - rival["fit"].as_i64().unwrap();
        assert_eq!(points, difference, "{rival}");
        // The same file tells the same, run after run.
        assert_eq!(
            why,
            data(folder.path(), &["match", "DEMO-P-0001", "--why", name])
        );
    }
}

#[test]
fn every_answer_is_data_with_the_fields_that_are_written_down() {
    let folder = practice_copy();
    let written = include_str!("../../assets/docs/plain-commands.md");
    for (arguments, field) in [
        (&["people"][..], "people"),
        (&["show", "DEMO-P-0001"], "must_haves"),
        (&["match", "DEMO-P-0001"], "shortlist"),
        (&["scheme"], "suggestions"),
        (&["match", "DEMO-P-0001", "--runs"], "runs"),
        (&["due"], "due"),
        (&["check"], "whole"),
    ] {
        let answer = data(folder.path(), arguments);
        assert!(answer.get(field).is_some(), "{arguments:?} has no {field}");
        for name in answer.as_object().unwrap().keys() {
            assert!(
                written.contains(&format!("\"{name}\"")),
                "{name} of {arguments:?} is not written down"
            );
        }
    }
}

#[test]
fn exit_codes_are_as_written() {
    let folder = practice_copy();
    assert_eq!(
        settled(folder.path(), &["no-such-command"]).status.code(),
        Some(2)
    );
    let nobody = settled(folder.path(), &["show", "P-9999"]);
    assert_eq!(nobody.status.code(), Some(4));
    assert!(
        String::from_utf8_lossy(&nobody.stderr).contains("not there"),
        "{nobody:?}"
    );
    let nothing = settled(folder.path(), &["undo"]);
    assert_eq!(nothing.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&nothing.stderr).contains("Nothing to undo"));
}

#[test]
fn an_import_shows_first_writes_when_accepted_and_is_undone_as_one() {
    let folder = practice_copy();
    let people = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/fixtures/import/people.csv"
    );
    let homes = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/fixtures/import/households.csv"
    );
    let before = data(folder.path(), &["people"])["people"]
        .as_array()
        .unwrap()
        .len();
    let shown = settled(folder.path(), &["import", people, homes, "--json"]);
    assert_eq!(shown.status.code(), Some(5), "rows are left out");
    let shown: Value = serde_json::from_slice(&shown.stdout).unwrap();
    assert_eq!(shown["written"], false);
    let mut ready = 0;
    for file in shown["files"].as_array().unwrap() {
        let counts = &file["counts"];
        let sum: u64 = [
            "added",
            "needs_answer",
            "likely_duplicate",
            "refused",
            "empty",
        ]
        .iter()
        .map(|c| counts[c].as_u64().unwrap())
        .sum();
        assert_eq!(sum, counts["rows"].as_u64().unwrap());
        assert_eq!(sum, file["rows"].as_array().unwrap().len() as u64);
        ready += usize::try_from(counts["added"].as_u64().unwrap()).unwrap();
    }
    assert_eq!(
        data(folder.path(), &["people"])["people"]
            .as_array()
            .unwrap()
            .len(),
        before,
        "nothing is written before"
    );
    let accepted = data(folder.path(), &["import", people, homes, "--accept"]);
    assert_eq!(accepted["written"], true);
    assert_eq!(
        data(folder.path(), &["people"])["people"]
            .as_array()
            .unwrap()
            .len(),
        before + ready
    );
    let again = data(folder.path(), &["import", people, homes, "--accept"]);
    for file in again["files"].as_array().unwrap() {
        assert_eq!(file["counts"]["added"], 0, "a second run adds nothing");
    }
    assert_eq!(data(folder.path(), &["undo"])["undone"], "imported");
    assert_eq!(
        data(folder.path(), &["people"])["people"]
            .as_array()
            .unwrap()
            .len(),
        before
    );
}

#[test]
fn lists_are_written_where_asked_and_marked_as_practice() {
    let folder = practice_copy();
    let to = tempfile::tempdir().unwrap();
    for list in [
        "people",
        "introductions",
        "arrangements",
        "waiting",
        "history",
    ] {
        let output = settled(
            folder.path(),
            &["export", list, "--to", to.path().to_str().unwrap()],
        );
        assert_eq!(output.status.code(), Some(0), "{output:?}");
    }
    let mut files = 0;
    for entry in std::fs::read_dir(to.path()).unwrap() {
        let path = entry.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(text.contains("DEMO"), "{} is not marked", path.display());
        files += 1;
    }
    assert!(files >= 8, "{files} files");
}
