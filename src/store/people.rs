//! The list of people and homes, and what an import could not place.

use jiff::civil::Date;

use super::codec::Key;
use super::error::Fault;
use super::sheets::{self, Depth, Scope};
use super::{Store, read};
use crate::domain::fact::Answer;
use crate::domain::id::ProfileId;
use crate::domain::lists::ProfileLine;
use crate::domain::profile::{Leftover, Profile, Programme};
use crate::domain::sheet::Sheet;
use crate::domain::topic::{Kind, Topic};

impl Store {
    /// Every profile as a line, as it stands on `today`, in the order in which they were added.
    ///
    /// # Errors
    /// As for every read.
    pub fn profile_lines(&self, today: Date) -> Result<Vec<ProfileLine>, Fault> {
        let mut lines = Vec::new();
        sheets::each(&self.conn, Scope::All, Depth::Standing, |sheet| {
            lines.push(line(sheet, today));
        })?;
        Ok(lines)
    }

    /// Every profile by itself, in the order in which they were added.
    ///
    /// # Errors
    /// As for every read.
    pub fn profiles(&self) -> Result<Vec<Profile>, Fault> {
        read::list(&self.conn, r#"WHERE t."taken_out" = 0 ORDER BY t."id""#, [])
    }

    /// What an import could not place for a profile, in the order of its file.
    ///
    /// # Errors
    /// As for every read.
    pub fn leftovers(&self, profile: ProfileId) -> Result<Vec<Leftover>, Fault> {
        read::list(
            &self.conn,
            r#"WHERE t."profile_id" = ?1 AND t."taken_out" = 0 ORDER BY t."id""#,
            [Key(profile.0)],
        )
    }
}

fn line(sheet: Sheet, today: Date) -> ProfileLine {
    let age = sheet.profile.age_on(today);
    let kinds = kinds(&sheet);
    let stage = sheet.stage(today);
    let free_places = sheet.free_places(today);
    let profile = sheet.profile;
    ProfileLine {
        id: profile.id,
        kind: profile.kind,
        reference: profile.reference,
        known_as: profile.known_as,
        full_name: profile.full_name,
        postcode: profile.postcode,
        age,
        kinds,
        stage,
        free_places,
        waiting_since: profile.waiting_since,
        agreed_on: profile.agreed_on,
    }
}

/// The kinds of arrangement a profile looks for or offers. Homeshare has only one.
fn kinds(sheet: &Sheet) -> Vec<Kind> {
    if sheet.profile.kind.programme() == Programme::Homeshare {
        return vec![Kind::Homeshare];
    }
    let mut kinds: Vec<Kind> = sheet
        .facts_of(Topic::Kinds)
        .filter(|fact| matches!(fact.answer, Answer::Yes | Answer::Partly))
        .filter_map(|fact| Kind::from_code(&fact.item))
        .collect();
    kinds.sort_unstable();
    kinds.dedup();
    kinds
}
