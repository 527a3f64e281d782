//! How it shows: arrangements.

use crate::app::Cx;
use crate::app::screens::arrangements::Arrangements;
use crate::ui::pen::Pen;

/// Draws it.
pub fn draw(_state: &Arrangements, _cx: &Cx<'_>, _pen: &mut Pen<'_>) {}
