//! The board of introductions: four columns, a card for each pair, both sides always shown.

pub mod columns;
#[cfg(test)]
mod tests;

use crate::app::Cx;
use crate::app::command::{Availability, CommandId};
use crate::app::effect::{ExportList, Query, Reply, Ticket};
use crate::app::list::{MOVES, moved_to};
use crate::app::screen::{Out, Screen, ScreenState};
use crate::app::screens::forms;
use crate::app::screens::pair::PairPage;
use crate::domain::id::PairId;
use crate::domain::introduction::{PairSource, Voice};
use crate::domain::lists::PairSheet;
use columns::{Column, column_of, place};
use jiff::civil::Date;

/// How many cards a page moves.
const PAGE: usize = 5;

/// What the board remembers.
#[derive(Debug, Default)]
pub struct Board {
    cards: [Vec<PairSheet>; 4],
    column: Column,
    row: usize,
    on: Option<PairId>,
    reading: Option<Ticket>,
    /// Whether it has been read.
    pub read: bool,
}

impl Board {
    /// The cards of a column in order.
    pub fn cards(&self, column: Column) -> &[PairSheet] {
        self.cards.get(column.place()).map_or(&[], Vec::as_slice)
    }

    /// The column the highlight is in.
    pub const fn column(&self) -> Column {
        self.column
    }

    /// Which card of its column is highlighted, counted from 0.
    pub const fn row(&self) -> usize {
        self.row
    }

    /// The highlighted pair.
    pub fn chosen(&self) -> Option<&PairSheet> {
        self.cards(self.column).get(self.row)
    }

    /// Whether there is no card at all.
    pub fn is_empty(&self) -> bool {
        self.cards.iter().all(Vec::is_empty)
    }

    /// Sorts pairs into the columns and finds the highlighted one again, wherever it went.
    fn fill(&mut self, sheets: &[PairSheet], today: Date) {
        for column in Column::ALL {
            let mut cards: Vec<PairSheet> = sheets
                .iter()
                .filter(|s| column_of(s, today) == Some(*column))
                .cloned()
                .collect();
            cards.sort_by(|a, b| {
                (place(a, today), &a.mover.known_as).cmp(&(place(b, today), &b.mover.known_as))
            });
            if let Some(slot) = self.cards.get_mut(column.place()) {
                *slot = cards;
            }
        }
        let found = self.on.and_then(|on| {
            Column::ALL.iter().find_map(|c| {
                let row = self.cards(*c).iter().position(|s| s.pair.id == on)?;
                Some((*c, row))
            })
        });
        match found {
            Some((column, row)) => self.go(column, row),
            None if self.cards(self.column).is_empty() => {
                let first = Column::ALL.iter().find(|c| !self.cards(**c).is_empty());
                self.go(first.copied().unwrap_or_default(), 0);
            }
            None => self.go(self.column, self.row),
        }
    }

    fn go(&mut self, column: Column, row: usize) {
        self.column = column;
        self.row = row.min(self.cards(column).len().saturating_sub(1));
        self.on = self.chosen().map(|s| s.pair.id);
    }

    /// The next column to a side that has cards, on its first card: columns without any are passed
    /// over, so that as many presses as there are columns always reach the last.
    fn sideways(&mut self, right: bool) {
        let has_cards = |c: &&Column| !self.cards(**c).is_empty();
        let next = if right {
            Column::ALL
                .iter()
                .filter(has_cards)
                .find(|c| **c > self.column)
        } else {
            let mut before = Column::ALL.iter().rev().filter(has_cards);
            before.find(|c| **c < self.column)
        };
        if let Some(column) = next.copied() {
            self.go(column, 0);
        }
    }

    fn moved(&mut self, command: CommandId) -> bool {
        let last = self.cards(self.column).len().saturating_sub(1);
        if matches!(command, CommandId::Left | CommandId::Right) {
            self.sideways(command == CommandId::Right);
            return true;
        }
        let Some(row) = moved_to(command, self.row, last, PAGE) else {
            return false;
        };
        self.go(self.column, row);
        true
    }
}

/// What stands in the way of starting the arrangement of a pair: whose yes is missing, unless they
/// came together in an emergency or live together already.
pub fn cannot_start(sheet: &PairSheet, cx: &Cx<'_>) -> Option<String> {
    if sheet.living.as_ref().is_some_and(|l| l.ending.is_none()) {
        return Some(cx.get("board-lives-together"));
    }
    let excepted = matches!(
        sheet.pair.source,
        PairSource::Emergency | PairSource::Continuation
    );
    let missing = sheet.arrangement_views().missing();
    if excepted || missing.is_empty() {
        return None;
    }
    let who = match missing.as_slice() {
        [Voice::Mover] => &sheet.mover.known_as,
        [Voice::Home] => &sheet.home.known_as,
        _ => {
            let who = cx.get("missing-both");
            return Some(cx.words.say("board-cannot-start", &[("who", who.into())]));
        }
    };
    let who = cx
        .words
        .say("missing-one", &[("name", cx.name(who).into())]);
    Some(cx.words.say("board-cannot-start", &[("who", who.into())]))
}

impl ScreenState for Board {
    fn trail(&self, _cx: &Cx<'_>) -> String {
        String::new()
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
            CommandId::Export,
            CommandId::Left,
            CommandId::Right,
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
        let acts = matches!(
            command,
            CommandId::Record
                | CommandId::New
                | CommandId::Introduce
                | CommandId::Forward
                | CommandId::Edit
                | CommandId::Stop
                | CommandId::Open
        );
        let Some(sheet) = self.chosen() else {
            return if acts {
                Availability::No(cx.get("board-nothing-chosen"))
            } else {
                Availability::Yes
            };
        };
        match command {
            CommandId::Forward => {
                cannot_start(sheet, cx).map_or(Availability::Yes, Availability::No)
            }
            CommandId::Stop if sheet.pair.set_aside_on.is_some() => {
                Availability::No(cx.get("board-stopped-already"))
            }
            CommandId::Stop if sheet.living.as_ref().is_some_and(|l| l.ending.is_none()) => {
                Availability::No(cx.get("board-lives-together"))
            }
            _ => Availability::Yes,
        }
    }

    fn refresh(&mut self, _cx: &Cx<'_>, out: &mut Out) {
        self.reading = Some(out.read(Query::Board));
    }

    fn command(&mut self, command: CommandId, cx: &Cx<'_>, out: &mut Out) {
        if self.moved(command) {
            return;
        }
        if command == CommandId::Export {
            out.export(cx, ExportList::Introductions);
            return;
        }
        let Some(pair) = self.chosen().map(|s| s.pair.id) else {
            return;
        };
        match command {
            CommandId::Open => out.push(Screen::Pair(PairPage::new(pair))),
            CommandId::Record => out.push(forms::record(pair, None, cx)),
            CommandId::New | CommandId::Introduce => out.push(forms::plan_meeting(pair, cx)),
            CommandId::Edit => out.push(forms::ask_both(pair, cx)),
            CommandId::Forward => out.push(forms::start_arrangement(pair, cx)),
            CommandId::Stop => out.push(forms::set_aside(pair, cx)),
            _ => {}
        }
    }

    fn reply(&mut self, ticket: Ticket, reply: &Reply, cx: &Cx<'_>, _out: &mut Out) {
        if self.reading != Some(ticket) {
            return;
        }
        self.reading = None;
        if let Reply::Board(sheets) = reply {
            self.read = true;
            self.fill(sheets, cx.today());
        }
    }

    fn copies(&self, cx: &Cx<'_>) -> Option<String> {
        self.chosen().map(|s| names(s, cx))
    }

    fn tip(&self, cx: &Cx<'_>) -> Option<String> {
        let Some(sheet) = self.chosen() else {
            return self.read.then(|| cx.get("board-empty"));
        };
        let met = sheet
            .introductions
            .iter()
            .filter(|i| {
                use crate::domain::introduction::Happened::{CutShort, Yes};
                matches!(i.happened, Yes | CutShort)
            })
            .count();
        let word = if sheet.pair.set_aside_on.is_some() {
            "board-tip-stopped"
        } else {
            "board-tip"
        };
        Some(cx.words.say(
            word,
            &[
                ("mover", cx.name(&sheet.mover.known_as).into()),
                ("home", cx.name(&sheet.home.known_as).into()),
                ("n", met.into()),
            ],
        ))
    }
}

/// `Aled P, Morgan`, as names are shown now.
pub fn names(sheet: &PairSheet, cx: &Cx<'_>) -> String {
    cx.words.say(
        "card-names",
        &[
            ("mover", cx.name(&sheet.mover.known_as).into()),
            ("home", cx.name(&sheet.home.known_as).into()),
        ],
    )
}
