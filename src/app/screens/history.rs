//! The history of a profile, or of everything: what was changed, when and by whom.

use crate::app::Cx;
use crate::app::command::CommandId;
use crate::app::effect::{ExportList, Query, Reply, Ticket};
use crate::app::list::{MOVES, Selection};
use crate::app::screen::{Out, ScreenState};
use crate::domain::id::ProfileId;
use crate::domain::lists::HistoryLine;
use uuid::Uuid;

/// The history. By default of everything.
#[derive(Debug, Default)]
pub struct History {
    /// Of what; of everything if of nothing in particular.
    pub of: Option<ProfileId>,
    /// The changes, the latest first.
    pub lines: Vec<HistoryLine>,
    /// The highlight.
    pub selection: Selection<Uuid>,
    /// Whether it has been read.
    pub loaded: bool,
    reading: Option<Ticket>,
}

impl History {
    /// The history of one profile.
    pub fn of(id: ProfileId) -> Self {
        Self {
            of: Some(id),
            ..Self::default()
        }
    }
}

impl ScreenState for History {
    fn trail(&self, cx: &Cx<'_>) -> String {
        cx.get("history-title")
    }

    fn commands(&self) -> Vec<CommandId> {
        let mut commands = MOVES.to_vec();
        commands.push(CommandId::Export);
        commands
    }

    fn refresh(&mut self, _cx: &Cx<'_>, out: &mut Out) {
        self.reading = Some(out.read(Query::History(self.of)));
    }

    fn command(&mut self, command: CommandId, cx: &Cx<'_>, out: &mut Out) {
        let rows = self.lines.iter().map(|l| l.op);
        if self.selection.moved(command, rows) {
            return;
        }
        if command == CommandId::Export {
            out.export(cx, ExportList::History);
        }
    }

    fn reply(&mut self, ticket: Ticket, reply: &Reply, _cx: &Cx<'_>, _out: &mut Out) {
        if self.reading != Some(ticket) {
            return;
        }
        self.reading = None;
        if let Reply::History(lines) = reply {
            self.lines.clone_from(lines);
            self.loaded = true;
            self.selection.keep(self.lines.iter().map(|l| l.op));
        }
    }

    fn tip(&self, cx: &Cx<'_>) -> Option<String> {
        let empty = self.loaded && self.lines.is_empty();
        Some(cx.get(if empty {
            "history-empty"
        } else {
            "history-tip"
        }))
    }
}
