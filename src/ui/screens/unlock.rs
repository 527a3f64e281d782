//! How it shows: the passphrase.

use crate::app::Cx;
use crate::app::screens::unlock::Unlock;
use crate::ui::pen::Pen;

/// Draws it.
pub fn draw(_state: &Unlock, _cx: &Cx<'_>, _pen: &mut Pen<'_>) {}
