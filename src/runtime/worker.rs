//! The threads: one that keeps the file, one that reads the keyboard, one that hears the system.

use super::aside::Aside;
use super::clock::Clock;
use super::keeper::Keeper;
use super::{terminal, wipe};
use crate::app::Msg;
use crate::app::effect::Effect;
use crate::app::notice::Trouble;
use std::io;
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::{Builder, JoinHandle};
use std::time::Duration;

/// How long nothing must be asked for before the keeper looks what is due by itself.
const IDLE: Duration = Duration::from_secs(10);

/// The thread that keeps the file.
#[derive(Debug)]
pub struct Worker {
    /// Where its orders go.
    pub orders: Sender<Effect>,
    thread: JoinHandle<Result<(), Trouble>>,
}

impl Worker {
    /// Lets it do what it was asked and then close the file, and waits for it: nothing that was
    /// acknowledged is cut short. Calls `wait` again and again until it is done.
    ///
    /// # Errors
    /// Why no safe copy could be made of what had changed.
    pub fn finish(self, mut wait: impl FnMut()) -> Result<(), Trouble> {
        drop(self.orders);
        while !self.thread.is_finished() {
            wait();
        }
        // If it panicked, that has been reported by the hook; there is nothing to add.
        self.thread.join().unwrap_or(Ok(()))
    }
}

/// Starts the thread that keeps the file.
pub fn start(mut keeper: Keeper, clock: Clock, to: &Sender<Msg>) -> io::Result<Worker> {
    let (orders, inbox) = channel::<Effect>();
    let to = to.clone();
    let thread = Builder::new().name("keeper".to_owned()).spawn(move || {
        let words = crate::words::Words::english();
        let closing = CloseOnPanic(to.clone());
        keeper.tell_aside(Aside::new(to.clone(), clock.clone()));
        loop {
            let reply = match inbox.recv_timeout(IDLE) {
                Ok(effect) => {
                    let locks = matches!(effect, Effect::Lock(_));
                    let reply = keeper.perform(effect, clock.moment(), &clock.ids(), &words);
                    if locks {
                        wipe::stack();
                    }
                    reply
                }
                Err(RecvTimeoutError::Timeout) => keeper.while_idle(clock.moment()),
                Err(RecvTimeoutError::Disconnected) => break,
            };
            if let Some((ticket, reply)) = reply {
                // Nobody may wait for answers any more, but drafts may still come.
                let _heard = to.send(Msg::Reply(ticket, reply));
            }
        }
        let closed = keeper.close(clock.moment());
        std::mem::forget(closing);
        closed.map(|_made| ())
    })?;
    Ok(Worker { orders, thread })
}

/// Closes the program when the thread that keeps the file cannot go on.
struct CloseOnPanic(Sender<Msg>);

impl Drop for CloseOnPanic {
    fn drop(&mut self) {
        let _closing = self.0.send(Msg::Shutdown);
    }
}

/// Starts the thread that reads the keyboard. It ends with the program.
pub fn listen(to: &Sender<Msg>) -> io::Result<()> {
    let to = to.clone();
    Builder::new()
        .name("keyboard".to_owned())
        .spawn(move || terminal::listen(&to))?;
    Ok(())
}

/// Starts the thread that hears the system ask the program to close.
#[cfg(unix)]
pub fn signals(to: &Sender<Msg>) -> io::Result<()> {
    use signal_hook::consts::{SIGHUP, SIGTERM};
    let mut signals = signal_hook::iterator::Signals::new([SIGHUP, SIGTERM])?;
    let to = to.clone();
    Builder::new().name("signals".to_owned()).spawn(move || {
        for _ in &mut signals {
            if to.send(Msg::Shutdown).is_err() {
                return;
            }
        }
    })?;
    Ok(())
}

/// On this system a window that closes ends the program at once; drafts are kept as they are typed.
#[cfg(not(unix))]
pub fn signals(_to: &Sender<Msg>) -> io::Result<()> {
    Ok(())
}
