//! What every part needs: chance that can be repeated, a scratch folder, both cores, and processes that are not waited
//! for for ever.

use crate::judge::Judge;
use std::error::Error;
use std::io::Read as _;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// The harness itself could not go on; what it finds out about the program is no error.
pub(crate) type Res<T> = Result<T, Box<dyn Error + Send + Sync>>;

/// How long a process may take before it counts as hanging.
pub(crate) const PATIENCE: Duration = Duration::from_secs(60);

/// `SplitMix64`: numbers that look like chance and are the same for the same seed.
#[derive(Debug, Clone)]
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// Chance of its own for the part or job with this number.
    pub(crate) fn nth(seed: u64, n: u64) -> Self {
        let mut start = Self(seed ^ n.wrapping_mul(0x9E37_79B9_7F4A_7C15));
        Self(start.next())
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// From 0 to just under `end`; 0 if there is nothing to choose from.
    pub(crate) fn below(&mut self, end: u64) -> u64 {
        self.next().checked_rem(end).unwrap_or(0)
    }

    /// A place in a list of this length.
    pub(crate) fn place(&mut self, length: usize) -> usize {
        let end = u64::try_from(length).unwrap_or(u64::MAX);
        usize::try_from(self.below(end)).unwrap_or(0)
    }

    /// True once in `n` times.
    pub(crate) fn once_in(&mut self, n: u64) -> bool {
        self.below(n) == 0
    }

    /// Any time up to `most`.
    pub(crate) fn time(&mut self, most: Duration) -> Duration {
        let micros = u64::try_from(most.as_micros()).unwrap_or(u64::MAX);
        Duration::from_micros(self.below(micros))
    }
}

/// A folder in memory where there is one: what is tried here does not depend on the disk, which the images play.
pub(crate) fn scratch() -> Res<TempDir> {
    let memory = Path::new("/dev/shm");
    let place = if memory.is_dir() {
        memory.to_owned()
    } else {
        std::env::temp_dir()
    };
    Ok(tempfile::Builder::new()
        .prefix("settled-faults-")
        .tempdir_in(place)?)
}

/// How many jobs run side by side.
pub(crate) fn cores() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}

/// Does the jobs on all cores and gives the answers in the order of the jobs. Each hand has a judge, whom it asks about files.
///
/// # Errors
/// The first that a job met.
pub(crate) fn share<J: Send, A: Send>(
    jobs: Vec<J>,
    work: impl Fn(&mut Judge, J) -> Res<A> + Sync,
) -> Res<Vec<A>> {
    let queue = Mutex::new(jobs.into_iter().enumerate());
    let answers = Mutex::new(Vec::new());
    let hand = || {
        let mut judge = Judge::default();
        loop {
            let job = lock(&queue).next();
            let Some((at, job)) = job else { return };
            let answer = work(&mut judge, job);
            lock(&answers).push((at, answer));
        }
    };
    thread::scope(|scope| {
        for _ in 0..cores() {
            scope.spawn(hand);
        }
    });
    let mut answers = answers.into_inner().unwrap_or_else(PoisonError::into_inner);
    answers.sort_by_key(|(at, _)| *at);
    answers.into_iter().map(|(_, answer)| answer).collect()
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    // A panic in a job ends the harness anyway.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// This program again, as one of its children.
pub(crate) fn child(arguments: &[&str]) -> Res<Command> {
    let mut command = Command::new(std::env::current_exe()?);
    command.arg("child").args(arguments);
    Ok(command)
}

/// What a process said and how it ended; `None` if it had to be stopped because it hung.
pub(crate) struct Ended {
    pub(crate) said: String,
    pub(crate) status: Option<ExitStatus>,
}

impl Ended {
    pub(crate) fn succeeded(&self) -> bool {
        self.status.is_some_and(|status| status.success())
    }

    /// The last step the child said it did; `None` if it never had the file open.
    pub(crate) fn acknowledged(&self, from: u32) -> Option<usize> {
        acknowledged(&self.said, from)
    }
}

/// The last step a child said it did, when it went on after step `from`; `None` if it never had the file open.
pub(crate) fn acknowledged(said: &str, from: u32) -> Option<usize> {
    let mut last = None;
    for line in said.lines() {
        if line == "opened" {
            last = last.or_else(|| usize::try_from(from).ok());
        } else if let Some(n) = line.strip_prefix("did ") {
            last = n.parse().ok().or(last);
        }
    }
    last
}

/// Runs a process to its end and keeps what it says, but waits no longer than [`PATIENCE`].
pub(crate) fn run(command: &mut Command) -> Res<Ended> {
    // What libraries say about faults that were made on purpose is of no interest.
    command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    let mut process = command.spawn()?;
    let mut out = process.stdout.take().ok_or("no pipe")?;
    thread::scope(|scope| {
        let reader = scope.spawn(move || {
            let mut said = Vec::new();
            out.read_to_end(&mut said).map(|_| said)
        });
        let status = wait(&mut process)?;
        let said = reader.join().ok().ok_or("the reader panicked")??;
        Ok(Ended {
            said: String::from_utf8_lossy(&said).into_owned(),
            status,
        })
    })
}

fn wait(process: &mut Child) -> Res<Option<ExitStatus>> {
    let start = Instant::now();
    loop {
        if let Some(status) = process.try_wait()? {
            return Ok(Some(status));
        }
        if start.elapsed() > PATIENCE {
            process.kill()?;
            process.wait()?;
            return Ok(None);
        }
        thread::sleep(Duration::from_millis(1));
    }
}

/// Whether a program can be started here.
pub(crate) fn is_there(program: &str, argument: &str) -> bool {
    Command::new(program)
        .arg(argument)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// Copies the files of a folder, without the folders in it.
pub(crate) fn copy_files(from: &Path, to: &Path) -> Res<()> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        if entry.file_type()?.is_file() {
            std::fs::copy(entry.path(), to.join(entry.file_name()))?;
        }
    }
    Ok(())
}
