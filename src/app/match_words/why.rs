//! Why two sides fit, in sentences.

use super::{Speak, capital, small};
use crate::app::match_data::WhyData;
use crate::app::say;
use crate::app::session::NamesShown;
use crate::domain::disagreement::Disagreement;
use crate::domain::introduction::{View, ViewAbout, Voice};
use crate::domain::lists::PairSheet;
use crate::matching::explain::Swing;
use crate::matching::must_have::{Gate, Outcome as MustOutcome};
use crate::matching::robust::outcome::Outcome;
use crate::matching::why::Side;
use crate::words::Words;

/// From this fit on two sides are said to fit well, and below the other only in part.
const WELL: u32 = 65;
const IN_PART: u32 = 40;

impl WhyData {
    /// The words for the two.
    pub fn speak<'a>(&'a self, words: &'a Words, names: NamesShown) -> Speak<'a> {
        Speak {
            words,
            names,
            subject: &self.subject,
            other: &self.other,
        }
    }
}

/// What each side said last, where they have met: what people say after a meeting counts for more
/// than any number. Nothing where they have not met.
pub fn answers(speak: &Speak<'_>, pair: &PairSheet) -> Vec<String> {
    if pair.last_met().is_none() && pair.views.is_empty() {
        return Vec::new();
    }
    [(Voice::Mover, Side::MovingIn), (Voice::Home, Side::Room)]
        .into_iter()
        .map(|(voice, side)| {
            let name = speak.name(side);
            match latest(pair, voice) {
                Some(view) => answer(speak, &name, view),
                None => speak.words.say("why-answer-none", &[("name", name.into())]),
            }
        })
        .collect()
}

/// What one side said last, about the arrangement or about meeting again.
fn latest(pair: &PairSheet, voice: Voice) -> Option<&View> {
    pair.views
        .iter()
        .filter(|view| view.voice == voice && view.member.is_none())
        .max_by_key(|view| (view.on, view.turn))
}

fn answer(speak: &Speak<'_>, name: &str, view: &View) -> String {
    let words = speak.words;
    let about = match view.about {
        ViewAbout::Meeting => "why-answer-meeting",
        ViewAbout::Arrangement => "why-answer-arrangement",
    };
    let answer = small(None, &words.get(view.answer.word_id()));
    let mut text = words.say(
        about,
        &[
            ("name", name.into()),
            ("answer", answer.into()),
            ("day", say::day(words, view.on).into()),
        ],
    );
    if !view.words.trim().is_empty() {
        let said = words.say("own-words", &[("words", view.words.trim().into())]);
        text = format!("{text} {said}");
    }
    text
}

/// That, when and why a pair was set aside; nothing if it was not.
pub fn set_aside(words: &Words, pair: &PairSheet) -> Option<String> {
    let on = pair.pair.set_aside_on?;
    let day = say::day(words, on);
    let mut text = match pair.pair.set_aside_reason {
        Some(reason) => {
            let reason = small(None, &words.get(reason.word_id()));
            let args = [("day", day.into()), ("reason", reason.into())];
            words.say("why-set-aside-because", &args)
        }
        None => words.say("why-set-aside", &[("day", day.into())]),
    };
    if let Some(by) = pair.pair.set_aside_by {
        let by = small(None, &words.get(by.word_id()));
        let by = words.say("why-set-aside-by", &[("by", by.into())]);
        text = format!("{text} {by}");
    }
    let own = pair.pair.set_aside_words.trim();
    if !own.is_empty() {
        let said = words.say("own-words", &[("words", own.into())]);
        text = format!("{text}. {said}");
    }
    Some(text)
}

/// Who disagreed with what a match says, when, in which way and why.
pub fn disagreed(words: &Words, disagreement: &Disagreement) -> String {
    let way = small(None, &words.get(disagreement.way.word_id()));
    let said = words.say("own-words", &[("words", disagreement.words.trim().into())]);
    words.say(
        "disagreed",
        &[
            ("who", disagreement.who.as_str().into()),
            ("day", say::day(words, disagreement.on).into()),
            ("way", way.into()),
            ("words", said.into()),
        ],
    )
}

/// How sure we are: the range, how it does in re-runs once they are done, the places it could take, and
/// which side is a guess.
pub fn sure(speak: &Speak<'_>, data: &WhyData, outcome: Option<&Outcome>) -> Vec<String> {
    let words = speak.words;
    let (low, high) = data.explanation.fit.whole_range();
    let mut lines = Vec::new();
    if low == high {
        lines.push(words.get("why-all-known"));
    } else {
        let args = [("low", low.into()), ("high", high.into())];
        lines.push(words.say("why-likely", &args));
    }
    lines.extend(data.rerun(speak, outcome));
    if let (Some(place), Some(places)) = (data.place, data.places) {
        let id = if places.best == places.worst {
            "why-place-sure"
        } else {
            "why-place"
        };
        let args = [
            ("place", place.into()),
            ("of", data.could_work.into()),
            ("best", places.best.into()),
            ("worst", places.worst.into()),
        ];
        lines.push(words.say(id, &args));
    }
    if let Some(close) = data.close.filter(|close| *close > 1) {
        lines.push(words.say("why-close", &[("n", close.into())]));
    }
    let views = [&data.explanation.own, &data.explanation.theirs];
    lines.extend(
        views
            .into_iter()
            .filter(|side| !side.view.stated())
            .map(|side| words.say("why-silent", &[("name", speak.name(side.side).into())])),
    );
    lines
}

/// What the answer to the most important unknown would change.
pub(super) fn change(speak: &Speak<'_>, data: &WhyData, swing: &Swing) -> Vec<String> {
    let words = speak.words;
    let what = small(
        None,
        &speak.wish(swing.whose, swing.preference, swing.topic),
    );
    let (now, bad, good) = (
        data.explanation.fit.whole(),
        swing.bad.whole(),
        swing.good.whole(),
    );
    let args = || {
        vec![
            ("what", what.as_str().into()),
            ("about", speak.name(super::other_side(swing.whose)).into()),
            ("now", now.into()),
            ("bad", bad.into()),
            ("good", good.into()),
            (
                "name",
                data.instead
                    .clone()
                    .map(|n| speak.names.name(&n))
                    .unwrap_or_default()
                    .into(),
            ),
        ]
    };
    let mut lines = vec![words.say("why-change-ask", &args())];
    if bad < now {
        let id = if data.instead.is_some() {
            "why-change-bad-instead"
        } else {
            "why-change-bad"
        };
        lines.push(words.say(id, &args()));
    }
    if good > now {
        lines.push(words.say("why-change-good", &args()));
    }
    lines
}

impl WhyData {
    /// What would change this: the answer that would change most, with whom to ask, and the change of
    /// importance that would turn it and its rival round. A line says so where nothing would.
    pub fn change(&self, speak: &Speak<'_>) -> Vec<String> {
        let answer = match &self.explanation.swing {
            Some(swing) => change(speak, self, swing).join(" "),
            None => speak.words.get("why-change-nothing"),
        };
        let turn = self.rival.as_ref().and_then(|rival| rival.turn(speak));
        [answer].into_iter().chain(turn).collect()
    }

    /// The questions of this pair, must-haves first.
    pub fn questions(&self, speak: &Speak<'_>) -> Vec<String> {
        let asks = self.explanation.reasons().to_ask;
        let mut lines: Vec<String> = asks.iter().map(|ask| speak.ask(ask)).collect();
        if lines.is_empty() {
            lines.push(speak.words.get("why-no-questions"));
        }
        lines
    }

    /// Where the pair stands with the must-haves, in one sentence for each that does not pass.
    pub fn in_the_way(&self, speak: &Speak<'_>) -> Vec<String> {
        match &self.explanation.gate {
            Gate::Eligible => Vec::new(),
            Gate::AskFirst(findings) => findings.iter().map(|f| speak.must_have(f)).collect(),
            Gate::LeftOut { because, .. } => because.iter().map(|f| speak.must_have(f)).collect(),
        }
    }
}

/// Why two sides fit, in sentences and without a table.
pub fn why_sentences(
    words: &Words,
    names: NamesShown,
    data: &WhyData,
    outcome: Option<&Outcome>,
) -> Vec<String> {
    let speak = data.speak(words, names);
    let fit = &data.explanation.fit;
    let (subject, other) = (
        speak.name(data.subject.side()),
        speak.name(data.other.side()),
    );
    let mut lines = Vec::new();
    if let Some(pair) = &data.pair {
        lines.extend(set_aside(words, pair));
        lines.extend(answers(&speak, pair));
    }
    lines.extend(data.disagreements.iter().map(|d| disagreed(words, d)));
    let how = match (&data.explanation.gate, fit.whole()) {
        (Gate::LeftOut { .. }, _) => "why-left-out",
        (Gate::AskFirst(_), _) => "why-ask-first",
        (Gate::Eligible, WELL..) => "why-well",
        (Gate::Eligible, IN_PART..) => "why-part",
        (Gate::Eligible, _) => "why-not-well",
    };
    let args = || {
        vec![
            ("subject", subject.as_str().into()),
            ("other", other.as_str().into()),
        ]
    };
    lines.push(words.say(how, &args()));
    lines.extend(data.in_the_way(&speak));
    let reasons = data.explanation.reasons();
    for (id, what) in [
        ("why-for", speak.reasons(&reasons.speaks_for)),
        ("why-against", speak.reasons(&reasons.against)),
    ] {
        if !what.is_empty() {
            lines.push(words.say(id, &[("what", what.into())]));
        }
    }
    let (low, high) = fit.whole_range();
    let mut numbers = args();
    numbers.extend([
        ("fit", fit.whole().into()),
        ("low", low.into()),
        ("high", high.into()),
        ("own", data.explanation.own.view.whole().into()),
        ("theirs", data.explanation.theirs.view.whole().into()),
    ]);
    let id = if low == high {
        "why-numbers-sure"
    } else {
        "why-numbers"
    };
    lines.push(words.say(id, &numbers));
    let mut passed: Vec<String> = data
        .explanation
        .findings
        .iter()
        .filter(|f| f.outcome == MustOutcome::Pass && f.must_have.is_some())
        .map(|f| small(f.topic, &speak.need(f)))
        .collect();
    passed.sort();
    passed.dedup();
    if !passed.is_empty() {
        lines.push(words.say("why-passed", &[("what", words.list(&passed).into())]));
    }
    lines.extend(sure(&speak, data, outcome).into_iter().skip(1));
    lines.extend(data.change(&speak).iter().map(|line| capital(line)));
    lines.push(words.get("why-help"));
    lines
}
