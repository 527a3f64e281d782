//! The shortlists kept for one profile: when, by whom, from how many, and what became of each.

use crate::app::Cx;
use crate::app::command::{Availability, CommandId};
use crate::app::effect::{Query, Reply, Ticket};
use crate::app::list::{MOVES, Selection};
use crate::app::reading::{self, Reading};
use crate::app::run_data::{KeptRun, RunsData};
use crate::app::run_words::{Teller, when};
use crate::app::screen::{Out, ScreenState};
use crate::domain::id::{MatchRunId, ProfileId};

/// The lists kept for one profile.
#[derive(Debug)]
pub struct Runs {
    /// For whom.
    pub id: ProfileId,
    /// What it shows, once it has been read.
    pub data: Option<Box<RunsData>>,
    /// The highlight.
    pub selection: Selection<MatchRunId>,
    /// The highlighted list as sentences, while they show instead.
    pub reading: Option<Reading>,
    asked: Option<Ticket>,
}

impl Runs {
    /// The screen of one.
    pub fn new(id: ProfileId) -> Self {
        Self {
            id,
            data: None,
            selection: Selection::default(),
            reading: None,
            asked: None,
        }
    }

    /// The highlighted list.
    pub fn on(&self) -> Option<&KeptRun> {
        let on = self.selection.on()?;
        self.data
            .as_ref()?
            .runs
            .iter()
            .find(|kept| kept.run.id == *on)
    }

    fn rows(&self) -> Vec<MatchRunId> {
        let runs = self.data.iter().flat_map(|data| &data.runs);
        runs.map(|kept| kept.run.id).collect()
    }

    fn read(&mut self, cx: &Cx<'_>) {
        // The same key again goes back to the lists.
        if self.reading.take().is_some() {
            return;
        }
        let (Some(data), Some(kept)) = (&self.data, self.on()) else {
            return;
        };
        let teller = Teller {
            words: cx.words,
            names: cx.session.names,
            data,
        };
        let args = [
            ("name", cx.name(&data.subject.name).into()),
            ("when", when(cx.words, kept.run.at, cx.today()).into()),
        ];
        let title = cx.words.say("runs-sentences", &args);
        self.reading = Some(Reading::new(title, teller.sentences(kept)));
    }
}

impl ScreenState for Runs {
    fn trail(&self, cx: &Cx<'_>) -> String {
        cx.get("runs-trail")
    }

    fn commands(&self) -> Vec<CommandId> {
        let mut commands = vec![CommandId::Sentences];
        commands.extend(MOVES);
        commands
    }

    fn available(&self, command: CommandId, cx: &Cx<'_>) -> Availability {
        match command {
            CommandId::Sentences if self.on().is_none() => Availability::No(self.none(cx)),
            _ => Availability::Yes,
        }
    }

    fn refresh(&mut self, _cx: &Cx<'_>, out: &mut Out) {
        self.asked = Some(out.read(Query::Runs(self.id)));
    }

    fn command(&mut self, command: CommandId, cx: &Cx<'_>, _out: &mut Out) {
        if reading::moved(&mut self.reading, command) {
            return;
        }
        let rows = self.rows();
        if !self.selection.moved(command, rows) && command == CommandId::Sentences {
            self.read(cx);
        }
    }

    fn reply(&mut self, ticket: Ticket, reply: &Reply, _cx: &Cx<'_>, _out: &mut Out) {
        if self.asked != Some(ticket) {
            return;
        }
        self.asked = None;
        if let Reply::Runs(data) = reply {
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
        let (data, kept) = (self.data.as_ref()?, self.on()?);
        let teller = Teller {
            words: cx.words,
            names: cx.session.names,
            data,
        };
        Some(teller.counts(kept))
    }

    fn tip(&self, cx: &Cx<'_>) -> Option<String> {
        let id = if self.reading.is_some() {
            "reading-tip"
        } else {
            "runs-tip"
        };
        Some(cx.get(id))
    }
}

impl Runs {
    /// What to say where no list is kept yet.
    pub fn none(&self, cx: &Cx<'_>) -> String {
        let name = self
            .data
            .as_ref()
            .map_or_else(String::new, |data| cx.name(&data.subject.name));
        cx.words.say("runs-none", &[("name", name.into())])
    }
}
