//! Re-runs of the list that a screen shows: started when the highlight has rested for a moment, stopped
//! when it moves or the screen closes, and kept once they are done.
//!
//! One set of re-runs says something about every home of the list, so once it is done moving about
//! costs nothing. It is asked for again only when the list itself has changed.

use super::Cx;
use super::effect::{Effect, Reply, Ticket};
use super::screen::Out;
use crate::matching::robust::outcome::Outcome;
use crate::matching::robust::rerun::Setup;
use std::sync::Arc;
use std::time::Duration;

/// How often a list is run again. A share of ten is then known to within a twentieth of one.
pub const DRAWS: u32 = 10_000;

/// For how long the highlight must rest before re-runs start.
const REST: Duration = Duration::from_millis(200);

/// The re-runs of one list.
#[derive(Debug, Default)]
pub struct Reruns {
    setup: Option<Arc<Setup>>,
    outcome: Option<Arc<Outcome>>,
    moved: Duration,
    asked: Option<Ticket>,
}

impl Reruns {
    /// What came of them, once they are done.
    pub fn outcome(&self) -> Option<&Outcome> {
        self.outcome.as_deref()
    }

    /// A list was read. What is known of it is kept if nothing about it has changed.
    pub fn show(&mut self, setup: &Arc<Setup>, cx: &Cx<'_>, out: &mut Out) {
        let same = self.setup.as_ref().is_some_and(|known| known == setup);
        self.moved(cx, out);
        if !same {
            self.outcome = None;
        }
        self.setup = Some(Arc::clone(setup));
    }

    /// The same list shows on a screen that was opened from here.
    #[must_use]
    pub fn handed_on(&self) -> Self {
        Self {
            setup: self.setup.clone(),
            outcome: self.outcome.clone(),
            ..Self::default()
        }
    }

    /// The highlight moved, or something else was done: what is under way stops.
    pub fn moved(&mut self, cx: &Cx<'_>, out: &mut Out) {
        self.moved = cx.moment.elapsed;
        self.stop(out);
    }

    /// The screen closes or is hidden.
    pub fn stop(&mut self, out: &mut Out) {
        if self.asked.take().is_some() {
            out.effects.push(Effect::StopRerun);
        }
    }

    /// A moment passed: starts them if the highlight has rested and they are not known yet.
    pub fn tick(&mut self, cx: &Cx<'_>, out: &mut Out) {
        let rested = cx.moment.elapsed.saturating_sub(self.moved) >= REST;
        let Some(setup) = self.setup.as_ref().filter(|setup| setup.homes.len() > 1) else {
            return;
        };
        if rested && self.asked.is_none() && self.outcome.is_none() {
            let ticket = out.ticket();
            self.asked = Some(ticket);
            out.effects.push(Effect::Rerun(ticket, Arc::clone(setup)));
        }
    }

    /// An answer. Returns whether it was the one waited for.
    pub fn reply(&mut self, ticket: Ticket, reply: &Reply) -> bool {
        if self.asked != Some(ticket) {
            return false;
        }
        self.asked = None;
        if let Reply::Rerun(outcome) = reply {
            self.outcome = Some(Arc::clone(outcome));
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Moment;
    use crate::app::session::{Gate, Session, ThemeChoice};
    use crate::domain::id::{Ids, ProfileId};
    use crate::matching::robust::rerun::{Home, Rerun};
    use crate::words::Words;
    use jiff::Timestamp;
    use jiff::civil::{date, time};
    use uuid::Uuid;

    fn setup(homes: u128) -> Arc<Setup> {
        let home = |n| Home {
            id: ProfileId(Uuid::from_u128(n)),
            own: Vec::new(),
            theirs: Vec::new(),
        };
        Arc::new(Setup::new(
            ProfileId(Uuid::nil()),
            (1..=homes).map(home).collect(),
        ))
    }

    /// What is asked for when something happens so many milliseconds after the start.
    fn at(millis: u64, happens: impl FnOnce(&Cx<'_>, &mut Out)) -> Vec<Effect> {
        let (words, ids) = (Words::english(), Ids::new(Uuid::nil()));
        let session = Session::new(Gate::NoScheme, ThemeChoice::Dark);
        let cx = Cx {
            moment: Moment {
                now: Timestamp::UNIX_EPOCH,
                today: date(2026, 11, 12),
                time: time(9, 14, 0, 0),
                elapsed: Duration::from_millis(millis),
            },
            words: &words,
            ids: &ids,
            session: &session,
        };
        let mut out = Out::new(0);
        happens(&cx, &mut out);
        out.effects
    }

    #[test]
    fn they_start_after_a_rest_and_stop_when_the_highlight_moves() {
        let (mut reruns, list) = (Reruns::default(), setup(2));
        assert_eq!(at(1_000, |cx, out| reruns.show(&list, cx, out)), []);
        assert_eq!(at(1_100, |cx, out| reruns.tick(cx, out)), []);
        let asked = [Effect::Rerun(Ticket(1), Arc::clone(&list))];
        assert_eq!(at(1_200, |cx, out| reruns.tick(cx, out)), asked);
        assert_eq!(at(1_400, |cx, out| reruns.tick(cx, out)), []);
        let stopped = at(1_500, |cx, out| reruns.moved(cx, out));
        assert_eq!(stopped, [Effect::StopRerun]);
        assert_eq!(at(1_600, |cx, out| reruns.tick(cx, out)), []);
        assert_eq!(at(1_700, |cx, out| reruns.tick(cx, out)), asked);
    }

    #[test]
    fn what_is_known_is_not_asked_again_unless_the_list_changes() {
        let (mut reruns, list) = (Reruns::default(), setup(2));
        at(0, |cx, out| reruns.show(&list, cx, out));
        at(500, |cx, out| reruns.tick(cx, out));
        let outcome = Arc::new(Rerun::new(&list).into_outcome());
        assert!(!reruns.reply(Ticket(9), &Reply::Rerun(Arc::clone(&outcome))));
        assert!(reruns.reply(Ticket(1), &Reply::Rerun(outcome)));
        at(600, |cx, out| reruns.show(&setup(2), cx, out));
        assert_eq!(at(2_000, |cx, out| reruns.tick(cx, out)), []);
        assert!(reruns.handed_on().outcome().is_some());
        at(2_100, |cx, out| reruns.show(&setup(3), cx, out));
        assert!(reruns.outcome().is_none());
        assert_eq!(at(3_000, |cx, out| reruns.tick(cx, out)).len(), 1);
    }

    #[test]
    fn a_list_of_one_is_not_run_again() {
        let mut reruns = Reruns::default();
        at(0, |cx, out| reruns.show(&setup(1), cx, out));
        assert_eq!(at(900, |cx, out| reruns.tick(cx, out)), []);
    }
}
