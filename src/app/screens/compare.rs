//! Two to four of a list side by side, row by row: what the subject asked for, what is known of each,
//! and what was said after meeting.

use crate::app::Cx;
use crate::app::command::{Availability, CommandId};
use crate::app::effect::{Query, Reply, Ticket};
use crate::app::list::{MOVES, Selection};
use crate::app::match_data::{CompareData, Compared, ShortlistData};
use crate::app::match_words::compare::{Line, Row};
use crate::app::match_words::with_the;
use crate::app::reading::{self, Reading};
use crate::app::screen::{Out, Screen, ScreenState};
use crate::app::screens::why::Why;
use crate::domain::id::ProfileId;
use std::collections::BTreeSet;

/// How many can stand side by side.
const MOST: usize = 4;

/// Some of a list side by side.
#[derive(Debug)]
pub struct Compare {
    /// Whom the list is for.
    pub subject: ProfileId,
    /// Those that are compared, in their order.
    pub others: Vec<ProfileId>,
    /// What it shows, once it has been read.
    pub data: Option<Box<CompareData>>,
    /// The highlighted row.
    pub selection: Selection<Row>,
    /// Whether the rows in which all are alike are hidden.
    pub only_differences: bool,
    /// All of it as sentences, while they show instead.
    pub reading: Option<Reading>,
    /// Which of them is chosen, counted from 0.
    at: usize,
    asked: Option<Ticket>,
}

impl Compare {
    /// The screen of some of a list.
    pub fn new(subject: ProfileId, others: Vec<ProfileId>) -> Self {
        Self {
            subject,
            others,
            data: None,
            selection: Selection::default(),
            only_differences: false,
            reading: None,
            at: 0,
            asked: None,
        }
    }

    /// The rows that show.
    pub fn lines(&self, cx: &Cx<'_>) -> Vec<Line> {
        self.data.as_ref().map_or_else(Vec::new, |data| {
            data.lines(cx.words, cx.session.names, self.only_differences)
        })
    }

    /// Which of them is chosen, counted from 0.
    pub const fn at(&self) -> usize {
        self.at
    }

    /// The one that is chosen.
    fn chosen(&self) -> Option<&Compared> {
        self.data.as_ref()?.homes.get(self.at)
    }

    fn is_aside(&self) -> bool {
        self.chosen().is_some_and(Compared::is_set_aside)
    }

    fn keep(&mut self, cx: &Cx<'_>) {
        let rows: Vec<Row> = self.lines(cx).into_iter().map(|line| line.row).collect();
        self.selection.keep(rows);
    }

    /// The highlighted cell in full, with whose it is.
    fn full(&self, cx: &Cx<'_>) -> Option<String> {
        let line = self.lines(cx).into_iter().nth(self.selection.at())?;
        let cell = line.cells.get(self.at)?;
        let name = cx.name(&self.chosen()?.told.name);
        let args = [
            ("name", name.into()),
            ("row", line.label.into()),
            ("text", cell.text.as_str().into()),
        ];
        Some(cx.words.say("compare-full", &args))
    }

    fn read(&mut self, cx: &Cx<'_>) {
        let Some(data) = &self.data else { return };
        // The same key again goes back to the table.
        if self.reading.take().is_some() {
            return;
        }
        let name = with_the(cx.words, &cx.name(&data.subject.name));
        let title = cx.words.say("compare-sentences", &[("name", name.into())]);
        let lines = data.sentences(cx.words, cx.session.names);
        self.reading = Some(Reading::new(title, lines));
    }

    fn toggle(&mut self, cx: &Cx<'_>, out: &mut Out) {
        self.only_differences = !self.only_differences;
        self.keep(cx);
        if self.only_differences {
            out.say(cx.get("compare-only-these"));
        }
    }
}

/// Opens the comparison of those that are ticked in a list. With fewer than two ticks the highlighted
/// one makes up the number, or else the next after it, and it is said who is compared.
pub fn open(
    data: &ShortlistData,
    rows: &[ProfileId],
    ticked: &BTreeSet<ProfileId>,
    on: ProfileId,
    cx: &Cx<'_>,
    out: &mut Out,
) {
    if ticked.len() > MOST {
        let args = [("n", ticked.len().into())];
        out.warn(cx.words.say("compare-too-many", &args));
        return;
    }
    let chosen = if ticked.len() >= 2 {
        ticked.clone()
    } else {
        made_up(rows, ticked, on)
    };
    if chosen.len() < 2 {
        out.warn(cx.get("compare-nobody-else"));
        return;
    }
    let others: Vec<ProfileId> = rows
        .iter()
        .copied()
        .filter(|id| chosen.contains(id))
        .collect();
    if ticked.len() < 2 {
        let names: Vec<String> = others
            .iter()
            .filter_map(|id| data.name_of(*id))
            .map(|name| cx.name(name))
            .collect();
        let args = [("names", cx.words.list(&names).into())];
        out.say(cx.words.say("compare-these", &args));
    }
    out.push(Screen::Compare(Compare::new(data.subject.id, others)));
}

/// The first with whom nothing was arranged yet: what a comparison most often leads to is a first
/// meeting. Where there is none, the first of all.
fn first_to_meet(data: &CompareData) -> usize {
    let new = |home: &Compared| {
        let met = home.pair.as_ref().map(|pair| &pair.introductions);
        met.is_none_or(Vec::is_empty) && !home.is_set_aside()
    };
    data.homes.iter().position(new).unwrap_or(0)
}

/// Two to compare where fewer are ticked: the one that is, the highlighted one, the next after it and,
/// at the end of the list, the one before.
fn made_up(rows: &[ProfileId], ticked: &BTreeSet<ProfileId>, on: ProfileId) -> BTreeSet<ProfileId> {
    let after = rows.iter().skip_while(|id| **id != on);
    let before = rows.iter().rev().skip_while(|id| **id != on);
    let mut chosen = ticked.clone();
    for id in after.chain(before) {
        if chosen.len() < 2 {
            chosen.insert(*id);
        }
    }
    chosen
}

impl ScreenState for Compare {
    fn trail(&self, cx: &Cx<'_>) -> String {
        let homes = self
            .data
            .as_ref()
            .is_none_or(|data| data.subject.kind.other_side().offers_room());
        let id = if homes {
            "compare-trail-homes"
        } else {
            "compare-trail-people"
        };
        cx.words.say(id, &[("n", self.others.len().into())])
    }

    fn commands(&self) -> Vec<CommandId> {
        let mut commands = vec![
            CommandId::Right,
            CommandId::OnlyDifferences,
            CommandId::Why,
            CommandId::Introduce,
            CommandId::Stop,
            CommandId::Sentences,
            CommandId::Left,
            CommandId::Open,
        ];
        commands.extend(MOVES);
        commands
    }

    fn available(&self, command: CommandId, cx: &Cx<'_>) -> Availability {
        let last = self.others.len().saturating_sub(1);
        match command {
            CommandId::Right if self.at >= last => Availability::No(cx.get("why-no-next")),
            CommandId::Left if self.at == 0 => Availability::No(cx.get("why-no-before")),
            CommandId::Introduce if self.is_aside() => {
                Availability::No(cx.get("shortlist-bring-back-first"))
            }
            CommandId::Stop if self.is_aside() => Availability::Hidden,
            _ => Availability::Yes,
        }
    }

    fn command_word(&self, command: CommandId) -> &'static str {
        match command {
            CommandId::Right => "why-next",
            CommandId::Left => "why-before",
            CommandId::Stop => "shortlist-set-aside",
            CommandId::OnlyDifferences if self.only_differences => "compare-all-rows",
            _ => command.word_id(),
        }
    }

    fn refresh(&mut self, _cx: &Cx<'_>, out: &mut Out) {
        let query = Query::Compare(self.subject, self.others.clone());
        self.asked = Some(out.read(query));
    }

    fn command(&mut self, command: CommandId, cx: &Cx<'_>, out: &mut Out) {
        if reading::moved(&mut self.reading, command) {
            return;
        }
        let rows: Vec<Row> = self.lines(cx).into_iter().map(|line| line.row).collect();
        if self.selection.moved(command, rows) {
            return;
        }
        match command {
            CommandId::Right => self.at += 1,
            CommandId::Left => self.at = self.at.saturating_sub(1),
            CommandId::OnlyDifferences => self.toggle(cx, out),
            CommandId::Sentences => self.read(cx),
            _ => {}
        }
        let Some(other) = self.chosen().map(Compared::id) else {
            return;
        };
        match command {
            CommandId::Why | CommandId::Open => {
                out.push(Screen::Why(Why::new(self.subject, other)));
            }
            CommandId::Introduce => super::pairing::introduce(self.subject, other, cx, out),
            CommandId::Stop => super::pairing::put_aside(self.subject, other, cx, out),
            _ => {}
        }
    }

    fn reply(&mut self, ticket: Ticket, reply: &Reply, cx: &Cx<'_>, _out: &mut Out) {
        if self.asked != Some(ticket) {
            return;
        }
        self.asked = None;
        if let Reply::Compare(data) = reply {
            // Whoever was taken out since is not compared any more.
            self.others = data.homes.iter().map(Compared::id).collect();
            if self.data.is_none() {
                self.at = first_to_meet(data);
            }
            self.at = self.at.min(self.others.len().saturating_sub(1));
            self.data = Some(data.clone());
            self.reading = None;
            self.keep(cx);
        }
    }

    fn back(&mut self, _cx: &Cx<'_>, _out: &mut Out) -> bool {
        self.reading.take().is_some()
    }

    fn copies(&self, cx: &Cx<'_>) -> Option<String> {
        match &self.reading {
            Some(reading) => reading.line().map(str::to_owned),
            None => self.full(cx),
        }
    }

    fn tip(&self, cx: &Cx<'_>) -> Option<String> {
        if self.reading.is_some() {
            return Some(cx.get("reading-tip"));
        }
        self.full(cx)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn id(n: u128) -> ProfileId {
        ProfileId(Uuid::from_u128(n))
    }

    fn compared(ticked: &[u128], on: u128) -> Vec<u128> {
        let rows = [5, 3, 9].map(id);
        let ticked = ticked.iter().copied().map(id).collect();
        let chosen = made_up(&rows, &ticked, id(on));
        let listed = rows.iter().filter(|id| chosen.contains(id));
        listed.map(|id| id.0.as_u128()).collect()
    }

    #[test]
    fn fewer_than_two_ticks_are_made_up_from_the_highlighted_one_on() {
        assert_eq!(compared(&[], 5), [5, 3]);
        assert_eq!(compared(&[], 9), [3, 9]);
        assert_eq!(compared(&[5], 9), [5, 9]);
        assert_eq!(compared(&[5], 5), [5, 3]);
    }
}
