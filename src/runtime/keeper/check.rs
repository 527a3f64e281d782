//! The check of the file, told by the names that people know.

use super::{Answer, Keeper, fault};
use crate::app::check_data::{FaultKind, FaultyChange, FileCheck, FileFault};
use crate::app::effect::Reply;
use crate::app::notice::Trouble;
use crate::app::session::LookOnly;
use crate::domain::port::RecordKind;
use crate::store::{Finding, Head, Named, Store};

impl Keeper {
    pub(super) fn check_file(&mut self) -> Answer {
        let check = self.file_check()?;
        if !check.faults.is_empty() {
            fault(self.store()?.only_read())?;
            self.not_as_saved = true;
            let found = LookOnly::found(&check.faults);
            self.scheme.look_only = self.scheme.look_only.or(found);
        }
        Ok(Reply::FileChecked(Box::new(check)))
    }

    /// Looks through the whole file.
    ///
    /// # Errors
    /// Only if it could not be looked through.
    pub fn file_check(&self) -> Result<FileCheck, Trouble> {
        let store = self.store()?;
        let report = fault(store.check_file())?;
        Ok(FileCheck {
            entries: report.rows,
            changes: report.ops,
            code: report.head.as_ref().map(Head::code).unwrap_or_default(),
            faults: faults(store, report.findings)?,
        })
    }
}

/// What was found, by name.
pub(super) fn faults(store: &Store, findings: Vec<Finding>) -> Result<Vec<FileFault>, Trouble> {
    findings
        .into_iter()
        .map(|finding| {
            let technical = format!("{finding:?}");
            let unreadable = matches!(finding, Finding::Page(_) | Finding::Structure(_));
            let named = if unreadable {
                // To look up names would stumble over the same damage.
                Named {
                    finding,
                    whose: Vec::new(),
                    change: None,
                }
            } else {
                fault(store.name(finding))?
            };
            Ok(told(named, technical))
        })
        .collect()
}

fn told(named: Named, technical: String) -> FileFault {
    let (what, part) = sort(&named.finding);
    FileFault {
        what,
        part,
        whose: named.whose,
        change: named.change.map(|change| FaultyChange {
            kind: change.kind,
            about: change.about,
            who: change.who,
            at: change.at,
        }),
        technical,
    }
}

const fn sort(finding: &Finding) -> (FaultKind, Option<RecordKind>) {
    match finding {
        Finding::Page(_) | Finding::Structure(_) => (FaultKind::Unreadable, None),
        Finding::Orphans(_) => (FaultKind::Orphans, None),
        Finding::OpsMissing { .. } | Finding::HeadDiffers => (FaultKind::EndMissing, None),
        Finding::LinkBroken { .. } => (FaultKind::BeforeMissing, None),
        Finding::OpDiffers { .. } | Finding::ChangesMissing { .. } => {
            (FaultKind::ChangeDiffers, None)
        }
        Finding::ChangeDiffers { kind, .. } => (FaultKind::ChangeDiffers, Some(*kind)),
        Finding::RowDiffers { kind, .. } => (FaultKind::PartDiffers, Some(*kind)),
        Finding::RowUnlogged { kind, .. } => (FaultKind::PartUnknown, Some(*kind)),
        Finding::RowMissing { kind, .. } => (FaultKind::PartMissing, Some(*kind)),
        Finding::DraftsDiffer => (FaultKind::Drafts, None),
    }
}
