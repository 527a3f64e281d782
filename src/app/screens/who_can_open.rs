//! Who can open the file: letting somebody in, taking somebody out, changing one's own passphrase, and a new
//! recovery sheet.

use crate::app::Cx;
use crate::app::command::{Availability, CommandId, Zone};
use crate::app::effect::{Effect, Query, Reply, Ticket};
use crate::app::key::Key;
use crate::app::keys_data::{KeyPerson, KeysData, NewPerson, PassphraseChange, Removal};
use crate::app::list::{MOVES, Selection};
use crate::app::new_key::{ASKED, Fault, NewPassphrase, Sheet};
use crate::app::notice::Trouble;
use crate::app::screen::{Out, ScreenState};
use crate::app::secret_box::{FORGOTTEN_AFTER, SecretBox};
use crate::app::text_box::TextBox;
use crate::domain::holder::Role;
use crate::domain::text::{fold, tidy_line};
use std::time::Duration;
use uuid::Uuid;

/// Where one is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Stage {
    /// The list.
    #[default]
    List,
    /// Somebody new is let in.
    Add,
    /// Whether to take somebody out.
    AskRemove,
    /// Whether to change one's own passphrase.
    AskChange,
    /// One's own passphrase is changed.
    Change,
    /// A new sheet is shown.
    Sheet,
    /// Three of its words are asked for.
    Words,
}

/// A row of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Row {
    /// Somebody with a passphrase.
    Person(Uuid),
    /// The recovery sheet.
    Sheet,
}

/// A box of letting somebody in, or of changing one's passphrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Focus {
    /// The name.
    #[default]
    Name,
    /// The role.
    Role,
    /// The passphrase so far.
    Old,
    /// The new passphrase.
    First,
    /// The new passphrase again.
    Again,
}

const ADDING: &[Focus] = &[Focus::Name, Focus::Role, Focus::First, Focus::Again];
const CHANGING: &[Focus] = &[Focus::Old, Focus::First, Focus::Again];

/// What the page remembers.
#[derive(Debug, Default)]
pub struct WhoCanOpen {
    /// Where one is.
    pub stage: Stage,
    /// Who can open the file, once it has been read.
    pub data: Option<KeysData>,
    /// The highlight of the list.
    pub selection: Selection<Row>,
    /// Whether the choice that does it is highlighted, of a question; else the safe one is.
    pub on_yes: bool,
    /// The box in focus.
    pub focus: Focus,
    /// The name of somebody new.
    pub name: TextBox,
    /// Their role.
    pub role: Option<Role>,
    /// The passphrase so far.
    pub old: SecretBox,
    /// The new passphrase.
    pub new: NewPassphrase,
    /// The new sheet.
    pub sheet: Sheet,
    /// Who is taken out with the new sheet; nobody if only the sheet is new.
    pub leaving: Option<KeyPerson>,
    /// An answer that takes its time is waited for.
    pub working: Option<Ticket>,
    asked: Option<Ticket>,
    reading: Option<Ticket>,
    last_key: Option<Duration>,
}

impl WhoCanOpen {
    /// The rows of the list.
    pub fn rows(&self) -> Vec<Row> {
        let Some(data) = &self.data else {
            return Vec::new();
        };
        let people = data.people.iter().map(|p| Row::Person(p.slot));
        people
            .chain(data.sheet.iter().map(|_| Row::Sheet))
            .collect()
    }

    /// The person that is highlighted.
    pub fn person(&self) -> Option<&KeyPerson> {
        let Some(Row::Person(slot)) = self.selection.on() else {
            return None;
        };
        let mut people = self.data.iter().flat_map(|d| &d.people);
        people.find(|p| p.slot == *slot)
    }

    /// Why there is nobody to list.
    pub fn none_word(&self, cx: &Cx<'_>) -> &'static str {
        if cx.session.practice() {
            "keyed-none"
        } else {
            "keyed-closed"
        }
    }

    fn people(&self) -> usize {
        self.data.as_ref().map_or(0, |d| d.people.len())
    }

    fn go(&mut self, stage: Stage, focus: Focus) {
        self.stage = stage;
        self.focus = focus;
        self.on_yes = false;
    }

    /// Back to the list, with nothing secret left.
    fn close(&mut self) {
        self.old.clear();
        self.new = NewPassphrase::default();
        self.sheet = Sheet::default();
        self.name.set("");
        self.role = None;
        self.leaving = None;
        self.go(Stage::List, Focus::Name);
    }

    fn ask_for_words(&mut self, out: &mut Out) {
        self.asked = Some(out.ask_for(Effect::MakeRecovery));
    }

    fn add(&mut self, out: &mut Out) {
        self.close();
        self.go(Stage::Add, Focus::Name);
        self.ask_for_words(out);
    }

    fn remove(&mut self) {
        self.leaving = self.person().cloned();
        if self.leaving.is_some() {
            self.go(Stage::AskRemove, Focus::Name);
        }
    }

    fn new_sheet(&mut self, out: &mut Out) {
        self.go(Stage::Sheet, Focus::Name);
        self.ask_for_words(out);
    }

    /// What Enter does to the highlighted row.
    fn open(&mut self, out: &mut Out) {
        match self.selection.on() {
            Some(Row::Sheet) => {
                self.close();
                self.new_sheet(out);
            }
            Some(Row::Person(_)) if self.person().is_some_and(|p| p.here) => {
                self.go(Stage::AskChange, Focus::Old);
            }
            Some(Row::Person(_)) => self.remove(),
            None => {}
        }
    }

    fn next(&mut self, cx: &Cx<'_>, out: &mut Out) {
        match self.stage {
            Stage::List => self.open(out),
            Stage::AskRemove | Stage::AskChange if !self.on_yes => {
                self.close();
                out.say(cx.get("unlock-nothing-changed"));
            }
            Stage::AskRemove => self.new_sheet(out),
            Stage::AskChange => {
                self.go(Stage::Change, Focus::Old);
                self.ask_for_words(out);
            }
            Stage::Add | Stage::Change if self.focus != Focus::Again => self.move_focus(true),
            Stage::Add => self.check_new(cx, out),
            Stage::Change => self.check_change(cx, out),
            Stage::Sheet => {
                self.sheet.forget_answers();
                self.stage = Stage::Words;
            }
            Stage::Words if self.sheet.at + 1 < ASKED => self.sheet.at += 1,
            Stage::Words => self.check_words(cx, out),
        }
    }

    fn check_new(&mut self, cx: &Cx<'_>, out: &mut Out) {
        let name = tidy_line(self.name.text());
        let mut people = self.data.iter().flat_map(|d| &d.people);
        let taken = people.any(|p| fold(&p.name) == fold(&name));
        let in_the_way = if name.is_empty() {
            Some((Focus::Name, "keyed-enter-name"))
        } else if taken {
            Some((Focus::Name, "keyed-name-taken"))
        } else if self.role.is_none() {
            Some((Focus::Role, "keyed-choose-role"))
        } else {
            self.passphrase_fault()
        };
        if let Some((focus, word)) = in_the_way {
            self.focus = focus;
            out.warn(cx.get(word));
            return;
        }
        let new = NewPerson {
            name,
            role: self.role.unwrap_or(Role::Officer),
            passphrase: self.new.first.secret(),
        };
        self.working = Some(out.ask_for(|t| Effect::AddPerson(t, Box::new(new))));
    }

    fn check_change(&mut self, cx: &Cx<'_>, out: &mut Out) {
        let in_the_way = if self.old.is_empty() {
            Some((Focus::Old, "keyed-enter-old"))
        } else {
            self.passphrase_fault()
        };
        if let Some((focus, word)) = in_the_way {
            self.focus = focus;
            out.warn(cx.get(word));
            return;
        }
        let change = PassphraseChange {
            old: self.old.secret(),
            new: self.new.first.secret(),
        };
        self.working = Some(out.ask_for(|t| Effect::ChangePassphrase(t, Box::new(change))));
    }

    fn passphrase_fault(&self) -> Option<(Focus, &'static str)> {
        let fault = self.new.fault()?;
        let focus = match fault {
            Fault::NotEnough | Fault::EasyToGuess => Focus::First,
            Fault::NotTwice | Fault::NotTheSame => Focus::Again,
        };
        Some((focus, fault.word_id()))
    }

    fn check_words(&mut self, cx: &Cx<'_>, out: &mut Out) {
        if let Some((at, number)) = self.sheet.wrong() {
            self.sheet.at = at;
            out.warn(cx.words.say("sheet-wrong", &[("n", number.into())]));
            return;
        }
        let words = self.sheet.secret();
        self.working = Some(match &self.leaving {
            Some(person) => {
                let removal = Removal {
                    slot: person.slot,
                    words,
                };
                out.ask_for(|t| Effect::RemovePerson(t, Box::new(removal)))
            }
            None => out.ask_for(|t| Effect::RenewSheet(t, words)),
        });
    }

    fn move_focus(&mut self, on: bool) {
        let boxes = match self.stage {
            Stage::Add => ADDING,
            Stage::Change => CHANGING,
            Stage::AskRemove | Stage::AskChange => {
                self.on_yes = on;
                return;
            }
            Stage::Words if on => {
                self.sheet.at = (self.sheet.at + 1).min(ASKED - 1);
                return;
            }
            Stage::Words => {
                self.sheet.at = self.sheet.at.saturating_sub(1);
                return;
            }
            Stage::List | Stage::Sheet => return,
        };
        let at = boxes.iter().position(|b| *b == self.focus).unwrap_or(0);
        let to = at.saturating_add_signed(if on { 1 } else { -1 });
        self.focus = boxes.get(to).copied().unwrap_or(self.focus);
    }

    fn done(&mut self, cx: &Cx<'_>, out: &mut Out) {
        let named = |id: &str, name: &str| cx.words.say(id, &[("name", name.into())]);
        let said = match (self.stage, &self.leaving) {
            (Stage::Add, _) => named("keyed-added", &tidy_line(self.name.text())),
            (Stage::Change, _) => cx.get("keyed-changed"),
            (_, Some(gone)) if gone.here => cx.get("keyed-removed-yourself"),
            (_, Some(gone)) => {
                let days = cx.session.settings().keep_copies_days;
                cx.words.say(
                    "keyed-removed",
                    &[("name", gone.name.as_str().into()), ("days", days.into())],
                )
            }
            (_, None) => cx.get("keyed-sheet-renewed"),
        };
        out.say(said);
        self.close();
    }

    fn secret_mut(&mut self) -> Option<&mut SecretBox> {
        match (self.stage, self.focus) {
            (Stage::Add | Stage::Change, Focus::First) => Some(&mut self.new.first),
            (Stage::Add | Stage::Change, Focus::Again) => Some(&mut self.new.again),
            (Stage::Change, Focus::Old) => Some(&mut self.old),
            (Stage::Words, _) => self.sheet.answer_mut(),
            _ => None,
        }
    }

    fn types_name(&self) -> bool {
        self.stage == Stage::Add && self.focus == Focus::Name
    }
}

impl ScreenState for WhoCanOpen {
    fn trail(&self, cx: &Cx<'_>) -> String {
        cx.get("keyed-trail")
    }

    fn zone(&self) -> Zone {
        match self.stage {
            Stage::Add if self.focus == Focus::Role => Zone::Browsing,
            Stage::Add | Stage::Change | Stage::Words => Zone::Typing,
            Stage::List | Stage::AskRemove | Stage::AskChange | Stage::Sheet => Zone::Browsing,
        }
    }

    fn commands(&self) -> Vec<CommandId> {
        use CommandId::{
            Back, Choices, Down, Edit, New, NextBox, Open, PreviousBox, RemovePerson, Reveal, Up,
        };
        match self.stage {
            Stage::List => {
                let mut commands = vec![Open, New, Edit, RemovePerson];
                commands.extend(MOVES);
                commands
            }
            Stage::AskRemove | Stage::AskChange => vec![Open, Back, Up, Down],
            Stage::Add | Stage::Change => {
                vec![Open, PreviousBox, Reveal, Choices, Back, NextBox, Up, Down]
            }
            Stage::Sheet => vec![Open, Back],
            Stage::Words => vec![Open, PreviousBox, Back, NextBox, Up, Down],
        }
    }

    fn command_word(&self, command: CommandId) -> &'static str {
        match (command, self.stage) {
            (CommandId::Open, Stage::List) => match self.selection.on() {
                Some(Row::Sheet) => "command-new-sheet",
                Some(Row::Person(_)) if self.person().is_some_and(|p| p.here) => {
                    "command-change-passphrase"
                }
                Some(Row::Person(_)) | None => "command-remove-person",
            },
            (CommandId::Open, Stage::AskRemove | Stage::AskChange) => "command-do-it",
            (CommandId::Open, _) => "command-next",
            (CommandId::New, _) => "command-add-person",
            (CommandId::Edit, _) => "command-change-passphrase",
            (CommandId::PreviousBox, _) => "command-back-box",
            (CommandId::Back, Stage::Words) => "command-see-sheet",
            (CommandId::Back, Stage::Sheet) if self.leaving.is_some() => "command-stop-here",
            (CommandId::Choices, _) => "command-take-suggestion",
            _ => command.word_id(),
        }
    }

    fn available(&self, command: CommandId, cx: &Cx<'_>) -> Availability {
        use CommandId::{Choices, Edit, New, Open, RemovePerson};
        match (command, self.stage) {
            (Open | New | Edit | RemovePerson, Stage::List) if self.people() == 0 => {
                Availability::No(cx.get(self.none_word(cx)))
            }
            (RemovePerson, Stage::List) if self.person().is_none() => Availability::Hidden,
            (RemovePerson, Stage::List) if self.people() == 1 => {
                Availability::No(cx.get("keyed-last"))
            }
            (Choices, _) if self.new.suggestion.0.is_empty() => Availability::Hidden,
            _ => Availability::Yes,
        }
    }

    fn refresh(&mut self, _cx: &Cx<'_>, out: &mut Out) {
        self.reading = Some(out.read(Query::Keys));
    }

    fn command(&mut self, command: CommandId, cx: &Cx<'_>, out: &mut Out) {
        if self.stage == Stage::List && self.selection.moved(command, self.rows()) {
            return;
        }
        match command {
            CommandId::Open => self.next(cx, out),
            CommandId::New => self.add(out),
            CommandId::Edit => {
                self.close();
                self.go(Stage::AskChange, Focus::Old);
            }
            CommandId::RemovePerson => self.remove(),
            CommandId::Reveal => self.new.shown = !self.new.shown,
            CommandId::Choices => {
                self.new.take_suggestion();
                self.focus = Focus::Again;
            }
            CommandId::NextBox | CommandId::Down => self.move_focus(true),
            CommandId::PreviousBox | CommandId::Up => self.move_focus(false),
            _ => {}
        }
    }

    fn typed(&mut self, key: Key, cx: &Cx<'_>, _out: &mut Out) {
        self.last_key = Some(cx.moment.elapsed);
        if self.types_name() {
            self.name.key(key);
        } else if let Some(secret) = self.secret_mut() {
            secret.key(key);
        }
    }

    fn paste(&mut self, text: &str, cx: &Cx<'_>, _out: &mut Out) {
        self.last_key = Some(cx.moment.elapsed);
        if self.types_name() {
            self.name.paste(text);
        } else if let Some(secret) = self.secret_mut() {
            secret.paste(text);
        }
    }

    fn undo_typing(&mut self) -> bool {
        // On every page but the list there is nothing else that undo could mean.
        (self.types_name() && self.name.undo()) || self.stage != Stage::List
    }

    fn digit(&mut self, digit: u8, _cx: &Cx<'_>, _out: &mut Out) -> bool {
        match (self.stage, digit) {
            (Stage::List, _) => return false,
            (Stage::AskRemove | Stage::AskChange, 1 | 2) => self.on_yes = digit == 2,
            (Stage::Add, 1..) => {
                let role = Role::ALL.get(usize::from(digit) - 1);
                self.role = role.copied().or(self.role);
            }
            _ => {}
        }
        true
    }

    fn reply(&mut self, ticket: Ticket, reply: &Reply, cx: &Cx<'_>, out: &mut Out) {
        if self.reading == Some(ticket) {
            self.reading = None;
            if let Reply::Keys(data) = reply {
                self.data = Some((**data).clone());
                self.selection.keep(self.rows());
            }
        }
        if self.asked == Some(ticket) {
            self.asked = None;
            self.sheet.take(reply, &mut self.new);
        }
        if self.working != Some(ticket) {
            return;
        }
        self.working = None;
        match reply {
            Reply::Saved { .. } => self.done(cx, out),
            Reply::Trouble(Trouble::WrongPassphrase) => {
                self.old.clear();
                self.focus = Focus::Old;
            }
            Reply::Trouble(Trouble::WeakPassphrase) => self.focus = Focus::First,
            // Whatever came of it, it is not known here any more who is in.
            Reply::Trouble(_) if self.leaving.is_some() => {
                self.close();
                self.reading = Some(out.read(Query::Keys));
            }
            _ => {}
        }
    }

    /// Nobody at the keyboard: what is half typed goes.
    fn tick(&mut self, cx: &Cx<'_>, out: &mut Out) {
        let since = self.last_key.filter(|_| self.working.is_none());
        if since.is_some_and(|at| cx.moment.elapsed.saturating_sub(at) >= FORGOTTEN_AFTER) {
            self.last_key = None;
            if self.secret_mut().is_some_and(|b| !b.is_empty()) {
                self.leave(cx, out);
                out.say(cx.get("cleared-half-typed"));
            }
        }
    }

    /// What is half typed and secret goes. A sheet that is being written down stays.
    fn leave(&mut self, _cx: &Cx<'_>, _out: &mut Out) {
        self.old.clear();
        self.new.clear();
        self.sheet.forget_answers();
        if self.stage == Stage::Change {
            self.focus = Focus::Old;
        } else if self.stage == Stage::Add && self.focus == Focus::Again {
            self.focus = Focus::First;
        }
    }

    fn back(&mut self, cx: &Cx<'_>, out: &mut Out) -> bool {
        match self.stage {
            Stage::List => return false,
            Stage::Words => {
                self.sheet.forget_answers();
                self.stage = Stage::Sheet;
            }
            Stage::Add | Stage::AskRemove | Stage::AskChange | Stage::Change | Stage::Sheet => {
                self.close();
                out.say(cx.get("unlock-nothing-changed"));
            }
        }
        true
    }

    fn tip(&self, cx: &Cx<'_>) -> Option<String> {
        let word = match (self.stage, self.focus) {
            (Stage::List, _) => "keyed-tip",
            (Stage::Add, Focus::Name) => "keyed-tip-name",
            (Stage::Add, Focus::Role) => "keyed-tip-role",
            (Stage::Add | Stage::Change, Focus::Again) => "passphrase-tip-again",
            (Stage::Change, Focus::Old) => "keyed-tip-old",
            (Stage::Add | Stage::Change, _) => "passphrase-tip",
            (Stage::AskRemove | Stage::AskChange, _) => "keyed-tip-ask",
            (Stage::Sheet, _) => "sheet-tip",
            (Stage::Words, _) => "sheet-tip-ask",
        };
        Some(cx.get(word))
    }
}
