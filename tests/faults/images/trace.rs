//! The list of system calls, as `strace -xx` wrote it, read into what they do to the files of one folder.

use crate::tools::Res;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The calls that are traced: all that name, write or make durable.
pub(super) const CALLS: &str = "openat,open,creat,close,read,write,pwrite64,writev,pwritev,pwritev2,ftruncate,truncate,\
fallocate,fsync,fdatasync,sync_file_range,unlink,unlinkat,rename,renameat,renameat2,link,linkat,symlink,symlinkat,lseek,mkdir,\
mkdirat,rmdir,copy_file_range,sendfile,dup,dup2,dup3";

/// What one call did.
#[derive(Debug)]
pub(super) enum Op {
    /// A file has one more name; without a file, it is that of a new folder.
    Name { path: PathBuf, file: Option<usize> },
    /// A name is gone.
    Unname { path: PathBuf },
    /// A name, of a file or a folder, became another.
    Rename { from: PathBuf, to: PathBuf },
    /// Bytes were written.
    Write {
        file: usize,
        at: usize,
        bytes: Vec<u8>,
    },
    /// A file was cut or stretched.
    Length { file: usize, length: usize },
    /// Everything written to a file is on the disk.
    Sync { file: usize },
    /// The names in a folder are on the disk.
    SyncFolder { path: PathBuf },
    /// The program said that it did this much; 0 when it had the file open.
    Said { step: usize },
    /// The program said that it made the safe copy of this name.
    Copied { name: String },
}

/// What a file descriptor stands for.
#[derive(Debug, Clone)]
enum Open {
    File {
        file: usize,
        position: usize,
    },
    Folder(PathBuf),
    /// Something outside the folder.
    Other,
}

struct Reader<'a> {
    folder: &'a Path,
    names: BTreeMap<PathBuf, Option<usize>>,
    /// The bytes of each file, for what is copied by the system.
    bytes: Vec<Vec<u8>>,
    open: BTreeMap<String, Open>,
    ops: Vec<Op>,
}

/// Reads the trace of a single process that began with an empty `folder`.
///
/// # Errors
/// A line or a call that this model of a disk does not know: better none than a wrong one.
pub(super) fn read(text: &str, folder: &Path) -> Res<Vec<Op>> {
    let mut reader = Reader {
        folder,
        names: BTreeMap::new(),
        bytes: Vec::new(),
        open: BTreeMap::new(),
        ops: Vec::new(),
    };
    for line in text.lines() {
        let Some(call) = Call::parse(line)? else {
            continue;
        };
        reader.take(&call).map_err(|error| {
            format!("{error} in {}", line.chars().take(200).collect::<String>())
        })?;
    }
    Ok(reader.ops)
}

/// One line of the trace.
struct Call<'a> {
    name: &'a str,
    arguments: Vec<&'a str>,
    answer: i64,
}

impl<'a> Call<'a> {
    /// `None` for the end of a process, a signal and a call that failed.
    fn parse(line: &'a str) -> Res<Option<Self>> {
        let (_pid, rest) = line.split_once(' ').ok_or("a line without a process")?;
        let rest = rest.trim_start();
        if rest.starts_with("+++") || rest.starts_with("---") {
            return Ok(None);
        }
        let unknown = || format!("cannot read {}", line.chars().take(200).collect::<String>());
        let (name, rest) = rest.split_once('(').ok_or_else(unknown)?;
        let (arguments, answer) = rest.rsplit_once(") ").ok_or_else(unknown)?;
        let answer = answer.trim_start_matches([' ', '=']);
        let answer = answer.split([' ', '<']).next().unwrap_or_default();
        let Ok(answer) = answer.parse::<i64>() else {
            return Err(unknown().into());
        };
        if answer < 0 {
            return Ok(None);
        }
        Ok(Some(Self {
            name,
            arguments: arguments.split(", ").collect(),
            answer,
        }))
    }

    fn argument(&self, n: usize) -> Res<&'a str> {
        Ok(self.arguments.get(n).copied().ok_or("too few arguments")?)
    }

    fn number(&self, n: usize) -> Res<usize> {
        Ok(self.argument(n)?.parse()?)
    }

    fn path(&self, n: usize) -> Res<PathBuf> {
        Ok(PathBuf::from(String::from_utf8(bytes(self.argument(n)?)?)?))
    }

    /// The path in the arguments from `n` on of a call that takes a folder's descriptor before it.
    fn path_at(&self, n: usize) -> Res<PathBuf> {
        let path = self.path(n + 1)?;
        if path.is_absolute() || self.argument(n)? == "AT_FDCWD" {
            Ok(path)
        } else {
            Err("a path from a folder's descriptor".into())
        }
    }

    fn answered(&self) -> Res<usize> {
        Ok(usize::try_from(self.answer)?)
    }
}

/// `"\x0a\xff"` as bytes.
fn bytes(argument: &str) -> Res<Vec<u8>> {
    let inner = argument
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'))
        .ok_or("a text that was cut short")?;
    // A trace has millions of these: byte by byte is quick.
    let mut found = Vec::with_capacity(inner.len() / 4);
    let mut rest = inner.as_bytes();
    while let [b'\\', b'x', high, low, more @ ..] = rest {
        found.push(digit(*high)? << 4 | digit(*low)?);
        rest = more;
    }
    if rest.is_empty() {
        Ok(found)
    } else {
        Err("a text that is not all digits".into())
    }
}

fn digit(letter: u8) -> Res<u8> {
    match letter {
        b'0'..=b'9' => Ok(letter - b'0'),
        b'a'..=b'f' => Ok(letter - b'a' + 10),
        _ => Err("no digit".into()),
    }
}

impl Reader<'_> {
    fn take(&mut self, call: &Call<'_>) -> Res<()> {
        match call.name {
            "open" | "creat" => self.opened(&call.path(0)?, call.argument(1)?, call)?,
            "openat" => self.opened(&call.path_at(0)?, call.argument(2)?, call)?,
            "close" => drop(self.open.remove(call.argument(0)?)),
            "read" => self.moved(call.argument(0)?, call.answered()?),
            "lseek" => self.went(call.argument(0)?, call.answered()?),
            "write" => self.wrote(call)?,
            "pwrite64" => {
                if let Some(file) = self.file(call.argument(0)?) {
                    self.put(file, call.number(3)?, written(call)?);
                }
            }
            "ftruncate" => {
                if let Some(file) = self.file(call.argument(0)?) {
                    self.cut(file, call.number(1)?);
                }
            }
            "fallocate" => {
                let end = call.number(2)? + call.number(3)?;
                let file = self.file(call.argument(0)?);
                let held = file.and_then(|file| self.bytes.get(file));
                if let (Some(file), Some(held)) = (file, held)
                    && held.len() < end
                {
                    self.cut(file, end);
                }
            }
            "fsync" | "fdatasync" => self.synced(call.argument(0)?),
            "unlink" | "rmdir" => self.unnamed(&call.path(0)?),
            "unlinkat" => self.unnamed(&call.path_at(0)?),
            "rename" => self.renamed(&call.path(0)?, &call.path(1)?),
            "renameat" | "renameat2" => self.renamed(&call.path_at(0)?, &call.path_at(2)?),
            "link" => self.linked(&call.path(0)?, &call.path(1)?)?,
            "linkat" => self.linked(&call.path_at(0)?, &call.path_at(2)?)?,
            "copy_file_range" => self.copied(call)?,
            "mkdir" => self.made_folder(&call.path(0)?),
            "mkdirat" => self.made_folder(&call.path_at(0)?),
            name => {
                let ours = call.arguments.iter().any(|a| self.file(a).is_some());
                if ours {
                    return Err(format!("the model of a disk does not know {name}").into());
                }
            }
        }
        Ok(())
    }

    fn file(&self, descriptor: &str) -> Option<usize> {
        match self.open.get(descriptor)? {
            Open::File { file, .. } => Some(*file),
            Open::Folder(_) | Open::Other => None,
        }
    }

    fn opened(&mut self, path: &Path, flags: &str, call: &Call<'_>) -> Res<()> {
        let Ok(within) = path.strip_prefix(self.folder).map(Path::to_owned) else {
            self.open.insert(call.answer.to_string(), Open::Other);
            return Ok(());
        };
        let has = |flag: &str| flags.split('|').any(|f| f == flag);
        let known = self.names.get(&within).copied();
        let opened = match known {
            Some(Some(file)) => {
                if has("O_TRUNC") {
                    self.cut(file, 0);
                }
                Open::File { file, position: 0 }
            }
            None if has("O_CREAT") || call.name == "creat" => {
                let file = self.bytes.len();
                self.bytes.push(Vec::new());
                self.name(within, Some(file));
                Open::File { file, position: 0 }
            }
            Some(None) | None => Open::Folder(within),
        };
        if has("O_APPEND") {
            return Err("the model of a disk does not know appending".into());
        }
        self.open.insert(call.answer.to_string(), opened);
        Ok(())
    }

    fn moved(&mut self, descriptor: &str, by: usize) {
        if let Some(Open::File { position, .. }) = self.open.get_mut(descriptor) {
            *position += by;
        }
    }

    fn went(&mut self, descriptor: &str, to: usize) {
        if let Some(Open::File { position, .. }) = self.open.get_mut(descriptor) {
            *position = to;
        }
    }

    fn wrote(&mut self, call: &Call<'_>) -> Res<()> {
        let descriptor = call.argument(0)?;
        if descriptor == "1" {
            let said = String::from_utf8(bytes(call.argument(1)?)?)?;
            let said = said.trim_end();
            match said.split_once(' ') {
                Some(("did", n)) => self.ops.push(Op::Said { step: n.parse()? }),
                Some(("copied", name)) => self.ops.push(Op::Copied {
                    name: name.to_owned(),
                }),
                None if said == "opened" => self.ops.push(Op::Said { step: 0 }),
                Some(_) | None => {}
            }
        } else if let Some(Open::File { file, position }) = self.open.get(descriptor).cloned() {
            self.put(file, position, written(call)?);
            self.moved(descriptor, call.answered()?);
        }
        Ok(())
    }

    fn put(&mut self, file: usize, at: usize, bytes: Vec<u8>) {
        if let Some(held) = self.bytes.get_mut(file) {
            super::disk::overwrite(held, at, &bytes);
        }
        self.ops.push(Op::Write { file, at, bytes });
    }

    fn cut(&mut self, file: usize, length: usize) {
        if let Some(held) = self.bytes.get_mut(file) {
            held.resize(length, 0);
        }
        self.ops.push(Op::Length { file, length });
    }

    fn synced(&mut self, descriptor: &str) {
        match self.open.get(descriptor) {
            Some(Open::File { file, .. }) => self.ops.push(Op::Sync { file: *file }),
            Some(Open::Folder(path)) => self.ops.push(Op::SyncFolder { path: path.clone() }),
            Some(Open::Other) | None => {}
        }
    }

    fn within(&self, path: &Path) -> Option<PathBuf> {
        path.strip_prefix(self.folder).ok().map(Path::to_owned)
    }

    fn name(&mut self, path: PathBuf, file: Option<usize>) {
        self.names.insert(path.clone(), file);
        self.ops.push(Op::Name { path, file });
    }

    fn made_folder(&mut self, path: &Path) {
        let path = self.within(path);
        if let Some(path) = path.filter(|path| !path.as_os_str().is_empty()) {
            self.name(path, None);
        }
    }

    fn unnamed(&mut self, path: &Path) {
        if let Some(path) = self.within(path) {
            self.names.remove(&path);
            self.ops.push(Op::Unname { path });
        }
    }

    fn renamed(&mut self, from: &Path, to: &Path) {
        if let (Some(from), Some(to)) = (self.within(from), self.within(to)) {
            super::disk::rename(&mut self.names, &from, &to);
            self.ops.push(Op::Rename { from, to });
        }
    }

    fn linked(&mut self, from: &Path, to: &Path) -> Res<()> {
        if let (Some(from), Some(path)) = (self.within(from), self.within(to)) {
            let file = *self.names.get(&from).ok_or("a link to an unknown file")?;
            self.name(path, file);
        }
        Ok(())
    }

    fn copied(&mut self, call: &Call<'_>) -> Res<()> {
        let (from, to) = (call.argument(0)?, call.argument(2)?);
        let length = call.answered()?;
        let (Some(source), Some(Open::File { file, position })) =
            (self.open.get(from).cloned(), self.open.get(to).cloned())
        else {
            return Ok(());
        };
        let Open::File {
            file: source,
            position: start,
        } = source
        else {
            return Err("a copy of a file from outside".into());
        };
        let held = self.bytes.get(source).map_or(&[][..], Vec::as_slice);
        let copy: Vec<u8> = held.iter().skip(start).take(length).copied().collect();
        self.put(file, position, copy);
        self.moved(from, length);
        self.moved(to, length);
        Ok(())
    }
}

/// The bytes that a call did write: it may have written fewer than it was given.
fn written(call: &Call<'_>) -> Res<Vec<u8>> {
    let mut bytes = bytes(call.argument(1)?)?;
    let count = call.answered()?;
    if bytes.len() < count {
        return Err("a text that was cut short".into());
    }
    bytes.truncate(count);
    Ok(bytes)
}
