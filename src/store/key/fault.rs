//! What can go wrong with keys. The texts are for developers; screens choose their own words.

use std::io;

use thiserror::Error;

use super::passphrase::PassphraseStrength;

/// Why a key file could not be read, opened, changed or written.
#[derive(Debug, Error)]
pub enum KeyFault {
    /// No passphrase slot opens with this passphrase; the file itself is whole.
    #[error("the passphrase opens no slot")]
    WrongPassphrase,
    /// The recovery words are well formed but are not this scheme's.
    #[error("the recovery words open no slot")]
    WrongWords,
    /// The file is not as it was written.
    #[error("the key file is damaged: {0}")]
    Damaged(#[from] Damage),
    /// The file was written by a later version of the program.
    #[error("the key file has version {version}, which is newer than this program")]
    TooNew {
        /// The version the file states.
        version: u32,
    },
    /// A slot's stretching parameters are below the floor.
    #[error("the stretching parameters are below the floor")]
    WeakParameters,
    /// A new passphrase does not meet the rule.
    #[error("the new passphrase is not enough: {0:?}")]
    PassphraseNotEnough(PassphraseStrength),
    /// A name has to be given, of at most 200 characters.
    #[error("a name of 1 to 200 characters is needed")]
    NoName,
    /// Somebody on the file has a name that reads the same.
    #[error("the name is taken")]
    NameTaken,
    /// Somebody else's slot opens with the passphrase.
    #[error("the passphrase is somebody else's")]
    PassphraseTaken,
    /// As many people are on the file as it can take.
    #[error("there are as many slots as there can be")]
    TooMany,
    /// The only person left cannot be taken out.
    #[error("the last person stays")]
    LastPerson,
    /// The record has not changed over to this file's data key yet.
    #[error("the last change of the data key is unfinished")]
    Unfinished,
    /// No slot with this id, or not one of the kind that the operation needs.
    #[error("there is no such slot")]
    NoSuchSlot,
    /// The data key given does not belong to this file.
    #[error("the data key does not belong to this key file")]
    NotThisScheme,
    /// There is no key file at this path.
    #[error("there is no key file")]
    Missing,
    /// The machine cannot spare the memory that stretching needs.
    #[error("not enough memory to stretch the passphrase")]
    OutOfMemory,
    /// The system gave no random bytes.
    #[error("the system gave no random bytes: {0}")]
    NoRandomness(#[source] getrandom::Error),
    /// The disk refused.
    #[error("could not {doing} the key file: {source}")]
    Io {
        /// The step that failed, as a verb.
        doing: &'static str,
        /// What the system said.
        #[source]
        source: io::Error,
    },
}

/// How a key file is damaged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Damage {
    /// Longer than any key file can be.
    #[error("too long")]
    TooLong,
    /// Not UTF-8, or without the two opening lines of a key file.
    #[error("not laid out as a key file")]
    Layout,
    /// The checksum does not match: something changed since it was written.
    #[error("checksum mismatch")]
    Checksum,
    /// The checksum matches but a value cannot be right.
    #[error("bad value: {0}")]
    Value(&'static str),
    /// A slot opened, but the data key inside it does not open.
    #[error("the wrapped data key does not open")]
    DataKey,
    /// The seal does not match the data key: somebody without the key changed the file.
    #[error("seal mismatch")]
    Seal,
}

/// Why typed recovery words cannot be 24 right words.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum WordsFault {
    /// A word that is not in the list. The text of the error leaves the word itself out.
    #[error("word {position} is not in the list")]
    Unknown {
        /// Which of the words typed, from 1.
        position: usize,
        /// The word as understood: lower case.
        word: String,
        /// The nearest word of the list, if one is near enough to suggest.
        nearest: Option<&'static str>,
    },
    /// All words are in the list but there are not 24.
    #[error("{found} words, where 24 are needed")]
    Count {
        /// How many words were found.
        found: usize,
    },
    /// 24 words of the list that do not belong together: one is wrong or two are swapped.
    #[error("the words do not belong together")]
    Checksum,
}
