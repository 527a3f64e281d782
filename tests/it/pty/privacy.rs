//! A whole session with a canary in the record: nothing of her is found outside the locked file.

use super::scheme::{CANARY, copy, opened, unlock};
use super::term::Term;
use std::path::{Path, PathBuf};
use termlens::Signal;

/// Every file below a folder.
pub(super) fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found
}

/// Whether some bytes hold a text, in any case, as one byte or two bytes a letter.
pub(super) fn holds(bytes: &[u8], text: &str) -> bool {
    let narrow = text.to_lowercase().into_bytes();
    let wide: Vec<u8> = narrow.iter().flat_map(|b| [*b, 0]).collect();
    [narrow, wide].iter().any(|needle| {
        bytes
            .windows(needle.len())
            .any(|window| window.eq_ignore_ascii_case(needle))
    })
}

/// Fails if a file below a folder names the canary, but for the exports that somebody asked for.
fn nowhere_in(folder: &Path) {
    for path in files(folder) {
        let name = path.display().to_string();
        assert!(!holds(name.as_bytes(), CANARY), "the name of {name}");
        if path.extension().is_some_and(|e| e == "csv") {
            continue;
        }
        let bytes = std::fs::read(&path).unwrap();
        assert!(!holds(&bytes, CANARY), "{name} names her");
    }
}

/// Through most screens, and into every fault that can be reached by key.
fn session(term: &mut Term) {
    term.see("This file is locked")
        .keys("«the wrong one of them» enter")
        .see("does not open");
    // The next try has to wait.
    term.keys("«otter» enter").see("Wait");
    // Escape goes by itself: with a letter after it, a terminal takes both for one key.
    term.keys("esc").see_no("●");
    unlock_after_waiting(term);
    term.keys("2").see(CANARY).keys("enter");
    term.see("What people like").keys("p");
    term.see("What matters to").keys("esc");
    term.see("What people like").keys("m");
    term.see("› Shortlist").keys("2").see("Find:");
    term.keys("ctrl-n 1 enter «CANARYNAME again» enter enter «nowhere at all» ctrl-s");
    term.see("There is a problem").keys("esc");
    term.see("Draft kept. It is on Today").keys("esc");
    term.see("[1 Today]").keys("7");
    term.see("[7 Files]").keys("ctrl-p 2");
    term.see("Saved to").keys("i");
    term.see("Choose a spreadsheet")
        .keys("«/no/CANARYNAME.csv» enter");
    term.see("There is no file at").keys("esc");
    term.see("[7 Files]").keys("h");
    term.see("› History").keys("ctrl-k «settings» enter");
    term.see("Lock after no key for")
        .keys("down down enter «999» enter");
    term.see("It must be a whole number").keys("esc");
    term.see("5 minutes").keys("1");
    term.see("[1 Today]").keys("ctrl-z");
    term.see("Undone").keys("ctrl-y");
    term.see("Put back").keys("2 «can»");
    term.see(CANARY).keys("ctrl-c");
    term.see("Copied within Settled").keys("f9");
    term.see("Screen hidden").see_no(CANARY).keys("enter");
    term.see(CANARY);
}

fn unlock_after_waiting(term: &mut Term) {
    term.keys(&format!("«{}»", super::scheme::PASSPHRASE));
    // However long the wait still is, Enter is pressed until it is over.
    for _ in 0..60 {
        term.keys("enter");
        if term.sees_soon("[1 Today]") {
            return;
        }
        if !term.screen().contains("Wait") {
            term.see("[1 Today]");
            return;
        }
    }
    panic!("it never opens: {}", term.screen());
}

#[test]
fn nothing_of_her_is_outside_the_locked_file() {
    let temporary = tempfile::tempdir().unwrap();
    let folder = copy();
    let said = folder.path().join("said-on-stderr");
    let script = format!(
        "exec {} --folder {} 2>{}",
        env!("CARGO_BIN_EXE_settled"),
        folder.path().display(),
        said.display()
    );
    let mut term = Term::run(
        folder,
        (100, 30),
        "/bin/sh",
        &["-c", &script],
        &[("TMPDIR", &temporary.path().display().to_string())],
    );
    session(&mut term);
    for of_the_process in ["cmdline", "environ"] {
        let path = format!("/proc/{}/{of_the_process}", term.pid());
        let bytes = std::fs::read(path).unwrap_or_default();
        assert!(!holds(&bytes, CANARY) && !holds(&bytes, "otter"));
    }
    let picture = term.picture();
    assert_eq!(picture.title(), "settled");
    assert!(
        picture.clipboard().is_none(),
        "nothing goes to the clipboard"
    );
    nowhere_in(term.folder());
    nowhere_in(temporary.path());
    assert_eq!(files(temporary.path()), Vec::<PathBuf>::new());

    term.keys("ctrl-q");
    assert!(term.closed());
    let left = term.picture();
    assert!(!left.alternate_screen());
    assert!(!holds(left.full_text().as_bytes(), CANARY), "scrolled back");
    nowhere_in(term.folder());
    assert_eq!(std::fs::read_to_string(said).unwrap(), "");
}

/// The record itself does name her: the search can see.
#[test]
fn the_search_finds_her_where_she_is() {
    let mut term = opened(100, 30);
    term.keys("2").see(CANARY);
    assert!(holds(term.screen().as_bytes(), CANARY));
    term.keys("7 ctrl-p 2").see("Saved to");
    let exports = files(term.folder());
    let export = exports
        .iter()
        .find(|p| p.extension().is_some_and(|e| e == "csv"));
    assert!(holds(&std::fs::read(export.unwrap()).unwrap(), CANARY));
    assert!(holds(b"c\0A\0n\0A\0r\0Y\0n\0A\0m\0E\0", CANARY));
}

#[test]
fn a_window_that_is_closed_and_a_system_that_stops_keep_what_was_half_typed() {
    for signal in [Signal::Term, Signal::Hup] {
        let mut term = opened(100, 30);
        term.keys("2 ctrl-n 1 enter «half a canary»")
            .see("half a canary")
            .signal(signal);
        assert!(term.closed(), "{signal:?} closes it in order");
        let left = term.picture();
        assert!(!left.alternate_screen() && !holds(left.full_text().as_bytes(), "canary"));
        let folder = term.into_folder();
        let held: Vec<PathBuf> = files(folder.path());
        assert!(
            !held
                .iter()
                .any(|p| p.ends_with("scheme.lock") || p.ends_with("scheme.db-journal")),
            "{held:?}"
        );
        let mut term = Term::open(folder, 100, 30, &[], &[]);
        unlock(&mut term);
        term.see("Carry on where you left off")
            .keys("down enter")
            .see("half a canary");
    }
}

#[test]
fn leaving_the_window_hides_if_that_is_set() {
    let mut term = opened(100, 30);
    assert!(term.picture().focus_events());
    term.keys("7 ctrl-k «settings» enter")
        .see("Hide when you go");
    term.keys("down down down down enter").see("Saved: ");
    term.keys("2").see(CANARY);
    term.leave_the_window().see("Screen hidden").see_no(CANARY);
    term.keys("enter").see(CANARY);
}
