//! The disk is full: for the file alone (a limit on its size) and for everything (a small file system in memory). What was
//! acknowledged is there, the file is whole, and once there is room again the work goes on.

use crate::judge::Judge;
use crate::report::Report;
use crate::tools::{self, Chance, Res, copy_files, scratch, share};
use crate::work::{self, State, Verdict};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The steps that are in the file before it is full, and the last that is tried.
const BEFORE: u32 = 7;
const TO: u32 = 60;

/// What a limit on a file's size is counted in, in bytes.
const BLOCK: u64 = 512;

/// How much the file may grow before it is full, at most: less than the work needs.
const ROOM: u64 = 160 * 1024;

/// What the ballast is that is thrown off a full disk.
const BALLAST: &str = "ballast";

/// Runs `count` times into each kind of full disk.
pub(crate) fn run(count: usize, seed: u64) -> Res<Report> {
    let base = scratch()?;
    work::prepared(base.path(), BEFORE)?;
    let reference = work::reference(TO + 2)?;
    let mut report = Report::new("full");
    let limited = share((0..count).collect(), |judge, n| {
        let mut chance = Chance::nth(seed, u64::try_from(n)?);
        limit(judge, base.path(), &reference, &mut chance)
    })?;
    report.count(limited.len(), "files that might not grow");
    let mut small = Vec::new();
    if may_mount() {
        small = share((0..count).collect(), |judge, n| {
            let mut chance = Chance::nth(seed, u64::try_from(n)?);
            fill(judge, base.path(), &reference, &mut chance)
        })?;
    } else {
        report.lacks("a small file system, which only root may make");
    }
    report.count(small.len(), "small disks");
    let runs = || limited.iter().chain(&small);
    let stopped = runs().filter(|r| r.stopped).count();
    report
        .count(stopped, "times it was full")
        .count(
            runs().filter(|r| r.complaint.is_some()).count(),
            "lost or damaged",
        )
        .must(
            stopped * 10 > (limited.len() + small.len()) * 9,
            "hardly any disk was full",
        )
        .broke_all(limited.into_iter().chain(small).filter_map(|r| r.complaint));
    Ok(report)
}

struct Ran {
    /// Whether the work could not be finished.
    stopped: bool,
    complaint: Option<String>,
}

fn worker(folder: &Path, after: u32, to: u32) -> Res<Command> {
    tools::child(&[
        "work",
        &folder.display().to_string(),
        "--after",
        &after.to_string(),
        "--to",
        &to.to_string(),
    ])
}

/// The file may not grow beyond some size. Half of the times the program is told so by an error, half of the times it is
/// ended by a signal.
fn limit(judge: &mut Judge, base: &Path, reference: &[State], chance: &mut Chance) -> Res<Ran> {
    let place = scratch()?;
    let folder = place.path().join("scheme");
    copy_files(base, &folder)?;
    let length = fs::metadata(folder.join(settled::store::RECORD_FILE))?.len();
    let blocks = (length + chance.below(ROOM)) / BLOCK;
    let trap = if chance.once_in(2) {
        "trap '' XFSZ; "
    } else {
        ""
    };
    let worker = worker(&folder, BEFORE, TO)?;
    let mut shell = Command::new("sh");
    shell
        .arg("-c")
        .arg(format!(
            "{trap}ulimit -c 0; ulimit -f {blocks}; exec \"$0\" \"$@\""
        ))
        .arg(worker.get_program())
        .args(worker.get_args());
    let ended = tools::run(&mut shell)?;
    let complaint = go_on(judge, &folder, reference, &ended, || Ok(()))?;
    Ok(Ran {
        stopped: !ended.succeeded(),
        complaint: complaint.map(|text| format!("with {blocks} blocks{}: {text}", trap.trim_end())),
    })
}

/// A file system with little room. It is gone when this is dropped.
struct SmallDisk(PathBuf);

impl SmallDisk {
    fn mount(at: &Path, bytes: u64) -> Res<Self> {
        fs::create_dir(at)?;
        let done = Command::new("mount")
            .args([
                "-t",
                "tmpfs",
                "-o",
                &format!("size={bytes}"),
                "settled-faults",
            ])
            .arg(at)
            .status()?;
        if done.success() {
            Ok(Self(at.to_owned()))
        } else {
            Err("cannot make a small file system".into())
        }
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        // One that stays is seen in the list of mounts, and is small.
        let _stays = Command::new("umount").arg(&self.0).status();
    }
}

fn may_mount() -> bool {
    scratch().is_ok_and(|place| SmallDisk::mount(&place.path().join("try"), 1 << 16).is_ok())
}

fn fill(judge: &mut Judge, base: &Path, reference: &[State], chance: &mut Chance) -> Res<Ran> {
    let place = scratch()?;
    let at = place.path().join("disk");
    let disk = SmallDisk::mount(&at, 4 << 20)?;
    let folder = at.join("scheme");
    copy_files(base, &folder)?;
    fill_up(&at.join(BALLAST), chance.below(ROOM))?;
    let ended = tools::run(&mut worker(&folder, BEFORE, TO)?)?;
    let complaint = go_on(judge, &folder, reference, &ended, || {
        Ok(fs::remove_file(at.join(BALLAST))?)
    })?;
    drop(disk);
    Ok(Ran {
        stopped: !ended.succeeded(),
        complaint: complaint.map(|text| format!("on a small disk: {text}")),
    })
}

/// Writes a file as large as it can be, and then leaves this much room.
fn fill_up(path: &Path, room: u64) -> Res<()> {
    use std::io::Write as _;
    let mut file = fs::File::create(path)?;
    let block = [0; 4096];
    let mut length: u64 = 0;
    while file.write_all(&block).is_ok() {
        length += 4096;
    }
    file.set_len(length.saturating_sub(room))?;
    Ok(())
}

/// Looks at the file while the disk is full, makes room, and works on.
fn go_on(
    judge: &mut Judge,
    folder: &Path,
    reference: &[State],
    ended: &tools::Ended,
    make_room: impl FnOnce() -> Res<()>,
) -> Res<Option<String>> {
    let least = usize::try_from(BEFORE)?;
    let heard = ended.acknowledged(BEFORE).unwrap_or(least);
    if ended.status.is_none() {
        return Ok(Some("it hung".to_owned()));
    }
    if ended.succeeded() && heard != usize::try_from(TO)? {
        return Ok(Some(format!("it ended well after step {heard}")));
    }
    make_room()?;
    let verdict = work::examine(judge, folder, reference, Some(heard))?;
    let Verdict::Whole(at) = verdict else {
        return Ok(verdict.complaint());
    };
    let at = u32::try_from(at)?;
    let again = tools::run(&mut worker(folder, at, at + 2)?)?;
    if !again.succeeded() {
        let said = again.said;
        return Ok(Some(format!("with room again, it does not go on: {said}")));
    }
    let verdict = work::examine(judge, folder, reference, usize::try_from(at + 2).ok())?;
    Ok(verdict.complaint())
}
