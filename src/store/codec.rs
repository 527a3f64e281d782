//! The record's values as the database and the change log keep them.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use rusqlite::types::{ToSql, ToSqlOutput, ValueRef};
use uuid::Uuid;

use super::error::Fault;
use crate::domain::port::{Record, RecordKind, Row, Value};

/// A value on its way into a statement.
pub(super) struct Bound<'a>(pub(super) &'a Value);

impl ToSql for Bound<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self.0 {
            Value::Null => ValueRef::Null,
            Value::Int(n) => ValueRef::Integer(*n),
            Value::Text(text) => ValueRef::Text(text.as_bytes()),
            Value::Blob(bytes) => ValueRef::Blob(bytes),
        }))
    }
}

/// An identifier on its way into a statement: 16 bytes.
pub(super) struct Key(pub(super) Uuid);

impl ToSql for Key {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(ValueRef::Blob(self.0.as_bytes())))
    }
}

/// The value of column `at` of a row that was read.
pub(super) fn value(row: &rusqlite::Row<'_>, at: usize) -> Result<Value, Fault> {
    Ok(match row.get_ref(at)? {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(n) => Value::Int(n),
        ValueRef::Text(bytes) => Value::Text(
            std::str::from_utf8(bytes)
                .map_err(|error| Fault::Corrupt(error.to_string()))?
                .to_owned(),
        ),
        ValueRef::Blob(bytes) => Value::Blob(bytes.to_vec()),
        ValueRef::Real(_) => return Err(Fault::Corrupt("a fraction in the record".to_owned())),
    })
}

/// The identifier in column `at`.
pub(super) fn id(row: &rusqlite::Row<'_>, at: usize) -> Result<Uuid, Fault> {
    Uuid::from_slice(row.get_ref(at)?.as_blob().map_err(rusqlite::Error::from)?)
        .map_err(|error| Fault::Corrupt(error.to_string()))
}

/// The identifier in column `at`, where there may be none.
pub(super) fn maybe_id(row: &rusqlite::Row<'_>, at: usize) -> Result<Option<Uuid>, Fault> {
    match row.get_ref(at)? {
        ValueRef::Null => Ok(None),
        ValueRef::Integer(_) | ValueRef::Real(_) | ValueRef::Text(_) | ValueRef::Blob(_) => {
            id(row, at).map(Some)
        }
    }
}

/// The record whose `id` stands in column `at` and its other columns after it.
pub(super) fn record<R: Record>(row: &rusqlite::Row<'_>, at: usize) -> Result<R, Fault> {
    let values = (at + 1..)
        .take(R::COLUMNS.len())
        .map(|n| value(row, n))
        .collect::<Result<_, _>>()?;
    Ok(R::from_row(&Row {
        kind: R::KIND,
        id: id(row, at)?,
        values,
    })?)
}

/// One value as the change log writes it: `null`, `12`, `"text"`, `{"blob":"00ff"}`.
pub(super) fn to_json(value: &Value) -> serde_json::Value {
    match value {
        Value::Null => serde_json::Value::Null,
        Value::Int(n) => (*n).into(),
        Value::Text(text) => text.as_str().into(),
        Value::Blob(bytes) => {
            serde_json::json!({ "blob": hex(bytes) })
        }
    }
}

/// Bytes in hexadecimal.
pub(super) fn hex(bytes: &[u8]) -> String {
    let mut hex = String::with_capacity(2 * bytes.len());
    for byte in bytes {
        // Writing to a String cannot fail.
        let _infallible = write!(hex, "{byte:02x}");
    }
    hex
}

/// A value read back from the change log; `None` if it was not written by [`to_json`].
pub(super) fn from_json(json: &serde_json::Value) -> Option<Value> {
    match json {
        serde_json::Value::Null => Some(Value::Null),
        serde_json::Value::Number(n) => n.as_i64().map(Value::Int),
        serde_json::Value::String(text) => Some(Value::Text(text.clone())),
        serde_json::Value::Object(map) => {
            let hex = map.get("blob")?.as_str()?;
            from_hex(hex).map(Value::Blob)
        }
        serde_json::Value::Bool(_) | serde_json::Value::Array(_) => None,
    }
}

/// The bytes that were written by [`hex`].
pub(super) fn from_hex(hex: &str) -> Option<Vec<u8>> {
    if !hex.is_ascii() {
        return None;
    }
    hex.as_bytes()
        .chunks(2)
        .map(|pair| {
            let pair = std::str::from_utf8(pair).ok().filter(|p| p.len() == 2)?;
            u8::from_str_radix(pair, 16).ok()
        })
        .collect()
}

/// The columns of a row by name, as the change log keeps a row that was added or taken out.
pub(super) type Image = BTreeMap<String, Value>;

/// The image of a row's values.
pub(super) fn image(kind: RecordKind, values: &[Value]) -> Image {
    kind.columns()
        .iter()
        .map(|c| (*c).to_owned())
        .zip(values.iter().cloned())
        .collect()
}

/// The values of an image in the order of the columns; a column the image does not know is empty.
pub(super) fn values(kind: RecordKind, image: &Image) -> Vec<Value> {
    kind.columns()
        .iter()
        .map(|c| image.get(*c).cloned().unwrap_or(Value::Null))
        .collect()
}

/// An image as text.
pub(super) fn image_text(kind: RecordKind, values: &[Value]) -> String {
    let map: serde_json::Map<String, serde_json::Value> = kind
        .columns()
        .iter()
        .zip(values)
        .map(|(column, value)| ((*column).to_owned(), to_json(value)))
        .collect();
    serde_json::Value::Object(map).to_string()
}

/// An image read back.
pub(super) fn parse_image(text: &str) -> Result<Image, Fault> {
    let map: serde_json::Map<String, serde_json::Value> =
        serde_json::from_str(text).map_err(|_malformed| bad_log())?;
    map.iter()
        .map(|(column, json)| Some((column.clone(), from_json(json)?)))
        .collect::<Option<_>>()
        .ok_or_else(bad_log)
}

/// One value read back.
pub(super) fn parse_value(text: &str) -> Result<Value, Fault> {
    serde_json::from_str(text)
        .ok()
        .and_then(|json| from_json(&json))
        .ok_or_else(bad_log)
}

fn bad_log() -> Fault {
    Fault::Corrupt("the change log cannot be read".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn any_value() -> impl Strategy<Value = Value> {
        prop_oneof![
            Just(Value::Null),
            any::<i64>().prop_map(Value::Int),
            any::<String>().prop_map(Value::Text),
            prop::collection::vec(any::<u8>(), 0..20).prop_map(Value::Blob),
        ]
    }

    proptest! {
        #[test]
        fn a_value_comes_back_from_the_log_as_it_went_in(value in any_value()) {
            prop_assert_eq!(parse_value(&to_json(&value).to_string()), Ok(value));
        }
    }

    #[test]
    fn what_the_log_never_writes_is_refused() {
        for text in [
            "",
            "1.5",
            "true",
            "[]",
            r#"{"blob":"0"}"#,
            r#"{"blob":"zz"}"#,
            "{}",
        ] {
            assert!(parse_value(text).is_err(), "{text}");
        }
    }
}
