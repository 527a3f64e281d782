//! Arrangements: those under way, those about to start, and those that ended.

use crate::app::Cx;
use crate::app::command::{Availability, CommandId};
use crate::app::effect::{ExportList, Query, Reply, Ticket};
use crate::app::list::{MOVES, Selection};
use crate::app::say;
use crate::app::screen::{Out, Screen, ScreenState};
use crate::app::screens::arrangement::ArrangementSheet;
use crate::app::screens::forms;
use crate::domain::id::ArrangementId;
use crate::domain::sheet::Living;
use jiff::civil::Date;

/// How an arrangement stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// It runs.
    Running,
    /// It has a day to start on that has not come.
    Planned,
    /// It ended.
    Ended,
}

impl Standing {
    /// Every way to stand, in the order of the list.
    pub const ALL: &'static [Self] = &[Self::Running, Self::Planned, Self::Ended];

    /// How an arrangement stands. An ending that lies ahead does not end it yet.
    pub fn of(living: &Living, today: Date) -> Self {
        if living.ending.as_ref().is_some_and(|e| e.on <= today) {
            Self::Ended
        } else if living.arrangement.start > today {
            Self::Planned
        } else {
            Self::Running
        }
    }

    /// The id of its heading, with a count.
    pub const fn word_id(self) -> &'static str {
        match self {
            Self::Running => "arrangements-running",
            Self::Planned => "arrangements-planned",
            Self::Ended => "arrangements-ended",
        }
    }

    const fn only_id(self) -> &'static str {
        match self {
            Self::Running => "arrangements-only-running",
            Self::Planned => "arrangements-only-planned",
            Self::Ended => "arrangements-only-ended",
        }
    }
}

/// The next day that was set for an arrangement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NextDay {
    /// The first review.
    Review(Date),
    /// A proper decision.
    Decision(Date),
    /// The end of the trial.
    Trial(Date),
    /// The end that was agreed.
    Until(Date),
}

/// The days that are still to come, or were passed over, of an arrangement that goes on; the
/// earliest first.
pub fn next_days(living: &Living, today: Date) -> Vec<NextDay> {
    if Standing::of(living, today) == Standing::Ended {
        return Vec::new();
    }
    let arrangement = &living.arrangement;
    let unreviewed = arrangement.reviewed_on.is_none();
    let ahead = |day: &Date| *day >= today;
    let mut days: Vec<(Date, NextDay)> = [
        arrangement
            .first_review
            .filter(|_| unreviewed)
            .map(|d| (d, NextDay::Review(d))),
        arrangement
            .decision_due
            .filter(|_| unreviewed)
            .map(|d| (d, NextDay::Decision(d))),
        arrangement
            .trial_until
            .filter(ahead)
            .map(|d| (d, NextDay::Trial(d))),
        arrangement
            .planned_end
            .filter(ahead)
            .map(|d| (d, NextDay::Until(d))),
    ]
    .into_iter()
    .flatten()
    .collect();
    days.sort_by_key(|(day, _)| *day);
    days.into_iter().map(|(_, next)| next).collect()
}

/// How many days an arrangement has run.
pub fn day_number(living: &Living, today: Date) -> i32 {
    (today - living.arrangement.start).get_days()
}

/// What the list remembers.
#[derive(Debug, Default)]
pub struct Arrangements {
    rows: Vec<Living>,
    /// The highlight.
    pub selection: Selection<ArrangementId>,
    /// Which ones show; all of them if none is chosen.
    pub only: Option<Standing>,
    /// Whether it has been read.
    pub read: bool,
    reading: Option<Ticket>,
}

impl Arrangements {
    /// The arrangements that show, in order.
    pub fn shown(&self, today: Date) -> Vec<&Living> {
        let standing = |l: &&Living| self.only.is_none_or(|only| Standing::of(l, today) == only);
        self.rows.iter().filter(standing).collect()
    }

    /// How many stand in a way, whether they show or not.
    pub fn count(&self, standing: Standing, today: Date) -> usize {
        let rows = self.rows.iter();
        rows.filter(|l| Standing::of(l, today) == standing).count()
    }

    /// The highlighted arrangement.
    pub fn chosen(&self) -> Option<&Living> {
        let on = self.selection.on()?;
        self.rows.iter().find(|l| l.arrangement.id == *on)
    }

    fn ids(&self, today: Date) -> Vec<ArrangementId> {
        let shown = self.shown(today);
        shown.into_iter().map(|l| l.arrangement.id).collect()
    }

    fn filter(&mut self, cx: &Cx<'_>, out: &mut Out) {
        self.only = match self.only {
            None => Some(Standing::Running),
            Some(Standing::Running) => Some(Standing::Planned),
            Some(Standing::Planned) => Some(Standing::Ended),
            Some(Standing::Ended) => None,
        };
        let ids = self.ids(cx.today());
        self.selection.keep(ids);
        let which = cx.get(self.only.map_or("arrangements-all", Standing::only_id));
        let args = [("which", which.into())];
        out.say(cx.words.say("arrangements-showing", &args));
    }
}

/// The order of the list: by how they stand; those that run and those that ended with the newest
/// first, those about to start with the next first.
fn place(living: &Living, today: Date) -> (Standing, i32) {
    let standing = Standing::of(living, today);
    let days = match (standing, &living.ending) {
        (Standing::Ended, Some(ending)) => (today - ending.on).get_days(),
        (Standing::Planned, _) => (living.arrangement.start - today).get_days(),
        (Standing::Running | Standing::Ended, _) => (today - living.arrangement.start).get_days(),
    };
    (standing, days)
}

impl ScreenState for Arrangements {
    fn trail(&self, _cx: &Cx<'_>) -> String {
        String::new()
    }

    fn commands(&self) -> Vec<CommandId> {
        let mut commands = vec![
            CommandId::Open,
            CommandId::Record,
            CommandId::Filter,
            CommandId::Stop,
            CommandId::Export,
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
        let acts = matches!(
            command,
            CommandId::Open | CommandId::Record | CommandId::Stop
        );
        match self.chosen() {
            None if acts => Availability::No(cx.get("arrangements-nothing-chosen")),
            Some(living)
                if living.ending.is_some()
                    && matches!(command, CommandId::Record | CommandId::Stop) =>
            {
                Availability::No(cx.get("arrangements-ended-already"))
            }
            Some(_) | None => Availability::Yes,
        }
    }

    fn refresh(&mut self, _cx: &Cx<'_>, out: &mut Out) {
        self.reading = Some(out.read(Query::Arrangements));
    }

    fn command(&mut self, command: CommandId, cx: &Cx<'_>, out: &mut Out) {
        let ids = self.ids(cx.today());
        if self.selection.moved(command, ids) {
            return;
        }
        match command {
            CommandId::Filter => return self.filter(cx, out),
            CommandId::Export => return out.export(cx, ExportList::Arrangements),
            _ => {}
        }
        let Some(id) = self.selection.on().copied() else {
            return;
        };
        match command {
            CommandId::Open => out.push(Screen::Arrangement(ArrangementSheet::new(id))),
            CommandId::Record => out.push(forms::review_done(id, cx)),
            CommandId::Stop => out.push(forms::end_arrangement(id, cx)),
            _ => {}
        }
    }

    fn reply(&mut self, ticket: Ticket, reply: &Reply, cx: &Cx<'_>, _out: &mut Out) {
        if self.reading != Some(ticket) {
            return;
        }
        self.reading = None;
        if let Reply::Arrangements(rows) = reply {
            self.rows.clone_from(rows);
            let today = cx.today();
            self.rows.sort_by(|a, b| {
                (place(a, today), &a.mover_name).cmp(&(place(b, today), &b.mover_name))
            });
            self.read = true;
            let ids = self.ids(today);
            self.selection.keep(ids);
        }
    }

    fn copies(&self, cx: &Cx<'_>) -> Option<String> {
        self.chosen().map(|l| who(l, cx))
    }

    fn tip(&self, cx: &Cx<'_>) -> Option<String> {
        let Some(living) = self.chosen() else {
            let word = if self.rows.is_empty() {
                "arrangements-empty"
            } else {
                "arrangements-none-here"
            };
            return self.read.then(|| cx.get(word));
        };
        let arrangement = &living.arrangement;
        Some(cx.words.say(
            "arrangements-tip",
            &[
                ("mover", cx.name(&living.mover_name).into()),
                ("home", cx.name(&living.home_name).into()),
                ("kind", cx.get(arrangement.kind.word_id()).into()),
                ("start", say::day(cx.words, arrangement.start).into()),
                ("how", cx.get(arrangement.start_kind.word_id()).into()),
            ],
        ))
    }
}

/// `Joan Thomas with Sue Lambert`, as names are shown now.
pub fn who(living: &Living, cx: &Cx<'_>) -> String {
    cx.words.say(
        "arrangements-who",
        &[
            ("mover", cx.name(&living.mover_name).into()),
            ("home", cx.name(&living.home_name).into()),
        ],
    )
}
