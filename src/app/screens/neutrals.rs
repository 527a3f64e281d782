//! What an unknown counts for: the neutral values as they are, as they would be if they were worked out
//! again, and what would move. They never move by themselves; here somebody says so.

use crate::app::Cx;
use crate::app::command::{Availability, CommandId};
use crate::app::effect::{Query, Reply, Ticket};
use crate::app::list::{MOVES, Selection};
use crate::app::neutral_data::NeutralsData;
use crate::app::neutral_words;
use crate::app::reading::{self, Reading};
use crate::app::screen::{Out, ScreenState};

/// The neutral values.
#[derive(Debug, Default)]
pub struct NeutralsPage {
    /// What it shows, once it has been worked out.
    pub data: Option<Box<NeutralsData>>,
    /// The highlighted row: a silent side first, then the criteria.
    pub selection: Selection<usize>,
    /// Everything in sentences, while they show instead.
    pub reading: Option<Reading>,
    asked: Option<Ticket>,
}

impl NeutralsPage {
    fn rows(&self) -> std::ops::Range<usize> {
        0..self
            .data
            .as_ref()
            .map_or(0, |data| data.measured.criteria.len() + 1)
    }

    fn read(&mut self, cx: &Cx<'_>) {
        // The same key again goes back to the table.
        if self.reading.take().is_some() {
            return;
        }
        if let Some(data) = &self.data {
            let lines = neutral_words::sentences(cx.words, cx.session.names, data);
            self.reading = Some(Reading::new(cx.get("neutrals-title"), lines));
        }
    }

    fn work_out_again(&self, cx: &Cx<'_>, out: &mut Out) {
        let Some(data) = &self.data else { return };
        let version = data.measured.neutrals.version();
        let about = cx.words.say("neutrals-version", &[("n", version.into())]);
        out.apply(data.change(cx.ids.next(), about));
    }
}

impl ScreenState for NeutralsPage {
    fn trail(&self, cx: &Cx<'_>) -> String {
        cx.get("neutrals-title")
    }

    fn commands(&self) -> Vec<CommandId> {
        let mut commands = vec![CommandId::Save, CommandId::Sentences, CommandId::Open];
        commands.extend(MOVES);
        commands
    }

    fn available(&self, command: CommandId, cx: &Cx<'_>) -> Availability {
        let moves = self.data.as_ref().is_some_and(|data| data.measured.moves());
        match command {
            CommandId::Save | CommandId::Open if !moves => {
                Availability::No(cx.get("neutrals-nothing-to-do"))
            }
            _ => Availability::Yes,
        }
    }

    fn command_word(&self, command: CommandId) -> &'static str {
        match command {
            CommandId::Save | CommandId::Open => "neutrals-do",
            _ => command.word_id(),
        }
    }

    fn refresh(&mut self, _cx: &Cx<'_>, out: &mut Out) {
        self.asked = Some(out.read(Query::Neutrals));
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
            CommandId::Save | CommandId::Open => self.work_out_again(cx, out),
            CommandId::Sentences => self.read(cx),
            _ => {}
        }
    }

    fn reply(&mut self, ticket: Ticket, reply: &Reply, _cx: &Cx<'_>, _out: &mut Out) {
        if self.asked != Some(ticket) {
            return;
        }
        self.asked = None;
        if let Reply::Neutrals(data) = reply {
            self.data = Some(data.clone());
            self.reading = None;
            let rows = self.rows();
            self.selection.keep(rows);
        }
    }

    fn back(&mut self, _cx: &Cx<'_>, _out: &mut Out) -> bool {
        self.reading.take().is_some()
    }

    fn copies(&self, cx: &Cx<'_>) -> Option<String> {
        if let Some(reading) = &self.reading {
            return reading.line().map(str::to_owned);
        }
        let data = self.data.as_ref()?;
        Some(neutral_words::would_move(cx.words, data))
    }

    fn tip(&self, cx: &Cx<'_>) -> Option<String> {
        let id = if self.reading.is_some() {
            "reading-tip"
        } else {
            "neutrals-tip"
        };
        Some(cx.get(id))
    }
}
