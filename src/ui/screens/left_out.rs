//! How it shows: who was left out.

use crate::app::Cx;
use crate::app::screens::left_out::LeftOut;
use crate::ui::pen::Pen;

/// Draws it.
pub fn draw(_state: &LeftOut, _cx: &Cx<'_>, _pen: &mut Pen<'_>) {}
