//! The hidden truth about two practice profiles: how well they would really suit.
//!
//! It is worked out when asked for and stands in no file. It reads complete sheets, made with
//! [`Knobs::EXACT`](super::Knobs::EXACT), and weighs them by rules written out anew in plain
//! floating point. Nothing here may use the matching: a test holds the one against the other. So
//! such a test shows that facts and wishes reach the matching unharmed; whether the matching is
//! right about life, no practice person can say.
//!
//! The rules, with the weights of the four levels (4, 2, 1, 0):
//!
//! * one of several, or yes and no: 1 if it is among those wished for, otherwise 0;
//! * things of a set: the share of those wished for that are there, partly counting half;
//! * a step of a scale: 1 within the wish, less one half for each step beyond;
//! * a number: 1 within the wish, falling to 0 over a fifth of the topic's whole range;
//! * nearness: 1 up to 15 minutes, halving every 20 minutes more;
//! * what is to be avoided: 1 less the above.
//!
//! Each value `v` counts as `0.1 + 0.9 v`, and a side's view is the weighted mean of its wishes.

use super::draft::Maker;
use super::draw::{both, tag};
use super::rules;
use super::{Knobs, Scheme};
use crate::domain::check::{self, CheckKind, Standing};
use crate::domain::dates::PartialDate;
use crate::domain::fact::Answer;
use crate::domain::preference::{Direction, Mode, Wish};
use crate::domain::sheet::Sheet;
use crate::domain::topic::{Shape, Topic};
use jiff::ToSpan;
use jiff::civil::Date;

/// The view of a side that wishes for nothing, as long as little is known.
const NEUTRAL_VIEW: f64 = 0.55;

/// The floor under every value.
const FLOOR: f64 = 0.1;

/// How two profiles would really suit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Truth {
    /// Whether they could share a home at all.
    pub hard_ok: bool,
    /// What the side that would move in would say of it, 0 to 1.
    pub u_mover: f64,
    /// What the side that offers the room would say of it, 0 to 1.
    pub u_home: f64,
}

impl Truth {
    /// Both views together: their geometric mean, 0 to 1.
    pub fn together(&self) -> f64 {
        (self.u_mover * self.u_home).sqrt()
    }
}

/// Schemes in full, to be asked about any two of their profiles.
#[derive(Debug, Clone)]
pub struct TrueScheme {
    scheme: Scheme,
    maker: Maker,
}

impl TrueScheme {
    /// The truth about a scheme, counted from 0.
    pub fn of(seed: u64, today: Date, number: u32) -> Self {
        let knobs = Knobs::EXACT;
        Self {
            scheme: Scheme::build(seed, today, number, knobs),
            maker: Maker { seed, today, knobs },
        }
    }

    /// The complete sheets, in the order of their numbers.
    pub fn sheets(&self) -> &[Sheet] {
        &self.scheme.sheets
    }

    /// The truth about two of them, by their places in the scheme; `None` if there are none such.
    pub fn truth(&self, mover: usize, home: usize, sigma: f64) -> Option<Truth> {
        let (mover, home) = (
            self.scheme.sheets.get(mover)?,
            self.scheme.sheets.get(home)?,
        );
        Some(between(&self.maker, mover, home, sigma))
    }
}

/// The truth about a person and a home of the first scheme, by their places in it.
///
/// `sigma` is how much there is between two people that no answer tells: each view moves by up to
/// that much, drawn once for the two. `None` if either place is beyond the scheme.
pub fn truth(seed: u64, today: Date, person: usize, home: usize, sigma: f64) -> Option<Truth> {
    TrueScheme::of(seed, today, 0).truth(person, home, sigma)
}

fn between(maker: &Maker, mover: &Sheet, home: &Sheet, sigma: f64) -> Truth {
    let today = maker.today;
    let in_order = |kind: &CheckKind| {
        !matches!(
            check::standing(&home.checks, *kind, today),
            Standing::Expired(_) | Standing::NotOk | Standing::Pending
        )
    };
    let open = home.on_hold(today).is_none()
        && !home.has_left(today)
        && there_is_room(mover, home, today)
        && home.yes_no(Topic::NamedOnly) != Some(true)
        && CheckKind::ALL.iter().all(in_order);
    let key = both(tag(&mover.profile.reference), tag(&home.profile.reference));
    let chance = |field| {
        let drawn = maker.draw("between", key, field).between(-1_000, 1_000);
        sigma * f64::from(drawn) / 1_000.0
    };
    Truth {
        hard_ok: open && rules::conflict(mover, home).is_none() && !rules::not_ready(mover, home),
        u_mover: (view(mover, home, home) + chance("mover")).clamp(0.0, 1.0),
        u_home: (view(home, mover, home) + chance("home")).clamp(0.0, 1.0),
    }
}

/// Whether the home has a free place, and is ready, on the day on which the mover wants to come.
fn there_is_room(mover: &Sheet, home: &Sheet, today: Date) -> bool {
    let from =
        |sheet: &Sheet| -> Option<PartialDate> { sheet.value(Topic::FromWhen)?.parse().ok() };
    let soon = mover.value(Topic::HowSoon);
    let day = match (soon, from(mover)) {
        (Some("no-rush"), _) => Date::MAX,
        (_, Some(from)) => from.latest().max(today),
        (Some("within-a-month"), None) => today.saturating_add(1.month()),
        (Some(_) | None, None) => today,
    };
    let ready = from(home).is_none_or(|from| from.latest() <= day);
    ready && home.free_places(day).is_some_and(|free| free > 0)
}

/// A side's view of the other.
fn view(owner: &Sheet, other: &Sheet, home: &Sheet) -> f64 {
    let mut weights = 0.0;
    let mut sum = 0.0;
    for wish in owner.current_wishes() {
        let weight = f64::from(wish.preference.level.weight());
        if let Some(value) = value(wish, other, home) {
            weights += weight;
            sum += weight * (FLOOR + (1.0 - FLOOR) * value);
        }
    }
    if weights > 0.0 {
        sum / weights
    } else {
        NEUTRAL_VIEW
    }
}

/// What a wish is worth; `None` if it names nothing.
fn value(wish: &Wish, other: &Sheet, home: &Sheet) -> Option<f64> {
    let preference = &wish.preference;
    let topic = preference.topic;
    let value = match topic.shape() {
        Shape::Place => {
            let mode = preference.mode.unwrap_or(Mode::Driving);
            near(rules::minutes(home, &preference.place, mode)?)
        }
        Shape::Scale(steps) => {
            let at = steps
                .iter()
                .position(|code| Some(*code) == other.value(topic))?;
            1.0 - (beyond(wish, i64::try_from(at).ok()?) / 2.0).min(1.0)
        }
        Shape::Number(low, high) => {
            let margin = small(high - low) / 5.0;
            1.0 - (beyond(wish, other.number(topic)?) / margin).min(1.0)
        }
        Shape::YesNo => {
            let there = if other.yes_no(topic)? { "yes" } else { "no" };
            among(wish, there)
        }
        Shape::Choice(_) => among(wish, other.value(topic)?),
        Shape::Set(_) | Shape::OpenSet(_) => coverage(wish, other, topic)?,
        Shape::Text | Shape::Lines | Shape::Date => return None,
    };
    Some(match preference.direction {
        Direction::Want => value,
        Direction::Avoid => 1.0 - value,
    })
}

fn near(minutes: u16) -> f64 {
    0.5_f64.powf((f64::from(minutes) - 15.0).max(0.0) / 20.0)
}

fn among(wish: &Wish, code: &str) -> f64 {
    wish.items
        .iter()
        .find(|item| item.item == code)
        .map_or(0.0, |item| f64::from(item.worth) / 100.0)
}

fn coverage(wish: &Wish, other: &Sheet, topic: Topic) -> Option<f64> {
    let count = u32::try_from(wish.items.len())
        .ok()
        .filter(|count| *count > 0)?;
    let met: f64 =
        wish.items
            .iter()
            .map(|item| match other.item(topic, &item.item) {
                Some(Answer::Yes) => 1.0,
                Some(Answer::Partly) => 0.5,
                Some(Answer::No | Answer::NotKnown | Answer::NotAsked | Answer::PrefersNot)
                | None => 0.0,
            })
            .sum();
    Some(met / f64::from(count))
}

/// How far a number lies beyond what is wished for.
fn beyond(wish: &Wish, number: i64) -> f64 {
    let below = wish.preference.low.map_or(0, |low| (low - number).max(0));
    let above = wish
        .preference
        .high
        .map_or(0, |high| (number - high).max(0));
    small(below.max(above))
}

fn small(number: i64) -> f64 {
    f64::from(i32::try_from(number).unwrap_or(i32::MAX))
}
