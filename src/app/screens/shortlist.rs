//! The shortlist.

use crate::app::Cx;
use crate::app::command::CommandId;
use crate::app::screen::{Out, ScreenState};
use crate::domain::id::ProfileId;

/// The shortlist.
#[derive(Debug)]
pub struct ShortlistPage {
    /// Of what.
    pub id: ProfileId,
}

impl ShortlistPage {
    /// The screen of one.
    pub const fn new(id: ProfileId) -> Self {
        Self { id }
    }
}

impl ScreenState for ShortlistPage {
    fn trail(&self, _cx: &Cx<'_>) -> String {
        String::new()
    }

    fn commands(&self) -> Vec<CommandId> {
        Vec::new()
    }

    fn refresh(&mut self, _cx: &Cx<'_>, _out: &mut Out) {}

    fn command(&mut self, _command: CommandId, _cx: &Cx<'_>, _out: &mut Out) {}
}
