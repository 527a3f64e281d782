//! What one side makes of another, packed so that one addition of a processor adds it all.
//!
//! A view is sums of weighted worths and the must-haves are counts, so a pair's numbers are the sum of
//! a few parts, each looked up in a table. The order needs the points, the weight that is known and
//! the counts ([`Part::first`]); the lowest and highest views ([`Part::range`]) only break ties and
//! make groups, and are added up for those alone who need them.

use std::borrow::Cow;

use super::gates::Mark;
use super::score::{Line, SideView, Tally};

/// Bits below the known weight: the point sum of the greatest weight that fits ([`MOST_WEIGHT`]).
const KNOWN: u32 = 32;
/// Bits below the count of rules that wait for an answer.
const ASKS: u32 = 48;
/// Bits below the count of rules that fail.
const FAILS: u32 = 56;

/// The greatest weight of all wishes of one side that the fields hold: the point sum stays below
/// 2^31, so that it is a number with a sign as well, and the known weight below 2^16. Five thousand
/// wishes of the greatest weight.
pub(super) const MOST_WEIGHT: u32 = 20_000;

/// The most rules of one side that the counts hold.
pub(super) const MOST_RULES: usize = 250;

/// One wish or rule, as it is added up.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Part {
    /// Weighted point, known weight, rules that wait for an answer, rules that fail.
    pub(super) first: u64,
    /// Weighted lowest worth, and from bit 32 on the highest.
    pub(super) range: u64,
}

impl Part {
    pub(super) fn of(line: Line) -> Self {
        let weight = u64::from(line.weight());
        let known = weight * u64::from(line.is_known());
        let part = |worth: u32| weight * u64::from(worth);
        Self {
            first: part(line.point()) | known << KNOWN,
            range: part(line.low()) | part(line.high()) << 32,
        }
    }

    pub(super) const fn plus(self, other: Self) -> Self {
        Self {
            first: self.first.wrapping_add(other.first),
            range: self.range.wrapping_add(other.range),
        }
    }

    /// The view that these sums make over a weight.
    pub(super) fn view(self, weight: u32, silent: u32) -> SideView {
        let worths = [low(self.range), point(self.first), low(self.range >> 32)];
        Tally::from_sums(worths, weight, known(self.first)).view(silent)
    }
}

impl From<Mark> for Part {
    fn from(mark: Mark) -> Self {
        let first = match mark {
            Mark::Pass => 0,
            Mark::Ask => 1 << ASKS,
            Mark::Fails | Mark::CouldChange => 1 << FAILS,
        };
        Self { first, range: 0 }
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "the low half is what is wanted"
)]
const fn low(bits: u64) -> u32 {
    bits as u32
}

/// The weighted point of a first sum.
#[inline]
pub(super) const fn point(first: u64) -> u32 {
    low(first)
}

/// The same for floating point. Numbers with a sign take one instruction, those without several.
#[inline]
pub(super) fn point_f64(first: u64) -> f64 {
    f64::from(point(first).cast_signed())
}

/// The weight of a first sum that is known.
#[inline]
pub(super) const fn known(first: u64) -> u32 {
    low(first >> KNOWN) & 0xFFFF
}

/// The rules that wait for an answer, of a first sum.
#[inline]
pub(super) const fn asks(first: u64) -> u32 {
    low(first >> ASKS) & 0xFF
}

/// The rules that fail, of a first sum.
#[inline]
pub(super) const fn fails(first: u64) -> u32 {
    low(first >> FAILS)
}

/// Whether any rule fails or waits for an answer, of a first sum.
#[inline]
pub(super) const fn has_open_rules(first: u64) -> bool {
    first >> ASKS != 0
}

/// Codes of parties. Eight bits are enough for most: they are half as much to read, and no look-up of
/// one can be outside its table.
#[derive(Debug, Clone)]
pub(super) enum Codes<'a> {
    Small(Cow<'a, [u8]>),
    Wide(Cow<'a, [u16]>),
}

impl Codes<'_> {
    /// The code of a party.
    pub(super) fn at(&self, at: usize) -> usize {
        match self {
            Self::Small(codes) => codes.get(at).copied().unwrap_or(0).into(),
            Self::Wide(codes) => codes.get(at).copied().unwrap_or(0).into(),
        }
    }
}

/// Everything that is looked up for one sum of each party.
#[derive(Debug, Default)]
pub(super) struct Runs<'a> {
    /// Those that may tell of a rule that fails.
    gates: Tables<'a>,
    rest: Tables<'a>,
}

impl<'a> Runs<'a> {
    /// Codes, and what each adds.
    pub(super) fn push(&mut self, codes: &'a Codes<'_>, table: &'a [u64]) {
        match codes {
            Codes::Small(codes) => {
                let mut all = Box::new([0; 256]);
                for (place, part) in all.iter_mut().zip(table) {
                    *place = *part;
                }
                self.tables(table).small.push((codes, all));
            }
            Codes::Wide(codes) => self.push_wide(codes, table),
        }
    }

    /// Codes of sixteen bits, and what each adds.
    pub(super) fn push_wide(&mut self, codes: &'a [u16], table: &'a [u64]) {
        self.tables(table).wide.push((codes, table));
    }

    fn tables(&mut self, table: &[u64]) -> &mut Tables<'a> {
        let all = table.iter().fold(0, |all, part| all | part);
        if fails(all) > 0 {
            &mut self.gates
        } else {
            &mut self.rest
        }
    }

    /// Adds what is looked up for the parties from a place on to their sums.
    pub(super) fn add(&self, from: usize, sums: &mut [u64]) {
        self.gates.add(from, sums);
        self.rest.add(from, sums);
    }

    /// The part of [`Self::add`] after which it is known whether a rule fails.
    pub(super) fn add_gates(&self, from: usize, sums: &mut [u64]) {
        self.gates.add(from, sums);
    }

    /// The rest of [`Self::add`].
    pub(super) fn add_rest(&self, from: usize, sums: &mut [u64]) {
        self.rest.add(from, sums);
    }

    /// The same for these of the sums alone.
    pub(super) fn add_rest_at(&self, from: usize, sums: &mut [u64], places: &[usize]) {
        self.rest.add_at(from, sums, places);
    }
}

/// Codes of parties, each with the table that they are looked up in.
#[derive(Debug, Default)]
struct Tables<'a> {
    small: Vec<(&'a [u8], Box<[u64; 256]>)>,
    wide: Vec<(&'a [u16], &'a [u64])>,
}

impl Tables<'_> {
    /// Four look-ups go together, so that a sum is fetched and put back once for the four.
    fn add(&self, from: usize, sums: &mut [u64]) {
        fours(&self.small, sums, |(codes, table)| {
            let codes = codes.get(from..).unwrap_or_default();
            (codes, |code: u8| {
                table.get(usize::from(code)).copied().unwrap_or(0)
            })
        });
        fours(&self.wide, sums, |(codes, table)| {
            let codes = codes.get(from..).unwrap_or_default();
            (codes, |code: u16| {
                table.get(usize::from(code)).copied().unwrap_or(0)
            })
        });
    }

    fn add_at(&self, from: usize, sums: &mut [u64], places: &[usize]) {
        for (codes, table) in &self.small {
            let codes = codes.get(from..).unwrap_or_default();
            add_at(codes, sums, places, |code| {
                table.get(usize::from(code)).copied().unwrap_or(0)
            });
        }
        for (codes, table) in &self.wide {
            let codes = codes.get(from..).unwrap_or_default();
            add_at(codes, sums, places, |code| {
                table.get(usize::from(code)).copied().unwrap_or(0)
            });
        }
    }
}

/// Adds one run to the sums at these places.
#[inline]
fn add_at<C: Copy>(codes: &[C], sums: &mut [u64], places: &[usize], look: impl Fn(C) -> u64) {
    for place in places {
        if let (Some(sum), Some(code)) = (sums.get_mut(*place), codes.get(*place)) {
            *sum = sum.wrapping_add(look(*code));
        }
    }
}

/// Adds runs to sums, four at a time. `run` gives the codes of one and what looks one up.
#[inline]
fn fours<'r, R, C: Copy + 'r, L: Fn(C) -> u64>(
    runs: &'r [R],
    sums: &mut [u64],
    run: impl Fn(&'r R) -> (&'r [C], L),
) {
    let (fours, rest) = runs.as_chunks::<4>();
    for [a, b, c, d] in fours {
        let ((codes_a, a), (codes_b, b)) = (run(a), run(b));
        let ((codes_c, c), (codes_d, d)) = (run(c), run(d));
        let codes = codes_a.iter().zip(codes_b).zip(codes_c).zip(codes_d);
        for (sum, (((code_a, code_b), code_c), code_d)) in sums.iter_mut().zip(codes) {
            let one = a(*code_a).wrapping_add(b(*code_b));
            let two = c(*code_c).wrapping_add(d(*code_d));
            *sum = sum.wrapping_add(one).wrapping_add(two);
        }
    }
    for single in rest {
        let (codes, look) = run(single);
        for (sum, code) in sums.iter_mut().zip(codes) {
            *sum = sum.wrapping_add(look(*code));
        }
    }
}
