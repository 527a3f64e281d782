//! Numbers and identifiers that depend on nothing but where they are used.
//!
//! Every field of everybody draws from a stream of its own, which starts at a hash of the seed, the
//! version of this generator, the noun, the index and the name of the field. So a new field, or a
//! greater size, leaves everything that was there before as it was. Integers only.

use uuid::Uuid;

/// Counted up when the generator changes in a way that is meant to change everybody.
const VERSION: u64 = 1;

/// The step of `SplitMix64` (Steele, Lea and Flood 2014): 2^64 divided by the golden ratio.
const STEP: u64 = 0x9E37_79B9_7F4A_7C15;

/// The output function of `SplitMix64`.
const fn mix(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

/// FNV-1a, 64 bits: a number for a name.
pub(super) fn tag(name: &str) -> u64 {
    name.bytes().fold(0xCBF2_9CE4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01B3)
    })
}

/// One number for two, in this order. Names that look alike have numbers that look alike, so adding
/// or crossing them bit by bit would let two pairs meet.
pub(super) fn both(one: u64, other: u64) -> u64 {
    mix(mix(one.wrapping_add(STEP)).wrapping_add(STEP) ^ other)
}

fn start(seed: u64, noun: &str, index: u64, field: u64) -> u64 {
    [VERSION, tag(noun), index, field]
        .into_iter()
        .fold(mix(seed.wrapping_add(STEP)), |hash, part| {
            mix(hash.wrapping_add(STEP) ^ part)
        })
}

/// One stream of numbers.
#[derive(Debug, Clone)]
pub(super) struct Draw(u64);

impl Draw {
    /// The stream of one field of one thing.
    pub(super) fn of(seed: u64, noun: &str, index: u64, field: &str) -> Self {
        Self(start(seed, noun, index, tag(field)))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(STEP);
        mix(self.0)
    }

    /// A whole number from 0 up to, and not including, `bound`; 0 if there is none.
    pub(super) fn below(&mut self, bound: u32) -> u32 {
        let high = self.next() >> 32;
        u32::try_from((high * u64::from(bound)) >> 32).unwrap_or(0)
    }

    /// A whole number within both bounds, which are included and may stand in either order.
    pub(super) fn between(&mut self, one: i32, other: i32) -> i32 {
        let span = one.abs_diff(other).saturating_add(1);
        one.min(other).saturating_add_unsigned(self.below(span))
    }

    /// True this many times in a thousand.
    pub(super) fn chance(&mut self, per_thousand: u32) -> bool {
        self.below(1_000) < per_thousand
    }

    /// One of these, each as likely as its weight says. The table must not be empty.
    #[expect(
        clippy::expect_used,
        reason = "every table is written down in this module and has a row"
    )]
    pub(super) fn weighted<T: Copy>(&mut self, table: &[(T, u32)]) -> T {
        let mut left = self.below(table.iter().map(|(_, weight)| weight).sum());
        for (value, weight) in table {
            if left < *weight {
                return *value;
            }
            left -= weight;
        }
        table.last().expect("a table has a row").0
    }

    /// One of these, all equally likely; `None` if there are none.
    pub(super) fn pick<'a, T>(&mut self, list: &'a [T]) -> Option<&'a T> {
        let bound = u32::try_from(list.len()).unwrap_or(u32::MAX);
        list.get(usize::try_from(self.below(bound)).unwrap_or(0))
    }

    /// One of these phrases, all equally likely.
    pub(super) fn phrase(&mut self, list: &[&'static str]) -> &'static str {
        self.pick(list).copied().unwrap_or_default()
    }

    /// As many of these as asked for, or all, each once, in the order in which they came up.
    pub(super) fn some_of<T: Copy>(&mut self, list: &[T], count: usize) -> Vec<T> {
        let mut left = list.to_vec();
        let mut chosen = Vec::new();
        while chosen.len() < count && !left.is_empty() {
            let bound = u32::try_from(left.len()).unwrap_or(u32::MAX);
            chosen.push(left.swap_remove(usize::try_from(self.below(bound)).unwrap_or(0)));
        }
        chosen
    }
}

/// The identifier of one row: version 8, made up, and the same whenever it is made again.
pub(super) fn id<T: From<Uuid>>(seed: u64, noun: &str, index: u64, part: u64) -> T {
    let first = start(seed, noun, index, part);
    let second = mix(first.wrapping_add(STEP));
    let number = (u128::from(mix(first)) << 64) | u128::from(second);
    T::from(uuid::Builder::from_custom_bytes(number.to_be_bytes()).into_uuid())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first outputs of `SplitMix64` from state 0, as the reference implementation prints them.
    #[test]
    fn the_stream_is_splitmix64() {
        let mut draw = Draw(0);
        assert_eq!(
            [draw.next(), draw.next(), draw.next()],
            [
                0xE220_A839_7B1D_CDAF,
                0x6E78_9E6A_A1B9_65F4,
                0x06C4_5D18_8009_454F
            ]
        );
    }

    #[test]
    fn every_field_has_a_stream_of_its_own() {
        let first = |noun, index, field| Draw::of(7, noun, index, field).next();
        let all = [
            first("person", 1, "age"),
            first("person", 1, "name"),
            first("person", 2, "age"),
            first("home", 1, "age"),
        ];
        let distinct: std::collections::HashSet<_> = all.into_iter().collect();
        assert_eq!(distinct.len(), all.len());
        assert_eq!(first("person", 1, "age"), first("person", 1, "age"));
    }

    #[test]
    fn draws_stay_within_their_bounds() {
        let mut draw = Draw(1);
        for _ in 0..2_000 {
            assert!(draw.below(3) < 3);
            assert!((-4..=4).contains(&draw.between(4, -4)));
        }
        assert_eq!(draw.below(0), 0);
        let mut chosen = draw.some_of(&[1, 2, 3], 5);
        chosen.sort_unstable();
        assert_eq!(chosen, [1, 2, 3]);
    }
}
