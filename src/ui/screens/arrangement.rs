//! How it shows: one arrangement.

use crate::app::Cx;
use crate::app::screens::arrangement::ArrangementSheet;
use crate::ui::pen::Pen;

/// Draws it.
pub fn draw(_state: &ArrangementSheet, _cx: &Cx<'_>, _pen: &mut Pen<'_>) {}
