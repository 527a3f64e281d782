//! One arrangement: how it came about, how it goes, what comes next, and how it ended.

use crate::app::Cx;
use crate::app::command::{Availability, CommandId};
use crate::app::effect::{Query, Reply, Ticket};
use crate::app::list::{MOVES, Selection};
use crate::app::screen::{Out, Screen, ScreenState};
use crate::app::screens::arrangements::who;
use crate::app::screens::forms;
use crate::app::screens::history::History;
use crate::app::screens::pair::PairPage;
use crate::app::screens::timeline::{self, Entry, What};
use crate::domain::id::ArrangementId;
use crate::domain::lists::{HistoryOf, PairSheet};
use crate::domain::sheet::Living;

/// One arrangement.
#[derive(Debug)]
pub struct ArrangementSheet {
    /// Of what.
    pub id: ArrangementId,
    /// What the record holds about it, once it has been read.
    pub found: Option<(Living, PairSheet)>,
    /// What happened, newest first.
    pub entries: Vec<Entry>,
    /// The highlight, by the place of an entry.
    pub selection: Selection<usize>,
    reading: Option<Ticket>,
}

impl ArrangementSheet {
    /// The screen of one.
    pub fn new(id: ArrangementId) -> Self {
        Self {
            id,
            found: None,
            entries: Vec::new(),
            selection: Selection::default(),
            reading: None,
        }
    }
}

impl ScreenState for ArrangementSheet {
    fn trail(&self, cx: &Cx<'_>) -> String {
        self.found.as_ref().map_or_else(String::new, |(l, _)| {
            let args = [
                ("mover", cx.name(&l.mover_name).into()),
                ("home", cx.name(&l.home_name).into()),
            ];
            cx.words.say("arrangement-trail", &args)
        })
    }

    fn commands(&self) -> Vec<CommandId> {
        let mut commands = vec![
            CommandId::Record,
            CommandId::Stop,
            CommandId::Open,
            CommandId::History,
        ];
        commands.extend(MOVES);
        commands
    }

    fn command_word(&self, command: CommandId) -> &'static str {
        match command {
            CommandId::Record => "command-review",
            CommandId::Stop => "command-end",
            _ => command.word_id(),
        }
    }

    fn available(&self, command: CommandId, cx: &Cx<'_>) -> Availability {
        let Some((living, _)) = &self.found else {
            return Availability::Hidden;
        };
        match command {
            CommandId::Record | CommandId::Stop if living.ending.is_some() => {
                Availability::No(cx.get("arrangements-ended-already"))
            }
            _ => Availability::Yes,
        }
    }

    fn refresh(&mut self, _cx: &Cx<'_>, out: &mut Out) {
        self.reading = Some(out.read(Query::Arrangement(self.id)));
    }

    fn command(&mut self, command: CommandId, cx: &Cx<'_>, out: &mut Out) {
        if self.selection.moved(command, 0..self.entries.len()) {
            return;
        }
        match command {
            CommandId::Record => out.push(forms::review_done(self.id, cx)),
            CommandId::Stop => out.push(forms::end_arrangement(self.id, cx)),
            CommandId::History => {
                out.push(Screen::History(History::of(HistoryOf::Arrangement(
                    self.id,
                ))));
            }
            CommandId::Open => {
                let entry = self.entries.get(self.selection.at());
                let of_pair = entry.is_some_and(|e| {
                    matches!(
                        e.what,
                        What::Meeting(_) | What::Considered(_) | What::Asked(_)
                    )
                });
                if let Some((living, _)) = self.found.as_ref().filter(|_| of_pair) {
                    out.push(Screen::Pair(PairPage::new(living.arrangement.pair)));
                }
            }
            _ => {}
        }
    }

    fn reply(&mut self, ticket: Ticket, reply: &Reply, cx: &Cx<'_>, out: &mut Out) {
        if self.reading != Some(ticket) {
            return;
        }
        self.reading = None;
        if let Reply::Arrangement(found) = reply {
            let Some(found) = found else {
                out.warn(cx.get("trouble-missing"));
                out.back();
                return;
            };
            let (living, sheet) = &**found;
            self.entries = timeline::of_living(sheet, living);
            self.found = Some((living.clone(), sheet.clone()));
            self.selection.keep(0..self.entries.len());
        }
    }

    fn copies(&self, cx: &Cx<'_>) -> Option<String> {
        self.found.as_ref().map(|(l, _)| who(l, cx))
    }

    fn tip(&self, cx: &Cx<'_>) -> Option<String> {
        Some(cx.get(if cx.session.wide() {
            "arrangement-tip"
        } else {
            "arrangement-tip-narrow"
        }))
    }
}
