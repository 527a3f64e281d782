//! The only place that reads the time and makes identifiers.

use crate::app::Moment;
use crate::domain::id::Ids;
use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use std::time::Instant;
use uuid::Uuid;

/// The name of the setting of the system that freezes the civil time: for tests and pictures. It
/// never freezes timers.
pub const FREEZE: &str = "SETTLED_CLOCK";

/// The time as the program tells it.
#[derive(Debug, Clone)]
pub struct Clock {
    started: Instant,
    frozen: Option<DateTime>,
    zone: TimeZone,
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
            elapsed: self.started.elapsed(),
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
