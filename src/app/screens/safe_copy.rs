//! One safe copy beside the file, and putting it in the place of the file.

use crate::app::command::{Availability, CommandId, Zone};
use crate::app::copy_data::{CopyLine, FileNow, RestoreOrder};
use crate::app::effect::{Effect, Reply, Ticket};
use crate::app::key::Key;
use crate::app::notice::Trouble;
use crate::app::screen::{Ask, Out, ScreenState};
use crate::app::secret_box::SecretBox;
use crate::app::{Cx, say};

/// What the page remembers.
#[derive(Debug)]
pub struct SafeCopyPage {
    /// The copy.
    pub line: CopyLine,
    /// The file as it is now; nothing while it is locked.
    pub now: Option<FileNow>,
    /// The passphrase being typed, where one is needed.
    pub passphrase: Option<SecretBox>,
    /// It is being put back.
    pub working: Option<Ticket>,
    asked: Option<Ticket>,
}

impl SafeCopyPage {
    /// The page of one.
    pub fn new(line: CopyLine, now: Option<FileNow>) -> Self {
        Self {
            line,
            now,
            passphrase: None,
            working: None,
            asked: None,
        }
    }

    /// How many changes the file has that the copy does not; nothing while it is locked.
    pub fn lost(&self) -> Option<u64> {
        let now = self.now.as_ref()?;
        Some(
            now.holds
                .changes
                .saturating_sub(self.line.copy.holds.changes),
        )
    }

    fn order(&self) -> RestoreOrder {
        RestoreOrder {
            name: self.line.copy.name.clone(),
            place: Some(self.line.copy.place),
            passphrase: self.passphrase.as_ref().map(SecretBox::secret),
        }
    }

    /// One of the few questions that are asked first.
    fn ask(&mut self, cx: &Cx<'_>, out: &mut Out) {
        let ticket = out.ticket();
        let when = say::moment(cx.words, self.line.copy.made);
        let lost = match self.lost() {
            Some(n) => cx.words.say("ask-restore-lost", &[("n", n.into())]),
            None => String::new(),
        };
        let text = cx.words.say(
            "ask-restore",
            &[("when", when.into()), ("lost", lost.into())],
        );
        let restore = Effect::Restore(ticket, Box::new(self.order()));
        out.ask = Some(Ask {
            text,
            options: vec![
                (cx.get("ask-restore-no"), None),
                (cx.get("ask-restore-yes"), Some(restore)),
            ],
            at: 0,
        });
        self.asked = Some(ticket);
    }

    fn next(&mut self, cx: &Cx<'_>, out: &mut Out) {
        match &self.passphrase {
            None if self.now.is_none() => self.passphrase = Some(SecretBox::default()),
            Some(typed) if typed.is_empty() => out.warn(cx.get("unlock-enter")),
            // Somebody has said yes already; only the passphrase of that time was missing.
            Some(_) if self.now.is_some() => {
                let order = self.order();
                self.passphrase = None;
                self.working = Some(out.ask_for(|t| Effect::Restore(t, Box::new(order))));
            }
            Some(_) | None => self.ask(cx, out),
        }
    }
}

impl ScreenState for SafeCopyPage {
    fn trail(&self, cx: &Cx<'_>) -> String {
        cx.get("copy-trail")
    }

    fn zone(&self) -> Zone {
        if self.passphrase.is_some() {
            Zone::Typing
        } else {
            Zone::Browsing
        }
    }

    fn shows_places(&self) -> bool {
        self.now.is_some() && self.passphrase.is_none()
    }

    fn commands(&self) -> Vec<CommandId> {
        vec![CommandId::Open, CommandId::Back]
    }

    fn command_word(&self, command: CommandId) -> &'static str {
        match command {
            CommandId::Open if self.passphrase.is_some() => "command-next",
            CommandId::Open => "copies-put-back",
            _ => command.word_id(),
        }
    }

    fn available(&self, command: CommandId, cx: &Cx<'_>) -> Availability {
        match command {
            CommandId::Open if !self.line.copy.is_whole => {
                Availability::No(cx.get("copy-is-damaged"))
            }
            _ => Availability::Yes,
        }
    }

    fn refresh(&mut self, _cx: &Cx<'_>, _out: &mut Out) {}

    fn command(&mut self, command: CommandId, cx: &Cx<'_>, out: &mut Out) {
        if command == CommandId::Open {
            self.next(cx, out);
        }
    }

    fn typed(&mut self, key: Key, _cx: &Cx<'_>, _out: &mut Out) {
        if let Some(typed) = &mut self.passphrase {
            typed.key(key);
        }
    }

    fn paste(&mut self, text: &str, _cx: &Cx<'_>, _out: &mut Out) {
        if let Some(typed) = &mut self.passphrase {
            typed.paste(text);
        }
    }

    fn reply(&mut self, ticket: Ticket, reply: &Reply, _cx: &Cx<'_>, _out: &mut Out) {
        let asked = self.asked.take_if(|asked| *asked == ticket).is_some();
        let worked = self.working.take_if(|working| *working == ticket).is_some();
        if !asked && !worked {
            return;
        }
        let again = matches!(
            reply,
            Reply::Trouble(Trouble::OldKeys(_) | Trouble::WrongPassphrase)
        );
        self.passphrase = again.then(SecretBox::default);
    }

    /// A passphrase that is half typed goes with the screen.
    fn leave(&mut self, _cx: &Cx<'_>, _out: &mut Out) {
        if let Some(typed) = &mut self.passphrase {
            typed.clear();
        }
    }

    fn back(&mut self, _cx: &Cx<'_>, _out: &mut Out) -> bool {
        self.passphrase.take().is_some()
    }

    fn copies(&self, _cx: &Cx<'_>) -> Option<String> {
        Some(self.line.copy.name.clone())
    }

    fn tip(&self, cx: &Cx<'_>) -> Option<String> {
        Some(cx.get(if self.passphrase.is_some() {
            "copy-passphrase-tip"
        } else {
            "copy-tip"
        }))
    }
}
