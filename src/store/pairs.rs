//! Pairs with their introductions, views and what came of them.

use std::collections::BTreeMap;

use rusqlite::types::Value as Param;
use rusqlite::{Connection, Row};
use uuid::Uuid;

use super::codec;
use super::error::Fault;
use super::read::{Reader, by_owner};
use super::{Store, arrangements, sql};
use crate::domain::id::{PairId, ProfileId};
use crate::domain::introduction::{Introduction, Pair, View};
use crate::domain::lists::PairSheet;
use crate::domain::port::{Record, RecordKind};
use crate::domain::profile::Profile;
use crate::domain::sheet::Living;

/// Which pairs.
#[derive(Debug, Clone, Copy)]
enum Scope {
    All,
    One(PairId),
    Of(ProfileId),
    Between(ProfileId, ProfileId),
}

impl Scope {
    /// The condition on the pair `p`, with parameters ?1 and ?2.
    const fn condition(self) -> &'static str {
        match self {
            Self::All => "?1 IS NULL AND ?2 IS NULL",
            Self::One(_) => r#"p."id" = ?1 AND ?2 IS NULL"#,
            Self::Of(_) => r#"(p."mover_id" = ?1 OR p."home_id" = ?1) AND ?2 IS NULL"#,
            Self::Between(..) => r#"p."mover_id" = ?1 AND p."home_id" = ?2"#,
        }
    }

    fn params(self) -> [Param; 2] {
        let blob = |id: Uuid| Param::Blob(id.as_bytes().to_vec());
        match self {
            Self::All => [Param::Null, Param::Null],
            Self::One(id) => [blob(id.0), Param::Null],
            Self::Of(id) => [blob(id.0), Param::Null],
            Self::Between(mover, home) => [blob(mover.0), blob(home.0)],
        }
    }
}

impl Store {
    /// Every pair, in the order in which they were first considered.
    ///
    /// # Errors
    /// As for every read.
    pub fn pair_sheets(&self) -> Result<Vec<PairSheet>, Fault> {
        some(&self.conn, Scope::All)
    }

    /// One pair.
    ///
    /// # Errors
    /// As for every read.
    pub fn pair_sheet(&self, id: PairId) -> Result<Option<PairSheet>, Fault> {
        Ok(some(&self.conn, Scope::One(id))?.pop())
    }

    /// The pair of these two, if they were ever considered together.
    ///
    /// # Errors
    /// As for every read.
    pub fn pair_between(
        &self,
        mover: ProfileId,
        home: ProfileId,
    ) -> Result<Option<PairSheet>, Fault> {
        Ok(some(&self.conn, Scope::Between(mover, home))?.pop())
    }

    /// The pairs of a profile, on whichever side.
    ///
    /// # Errors
    /// As for every read.
    pub fn pairs_of(&self, profile: ProfileId) -> Result<Vec<PairSheet>, Fault> {
        some(&self.conn, Scope::Of(profile))
    }
}

/// The pairs in a scope. A pair of which one side was taken out is left out.
fn some(conn: &Connection, scope: Scope) -> Result<Vec<PairSheet>, Fault> {
    let mut movers = belongings::<Profile>(conn, scope, r#"t."id" = p."mover_id""#, "")?;
    let mut homes = belongings::<Profile>(conn, scope, r#"t."id" = p."home_id""#, "")?;
    let of_pair = r#"t."pair_id" = p."id""#;
    let mut introductions = belongings::<Introduction>(
        conn,
        scope,
        of_pair,
        r#"ORDER BY t."on_date", t."at_time", t."id""#,
    )?;
    let mut views = belongings::<View>(
        conn,
        scope,
        of_pair,
        r#"ORDER BY t."on_date", t."turn", t."id""#,
    )?;
    let mut livings = livings(conn, scope)?;
    let text = format!(
        r#"SELECT p."id", {} FROM "pair" p WHERE p."taken_out" = 0 AND {}"#,
        sql::columns(RecordKind::Pair, "p"),
        scope.condition()
    );
    let pairs = by_owner(conn, &text, scope.params(), codec::record::<Pair>)?;
    Ok(pairs
        .into_iter()
        .filter_map(|(id, pair)| {
            Some(PairSheet {
                pair: pair.into_iter().next()?,
                mover: movers.remove(&id)?.pop()?,
                home: homes.remove(&id)?.pop()?,
                introductions: introductions.remove(&id).unwrap_or_default(),
                views: views.remove(&id).unwrap_or_default(),
                living: livings
                    .remove(&id)
                    .and_then(|rows| arrangements::fold(rows).pop()),
            })
        })
        .collect())
}

fn belongings<R: Record>(
    conn: &Connection,
    scope: Scope,
    on: &'static str,
    order: &'static str,
) -> Result<BTreeMap<Uuid, Vec<R>>, Fault> {
    let text = format!(
        r#"SELECT p."id", {} FROM "pair" p CROSS JOIN "{}" t ON {on}
           WHERE p."taken_out" = 0 AND t."taken_out" = 0 AND {} {order}"#,
        sql::columns(R::KIND, "t"),
        R::TABLE,
        scope.condition()
    );
    let read: Reader<R> = |row: &Row<'_>, at| codec::record(row, at);
    by_owner(conn, &text, scope.params(), read)
}

fn livings(conn: &Connection, scope: Scope) -> Result<BTreeMap<Uuid, Vec<Living>>, Fault> {
    let text = format!(
        r#"SELECT p."id", {} FROM "pair" p CROSS JOIN "arrangement" t ON t."pair_id" = p."id" {}
           WHERE p."taken_out" = 0 AND t."taken_out" = 0 AND {}"#,
        arrangements::columns(),
        arrangements::JOINS,
        scope.condition()
    );
    by_owner(conn, &text, scope.params(), arrangements::read_row)
}
