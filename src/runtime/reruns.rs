//! The thread that runs lists again while somebody reads them. It touches no file.
//!
//! It works in small steps and looks between them whether it should stop, so that moving the highlight
//! never waits. What it has done so far is kept: going on with the same list costs only the rest.

use crate::app::Msg;
use crate::app::effect::{Reply, Ticket};
use crate::app::reruns::DRAWS;
use crate::matching::robust::rerun::{Rerun, Setup};
use std::io;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};
use std::thread::Builder;

/// Draws between two looks at the orders: a few thousandths of a second for the longest list.
const STEP: u32 = 250;

/// What the thread may be told.
#[derive(Debug)]
pub enum Order {
    /// Run a list again and send what came of it.
    Run(Ticket, Arc<Setup>),
    /// Stop.
    Stop,
    /// Stop, and keep nothing of what was done.
    Forget,
}

/// Runs a list again from the first draw to the last.
pub fn whole(setup: &Setup) -> Reply {
    let mut rerun = Rerun::new(setup);
    rerun.step(DRAWS);
    Reply::Rerun(Arc::new(rerun.into_outcome()))
}

/// Starts the thread. It ends when nobody can give it orders any more.
pub fn start(to: &Sender<Msg>) -> io::Result<Sender<Order>> {
    let (orders, inbox) = channel();
    let to = to.clone();
    Builder::new()
        .name("re-runs".to_owned())
        .spawn(move || work(&inbox, &to))?;
    Ok(orders)
}

fn work(inbox: &Receiver<Order>, to: &Sender<Msg>) {
    let mut kept: Option<(Arc<Setup>, Rerun)> = None;
    let mut next = inbox.recv().ok();
    while let Some(order) = next.take() {
        if matches!(order, Order::Forget) {
            kept = None;
        }
        if let Order::Run(ticket, setup) = order {
            let rerun = match kept.take() {
                Some((known, rerun)) if known == setup => rerun,
                Some(_) | None => Rerun::new(&setup),
            };
            match run(rerun, inbox) {
                Ran::Done(outcome) => {
                    if to.send(Msg::Reply(ticket, outcome)).is_err() {
                        return;
                    }
                }
                Ran::Stopped(rerun, order) => {
                    kept = Some((setup, *rerun));
                    next = order;
                    if next.is_none() {
                        return;
                    }
                    continue;
                }
            }
        }
        next = inbox.recv().ok();
    }
}

/// How far it got.
enum Ran {
    /// To the end, with the answer.
    Done(Reply),
    /// Until another order came, or nobody was there any more.
    Stopped(Box<Rerun>, Option<Order>),
}

fn run(mut rerun: Rerun, inbox: &Receiver<Order>) -> Ran {
    loop {
        let left = DRAWS.saturating_sub(rerun.outcome().draws());
        if left == 0 {
            return Ran::Done(Reply::Rerun(Arc::new(rerun.into_outcome())));
        }
        match inbox.try_recv() {
            Ok(order) => return Ran::Stopped(Box::new(rerun), Some(order)),
            Err(TryRecvError::Disconnected) => return Ran::Stopped(Box::new(rerun), None),
            Err(TryRecvError::Empty) => rerun.step(STEP.min(left)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::ProfileId;
    use crate::matching::robust::rerun::Home;
    use crate::matching::score::Line;
    use crate::matching::value::Bounds;
    use uuid::Uuid;

    fn setup(subject: u128) -> Arc<Setup> {
        let home = |n| Home {
            id: ProfileId(Uuid::from_u128(n)),
            own: vec![Line::new(1, Bounds::UNKNOWN, 50_000)],
            theirs: Vec::new(),
        };
        let subject = ProfileId(Uuid::from_u128(subject));
        Arc::new(Setup::new(subject, (1..=3).map(home).collect()))
    }

    /// However the orders fall between the steps, only the last one is sure of an answer, and each
    /// answer that comes is the whole one.
    #[test]
    fn stopping_and_going_on_ends_with_the_same_answer() {
        let (to, answers) = channel();
        let orders = start(&to).unwrap();
        for order in [
            Order::Run(Ticket(1), setup(7)),
            Order::Stop,
            Order::Run(Ticket(2), setup(8)),
            Order::Run(Ticket(3), setup(7)),
            Order::Stop,
            Order::Stop,
            Order::Run(Ticket(4), setup(7)),
        ] {
            orders.send(order).unwrap();
        }
        let last = loop {
            let Msg::Reply(ticket, reply) = answers.recv().unwrap() else {
                panic!("it only ever answers");
            };
            match ticket {
                Ticket(4) => break reply,
                Ticket(2) => assert_eq!(reply, whole(&setup(8))),
                Ticket(_) => assert_eq!(reply, whole(&setup(7))),
            }
        };
        assert_eq!(last, whole(&setup(7)));
        drop(orders);
        drop(to);
        assert!(answers.recv().is_err());
    }
}
