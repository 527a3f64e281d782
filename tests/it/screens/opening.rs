//! Setting up and opening: on canned answers for the pictures, and once through with the real keys.

use super::{Alone, pictures};
use crate::desk::Desk;
use settled::app::effect::{Effect, LockedScheme, Reply, Secret};
use settled::app::notice::Trouble;
use settled::app::screen::Screen;
use settled::app::session::{Gate, ThemeChoice};
use settled::app::tries::wait_after;
use settled::domain::port::OpKind;
use settled::runtime::home::Home;
use settled::runtime::keeper::Keeper;
use std::time::Duration;

/// 24 different words, in the order of the alphabet.
const WORDS: &str = "apple bread chair dance eagle field grape house index jacket kitchen lemon \
    marble nest orange paper quick river sugar table uncle violin water young";

fn recovery() -> Reply {
    Reply::Recovery {
        suggestion: Secret("otter lamp violin gravel fern".to_owned()),
        words: WORDS
            .split_whitespace()
            .map(|w| Secret(w.to_owned()))
            .collect(),
        ask: [4, 11, 19],
        people: Vec::new(),
    }
}

fn set_up() -> Alone {
    let mut alone = Alone::at(Gate::NoScheme);
    alone.answer(
        |e| match e {
            Effect::MakeRecovery(t) => Some(*t),
            _ => None,
        },
        recovery(),
    );
    alone
}

#[test]
fn each_step_of_setting_up_looks_as_drawn() {
    let mut alone = set_up();
    pictures!(alone, "set-up-1-look");
    alone.keys("enter «Sian» enter «Shire Shared Lives» enter «otter lamp violin gravel»");
    pictures!(alone, "set-up-2-who");
    alone.keys("enter «otter lamp violin gravel» enter");
    pictures!(alone, "set-up-3-sheet");
    alone.keys("enter «dance» enter «kitten» enter «sugar» enter");
    pictures!(alone, "set-up-3-wrong-word");
    alone.keys("backspace backspace backspace backspace backspace backspace «KITCHEN» enter enter");
    pictures!(alone, "set-up-4-start");
    alone.keys("2 enter");
    alone.answer(created, Reply::Opened(Box::default()));
    pictures!(alone, "set-up-5-try");
    alone.keys("enter");
    assert_eq!(alone.model.nav.top().code(), "ImportList");
}

fn created(effect: &Effect) -> Option<settled::app::effect::Ticket> {
    match effect {
        Effect::CreateScheme(ticket, _) => Some(*ticket),
        _ => None,
    }
}

#[test]
fn no_word_of_the_sheet_is_cut_off_in_the_smallest_window() {
    let mut alone = set_up();
    alone.keys("enter «Sian» enter «Shire» enter f4 «otter lamp violin gravel fern» enter");
    for (columns, rows) in [(60, 18), (80, 19), (62, 24), (100, 30), (250, 80)] {
        let screen = alone.screen_at(columns, rows);
        for word in WORDS.split_whitespace() {
            assert!(
                screen.contains(word),
                "{word} at {columns} by {rows}:\n{screen}"
            );
        }
    }
}

#[test]
fn the_look_changes_as_soon_as_its_letter_is_pressed() {
    let mut alone = set_up();
    for (key, look) in [
        ("a", ThemeChoice::Light),
        ("3", ThemeChoice::HighContrast),
        ("B", ThemeChoice::Dark),
    ] {
        alone.keys(key);
        assert_eq!(alone.model.session.theme, look);
        assert_eq!(alone.asked.last(), Some(&Effect::KeepLook(look)));
    }
}

#[test]
fn nothing_is_made_before_every_step_is_done() {
    let mut alone = set_up();
    alone
        .keys("enter enter enter enter enter")
        .expect("Enter your name");
    alone.keys("«Sian» enter «Shire» enter «short» enter «short» enter");
    alone.expect("Passphrase must be 4 words or more");
    alone.keys("f4 «otter lamp violin gravel» enter");
    alone.expect("The 2 are not the same");
    alone.keys("esc esc esc enter f4 «otter lamp violin gravel fern» enter enter esc");
    alone.expect("apple");
    alone.keys("enter «dance» enter «kitchen» enter «sugar» enter 1 enter");
    alone.expect("settled demo");
    assert_eq!(alone.asked.iter().find_map(created), None);
    alone.keys("3 enter");
    let made = alone.asked.iter().find_map(|e| match e {
        Effect::CreateScheme(_, new) => Some(new),
        _ => None,
    });
    let made = made.expect("it is made now");
    assert_eq!((made.who.as_str(), made.name.as_str()), ("Sian", "Shire"));
    assert_eq!(made.passphrase.0, "otter lamp violin gravel fern");
    assert_eq!(made.words.0, WORDS);
}

#[test]
fn nothing_secret_is_printed_or_left_behind() {
    let mut alone = set_up();
    alone.keys("enter «Sian» enter «Shire» enter «otter lamp»");
    let printed = format!("{:?} {:?}", alone.model.nav, alone.asked);
    for secret in ["otter", "lamp", "kitchen", "gravel"] {
        assert!(!printed.contains(secret), "{secret}");
    }
    alone.keys("f9 enter");
    let Screen::FirstRun(state) = alone.model.nav.top() else {
        panic!("setting up goes on")
    };
    assert!(state.passphrase.first.is_empty());
    assert_eq!(state.you.text(), "Sian");
}

fn locked() -> Alone {
    let mut alone = Alone::at(Gate::Locked);
    alone.answer(
        |e| match e {
            Effect::LookAtLocked(t) => Some(*t),
            _ => None,
        },
        Reply::Locked(Box::new(LockedScheme {
            folder: "/home/sian/settled".to_owned(),
            changed: Some("2026-11-09T16:20:00Z".parse().unwrap()),
            last_copy: None,
        })),
    );
    alone
}

fn tried(alone: &mut Alone, reply: Reply) {
    alone.answer(
        |e| match e {
            Effect::Unlock(t, _) => Some(*t),
            _ => None,
        },
        reply,
    );
}

#[test]
fn a_wrong_passphrase_is_told_more_each_time_and_waits_longer() {
    let mut alone = locked();
    alone.keys("«OTTER LAMP» enter");
    assert!(alone.model.waiting());
    alone.expect("Working").expect("Caps Lock may be on");
    tried(&mut alone, Reply::Trouble(Trouble::WrongPassphrase));
    alone.expect("Caps Lock is on");
    let asked = alone.asked.len();
    alone.keys("«otter» enter");
    alone.expect("Wait 1 second");
    assert_eq!(alone.asked.len(), asked);
    alone.moment.elapsed += wait_after(1);
    alone.keys("enter");
    tried(&mut alone, Reply::Trouble(Trouble::WrongPassphrase));
    alone.expect("it was last changed on 9 November");
    pictures!(alone, "unlock-wrong");
    let waits: Vec<Duration> = (1..=8).map(wait_after).collect();
    assert_eq!(waits.first(), Some(&Duration::from_millis(800)));
    assert_eq!(waits.last(), Some(&Duration::from_secs(30)));
    assert!(waits.is_sorted());
}

#[test]
fn recovery_words_are_forgiven_their_commas_and_lead_to_a_new_sheet() {
    let mut alone = locked();
    alone.keys("tab enter «apple bread» enter");
    alone.expect("You have typed 2");
    let numbered: Vec<String> = (1..)
        .zip(WORDS.split_whitespace().skip(2))
        .map(|(n, w)| format!("{}. {},", n + 2, w.to_uppercase()))
        .collect();
    alone.send(settled::app::Msg::Paste(format!(
        " {}",
        numbered.join("\n")
    )));
    pictures!(alone, "unlock-words");
    alone.keys("enter");
    alone.answer(
        |e| match e {
            Effect::TryWords(t, _) => Some(*t),
            _ => None,
        },
        recovery(),
    );
    alone.keys("f4 «otter lamp violin gravel fern» enter");
    pictures!(alone, "unlock-sheet");
    for (columns, rows) in [(60, 18), (80, 19), (62, 24)] {
        let screen = alone.screen_at(columns, rows);
        for word in WORDS.split_whitespace() {
            assert!(
                screen.contains(word),
                "{word} at {columns} by {rows}:\n{screen}"
            );
        }
    }
    alone.keys("enter «dance» enter «kitchen» enter «sugar» enter");
    let keys = alone.asked.iter().find_map(|e| match e {
        Effect::Recover(_, keys) => Some(keys),
        _ => None,
    });
    let keys = keys.expect("the new keys are asked for");
    assert!(keys.old_words.0.starts_with("apple bread 3. CHAIR,"));
    assert_eq!(keys.words.0, WORDS);
}

#[test]
fn a_half_typed_passphrase_is_forgotten_after_a_minute() {
    let mut alone = locked();
    alone.keys("«otter lamp»");
    alone.moment.elapsed += Duration::from_secs(59);
    alone.send(settled::app::Msg::Tick);
    alone.expect("●●●●● ●●●●");
    alone.moment.elapsed += Duration::from_secs(1);
    alone.send(settled::app::Msg::Tick);
    alone.expect("half typed has been cleared");
    assert!(!alone.screen_at(100, 30).contains('●'));
}

fn words_of(desk: &Desk) -> (Vec<String>, [usize; 3]) {
    let sheet = match desk.model.nav.top() {
        Screen::FirstRun(state) => &state.sheet,
        Screen::Unlock(state) => &state.sheet,
        other => panic!("no sheet on {}", other.code()),
    };
    let words = sheet.words.iter().map(|w| w.0.clone()).collect();
    (words, sheet.asked)
}

/// Types the three words of the sheet that are asked for.
fn show_the_sheet(desk: &mut Desk) -> String {
    let (words, asked) = words_of(desk);
    desk.keys("enter");
    for n in asked {
        desk.keys(&format!("«{}» enter", words[n - 1]));
    }
    words.join(" ")
}

/// Sets a scheme up, with the passphrase `otter lamp violin gravel`, and goes to Today. Returns the words of
/// its sheet.
pub(crate) fn set_up_and_open(desk: &mut Desk) -> String {
    desk.keys("enter «Sian» enter «Shire» enter «otter lamp violin gravel» enter");
    desk.keys("«otter lamp violin gravel» enter");
    let sheet = show_the_sheet(desk);
    desk.keys("3 enter")
        .expect("Everything is ready")
        .keys("enter");
    desk.expect("You have no people yet");
    sheet
}

#[test]
fn a_scheme_is_made_opened_lost_and_found_again_with_real_keys() {
    let folder = tempfile::tempdir().unwrap();
    let home = Home::of_scheme(Some(folder.path().join("scheme")));
    let mut desk = Desk::at(Gate::NoScheme, Keeper::new(home.clone()));
    let old_sheet = set_up_and_open(&mut desk);
    drop(desk);

    let mut desk = Desk::at(Gate::Locked, Keeper::new(home.clone()));
    desk.keys("«otter lamp violin grovel» enter")
        .expect("does not open");
    desk.wait(2);
    desk.keys("«otter lamp violin gravel» enter")
        .expect("[1 Today]");
    let history = desk.keeper.store().unwrap().history_all(9).unwrap();
    let kinds: Vec<OpKind> = history.iter().map(|line| line.kind).collect();
    let tried = [
        OpKind::Unlocked,
        OpKind::UnlockFailed,
        OpKind::SchemeCreated,
    ];
    assert_eq!(kinds, tried);
    drop(desk);

    let mut desk = Desk::at(Gate::Locked, Keeper::new(home.clone()));
    desk.keys(&format!("tab enter «{old_sheet}» enter"))
        .expect("The words are right");
    desk.keys("«new lamps for old ones» enter «new lamps for old ones» enter");
    show_the_sheet(&mut desk);
    desk.expect("Destroy the old sheet");
    let history = desk.keeper.store().unwrap().history_all(1).unwrap();
    let last = history.first().map(|line| (line.kind, line.who.as_str()));
    assert_eq!(last, Some((OpKind::KeysRenewed, "Sian")));
    drop(desk);

    let mut desk = Desk::at(Gate::Locked, Keeper::new(home));
    desk.keys(&format!("tab enter «{old_sheet}» enter"))
        .expect("These are not the recovery words");
    desk.wait(1);
    desk.keys("esc «new lamps for old ones» enter")
        .expect("[1 Today]");
}
