//! Why two sides fit as they do: every wish of both with what was found, every must-have, and the one
//! answer that would change most.

use super::must_have::{Finding, Found, Gate, Outcome};
use super::neutral::Neutrals;
use super::party::Party;
use super::points::side_points;
use super::score::{Fit, Line, SideView};
use super::why::{Contributions, Pair, Side, contributions, difference, worth_asking};
use crate::domain::id::{PreferenceId, ProfileId};
use crate::domain::preference::{Direction, Level, SetBy};
use crate::domain::topic::Topic;

/// From this floored worth on a wish speaks for a home: three fifths of it is met.
pub(super) const SPEAKS_FOR: u32 = 64_000;

/// Up to this floored worth it speaks against: two fifths of it is met.
pub(super) const SPEAKS_AGAINST: u32 = 46_000;

/// How many reasons of each sort a list shows.
const REASONS: usize = 3;

/// One wish held against one pair.
#[derive(Debug, Clone, PartialEq)]
pub struct WishLine {
    /// The preference, where its words are.
    pub preference: PreferenceId,
    /// About what.
    pub topic: Topic,
    /// Wanted, or to be avoided.
    pub direction: Direction,
    /// How much it matters.
    pub level: Level,
    /// Whose words they are.
    pub set_by: SetBy,
    /// Points it earns, towards the view of its side.
    pub points: u32,
    /// Points it could earn; over all wishes of a side these add up to 100.
    pub out_of: u32,
    /// What stands on file about it.
    pub found: Found,
    /// What it is worth, as it was weighed.
    pub line: Line,
}

impl WishLine {
    /// Whether nothing unknown could change what it is worth.
    pub const fn is_known(&self) -> bool {
        self.line.is_known()
    }
}

/// One side's wishes held against the other.
#[derive(Debug, Clone, PartialEq)]
pub struct SideExplained {
    /// Which side.
    pub side: Side,
    /// Its view; see [`SideView::stated`] for a side that has told us nothing.
    pub view: SideView,
    /// Its wishes, those that matter most first.
    pub lines: Vec<WishLine>,
}

impl SideExplained {
    fn weights(&self) -> Vec<Line> {
        self.lines.iter().map(|line| line.line).collect()
    }
}

/// The unknown answer that would change the fit most, and what the fit would become.
#[derive(Debug, Clone, PartialEq)]
pub struct Swing {
    /// Whose wish it is about.
    pub whose: Side,
    /// The wish.
    pub preference: PreferenceId,
    /// Its topic.
    pub topic: Topic,
    /// What is known of it so far.
    pub found: Found,
    /// The fit if the answer is the worst it may be.
    pub bad: Fit,
    /// The fit if it is the best it may be.
    pub good: Fit,
}

/// Why a party and one of the other side fit as they do.
#[derive(Debug, Clone, PartialEq)]
pub struct Explanation {
    /// Whom the list is made for.
    pub subject: ProfileId,
    /// The other one.
    pub other: ProfileId,
    /// The fit.
    pub fit: Fit,
    /// The view of the one the list is made for.
    pub own: SideExplained,
    /// The view of the other one.
    pub theirs: SideExplained,
    /// Every must-have and standing rule between them, those that pass too: the subject's demands, the
    /// other's, how the other stands, how the subject stands.
    pub findings: Vec<Finding>,
    /// The must-haves taken together.
    pub gate: Gate,
    /// The answer that would change most, if anything is unknown.
    pub swing: Option<Swing>,
}

/// Explains a pair from the point of view of `subject`.
pub fn explain(subject: &Party, other: &Party, neutrals: &Neutrals) -> Explanation {
    let own = side(subject, other, neutrals);
    let theirs = side(other, subject, neutrals);
    let fit = match own.side {
        Side::MovingIn => Fit {
            moving_in: own.view,
            room: theirs.view,
        },
        Side::Room => Fit {
            moving_in: theirs.view,
            room: own.view,
        },
    };
    let mut findings = subject.findings(other);
    findings.extend(other.findings(subject));
    findings.extend(other.own.iter().cloned());
    let gate = Gate::of(&findings);
    findings.extend(subject.own.iter().cloned());
    let swing = swing(&own, &theirs, neutrals);
    Explanation {
        subject: subject.id,
        other: other.id,
        fit,
        own,
        theirs,
        findings,
        gate,
        swing,
    }
}

fn side(party: &Party, other: &Party, neutrals: &Neutrals) -> SideExplained {
    let lines = party.lines(other, neutrals);
    let mut told: Vec<WishLine> = party
        .wishes
        .iter()
        .zip(&lines)
        .zip(side_points(&lines))
        .map(|((wish, line), points)| WishLine {
            preference: wish.id,
            topic: wish.ask.topic,
            direction: wish.ask.direction,
            level: wish.level,
            set_by: wish.set_by,
            points: points.points,
            out_of: points.out_of,
            found: other.found(wish),
            line: *line,
        })
        .collect();
    told.sort_by_key(|line| std::cmp::Reverse(line.level));
    SideExplained {
        side: party.side(),
        view: SideView::of(&lines, neutrals.view()),
        lines: told,
    }
}

fn swing(own: &SideExplained, theirs: &SideExplained, neutrals: &Neutrals) -> Option<Swing> {
    let (own_lines, their_lines) = (own.weights(), theirs.weights());
    let pair = |own_lines: &[Line], their_lines: &[Line]| match own.side {
        Side::MovingIn => Pair::new(own_lines, their_lines, neutrals.view()).fit,
        Side::Room => Pair::new(their_lines, own_lines, neutrals.view()).fit,
    };
    let asked = match own.side {
        Side::MovingIn => Pair::new(&own_lines, &their_lines, neutrals.view()),
        Side::Room => Pair::new(&their_lines, &own_lines, neutrals.view()),
    };
    let (side, at, worth) = [own, theirs]
        .into_iter()
        .filter_map(|side| Some((side, worth_asking(&asked, side.side)?)))
        .flat_map(|(side, worths)| {
            let numbered = worths.into_iter().enumerate();
            numbered.map(move |(at, worth)| (side, at, worth))
        })
        .reduce(|best, next| if next.2 > best.2 { next } else { best })?;
    if worth <= 0.0 {
        return None;
    }
    let line = side.lines.get(at)?;
    let answered = |worth: fn(Line) -> Line| {
        let put = |lines: &[Line]| -> Vec<Line> {
            let numbered = lines.iter().enumerate();
            numbered
                .map(|(n, line)| if n == at { worth(*line) } else { *line })
                .collect()
        };
        if side.side == own.side {
            pair(&put(&own_lines), &their_lines)
        } else {
            pair(&own_lines, &put(&their_lines))
        }
    };
    Some(Swing {
        whose: side.side,
        preference: line.preference,
        topic: line.topic,
        found: line.found.clone(),
        bad: answered(Line::at_worst),
        good: answered(Line::at_best),
    })
}

impl Explanation {
    /// What each wish adds to the fit, in the order of the lines; adds up exactly.
    pub fn contributions(&self, neutrals: &Neutrals) -> Contributions {
        self.with_pair(neutrals, contributions)
    }

    /// Why this one rather than that one, for the same subject: what each wish adds to the difference.
    pub fn rather_than(&self, that: &Self, neutrals: &Neutrals) -> Contributions {
        self.with_pair(neutrals, |this| {
            that.with_pair(neutrals, |that| difference(this, that, self.own.side))
        })
    }

    fn with_pair<T>(&self, neutrals: &Neutrals, f: impl FnOnce(&Pair<'_>) -> T) -> T {
        let (own, theirs) = (self.own.weights(), self.theirs.weights());
        match self.own.side {
            Side::MovingIn => f(&Pair::new(&own, &theirs, neutrals.view())),
            Side::Room => f(&Pair::new(&theirs, &own, neutrals.view())),
        }
    }

    /// The few things that a list shows of this pair.
    pub fn reasons(&self) -> Reasons {
        let questions = self
            .findings
            .iter()
            .filter(|finding| matches!(finding.outcome, Outcome::AskFirst(_)))
            .map(|finding| ToAsk::Rule(finding.clone()));
        let open = self.weightiest(
            |line| !line.is_known(),
            |line| line.high().saturating_sub(line.low()),
        );
        Reasons {
            speaks_for: self
                .weightiest(|line| line.low() >= SPEAKS_FOR, Line::point)
                .take(REASONS)
                .collect(),
            against: self
                .weightiest(
                    |line| line.high() <= SPEAKS_AGAINST,
                    |line| 100_000 - line.point(),
                )
                .take(REASONS)
                .collect(),
            to_ask: questions
                .chain(open.map(ToAsk::Wish))
                .take(REASONS)
                .collect(),
        }
    }

    /// The wishes of which something holds, those first that weigh most in it: the subject's own
    /// before the other's.
    fn weightiest(
        &self,
        holds: fn(Line) -> bool,
        worth: fn(Line) -> u32,
    ) -> impl Iterator<Item = Reason> {
        [&self.own, &self.theirs].into_iter().flat_map(move |side| {
            let mut lines: Vec<&WishLine> =
                side.lines.iter().filter(|line| holds(line.line)).collect();
            lines.sort_by_key(|line| {
                std::cmp::Reverse(u32::from(line.line.weight()) * worth(line.line))
            });
            lines.into_iter().map(|line| Reason {
                whose: side.side,
                preference: line.preference,
                topic: line.topic,
                direction: line.direction,
                found: line.found.clone(),
            })
        })
    }
}

/// A wish that speaks for a home, against it, or waits for an answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Reason {
    /// Whose wish.
    pub whose: Side,
    /// The wish, where its words are.
    pub preference: PreferenceId,
    /// Its topic.
    pub topic: Topic,
    /// Wanted, or to be avoided.
    pub direction: Direction,
    /// What stands on file.
    pub found: Found,
}

/// Something to ask.
#[derive(Debug, Clone, PartialEq)]
pub enum ToAsk {
    /// A must-have that waits for it.
    Rule(Finding),
    /// A wish that it would settle.
    Wish(Reason),
}

/// The few things that a list shows of a pair: at most three of each.
#[derive(Debug, Clone, PartialEq)]
pub struct Reasons {
    /// What speaks for it.
    pub speaks_for: Vec<Reason>,
    /// What speaks against it.
    pub against: Vec<Reason>,
    /// What to ask; questions of must-haves first.
    pub to_ask: Vec<ToAsk>,
}
