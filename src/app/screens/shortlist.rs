//! The shortlist: who could fit, in four parts, with what speaks for and against each. What was set
//! aside stands at the end and can be brought back.

use crate::app::command::{Availability, CommandId};
use crate::app::effect::{Effect, ExportList, Query, Reply, Ticket};
use crate::app::list::{MOVES, Selection};
use crate::app::match_data::ShortlistData;
use crate::app::match_words;
use crate::app::reading::{self, Reading};
use crate::app::reruns::Reruns;
use crate::app::run_data::RunsData;
use crate::app::screen::{Out, Screen, ScreenState};
use crate::app::screens::compare;
use crate::app::screens::left_out::LeftOut;
use crate::app::screens::preferences::Preferences;
use crate::app::screens::runs::Runs;
use crate::app::screens::what_if::WhatIf;
use crate::app::screens::why::Why;
use crate::app::{Cx, say};
use crate::domain::id::ProfileId;
use crate::domain::introduction::Pair;
use crate::domain::lists::PairSheet;
use crate::domain::port::{Change, OpKind, Write};
use std::collections::BTreeSet;

/// How many of a list its sentences tell about one by one.
const MOST_SENTENCES: usize = 20;

/// The shortlist of one profile.
#[derive(Debug)]
pub struct ShortlistPage {
    /// Of whom.
    pub id: ProfileId,
    /// What it shows, once it has been read.
    pub data: Option<Box<ShortlistData>>,
    /// The highlight.
    pub selection: Selection<ProfileId>,
    /// Who is ticked.
    pub ticked: BTreeSet<ProfileId>,
    /// The list as sentences, or its questions, while they show instead of it.
    pub reading: Option<Reading>,
    /// The list as it was kept now and before, once that is done.
    pub kept: Option<Box<RunsData>>,
    /// The list run again.
    pub reruns: Reruns,
    /// Whether the screen below says in line 1 whom it is for.
    named_below: bool,
    asked: Option<Ticket>,
    keeping: Option<Ticket>,
}

impl ShortlistPage {
    /// The screen of one.
    pub fn new(id: ProfileId) -> Self {
        Self {
            id,
            data: None,
            selection: Selection::default(),
            ticked: BTreeSet::new(),
            reading: None,
            kept: None,
            reruns: Reruns::default(),
            named_below: false,
            asked: None,
            keeping: None,
        }
    }

    /// The screen of one, opened from its profile: line 1 names it already.
    pub fn of_profile(id: ProfileId) -> Self {
        Self {
            named_below: true,
            ..Self::new(id)
        }
    }

    /// Everybody on the list in its order: those that could work, those of whom not enough is known,
    /// those with one thing in the way, those that were set aside.
    pub fn rows(&self) -> Vec<ProfileId> {
        let Some(data) = &self.data else {
            return Vec::new();
        };
        let groups = data.groups();
        let listed = groups.iter().flatten().map(|entry| entry.id);
        let open = data.not_enough();
        let aside = data.set_aside();
        listed
            .chain(open.iter().map(|entry| entry.id))
            .chain(data.near().map(|row| row.told.id))
            .chain(aside.iter().map(|pair| data.other_of(pair).id))
            .collect()
    }

    /// Who is highlighted.
    pub fn on(&self) -> Option<ProfileId> {
        self.selection.on().copied()
    }

    /// The pair of the highlighted row, if it was set aside.
    fn aside(&self) -> Option<&PairSheet> {
        let data = self.data.as_ref()?;
        data.pair(self.on()?)
            .filter(|pair| pair.pair.set_aside_on.is_some())
    }

    /// Whether the highlighted row has one thing in the way.
    fn on_near(&self) -> bool {
        let data = self.data.as_ref();
        data.is_some_and(|data| self.on().is_some_and(|on| data.is_near(on)))
    }

    fn open_why(&self, out: &mut Out) {
        if let Some(on) = self.on() {
            let why = Why::new(self.id, on).with_reruns(self.reruns.handed_on());
            out.push(Screen::Why(why));
        }
    }

    fn tick(&mut self, cx: &Cx<'_>, out: &mut Out) {
        let Some(on) = self.on() else { return };
        if !self.ticked.remove(&on) {
            self.ticked.insert(on);
        }
        let rows = self.rows();
        self.selection.moved(CommandId::Down, rows);
        let n = self.ticked.len();
        out.say(cx.words.say("shortlist-ticked", &[("n", n.into())]));
    }

    /// In how many re-runs the highlighted one keeps its place, and the places it could take where
    /// there is room to say so.
    fn rerun(&self, cx: &Cx<'_>) -> Option<String> {
        let (data, on) = (self.data.as_ref()?, self.on()?);
        let (place, places) = data.place_of(on)?;
        let name = cx.name(data.names.get(&on)?);
        let text = match_words::rerun(cx.words, &name, self.reruns.outcome()?, on, place)?;
        let both = format!("{text} {}", match_words::places(cx.words, places));
        let room = usize::from(cx.session.size.0).saturating_sub(2);
        Some(if both.chars().count() <= room {
            both
        } else {
            text
        })
    }

    fn bring_back(&self, cx: &Cx<'_>, out: &mut Out) {
        let Some(sheet) = self.aside() else { return };
        let pair = Pair {
            set_aside_on: None,
            set_aside_by: None,
            set_aside_reason: None,
            set_aside_words: String::new(),
            ..sheet.pair.clone()
        };
        let names = [&sheet.mover, &sheet.home].map(|p| p.known_as.clone());
        out.apply(Change {
            kind: OpKind::BroughtBack,
            about: cx.words.list(&names),
            writes: vec![Write::put(&pair)],
        });
    }

    fn read(&mut self, command: CommandId, cx: &Cx<'_>) {
        let Some(data) = &self.data else { return };
        let names = cx.session.names;
        let (title, lines) = if command == CommandId::Questions {
            let lines = match_words::questions(cx.words, names, data);
            ("shortlist-questions", lines)
        } else {
            let lines = match_words::shortlist_sentences(cx.words, names, data, MOST_SENTENCES);
            ("shortlist-sentences", lines)
        };
        let name = cx.name(&data.subject.name);
        let title = cx.words.say(title, &[("name", name.into())]);
        let lines = if lines.is_empty() {
            vec![cx.get("shortlist-no-questions")]
        } else {
            lines
        };
        self.reading = reading::turned(self.reading.as_ref(), title, lines);
    }
}

impl ScreenState for ShortlistPage {
    fn trail(&self, cx: &Cx<'_>) -> String {
        let word = cx.get("shortlist-trail");
        match &self.data {
            Some(data) if !self.named_below => {
                format!("{} › {word}", cx.name(&data.subject.name))
            }
            Some(_) | None => word,
        }
    }

    fn commands(&self) -> Vec<CommandId> {
        let mut commands = vec![
            CommandId::Why,
            CommandId::Tick,
            CommandId::Compare,
            CommandId::Introduce,
            CommandId::WhatIf,
            CommandId::Stop,
            CommandId::Questions,
            CommandId::LeftOut,
            CommandId::Sentences,
            CommandId::Export,
            CommandId::Preferences,
            CommandId::History,
            CommandId::Open,
        ];
        commands.extend(MOVES);
        commands
    }

    fn available(&self, command: CommandId, cx: &Cx<'_>) -> Availability {
        match command {
            CommandId::Why
            | CommandId::Open
            | CommandId::Tick
            | CommandId::Compare
            | CommandId::Introduce
            | CommandId::Stop
                if self.on().is_none() =>
            {
                Availability::No(cx.get("shortlist-nobody-here"))
            }
            CommandId::Tick if self.on_near() => Availability::No(cx.get("shortlist-near-first")),
            CommandId::Introduce if self.aside().is_some() => {
                Availability::No(cx.get("shortlist-bring-back-first"))
            }
            _ => Availability::Yes,
        }
    }

    fn command_word(&self, command: CommandId) -> &'static str {
        match command {
            CommandId::Stop if self.aside().is_some() => "shortlist-bring-back",
            CommandId::Stop => "shortlist-set-aside",
            CommandId::History => "runs-history",
            _ => command.word_id(),
        }
    }

    fn refresh(&mut self, _cx: &Cx<'_>, out: &mut Out) {
        self.asked = Some(out.read(Query::Shortlist(self.id)));
    }

    fn command(&mut self, command: CommandId, cx: &Cx<'_>, out: &mut Out) {
        self.reruns.moved(cx, out);
        if reading::moved(&mut self.reading, command) {
            return;
        }
        let rows = self.rows();
        if self.selection.moved(command, rows) {
            return;
        }
        match command {
            CommandId::Why | CommandId::Open => self.open_why(out),
            CommandId::Tick => self.tick(cx, out),
            CommandId::Compare => {
                if let (Some(data), Some(on)) = (&self.data, self.on()) {
                    compare::open(data, &self.rows(), &self.ticked, on, cx, out);
                }
            }
            CommandId::WhatIf => out.push(Screen::WhatIf(WhatIf::new(self.id))),
            CommandId::Introduce => {
                if let Some(on) = self.on() {
                    super::pairing::introduce(self.id, on, cx, out);
                }
            }
            CommandId::Stop if self.aside().is_some() => self.bring_back(cx, out),
            CommandId::Stop => {
                if let Some(on) = self.on() {
                    super::pairing::put_aside(self.id, on, cx, out);
                }
            }
            CommandId::Questions | CommandId::Sentences => self.read(command, cx),
            CommandId::History => out.push(Screen::Runs(Runs::new(self.id))),
            CommandId::LeftOut => out.push(Screen::LeftOut(LeftOut::new(self.id))),
            CommandId::Export => out.export(cx, ExportList::Shortlist(self.id)),
            CommandId::Preferences => {
                out.push(Screen::Preferences(Preferences::new(self.id)));
            }
            _ => {}
        }
    }

    fn reply(&mut self, ticket: Ticket, reply: &Reply, cx: &Cx<'_>, out: &mut Out) {
        if self.keeping == Some(ticket) {
            self.keeping = None;
            if let Reply::Runs(kept) = reply {
                self.kept = Some(kept.clone());
            }
            return;
        }
        if self.reruns.reply(ticket, reply) || self.asked != Some(ticket) {
            return;
        }
        self.asked = None;
        if let Reply::Shortlist(data) = reply {
            // The list shows first and is kept after, while keys go on.
            let ticket = out.ticket();
            out.effects.push(Effect::KeepRun(ticket, self.id));
            self.keeping = Some(ticket);
            self.reruns.show(&data.reruns, cx, out);
            self.data = Some(data.clone());
            self.reading = None;
            let rows = self.rows();
            self.ticked.retain(|id| rows.contains(id));
            self.selection.keep(rows);
        }
    }

    fn tick(&mut self, cx: &Cx<'_>, out: &mut Out) {
        self.reruns.tick(cx, out);
    }

    fn leave(&mut self, _cx: &Cx<'_>, out: &mut Out) {
        self.reruns.stop(out);
    }

    fn back(&mut self, cx: &Cx<'_>, out: &mut Out) -> bool {
        self.reruns.moved(cx, out);
        self.reading.take().is_some()
    }

    fn help_note(&self) -> Option<[&'static str; 2]> {
        Some(["re-run-what", "re-run-help"])
    }

    fn copies(&self, cx: &Cx<'_>) -> Option<String> {
        if let Some(reading) = &self.reading {
            return reading.line().map(str::to_owned);
        }
        let data = self.data.as_ref()?;
        data.names.get(&self.on()?).map(|name| cx.name(name))
    }

    fn tip(&self, cx: &Cx<'_>) -> Option<String> {
        let data = self.data.as_ref()?;
        if self.reading.is_some() {
            return Some(cx.get("reading-tip"));
        }
        if let Some(pair) = self.aside() {
            return match_words::set_aside(cx.words, pair);
        }
        let met = self.on().and_then(|on| data.pair(on)).and_then(|pair| {
            let met = pair.last_met()?;
            let what = match_words::small(None, &cx.get(met.kind.word_id()));
            let day = say::day(cx.words, met.on);
            let args = [("what", what.into()), ("day", day.into())];
            Some(cx.words.say("shortlist-met", &args))
        });
        let tip = if self.on().is_none() {
            "shortlist-tip-nobody"
        } else {
            "shortlist-tip"
        };
        Some(
            met.or_else(|| self.rerun(cx))
                .unwrap_or_else(|| cx.get(tip)),
        )
    }
}
