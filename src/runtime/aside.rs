//! The way back for what is done beside the keeper's orders.

use super::clock::Clock;
use crate::app::Msg;
use crate::app::effect::{Reply, Ticket};
use std::sync::mpsc::Sender;
use std::time::Duration;

/// Shorter than this, nobody is told how far something is.
const WORTH_TELLING: Duration = Duration::from_secs(1);

/// Where answers go that come later than the keeper's own.
#[derive(Debug, Clone)]
pub struct Aside {
    to: Sender<Msg>,
    clock: Clock,
}

impl Aside {
    /// To the owner of the model.
    pub fn new(to: Sender<Msg>, clock: Clock) -> Self {
        Self { to, clock }
    }

    /// Sends an answer. Nobody may wait for it any more.
    pub fn send(&self, ticket: Ticket, reply: Reply) {
        let _heard = self.to.send(Msg::Reply(ticket, reply));
    }

    /// Says how far something is that was begun at a moment of the program's own clock, once it has taken a
    /// while.
    pub fn progress(&self, begun: Duration, reply: Reply) {
        if self.clock.moment().elapsed.saturating_sub(begun) >= WORTH_TELLING {
            self.send(Ticket(0), reply);
        }
    }
}
