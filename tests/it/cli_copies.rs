//! The plain commands about safe copies, run as a script runs them.

use crate::desk::practice_copy;
use crate::flows::copies::real_scheme;
use serde_json::Value;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// Runs a command; `typed` is what a script would hand over as the passphrase, line by line.
fn settled(folder: &Path, arguments: &[&str], typed: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_settled"))
        .args(arguments)
        .args(["--today", "2026-11-12", "--folder"])
        .arg(folder)
        .env_remove("SETTLED_CLOCK")
        .env("HOME", folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    // A command that needs no passphrase does not wait to be told one.
    let _not_read = input.write_all(typed.as_bytes());
    drop(input);
    child.wait_with_output().unwrap()
}

fn data(folder: &Path, arguments: &[&str]) -> (Value, Option<i32>) {
    let output = settled(folder, &[arguments, &["--demo", "--json"]].concat(), "");
    let value = serde_json::from_slice(&output.stdout);
    (
        value.unwrap_or_else(|e| panic!("{e}: {output:?}")),
        output.status.code(),
    )
}

#[test]
fn a_copy_is_made_listed_and_put_back() {
    let folder = practice_copy();
    let (none, code) = data(folder.path(), &["copies"]);
    assert_eq!(
        (none["copies"].as_array().unwrap().len(), code),
        (0, Some(4))
    );
    let (made, code) = data(folder.path(), &["copy"]);
    let name = made["name"].as_str().unwrap().to_owned();
    assert_eq!((name.as_str(), code), ("2026-11-12-0914", Some(0)));
    assert!(made["second_place"].is_null());
    let (listed, code) = data(folder.path(), &["copies"]);
    let copy = &listed["copies"][0];
    assert_eq!(code, Some(0));
    assert_eq!(
        (copy["why"].as_str(), copy["whole"].as_bool()),
        (Some("by-hand"), Some(true))
    );
    assert_eq!(copy["code"].as_str().unwrap().len(), 8);
    let (asked, code) = data(folder.path(), &["restore", &name]);
    assert_eq!((asked["restored"].as_bool(), code), (Some(false), Some(2)));
    let (done, code) = data(folder.path(), &["restore", &name, "--yes"]);
    assert_eq!((done["restored"].as_bool(), code), (Some(true), Some(0)));
    let (_, code) = data(folder.path(), &["check"]);
    assert_eq!(code, Some(0));
    let output = settled(
        folder.path(),
        &["restore", "no-such", "--yes", "--demo"],
        "",
    );
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn a_scheme_comes_back_from_a_stick_on_a_computer_that_has_none() {
    let (old, copy, passphrase) = real_scheme();
    let stick = tempfile::tempdir().unwrap();
    let there = stick.path().join("2026-11-12-0914");
    fs::create_dir(&there).unwrap();
    for entry in fs::read_dir(&copy).unwrap() {
        let path = entry.unwrap().path();
        fs::copy(&path, there.join(path.file_name().unwrap())).unwrap();
    }
    drop(old);
    let new = tempfile::tempdir().unwrap();
    let home = new.path().join("scheme");
    let there = there.to_str().unwrap();
    let wrong = settled(
        &home,
        &["restore", there, "--yes"],
        "not the passphrase\nnor this\n",
    );
    assert_ne!(wrong.status.code(), Some(0));
    let back = settled(
        &home,
        &["restore", there, "--yes"],
        &format!("{passphrase}\n"),
    );
    assert_eq!(back.status.code(), Some(0), "{back:?}");
    let people = settled(&home, &["people"], &format!("{passphrase}\n"));
    assert!(
        String::from_utf8_lossy(&people.stdout).contains("Aled P"),
        "{people:?}"
    );
}
