//! One pair: both locks, and everything that happened between them, the newest first.

use crate::app::Cx;
use crate::app::command::{Availability, CommandId};
use crate::app::effect::{Query, Reply, Ticket};
use crate::app::list::{MOVES, Selection};
use crate::app::screen::{Out, Screen, ScreenState};
use crate::app::screens::arrangement::ArrangementSheet;
use crate::app::screens::board;
use crate::app::screens::forms;
use crate::app::screens::history::History;
use crate::app::screens::timeline::{self, Entry, What};
use crate::domain::id::PairId;
use crate::domain::lists::{HistoryOf, PairSheet};

/// One pair.
#[derive(Debug)]
pub struct PairPage {
    /// Which.
    pub id: PairId,
    /// What the record holds about it, once it has been read.
    pub sheet: Option<PairSheet>,
    /// What happened, newest first.
    pub entries: Vec<Entry>,
    /// The highlight, by the place of an entry.
    pub selection: Selection<usize>,
    reading: Option<Ticket>,
}

impl PairPage {
    /// The screen of a pair.
    pub fn new(id: PairId) -> Self {
        Self {
            id,
            sheet: None,
            entries: Vec::new(),
            selection: Selection::default(),
            reading: None,
        }
    }

    /// Opens what the highlighted entry is about, as far as it has a page of its own.
    fn open(&self, cx: &Cx<'_>, out: &mut Out) {
        match self.entries.get(self.selection.at()).map(|e| &e.what) {
            Some(What::Meeting(meeting)) => {
                out.push(forms::record(self.id, Some(meeting.id), cx));
            }
            Some(What::Asked(_)) => out.push(forms::ask_both(self.id, cx)),
            Some(What::Started(arrangement)) => {
                let page = ArrangementSheet::new(arrangement.id);
                out.push(Screen::Arrangement(page));
            }
            Some(What::Considered(_) | What::SetAside(_) | What::Reviewed | What::Ended(_))
            | None => {}
        }
    }
}

impl ScreenState for PairPage {
    fn trail(&self, cx: &Cx<'_>) -> String {
        let sheet = self.sheet.as_ref();
        sheet.map_or_else(String::new, |s| board::names(s, cx))
    }

    fn commands(&self) -> Vec<CommandId> {
        let mut commands = vec![
            CommandId::Record,
            CommandId::New,
            CommandId::Forward,
            CommandId::Edit,
            CommandId::Stop,
            CommandId::Open,
            CommandId::Introduce,
            CommandId::History,
        ];
        commands.extend(MOVES);
        commands
    }

    fn command_word(&self, command: CommandId) -> &'static str {
        match command {
            CommandId::New | CommandId::Introduce => "command-plan-meeting",
            CommandId::Edit => "command-ask-both",
            _ => command.word_id(),
        }
    }

    fn available(&self, command: CommandId, cx: &Cx<'_>) -> Availability {
        let Some(sheet) = &self.sheet else {
            return Availability::Hidden;
        };
        let living = sheet.living.as_ref().is_some_and(|l| l.ending.is_none());
        match command {
            // Here an emergency can be chosen, so the form says itself what stands in the way.
            CommandId::Forward | CommandId::Stop if living => {
                Availability::No(cx.get("board-lives-together"))
            }
            CommandId::Stop if sheet.pair.set_aside_on.is_some() => {
                Availability::No(cx.get("board-stopped-already"))
            }
            _ => Availability::Yes,
        }
    }

    fn refresh(&mut self, _cx: &Cx<'_>, out: &mut Out) {
        self.reading = Some(out.read(Query::Pair(self.id)));
    }

    fn command(&mut self, command: CommandId, cx: &Cx<'_>, out: &mut Out) {
        if self.selection.moved(command, 0..self.entries.len()) {
            return;
        }
        match command {
            CommandId::Open => self.open(cx, out),
            CommandId::Record => out.push(forms::record(self.id, None, cx)),
            CommandId::New | CommandId::Introduce => out.push(forms::plan_meeting(self.id, cx)),
            CommandId::Edit => out.push(forms::ask_both(self.id, cx)),
            CommandId::Forward => out.push(forms::start_arrangement(self.id, cx)),
            CommandId::Stop => out.push(forms::set_aside(self.id, cx)),
            CommandId::History => {
                out.push(Screen::History(History::of(HistoryOf::Pair(self.id))));
            }
            _ => {}
        }
    }

    fn reply(&mut self, ticket: Ticket, reply: &Reply, cx: &Cx<'_>, out: &mut Out) {
        if self.reading != Some(ticket) {
            return;
        }
        self.reading = None;
        if let Reply::Pair(found) = reply {
            let Some(sheet) = found else {
                out.warn(cx.get("trouble-missing"));
                out.back();
                return;
            };
            self.entries = match &sheet.living {
                Some(living) => timeline::of_living(sheet, living),
                None => timeline::of_pair(sheet),
            };
            self.sheet = Some((**sheet).clone());
            self.selection.keep(0..self.entries.len());
        }
    }

    fn copies(&self, cx: &Cx<'_>) -> Option<String> {
        self.sheet.as_ref().map(|s| board::names(s, cx))
    }

    fn tip(&self, cx: &Cx<'_>) -> Option<String> {
        Some(cx.get("arrangement-tip-narrow"))
    }
}
