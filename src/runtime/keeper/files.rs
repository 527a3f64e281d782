//! Spreadsheets in and out. What goes out is written whole under another name first.

use super::{Answer, Keeper, Order, fault};
use crate::app::effect::{ExportList, Reply, Spreadsheet};
use crate::app::notice::Trouble;
use crate::domain::id::ProfileId;
use crate::domain::lists::ProfileLine;
use crate::domain::port::{Change, OpKind};
use crate::domain::profile::ProfileKind;
use crate::exchange;
use crate::exchange::doubles::Existing;
use crate::exchange::plan::{Context, Plan};
use crate::exchange::problem::fault_sentence;
use crate::exchange::tables::{Export, file_name};
use crate::runtime::home;
use crate::words::Words;
use jiff::Timestamp;
use std::collections::HashMap;
use std::fs;
use std::io::{Read as _, Write as _};
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

/// The most bytes of a spreadsheet that are read: one more than an import takes, so that a file that
/// is too large is found out without being read whole.
const MOST_READ: u64 = exchange::read::MOST_BYTES as u64 + 1;

impl Keeper {
    pub(super) fn read_spreadsheet(&self, path: &str, order: Order<'_>) -> Answer {
        let path = Path::new(path);
        let name = path.file_name().map_or_else(
            || path.display().to_string(),
            |n| n.to_string_lossy().into_owned(),
        );
        let mut bytes = Vec::new();
        fs::File::open(path)
            .and_then(|file| file.take(MOST_READ).read_to_end(&mut bytes))
            .map_err(|e| Trouble::Spreadsheet(unreadable(order.words, path, &e)))?;
        let store = self.store()?;
        let existing = fault(store.profiles())?;
        let context = Context {
            today: order.moment.today,
            practice: store.is_practice(),
        };
        Plan::new(
            &bytes,
            &name,
            existing.iter().map(Existing::from).collect(),
            order.words,
            context,
        )
        .map(|plan| Reply::ImportPlan(Box::new(plan)))
        .map_err(|f| Trouble::Spreadsheet(fault_sentence(order.words, &name, &f)))
    }

    /// Writes a list outside the locked file and says so in the log.
    pub(super) fn export(&mut self, list: &ExportList, order: Order<'_>) -> Answer {
        let folder = self.exports.clone();
        let files = self.tables(list, order)?;
        let mut written = Vec::new();
        for (stem, bytes) in files {
            let path =
                write_new(&folder, &stem, "csv", &bytes).map_err(|e| Trouble::Io(e.to_string()))?;
            written.push(path.display().to_string());
        }
        if written.is_empty() {
            return Err(Trouble::NothingToExport);
        }
        let change = Change {
            kind: OpKind::Exported,
            about: order.words.get(list.word_id()),
            writes: Vec::new(),
        };
        self.log(change, order)?;
        Ok(Reply::Exported(order.words.list(&written)))
    }

    /// The files of a list: the beginning of each name, and what stands in it. People and homes are
    /// a file for each kind there is, because their headings differ.
    fn tables(
        &mut self,
        list: &ExportList,
        order: Order<'_>,
    ) -> Result<Vec<(String, Vec<u8>)>, Trouble> {
        if let ExportList::Shortlist(id) = list {
            return self.shortlist_table(*id, order).map(|file| vec![file]);
        }
        if let ExportList::Scheme(ask, way) = list {
            return self.scheme_table(*ask, *way, order).map(|file| vec![file]);
        }
        let store = self.store()?;
        let today = order.moment.today;
        let export = Export {
            words: order.words,
            today,
            practice: store.is_practice(),
        };
        let named = |what: &str| {
            let name = file_name(order.words, what, today, store.is_practice());
            name.trim_end_matches(".csv").to_owned()
        };
        Ok(match list {
            ExportList::People => {
                let mut files = Vec::new();
                for kind in ProfileKind::ALL.iter().copied() {
                    let mut sheets = Vec::new();
                    fault(store.for_each_sheet(kind, |sheet| sheets.push(sheet)))?;
                    if !sheets.is_empty() {
                        files.push((named(stem(kind)), export.profiles(kind, &sheets)));
                    }
                }
                files
            }
            ExportList::Introductions => vec![(
                named("introductions"),
                export.introductions(&fault(store.pair_sheets())?),
            )],
            ExportList::Arrangements => vec![(
                named("arrangements"),
                export.arrangements(&fault(store.livings())?),
            )],
            ExportList::Waiting => vec![(
                named("waiting"),
                export.waiting(&fault(store.profile_lines(today))?),
            )],
            ExportList::History => vec![(
                named("history"),
                export.history(&fault(store.history_all(u32::MAX))?),
            )],
            ExportList::Shortlist(_) | ExportList::Scheme(..) => Vec::new(),
        })
    }

    /// A shortlist in its order: those that could work by group, then those of whom not enough is
    /// known. Those that were set aside or that a must-have leaves out are not in it.
    fn shortlist_table(
        &mut self,
        id: ProfileId,
        order: Order<'_>,
    ) -> Result<(String, Vec<u8>), Trouble> {
        let today = order.moment.today;
        let data = self.shortlist(id, today)?;
        let store = self.store()?;
        let export = Export {
            words: order.words,
            today,
            practice: store.is_practice(),
        };
        let lines: HashMap<ProfileId, ProfileLine> = fault(store.profile_lines(today))?
            .into_iter()
            .map(|line| (line.id, line))
            .collect();
        let mut csv = export.table(SHORTLIST);
        let groups = data.groups();
        let could_work = (1..)
            .zip(&groups)
            .flat_map(|(n, group)| group.iter().map(move |e| (n.to_string(), *e)));
        let waits = order.words.get("export-not-enough");
        let not_enough = data.not_enough();
        let not_enough = not_enough.into_iter().map(|e| (waits.clone(), e));
        for (group, entry) in could_work.chain(not_enough) {
            let line = lines.get(&entry.id);
            let Some(line) = line else {
                continue;
            };
            let (low, high) = entry.fit.whole_range();
            csv.row([
                group,
                line.reference.clone(),
                line.known_as.clone(),
                line.postcode.clone(),
                entry.fit.whole().to_string(),
                low.to_string(),
                high.to_string(),
                entry.own().whole().to_string(),
                entry.theirs().whole().to_string(),
                entry.questions.to_string(),
            ]);
        }
        let reference = lines.get(&id).map_or("", |line| line.reference.as_str());
        let what = format!("shortlist-{reference}");
        let name = file_name(order.words, &what, today, store.is_practice());
        Ok((name.trim_end_matches(".csv").to_owned(), csv.into_bytes()))
    }
}

/// The headings of a shortlist, by the ids of their words.
const SHORTLIST: &[&str] = &[
    "export-group",
    "export-reference",
    "export-name",
    "export-postcode",
    "export-fit",
    "export-fit-low",
    "export-fit-high",
    "export-own-view",
    "export-their-view",
    "export-questions",
];

/// What the file of a kind of profile is called.
const fn stem(kind: ProfileKind) -> &'static str {
    match kind {
        ProfileKind::Person => "people",
        ProfileKind::Household => "households",
        ProfileKind::Householder => "householders",
        ProfileKind::Homesharer => "homesharers",
    }
}

fn unreadable(words: &Words, path: &Path, error: &std::io::Error) -> String {
    let id = if error.kind() == std::io::ErrorKind::NotFound {
        "import-not-there"
    } else {
        "import-cannot-read"
    };
    words.say(id, &[("path", path.display().to_string().into())])
}

/// Writes a file whole or not at all, under a name that is not taken yet.
pub(super) fn write_new(
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
