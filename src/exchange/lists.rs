//! Cells that list things of a set: animals, kinds of arrangement, reasons, support.

use super::cut::read_list;
use super::headings::Target;
use super::lexicon::Lexicon;
use super::problem::{Note, Problem, WhyKept};
use super::values::{Reader, Reading, Said, SaidFact};
use super::vocabulary;
use crate::domain::fact::Answer;
use crate::domain::profile::ProfileKind;
use crate::domain::text::fold;
use crate::domain::topic::Topic;

/// Reads a list of things of a set.
pub fn set(topic: Topic, text: &str, folded: &str, by: Reader<'_>) -> Reading {
    if let Some(none) = none_of(topic, folded, by.kind) {
        return none;
    }
    let (said, left) = read_list(text, &|piece| piece_of(topic, piece, by));
    // What it says beyond the nights nobody can list.
    let left = left || folded.contains("anything but");
    let mut reading = Reading {
        said: said.into_iter().map(Said::Fact).collect(),
        ..Reading::default()
    };
    if topic == Topic::Kinds && reading.said.is_empty() {
        reading.problem = Some(Problem::NotAKind(Target::Topic(topic)));
    } else if left {
        reading.kept = Some(if reading.said.is_empty() {
            WhyKept::NotUnderstood
        } else {
            WhyKept::PartlyUnderstood
        });
    }
    reading
}

/// `none`, where that says no to everything. A person's `no` about pets may mean two things: that
/// they bring none, or that they want none.
fn none_of(topic: Topic, folded: &str, kind: ProfileKind) -> Option<Reading> {
    let clear = match folded {
        "none" | "nil" | "no pets" | "no allergies" => true,
        _ => {
            vocabulary::yes_no(folded) == Some(false)
                && (topic != Topic::Pets || kind.offers_room())
        }
    };
    let closed = matches!(topic, Topic::Pets | Topic::Allergies | Topic::Access);
    (clear && closed).then(|| {
        let said = topic
            .items()
            .iter()
            .map(|item| Said::Fact(answer(topic, item, Answer::No, "")));
        Reading {
            said: said.collect(),
            notes: vec![Note::NoneOfThem],
            ..Reading::default()
        }
    })
}

fn answer(topic: Topic, item: &str, answer: Answer, value: &str) -> SaidFact {
    SaidFact {
        topic,
        item: item.to_owned(),
        answer,
        value: value.to_owned(),
    }
}

/// What one piece of a list says.
fn piece_of(topic: Topic, piece: &str, by: Reader<'_>) -> Vec<SaidFact> {
    let folded = fold(piece);
    if topic == Topic::Support && folded == "anything but nights" {
        return vec![answer(Topic::Nights, "", Answer::Yes, "none")];
    }
    if topic == Topic::Pets
        && Topic::GetsOnWith.whose().has(by.kind)
        && let Some(said) = feeling(&folded, by.lexicon)
    {
        return said;
    }
    let (phrase, words) = aside(piece);
    let phrase = fold(&phrase);
    let phrase = phrase
        .split_once(':')
        .filter(|_| topic == Topic::Reason)
        .map_or(phrase.as_str(), |(p, _)| p);
    let (phrase, said) = match phrase.strip_prefix("no ") {
        Some(rest) => (rest, Answer::No),
        None => (phrase, Answer::Yes),
    };
    if let Some(unknown) = vocabulary::unknown(&fold(&words)) {
        let item = by.lexicon.item(topic, phrase);
        return item
            .map(|item| vec![answer(topic, item, unknown, "")])
            .unwrap_or_default();
    }
    let said = if fold(&words) == "with training" {
        Answer::Partly
    } else {
        said
    };
    let counted = phrase
        .split_once(' ')
        .filter(|(n, _)| vocabulary::number(n).is_some())
        .map(|(_, rest)| rest);
    let item = by
        .lexicon
        .item(topic, &folded)
        .map(|item| (item, Answer::Yes, ""));
    item.or_else(|| {
        by.lexicon
            .item(topic, phrase)
            .map(|item| (item, said, words.as_str()))
    })
    .or_else(|| {
        by.lexicon
            .item(topic, counted?)
            .map(|item| (item, said, words.as_str()))
    })
    .map(|(item, said, words)| vec![answer(topic, item, said, words)])
    .unwrap_or_default()
}

/// How a person gets on with an animal: `scared of cats`, `loves dogs`, `allergic to dogs`.
fn feeling(folded: &str, lexicon: &Lexicon) -> Option<Vec<SaidFact>> {
    const FEELINGS: [(&str, Answer); 10] = [
        ("scared of ", Answer::No),
        ("afraid of ", Answer::No),
        ("frightened of ", Answer::No),
        ("dislikes ", Answer::No),
        ("allergic to ", Answer::No),
        ("loves ", Answer::Yes),
        ("likes ", Answer::Yes),
        ("ok with ", Answer::Yes),
        ("fine with ", Answer::Yes),
        ("gets on with ", Answer::Yes),
    ];
    let (start, how) = FEELINGS
        .into_iter()
        .find(|(start, _)| folded.starts_with(start))?;
    let item = lexicon.item(Topic::GetsOnWith, folded.strip_prefix(start)?)?;
    let mut said = vec![answer(Topic::GetsOnWith, item, how, "")];
    if start == "allergic to " && Topic::Allergies.items().contains(&item) {
        said.push(answer(Topic::Allergies, item, Answer::Yes, ""));
    }
    Some(said)
}

/// A piece without what stands aside: `dog (Nel, 6)` is a dog, `epilepsy - trained` is epilepsy.
fn aside(piece: &str) -> (String, String) {
    let (phrase, words) = piece
        .split_once('(')
        .map(|(phrase, words)| (phrase, words.trim_end_matches(')')))
        .or_else(|| piece.split_once(" - "))
        .unwrap_or((piece, ""));
    if let Some(phrase) = phrase.trim().strip_suffix(" with training") {
        return (phrase.to_owned(), "with training".to_owned());
    }
    (phrase.trim().to_owned(), words.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(
        topic: Topic,
        text: &str,
        kind: ProfileKind,
    ) -> (Vec<(Topic, String, Answer, String)>, Reading) {
        let lexicon = Lexicon::default();
        let today = jiff::civil::date(2026, 11, 12);
        let reading = set(
            topic,
            text,
            &fold(text),
            Reader {
                kind,
                today,
                lexicon: &lexicon,
            },
        );
        let said = reading.said.iter().filter_map(|said| match said {
            Said::Fact(f) => Some((f.topic, f.item.clone(), f.answer, f.value.clone())),
            Said::Text(..)
            | Said::Day(..)
            | Said::Count(..)
            | Said::Status(_)
            | Said::MustHave(_) => None,
        });
        (said.collect(), reading)
    }

    fn one(
        topic: Topic,
        item: &str,
        answer: Answer,
        value: &str,
    ) -> (Topic, String, Answer, String) {
        (topic, item.to_owned(), answer, value.to_owned())
    }

    #[test]
    fn animals_of_the_sample_files() {
        use Answer::{No, Yes};
        let person = |text| read(Topic::Pets, text, ProfileKind::Person).0;
        let home = |text| read(Topic::Pets, text, ProfileKind::Household).0;
        assert_eq!(
            person("scared of cats"),
            [one(Topic::GetsOnWith, "cat", No, "")]
        );
        assert_eq!(
            person("loves dogs"),
            [one(Topic::GetsOnWith, "dog", Yes, "")]
        );
        assert_eq!(
            home("dog (Nel, 6)"),
            [one(Topic::Pets, "dog", Yes, "Nel, 6")]
        );
        assert_eq!(home("2 cats"), [one(Topic::Pets, "cat", Yes, "")]);
        assert_eq!(home("hens"), [one(Topic::Pets, "hens", Yes, "")]);
        assert_eq!(home("no").len(), Topic::Pets.items().len());
        assert_eq!(
            read(Topic::Pets, "no", ProfileKind::Person).1.kept,
            Some(WhyKept::NotUnderstood)
        );
        assert_eq!(
            read(Topic::Pets, "Y", ProfileKind::Person).1.kept,
            Some(WhyKept::NotUnderstood)
        );
    }

    #[test]
    fn support_of_the_sample_files() {
        use Answer::{Partly, Yes};
        let home = |text| read(Topic::Support, text, ProfileKind::Household);
        assert_eq!(
            home("LD; autism").0,
            [
                one(Topic::Support, "learning-disability", Yes, ""),
                one(Topic::Support, "autism", Yes, "")
            ]
        );
        assert_eq!(
            home("epilepsy - trained").0,
            [one(Topic::Support, "epilepsy", Yes, "trained")]
        );
        assert_eq!(
            home("dementia with training").0,
            [one(Topic::Support, "dementia", Partly, "with training")]
        );
        let (said, reading) = home("anything but nights");
        assert_eq!(said, [one(Topic::Nights, "", Yes, "none")]);
        assert_eq!(reading.kept, Some(WhyKept::PartlyUnderstood));
    }

    #[test]
    fn kinds_and_reasons_of_the_sample_files() {
        let kinds = |text| read(Topic::Kinds, text, ProfileKind::Person);
        assert_eq!(kinds("live-in; short breaks").0.len(), 2);
        assert_eq!(kinds("live in|Respite").0.len(), 2);
        assert_eq!(
            kinds("a castle").1.problem,
            Some(Problem::NotAKind(Target::Topic(Topic::Kinds)))
        );
        assert_eq!(
            read(Topic::Reason, "LD & autism", ProfileKind::Person)
                .0
                .len(),
            2
        );
    }
}
