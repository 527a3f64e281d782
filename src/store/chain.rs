//! The chain over the log: what an op and a change commit to, and the head of it all.
//!
//! The encryption of the file vouches for every page by itself, but not for pages being of the same day: an old page
//! put back among newer ones reads as sound. So every op carries a hash over the one before it, its own fields and
//! its changes, and every change a digest of the whole row as it left it. `verify` compares.
//!
//! Anything hashed is written out with lengths first, so that no two things are written alike. These forms are part of
//! the file and never change.

use rusqlite::{Connection, OptionalExtension as _, Row};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::Store;
use super::codec;
use super::error::Fault;
use super::key::{Entropy as _, MacKey, OsEntropy};
use super::oplog::Clock;
use crate::domain::port::{RecordKind, Value};

/// A SHA-256 digest or an HMAC-SHA-256 tag.
pub(super) type Digest = [u8; 32];

/// What is mixed into a digest so that it cannot be found by guessing once the salt is gone.
pub(super) type Salt = [u8; 16];

/// Keep the things that are hashed apart: one can never be taken for another.
const START: &[u8] = b"settled/1/chain";
const OP: &[u8] = b"settled/1/op";
const ABOUT: &[u8] = b"settled/1/about";
const CHANGE: &[u8] = b"settled/1/change";
const ROW: &[u8] = b"settled/1/row";
const DRAFTS: &[u8] = b"settled/1/drafts";

/// Digits and capitals without those that look like another: I, L, O, U.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// How many characters of a head are read out.
const CODE_LENGTH: usize = 8;

/// Where the log of a file stands: it changes with every op and never comes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// How many ops the log has.
    pub ops: u64,
    /// The hash of the last one.
    pub hash: [u8; 32],
}

impl Head {
    /// The first 8 characters of the hash, in digits and capitals of which no two look alike: to be written down and
    /// compared. Two heads share a code with a chance of 1 in 2⁴⁰.
    pub fn code(&self) -> String {
        let first = self.hash.iter().take(5);
        let bits = first.fold(0_u64, |bits, byte| (bits << 8) | u64::from(*byte));
        (1..=CODE_LENGTH)
            .filter_map(|n| {
                let five = (bits >> (5 * (CODE_LENGTH - n))) & 31;
                ALPHABET.get(usize::try_from(five).unwrap_or_default())
            })
            .map(|letter| char::from(*letter))
            .collect()
    }
}

/// The key under which a file's ops are chained. It lies in the file, so that it outlives a change of the data key.
#[derive(Debug)]
pub(super) struct Chain(MacKey);

impl Chain {
    /// The bytes of a new key.
    pub(super) fn new_key() -> Result<[u8; 32], Fault> {
        fresh()
    }

    pub(super) fn from_bytes(key: [u8; 32]) -> Self {
        Self(MacKey::from_bytes(key))
    }

    /// The chain of an open file.
    pub(super) fn of(conn: &Connection) -> Result<Self, Fault> {
        conn.query_row(r#"SELECT "chain_key" FROM "file_info""#, [], |row| {
            row.get::<_, Option<[u8; 32]>>(0)
        })?
        .map(Self::from_bytes)
        .ok_or_else(|| Fault::Corrupt("the key of the log is gone".to_owned()))
    }

    /// What the first op of a scheme is linked to.
    pub(super) fn start(&self, scheme: Uuid) -> Digest {
        self.0
            .tag(&Said::new(START).part(scheme.as_bytes()).into_bytes())
    }

    /// The hash of an op.
    pub(super) fn hash(&self, op: &Link<'_>, changes: Digest) -> Digest {
        let said = Said::new(OP)
            .part(&op.prev)
            .part(op.id.as_bytes())
            .int(op.clock.ms)
            .int(op.clock.n)
            .part(op.device.as_bytes())
            .part(op.who.as_bytes())
            .part(op.kind.as_bytes())
            .part(&op.digest)
            .maybe(op.undoes.as_ref().map(|id| id.as_bytes().as_slice()))
            .int(op.at_ms)
            .maybe(
                op.changes
                    .map(i64::to_le_bytes)
                    .as_ref()
                    .map(<[u8; 8]>::as_slice),
            )
            .part(&changes);
        self.0.tag(&said.into_bytes())
    }
}

/// The fields of an op to which its hash commits.
#[derive(Debug)]
pub(super) struct Link<'a> {
    pub(super) prev: Digest,
    pub(super) id: Uuid,
    pub(super) clock: Clock,
    pub(super) device: Uuid,
    pub(super) who: &'a str,
    pub(super) kind: &'a str,
    /// Of what it was about.
    pub(super) digest: Digest,
    pub(super) undoes: Option<Uuid>,
    pub(super) at_ms: i64,
    pub(super) changes: Option<i64>,
}

/// The digests of an op's changes, in order.
#[derive(Debug, Default)]
pub(super) struct Changes(Sha256);

impl Changes {
    pub(super) fn add(&mut self, digest: &Digest, row: Option<&Digest>) {
        let said = Said::new(&[])
            .part(digest)
            .maybe(row.map(<[u8; 32]>::as_slice));
        self.0.update(said.into_bytes());
    }

    pub(super) fn finish(self) -> Digest {
        self.0.finalize().into()
    }
}

/// New salt.
pub(super) fn salt() -> Result<Salt, Fault> {
    fresh()
}

fn fresh<const N: usize>() -> Result<[u8; N], Fault> {
    let mut bytes = [0; N];
    OsEntropy.fill(&mut bytes)?;
    Ok(bytes)
}

/// The digest of what an op was about.
pub(super) fn about_digest(salt: &Salt, about: &str) -> Digest {
    Said::new(ABOUT).part(salt).part(about.as_bytes()).digest()
}

/// A change as its digest covers it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Says<'a> {
    pub(super) table: &'a str,
    pub(super) id: Uuid,
    pub(super) field: &'a str,
    pub(super) before: Option<&'a str>,
    pub(super) after: Option<&'a str>,
}

/// The digest of what a change says.
pub(super) fn change_digest(salt: &Salt, says: Says<'_>) -> Digest {
    Said::new(CHANGE)
        .part(salt)
        .part(says.table.as_bytes())
        .part(says.id.as_bytes())
        .part(says.field.as_bytes())
        .maybe(says.before.map(str::as_bytes))
        .maybe(says.after.map(str::as_bytes))
        .digest()
}

/// The digest of a whole row; `None` for one that is taken out.
///
/// Columns count by name and empty ones not at all, so that a column that comes with a later form of the file, empty
/// in every row that is there, changes no digest.
pub(super) fn row_digest<'a>(
    salt: &Salt,
    table: &str,
    id: Uuid,
    columns: Option<impl Iterator<Item = (&'a str, &'a Value)>>,
) -> Digest {
    let mut said = Said::new(ROW)
        .part(salt)
        .part(table.as_bytes())
        .part(id.as_bytes());
    let Some(columns) = columns else {
        return said.part(&[0]).digest();
    };
    let mut columns: Vec<_> = columns
        .filter(|(_, value)| **value != Value::Null)
        .collect();
    columns.sort_unstable_by_key(|(name, _)| *name);
    said = said.part(&[1]);
    for (name, value) in columns {
        said = said.part(name.as_bytes());
        said = match value {
            Value::Null => said,
            Value::Int(n) => said.part(b"i").int(*n),
            Value::Text(text) => said.part(b"t").part(text.as_bytes()),
            Value::Blob(bytes) => said.part(b"b").part(bytes),
        };
    }
    said.digest()
}

/// The digest of a row of a noun.
pub(super) fn record_digest(
    salt: &Salt,
    kind: RecordKind,
    id: Uuid,
    values: Option<&[Value]>,
) -> Digest {
    let columns = values.map(|values| kind.columns().iter().copied().zip(values));
    row_digest(salt, kind.table(), id, columns)
}

/// A digest over all drafts as they lie in the file.
pub(super) fn drafts_digest(conn: &Connection) -> Result<Digest, Fault> {
    let mut statement = conn.prepare_cached(
        r#"SELECT "id", "form", "about", "title", "fields", "begun_ms", "kept_ms" FROM "draft" ORDER BY "id""#,
    )?;
    let mut rows = statement.query([])?;
    let mut said = Said::new(DRAFTS);
    while let Some(row) = rows.next()? {
        let about = codec::maybe_id(row, 2)?;
        said = said
            .part(codec::id(row, 0)?.as_bytes())
            .part(text(row, 1)?)
            .maybe(about.as_ref().map(|id| id.as_bytes().as_slice()))
            .part(text(row, 3)?)
            .part(text(row, 4)?)
            .int(row.get(5)?)
            .int(row.get(6)?);
    }
    Ok(said.digest())
}

fn text<'r>(row: &'r Row<'_>, at: usize) -> Result<&'r [u8], Fault> {
    Ok(row.get_ref(at)?.as_bytes().map_err(rusqlite::Error::from)?)
}

/// Where the log stands.
pub(super) fn head(conn: &Connection) -> Result<Head, Fault> {
    let (ops, hash): (i64, Option<Digest>) = conn
        .prepare_cached(r#"SELECT "ops", "head" FROM "file_info""#)?
        .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(Head {
        ops: ops.unsigned_abs(),
        hash: hash.ok_or_else(|| Fault::Corrupt("the head of the log is gone".to_owned()))?,
    })
}

impl Store {
    /// Where the log stands: to be written down elsewhere and compared.
    ///
    /// # Errors
    /// As for every read.
    pub fn head(&self) -> Result<Head, Fault> {
        head(&self.conn)
    }

    /// Whether this file once stood where `head` says. If not, it is older than that, or another file.
    ///
    /// # Errors
    /// As for every read.
    pub fn has_been_at(&self, head: &Head) -> Result<bool, Fault> {
        let Some(last) = head.ops.checked_sub(1) else {
            return Ok(head.hash == self.chain.start(self.info.scheme));
        };
        let hash: Option<Digest> = self
            .conn
            .prepare_cached(
                r#"SELECT "hash" FROM "op" ORDER BY "hlc_ms", "hlc_n" LIMIT 1 OFFSET ?1"#,
            )?
            .query_row([i64::try_from(last).unwrap_or(i64::MAX)], |row| row.get(0))
            .optional()?
            .flatten();
        Ok(hash == Some(head.hash))
    }
}

/// What is to be hashed, each part with its length before it.
struct Said(Vec<u8>);

impl Said {
    fn new(what: &[u8]) -> Self {
        Self(Vec::with_capacity(256)).part(what)
    }

    fn part(mut self, bytes: &[u8]) -> Self {
        self.0.extend((bytes.len() as u64).to_le_bytes());
        self.0.extend(bytes);
        self
    }

    fn maybe(self, bytes: Option<&[u8]>) -> Self {
        match bytes {
            Some(bytes) => self.part(&[1]).part(bytes),
            None => self.part(&[0]),
        }
    }

    fn int(self, n: i64) -> Self {
        self.part(&n.to_le_bytes())
    }

    fn into_bytes(self) -> Vec<u8> {
        self.0
    }

    fn digest(self) -> Digest {
        Sha256::digest(&self.0).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_is_read_out_in_eight_characters_that_do_not_look_alike() {
        // RFC 4648 writes the bytes of "fooba" as MZXW6YTB: the same groups of five bits in another alphabet.
        let mut hash = [0xff; 32];
        hash.iter_mut()
            .zip(b"fooba")
            .for_each(|(to, from)| *to = *from);
        let standard = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        let expected: String = "MZXW6YTB"
            .chars()
            .map(|c| char::from(ALPHABET[standard.find(c).unwrap()]))
            .collect();
        assert_eq!(Head { ops: 3, hash }.code(), expected);
        assert!(!ALPHABET.iter().any(|c| b"ILOU".contains(c)));
    }

    #[test]
    fn an_empty_column_does_not_count_and_the_order_of_columns_neither() {
        let (text, number) = (Value::Text("x".to_owned()), Value::Int(3));
        let digest = |columns: &[(&'static str, &Value)]| {
            row_digest(&[7; 16], "room", Uuid::nil(), Some(columns.iter().copied()))
        };
        let now = digest(&[("name", &text), ("size", &number)]);
        assert_eq!(
            digest(&[("colour", &Value::Null), ("size", &number), ("name", &text)]),
            now
        );
        assert_ne!(digest(&[("name", &number), ("size", &text)]), now);
        assert_ne!(digest(&[("name", &text)]), now);
        let none: Option<std::iter::Empty<(&str, &Value)>> = None;
        assert_ne!(row_digest(&[7; 16], "room", Uuid::nil(), none), digest(&[]));
    }

    #[test]
    fn no_two_changes_are_written_alike() {
        let says = Says {
            table: "fact",
            id: Uuid::nil(),
            field: "value",
            before: Some("ab"),
            after: Some("c"),
        };
        let digest = |says| change_digest(&[7; 16], says);
        let others = [
            Says {
                before: Some("a"),
                after: Some("bc"),
                ..says
            },
            Says {
                before: None,
                ..says
            },
            Says {
                before: Some(""),
                ..says
            },
            Says {
                table: "factv",
                field: "alue",
                ..says
            },
        ];
        for other in others {
            assert_ne!(digest(other), digest(says), "{other:?}");
        }
        assert_ne!(change_digest(&[8; 16], says), digest(says));
    }

    #[test]
    fn an_op_commits_to_the_one_before_and_to_every_field() {
        let chain = Chain::from_bytes([7; 32]);
        let link = || Link {
            prev: [1; 32],
            id: Uuid::from_u128(2),
            clock: Clock { ms: 3, n: 0 },
            device: Uuid::from_u128(4),
            who: "Bethan",
            kind: "exported",
            digest: [5; 32],
            undoes: None,
            at_ms: 6,
            changes: Some(0),
        };
        let hash = |link: Link<'_>| chain.hash(&link, [8; 32]);
        let now = hash(link());
        let others = [
            Link {
                prev: [0; 32],
                ..link()
            },
            Link {
                id: Uuid::nil(),
                ..link()
            },
            Link {
                clock: Clock { ms: 3, n: 1 },
                ..link()
            },
            Link {
                device: Uuid::nil(),
                ..link()
            },
            Link {
                who: "Sian",
                ..link()
            },
            Link {
                kind: "printed",
                ..link()
            },
            Link {
                digest: [0; 32],
                ..link()
            },
            Link {
                undoes: Some(Uuid::nil()),
                ..link()
            },
            Link { at_ms: 7, ..link() },
            Link {
                changes: None,
                ..link()
            },
        ];
        for other in others {
            let text = format!("{other:?}");
            assert_ne!(hash(other), now, "{text}");
        }
        assert_ne!(chain.hash(&link(), [9; 32]), now);
        assert_ne!(Chain::from_bytes([8; 32]).hash(&link(), [8; 32]), now);
    }
}
