//! How it shows: preferences of one profile.

use crate::app::Cx;
use crate::app::screens::preferences::Preferences;
use crate::ui::pen::Pen;

/// Draws it.
pub fn draw(_state: &Preferences, _cx: &Cx<'_>, _pen: &mut Pen<'_>) {}
