//! Whether two profiles could share a home at all, from what their sheets say.
//!
//! Used to place practice people sensibly and, on complete sheets, as the hard half of the hidden
//! truth. Written apart from the matching on purpose, so that each can be held against the other.

use crate::domain::fact::Answer;
use crate::domain::must_have::MustHave;
use crate::domain::preference::{Direction, Mode};
use crate::domain::profile::{ProfileKind, Programme};
use crate::domain::sheet::Sheet;
use crate::domain::topic::{Kind, Shape, Topic};
use crate::geo;

/// The kinds of arrangement somebody looks for or offers.
pub(super) fn kinds(sheet: &Sheet) -> Vec<Kind> {
    if sheet.profile.kind.programme() == Programme::Homeshare {
        return vec![Kind::Homeshare];
    }
    Kind::ALL
        .iter()
        .copied()
        .filter(|kind| sheet.item(Topic::Kinds, kind.code()) == Some(Answer::Yes))
        .collect()
}

/// What is known to stand between two profiles, if anything: the topic of the first rule that is
/// broken for certain. What nobody knows stands in nobody's way here, and what could be learned or
/// built counts as there.
pub(super) fn conflict(mover: &Sheet, home: &Sheet) -> Option<Topic> {
    if mover.profile.kind.other_side() != home.profile.kind {
        return Some(Topic::Kinds);
    }
    let offered = kinds(home);
    if !kinds(mover).iter().any(|kind| offered.contains(kind)) {
        return Some(Topic::Kinds);
    }
    let broken = |owner: &Sheet, other: &Sheet| {
        owner
            .current_must_haves()
            .find(|must| meets(must, other, home) == Some(false))
            .map(|must| must.topic)
    };
    broken(mover, home)
        .or_else(|| broken(home, mover))
        .or_else(|| standing_rule(mover, home))
}

/// The rules that hold without anybody stating them: support that is not for this home, nights,
/// allergies, no task that could be helped with.
fn standing_rule(mover: &Sheet, home: &Sheet) -> Option<Topic> {
    let both = |topic: Topic, item: &str, one: Answer, other: Answer| {
        mover.item(topic, item) == Some(one) && home.item(topic, item) == Some(other)
    };
    let step = |sheet: &Sheet| {
        let value = sheet.value(Topic::Nights)?;
        Topic::Nights.items().iter().position(|code| *code == value)
    };
    let allergic = |item: &&str| {
        mover.item(Topic::Allergies, item) == Some(Answer::Yes)
            && home.item(Topic::Pets, item) == Some(Answer::Yes)
    };
    let smoke = mover.item(Topic::Allergies, "smoke") == Some(Answer::Yes)
        && home.value(Topic::Smoking) == Some("inside");
    let mut support = Topic::Support.items().iter();
    let mut tasks = Topic::Tasks.items().iter();
    if support.any(|item| both(Topic::Support, item, Answer::Yes, Answer::No)) {
        Some(Topic::Support)
    } else if step(mover)
        .zip(step(home))
        .is_some_and(|(needs, gives)| needs > gives)
    {
        Some(Topic::Nights)
    } else if smoke || Topic::Pets.items().iter().any(allergic) {
        Some(Topic::Allergies)
    } else if home.profile.kind == ProfileKind::Householder
        && !tasks.any(|item| both(Topic::Tasks, item, Answer::Yes, Answer::Yes))
    {
        Some(Topic::Tasks)
    } else {
        None
    }
}

/// Whether a home would have to learn, build or change something before this mover could come: what
/// they need is there only partly.
pub(super) fn not_ready(mover: &Sheet, home: &Sheet) -> bool {
    let partly = |topic: Topic, item: &str| home.item(topic, item) == Some(Answer::Partly);
    let needs = |topic: Topic, item: &str| mover.item(topic, item) == Some(Answer::Yes);
    let support = Topic::Support
        .items()
        .iter()
        .any(|item| needs(Topic::Support, item) && partly(Topic::Support, item));
    let smoke = needs(Topic::Allergies, "smoke") && home.value(Topic::Smoking) != Some("none");
    support
        || smoke
        || mover
            .current_must_haves()
            .any(|must| partly(must.topic, &must.item))
}

/// Whether a must-have is met; `None` where the answer is not known.
fn meets(must: &MustHave, other: &Sheet, home: &Sheet) -> Option<bool> {
    let there = match must.topic.shape() {
        Shape::Place => {
            let mode = must.mode.unwrap_or(Mode::Driving);
            let most = u16::try_from(must.high?).ok()?;
            return Some(minutes(home, &must.place, mode)? <= most);
        }
        Shape::Scale(steps) => {
            let value = other.value(must.topic)?;
            let step = steps.iter().position(|code| *code == value)?;
            within(must, i64::try_from(step).ok()?)
        }
        Shape::Number(..) => within(must, other.number(must.topic)?),
        Shape::YesNo => other.yes_no(must.topic)? == (must.item != "no"),
        Shape::Choice(_) => other.value(must.topic)? == must.item,
        Shape::Set(_) | Shape::OpenSet(_) => match other.item(must.topic, &must.item)? {
            Answer::Yes | Answer::Partly => true,
            Answer::No => false,
            Answer::NotKnown | Answer::NotAsked | Answer::PrefersNot => return None,
        },
        Shape::Text | Shape::Lines | Shape::Date => return None,
    };
    Some(there == (must.direction == Direction::Want))
}

fn within(must: &MustHave, number: i64) -> bool {
    must.low.is_none_or(|low| low <= number) && must.high.is_none_or(|high| number <= high)
}

/// Minutes from a home to a place: measured if somebody has, otherwise estimated. `None` if either
/// end has no position.
pub(super) fn minutes(home: &Sheet, place: &str, mode: Mode) -> Option<u16> {
    let measured = home
        .journeys
        .iter()
        .find(|j| j.place == place && j.mode == mode);
    if let Some(journey) = measured {
        return Some(journey.minutes);
    }
    let places = geo::Places::shared();
    let district = |text: &str| places.find(text).map(|outcode| places.place(outcode));
    let mode = match mode {
        Mode::Driving => geo::Mode::Driving,
        Mode::PublicTransport => geo::Mode::PublicTransport,
        Mode::Walking => geo::Mode::Walking,
    };
    let from = district(&home.profile.postcode)?;
    Some(geo::minutes(from, district(place)?, mode).minutes)
}
