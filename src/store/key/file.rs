//! The key file `scheme.keys`: its text, and what can be done with it.
//!
//! ```text
//! {
//!   "checksum": "<SHA-256 of every byte below this line>",
//!   "seal": "<HMAC-SHA-256 of every byte below this line, under a key from the data key>",
//!   "format": "settled keys",
//!   "version": 1,
//!   "scheme": "<uuid>",
//!   "slots": [ … ]
//! }
//! ```
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

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::data_key::DataKey;
use super::disk;
use super::entropy::Entropy;
use super::fault::{Damage, KeyFault};
use super::hex::Hex;
use super::kdf::{KdfParams, ParamFloor};
use super::passphrase::Passphrase;
use super::slot::{Holder, Label, Lock, NAME_MAX, Opener, Slot, SlotKind};
use super::words::RecoveryWords;

/// The version this program writes, and the newest it reads.
const VERSION: u32 = 1;
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
struct Body {
    format: String,
    version: u32,
    scheme: Uuid,
    slots: Vec<Slot>,
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
    body: Body,
    /// The text of `body` exactly as the seal covers it.
    sealed: String,
    seal: Hex<32>,
    floor: ParamFloor,
}

/// What a scheme is set up with.
#[derive(Debug)]
pub struct NewScheme<'a> {
    /// The scheme's id, also kept inside its record.
    pub scheme: Uuid,
    /// Who sets it up.
    pub holder: &'a Holder,
    /// Today.
    pub created: Date,
    /// Their passphrase.
    pub passphrase: &'a Passphrase,
    /// The words on the recovery sheet.
    pub words: &'a RecoveryWords,
    /// Cost of stretching; [`KdfParams::DEFAULT`] for real records.
    pub kdf: KdfParams,
    /// [`ParamFloor::Real`] except in tests.
    pub floor: ParamFloor,
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
    /// A new data key, in a file with one passphrase slot and one recovery slot.
    ///
    /// # Errors
    /// [`KeyFault::PassphraseNotEnough`], [`KeyFault::WeakParameters`], [`KeyFault::NoRandomness`],
    /// [`KeyFault::OutOfMemory`], or [`KeyFault::Damaged`] for a name over 200 characters.
    pub fn create(
        new: &NewScheme<'_>,
        entropy: &mut dyn Entropy,
    ) -> Result<(Self, DataKey), KeyFault> {
        accept(new.passphrase)?;
        new.kdf.check(new.floor)?;
        let data_key = DataKey::generate(entropy)?;
        let label = Label::new(new.holder, new.created, entropy)?;
        let lock = Lock::passphrase(new.kdf, entropy)?;
        let opener = Opener::Passphrase(new.passphrase);
        let own = Slot::make(label, new.scheme, lock, opener, &data_key, entropy)?;
        let sheet = recovery_slot(
            new.scheme,
            new.holder,
            new.created,
            new.words,
            &data_key,
            entropy,
        )?;
        let slots = vec![own, sheet];
        let body = Body {
            format: FORMAT.to_owned(),
            version: VERSION,
            scheme: new.scheme,
            slots,
        };
        Ok((Self::sealed(body, &data_key, new.floor)?, data_key))
    }

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
        disk::replace(path, self.to_text().as_bytes())
    }

    /// The scheme this file belongs to.
    pub fn scheme(&self) -> Uuid {
        self.body.scheme
    }

    /// Every slot, in file order. Names and roles are as written until the file has been opened.
    pub fn slots(&self) -> &[Slot] {
        &self.body.slots
    }

    /// Tries the passphrase on every passphrase slot. Slow by design: run it off the screen's thread.
    ///
    /// # Errors
    /// [`KeyFault::WrongPassphrase`], [`KeyFault::Damaged`] or [`KeyFault::OutOfMemory`].
    pub fn unlock_with_passphrase(&self, passphrase: &Passphrase) -> Result<Unlocked, KeyFault> {
        self.unlock(Opener::Passphrase(passphrase))
    }

    /// Tries the recovery words.
    ///
    /// # Errors
    /// [`KeyFault::WrongWords`] or [`KeyFault::Damaged`].
    pub fn unlock_with_recovery(&self, words: &RecoveryWords) -> Result<Unlocked, KeyFault> {
        self.unlock(Opener::Words(words))
    }

    /// The file with `new` in place of `old` on the slot that `old` opens.
    ///
    /// # Errors
    /// As [`unlock_with_passphrase`](Self::unlock_with_passphrase) and
    /// [`set_passphrase`](Self::set_passphrase).
    pub fn change_passphrase(
        &self,
        old: &Passphrase,
        new: &Passphrase,
        kdf: KdfParams,
        entropy: &mut dyn Entropy,
    ) -> Result<Self, KeyFault> {
        let opened = self.unlock_with_passphrase(old)?;
        self.set_passphrase(&opened.data_key, opened.slot, new, kdf, entropy)
    }

    /// The file with a new passphrase on `slot`, for somebody who came in by the recovery words.
    ///
    /// # Errors
    /// [`KeyFault::NoSuchSlot`] unless it is a passphrase slot of this file, [`KeyFault::NotThisScheme`],
    /// [`KeyFault::PassphraseNotEnough`], [`KeyFault::WeakParameters`], [`KeyFault::NoRandomness`] or
    /// [`KeyFault::OutOfMemory`].
    pub fn set_passphrase(
        &self,
        data_key: &DataKey,
        slot: Uuid,
        new: &Passphrase,
        kdf: KdfParams,
        entropy: &mut dyn Entropy,
    ) -> Result<Self, KeyFault> {
        self.check_owner(data_key)?;
        accept(new)?;
        kdf.check(self.floor)?;
        let mut body = self.body.clone();
        let old = body
            .slots
            .iter_mut()
            .find(|held| held.id() == slot && held.kind() == SlotKind::Passphrase)
            .ok_or(KeyFault::NoSuchSlot)?;
        *old = old.with_passphrase(body.scheme, new, kdf, data_key, entropy)?;
        Self::sealed(body, data_key, self.floor)
    }

    /// The file with a new recovery sheet. Every older sheet stops working.
    ///
    /// # Errors
    /// [`KeyFault::NotThisScheme`] or [`KeyFault::NoRandomness`].
    pub fn new_recovery(
        &self,
        data_key: &DataKey,
        holder: &Holder,
        created: Date,
        words: &RecoveryWords,
        entropy: &mut dyn Entropy,
    ) -> Result<Self, KeyFault> {
        self.check_owner(data_key)?;
        let mut body = self.body.clone();
        body.slots.retain(|slot| slot.kind() != SlotKind::Recovery);
        body.slots.push(recovery_slot(
            body.scheme,
            holder,
            created,
            words,
            data_key,
            entropy,
        )?);
        Self::sealed(body, data_key, self.floor)
    }

    fn unlock(&self, opener: Opener<'_>) -> Result<Unlocked, KeyFault> {
        for slot in &self.body.slots {
            if let Some(data_key) = slot.open(self.body.scheme, opener)? {
                self.check_seal(&data_key)?;
                return Ok(Unlocked {
                    data_key,
                    slot: slot.id(),
                    kind: slot.kind(),
                });
            }
        }
        Err(opener.wrong())
    }

    fn check_seal(&self, data_key: &DataKey) -> Result<(), Damage> {
        let whole = data_key
            .slot_file_key()
            .accepts(self.sealed.as_bytes(), &self.seal.0);
        if whole { Ok(()) } else { Err(Damage::Seal) }
    }

    /// Nobody seals a file with a key that did not seal it before.
    fn check_owner(&self, data_key: &DataKey) -> Result<(), KeyFault> {
        self.check_seal(data_key)
            .ok()
            .ok_or(KeyFault::NotThisScheme)
    }

    fn sealed(body: Body, data_key: &DataKey, floor: ParamFloor) -> Result<Self, KeyFault> {
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

fn recovery_slot(
    scheme: Uuid,
    holder: &Holder,
    created: Date,
    words: &RecoveryWords,
    data_key: &DataKey,
    entropy: &mut dyn Entropy,
) -> Result<Slot, KeyFault> {
    let label = Label::new(holder, created, entropy)?;
    let lock = Lock::recovery(entropy)?;
    Slot::make(label, scheme, lock, Opener::Words(words), data_key, entropy)
}

fn accept(passphrase: &Passphrase) -> Result<(), KeyFault> {
    let strength = passphrase.strength();
    if strength.is_enough() {
        Ok(())
    } else {
        Err(KeyFault::PassphraseNotEnough(strength))
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
    match heading.version {
        0 => Err(Damage::Value("version").into()),
        VERSION => Ok(serde_json::from_str(&json)
            .ok()
            .ok_or(Damage::Value("slots"))?),
        version => Err(KeyFault::TooNew { version }),
    }
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
        if slot.holder().name.chars().count() > NAME_MAX {
            return Err(Damage::Value("length of a name").into());
        }
        slot.kdf().map_or(Ok(()), |cost| cost.check(floor))?;
    }
    Ok(())
}
