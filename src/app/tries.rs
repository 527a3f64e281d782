//! Wrong tries at the keyboard, and how long the next one has to wait.
//!
//! It slows down somebody at this keyboard, and nobody who has a copy of the file: against them only the
//! stretching of passphrases stands.

use super::Moment;
use jiff::Timestamp;
use std::time::Duration;

/// How long to wait after so many wrong tries: 0.8 seconds, doubled each time, 30 seconds at most.
pub fn wait_after(tries: u32) -> Duration {
    let doubled = 800_u64.saturating_mul(1 << tries.saturating_sub(1).min(10));
    Duration::from_millis(doubled.min(30_000))
}

/// The wrong tries since the last right one. Passphrases and recovery words count alike.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tries {
    wrong: u32,
    since: Option<Timestamp>,
    /// On the runtime's own clock, which nobody can set.
    again_at: Duration,
}

impl Tries {
    /// How many were wrong.
    pub const fn count(&self) -> u32 {
        self.wrong
    }

    /// How long the next try still has to wait.
    pub fn left(&self, elapsed: Duration) -> Option<Duration> {
        self.again_at
            .checked_sub(elapsed)
            .filter(|left| !left.is_zero())
    }

    /// A try was wrong.
    pub fn wrong(&mut self, moment: Moment) {
        self.wrong += 1;
        self.since.get_or_insert(moment.now);
        self.again_at = moment.elapsed + wait_after(self.wrong);
    }

    /// A try was right: how many were wrong before it, and since when, if any was.
    pub fn right(&mut self) -> Option<(u32, Timestamp)> {
        let Self { wrong, since, .. } = std::mem::take(self);
        since.map(|since| (wrong, since))
    }
}

/// A wait in whole seconds, as people are told: never 0 while there is one.
pub fn seconds(left: Duration) -> u64 {
    left.as_millis()
        .div_ceil(1000)
        .try_into()
        .unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(elapsed: u64) -> Moment {
        Moment {
            now: "2026-11-12T09:14:00Z".parse().unwrap(),
            today: jiff::civil::date(2026, 11, 12),
            time: jiff::civil::time(9, 14, 0, 0),
            elapsed: Duration::from_millis(elapsed),
        }
    }

    #[test]
    fn each_wrong_try_waits_twice_as_long_up_to_half_a_minute() {
        let waits: Vec<u128> = (1..=8).map(|n| wait_after(n).as_millis()).collect();
        assert_eq!(
            waits,
            [800, 1600, 3200, 6400, 12_800, 25_600, 30_000, 30_000]
        );
        assert_eq!(wait_after(u32::MAX), Duration::from_secs(30));
    }

    #[test]
    fn the_wait_runs_on_the_runtime_s_clock_and_a_right_try_ends_it() {
        let mut tries = Tries::default();
        assert_eq!(tries.left(Duration::ZERO), None);
        tries.wrong(at(100));
        assert_eq!(tries.left(Duration::from_millis(100)).map(seconds), Some(1));
        assert_eq!(tries.left(Duration::from_millis(899)).map(seconds), Some(1));
        assert_eq!(tries.left(Duration::from_millis(900)), None);
        tries.wrong(at(900));
        assert_eq!(tries.left(Duration::from_millis(900)).map(seconds), Some(2));
        assert_eq!(tries.right(), Some((2, at(0).now)));
        assert_eq!(tries.left(Duration::from_millis(900)), None);
        assert_eq!(tries.right(), None);
    }
}
