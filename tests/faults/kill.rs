//! The program is killed at random moments, also while it puts right what an earlier kill left behind. What it acknowledged
//! is there afterwards, and the file is whole.

use crate::judge::Judge;
use crate::report::Report;
use crate::tools::{self, Chance, Res, acknowledged, child, copy_files, cores, scratch, share};
use crate::work::{self, State, Verdict};
use std::io::{BufRead as _, BufReader, Read as _};
use std::path::Path;
use std::process::Stdio;
use std::thread;
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// The script is begun anew after so many steps.
const STEPS: u32 = 160;

/// A safe copy is made after so many steps.
const COPIES: &str = "10";

/// A child that is killed by the clock lives no longer than it takes to open the file and do so many steps here.
const LIFE: u32 = 8;

pub(crate) fn run(count: usize, seed: u64) -> Res<Report> {
    let reference = work::reference(STEPS)?;
    let base = scratch()?;
    work::prepared(base.path(), 0)?;
    let base = base.path();
    let life = life(base)?;
    let hands = cores();
    let jobs = (0..hands)
        .map(|hand| {
            let share = count / hands + usize::from(hand < count % hands);
            (share, Chance::nth(seed, u64::try_from(hand).unwrap_or(0)))
        })
        .collect();
    let tallies = share(jobs, |judge, (kills, chance)| {
        Hand::new(judge, &reference, base, chance, life)?.kill(kills)
    })?;
    let mut report = Report::new("kill");
    let sum = |of: fn(&Tally) -> usize| tallies.iter().map(of).sum();
    let acknowledged: usize = sum(|t| t.acknowledged);
    report
        .count(sum(|t| t.kills), "kills")
        .count(sum(|t| t.in_recovery), "of them while opening")
        .count(acknowledged, "changes acknowledged")
        .count(sum(|t| t.broken.len()), "lost or damaged")
        .must(acknowledged * 2 > count, "the children hardly wrote");
    for tally in tallies {
        report.broke_all(tally.broken);
    }
    Ok(report)
}

/// How long a child takes to open the file and do a few steps.
fn life(base: &Path) -> Res<Duration> {
    let folder = scratch()?;
    copy_files(base, folder.path())?;
    let (path, to) = (path_text(folder.path()), LIFE.to_string());
    let start = Instant::now();
    let ended = tools::run(&mut child(&["work", &path, "--to", &to])?)?;
    if ended.succeeded() {
        Ok(start.elapsed())
    } else {
        Err(format!("a child does not work: {}", ended.said).into())
    }
}

#[derive(Debug, Default)]
struct Tally {
    kills: usize,
    in_recovery: usize,
    acknowledged: usize,
    broken: Vec<String>,
}

/// One folder in which children are killed one after the other.
struct Hand<'a> {
    judge: &'a mut Judge,
    reference: &'a [State],
    /// A new file.
    base: &'a Path,
    folder: TempDir,
    chance: Chance,
    /// The longest a child lives.
    life: Duration,
    /// The last step that is in the file.
    at: u32,
    /// The safe copies that were acknowledged.
    copies: Vec<String>,
    tally: Tally,
}

impl<'a> Hand<'a> {
    fn new(
        judge: &'a mut Judge,
        reference: &'a [State],
        base: &'a Path,
        chance: Chance,
        life: Duration,
    ) -> Res<Self> {
        Ok(Self {
            judge,
            reference,
            base,
            folder: begin(base)?,
            chance,
            life,
            at: 0,
            copies: Vec::new(),
            tally: Tally::default(),
        })
    }

    fn kill(mut self, kills: usize) -> Res<Tally> {
        while self.tally.kills < kills {
            let heard = self.kill_a_worker()?;
            while self.tally.kills < kills && self.chance.once_in(3) {
                self.kill_while_opening()?;
            }
            let folder = self.folder.path();
            let verdict = work::examine(self.judge, folder, self.reference, Some(heard))?;
            match verdict {
                Verdict::Whole(at) => self.at = u32::try_from(at)?,
                Verdict::Lost(_) | Verdict::Damaged(_) | Verdict::Wrong(_) | Verdict::Died(_) => {
                    let said = verdict.complaint().unwrap_or_default();
                    self.tally
                        .broken
                        .push(format!("after kill {}: {said}", self.tally.kills));
                    self.at = STEPS;
                }
            }
            let folder = self.folder.path();
            let complaint = work::examine_copies(self.judge, folder, self.reference, &self.copies)?;
            self.tally.broken.extend(complaint);
            if self.at >= STEPS {
                self.folder = begin(self.base)?;
                self.at = 0;
                self.copies.clear();
            }
        }
        Ok(self.tally)
    }

    /// Kills a child that works, and gives the last step that it acknowledged.
    fn kill_a_worker(&mut self) -> Res<usize> {
        let (after, to) = (self.at.to_string(), STEPS.to_string());
        let path = path_text(self.folder.path());
        let mut process = child(&[
            "work", &path, "--after", &after, "--to", &to, "--copies", COPIES,
        ])?
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()?;
        let mut out = BufReader::new(process.stdout.take().ok_or("no pipe")?);
        let mut said = String::new();
        if self.chance.once_in(3) {
            thread::sleep(self.chance.time(self.life));
        } else {
            // `begin`, `opened` and a few changes.
            for _ in 0..self.chance.below(12) {
                out.read_line(&mut said)?;
            }
            thread::sleep(self.chance.time(self.life / 8));
        }
        process.kill()?;
        out.read_to_string(&mut said)?;
        process.wait()?;
        self.tally.kills += 1;
        // A line that was not finished was not heard.
        let whole = said.rfind('\n').map_or("", |end| said.split_at(end).0);
        let before = usize::try_from(self.at)?;
        let heard = acknowledged(whole, self.at).unwrap_or(before);
        self.tally.acknowledged += heard - before;
        let copied = whole.lines().filter_map(|l| l.strip_prefix("copied "));
        self.copies.extend(copied.map(str::to_owned));
        Ok(heard)
    }

    fn kill_while_opening(&mut self) -> Res<()> {
        let path = path_text(self.folder.path());
        let mut process = child(&["open", &path])?
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()?;
        thread::sleep(self.chance.time(self.life / 2));
        process.kill()?;
        process.wait()?;
        self.tally.kills += 1;
        self.tally.in_recovery += 1;
        Ok(())
    }
}

/// A folder with a new file.
fn begin(base: &Path) -> Res<TempDir> {
    let folder = scratch()?;
    copy_files(base, folder.path())?;
    Ok(folder)
}

fn path_text(path: &Path) -> String {
    path.display().to_string()
}
