//! Power cuts: the program runs once while its system calls are written down; then the disk as a power cut would have left
//! it is made again and again, at random moments and with random luck for all that was not made durable, and opened.
//!
//! The same is done to a writer with weaker settings, which must be caught losing what it acknowledged: a model of a disk
//! that is too kind would pass everything.

mod disk;
mod trace;

use crate::judge::Judge;
use crate::raw::Settings;
use crate::report::Report;
use crate::tools::{self, Chance, Res, child, cores, scratch, share};
use crate::turns;
use crate::work::{self, State, Verdict};
use disk::Disk;
use std::fs;
use std::path::Path;
use std::process::Command;
use trace::Op;

/// How many steps the program does while it is traced, and after how many it closes the file and opens it again.
const STEPS: u32 = 60;
const SESSION: u32 = 13;

/// A safe copy is made after so many steps, and once in so many images the copies are looked at too.
const COPIES: &str = "25";
const WITH_COPIES: u64 = 4;

/// How many changes the writer of the harness's own makes.
const RAW_CHANGES: u32 = 40;

/// How often the data key is changed.
const TURNS: u32 = 3;

/// For so many images of the program at work, one of each of the others; and the most of the harness's own writer, which
/// is there to be caught and not to be proved.
const OF_THE_OTHERS: usize = 10;
const OF_OUR_OWN: usize = 1_000;

/// Who writes.
#[derive(Debug, Clone, Copy)]
enum Subject {
    Program,
    /// The program, while the data key is changed.
    Turns,
    Raw(Settings),
}

pub(crate) fn run(count: usize, seed: u64) -> Res<Report> {
    if !tools::is_there("strace", "--version") {
        return Ok(Report::skipped("images", "strace is not installed"));
    }
    let reference = work::reference(STEPS)?;
    let mut report = Report::new("images");
    let program = cut(Subject::Program, count, seed, &reference)?;
    report
        .count(count, "power cuts")
        .count(program.in_doubt, "with something in doubt")
        .count(program.broken.len(), "lost or damaged")
        .must(program.in_doubt * 2 > count, "hardly anything was in doubt")
        .broke_all(program.broken)
        .broke_all(program.died);
    let others = (count / OF_THE_OTHERS).max(200);
    let turns = cut(Subject::Turns, others, seed, &[turns::truth()?])?;
    report
        .count(others, "while the key was changed")
        .count(turns.broken.len(), "of these lost or damaged")
        .broke_all(turns.broken)
        .broke_all(turns.died);
    let others = others.min(OF_OUR_OWN);
    let control = cut(Subject::Raw(Settings::AsOurs), others, seed, &reference)?;
    report
        .count(
            control.broken.len(),
            "lost by another writer with our settings",
        )
        .broke_all(control.broken)
        .broke_all(control.died);
    for (settings, what) in [
        (
            Settings::DeleteFull,
            "lost with DELETE, FULL and normal locking",
        ),
        (Settings::WalNormal, "lost with WAL and NORMAL"),
    ] {
        let weak = cut(Subject::Raw(settings), others, seed, &reference)?;
        report
            .count(weak.broken.len(), what)
            .must(!weak.broken.is_empty(), "weaker settings were not caught")
            .broke_all(weak.died);
    }
    report.count(others, "cuts of each of these");
    Ok(report)
}

#[derive(Debug, Default)]
struct Tally {
    /// Images in which something had not been made durable when the power went.
    in_doubt: usize,
    broken: Vec<String>,
    /// Images of which whoever looked at them died: no loss, whatever the settings, and broken with all of them.
    died: Vec<String>,
}

fn cut(subject: Subject, count: usize, seed: u64, reference: &[State]) -> Res<Tally> {
    let ops = subject.trace()?;
    let first = subject.first_moment(&ops);
    let mut cuts: Vec<(usize, u64, Chance)> = (0..count)
        .map(|n| {
            let n = u64::try_from(n).unwrap_or(0);
            let mut chance = Chance::nth(seed, n);
            (first + chance.place(ops.len() - first), n, chance)
        })
        .collect();
    cuts.sort_by_key(|(moment, n, _)| (*moment, *n));
    // Each hand plays the calls from the start, once, and stops at its own moments.
    let each = cuts.len().div_ceil(cores() * 4).max(1);
    let jobs: Vec<Vec<_>> = cuts.chunks(each).map(<[_]>::to_vec).collect();
    let tallies = share(jobs, |judge, cuts| {
        let folder = scratch()?;
        let folder = folder.path().join("scheme");
        let mut tally = Tally::default();
        let mut disk = Disk::default();
        let mut done = 0;
        for (moment, n, mut chance) in cuts {
            for op in ops.iter().take(moment).skip(done) {
                disk.step(op);
            }
            done = moment;
            if folder.try_exists()? {
                fs::remove_dir_all(&folder)?;
            }
            fs::create_dir(&folder)?;
            tally.in_doubt += usize::from(disk.is_in_doubt());
            disk.cut(&folder, &mut chance)?;
            let verdict = subject.look(judge, &folder, reference, disk.acknowledged)?;
            let mut complaint = verdict.complaint();
            if complaint.is_none() && chance.once_in(WITH_COPIES) {
                complaint = work::examine_copies(judge, &folder, reference, &disk.copies)?;
            }
            let Some(complaint) = complaint else { continue };
            let of = ops.len();
            let told = format!("image {n}, at call {moment} of {of}: {complaint}");
            if matches!(verdict, Verdict::Died(_)) {
                tally.died.push(told);
            } else {
                tally.broken.push(told);
            }
        }
        Ok(tally)
    })?;
    let mut sum = Tally::default();
    for tally in tallies {
        sum.in_doubt += tally.in_doubt;
        sum.broken.extend(tally.broken);
        sum.died.extend(tally.died);
    }
    Ok(sum)
}

impl Subject {
    /// Runs it under strace and reads what it did.
    fn trace(self) -> Res<Vec<Op>> {
        let place = scratch()?;
        let folder = place.path().join("scheme");
        fs::create_dir(&folder)?;
        let list = place.path().join("trace");
        let path = folder.display().to_string();
        let [steps, session, changes, turns] =
            [STEPS, SESSION, RAW_CHANGES, TURNS].map(|n| n.to_string());
        let writer = match self {
            Self::Program => child(&[
                "work",
                &path,
                "--create",
                "--copies",
                COPIES,
                "--to",
                &steps,
                "--session",
                &session,
            ])?,
            Self::Turns => child(&["turn", &path, "--create", "--times", &turns])?,
            Self::Raw(settings) => child(&[
                "raw",
                &path,
                "--to",
                &changes,
                "--settings",
                settings.code(),
            ])?,
        };
        let ended = tools::run(&mut under_strace(&list, &writer))?;
        if !ended.succeeded() {
            return Err(format!("{self:?} did not run under strace: {}", ended.said).into());
        }
        trace::read(&fs::read_to_string(&list)?, &folder)
    }

    /// The first moment at which the power goes. The program is cut off from its very first call; the other writers,
    /// which do not know how to make a file safely, once they have one.
    fn first_moment(self, ops: &[Op]) -> usize {
        match self {
            Self::Program => 0,
            Self::Turns | Self::Raw(_) => ops
                .iter()
                .position(|op| matches!(op, Op::Said { .. }))
                .unwrap_or(0),
        }
    }

    /// What is wrong with a file; nothing if it is as it should be.
    fn look(
        self,
        judge: &mut Judge,
        folder: &Path,
        reference: &[State],
        acknowledged: Option<usize>,
    ) -> Res<Verdict> {
        match self {
            Self::Program => work::examine(judge, folder, reference, acknowledged),
            Self::Turns => match reference {
                [truth, ..] => turns::examine(judge, folder, truth, acknowledged.unwrap_or(0)),
                [] => Err("nothing to compare with".into()),
            },
            Self::Raw(settings) => Ok(match judge.raw(folder, settings)? {
                Err(died) => Verdict::Died(died),
                Ok(Ok(at)) if at < acknowledged.unwrap_or(0) => Verdict::Lost(format!("only {at}")),
                Ok(Ok(at)) => Verdict::Whole(at),
                Ok(Err(error)) => Verdict::Damaged(error),
            }),
        }
    }
}

fn under_strace(list: &Path, writer: &Command) -> Command {
    let mut strace = Command::new("strace");
    strace
        .args(["-f", "--seccomp-bpf", "-qq", "-xx", "-s", "16777216", "-e"])
        .arg(format!("trace={}", trace::CALLS))
        .args(["-e", "signal=none", "-o"])
        .arg(list)
        .arg("--")
        .arg(writer.get_program())
        .args(writer.get_args());
    strace
}
