//! The whole scheme: everybody who is looking and every free place at once, with the ways in which the
//! places could be given out. Suggestions to talk about; nothing is decided by them.

use crate::app::Cx;
use crate::app::command::{Availability, CommandId};
use crate::app::effect::{ExportList, Query, Reply, Ticket};
use crate::app::list::{MOVES, Selection};
use crate::app::reading::{self, Reading};
use crate::app::scheme_data::{PlaceCost, SchemeAsk, SchemeData, Suggestion, Way};
use crate::app::scheme_words;
use crate::app::screen::{Out, Screen, ScreenState};
use crate::app::screens::left_out::LeftOut;
use crate::app::screens::shortlist::ShortlistPage;
use crate::app::screens::why::Why;
use crate::domain::id::ProfileId;

/// The whole scheme.
#[derive(Debug, Default)]
pub struct SchemePage {
    /// What is looked at.
    pub ask: SchemeAsk,
    /// The way that shows.
    pub way: Way,
    /// What it shows, once it has been read.
    pub data: Option<Box<SchemeData>>,
    /// The highlight: one of those who are looking.
    pub selection: Selection<ProfileId>,
    /// The same as sentences, or the ways beside each other, while they show instead.
    pub reading: Option<Reading>,
    cost: Option<Box<PlaceCost>>,
    asked: Option<Ticket>,
    /// The one question about a place that is under way, and about whom. There is never a second, so
    /// that moving fast through a long list does not leave a queue of them behind.
    costing: Option<(Ticket, ProfileId, ProfileId)>,
}

impl SchemePage {
    /// The screen, from the first programme and the way in which those who would move in ask first.
    pub fn new() -> Self {
        Self::default()
    }

    /// Those with a suggestion, then those without, in the order of the wait.
    pub fn rows(&self) -> Vec<ProfileId> {
        let placed = |placed: bool| {
            let data = self.data.iter();
            data.flat_map(move |data| {
                let looking = data.looking.iter().map(|looking| looking.id);
                looking.filter(move |id| data.suggestion(self.way, *id).is_some() == placed)
            })
        };
        placed(true).chain(placed(false)).collect()
    }

    /// Who is highlighted.
    pub fn on(&self) -> Option<ProfileId> {
        self.selection.on().copied()
    }

    /// What is suggested to the one who is highlighted.
    pub fn suggestion(&self) -> Option<&Suggestion> {
        self.data.as_ref()?.suggestion(self.way, self.on()?)
    }

    /// What the highlighted suggestion would cost the others, once that is known.
    pub fn cost(&self) -> Option<&PlaceCost> {
        let (mover, home) = (self.on()?, self.suggestion()?.home);
        self.cost
            .as_deref()
            .filter(|cost| (cost.mover, cost.home) == (mover, home))
    }

    /// Asks what the highlighted place costs the others, unless it is known or another question is
    /// under way.
    fn ask_cost(&mut self, out: &mut Out) {
        if self.cost().is_some() || self.costing.is_some() {
            return;
        }
        if let (Some(mover), Some(home)) = (self.on(), self.suggestion().map(|s| s.home)) {
            let ticket = out.read_aside(Query::PlaceCost(self.ask, mover, home));
            self.costing = Some((ticket, mover, home));
        }
    }

    fn ask_again(&mut self, out: &mut Out) {
        (self.cost, self.costing) = (None, None);
        self.asked = Some(out.read(Query::Scheme(self.ask)));
    }

    /// Goes so many ways on.
    fn step_way(&mut self, by: isize) {
        let at = Way::ALL.iter().position(|way| *way == self.way);
        let next = at.and_then(|at| Way::ALL.get(at.checked_add_signed(by)?));
        if let Some(way) = next {
            self.way = *way;
            let rows = self.rows();
            self.selection.keep(rows);
        }
    }

    fn next_programme(&mut self, out: &mut Out) {
        let Some(data) = &self.data else { return };
        let other = data
            .programmes
            .iter()
            .find(|other| **other != data.programme);
        if other.is_some() {
            self.ask.programme = other.copied();
            self.ask_again(out);
        }
    }

    fn open(&self, command: CommandId, out: &mut Out) {
        let Some(on) = self.on() else { return };
        match (command, self.suggestion()) {
            (CommandId::Why | CommandId::Open, Some(suggestion)) => {
                out.push(Screen::Why(Why::new(on, suggestion.home)));
            }
            (CommandId::LeftOut, _) => out.push(Screen::LeftOut(LeftOut::new(on))),
            _ => out.push(Screen::Shortlist(ShortlistPage::new(on))),
        }
    }

    fn read(&mut self, command: CommandId, cx: &Cx<'_>) {
        let Some(data) = &self.data else { return };
        let names = cx.session.names;
        let (title, lines) = if command == CommandId::Table {
            let lines = scheme_words::ways(cx.words, names, data, self.way);
            ("scheme-title-ways", lines)
        } else {
            let lines = scheme_words::sentences(cx.words, names, data, self.way);
            ("scheme-title-sentences", lines)
        };
        let title = cx.get(title);
        self.reading = reading::turned(self.reading.as_ref(), title, lines);
    }
}

impl ScreenState for SchemePage {
    fn trail(&self, cx: &Cx<'_>) -> String {
        cx.get("scheme-trail")
    }

    fn commands(&self) -> Vec<CommandId> {
        let mut commands = vec![
            CommandId::Why,
            CommandId::Match,
            CommandId::Tick,
            CommandId::Right,
            CommandId::Left,
            CommandId::Table,
            CommandId::Sentences,
            CommandId::Filter,
            CommandId::LeftOut,
            CommandId::Export,
            CommandId::Open,
        ];
        commands.extend(MOVES);
        commands
    }

    fn available(&self, command: CommandId, cx: &Cx<'_>) -> Availability {
        match command {
            CommandId::Open | CommandId::Why | CommandId::Match | CommandId::LeftOut
                if self.on().is_none() =>
            {
                Availability::No(cx.get("scheme-nobody-here"))
            }
            CommandId::Why if self.suggestion().is_none() => {
                Availability::No(cx.get("scheme-no-suggestion"))
            }
            CommandId::Filter
                if self
                    .data
                    .as_ref()
                    .is_none_or(|data| data.programmes.len() < 2) =>
            {
                Availability::Hidden
            }
            _ => Availability::Yes,
        }
    }

    fn command_word(&self, command: CommandId) -> &'static str {
        match command {
            CommandId::Tick if self.ask.ask_first => "scheme-ask-first-out",
            CommandId::Tick => "scheme-ask-first-in",
            CommandId::Right => "scheme-next-way",
            CommandId::Left => "scheme-way-before",
            CommandId::Table => "scheme-compare",
            CommandId::Filter => "scheme-other-programme",
            _ => command.word_id(),
        }
    }

    fn refresh(&mut self, _cx: &Cx<'_>, out: &mut Out) {
        self.ask_again(out);
    }

    fn command(&mut self, command: CommandId, cx: &Cx<'_>, out: &mut Out) {
        if reading::moved(&mut self.reading, command) {
            return;
        }
        let rows = self.rows();
        if self.selection.moved(command, rows) {
            self.ask_cost(out);
            return;
        }
        match command {
            CommandId::Why | CommandId::Open | CommandId::Match | CommandId::LeftOut => {
                self.open(command, out);
            }
            CommandId::Tick => {
                self.ask.ask_first = !self.ask.ask_first;
                self.ask_again(out);
            }
            CommandId::Left | CommandId::Right => {
                self.reading = None;
                self.step_way(if command == CommandId::Left { -1 } else { 1 });
                self.ask_cost(out);
            }
            CommandId::Filter => self.next_programme(out),
            CommandId::Table | CommandId::Sentences => self.read(command, cx),
            CommandId::Export => out.export(cx, ExportList::Scheme(self.ask, self.way)),
            _ => {}
        }
    }

    fn reply(&mut self, ticket: Ticket, reply: &Reply, _cx: &Cx<'_>, out: &mut Out) {
        if self.asked == Some(ticket) {
            self.asked = None;
            if let Reply::Scheme(data) = reply {
                self.data = Some(data.clone());
                self.reading = None;
                let rows = self.rows();
                self.selection.keep(rows);
                self.ask_cost(out);
            }
        }
        if self.costing.is_some_and(|(asked, ..)| asked == ticket) {
            let asked = self.costing.take().map(|(_, mover, home)| (mover, home));
            let on = self.on().zip(self.suggestion().map(|s| s.home));
            if let Reply::PlaceCost(cost) = reply {
                self.cost.clone_from(cost);
            }
            // The highlight has moved on meanwhile.
            if on != asked {
                self.ask_cost(out);
            }
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
        scheme_words::row(cx.words, cx.session.names, data, self.way, self.on()?)
    }

    fn tip(&self, cx: &Cx<'_>) -> Option<String> {
        let data = self.data.as_ref()?;
        if self.reading.is_some() {
            return Some(cx.get("reading-tip"));
        }
        let tip = if data.looking.is_empty() || data.homes == 0 {
            "scheme-tip-nobody"
        } else {
            "scheme-tip"
        };
        Some(cx.get(tip))
    }
}
