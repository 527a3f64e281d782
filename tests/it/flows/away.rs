//! Away from the keyboard: the cover, the lock, and that nothing of the record is left in the program.

use crate::desk::Desk;
use settled::app::Msg;
use settled::app::session::Gate;
use settled::demo::Size;
use settled::runtime::home::Home;
use settled::runtime::keeper::Keeper;
use settled::store::Store;

/// Somebody who must not be found where she should not be.
const CANARY: &str = "Canaryname Q";

/// What she said, half typed.
const WORDS: &str = "the canary sang";

/// A real scheme in memory with one person in it.
fn real() -> Desk {
    let home = Home::of_scheme(Some("scheme".into()));
    let store = Store::in_memory(false).unwrap();
    let mut desk = Desk::with(Keeper::with_store(home, store, "Sian").unwrap());
    add_canary(&mut desk);
    desk
}

fn add_canary(desk: &mut Desk) {
    desk.keys(&format!(
        "2 ctrl-n 1 enter «{CANARY}» enter enter «sa18ab» enter ctrl-s"
    ))
    .expect(CANARY);
}

/// Begins a form about her and stops in the middle.
fn half_typed(desk: &mut Desk) {
    desk.keys("2 ctrl-n 1 enter").keys(&format!("«{WORDS}»"));
}

/// Fails if anything of the record is in the model or on the screen.
fn nothing_is_left(desk: &mut Desk) {
    let screens = desk.screen();
    for place in [screens, format!("{:?}", desk.model)] {
        let place = place.to_lowercase();
        assert!(!place.contains("canary"), "{place}");
        assert!(!place.contains("sa1 8ab"), "{place}");
    }
    assert!(desk.keeper.store().is_err(), "the file is closed");
    assert_eq!(desk.model.session.gate, Gate::Locked);
}

#[test]
fn five_minutes_without_a_key_lock_with_notice() {
    let mut desk = real();
    half_typed(&mut desk);
    desk.keys("ctrl-c").wait(4 * 60 + 29);
    desk.expect(WORDS).expect_not("Locking in");
    desk.wait(1);
    desk.expect("Locking in 30 seconds. Press any key to stay");
    desk.wait(20);
    desk.expect("Locking in 10 seconds");
    desk.wait(10);
    desk.expect("Locked after 5 minutes without a key");
    nothing_is_left(&mut desk);
}

#[test]
fn any_key_stays_and_one_that_does_not_type_does_nothing_else() {
    let mut desk = real();
    desk.keys("1").wait(4 * 60 + 45);
    desk.keys("2").expect("[1 Today]").expect_not("Locking in");
    desk.wait(4 * 60 + 29);
    desk.expect("[1 Today]").expect_not("Locking in");
    half_typed(&mut desk);
    desk.wait(4 * 60 + 45);
    desk.keys("«!»").expect("the canary sang!");
    desk.wait(5 * 60);
    nothing_is_left(&mut desk);
}

#[test]
fn the_minutes_are_a_setting() {
    let mut desk = real();
    desk.keys("7 ctrl-k «settings» enter down down enter backspace «1» enter")
        .expect("1 minute");
    desk.wait(59);
    desk.expect("Locking in 1 second.");
    desk.wait(1);
    desk.expect("Locked after 1 minute without a key");
}

/// The sentence that says why it locked, and a way to get there.
type Way = (&'static str, fn(&mut Desk));

#[test]
fn every_way_to_the_lock_ends_with_nothing_left() {
    let ways: [Way; 4] = [
        ("because you asked", |desk| {
            desk.keys("ctrl-k «lock now» enter");
        }),
        ("because this computer slept", |desk| desk.send(Msg::Slept)),
        ("nobody came back for a minute", |desk| {
            desk.keys("f9").wait(61);
        }),
        ("because you asked", |desk| {
            desk.keys("7 ctrl-k «settings» enter down down down enter f9");
        }),
    ];
    for (because, way) in ways {
        for before in [
            "1",
            "2",
            "2 enter",
            "2 ctrl-n 1 enter «the canary»",
            "?",
            "ctrl-k «can»",
            "7 ctrl-p",
        ] {
            let mut desk = real();
            desk.keys(before);
            if because.contains("asked") {
                // Back to Today, where no box takes the letters.
                desk.keys("esc esc esc esc");
            }
            way(&mut desk);
            desk.expect(because);
            nothing_is_left(&mut desk);
        }
    }
}

#[test]
fn a_draft_that_cannot_be_kept_is_not_thrown_away() {
    let mut desk = real();
    desk.keys("2 ctrl-n 1 enter");
    // The file is as full as it can be, and more is typed than it has room for.
    desk.keeper.store().unwrap().limit_pages(1).unwrap();
    desk.send(Msg::Paste("canary ".repeat(4_000)));
    desk.wait(5 * 60);
    desk.expect("There is no space left")
        .expect("Type your passphrase")
        .expect_not("anary");
    assert!(desk.keeper.store().is_ok());
    desk.keys("enter").expect("Screen hidden");
}

#[test]
fn practice_people_are_covered_and_never_locked() {
    let mut desk = Desk::practice(Size::Tour10);
    desk.keys("ctrl-k «lock now» enter")
        .expect("there is nothing to lock");
    desk.wait(4 * 60 + 30);
    desk.expect("Hiding the screen in 30 seconds");
    desk.wait(30);
    desk.expect("Screen hidden").expect_not("Aled");
    desk.wait(3_600);
    desk.keys("enter").expect("Aled P");
    desk.send(Msg::Slept);
    desk.expect("Screen hidden").keys("enter").expect("Aled P");
}

#[test]
fn leaving_the_window_hides_only_where_that_is_set() {
    let mut desk = real();
    desk.send(Msg::Left);
    desk.expect(CANARY);
    desk.keys("7 ctrl-k «settings» enter down down down down enter 2 esc");
    desk.send(Msg::Left);
    desk.expect("Screen hidden").expect_not(CANARY);
}

#[test]
fn f9_covers_whatever_shows_and_enter_brings_the_same_back() {
    for keys in [
        "2 enter",
        "2 ctrl-n 1 enter «the canary»",
        "ctrl-k «can»",
        "?",
        "7 ctrl-p",
        "7 i",
        "7 h",
        "7 ctrl-k «settings» enter down down enter",
    ] {
        let mut desk = real();
        desk.keys(keys);
        let before = desk.screen();
        desk.keys("f9")
            .expect("Screen hidden")
            .expect_not("anary")
            .expect_not("SA1");
        desk.keys("a 1 esc tab «canary»").expect_not("anary");
        desk.keys("enter");
        // The first line may say since when a draft is kept.
        let body = |screen: &str| {
            screen
                .lines()
                .skip(1)
                .map(str::to_owned)
                .collect::<Vec<_>>()
        };
        let after = desk.screen();
        assert_eq!(body(&after)[..20], body(&before)[..20], "{keys}\n{after}");
    }
    for gate in [Gate::NoScheme, Gate::Locked] {
        let folder = tempfile::tempdir().unwrap();
        let keeper = Keeper::new(Home::of_scheme(Some(folder.path().to_owned())));
        let mut desk = Desk::at(gate, keeper);
        desk.keys("f9").expect("Screen hidden").wait(3_600);
        desk.keys("enter").expect_not("Screen hidden");
    }
}

#[test]
fn after_a_lock_the_passphrase_opens_today_and_the_draft_is_there() {
    let folder = tempfile::tempdir().unwrap();
    let home = Home::of_scheme(Some(folder.path().join("scheme")));
    let mut desk = Desk::at(Gate::NoScheme, Keeper::new(home));
    crate::screens::opening::set_up_and_open(&mut desk);
    add_canary(&mut desk);
    half_typed(&mut desk);
    desk.keys("f8").wait(5 * 60);
    nothing_is_left(&mut desk);
    desk.keys("«otter lamp violin gravel» enter")
        .expect("[1 Today]")
        .expect("Carry on where you left off")
        .keys("enter")
        .expect(WORDS);
}
