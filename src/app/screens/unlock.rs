//! The passphrase, and the way in with the recovery words for somebody who has lost it.

use crate::app::command::{Availability, CommandId, Zone};
use crate::app::effect::{Effect, LockedScheme, NewKeys, Reply, Ticket};
use crate::app::key::Key;
use crate::app::keys_data::KeyPerson;
use crate::app::new_key::{ASKED, Fault, NewPassphrase, SHEET, Sheet};
use crate::app::notice::{Notice, Trouble};
use crate::app::screen::{Out, Screen, ScreenState};
use crate::app::screens::instead::Instead;
use crate::app::screens::safe_copies::SafeCopies;
use crate::app::secret_box::{FORGOTTEN_AFTER, SecretBox};
use crate::app::tries::{Tries, seconds};
use crate::app::{Cx, say};
use std::time::Duration;

/// Where one is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Stage {
    /// The passphrase is asked for.
    #[default]
    Passphrase,
    /// The line for those who have lost it is highlighted.
    Lost,
    /// The passphrase was right, and the file cannot be read.
    Damaged,
    /// The 24 recovery words are asked for.
    Words,
    /// Whose passphrase was lost, where there are several people.
    Whose,
    /// A new passphrase is chosen.
    New,
    /// The new sheet is shown.
    Sheet,
    /// Three words of the new sheet are asked for.
    Ask,
}

/// What unlocking remembers.
#[derive(Debug, Default)]
pub struct Unlock {
    /// Where one is.
    pub stage: Stage,
    /// The scheme as it can be seen from outside.
    pub scheme: LockedScheme,
    /// The passphrase being typed.
    pub passphrase: SecretBox,
    /// Whether what is typed is shown as it is.
    pub shown: bool,
    /// The recovery words being typed.
    pub words: SecretBox,
    /// The new passphrase.
    pub new: NewPassphrase,
    /// Whether the second box of the new passphrase is in focus.
    pub on_again: bool,
    /// The new sheet.
    pub sheet: Sheet,
    /// An answer that takes its time is waited for.
    pub working: Option<Ticket>,
    /// Who can open the scheme, once the recovery words were right.
    pub people: Vec<KeyPerson>,
    /// Which of them is highlighted.
    pub whose: usize,
    /// The wrong tries on this screen. The keeper of the file counts them too, wherever they were made.
    pub tries: Tries,
    looking: Option<Ticket>,
    last_key: Option<Duration>,
}

/// How many words stand in what was typed: numbers, commas and full stops are not words.
pub fn words_in(typed: &str) -> usize {
    typed
        .split(|c: char| !c.is_alphabetic())
        .filter(|w| !w.is_empty())
        .count()
}

impl Unlock {
    fn next(&mut self, cx: &Cx<'_>, out: &mut Out) {
        match self.stage {
            Stage::Passphrase => self.unlock(cx, out),
            Stage::Lost => {
                self.passphrase.clear();
                self.stage = Stage::Words;
            }
            Stage::Damaged => out.push(Screen::SafeCopies(SafeCopies::default())),
            Stage::Words => self.try_words(cx, out),
            Stage::Whose => self.stage = Stage::New,
            Stage::New if !self.on_again => self.on_again = true,
            Stage::New => self.check_new(cx, out),
            Stage::Sheet => {
                self.sheet.forget_answers();
                self.stage = Stage::Ask;
            }
            Stage::Ask if self.sheet.at + 1 < ASKED => self.sheet.at += 1,
            Stage::Ask => self.check_sheet(cx, out),
        }
    }

    fn unlock(&mut self, cx: &Cx<'_>, out: &mut Out) {
        if self.passphrase.is_empty() {
            out.warn(cx.get("unlock-enter"));
            return;
        }
        if self.has_to_wait(cx, out) {
            return;
        }
        let secret = self.passphrase.secret();
        self.working = Some(out.ask_for(|t| Effect::Unlock(t, secret)));
    }

    /// Whether a wrong try was made a moment ago; says so.
    fn has_to_wait(&self, cx: &Cx<'_>, out: &mut Out) -> bool {
        let left = self.tries.left(cx.moment.elapsed);
        if let Some(left) = left {
            let n = seconds(left);
            out.warn(cx.words.say("unlock-wait", &[("n", n.into())]));
        }
        left.is_some()
    }

    fn try_words(&mut self, cx: &Cx<'_>, out: &mut Out) {
        let n = words_in(self.words.text());
        if n != SHEET {
            out.warn(cx.words.say("trouble-word-count", &[("n", n.into())]));
            return;
        }
        if self.has_to_wait(cx, out) {
            return;
        }
        let secret = self.words.secret();
        self.working = Some(out.ask_for(|t| Effect::TryWords(t, secret)));
    }

    fn check_new(&mut self, cx: &Cx<'_>, out: &mut Out) {
        if let Some(fault) = self.new.fault() {
            self.on_again = matches!(fault, Fault::NotTwice | Fault::NotTheSame);
            out.warn(cx.get(fault.word_id()));
        } else {
            self.new.shown = false;
            self.stage = Stage::Sheet;
        }
    }

    fn check_sheet(&mut self, cx: &Cx<'_>, out: &mut Out) {
        if let Some((at, number)) = self.sheet.wrong() {
            self.sheet.at = at;
            out.warn(cx.words.say("sheet-wrong", &[("n", number.into())]));
            return;
        }
        let keys = NewKeys {
            old_words: self.words.secret(),
            slot: self.people.get(self.whose).map(|person| person.slot),
            passphrase: self.new.first.secret(),
            words: self.sheet.secret(),
        };
        self.working = Some(out.ask_for(|t| Effect::Recover(t, Box::new(keys))));
    }

    /// A wrong passphrase: the sentence grows, the box is emptied, the next try has to wait.
    fn wrong(&mut self, cx: &Cx<'_>, out: &mut Out) {
        self.tries.wrong(cx.moment);
        self.passphrase.clear();
        let changed = self
            .scheme
            .changed
            .map(|at| say::day(cx.words, say::civil(at).date()));
        let text = match (self.tries.count(), changed) {
            (1, _) => cx.get("trouble-wrong-passphrase"),
            (2, Some(day)) => cx.words.say("unlock-wrong-again", &[("day", day.into())]),
            _ => cx.get("unlock-wrong-often"),
        };
        out.warn(text);
    }

    fn answered(&mut self, reply: &Reply, cx: &Cx<'_>, out: &mut Out) {
        match reply {
            Reply::Trouble(Trouble::WrongPassphrase) => self.wrong(cx, out),
            Reply::Trouble(Trouble::Damaged | Trouble::Missing) => {
                self.passphrase.clear();
                self.stage = Stage::Damaged;
            }
            Reply::Trouble(trouble) if self.stage == Stage::Passphrase => {
                let secret = self.passphrase.secret();
                if let Some(instead) = Instead::of(trouble, &self.scheme, secret, cx) {
                    self.passphrase.clear();
                    out.push(Screen::Instead(instead));
                    // The screen says it.
                    out.notice = Some(Notice::default());
                }
            }
            // The words stay: one letter may be all that is wrong with them.
            Reply::Trouble(Trouble::WrongWords) => self.tries.wrong(cx.moment),
            Reply::Recovery { people, .. } => {
                self.sheet.take(reply, &mut self.new);
                self.on_again = false;
                self.people.clone_from(people);
                self.whose = 0;
                self.stage = if people.len() > 1 {
                    Stage::Whose
                } else {
                    Stage::New
                };
                out.say(cx.get("unlock-words-right"));
            }
            Reply::Opened(_) => {
                if self.stage == Stage::Ask {
                    out.say(cx.get("unlock-recovered"));
                }
                self.forget();
            }
            _ => {}
        }
    }

    /// Forgets everything secret.
    fn forget(&mut self) {
        self.passphrase.clear();
        self.words.clear();
        self.new.clear();
        self.sheet = Sheet::default();
        self.people.clear();
        self.shown = false;
    }

    fn box_mut(&mut self) -> Option<&mut SecretBox> {
        match self.stage {
            Stage::Passphrase => Some(&mut self.passphrase),
            Stage::Words => Some(&mut self.words),
            Stage::New if self.on_again => Some(&mut self.new.again),
            Stage::New => Some(&mut self.new.first),
            Stage::Ask => self.sheet.answer_mut(),
            Stage::Lost | Stage::Damaged | Stage::Whose | Stage::Sheet => None,
        }
    }

    fn move_focus(&mut self, on: bool) {
        match self.stage {
            Stage::Passphrase if on => self.stage = Stage::Lost,
            Stage::Lost if !on => self.stage = Stage::Passphrase,
            Stage::Whose if on => {
                self.whose = (self.whose + 1).min(self.people.len().saturating_sub(1));
            }
            Stage::Whose => self.whose = self.whose.saturating_sub(1),
            Stage::New => self.on_again = on,
            Stage::Ask if on => self.sheet.at = (self.sheet.at + 1).min(ASKED - 1),
            Stage::Ask => self.sheet.at = self.sheet.at.saturating_sub(1),
            Stage::Passphrase | Stage::Lost | Stage::Damaged | Stage::Words | Stage::Sheet => {}
        }
    }
}

impl ScreenState for Unlock {
    fn trail(&self, cx: &Cx<'_>) -> String {
        cx.get(match self.stage {
            Stage::Passphrase | Stage::Lost | Stage::Damaged => "unlock-trail",
            Stage::Words | Stage::Whose | Stage::New | Stage::Sheet | Stage::Ask => {
                "unlock-trail-lost"
            }
        })
    }

    fn zone(&self) -> Zone {
        match self.stage {
            Stage::Passphrase | Stage::Words | Stage::New | Stage::Ask => Zone::Typing,
            Stage::Lost | Stage::Damaged | Stage::Whose | Stage::Sheet => Zone::Browsing,
        }
    }

    fn shows_places(&self) -> bool {
        false
    }

    fn commands(&self) -> Vec<CommandId> {
        use CommandId::{Back, Choices, Down, NextBox, Open, PreviousBox, Reveal, Up};
        match self.stage {
            Stage::Passphrase => vec![Open, Reveal, NextBox, Down],
            Stage::Lost => vec![Open, Back, PreviousBox, Up],
            Stage::Damaged => vec![CommandId::Record, Open, Back],
            Stage::Words => vec![Open, Back, Reveal],
            Stage::Whose => vec![Open, Back, Up, Down],
            Stage::New => vec![Open, PreviousBox, Reveal, Choices, Back, NextBox, Up, Down],
            Stage::Sheet => vec![Open, Back],
            Stage::Ask => vec![Open, PreviousBox, Back, NextBox, Up, Down],
        }
    }

    fn command_word(&self, command: CommandId) -> &'static str {
        match (command, self.stage) {
            (CommandId::Open, Stage::Passphrase) => "command-unlock",
            (CommandId::Open, Stage::Lost) => "command-open",
            (CommandId::Open | CommandId::Record, Stage::Damaged) => "command-safe-copies",
            (CommandId::Open, _) => "command-next",
            (CommandId::NextBox, Stage::Passphrase) => "command-lost",
            (CommandId::PreviousBox, _) => "command-back-box",
            (CommandId::Back, Stage::Ask) => "command-see-sheet",
            (CommandId::Back, _) => "command-back-step",
            (CommandId::Choices, _) => "command-take-suggestion",
            _ => command.word_id(),
        }
    }

    fn available(&self, command: CommandId, _cx: &Cx<'_>) -> Availability {
        match command {
            CommandId::Choices if self.new.suggestion.0.is_empty() => Availability::Hidden,
            _ => Availability::Yes,
        }
    }

    fn refresh(&mut self, _cx: &Cx<'_>, out: &mut Out) {
        if self.scheme.folder.is_empty() && self.looking.is_none() {
            let ticket = out.ticket();
            out.effects.push(Effect::LookAtLocked(ticket));
            self.looking = Some(ticket);
        }
    }

    fn command(&mut self, command: CommandId, cx: &Cx<'_>, out: &mut Out) {
        match command {
            CommandId::Open | CommandId::Record => self.next(cx, out),
            CommandId::Reveal if self.stage == Stage::New => self.new.shown = !self.new.shown,
            CommandId::Reveal => self.shown = !self.shown,
            CommandId::Choices => {
                self.new.take_suggestion();
                self.on_again = true;
            }
            CommandId::NextBox | CommandId::Down => self.move_focus(true),
            CommandId::PreviousBox | CommandId::Up => self.move_focus(false),
            _ => {}
        }
    }

    fn typed(&mut self, key: Key, cx: &Cx<'_>, _out: &mut Out) {
        self.last_key = Some(cx.moment.elapsed);
        if let Some(b) = self.box_mut() {
            b.key(key);
        }
    }

    fn paste(&mut self, text: &str, cx: &Cx<'_>, _out: &mut Out) {
        self.last_key = Some(cx.moment.elapsed);
        if let Some(b) = self.box_mut() {
            b.paste(text);
        }
    }

    fn digit(&mut self, digit: u8, _cx: &Cx<'_>, _out: &mut Out) -> bool {
        let at = usize::from(digit).checked_sub(1);
        if let Some(at) = at.filter(|at| self.stage == Stage::Whose && *at < self.people.len()) {
            self.whose = at;
        }
        true
    }

    fn reply(&mut self, ticket: Ticket, reply: &Reply, cx: &Cx<'_>, out: &mut Out) {
        if self.looking == Some(ticket) {
            self.looking = None;
            if let Reply::Locked(scheme) = reply {
                self.scheme = (**scheme).clone();
            }
        }
        if self.working == Some(ticket) {
            self.working = None;
            self.answered(reply, cx, out);
        }
    }

    /// Nobody at the keyboard: what is half typed goes, as when the screen is left.
    fn tick(&mut self, cx: &Cx<'_>, out: &mut Out) {
        let since = self.last_key.filter(|_| self.working.is_none());
        if since.is_some_and(|at| cx.moment.elapsed.saturating_sub(at) >= FORGOTTEN_AFTER) {
            self.last_key = None;
            if self.box_mut().is_some_and(|b| !b.is_empty()) {
                self.leave(cx, out);
                out.say(cx.get("cleared-half-typed"));
            }
        }
    }

    /// What is half typed goes. The recovery words stay while a new passphrase is chosen for them.
    fn leave(&mut self, _cx: &Cx<'_>, _out: &mut Out) {
        self.passphrase.clear();
        self.sheet.forget_answers();
        self.shown = false;
        match self.stage {
            Stage::Words => self.words.clear(),
            Stage::New => {
                self.new.clear();
                self.on_again = false;
            }
            Stage::Passphrase
            | Stage::Lost
            | Stage::Damaged
            | Stage::Whose
            | Stage::Sheet
            | Stage::Ask => {}
        }
    }

    fn back(&mut self, cx: &Cx<'_>, out: &mut Out) -> bool {
        match self.stage {
            Stage::Passphrase if self.passphrase.is_empty() => {
                out.say(cx.get("unlock-at-the-start"));
            }
            Stage::Passphrase => self.passphrase.clear(),
            Stage::Lost | Stage::Damaged => self.stage = Stage::Passphrase,
            Stage::New if self.people.len() > 1 => self.stage = Stage::Whose,
            Stage::Words | Stage::Whose | Stage::New => {
                self.forget();
                self.stage = Stage::Passphrase;
                out.say(cx.get("unlock-nothing-changed"));
            }
            Stage::Sheet => self.stage = Stage::New,
            Stage::Ask => {
                self.sheet.forget_answers();
                self.stage = Stage::Sheet;
            }
        }
        true
    }

    fn tip(&self, cx: &Cx<'_>) -> Option<String> {
        let word = match self.stage {
            Stage::Passphrase => "unlock-tip",
            Stage::Lost => "unlock-tip-lost",
            Stage::Damaged => "unlock-tip-damaged",
            Stage::Words => "unlock-tip-words",
            Stage::Whose => "unlock-tip-whose",
            Stage::New if self.on_again => "passphrase-tip-again",
            Stage::New => "passphrase-tip",
            Stage::Sheet => "sheet-tip",
            Stage::Ask => "sheet-tip-ask",
        };
        Some(cx.get(word))
    }
}
