//! How it shows: setting up a scheme.

use crate::app::Cx;
use crate::app::screens::first_run::FirstRun;
use crate::ui::pen::Pen;

/// Draws it.
pub fn draw(_state: &FirstRun, _cx: &Cx<'_>, _pen: &mut Pen<'_>) {}
