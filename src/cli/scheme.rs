//! `scheme`: everybody who is looking and every free place at once.

use super::Exit;
use super::arguments::SchemeWanted;
use super::output::Answer;
use super::reads::Desk;
use crate::app::effect::{Effect, Query, Reply, Ticket};
use crate::app::notice::Trouble;
use crate::app::scheme_data::{Looking, SchemeAsk, SchemeData, Suggestion, Way, WayData};
use crate::app::scheme_words as say;
use crate::app::session::NamesShown;
use crate::domain::id::{Ids, ProfileId};
use crate::domain::profile::Programme;
use serde_json::{Value, json};

impl Desk<'_> {
    /// `scheme`.
    ///
    /// # Errors
    /// What the file says.
    pub fn scheme(&mut self, wanted: SchemeWanted, ids: &Ids) -> Result<Answer, Trouble> {
        let ask = SchemeAsk {
            programme: wanted.homeshare.then_some(Programme::Homeshare),
            ask_first: wanted.ask_first,
        };
        let way = if wanted.homes_first {
            Way::HomesFirst
        } else {
            Way::MoversFirst
        };
        let read = Effect::Read(Ticket(1), Query::Scheme(ask));
        let Reply::Scheme(data) = self.ask(read, ids)? else {
            return Err(Trouble::Missing);
        };
        Ok(self.whole_scheme(&data, way))
    }

    fn whole_scheme(&self, data: &SchemeData, way: Way) -> Answer {
        let words = self.words;
        let names = NamesShown::Full;
        let rows: Vec<Vec<String>> = data
            .looking
            .iter()
            .map(|looking| {
                let name = say::name(data, names, looking.id);
                match data.suggestion(way, looking.id) {
                    Some(suggestion) => vec![
                        name,
                        say::name(data, names, suggestion.home),
                        suggestion.fit.0.to_string(),
                        say::place(words, suggestion.own_place),
                        say::place(words, suggestion.their_place),
                    ],
                    None => vec![name, say::why_none(words, data, way, looking)],
                }
            })
            .collect();
        let headings = [
            "cli-heading-name",
            "scheme-heading-home",
            "scheme-heading-fit",
            "scheme-heading-own",
            "scheme-heading-theirs",
        ];
        let placed = data.way(way).map_or(0, |way| way.placed);
        Answer {
            headings: headings.iter().map(|id| words.get(id)).collect(),
            rows,
            sentences: say::sentences(words, names, data, way),
            json: self.scheme_json(data, way),
            exit: if placed == 0 {
                Exit::NothingFound
            } else {
                Exit::Done
            },
        }
    }

    fn scheme_json(&self, data: &SchemeData, way: Way) -> Value {
        let placed = |looking: &Looking| {
            let suggestion = data.suggestion(way, looking.id)?;
            Some(suggestion_json(data, looking, suggestion))
        };
        let without = |looking: &&Looking| data.suggestion(way, looking.id).is_none();
        let left_out = |looking: &Looking| {
            let (name, reference) = named(data, looking.id);
            json!({
                "reference": reference,
                "name": name,
                "could_work": looking.outlook.could_work,
                "ask_first": looking.outlook.ask_first,
                "why": say::why_none(self.words, data, way, looking),
            })
        };
        json!({
            "programme": data.programme.code(),
            "way": way.code(),
            "ask_first": data.ask.ask_first,
            "looking": data.looking.len(),
            "homes": data.homes,
            "places": data.places,
            "suggestions": data.looking.iter().filter_map(placed).collect::<Vec<_>>(),
            "left_out": data.looking.iter().filter(without).map(left_out).collect::<Vec<_>>(),
            "ways": data.ways.iter().map(|way| way_json(data, way)).collect::<Vec<_>>(),
            "differs": differs_json(data),
            "ways_nobody_would_swap": data.stable_ways,
            "more_ways": data.more_ways,
            "agreed": data.agreed.iter().map(|pair| pair_json(data, *pair)).collect::<Vec<_>>(),
            "set_aside": data.set_aside,
            "said_no": data.said_no,
            "ties": self.words.get("scheme-ties"),
        })
    }
}

/// The name and the reference of somebody.
fn named(data: &SchemeData, id: ProfileId) -> (String, String) {
    data.names.get(&id).cloned().unwrap_or_default()
}

fn reference(data: &SchemeData, id: ProfileId) -> String {
    named(data, id).1
}

fn pair_json(data: &SchemeData, (mover, home): (ProfileId, ProfileId)) -> Value {
    let ((name, reference), (home_name, home_reference)) = (named(data, mover), named(data, home));
    json!({
        "reference": reference, "name": name,
        "home_reference": home_reference, "home_name": home_name,
    })
}

fn suggestion_json(data: &SchemeData, looking: &Looking, suggestion: &Suggestion) -> Value {
    let ((name, own_reference), (home_name, home_reference)) =
        (named(data, looking.id), named(data, suggestion.home));
    let (fit, low, high) = suggestion.fit;
    let meeting = looking.meeting.iter().map(|home| reference(data, *home));
    json!({
        "reference": own_reference, "name": name,
        "home_reference": home_reference, "home_name": home_name,
        "fit": fit, "low": low, "high": high,
        "own_place": suggestion.own_place.0, "own_list": suggestion.own_place.1,
        "their_place": suggestion.their_place.0, "their_list": suggestion.their_place.1,
        "questions": suggestion.questions, "little_known": suggestion.little_known,
        "being_introduced_to": meeting.collect::<Vec<_>>(),
    })
}

fn way_json(data: &SchemeData, way: &WayData) -> Value {
    let rather: Vec<Value> = way
        .rather
        .iter()
        .map(|pair| pair_json(data, (pair.mover, pair.home)))
        .collect();
    json!({
        "way": way.way.code(), "placed": way.placed, "total": way.points,
        "would_both_rather": rather,
    })
}

/// Who has another home if the homes choose first.
fn differs_json(data: &SchemeData) -> Vec<Value> {
    let home = |id: Option<ProfileId>| id.map(|id| reference(data, id));
    data.differs(Way::MoversFirst, Way::HomesFirst)
        .into_iter()
        .map(|differs| {
            let (name, reference) = named(data, differs.mover);
            json!({
                "reference": reference, "name": name,
                "movers_first": home(differs.one), "homes_first": home(differs.other),
            })
        })
        .collect()
}
