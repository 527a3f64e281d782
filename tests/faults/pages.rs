//! What the disk gives back is not what was written to it: single bits that flipped, and old pages, each of them once
//! validly written and encrypted, that came back into a newer file.

use crate::judge::{Died, Judge, Seen};
use crate::report::Report;
use crate::tools::{Chance, Res, copy_files, scratch, share};
use crate::work::{self, State};
use settled::store::RECORD_FILE;
use std::fs;
use std::path::Path;

/// The bytes of a page.
const PAGE: usize = 4096;

/// The steps in a file whose bits are flipped.
const STEPS: u32 = 40;

/// A week of work after so many steps: so many days, each with so many more.
const BEFORE: u32 = 40;
const DAYS: u32 = 7;
const STEPS_A_DAY: u32 = 8;

/// The most pages that are put back at once.
const AT_ONCE: usize = 8;

/// What came of a file whose bytes are not as they were written.
#[derive(Debug, PartialEq, Eq)]
enum Came {
    /// It did not open, or its check named the damage.
    Found,
    /// Nobody noticed, and nothing that a person could see is different.
    Harmless,
    /// Nobody noticed, and what was typed and not saved is older than it was. Drafts are no part of the record and
    /// its log, so no check covers them.
    OldDraft,
    /// Nobody noticed, and the record is not what it was.
    Silent,
    /// It was found by its check, but the record could be read before, and was wrong.
    ReadWrong,
    /// Whoever looked at it did not live to tell.
    Died(Died),
}

/// Puts `bytes` where a scheme would lie, and has it looked at.
fn look(judge: &mut Judge, bytes: &[u8], truth: &State) -> Res<Came> {
    let folder = scratch()?;
    fs::write(folder.path().join(RECORD_FILE), bytes)?;
    Ok(match judge.look(folder.path())? {
        Err(died) => Came::Died(died),
        Ok(Seen::Shut(_)) => Came::Found,
        Ok(Seen::Open { read, findings }) => match (read, !findings.is_empty()) {
            (Ok(state), true) if state != *truth => Came::ReadWrong,
            (_, true) | (Err(_), false) => Came::Found,
            (Ok(state), false) if state == *truth => Came::Harmless,
            (Ok(state), false) if state.same_record(truth) => Came::OldDraft,
            (Ok(_), false) => Came::Silent,
        },
    })
}

/// Flips `each` random bits in every page, one at a time.
pub(crate) fn flips(each: usize, seed: u64) -> Res<Report> {
    let folder = scratch()?;
    work::prepared(folder.path(), STEPS)?;
    let truth = State::of(&work::open(folder.path())?)?;
    let whole = fs::read(folder.path().join(RECORD_FILE))?;
    let pages = whole.len() / PAGE;
    let jobs: Vec<(usize, u64)> = (0..pages * each)
        .map(|n| (n % pages, u64::try_from(n).unwrap_or(0)))
        .collect();
    let came = share(jobs, |judge, (page, n)| {
        let mut chance = Chance::nth(seed, n);
        let (byte, bit) = (page * PAGE + chance.place(PAGE), chance.below(8));
        let mut bytes = whole.clone();
        if let Some(byte) = bytes.get_mut(byte) {
            *byte ^= 1 << bit;
        }
        Ok((byte, bit, look(judge, &bytes, &truth)?))
    })?;
    let mut report = Report::new("flips");
    let found = came
        .iter()
        .filter(|(_, _, came)| *came == Came::Found)
        .count();
    report
        .count(came.len(), "bits flipped")
        .count(pages, "pages")
        .count(found, "found")
        .count(came.len() - found, "not found")
        .must(pages > 50, "the file is too small to prove anything");
    for (byte, bit, came) in came {
        let came = match came {
            Came::Found => continue,
            Came::Died(died) => died.to_string(),
            Came::Harmless | Came::OldDraft | Came::Silent | Came::ReadWrong => format!("{came:?}"),
        };
        report.broke(format!("bit {bit} of byte {byte}: {came}"));
    }
    Ok(report)
}

/// Which pages of an older file go into which newer one.
#[derive(Debug)]
struct Splice {
    old: usize,
    new: usize,
    pages: Vec<usize>,
}

/// Puts old pages into newer files: first every page that a week of work changed, one at a time, then others
/// as chance has it until there are `count`.
pub(crate) fn splices(count: usize, seed: u64) -> Res<Report> {
    let days = week()?;
    let states = days.iter().map(Day::state).collect::<Res<Vec<_>>>()?;
    let splices = choose(&days, count, seed);
    let came = share(splices, |judge, splice| {
        let (Some(old), Some(new), Some(truth)) = (
            days.get(splice.old),
            days.get(splice.new),
            states.get(splice.new),
        ) else {
            return Err("no such day".into());
        };
        let mut bytes = new.0.clone();
        for page in &splice.pages {
            let place = page * PAGE..(page + 1) * PAGE;
            if let (Some(to), Some(from)) = (bytes.get_mut(place.clone()), old.0.get(place)) {
                to.copy_from_slice(from);
            }
        }
        let came = look(judge, &bytes, truth)?;
        Ok((splice, came))
    })?;
    let mut report = Report::new("splices");
    let of = |what: Came| came.iter().filter(|(_, came)| *came == what).count();
    report
        .count(came.len(), "splices")
        .count(of(Came::Found) + of(Came::ReadWrong), "found")
        .count(of(Came::Harmless), "without effect")
        .count(of(Came::OldDraft), "an older draft")
        .count(of(Came::Silent), "not found");
    let told = whole_files(&days)?;
    report
        .count(told.len(), "whole files put back")
        .count(
            told.iter().filter(|told| told.is_none()).count(),
            "told by the head of a later copy",
        )
        .broke_all(told.into_iter().flatten());
    for (splice, came) in &came {
        match came {
            Came::Silent => {
                report.broke(format!("{splice:?} changed the record and was not found"));
            }
            Came::Died(died) => {
                report.broke(format!("{splice:?}: {died}"));
            }
            Came::Found | Came::Harmless | Came::OldDraft | Came::ReadWrong => {}
        }
    }
    Ok(report)
}

/// The file at the end of a day.
struct Day(Vec<u8>);

impl Day {
    fn page(&self, page: usize) -> Option<&[u8]> {
        self.0.get(page * PAGE..(page + 1) * PAGE)
    }

    fn state(&self) -> Res<State> {
        let folder = scratch()?;
        fs::write(folder.path().join(RECORD_FILE), &self.0)?;
        Ok(State::of(&work::open(folder.path())?)?)
    }

    /// The pages that both have and that differ.
    fn changed_since(&self, old: &Self) -> Vec<usize> {
        (0..old.0.len() / PAGE)
            .filter(|page| match (old.page(*page), self.page(*page)) {
                (Some(old), Some(new)) => old != new,
                (_, _) => false,
            })
            .collect()
    }
}

/// Each day's file in the place of each later one: a safe copy of the later day names the head of the log, and the older file has
/// never been there. What is wrong, for each pair.
fn whole_files(days: &[Day]) -> Res<Vec<Option<String>>> {
    let mut heads = Vec::new();
    let mut told = Vec::new();
    for (at, day) in days.iter().enumerate() {
        let folder = scratch()?;
        fs::write(folder.path().join(RECORD_FILE), &day.0)?;
        let store = work::open(folder.path())?;
        heads.push(store.head()?);
        for (earlier, head) in heads.iter().enumerate() {
            if !store.has_been_at(head)? {
                told.push(Some(format!("day {at} does not know day {earlier}")));
            }
        }
    }
    for (at, day) in days.iter().enumerate() {
        let folder = scratch()?;
        fs::write(folder.path().join(RECORD_FILE), &day.0)?;
        let store = work::open(folder.path())?;
        for head in heads.iter().skip(at + 1) {
            let believed = store.has_been_at(head)?;
            told.push(believed.then(|| format!("day {at} passes for a later one")));
        }
    }
    Ok(told)
}

/// The file as it is before a week of work and at the end of each day.
fn week() -> Res<Vec<Day>> {
    let folder = scratch()?;
    work::prepared(folder.path(), BEFORE)?;
    let mut days = vec![read_day(folder.path())?];
    for day in 1..=DAYS {
        let mut store = work::open(folder.path())?;
        let done = BEFORE + (day - 1) * STEPS_A_DAY;
        for n in done + 1..=done + STEPS_A_DAY {
            work::perform(&mut store, n)?;
        }
        drop(store);
        days.push(read_day(folder.path())?);
    }
    Ok(days)
}

fn read_day(folder: &Path) -> Res<Day> {
    let copy = scratch()?;
    copy_files(folder, copy.path())?;
    Ok(Day(fs::read(copy.path().join(RECORD_FILE))?))
}

fn choose(days: &[Day], count: usize, seed: u64) -> Vec<Splice> {
    let mut splices = Vec::new();
    let last = days.len() - 1;
    if let (Some(first), Some(end)) = (days.first(), days.last()) {
        let alone = |page| Splice {
            old: 0,
            new: last,
            pages: vec![page],
        };
        splices.extend(end.changed_since(first).into_iter().map(alone));
    }
    let mut chance = Chance::new(seed);
    while splices.len() < count {
        let old = chance.place(last);
        let new = old + 1 + chance.place(last - old);
        let (Some(older), Some(newer)) = (days.get(old), days.get(new)) else {
            continue;
        };
        let changed = newer.changed_since(older);
        let wanted = 1 + chance.place(AT_ONCE);
        let pages = (0..wanted)
            .filter_map(|_| changed.get(chance.place(changed.len())).copied())
            .collect();
        splices.push(Splice { old, new, pages });
    }
    splices
}
