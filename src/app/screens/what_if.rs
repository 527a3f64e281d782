//! What if something mattered more or less? Bars to move together at the table, and the list as it
//! would stand.
//!
//! Nothing is kept by itself: Ctrl+S asks who wants it so, and only then are the levels written, as
//! the editor of preferences would write them.

use crate::app::Cx;
use crate::app::command::{Availability, CommandId};
use crate::app::effect::{Query, Reply, Ticket};
use crate::app::list::{MOVES, Selection};
use crate::app::match_data::WhatIfData;
use crate::app::match_words::with_the;
use crate::app::reading::{self, Reading};
use crate::app::screen::{Out, Screen, ScreenState};
use crate::app::screens::forms;
use crate::app::screens::preferences::Preferences;
use crate::domain::id::{PreferenceId, ProfileId};
use crate::domain::preference::{Level, Wish};
use std::collections::BTreeMap;

/// Levels that differ from the file.
pub type Levels = BTreeMap<PreferenceId, Level>;

/// The bars as they stood, with the list they gave.
type Step = (Levels, Option<Box<WhatIfData>>);

/// Trying out other levels for one profile.
#[derive(Debug)]
pub struct WhatIf {
    /// For whom.
    pub subject: ProfileId,
    /// What it shows, once it has been read.
    pub data: Option<Box<WhatIfData>>,
    /// The highlighted bar.
    pub selection: Selection<PreferenceId>,
    /// All of it as sentences, while they show instead.
    pub reading: Option<Reading>,
    levels: Levels,
    before: Vec<Step>,
    after: Vec<Step>,
    /// Esc was pressed once over bars that were moved.
    leaving: bool,
    asked: Option<Ticket>,
}

impl WhatIf {
    /// The screen of one.
    pub fn new(subject: ProfileId) -> Self {
        Self {
            subject,
            data: None,
            selection: Selection::default(),
            reading: None,
            levels: Levels::new(),
            before: Vec::new(),
            after: Vec::new(),
            leaving: false,
            asked: None,
        }
    }

    /// Its bars: the wishes that could move anybody.
    pub fn wishes(&self) -> &[Wish] {
        self.data.as_ref().map_or(&[], |data| &data.wishes)
    }

    /// Where the bar of a wish stands.
    pub fn level(&self, wish: &Wish) -> Level {
        let preference = &wish.preference;
        let tried = self.levels.get(&preference.id);
        tried.copied().unwrap_or(preference.level)
    }

    /// Whether any bar stands elsewhere than in the file.
    pub fn is_changed(&self) -> bool {
        !self.levels.is_empty()
    }

    fn rows(&self) -> Vec<PreferenceId> {
        let wishes = self.wishes().iter();
        wishes.map(|wish| wish.preference.id).collect()
    }

    fn wish(&self) -> Option<&Wish> {
        self.wishes().get(self.selection.at())
    }

    fn ask(&mut self, out: &mut Out) {
        let levels = self.levels.iter().map(|(id, level)| (*id, *level));
        self.asked = Some(out.read(Query::WhatIf {
            subject: self.subject,
            levels: levels.collect(),
        }));
    }

    /// Puts the bars elsewhere, as one step that can be undone.
    fn go(&mut self, levels: Levels, out: &mut Out) {
        if levels == self.levels {
            return;
        }
        let was = std::mem::replace(&mut self.levels, levels);
        self.before.push((was, self.data.clone()));
        self.after.clear();
        self.ask(out);
    }

    fn set(&mut self, level: Level, out: &mut Out) {
        let Some(wish) = self.wish() else { return };
        let (id, saved) = (wish.preference.id, wish.preference.level);
        let mut levels = self.levels.clone();
        if level == saved {
            levels.remove(&id);
        } else {
            levels.insert(id, level);
        }
        self.go(levels, out);
    }

    fn keep(&self, cx: &Cx<'_>, out: &mut Out) {
        out.push(forms::keep_levels(self.subject, self.levels.clone(), cx));
    }

    fn read(&mut self, cx: &Cx<'_>) {
        let Some(data) = &self.data else { return };
        if self.reading.take().is_some() {
            return;
        }
        let (words, names) = (cx.words, cx.session.names);
        let name = with_the(words, &cx.name(&data.subject.name));
        let title = words.say("what-if-sentences", &[("name", name.into())]);
        let mut lines: Vec<String> = data
            .wishes
            .iter()
            .filter(|wish| self.levels.contains_key(&wish.preference.id))
            .map(|wish| data.bar_sentence(wish, self.level(wish), words, names))
            .collect();
        lines.extend(data.moves(words, names));
        if data.moved.is_empty() {
            lines.push(cx.get(self.nobody()));
        }
        if !data.rows.is_empty() {
            lines.push(data.order(words, names));
        }
        self.reading = Some(Reading::new(title, lines));
    }

    /// What to say where nobody moves: the id of its words.
    pub fn nobody(&self) -> &'static str {
        if self.is_changed() {
            "what-if-nobody"
        } else {
            "what-if-no-change"
        }
    }
}

impl ScreenState for WhatIf {
    fn trail(&self, cx: &Cx<'_>) -> String {
        cx.get("what-if-trail")
    }

    fn shows_places(&self) -> bool {
        false
    }

    fn commands(&self) -> Vec<CommandId> {
        let mut commands = vec![
            CommandId::Left,
            CommandId::Right,
            CommandId::StartAgain,
            CommandId::Save,
            CommandId::Sentences,
            CommandId::Preferences,
        ];
        commands.extend(MOVES);
        commands
    }

    fn command_word(&self, command: CommandId) -> &'static str {
        match command {
            CommandId::Left => "preferences-less",
            CommandId::Right => "preferences-more",
            CommandId::Save => "what-if-keep",
            _ => command.word_id(),
        }
    }

    fn available(&self, command: CommandId, cx: &Cx<'_>) -> Availability {
        match command {
            CommandId::Left | CommandId::Right if self.wish().is_none() => {
                Availability::No(cx.get("preferences-no-row"))
            }
            CommandId::Save | CommandId::StartAgain if !self.is_changed() => {
                Availability::No(cx.get("what-if-nothing-to-keep"))
            }
            _ => Availability::Yes,
        }
    }

    fn refresh(&mut self, _cx: &Cx<'_>, out: &mut Out) {
        self.ask(out);
    }

    fn command(&mut self, command: CommandId, cx: &Cx<'_>, out: &mut Out) {
        self.leaving = false;
        if reading::moved(&mut self.reading, command) {
            return;
        }
        let rows = self.rows();
        if self.selection.moved(command, rows) {
            return;
        }
        match command {
            CommandId::Left | CommandId::Right => {
                if let Some(level) = self.wish().map(|wish| self.level(wish)) {
                    self.set(level.step(command == CommandId::Right), out);
                }
            }
            CommandId::StartAgain => {
                self.go(Levels::new(), out);
                out.say(cx.get("what-if-back-as-filed"));
            }
            CommandId::Save => self.keep(cx, out),
            CommandId::Sentences => self.read(cx),
            CommandId::Preferences => {
                out.push(Screen::Preferences(Preferences::new(self.subject)));
            }
            _ => {}
        }
    }

    fn digit(&mut self, digit: u8, _cx: &Cx<'_>, out: &mut Out) -> bool {
        self.leaving = false;
        if let Some(level) = Level::ALL.get(usize::from(digit)) {
            self.set(*level, out);
        }
        true
    }

    fn undo_typing(&mut self) -> bool {
        let Some((levels, data)) = self.before.pop() else {
            return false;
        };
        let was = std::mem::replace(&mut self.levels, levels);
        let data = std::mem::replace(&mut self.data, data);
        self.after.push((was, data));
        self.leaving = false;
        true
    }

    fn redo_typing(&mut self) -> bool {
        let Some((levels, data)) = self.after.pop() else {
            return false;
        };
        let was = std::mem::replace(&mut self.levels, levels);
        let data = std::mem::replace(&mut self.data, data);
        self.before.push((was, data));
        self.leaving = false;
        true
    }

    fn reply(&mut self, ticket: Ticket, reply: &Reply, _cx: &Cx<'_>, _out: &mut Out) {
        if self.asked != Some(ticket) {
            return;
        }
        self.asked = None;
        if let Reply::WhatIf(data) = reply {
            let was = self.data.as_ref();
            if was.is_some_and(|was| was.wishes != data.wishes) {
                // The file says otherwise now: the steps so far started from another place.
                self.before.clear();
                self.after.clear();
            }
            self.levels
                .retain(|id, level| data.saved(*id).is_some_and(|saved| saved != *level));
            self.data = Some(data.clone());
            self.reading = None;
            let rows = self.rows();
            self.selection.keep(rows);
        }
    }

    fn back(&mut self, cx: &Cx<'_>, out: &mut Out) -> bool {
        if self.reading.take().is_some() {
            return true;
        }
        if !self.is_changed() || self.leaving {
            return false;
        }
        self.leaving = true;
        let name = self.data.as_ref().map(|data| cx.name(&data.subject.name));
        let name = with_the(cx.words, &name.unwrap_or_default());
        let args = [("name", name.into())];
        out.warn(cx.words.say("what-if-leave", &args));
        true
    }

    fn copies(&self, cx: &Cx<'_>) -> Option<String> {
        if let Some(reading) = &self.reading {
            return reading.line().map(str::to_owned);
        }
        let (data, wish) = (self.data.as_ref()?, self.wish()?);
        Some(data.bar_sentence(wish, self.level(wish), cx.words, cx.session.names))
    }

    fn tip(&self, cx: &Cx<'_>) -> Option<String> {
        if self.reading.is_some() {
            return Some(cx.get("reading-tip"));
        }
        let (data, wish) = (self.data.as_ref()?, self.wish()?);
        let level = self.level(wish);
        if level == wish.preference.level {
            return Some(cx.get("what-if-tip"));
        }
        Some(data.bar_sentence(wish, level, cx.words, cx.session.names))
    }
}
