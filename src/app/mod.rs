//! What the program does, as a pure function: a message comes in, the model changes, effects go out.
//!
//! Nothing here draws, reads a file, starts a thread or asks the time.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a screen handles the commands, keys and replies that are its own and passes over the rest"
)]

pub mod away;
pub mod check_data;
pub mod check_words;
pub mod command;
pub mod copy_data;
pub mod copy_words;
pub mod effect;
pub mod find;
pub mod form;
pub mod form_page;
pub mod help;
pub mod history_words;
pub mod key;
pub mod keymap;
pub mod keys_data;
pub mod last_form;
pub mod learn_words;
pub mod list;
pub mod match_data;
pub mod match_words;
pub mod nav;
pub mod neutral_data;
pub mod neutral_words;
pub mod new_key;
pub mod notice;
pub mod palette;
pub mod reading;
pub mod reruns;
pub mod run_data;
pub mod run_words;
pub mod say;
pub mod scheme_data;
pub mod scheme_run;
pub mod scheme_words;
pub mod screen;
pub mod screens;
pub mod secret_box;
pub mod session;
pub mod tell;
pub mod text_box;
pub mod tries;
pub mod unkept;
pub mod update;

use crate::domain::id::Ids;
use crate::words::Words;
use effect::{Effect, Reply, Ticket};
use jiff::Timestamp;
use jiff::civil::{Date, Time};

use key::Key;
use std::collections::BTreeSet;
use std::time::Duration;

pub use away::{COMES_BACK_FOR, Hidden};
pub use update::update;

/// After so long without an answer the message line says that it is being worked on.
const WONDERS_AFTER: Duration = Duration::from_millis(500);

/// Everything that shows and everything that is remembered while the program is open.
#[derive(Debug)]
pub struct Model {
    /// The screens, the one in front last.
    pub nav: nav::Nav,
    /// What holds on every screen.
    pub session: session::Session,
    /// The message line.
    pub notice: notice::Notice,
    /// Older messages, newest last.
    pub messages: Vec<String>,
    /// Help, the box that does anything, or a question, in front of the screen.
    pub overlay: Option<screen::Overlay>,
    /// The cover, while the screen is hidden.
    pub hidden: Option<Hidden>,
    /// When a key was last pressed, on the runtime's own clock.
    pub last_key: Duration,
    /// The message line says that it will lock soon.
    pub about_to_lock: bool,
    /// Answers the screen in front waits for. Keys wait for them too, and none is dropped.
    pub awaited: BTreeSet<Ticket>,
    /// When the first of these was asked for, on the runtime's own clock.
    pub asked_at: Duration,
    /// The keys of every command.
    pub keymap: keymap::Keymap,
    /// Whether the program should close once every effect is done.
    pub closing: bool,
}

/// When an event happened, stamped by the runtime.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// The instant.
    pub now: Timestamp,
    /// The civil day in the United Kingdom.
    pub today: Date,
    /// The civil time.
    pub time: Time,
    /// Time since the program started, which never stands still or jumps.
    pub elapsed: Duration,
}

/// What a screen may know while it decides: a value made for each event.
#[derive(Debug, Clone, Copy)]
pub struct Cx<'a> {
    /// When.
    pub moment: Moment,
    /// Words.
    pub words: &'a Words,
    /// New identifiers.
    pub ids: &'a Ids,
    /// What holds on every screen.
    pub session: &'a session::Session,
}

impl Cx<'_> {
    /// The civil day.
    pub const fn today(&self) -> Date {
        self.moment.today
    }

    /// The words of an id.
    pub fn get(&self, id: &str) -> String {
        self.words.get(id)
    }

    /// A name as names are shown now.
    pub fn name(&self, name: &str) -> String {
        self.session.names.name(name)
    }

    /// Who is at the keyboard.
    pub fn who(&self) -> &str {
        self.session.scheme().map_or("", |s| s.who.as_str())
    }
}

/// Something that happened.
#[derive(Debug, Clone, PartialEq)]
pub enum Msg {
    /// A key was pressed.
    Key(Key),
    /// Text was pasted.
    Paste(String),
    /// The screen has a new size, in columns and rows.
    Resize(u16, u16),
    /// An answer came back.
    Reply(Ticket, Reply),
    /// A fifth of a second passed.
    Tick,
    /// The window was left for another one.
    Left,
    /// The computer slept and is awake again.
    Slept,
    /// The terminal or the system wants the program to close: keep what was typed and go.
    Shutdown,
}

impl Model {
    /// The program as it starts.
    pub fn new(session: session::Session) -> Self {
        let first = match &session.gate {
            session::Gate::NoScheme => {
                screen::Screen::FirstRun(screens::first_run::FirstRun::default())
            }
            session::Gate::Locked => screen::Screen::Unlock(screens::unlock::Unlock::default()),
            session::Gate::Open(_) => nav::PlaceId::Today.open(),
        };
        Self {
            nav: nav::Nav::new(first),
            session,
            notice: notice::Notice::default(),
            messages: Vec::new(),
            overlay: None,
            hidden: None,
            last_key: Duration::ZERO,
            about_to_lock: false,
            awaited: BTreeSet::new(),
            asked_at: Duration::ZERO,
            keymap: keymap::Keymap::default(),
            closing: false,
        }
    }

    /// Whether keys must wait because the screen in front has not got what it shows.
    pub fn waiting(&self) -> bool {
        !self.awaited.is_empty()
    }

    /// Whether keys have waited for so long that somebody would wonder.
    pub fn waits_long(&self, moment: Moment) -> bool {
        self.waiting() && moment.elapsed.saturating_sub(self.asked_at) >= WONDERS_AFTER
    }

    /// Starts the screen in front. Called once.
    pub fn start(&mut self, moment: Moment, words: &Words, ids: &Ids) -> Vec<Effect> {
        self.tell_damage(words);
        update::open_top(self, moment, words, ids)
    }

    /// Says so if the file that is open is not as it was saved.
    fn tell_damage(&mut self, words: &Words) {
        let faults = self.session.scheme().map_or(&[][..], |s| &s.faults);
        if let Some(found) = session::LookOnly::found(faults) {
            let sentence = notice::look_only(words, found);
            update::say(self, notice::Notice::attention(sentence));
        }
    }
}
