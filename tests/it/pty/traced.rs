//! The system calls of a session, written down by `strace`: what is written and what goes out.

use super::scheme::{copy, unlock};
use super::term::Term;
use std::path::Path;
use std::process::Command;

/// The whole path of `strace`, where it is installed.
fn strace() -> Option<String> {
    let found = Command::new("sh")
        .args(["-c", "command -v strace"])
        .output();
    let path = String::from_utf8(found.ok()?.stdout).ok()?;
    Some(path.trim().to_owned()).filter(|path| !path.is_empty())
}

/// The paths of the calls that opened a file to write to it, or made, renamed or took one away.
fn written(trace: &str) -> Vec<String> {
    trace
        .lines()
        .filter(|line| !line.contains(" = -1 "))
        .filter(|line| {
            let opens =
                line.contains("open") && (line.contains("O_WRONLY") || line.contains("O_RDWR"));
            let changes = ["creat(", "mkdir", "rename", "link", "unlink", "truncate("];
            opens
                || changes
                    .iter()
                    .any(|call| line.contains(call) && !line.contains("readlink"))
        })
        .flat_map(|line| line.split('"').skip(1).step_by(2).map(str::to_owned))
        .collect()
}

#[test]
fn it_writes_only_where_the_scheme_is_and_talks_to_nobody() {
    let Some(strace) = strace() else {
        crate::skip("strace is not here to watch the system calls");
        return;
    };
    let folder = copy();
    let home = folder.path().display().to_string();
    let notes = tempfile::tempdir().unwrap();
    let trace = notes.path().join("calls");
    let trace = trace.display().to_string();
    let mut term = Term::run(
        folder,
        (100, 30),
        &strace,
        &[
            "-f",
            "-qq",
            "-s",
            "4096",
            "-o",
            &trace,
            "-e",
            "trace=%file,%network,ftruncate",
            env!("CARGO_BIN_EXE_settled"),
            "--folder",
            &home,
        ],
        &[],
    );
    unlock(&mut term);
    term.keys("2 ctrl-n 1 enter «Nia W» ctrl-s").see("Nia W");
    term.keys("7 ctrl-p 2").see("Saved to");
    term.keys("ctrl-k «lock now» enter")
        .see("Locked because you asked");
    term.keys("ctrl-q");
    assert!(term.closed());
    let calls = std::fs::read_to_string(Path::new(&trace)).unwrap();
    let written = written(&calls);
    assert!(
        written.iter().any(|p| p.ends_with("scheme.lock")),
        "the trace sees what is written"
    );
    for path in &written {
        let ours = path.starts_with(&home)
            || !path.starts_with('/')
            || path == "/dev/tty"
            || path == "/dev/null";
        assert!(ours, "it wrote to {path}");
    }
    // A pair of ends within the process is how signals are heard; anything else would be a way out.
    let out = ["socket(", "connect(", "bind(", "sendmsg(", "listen("];
    let talks: Vec<&str> = calls
        .lines()
        .filter(|line| out.iter().any(|call| line.contains(&format!(" {call}"))))
        .collect();
    assert_eq!(talks, Vec::<&str>::new());
}
