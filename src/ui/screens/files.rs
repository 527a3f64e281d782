//! How it shows: files.

use crate::app::Cx;
use crate::app::screens::files::Files;
use crate::ui::pen::Pen;

/// Draws it.
pub fn draw(_state: &Files, _cx: &Cx<'_>, _pen: &mut Pen<'_>) {}
