//! The lists of the record as files for spreadsheets. An import understands the headings of the
//! lists of profiles, so that what was taken out can be brought in elsewhere.

use jiff::civil::Date;

use super::csv::Csv;
use super::echo::item_words;
use crate::domain::check::{CheckKind, CheckOutcome};
use crate::domain::dates::PartialDate;
use crate::domain::fact::{Answer, Fact};
use crate::domain::introduction::{Introduction, SetAsideReason, ViewAnswer};
use crate::domain::lists::{HistoryLine, PairSheet, ProfileLine};
use crate::domain::profile::ProfileKind;
use crate::domain::sheet::{Living, Sheet};
use crate::domain::topic::{Shape, Topic};
use crate::words::Words;

/// What every list needs to know besides its lines.
#[derive(Debug, Clone, Copy)]
pub struct Export<'a> {
    /// The words of its headings.
    pub words: &'a Words,
    /// The day it is made on.
    pub today: Date,
    /// Whether it lists practice people: every line is marked.
    pub practice: bool,
}

impl Export<'_> {
    /// A table with these headings, given by the ids of their words.
    pub fn table(&self, heading_ids: &[&str]) -> Csv {
        self.with_headings(heading_ids.iter().map(|id| self.words.get(id)))
    }

    fn with_headings(&self, headings: impl IntoIterator<Item = String>) -> Csv {
        let mark = self.practice.then(|| self.words.get("export-demo"));
        Csv::new(mark.as_deref(), headings)
    }

    fn yes_no(&self, yes: bool) -> String {
        self.words.get(if yes { "export-yes" } else { "export-no" })
    }

    /// All profiles of one kind, with everything that is known about them but legal conditions,
    /// which are never in lists.
    pub fn profiles(&self, kind: ProfileKind, sheets: &[Sheet]) -> Vec<u8> {
        let topics: Vec<Topic> = Topic::of(kind)
            .filter(|topic| !matches!(topic, Topic::Legal | Topic::Near | Topic::Age))
            .collect();
        let approval: &[&str] = match kind {
            ProfileKind::Household => &["export-approved-on", "export-next-review"],
            ProfileKind::Person | ProfileKind::Householder | ProfileKind::Homesharer => &[],
        };
        let own = PROFILE_HEADINGS
            .iter()
            .chain(approval)
            .map(|id| self.words.get(id));
        let named = topics.iter().map(|topic| self.words.get(topic.word_id()));
        let mut csv = self.with_headings(own.chain(named));
        for sheet in sheets.iter().filter(|sheet| sheet.profile.kind == kind) {
            let mut cells = self.profile_cells(sheet);
            if kind == ProfileKind::Household {
                cells.extend(approval_dates(sheet));
            }
            cells.extend(topics.iter().map(|topic| self.topic_cell(sheet, *topic)));
            csv.row(cells);
        }
        csv.into_bytes()
    }

    fn profile_cells(&self, sheet: &Sheet) -> Vec<String> {
        let profile = &sheet.profile;
        vec![
            profile.reference.clone(),
            profile.known_as.clone(),
            profile.full_name.clone(),
            partial(profile.born),
            profile.age.map(|age| age.to_string()).unwrap_or_default(),
            profile.pronouns.clone(),
            profile.postcode.clone(),
            profile.contact.clone(),
            partial(profile.waiting_since),
            self.words.get(sheet.stage(self.today).word_id()),
            sheet
                .free_places(self.today)
                .map(|n| n.to_string())
                .unwrap_or_default(),
            profile
                .agreed_on
                .map(|day| day.to_string())
                .unwrap_or_default(),
            must_have_reasons(sheet),
            profile.notes.clone(),
        ]
    }

    /// The answers to one topic in one cell.
    fn topic_cell(&self, sheet: &Sheet, topic: Topic) -> String {
        if topic.shape() == Shape::Lines {
            return sheet.lines(topic).join("; ");
        }
        let facts: Vec<&Fact> = sheet.facts_of(topic).collect();
        let items = topic.items();
        let every_no = facts.len() == items.len() && facts.iter().all(|f| f.answer == Answer::No);
        if matches!(topic.shape(), Shape::Set(_)) && !items.is_empty() && every_no {
            return self.words.get("export-none");
        }
        facts
            .iter()
            .map(|fact| self.fact_cell(fact))
            .collect::<Vec<_>>()
            .join("; ")
    }

    fn fact_cell(&self, fact: &Fact) -> String {
        let topic = fact.topic;
        let named = item_words(self.words, topic, &fact.item);
        let of = |id: &str| self.words.say(id, &[("what", named.as_str().into())]);
        let unknown = |id: &str| {
            let answer = self.words.get(id);
            if fact.item.is_empty() {
                return answer;
            }
            let args = [("what", named.as_str().into()), ("answer", answer.into())];
            self.words.say("export-unknown", &args)
        };
        match (fact.answer, topic.shape()) {
            (Answer::NotKnown, _) => unknown("export-not-known"),
            (Answer::NotAsked, _) => unknown("export-not-asked"),
            (Answer::PrefersNot, _) => unknown("export-prefers-not"),
            (Answer::No, Shape::Set(_) | Shape::OpenSet(_)) => of("export-not"),
            (Answer::Partly, Shape::Set(_) | Shape::OpenSet(_)) => of("export-partly"),
            (Answer::Yes, Shape::Set(_) | Shape::OpenSet(_)) => named,
            (answer, Shape::YesNo) => self.yes_no(answer != Answer::No && fact.value != "no"),
            (_, Shape::Choice(_) | Shape::Scale(_)) => item_words(self.words, topic, &fact.value),
            (_, Shape::Text | Shape::Lines | Shape::Number(..) | Shape::Date | Shape::Place) => {
                fact.value.clone()
            }
        }
    }

    /// Introductions: one line for each meeting, and one for each pair without any.
    pub fn introductions(&self, pairs: &[PairSheet]) -> Vec<u8> {
        let mut csv = self.table(&[
            "export-mover-reference",
            "export-mover",
            "export-home-reference",
            "export-home",
            "export-arrangement-kind",
            "export-since",
            "export-meeting",
            "export-meeting-on",
            "export-happened",
            "export-mover-view",
            "export-home-view",
            "export-next-step",
            "export-set-aside-on",
            "export-set-aside-reason",
        ]);
        for sheet in pairs {
            if sheet.introductions.is_empty() {
                csv.row(self.introduction_cells(sheet, None));
            }
            for introduction in &sheet.introductions {
                csv.row(self.introduction_cells(sheet, Some(introduction)));
            }
        }
        csv.into_bytes()
    }

    fn introduction_cells(&self, sheet: &PairSheet, meeting: Option<&Introduction>) -> Vec<String> {
        let pair = &sheet.pair;
        let views = sheet.meeting_views();
        let view = |view: Option<ViewAnswer>| {
            view.map(|v| self.words.get(v.word_id()))
                .unwrap_or_default()
        };
        let said = |id: Option<&'static str>| id.map(|id| self.words.get(id)).unwrap_or_default();
        vec![
            sheet.mover.reference.clone(),
            sheet.mover.known_as.clone(),
            sheet.home.reference.clone(),
            sheet.home.known_as.clone(),
            self.words.get(pair.kind.word_id()),
            pair.since.to_string(),
            said(meeting.map(|m| m.kind.word_id())),
            meeting.map(|m| m.on.to_string()).unwrap_or_default(),
            said(meeting.map(|m| m.happened.word_id())),
            view(views.mover),
            view(views.home),
            said(meeting.map(|m| m.next_step.word_id())),
            pair.set_aside_on
                .map(|day| day.to_string())
                .unwrap_or_default(),
            said(pair.set_aside_reason.map(SetAsideReason::word_id)),
        ]
    }

    /// Arrangements with their endings.
    pub fn arrangements(&self, arrangements: &[Living]) -> Vec<u8> {
        let mut csv = self.table(&[
            "export-mover",
            "export-home",
            "export-arrangement-kind",
            "export-start",
            "export-start-kind",
            "export-ended-on",
            "export-ending-planned",
            "export-person-wanted",
            "export-ending-reason",
        ]);
        for living in arrangements {
            let ending = living.ending.as_ref();
            let said =
                |id: Option<&'static str>| id.map(|id| self.words.get(id)).unwrap_or_default();
            csv.row([
                living.mover_name.clone(),
                living.home_name.clone(),
                self.words.get(living.arrangement.kind.word_id()),
                living.arrangement.start.to_string(),
                self.words.get(living.arrangement.start_kind.word_id()),
                ending.map(|e| e.on.to_string()).unwrap_or_default(),
                ending.map(|e| self.yes_no(e.planned)).unwrap_or_default(),
                said(ending.map(|e| e.person_wanted.word_id())),
                said(ending.map(|e| e.reason.word_id())),
            ]);
        }
        csv.into_bytes()
    }

    /// Who is waiting, and how long. Those without a start of their waiting have no number of days.
    pub fn waiting(&self, lines: &[ProfileLine]) -> Vec<u8> {
        let mut csv = self.table(&[
            "export-reference",
            "export-kind",
            "export-name",
            "export-postcode",
            "export-waiting-since",
            "export-days-waiting",
            "export-stage",
        ]);
        for line in lines {
            let days = line
                .waiting_since
                .map(|since| (self.today - since.latest()).get_days().max(0));
            csv.row([
                line.reference.clone(),
                self.words.get(line.kind.word_id()),
                line.known_as.clone(),
                line.postcode.clone(),
                partial(line.waiting_since),
                days.map(|n| n.to_string()).unwrap_or_default(),
                self.words.get(line.stage.word_id()),
            ]);
        }
        csv.into_bytes()
    }

    /// What was changed, when and by whom.
    pub fn history(&self, lines: &[HistoryLine]) -> Vec<u8> {
        let mut csv = self.table(&["export-at", "export-what", "export-about", "export-who"]);
        for line in lines {
            csv.row([
                line.at.to_string(),
                self.words.get(line.kind.word_id()),
                line.about.clone(),
                line.who.clone(),
            ]);
        }
        csv.into_bytes()
    }
}

/// The headings that every list of profiles starts with.
const PROFILE_HEADINGS: [&str; 14] = [
    "export-reference",
    "export-name",
    "export-full-name",
    "export-born",
    "export-age",
    "export-pronouns",
    "export-postcode",
    "export-contact",
    "export-waiting-since",
    "export-stage",
    "export-free-places",
    "export-agreed-on",
    "export-must-haves",
    "export-notes",
];

fn partial(date: Option<PartialDate>) -> String {
    date.map(|date| date.to_string()).unwrap_or_default()
}

/// Why each must-have is one, each reason once.
fn must_have_reasons(sheet: &Sheet) -> String {
    let mut reasons: Vec<&str> = sheet
        .current_must_haves()
        .map(|m| m.reason.as_str())
        .collect();
    reasons.dedup();
    reasons.join("; ")
}

/// When the household was approved, and when that is looked at again.
fn approval_dates(sheet: &Sheet) -> [String; 2] {
    let newest = sheet
        .checks
        .iter()
        .filter(|check| check.kind == CheckKind::Approval && check.member.is_none())
        .filter(|check| matches!(check.outcome, CheckOutcome::Clear | CheckOutcome::DecidedOk))
        .max_by_key(|check| check.done_on);
    let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    [
        day(newest.and_then(|check| check.done_on)),
        day(newest.and_then(|check| check.expires_on)),
    ]
}

/// A name for the file of a list: `people-2026-11-12.csv`, with the mark of practice people.
pub fn file_name(words: &Words, list: &str, day: Date, practice: bool) -> String {
    let mark = if practice {
        format!("{}-", words.get("export-demo"))
    } else {
        String::new()
    };
    format!("{mark}{list}-{day}.csv")
}
