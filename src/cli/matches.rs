//! `match`: the shortlist for somebody, and why one of it fits.

use super::Exit;
use super::output::Answer;
use super::reads::Desk;
use crate::app::effect::{Effect, Query, Reply, Ticket};
use crate::app::match_data::{ShortlistData, WhyData};
use crate::app::match_words::{shortlist_sentences, why_sentences};
use crate::app::notice::Trouble;
use crate::app::session::NamesShown;
use crate::domain::id::Ids;
use crate::matching::explain::SideExplained;
use crate::matching::score::SideView;
use crate::matching::shortlist::Entry;
use serde_json::{Value, json};

/// What a shortlist is for somebody: with so many at most, or why one of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// For whom.
    pub who: String,
    /// How many at most.
    pub top: usize,
    /// Why this one.
    pub why: Option<String>,
}

impl Desk<'_> {
    /// `match`.
    ///
    /// # Errors
    /// [`Trouble::Missing`] if somebody named is not there; what the file says.
    pub fn matches(&mut self, wanted: &Wanted, ids: &Ids) -> Result<Answer, Trouble> {
        let subject = self.find(&wanted.who)?;
        match &wanted.why {
            None => {
                let Reply::Shortlist(data) =
                    self.ask(Effect::Read(Ticket(1), Query::Shortlist(subject)), ids)?
                else {
                    return Err(Trouble::Missing);
                };
                Ok(self.shortlist(&data, wanted.top))
            }
            Some(other) => {
                let other = self.find(other)?;
                let Reply::Why(data) =
                    self.ask(Effect::Read(Ticket(1), Query::Why(subject, other)), ids)?
                else {
                    return Err(Trouble::Missing);
                };
                Ok(self.why(&data))
            }
        }
    }

    /// Asks the keeper, and makes a trouble of its refusal.
    pub(super) fn ask(&mut self, effect: Effect, ids: &Ids) -> Result<Reply, Trouble> {
        match self.keeper.perform(effect, self.moment, ids, self.words) {
            Some((_, Reply::Trouble(trouble))) => Err(trouble),
            Some((_, reply)) => Ok(reply),
            None => Ok(Reply::Kept),
        }
    }

    fn shortlist(&self, data: &ShortlistData, top: usize) -> Answer {
        let words = self.words;
        let groups = data.groups();
        let mut rows = Vec::new();
        let mut listed = Vec::new();
        for (group, entry, place) in groups
            .iter()
            .zip(1..)
            .flat_map(|(entries, group)| entries.iter().map(move |e| (group, *e)))
            .zip(1..)
            .map(|((group, entry), place)| (group, entry, place))
            .take(top)
        {
            let (low, high) = entry.fit.whole_range();
            rows.push(vec![
                place.to_string(),
                data.names.get(&entry.id).cloned().unwrap_or_default(),
                entry.fit.whole().to_string(),
                words.say("cli-likely", &[("low", low.into()), ("high", high.into())]),
                view_words(entry.own()),
                view_words(entry.theirs()),
            ]);
            listed.push(entry_json(data, entry, Some(group)));
        }
        let not_enough: Vec<Value> = data
            .not_enough()
            .into_iter()
            .take(top)
            .map(|e| entry_json(data, e, None))
            .collect();
        let headings = ["place", "name", "fit", "range", "own", "theirs"];
        let could_work = groups.iter().map(Vec::len).sum::<usize>();
        Answer {
            headings: headings
                .iter()
                .map(|h| words.get(&format!("cli-heading-{h}")))
                .collect(),
            rows,
            sentences: shortlist_sentences(words, NamesShown::Full, data, top),
            json: json!({
                "for": data.subject.name, "compared": data.list.compared, "could_work": could_work,
                "shortlist": listed, "not_enough_known": not_enough, "left_out": data.list.left_out.count,
            }),
            exit: if could_work == 0 {
                Exit::NothingFound
            } else {
                Exit::Done
            },
        }
    }

    fn why(&self, data: &WhyData) -> Answer {
        let explanation = &data.explanation;
        let (low, high) = explanation.fit.whole_range();
        Answer::sentences(
            why_sentences(self.words, NamesShown::Full, data),
            json!({
                "for": data.subject.name, "other": data.other.name,
                "fit": explanation.fit.whole(), "low": low, "high": high,
                "own": side_json(&explanation.own), "theirs": side_json(&explanation.theirs),
                "place": data.place, "could_work": data.could_work,
            }),
        )
    }
}

fn view_words(view: SideView) -> String {
    if view.stated() {
        view.whole().to_string()
    } else {
        "-".to_owned()
    }
}

fn entry_json(data: &ShortlistData, entry: &Entry, group: Option<usize>) -> Value {
    let (low, high) = entry.fit.whole_range();
    json!({
        "name": data.names.get(&entry.id).cloned().unwrap_or_default(), "group": group,
        "fit": entry.fit.whole(), "low": low, "high": high,
        "own_view": entry.own().whole(), "own_view_stated": entry.own().stated(),
        "their_view": entry.theirs().whole(), "their_view_stated": entry.theirs().stated(),
        "questions": entry.questions,
    })
}

fn side_json(side: &SideExplained) -> Value {
    let lines: Vec<Value> = side
        .lines
        .iter()
        .map(|l| {
            json!({
                "topic": l.topic.code(), "direction": l.direction.code(), "level": l.level.code(),
                "points": l.points, "out_of": l.out_of, "known": l.is_known(),
            })
        })
        .collect();
    json!({ "view": side.view.whole(), "stated": side.view.stated(), "wishes": lines })
}
