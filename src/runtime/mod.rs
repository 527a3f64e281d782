//! The only place with effects: threads, the terminal, the clock, identifiers, files.

pub mod aside;
pub mod clock;
pub mod crash;
pub mod home;
pub mod keeper;
pub mod limits;
pub mod look;
pub mod memory;
mod output;
pub mod reruns;
pub mod terminal;
pub mod trouble;
pub mod wipe;
pub mod worker;

use crate::app::effect::{Effect, Reply};
use crate::app::notice::Trouble;
use crate::app::{Cx, Model, Msg, update};
use crate::ui;
use crate::words::Words;
use clock::Clock;
use std::collections::VecDeque;
use std::io;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

/// How often it is looked whether the file is closed.
const CLOSING: Duration = Duration::from_millis(5);

/// How often timers are looked at.
const TICK: Duration = Duration::from_millis(200);

/// Runs the program on the terminal until it is closed.
///
/// # Errors
/// What the terminal says, or why no safe copy could be made of what had changed.
pub fn run(
    model: Model,
    keeper: keeper::Keeper,
    clock: &Clock,
    words: &Words,
) -> Result<(), Trouble> {
    let closed = run_on_terminal(model, keeper, clock, words);
    closed.map_err(|error| Trouble::Io(error.to_string()))?
}

/// The outer result is the terminal's, the inner one that of closing the file.
fn run_on_terminal(
    mut model: Model,
    keeper: keeper::Keeper,
    clock: &Clock,
    words: &Words,
) -> io::Result<Result<(), Trouble>> {
    crash::install();
    let mut screen = terminal::Screen::take()?;
    let size = screen.terminal.size()?;
    model.session.size = (size.width, size.height);
    let (messages, inbox) = channel();
    let worker = worker::start(keeper, clock.clone(), &messages)?;
    worker::listen(&messages)?;
    worker::signals(&messages)?;
    let mut desk = Desk {
        model,
        clock,
        words,
        backlog: VecDeque::new(),
        inbox,
        worker: worker.orders.clone(),
        reruns: reruns::start(&messages)?,
        typed_before: VecDeque::new(),
        sleep: clock::SleepWatch::of_the_system(),
        forget: false,
    };
    let first = desk.model.start(clock.moment(), words, &clock.ids());
    desk.send(first);
    let worked = desk.work(&mut screen);
    let orders = std::mem::replace(&mut desk.worker, channel().0);
    drop(orders);
    let closed = worker.finish(|| {
        // The terminal may be gone already; the file is closed all the same.
        let _drawn = desk.wait_for_close(&mut screen);
    });
    drop(desk);
    drop(screen);
    worked.map(|()| closed)
}

/// The one owner of the model.
struct Desk<'a> {
    model: Model,
    clock: &'a Clock,
    words: &'a Words,
    backlog: VecDeque<Msg>,
    inbox: Receiver<Msg>,
    worker: Sender<Effect>,
    reruns: Sender<reruns::Order>,
    /// What was typed before the screen was hidden and had not been taken yet. It waits until the screen is
    /// back: it was meant for what showed then.
    typed_before: VecDeque<Msg>,
    sleep: clock::SleepWatch,
    /// The scheme was locked: nothing of what was shown may stay.
    forget: bool,
}

impl Desk<'_> {
    fn work(&mut self, screen: &mut terminal::Screen) -> io::Result<()> {
        loop {
            self.settle();
            if self.model.closing {
                return Ok(());
            }
            let drawn = self
                .forget_if_asked(screen)
                .and_then(|()| self.draw(screen));
            if let Err(gone) = drawn {
                // The window was closed: what was typed is kept all the same.
                self.take(Msg::Shutdown);
                return Err(gone);
            }
            match self.inbox.recv_timeout(TICK) {
                Ok(msg) => self.backlog.push_back(msg),
                Err(std::sync::mpsc::RecvTimeoutError::Timeout) => self.tick(),
                Err(std::sync::mpsc::RecvTimeoutError::Disconnected) => return Ok(()),
            }
        }
    }

    fn tick(&mut self) {
        if self.sleep.slept() {
            self.backlog.push_back(Msg::Slept);
        }
        self.backlog.push_back(Msg::Tick);
    }

    /// While the file is being closed: only how far that is, nothing that is typed.
    fn wait_for_close(&mut self, screen: &mut terminal::Screen) -> io::Result<()> {
        let Ok(msg) = self.inbox.recv_timeout(CLOSING) else {
            return Ok(());
        };
        if let Msg::Reply(_, Reply::Copying(_)) = msg {
            let ids = self.clock.ids();
            update(&mut self.model, msg, self.clock.moment(), self.words, &ids);
            self.draw(screen)?;
        }
        Ok(())
    }

    /// Handles everything that has come, in order. Keys wait for the answers the screen in front
    /// waits for, so that nothing typed ahead acts on what is not there yet; answers do not wait.
    fn settle(&mut self) {
        loop {
            while let Ok(msg) = self.inbox.try_recv() {
                self.backlog.push_back(msg);
            }
            let waiting = self.model.waiting();
            let Some(next) = self
                .backlog
                .iter()
                .position(|msg| !waiting || is_urgent(msg))
            else {
                return;
            };
            let Some(msg) = self.backlog.remove(next) else {
                return;
            };
            let was_hidden = self.model.hidden.is_some();
            self.take(msg);
            self.keep_for_later(was_hidden, next);
            if self.model.closing {
                return;
            }
        }
    }

    fn take(&mut self, msg: Msg) {
        let effects = update(
            &mut self.model,
            msg,
            self.clock.moment(),
            self.words,
            &self.clock.ids(),
        );
        self.send(effects);
    }

    /// Hiding overtakes what was typed before it. That must not act on the cover, and is not lost either.
    fn keep_for_later(&mut self, was_hidden: bool, overtaken: usize) {
        match (was_hidden, self.model.hidden.is_some()) {
            (false, true) => {
                let later = self.backlog.split_off(overtaken.min(self.backlog.len()));
                let before = std::mem::replace(&mut self.backlog, later);
                self.typed_before.extend(before);
            }
            (true, false) => {
                let mut all = std::mem::take(&mut self.typed_before);
                all.append(&mut self.backlog);
                self.backlog = all;
            }
            (false, false) | (true, true) => {}
        }
    }

    /// After a lock: what was typed for the screens that are gone goes with them, and so does what is left
    /// of them in memory and in the terminal.
    fn forget_if_asked(&mut self, screen: &mut terminal::Screen) -> io::Result<()> {
        if !std::mem::take(&mut self.forget) {
            return Ok(());
        }
        self.typed_before = VecDeque::new();
        self.backlog.shrink_to_fit();
        screen.forget()?;
        wipe::stack();
        Ok(())
    }

    fn send(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            if effect == Effect::Quit {
                self.model.closing = true;
            } else if let Effect::Rerun(ticket, setup) = effect {
                self.run_again(reruns::Order::Run(ticket, setup));
            } else if effect == Effect::StopRerun {
                self.run_again(reruns::Order::Stop);
            } else if effect == Effect::Forget {
                self.forget = true;
                self.run_again(reruns::Order::Forget);
            } else if self.worker.send(effect).is_err() {
                // The worker is gone, and with it the way to the file: its own report has been made.
                self.model.closing = true;
            }
        }
    }

    /// Without re-runs the program only says less, so it goes on if their thread is gone.
    fn run_again(&self, order: reruns::Order) {
        let _heard = self.reruns.send(order);
    }

    fn draw(&self, screen: &mut terminal::Screen) -> io::Result<()> {
        let ids = self.clock.ids();
        let cx = Cx {
            moment: self.clock.moment(),
            words: self.words,
            ids: &ids,
            session: &self.model.session,
        };
        screen
            .terminal
            .draw(|frame| ui::view(&self.model, &cx, frame))?;
        Ok(())
    }
}

/// What must not wait: answers, the size of the window, closing, and hiding the screen.
fn is_urgent(msg: &Msg) -> bool {
    use crate::app::key::{Code, Key};
    match msg {
        Msg::Reply(..) | Msg::Resize(..) | Msg::Tick | Msg::Left | Msg::Slept | Msg::Shutdown => {
            true
        }
        Msg::Key(key) => {
            *key == Key::plain(Code::F(9)) || *key == Key::ctrl('l') || *key == Key::ctrl('q')
        }
        Msg::Paste(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::effect::{Reply, Ticket};
    use crate::app::key::{Code, Key};
    use crate::app::session::{Gate, Scheme, Session, ThemeChoice};

    fn key(code: Code) -> Msg {
        Msg::Key(Key::plain(code))
    }

    /// Somebody presses Enter while an answer is waited for, then hides the screen: the Enter must not bring
    /// it back, and must not be lost.
    #[test]
    fn hiding_overtakes_what_was_typed_before_it() {
        let clock = Clock::new(None);
        let words = Words::english();
        let (messages, inbox) = channel();
        let (worker, _orders) = channel();
        let (reruns, _stopped) = channel();
        let gate = Gate::Open(Scheme::default());
        let mut model = Model::new(Session::new(gate, ThemeChoice::Plain));
        model.awaited.insert(Ticket(1));
        let mut desk = Desk {
            model,
            clock: &clock,
            words: &words,
            backlog: VecDeque::new(),
            inbox,
            worker,
            reruns,
            typed_before: VecDeque::new(),
            sleep: clock::SleepWatch::on(|| Duration::ZERO),
            forget: false,
        };
        for code in [Code::Enter, Code::F(9)] {
            messages.send(key(code)).unwrap();
        }
        desk.settle();
        assert!(desk.model.hidden.is_some());
        messages.send(Msg::Reply(Ticket(1), Reply::Kept)).unwrap();
        desk.settle();
        assert!(desk.model.hidden.is_some());
        assert_eq!(desk.typed_before, [key(Code::Enter)]);
        // Back again: the Enter is there once more, for the screen it was meant for.
        desk.model.awaited.insert(Ticket(2));
        desk.take(key(Code::Enter));
        desk.keep_for_later(true, 0);
        assert!(desk.model.hidden.is_none());
        assert_eq!(desk.backlog, [key(Code::Enter)]);
    }
}
