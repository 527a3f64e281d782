//! Checking back in words: the either-or questions, and the change of bars that would agree.

use super::{Speak, level, small};
use crate::app::match_data::CheckBackData;
use crate::app::session::NamesShown;
use crate::domain::preference::{Level, Wish};
use crate::domain::topic::Topic;
use crate::matching::check_back::{Choice, Question};
use crate::matching::known::Said;
use crate::matching::must_have::Found;
use crate::words::Words;

fn speak<'a>(words: &'a Words, names: NamesShown, data: &'a CheckBackData) -> Speak<'a> {
    // The homes are told by what is there alone, so nobody on the other side is needed.
    Speak {
        words,
        names,
        subject: &data.subject,
        other: &data.subject,
    }
}

/// The question to ask: “Which home: 10 minutes from my mum’s and no dog, or 40 minutes from my mum’s
/// and a dog?”
pub fn question(
    words: &Words,
    names: NamesShown,
    data: &CheckBackData,
    question: &Question,
) -> String {
    let side = |home: usize| {
        let told: Vec<String> = question
            .wishes
            .iter()
            .filter_map(|wish| there(words, names, data, home, *wish))
            .collect();
        words.list(&told)
    };
    let [one, other] = question.homes.map(side);
    let id = if data.subject.kind.other_side().offers_room() {
        "check-question-home"
    } else {
        "check-question-person"
    };
    words.say(id, &[("one", one.into()), ("other", other.into())])
}

/// What one home has of what one wish asks.
fn there(
    words: &Words,
    names: NamesShown,
    data: &CheckBackData,
    home: usize,
    wish: usize,
) -> Option<String> {
    let found = data.found.get(home)?.get(wish)?;
    let wish = data.wish(wish)?;
    let topic = wish.preference.topic;
    if let (Topic::Pets | Topic::GetsOnWith, Found::Items(items)) = (topic, found) {
        return Some(pets(words, topic, items));
    }
    if let (Topic::Garden, Found::Items(items)) = (topic, found)
        && items.iter().any(|(_, said)| *said == Said::Yes)
    {
        return Some(words.get("check-garden"));
    }
    let speak = speak(words, names, data);
    let own = data.subject.side();
    let told = speak.what_was_found(own, wish.preference.id, topic, found);
    Some(small(Some(topic), &told))
}

/// Animals as they are said: `a dog and fish`, `no dog`.
fn pets(words: &Words, topic: Topic, items: &[(String, Said)]) -> String {
    let named = |there: bool| {
        items
            .iter()
            .filter(move |(_, said)| matches!(said, Said::Yes | Said::Partly) == there)
            .map(|(code, _)| (code.as_str(), small(None, &super::item(words, topic, code))))
    };
    let there: Vec<String> = named(true)
        .map(|(code, what)| {
            let args = [("code", code.into()), ("what", what.into())];
            words.say("check-animal", &args)
        })
        .collect();
    if there.is_empty() {
        let none: Vec<String> = named(false).map(|(_, what)| what).collect();
        return words.say("found-items-no", &[("what", words.list(&none).into())]);
    }
    words.list(&there)
}

/// What the bars say somebody would choose.
pub fn agrees(words: &Words, name: &str, predicted: Option<Choice>) -> String {
    let id = match predicted {
        Some(Choice::First) => "check-bars-first",
        Some(Choice::Second) => "check-bars-second",
        None => "check-bars-same",
    };
    words.say(id, &[("name", name.into())])
}

/// A change of two bars in words: `Garden from would be nice to matters`.
pub fn change(
    words: &Words,
    names: NamesShown,
    data: &CheckBackData,
    question: &Question,
    levels: [[Level; 2]; 2],
) -> String {
    let speak = speak(words, names, data);
    let [from, to] = levels;
    let moved: Vec<String> = question
        .wishes
        .iter()
        .zip(from.into_iter().zip(to))
        .filter(|(_, (from, to))| from != to)
        .filter_map(|(wish, (from, to))| {
            let wish: &Wish = data.wish(*wish)?;
            let args = [
                ("what", speak.wish_composed(wish).into()),
                ("from", level(words, from).into()),
                ("to", level(words, to).into()),
            ];
            Some(words.say("check-move", &args))
        })
        .collect();
    words.list(&moved)
}
