//! For the manager: every must-have about what equality law protects, on both sides.

use crate::app::Cx;
use crate::app::command::{Availability, CommandId};
use crate::app::effect::{Query, Reply, Ticket};
use crate::app::list::{MOVES, Selection};
use crate::app::screen::{Out, Screen, ScreenState};
use crate::app::screens::preferences::Preferences;
use crate::domain::id::MustHaveId;
use crate::domain::lists::ProtectedLine;

/// The list.
#[derive(Debug, Default)]
pub struct Equality {
    /// Every one of them: those that nobody has approved first, then those of homes.
    pub lines: Vec<ProtectedLine>,
    /// The highlight.
    pub selection: Selection<MustHaveId>,
    /// Whether it has been read.
    pub loaded: bool,
    reading: Option<Ticket>,
}

impl Equality {
    /// The one that is highlighted.
    pub fn on(&self) -> Option<&ProtectedLine> {
        self.lines.get(self.selection.at())
    }

    fn rows(&self) -> Vec<MustHaveId> {
        self.lines.iter().map(|line| line.must_have.id).collect()
    }
}

impl ScreenState for Equality {
    fn trail(&self, cx: &Cx<'_>) -> String {
        cx.get("equality-trail")
    }

    fn commands(&self) -> Vec<CommandId> {
        let mut commands = vec![CommandId::Open];
        commands.extend(MOVES);
        commands
    }

    fn available(&self, command: CommandId, cx: &Cx<'_>) -> Availability {
        match command {
            CommandId::Open if self.on().is_none() => Availability::No(cx.get("equality-none")),
            _ => Availability::Yes,
        }
    }

    fn refresh(&mut self, _cx: &Cx<'_>, out: &mut Out) {
        self.reading = Some(out.read(Query::Protected));
    }

    fn command(&mut self, command: CommandId, _cx: &Cx<'_>, out: &mut Out) {
        let rows = self.rows();
        if self.selection.moved(command, rows) {
            return;
        }
        if let (CommandId::Open, Some(line)) = (command, self.on()) {
            out.push(Screen::Preferences(Preferences::new(line.owner)));
        }
    }

    fn reply(&mut self, ticket: Ticket, reply: &Reply, _cx: &Cx<'_>, _out: &mut Out) {
        if self.reading != Some(ticket) {
            return;
        }
        self.reading = None;
        if let Reply::Protected(lines) = reply {
            self.lines.clone_from(lines);
            self.loaded = true;
            let rows = self.rows();
            self.selection.keep(rows);
        }
    }

    fn tip(&self, cx: &Cx<'_>) -> Option<String> {
        let line = self.on().map(|line| cx.get(line.word_id()));
        Some(line.unwrap_or_else(|| cx.get("equality-none")))
    }
}
