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
            let mut line = named(data, "", looking.id);
            line["could_work"] = looking.outlook.could_work.into();
            line["ask_first"] = looking.outlook.ask_first.into();
            line["why"] = say::why_none(self.words, data, way, looking).into();
            line
        };
        let differs = data.differs(Way::MoversFirst, Way::HomesFirst);
        let differs = differs.iter().map(|d| {
            let reference = |id: Option<ProfileId>| id.and_then(|id| reference(data, id));
            let mut line = named(data, "", d.mover);
            line["movers_first"] = reference(d.one).into();
            line["homes_first"] = reference(d.other).into();
            line
        });
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
            "differs": differs.collect::<Vec<_>>(),
            "ways_nobody_would_swap": data.stable_ways,
            "more_ways": data.more_ways,
            "agreed": data.agreed.iter().map(|pair| pair_json(data, *pair)).collect::<Vec<_>>(),
            "set_aside": data.set_aside,
            "said_no": data.said_no,
            "ties": self.words.get("scheme-ties"),
        })
    }
}

fn reference(data: &SchemeData, id: ProfileId) -> Option<String> {
    data.names.get(&id).map(|(_, reference)| reference.clone())
}

/// A name and a reference, under names that begin with `what`.
fn named(data: &SchemeData, what: &str, id: ProfileId) -> Value {
    let (name, reference) = data.names.get(&id).cloned().unwrap_or_default();
    let mut line = json!({});
    line[format!("{what}reference")] = reference.into();
    line[format!("{what}name")] = name.into();
    line
}

fn pair_json(data: &SchemeData, (mover, home): (ProfileId, ProfileId)) -> Value {
    let mut line = named(data, "", mover);
    if let (Some(line), Value::Object(home)) = (line.as_object_mut(), named(data, "home_", home)) {
        line.extend(home);
    }
    line
}

fn suggestion_json(data: &SchemeData, looking: &Looking, suggestion: &Suggestion) -> Value {
    let mut line = pair_json(data, (looking.id, suggestion.home));
    let (fit, low, high) = suggestion.fit;
    for (field, value) in [
        ("fit", json!(fit)),
        ("low", json!(low)),
        ("high", json!(high)),
        ("own_place", json!(suggestion.own_place.0)),
        ("own_list", json!(suggestion.own_place.1)),
        ("their_place", json!(suggestion.their_place.0)),
        ("their_list", json!(suggestion.their_place.1)),
        ("questions", json!(suggestion.questions)),
        ("little_known", json!(suggestion.little_known)),
    ] {
        line[field] = value;
    }
    let meeting: Vec<String> = looking
        .meeting
        .iter()
        .filter_map(|home| reference(data, *home))
        .collect();
    line["being_introduced_to"] = meeting.into();
    line
}

fn way_json(data: &SchemeData, way: &WayData) -> Value {
    let rather: Vec<Value> = way
        .rather
        .iter()
        .map(|pair| pair_json(data, (pair.mover, pair.home)))
        .collect();
    json!({
        "way": way.way.code(),
        "placed": way.placed,
        "total": way.points,
        "would_both_rather": rather,
    })
}
