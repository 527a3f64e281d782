//! `match`: the shortlist for somebody, and why one of it fits.

use super::Exit;
use super::output::Answer;
use super::reads::Desk;
use crate::app::effect::{Effect, Query, Reply, Ticket};
use crate::app::match_data::{ShortlistData, WhyData};
use crate::app::match_words::{TOP, other_side, shortlist_sentences, why_sentences};
use crate::app::notice::Trouble;
use crate::app::session::NamesShown;
use crate::domain::id::Ids;
use crate::matching::explain::SideExplained;
use crate::matching::robust::against::{Rather, Turn};
use crate::matching::robust::outcome::Outcome;
use crate::matching::score::SideView;
use crate::matching::shortlist::Entry;
use serde_json::{Value, json};
use std::sync::Arc;

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
                let outcome = self.run_again(&data, ids)?;
                Ok(self.why(&data, outcome.as_deref()))
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

    /// Runs the list of the pair again.
    fn run_again(&mut self, data: &WhyData, ids: &Ids) -> Result<Option<Arc<Outcome>>, Trouble> {
        let effect = Effect::Rerun(Ticket(2), Arc::clone(&data.reruns));
        Ok(match self.ask(effect, ids)? {
            Reply::Rerun(outcome) => Some(outcome),
            _ => None,
        })
    }

    fn why(&self, data: &WhyData, outcome: Option<&Outcome>) -> Answer {
        let explanation = &data.explanation;
        let (low, high) = explanation.fit.whole_range();
        let mut sentences = why_sentences(self.words, NamesShown::Full, data, outcome);
        sentences.extend(data.rather(&data.speak(self.words, NamesShown::Full)));
        Answer::sentences(
            sentences,
            json!({
                "for": data.subject.name, "other": data.other.name,
                "fit": explanation.fit.whole(), "low": low, "high": high,
                "own": side_json(&explanation.own), "theirs": side_json(&explanation.theirs),
                "place": data.place, "could_work": data.could_work,
                "re_runs": re_runs_json(data, outcome),
                "would_change": would_change_json(data),
                "disagreements": disagreements_json(data),
            }),
        )
    }
}

fn disagreements_json(data: &WhyData) -> Vec<Value> {
    data.disagreements
        .iter()
        .map(|said| {
            json!({
                "who": said.who, "on": said.on.to_string(), "way": said.way.code(), "words": said.words,
            })
        })
        .collect()
}

/// How it does when the list is run again; nothing if it is not ranked.
fn re_runs_json(data: &WhyData, outcome: Option<&Outcome>) -> Value {
    let id = data.other.id;
    let of_ten = |top| outcome.and_then(|outcome| outcome.of_ten(id, top));
    let Some((top, first)) = of_ten(TOP).zip(of_ten(1)) else {
        return Value::Null;
    };
    json!({
        "draws": outcome.map(Outcome::draws), "top3_of_ten": top, "first_of_ten": first,
        "best_place": data.places.map(|places| places.best),
        "worst_place": data.places.map(|places| places.worst),
    })
}

/// The answer that would change most, and the change of importance that would turn it and its rival
/// round.
fn would_change_json(data: &WhyData) -> Value {
    let ask = data.explanation.swing.as_ref().map(|swing| {
        let about = if data.subject.side() == other_side(swing.whose) {
            &data.subject
        } else {
            &data.other
        };
        json!({
            "topic": swing.topic.code(), "about": about.name,
            "fit_at_worst": swing.bad.whole(), "fit_at_best": swing.good.whole(),
        })
    });
    let rival = data.rival.as_ref().map(|rival| {
        let against = &rival.against;
        let rather: Vec<Value> = against
            .rather
            .iter()
            .map(|line| {
                let (of, topic) = match line {
                    Rather::Wish(wish, _) => ("wish", Some(wish.topic.code())),
                    Rather::OwnView(_) => ("own_view", None),
                    Rather::TheirViews(_) => ("their_views", None),
                };
                json!({ "of": of, "topic": topic, "points": line.points() })
            })
            .collect();
        let alone: Vec<Value> = against
            .alone
            .iter()
            .map(|one| json!({ "topic": one.wish.topic.code(), "now": one.now, "at": one.at }))
            .collect();
        json!({
            "name": rival.told.name, "fit": against.other_fit, "stands_before": against.ahead == against.that,
            "rather_than": rather, "importance": against.turn.as_ref().map(turn_json), "alone": alone,
        })
    });
    json!({ "ask": ask, "rival": rival })
}

fn turn_json(turn: &Turn) -> Value {
    match turn {
        Turn::Levels(changes) => {
            let changes: Vec<Value> = changes
                .iter()
                .map(|turn| {
                    json!({
                        "topic": turn.wish.topic.code(), "from": turn.from.code(), "to": turn.to.code(),
                    })
                })
                .collect();
            json!({ "by": "levels", "changes": changes })
        }
        Turn::Importance { points, from, to } => {
            let from: Vec<&str> = from.iter().map(|wish| wish.topic.code()).collect();
            json!({ "by": "points", "points": points, "from": from, "to": to.topic.code() })
        }
        Turn::Never => json!({ "by": "nothing" }),
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
        "name": data.names.get(&entry.id).cloned().unwrap_or_default(), "group": group, "close": entry.close,
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
