//! A change in words: what it changed, from what, to what, with the names that people know.

use crate::app::check_words::part_id;
use crate::app::say;
use crate::app::session::NamesShown;
use crate::domain::dates::PartialDate;
use crate::domain::fact::{self, Answer};
use crate::domain::lists::{ChangeDetail, PartChange};
use crate::domain::port::{RecordKind, Value};
use crate::domain::settings::SettingKey;
use crate::domain::topic::{Kind, Shape, Topic};
use crate::domain::{
    arrangement, check, disagreement, household, introduction, must_have, preference, profile,
};
use crate::words::Words;
use jiff::civil::{Date, Time};
use std::collections::BTreeMap;

/// What stands above a change taken apart.
pub fn title(words: &Words, names: NamesShown, detail: &ChangeDetail, today: Date) -> String {
    let line = &detail.line;
    let at = say::civil(line.at);
    let about = match names {
        NamesShown::Full => line.about.as_str(),
        NamesShown::FirstAndInitial | NamesShown::Initials => "…",
    };
    words.say(
        "history-detail",
        &[
            ("what", words.get(line.kind.word_id()).into()),
            ("about", about.to_owned().into()),
            ("who", line.who.as_str().into()),
            ("day", say::near_day(words, at.date(), today).into()),
            ("time", say::time(at.time()).into()),
            ("code", detail.code.as_str().into()),
        ],
    )
}

/// What a change changed, one sentence for each field.
pub fn lines(words: &Words, names: NamesShown, detail: &ChangeDetail) -> Vec<String> {
    let mut lines: Vec<String> = detail
        .parts
        .iter()
        .flat_map(|part| Teller { words, names, part }.lines())
        .collect();
    if lines.is_empty() {
        lines.push(words.get("history-no-parts"));
    }
    if detail.more > 0 {
        lines.push(words.say("history-more", &[("n", detail.more.into())]));
    }
    lines
}

/// The id of the words for a column; `None` for one that says nothing to people.
pub fn column_id(words: &Words, kind: RecordKind, column: &str) -> Option<String> {
    if is_hidden(kind, column) {
        return None;
    }
    let column = column.replace('_', "-");
    let own = format!("column-{}-{column}", kind.table().replace('_', "-"));
    Some(if words.has(&own) {
        own
    } else {
        format!("column-{column}")
    })
}

/// Links to other entries, which show as whose it is; what only the program reads; all of a sheet that opens only
/// deliberately; and the topic, which stands in
/// front of the line.
fn is_hidden(kind: RecordKind, column: &str) -> bool {
    column.ends_with("_id")
        || kind.is_restricted()
        || matches!(
            (kind, column),
            (RecordKind::View, "turn")
                | (_, "topic")
                | (
                    RecordKind::MatchRun,
                    "preferences" | "rules" | "neutrals" | "list" | "kept_at"
                )
        )
}

/// Tells what happened to one entry.
struct Teller<'a> {
    words: &'a Words,
    names: NamesShown,
    part: &'a PartChange,
}

impl Teller<'_> {
    fn lines(&self) -> Vec<String> {
        if self.part.kind.is_restricted() {
            let args = [("part", self.name().into())];
            return vec![self.words.say("history-restricted", &args)];
        }
        let before = self.part.before.as_ref();
        let after = self.part.after.as_ref();
        match (before, after) {
            (None, Some(after)) => vec![self.whole("history-came", after)],
            (Some(before), None) => vec![self.whole("history-went", before)],
            (None, None) => Vec::new(),
            (Some(before), Some(after)) => self
                .columns(before)
                .filter_map(|(column, label)| {
                    let was = before.get(column).unwrap_or(&Value::Null);
                    let is = after.get(column)?;
                    if was == is {
                        return None;
                    }
                    let args = [
                        ("part", self.name().into()),
                        ("field", label.into()),
                        ("before", self.value(column, was).into()),
                        ("after", self.value(column, is).into()),
                    ];
                    Some(self.words.say("history-changed", &args))
                })
                .collect(),
        }
    }

    /// An entry that came or went, with everything it says.
    fn whole(&self, id: &str, values: &BTreeMap<String, Value>) -> String {
        let fields: Vec<String> = self
            .columns(values)
            .filter_map(|(column, label)| {
                let value = values.get(column)?;
                let says_nothing = *value == Value::Null || value.as_text() == Some("");
                (!says_nothing).then(|| format!("{label}: {}", self.value(column, value)))
            })
            .collect();
        let args = [
            ("part", self.name().into()),
            ("fields", fields.join("; ").into()),
        ];
        self.words.say(id, &args)
    }

    /// The columns that are there and have words, in the order of the record.
    fn columns<'v>(
        &'v self,
        values: &'v BTreeMap<String, Value>,
    ) -> impl Iterator<Item = (&'static str, String)> + 'v {
        let columns = self.part.kind.columns().iter().copied();
        columns
            .filter(|column| values.contains_key(*column))
            .filter_map(|column| {
                let id = column_id(self.words, self.part.kind, column)?;
                Some((column, self.words.get(&id)))
            })
    }

    /// What the entry is called: `Answer of Aled P, Pets`.
    fn name(&self) -> String {
        let mut name = self.words.get(&part_id(self.part.kind));
        if !self.part.whose.is_empty() {
            let whose: Vec<String> = self.part.whose.iter().map(|n| self.names.name(n)).collect();
            let args = [
                ("part", name.into()),
                ("whose", self.words.list(&whose).into()),
            ];
            name = self.words.say("check-part-of", &args);
        }
        if let Some(topic) = self.topic() {
            let topic = self.words.get(topic.word_id());
            let args = [("part", name.into()), ("topic", topic.into())];
            name = self.words.say("history-part-topic", &args);
        }
        name
    }

    fn topic(&self) -> Option<Topic> {
        self.part.topic.as_deref().and_then(Topic::from_code)
    }

    fn value(&self, column: &str, value: &Value) -> String {
        match value {
            Value::Null | Value::Blob(_) => self.words.get("history-nothing"),
            Value::Int(n) if is_yes_or_no(column) => {
                let answer = if *n == 0 { Answer::No } else { Answer::Yes };
                self.words.get(answer.word_id())
            }
            Value::Int(n) => n.to_string(),
            Value::Text(text) if text.is_empty() => self.words.get("history-nothing"),
            Value::Text(text) => self.text(column, text),
        }
    }

    fn text(&self, column: &str, text: &str) -> String {
        if let Some(id) = code_words(self.part.kind, column, text) {
            return self.words.get(id);
        }
        if let Some(topic) = self.topic() {
            let named = match (self.part.kind, column) {
                (_, "item") => topic.items().contains(&text),
                (RecordKind::Fact, "value") => {
                    !matches!(topic.shape(), Shape::YesNo) && topic.items().contains(&text)
                }
                _ => false,
            };
            if named {
                return self.words.get(&topic.item_word_id(text));
            }
        }
        match column {
            "known_as" | "full_name" => self.names.name(text),
            "name" if self.part.kind == RecordKind::Member => self.names.name(text),
            "at_time" => text
                .parse::<Time>()
                .map_or_else(|_| text.to_owned(), say::time),
            _ if is_date(column) => text
                .parse::<PartialDate>()
                .map_or_else(|_| text.to_owned(), |date| say::partial(self.words, date)),
            _ => text.split_whitespace().collect::<Vec<_>>().join(" "),
        }
    }
}

fn is_yes_or_no(column: &str) -> bool {
    matches!(
        column,
        "planned"
            | "on_their_own"
            | "worries_asked"
            | "ground_floor"
            | "own_bathroom"
            | "step_free"
    )
}

fn is_date(column: &str) -> bool {
    column.ends_with("_on")
        || column.ends_with("_date")
        || matches!(
            column,
            "planned_end"
                | "trial_until"
                | "first_review"
                | "decision_due"
                | "born"
                | "waiting_since"
        )
}

/// The words of a code, where a column holds one of a list.
fn code_words(kind: RecordKind, column: &str, code: &str) -> Option<&'static str> {
    macro_rules! lists {
        ($($of:ident $column:literal $list:ty,)+) => {
            match (kind, column) {
                $((RecordKind::$of, $column) => <$list>::from_code(code).map(<$list>::word_id),)+
                _ => None,
            }
        };
    }
    lists! {
        Profile "kind" profile::ProfileKind,
        Fact "answer" Answer,
        Fact "said_by" fact::SaidBy,
        Fact "how" fact::How,
        Member "role" household::MemberRole,
        Member "age_band" household::AgeBand,
        Member "view" household::MemberView,
        Preference "direction" preference::Direction,
        Preference "level" preference::Level,
        Preference "mode" preference::Mode,
        Preference "set_by" preference::SetBy,
        MustHave "direction" preference::Direction,
        MustHave "mode" preference::Mode,
        MustHave "kind" must_have::MustHaveKind,
        MustHave "could_change" must_have::CouldChange,
        MustHave "set_by" preference::SetBy,
        Check "kind" check::CheckKind,
        Check "outcome" check::CheckOutcome,
        Milestone "step" profile::Step,
        Journey "mode" preference::Mode,
        Pair "kind" Kind,
        Pair "source" introduction::PairSource,
        Pair "set_aside_by" introduction::SetAsideBy,
        Pair "set_aside_reason" introduction::SetAsideReason,
        Introduction "kind" introduction::MeetingKind,
        Introduction "happened" introduction::Happened,
        Introduction "next_step" introduction::NextStep,
        View "voice" introduction::Voice,
        View "about" introduction::ViewAbout,
        View "answer" introduction::ViewAnswer,
        View "how" fact::How,
        Arrangement "kind" Kind,
        Arrangement "start_kind" arrangement::StartKind,
        Ending "person_wanted" arrangement::PersonWanted,
        Ending "reason" arrangement::EndingReason,
        Ending "continues" arrangement::Continues,
        EndingVoice "who" arrangement::EndingWho,
        Disagreement "way" disagreement::Disagrees,
        Setting "name" SettingKey,
    }
}
