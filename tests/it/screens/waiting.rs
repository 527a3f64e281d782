//! What shows while an answer is on its way: nothing that is not known yet.

use super::Alone;
use settled::app::Msg;
use settled::app::effect::{Effect, Query, Reply, Ticket};
use std::time::Duration;

fn today(effect: &Effect) -> Option<Ticket> {
    match effect {
        Effect::Read(ticket, Query::Today) => Some(*ticket),
        _ => None,
    }
}

#[test]
fn nothing_is_said_about_the_record_before_it_was_read() {
    let mut alone = Alone::open();
    let screen = alone.screen_at(100, 30);
    for untrue in ["no people yet", "Nothing is late", "nothing due"] {
        assert!(!screen.contains(untrue), "{untrue}:\n{screen}");
    }
    alone.answer(today, Reply::Today(Box::default()));
    alone.expect("You have no people yet");
    alone.expect("Nothing is late");
    alone.keys("6");
    assert!(!alone.screen_at(100, 30).contains("Who is waiting (0)"));
}

#[test]
fn a_long_wait_is_told_and_ends_with_the_answer() {
    let mut alone = Alone::open();
    let told = "Working. What you press meanwhile is kept";
    alone.moment.elapsed = Duration::from_millis(400);
    alone.send(Msg::Tick);
    assert!(!alone.screen_at(100, 30).contains(told));
    alone.moment.elapsed = Duration::from_millis(600);
    alone.send(Msg::Tick);
    alone.expect(told);
    alone.answer(today, Reply::Today(Box::default()));
    assert!(!alone.screen_at(100, 30).contains(told));
    // The next wait is counted from when it began.
    alone.keys("2");
    assert!(!alone.screen_at(100, 30).contains(told));
}
