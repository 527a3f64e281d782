//! What unknown answers count for, and what would move if that were worked out again.

use crate::domain::id::{ProfileId, SettingId};
use crate::domain::port::{Change, OpKind, Write};
use crate::domain::profile::Setting;
use crate::matching::neutral::{self, Criterion, Measured, Neutrals};
use crate::matching::neutral_moves::Moves;
use std::cmp::Reverse;
use std::collections::HashMap;

/// The neutral values as they are and as they would be.
#[derive(Debug, Clone, PartialEq)]
pub struct NeutralsData {
    /// The setting that keeps them, once they were worked out.
    pub setting: Option<SettingId>,
    /// As they are.
    pub now: Neutrals,
    /// As they would be.
    pub measured: Measured,
    /// What would move.
    pub moves: Moves,
    /// The names of those for whom another would come first, and of those others.
    pub names: HashMap<ProfileId, String>,
}

impl NeutralsData {
    /// The criteria, those that would change most first.
    pub fn criteria(&self) -> Vec<&Criterion> {
        let mut criteria: Vec<&Criterion> = self.measured.criteria.iter().collect();
        criteria.sort_by_key(|c| {
            let by = c.gauge.now.abs_diff(c.gauge.then);
            (Reverse(by), c.owner, c.topic, c.direction)
        });
        criteria
    }

    /// The change that uses the new values; `id` is for the setting if there is none yet, `about` names
    /// their version.
    pub fn change(&self, id: SettingId, about: String) -> Change {
        let setting = Setting {
            id: self.setting.unwrap_or(id),
            name: neutral::SETTING.to_owned(),
            value: self.measured.neutrals.to_string(),
        };
        Change {
            kind: OpKind::NeutralsFrozen,
            about,
            writes: vec![Write::put(&setting)],
        }
    }
}
