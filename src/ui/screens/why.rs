//! How it shows: why one fits.

use crate::app::Cx;
use crate::app::screens::why::Why;
use crate::ui::pen::Pen;

/// Draws it.
pub fn draw(_state: &Why, _cx: &Cx<'_>, _pen: &mut Pen<'_>) {}
