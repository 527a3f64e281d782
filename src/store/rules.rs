//! The rules of the record, asked inside the transaction of every change. Undo and redo are asked too, unless
//! they lead to exactly a state that was allowed before.
//!
//! A [`Watch`] looks at the homes and people a change touches before it is written, and again after: a change
//! is refused for what it makes worse, never for what was so before. That matters because files that are
//! brought in may hold homes that are too full already; they must stay editable, and may only get emptier.
//!
//! * **Places.** On no day may more people be in a home than it is approved for, if the change makes that
//!   day fuller (or lowers the number approved below who is there). Where the number approved is not known
//!   nothing is refused, and writing it down for the first time is not refused either: the people were
//!   there already. An import may bring a new home as it finds it.
//! * **One home at a time.** Nobody lives in two homes on one day.
//! * **Both yes.** A planned arrangement starts only when both sides' latest word about it is yes.
//! * **Approval.** A planned arrangement starts only with a household whose approval is in order that day.
//! * **Order.** Nothing ends before it starts.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use rusqlite::Connection;
use uuid::Uuid;

use super::codec::Key;
use super::error::Fault;
use super::read;
use super::sheets::{self, Depth};
use super::tx;
use crate::domain::arrangement::{Arrangement, Ending};
use crate::domain::capacity::{self, MOST_PEOPLE, Over, Stay};
use crate::domain::check::{self, Check, CheckKind, Standing};
use crate::domain::fact::Fact;
use crate::domain::household::{Member, Room};
use crate::domain::introduction::{BothSides, View, ViewAbout};
use crate::domain::port::{OpKind, Record, RecordKind, Refusal, Row, Write};
use crate::domain::profile::{Milestone, Profile, ProfileKind};
use crate::domain::sheet::{Living, Sheet, takes_a_home};
use crate::domain::topic::Topic;

/// What a change is about to touch, and how that stood before.
#[derive(Debug, Default)]
pub(super) struct Watch {
    homes: BTreeMap<Uuid, Option<Sheet>>,
    movers: BTreeMap<Uuid, Vec<Living>>,
    arrangements: BTreeMap<Uuid, Option<Arrangement>>,
    members: BTreeSet<Uuid>,
    milestones: BTreeSet<Uuid>,
}

impl Watch {
    /// Looks before anything is written.
    pub(super) fn before(conn: &Connection, writes: &[Write]) -> Result<Self, Fault> {
        let mut watch = Self::default();
        for write in writes {
            let (kind, id, after) = match write {
                Write::Put(row) => (row.kind, row.id, Some(row)),
                Write::TakeOut(kind, id) => (*kind, *id, None),
            };
            watch.notice(conn, kind, id, after)?;
        }
        for (id, sheet) in &mut watch.homes {
            *sheet = sheets::one(conn, *id, Depth::Standing)?;
        }
        for (id, livings) in &mut watch.movers {
            *livings = livings_of(conn, *id)?;
        }
        Ok(watch)
    }

    /// Notes what a row that is about to be written has to do with.
    fn notice(
        &mut self,
        conn: &Connection,
        kind: RecordKind,
        id: Uuid,
        after: Option<&Row>,
    ) -> Result<(), Fault> {
        match kind {
            RecordKind::Fact => {
                for fact in versions::<Fact>(conn, id, after)? {
                    if fact.topic == Topic::ApprovedFor {
                        self.homes.insert(fact.profile.0, None);
                    }
                }
            }
            RecordKind::Member => {
                self.members.insert(id);
                for member in versions::<Member>(conn, id, after)? {
                    self.homes.insert(member.home.0, None);
                }
            }
            RecordKind::Room => {
                for room in versions::<Room>(conn, id, after)? {
                    self.homes.insert(room.home.0, None);
                }
            }
            RecordKind::Milestone => {
                self.milestones.insert(id);
            }
            RecordKind::Arrangement => self.notice_arrangement(conn, id, after)?,
            RecordKind::Ending => {
                for ending in versions::<Ending>(conn, id, after)? {
                    self.notice_arrangement(conn, ending.arrangement.0, None)?;
                }
            }
            RecordKind::Profile
            | RecordKind::Preference
            | RecordKind::PreferenceItem
            | RecordKind::MustHave
            | RecordKind::Check
            | RecordKind::Journey
            | RecordKind::Pair
            | RecordKind::Introduction
            | RecordKind::View
            | RecordKind::EndingVoice
            | RecordKind::Promise
            | RecordKind::Leftover
            | RecordKind::Setting
            | RecordKind::MatchRun
            | RecordKind::Disagreement
            | RecordKind::SheetItem
            | RecordKind::SheetShowing => {}
        }
        Ok(())
    }

    fn notice_arrangement(
        &mut self,
        conn: &Connection,
        id: Uuid,
        after: Option<&Row>,
    ) -> Result<(), Fault> {
        for arrangement in versions::<Arrangement>(conn, id, after)? {
            self.homes.insert(arrangement.home.0, None);
            self.movers.insert(arrangement.mover.0, Vec::new());
        }
        self.arrangements.insert(id, read::by_id(conn, id)?);
        Ok(())
    }

    /// Looks again after everything is written, and refuses what the rules do not allow.
    pub(super) fn after(&self, conn: &Connection, kind: OpKind, today: Date) -> Result<(), Fault> {
        self.order(conn)?;
        for (id, before) in &self.arrangements {
            if let Some(after) = read::by_id::<Arrangement>(conn, *id)? {
                let planned_before = before
                    .as_ref()
                    .is_some_and(|a| a.start_kind.needs_both_yes());
                if after.start_kind.needs_both_yes() && !planned_before {
                    may_start(conn, &after)?;
                }
            }
        }
        for (id, before) in &self.movers {
            self.one_home(before, &livings_of(conn, *id)?)?;
        }
        for (id, before) in &self.homes {
            // An import writes down what it finds; it may only not make it worse.
            if kind == OpKind::Imported && before.is_none() {
                continue;
            }
            let Some(after) = sheets::one(conn, *id, Depth::Standing)? else {
                continue;
            };
            if let Some(over) = fuller(before.as_ref(), &after, today) {
                return Err(Refusal::OverCapacity(over).into());
            }
        }
        Ok(())
    }

    /// Nothing ends before it starts.
    fn order(&self, conn: &Connection) -> Result<(), Fault> {
        for id in self.arrangements.keys() {
            let Some(arrangement) = read::by_id::<Arrangement>(conn, *id)? else {
                continue;
            };
            let start = arrangement.start;
            let endings: Vec<Ending> = read::list(
                conn,
                r#"WHERE t."arrangement_id" = ?1 AND t."taken_out" = 0"#,
                [Key(*id)],
            )?;
            in_order(start, arrangement.planned_end)?;
            in_order(start, arrangement.trial_until)?;
            for ending in endings {
                in_order(start, Some(ending.on))?;
            }
        }
        for id in &self.members {
            if let Some(member) = read::by_id::<Member>(conn, *id)?
                && let Some(from) = member.from
            {
                in_order(from, member.left)?;
            }
        }
        for id in &self.milestones {
            if let Some(milestone) = read::by_id::<Milestone>(conn, *id)? {
                in_order(milestone.on, milestone.until)?;
            }
        }
        Ok(())
    }

    /// Nobody lives in two homes on one day, unless it was so before.
    fn one_home(&self, before: &[Living], after: &[Living]) -> Result<(), Fault> {
        let was: BTreeSet<(Uuid, Uuid)> = overlaps(before)
            .map(|(a, b)| (a.arrangement.id.0, b.arrangement.id.0))
            .collect();
        let new =
            overlaps(after).find(|(a, b)| !was.contains(&(a.arrangement.id.0, b.arrangement.id.0)));
        let Some((earlier, later)) = new else {
            return Ok(());
        };
        // The sentence names the home that was there already.
        let there = if self.arrangements.contains_key(&earlier.arrangement.id.0)
            && !self.arrangements.contains_key(&later.arrangement.id.0)
        {
            later
        } else {
            earlier
        };
        Err(Refusal::AlreadyLivesElsewhere {
            person: there.mover_name.clone(),
            home: there.home_name.clone(),
            since: there.arrangement.start,
        }
        .into())
    }
}

/// The record as it is and as it is about to be, as far as there is one.
fn versions<R: Record>(conn: &Connection, id: Uuid, after: Option<&Row>) -> Result<Vec<R>, Fault> {
    let mut found = Vec::new();
    if let Some(stored) = tx::load(conn, R::KIND, id)? {
        found.push(R::from_row(&Row {
            kind: R::KIND,
            id,
            values: stored.values,
        })?);
    }
    if let Some(row) = after {
        found.push(R::from_row(row)?);
    }
    Ok(found)
}

fn livings_of(conn: &Connection, profile: Uuid) -> Result<Vec<Living>, Fault> {
    Ok(sheets::one(conn, profile, Depth::Standing)?
        .map(|sheet| sheet.living)
        .unwrap_or_default())
}

fn in_order(start: Date, end: Option<Date>) -> Result<(), Fault> {
    match end {
        Some(end) if end < start => Err(Refusal::EndsBeforeStart { start }.into()),
        Some(_) | None => Ok(()),
    }
}

/// Whether a planned arrangement may start: both sides said yes to it, and the household is approved.
fn may_start(conn: &Connection, arrangement: &Arrangement) -> Result<(), Fault> {
    let views: Vec<View> = read::list(
        conn,
        r#"WHERE t."pair_id" = ?1 AND t."taken_out" = 0 ORDER BY t."id""#,
        [Key(arrangement.pair.0)],
    )?;
    // A yes to an arrangement that has ended is no yes to another.
    let endings: Vec<Ending> = read::list(
        conn,
        r#"JOIN "arrangement" a ON a."id" = t."arrangement_id"
           WHERE a."pair_id" = ?1 AND t."taken_out" = 0 AND a."taken_out" = 0 ORDER BY t."id""#,
        [Key(arrangement.pair.0)],
    )?;
    let ended = endings.iter().map(|e| e.on).max();
    let fresh = views.iter().filter(|v| ended.is_none_or(|on| v.on >= on));
    let missing = BothSides::latest(fresh, ViewAbout::Arrangement).missing();
    if !missing.is_empty() {
        return Err(Refusal::LockOpen { missing }.into());
    }
    let home = read::by_id::<Profile>(conn, arrangement.home.0)?;
    let Some(home) = home.filter(|home| home.kind == ProfileKind::Household) else {
        return Ok(());
    };
    let checks: Vec<Check> = read::list(
        conn,
        r#"WHERE t."profile_id" = ?1 AND t."taken_out" = 0 ORDER BY t."id""#,
        [Key(home.id.0)],
    )?;
    match check::standing(&checks, CheckKind::Approval, arrangement.start) {
        Standing::InOrder(_) => Ok(()),
        Standing::Expired(_) | Standing::Pending | Standing::NotOk | Standing::NotRecorded => {
            Err(Refusal::NotApproved {
                home: home.known_as,
                on: arrangement.start,
            }
            .into())
        }
    }
}

/// The pairs of arrangements that are somebody's home on the same day, the one that started first first.
fn overlaps(livings: &[Living]) -> impl Iterator<Item = (&Living, &Living)> {
    let homes: Vec<(&Living, Stay)> = livings
        .iter()
        .filter(|living| takes_a_home(living.arrangement.kind))
        .map(|living| (living, living.stay()))
        .collect();
    let mut found = Vec::new();
    for (n, (a, a_stay)) in homes.iter().enumerate() {
        for (b, b_stay) in homes.iter().skip(n + 1) {
            // Two stays share a day if one of them covers the day on which the other starts.
            let starts = |x: &Stay, y: &Stay| y.from.is_some_and(|day| x.covers(day));
            let both_last = a_stay.until.is_none_or(|until| a_stay.from < Some(until))
                && b_stay.until.is_none_or(|until| b_stay.from < Some(until));
            if both_last && (starts(a_stay, b_stay) || starts(b_stay, a_stay)) {
                found.push((*a, *b));
            }
        }
    }
    found.into_iter()
}

/// The first time at which a home holds more people than it is approved for and more than before.
fn fuller(before: Option<&Sheet>, after: &Sheet, today: Date) -> Option<Over> {
    let approved = after.approved_for()?.min(MOST_PEOPLE);
    let approved_before = before
        .and_then(Sheet::approved_for)
        .map_or(approved, |n| n.min(MOST_PEOPLE));
    let stays = after.stays();
    let stays_before = before.map(Sheet::stays).unwrap_or_default();
    let too_many = |stays: &[Stay], approved: u8, day: Date| {
        let there = stays.iter().filter(|stay| stay.covers(day)).count();
        there.saturating_sub(usize::from(approved))
    };
    // The numbers only change on days on which somebody comes or goes; the day before the first of them
    // stands for all of the time before.
    let mut days: Vec<Date> = stays
        .iter()
        .chain(&stays_before)
        .flat_map(|stay| [stay.from, stay.until])
        .flatten()
        .collect();
    let start = days
        .iter()
        .min()
        .map_or(today, |day| day.yesterday().unwrap_or(*day));
    days.push(start);
    days.sort_unstable();
    let day = days.into_iter().find(|day| {
        too_many(&stays, approved, *day) > too_many(&stays_before, approved_before, *day)
    })?;
    let mut over = capacity::over(&after.profile.known_as, approved, &stays, day)?;
    if day == start {
        over.from = None;
    }
    Some(over)
}
