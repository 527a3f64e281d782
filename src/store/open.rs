//! Making and opening the file of a scheme.

use std::fs::{self, File};
use std::io;
use std::path::Path;

use jiff::SignedDuration;
use rusqlite::{Connection, params};
use uuid::Uuid;

use super::backup::{self, Source, disk};
use super::chain::{self, Chain};
use super::codec::{self, Key};
use super::error::Fault;
use super::held::{self, Claim, Opener, SideFile};
use super::key::{DataKey, OsEntropy};
use super::verify::Finding;
use super::{Info, RECORD_FILE, Store, migrate, oplog, place, pragma, room};
use crate::domain::safe_copy::Why;

/// The name under which a new file is made before it is whole.
const UNFINISHED: &str = "scheme.db.new";

/// The name of the database's own journal.
const JOURNAL: &str = "scheme.db-journal";

/// The smallest file that can hold anything: one page.
const PAGE: u64 = 4096;

/// How a database that is not encrypted begins.
const PLAIN: &[u8; 16] = b"SQLite format 3\0";

/// A new scheme: the two identifiers its file keeps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Birth {
    /// Identifies the scheme.
    pub scheme: Uuid,
    /// Identifies this computer in the log of changes.
    pub device: Uuid,
}

impl Store {
    /// Makes the file of a new scheme in `folder`, which is made if need be, and opens it.
    ///
    /// The file is made under another name and renamed when it is whole, so that a crash leaves no half
    /// of one.
    ///
    /// # Errors
    /// [`Fault::AlreadyThere`] if the folder has one: it is never written over. [`Fault::ReadOnly`],
    /// [`Fault::Full`], [`Fault::Io`].
    pub fn create(
        folder: &Path,
        key: &DataKey,
        practice: bool,
        birth: Birth,
        opener: &Opener,
    ) -> Result<Self, Fault> {
        fs::create_dir_all(folder)?;
        let path = folder.join(RECORD_FILE);
        if path.try_exists()? {
            return Err(Fault::AlreadyThere);
        }
        fit(folder, practice)?;
        let unfinished = folder.join(UNFINISHED);
        make(&unfinished, key, practice, birth, opener)
            .and_then(|()| into_place(&unfinished, &path))
            .map_err(|fault| room::explained(folder, fault))
            .inspect_err(|_| {
                // What failed is what matters; what is left over is cleared by the next attempt.
                let _left_over = fs::remove_file(&unfinished);
            })?;
        sync_folder(folder)?;
        Self::open(folder, key, practice, opener)
    }

    /// Opens the scheme in `folder` and keeps everybody else out until the store is dropped.
    ///
    /// # Errors
    /// Each has its own fault: [`Fault::Missing`], [`Fault::Unfit`], [`Fault::Locked`] (at once), [`Fault::WrongKey`],
    /// [`Fault::Corrupt`], [`Fault::NotOurs`], [`Fault::TooNew`], [`Fault::TooOld`], [`Fault::Foreign`],
    /// [`Fault::PracticeMixup`], [`Fault::ReadOnly`]. The file is untouched by all of them.
    ///
    /// A file that is [not as it was written](Self::opened_with) is opened to be read only.
    pub fn open(
        folder: &Path,
        key: &DataKey,
        practice: bool,
        opener: &Opener,
    ) -> Result<Self, Fault> {
        backup::finish(folder)?;
        let path = folder.join(RECORD_FILE);
        if !path.try_exists()? {
            return Err(Fault::Missing);
        }
        fit(folder, practice)?;
        Self::open_anywhere(folder, key, practice, opener)
    }

    /// Opens the scheme in `folder` wherever it lies: to bring it from where it may not be worked in to where
    /// it may.
    ///
    /// # Errors
    /// As [`Store::open`], but for [`Fault::Unfit`].
    pub(super) fn open_anywhere(
        folder: &Path,
        key: &DataKey,
        practice: bool,
        opener: &Opener,
    ) -> Result<Self, Fault> {
        let path = folder.join(RECORD_FILE);
        let claim = Claim::on(&path)?.ok_or_else(|| Fault::Locked(held::holder(folder)))?;
        look_at(folder, &path)?;
        let mut conn = pragma::open_file(&path, key).map_err(|fault| {
            if fault == Fault::Locked(None) {
                Fault::Locked(held::holder(folder))
            } else {
                fault
            }
        })?;
        backup::clear_left_overs(folder)?;
        let form = migrate::form(&conn)?;
        let info = read_info(&conn)?;
        if info.practice != practice {
            return Err(Fault::PracticeMixup {
                file_is_practice: info.practice,
            });
        }
        if form < migrate::OURS {
            let source = Source {
                conn: &conn,
                folder,
                key,
            };
            // No step without a way back: the copy was opened and compared before this returns.
            backup::make(source, Why::Upgrade, opener.since)?;
            migrate::bring_up_to_date(&mut conn, form)
                .map_err(|fault| room::explained(folder, fault))?;
            migrate::form(&conn)?;
        }
        let chain = Chain::of(&conn)?;
        let held = SideFile::write(folder, opener)?;
        let last = oplog::last_clock(&conn)?.ms;
        let mut store = Self {
            after_last: (last > 0).then(|| {
                let since = opener.since.as_millisecond().saturating_sub(last);
                SignedDuration::from_millis(since)
            }),
            conn,
            info,
            place: Some((folder.to_owned(), key.clone())),
            chain,
            findings: Vec::new(),
            _held: (Some(held), Some(claim)),
            _scratch: None,
        };
        store.look_quickly()?;
        if !store.findings.is_empty() {
            store.only_read()?;
        }
        // Without the reserve there is less room in need, and nothing else is lost.
        let _kept = store.keep_reserve();
        Ok(store)
    }

    /// A quick look at a file that was just opened.
    pub(super) fn look_quickly(&mut self) -> Result<(), Fault> {
        self.findings = match self.check_quick(&mut OsEntropy) {
            // A page that cannot be read is told like everything else that is not as it was written.
            Err(Fault::Corrupt(text)) => vec![Finding::Page(text)],
            looked => looked?,
        };
        Ok(())
    }

    /// What the quick look found when the file was opened: nothing if all is well. Otherwise nothing can be
    /// written to this file; what is in it can still be read, as far as it goes.
    pub fn opened_with(&self) -> &[Finding] {
        &self.findings
    }

    /// From now on nothing can be written to this file: every attempt is [`Fault::ReadOnly`]. For a file that is
    /// not as it was written, so that it gets no worse and what was done to it can still be found out.
    ///
    /// # Errors
    /// [`Fault::Bug`] if that could not be set.
    pub fn only_read(&self) -> Result<(), Fault> {
        pragma::only_read(&self.conn)
    }

    /// A scheme that lives in memory only: for tests and for trying things out.
    ///
    /// # Errors
    /// [`Fault::Bug`].
    pub fn in_memory(practice: bool) -> Result<Self, Fault> {
        let mut conn = pragma::open_memory()?;
        migrate::create(&mut conn)?;
        let birth = Birth {
            scheme: Uuid::nil(),
            device: Uuid::nil(),
        };
        write_info(&conn, practice, birth, 0)?;
        Ok(Self {
            info: read_info(&conn)?,
            chain: Chain::of(&conn)?,
            findings: Vec::new(),
            conn,
            place: None,
            after_last: None,
            _held: (None, None),
            _scratch: None,
        })
    }
}

/// Practice people are nobody's loss: they may lie anywhere.
fn fit(folder: &Path, practice: bool) -> Result<(), Fault> {
    if practice {
        return Ok(());
    }
    place::check(folder, &place::System)
}

/// Makes a whole file at `path`, clearing what a crash left there.
fn make(
    path: &Path,
    key: &DataKey,
    practice: bool,
    birth: Birth,
    opener: &Opener,
) -> Result<(), Fault> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error.into()),
        Ok(()) | Err(_) => {}
    }
    drop(disk::new_file(path)?);
    let mut conn = pragma::open_file(path, key)?;
    migrate::create(&mut conn)?;
    write_info(&conn, practice, birth, opener.since.as_millisecond())?;
    conn.close().map_err(|(_, error)| error)?;
    disk::sync_file(path)
}

/// Gives the finished file its name, unless somebody else took it meanwhile.
fn into_place(unfinished: &Path, path: &Path) -> Result<(), Fault> {
    // A hard link fails where the name is taken; renaming would write over it.
    match fs::hard_link(unfinished, path) {
        Ok(()) => Ok(fs::remove_file(unfinished)?),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(Fault::AlreadyThere),
        // Some file systems have no hard links.
        Err(_) => Ok(fs::rename(unfinished, path)?),
    }
}

/// What can be told about a file without its key.
///
/// Reading it here is harmless only because this process has it claimed and not open yet: on Unix, closing
/// any handle on a file lets go of every lock the process has on it.
pub(super) fn look_at(folder: &Path, path: &Path) -> Result<(), Fault> {
    use io::Read as _;
    let mut file = File::open(path)?;
    let length = file.metadata()?.len();
    let mut start = [0; PLAIN.len()];
    let read = file.read(&mut start)?;
    if read == PLAIN.len() && &start == PLAIN {
        return Err(Fault::NotOurs);
    }
    // After a crash in the middle of a write the file may have any length: the journal puts it right.
    let put_right = folder.join(JOURNAL).try_exists()?;
    if !put_right && (length < PAGE || length % PAGE != 0) {
        return Err(Fault::Corrupt(format!(
            "{length} bytes is not a number of whole pages"
        )));
    }
    Ok(())
}

fn write_info(conn: &Connection, practice: bool, birth: Birth, created: i64) -> Result<(), Fault> {
    let chain_key = Chain::new_key()?;
    conn.execute(
        r#"INSERT INTO "file_info" ("id", "scheme", "practice", "device", "created_ms", "app_version", "hlc_ms", "hlc_n", "ops",
             "chain_key", "head", "drafts")
           VALUES (1, ?1, ?2, ?3, ?4, ?5, 0, 0, 0, ?6, ?7, ?8)"#,
        params![
            Key(birth.scheme),
            practice,
            Key(birth.device),
            created,
            env!("CARGO_PKG_VERSION"),
            chain_key,
            Chain::from_bytes(chain_key).start(birth.scheme),
            chain::drafts_digest(conn)?,
        ],
    )?;
    Ok(())
}

pub(super) fn read_info(conn: &Connection) -> Result<Info, Fault> {
    let mut statement =
        conn.prepare(r#"SELECT "scheme", "practice", "device", "created_ms" FROM "file_info""#)?;
    let mut rows = statement.query([])?;
    let row = rows
        .next()?
        .ok_or_else(|| Fault::Corrupt("the file does not say whose it is".to_owned()))?;
    Ok(Info {
        scheme: codec::id(row, 0)?,
        practice: row.get(1)?,
        device: codec::id(row, 2)?,
        created: oplog::timestamp(row.get(3)?)?,
    })
}

#[cfg(unix)]
fn sync_folder(folder: &Path) -> Result<(), Fault> {
    Ok(File::open(folder)?.sync_all()?)
}

/// Windows has no such call; its rename is made durable by the file system's own journal.
#[cfg(not(unix))]
fn sync_folder(_folder: &Path) -> Result<(), Fault> {
    Ok(())
}

impl Store {
    /// Lets the file grow to `most` pages of 4 KiB and no further, as a full disk would. For tests of what
    /// happens then.
    ///
    /// # Errors
    /// [`Fault::Bug`].
    #[doc(hidden)]
    pub fn limit_pages(&self, most: u32) -> Result<(), Fault> {
        let _cap: i64 = self
            .conn
            .pragma_update_and_check(None, "max_page_count", most, |row| row.get(0))?;
        Ok(())
    }
}
