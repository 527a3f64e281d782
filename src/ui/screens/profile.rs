//! How it shows: one profile.

use crate::app::Cx;
use crate::app::screens::profile::ProfilePage;
use crate::ui::pen::Pen;

/// Draws it.
pub fn draw(_state: &ProfilePage, _cx: &Cx<'_>, _pen: &mut Pen<'_>) {}
