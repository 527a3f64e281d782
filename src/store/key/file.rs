//! The key file `scheme.keys`: its text, and what can be done with it.
//!
//! ```text
//! {
//!   "checksum": "<SHA-256 of every byte below this line>",
//!   "seal": "<HMAC-SHA-256 of every byte below this line, under a key from the data key>",
//!   "format": "settled keys",
//!   "version": 2,
//!   "scheme": "<uuid>",
//!   "edition": <how often the file was changed>,
//!   "key": "<tells one data key from another, and nothing else about it>",
//!   "previous": { … the data key before, sealed under the one in the slots, while the record is being
//!                 put under the new one … },
//!   "slots": [ … ]
//! }
//! ```
//!
//! Version 1 had neither `edition`, `key` nor `previous`. It is read, and written as version 2 with the
//! next change.
//!
//! The checksum needs no key and is tested first, so that a damaged file is called damaged before anyone
//! waits for their passphrase to be stretched, and a passphrase is called wrong only when the file is
//! whole. The seal needs the data key and is tested after opening: it finds a slot, role or name changed
//! by somebody who does not hold the key. The first lines and `format` and `version` are a promise to
//! later versions: a newer file can always be told from a damaged one.
//!
//! Line ends of either kind, a byte order mark and a missing last line end are forgiven, because sending
//! a file from one machine to another can change those and nothing else.

use std::path::Path;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::data_key::DataKey;
use super::disk;
use super::fault::{Damage, KeyFault};
use super::hex::Hex;
use super::kdf::ParamFloor;
use super::passphrase::Passphrase;
use super::seal::SealedKey;
use super::slot::{NAME_MAX, Offer, Slot, SlotKind};
use super::words::RecoveryWords;

/// The version this program writes, and the newest it reads.
pub(super) const VERSION: u32 = 2;
const FORMAT: &str = "settled keys";
/// Longest key file that is read, in bytes: room for [`SLOTS_MAX`] slots with the longest names there can
/// be, so that no file is ever written that cannot be read again.
pub(super) const BYTES_MAX: usize = 128 * 1024;
/// Most slots in a file: each may cost one stretching at every start.
pub(super) const SLOTS_MAX: usize = 32;

const CHECKSUM_LINE: (&str, &str) = ("{\n  \"checksum\": \"", "\",\n");
const SEAL_LINE: (&str, &str) = ("  \"seal\": \"", "\",\n");

/// What the seal covers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Body {
    format: String,
    version: u32,
    pub(super) scheme: Uuid,
    pub(super) edition: u64,
    /// `None` only in what was version 1.
    pub(super) key: Option<Hex<16>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) previous: Option<SealedKey>,
    pub(super) slots: Vec<Slot>,
}

impl Body {
    /// The body of a new file.
    pub(super) fn new(scheme: Uuid, slots: Vec<Slot>) -> Self {
        Self {
            format: FORMAT.to_owned(),
            version: VERSION,
            scheme,
            edition: 0,
            key: None,
            previous: None,
            slots,
        }
    }
}

/// The body as version 1 had it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BodyV1 {
    format: String,
    version: u32,
    scheme: Uuid,
    slots: Vec<Slot>,
}

impl From<BodyV1> for Body {
    fn from(old: BodyV1) -> Self {
        Self {
            format: old.format,
            version: old.version,
            ..Self::new(old.scheme, old.slots)
        }
    }
}

/// The part of the body that every version has.
#[derive(Deserialize)]
struct Heading {
    format: String,
    version: u32,
}

/// The key file of one scheme, in memory. Operations give a changed copy, so that the old one is still
/// there if writing the new one fails.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SlotFile {
    pub(super) body: Body,
    /// The text of `body` exactly as the seal covers it.
    sealed: String,
    seal: Hex<32>,
    pub(super) floor: ParamFloor,
}

/// A scheme that has been opened.
#[derive(Debug)]
pub struct Unlocked {
    /// The key to everything.
    pub data_key: DataKey,
    /// The slot it was opened with.
    pub slot: Uuid,
    /// How. After [`SlotKind::Recovery`], ask for a new passphrase and make a new sheet.
    pub kind: SlotKind,
}

impl SlotFile {
    /// Reads the text of a key file. Nothing in it is trusted until it has been opened.
    ///
    /// # Errors
    /// [`KeyFault::Damaged`], [`KeyFault::TooNew`] or [`KeyFault::WeakParameters`].
    pub fn parse(bytes: &[u8], floor: ParamFloor) -> Result<Self, KeyFault> {
        if bytes.len() > BYTES_MAX {
            return Err(Damage::TooLong.into());
        }
        let text = str::from_utf8(bytes).ok().ok_or(Damage::Layout)?;
        let text = as_written(text);
        let (checksum, rest) = take_line(&text, CHECKSUM_LINE).ok_or(Damage::Layout)?;
        if checksum != checksum_of(rest) {
            return Err(Damage::Checksum.into());
        }
        let (seal, sealed) = take_line(rest, SEAL_LINE).ok_or(Damage::Layout)?;
        let body = read_body(sealed)?;
        check_body(&body, floor)?;
        Ok(Self {
            body,
            sealed: sealed.to_owned(),
            seal,
            floor,
        })
    }

    /// The text of the file.
    pub fn to_text(&self) -> String {
        let rest = format!("{}{}{}{}", SEAL_LINE.0, self.seal, SEAL_LINE.1, self.sealed);
        format!(
            "{}{}{}{rest}",
            CHECKSUM_LINE.0,
            checksum_of(&rest),
            CHECKSUM_LINE.1
        )
    }

    /// Reads the key file at `path`; at most 128 KiB of it.
    ///
    /// # Errors
    /// [`KeyFault::Missing`], [`KeyFault::Io`], or as [`parse`](Self::parse).
    pub fn read(path: &Path, floor: ParamFloor) -> Result<Self, KeyFault> {
        Self::parse(&disk::read_at_most(path, BYTES_MAX)?, floor)
    }

    /// Writes the key file to `path` so that a crash leaves the old file or the new, never neither.
    ///
    /// # Errors
    /// [`KeyFault::Io`].
    pub fn write(&self, path: &Path) -> Result<(), KeyFault> {
        self.write_telling(path, &mut |_| ())
    }

    /// Writes the key file as [`write`](Self::write) does, and tells each [`Step`](disk::Step) once it is done, so
    /// that a test can stop the program there.
    #[doc(hidden)]
    pub fn write_telling(
        &self,
        path: &Path,
        after: &mut dyn FnMut(disk::Step),
    ) -> Result<(), KeyFault> {
        disk::replace(path, self.to_text().as_bytes(), after)
    }

    /// The scheme this file belongs to.
    pub fn scheme(&self) -> Uuid {
        self.body.scheme
    }

    /// Every slot, in file order. Names and roles are as written until the file has been opened.
    pub fn slots(&self) -> &[Slot] {
        &self.body.slots
    }

    /// How often the file has been changed: the higher of two whole copies is the newer one. 0 in a file
    /// of version 1. As written until the file has been opened.
    pub fn edition(&self) -> u64 {
        self.body.edition
    }

    /// Whether both files say that they are of one scheme and hold one and the same data key. What version
    /// 1 does not say of its key counts as the same.
    pub fn same_key_as(&self, other: &Self) -> bool {
        let one_key = match (self.body.key, other.body.key) {
            (Some(own), Some(theirs)) => own == theirs,
            (None, _) | (_, None) => true,
        };
        one_key && self.body.scheme == other.body.scheme
    }

    /// Whether this is written in an older way than this program writes.
    pub fn is_old_version(&self) -> bool {
        self.body.version < VERSION
    }

    /// Tries the passphrase on every passphrase slot. Slow by design: run it off the screen's thread.
    ///
    /// # Errors
    /// [`KeyFault::WrongPassphrase`], [`KeyFault::Damaged`] or [`KeyFault::OutOfMemory`].
    pub fn unlock_with_passphrase(&self, passphrase: &Passphrase) -> Result<Unlocked, KeyFault> {
        self.unlock(&mut Offer::passphrase(passphrase))
    }

    /// Tries the recovery words.
    ///
    /// # Errors
    /// [`KeyFault::WrongWords`] or [`KeyFault::Damaged`].
    pub fn unlock_with_recovery(&self, words: &RecoveryWords) -> Result<Unlocked, KeyFault> {
        self.unlock(&mut Offer::words(words))
    }

    /// Tries what is offered on every slot that it fits. One [`Offer`] may be tried on several copies of a
    /// file: what was stretched for one is not stretched again for the next.
    ///
    /// # Errors
    /// [`KeyFault::WrongPassphrase`] or [`KeyFault::WrongWords`], [`KeyFault::OutOfMemory`], and
    /// [`Damage::Seal`] if somebody without the data key changed the file.
    pub fn unlock(&self, offer: &mut Offer<'_>) -> Result<Unlocked, KeyFault> {
        for slot in &self.body.slots {
            if let Some(data_key) = slot.open(self.body.scheme, offer)? {
                self.check_seal(&data_key)?;
                return Ok(Unlocked {
                    data_key,
                    slot: slot.id(),
                    kind: slot.kind(),
                });
            }
        }
        Err(offer.wrong())
    }

    fn check_seal(&self, data_key: &DataKey) -> Result<(), Damage> {
        let whole = data_key
            .slot_file_key()
            .accepts(self.sealed.as_bytes(), &self.seal.0);
        if whole { Ok(()) } else { Err(Damage::Seal) }
    }

    /// Nobody seals a file with a key that did not seal it before.
    pub(super) fn check_owner(&self, data_key: &DataKey) -> Result<(), KeyFault> {
        self.check_seal(data_key)
            .ok()
            .ok_or(KeyFault::NotThisScheme)
    }

    /// The next edition of a file: `body`, sealed under `data_key`, in the newest version.
    pub(super) fn sealed(
        body: Body,
        data_key: &DataKey,
        floor: ParamFloor,
    ) -> Result<Self, KeyFault> {
        let body = Body {
            version: VERSION,
            edition: body.edition.saturating_add(1),
            key: Some(Hex(data_key.mark())),
            ..body
        };
        check_body(&body, floor)?;
        let sealed = write_body(&body);
        let seal = Hex(data_key.slot_file_key().tag(sealed.as_bytes()));
        Ok(Self {
            body,
            sealed,
            seal,
            floor,
        })
    }
}

/// The text with what a journey may have changed put back.
fn as_written(text: &str) -> String {
    let text = text
        .strip_prefix('\u{feff}')
        .unwrap_or(text)
        .replace("\r\n", "\n");
    format!("{}\n", text.trim_end_matches('\n'))
}

/// The 64 digits on a line that must look exactly like this, and all that follows the line.
fn take_line<'a>(text: &'a str, (before, after): (&str, &str)) -> Option<(Hex<32>, &'a str)> {
    let (digits, rest) = text.strip_prefix(before)?.split_at_checked(64)?;
    Some((Hex::parse(digits)?, rest.strip_prefix(after)?))
}

fn checksum_of(rest: &str) -> Hex<32> {
    Hex(Sha256::digest(rest).into())
}

/// The body as the lines that stand below the seal.
#[expect(
    clippy::expect_used,
    reason = "plain structs with text keys always have a JSON form"
)]
fn write_body(body: &Body) -> String {
    let json = serde_json::to_string_pretty(body).expect("the body has a JSON form");
    let lines = json
        .strip_prefix("{\n")
        .expect("an object in pretty JSON opens with its own line");
    format!("{lines}\n")
}

fn read_body(sealed: &str) -> Result<Body, KeyFault> {
    let json = format!("{{\n{sealed}");
    let heading: Heading = serde_json::from_str(&json)
        .ok()
        .ok_or(Damage::Value("heading"))?;
    if heading.format != FORMAT {
        return Err(Damage::Value("format").into());
    }
    let body = match heading.version {
        0 => return Err(Damage::Value("version").into()),
        1 => serde_json::from_str(&json)
            .ok()
            .map(|old: BodyV1| old.into()),
        VERSION => serde_json::from_str(&json).ok(),
        version => return Err(KeyFault::TooNew { version }),
    };
    Ok(body.ok_or(Damage::Value("slots"))?)
}

fn check_body(body: &Body, floor: ParamFloor) -> Result<(), KeyFault> {
    if body.slots.is_empty() || body.slots.len() > SLOTS_MAX {
        return Err(Damage::Value("number of slots").into());
    }
    for (at, slot) in body.slots.iter().enumerate() {
        if body
            .slots
            .iter()
            .skip(at + 1)
            .any(|other| other.id() == slot.id())
        {
            return Err(Damage::Value("two slots with one id").into());
        }
        let same_name = |other: &&Slot| {
            other.kind() == SlotKind::Passphrase && other.holder().name == slot.holder().name
        };
        if slot.kind() == SlotKind::Passphrase
            && body
                .slots
                .iter()
                .skip(at + 1)
                .any(|other| same_name(&other))
        {
            return Err(Damage::Value("two people with one name").into());
        }
        if slot.holder().name.chars().count() > NAME_MAX {
            return Err(Damage::Value("length of a name").into());
        }
        slot.kdf().map_or(Ok(()), |cost| cost.check(floor))?;
    }
    Ok(())
}
