//! A shortlist in sentences.

use super::{Speak, small};
use crate::app::match_data::{ShortlistData, Told};
use crate::app::session::NamesShown;
use crate::domain::id::ProfileId;
use crate::domain::profile::ProfileKind;
use crate::domain::topic::Topic;
use crate::matching::explain::ToAsk;
use crate::matching::must_have::{Rule, RuleKey};
use crate::matching::shortlist::Entry;
use crate::words::Words;

/// How many of the best group are named in one sentence.
const MOST_NAMED: usize = 6;

/// What most people are asked first, where a side has told us nothing it wishes for.
const FIRST_QUESTIONS: [Topic; 4] = [Topic::Near, Topic::Smoking, Topic::Pets, Topic::Pace];

/// `14 homes`, `1 person`: how many of the other side.
pub(super) fn many(words: &Words, subject: ProfileKind, n: usize) -> String {
    let id = if subject.other_side().offers_room() {
        "list-homes"
    } else {
        "list-people"
    };
    words.say(id, &[("n", n.into())])
}

/// What was compared and how many could work.
pub fn counts(words: &Words, data: &ShortlistData) -> String {
    let kind = data.subject.kind;
    let could = data.could_work().len();
    words.say(
        "list-counts",
        &[
            ("compared", many(words, kind, data.list.compared).into()),
            ("could", could.into()),
        ],
    )
}

/// The rule that leaves some out, as a label: whose it is stands with it where it is not that of the
/// one the list is for.
pub fn rule_label(words: &Words, key: &RuleKey) -> String {
    let need = super::must::label(words, key.rule, key.topic, &key.item, key.avoided);
    if key.own || key.rule != Rule::Stated {
        need
    } else {
        words.say("need-theirs", &[("need", need.into())])
    }
}

impl ShortlistData {
    fn name(&self, id: ProfileId, names: NamesShown) -> String {
        self.names
            .get(&id)
            .map_or_else(String::new, |name| names.name(name))
    }

    /// The words for one of the list, if it comes with reasons.
    pub fn speak<'a>(
        &'a self,
        id: ProfileId,
        words: &'a Words,
        names: NamesShown,
    ) -> Option<Speak<'a>> {
        Some(Speak {
            words,
            names,
            subject: &self.subject,
            other: self.told.get(&id)?,
        })
    }
}

/// What to say where nobody could work, or where nobody can be ranked; nothing otherwise. With it the
/// single change that would open most doors, if there is one.
pub fn empty(words: &Words, names: NamesShown, data: &ShortlistData) -> Option<String> {
    let told = nobody(words, names, data)?;
    let opening = data
        .opening
        .as_ref()
        .map(|opening| super::cost::opening(words, names, &data.subject, opening));
    Some(match opening {
        Some(opening) => format!("{told}. {opening}"),
        None => told,
    })
}

fn nobody(words: &Words, names: NamesShown, data: &ShortlistData) -> Option<String> {
    let name = names.name(&data.subject.name);
    if data.subject.wishes.is_empty() {
        let topics: Vec<String> = FIRST_QUESTIONS
            .iter()
            .filter(|topic| topic.whose().has(data.subject.kind.other_side()))
            .map(|topic| small(None, &words.get(topic.word_id())))
            .collect();
        let args = [("name", name.into()), ("topics", topics.join(", ").into())];
        return Some(words.say("list-too-little", &args));
    }
    if !data.could_work().is_empty() {
        return None;
    }
    if !data.not_enough().is_empty() {
        return Some(words.say("list-all-open", &[("name", name.into())]));
    }
    if data.list.compared == 0 {
        return Some(words.say("list-nobody", &[("name", name.into())]));
    }
    let nearest = data
        .near()
        .find_map(|row| Some((row.told.id, row.because.first()?)));
    let Some((id, finding)) = nearest else {
        return Some(words.say("list-none", &[("name", name.into())]));
    };
    let speak = data.speak(id, words, names)?;
    let args = [
        ("name", name.into()),
        ("other", speak.name(speak.other.side()).into()),
        ("way", speak.in_the_way(finding).into()),
    ];
    Some(words.say("list-none-nearest", &args))
}

/// The names of some, the first few of many.
fn named(entries: &[&Entry], words: &Words, names: NamesShown, data: &ShortlistData) -> String {
    let mut named: Vec<String> = entries
        .iter()
        .take(MOST_NAMED)
        .map(|entry| data.name(entry.id, names))
        .collect();
    if entries.len() > MOST_NAMED {
        let more = (entries.len() - MOST_NAMED).into();
        named.push(words.say("sentence-more", &[("n", more)]));
    }
    words.list(&named)
}

/// The whole list in sentences, with what speaks for and against the first `top` of it.
pub fn shortlist_sentences(
    words: &Words,
    names: NamesShown,
    data: &ShortlistData,
    top: usize,
) -> Vec<String> {
    let subject = names.name(&data.subject.name);
    let groups = data.groups();
    let could: usize = groups.iter().map(Vec::len).sum();
    let mut lines = vec![words.say(
        "sentence-counts",
        &[
            ("could", many(words, data.subject.kind, could).into()),
            ("name", subject.into()),
            ("out", data.list.left_out.count.into()),
            ("open", data.not_enough().len().into()),
        ],
    )];
    lines.extend(empty(words, names, data));
    let best = groups.first().map_or(&[][..], Vec::as_slice);
    let together = named(best, words, names, data);
    match best.len() {
        0 => {}
        1 => lines.push(words.say("sentence-first", &[("name", together.into())])),
        n => lines.push(words.say(
            "sentence-close",
            &[("n", n.into()), ("names", together.into())],
        )),
    }
    let after = groups.iter().skip(1).flatten().copied();
    let below: Vec<&Entry> = after.filter(|entry| entry.close).collect();
    if !below.is_empty() {
        let below = named(&below, words, names, data);
        lines.push(words.say("sentence-close-below", &[("names", below.into())]));
    }
    for (entry, n) in groups.iter().flatten().zip(1..).take(top) {
        lines.push(row(words, names, data, entry, n).join(" "));
    }
    lines
}

/// One of the list in sentences: its fit, then what speaks for it, against it and what is not known.
pub fn row(
    words: &Words,
    names: NamesShown,
    data: &ShortlistData,
    entry: &Entry,
    n: usize,
) -> Vec<String> {
    let (low, high) = entry.fit.whole_range();
    let id = if low == high {
        "sentence-row-sure"
    } else {
        "sentence-row"
    };
    let mut lines = vec![words.say(
        id,
        &[
            ("n", n.into()),
            ("name", data.name(entry.id, names).into()),
            ("fit", entry.fit.whole().into()),
            ("low", low.into()),
            ("high", high.into()),
        ],
    )];
    let (Some(speak), Some(reasons)) = (
        data.speak(entry.id, words, names),
        data.reasons.get(&entry.id),
    ) else {
        return lines;
    };
    let ask: Vec<String> = reasons.to_ask.iter().map(|a| speak.to_ask(a)).collect();
    for (id, what) in [
        ("sentence-for", speak.reasons(&reasons.speaks_for)),
        ("sentence-against", speak.reasons(&reasons.against)),
        ("sentence-not-known", words.list(&ask)),
    ] {
        if !what.is_empty() {
            lines.push(words.say(id, &[("what", what.into())]));
        }
    }
    lines
}

/// What to ask, and whom: first what stands in the subject's own way, then the questions of those of
/// whom not enough is known, then what would help with those that could work.
pub fn questions(words: &Words, names: NamesShown, data: &ShortlistData) -> Vec<String> {
    let own = Speak {
        words,
        names,
        subject: &data.subject,
        other: &data.subject,
    };
    let mut lines: Vec<String> = data.own.iter().map(|f| own.must_have(f)).collect();
    if data.subject.is_silent() {
        let name = names.name(&data.subject.name);
        lines.push(words.say("ask-silent", &[("name", name.into())]));
    }
    let open = data.not_enough();
    for entry in open.into_iter().chain(data.could_work()) {
        let (Some(speak), Some(reasons)) = (
            data.speak(entry.id, words, names),
            data.reasons.get(&entry.id),
        ) else {
            continue;
        };
        lines.extend(reasons.to_ask.iter().map(|ask| speak.ask(ask)));
        if speak.other.is_silent() {
            let name = speak.name(speak.other.side());
            lines.push(words.say("ask-silent", &[("name", name.into())]));
        }
    }
    lines
}

impl Speak<'_> {
    /// Something to ask, as a sentence that says whom.
    pub fn ask(&self, ask: &ToAsk) -> String {
        match ask {
            ToAsk::Rule(finding) => self.must_have(finding),
            ToAsk::Wish(reason) => {
                let what = self.wish(reason.whose, reason.preference, reason.topic);
                let args = [
                    ("about", self.name(super::other_side(reason.whose)).into()),
                    ("whose", self.name(reason.whose).into()),
                    ("what", small(Some(reason.topic), &what).into()),
                ];
                let ask = self.words.say("ask-wish", &args);
                match self.own_words(reason.whose, reason.preference) {
                    Some(own) => format!("{ask}. {own}"),
                    None => ask,
                }
            }
        }
    }
}

impl Told {
    /// Whether it has told us nothing it wishes for.
    pub const fn is_silent(&self) -> bool {
        self.wishes.is_empty()
    }
}
