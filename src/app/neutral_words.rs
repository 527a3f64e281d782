//! Neutral values in words.

use super::match_words::small;
use super::neutral_data::NeutralsData;
use super::session::NamesShown;
use crate::domain::preference::Direction;
use crate::matching::neutral::{Criterion, Gauge};
use crate::matching::neutral_moves::First;
use crate::matching::score::KNOWN_FOR_NEUTRAL;
use crate::matching::value::SCALE;
use crate::words::Words;

/// A value in whole points out of 100, halves upwards.
pub const fn points(value: u32) -> u32 {
    (200 * value + SCALE) / (2 * SCALE)
}

/// From how many known answers a value comes; in words where they are too few to count, or all alike.
pub fn known(words: &Words, gauge: Gauge) -> String {
    let few = u64::try_from(gauge.known).is_ok_and(|known| known < KNOWN_FOR_NEUTRAL);
    if few {
        return words.say("neutrals-too-few", &[("n", gauge.known.into())]);
    }
    if gauge.alike {
        return words.say("neutrals-alike", &[("n", gauge.known.into())]);
    }
    gauge.known.to_string()
}

/// What a criterion is about: `Pets`, `Rather not: smoking`.
pub fn about(words: &Words, criterion: &Criterion) -> String {
    let topic = words.get(criterion.topic.word_id());
    match criterion.direction {
        Direction::Want => topic,
        Direction::Avoid => {
            let what = small(Some(criterion.topic), &topic);
            words.say("wish-avoid", &[("what", what.into())])
        }
    }
}

/// The one sentence that says what would move, before anything does.
pub fn would_move(words: &Words, data: &NeutralsData) -> String {
    if !data.measured.moves() {
        return words.get("neutrals-nothing");
    }
    let args = [
        ("firsts", data.moves.firsts.len().into()),
        ("looking", data.moves.looking.into()),
        ("placed", data.moves.placed.len().into()),
    ];
    words.say("neutrals-would-move", &args)
}

/// For whom another would come first, one sentence each.
pub fn firsts(words: &Words, names: NamesShown, data: &NeutralsData) -> Vec<String> {
    let name = |id| {
        data.names
            .get(&id)
            .map_or_else(String::new, |name| names.name(name))
    };
    let first = |first: &First| {
        let args = [
            ("name", name(first.id).into()),
            ("now", name(first.now).into()),
            ("then", name(first.then).into()),
        ];
        words.say("neutrals-first", &args)
    };
    data.moves.firsts.iter().map(first).collect()
}

/// Everything in sentences: what would move, for whom, and every value.
pub fn sentences(words: &Words, names: NamesShown, data: &NeutralsData) -> Vec<String> {
    let mut lines = vec![words.get("neutrals-what"), would_move(words, data)];
    lines.extend(firsts(words, names, data));
    let value = |who: String, about: String, gauge: Gauge| {
        let args = [
            ("who", who.into()),
            ("about", about.into()),
            ("now", points(gauge.now).into()),
            ("then", points(gauge.then).into()),
            ("known", known(words, gauge).into()),
        ];
        let id = if gauge.moves() {
            "neutrals-sentence"
        } else {
            "neutrals-sentence-same"
        };
        words.say(id, &args)
    };
    let silent = (
        words.get("neutrals-everybody"),
        words.get("neutrals-silent"),
    );
    lines.push(value(silent.0, silent.1, data.measured.view));
    lines.extend(data.criteria().into_iter().map(|criterion| {
        let who = words.get(criterion.owner.word_id());
        value(who, about(words, criterion), criterion.gauge)
    }));
    lines
}
