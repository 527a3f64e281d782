//! Today: what is due and late, and what was begun and not saved. The row in front is the most
//! likely next job, so one key starts it.

use crate::app::command::{Availability, CommandId};
use crate::app::effect::{Query, Reply, Ticket, TodayData};
use crate::app::list::{MOVES, Selection};
use crate::app::nav::PlaceId;
use crate::app::screen::{Out, Screen, ScreenState};
use crate::app::screens::forms;
use crate::app::screens::profile::ProfilePage;
use crate::app::screens::restricted::SheetPage;
use crate::app::{Cx, copy_words, say};
use crate::domain::due::{Due, DueTarget, DueWhat};
use crate::domain::introduction::Promise;
use crate::domain::lists::Draft;
use crate::domain::port::{Change, OpKind, Write};
use uuid::Uuid;

/// A row that can be highlighted.
#[derive(Debug, Clone, PartialEq)]
pub enum Row {
    /// Something due.
    Due(DueTarget, String),
    /// A draft.
    Draft(Uuid),
}

/// What Today remembers.
#[derive(Debug, Default)]
pub struct Today {
    /// What it shows, once it has been read.
    pub data: TodayData,
    /// Whether it has been read.
    pub read: bool,
    /// The highlight.
    pub selection: Selection<Row>,
    /// The row something was last begun from, and whether to go back to it: what was done there
    /// was undone.
    begun: Option<Row>,
    go_back: bool,
    reading: Option<Ticket>,
}

fn row_of(due: &Due) -> Row {
    Row::Due(due.target, format!("{:?}", due.what))
}

impl Today {
    /// The rows in order: what is due, then the drafts.
    pub fn rows(&self) -> Vec<Row> {
        self.data
            .due
            .iter()
            .map(row_of)
            .chain(self.data.drafts.iter().map(|d| Row::Draft(d.id)))
            .collect()
    }

    /// What is due in the highlighted row.
    pub fn due(&self) -> Option<&Due> {
        self.data.due.get(self.selection.at())
    }

    /// The draft in the highlighted row.
    pub fn draft(&self) -> Option<&Draft> {
        match self.selection.on()? {
            Row::Draft(id) => self.data.drafts.iter().find(|d| d.id == *id),
            Row::Due(..) => None,
        }
    }
}

impl ScreenState for Today {
    fn trail(&self, _cx: &Cx<'_>) -> String {
        String::new()
    }

    fn commands(&self) -> Vec<CommandId> {
        let mut commands = vec![
            CommandId::Open,
            CommandId::Record,
            CommandId::New,
            CommandId::Find,
            CommandId::Done,
            CommandId::Export,
        ];
        commands.extend(MOVES);
        commands
    }

    fn available(&self, command: CommandId, cx: &Cx<'_>) -> Availability {
        let on_pair = matches!(self.due().map(|d| &d.target), Some(DueTarget::Pair { .. }));
        let on_promise = matches!(self.due().map(|d| &d.target), Some(DueTarget::Promise(_)));
        match command {
            CommandId::Open if self.rows().is_empty() => {
                Availability::No(cx.get("today-nothing-to-open"))
            }
            CommandId::Record if !on_pair => Availability::No(cx.get("today-nothing-to-record")),
            CommandId::Done if !on_promise => Availability::Hidden,
            CommandId::Export => Availability::Hidden,
            _ => Availability::Yes,
        }
    }

    fn refresh(&mut self, _cx: &Cx<'_>, out: &mut Out) {
        self.reading = Some(out.read(Query::Today));
    }

    fn command(&mut self, command: CommandId, cx: &Cx<'_>, out: &mut Out) {
        let rows = self.rows();
        if self.selection.moved(command, rows) {
            return;
        }
        if matches!(
            command,
            CommandId::Open | CommandId::Record | CommandId::Done
        ) {
            self.begun = self.selection.on().cloned();
        }
        match command {
            CommandId::Open => self.open(cx, out),
            CommandId::Record => self.record(cx, out),
            CommandId::Find => out.place(PlaceId::People),
            CommandId::New => {
                out.place(PlaceId::People);
                out.push(forms::new_profile(cx));
            }
            CommandId::Done => self.keep_promise(cx, out),
            _ => {}
        }
    }

    fn reply(&mut self, ticket: Ticket, reply: &Reply, _cx: &Cx<'_>, _out: &mut Out) {
        if matches!(reply, Reply::Undone { .. }) {
            self.go_back = true;
        }
        if self.reading != Some(ticket) {
            return;
        }
        self.reading = None;
        if let Reply::Today(data) = reply {
            self.data = (**data).clone();
            self.read = true;
            let rows = self.rows();
            let begun = self.begun.take_if(|row| self.go_back && rows.contains(row));
            match begun {
                Some(row) => self.selection.go_to(&row, rows),
                None => self.selection.keep(rows),
            }
            self.go_back = false;
        }
    }

    fn copies(&self, cx: &Cx<'_>) -> Option<String> {
        self.due().map(|due| cx.name(&due.who.0))
    }

    fn tip(&self, cx: &Cx<'_>) -> Option<String> {
        if !self.read {
            return None;
        }
        let older = self.data.copies.as_ref().and_then(|c| c.older_than);
        if let Some((file, copy)) = older {
            return Some(copy_words::older(cx.words, file, copy));
        }
        if let Some(n) = self.data.little_room {
            return Some(cx.words.say("today-little-room", &[("n", n.into())]));
        }
        if let Some(days) = self
            .data
            .days_after_last
            .filter(|_| !self.data.clock_behind)
        {
            let args = [
                ("today", say::full_day(cx.words, cx.today()).into()),
                ("days", days.into()),
            ];
            return Some(cx.words.say("today-long-after", &args));
        }
        let word = if self.data.clock_behind {
            "today-clock-behind"
        } else if self.data.profiles == 0 {
            "today-empty"
        } else if self.data.due.is_empty() {
            "today-nothing-due"
        } else {
            "today-tip"
        };
        Some(cx.get(word))
    }
}

impl Today {
    fn record(&self, cx: &Cx<'_>, out: &mut Out) {
        if let Some(DueTarget::Pair { pair, introduction }) = self.due().map(|d| d.target) {
            out.push(forms::record(pair, introduction, cx));
        }
    }

    fn keep_promise(&self, cx: &Cx<'_>, out: &mut Out) {
        let Some(due) = self.due() else { return };
        let Some(promise) = self
            .data
            .promises
            .iter()
            .find(|p| due.target == DueTarget::Promise(p.id))
        else {
            return;
        };
        let done = Promise {
            done_on: Some(cx.today()),
            ..promise.clone()
        };
        out.apply(Change {
            kind: OpKind::PromiseKept,
            about: promise.words.clone(),
            writes: vec![Write::put(&done)],
        });
    }

    fn open(&self, cx: &Cx<'_>, out: &mut Out) {
        if let Some(draft) = self.draft() {
            match forms::of_draft(draft, cx) {
                Some(screen) => out.push(screen),
                None => out.warn(cx.get("trouble-missing")),
            }
            return;
        }
        let both_said_yes = self.due().is_some_and(|d| d.what == DueWhat::BothSaidYes);
        match self.due().map(|d| d.target) {
            Some(DueTarget::Pair { pair, .. }) if both_said_yes => {
                out.push(forms::start_arrangement(pair, cx));
            }
            Some(DueTarget::Pair { .. }) => self.record(cx, out),
            Some(DueTarget::Profile(id)) => {
                out.place(PlaceId::People);
                out.push(Screen::Profile(ProfilePage::new(id)));
            }
            Some(DueTarget::Arrangement(id)) => {
                out.place(PlaceId::Arrangements);
                out.push(Screen::Arrangement(
                    crate::app::screens::arrangement::ArrangementSheet::new(id),
                ));
            }
            Some(DueTarget::Promise(_)) => self.keep_promise(cx, out),
            Some(DueTarget::Sheet(id, sheet)) => {
                out.place(PlaceId::People);
                out.push(Screen::Profile(ProfilePage::new(id)));
                out.push(Screen::Sheet(SheetPage::new(id, sheet)));
            }
            None => {}
        }
    }
}
