//! What we learn, in words: counts of arrangements and of people, and never a name.

use super::say;
use crate::stability::continuing::{Continuing, ContinuingAt, Counts, Endings, FEWEST};
use crate::stability::waiting::Waiting;
use crate::words::Words;

/// How many go on of every 10, to the nearest.
pub fn of_ten(continuing: u32, began: u32) -> u32 {
    (20 * continuing + began)
        .checked_div(2 * began)
        .unwrap_or(0)
}

/// Who is waiting, counted: how many, for how long, and of how many nobody knows since when.
pub fn waiting(words: &Words, waiting: &[Waiting]) -> Vec<String> {
    let known: Vec<u32> = waiting.iter().filter_map(|w| w.days).collect();
    let mut lines = vec![words.say("learn-waiting", &[("n", waiting.len().into())])];
    if let Some(longest) = known.iter().max() {
        let days = say::span(words, *longest);
        lines.push(words.say("learn-longest", &[("span", days.into())]));
    }
    let mut sorted = known.clone();
    sorted.sort_unstable();
    if let Some(middle) = sorted.get(sorted.len() / 2).filter(|_| sorted.len() > 2) {
        let days = say::span(words, *middle);
        lines.push(words.say("learn-middle", &[("span", days.into())]));
    }
    let unknown = waiting.len() - known.len();
    if unknown > 0 {
        lines.push(words.say("learn-unknown-start", &[("n", unknown.into())]));
    }
    lines
}

/// One point in words: `After 28 days: about 9 in 10 still going (41 of 45).`
pub fn point(words: &Words, at: &ContinuingAt) -> String {
    let when = words.get(at.point.word_id());
    match &at.counts {
        Counts::TooFew => words.say(
            "learn-too-few",
            &[("when", when.into()), ("n", FEWEST.into())],
        ),
        Counts::Known {
            began, continuing, ..
        } => {
            let tenths = of_ten(*continuing, *began);
            let id = match tenths {
                _ if continuing == began => "learn-point-all",
                _ if *continuing == 0 => "learn-point-none",
                10 => "learn-point-nearly-all",
                0 => "learn-point-few",
                _ => "learn-point",
            };
            words.say(
                id,
                &[
                    ("when", when.into()),
                    ("tenths", tenths.into()),
                    ("n", (*continuing).into()),
                    ("began", (*began).into()),
                ],
            )
        }
    }
}

/// How those that ended did, where no number is so small that it points at somebody.
pub fn endings(words: &Words, ended: &Endings) -> Option<String> {
    let parts = [
        ended.planned(true),
        ended.planned(false),
        ended.died(),
        ended.not_wanted(),
    ];
    let shown = parts.iter().all(|n| *n == 0 || *n >= FEWEST);
    let [planned, unplanned, died, not_wanted] = parts;
    (shown && ended.total() > 0).then(|| {
        words.say(
            "learn-endings",
            &[
                ("n", ended.total().into()),
                ("planned", planned.into()),
                ("unplanned", unplanned.into()),
                ("died", died.into()),
                ("unwanted", not_wanted.into()),
            ],
        )
    })
}

/// Everything that is known of how arrangements go on, in sentences.
pub fn continuing(words: &Words, told: &Continuing) -> Vec<String> {
    let mut lines = vec![words.get("learn-counts-those")];
    for at in &told.points {
        let mut line = point(words, at);
        if let Counts::Known { ended, .. } = &at.counts
            && let Some(endings) = endings(words, ended)
        {
            line = format!("{line} {endings}");
        }
        lines.push(line);
    }
    lines.extend(left_out(words, told));
    lines
}

/// What could not be counted, and why.
pub fn left_out(words: &Words, told: &Continuing) -> Vec<String> {
    [
        ("learn-not-begun", told.excluded.not_begun),
        ("learn-not-lived-in", told.excluded.not_lived_in),
    ]
    .into_iter()
    .filter(|(_, n)| *n > 0)
    .map(|(id, n)| words.say(id, &[("n", n.into())]))
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tenths_are_rounded_to_the_nearest() {
        assert_eq!(of_ten(51, 64), 8);
        assert_eq!(of_ten(5, 5), 10);
        assert_eq!(of_ten(1, 20), 1);
        assert_eq!(of_ten(0, 0), 0);
    }
}
