//! Every system call fails in its turn: the first, the second, and so on, while a file is made, opened and worked on. Whatever the
//! program makes of it, what it acknowledged is in the file, and it does not end well unless everything is.

use crate::judge::Judge;
use crate::report::Report;
use crate::tools::{self, Res, child, copy_files, run, scratch, share};
use crate::turns;
use crate::work::{self, State};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

/// The steps that are in the file before, and after how many more the child is done. It opens the file twice.
const BEFORE: u32 = 7;
const TO: u32 = 26;
const SESSION: u32 = 12;

/// Calls that the harness must have seen, or it looks at the wrong thing.
const EXPECTED: [&str; 10] = [
    "openat",
    "close",
    "pread64",
    "pwrite64",
    "write",
    "fsync",
    "unlink",
    "fcntl",
    "newfstatat",
    "linkat",
];

/// Calls of the process itself rather than of its work: failing them tests the C library.
const NOT_OURS: [&str; 8] = [
    "execve",
    "exit_group",
    "exit",
    "rt_sigreturn",
    "arch_prctl",
    "set_tid_address",
    "set_robust_list",
    "rseq",
];

/// Calls that keep memory from being written out. The database's library makes them by the ten thousand, whatever the program
/// does, and all of a kind are stopped at to fail one: so they fail only until the file is open, and not more often than this.
const OF_MEMORY: [&str; 2] = ["mlock", "munlock"];
const OF_MEMORY_FIRST: usize = 40;

/// What a child does while its calls fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Scene {
    /// It makes a new file.
    Create,
    /// It opens a file and works on it.
    Work,
    /// It opens a scheme with its passphrase and changes its data key.
    Turn,
}

impl Scene {
    fn command(self, folder: &Path) -> Res<Command> {
        let path = folder.display().to_string();
        let (after, to, session) = (BEFORE.to_string(), TO.to_string(), SESSION.to_string());
        match self {
            Self::Create => child(&["create", &path]),
            Self::Turn => child(&["turn", &path, "--times", "1"]),
            Self::Work => child(&[
                "work",
                &path,
                "--after",
                &after,
                "--to",
                &to,
                "--session",
                &session,
            ]),
        }
    }

    fn prepare(self, base: &Path, folder: &Path) -> Res<()> {
        match self {
            Self::Create => Ok(fs::create_dir(folder)?),
            Self::Work => copy_files(&base.join("work"), folder),
            Self::Turn => copy_files(&base.join("turn"), folder),
        }
    }
}

/// One run: the call that fails, the time at which it does, and how.
#[derive(Debug)]
struct Job {
    scene: Scene,
    call: String,
    when: usize,
    error: &'static str,
}

/// What the files must hold.
struct Expected {
    reference: Vec<State>,
    /// The record whose data key is changed.
    turned: State,
}

/// What a run showed.
struct Shown {
    failed: bool,
    complaint: Option<String>,
}

/// Fails the first `first` of each call in each scene, with each of `errors`.
pub(crate) fn faults(first: usize, errors: &[&'static str]) -> Res<Report> {
    if !tools::is_there("strace", "--version") {
        return Ok(Report::skipped("calls", "strace is not installed"));
    }
    let base = scratch()?;
    work::prepared(&base.path().join("work"), BEFORE)?;
    turns::create(&base.path().join("turn"))?;
    let expected = Expected {
        reference: work::reference(TO)?,
        turned: turns::truth()?,
    };
    let mut jobs = Vec::new();
    let mut names = BTreeMap::new();
    for scene in [Scene::Create, Scene::Work, Scene::Turn] {
        for (at, phase) in phases(scene, base.path())?.into_iter().enumerate() {
            for (call, (before, within)) in phase {
                *names.entry(call.clone()).or_insert(0_usize) += within;
                let most = match (OF_MEMORY.contains(&call.as_str()), at) {
                    (false, _) => first,
                    (true, 0) => first.min(OF_MEMORY_FIRST),
                    (true, _) => 0,
                };
                for n in 1..=within.min(most) {
                    jobs.extend(errors.iter().map(|error| Job {
                        scene,
                        call: call.clone(),
                        when: before + n,
                        error,
                    }));
                }
            }
        }
    }
    let runs = jobs.len();
    let shown = share(jobs, |judge, job| job.run(judge, base.path(), &expected))?;
    let mut report = Report::new("calls");
    let broken: Vec<String> = shown.iter().filter_map(|s| s.complaint.clone()).collect();
    report
        .count(runs, "calls failed")
        .count(names.len(), "kinds of call")
        .count(
            shown.iter().filter(|s| s.failed).count(),
            "noticed by the program",
        )
        .count(broken.len(), "lost, damaged or passed over")
        .broke_all(broken);
    for call in EXPECTED {
        report.must(names.contains_key(call), &format!("{call} was never seen"));
    }
    Ok(report)
}

/// The calls of a scene, once while the file is being opened and once afterwards: for each how many came before that
/// phase, and how many in it.
fn phases(scene: Scene, base: &Path) -> Res<Vec<BTreeMap<String, (usize, usize)>>> {
    let place = scratch()?;
    let folder = place.path().join("scheme");
    scene.prepare(base, &folder)?;
    let list = place.path().join("trace");
    let mut strace = strace(&list);
    let ended = run_under(&mut strace, &scene.command(&folder)?)?;
    if !ended.succeeded() {
        return Err(format!("{scene:?} did not run under strace: {}", ended.said).into());
    }
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut phases: Vec<BTreeMap<String, (usize, usize)>> = Vec::new();
    for line in fs::read_to_string(&list)?.lines() {
        let Some((_, rest)) = line.split_once(' ') else {
            continue;
        };
        let Some((name, arguments)) = rest.trim_start().split_once('(') else {
            continue;
        };
        let before = seen.entry(name.to_owned()).or_insert(0);
        if let Some(phase) = phases.last_mut()
            && !NOT_OURS.contains(&name)
        {
            phase.entry(name.to_owned()).or_insert((*before, 0)).1 += 1;
        }
        *before += 1;
        if name == "write"
            && ["1, \"begin", "1, \"opened"]
                .iter()
                .any(|w| arguments.starts_with(w))
        {
            phases.push(BTreeMap::new());
        }
    }
    Ok(phases)
}

fn strace(list: &Path) -> Command {
    let mut strace = Command::new("strace");
    strace
        .args(["-f", "-qq", "-e", "signal=none", "-o"])
        .arg(list);
    strace
}

fn run_under(strace: &mut Command, child: &Command) -> Res<tools::Ended> {
    strace
        .arg("--")
        .arg(child.get_program())
        .args(child.get_args());
    run(strace)
}

impl Job {
    fn run(&self, judge: &mut Judge, base: &Path, expected: &Expected) -> Res<Shown> {
        let place = scratch()?;
        let folder = place.path().join("scheme");
        self.scene.prepare(base, &folder)?;
        let Self {
            call, when, error, ..
        } = self;
        let mut strace = strace(Path::new("/dev/null"));
        strace
            .arg("--seccomp-bpf")
            .arg(format!("--trace={call}"))
            .arg(format!("--inject={call}:error={error}:when={when}"));
        let ended = run_under(&mut strace, &self.scene.command(&folder)?)?;
        let (from, to) = match self.scene {
            Scene::Create => (0, 0),
            Scene::Work => (BEFORE, TO),
            Scene::Turn => (0, 1),
        };
        let heard = ended.acknowledged(from);
        let reference = &expected.reference;
        // But for a new one, the file was there before.
        let at_least = heard.or_else(|| usize::try_from(from).ok());
        let verdict = match self.scene {
            Scene::Create => work::examine(judge, &folder, reference, heard)?,
            Scene::Work => work::examine(judge, &folder, reference, at_least)?,
            Scene::Turn => turns::examine(judge, &folder, &expected.turned, heard.unwrap_or(0))?,
        };
        let complaint = match (ended.status, verdict.complaint()) {
            (_, Some(complaint)) => Some(complaint),
            (None, None) => Some("it hung".to_owned()),
            (Some(status), None) if status.success() && heard != usize::try_from(to).ok() => {
                Some(format!("it ended well after step {heard:?}"))
            }
            (Some(_), None) => None,
        };
        Ok(Shown {
            failed: !ended.succeeded(),
            complaint: complaint.map(|text| format!("{self:?}: {text}")),
        })
    }
}
