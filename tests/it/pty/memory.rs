//! The memory of the running program, read as root: with the file open the canary is in it, after the lock
//! neither she nor the keys are.

use super::privacy::holds;
use super::scheme::{CANARY, PASSPHRASE, opened, unlock};
use super::term::Term;
use settled::store::key::{DataKey, ParamFloor, Passphrase, SlotFile};
use std::fmt::Write as _;
use std::fs::File;
use std::io::{Read as _, Seek as _, SeekFrom};
use std::path::Path;

/// A readable part of the memory of a process.
struct Part {
    from: u64,
    to: u64,
    what: String,
}

fn parts(pid: u32) -> Vec<Part> {
    let maps = std::fs::read_to_string(format!("/proc/{pid}/maps")).unwrap();
    maps.lines()
        .filter_map(|line| {
            let mut words = line.split_whitespace();
            let (from, to) = words.next()?.split_once('-')?;
            let readable = words.next()?.starts_with('r');
            let what = words.nth(3).unwrap_or("nameless").to_owned();
            // What the kernel lends to every process cannot be read this way.
            (readable && !what.starts_with("[vv") && !what.starts_with("[vsyscall")).then(|| Part {
                from: u64::from_str_radix(from, 16).unwrap(),
                to: u64::from_str_radix(to, 16).unwrap(),
                what,
            })
        })
        .collect()
}

/// Where in the memory of a process each of some needles is found.
fn found(pid: u32, needles: &[(&str, Vec<u8>)]) -> Vec<String> {
    let mut memory = File::open(format!("/proc/{pid}/mem")).unwrap();
    let mut hits = Vec::new();
    for part in parts(pid) {
        let mut bytes = vec![0; usize::try_from(part.to - part.from).unwrap()];
        memory.seek(SeekFrom::Start(part.from)).unwrap();
        // A page that went meanwhile ends the part early.
        let mut read = 0;
        while let Ok(n @ 1..) = memory.read(&mut bytes[read..]) {
            read += n;
        }
        for (name, needle) in needles {
            for (at, _) in bytes[..read]
                .windows(needle.len())
                .enumerate()
                .filter(|(_, window)| window == needle)
            {
                let around = &bytes[at.saturating_sub(24)..(at + needle.len() + 24).min(read)];
                hits.push(format!(
                    "{name} in {} at +{at:#x}: {}",
                    part.what,
                    String::from_utf8_lossy(around).escape_debug()
                ));
            }
        }
    }
    hits
}

fn data_key(folder: &Path) -> DataKey {
    let slots = SlotFile::read(&folder.join("scheme.keys"), ParamFloor::Real).unwrap();
    slots
        .unlock_with_passphrase(&Passphrase::new(PASSPHRASE))
        .unwrap()
        .data_key
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, b| {
        let _written = write!(text, "{b:02x}");
        text
    })
}

fn from_hex(digits: &str) -> Vec<u8> {
    let digits: Vec<u32> = digits.chars().filter_map(|c| c.to_digit(16)).collect();
    digits
        .chunks(2)
        .map(|pair| u8::try_from(pair[0] * 16 + pair[1]).unwrap())
        .collect()
}

/// The keys of a scheme in every form in which they could lie about.
fn keys(folder: &Path) -> Vec<(&'static str, Vec<u8>)> {
    let key = data_key(folder);
    let raw = key.sqlcipher_raw();
    let digits: String = raw
        .as_str()
        .chars()
        .filter(char::is_ascii_hexdigit)
        .collect();
    let derived = from_hex(&digits);
    vec![
        ("the data key", key.as_bytes().to_vec()),
        ("the data key in hex", hex(key.as_bytes()).into_bytes()),
        ("the key of the file", derived),
        ("the key of the file in hex", digits.clone().into_bytes()),
        (
            "the key of the file in capitals",
            digits.to_uppercase().into_bytes(),
        ),
        ("the passphrase", PASSPHRASE.as_bytes().to_vec()),
    ]
}

fn is_root() -> bool {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    status.lines().any(|line| line.starts_with("Uid:\t0\t"))
}

/// Kilobytes of a process that are kept out of swap.
fn kept_in_memory(pid: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).unwrap();
    let line = status.lines().find(|l| l.starts_with("VmLck:")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

fn look_around(term: &mut Term) {
    // Her name is never typed whole: what is tested is what the program does with what it reads.
    term.keys("2 «can»")
        .see(CANARY)
        .keys("enter")
        .see("What people like");
    term.keys("m").see("› Shortlist").keys("1").see("[1 Today]");
    term.keys("7 h").see("› History").see(CANARY);
    term.keys("ctrl-k «can»").see("Person,").keys("f9");
    term.see("Screen hidden").keys("enter").see("Person,");
    term.keys("esc").see_no("Person,");
}

#[test]
fn after_the_lock_neither_she_nor_a_key_is_in_memory() {
    if !cfg!(target_os = "linux") || !is_root() {
        crate::skip("reading the memory of another process takes root on Linux");
        return;
    }
    let mut term = opened(100, 30);
    let mut needles = keys(term.folder());
    needles.push(("the canary", CANARY.as_bytes().to_vec()));
    look_around(&mut term);
    let before = found(term.pid(), &needles);
    assert!(
        before.iter().any(|hit| hit.starts_with("the canary")),
        "the search can see"
    );
    assert!(
        kept_in_memory(term.pid()) > 0,
        "the key is kept out of swap"
    );

    term.keys("ctrl-k «lock now» enter")
        .see("Locked because you asked");
    let after = found(term.pid(), &needles);
    assert!(after.is_empty(), "{}", after.join("\n"));

    unlock(&mut term);
    term.keys("2").see(CANARY).keys("f9").see("Screen hidden");
    assert!(holds(term.screen().as_bytes(), "Press Enter"));
}

#[test]
fn nothing_is_dumped_when_it_is_stopped_hard() {
    if !cfg!(target_os = "linux") {
        crate::skip("core dumps are looked at on Linux only");
        return;
    }
    let mut term = opened(100, 30);
    let limits = std::fs::read_to_string(format!("/proc/{}/limits", term.pid())).unwrap();
    let core = limits
        .lines()
        .find(|l| l.starts_with("Max core file size"))
        .unwrap();
    assert_eq!(core.split_whitespace().nth(4), Some("0"), "{core}");
    term.signal(termlens::Signal::Quit);
    assert!(!term.closed());
    let left: Vec<String> = std::fs::read_dir(term.folder())
        .unwrap()
        .map(|e| e.unwrap().file_name().to_string_lossy().into_owned())
        .filter(|name| name.contains("core"))
        .collect();
    assert_eq!(left, Vec::<String>::new());
}
