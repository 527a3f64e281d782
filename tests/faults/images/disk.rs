//! A disk that forgets: what was not made durable is kept, dropped or torn as chance has it.

use super::trace::Op;
use crate::tools::{Chance, Res};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// What a disk writes whole or not at all, in bytes.
const SECTOR: usize = 512;

/// One file: what is certain, and what was written since.
#[derive(Debug, Default)]
struct File<'a> {
    durable: Vec<u8>,
    pending: Vec<&'a Op>,
}

/// The disk while the program runs.
#[derive(Debug, Default)]
pub(super) struct Disk<'a> {
    files: BTreeMap<usize, File<'a>>,
    /// Every name that is certain, with its file; a folder has none.
    names: BTreeMap<PathBuf, Option<usize>>,
    /// What happened to names since their folder was last made durable, in order.
    pending: Vec<&'a Op>,
    /// The last step that the program acknowledged; `None` before it had the file open.
    pub(super) acknowledged: Option<usize>,
    /// The safe copies that it acknowledged.
    pub(super) copies: Vec<String>,
}

/// How much of what is not certain survives a power cut.
#[derive(Debug, Clone, Copy)]
enum Fate {
    /// Nothing.
    Nothing,
    /// Everything.
    Everything,
    /// Everything up to some moment.
    UpTo,
    /// Each by itself.
    Each,
    /// Each by itself, and some only in part.
    Torn,
}

const FATES: [Fate; 5] = [
    Fate::Nothing,
    Fate::Everything,
    Fate::UpTo,
    Fate::Each,
    Fate::Torn,
];

impl<'a> Disk<'a> {
    /// Does the next call.
    pub(super) fn step(&mut self, op: &'a Op) {
        match op {
            Op::Name { .. } | Op::Unname { .. } | Op::Rename { .. } => self.pending.push(op),
            Op::Write { file, .. } | Op::Length { file, .. } => {
                self.files.entry(*file).or_default().pending.push(op);
            }
            Op::Sync { file } => {
                let file = self.files.entry(*file).or_default();
                for op in std::mem::take(&mut file.pending) {
                    whole(&mut file.durable, op);
                }
            }
            Op::SyncFolder { path } => {
                let names = &mut self.names;
                self.pending.retain(|op| {
                    let here = folder_of(op) == Some(path.as_path());
                    if here {
                        name(names, op);
                    }
                    !here
                });
            }
            Op::Said { step } => self.acknowledged = Some(*step),
            Op::Copied { name } => self.copies.push(name.clone()),
        }
    }

    /// Whether a power cut now would leave anything to chance.
    pub(super) fn is_in_doubt(&self) -> bool {
        !self.pending.is_empty() || self.files.values().any(|file| !file.pending.is_empty())
    }

    /// Writes what is left after a power cut now into an empty `folder`.
    pub(super) fn cut(&self, folder: &Path, chance: &mut Chance) -> Res<()> {
        let mut names = self.names.clone();
        let fate = fate(chance);
        for op in survivors(&self.pending, fate, chance) {
            name(&mut names, op);
        }
        let mut left: BTreeMap<usize, Cow<'_, [u8]>> = BTreeMap::new();
        // In order of their names: a folder comes before what is in it.
        for (path, file) in &names {
            let path = folder.join(path);
            if !path.parent().is_some_and(Path::is_dir) {
                // Lost with its folder.
                continue;
            }
            let Some(file) = file else {
                fs::create_dir(path)?;
                continue;
            };
            let bytes = left.entry(*file).or_insert_with(|| {
                self.files
                    .get(file)
                    .map_or(Cow::Borrowed(&[][..]), |f| f.cut(chance))
            });
            fs::write(path, bytes)?;
        }
        Ok(())
    }
}

impl File<'_> {
    /// What is left of it after a power cut.
    fn cut(&self, chance: &mut Chance) -> Cow<'_, [u8]> {
        let fate = fate(chance);
        let kept = survivors(&self.pending, fate, chance);
        if self.pending.is_empty() {
            return Cow::Borrowed(&self.durable);
        }
        let mut bytes = self.durable.clone();
        for op in &self.pending {
            let is_kept = kept.iter().any(|k| std::ptr::eq(*k, *op));
            match (fate, op) {
                (Fate::Torn, Op::Write { at, bytes: new, .. }) if chance.once_in(3) => {
                    torn(&mut bytes, *at, new, chance);
                }
                (Fate::Each | Fate::Torn, Op::Write { at, bytes: new, .. })
                    if !is_kept && chance.once_in(4) =>
                {
                    // The file has grown on the disk, and what it grew by never got there.
                    let end = at + new.len();
                    if bytes.len() < end {
                        bytes.resize(end, 0);
                    }
                }
                (_, op) if is_kept => whole(&mut bytes, op),
                (_, _) => {}
            }
        }
        Cow::Owned(bytes)
    }
}

fn fate(chance: &mut Chance) -> Fate {
    FATES
        .get(chance.place(FATES.len()))
        .copied()
        .unwrap_or(Fate::Nothing)
}

fn survivors<'a>(pending: &[&'a Op], fate: Fate, chance: &mut Chance) -> Vec<&'a Op> {
    match fate {
        Fate::Nothing => Vec::new(),
        Fate::Everything => pending.to_vec(),
        Fate::UpTo => {
            let end = chance.place(pending.len() + 1);
            pending.iter().take(end).copied().collect()
        }
        Fate::Each | Fate::Torn => pending
            .iter()
            .filter(|_| chance.once_in(2))
            .copied()
            .collect(),
    }
}

fn whole(bytes: &mut Vec<u8>, op: &Op) {
    match op {
        Op::Write { at, bytes: new, .. } => overwrite(bytes, *at, new),
        Op::Length { length, .. } => bytes.resize(*length, 0),
        Op::Name { .. }
        | Op::Unname { .. }
        | Op::Rename { .. }
        | Op::Sync { .. }
        | Op::SyncFolder { .. }
        | Op::Said { .. }
        | Op::Copied { .. } => {}
    }
}

/// Writes some of the sectors that `new` touches, whichever got there first.
fn torn(bytes: &mut Vec<u8>, at: usize, new: &[u8], chance: &mut Chance) {
    let mut from = 0;
    while from < new.len() {
        let to_edge = SECTOR - (at + from) % SECTOR;
        let to = (from + to_edge).min(new.len());
        if let Some(piece) = new.get(from..to)
            && chance.once_in(2)
        {
            overwrite(bytes, at + from, piece);
        }
        from = to;
    }
}

/// Puts `new` at `at`, with zeros before it where the file ends earlier.
pub(super) fn overwrite(bytes: &mut Vec<u8>, at: usize, new: &[u8]) {
    let end = at + new.len();
    if bytes.len() < end {
        bytes.resize(end, 0);
    }
    if let Some(place) = bytes.get_mut(at..end) {
        place.copy_from_slice(new);
    }
}

/// The folder that must be made durable for this to be.
fn folder_of(op: &Op) -> Option<&Path> {
    match op {
        Op::Name { path, .. } | Op::Unname { path } | Op::Rename { to: path, .. } => path.parent(),
        Op::Write { .. }
        | Op::Length { .. }
        | Op::Sync { .. }
        | Op::SyncFolder { .. }
        | Op::Said { .. }
        | Op::Copied { .. } => None,
    }
}

fn name(names: &mut BTreeMap<PathBuf, Option<usize>>, op: &Op) {
    match op {
        Op::Name { path, file } => drop(names.insert(path.clone(), *file)),
        Op::Unname { path } => drop(names.remove(path)),
        Op::Rename { from, to } => rename(names, from, to),
        Op::Write { .. }
        | Op::Length { .. }
        | Op::Sync { .. }
        | Op::SyncFolder { .. }
        | Op::Said { .. }
        | Op::Copied { .. } => {}
    }
}

/// Renames a file, or a folder with all that is in it.
pub(super) fn rename(names: &mut BTreeMap<PathBuf, Option<usize>>, from: &Path, to: &Path) {
    let moved: Vec<(PathBuf, Option<usize>)> = names
        .iter()
        .filter(|(path, _)| path.starts_with(from))
        .map(|(path, file)| (path.clone(), *file))
        .collect();
    for (path, file) in moved {
        names.remove(&path);
        let path = match path.strip_prefix(from) {
            Ok(rest) if !rest.as_os_str().is_empty() => to.join(rest),
            Ok(_) | Err(_) => to.to_owned(),
        };
        names.insert(path, file);
    }
}
