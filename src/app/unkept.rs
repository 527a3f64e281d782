//! How long something typed may stand on the screen and not yet in the file.

use std::time::Duration;

/// This long after it was typed it is in the file at the latest, also for somebody who never rests: a lost
/// battery takes no more than that.
const AT_MOST: Duration = Duration::from_secs(2);

/// Since when something stands on the screen that no draft has.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Unkept {
    since: Option<Duration>,
    at_once: bool,
}

impl Unkept {
    /// Something was typed or chosen. What was typed before it and is not kept yet goes on counting.
    pub fn typed(&mut self, now: Duration) {
        self.since.get_or_insert(now);
    }

    /// Something changed at a moment that is not known: it is to be kept at the next occasion.
    pub const fn changed(&mut self) {
        self.at_once = true;
    }

    /// All that shows is kept, or there is nothing to keep.
    pub const fn kept(&mut self) {
        self.since = None;
        self.at_once = false;
    }

    /// Whether it is time to keep it.
    pub fn is_due(self, now: Duration) -> bool {
        let long = |since| now.saturating_sub(since) >= AT_MOST;
        self.at_once || self.since.is_some_and(long)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_key_counts_and_not_the_last() {
        let seconds = Duration::from_secs;
        let mut unkept = Unkept::default();
        assert!(!unkept.is_due(seconds(100)));
        unkept.typed(seconds(10));
        unkept.typed(seconds(11));
        assert!(!unkept.is_due(seconds(11)));
        assert!(unkept.is_due(seconds(12)));
        unkept.kept();
        assert!(!unkept.is_due(seconds(12)));
        unkept.changed();
        assert!(unkept.is_due(seconds(0)));
    }
}
