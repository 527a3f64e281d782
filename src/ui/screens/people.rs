//! How it shows: people and homes.

use crate::app::Cx;
use crate::app::screens::people::People;
use crate::ui::pen::Pen;

/// Draws it.
pub fn draw(_state: &People, _cx: &Cx<'_>, _pen: &mut Pen<'_>) {}
