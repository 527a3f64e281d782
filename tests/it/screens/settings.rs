//! Settings: how the page looks, and that a setting is a change like any other.

use super::{Alone, pictures};
use crate::desk::Desk;
use settled::app::effect::{Effect, Query, Reply};
use settled::app::session::NamesShown;
use settled::demo::Size;
use settled::domain::port::OpKind;
use settled::domain::settings::SettingKey;

fn page() -> Alone {
    let mut alone = Alone::open();
    alone.keys("7 ctrl-k «settings» enter");
    alone.answer(
        |e| match e {
            Effect::Read(ticket, Query::Settings) => Some(*ticket),
            _ => None,
        },
        Reply::Settings(Vec::new()),
    );
    alone
}

#[test]
fn it_is_one_page_with_a_sentence_each() {
    let mut alone = page();
    pictures!(alone, "settings");
    alone.keys("down down enter backspace «120» enter");
    alone.expect("It must be a whole number from 1 to 60");
    pictures!(alone, "settings-typing");
    let page = alone.screen_at(100, 30);
    let words = settled::words::Words::english();
    for key in SettingKey::ALL {
        assert!(page.contains(&words.get(key.word_id())), "{key:?}\n{page}");
    }
}

#[test]
fn nothing_is_written_before_it_is_right() {
    let mut alone = page();
    alone.keys("down down enter backspace «120» enter esc");
    alone.keys("enter enter");
    let changed =
        |e: &Effect| matches!(e, Effect::Apply(_, c) if c.kind == OpKind::SettingsChanged);
    assert!(!alone.asked.iter().any(changed));
    alone.keys("enter backspace «12» enter");
    assert!(alone.asked.iter().any(changed));
}

#[test]
fn a_setting_holds_at_once_and_undo_takes_it_back() {
    let mut desk = Desk::practice(Size::Tour10);
    let idle = |desk: &Desk| desk.model.session.settings().idle_minutes;
    desk.keys("7 ctrl-k «settings» enter down down enter backspace «12» enter")
        .expect("12 minutes");
    assert_eq!(idle(&desk), 12);
    desk.keys("enter backspace backspace «3» ctrl-s")
        .expect("3 minutes");
    desk.keys("ctrl-z").expect("12 minutes");
    assert_eq!(idle(&desk), 12);
    desk.keys("ctrl-z").expect("5 minutes");
    assert_eq!(idle(&desk), 5);
    desk.keys("up enter").expect("first name and initial");
    assert_eq!(desk.model.session.names, NamesShown::FirstAndInitial);
    desk.keys("1").expect("Aled P");
}
