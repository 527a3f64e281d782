//! What an unknown counts for: shown before it moves, moved only when somebody says so.

use super::matching::{desk, picture};
use crate::desk::{Desk, NOW};
use settled::app::effect::{Effect, Query, Reply, Ticket};
use settled::demo::Size;
use settled::domain::id::ProfileId;
use settled::domain::profile::ProfileKind;
use settled::matching::neutral::SETTING;
use settled::runtime::clock::Clock;
use settled::words::Words;

fn practice() -> Desk {
    Desk::practice(Size::Scheme300)
}

fn setting(desk: &Desk) -> Option<String> {
    let store = desk.keeper.store().unwrap();
    store.setting(SETTING).unwrap().map(|setting| setting.value)
}

/// Who stands on the shortlists of one in ten who want support, in order.
fn orders(desk: &mut Desk) -> Vec<Vec<ProfileId>> {
    let moment = Clock::from_settings(None, Some(NOW)).unwrap().moment();
    let people: Vec<ProfileId> = desk
        .keeper
        .store()
        .unwrap()
        .profiles()
        .unwrap()
        .into_iter()
        .filter(|profile| profile.kind == ProfileKind::Person)
        .map(|profile| profile.id)
        .step_by(10)
        .collect();
    assert!(people.len() > 10);
    let mut lists = Vec::new();
    for id in people {
        let read = Effect::Read(Ticket(1), Query::Shortlist(id));
        let words = Words::english();
        let Some((_, Reply::Shortlist(data))) =
            desk.keeper.perform(read, moment, &super::ids(), &words)
        else {
            panic!("a shortlist")
        };
        lists.push(data.list.eligible().map(|entry| entry.id).collect());
    }
    lists
}

#[test]
fn neutral_values_say_what_will_move_before_they_do_and_can_be_taken_back() {
    let mut desk = practice();
    desk.keys("3 o")
        .expect("What an unknown counts for")
        .expect("Not worked out yet")
        .expect("If they are worked out again: for ");
    picture(&mut desk, "neutrals");
    desk.keys("esc 3 o");
    assert_eq!(setting(&desk), None, "looking changes nothing");
    let before = orders(&mut desk);
    desk.keys("ctrl-s")
        .expect("Saved: Neutral values worked out again, version 1")
        .expect("every value would stay as it is");
    let first = setting(&desk).unwrap();
    assert!(first.starts_with("v1 1 "));
    assert_ne!(orders(&mut desk), before);
    desk.keys("ctrl-s")
        .expect("Every value would stay as it is");
    desk.keys("ctrl-z")
        .expect("Undone: Neutral values worked out again, version 1")
        .expect("Not worked out yet");
    assert_eq!(setting(&desk), None);
    assert_eq!(orders(&mut desk), before);
    // A version that was taken back is not given twice.
    desk.keys("enter").expect("version 2");
    let second = setting(&desk).unwrap();
    assert_eq!(second, first.replacen("v1 1 ", "v1 2 ", 1));
    desk.keys("v").expect("which stays (known answers: ");
}

#[test]
fn a_household_that_is_added_or_changed_moves_no_neutral_value_and_none_of_the_others() {
    let mut desk = practice();
    desk.keys("3 o ctrl-s").expect("version 1");
    let (values, before) = (setting(&desk), orders(&mut desk));
    desk.keys("2 ctrl-n 2 enter «Teilo household» enter enter «sa18ab» enter ctrl-s")
        .expect("People › Teilo household");
    assert_eq!(setting(&desk), values);
    assert_eq!(orders(&mut desk), before);
    desk.keys("e «A calm home» ctrl-s").expect("A calm home");
    assert_eq!((setting(&desk), orders(&mut desk)), (values, before));
}

#[test]
fn with_too_little_known_every_value_stays_and_there_is_nothing_to_do() {
    let mut desk = desk();
    desk.keys("3 o")
        .expect("every value would stay as it is")
        .expect("too few");
    picture(&mut desk, "neutrals_too_few");
    desk.keys("ctrl-s")
        .expect("Every value would stay as it is");
    assert_eq!(setting(&desk), None);
}
