//! How it shows: the check before an import.

use crate::app::Cx;
use crate::app::screens::import_check::ImportCheck;
use crate::ui::pen::Pen;

/// Draws it.
pub fn draw(_state: &ImportCheck, _cx: &Cx<'_>, _pen: &mut Pen<'_>) {}
