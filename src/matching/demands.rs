//! Which demands a side makes: the standing rules of its programme, and its stated must-haves.
//!
//! A need that was never asked about is no demand: a home is not questioned about a hoist that nobody
//! said was needed. But a need that *is* known waits for an answer wherever the home has none.

use jiff::civil::Date;

use super::demand::{Demand, Test};
use super::known::{Cell, Named, Said, bit, items_of};
use super::must_have::{Outcome, Question, Rule};
use super::near::Target;
use super::party::Party;
use crate::domain::id::MustHaveId;
use crate::domain::must_have::{CouldChange, MustHave};
use crate::domain::preference::{Direction, Mode};
use crate::domain::profile::ProfileKind;
use crate::domain::sheet::Sheet;
use crate::domain::topic::{Shape, Topic};

/// A demand, and the stated must-have it comes from if it is one.
pub(super) type Owned = (Demand, Option<MustHaveId>);

/// Every demand of a side. A stated must-have takes the place of the standing rule about the same
/// thing, so that one thing in the way counts as one; but only where it asks at least as much. Somebody
/// with an allergy to smoke who states that smoking outside will do still has the allergy: both hold.
pub(super) fn all(sheet: &Sheet, party: &Party, today: Date) -> Vec<Owned> {
    let stated: Vec<Owned> = sheet
        .current_must_haves()
        .filter(|must| must.topic.may_be_asked_by(sheet.profile.kind))
        .map(|must| (stated(must, sheet), Some(must.id)))
        .collect();
    let said_already = |demand: &Demand| stated.iter().any(|(stated, _)| stated.covers(demand));
    let mut demands = match sheet.profile.kind {
        ProfileKind::Person => person(sheet, party, today),
        ProfileKind::Homesharer => homesharer(sheet, party, today),
        ProfileKind::Householder => householder(party),
        ProfileKind::Household => Vec::new(),
    };
    demands.retain(|demand| !said_already(demand));
    demands
        .into_iter()
        .map(|demand| (demand, None))
        .chain(stated)
        .collect()
}

const ASK: Outcome = Outcome::AskFirst(Question::NotKnown);

fn person(sheet: &Sheet, party: &Party, today: Date) -> Vec<Demand> {
    let mut demands = Vec::new();
    let kinds = party.cell(Topic::Kinds).answers();
    if kinds.yes | kinds.partly != 0 {
        let any = Test::AnyOf(kinds.yes | kinds.partly);
        demands.push(Demand::test(
            Rule::Kinds,
            Topic::Kinds,
            any,
            Outcome::Fails(CouldChange::Ask),
        ));
    }
    demands.extend(moving_in(sheet, party, today));
    demands.extend(support(party));
    demands.extend(nights(party));
    demands.extend(communication(party));
    demands
}

fn homesharer(sheet: &Sheet, party: &Party, today: Date) -> Vec<Demand> {
    let own_bedroom = Demand::item(
        Rule::OwnBedroom,
        Topic::OwnBedroom,
        "yes",
        Outcome::Fails(CouldChange::No),
    );
    // The form for householders has no other answer than no, so only a recorded yes stands in the way.
    let no_personal_care = Demand::item(
        Rule::PersonalCare,
        Topic::Tasks,
        "personal-care",
        Outcome::Fails(CouldChange::No),
    )
    .avoided()
    .partly(Outcome::Fails(CouldChange::No))
    .unknown(Outcome::Pass);
    let mut demands = vec![own_bedroom, no_personal_care];
    demands.extend(moving_in(sheet, party, today));
    demands
}

fn householder(party: &Party) -> Vec<Demand> {
    let mut demands = Vec::new();
    let fails = Outcome::Fails(CouldChange::Ask);
    let tasks = party.cell(Topic::Tasks).answers();
    let wanted = (tasks.yes | tasks.partly) & !bit(Topic::Tasks, "personal-care");
    if wanted != 0 {
        demands.push(Demand::test(
            Rule::Tasks,
            Topic::Tasks,
            Test::AnyOf(wanted),
            fails,
        ));
    }
    for (rule, topic) in [
        (Rule::Hours, Topic::Hours),
        (Rule::NightsIn, Topic::NightsIn),
    ] {
        // How many is a wish; wanting some where none are offered is a clash.
        if party
            .cell(topic)
            .number()
            .is_some_and(|(least, _)| least > 0)
        {
            let some = Test::Within(1, i32::MAX);
            demands.push(Demand::test(rule, topic, some, fails).unknown(Outcome::Pass));
        }
    }
    demands
}

/// What everybody needs who moves in, in both programmes.
fn moving_in(sheet: &Sheet, party: &Party, today: Date) -> Vec<Demand> {
    let mut demands = timely(sheet, party, today);
    for (item, said) in set_items(party, Topic::Access) {
        let could_change = match item {
            "step-free" | "level-shower" | "stairlift" | "wide-doors" => CouldChange::Adaptation,
            "parking" => CouldChange::Ask,
            _ => CouldChange::No,
        };
        demands.extend(need(Rule::Access, Topic::Access, item, said, could_change));
    }
    for (item, said) in set_items(party, Topic::Allergies) {
        if said != Said::Yes {
            continue;
        }
        let fails = Outcome::Fails(CouldChange::No);
        demands.push(if item == "smoke" {
            let (good, partly) = (
                bit(Topic::Smoking, "none"),
                bit(Topic::Smoking, "outside-only"),
            );
            Demand::test(
                Rule::Allergy,
                Topic::Smoking,
                Test::Codes { good, partly },
                fails,
            )
        } else {
            Demand::item(Rule::Allergy, Topic::Pets, item, fails).avoided()
        });
    }
    if party.cell(Topic::WithChildren) == &Cell::OneOf(bit(Topic::WithChildren, "not-safe")) {
        let good = bit(Topic::Children, "none");
        demands.push(Demand::test(
            Rule::Children,
            Topic::Children,
            Test::Codes { good, partly: 0 },
            Outcome::Fails(CouldChange::No),
        ));
    }
    demands
}

/// A free place, and a home that is ready, on the day on which they are wanted.
fn timely(sheet: &Sheet, party: &Party, today: Date) -> Vec<Demand> {
    let later = Outcome::Fails(CouldChange::Time);
    let (day, later) = match (sheet.value(Topic::HowSoon), party.cell(Topic::FromWhen)) {
        (Some("no-rush"), _) => (Date::MAX, later),
        (_, Cell::From(Some(from))) => ((*from).max(today), later),
        (Some("emergency"), _) => (today.saturating_add(jiff::Span::new().days(3)), later),
        (Some("within-a-month"), _) => (today.saturating_add(jiff::Span::new().months(1)), later),
        // Nobody has said how long it can wait, so a later day is a question and not an answer.
        (_, _) => (today, Outcome::AskFirst(Question::Enough)),
    };
    let by = || Test::ReadyBy(day);
    let no = Outcome::Fails(CouldChange::No);
    vec![
        Demand::test(Rule::FreePlace, Topic::ApprovedFor, by(), no).partly(later),
        // A home that has given no day is ready.
        Demand::test(Rule::ReadyInTime, Topic::FromWhen, by(), no)
            .partly(later)
            .unknown(Outcome::Pass),
    ]
}

/// A need is a demand; a need some of the time leaves nobody out, but has to be talked about.
fn need(
    rule: Rule,
    topic: Topic,
    item: &str,
    said: Said,
    could_change: CouldChange,
) -> Option<Demand> {
    let with_change = if rule == Rule::Support {
        CouldChange::Training
    } else {
        CouldChange::Adaptation
    };
    let firm = Demand::item(rule, topic, item, Outcome::Fails(could_change));
    match said {
        Said::Yes => Some(firm.partly(Outcome::Fails(with_change))),
        Said::Partly => Some(Demand {
            no: Outcome::AskFirst(Question::Enough),
            partly: Outcome::Pass,
            ..firm
        }),
        Said::No | Said::Unknown => None,
    }
}

fn support(party: &Party) -> Vec<Demand> {
    let (rule, topic) = (Rule::Support, Topic::Support);
    set_items(party, topic)
        .filter_map(|(item, said)| need(rule, topic, item, said, CouldChange::No))
        .collect()
}

fn nights(party: &Party) -> Option<Demand> {
    let possible = party.cell(Topic::Nights).possible()?;
    // The least that may be needed; whatever is offered from there up will do.
    let below = (1_u16 << possible.trailing_zeros().min(15)) - 1;
    (below > 0).then(|| {
        let good = !below;
        Demand::test(
            Rule::Nights,
            Topic::Nights,
            Test::Codes { good, partly: 0 },
            Outcome::Fails(CouldChange::Ask),
        )
    })
}

/// Signs that somebody lives in, where speech does not reach them.
fn communication(party: &Party) -> Vec<Demand> {
    let information = party.cell(Topic::Information).answers();
    let said = |item: &str| information.said(bit(Topic::Information, item));
    if said("spoken") == Said::Yes {
        return Vec::new();
    }
    ["bsl", "makaton"]
        .into_iter()
        .filter(|item| said(item) == Said::Yes)
        .map(|item| {
            let no = Outcome::Fails(CouldChange::Training);
            Demand::item(Rule::Communication, Topic::Languages, item, no)
        })
        .collect()
}

/// The items of a set that are at least partly so.
fn set_items(party: &Party, topic: Topic) -> impl Iterator<Item = (&'static str, Said)> {
    let answers = party.cell(topic).answers();
    items_of(topic, answers.yes | answers.partly)
        .map(move |item| (item, answers.said(bit(topic, item))))
}

/// The demand of a stated must-have.
///
/// A must-have about a protected characteristic leaves nobody out until it has a reason and somebody
/// has approved it, whichever side states it: until then it is a question for the manager.
fn stated(must: &MustHave, sheet: &Sheet) -> Demand {
    let no = if must.waits_for_approval() {
        Outcome::AskFirst(Question::Approve)
    } else {
        Outcome::Fails(must.could_change)
    };
    let test = stated_test(must, &sheet.profile.postcode);
    let look = test == Test::Look;
    let turned = must.topic.shape() == Shape::YesNo && must.item == "no";
    let direction = match (must.direction, turned) {
        (direction, false) => direction,
        (Direction::Want, true) => Direction::Avoid,
        (Direction::Avoid, true) => Direction::Want,
    };
    let partly = match (must.topic, direction) {
        (Topic::Access, Direction::Want) => Outcome::Fails(CouldChange::Adaptation),
        (Topic::Support, Direction::Want) => Outcome::Fails(CouldChange::Training),
        _ => Outcome::AskFirst(Question::Enough),
    };
    Demand {
        rule: Rule::Stated,
        topic: must.topic,
        item: must.item.as_str().into(),
        direction,
        test,
        no,
        partly,
        unknown: if look {
            Outcome::AskFirst(Question::Look)
        } else {
            ASK
        },
    }
}

fn stated_test(must: &MustHave, near_by: &str) -> Test {
    let topic = must.topic;
    let whole = |n: i64| i32::try_from(n).ok();
    let (low, high) = (must.low.and_then(whole), must.high.and_then(whole));
    let code = bit(topic, &must.item);
    match topic.shape() {
        Shape::Scale(_) if low.is_some() || high.is_some() => Test::Codes {
            good: steps(topic, low.unwrap_or(0), high.unwrap_or(i32::MAX)),
            partly: 0,
        },
        Shape::Choice(_) | Shape::Scale(_) if code != 0 => Test::Codes {
            good: code,
            partly: 0,
        },
        Shape::Set(_) if code != 0 => Test::Item(Named::new(topic, &must.item, 0)),
        Shape::YesNo => Test::Item(Named::new(topic, "yes", 0)),
        Shape::OpenSet(_) if !must.item.trim().is_empty() => {
            Test::Item(Named::new(topic, &must.item, 0))
        }
        Shape::Number(..) if low.is_some() || high.is_some() => {
            Test::Within(low.unwrap_or(i32::MIN), high.unwrap_or(i32::MAX))
        }
        Shape::Place => place_test(must, near_by),
        Shape::Choice(_)
        | Shape::Scale(_)
        | Shape::Set(_)
        | Shape::OpenSet(_)
        | Shape::Number(..)
        | Shape::Text
        | Shape::Lines
        | Shape::Date => Test::Look,
    }
}

fn place_test(must: &MustHave, near_by: &str) -> Test {
    let place = if must.place.trim().is_empty() {
        near_by
    } else {
        &must.place
    };
    match must.high.and_then(|minutes| u16::try_from(minutes).ok()) {
        Some(minutes) if !place.trim().is_empty() => Test::Near(
            Box::new(Target::read(place)),
            must.mode.unwrap_or(Mode::Driving),
            minutes,
        ),
        Some(_) | None => Test::Look,
    }
}

/// The steps of a scale from `low` to `high`, as bits.
fn steps(topic: Topic, low: i32, high: i32) -> u16 {
    (0..)
        .zip(topic.items())
        .filter(|(step, _)| (low..=high).contains(step))
        .fold(0, |bits, (_, item)| bits | bit(topic, item))
}
