//! How the file stands, in words: for the screen and for the plain command alike.

use crate::app::check_data::{FaultKind, FileCheck, FileFault};
use crate::app::say;
use crate::app::session::NamesShown;
use crate::domain::port::RecordKind;
use crate::words::Words;

/// The most faults that are listed one by one.
const MOST_LISTED: usize = 40;

/// The sentence that says how the file stands, and what to do if it is not whole.
pub fn summary(words: &Words, check: &FileCheck) -> String {
    if check.faults.is_empty() {
        words.say(
            "check-whole",
            &[
                ("entries", check.entries.into()),
                ("changes", check.changes.into()),
            ],
        )
    } else {
        words.say("check-damaged", &[("n", check.faults.len().into())])
    }
}

/// The sentence with the 8 characters, to be compared with those written down elsewhere. Nothing if there are none.
pub fn code(words: &Words, check: &FileCheck) -> Option<String> {
    (!check.code.is_empty())
        .then(|| words.say("check-code", &[("code", check.code.as_str().into())]))
}

/// What is wrong, one sentence each, and how much more there is.
pub fn faults(words: &Words, names: NamesShown, check: &FileCheck) -> Vec<String> {
    let listed = check.faults.iter().take(MOST_LISTED);
    let mut sentences: Vec<String> = listed.map(|f| fault(words, names, f)).collect();
    sentences.dedup();
    let more = check.faults.len().saturating_sub(MOST_LISTED);
    if more > 0 {
        sentences.push(words.say("check-more", &[("n", more.into())]));
    }
    sentences
}

/// The id of what a part of the record is called.
pub fn part_id(part: RecordKind) -> String {
    format!("part-{}", part.table().replace('_', "-"))
}

fn fault(words: &Words, names: NamesShown, fault: &FileFault) -> String {
    let part = fault
        .part
        .map_or_else(String::new, |part| words.get(&part_id(part)));
    let whose: Vec<String> = fault.whose.iter().map(|name| names.name(name)).collect();
    let mut named = part;
    if !whose.is_empty() {
        let values = [("part", named.into()), ("whose", words.list(&whose).into())];
        named = words.say("check-part-of", &values);
    }
    let change = fault.change.as_ref().map_or_else(String::new, |change| {
        // What a change was about is written out with names, so it shows only where names do.
        let about = match names {
            NamesShown::Full => change.about.clone(),
            NamesShown::FirstAndInitial | NamesShown::Initials => String::new(),
        };
        words.say(
            "check-change",
            &[
                ("what", words.get(change.kind.word_id()).into()),
                ("about", about.into()),
                ("who", change.who.as_str().into()),
                ("day", say::day(words, say::civil(change.at).date()).into()),
            ],
        )
    });
    let values = [("part", named.into()), ("change", change.into())];
    words.say(id(fault.what), &values)
}

const fn id(kind: FaultKind) -> &'static str {
    match kind {
        FaultKind::Unreadable => "check-unreadable",
        FaultKind::Orphans => "check-orphans",
        FaultKind::EndMissing => "check-end-missing",
        FaultKind::BeforeMissing => "check-before-missing",
        FaultKind::ChangeDiffers => "check-change-differs",
        FaultKind::PartDiffers => "check-part-differs",
        FaultKind::PartUnknown => "check-part-unknown",
        FaultKind::PartMissing => "check-part-missing",
        FaultKind::Drafts => "check-drafts",
    }
}
