//! The words of the whole scheme. The screen and the plain command both speak through here.

use super::match_words::rule_label;
use super::scheme_data::{
    Differs, Looking, PlaceCost, Rather, SchemeData, Suggestion, Way, WayData,
};
use super::session::NamesShown;
use crate::domain::id::ProfileId;
use crate::domain::preference::Direction;
use crate::domain::profile::Programme;
use crate::matching::must_have::{Finding, Outcome, RuleKey};
use crate::words::Words;

/// How many of those who would be placed elsewhere are named.
const MOST_NAMED: usize = 3;

/// What a way is called.
pub fn way_name(words: &Words, programme: Programme, way: Way) -> String {
    let id = match way {
        Way::MoversFirst => "scheme-way-movers-first",
        Way::HomesFirst => "scheme-way-homes-first",
        Way::ByFit => return words.get("scheme-way-by-fit"),
        Way::MostPeople => return words.get("scheme-way-most-people"),
        Way::HighestTotal => return words.get("scheme-way-highest-total"),
    };
    words.say(id, &[("programme", programme.code().into())])
}

/// What a way does, in a sentence or two.
pub fn way_says(words: &Words, way: Way) -> String {
    words.get(match way {
        Way::MoversFirst => "scheme-says-movers-first",
        Way::HomesFirst => "scheme-says-homes-first",
        Way::ByFit => "scheme-says-by-fit",
        Way::MostPeople => "scheme-says-most-people",
        Way::HighestTotal => "scheme-says-highest-total",
    })
}

/// Who is looking, and what is free.
pub fn counts(words: &Words, data: &SchemeData) -> String {
    let args = [
        ("looking", data.looking.len().into()),
        ("places", data.places.into()),
        ("homes", data.homes.into()),
    ];
    words.say("scheme-counts", &args)
}

/// How many have a place in a way, and how many have none.
pub fn placed(words: &Words, data: &SchemeData, way: &WayData) -> String {
    let out = data.looking.len().saturating_sub(way.placed);
    let args = [("n", way.placed.into()), ("out", out.into())];
    words.say("scheme-placed", &args)
}

/// Whether anybody would both rather, in a few words.
pub fn rather_count(words: &Words, way: &WayData) -> String {
    words.say("scheme-rather-count", &[("n", way.rather.len().into())])
}

/// Whether pairs that wait for an answer are in, and how many there are.
pub fn ask_first(words: &Words, data: &SchemeData) -> String {
    let n: usize = data
        .looking
        .iter()
        .map(|looking| looking.outlook.ask_first)
        .sum();
    let id = if data.ask.ask_first {
        "scheme-ask-first-are-in"
    } else {
        "scheme-ask-first-are-out"
    };
    words.say(id, &[("n", n.into())])
}

/// The heading over those who have no place in a way.
pub fn no_place(words: &Words, way: Way, n: usize) -> String {
    let id = match way {
        Way::MoversFirst | Way::HomesFirst => "scheme-no-place",
        Way::ByFit | Way::MostPeople | Way::HighestTotal => "scheme-no-place-here",
    };
    words.say(id, &[("n", n.into())])
}

/// A place on a list: `1 of 4`.
pub fn place(words: &Words, (place, of): (usize, usize)) -> String {
    words.say("scheme-place", &[("place", place.into()), ("n", of.into())])
}

/// Somebody or a home, as names are shown.
pub fn name(data: &SchemeData, names: NamesShown, id: ProfileId) -> String {
    let name = data.names.get(&id);
    name.map_or_else(String::new, |(name, _)| names.name(name))
}

/// Why somebody has no place, in a few words.
pub fn why_none(words: &Words, data: &SchemeData, way: Way, looking: &Looking) -> String {
    let outlook = &looking.outlook;
    let fails = |finding: &&Finding| matches!(finding.outcome, Outcome::Fails(_));
    if let Some(own) = outlook.own.iter().find(fails) {
        let rule = rule_label(words, &own_rule(own));
        return words.say("scheme-none-own", &[("rule", rule.into())]);
    }
    let options = outlook.could_work
        + if data.ask.ask_first {
            outlook.ask_first
        } else {
            0
        };
    if options > 0 {
        let id = match way {
            Way::MoversFirst | Way::HomesFirst => "scheme-none-rather",
            Way::ByFit | Way::MostPeople | Way::HighestTotal => "scheme-none-others",
        };
        return words.say(id, &[("n", options.into())]);
    }
    if outlook.ask_first > 0 {
        return words.say("scheme-none-ask", &[("n", outlook.ask_first.into())]);
    }
    match &outlook.in_the_way {
        Some(count) => {
            let rule = rule_label(words, &count.rule);
            let args = [
                ("rule", rule.into()),
                ("n", count.left_out.into()),
                ("homes", data.homes.into()),
            ];
            words.say("scheme-none-rule", &args)
        }
        None => words.get("scheme-none"),
    }
}

fn own_rule(finding: &Finding) -> RuleKey {
    RuleKey {
        rule: finding.rule,
        own: true,
        topic: finding.topic,
        item: finding.item.clone(),
        avoided: finding.direction == Direction::Avoid,
    }
}

/// What stands beside a suggestion: a question that waits, little known, an introduction under way.
pub fn notes(
    words: &Words,
    names: NamesShown,
    data: &SchemeData,
    looking: &Looking,
    suggestion: Option<&Suggestion>,
) -> Vec<String> {
    let mut notes = Vec::new();
    if let Some(suggestion) = suggestion {
        if suggestion.questions > 0 {
            let n = suggestion.questions.into();
            notes.push(words.say("scheme-note-ask", &[("n", n)]));
        }
        if suggestion.little_known {
            notes.push(words.get("scheme-note-little-known"));
        }
    }
    if !looking.meeting.is_empty() {
        let homes: Vec<String> = looking
            .meeting
            .iter()
            .map(|id| name(data, names, *id))
            .collect();
        let args = [
            ("name", name(data, names, looking.id).into()),
            ("homes", words.list(&homes).into()),
        ];
        notes.push(words.say("scheme-note-meeting", &args));
    }
    notes
}

/// What using a place now costs the others.
pub fn cost(words: &Words, names: NamesShown, data: &SchemeData, cost: &PlaceCost) -> Vec<String> {
    let id = match (cost.people, cost.points) {
        (0, 0) => "scheme-cost-nothing",
        (0, _) => "scheme-cost-points",
        (_, 0) => "scheme-cost-people",
        (_, _) => "scheme-cost-both",
    };
    let args = [
        ("name", name(data, names, cost.mover).into()),
        ("home", name(data, names, cost.home).into()),
        ("people", cost.people.into()),
        ("points", cost.points.into()),
    ];
    let mut lines = vec![words.say(id, &args)];
    let moves = cost.moves.iter().take(MOST_NAMED);
    lines.extend(moves.map(|moved| {
        let id = match (moved.one, moved.other) {
            (Some(_), Some(_)) => "scheme-cost-moves",
            (None, Some(_)) => "scheme-cost-gains",
            (_, None) => "scheme-cost-none-left",
        };
        words.say(id, &homes_of(data, names, moved))
    }));
    let more = cost.moves.len().saturating_sub(MOST_NAMED);
    if more > 0 {
        lines.push(words.say("scheme-cost-more", &[("n", more.into())]));
    }
    lines
}

/// The name of who moves, the home they had and the one they would have.
fn homes_of<'a>(
    data: &SchemeData,
    names: NamesShown,
    differs: &Differs,
) -> [(&'a str, crate::words::Arg<'a>); 3] {
    let home = |id: Option<ProfileId>| id.map_or_else(String::new, |id| name(data, names, id));
    [
        ("name", name(data, names, differs.mover).into()),
        ("was", home(differs.one).into()),
        ("home", home(differs.other).into()),
    ]
}

/// What is suggested to somebody, or why nothing is, in a sentence.
pub fn row(
    words: &Words,
    names: NamesShown,
    data: &SchemeData,
    way: Way,
    mover: ProfileId,
) -> Option<String> {
    let looking = data.looking.iter().find(|looking| looking.id == mover)?;
    let name_of = |id| name(data, names, id);
    let suggestion = data.suggestion(way, mover);
    let told = match suggestion {
        None => words.say(
            "scheme-row-none",
            &[
                ("name", name_of(mover).into()),
                ("why", why_none(words, data, way, looking).into()),
            ],
        ),
        Some(suggestion) => {
            let (fit, low, high) = suggestion.fit;
            let args = [
                ("name", name_of(mover).into()),
                ("home", name_of(suggestion.home).into()),
                ("fit", fit.into()),
                ("low", low.into()),
                ("high", high.into()),
                ("own", place(words, suggestion.own_place).into()),
                ("theirs", place(words, suggestion.their_place).into()),
            ];
            let id = if low == high {
                "scheme-row-sure"
            } else {
                "scheme-row"
            };
            words.say(id, &args)
        }
    };
    let notes = notes(words, names, data, looking, suggestion);
    Some(
        std::iter::once(told)
            .chain(notes)
            .collect::<Vec<_>>()
            .join(" "),
    )
}

/// Who would have another home if the other side chose first, or that it comes to the same.
pub fn other_side_first(words: &Words, names: NamesShown, data: &SchemeData) -> Vec<String> {
    let differs = data.differs(Way::MoversFirst, Way::HomesFirst);
    if differs.is_empty() {
        return vec![words.get("scheme-same-either-way")];
    }
    let n = differs.len().into();
    let mut lines = vec![words.say("scheme-differs", &[("n", n)])];
    lines.extend(moves(words, names, data, &differs));
    lines
}

fn moves(words: &Words, names: NamesShown, data: &SchemeData, differs: &[Differs]) -> Vec<String> {
    differs
        .iter()
        .map(|moved| {
            let id = match (moved.one, moved.other) {
                (Some(_), Some(_)) => "scheme-moves",
                (None, Some(_)) => "scheme-moves-gains",
                (_, None) => "scheme-moves-loses",
            };
            words.say(id, &homes_of(data, names, moved))
        })
        .collect()
}

/// The pairs of a way that would both rather have each other.
pub fn rather(words: &Words, names: NamesShown, data: &SchemeData, way: &WayData) -> Vec<String> {
    way.rather
        .iter()
        .map(|pair| rather_of(words, names, data, pair))
        .collect()
}

/// A pair that would both rather have each other.
pub fn rather_of(words: &Words, names: NamesShown, data: &SchemeData, pair: &Rather) -> String {
    let args = [
        ("name", name(data, names, pair.mover).into()),
        ("home", name(data, names, pair.home).into()),
    ];
    words.say("scheme-rather", &args)
}

/// What is kept out of the suggestions because of what people said, and in how many ways nobody would
/// both rather.
fn kept_out(words: &Words, names: NamesShown, data: &SchemeData) -> Vec<String> {
    let mut lines: Vec<String> = data
        .agreed
        .iter()
        .map(|(mover, home)| {
            let args = [
                ("name", name(data, names, *mover).into()),
                ("home", name(data, names, *home).into()),
            ];
            words.say("scheme-agreed", &args)
        })
        .collect();
    for (id, n) in [
        ("scheme-set-aside", data.set_aside),
        ("scheme-said-no", data.said_no),
    ] {
        if n > 0 {
            lines.push(words.say(id, &[("n", n.into())]));
        }
    }
    lines
}

/// The ways beside each other: what each comes to, whom it places elsewhere than the one that shows,
/// and who would both rather.
pub fn ways(words: &Words, names: NamesShown, data: &SchemeData, shown: Way) -> Vec<String> {
    let mut lines = Vec::new();
    for way in &data.ways {
        let args = [
            ("way", way_name(words, data.programme, way.way).into()),
            ("placed", placed(words, data, way).into()),
            ("points", way.points.into()),
            ("rather", rather_count(words, way).into()),
        ];
        lines.push(words.say("scheme-way-line", &args));
        lines.push(way_says(words, way.way));
        lines.extend(moves(words, names, data, &data.differs(shown, way.way)));
        lines.extend(rather(words, names, data, way));
    }
    lines.push(stable_ways(words, data));
    lines
}

fn stable_ways(words: &Words, data: &SchemeData) -> String {
    let id = if data.more_ways {
        "scheme-ways-more"
    } else {
        "scheme-ways"
    };
    let args = [
        ("n", data.stable_ways.into()),
        ("points", data.stable_points.into()),
    ];
    words.say(id, &args)
}

/// The whole scheme in sentences, one fact a line.
pub fn sentences(words: &Words, names: NamesShown, data: &SchemeData, way: Way) -> Vec<String> {
    let mut lines = vec![words.get("scheme-caution"), counts(words, data)];
    if let Some(empty) = empty(words, data) {
        lines.push(empty);
        return lines;
    }
    lines.extend(data.way(way).map(|way| {
        let name = way_name(words, data.programme, way.way);
        let args = [
            ("way", name.into()),
            ("placed", placed(words, data, way).into()),
            ("points", way.points.into()),
            ("rather", rather_count(words, way).into()),
        ];
        words.say("scheme-way-line", &args)
    }));
    lines.push(way_says(words, way));
    lines.push(ask_first(words, data));
    let rows = |placed: bool| {
        let looking = data.looking.iter().map(|looking| looking.id);
        looking.filter(move |id| data.suggestion(way, *id).is_some() == placed)
    };
    lines.extend(rows(true).filter_map(|id| row(words, names, data, way, id)));
    let out: Vec<ProfileId> = rows(false).collect();
    if !out.is_empty() {
        lines.push(no_place(words, way, out.len()));
        lines.extend(
            out.into_iter()
                .filter_map(|id| row(words, names, data, way, id)),
        );
    }
    lines.extend(
        data.way(way)
            .iter()
            .flat_map(|way| rather(words, names, data, way)),
    );
    lines.extend(other_side_first(words, names, data));
    let others = data.ways.iter().filter(|other| {
        other.way != way && matches!(other.way, Way::MostPeople | Way::HighestTotal)
    });
    lines.extend(others.map(|other| {
        let args = [
            ("way", way_name(words, data.programme, other.way).into()),
            ("placed", placed(words, data, other).into()),
            ("points", other.points.into()),
            ("rather", rather_count(words, other).into()),
        ];
        words.say("scheme-way-line", &args)
    }));
    lines.push(stable_ways(words, data));
    lines.extend(kept_out(words, names, data));
    lines.push(words.get("scheme-ties"));
    lines
}

/// What to say where there is nobody to place, or nowhere to place them.
pub fn empty(words: &Words, data: &SchemeData) -> Option<String> {
    let id = match (data.looking.len(), data.homes) {
        (0, 0) => "scheme-empty",
        (0, _) => "scheme-nobody-looks",
        (_, 0) => "scheme-no-places",
        (_, _) => return None,
    };
    Some(words.get(id))
}
