//! The whole scheme as a plain command, run as a script runs it.

use crate::desk::practice_copy;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Output};

fn scheme(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_settled"))
        .arg("scheme")
        .args(arguments)
        .args(["--demo", "--today", "2026-11-12", "--folder"])
        .arg(folder)
        .env_remove("SETTLED_CLOCK")
        .env("HOME", folder)
        .output()
        .unwrap()
}

fn data(folder: &Path, arguments: &[&str]) -> Value {
    let output = scheme(folder, &[arguments, &["--json"]].concat());
    serde_json::from_slice(&output.stdout).unwrap_or_else(|e| panic!("{e}: {output:?}"))
}

fn list<'a>(data: &'a Value, field: &str) -> &'a [Value] {
    data[field].as_array().unwrap()
}

fn number(value: &Value) -> u64 {
    value.as_u64().unwrap()
}

fn count(value: &Value) -> usize {
    usize::try_from(number(value)).unwrap()
}

#[test]
fn everybody_who_is_looking_is_suggested_one_home_or_told_why_not() {
    let folder = practice_copy();
    for arguments in [
        &[][..],
        &["--ask-first"],
        &["--homes-first"],
        &["--homeshare"],
    ] {
        let data = data(folder.path(), arguments);
        let (suggestions, left_out) = (list(&data, "suggestions"), list(&data, "left_out"));
        assert_eq!(count(&data["looking"]), suggestions.len() + left_out.len());
        let way = &data["way"];
        let shown = list(&data, "ways")
            .iter()
            .find(|w| w["way"] == *way)
            .unwrap();
        assert_eq!(count(&shown["placed"]), suggestions.len());
        assert_eq!(
            number(&shown["total"]),
            suggestions.iter().map(|s| number(&s["fit"])).sum::<u64>()
        );
        assert!(list(shown, "would_both_rather").is_empty());
        let mut homes: BTreeMap<&str, u64> = BTreeMap::new();
        for suggestion in suggestions {
            *homes
                .entry(suggestion["home_reference"].as_str().unwrap())
                .or_default() += 1;
            let [low, fit, high] = ["low", "fit", "high"].map(|f| number(&suggestion[f]));
            assert!(low <= fit && fit <= high, "{suggestion}");
            for (place, list) in [("own_place", "own_list"), ("their_place", "their_list")] {
                let (place, list) = (number(&suggestion[place]), number(&suggestion[list]));
                assert!((1..=list).contains(&place), "{suggestion}");
            }
            let asks = number(&suggestion["questions"]) > 0;
            assert!(!asks || arguments == ["--ask-first"], "{suggestion}");
        }
        assert!(homes.values().all(|taken| *taken <= 3), "{homes:?}");
        assert!(homes.values().sum::<u64>() <= number(&data["places"]));
        for out in left_out {
            assert!(!out["why"].as_str().unwrap().is_empty(), "{out}");
        }
    }
}

#[test]
fn the_ways_keep_what_they_promise() {
    let folder = practice_copy();
    let data = data(folder.path(), &["--ask-first"]);
    let ways: BTreeMap<&str, (u64, u64)> = list(&data, "ways")
        .iter()
        .map(|w| {
            (
                w["way"].as_str().unwrap(),
                (number(&w["placed"]), number(&w["total"])),
            )
        })
        .collect();
    assert_eq!(ways.len(), 5);
    let most_people = ways["most-people"];
    let highest = ways["highest-total"];
    assert!(
        ways.values()
            .all(|way| way.0 <= most_people.0 && way.1 <= highest.1)
    );
    // Whoever is asked first, as many are left out: which side chooses does not change it.
    assert_eq!(ways["movers-first"].0, ways["homes-first"].0);
}

#[test]
fn the_sentences_say_what_it_is_and_how_ties_go() {
    let folder = practice_copy();
    let output = scheme(folder.path(), &["--plain"]);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let text = String::from_utf8(output.stdout).unwrap();
    for line in [
        "Only suggestions to talk about. What both say after meeting counts for more.",
        "Ties: the fewest options left, then the longest wait, then the reference.",
    ] {
        assert!(
            text.lines().any(|l| l == line),
            "{line} is missing from {text}"
        );
    }
    for jargon in ["optimal", "stable", "blocking", "matching"] {
        assert!(!text.contains(jargon), "{jargon}: {text}");
    }
}
