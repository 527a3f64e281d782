//! What stands beside wishes and must-haves: what they cost.

use super::{Keeper, fault};
use crate::app::match_data::{CheckBackData, NoHome};
use crate::app::notice::Trouble;
use crate::domain::id::ProfileId;
use crate::domain::lists::ProtectedLine;
use crate::domain::profile::ProfileKind;
use crate::matching::cost::Costs;
use crate::stability::waiting::waiting;
use jiff::civil::Date;

/// For how many of those who have waited longest it is worked out whether a home could work.
const MOST_LOOKED_AT: usize = 200;

impl Keeper {
    /// What each must-have and need of a profile costs among everybody of the other side; nothing if
    /// there is no such profile.
    ///
    /// # Errors
    /// As for every read.
    pub fn costs(&mut self, id: ProfileId, today: Date) -> Result<Option<Costs>, Trouble> {
        if_there(self.matched(id, today, |_, matched| Ok(matched.costs())))
    }

    /// What either-or questions about the wishes of a profile can be made of; nothing if there is no
    /// such profile.
    ///
    /// # Errors
    /// As for every read.
    pub fn check_back(
        &mut self,
        id: ProfileId,
        today: Date,
    ) -> Result<Option<CheckBackData>, Trouble> {
        if_there(self.matched(id, today, |_, matched| Ok(matched.check_back())))
    }

    /// Every must-have about what equality law protects: those that nobody has approved first, then
    /// those of homes, then by name.
    ///
    /// # Errors
    /// As for every read.
    pub fn protected(&self) -> Result<Vec<ProtectedLine>, Trouble> {
        let store = self.store()?;
        let mut lines = Vec::new();
        for kind in ProfileKind::ALL {
            fault(store.for_each_sheet(*kind, |sheet| {
                let protected = sheet
                    .current_must_haves()
                    .filter(|must| must.topic.protected().is_some());
                lines.extend(protected.map(|must| ProtectedLine {
                    owner: sheet.profile.id,
                    name: sheet.profile.known_as.clone(),
                    kind: *kind,
                    must_have: must.clone(),
                }));
            }))?;
        }
        lines.sort_by_cached_key(|line| {
            let approved = !line.must_have.waits_for_approval();
            let name = (line.name.clone(), line.must_have.id);
            (approved, !line.kind.offers_room(), name)
        });
        Ok(lines)
    }

    /// Who is waiting and has no home that could work, of those who have waited longest.
    ///
    /// # Errors
    /// As for every read.
    pub fn no_home(&mut self, today: Date) -> Result<Vec<NoHome>, Trouble> {
        let lines = fault(self.store()?.profile_lines(today))?;
        let mut nobody = Vec::new();
        for who in waiting(&lines, today).iter().take(MOST_LOOKED_AT) {
            nobody.extend(self.matched(who.id, today, |_, matched| Ok(matched.no_home()))?);
        }
        Ok(nobody)
    }
}

/// Nothing where there is no such profile any more: the screen that asked closes by itself.
fn if_there<T>(found: Result<T, Trouble>) -> Result<Option<T>, Trouble> {
    match found {
        Ok(found) => Ok(Some(found)),
        Err(Trouble::Missing) => Ok(None),
        Err(trouble) => Err(trouble),
    }
}
