//! Setting up a scheme in five steps. Nothing is made before the fourth is answered, so that one can
//! go back, or close and begin again, at any time.

use crate::app::Cx;
use crate::app::command::{Availability, CommandId, Zone};
use crate::app::effect::{Effect, NewScheme, Reply, Ticket};
use crate::app::key::Key;
use crate::app::nav::PlaceId;
use crate::app::new_key::{ASKED, Fault, NewPassphrase, Sheet};
use crate::app::notice::Trouble;
use crate::app::screen::{Out, Screen, ScreenState};
use crate::app::screens::import_list::ImportList;
use crate::app::secret_box::FORGOTTEN_AFTER;
use crate::app::session::ThemeChoice;
use crate::app::text_box::TextBox;
use crate::domain::text::tidy_line;
use std::time::Duration;

/// Where one is in the setting up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Stage {
    /// Which is easier to read.
    #[default]
    Look,
    /// Names and a passphrase.
    Who,
    /// The recovery sheet is shown.
    Sheet,
    /// Three of its words are asked for.
    Ask,
    /// What to start with.
    Start,
    /// It is made; three things to try.
    Try,
}

impl Stage {
    /// Which of the five steps it belongs to, counted from 1.
    pub const fn step(self) -> u8 {
        match self {
            Self::Look => 1,
            Self::Who => 2,
            Self::Sheet | Self::Ask => 3,
            Self::Start => 4,
            Self::Try => 5,
        }
    }
}

/// What to start with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Start {
    /// Practice people, in a file of their own.
    #[default]
    Practice,
    /// A spreadsheet of one's own.
    Spreadsheet,
    /// An empty file.
    Empty,
}

impl Start {
    /// Every one, in the order of their numbers.
    pub const ALL: [Self; 3] = [Self::Practice, Self::Spreadsheet, Self::Empty];

    /// The id of its words.
    pub const fn word_id(self) -> &'static str {
        match self {
            Self::Practice => "setup-start-practice",
            Self::Spreadsheet => "setup-start-spreadsheet",
            Self::Empty => "setup-start-empty",
        }
    }

    /// The id of the sentence that says what happens then.
    pub const fn help_id(self) -> &'static str {
        match self {
            Self::Practice => "setup-start-practice-how",
            Self::Spreadsheet => "setup-start-spreadsheet-how",
            Self::Empty => "setup-start-empty-how",
        }
    }

    fn at(self) -> usize {
        Self::ALL.iter().position(|s| *s == self).unwrap_or(0)
    }
}

/// The looks to choose from, on A, B and C.
pub const LOOKS: [ThemeChoice; 3] = [
    ThemeChoice::Light,
    ThemeChoice::Dark,
    ThemeChoice::HighContrast,
];

/// A box of the second step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum WhoBox {
    /// The name of whoever sets it up.
    #[default]
    You,
    /// What the scheme is called.
    Scheme,
    /// The passphrase.
    Passphrase,
    /// The passphrase again.
    Again,
}

impl WhoBox {
    const fn next(self) -> Self {
        match self {
            Self::You => Self::Scheme,
            Self::Scheme => Self::Passphrase,
            Self::Passphrase | Self::Again => Self::Again,
        }
    }

    const fn before(self) -> Self {
        match self {
            Self::You | Self::Scheme => Self::You,
            Self::Passphrase => Self::Scheme,
            Self::Again => Self::Passphrase,
        }
    }
}

/// What setting up remembers.
#[derive(Debug, Default)]
pub struct FirstRun {
    /// Where one is.
    pub stage: Stage,
    /// Who sets it up.
    pub you: TextBox,
    /// What the scheme will be called.
    pub scheme: TextBox,
    /// The box in focus in the second step.
    pub focus: WhoBox,
    /// The passphrase.
    pub passphrase: NewPassphrase,
    /// The recovery sheet.
    pub sheet: Sheet,
    /// What to start with, as highlighted.
    pub start: Start,
    /// The scheme is being made.
    pub making: Option<Ticket>,
    asked: Option<Ticket>,
    last_key: Option<Duration>,
}

impl FirstRun {
    /// The last step, once the scheme is made. Everything secret is gone.
    fn made(start: Start) -> Self {
        Self {
            stage: Stage::Try,
            start,
            ..Self::default()
        }
    }

    fn look(cx: &Cx<'_>, look: Option<ThemeChoice>, out: &mut Out) {
        if let Some(look) = look {
            out.theme = Some(look);
            out.effects.push(Effect::KeepLook(look));
            out.say(cx.get(look.word_id()));
        }
    }

    /// The look before or after the one that shows.
    fn look_beside(cx: &Cx<'_>, step: isize) -> Option<ThemeChoice> {
        let at = LOOKS.iter().position(|l| *l == cx.session.theme);
        let to = at.map_or(0, |at| at.saturating_add_signed(step));
        LOOKS.get(to).copied()
    }

    /// On to the next box, the next of the three words, or the next step.
    fn next(&mut self, cx: &Cx<'_>, out: &mut Out) {
        match self.stage {
            Stage::Look => self.stage = Stage::Who,
            Stage::Who if self.focus != WhoBox::Again => self.focus = self.focus.next(),
            Stage::Who => self.check_who(cx, out),
            Stage::Sheet => {
                self.sheet.forget_answers();
                self.stage = Stage::Ask;
            }
            Stage::Ask if self.sheet.at + 1 < ASKED => self.sheet.at += 1,
            Stage::Ask => self.check_words(cx, out),
            Stage::Start => self.begin(cx, out),
            Stage::Try => self.go_on(out),
        }
    }

    /// The box in the way of the second step, with the id of the sentence that says what to do.
    fn in_the_way(&self) -> Option<(WhoBox, &'static str)> {
        if tidy_line(self.you.text()).is_empty() {
            return Some((WhoBox::You, "setup-enter-your-name"));
        }
        if tidy_line(self.scheme.text()).is_empty() {
            return Some((WhoBox::Scheme, "setup-enter-scheme"));
        }
        let fault = self.passphrase.fault()?;
        let at = match fault {
            Fault::NotEnough | Fault::EasyToGuess => WhoBox::Passphrase,
            Fault::NotTwice | Fault::NotTheSame => WhoBox::Again,
        };
        Some((at, fault.word_id()))
    }

    fn check_who(&mut self, cx: &Cx<'_>, out: &mut Out) {
        if let Some((at, word)) = self.in_the_way() {
            self.stage = Stage::Who;
            self.focus = at;
            out.warn(cx.get(word));
        } else {
            self.passphrase.shown = false;
            self.stage = Stage::Sheet;
        }
    }

    fn check_words(&mut self, cx: &Cx<'_>, out: &mut Out) {
        if let Some((at, number)) = self.sheet.wrong() {
            self.sheet.at = at;
            out.warn(cx.words.say("sheet-wrong", &[("n", number.into())]));
        } else {
            self.sheet.forget_answers();
            self.stage = Stage::Start;
        }
    }

    fn begin(&mut self, cx: &Cx<'_>, out: &mut Out) {
        if self.start == Start::Practice {
            out.say(cx.get("setup-start-practice-how"));
            return;
        }
        if self.in_the_way().is_some() {
            self.check_who(cx, out);
            return;
        }
        let scheme = NewScheme {
            name: tidy_line(self.scheme.text()),
            who: tidy_line(self.you.text()),
            passphrase: self.passphrase.first.secret(),
            words: self.sheet.secret(),
        };
        self.making = Some(out.ask_for(|t| Effect::CreateScheme(t, Box::new(scheme))));
    }

    fn go_on(&self, out: &mut Out) {
        match self.start {
            Start::Spreadsheet => {
                out.place(PlaceId::Files);
                out.push(Screen::ImportList(ImportList::default()));
            }
            Start::Practice | Start::Empty => out.place(PlaceId::Today),
        }
    }

    fn move_focus(&mut self, on: bool) {
        match self.stage {
            Stage::Who => {
                self.focus = if on {
                    self.focus.next()
                } else {
                    self.focus.before()
                };
            }
            Stage::Ask if on => self.sheet.at = (self.sheet.at + 1).min(ASKED - 1),
            Stage::Ask => self.sheet.at = self.sheet.at.saturating_sub(1),
            Stage::Start => {
                let at = self
                    .start
                    .at()
                    .saturating_add_signed(if on { 1 } else { -1 });
                self.start = Start::ALL.get(at).copied().unwrap_or(self.start);
            }
            Stage::Look | Stage::Sheet | Stage::Try => {}
        }
    }
}

impl ScreenState for FirstRun {
    fn trail(&self, cx: &Cx<'_>) -> String {
        cx.words
            .say("setup-trail", &[("step", self.stage.step().into())])
    }

    fn zone(&self) -> Zone {
        match self.stage {
            Stage::Who | Stage::Ask => Zone::Typing,
            Stage::Look | Stage::Sheet | Stage::Start | Stage::Try => Zone::Browsing,
        }
    }

    fn shows_places(&self) -> bool {
        false
    }

    fn commands(&self) -> Vec<CommandId> {
        use CommandId::{
            Back, Choices, ChooseA, ChooseB, ChooseC, Down, Left, NextBox, Open, PreviousBox,
            Reveal, Right, Up,
        };
        match self.stage {
            Stage::Look => vec![Open, ChooseA, ChooseB, ChooseC, Left, Right],
            Stage::Who => vec![Open, PreviousBox, Reveal, Choices, Back, NextBox, Up, Down],
            Stage::Sheet => vec![Open, Back],
            Stage::Ask => vec![Open, PreviousBox, Back, NextBox, Up, Down],
            Stage::Start => vec![Open, Back, Up, Down],
            Stage::Try => vec![Open],
        }
    }

    fn command_word(&self, command: CommandId) -> &'static str {
        match command {
            CommandId::Open => "command-next",
            CommandId::PreviousBox => "command-back-box",
            CommandId::Back => match self.stage {
                Stage::Ask => "command-see-sheet",
                Stage::Look | Stage::Who | Stage::Sheet | Stage::Start | Stage::Try => {
                    "command-back-step"
                }
            },
            CommandId::Choices => "command-take-suggestion",
            CommandId::ChooseA => ThemeChoice::Light.word_id(),
            CommandId::ChooseB => ThemeChoice::Dark.word_id(),
            CommandId::ChooseC => ThemeChoice::HighContrast.word_id(),
            _ => command.word_id(),
        }
    }

    fn available(&self, command: CommandId, _cx: &Cx<'_>) -> Availability {
        match command {
            CommandId::Choices if self.passphrase.suggestion.0.is_empty() => Availability::Hidden,
            _ => Availability::Yes,
        }
    }

    fn refresh(&mut self, _cx: &Cx<'_>, out: &mut Out) {
        if self.sheet.words.is_empty() && self.stage < Stage::Try && self.asked.is_none() {
            self.asked = Some(out.ask_for(Effect::MakeRecovery));
        }
    }

    fn command(&mut self, command: CommandId, cx: &Cx<'_>, out: &mut Out) {
        use CommandId::{
            Choices, ChooseA, ChooseB, ChooseC, Down, Left, NextBox, Open, PreviousBox, Reveal,
            Right, Up,
        };
        match command {
            Open => self.next(cx, out),
            ChooseA => Self::look(cx, Some(ThemeChoice::Light), out),
            ChooseB => Self::look(cx, Some(ThemeChoice::Dark), out),
            ChooseC => Self::look(cx, Some(ThemeChoice::HighContrast), out),
            Left => Self::look(cx, Self::look_beside(cx, -1), out),
            Right => Self::look(cx, Self::look_beside(cx, 1), out),
            Reveal => self.passphrase.shown = !self.passphrase.shown,
            Choices => {
                self.passphrase.take_suggestion();
                self.focus = WhoBox::Again;
            }
            NextBox | Down => self.move_focus(true),
            PreviousBox | Up => self.move_focus(false),
            _ => {}
        }
    }

    fn typed(&mut self, key: Key, cx: &Cx<'_>, _out: &mut Out) {
        self.last_key = Some(cx.moment.elapsed);
        match (self.stage, self.focus) {
            (Stage::Who, WhoBox::You) => {
                self.you.key(key);
            }
            (Stage::Who, WhoBox::Scheme) => {
                self.scheme.key(key);
            }
            (Stage::Who, WhoBox::Passphrase) => {
                self.passphrase.first.key(key);
            }
            (Stage::Who, WhoBox::Again) => {
                self.passphrase.again.key(key);
            }
            (Stage::Ask, _) => {
                if let Some(answer) = self.sheet.answer_mut() {
                    answer.key(key);
                }
            }
            (Stage::Look | Stage::Sheet | Stage::Start | Stage::Try, _) => {}
        }
    }

    fn paste(&mut self, text: &str, cx: &Cx<'_>, _out: &mut Out) {
        self.last_key = Some(cx.moment.elapsed);
        match (self.stage, self.focus) {
            (Stage::Who, WhoBox::You) => self.you.paste(text),
            (Stage::Who, WhoBox::Scheme) => self.scheme.paste(text),
            (Stage::Who, WhoBox::Passphrase) => self.passphrase.first.paste(text),
            (Stage::Who, WhoBox::Again) => self.passphrase.again.paste(text),
            (Stage::Ask, _) => {
                if let Some(answer) = self.sheet.answer_mut() {
                    answer.paste(text);
                }
            }
            (Stage::Look | Stage::Sheet | Stage::Start | Stage::Try, _) => {}
        }
    }

    fn undo_typing(&mut self) -> bool {
        match (self.stage, self.focus) {
            (Stage::Who, WhoBox::You) => self.you.undo(),
            (Stage::Who, WhoBox::Scheme) => self.scheme.undo(),
            _ => false,
        }
    }

    fn digit(&mut self, digit: u8, cx: &Cx<'_>, out: &mut Out) -> bool {
        let at = usize::from(digit).checked_sub(1);
        match self.stage {
            Stage::Look => Self::look(cx, at.and_then(|i| LOOKS.get(i).copied()), out),
            Stage::Start => {
                if let Some(start) = at.and_then(|i| Start::ALL.get(i).copied()) {
                    self.start = start;
                    out.say(cx.get(start.help_id()));
                }
            }
            Stage::Who | Stage::Sheet | Stage::Ask | Stage::Try => {}
        }
        true
    }

    fn reply(&mut self, ticket: Ticket, reply: &Reply, cx: &Cx<'_>, out: &mut Out) {
        if self.asked == Some(ticket) {
            self.asked = None;
            self.sheet.take(reply, &mut self.passphrase);
        }
        if self.making != Some(ticket) {
            return;
        }
        self.making = None;
        match reply {
            Reply::Opened(_) => out.replace(Screen::FirstRun(Self::made(self.start))),
            Reply::Trouble(Trouble::WeakPassphrase) => {
                self.stage = Stage::Who;
                self.focus = WhoBox::Passphrase;
            }
            Reply::Trouble(_) => {}
            _ => out.warn(cx.get("setup-not-made")),
        }
    }

    /// Nobody at the keyboard: what is half typed and secret goes, as when the screen is left.
    fn tick(&mut self, cx: &Cx<'_>, out: &mut Out) {
        let gone = |at| cx.moment.elapsed.saturating_sub(at) >= FORGOTTEN_AFTER;
        if self.last_key.is_some_and(gone) {
            self.last_key = None;
            let half_typed = self.stage == Stage::Who && !self.passphrase.first.is_empty();
            if half_typed {
                self.leave(cx, out);
                out.say(cx.get("cleared-half-typed"));
            }
        }
    }

    /// What is half typed and secret goes; what was accepted stays until the scheme is made.
    fn leave(&mut self, _cx: &Cx<'_>, _out: &mut Out) {
        if self.stage == Stage::Who {
            self.passphrase.clear();
        }
        self.sheet.forget_answers();
    }

    fn back(&mut self, cx: &Cx<'_>, out: &mut Out) -> bool {
        self.stage = match self.stage {
            Stage::Look => {
                out.say(cx.get("setup-at-the-start"));
                return true;
            }
            Stage::Who => Stage::Look,
            Stage::Sheet => Stage::Who,
            Stage::Ask => {
                self.sheet.forget_answers();
                Stage::Sheet
            }
            Stage::Start => Stage::Sheet,
            Stage::Try => {
                self.go_on(out);
                Stage::Try
            }
        };
        true
    }

    fn tip(&self, cx: &Cx<'_>) -> Option<String> {
        let word = match self.stage {
            Stage::Look => "setup-tip-look",
            Stage::Who => match self.focus {
                WhoBox::You => "setup-tip-you",
                WhoBox::Scheme => "setup-tip-scheme",
                WhoBox::Passphrase => "passphrase-tip",
                WhoBox::Again => "passphrase-tip-again",
            },
            Stage::Sheet => "sheet-tip",
            Stage::Ask => "sheet-tip-ask",
            Stage::Start => "setup-tip-start",
            Stage::Try => "setup-tip-try",
        };
        Some(cx.get(word))
    }
}
