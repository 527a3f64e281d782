//! How it shows: the shortlist.

use crate::app::Cx;
use crate::app::screens::shortlist::ShortlistPage;
use crate::ui::pen::Pen;

/// Draws it.
pub fn draw(_state: &ShortlistPage, _cx: &Cx<'_>, _pen: &mut Pen<'_>) {}
