//! "Understood as": what a cell was taken to say, and what becomes of a row, in sentences.

use super::doubles::SameAs;
use super::headings::Target;
use super::must_haves::SaidMustHave;
use super::plan::{Outcome, Refused, Unplaced};
use super::problem::{day_words, problem_sentence, target_words};
use super::values::{Said, SaidFact, Status};
use crate::domain::dates::PartialDate;
use crate::domain::fact::Answer;
use crate::domain::preference::Direction;
use crate::domain::text::SafeText;
use crate::domain::topic::{Shape, Topic};
use crate::words::Words;

/// What something was understood as: `Date of birth: 9 March 1961`.
pub fn said_sentence(words: &Words, said: &Said) -> String {
    let (what, value) = match said {
        Said::Text(target, text) => (
            target_words(words, *target),
            SafeText::new(text).to_string(),
        ),
        Said::Day(target, date) => (target_words(words, *target), date_words(words, *date)),
        Said::Count(target, n) => (target_words(words, *target), n.to_string()),
        Said::Status(status) => (
            target_words(words, Target::Status),
            status_words(words, *status),
        ),
        Said::Fact(fact) => (words.get(fact.topic.word_id()), fact_words(words, fact)),
        Said::MustHave(must_have) => (
            target_words(words, Target::MustHaves),
            must_have_words(words, must_have),
        ),
    };
    words.say(
        "import-echo",
        &[("what", what.into()), ("value", value.into())],
    )
}

/// A date as precisely as it is known, in words.
pub fn date_words(words: &Words, date: PartialDate) -> String {
    match date {
        PartialDate::Day(day) => day_words(words, day),
        PartialDate::Month(year, month) => {
            let month = words.say("import-month", &[("month", i64::from(month).into())]);
            words.say(
                "import-month-year",
                &[("month", month.into()), ("year", year.to_string().into())],
            )
        }
        PartialDate::Year(year) => year.to_string(),
    }
}

fn status_words(words: &Words, status: Status) -> String {
    match status {
        Status::Approved => words.get("import-status-approved"),
        Status::Step(step) => words.get(step.word_id()),
    }
}

/// The words for an item; an item of an open set that is not in its list speaks for itself.
pub(super) fn item_words(words: &Words, topic: Topic, item: &str) -> String {
    if topic.items().contains(&item) && !matches!(topic.shape(), Shape::YesNo) {
        words.get(&topic.item_word_id(item))
    } else {
        SafeText::new(item).to_string()
    }
}

fn fact_words(words: &Words, fact: &SaidFact) -> String {
    let plain = |id: &str, value: String| words.say(id, &[("value", value.into())]);
    let named = |name: String| match (fact.answer, fact.value.as_str()) {
        (Answer::No, _) => plain("import-echo-not", name),
        (Answer::Partly, _) => plain("import-echo-partly", name),
        (_, "") => name,
        (_, value) => words.say(
            "import-echo-words",
            &[
                ("value", name.into()),
                ("words", SafeText::new(value).as_str().into()),
            ],
        ),
    };
    match (fact.answer, fact.topic.shape()) {
        (Answer::NotKnown | Answer::NotAsked | Answer::PrefersNot, _) => {
            words.get(fact.answer.word_id())
        }
        (_, Shape::Set(_) | Shape::OpenSet(_)) => named(item_words(words, fact.topic, &fact.item)),
        (Answer::No | Answer::Yes, Shape::YesNo) => words.get(fact.answer.word_id()),
        (_, Shape::Choice(_) | Shape::Scale(_)) => item_words(words, fact.topic, &fact.value),
        (_, Shape::Date) => fact
            .value
            .parse()
            .map_or_else(|_| fact.value.clone(), |date| date_words(words, date)),
        (_, Shape::Text | Shape::Lines | Shape::Number(..) | Shape::Place | Shape::YesNo) => {
            SafeText::new(&fact.value).to_string()
        }
    }
}

fn must_have_words(words: &Words, must_have: &SaidMustHave) -> String {
    let item = item_words(words, must_have.topic, must_have.item);
    let value = match (must_have.topic, must_have.direction) {
        (Topic::Near, _) => {
            let minutes = must_have.high.unwrap_or_default();
            return words.say(
                "import-echo-near",
                &[
                    ("minutes", minutes.into()),
                    ("place", must_have.place.as_str().into()),
                ],
            );
        }
        (topic, Direction::Want) if must_have.item.is_empty() => {
            let step = must_have
                .high
                .and_then(|step| usize::try_from(step).ok())
                .unwrap_or_default();
            let step = topic
                .items()
                .get(step)
                .map_or(String::new(), |step| item_words(words, topic, step));
            words.say("import-echo-at-most", &[("value", step.into())])
        }
        (_, Direction::Want) => item,
        (_, Direction::Avoid) => words.say("import-echo-avoid", &[("value", item.into())]),
    };
    let what = words.get(must_have.topic.word_id());
    words.say(
        "import-echo",
        &[("what", what.into()), ("value", value.into())],
    )
}

/// What becomes of a row, with the reason where it is not simply added.
pub fn outcome_sentence(words: &Words, outcome: &Outcome) -> String {
    match outcome {
        Outcome::Added => words.get("import-outcome-added"),
        Outcome::Empty => words.get("import-outcome-empty"),
        Outcome::Refused(Refused::LeftOut) => words.get("import-outcome-left-out"),
        Outcome::Refused(Refused::Because(problem)) => problem_sentence(words, &problem.what),
        Outcome::NeedsAnswer(problems) => {
            let sentences: Vec<String> = problems
                .iter()
                .map(|p| problem_sentence(words, &p.what))
                .collect();
            sentences.join(". ")
        }
        Outcome::LikelyDuplicate { why, of } => {
            let why = words.get(why.word_id());
            match of {
                SameAs::Existing {
                    reference, name, ..
                } => words.say(
                    "import-double-of-existing",
                    &[
                        ("name", SafeText::new(name).as_str().into()),
                        ("reference", reference.into()),
                        ("why", why.into()),
                    ],
                ),
                SameAs::Row(row) => words.say(
                    "import-double-of-row",
                    &[("row", (*row).into()), ("why", why.into())],
                ),
            }
        }
    }
}

/// The line for a cell that is kept as it stood.
pub fn unplaced_sentence(words: &Words, cell: &Unplaced<'_>) -> String {
    words.say(
        "import-kept-sentence",
        &[
            ("row", cell.row.into()),
            ("heading", SafeText::new(cell.heading).as_str().into()),
            ("cell", SafeText::new(cell.cell).as_str().into()),
            ("why", words.get(cell.why.word_id()).into()),
        ],
    )
}
