//! What we learn, for now: who is waiting and for how long, and how many arrangements went on.

use crate::app::command::{Availability, CommandId};
use crate::app::effect::{ExportList, Query, Reply, Ticket};
use crate::app::list::{MOVES, Selection};
use crate::app::reading::{self, Reading};
use crate::app::screen::{Out, Screen, ScreenState};
use crate::app::screens::equality::Equality;
use crate::app::screens::profile::ProfilePage;
use crate::app::screens::shortlist::ShortlistPage;
use crate::app::{Cx, learn_words};
use crate::domain::id::ProfileId;
use crate::stability::continuing::Continuing;
use crate::stability::waiting::Waiting;

/// What Learn remembers.
#[derive(Debug, Default)]
pub struct Learn {
    /// Who is waiting.
    pub waiting: Vec<Waiting>,
    /// How many arrangements went on.
    pub continuing: Option<Continuing>,
    /// The highlight.
    pub selection: Selection<ProfileId>,
    /// Whether the numbers show as a table instead of in words.
    pub table: bool,
    /// All of it in sentences, while they show instead.
    pub reading: Option<Reading>,
    asked: Option<Ticket>,
}

impl Learn {
    fn rows(&self) -> Vec<ProfileId> {
        self.waiting.iter().map(|w| w.id).collect()
    }

    /// Who is highlighted.
    pub fn on(&self) -> Option<&Waiting> {
        self.waiting.get(self.selection.at())
    }

    fn read(&mut self, cx: &Cx<'_>) {
        if self.reading.take().is_some() {
            return;
        }
        let mut lines = learn_words::waiting(cx.words, &self.waiting);
        if let Some(continuing) = &self.continuing {
            lines.extend(learn_words::continuing(cx.words, continuing));
        }
        self.reading = Some(Reading::new(cx.get("learn-sentences"), lines));
    }
}

impl ScreenState for Learn {
    fn trail(&self, _cx: &Cx<'_>) -> String {
        String::new()
    }

    fn commands(&self) -> Vec<CommandId> {
        let mut commands = vec![
            CommandId::Open,
            CommandId::Match,
            CommandId::Table,
            CommandId::Sentences,
            CommandId::Equality,
            CommandId::Export,
        ];
        commands.extend(MOVES);
        commands
    }

    fn available(&self, command: CommandId, cx: &Cx<'_>) -> Availability {
        match command {
            CommandId::Open | CommandId::Match if self.on().is_none() => {
                Availability::No(cx.get("learn-nobody-waits"))
            }
            _ => Availability::Yes,
        }
    }

    fn refresh(&mut self, _cx: &Cx<'_>, out: &mut Out) {
        self.asked = Some(out.read(Query::Learn));
    }

    fn command(&mut self, command: CommandId, cx: &Cx<'_>, out: &mut Out) {
        if reading::moved(&mut self.reading, command) {
            return;
        }
        let rows = self.rows();
        if self.selection.moved(command, rows) {
            return;
        }
        match command {
            CommandId::Open => {
                if let Some(on) = self.on() {
                    out.push(Screen::Profile(ProfilePage::new(on.id)));
                }
            }
            CommandId::Match => {
                if let Some(on) = self.on() {
                    out.push(Screen::Shortlist(ShortlistPage::new(on.id)));
                }
            }
            CommandId::Table => {
                self.reading = None;
                self.table = !self.table;
            }
            CommandId::Sentences => self.read(cx),
            CommandId::Equality => out.push(Screen::Equality(Equality::default())),
            CommandId::Export => out.export(cx, ExportList::Waiting),
            _ => {}
        }
    }

    fn reply(&mut self, ticket: Ticket, reply: &Reply, _cx: &Cx<'_>, _out: &mut Out) {
        if self.asked != Some(ticket) {
            return;
        }
        self.asked = None;
        if let Reply::Learn(told) = reply {
            let (waiting, continuing) = told.as_ref();
            self.waiting.clone_from(waiting);
            self.continuing = Some(continuing.clone());
            let rows = self.rows();
            self.selection.keep(rows);
        }
    }

    fn back(&mut self, _cx: &Cx<'_>, _out: &mut Out) -> bool {
        self.reading.take().is_some()
    }

    fn copies(&self, cx: &Cx<'_>) -> Option<String> {
        match &self.reading {
            Some(reading) => reading.line().map(str::to_owned),
            None => self.on().map(|w| cx.name(&w.known_as)),
        }
    }

    fn tip(&self, cx: &Cx<'_>) -> Option<String> {
        Some(cx.get("learn-tip"))
    }
}
