//! What can be done instead, when the file did not open: look at the last safe copy, move the file to this
//! computer, try again, or close. The passphrase that was typed is kept for it, and goes with the screen.

use crate::app::command::{Availability, CommandId};
use crate::app::effect::{Effect, LockedScheme, Reply, Secret, Ticket};
use crate::app::list::{MOVES, Selection};
use crate::app::notice::{self, Notice, Trouble};
use crate::app::screen::{Out, ScreenState};
use crate::app::secret_box::FORGOTTEN_AFTER;
use crate::app::{Cx, say};
use std::time::Duration;

/// One thing that can be done instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Look at the newest safe copy.
    Look,
    /// Move the file to this computer.
    Move,
    /// Leave the file where it is.
    Leave,
    /// Try once more to open it.
    Again,
    /// Close the program.
    Close,
}

impl Way {
    /// The id of its words.
    pub const fn word_id(self) -> &'static str {
        match self {
            Self::Look => "instead-look",
            Self::Move => "instead-move",
            Self::Leave => "instead-leave",
            Self::Again => "instead-again",
            Self::Close => "instead-close",
        }
    }
}

/// What is in the way of the file, and what can be done.
#[derive(Debug, Default)]
pub struct Instead {
    /// What is in the way, in a sentence or two.
    pub text: String,
    /// What can be done, in order.
    pub ways: Vec<Way>,
    /// The highlight.
    pub selection: Selection<Way>,
    /// An answer that takes its time is waited for.
    pub working: Option<Ticket>,
    passphrase: Secret,
    since: Duration,
}

impl Instead {
    /// What can be done about a trouble with opening the file; `None` if there is nothing but to try again.
    pub fn of(
        trouble: &Trouble,
        scheme: &LockedScheme,
        passphrase: Secret,
        cx: &Cx<'_>,
    ) -> Option<Self> {
        let copied = scheme.last_copy.is_some();
        let ways: &[Way] = match trouble {
            Trouble::Locked { .. } if copied => &[Way::Look, Way::Again, Way::Close],
            Trouble::Locked { .. } => &[Way::Again, Way::Close],
            Trouble::Foreign { .. } if copied => &[Way::Look, Way::Close],
            Trouble::OnTheNetwork { .. } | Trouble::CopiedElsewhere { .. } => {
                &[Way::Move, Way::Leave]
            }
            _ => return None,
        };
        let last = scheme
            .last_copy
            .map(|at| say::day(cx.words, say::civil(at).date()));
        let what = notice::sentence(cx.words, trouble);
        let text = match last.filter(|_| ways.contains(&Way::Look)) {
            Some(day) => cx.words.say(
                "instead-with-copy",
                &[("what", what.into()), ("day", day.into())],
            ),
            None => what,
        };
        let mut instead = Self {
            text,
            ways: ways.to_vec(),
            passphrase,
            since: cx.moment.elapsed,
            ..Self::default()
        };
        instead.selection.keep(instead.ways.clone());
        Some(instead)
    }

    fn take(&mut self, way: Way, out: &mut Out) {
        let passphrase = self.passphrase.clone();
        match way {
            Way::Look => self.working = Some(out.ask_for(|t| Effect::LookAtCopy(t, passphrase))),
            Way::Move => self.working = Some(out.ask_for(|t| Effect::MoveHere(t, passphrase))),
            Way::Again => self.working = Some(out.ask_for(|t| Effect::Unlock(t, passphrase))),
            Way::Leave => out.back(),
            Way::Close => out.effects.push(Effect::Quit),
        }
    }
}

impl ScreenState for Instead {
    fn trail(&self, cx: &Cx<'_>) -> String {
        cx.get("instead-trail")
    }

    fn shows_places(&self) -> bool {
        false
    }

    fn commands(&self) -> Vec<CommandId> {
        let mut commands = vec![CommandId::Open, CommandId::Record, CommandId::Back];
        commands.extend(MOVES);
        commands
    }

    fn command_word(&self, command: CommandId) -> &'static str {
        match command {
            CommandId::Open => "instead-do",
            CommandId::Record => "instead-look",
            CommandId::Back => "command-back-step",
            _ => command.word_id(),
        }
    }

    fn available(&self, command: CommandId, _cx: &Cx<'_>) -> Availability {
        match command {
            CommandId::Record if !self.ways.contains(&Way::Look) => Availability::Hidden,
            _ => Availability::Yes,
        }
    }

    fn refresh(&mut self, _cx: &Cx<'_>, _out: &mut Out) {}

    fn command(&mut self, command: CommandId, _cx: &Cx<'_>, out: &mut Out) {
        if self.selection.moved(command, self.ways.clone()) {
            return;
        }
        match command {
            CommandId::Open => {
                if let Some(way) = self.selection.on().copied() {
                    self.take(way, out);
                }
            }
            CommandId::Record => self.take(Way::Look, out),
            _ => {}
        }
    }

    fn digit(&mut self, digit: u8, _cx: &Cx<'_>, out: &mut Out) -> bool {
        let at = usize::from(digit).checked_sub(1);
        if let Some(way) = at.and_then(|at| self.ways.get(at)).copied() {
            self.take(way, out);
        }
        true
    }

    fn reply(&mut self, ticket: Ticket, reply: &Reply, cx: &Cx<'_>, out: &mut Out) {
        if self.working != Some(ticket) {
            return;
        }
        self.working = None;
        match reply {
            Reply::Opened(scheme) => {
                if let Some(moved) = &scheme.moved {
                    let args = [
                        ("to", (&moved.to).into()),
                        ("copies", (&moved.copies).into()),
                    ];
                    out.say(cx.words.say("instead-moved", &args));
                }
                self.passphrase = Secret::default();
            }
            // It is another trouble now than when the screen was opened.
            Reply::Trouble(trouble) => {
                self.text = notice::sentence(cx.words, trouble);
                out.notice = Some(Notice::default());
            }
            _ => {}
        }
    }

    /// Nobody at the keyboard: the passphrase goes, and with it the screen that kept it.
    fn tick(&mut self, cx: &Cx<'_>, out: &mut Out) {
        let kept_for = cx.moment.elapsed.saturating_sub(self.since);
        if self.working.is_none() && kept_for >= FORGOTTEN_AFTER {
            out.back();
            out.say(cx.get("cleared-half-typed"));
        }
    }

    fn tip(&self, cx: &Cx<'_>) -> Option<String> {
        Some(cx.get("instead-tip"))
    }
}
