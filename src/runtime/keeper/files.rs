//! Spreadsheets in and out. What goes out is written whole under another name first.

use super::{Answer, Keeper, Order};
use crate::app::effect::{ExportList, Reply, Spreadsheet};
use crate::app::notice::Trouble;
use crate::runtime::home;
use jiff::Timestamp;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// The most spreadsheets that are offered.
const MOST_OFFERED: usize = 20;

/// The spreadsheets an import could start from, newest first.
pub(super) fn spreadsheets() -> Reply {
    let mut found: Vec<Spreadsheet> = home::import_folders()
        .iter()
        .filter_map(|folder| fs::read_dir(folder).ok())
        .flatten()
        .filter_map(Result::ok)
        .filter_map(|entry| offered(&entry.path()))
        .collect();
    found.sort_by(|a, b| b.changed.cmp(&a.changed).then_with(|| a.path.cmp(&b.path)));
    found.dedup_by(|a, b| a.path == b.path);
    found.truncate(MOST_OFFERED);
    Reply::Spreadsheets(found)
}

fn offered(path: &Path) -> Option<Spreadsheet> {
    let ending = path.extension()?.to_str()?.to_ascii_lowercase();
    if !matches!(ending.as_str(), "csv" | "tsv" | "txt") {
        return None;
    }
    let changed = fs::metadata(path).ok()?.modified().ok()?;
    Some(Spreadsheet {
        path: path.display().to_string(),
        name: path.file_name()?.to_string_lossy().into_owned(),
        changed: Timestamp::try_from(changed).ok()?,
    })
}

impl Keeper {
    pub(super) fn read_spreadsheet(&self, _path: &str, _order: Order<'_>) -> Answer {
        Err(Trouble::Bug("import".to_owned()))
    }

    pub(super) fn export(&mut self, _list: &ExportList, _order: Order<'_>) -> Answer {
        Err(Trouble::Bug("export".to_owned()))
    }
}

/// Writes a file whole or not at all, under a name that is not taken yet.
pub fn write_new(
    folder: &Path,
    stem: &str,
    ending: &str,
    bytes: &[u8],
) -> std::io::Result<PathBuf> {
    let path = (1..1000)
        .map(|n| {
            if n == 1 {
                format!("{stem}.{ending}")
            } else {
                format!("{stem}-{n}.{ending}")
            }
        })
        .map(|name| folder.join(name))
        .find(|path| !path.exists())
        .ok_or_else(|| std::io::Error::from(std::io::ErrorKind::AlreadyExists))?;
    let part = path.with_extension("part");
    let mut file = fs::File::create(&part)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&part, &path)?;
    Ok(path)
}
