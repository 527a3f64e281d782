//! How it shows: what we learn.

use crate::app::Cx;
use crate::app::screens::learn::Learn;
use crate::ui::pen::Pen;

/// Draws it.
pub fn draw(_state: &Learn, _cx: &Cx<'_>, _pen: &mut Pen<'_>) {}
