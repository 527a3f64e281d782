//! One change of the log taken apart: what it changed, from what, to what.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::chain::{Digest, Head};
use super::codec::{self, Image, Key};
use super::error::Fault;
use super::oplog::{self, Logged};
use super::{Store, tx};
use crate::domain::lists::{ChangeDetail, PartChange};
use crate::domain::port::{RecordKind, Value};

/// The most entries of a change that are shown.
const MOST_PARTS: usize = 200;

impl Store {
    /// What a change changed, with the names of those it is about; `None` if there is no such change.
    ///
    /// # Errors
    /// As for every read.
    pub fn change(&self, op: Uuid) -> Result<Option<ChangeDetail>, Fault> {
        let Some(line) = self.op(op)? else {
            return Ok(None);
        };
        let mut parts: Vec<PartChange> = Vec::new();
        let mut more = 0;
        let mut changes = oplog::changes_backwards(&self.conn, op)?;
        changes.reverse();
        for change in changes {
            let there = parts
                .iter_mut()
                .rfind(|part| (part.kind, part.id) == (change.kind, change.id));
            if let Some(part) = there {
                join(part, &change)?;
            } else if parts.len() < MOST_PARTS {
                parts.push(self.part(&change)?);
            } else {
                more += 1;
            }
        }
        Ok(Some(ChangeDetail {
            code: self.code_after(op)?,
            line: line.into(),
            parts,
            more,
        }))
    }

    fn code_after(&self, op: Uuid) -> Result<String, Fault> {
        let hash: Option<Digest> = self
            .conn
            .prepare_cached(r#"SELECT "hash" FROM "op" WHERE "id" = ?1"#)?
            .query_row([Key(op)], |row| row.get(0))?;
        Ok(hash.map_or_else(String::new, |hash| Head { ops: 0, hash }.code()))
    }

    fn part(&self, change: &Logged) -> Result<PartChange, Fault> {
        let (before, after) = images(change)?;
        let mut whose = Vec::new();
        for owner in self.owners_of_row(change.id)? {
            whose.extend(self.called(owner.0)?);
        }
        let mut part = PartChange {
            kind: change.kind,
            id: change.id,
            whose,
            topic: None,
            before,
            after,
        };
        part.topic = self.topic_of(&part)?;
        Ok(part)
    }

    /// The topic of an answer, a wish, an item of a wish or a must-have.
    fn topic_of(&self, part: &PartChange) -> Result<Option<String>, Fault> {
        let (mut kind, mut id) = (part.kind, part.id);
        if kind == RecordKind::PreferenceItem {
            let Some(Value::Blob(wish)) = self.column(kind, id, "preference_id")? else {
                return Ok(None);
            };
            kind = RecordKind::Preference;
            id = Uuid::from_slice(&wish).map_err(|error| Fault::Corrupt(error.to_string()))?;
        }
        let topic = self.column(kind, id, "topic")?;
        Ok(topic.and_then(|value| value.as_text().map(str::to_owned)))
    }

    /// The value of a column of a row as it is now, taken out or not.
    fn column(&self, kind: RecordKind, id: Uuid, column: &str) -> Result<Option<Value>, Fault> {
        let Some(at) = kind.columns().iter().position(|name| *name == column) else {
            return Ok(None);
        };
        Ok(tx::load(&self.conn, kind, id)?.and_then(|row| row.values.into_iter().nth(at)))
    }
}

/// What a logged change says was there before and is there after. Of a sheet that opens only deliberately: that
/// something was there, and nothing of it.
fn images(change: &Logged) -> Result<(Option<Image>, Option<Image>), Fault> {
    if change.kind.is_restricted() {
        let blank = |text: &Option<String>| text.as_ref().map(|_| Image::new());
        return Ok((blank(&change.before), blank(&change.after)));
    }
    let read = |text: &Option<String>| -> Result<Option<Image>, Fault> {
        let Some(text) = text else { return Ok(None) };
        if change.field.is_empty() {
            return codec::parse_image(text).map(Some);
        }
        let value = codec::parse_value(text)?;
        Ok(Some(BTreeMap::from([(change.field.clone(), value)])))
    };
    Ok((read(&change.before)?, read(&change.after)?))
}

/// Adds a later change of the same op to the same row.
fn join(part: &mut PartChange, change: &Logged) -> Result<(), Fault> {
    let (before, after) = images(change)?;
    if !change.field.is_empty() {
        // What it was before the op is what its first change to the field says.
        if let (Some(was), Some(before)) = (&mut part.before, before) {
            for (column, value) in before {
                was.entry(column).or_insert(value);
            }
        }
        if let (Some(is), Some(after)) = (&mut part.after, after) {
            is.extend(after);
        }
        return Ok(());
    }
    part.after = after;
    Ok(())
}
