//! What every screen can do, the screens there are, and what they may ask for.

use super::Cx;
use super::command::{Availability, CommandId, Zone};
use super::effect::{Effect, ExportList, Query, Reply, Ticket};
use super::form_page::FormPage;
use super::key::Key;
use super::nav::PlaceId;
use super::notice::Notice;
use super::screens::{
    arrangement::ArrangementSheet, arrangements::Arrangements, board::Board, compare::Compare,
    equality::Equality, files::Files, first_run::FirstRun, history::History,
    import_check::ImportCheck, import_list::ImportList, instead::Instead, learn::Learn,
    left_out::LeftOut, match_start::MatchStart, neutrals::NeutralsPage, pair::PairPage,
    people::People, preferences::Preferences, profile::ProfilePage, restricted::SheetPage,
    runs::Runs, safe_copies::SafeCopies, safe_copy::SafeCopyPage, scheme::SchemePage,
    settings::SettingsPage, shortlist::ShortlistPage, today::Today, unlock::Unlock,
    what_if::WhatIf, who_can_open::WhoCanOpen, why::Why,
};
use crate::domain::port::Change;

/// A question in front of the screen. Only the few things that cannot be undone ask.
#[derive(Debug, Clone, PartialEq)]
pub struct Ask {
    /// What will happen.
    pub text: String,
    /// What to press, and what it does. The first is the safe one.
    pub options: Vec<(String, Option<Effect>)>,
    /// Which is highlighted.
    pub at: usize,
}

/// What may stand in front of a screen.
#[derive(Debug)]
pub enum Overlay {
    /// Help for the screen.
    Help(super::help::Help),
    /// The box that finds or does anything.
    Palette(super::palette::Palette),
    /// A question.
    Ask(Ask),
}

/// Where to go.
#[derive(Debug)]
pub enum Go {
    /// On to a screen.
    Push(Box<Screen>),
    /// To a screen in the place of this one.
    Replace(Box<Screen>),
    /// Back one step.
    Back,
    /// To a place.
    Place(PlaceId),
}

/// What a screen asks for while it handles an event.
#[derive(Debug)]
pub struct Out {
    /// What to have done.
    pub effects: Vec<Effect>,
    /// Where to go, in order.
    pub go: Vec<Go>,
    /// What to say.
    pub notice: Option<Notice>,
    /// A question to ask.
    pub ask: Option<Ask>,
    /// Answers that keys must wait for.
    pub awaited: Vec<Ticket>,
    /// What to copy within the program.
    pub copied: Option<String>,
    /// What line 1 should say about saving.
    pub save: Option<super::session::SaveState>,
    /// A form that was saved, to be remembered in case the save is undone.
    pub saved_form: Option<super::last_form::LastForm>,
    /// A scheme that is open now.
    pub theme: Option<super::session::ThemeChoice>,
    /// Every screen should keep what was typed and close what opens only deliberately.
    pub leaves: bool,
    next_ticket: u64,
}

impl Out {
    /// Nothing asked yet; tickets go on from `last_ticket`.
    pub const fn new(last_ticket: u64) -> Self {
        Self {
            effects: Vec::new(),
            go: Vec::new(),
            notice: None,
            ask: None,
            awaited: Vec::new(),
            copied: None,
            save: None,
            saved_form: None,
            theme: None,
            leaves: false,
            next_ticket: last_ticket,
        }
    }

    /// The last ticket given out.
    pub const fn last_ticket(&self) -> u64 {
        self.next_ticket
    }

    /// A new ticket.
    pub fn ticket(&mut self) -> Ticket {
        self.next_ticket += 1;
        Ticket(self.next_ticket)
    }

    fn awaited_ticket(&mut self) -> Ticket {
        let ticket = self.ticket();
        self.awaited.push(ticket);
        ticket
    }

    /// Reads from the file. Keys wait for the answer.
    pub fn read(&mut self, query: Query) -> Ticket {
        let ticket = self.awaited_ticket();
        self.effects.push(Effect::Read(ticket, query));
        ticket
    }

    /// Reads from the file while keys go on.
    pub fn read_aside(&mut self, query: Query) -> Ticket {
        let ticket = self.ticket();
        self.effects.push(Effect::Read(ticket, query));
        ticket
    }

    /// Changes the record.
    pub fn apply(&mut self, change: Change) -> Ticket {
        let ticket = self.awaited_ticket();
        self.effects.push(Effect::Apply(ticket, change));
        ticket
    }

    /// Asks for something whose answer keys wait for.
    pub fn ask_for(&mut self, make: impl FnOnce(Ticket) -> Effect) -> Ticket {
        let ticket = self.awaited_ticket();
        self.effects.push(make(ticket));
        ticket
    }

    /// Asks first, because a file would leave the locked store.
    pub fn export(&mut self, cx: &Cx<'_>, list: ExportList) {
        let ticket = self.ticket();
        let text = cx
            .words
            .say("ask-export", &[("list", cx.get(list.word_id()).into())]);
        self.ask = Some(Ask {
            text,
            options: vec![
                (cx.get("ask-export-no"), None),
                (cx.get("ask-export-yes"), Some(Effect::Export(ticket, list))),
            ],
            at: 0,
        });
    }

    /// Goes on to a screen.
    pub fn push(&mut self, screen: Screen) {
        self.go.push(Go::Push(Box::new(screen)));
    }

    /// Goes to a screen in the place of this one.
    pub fn replace(&mut self, screen: Screen) {
        self.go.push(Go::Replace(Box::new(screen)));
    }

    /// Goes back one step.
    pub fn back(&mut self) {
        self.go.push(Go::Back);
    }

    /// Goes to a place.
    pub fn place(&mut self, place: PlaceId) {
        self.go.push(Go::Place(place));
    }

    /// Says that something was done.
    pub fn say(&mut self, text: impl Into<String>) {
        self.notice = Some(Notice::done(text));
    }

    /// Says that something is in the way.
    pub fn warn(&mut self, text: impl Into<String>) {
        self.notice = Some(Notice::attention(text));
    }
}

/// What a screen does with what happens. Everything has a default, so a screen says only what is
/// its own.
pub trait ScreenState {
    /// What stands after the place in line 1: `Aled P`, `Preferences`.
    fn trail(&self, cx: &Cx<'_>) -> String;

    /// Whether digits and letters type.
    fn zone(&self) -> Zone {
        Zone::Browsing
    }

    /// Whether line 2 shows the places and digits go to them.
    fn shows_places(&self) -> bool {
        true
    }

    /// Its commands, most useful first: the order of the key bar.
    fn commands(&self) -> Vec<CommandId>;

    /// Whether a command can be used now.
    fn available(&self, _command: CommandId, _cx: &Cx<'_>) -> Availability {
        Availability::Yes
    }

    /// A name for a command that fits this screen better: the id of its words.
    fn command_word(&self, command: CommandId) -> &'static str {
        command.word_id()
    }

    /// It came to the front, or the record changed: read what it shows.
    fn refresh(&mut self, cx: &Cx<'_>, out: &mut Out);

    /// One of its commands.
    fn command(&mut self, command: CommandId, cx: &Cx<'_>, out: &mut Out);

    /// A key that types or edits, while a caret shows.
    fn typed(&mut self, _key: Key, _cx: &Cx<'_>, _out: &mut Out) {}

    /// A digit while no caret shows. Returns whether it meant something here.
    fn digit(&mut self, _digit: u8, _cx: &Cx<'_>, _out: &mut Out) -> bool {
        false
    }

    /// Text that was pasted.
    fn paste(&mut self, _text: &str, _cx: &Cx<'_>, _out: &mut Out) {}

    /// Undoes typing in the box in focus. Returns false when there is none to undo.
    fn undo_typing(&mut self) -> bool {
        false
    }

    /// Puts typing back.
    fn redo_typing(&mut self) -> bool {
        false
    }

    /// The line or box to copy.
    fn copies(&self, _cx: &Cx<'_>) -> Option<String> {
        None
    }

    /// An answer. It is offered to every screen that is open; each knows its own tickets.
    fn reply(&mut self, _ticket: Ticket, _reply: &Reply, _cx: &Cx<'_>, _out: &mut Out) {}

    /// A fifth of a second passed.
    fn tick(&mut self, _cx: &Cx<'_>, _out: &mut Out) {}

    /// It is about to be closed or hidden: keep what was typed.
    fn leave(&mut self, _cx: &Cx<'_>, _out: &mut Out) {}

    /// Another screen comes in front of it.
    fn covered(&mut self, _by: &Screen) {}

    /// Esc or Backspace. Returns false if the way back is simply to the screen before.
    fn back(&mut self, _cx: &Cx<'_>, _out: &mut Out) -> bool {
        false
    }

    /// Something that its help explains above the commands: the ids of a heading and of a few sentences.
    fn help_note(&self) -> Option<[&'static str; 2]> {
        None
    }

    /// A tip for the message line while nothing else is said: the id of its words.
    fn tip(&self, _cx: &Cx<'_>) -> Option<String> {
        None
    }
}

macro_rules! screens {
    ($($(#[$doc:meta])* $name:ident($state:ty),)+) => {
        /// The screens there are. Only those that are open exist.
        #[derive(Debug)]
        pub enum Screen { $($(#[$doc])* $name($state),)+ }

        impl Screen {
            /// What it does.
            pub fn state(&self) -> &dyn ScreenState {
                match self { $(Self::$name(state) => state,)+ }
            }
            /// What it does, to change.
            pub fn state_mut(&mut self) -> &mut dyn ScreenState {
                match self { $(Self::$name(state) => state,)+ }
            }
            /// Its name in tests and logs of keys.
            pub const fn code(&self) -> &'static str {
                match self { $(Self::$name(_) => stringify!($name),)+ }
            }
        }
    };
}

screens! {
    /// Setting up.
    FirstRun(FirstRun),
    /// The passphrase.
    Unlock(Unlock),
    /// What can be done when the file does not open.
    Instead(Instead),
    /// What is due.
    Today(Today),
    /// People and homes.
    People(People),
    /// One profile.
    Profile(ProfilePage),
    /// A health or risk sheet, which opens only deliberately.
    Sheet(SheetPage),
    /// Preferences of one profile.
    Preferences(Preferences),
    /// Whom to match.
    MatchStart(MatchStart),
    /// The shortlist.
    Shortlist(ShortlistPage),
    /// The whole scheme.
    Scheme(SchemePage),
    /// Why one fits.
    Why(Why),
    /// Who was left out and why.
    LeftOut(LeftOut),
    /// What an unknown counts for.
    Neutrals(NeutralsPage),
    /// Shortlists that were kept.
    Runs(Runs),
    /// Trying out other levels.
    WhatIf(WhatIf),
    /// Some of a list side by side.
    Compare(Compare),
    /// The board of introductions.
    Board(Board),
    /// One pair.
    Pair(PairPage),
    /// Arrangements.
    Arrangements(Arrangements),
    /// One arrangement.
    Arrangement(ArrangementSheet),
    /// What we learn.
    Learn(Learn),
    /// Must-haves about protected characteristics, for the manager.
    Equality(Equality),
    /// Files.
    Files(Files),
    /// The safe copies.
    SafeCopies(SafeCopies),
    /// One safe copy beside the file.
    SafeCopy(SafeCopyPage),
    /// Choosing a spreadsheet to import.
    ImportList(ImportList),
    /// The check before an import.
    ImportCheck(ImportCheck),
    /// The history of a record.
    History(History),
    /// What can be set.
    Settings(SettingsPage),
    /// Who can open the file.
    WhoCanOpen(WhoCanOpen),
    /// A form.
    Form(FormPage),
}
