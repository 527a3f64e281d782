//! How it shows: the board of introductions.

use crate::app::Cx;
use crate::app::screens::board::Board;
use crate::ui::pen::Pen;

/// Draws it.
pub fn draw(_state: &Board, _cx: &Cx<'_>, _pen: &mut Pen<'_>) {}
