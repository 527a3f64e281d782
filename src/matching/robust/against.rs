//! Two homes of one list held against each other: why this one rather than that one, and what would
//! turn them round.

use super::flip;
use super::levels;
use crate::domain::id::{PreferenceId, ProfileId};
use crate::domain::preference::Level;
use crate::domain::topic::Topic;
use crate::matching::explain::{Explanation, WishLine};
use crate::matching::neutral::Neutrals;
use crate::matching::points::difference_points;
use crate::matching::score::Line;
use crate::matching::value::SCALE;
use crate::matching::why::{Side, SidePart};

/// A wish of the one the list is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WishOf {
    /// The preference, where its words are.
    pub preference: PreferenceId,
    /// About what.
    pub topic: Topic,
}

impl From<&WishLine> for WishOf {
    fn from(line: &WishLine) -> Self {
        Self {
            preference: line.preference,
            topic: line.topic,
        }
    }
}

/// What one difference adds to the fit of this home over that of the other, in whole points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rather {
    /// By one wish of the one the list is for.
    Wish(WishOf, i32),
    /// By the view of the one the list is for as a whole, because it has told us nothing.
    OwnView(i32),
    /// By what the two homes want themselves, each as a whole: they want different things.
    TheirViews(i32),
}

impl Rather {
    /// The points, which may be less than nothing.
    pub const fn points(self) -> i32 {
        match self {
            Self::Wish(_, points) | Self::OwnView(points) | Self::TheirViews(points) => points,
        }
    }
}

/// A wish that would have to matter differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LevelTurn {
    /// The wish.
    pub wish: WishOf,
    /// How much it matters now.
    pub from: Level,
    /// How much it would have to matter.
    pub to: Level,
}

/// What change of importance would turn two homes round.
#[derive(Clone, Debug, PartialEq)]
pub enum Turn {
    /// One or two wishes that matter differently.
    Levels(Vec<LevelTurn>),
    /// No such change of levels does it, but moving importance between wishes would.
    Importance {
        /// How much of it: whole points of 100, rounded up, so that so much really does it.
        points: u32,
        /// Away from these wishes, the one that gives most first.
        from: Vec<WishOf>,
        /// To this one.
        to: WishOf,
    },
    /// No change of importance does it: the home behind is no better in anything that counts.
    Never,
}

/// One wish whose importance alone would turn two homes round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Alone {
    /// The wish.
    pub wish: WishOf,
    /// What it counts now, in whole points of 100.
    pub now: u32,
    /// What it would have to count, the others keeping their proportions.
    pub at: u32,
}

/// Two homes held against each other.
#[derive(Clone, Debug, PartialEq)]
pub struct Against {
    /// The home it is about.
    pub this: ProfileId,
    /// The one it is held against.
    pub that: ProfileId,
    /// The fit of this one in whole points.
    pub fit: u32,
    /// The fit of that one.
    pub other_fit: u32,
    /// Which of the two stands before the other.
    pub ahead: ProfileId,
    /// Why this one rather than that one: every difference, in the order of the wishes. The points add
    /// up to `fit - other_fit` exactly.
    pub rather: Vec<Rather>,
    /// What would put the one behind before the one ahead; nothing if the one the list is for has not
    /// told us what matters.
    pub turn: Option<Turn>,
    /// Each wish that would do it alone, the nearest first.
    pub alone: Vec<Alone>,
}

/// Holds two homes of the same list against each other; `this_first` says whether this one is listed
/// before that one.
pub fn against(
    this: &Explanation,
    that: &Explanation,
    this_first: bool,
    neutrals: &Neutrals,
) -> Against {
    let (ahead, behind) = if this_first {
        (this, that)
    } else {
        (that, this)
    };
    let weight = ahead.own.view.weight();
    Against {
        this: this.other,
        that: that.other,
        fit: this.fit.whole(),
        other_fit: that.fit.whole(),
        ahead: ahead.other,
        rather: rather(this, that, neutrals),
        turn: (weight > 0).then(|| turn(ahead, behind)),
        alone: if weight > 0 {
            alone(ahead, behind)
        } else {
            Vec::new()
        },
    }
}

fn rather(this: &Explanation, that: &Explanation, neutrals: &Neutrals) -> Vec<Rather> {
    let parts = this.rather_than(that, neutrals);
    let points = difference_points(&this.fit, &that.fit, &parts);
    // The parts of the side that would move in come first, whoever the list is for.
    let (moving_in, room) = points.split_at(parts.moving_in.parts().len().min(points.len()));
    let (own_part, own, theirs) = match this.own.side {
        Side::MovingIn => (&parts.moving_in, moving_in, room),
        Side::Room => (&parts.room, room, moving_in),
    };
    let own = own.iter().zip(0..).map(|(points, at): (&i32, usize)| {
        match (own_part, this.own.lines.get(at)) {
            (SidePart::ByWish(_), Some(line)) => Rather::Wish(line.into(), *points),
            (SidePart::ByWish(_), None) | (SidePart::Whole(_), _) => Rather::OwnView(*points),
        }
    });
    let theirs = Rather::TheirViews(theirs.iter().sum());
    own.chain([theirs]).collect()
}

fn lines(side: &Explanation) -> Vec<Line> {
    side.own.lines.iter().map(|line| line.line).collect()
}

fn turn(ahead: &Explanation, behind: &Explanation) -> Turn {
    let (ahead_lines, behind_lines) = (lines(ahead), lines(behind));
    let now: Vec<Level> = ahead.own.lines.iter().map(|line| line.level).collect();
    let stand = |home: &Explanation, lines| levels::Stand {
        lines,
        view: home.theirs.view,
    };
    let changes = levels::smallest_change(
        &now,
        stand(ahead, &ahead_lines),
        stand(behind, &behind_lines),
    );
    if let Some(changes) = changes {
        let told = |change: &levels::LevelChange| {
            let line = ahead.own.lines.get(change.at)?;
            Some(LevelTurn {
                wish: line.into(),
                from: line.level,
                to: change.to,
            })
        };
        return Turn::Levels(changes.iter().filter_map(told).collect());
    }
    importance(ahead, behind).unwrap_or(Turn::Never)
}

/// The stated weights as shares of 1, and what each home is worth to each wish.
struct Shares {
    weights: Vec<f64>,
    ahead: Vec<f64>,
    behind: Vec<f64>,
}

impl Shares {
    fn of(ahead: &Explanation, behind: &Explanation) -> Self {
        let of = f64::from(ahead.own.view.weight().max(1));
        let worths = |home: &Explanation| {
            let lines = home.own.lines.iter();
            lines
                .map(|line| f64::from(line.line.point()) / f64::from(SCALE))
                .collect()
        };
        let lines = ahead.own.lines.iter();
        Self {
            weights: lines
                .map(|line| f64::from(line.line.weight()) / of)
                .collect(),
            ahead: worths(ahead),
            behind: worths(behind),
        }
    }

    fn stands<'a>(&'a self, ahead: &Explanation, behind: &Explanation) -> [flip::Stand<'a>; 2] {
        [(&self.ahead, ahead), (&self.behind, behind)].map(|(worths, home)| flip::Stand {
            worths,
            view: home.theirs.view.point(),
        })
    }
}

fn importance(ahead: &Explanation, behind: &Explanation) -> Option<Turn> {
    let shares = Shares::of(ahead, behind);
    let [first, second] = shares.stands(ahead, behind);
    let change = flip::smallest_change(&shares.weights, first, second)?;
    let moved = change.weights.iter().zip(&shares.weights);
    let mut moved: Vec<(f64, &WishLine)> = moved
        .map(|(new, old)| new - old)
        .zip(&ahead.own.lines)
        .collect();
    moved.sort_by(|one, other| one.0.total_cmp(&other.0));
    let to = moved.last().filter(|(gain, _)| *gain > 0.0)?.1;
    // What gives less than half a point is not worth a word.
    let from = moved.iter().filter(|(gain, _)| *gain < -0.005);
    Some(Turn::Importance {
        points: in_hundred(change.moved, f64::ceil).max(1),
        from: from.map(|(_, line)| (*line).into()).collect(),
        to: to.into(),
    })
}

fn alone(ahead: &Explanation, behind: &Explanation) -> Vec<Alone> {
    let shares = Shares::of(ahead, behind);
    let [first, second] = shares.stands(ahead, behind);
    let levels = flip::one_at_a_time(&shares.weights, first, second);
    let wishes = ahead.own.lines.iter().zip(&shares.weights).zip(levels);
    let mut alone: Vec<(f64, Alone)> = wishes
        .filter_map(|((line, weight), level)| {
            let level = level?;
            let told = Alone {
                wish: line.into(),
                now: in_hundred(*weight, f64::round),
                at: in_hundred(level, f64::round),
            };
            // Where rounding hides the difference there is nothing to say.
            (told.now != told.at).then_some(((level - weight).abs(), told))
        })
        .collect();
    alone.sort_by(|one, other| one.0.total_cmp(&other.0));
    alone.into_iter().map(|(_, alone)| alone).collect()
}

/// A share in whole points of 100.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a share lies between 0 and 1"
)]
fn in_hundred(share: f64, rounded: fn(f64) -> f64) -> u32 {
    rounded(share * 100.0) as u32
}
