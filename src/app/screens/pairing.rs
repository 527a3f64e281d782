//! From a list to what is done with one of it: arranging to meet, and setting aside. Both open a form.

use super::forms;
use crate::app::Cx;
use crate::app::screen::Out;
use crate::domain::id::ProfileId;

/// Arranges an introduction of two.
pub fn introduce(subject: ProfileId, other: ProfileId, cx: &Cx<'_>, out: &mut Out) {
    out.push(forms::plan_meeting_between(subject, other, cx));
}

/// Sets one aside for the other, and asks why.
pub fn put_aside(subject: ProfileId, other: ProfileId, cx: &Cx<'_>, out: &mut Out) {
    out.push(forms::set_aside_between(subject, other, cx));
}
