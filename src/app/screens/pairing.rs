//! From a list to what is done with one of it: arranging to meet, and setting aside. Both open a form.

use crate::app::Cx;
use crate::app::screen::Out;
use crate::domain::id::ProfileId;

/// Arranges an introduction of two.
pub fn introduce(_subject: ProfileId, _other: ProfileId, cx: &Cx<'_>, out: &mut Out) {
    out.warn(cx.get("pairing-not-yet"));
}

/// Sets one aside for the other, and asks why.
pub fn put_aside(_subject: ProfileId, _other: ProfileId, cx: &Cx<'_>, out: &mut Out) {
    out.warn(cx.get("pairing-not-yet"));
}
