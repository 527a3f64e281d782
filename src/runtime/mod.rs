//! The only place with effects: threads, the terminal, the clock, identifiers, files.

pub mod clock;
pub mod crash;
pub mod home;
pub mod keeper;
pub mod look;
pub mod reruns;
pub mod terminal;
pub mod trouble;
pub mod worker;

use crate::app::effect::Effect;
use crate::app::{Cx, Model, Msg, update};
use crate::ui;
use crate::words::Words;
use clock::Clock;
use std::collections::VecDeque;
use std::io;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

/// How often timers are looked at.
const TICK: Duration = Duration::from_millis(200);

/// Runs the program on the terminal until it is closed.
pub fn run(
    mut model: Model,
    keeper: keeper::Keeper,
    clock: &Clock,
    words: &Words,
) -> io::Result<()> {
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
    };
    let first = desk.model.start(clock.moment(), words, &clock.ids());
    desk.send(first);
    let result = desk.work(&mut screen);
    drop(desk);
    worker.finish();
    drop(screen);
    result
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
}

impl Desk<'_> {
    fn work(&mut self, screen: &mut terminal::Screen) -> io::Result<()> {
        loop {
            self.settle();
            if self.model.closing {
                return Ok(());
            }
            self.draw(screen)?;
            match self.inbox.recv_timeout(TICK) {
                Ok(msg) => self.backlog.push_back(msg),
                Err(std::sync::mpsc::RecvTimeoutError::Timeout) => {
                    self.backlog.push_back(Msg::Tick);
                }
                Err(std::sync::mpsc::RecvTimeoutError::Disconnected) => return Ok(()),
            }
        }
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
            let effects = update(
                &mut self.model,
                msg,
                self.clock.moment(),
                self.words,
                &self.clock.ids(),
            );
            self.send(effects);
            if self.model.closing {
                return;
            }
        }
    }

    fn send(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            if effect == Effect::Quit {
                self.model.closing = true;
            } else if let Effect::Rerun(ticket, setup) = effect {
                self.run_again(reruns::Order::Run(ticket, setup));
            } else if effect == Effect::StopRerun {
                self.run_again(reruns::Order::Stop);
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
        Msg::Reply(..) | Msg::Resize(..) | Msg::Tick | Msg::Shutdown => true,
        Msg::Key(key) => {
            *key == Key::plain(Code::F(9)) || *key == Key::ctrl('l') || *key == Key::ctrl('q')
        }
        Msg::Paste(_) => false,
    }
}
