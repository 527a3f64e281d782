//! Preferences of one profile: bars to move together until the person says "that is right".
//!
//! Nothing changes for matching until it is saved. What was moved is kept as a draft, and undo goes
//! through the moves before it reaches what was saved.

pub mod bars;
pub mod check;
mod draft;
mod must;
mod picker;
mod practice;

use crate::app::command::{Availability, CommandId, Zone};
use crate::app::effect::{Effect, ProfileData, Query, Reply, Ticket};
use crate::app::key::Key as Press;
use crate::app::list::{MOVES, Selection};
use crate::app::match_data::CheckBackData;
use crate::app::screen::{Out, ScreenState};
use crate::app::screens::forms;
use crate::app::session::SaveState;
use crate::app::unkept::Unkept;
use crate::app::{Cx, notice};
use crate::domain::id::ProfileId;
use crate::domain::lists::Draft;
use crate::domain::preference::Level;
use crate::domain::topic::Topic;
use crate::matching::cost::Costs;
use bars::{Key, Moves, Row};
use check::CheckBack;
pub use picker::Picker;
pub use practice::Practice;
use uuid::Uuid;

/// The code under which its drafts are kept.
pub const CODE: &str = "preferences";

/// Preferences of one profile.
#[derive(Debug)]
pub struct Preferences {
    /// Of what.
    pub id: ProfileId,
    /// The profile, once it has been read.
    pub data: Option<Box<ProfileData>>,
    /// The rows, as they stand with what was moved.
    pub rows: Vec<Row>,
    /// What each must-have costs, once that has been counted.
    pub costs: Option<Box<Costs>>,
    /// What either-or questions can be made of, once that has been read.
    pub facts: Option<Box<CheckBackData>>,
    /// How many questions could be asked.
    pub can_ask: usize,
    /// The questions, while they are asked.
    pub checking: Option<CheckBack>,
    /// The highlight.
    pub selection: Selection<Key>,
    /// A draft that was found: carry on with it, or start again?
    pub found: Option<Draft>,
    /// The practices that are offered before a label, while they are.
    pub practice: Option<Practice>,
    /// The box that finds a topic to add, while it is open.
    pub picker: Option<Picker>,
    moves: Moves,
    before: Vec<Moves>,
    after: Vec<Moves>,
    chosen: Option<Draft>,
    draft_id: Option<Uuid>,
    /// The draft that was started again: it goes when this is saved.
    instead_of: Option<Uuid>,
    begun: Option<jiff::Timestamp>,
    kept: Moves,
    unkept: Unkept,
    asked_for_draft: bool,
    reading: Option<Ticket>,
    counting: Option<Ticket>,
    comparing: Option<Ticket>,
    finding: Option<Ticket>,
    saving: Option<Ticket>,
}

impl Preferences {
    /// The screen of one.
    pub fn new(id: ProfileId) -> Self {
        Self {
            id,
            data: None,
            rows: Vec::new(),
            costs: None,
            facts: None,
            can_ask: 0,
            checking: None,
            selection: Selection::default(),
            found: None,
            picker: None,
            practice: None,
            moves: Moves::default(),
            before: Vec::new(),
            after: Vec::new(),
            chosen: None,
            draft_id: None,
            instead_of: None,
            begun: None,
            kept: Moves::default(),
            unkept: Unkept::default(),
            asked_for_draft: false,
            reading: None,
            counting: None,
            comparing: None,
            finding: None,
            saving: None,
        }
    }

    /// Carries on with a draft without asking, because it was chosen from the list of drafts.
    #[must_use]
    pub fn carrying_on(mut self, draft: Draft) -> Self {
        self.chosen = Some(draft);
        self
    }

    /// The row that is highlighted.
    pub fn row(&self) -> Option<&Row> {
        self.rows.get(self.selection.at())
    }

    /// Where the bar of a row stands.
    pub fn level(&self, row: &Row) -> Level {
        self.moves
            .levels
            .get(&row.key)
            .copied()
            .unwrap_or(row.saved)
    }

    /// Whether a row will be taken out when it is saved.
    pub fn is_out(&self, row: &Row) -> bool {
        matches!(row.key, Key::Wish(id) if self.moves.out.contains(&id))
    }

    /// Whether somebody has said anything about a row, now or before.
    pub fn is_asked(&self, row: &Row) -> bool {
        !matches!(row.key, Key::Topic(_)) || self.moves.levels.contains_key(&row.key)
    }

    /// Topics that could be wished for and have no row.
    pub fn not_asked(&self) -> Vec<Topic> {
        let data = self.data.as_deref();
        data.map_or_else(Vec::new, |d| bars::not_asked(&d.sheet, &self.rows))
    }

    fn name(&self, cx: &Cx<'_>) -> String {
        let name = self.data.as_deref().map(|d| &d.sheet.profile.known_as);
        name.map_or_else(String::new, |n| cx.name(n))
    }

    /// Whether the bars were checked back and that is not saved yet.
    pub const fn is_checked(&self) -> bool {
        self.moves.checked
    }

    fn rebuild(&mut self, cx: &Cx<'_>) {
        if let Some(data) = &self.data {
            self.rows = bars::rows(&data.sheet, &self.moves, cx);
            let keys: Vec<Key> = self.rows.iter().map(|r| r.key).collect();
            self.selection.keep(keys);
        }
    }

    /// Changes what was moved, as one step of undo.
    fn step(&mut self, cx: &Cx<'_>, change: impl FnOnce(&mut Moves)) {
        let mut next = self.moves.clone();
        change(&mut next);
        if next != self.moves {
            self.before.push(std::mem::replace(&mut self.moves, next));
            self.after.clear();
            self.unkept.typed(cx.moment.elapsed);
        }
    }

    fn set(&mut self, level: Level, cx: &Cx<'_>) {
        let Some(key) = self.row().map(|r| r.key) else {
            return;
        };
        if !matches!(key, Key::MustHave(_)) {
            self.step(cx, |moves| {
                moves.levels.insert(key, level);
            });
        }
    }

    fn go(&mut self, command: CommandId) -> bool {
        let keys: Vec<Key> = self.rows.iter().map(|r| r.key).collect();
        self.selection.moved(command, keys)
    }

    fn take_out(&mut self, cx: &Cx<'_>, out: &mut Out) {
        match self.row().map(|r| r.key) {
            Some(Key::Wish(id)) => {
                self.step(cx, |moves| {
                    if !moves.out.remove(&id) {
                        moves.out.insert(id);
                    }
                });
            }
            Some(Key::Topic(topic)) => {
                self.step(cx, |moves| {
                    moves.levels.remove(&Key::Topic(topic));
                    moves.added.retain(|t| *t != topic);
                });
                self.rebuild(cx);
            }
            Some(Key::MustHave(_)) => self.retire(cx, out),
            None => {}
        }
    }

    fn edit(&self, cx: &Cx<'_>, out: &mut Out) {
        let Some(row) = self.row() else { return };
        out.push(match row.key {
            Key::Wish(id) => forms::wish(self.id, row.topic, Some(id), self.level(row), cx),
            Key::Topic(topic) => forms::wish(self.id, topic, None, self.level(row), cx),
            Key::MustHave(id) => forms::must_have(self.id, row.topic, Some(id), None, cx),
        });
    }

    fn save(&mut self, cx: &Cx<'_>, out: &mut Out) {
        let Some(data) = &self.data else { return };
        let change = bars::change(&data.sheet, &self.moves, cx);
        self.keep_draft(cx, out);
        out.save = Some(SaveState::Saving);
        self.saving = Some(out.apply(change));
    }

    fn took(&mut self, data: Option<&ProfileData>, cx: &Cx<'_>, out: &mut Out) {
        let Some(data) = data else {
            out.back();
            return;
        };
        self.data = Some(Box::new(data.clone()));
        self.moves.settle(&data.sheet);
        self.rebuild(cx);
        if self.asked_for_draft {
            return;
        }
        self.asked_for_draft = true;
        match self.chosen.take() {
            Some(draft) => self.take(&draft, cx),
            None => {
                self.finding = Some(out.read(Query::Draft {
                    form: CODE,
                    about: Some(self.id.0),
                }));
            }
        }
    }

    fn saved(&mut self, reply: &Reply, cx: &Cx<'_>, out: &mut Out) {
        match reply {
            Reply::Saved { .. } => {
                let said = if self.moves.checked {
                    "preferences-saved-checked"
                } else {
                    "preferences-saved"
                };
                let drafts = [self.draft_id.take(), self.instead_of.take()];
                out.effects
                    .extend(drafts.into_iter().flatten().map(Effect::DropDraft));
                self.moves = Moves::default();
                self.kept = Moves::default();
                self.before.clear();
                self.after.clear();
                self.begun = None;
                out.save = Some(SaveState::Saved(cx.moment.time));
                out.say(cx.words.say(said, &[("name", self.name(cx).into())]));
            }
            Reply::Trouble(trouble) => {
                out.save = Some(SaveState::NotSaved);
                out.warn(notice::sentence(cx.words, trouble));
            }
            _ => {}
        }
    }

    fn add(&mut self, topic: Topic, cx: &Cx<'_>) {
        self.step(cx, |moves| moves.added.push(topic));
        self.rebuild(cx);
        let keys: Vec<Key> = self.rows.iter().map(|r| r.key).collect();
        self.selection.go_to(&Key::Topic(topic), keys);
    }

    fn commanded(&mut self, command: CommandId, cx: &Cx<'_>, out: &mut Out) {
        if self.found.is_some() {
            if command == CommandId::Open {
                self.digit(1, cx, out);
            }
            return;
        }
        if self.picker.is_some() {
            self.pick(command, cx, out);
            return;
        }
        if self.practice.is_some() {
            self.practice_command(command, cx, out);
            return;
        }
        if self.checking.is_some() {
            match command {
                CommandId::Open => self.go_on(true, cx),
                CommandId::NextBox => self.check(cx, out),
                CommandId::Save => self.save(cx, out),
                _ => {}
            }
            return;
        }
        if self.go(command) {
            return;
        }
        match command {
            CommandId::NextBox => self.check(cx, out),
            CommandId::Left | CommandId::Right => {
                if let Some(level) = self.row().map(|r| self.level(r)) {
                    self.set(level.step(command == CommandId::Right), cx);
                }
            }
            CommandId::Tick => self.tick_must_have(cx, out),
            CommandId::Edit | CommandId::Open => self.edit(cx, out),
            CommandId::Stop => self.take_out(cx, out),
            CommandId::New => self.picker = Some(Picker::new(self.to_add())),
            CommandId::Save => self.save(cx, out),
            _ => {}
        }
    }

    fn pressed(&mut self, digit: u8, cx: &Cx<'_>, out: &mut Out) {
        if let Some(draft) = self.found.take() {
            match digit {
                1 => {
                    self.take(&draft, cx);
                    out.say(cx.get("draft-carried-on"));
                }
                2 => {
                    self.instead_of = Some(draft.id);
                    out.say(cx.get("draft-started-again"));
                }
                _ => self.found = Some(draft),
            }
            return;
        }
        if self.practice.is_some() {
            self.practice_digit(digit, cx, out);
            return;
        }
        if self.checking.is_some() {
            self.answer(digit, cx);
            return;
        }
        let level = Level::ALL.get(usize::from(digit)).copied();
        if let Some(level) = level {
            self.set(level, cx);
            self.go(CommandId::Down);
        }
    }
}

impl ScreenState for Preferences {
    fn trail(&self, cx: &Cx<'_>) -> String {
        cx.get("preferences-title")
    }

    fn zone(&self) -> Zone {
        if self.picker.is_some() {
            Zone::Typing
        } else {
            Zone::Browsing
        }
    }

    fn shows_places(&self) -> bool {
        false
    }

    fn commands(&self) -> Vec<CommandId> {
        use CommandId as C;
        if self.picker.is_some() || self.practice.is_some() {
            return vec![C::Open, C::Up, C::Down];
        }
        if self.checking.is_some() {
            return vec![C::Open, C::NextBox, C::Save];
        }
        let mut commands = vec![
            C::Left,
            C::Right,
            C::Tick,
            C::NextBox,
            C::Save,
            C::Edit,
            C::New,
            C::Stop,
            C::Open,
        ];
        commands.extend(MOVES);
        commands
    }

    fn command_word(&self, command: CommandId) -> &'static str {
        match command {
            CommandId::Left => "preferences-less",
            CommandId::Right => "preferences-more",
            CommandId::NextBox if self.checking.is_some() => "check-ask-later",
            CommandId::NextBox => "preferences-check",
            CommandId::Open if self.checking.is_some() => "command-next",
            CommandId::Tick => "preferences-must-have",
            CommandId::Edit | CommandId::Open
                if self.picker.is_none() && self.practice.is_none() =>
            {
                "preferences-words"
            }
            CommandId::Open => "preferences-choose",
            CommandId::New => "preferences-add",
            CommandId::Stop => "command-take-out",
            _ => command.word_id(),
        }
    }

    fn available(&self, command: CommandId, cx: &Cx<'_>) -> Availability {
        let needs_row = matches!(
            command,
            CommandId::Left
                | CommandId::Right
                | CommandId::Tick
                | CommandId::Edit
                | CommandId::Stop
        );
        if needs_row && self.row().is_none() {
            return Availability::No(cx.get("preferences-no-row"));
        }
        Availability::Yes
    }

    fn refresh(&mut self, _cx: &Cx<'_>, out: &mut Out) {
        self.reading = Some(out.read(Query::Profile(self.id)));
        self.counting = Some(out.read_aside(Query::Costs(self.id)));
        self.comparing = Some(out.read(Query::CheckBack(self.id)));
    }

    fn command(&mut self, command: CommandId, cx: &Cx<'_>, out: &mut Out) {
        self.commanded(command, cx, out);
        self.mark(cx, out);
    }

    fn typed(&mut self, key: Press, _cx: &Cx<'_>, _out: &mut Out) {
        if let Some(picker) = &mut self.picker {
            picker.typed(key);
        }
    }

    fn paste(&mut self, text: &str, _cx: &Cx<'_>, _out: &mut Out) {
        if let Some(picker) = &mut self.picker {
            picker.text.paste(text);
        }
    }

    fn digit(&mut self, digit: u8, cx: &Cx<'_>, out: &mut Out) -> bool {
        self.pressed(digit, cx, out);
        self.mark(cx, out);
        true
    }

    fn undo_typing(&mut self) -> bool {
        if let Some(picker) = &mut self.picker {
            return picker.text.undo();
        }
        let Some(moves) = self.before.pop() else {
            return false;
        };
        self.after.push(std::mem::replace(&mut self.moves, moves));
        self.unkept.changed();
        true
    }

    fn redo_typing(&mut self) -> bool {
        let Some(moves) = self.after.pop() else {
            return false;
        };
        self.before.push(std::mem::replace(&mut self.moves, moves));
        self.unkept.changed();
        true
    }

    fn copies(&self, _cx: &Cx<'_>) -> Option<String> {
        self.row().map(|r| r.words.clone())
    }

    fn reply(&mut self, ticket: Ticket, reply: &Reply, cx: &Cx<'_>, out: &mut Out) {
        if self.reading == Some(ticket) {
            self.reading = None;
            if let Reply::Profile(data) = reply {
                self.took(data.as_deref(), cx, out);
            }
        }
        if self.counting == Some(ticket) {
            self.counting = None;
            if let Reply::Costs(costs) = reply {
                self.costs.clone_from(costs);
            }
        }
        if self.comparing == Some(ticket) {
            self.comparing = None;
            if let Reply::CheckBack(facts) = reply {
                self.took_facts(facts.clone());
            }
        }
        if self.finding == Some(ticket) {
            self.finding = None;
            if let Reply::Draft(Some(draft)) = reply {
                self.found = Some((**draft).clone());
            }
        }
        if self.saving == Some(ticket) {
            self.saving = None;
            self.saved(reply, cx, out);
        }
    }

    fn tick(&mut self, cx: &Cx<'_>, out: &mut Out) {
        if self.unkept.is_due(cx.moment.elapsed) {
            self.keep_draft(cx, out);
        }
    }

    fn leave(&mut self, cx: &Cx<'_>, out: &mut Out) {
        self.keep_draft(cx, out);
    }

    fn back(&mut self, cx: &Cx<'_>, out: &mut Out) -> bool {
        if self.picker.take().is_some() || self.practice.take().is_some() {
            return true;
        }
        if self.checking.is_some() {
            self.check(cx, out);
            return true;
        }
        self.keep_draft(cx, out);
        if !self.moves.is_empty() {
            out.say(cx.get("draft-kept"));
        }
        false
    }

    fn tip(&self, cx: &Cx<'_>) -> Option<String> {
        Some(match &self.found {
            Some(draft) => {
                let when = crate::app::say::moment(cx.words, draft.begun);
                cx.words.say("draft-found", &[("when", when.into())])
            }
            None if self.checking.is_some() => cx.get("check-tip"),
            None => cx.get("preferences-tip"),
        })
    }
}
