//! The history of a record, or of everything: what was changed, when and by whom; and of each change what it changed,
//! from what, to what.

use crate::app::Cx;
use crate::app::command::{Availability, CommandId};
use crate::app::effect::{Effect, ExportList, Query, Reply, Ticket};
use crate::app::history_words;
use crate::app::list::{MOVES, Selection};
use crate::app::reading::{self, Reading};
use crate::app::screen::{Out, ScreenState};
use crate::domain::lists::{HistoryLine, HistoryOf};
use uuid::Uuid;

/// The history. By default of everything.
#[derive(Debug, Default)]
pub struct History {
    /// Of what.
    pub of: HistoryOf,
    /// The changes, the latest first.
    pub lines: Vec<HistoryLine>,
    /// The highlight.
    pub selection: Selection<Uuid>,
    /// Whether it has been read.
    pub loaded: bool,
    /// The highlighted change before and after, while that shows instead.
    pub detail: Option<Reading>,
    reading: Option<Ticket>,
    opening: Option<Ticket>,
}

impl History {
    /// The history of one record.
    pub fn of(of: HistoryOf) -> Self {
        Self {
            of,
            ..Self::default()
        }
    }

    fn on(&self) -> Option<&HistoryLine> {
        let on = self.selection.on()?;
        self.lines.iter().find(|line| line.op == *on)
    }
}

impl ScreenState for History {
    fn trail(&self, cx: &Cx<'_>) -> String {
        cx.get("history-title")
    }

    fn commands(&self) -> Vec<CommandId> {
        let mut commands = vec![CommandId::Open, CommandId::PutBack, CommandId::Export];
        commands.extend(MOVES);
        commands
    }

    fn command_word(&self, command: CommandId) -> &'static str {
        match command {
            CommandId::Open if self.detail.is_some() => "history-close",
            CommandId::Open => "history-open",
            _ => command.word_id(),
        }
    }

    fn available(&self, command: CommandId, cx: &Cx<'_>) -> Availability {
        match (command, self.on()) {
            (CommandId::Open | CommandId::PutBack, None) => {
                Availability::No(cx.get("history-empty"))
            }
            (CommandId::PutBack, Some(line)) if !line.kind.can_be_undone() => {
                Availability::No(cx.get("history-stays"))
            }
            _ => Availability::Yes,
        }
    }

    fn refresh(&mut self, _cx: &Cx<'_>, out: &mut Out) {
        self.detail = None;
        self.reading = Some(out.read(Query::History(self.of)));
    }

    fn command(&mut self, command: CommandId, cx: &Cx<'_>, out: &mut Out) {
        if reading::moved(&mut self.detail, command) {
            return;
        }
        let rows = self.lines.iter().map(|l| l.op);
        if self.selection.moved(command, rows) {
            return;
        }
        let op = self.selection.on().copied();
        match (command, op) {
            // The same key again goes back to the list.
            (CommandId::Open, _) if self.detail.is_some() => self.detail = None,
            (CommandId::Open, Some(op)) => self.opening = Some(out.read(Query::Change(op))),
            (CommandId::PutBack, Some(op)) => {
                out.ask_for(|ticket| Effect::PutBack(ticket, op));
            }
            (CommandId::Export, _) => out.export(cx, ExportList::History),
            _ => {}
        }
    }

    fn reply(&mut self, ticket: Ticket, reply: &Reply, cx: &Cx<'_>, _out: &mut Out) {
        if self.reading == Some(ticket) {
            self.reading = None;
            if let Reply::History(lines) = reply {
                self.lines.clone_from(lines);
                self.loaded = true;
                self.selection.keep(self.lines.iter().map(|l| l.op));
            }
        }
        if self.opening == Some(ticket) {
            self.opening = None;
            if let Reply::Change(Some(detail)) = reply {
                let names = cx.session.names;
                self.detail = Some(Reading::new(
                    history_words::title(cx.words, names, detail, cx.today()),
                    history_words::lines(cx.words, names, detail),
                ));
            }
        }
    }

    fn back(&mut self, _cx: &Cx<'_>, _out: &mut Out) -> bool {
        self.detail.take().is_some()
    }

    fn copies(&self, _cx: &Cx<'_>) -> Option<String> {
        self.detail.as_ref()?.line().map(str::to_owned)
    }

    fn tip(&self, cx: &Cx<'_>) -> Option<String> {
        let empty = self.loaded && self.lines.is_empty();
        Some(cx.get(if empty {
            "history-empty"
        } else if self.detail.is_some() {
            "history-detail-tip"
        } else {
            "history-tip"
        }))
    }
}
