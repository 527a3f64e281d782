//! What health and risk sheets ask for: to be looked at again. What is on them is not told.

use super::{DAYS_AHEAD, Due, DueInput, DueTarget, DueWhat, days_after, row};
use crate::domain::id::ProfileId;
use std::collections::HashSet;

/// Sheets whose day has come, or will within [`DAYS_AHEAD`] days.
pub(super) fn reviews(input: &DueInput<'_>, left: &HashSet<ProfileId>) -> Vec<Due> {
    let horizon = days_after(input.today, DAYS_AHEAD);
    input
        .sheets
        .iter()
        .filter(|review| review.on <= horizon && !left.contains(&review.profile))
        .map(|review| {
            row(
                review.on,
                DueWhat::SheetReview(review.sheet),
                (review.name.clone(), None),
                DueTarget::Sheet(review.profile, review.sheet),
            )
        })
        .collect()
}
