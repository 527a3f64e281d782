//! A fit taken apart: what each wish adds, why one home stands before another, what is missing from
//! a full fit, and what is most worth asking.
//!
//! The parts always add up to the number they explain, but for the last binary places. They are
//! explanations only: nothing is ordered by them. Contributions share the fit out as Euler's theorem
//! does; differences are shared out by the logarithmic mean (LMDI), the one split of a product of
//! powers that leaves nothing over. The floor under each worth keeps every logarithm finite.

use super::score::{Fit, Line, SideView};
use super::value::SCALE;

/// The share of each side in the fit: one half, as in the square root.
const HALF: f64 = 0.5;

/// The two sides of a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The person or the homesharer.
    MovingIn,
    /// The household or the householder.
    Room,
}

/// A fit together with the wishes that made it.
#[derive(Clone, Copy, Debug)]
pub struct Pair<'a> {
    /// The fit, made from these lines.
    pub fit: Fit,
    /// The wishes of the side that would move in.
    pub moving_in: &'a [Line],
    /// The wishes of the side that offers the room.
    pub room: &'a [Line],
}

impl<'a> Pair<'a> {
    /// Joins the wishes of both sides; `silent` is the view of a side that stated none, as in
    /// [`SideView::of`].
    pub fn new(moving_in: &'a [Line], room: &'a [Line], silent: u32) -> Self {
        Self {
            fit: Fit {
                moving_in: SideView::of(moving_in, silent),
                room: SideView::of(room, silent),
            },
            moving_in,
            room,
        }
    }

    fn side(&self, side: Side) -> (SideView, &'a [Line]) {
        match side {
            Side::MovingIn => (self.fit.moving_in, self.moving_in),
            Side::Room => (self.fit.room, self.room),
        }
    }
}

/// One side's part of a number that both sides make.
#[derive(Clone, Debug, PartialEq)]
pub enum SidePart {
    /// A part for each wish, in the order of the lines.
    ByWish(Vec<f64>),
    /// One part for the side as a whole, because it stated nothing or because the wishes compared are
    /// not the same ones.
    Whole(f64),
}

impl SidePart {
    /// All parts of this side together.
    pub fn total(&self) -> f64 {
        self.parts().iter().sum()
    }

    /// The parts one by one; a single one for a side taken as a whole.
    pub fn parts(&self) -> &[f64] {
        match self {
            Self::ByWish(parts) => parts,
            Self::Whole(part) => std::slice::from_ref(part),
        }
    }
}

/// A number and what each side's wishes add to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Contributions {
    /// The number that the parts add up to.
    pub total: f64,
    /// The part of the side that would move in.
    pub moving_in: SidePart,
    /// The part of the side that offers the room.
    pub room: SidePart,
}

impl Contributions {
    /// The parts of both sides, the side that would move in first.
    pub fn parts(&self) -> impl Iterator<Item = f64> + '_ {
        let (moving_in, room) = (self.moving_in.parts(), self.room.parts());
        moving_in.iter().chain(room).copied()
    }
}

/// What each wish adds to the fit: `S/2 * W_k * v'_k / A`, and the same for the other side.
///
/// The parts add up to the fit `S`. A silent side adds its half as a whole.
pub fn contributions(pair: &Pair<'_>) -> Contributions {
    let total = pair.fit.point();
    let part = |side| {
        let (view, lines) = pair.side(side);
        if !view.stated() {
            return SidePart::Whole(HALF * total);
        }
        let share = HALF * total / view.point();
        SidePart::ByWish(
            lines
                .iter()
                .map(|line| share * weighted(*line, line.point(), view))
                .collect(),
        )
    };
    Contributions {
        total,
        moving_in: part(Side::MovingIn),
        room: part(Side::Room),
    }
}

/// Why `this` fit differs from `that` one: what each wish adds to `S(this) - S(that)`.
///
/// `shared` is the side that both pairs have in common: its wishes are the same and are compared one
/// by one, in the same order. The other side has wishes of its own in each pair and is compared as a
/// whole. So is the shared side if its lines do not match, or if it stated nothing.
pub fn difference(this: &Pair<'_>, that: &Pair<'_>, shared: Side) -> Contributions {
    let scale = log_mean(this.fit.point(), that.fit.point());
    let part = |side| {
        let (view, lines) = this.side(side);
        let (other_view, other_lines) = that.side(side);
        let same_wishes = side == shared
            && view.stated()
            && lines.len() == other_lines.len()
            && lines
                .iter()
                .zip(other_lines)
                .all(|(line, other)| line.weight() == other.weight());
        if !same_wishes {
            return SidePart::Whole(HALF * scale * log_ratio(view.point(), other_view.point()));
        }
        let share = HALF * scale / log_mean(view.point(), other_view.point());
        SidePart::ByWish(
            lines
                .iter()
                .zip(other_lines)
                .map(|(line, other)| {
                    let here = weighted(*line, line.point(), view);
                    share * (here - weighted(*other, other.point(), other_view))
                })
                .collect(),
        )
    };
    Contributions {
        total: this.fit.point() - that.fit.point(),
        moving_in: part(Side::MovingIn),
        room: part(Side::Room),
    }
}

/// What is missing from a full fit, wish by wish: the [`difference`] from a home that meets
/// everything either side asked for. The parts add up to `1 - S`.
pub fn shortfall(pair: &Pair<'_>) -> Contributions {
    let scale = log_mean(1.0, pair.fit.point());
    let part = |side| {
        let (view, lines) = pair.side(side);
        if !view.stated() {
            return SidePart::Whole(HALF * scale * log_ratio(1.0, view.point()));
        }
        let share = HALF * scale / log_mean(1.0, view.point());
        SidePart::ByWish(
            lines
                .iter()
                .map(|line| share * weighted(*line, SCALE - line.point(), view))
                .collect(),
        )
    };
    Contributions {
        total: 1.0 - pair.fit.point(),
        moving_in: part(Side::MovingIn),
        room: part(Side::Room),
    }
}

/// How far an answer to each wish of one side could move the fit: `S/2 * W_k * (u'_k - l'_k) / A`.
///
/// The greatest is the one most worth asking about; a known wish has 0. `None` if that side stated
/// nothing: then its wishes are the thing to ask for.
pub fn worth_asking(pair: &Pair<'_>, side: Side) -> Option<Vec<f64>> {
    let (view, lines) = pair.side(side);
    let share = HALF * pair.fit.point() / view.point();
    view.stated().then(|| {
        lines
            .iter()
            .map(|line| share * weighted(*line, line.high() - line.low(), view))
            .collect()
    })
}

/// `W_k * worth`, where `W_k` is the wish's share of the weight of its side.
fn weighted(line: Line, worth: u32, view: SideView) -> f64 {
    let weight = f64::from(line.weight()) / f64::from(view.weight());
    weight * f64::from(worth) / f64::from(SCALE)
}

/// The logarithmic mean `(x - y) / (ln x - ln y)` of two positive numbers; `x` where they are equal.
fn log_mean(x: f64, y: f64) -> f64 {
    let log = log_ratio(x, y);
    // A ratio so near to 1 that its logarithm vanishes: the two are one number.
    if log.abs() < f64::EPSILON {
        return x;
    }
    (x - y) / log
}

/// `ln x - ln y`, without the loss of digits where they are close.
fn log_ratio(x: f64, y: f64) -> f64 {
    ((x - y) / y).ln_1p()
}
