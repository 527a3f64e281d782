//! One arrangement.

use crate::app::Cx;
use crate::app::command::CommandId;
use crate::app::screen::{Out, ScreenState};
use crate::domain::id::ArrangementId;

/// One arrangement.
#[derive(Debug)]
pub struct ArrangementSheet {
    /// Of what.
    pub id: ArrangementId,
}

impl ArrangementSheet {
    /// The screen of one.
    pub const fn new(id: ArrangementId) -> Self {
        Self { id }
    }
}

impl ScreenState for ArrangementSheet {
    fn trail(&self, _cx: &Cx<'_>) -> String {
        String::new()
    }

    fn commands(&self) -> Vec<CommandId> {
        Vec::new()
    }

    fn refresh(&mut self, _cx: &Cx<'_>, _out: &mut Out) {}

    fn command(&mut self, _command: CommandId, _cx: &Cx<'_>, _out: &mut Out) {}
}
