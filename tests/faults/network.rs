//! The real program, while every call to a network is watched, and in a place that has none. It must not even try.

use crate::report::Report;
use crate::tools::{self, Res, scratch};
use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Duration;
use termlens::{Key, Terminal};

/// The program.
const PROGRAM: &str = env!("CARGO_BIN_EXE_settled");

/// The day it is taken to be.
const NOW: &str = "2026-11-12T09:14";

/// The plain commands that are tried.
const COMMANDS: [&[&str]; 4] = [&["match", "DEMO-P-0001"], &["people"], &["due"], &["check"]];

/// How long the screen is waited for at most.
const PATIENCE: Duration = Duration::from_secs(60);

pub(crate) fn run() -> Res<Report> {
    if !tools::is_there("strace", "--version") {
        return Ok(Report::skipped("network", "strace is not installed"));
    }
    let place = scratch()?;
    let data = place.path().join("data");
    fs::create_dir(&data)?;
    let list = place.path().join("trace");
    let mut report = Report::new("network");
    let mut watched = 0;
    for command in COMMANDS {
        let mut strace = Command::new("strace");
        strace.args(watch(&list)).arg(PROGRAM);
        let ended = tools::run(plain(&mut strace, command, &data))?;
        report.must(
            ended.succeeded(),
            &format!("{command:?} does not work when watched"),
        );
        watched += 1;
        report.broke_all(tried(&list)?);
    }
    session(&data, &list)?;
    report.broke_all(tried(&list)?);
    report
        .count(watched + 1, "runs watched")
        .count(0, "calls to a network");
    if !may_unshare() {
        report.lacks("a place without a network, which cannot be made here");
        return Ok(report);
    }
    for command in COMMANDS {
        let mut unshare = Command::new("unshare");
        unshare.args(["-r", "-n", "--"]).arg(PROGRAM);
        let ended = tools::run(plain(&mut unshare, command, &data))?;
        report.must(
            ended.succeeded(),
            &format!("{command:?} does not work without a network"),
        );
    }
    report.count(COMMANDS.len(), "runs without one");
    Ok(report)
}

fn may_unshare() -> bool {
    let mut unshare = Command::new("unshare");
    unshare.args(["-r", "-n", "--", "true"]);
    tools::run(&mut unshare).is_ok_and(|ended| ended.succeeded())
}

fn watch(list: &Path) -> [String; 7] {
    [
        "-f".to_owned(),
        "--seccomp-bpf".to_owned(),
        "-qq".to_owned(),
        "-e".to_owned(),
        "trace=network".to_owned(),
        "-o".to_owned(),
        list.display().to_string(),
    ]
}

/// A plain command on practice people.
fn plain<'a>(command: &'a mut Command, arguments: &[&str], data: &Path) -> &'a mut Command {
    command
        .args(arguments)
        .args(["--demo", "--today", "2026-11-12", "--folder"])
        .arg(data)
}

/// A short session at a terminal: a search, a person, what matters to him, who could fit, the screen hidden and shown, and out.
fn session(data: &Path, list: &Path) -> Res<()> {
    let path = data.display().to_string();
    let mut terminal = Terminal::builder()
        .size(120, 40)
        .env("TERM", "xterm-256color")
        .env("HOME", &path)
        .env("SETTLED_CLOCK", NOW)
        .timeout(PATIENCE)
        .args(watch(list))
        .args([PROGRAM, "demo", "--folder", &path])
        .spawn("strace")?;
    // What is pressed, once this shows.
    let steps: [(&str, &[Key]); 5] = [
        ("Aled P", &[Key::Char('2')]),
        (
            "Everyone",
            &[Key::Char('p'), Key::Char('r'), Key::Char('i'), Key::Enter],
        ),
        ("People › Aled P", &[Key::Char('m')]),
        ("Homes for Aled", &[Key::F(9)]),
        ("Screen hidden", &[Key::Enter]),
    ];
    for (text, keys) in steps {
        terminal.wait_until(|screen| screen.contains(text))?;
        for key in keys {
            terminal.send(*key)?;
        }
    }
    terminal.wait_until(|screen| screen.contains("Homes for Aled"))?;
    terminal.send(Key::Ctrl('q'))?;
    let status = terminal.wait_exit()?;
    if status.success() {
        Ok(())
    } else {
        Err("the session did not end well".into())
    }
}

/// What was tried. A pair of sockets within the process, as signals are handed on with, is no network; where no other
/// socket is made, nothing can be sent anywhere.
fn tried(list: &Path) -> Res<Vec<String>> {
    let trace = fs::read_to_string(list)?;
    let reaches_out = |line: &&str| {
        ["socket(", "connect(", "bind(", "listen(", "accept"]
            .iter()
            .any(|call| line.contains(call))
            || line.contains("AF_INET")
    };
    Ok(trace
        .lines()
        .filter(reaches_out)
        .map(str::to_owned)
        .collect())
}
