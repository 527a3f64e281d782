//! One party held against a whole pool: tables of what each code adds, and the sums made with them.

use super::super::best::{Floor, Rank, standing};
use super::super::column::index;
use super::super::gates::Mark;
use super::super::known::Cell;
use super::super::must_have::Finding;
use super::super::near::Abodes;
use super::super::neutral::Neutrals;
use super::super::party::Party;
use super::super::score::{Fit, SideView, Standing, half_of};
use super::super::sums::{self, Part};
use super::super::value::Bounds;
use super::super::why::Side;
use super::super::wish::Ask;
use super::half::{Half, Table, own_half, their_half};
use super::sets::Sought;
use super::{Pool, share_of, weight_of};
use crate::domain::id::ProfileId;
use crate::domain::preference::Direction;
use crate::domain::profile::ProfileKind;
use crate::domain::topic::Topic;

/// The neutral values as lists between two kinds need them, looked up once.
#[derive(Debug)]
pub(in super::super) struct Worths<'a> {
    pub(super) pool: &'a Pool,
    /// By topic: wanted, avoided.
    own: Vec<[u32; 2]>,
    theirs: Vec<[u32; 2]>,
    silent: u32,
    /// The point of a side that wishes for nothing, as the sum that it stands for.
    pub(super) silent_point: u64,
    /// For each party of the pool that point, if it wishes for nothing; empty if nobody is silent.
    pub(super) starts: Vec<u64>,
    /// By topic, what the codes of those who ask for a share of things are worth.
    pub(super) sought: Vec<Table>,
}

impl<'a> Worths<'a> {
    /// For lists of a pool that are made for profiles of this kind.
    pub(in super::super) fn new(pool: &'a Pool, kind: ProfileKind, neutrals: &Neutrals) -> Self {
        let of = |owner| {
            let both = |topic: &Topic| {
                [Direction::Want, Direction::Avoid].map(|way| neutrals.of(owner, *topic, way))
            };
            Topic::ALL.iter().map(both).collect::<Vec<_>>()
        };
        let theirs = of(kind.other_side());
        let tables = pool.asks.sought.iter().zip(&theirs);
        let sought = tables.map(|(sought, worths)| {
            let parts = |sought: &Sought| sought.parts(|way| in_direction(*worths, way));
            Table::of(&sought.as_ref().map(parts).unwrap_or_default())
        });
        let silent = SideView::of(&[], neutrals.view());
        let silent_point = u64::from(silent.as_fraction().0);
        let weights = pool.asks.weights.iter();
        let starts = if weights.clone().any(|weight| *weight == 0) {
            let start = |weight: &u32| if *weight == 0 { silent_point } else { 0 };
            weights.map(start).collect()
        } else {
            Vec::new()
        };
        Self {
            own: of(kind),
            silent: neutrals.view(),
            silent_point,
            starts,
            sought: sought.collect(),
            pool,
            theirs,
        }
    }

    /// The neutral worth of a wish of the one the list is made for.
    pub(super) fn own(&self, ask: &Ask) -> u32 {
        let worths = self.own.get(ask.topic as usize).copied();
        in_direction(worths.unwrap_or_default(), ask.direction)
    }

    /// The neutral worth of a wish of the others.
    pub(super) fn theirs(&self, ask: &Ask) -> u32 {
        let worths = self.theirs.get(ask.topic as usize).copied();
        in_direction(worths.unwrap_or_default(), ask.direction)
    }
}

const fn in_direction([wanted, avoided]: [u32; 2], direction: Direction) -> u32 {
    match direction {
        Direction::Want => wanted,
        Direction::Avoid => avoided,
    }
}

/// What the journeys from every home to the place asked for last are worth, for the next who asks for
/// the same place.
#[derive(Debug, Default)]
pub(in super::super) struct Journeys(Option<(Ask, Vec<Bounds>)>);

impl Journeys {
    /// The bounds of a wish to be near by the codes of the homes, if it is one to be wanted.
    pub(super) fn wanted(&mut self, ask: &Ask, (cells, abodes): (&[Cell], &Abodes)) -> &[Bounds] {
        let known = self.0.take();
        let known = known.filter(|(known, _)| known.is_about_the_same(ask));
        let make = || (ask.clone(), ask.wanted_of_all(cells, abodes));
        &self.0.insert(known.unwrap_or_else(make)).1
    }
}

/// A party held against every party of a pool.
#[derive(Debug)]
pub(in super::super) struct Ready<'a> {
    subject: &'a Party,
    pool: &'a Pool,
    own: Half<'a>,
    theirs: Half<'a>,
    side: Side,
    weight: u32,
    silent: u32,
}

impl<'a> Ready<'a> {
    /// Makes the tables for a subject. One that does not fit into the packed sums has none: `None`.
    pub(in super::super) fn new(
        subject: &'a Party,
        worths: &'a Worths<'a>,
        journeys: &mut Journeys,
    ) -> Option<Self> {
        super::fits(subject).then(|| Self {
            subject,
            pool: worths.pool,
            own: own_half(subject, worths, journeys),
            theirs: their_half(subject, worths),
            side: subject.side(),
            weight: weight_of(subject),
            silent: worths.silent,
        })
    }
}

/// One party of a pool with the sums of a pair, while it is found out whether it is listed.
#[derive(Debug, Clone, Copy)]
pub(in super::super) struct Pair {
    /// The place in the pool.
    pub(in super::super) at: u32,
    own: u64,
    theirs: u64,
}

/// Rules, counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in super::super) struct Counts {
    /// Those that fail.
    pub(in super::super) fails: u32,
    /// Those that wait for an answer.
    pub(in super::super) asks: u32,
}

impl Counts {
    pub(in super::super) const fn plus(self, other: Self) -> Self {
        Self {
            fails: self.fails + other.fails,
            asks: self.asks + other.asks,
        }
    }

    /// Of these findings.
    pub(in super::super) fn of(findings: &[Finding]) -> Self {
        let marks = findings.iter().map(|finding| Mark::from(finding.outcome));
        marks.fold(Self::default(), |counts, mark| match mark {
            Mark::Pass => counts,
            Mark::Ask => counts.plus(Self { fails: 0, asks: 1 }),
            Mark::Fails | Mark::CouldChange => counts.plus(Self { fails: 1, asks: 0 }),
        })
    }
}

impl Pair {
    /// The rules of both sides that leave the pair out and those that wait for an answer, without
    /// how either stands by itself.
    #[inline]
    pub(in super::super) const fn counts(self) -> Counts {
        Counts {
            fails: sums::fails(self.own) + sums::fails(self.theirs),
            asks: sums::asks(self.own) + sums::asks(self.theirs),
        }
    }
}

impl Ready<'_> {
    /// The runs of tables that the first sums are made of.
    pub(in super::super) fn runs(&self) -> Runs<'_> {
        Runs {
            ready: self,
            own: self.own.first_runs(),
            theirs: self.theirs.first_runs(),
            share: share_of(self.weight),
        }
    }

    /// Whether at least half of the stated weight of a pair is known: [`Fit::half_known`].
    #[inline]
    pub(in super::super) fn half_known(&self, pair: Pair) -> bool {
        let weights = &self.pool.asks.weights;
        let weight = weights.get(index(pair.at)).copied().unwrap_or(0);
        let (known, theirs) = (sums::known(pair.own), sums::known(pair.theirs));
        half_of(known, self.weight, theirs, weight)
    }

    /// The fit with the party at a place, looked up for it alone.
    fn whole(&self, at: u32) -> Fit {
        let (own, theirs) = (self.own.at(index(at)), self.theirs.at(index(at)));
        let pair = Pair {
            at,
            own: own.first,
            theirs: theirs.first,
        };
        self.fit(pair, own.range, theirs.range)
    }

    /// Where the party at a place stands in the list of the subject.
    pub(in super::super) fn standing(&self, at: u32) -> Standing<ProfileId> {
        let other = self.pool.party(at).unwrap_or(self.subject);
        standing(self.whole(at), other)
    }

    fn fit(&self, pair: Pair, own_range: u64, their_range: u64) -> Fit {
        let weights = &self.pool.asks.weights;
        let weight = weights.get(index(pair.at)).copied().unwrap_or(0);
        let view = |first, range, weight| Part { first, range }.view(weight, self.silent);
        let own = view(pair.own, own_range, self.weight);
        let theirs = view(pair.theirs, their_range, weight);
        match self.side {
            Side::MovingIn => Fit {
                moving_in: own,
                room: theirs,
            },
            Side::Room => Fit {
                moving_in: theirs,
                room: own,
            },
        }
    }

    /// Goes through everybody with the whole fit, in the order of the pool.
    pub(in super::super) fn each(&self, mut take: impl FnMut(Pair, Fit)) {
        let runs = self.runs();
        let tables = (self.own.range_tables(), self.theirs.range_tables());
        let own_runs = self.own.range_runs(&tables.0);
        let their_runs = self.theirs.range_runs(&tables.1);
        let (mut own, mut theirs) = ([0; BLOCK], [0; BLOCK]);
        runs.blocks(|from, own_first, their_first| {
            start(&mut own, self.own.base.range, &self.own.range_starts, from);
            start(
                &mut theirs,
                self.theirs.base.range,
                &self.theirs.range_starts,
                from,
            );
            own_runs.add(from, &mut own);
            their_runs.add(from, &mut theirs);
            let firsts = own_first.iter().zip(their_first);
            let ranges = own.iter().zip(&theirs);
            for (at, ((first, their_first), (range, their_range))) in
                (from..).zip(firsts.zip(ranges))
            {
                let pair = Pair {
                    at: u32::try_from(at).unwrap_or(u32::MAX),
                    own: *first,
                    theirs: *their_first,
                };
                take(pair, self.fit(pair, *range, *their_range));
            }
        });
    }
}

/// Parties whose sums are made at one time, so that they stay close to the processor.
const BLOCK: usize = 512;

fn start(sums: &mut [u64], base: u64, starts: &[u64], from: usize) {
    sums.fill(base);
    for (sum, start) in sums.iter_mut().zip(starts.get(from..).unwrap_or_default()) {
        *sum = sum.wrapping_add(*start);
    }
}

/// A party held against a pool, ready to be run through.
#[derive(Debug)]
pub(in super::super) struct Runs<'a> {
    ready: &'a Ready<'a>,
    own: sums::Runs<'a>,
    theirs: sums::Runs<'a>,
    /// One over the whole that the subject's sums are out of.
    share: f64,
}

impl Runs<'_> {
    /// The first sums of everybody, a block at a time.
    fn blocks(&self, each: impl FnMut(usize, &[u64], &[u64])) {
        self.sums(each, |from, own, theirs| {
            self.own.add(from, own);
            self.theirs.add(from, theirs);
        });
    }

    /// The same, but for those whom a rule leaves out the sums tell no more than that.
    fn blocks_of_those_who_stay(&self, each: impl FnMut(usize, &[u64], &[u64])) {
        let mut stay = [0; BLOCK];
        self.sums(each, |from, own, theirs| {
            self.own.add_gates(from, own);
            self.theirs.add_gates(from, theirs);
            let stay = staying(own, theirs, &mut stay);
            if stay.len() * WORTH_PICKING < own.len() {
                self.own.add_rest_at(from, own, stay);
                self.theirs.add_rest_at(from, theirs, stay);
            } else {
                self.own.add_rest(from, own);
                self.theirs.add_rest(from, theirs);
            }
        });
    }

    fn sums(
        &self,
        mut each: impl FnMut(usize, &[u64], &[u64]),
        mut add: impl FnMut(usize, &mut [u64], &mut [u64]),
    ) {
        let Ready {
            pool,
            own: own_half,
            theirs: their_half,
            ..
        } = self.ready;
        let parties = pool.parties.len();
        let (mut own, mut theirs) = ([0; BLOCK], [0; BLOCK]);
        for from in (0..parties).step_by(BLOCK) {
            let here = BLOCK.min(parties - from);
            let (own, theirs) = (own.get_mut(..here), theirs.get_mut(..here));
            let (own, theirs) = (own.unwrap_or_default(), theirs.unwrap_or_default());
            start(own, own_half.base.first, &own_half.starts, from);
            start(theirs, their_half.base.first, &their_half.starts, from);
            add(from, own, theirs);
            each(from, own, theirs);
        }
    }

    /// Goes through the pairs that no rule between the two leaves out and whose fit may reach a floor,
    /// that of the subject or that of the other one, with `take`, which is told the fit as `A * B` as
    /// well and may raise both floors.
    ///
    /// Without floors of the others it is about the subject alone. Most pairs reach neither and are
    /// passed over here, several at a time and in floating point; whoever takes one compares it
    /// exactly.
    pub(in super::super) fn each_above(
        &self,
        mut floors: Option<&mut [Floor]>,
        mut take: impl FnMut(Pair, f64, &mut Floor, &mut Floor),
    ) {
        let mut floor = Floor::NONE;
        let mut shut = [Floor::SHUT; BLOCK];
        let mut ranks = [Rank::NONE; BLOCK];
        let shares = &self.ready.pool.asks.shares;
        self.blocks_of_those_who_stay(|from, own, theirs| {
            let shares = shares.get(from..).unwrap_or_default();
            let pairs = own.iter().zip(theirs).zip(shares);
            for (rank, ((own, theirs), share)) in ranks.iter_mut().zip(pairs) {
                *rank = highest_rank(*own, *theirs, self.share * share);
            }
            let floors = floors.as_mut().and_then(|floors| floors.get_mut(from..));
            let floors = floors.unwrap_or(&mut shut);
            let few = ranks.chunks(FEW).zip(floors.chunks_mut(FEW));
            let views = own.chunks(FEW).zip(theirs.chunks(FEW));
            let views = views.zip(shares.chunks(FEW));
            for (at, ((ranks, floors), ((own, theirs), shares))) in
                (from..).step_by(FEW).zip(few.zip(views))
            {
                if !any_may_come_in(ranks, floors, floor) {
                    continue;
                }
                let pairs = own.iter().zip(theirs).zip(shares).zip(ranks).zip(floors);
                for (at, ((((own, theirs), share), rank), their_floor)) in (at..).zip(pairs) {
                    if floor.min(*their_floor).lets_in(*rank) {
                        let pair = Pair {
                            at: u32::try_from(at).unwrap_or(u32::MAX),
                            own: *own,
                            theirs: *theirs,
                        };
                        let product = product(*own, *theirs, self.share * share);
                        take(pair, product, &mut floor, their_floor);
                    }
                }
            }
        });
    }
}

/// Where fewer than one in this many stay, they are added up one by one.
const WORTH_PICKING: usize = 3;

/// The places of those whom no rule between the two leaves out.
fn staying<'a>(own: &[u64], theirs: &[u64], places: &'a mut [usize; BLOCK]) -> &'a [usize] {
    let mut count = 0;
    for (at, (own, theirs)) in own.iter().zip(theirs).enumerate() {
        // Written down in any case, and kept where the next one is written after it: no branch.
        if let Some(place) = places.get_mut(count) {
            *place = at;
        }
        count += usize::from(sums::fails(own | theirs) == 0);
    }
    places.get(..count).unwrap_or_default()
}

/// Parties that are held against their floors at one time.
const FEW: usize = 8;

/// The fit of a pair as `A * B`, from 0 to 1; `shares` is one over the wholes of both.
#[inline]
fn product(own: u64, theirs: u64, shares: f64) -> f64 {
    sums::point_f64(own) * sums::point_f64(theirs) * shares
}

/// The rank of a pair if enough is known of it, as far as no rule waits for an answer. Those for whom
/// many homes have one to give would look at nearly every pair otherwise.
#[inline]
fn highest_rank(own: u64, theirs: u64, shares: f64) -> Rank {
    let rules = own | theirs;
    let rank = Rank::new(product(own, theirs, shares), !sums::has_open_rules(rules));
    if sums::fails(rules) == 0 {
        rank
    } else {
        Rank::NONE
    }
}

/// Whether any of a few may reach the floor of the subject or its own. All are looked at, without a
/// branch: hardly any does.
#[inline]
fn any_may_come_in(ranks: &[Rank], floors: &[Floor], floor: Floor) -> bool {
    let may = |(rank, theirs): (&Rank, &Floor)| floor.min(*theirs).lets_in(*rank);
    let all = ranks.iter().zip(floors);
    all.fold(false, |any, one| any | may(one))
}
