//! What would move, in sentences.

use super::{Speak, small};
use crate::app::match_data::WhatIfData;
use crate::app::session::NamesShown;
use crate::domain::id::{PreferenceId, ProfileId};
use crate::domain::preference::{Level, Wish};
use crate::domain::topic::Topic;
use crate::matching::what_if::{Meets, Moved};
use crate::words::Words;

impl WhatIfData {
    /// The name of one of the list.
    pub fn name(&self, id: ProfileId, names: NamesShown) -> String {
        let name = self.names.get(&id);
        name.map_or_else(String::new, |name| names.name(name))
    }

    /// What a wish of the subject is called.
    pub fn wish(&self, id: PreferenceId, topic: Topic, words: &Words, names: NamesShown) -> String {
        let speak = Speak {
            words,
            names,
            subject: &self.subject,
            other: &self.subject,
        };
        super::capital(&speak.wish(self.subject.side(), id, topic))
    }

    /// Who moves and why, one sentence each, those that move furthest first.
    pub fn moves(&self, words: &Words, names: NamesShown) -> Vec<String> {
        self.moved
            .iter()
            .map(|moved| self.moved(moved, words, names))
            .collect()
    }

    /// The order in one sentence.
    pub fn order(&self, words: &Words, names: NamesShown) -> String {
        let names: Vec<String> = self
            .rows
            .iter()
            .map(|row| format!("{} {}", row.after, self.name(row.id, names)))
            .collect();
        words.say("what-if-order", &[("names", names.join(", ").into())])
    }

    fn moved(&self, moved: &Moved, words: &Words, names: NamesShown) -> String {
        let id = match (moved.before, moved.after) {
            (Some(before), Some(after)) if after < before => "what-if-moved-up",
            (None, _) => "what-if-moved-in",
            (Some(_), Some(_)) => "what-if-moved-down",
            (Some(_), None) => "what-if-moved-out",
        };
        let args = [
            ("name", self.name(moved.id, names).into()),
            ("before", moved.before.unwrap_or(0).into()),
            ("after", moved.after.unwrap_or(0).into()),
        ];
        let told = words.say(id, &args);
        if moved.before.is_none() || moved.after.is_none() {
            return told;
        }
        let Some(because) = moved.because else {
            return told;
        };
        let wish = self.wish(because.preference, because.topic, words, names);
        let up = id == "what-if-moved-up";
        let id = match (because.more, because.meets, up) {
            (true, Meets::Yes, true) => "what-if-more-yes",
            (true, Meets::Yes, false) => "what-if-more-yes-down",
            (true, Meets::Partly, _) => "what-if-more-partly",
            (true, Meets::No, true) => "what-if-more-no-up",
            (true, Meets::No, false) => "what-if-more-no",
            (true, Meets::NotKnown, _) => "what-if-more-not-known",
            (false, Meets::Yes, true) => "what-if-less-yes-up",
            (false, Meets::Yes, false) => "what-if-less-yes",
            (false, Meets::Partly, _) => "what-if-less-partly",
            (false, Meets::No, true) => "what-if-less-no",
            (false, Meets::No, false) => "what-if-less-no-down",
            (false, Meets::NotKnown, _) => "what-if-less-not-known",
        };
        words.say(id, &[("move", told.into()), ("wish", wish.into())])
    }

    /// A bar and where it stands in the file, in one sentence.
    pub fn bar_sentence(
        &self,
        wish: &Wish,
        now: Level,
        words: &Words,
        names: NamesShown,
    ) -> String {
        let preference = &wish.preference;
        let level = |level: Level| small(None, &words.get(level.word_id()));
        let named = self.wish(preference.id, preference.topic, words, names);
        let args = [
            ("wish", named.into()),
            ("now", level(now).into()),
            ("saved", level(preference.level).into()),
        ];
        words.say("what-if-bar", &args)
    }
}
