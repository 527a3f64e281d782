//! Puts the pairs of one list in order.

use std::cmp::Ordering;

use super::index;
use super::market::{Order, Pair};

/// A number that sorts by what is coarse, and holds where the rest is to be found.
pub(super) const fn key(coarse: u32, at: u32) -> u64 {
    (coarse as u64) << 32 | at as u64
}

/// Where a key says the rest is to be found.
#[expect(
    clippy::cast_possible_truncation,
    reason = "the lower half of the key is meant"
)]
pub(super) fn at(key: u64) -> usize {
    index(key as u32)
}

impl Order {
    /// A number that is less for the better pair, or else too close to tell: see [`Order::close`].
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        reason = "a rough number; what is close is compared exactly"
    )]
    pub(super) fn coarse(self, pair: &Pair, view: u32) -> u32 {
        match self {
            Self::OwnView => !view,
            // The bits of floating point numbers that are not negative are in the order of the numbers.
            Self::Fit => !((pair.product() as f64 / pair.weights as f64) as f32).to_bits(),
        }
    }

    /// Whether the coarse numbers of two keys, the lesser first, are too close to tell which is better.
    /// A view is exact. A fit is rounded, to one number or the next if two are the same.
    const fn close(self, one: u64, next: u64) -> bool {
        match self {
            Self::OwnView => next >> 32 == one >> 32,
            Self::Fit => (next >> 32) - (one >> 32) <= 1,
        }
    }

    /// Puts keys in order, the best pair first. Plain numbers put almost all of them in order; only runs
    /// that are too close for that are compared exactly. `found` gives the pair of a key and how a tie
    /// is broken.
    pub(super) fn sort<'a>(
        self,
        keys: &mut [u64],
        found: impl Fn(usize) -> Option<(&'a Pair, u32)>,
    ) {
        sort_coarse(keys);
        for run in keys.chunk_by_mut(|one, next| self.close(*one, *next)) {
            if let [_, _, ..] = run {
                run.sort_unstable_by(|one, other| match (found(at(*one)), found(at(*other))) {
                    (Some(one), Some(other)) => by_fit(one, other),
                    _ => Ordering::Equal,
                });
            }
        }
    }
}

/// The exact order of pairs whose view is the same or does not matter: the better fit first, then as ties
/// are broken.
fn by_fit((one, tie): (&Pair, u32), (other, other_tie): (&Pair, u32)) -> Ordering {
    let cross = |a: &Pair, b: &Pair| u128::from(a.product()) * u128::from(b.weights);
    let fits = cross(other, one).cmp(&cross(one, other));
    fits.then_with(|| tie.cmp(&other_tie))
}

/// Lists that are shorter than this are quicker to compare than to take digit by digit.
const SHORT: usize = 256;

/// The most bits of a digit: as many counts as a processor's nearest memory holds with ease.
const DIGIT: u32 = 11;

/// Sorts by the upper half: digit by digit from the last, each pass keeping what the ones before it have
/// done. Only the bits in which the keys differ are gone through.
fn sort_coarse(keys: &mut [u64]) {
    let Some(first) = keys.first().copied().filter(|_| keys.len() >= SHORT) else {
        return keys.sort_unstable();
    };
    let differ = keys.iter().fold(0, |bits, key| bits | (key ^ first)) >> 32;
    let bits = u64::BITS - differ.leading_zeros();
    let passes = bits.div_ceil(DIGIT);
    let width = bits.div_ceil(passes.max(1));
    let mut sorted = vec![0; keys.len()];
    for pass in 0..passes {
        sort_digit(keys, &mut sorted, 32 + pass * width, width);
        keys.copy_from_slice(&sorted);
    }
}

/// Puts keys in the order of one digit, and those that have the same as they were.
fn sort_digit(keys: &[u64], sorted: &mut [u64], shift: u32, width: u32) {
    let mask = ((1 << width) - 1) & ((1 << DIGIT) - 1);
    let digit = |key: u64| usize::try_from((key >> shift) & mask).unwrap_or(0);
    let mut next = [0_usize; 1 << DIGIT];
    for key in keys {
        if let Some(count) = next.get_mut(digit(*key)) {
            *count += 1;
        }
    }
    let mut sum = 0;
    for next in &mut next {
        sum += std::mem::replace(next, sum);
    }
    for key in keys {
        if let Some(next) = next.get_mut(digit(*key)) {
            if let Some(slot) = sorted.get_mut(*next) {
                *slot = *key;
            }
            *next += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Keys that look like chance, with `coarse` numbers from some on.
    fn keys(len: u32, from: u32, coarse: u32) -> Vec<u64> {
        let worth = |n: u32| from + n.wrapping_mul(2_654_435_761) % coarse;
        (0..len).map(|n| key(worth(n), n)).collect()
    }

    #[test]
    fn digit_by_digit_gives_the_order_of_the_numbers() {
        for len in [0, 1, 255, 256, 257, 3_000] {
            for (from, coarse) in [(0, 1), (7, 2), (0, 100_000), (1 << 31, 1 << 31)] {
                let mut sorted = keys(len, from, coarse);
                sort_coarse(&mut sorted);
                let mut expected = keys(len, from, coarse);
                expected.sort_unstable();
                assert_eq!(sorted, expected, "{len} keys, {coarse} numbers from {from}");
            }
        }
    }

    #[test]
    fn fits_that_a_rough_number_cannot_tell_apart_are_compared_exactly() {
        // The fits differ by less than one part in ten million, the better one last.
        let pair = |own| Pair {
            mover: 0,
            home: 0,
            own,
            theirs: 1 << 30,
            weights: 1,
            points: 0,
        };
        let pairs: Vec<Pair> = (0..300).map(|n| pair((1 << 30) + n)).collect();
        let coarse = |pair: &Pair| Order::Fit.coarse(pair, 0);
        let mut sorted: Vec<u64> = (0..).zip(&pairs).map(|(n, p)| key(coarse(p), n)).collect();
        Order::Fit.sort(&mut sorted, |at| Some((pairs.get(at)?, 0)));
        let places: Vec<usize> = sorted.into_iter().map(at).collect();
        assert_eq!(places, (0..300).rev().collect::<Vec<_>>());
    }
}
