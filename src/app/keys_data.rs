//! Who can open the scheme, as the screens know it, and what can be changed about it.

use super::effect::Secret;
use crate::domain::holder::Role;
use crate::words::Words;
use jiff::civil::Date;
use uuid::Uuid;

/// Somebody who can open the scheme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyPerson {
    /// Their slot on the key file.
    pub slot: Uuid,
    /// Their name.
    pub name: String,
    /// Their role.
    pub role: Role,
    /// The day they were let in.
    pub since: Date,
    /// Whether they are at the keyboard.
    pub here: bool,
}

/// Who can open the scheme.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct KeysData {
    /// Everybody with a passphrase, in the order in which they were let in. Empty for practice people.
    pub people: Vec<KeyPerson>,
    /// Who made the recovery sheet, and when.
    pub sheet: Option<(String, Date)>,
}

/// Somebody who is to be let in.
#[derive(Debug, Clone, PartialEq)]
pub struct NewPerson {
    /// Their name.
    pub name: String,
    /// Their role.
    pub role: Role,
    /// The passphrase they chose.
    pub passphrase: Secret,
}

/// Somebody who is to be taken out.
#[derive(Debug, Clone, PartialEq)]
pub struct Removal {
    /// Their slot.
    pub slot: Uuid,
    /// The words of the new sheet, as they were shown.
    pub words: Secret,
}

/// A change of one's own passphrase.
#[derive(Debug, Clone, PartialEq)]
pub struct PassphraseChange {
    /// The one so far.
    pub old: Secret,
    /// The new one.
    pub new: Secret,
}

/// Why something about the keys could not be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeysTrouble {
    /// Somebody who does not hold the keys changed the key file.
    Foreign,
    /// A name is needed.
    NoName,
    /// Somebody has a name that reads the same.
    NameTaken,
    /// The passphrase is somebody else's.
    PassphraseTaken,
    /// No more people fit.
    TooMany,
    /// The only person left cannot be taken out.
    LastPerson,
    /// They are taken out, and the new lock is put on at the next opening.
    Unfinished,
    /// A wrong try was made a moment ago: so many seconds are left.
    Wait(u64),
}

impl KeysTrouble {
    /// The sentence: what is in the way and what to do next.
    pub fn sentence(&self, words: &Words) -> String {
        let id = match self {
            Self::Foreign => "trouble-keys-foreign",
            Self::NoName => "keyed-enter-name",
            Self::NameTaken => "keyed-name-taken",
            Self::PassphraseTaken => "keyed-passphrase-taken",
            Self::TooMany => "keyed-too-many",
            Self::LastPerson => "keyed-last",
            Self::Unfinished => "keyed-unfinished",
            Self::Wait(n) => return words.say("unlock-wait", &[("n", (*n).into())]),
        };
        words.get(id)
    }
}
