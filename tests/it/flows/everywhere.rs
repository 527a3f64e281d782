//! What must hold on every screen.

use crate::desk::Desk;
use proptest::prelude::*;
use settled::app::Msg;
use settled::app::command::{CommandId, Zone};
use settled::app::key::{Code, Key};
use settled::demo::Size;

#[test]
fn f9_hides_everything_from_every_place_and_enter_brings_it_back() {
    for keys in [
        "1",
        "2",
        "2 «pri» enter",
        "4",
        "5",
        "6",
        "7",
        "r",
        "ctrl-k",
        "?",
    ] {
        let mut desk = Desk::practice(Size::Tour10);
        desk.keys(keys)
            .keys("f9")
            .expect("Screen hidden")
            .expect_not("Aled")
            .expect_not("Morgan");
        desk.keys("enter").expect_not("Screen hidden");
    }
}

#[test]
fn names_can_be_shown_as_initials() {
    let mut desk = Desk::practice(Size::Tour10);
    desk.expect("Aled P")
        .keys("f8 f8")
        .expect_not("Aled P")
        .expect("AP");
}

#[test]
fn undo_names_what_it_undid_and_redo_puts_it_back() {
    let mut desk = Desk::practice(Size::Tour10);
    desk.keys("ctrl-z").expect("Nothing to undo yet");
    desk.keys("r 1 enter enter 1 ctrl-s")
        .expect("Recorded for Aled P");
    desk.keys("ctrl-z")
        .expect("Undone: ")
        .expect("Aled P")
        .expect("puts it back");
    desk.keys("ctrl-y").expect("Put back: ");
}

#[test]
fn every_command_of_a_screen_is_in_help_and_has_words() {
    for keys in [
        "1",
        "2 down",
        "2 «pri» enter",
        "2 «pri» enter p",
        "2 «pri» enter m",
        "2 «pri» enter m w",
        "3",
        "3 s",
        "4",
        "5",
        "6",
        "7",
        "r",
    ] {
        let mut desk = Desk::practice(Size::Tour10);
        desk.keys(keys);
        let words = settled::words::Words::english();
        let screen = desk.model.nav.top().state();
        let lines = settled::app::help::lines(screen, &desk.model.keymap, &words);
        for command in screen
            .commands()
            .into_iter()
            .chain(CommandId::EVERYWHERE.iter().copied())
        {
            assert!(
                lines.iter().any(|l| l.command == command),
                "{command:?} is not in the help of {keys}"
            );
            assert!(
                words.has(command.word_id()) && words.has(command.help_id()),
                "{command:?} has no words"
            );
            assert!(
                words.has(screen.command_word(command)),
                "{command:?} has no words on {keys}"
            );
        }
    }
}

#[test]
fn backspace_and_esc_lead_back_to_today_and_never_close() {
    let mut desk = Desk::practice(Size::Tour10);
    desk.keys("2 «pri» enter m w");
    for _ in 0..8 {
        desk.keys("esc");
    }
    desk.expect("You are at the start. Ctrl+Q closes Settled");
    assert!(!desk.model.closing);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    /// Random printable keys in a text box change only that box: no screen is left, nothing is saved.
    #[test]
    fn letters_in_a_box_only_type(text in "[ -~éŵŷ€]{1,40}") {
        let mut desk = Desk::practice(Size::Tour10);
        desk.keys("r 1 enter");
        prop_assert_eq!(desk.model.nav.top().state().zone(), Zone::Typing);
        for c in text.chars() {
            desk.send(Msg::Key(Key::plain(Code::Char(c))));
        }
        prop_assert_eq!(desk.model.nav.top().code(), "Form");
        let settled::app::screen::Screen::Form(page) = desk.model.nav.top() else { unreachable!() };
        prop_assert_eq!(page.form.get("mover-words"), text);
        prop_assert_eq!(page.form.get("mover"), "yes");
    }

    /// Any keys at all: the program goes on, and every screen can be drawn.
    #[test]
    fn any_keys_are_survived(keys in proptest::collection::vec(any_key(), 1..60)) {
        let mut desk = Desk::practice(Size::Tour10);
        for key in keys {
            desk.send(Msg::Key(key));
            desk.screen();
        }
    }
}

fn any_key() -> impl Strategy<Value = Key> {
    let codes = prop_oneof![
        8 => proptest::char::range(' ', '~').prop_map(Code::Char),
        6 => Just(Code::Enter),
        2 => Just(Code::Esc),
        2 => Just(Code::Tab),
        1 => Just(Code::BackTab),
        1 => Just(Code::Backspace),
        1 => Just(Code::Delete),
        4 => prop_oneof![Just(Code::Up), Just(Code::Down), Just(Code::Left), Just(Code::Right)],
        1 => (1_u8..=9).prop_map(Code::F),
    ];
    (codes, proptest::bool::weighted(0.15)).prop_map(|(code, ctrl)| {
        if let Code::Char(c) = code
            && ctrl
            && c.is_ascii_lowercase()
            // Ctrl+Q closes, which is not what this is about.
            && c != 'q'
        {
            return Key::ctrl(c);
        }
        Key::plain(code)
    })
}
