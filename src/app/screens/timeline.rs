//! What happened between two sides, as entries of one day each, the newest first.

use crate::domain::arrangement::{Arrangement, Ending};
use crate::domain::introduction::{Introduction, Pair, PairSource, View, ViewAbout};
use crate::domain::lists::PairSheet;
use crate::domain::sheet::Living;
use jiff::civil::Date;

/// What an entry is about.
#[derive(Debug, Clone, PartialEq)]
pub enum What {
    /// The two were first considered together.
    Considered(PairSource),
    /// A meeting, planned or past.
    Meeting(Introduction),
    /// Somebody was asked without a meeting.
    Asked(ViewAbout),
    /// They were set aside.
    SetAside(Pair),
    /// The arrangement started, or has a day to start on.
    Started(Arrangement),
    /// A review was held.
    Reviewed,
    /// The arrangement ended.
    Ended(Ending),
}

/// One entry.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The day.
    pub on: Date,
    /// What.
    pub what: What,
    /// What everybody said on that occasion, in the order in which they said it.
    pub said: Vec<View>,
}

/// The entries of a pair: when it was considered, its meetings, what was asked between them, and
/// that it was set aside. Newest first.
pub fn of_pair(sheet: &PairSheet) -> Vec<Entry> {
    let considered = Entry {
        on: sheet.pair.since,
        what: What::Considered(sheet.pair.source),
        said: Vec::new(),
    };
    let meetings = sheet.introductions.iter().map(|i| Entry {
        on: i.on,
        what: What::Meeting(i.clone()),
        said: said_at(sheet, i),
    });
    let aside = sheet.pair.set_aside_on.map(|on| Entry {
        on,
        what: What::SetAside(sheet.pair.clone()),
        said: Vec::new(),
    });
    let mut entries: Vec<Entry> = std::iter::once(considered)
        .chain(meetings)
        .chain(asked(sheet))
        .chain(aside)
        .collect();
    newest_first(&mut entries);
    entries
}

fn said_at(sheet: &PairSheet, meeting: &Introduction) -> Vec<View> {
    let views = sheet.views.iter();
    views
        .filter(|v| v.introduction == Some(meeting.id))
        .cloned()
        .collect()
}

/// What was asked apart from any meeting, one entry for each day and question.
fn asked(sheet: &PairSheet) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for view in sheet.views.iter().filter(|v| v.introduction.is_none()) {
        let what = What::Asked(view.about);
        let same = entries
            .iter_mut()
            .find(|e| e.on == view.on && e.what == what);
        match same {
            Some(entry) => entry.said.push(view.clone()),
            None => entries.push(Entry {
                on: view.on,
                what,
                said: vec![view.clone()],
            }),
        }
    }
    entries
}

/// The entries of a pair and of an arrangement of it. Newest first.
pub fn of_living(sheet: &PairSheet, living: &Living) -> Vec<Entry> {
    let arrangement = &living.arrangement;
    let entry = |on, what| Entry {
        on,
        what,
        said: Vec::new(),
    };
    let started = entry(arrangement.start, What::Started(arrangement.clone()));
    let reviewed = arrangement.reviewed_on.map(|on| entry(on, What::Reviewed));
    let ended = living
        .ending
        .as_ref()
        .map(|e| entry(e.on, What::Ended(e.clone())));
    let mut entries = of_pair(sheet);
    entries.push(started);
    entries.extend(reviewed);
    entries.extend(ended);
    newest_first(&mut entries);
    entries
}

/// Sorts by day, the newest first. Of one day, what came of it stands above what led to it.
fn newest_first(entries: &mut [Entry]) {
    entries.sort_by_key(|e| {
        let rank = match e.what {
            What::Considered(_) => 0,
            What::Meeting(_) => 1,
            What::Asked(_) => 2,
            What::Started(_) => 3,
            What::Reviewed => 4,
            What::SetAside(_) | What::Ended(_) => 5,
        };
        std::cmp::Reverse((e.on, rank))
    });
}
