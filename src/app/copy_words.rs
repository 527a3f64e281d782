//! Safe copies in words.

use super::copy_data::{CopyLine, CopyMade, CopyStanding, InSecond, Restored, Second};
use super::effect::Reply;
use super::notice::{Notice, Trouble, sentence};
use super::say;
use crate::domain::safe_copy::SafeCopy;
use crate::words::Words;
use jiff::Timestamp;
use jiff::civil::Date;

/// What an answer about safe copies says, whatever screen shows.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "these are the answers about safe copies"
)]
pub fn notice(words: &Words, reply: &Reply) -> Option<Notice> {
    match reply {
        Reply::Copying(done) => Some(Notice::tip(
            words.say("copying", &[("done", (*done).into())]),
        )),
        Reply::CopyMade(copy) if all_well(copy) => Some(Notice::done(made(words, copy))),
        Reply::CopyMade(copy) => Some(Notice::attention(made(words, copy))),
        Reply::CopyTried(copy) => Some(Notice::done(tried(words, copy))),
        Reply::Restored(done) => Some(Notice::done(restored(words, done))),
        _ => None,
    }
}

/// Why there is no safe copy, and what to do.
pub fn not_made(words: &Words, why: &Trouble) -> String {
    words.say("trouble-no-copy", &[("why", why_not(words, why).into())])
}

/// The reason within a sentence.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "these are what a disk can do to a copy; the rest have sentences of their own"
)]
fn why_not(words: &Words, why: &Trouble) -> String {
    match why {
        Trouble::Full => words.get("copy-why-not-full"),
        Trouble::MayNotGrow => words.get("copy-why-not-may-not-grow"),
        Trouble::Damaged => words.get("copy-why-not-same"),
        Trouble::ReadOnly => words.get("copy-why-not-read-only"),
        Trouble::Io(why) => why.clone(),
        Trouble::NoCopy(why) => why_not(words, why),
        other => sentence(words, other),
    }
}

/// `Safe copy 2026-11-12-0914 made at 09:14, and copied to /media/usb`.
pub fn made(words: &Words, made: &CopyMade) -> String {
    let second = match &made.second {
        InSecond::NotSet => String::new(),
        InSecond::Copied(folder) => words.say("copy-made-copied", &[("folder", folder.into())]),
        InSecond::NotThere(folder) => {
            words.say("copy-made-not-there", &[("folder", folder.into())])
        }
        InSecond::Not(folder, why) => words.say(
            "copy-made-not",
            &[
                ("folder", folder.into()),
                ("why", why_not(words, why).into()),
            ],
        ),
    };
    let time = say::time(say::civil(made.made).time());
    let mut text = words.say(
        "copy-made",
        &[
            ("name", (&made.name).into()),
            ("time", time.into()),
            ("second", second.into()),
        ],
    );
    if let Some(why) = &made.not_thinned {
        let why = why_not(words, why);
        text.push_str(&words.say("copy-not-thinned", &[("why", why.into())]));
    }
    text
}

/// Whether everything about a copy that was made is as it should be.
pub const fn all_well(made: &CopyMade) -> bool {
    matches!(made.second, InSecond::NotSet | InSecond::Copied(_)) && made.not_thinned.is_none()
}

/// That a copy was tried and is good.
pub fn tried(words: &Words, copy: &SafeCopy) -> String {
    let when = say::moment(words, copy.made);
    words.say("copy-tried-good", &[("when", when.into())])
}

/// That a copy took the place of the file.
pub fn restored(words: &Words, restored: &Restored) -> String {
    words.say(
        "copy-restored",
        &[
            ("when", say::moment(words, restored.made).into()),
            ("folder", (&restored.kept_in).into()),
        ],
    )
}

/// `here`, `second` or `both`.
pub fn where_it_is(words: &Words, line: &CopyLine) -> String {
    words.get(match (line.here, line.away) {
        (true, true) => "copies-both",
        (_, false) => "copies-here",
        (false, true) => "copies-away",
    })
}

/// `Today 09:14`, `Mon 9 14:10`.
pub fn when(words: &Words, at: Timestamp, today: Date) -> String {
    let civil = say::civil(at);
    let day = match (civil.date() - today).get_days() {
        0 => words.get("copies-today"),
        _ => say::short_day(words, civil.date(), today),
    };
    format!("{day} {}", say::time(civil.time()))
}

/// The second place in sentences.
pub fn second(words: &Words, second: &Second) -> Vec<String> {
    let (id, folder) = match second {
        Second::NotSet => return vec![words.get("copies-second-none")],
        Second::There { folder, .. } => ("copies-second-there", folder),
        Second::NotThere { folder, .. } => ("copies-second-not-there", folder),
    };
    let reached = match second.reached() {
        Some(at) => words.say(
            "copies-second-reached",
            &[("when", say::moment(words, at).into())],
        ),
        None => words.get("copies-second-never"),
    };
    vec![words.say(id, &[("folder", folder.into())]), reached]
}

/// How things stand, for Today: each sentence, and whether it wants to be seen.
pub fn standing(words: &Words, standing: &CopyStanding, today: Date) -> Vec<(String, bool)> {
    let mut told = Vec::new();
    if let Some((file, copy)) = standing.older_than {
        told.push((older(words, file, copy), true));
    }
    if standing.failed.is_some() {
        told.push((words.get("today-copy-failed"), true));
    } else if standing.late {
        told.push((words.get("today-copy-late"), true));
    }
    told.push(match standing.newest {
        Some(at) => {
            let when = when(words, at, today);
            (
                words.say("today-copy-newest", &[("when", when.into())]),
                false,
            )
        }
        None => (words.get("today-copy-none"), false),
    });
    match (&standing.second, standing.away_days) {
        (Second::NotSet, _) => told.push((words.get("today-copy-only-here"), false)),
        (_, Some(days)) => told.push((
            words.say("today-copy-away-late", &[("days", days.into())]),
            true,
        )),
        (_, None) => {}
    }
    if standing.try_one {
        told.push((words.get("today-copy-try"), true));
    }
    told
}

/// That the file is older than a copy of it.
pub fn older(words: &Words, file: Timestamp, copy: Timestamp) -> String {
    words.say(
        "today-copy-older",
        &[
            ("file", say::moment(words, file).into()),
            ("copy", say::moment(words, copy).into()),
        ],
    )
}
