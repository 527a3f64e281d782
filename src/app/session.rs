//! What holds for the whole time the program is open, whatever screen shows.

use crate::app::check_data::{FaultKind, FileFault};
use crate::app::command::CommandId;
use crate::app::effect::Changes;
use crate::app::last_form::LastForm;
use crate::domain::settings::Settings;

pub use crate::domain::settings::NamesShown;

/// The colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ThemeChoice {
    /// Dark letters on light.
    Light,
    /// Light letters on dark.
    #[default]
    Dark,
    /// More contrast.
    HighContrast,
    /// The terminal's own letters, without colour.
    Plain,
}

impl ThemeChoice {
    /// The next one.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::Light => Self::Dark,
            Self::Dark => Self::HighContrast,
            Self::HighContrast => Self::Plain,
            Self::Plain => Self::Light,
        }
    }

    /// The id of its words.
    pub const fn word_id(self) -> &'static str {
        match self {
            Self::Light => "theme-light",
            Self::Dark => "theme-dark",
            Self::HighContrast => "theme-high-contrast",
            Self::Plain => "theme-plain",
        }
    }
}

/// The scheme that is open.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Scheme {
    /// What it is called.
    pub name: String,
    /// Who opened it.
    pub who: String,
    /// Practice people: marked on every screen.
    pub practice: bool,
    /// Where it is.
    pub folder: String,
    /// What is to be told about its keys now that it is open.
    pub told: Vec<String>,
    /// Why it is open to be looked at only, if it is.
    pub look_only: Option<LookOnly>,
    /// Where it went, if it was moved when it was opened.
    pub moved: Option<Box<Moved>>,
    /// What is set for it.
    pub settings: Settings,
    /// What the quick look at opening found: nothing if all is well.
    pub faults: Vec<FileFault>,
}

/// Why a scheme is open to be looked at only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LookOnly {
    /// It is a safe copy, made then. Nothing leaves it either: that could not be noted in its log.
    SafeCopy(jiff::Timestamp),
    /// It is the file itself, which is not as it was saved, and must not get worse. What only reads can be done.
    NotAsSaved {
        /// Whether a part of it cannot be read; otherwise a part of it is not as it was written last.
        unreadable: bool,
    },
}

impl LookOnly {
    /// What the things that were found mean for a file; `None` if nothing was.
    pub fn found(faults: &[FileFault]) -> Option<Self> {
        let unreadable = |fault: &FileFault| fault.what == FaultKind::Unreadable;
        (!faults.is_empty()).then(|| Self::NotAsSaved {
            unreadable: faults.iter().any(unreadable),
        })
    }

    /// Whether a command cannot be run.
    pub const fn refuses(self, command: CommandId) -> bool {
        command.leads_to_a_change() || (command.takes_out() && matches!(self, Self::SafeCopy(_)))
    }

    /// Whether something that does this to the record cannot be done.
    pub const fn forbids(self, changes: Changes) -> bool {
        match changes {
            Changes::Nothing => false,
            Changes::Noted(_) => matches!(self, Self::SafeCopy(_)),
            Changes::ByItself | Changes::Asked(_) => true,
        }
    }
}

/// A scheme that was moved to this computer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// The folder it is in now.
    pub to: String,
    /// The folder it was in, where safe copies go.
    pub copies: String,
}

/// How the scheme stands with the program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Gate {
    /// There is none yet: set one up.
    NoScheme,
    /// It is locked.
    Locked,
    /// It is open.
    Open(Scheme),
}

/// Why a scheme is locked that was open before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LockedBecause {
    /// Somebody asked for it.
    Asked,
    /// Nobody pressed a key for so many minutes.
    Idle(u16),
    /// The screen was hidden and nobody came back to it.
    Hidden,
    /// The computer slept.
    Slept,
}

/// What line 1 says about saving.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SaveState {
    /// Nothing has happened yet.
    #[default]
    Quiet,
    /// All is saved, since this time.
    Saved(jiff::civil::Time),
    /// Something was typed that no draft has yet.
    Unkept,
    /// A draft is on its way into the file.
    KeepingDraft,
    /// A draft was kept at this time.
    DraftKept(jiff::civil::Time),
    /// Being saved.
    Saving,
    /// The last save did not work.
    NotSaved,
}

/// What holds on every screen.
#[derive(Debug, Clone, PartialEq)]
pub struct Session {
    /// How the scheme stands.
    pub gate: Gate,
    /// How names are shown.
    pub names: NamesShown,
    /// The colours.
    pub theme: ThemeChoice,
    /// Saved, draft kept, or not.
    pub save: SaveState,
    /// What was copied last, within the program.
    pub copied: String,
    /// Columns and rows of the screen.
    pub size: (u16, u16),
    /// The last ticket that was given out.
    pub last_ticket: u64,
    /// The last ticket from before the scheme was locked: answers up to it come too late.
    pub too_late: u64,
    /// Why it is locked, if it was open before.
    pub locked: Option<LockedBecause>,
    /// The turn of the last view recorded, so that views of one day keep their order.
    pub turn: i64,
    /// The form that was saved last.
    pub last_form: Option<LastForm>,
}

impl Session {
    /// A session on a scheme.
    pub fn new(gate: Gate, theme: ThemeChoice) -> Self {
        let names = match &gate {
            Gate::Open(scheme) => scheme.settings.names,
            Gate::NoScheme | Gate::Locked => NamesShown::default(),
        };
        Self {
            gate,
            names,
            theme,
            save: SaveState::default(),
            copied: String::new(),
            size: (100, 30),
            last_ticket: 0,
            too_late: 0,
            locked: None,
            turn: 0,
            last_form: None,
        }
    }

    /// The form of a code about something, if it was saved last and that was undone.
    pub fn undone_form(&self, code: &str, about: Option<uuid::Uuid>) -> Option<&LastForm> {
        self.last_form
            .as_ref()
            .filter(|form| form.undone && form.code == code && form.about == about)
    }

    /// Why what is open can be looked at only, if so.
    pub fn look_only(&self) -> Option<LookOnly> {
        self.scheme().and_then(|scheme| scheme.look_only)
    }

    /// The file was looked through: if it is not as it was saved it can be looked at only from now on.
    pub fn looked_through(&mut self, faults: &[FileFault]) {
        if let Gate::Open(scheme) = &mut self.gate {
            scheme.look_only = scheme.look_only.or_else(|| LookOnly::found(faults));
        }
    }

    /// The scheme, if it is open.
    pub const fn scheme(&self) -> Option<&Scheme> {
        match &self.gate {
            Gate::Open(scheme) => Some(scheme),
            Gate::NoScheme | Gate::Locked => None,
        }
    }

    /// What is set; the defaults while no scheme is open.
    pub fn settings(&self) -> Settings {
        self.scheme()
            .map_or_else(Settings::default, |s| s.settings.clone())
    }

    /// The settings of the scheme that is open were read.
    pub fn set(&mut self, settings: Settings) {
        if let Gate::Open(scheme) = &mut self.gate {
            if scheme.settings.names != settings.names {
                self.names = settings.names;
            }
            scheme.settings = settings;
        }
    }

    /// Whether the people are practice people.
    pub fn practice(&self) -> bool {
        self.scheme().is_some_and(|s| s.practice)
    }

    /// Whether the screen is wide enough for two panes.
    pub const fn wide(&self) -> bool {
        self.size.0 >= 100
    }
}
