//! The whole file once more, page by page.

use std::path::Path;

use rusqlite::Connection;
use rusqlite::backup::{Backup, Progress, StepResult};

use super::backup::disk;
use super::error::Fault;
use super::key::DataKey;
use super::pragma;

/// How many pages are copied between two words about how far it is: about a hundredth of a second's work.
const AT_A_TIME: i32 = 256;

/// Copies the file behind a connection to a new file under the same key, which is durable when this returns. Each page is
/// decrypted, its mark is looked at, and it is encrypted anew. Of a large file it says now and then how much of 100
/// is written.
///
/// # Errors
/// [`Fault::Full`], [`Fault::ReadOnly`], [`Fault::Io`]; [`Fault::Corrupt`] if a page does not read as it was
/// written. What was begun is left to the caller.
pub(super) fn copy(
    from: &Connection,
    key: &DataKey,
    path: &Path,
    written: &mut dyn FnMut(u8),
) -> Result<(), Fault> {
    // An empty file is filled; made here, only its owner may read it.
    drop(disk::new_file(path)?);
    let mut to = pragma::open_to_fill(path, key)?;
    let copying = Backup::new(from, &mut to)?;
    // Nothing changes meanwhile: no other connection may write.
    loop {
        match copying.step(AT_A_TIME)? {
            StepResult::Done => break,
            StepResult::More => written(in_100(copying.progress())),
            // Somebody else would have to hold one of the two.
            StepResult::Busy | StepResult::Locked | _ => return Err(Fault::Locked(None)),
        }
    }
    drop(copying);
    to.close().map_err(|(_, error)| error)?;
    disk::sync_file(path)
}

fn in_100(progress: Progress) -> u8 {
    let done = i64::from(progress.pagecount - progress.remaining) * 100;
    u8::try_from(done / i64::from(progress.pagecount.max(1))).unwrap_or(100)
}
