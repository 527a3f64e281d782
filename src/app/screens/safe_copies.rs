//! The safe copies, in both places: making one, trying the newest, and looking at each.

use crate::app::Cx;
use crate::app::command::{Availability, CommandId};
use crate::app::copy_data::{CopiesData, CopyLine};
use crate::app::effect::{Effect, Query, Reply, Ticket};
use crate::app::list::{MOVES, Selection};
use crate::app::screen::{Out, Screen, ScreenState};
use crate::app::screens::safe_copy::SafeCopyPage;

/// A row that can be highlighted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Row {
    /// Make one now.
    Make,
    /// The one of this name.
    Copy(String),
}

/// What the list remembers.
#[derive(Debug, Default)]
pub struct SafeCopies {
    /// What it shows, once it has been read.
    pub data: Option<CopiesData>,
    /// The highlight.
    pub selection: Selection<Row>,
    /// One is being made.
    pub making: Option<Ticket>,
    /// The newest is being tried.
    pub trying: Option<Ticket>,
    /// The newest is to be tried as soon as the list shows.
    try_first: bool,
    reading: Option<Ticket>,
}

impl SafeCopies {
    /// The list, with the newest tried at once.
    pub fn to_try() -> Self {
        Self {
            try_first: true,
            ..Self::default()
        }
    }

    /// The rows: making one, where the file is open, and the copies.
    pub fn rows(&self) -> Vec<Row> {
        let Some(data) = &self.data else {
            return Vec::new();
        };
        let make = data.now.is_some().then_some(Row::Make);
        let copies = data
            .copies
            .iter()
            .map(|line| Row::Copy(line.copy.name.clone()));
        make.into_iter().chain(copies).collect()
    }

    /// The highlighted copy.
    pub fn on(&self) -> Option<&CopyLine> {
        match self.selection.on()? {
            Row::Make => None,
            Row::Copy(name) => {
                let copies = &self.data.as_ref()?.copies;
                copies.iter().find(|line| line.copy.name == *name)
            }
        }
    }

    fn make(&mut self, out: &mut Out) {
        // Nobody's keys wait: a large file takes a while.
        let ticket = out.ticket();
        out.effects.push(Effect::MakeCopy(ticket));
        self.making = Some(ticket);
    }

    fn try_newest(&mut self, out: &mut Out) {
        let ticket = out.ticket();
        out.effects.push(Effect::TryCopy(ticket));
        self.trying = Some(ticket);
    }

    fn look(&self, out: &mut Out) {
        if let (Some(line), Some(data)) = (self.on(), &self.data) {
            let page = SafeCopyPage::new(line.clone(), data.now.clone());
            out.push(Screen::SafeCopy(page));
        }
    }
}

impl ScreenState for SafeCopies {
    fn trail(&self, cx: &Cx<'_>) -> String {
        cx.get("copies-trail")
    }

    fn shows_places(&self) -> bool {
        self.data.as_ref().is_none_or(|data| data.now.is_some())
    }

    fn commands(&self) -> Vec<CommandId> {
        let mut commands = vec![CommandId::Open, CommandId::SafeCopy, CommandId::TryCopy];
        commands.extend(MOVES);
        commands
    }

    fn command_word(&self, command: CommandId) -> &'static str {
        match (command, self.selection.on()) {
            (CommandId::Open, Some(Row::Make)) => "command-do-it",
            _ => command.word_id(),
        }
    }

    fn available(&self, command: CommandId, cx: &Cx<'_>) -> Availability {
        let locked = self.data.as_ref().is_some_and(|data| data.now.is_none());
        let none = self.data.as_ref().is_none_or(|data| data.copies.is_empty());
        match command {
            CommandId::SafeCopy | CommandId::TryCopy if locked => Availability::Hidden,
            CommandId::SafeCopy if self.making.is_some() => {
                Availability::No(cx.get("copies-working"))
            }
            CommandId::TryCopy if none => Availability::No(cx.get("cli-copies-none")),
            _ => Availability::Yes,
        }
    }

    fn refresh(&mut self, _cx: &Cx<'_>, out: &mut Out) {
        self.reading = Some(out.read(Query::Copies));
        if std::mem::take(&mut self.try_first) {
            self.try_newest(out);
        }
    }

    fn command(&mut self, command: CommandId, _cx: &Cx<'_>, out: &mut Out) {
        let rows = self.rows();
        if self.selection.moved(command, rows) {
            return;
        }
        match (command, self.selection.on()) {
            (CommandId::Open, Some(Row::Make)) if self.making.is_some() => {}
            (CommandId::SafeCopy, _) | (CommandId::Open, Some(Row::Make)) => self.make(out),
            (CommandId::TryCopy, _) => self.try_newest(out),
            (CommandId::Open, _) => self.look(out),
            _ => {}
        }
    }

    fn reply(&mut self, ticket: Ticket, reply: &Reply, _cx: &Cx<'_>, out: &mut Out) {
        if self.reading == Some(ticket) {
            self.reading = None;
            if let Reply::Copies(data) = reply {
                self.data = Some((**data).clone());
                let rows = self.rows();
                self.selection.keep(rows);
            }
        }
        let made = self.making.take_if(|making| *making == ticket).is_some();
        let tried = self.trying.take_if(|trying| *trying == ticket).is_some();
        if made || tried || matches!(reply, Reply::CopyMade(_)) {
            self.reading = Some(out.read_aside(Query::Copies));
        }
    }

    fn copies(&self, _cx: &Cx<'_>) -> Option<String> {
        self.on().map(|line| line.copy.name.clone())
    }

    fn tip(&self, cx: &Cx<'_>) -> Option<String> {
        Some(cx.get(if self.making.is_some() {
            "copies-working"
        } else if self.trying.is_some() {
            "copies-trying"
        } else {
            "copies-tip"
        }))
    }
}
