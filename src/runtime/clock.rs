//! The only place that reads the time and makes identifiers.

use crate::app::Moment;
use crate::domain::id::Ids;
use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use std::time::{Duration, Instant};
use uuid::Uuid;

/// The name of the setting of the system that freezes the civil time: for tests and pictures. It
/// never freezes timers.
pub const FREEZE: &str = "SETTLED_CLOCK";

/// The name of the setting of the system that says how many times as fast timers run, so that a test can see
/// in seconds what waits for minutes. Only a program that is built for tests has it.
pub const HURRY: &str = "SETTLED_HURRY";

/// The time as the program tells it.
#[derive(Debug, Clone)]
pub struct Clock {
    started: Instant,
    /// How many times as fast timers run.
    times: u32,
    frozen: Option<DateTime>,
    zone: TimeZone,
}

/// Notices that the computer slept: the clock that goes on in its sleep has run ahead of the one that
/// stands still.
pub struct SleepWatch {
    /// How long the computer has slept in all since it was started.
    asleep: Box<dyn FnMut() -> Duration>,
    seen: Duration,
}

/// Less than this is how far two clocks that are read one after the other may be apart.
const A_NAP: Duration = Duration::from_secs(1);

impl SleepWatch {
    /// On the clocks of this computer.
    pub fn of_the_system() -> Self {
        Self::on(asleep)
    }

    /// On any reading of how long the computer has slept, so that a test can make it sleep.
    pub fn on(mut asleep: impl FnMut() -> Duration + 'static) -> Self {
        let seen = asleep();
        Self {
            asleep: Box::new(asleep),
            seen,
        }
    }

    /// Whether it slept since this was asked last.
    pub fn slept(&mut self) -> bool {
        let now = (self.asleep)();
        let slept = now.saturating_sub(self.seen) >= A_NAP;
        self.seen = now;
        slept
    }
}

impl std::fmt::Debug for SleepWatch {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "SleepWatch({:?})", self.seen)
    }
}

#[cfg(target_os = "linux")]
fn asleep() -> Duration {
    use rustix::time::{ClockId, clock_gettime};
    let read = |clock| Duration::try_from(clock_gettime(clock)).unwrap_or_default();
    // This order, so that what passes between the two readings never looks like sleep.
    let boot = read(ClockId::Boottime);
    boot.saturating_sub(read(ClockId::Monotonic))
}

/// Elsewhere the clock of the program goes on while the computer sleeps, and it locks as after any other time
/// without a key.
#[cfg(not(target_os = "linux"))]
fn asleep() -> Duration {
    Duration::ZERO
}

/// Text that is not a day and time such as `2026-11-12T09:14`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0} is not a day and time such as 2026-11-12T09:14")]
pub struct NotATime(pub String);

impl Clock {
    /// The clock of the computer, or one that stands still at a civil time in the United Kingdom.
    pub fn new(frozen: Option<DateTime>) -> Self {
        Self {
            started: Instant::now(),
            times: 1,
            frozen,
            zone: TimeZone::get("Europe/London").unwrap_or(TimeZone::UTC),
        }
    }

    /// The clock as the command line and the system's settings want it: a day wins over the
    /// setting, which wins over the computer.
    pub fn from_settings(today: Option<Date>, setting: Option<&str>) -> Result<Self, NotATime> {
        let set = setting
            .filter(|s| !s.is_empty())
            .map(|s| {
                s.parse::<DateTime>()
                    .map_err(|_not_a_time| NotATime(s.to_owned()))
            })
            .transpose()?;
        let frozen = match (today, set) {
            (Some(day), Some(set)) => Some(day.to_datetime(set.time())),
            (Some(day), None) => Some(day.at(9, 14, 0, 0)),
            (None, set) => set,
        };
        Ok(Self::new(frozen))
    }

    /// With timers as fast as [`HURRY`] says, up to a thousand times, if this was built for tests.
    #[must_use]
    pub fn hurried(mut self, setting: Option<&str>) -> Self {
        let wanted = setting.filter(|_| cfg!(debug_assertions));
        let times = wanted.and_then(|times| times.parse::<u32>().ok());
        self.times = times.map_or(1, |times| times.clamp(1, 1000));
        self
    }

    /// Whether the civil time stands still.
    pub const fn is_frozen(&self) -> bool {
        self.frozen.is_some()
    }

    /// Now.
    #[expect(
        clippy::disallowed_methods,
        reason = "this is the one place that reads the time"
    )]
    pub fn moment(&self) -> Moment {
        let now = self
            .frozen
            .and_then(|at| self.zone.to_timestamp(at).ok())
            .unwrap_or_else(Timestamp::now);
        let civil = self.zone.to_datetime(now);
        Moment {
            now,
            today: civil.date(),
            time: civil.time(),
            elapsed: self.started.elapsed().saturating_mul(self.times),
        }
    }

    /// A series of new identifiers.
    #[expect(
        clippy::disallowed_methods,
        reason = "this is the one place that makes identifiers"
    )]
    pub fn ids(&self) -> Ids {
        Ids::new(Uuid::now_v7())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sleep_shows_once_and_a_little_drift_never() {
        let mut readings = [10_000, 10_002, 10_500, 14_000, 14_001, 13_990].into_iter();
        let mut watch =
            SleepWatch::on(move || Duration::from_millis(readings.next().unwrap_or_default()));
        let seen: Vec<bool> = (0..5).map(|_| watch.slept()).collect();
        assert_eq!(seen, [false, false, true, false, false]);
    }

    #[test]
    fn a_computer_that_is_awake_does_not_sleep() {
        let mut watch = SleepWatch::of_the_system();
        assert!(!watch.slept());
    }
}
