//! Profiles with everything that belongs to them, gathered in one pass.
//!
//! Every table is read once, in the order of the profiles, and the passes are merged: the number of
//! statements does not grow with the number of profiles.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::types::Value as Param;
use rusqlite::{CachedStatement, Connection};
use uuid::Uuid;

use super::arrangements;
use super::codec;
use super::error::Fault;
use super::read::Groups;
use super::{Store, sql};
use crate::domain::check::Check;
use crate::domain::fact::Fact;
use crate::domain::household::{Member, Room};
use crate::domain::id::ProfileId;
use crate::domain::must_have::MustHave;
use crate::domain::port::{Record, RecordKind};
use crate::domain::preference::{Journey, Preference, PreferenceItem, Wish};
use crate::domain::profile::{Milestone, Profile, ProfileKind};
use crate::domain::sheet::{Living, Sheet};

/// Which profiles.
#[derive(Debug, Clone, Copy)]
pub(super) enum Scope {
    All,
    Kind(ProfileKind),
    One(Uuid),
}

impl Scope {
    /// The condition on the profile `p`; its one parameter is ?1.
    const fn condition(self) -> &'static str {
        match self {
            Self::All => "?1 IS NULL",
            Self::Kind(_) => r#"p."kind" = ?1"#,
            Self::One(_) => r#"p."id" = ?1"#,
        }
    }

    fn param(self) -> [Param; 1] {
        [match self {
            Self::All => Param::Null,
            Self::Kind(kind) => Param::Text(kind.code().to_owned()),
            Self::One(id) => Param::Blob(id.as_bytes().to_vec()),
        }]
    }
}

/// How much of each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Depth {
    /// Everything.
    Full,
    /// What says how it stands and how many places it has: the facts about that, members, rooms, steps
    /// and arrangements.
    Standing,
}

/// The facts of [`Depth::Standing`].
const STANDING_FACTS: &str = r#"AND t."topic" IN ('approved-for', 'kinds')"#;

impl Store {
    /// A profile with everything that belongs to it; `None` if there is none or it was taken out.
    ///
    /// # Errors
    /// As for every read.
    pub fn sheet(&self, id: ProfileId) -> Result<Option<Sheet>, Fault> {
        one(&self.conn, id.0, Depth::Full)
    }

    /// Hands out every profile of a kind with everything that belongs to it, in the order in which they were
    /// added, without holding them all.
    ///
    /// # Errors
    /// As for every read; the sheets before the fault were handed out.
    pub fn for_each_sheet(&self, kind: ProfileKind, visit: impl FnMut(Sheet)) -> Result<(), Fault> {
        each(&self.conn, Scope::Kind(kind), Depth::Full, visit)
    }
}

/// One profile.
pub(super) fn one(conn: &Connection, id: Uuid, depth: Depth) -> Result<Option<Sheet>, Fault> {
    let mut found = None;
    each(conn, Scope::One(id), depth, |sheet| found = Some(sheet))?;
    Ok(found)
}

/// Every profile in the scope, in the order of their ids.
pub(super) fn each(
    conn: &Connection,
    scope: Scope,
    depth: Depth,
    mut visit: impl FnMut(Sheet),
) -> Result<(), Fault> {
    let text = format!(
        r#"SELECT {} FROM "profile" p WHERE p."taken_out" = 0 AND {} ORDER BY p."id""#,
        sql::columns(RecordKind::Profile, "p"),
        scope.condition()
    );
    let mut profiles = conn.prepare_cached(&text)?;
    let mut profiles = profiles.query(scope.param())?;
    // A single profile that is not there costs one statement, not twelve.
    let Some(first) = profiles.next()? else {
        return Ok(());
    };
    let mut next = Some(codec::record::<Profile>(first, 0)?);
    let met = in_introductions(conn, scope)?;
    let mut statements = Statements::prepare(conn, scope, depth)?;
    let mut parts = Parts::start(&mut statements, scope)?;
    while let Some(profile) = next {
        visit(parts.gather(profile, &met)?);
        next = match profiles.next()? {
            Some(row) => Some(codec::record(row, 0)?),
            None => None,
        };
    }
    Ok(())
}

/// The statement that reads what belongs to profiles: `owner` is the column that names the profile.
fn belongings<R: Record>(owner: &'static str, scope: Scope, and: &'static str) -> String {
    format!(
        r#"SELECT p."id", {} FROM "profile" p CROSS JOIN "{}" t ON t."{owner}" = p."id"
           WHERE t."taken_out" = 0 AND p."taken_out" = 0 AND {} {and} ORDER BY p."id""#,
        sql::columns(R::KIND, "t"),
        R::TABLE,
        scope.condition()
    )
}

fn items(scope: Scope) -> String {
    format!(
        r#"SELECT p."id", {} FROM "profile" p CROSS JOIN "preference" w ON w."owner_id" = p."id"
           CROSS JOIN "preference_item" t ON t."preference_id" = w."id"
           WHERE t."taken_out" = 0 AND w."taken_out" = 0 AND p."taken_out" = 0 AND {}
           ORDER BY p."id""#,
        sql::columns(RecordKind::PreferenceItem, "t"),
        scope.condition()
    )
}

/// The profiles with introductions under way: something was arranged, nothing was set aside, and no arrangement
/// has begun.
fn in_introductions(conn: &Connection, scope: Scope) -> Result<BTreeSet<Uuid>, Fault> {
    let text = format!(
        r#"SELECT DISTINCT p."id" FROM "profile" p
           CROSS JOIN "pair" t ON (t."mover_id" = p."id" OR t."home_id" = p."id")
           WHERE t."taken_out" = 0 AND t."set_aside_on" IS NULL AND {}
             AND EXISTS (SELECT 1 FROM "introduction" i WHERE i."pair_id" = t."id" AND i."taken_out" = 0)
             AND NOT EXISTS (SELECT 1 FROM "arrangement" a WHERE a."pair_id" = t."id" AND a."taken_out" = 0)"#,
        scope.condition()
    );
    let mut statement = conn.prepare_cached(&text)?;
    let mut rows = statement.query(scope.param())?;
    let mut found = BTreeSet::new();
    while let Some(row) = rows.next()? {
        found.insert(codec::id(row, 0)?);
    }
    Ok(found)
}

/// The statements of one pass.
struct Statements<'c> {
    facts: CachedStatement<'c>,
    members: CachedStatement<'c>,
    rooms: CachedStatement<'c>,
    milestones: CachedStatement<'c>,
    living: CachedStatement<'c>,
    rest: Option<Rest<'c>>,
}

/// The statements of a pass at full depth.
struct Rest<'c> {
    preferences: CachedStatement<'c>,
    items: CachedStatement<'c>,
    must_haves: CachedStatement<'c>,
    checks: CachedStatement<'c>,
    journeys: CachedStatement<'c>,
}

impl<'c> Statements<'c> {
    fn prepare(conn: &'c Connection, scope: Scope, depth: Depth) -> Result<Self, Fault> {
        let prepare = |text: String| conn.prepare_cached(&text);
        let (facts, rest) = match depth {
            Depth::Standing => (STANDING_FACTS, None),
            Depth::Full => (
                "",
                Some(Rest {
                    preferences: prepare(belongings::<Preference>("owner_id", scope, ""))?,
                    items: prepare(items(scope))?,
                    must_haves: prepare(belongings::<MustHave>("owner_id", scope, ""))?,
                    checks: prepare(belongings::<Check>("profile_id", scope, ""))?,
                    journeys: prepare(belongings::<Journey>("home_id", scope, ""))?,
                }),
            ),
        };
        Ok(Self {
            facts: prepare(belongings::<Fact>("profile_id", scope, facts))?,
            members: prepare(belongings::<Member>("home_id", scope, ""))?,
            rooms: prepare(belongings::<Room>("home_id", scope, ""))?,
            milestones: prepare(belongings::<Milestone>("profile_id", scope, ""))?,
            living: prepare(arrangements::of_profiles(scope.condition()))?,
            rest,
        })
    }
}

/// One pass under way.
struct Parts<'s> {
    facts: Groups<'s, Fact>,
    members: Groups<'s, Member>,
    rooms: Groups<'s, Room>,
    milestones: Groups<'s, Milestone>,
    living: Groups<'s, Living>,
    rest: Option<RestParts<'s>>,
}

struct RestParts<'s> {
    preferences: Groups<'s, Preference>,
    items: Groups<'s, PreferenceItem>,
    must_haves: Groups<'s, MustHave>,
    checks: Groups<'s, Check>,
    journeys: Groups<'s, Journey>,
}

impl<'s> Parts<'s> {
    fn start(statements: &'s mut Statements<'_>, scope: Scope) -> Result<Self, Fault> {
        let rest = match &mut statements.rest {
            None => None,
            Some(rest) => Some(RestParts {
                preferences: groups(&mut rest.preferences, scope)?,
                items: groups(&mut rest.items, scope)?,
                must_haves: groups(&mut rest.must_haves, scope)?,
                checks: groups(&mut rest.checks, scope)?,
                journeys: groups(&mut rest.journeys, scope)?,
            }),
        };
        Ok(Self {
            facts: groups(&mut statements.facts, scope)?,
            members: groups(&mut statements.members, scope)?,
            rooms: groups(&mut statements.rooms, scope)?,
            milestones: groups(&mut statements.milestones, scope)?,
            living: Groups::start(
                &mut statements.living,
                scope.param(),
                arrangements::read_row,
            )?,
            rest,
        })
    }

    /// The sheet of the next profile.
    fn gather(&mut self, profile: Profile, met: &BTreeSet<Uuid>) -> Result<Sheet, Fault> {
        let id = profile.id.0;
        let mut sheet = Sheet::new(profile);
        sheet.in_introductions = met.contains(&id);
        sheet.facts = self.facts.of(id)?;
        sheet.members = self.members.of(id)?;
        sheet.rooms = self.rooms.of(id)?;
        sheet.milestones = self.milestones.of(id)?;
        sheet.living = arrangements::fold(self.living.of(id)?);
        if let Some(rest) = &mut self.rest {
            sheet.wishes = wishes(rest.preferences.of(id)?, rest.items.of(id)?);
            sheet.must_haves = rest.must_haves.of(id)?;
            sheet.checks = rest.checks.of(id)?;
            sheet.journeys = rest.journeys.of(id)?;
        }
        Ok(sheet)
    }
}

fn groups<'s, R: Record>(
    statement: &'s mut CachedStatement<'_>,
    scope: Scope,
) -> Result<Groups<'s, R>, Fault> {
    Groups::start(statement, scope.param(), codec::record::<R>)
}

/// Preferences with what they name, best first.
fn wishes(preferences: Vec<Preference>, items: Vec<PreferenceItem>) -> Vec<Wish> {
    let mut by_preference: BTreeMap<_, Vec<PreferenceItem>> = BTreeMap::new();
    for item in items {
        by_preference.entry(item.preference).or_default().push(item);
    }
    preferences
        .into_iter()
        .map(|preference| {
            let mut items = by_preference.remove(&preference.id).unwrap_or_default();
            // Stable: what is worth the same stays in the order in which it was named.
            items.sort_by_key(|item| std::cmp::Reverse(item.worth));
            Wish { preference, items }
        })
        .collect()
}
