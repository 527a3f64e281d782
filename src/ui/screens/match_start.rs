//! How it shows: whom to match.

use crate::app::Cx;
use crate::app::screens::match_start::MatchStart;
use crate::ui::pen::Pen;

/// Draws it.
pub fn draw(_state: &MatchStart, _cx: &Cx<'_>, _pen: &mut Pen<'_>) {}
