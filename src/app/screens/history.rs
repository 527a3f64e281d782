//! History.

use crate::app::Cx;
use crate::app::command::CommandId;
use crate::app::screen::{Out, ScreenState};

/// History.
#[derive(Debug, Default)]
pub struct History {}

impl ScreenState for History {
    fn trail(&self, _cx: &Cx<'_>) -> String {
        String::new()
    }

    fn commands(&self) -> Vec<CommandId> {
        Vec::new()
    }

    fn refresh(&mut self, _cx: &Cx<'_>, _out: &mut Out) {}

    fn command(&mut self, _command: CommandId, _cx: &Cx<'_>, _out: &mut Out) {}
}
