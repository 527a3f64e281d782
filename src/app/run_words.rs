//! Kept lists in words: what became of them and because of what.

use super::match_data::Told;
use super::match_words::{self, Speak};
use super::run_data::{KeptRun, RunsData};
use super::say;
use super::session::NamesShown;
use crate::domain::id::ProfileId;
use crate::matching::must_have::RuleKey;
use crate::matching::run::difference::{Cause, Change, Difference, Move, WishRef};
use crate::matching::run::{KeptHome, KeptList, Part, Whole};
use crate::words::Words;
use jiff::Timestamp;
use jiff::civil::Date;

/// The words, how names are shown, and the lists spoken of.
#[derive(Debug, Clone, Copy)]
pub struct Teller<'a> {
    /// The words.
    pub words: &'a Words,
    /// How names are shown.
    pub names: NamesShown,
    /// The lists.
    pub data: &'a RunsData,
}

impl Teller<'_> {
    /// The name of somebody on a list, also if they are no longer in the file.
    pub fn name(&self, id: ProfileId) -> String {
        self.data.names.get(&id).map_or_else(
            || self.words.get("runs-no-name"),
            |name| self.names.name(name),
        )
    }

    /// The line under the header of a shortlist: the first thing that changed since the list before,
    /// and how many more. Nothing if there was no list before, or nothing to tell.
    pub fn line(&self, today: Date) -> Option<String> {
        let [last, before, ..] = self.data.runs.as_slice() else {
            return None;
        };
        let since = last.since.as_ref()?;
        let first = since.changes.first()?;
        let more = since.changes.len() - 1;
        let args = [
            ("when", when(self.words, before.run.at, today).into()),
            ("change", self.change(first).into()),
            ("n", more.into()),
        ];
        let id = if more == 0 {
            "runs-line"
        } else {
            "runs-line-more"
        };
        Some(self.words.say(id, &args))
    }

    /// Everything that became of the list before: one sentence for each change.
    pub fn differences(&self, difference: &Difference) -> Vec<String> {
        let mut lines: Vec<String> = difference
            .changes
            .iter()
            .map(|change| {
                self.words
                    .say("runs-sentence", &[("change", self.change(change).into())])
            })
            .collect();
        for (id, n) in [
            ("runs-shifted", difference.shifted),
            ("runs-numbers", difference.numbers),
        ] {
            if n > 0 {
                lines.push(self.words.say(id, &[("n", n.into())]));
            }
        }
        if lines.is_empty() {
            lines.push(self.words.get("runs-nothing"));
        }
        lines
    }

    /// One change as a clause: `Patel household moved up 2 places because “Dog” is now known`.
    pub fn change(&self, change: &Change) -> String {
        let name = self.name(change.id);
        let place = |id: &str, other: &str, place: Option<usize>| {
            let args = [
                ("name", name.clone().into()),
                ("place", place.unwrap_or(0).into()),
            ];
            self.words
                .say(if place.is_some() { id } else { other }, &args)
        };
        match &change.what {
            Move::New(at) => place("runs-new", "runs-new-open", *at),
            Move::BroughtBack(at) => place("runs-back", "runs-back-open", *at),
            Move::Ranked(at) => place("runs-ranked", "runs-ranked", Some(*at)),
            Move::AskFirst => place("runs-ask-first", "runs-ask-first", None),
            Move::SetAside => place("runs-set-aside", "runs-set-aside", None),
            Move::NotThere => place("runs-not-there", "runs-not-there", None),
            Move::LeftOut(rules) => {
                let args = [("name", name.into()), ("rules", self.rules(rules).into())];
                self.words.say("runs-left-out", &args)
            }
            Move::Placed { from, to, because } => {
                let id = if to < from { "runs-up" } else { "runs-down" };
                let args = [
                    ("name", name.into()),
                    ("n", from.abs_diff(*to).into()),
                    ("cause", self.cause(*because, change.id).into()),
                ];
                self.words.say(id, &args)
            }
        }
    }

    fn rules(&self, rules: &[RuleKey]) -> String {
        let labels: Vec<String> = rules
            .iter()
            .map(|rule| {
                let rule = match_words::rule_label(self.words, rule);
                self.words.say("runs-quoted", &[("what", rule.into())])
            })
            .collect();
        self.words.list(&labels)
    }

    /// Why somebody moved, as it follows `because`.
    fn cause(&self, cause: Cause, id: ProfileId) -> String {
        let about = |own_id: &str, their_id: &str, wish: WishRef| {
            let whose = if wish.own {
                self.names.name(&self.data.subject.name)
            } else {
                self.name(id)
            };
            let args = [("what", self.wish(wish, id).into()), ("name", whose.into())];
            self.words
                .say(if wish.own { own_id } else { their_id }, &args)
        };
        match cause {
            Cause::Known(wish) => about("cause-known", "cause-known-theirs", wish),
            Cause::NotKnown(wish) => about("cause-not-known", "cause-not-known-theirs", wish),
            Cause::Found(wish) => about("cause-found", "cause-found-theirs", wish),
            Cause::MattersMore(wish) => about("cause-more", "cause-more", wish),
            Cause::MattersLess(wish) => about("cause-less", "cause-less", wish),
            Cause::NewWish(wish) => about("cause-new-wish", "cause-new-wish", wish),
            Cause::NoWish(wish) => about("cause-no-wish", "cause-no-wish", wish),
            Cause::Neutrals => self.words.get("cause-neutrals"),
            Cause::Rules => self.words.get("cause-rules"),
            Cause::Fit(from, to) => self
                .words
                .say("cause-fit", &[("from", from.into()), ("to", to.into())]),
        }
    }

    /// What a wish is called today; its topic, if it is not there any more.
    fn wish(&self, wish: WishRef, id: ProfileId) -> String {
        let subject = &self.data.subject;
        let told: Option<&Told> = if wish.own {
            Some(subject)
        } else {
            self.data.told.get(&id)
        };
        let Some((told, named)) = told.and_then(|told| Some((told, told.wish_about(wish)?))) else {
            return self.words.get(wish.topic.word_id());
        };
        let speak = Speak {
            words: self.words,
            names: self.names,
            subject,
            other: self.data.told.get(&id).unwrap_or(subject),
        };
        speak.wish(told.side(), named.preference.id, wish.topic)
    }

    /// A kept list in sentences: its counts, what became of the one before, and everybody on it.
    pub fn sentences(&self, kept: &KeptRun) -> Vec<String> {
        let mut lines = vec![self.counts(kept)];
        lines.extend(kept.since.iter().flat_map(|since| self.differences(since)));
        let Some(list) = &kept.list else {
            lines.push(self.words.get("runs-not-readable"));
            return lines;
        };
        lines.extend(
            list.could_work()
                .zip(1..)
                .map(|(home, place)| self.row(home, place)),
        );
        lines.extend(self.rest(list));
        lines
    }

    /// Whom a kept list names besides those that could work: of whom not enough was known, who was set
    /// aside, and how many each rule left out.
    pub fn rest(&self, list: &KeptList) -> Vec<String> {
        let named = |part: Part| -> Vec<String> {
            let homes = list.homes.iter().filter(|home| home.part == part);
            homes.map(|home| self.name(home.id)).collect()
        };
        let mut lines = Vec::new();
        for (id, names) in [
            ("runs-sentence-open", named(Part::NotEnough)),
            ("runs-sentence-aside", named(Part::SetAside)),
        ] {
            if !names.is_empty() {
                let args = [("names", self.words.list(&names).into())];
                lines.push(self.words.say(id, &args));
            }
        }
        lines.extend(list.left_out.iter().map(|count| {
            let rule = match_words::rule_label(self.words, &count.rule);
            let args = [("rule", rule.into()), ("n", count.left_out.into())];
            self.words.say("runs-sentence-rule", &args)
        }));
        lines
    }

    /// How many were compared, could work and were left out.
    pub fn counts(&self, kept: &KeptRun) -> String {
        let run = &kept.run;
        let args = [
            ("compared", run.compared.into()),
            ("could", run.could_work.into()),
            ("open", run.not_enough.into()),
            ("out", run.left_out.into()),
        ];
        self.words.say("runs-counts", &args)
    }

    fn row(&self, home: &KeptHome, place: usize) -> String {
        let Whole { low, point, high } = home.fit;
        let args = [
            ("n", place.into()),
            ("name", self.name(home.id).into()),
            ("fit", point.into()),
            ("low", low.into()),
            ("high", high.into()),
        ];
        let sure = low == high;
        self.words.say(
            if sure {
                "sentence-row-sure"
            } else {
                "sentence-row"
            },
            &args,
        )
    }
}

impl Cause {
    /// The wish it speaks of, if it speaks of one.
    pub const fn wish(self) -> Option<WishRef> {
        match self {
            Self::Known(wish)
            | Self::NotKnown(wish)
            | Self::Found(wish)
            | Self::MattersMore(wish)
            | Self::MattersLess(wish)
            | Self::NewWish(wish)
            | Self::NoWish(wish) => Some(wish),
            Self::Neutrals | Self::Rules | Self::Fit(..) => None,
        }
    }
}

/// When a list was kept, as it stands in a sentence: `09:14`, `3 November`, `3 November 2025`.
pub fn when(words: &Words, at: Timestamp, today: Date) -> String {
    let at = say::civil(at);
    let day = at.date();
    if day == today {
        return say::time(at.time());
    }
    if day.year() == today.year() {
        let args = [
            ("day", day.day().into()),
            ("month", say::month(words, day.month()).into()),
        ];
        return words.say("runs-day", &args);
    }
    say::day(words, day)
}
