//! Every choice of the record has words, and the words keep the rules of the house.

use settled::domain::{
    arrangement, check, disagreement, due, fact, holder, household, introduction, must_have, port,
    preference, profile, restricted, safe_copy, settings, sheet::Stage, topic,
};
use settled::stability::continuing::Point;
use settled::words::Words;
use std::collections::{BTreeMap, BTreeSet};

/// The ids of each list of choices, one list for each declaration.
fn choices() -> Vec<Vec<String>> {
    macro_rules! of {
        ($($choice:ty),+ $(,)?) => {
            vec![$(<$choice>::ALL.iter().map(|c| c.word_id().to_owned()).collect()),+]
        };
    }
    of![
        arrangement::Continues,
        arrangement::EndingReason,
        arrangement::EndingWho,
        arrangement::PersonWanted,
        arrangement::StartKind,
        check::CheckKind,
        check::CheckOutcome,
        fact::Answer,
        fact::How,
        fact::SaidBy,
        holder::Role,
        household::AgeBand,
        household::MemberRole,
        household::MemberView,
        introduction::Happened,
        introduction::MeetingKind,
        introduction::NextStep,
        introduction::PairSource,
        introduction::SetAsideBy,
        disagreement::Disagrees,
        introduction::SetAsideReason,
        introduction::ViewAbout,
        introduction::ViewAnswer,
        introduction::Voice,
        must_have::CouldChange,
        must_have::MustHaveKind,
        port::OpKind,
        preference::Direction,
        preference::Level,
        preference::Mode,
        preference::SetBy,
        profile::ProfileKind,
        profile::Programme,
        profile::Step,
        safe_copy::Why,
        restricted::SheetName,
        settings::NamesShown,
        settings::SettingKey,
        Stage,
        topic::Kind,
        topic::Protected,
        topic::Topic,
        Point,
    ]
}

/// The ids of the items of each topic.
fn items() -> Vec<Vec<String>> {
    topic::Topic::ALL
        .iter()
        .map(|t| t.items().iter().map(|i| t.item_word_id(i)).collect())
        .collect()
}

/// The ids of everything that can be due and of the rules behind it.
fn due_ids() -> Vec<String> {
    use due::DueWhat;
    let kinds = introduction::MeetingKind::ALL.iter().copied();
    let mut all: Vec<DueWhat> = kinds.map(DueWhat::HowDidItGo).collect();
    all.extend([
        DueWhat::Meeting(introduction::MeetingKind::TeaVisit),
        DueWhat::NextStepNotSet,
        DueWhat::WaitingForView(introduction::Voice::Home),
        DueWhat::BothSaidYes,
        DueWhat::FirstReview,
        DueWhat::DecisionDue,
        DueWhat::TrialEnds,
        DueWhat::CheckExpires(check::CheckKind::Dbs),
        DueWhat::CheckExpired(check::CheckKind::Dbs),
        DueWhat::PromiseDue("Ring Carys".to_owned()),
        DueWhat::ProfileOld,
        DueWhat::NotContacted28Days,
        DueWhat::SheetReview(restricted::SheetName::Health),
        DueWhat::SheetReview(restricted::SheetName::Risk),
    ]);
    all.iter()
        .flat_map(|what| [what.word_id(), Some(what.rule().to_owned())])
        .flatten()
        .collect()
}

/// Every id that a declaration of choices, topics or due rows gives.
pub(crate) fn every_choice_and_item() -> Vec<String> {
    choices()
        .into_iter()
        .chain(items())
        .flatten()
        .chain(due_ids())
        .collect()
}

#[test]
fn every_choice_topic_and_item_has_words_of_its_own() {
    let words = Words::english();
    let lists = choices().into_iter().chain(items());
    for list in lists {
        let mut said: BTreeMap<String, String> = BTreeMap::new();
        for id in list {
            assert!(words.has(&id), "no words for {id}");
            let same = said.insert(words.get(&id), id.clone());
            assert_eq!(same, None, "{id} reads like another choice");
        }
    }
    for id in due_ids() {
        assert!(words.has(&id), "no words for {id}");
    }
    for kind in port::RecordKind::ALL {
        let id = settled::app::check_words::part_id(*kind);
        assert!(words.has(&id), "no words for {id}");
        for column in kind.columns() {
            let id = settled::app::history_words::column_id(&words, *kind, column);
            assert!(
                id.is_none_or(|id| words.has(&id)),
                "{}.{column}",
                kind.table()
            );
        }
    }
}

/// Each message of a file as it is written: its id and its text, without selectors and values.
fn messages(source: &str) -> Vec<(String, String)> {
    let mut all: Vec<(String, String)> = Vec::new();
    for line in source.lines().filter(|l| !l.starts_with('#')) {
        if line.starts_with(char::is_whitespace) {
            if let Some((_, text)) = all.last_mut() {
                text.push(' ');
                text.push_str(&shown(line));
            }
        } else if let Some((id, text)) = line.split_once('=') {
            all.push((id.trim().to_owned(), shown(text)));
        }
    }
    all
}

/// What a person reads of a line: no braces, no names of values, no `[one]` or `*[other]`.
fn shown(line: &str) -> String {
    let line = line.trim().trim_start_matches('*');
    let line = match line.strip_prefix('[').and_then(|l| l.split_once(']')) {
        Some((_, text)) => text,
        None => line,
    };
    line.replace(['{', '}'], " ")
        .split_whitespace()
        .filter(|word| !word.starts_with('$') && *word != "->")
        .collect::<Vec<_>>()
        .join(" ")
}

/// Words that are not said to people, and words the field does not say of people.
const BANNED_WORDS: &[&str] = &[
    "please",
    "sorry",
    "oops",
    "invalid",
    "valid",
    "illegal",
    "forbidden",
    "failed",
    "fatal",
    "abort",
    "execute",
    "terminate",
    "user",
    "users",
    "null",
    "n/a",
    "client",
    "clients",
    "case",
    "cases",
    "placement",
    "placements",
    "vacancy",
    "vacancies",
    "breakdown",
    "requirement",
    "requirements",
    "wheelchair-bound",
    "dealbreaker",
    "score",
    "compatibility",
    "incident",
    // Numbers are written in figures. `one` also means somebody, so it is not looked for.
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
];

/// Longer turns of phrase and marks.
const BANNED_PHRASES: &[&str] = &[
    "service user",
    "suffering from",
    "record locked",
    "n't",
    "n\u{2019}t",
    "%",
    "\u{2013}",
    "\u{2014}",
    " - ",
    // A fit says how well something suits what both sides told us. It is never a forecast.
    "predict",
    "likelihood",
    "chance",
    "success",
    "probab",
    "forecast",
    "compatib",
    "will last",
];

/// Names that are written in capitals everywhere.
const CAPITALS: &[&str] = &[
    "BSL", "DBS", "PEG", "CSV", "DEMO", "NHS", "JSON", "PDF", "UK", "ID", "KB", "MB", "PIN",
];

/// The rules that a message breaks.
fn broken_rules(text: &str) -> Vec<String> {
    let small = text.to_lowercase();
    let words: BTreeSet<&str> = small
        .split(|c: char| !(c.is_alphanumeric() || "-/'\u{2019}".contains(c)))
        .collect();
    let mut broken: Vec<String> = BANNED_WORDS
        .iter()
        .filter(|w| words.contains(**w))
        .chain(BANNED_PHRASES.iter().filter(|p| small.contains(**p)))
        .map(|w| format!("says {w:?}"))
        .collect();
    broken.extend(
        text.split(|c: char| !c.is_alphanumeric())
            .filter(|w| w.chars().count() > 1 && w.chars().all(char::is_uppercase))
            .filter(|w| !CAPITALS.contains(w))
            .map(|w| format!("shouts {w:?}")),
    );
    let chars: Vec<char> = text.chars().collect();
    if let Some([a, _, b]) = chars
        .windows(3)
        .find(|w| matches!(w, [a, '.', b] if a.is_ascii_digit() && b.is_ascii_digit()))
    {
        broken.push(format!("has a decimal {a}.{b}"));
    }
    broken
}

#[test]
fn no_message_breaks_a_rule_of_the_house() {
    let mut broken = Vec::new();
    for (file, source) in Words::sources() {
        for (id, text) in messages(source) {
            let rules = broken_rules(&text);
            broken.extend(
                rules
                    .iter()
                    .map(|rule| format!("{file}: {id} {rule}: {text}")),
            );
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn labels_begin_with_a_capital_and_have_no_full_stop() {
    for (file, source) in Words::sources() {
        if !matches!(*file, "record.ftl" | "due.ftl" | "stability.ftl") {
            continue;
        }
        for (id, text) in messages(source) {
            assert!(!text.ends_with('.'), "{id} ends with a full stop");
            // What begins with a value begins as the value does, and a comma is left of it here.
            let small = text.chars().next().is_none_or(char::is_lowercase);
            assert!(!small, "{id} begins small: {text}");
        }
    }
}

#[test]
fn no_id_is_given_twice_and_every_message_is_read() {
    let words = Words::english();
    let mut seen = BTreeSet::new();
    for (file, source) in Words::sources() {
        for (id, _) in messages(source) {
            assert!(words.has(&id), "{file}: {id} cannot be read");
            assert!(seen.insert(id.clone()), "{file}: {id} is there already");
        }
    }
}

#[test]
fn the_rules_find_what_they_look_for() {
    for bad in [
        "Please wait",
        "Don't go",
        "About 70%",
        "NAME",
        "3.5 miles",
        "The client",
        "N/A",
        "Two homes",
        "Aled \u{2014} at home",
    ] {
        assert_ne!(broken_rules(bad), Vec::<String>::new(), "{bad}");
    }
    for good in [
        "Do not go",
        "About 7 in 10",
        "DBS check",
        "Because it is so. 3 homes",
        "Step-free",
    ] {
        assert_eq!(broken_rules(good), Vec::<String>::new(), "{good}");
    }
}
