//! From what the file, the keys and the disk say to what a person can act on.

use crate::app::keys_data::KeysTrouble;
use crate::app::notice::{Strange, Trouble};
use crate::domain::text::SafeText;
use crate::store::key::{Damage, KeyFault};
use crate::store::place::Unfit;
use crate::store::{Fault, Foreign, HeldBy};

/// What a fault of the record's file means to a person.
pub fn of_fault(fault: Fault) -> Trouble {
    match fault {
        Fault::Locked(None) => Trouble::Locked {
            who: String::new(),
            since: None,
        },
        Fault::Locked(Some(held)) => Trouble::Locked {
            who: who(&held),
            since: Some(held.since),
        },
        Fault::Corrupt(_) | Fault::WrongKey => Trouble::Damaged,
        Fault::NotOurs => Trouble::NotOurs,
        Fault::PracticeMixup { .. } => Trouble::PracticeMixup,
        Fault::TooNew { made_by, .. } => Trouble::TooNew { made_by },
        Fault::Foreign { what, how } => Trouble::Foreign {
            what: SafeText::new(&what).to_string(),
            how: match how {
                Foreign::Extra => Strange::Extra,
                Foreign::Missing => Strange::Missing,
                Foreign::Different => Strange::Different,
            },
        },
        Fault::TooOld { .. } => Trouble::TooOld,
        Fault::Unfit(Unfit::Network(kind)) => Trouble::OnTheNetwork { kind },
        Fault::Unfit(Unfit::Copied(program)) => Trouble::CopiedElsewhere { program },
        Fault::Conflict(later) => Trouble::Conflict {
            kind: later.kind,
            about: later.about,
            who: later.who,
        },
        Fault::Full => Trouble::Full,
        Fault::MayNotGrow => Trouble::MayNotGrow,
        Fault::Missing => Trouble::Missing,
        Fault::AlreadyThere => Trouble::AlreadyThere,
        Fault::ReadOnly => Trouble::ReadOnly,
        Fault::Io(why) => Trouble::Io(why),
        Fault::Refused(refusal) => Trouble::Refused(refusal),
        Fault::NothingToUndo => Trouble::NothingToUndo,
        Fault::NothingToRedo => Trouble::NothingToRedo,
        Fault::Bug(what) => Trouble::Bug(what),
    }
}

/// `sian (office-3)`, or as much of it as is known.
fn who(held: &HeldBy) -> String {
    match (held.user.as_str(), held.host.as_str()) {
        ("", host) => host.to_owned(),
        (user, "") => user.to_owned(),
        (user, host) => format!("{user} ({host})"),
    }
}

/// What a fault of the key file means to a person.
pub fn of_key_fault(fault: &KeyFault) -> Trouble {
    match fault {
        KeyFault::WrongPassphrase => Trouble::WrongPassphrase,
        KeyFault::WrongWords => Trouble::WrongWords,
        KeyFault::Damaged(Damage::Seal) => Trouble::Keys(KeysTrouble::Foreign),
        KeyFault::Damaged(_)
        | KeyFault::NotThisScheme
        | KeyFault::WeakParameters
        | KeyFault::NoSuchSlot => Trouble::KeysDamaged,
        KeyFault::NoName => Trouble::Keys(KeysTrouble::NoName),
        KeyFault::NameTaken => Trouble::Keys(KeysTrouble::NameTaken),
        KeyFault::PassphraseTaken => Trouble::Keys(KeysTrouble::PassphraseTaken),
        KeyFault::TooMany => Trouble::Keys(KeysTrouble::TooMany),
        KeyFault::LastPerson => Trouble::Keys(KeysTrouble::LastPerson),
        KeyFault::Unfinished => Trouble::Keys(KeysTrouble::Unfinished),
        KeyFault::TooNew { .. } => Trouble::TooNew {
            made_by: String::new(),
        },
        KeyFault::PassphraseNotEnough(_) => Trouble::WeakPassphrase,
        KeyFault::Missing => Trouble::KeysMissing,
        KeyFault::OutOfMemory | KeyFault::NoRandomness(_) | KeyFault::Io { .. } => {
            Trouble::Io(fault.to_string())
        }
    }
}
