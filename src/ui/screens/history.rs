//! How it shows: history.

use crate::app::Cx;
use crate::app::screens::history::History;
use crate::ui::pen::Pen;

/// Draws it.
pub fn draw(_state: &History, _cx: &Cx<'_>, _pen: &mut Pen<'_>) {}
