//! How the two views of a pair are drawn.

use super::random::{Gamma, Layers, Random};
use super::rerun::{Home, Setup};
use crate::matching::score::{FLOOR, Line};
use crate::matching::value::SCALE;

/// Draws that are worked out together, so that the inner loops run over plain arrays.
pub(super) const BLOCK: usize = 64;

/// One number for each draw of a block.
pub(super) type Column = [f64; BLOCK];

/// What a stream of draws is for.
#[derive(Clone, Copy, Debug)]
pub(super) enum What {
    Weight = 1,
    Answer = 2,
    Part = 3,
    PartAnswer = 4,
    Silence = 5,
    Known = 6,
}

/// A worth that is known, or uniform between its bounds.
#[derive(Clone, Copy, Debug)]
pub(super) struct Worth {
    low: f64,
    /// How much higher it could be, with the stream that draws it; nothing where it is known.
    open: Option<(f64, Random)>,
}

impl Worth {
    fn of(line: Line, stream: impl FnOnce() -> Random) -> Self {
        let low = share(line.low());
        Self {
            low,
            open: (!line.is_known()).then(|| (share(line.high()) - low, stream())),
        }
    }

    /// Adds weight times worth, draw by draw.
    #[inline]
    fn add(&mut self, weights: &[f64], totals: &mut [f64]) {
        match &mut self.open {
            None => {
                for (weight, total) in weights.iter().zip(totals) {
                    *total += weight * self.low;
                }
            }
            Some((width, random)) => {
                for (weight, total) in weights.iter().zip(totals) {
                    *total += weight * (self.low + *width * random.unit());
                }
            }
        }
    }
}

fn share(worth: u32) -> f64 {
    f64::from(worth) / f64::from(SCALE)
}

/// How one side's view is drawn.
#[derive(Clone, Debug)]
pub(super) enum View {
    /// The subject's: its weights are drawn once for all homes, and each home has its worths.
    Shared(Vec<Worth>),
    /// A home's own.
    Own(Vec<Part>),
    /// One worth, whatever the weights.
    Fixed(f64),
    /// Nothing was stated: anything from the floor to the whole.
    Silent(Random),
}

/// Wishes of a side that weigh as one, because they are worth the same whatever their weights.
#[derive(Clone, Debug)]
pub(super) struct Part {
    gamma: Gamma,
    random: Random,
    worth: Worth,
}

impl View {
    /// The view of a home: wishes of equal, known worth are drawn as one. That is exact, because
    /// parts of a Dirichlet distribution that are added up are one part with the shapes added up.
    pub(super) fn of_home(setup: &Setup, home: &Home) -> Self {
        let of = total(&home.theirs);
        let mut known: Vec<(u32, f64)> = Vec::new();
        let mut parts = Vec::new();
        let part = |random: Random, shape: f64, worth: Worth| Part {
            gamma: Gamma::new(shape),
            random,
            worth,
        };
        for (at, line) in home.theirs.iter().enumerate() {
            if line.weight() == 0 {
                continue;
            }
            let shape = setup.opinion.shape(line.weight(), of);
            if !line.is_known() {
                let weight = setup.stream(Some(home.id), What::Part, at);
                let answer = || setup.stream(Some(home.id), What::PartAnswer, at);
                parts.push(part(weight, shape, Worth::of(*line, answer)));
            } else if let Some((_, same)) = known.iter_mut().find(|(low, _)| *low == line.low()) {
                *same += shape;
            } else {
                known.push((line.low(), shape));
            }
        }
        match (parts.is_empty(), known.as_slice()) {
            (true, []) => Self::Silent(setup.stream(Some(home.id), What::Silence, 1)),
            (true, [(only, _)]) => Self::Fixed(share(*only)),
            _ => {
                parts.extend(known.iter().map(|(low, shape)| {
                    let at = usize::try_from(*low).unwrap_or(usize::MAX);
                    let worth = Worth {
                        low: share(*low),
                        open: None,
                    };
                    let weight = setup.stream(Some(home.id), What::Known, at);
                    part(weight, *shape, worth)
                }));
                Self::Own(parts)
            }
        }
    }

    /// What the subject sees of a home, wish by wish.
    pub(super) fn of_subject(setup: &Setup, home: &Home, wishes: usize) -> Self {
        if wishes == 0 {
            return Self::Silent(setup.stream(Some(home.id), What::Silence, 0));
        }
        let worths = home.own.iter().enumerate();
        Self::Shared(
            worths
                .filter(|(_, line)| line.weight() > 0)
                .map(|(at, line)| {
                    Worth::of(*line, || setup.stream(Some(home.id), What::Answer, at))
                })
                .collect(),
        )
    }

    /// Draws it so many times.
    pub(super) fn draw(&mut self, weights: &[Column], views: &mut [f64], layers: &Layers) {
        match self {
            Self::Fixed(view) => views.fill(*view),
            Self::Silent(random) => {
                let floor = share(FLOOR);
                views.fill_with(|| floor + (1.0 - floor) * random.unit());
            }
            Self::Shared(worths) => {
                views.fill(0.0);
                for (weights, worth) in weights.iter().zip(worths) {
                    worth.add(weights, views);
                }
            }
            Self::Own(parts) => {
                views.fill(0.0);
                let (mut sums, mut drawn) = ([0.0; BLOCK], [0.0; BLOCK]);
                let drawn = drawn.get_mut(..views.len()).unwrap_or_default();
                for part in parts {
                    drawn.fill_with(|| part.gamma.draw(&mut part.random, layers));
                    for (drawn, sum) in drawn.iter().zip(&mut sums) {
                        *sum += drawn;
                    }
                    part.worth.add(drawn, views);
                }
                for (view, sum) in views.iter_mut().zip(sums) {
                    *view /= sum;
                }
            }
        }
    }
}

fn total(lines: &[Line]) -> u32 {
    lines.iter().map(|line| u32::from(line.weight())).sum()
}

/// The weights of the subject, drawn once for all homes.
#[derive(Clone, Debug)]
pub(super) struct Weights {
    wishes: Vec<(Gamma, Random)>,
    /// For each wish its share in each draw of the block.
    pub(super) drawn: Vec<Column>,
}

impl Weights {
    pub(super) fn of(setup: &Setup) -> Self {
        let lines = setup.homes.first().map_or(&[][..], |home| &home.own);
        let of = total(lines);
        let wishes: Vec<(Gamma, Random)> = lines
            .iter()
            .enumerate()
            .filter(|(_, line)| line.weight() > 0)
            .map(|(at, line)| {
                let gamma = Gamma::new(setup.opinion.shape(line.weight(), of));
                (gamma, setup.stream(None, What::Weight, at))
            })
            .collect();
        Self {
            drawn: vec![[0.0; BLOCK]; wishes.len()],
            wishes,
        }
    }

    pub(super) fn draw(&mut self, count: usize, layers: &Layers) {
        let mut sums = [0.0; BLOCK];
        for ((gamma, random), column) in self.wishes.iter_mut().zip(&mut self.drawn) {
            for (drawn, sum) in column.iter_mut().zip(&mut sums).take(count) {
                *drawn = gamma.draw(random, layers);
                *sum += *drawn;
            }
        }
        for column in &mut self.drawn {
            for (drawn, sum) in column.iter_mut().zip(sums).take(count) {
                *drawn /= sum;
            }
        }
    }
}
