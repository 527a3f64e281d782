//! The history: what a change changed, in words, and putting it back.

use crate::desk::Desk;
use crate::store;
use settled::domain::fact::Fact;
use settled::domain::port::{OpKind, Write};
use settled::domain::preference::Level;
use settled::domain::topic::Topic;
use settled::runtime::home::Home;
use settled::runtime::keeper::Keeper;

/// Aled P and the Morgans, with everything that one of each noun needs, and changes by two people since.
fn desk() -> Desk {
    let mut desk = store::Desk::new();
    desk.put(store::one_of_each());
    let mut aled = desk.store.sheet(store::id(1)).unwrap().unwrap();
    aled.profile.notes = "Likes the sea".to_owned();
    aled.profile.postcode = "SA1".to_owned();
    let wish = &mut aled.wishes[0].preference;
    wish.level = match wish.level {
        Level::MattersALot => Level::WouldBeNice,
        _ => Level::MattersALot,
    };
    let pets = Fact::yes(store::id(990), store::id(1), Topic::Hopes, "", "a dog");
    let writes = vec![
        Write::put(&aled.profile),
        Write::put(&aled.wishes[0].preference),
        Write::put(&pets),
    ];
    desk.put(writes);
    desk.who = "Sian";
    let stamp = desk.stamp();
    let change = settled::domain::port::Change {
        kind: OpKind::Exported,
        about: "the list".to_owned(),
        writes: vec![],
    };
    desk.store.apply(&change, &stamp).unwrap();
    let home = Home::of_scheme(Some("scheme".into()));
    Desk::with(Keeper::with_store(home, desk.store, "Sian").unwrap())
}

#[test]
fn a_change_is_shown_before_and_after_in_words_and_put_back() {
    let mut desk = desk();
    desk.keys("7 h").expect("› History").expect("List exported");
    desk.keys("b").expect("only noted");
    desk.keys("down enter");
    let op = desk.keeper.store().unwrap().history_all(2).unwrap()[1].op;
    let code = desk
        .keeper
        .store()
        .unwrap()
        .change(op)
        .unwrap()
        .unwrap()
        .code;
    for (name, columns, rows) in [
        ("history-change-100x30", 100, 30),
        ("history-change-80x24", 80, 24),
    ] {
        desk = desk.sized(columns, rows);
        // The letters come from random salts.
        let shot = desk.screen().replace(&code, "7K3M9QXD");
        insta::assert_snapshot!(name, shot);
    }
    desk.expect("Profile of Aled P. Notes: was")
        .expect("became Likes the sea");
    desk.keys("b").expect("Put back as it was");
    let sheet = desk
        .keeper
        .store()
        .unwrap()
        .sheet(store::id(1))
        .unwrap()
        .unwrap();
    assert_ne!(sheet.profile.notes, "Likes the sea");
    assert!(sheet.facts.iter().all(|fact| fact.id != store::id(990)));
    // It is a change of its own, so it is undone like one.
    desk.keys("ctrl-z").expect("Undone: Put back as it was");
    let sheet = desk
        .keeper
        .store()
        .unwrap()
        .sheet(store::id(1))
        .unwrap()
        .unwrap();
    assert_eq!(sheet.profile.notes, "Likes the sea");
    assert!(
        desk.keeper
            .store()
            .unwrap()
            .check_file()
            .unwrap()
            .is_whole()
    );
}

#[test]
fn who_changed_the_same_since_is_named() {
    let mut desk = desk();
    desk.keys("7 h down down enter")
        .expect("Room of Morgan, added");
    desk.keys("esc").expect("List exported");
    desk.keys("b")
        .expect("Bethan made a later change to the same thing");
}
