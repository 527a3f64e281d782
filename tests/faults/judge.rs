//! Who looks at files: processes of their own, one for each hand. A process can have only one file open quickly, because
//! the database guards its memory with one lock for all; and what is in a broken file may end whoever reads it, but must
//! not end the harness.
//!
//! A judge reads questions on standard input and answers each on standard output, a line of JSON each. It says only what
//! it saw: whether that is right is for the part to say that asked.

use crate::child::say;
use crate::raw::{self, Settings};
use crate::tools::{self, PATIENCE, Res};
use crate::turns;
use crate::work::{self, State};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use settled::store::Store;
use sha2::{Digest as _, Sha256};
use std::collections::HashMap;
use std::fmt;
use std::io::{self, BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Stdio};
use std::sync::mpsc;
use std::{fs, thread};

/// What is asked about a folder.
#[derive(Debug, Serialize, Deserialize)]
struct Question {
    folder: PathBuf,
    what: What,
}

#[derive(Debug, Serialize, Deserialize)]
enum What {
    /// What is in the file: answered by a [`Seen`].
    Look,
    /// What is in a scheme whose data key was changed so often: answered by [`turns::Entered`].
    Enter { turned: usize },
    /// The last change of the harness's own writer: answered by its number, or by what is wrong with the file.
    Raw(Settings),
}

/// What is in a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Seen {
    /// It does not open: why.
    Shut(String),
    /// It opens.
    Open {
        /// What can be read, before anything is checked; why not, if it cannot.
        read: Result<State, String>,
        /// What its check finds wrong: nothing if it is whole.
        findings: Vec<String>,
    },
}

impl Seen {
    /// What an open file shows.
    pub(crate) fn of(store: &Store) -> Self {
        Self::Open {
            read: State::of(store).map_err(|fault| fault.to_string()),
            findings: match store.check_file() {
                Ok(report) => report.findings.iter().map(|f| format!("{f:?}")).collect(),
                Err(fault) => vec![format!("it cannot be checked: {fault}")],
            },
        }
    }

    /// What a whole file holds; what is wrong with any other.
    pub(crate) fn whole(self) -> Result<State, String> {
        match self {
            Self::Shut(why) => Err(format!("does not open: {why}")),
            Self::Open { read, findings } if findings.is_empty() => read,
            Self::Open { findings, .. } => Err(findings.join(", ")),
        }
    }
}

/// Runs as a judge, until nobody asks any more.
pub(crate) fn sit() -> bool {
    for line in io::stdin().lock().lines() {
        let Ok(answered) = line.map_err(Into::into).and_then(|line| answer(&line)) else {
            return false;
        };
        if !say(&answered) {
            return false;
        }
    }
    true
}

fn answer(line: &str) -> Res<String> {
    let Question { folder, what } = serde_json::from_str(line)?;
    let answer = match what {
        What::Look => serde_json::to_string(&match work::open(&folder) {
            Ok(store) => Seen::of(&store),
            Err(fault) => Seen::Shut(fault.to_string()),
        }),
        What::Enter { turned } => serde_json::to_string(&turns::look(&folder, turned)?),
        What::Raw(settings) => serde_json::to_string(&raw::found(&folder, settings)),
    };
    Ok(answer?)
}

/// The judge did not answer: it ended, or it had to be ended because it hung. That is a broken rule, whatever it was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Died(String);

impl fmt::Display for Died {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "whoever looked at it {}", self.0)
    }
}

/// A judge, as the hand that asks it has it. The process is started when it is needed, and again when it died.
#[derive(Debug, Default)]
pub(crate) struct Judge {
    process: Option<Process>,
    /// What is in the safe copies that were seen, by the digest of their files.
    known: HashMap<[u8; 32], Seen>,
}

impl Judge {
    /// What is in the file in `folder`.
    pub(crate) fn look(&mut self, folder: &Path) -> Res<Result<Seen, Died>> {
        self.ask(folder, What::Look)
    }

    /// As [`Self::look`], for a safe copy: nothing is written to one, so that it is found again and again as it was, and one
    /// that is the same byte for byte is not opened again.
    pub(crate) fn look_at_copy(&mut self, folder: &Path) -> Res<Result<Seen, Died>> {
        let mark = digest(folder)?;
        if let Some(seen) = self.known.get(&mark) {
            return Ok(Ok(seen.clone()));
        }
        let seen = self.look(folder)?;
        if let Ok(seen) = &seen {
            self.known.insert(mark, seen.clone());
        }
        Ok(seen)
    }

    /// Whether a scheme whose data key was changed `turned` times lets in who it should, and what is in it.
    pub(crate) fn enter(
        &mut self,
        folder: &Path,
        turned: usize,
    ) -> Res<Result<turns::Entered, Died>> {
        self.ask(folder, What::Enter { turned })
    }

    /// How far the harness's own writer came, or what is wrong with its file.
    pub(crate) fn raw(
        &mut self,
        folder: &Path,
        settings: Settings,
    ) -> Res<Result<Result<usize, String>, Died>> {
        self.ask(folder, What::Raw(settings))
    }

    fn ask<A: DeserializeOwned>(&mut self, folder: &Path, what: What) -> Res<Result<A, Died>> {
        let folder = folder.to_owned();
        let question = serde_json::to_string(&Question { folder, what })?;
        let mut process = match self.process.take() {
            Some(process) => process,
            None => Process::start()?,
        };
        Ok(match process.answer(&question)? {
            Ok(line) => {
                self.process = Some(process);
                Ok(serde_json::from_str(&line)?)
            }
            Err(died) => Err(died),
        })
    }
}

/// A digest of the names and bytes of the files in a folder.
fn digest(folder: &Path) -> Res<[u8; 32]> {
    let mut entries = fs::read_dir(folder)?.collect::<io::Result<Vec<_>>>()?;
    entries.sort_by_key(fs::DirEntry::file_name);
    let mut hash = Sha256::new();
    for entry in entries {
        let bytes = fs::read(entry.path())?;
        hash.update(format!("{:?} {} ", entry.file_name(), bytes.len()));
        hash.update(bytes);
    }
    Ok(hash.finalize().into())
}

/// The process of a judge.
#[derive(Debug)]
struct Process {
    child: Child,
    questions: ChildStdin,
    answers: BufReader<ChildStdout>,
}

impl Process {
    fn start() -> Res<Self> {
        let mut child = tools::child(&["judge"])?
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        Ok(Self {
            questions: child.stdin.take().ok_or("no pipe")?,
            answers: BufReader::new(child.stdout.take().ok_or("no pipe")?),
            child,
        })
    }

    fn answer(&mut self, question: &str) -> Res<Result<String, Died>> {
        // Where nobody reads it, nobody answers.
        let _asked = writeln!(self.questions, "{question}");
        let answers = &mut self.answers;
        let (says, hears) = mpsc::channel();
        let (heard, hung) = thread::scope(|scope| {
            let reader = scope.spawn(move || {
                let mut line = String::new();
                let read = answers.read_line(&mut line);
                // Nobody listens any more to a judge who took too long.
                let _late = says.send(());
                read.map(|_| line)
            });
            let hung = hears.recv_timeout(PATIENCE).is_err();
            if hung {
                self.child.kill()?;
            }
            let heard = reader.join().ok().ok_or("the reader panicked")??;
            Res::Ok((heard, hung))
        })?;
        Ok(if hung {
            Err(Died("hung".to_owned()))
        } else if heard.ends_with('\n') {
            Ok(heard)
        } else {
            Err(Died(format!("ended: {}", self.child.wait()?)))
        })
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // It has nothing open between two questions, and may have gone already.
        let _gone = self.child.kill();
        let _gone = self.child.wait();
    }
}
