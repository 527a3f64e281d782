//! People who come and go, passphrases that change, and a stop at every step of writing it down.

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::*;

const THIRD: &str = "nine copper kettles singing";

fn person(name: &str) -> Holder {
    Holder {
        name: name.to_owned(),
        role: Role::Officer,
    }
}

fn with(made: &Made, name: &str, passphrase: &str) -> Result<SlotFile, KeyFault> {
    let holder = person(name);
    let new = Newcomer {
        holder: &holder,
        created: TODAY,
        passphrase: &Passphrase::new(passphrase),
        kdf: KdfParams::for_tests(),
    };
    made.file.with_person(
        &made.data_key,
        &new,
        &mut seeded(1_000 + made.file.edition()),
    )
}

fn two() -> Made {
    let made = made();
    let file = with(&made, "Bethan R", OTHER).unwrap();
    Made { file, ..made }
}

fn slot_of(file: &SlotFile, name: &str) -> Uuid {
    let mut people = file.people();
    people.find(|s| s.holder().name == name).unwrap().id()
}

/// Aled's slot goes; Bethan stays.
fn rotated(made: &Made, words: &RecoveryWords) -> Rotation {
    let gone = slot_of(&made.file, "Aled P");
    let maker = person("Bethan R");
    made.file
        .without_person(&made.data_key, gone, &sheet(&maker, words), &mut seeded(21))
        .unwrap()
}

#[test]
fn a_newcomer_opens_the_scheme_with_a_passphrase_of_their_own() {
    let made = two();
    let file = read(&made.file.to_text()).unwrap();
    for passphrase in [PASSPHRASE, OTHER] {
        let opened = opens_with(&file, passphrase).unwrap();
        assert!(opened.data_key.is(&made.data_key));
    }
    let opened = opens_with(&file, OTHER).unwrap();
    assert_eq!(
        file.slot(opened.slot).unwrap().holder(),
        &person("Bethan R")
    );
    assert!(file.unlock_with_recovery(&made.words).is_ok());
    assert_eq!(file.edition(), 2);
    assert_eq!(file.sheet().unwrap().holder(), &holder());
}

#[test]
fn opening_takes_one_stretching_however_many_people_there_are() {
    let text = two().file.to_text();
    let salt = |line: &&str| line.trim_start().starts_with("\"salt\"");
    let mut salts: Vec<&str> = text.lines().filter(salt).collect();
    salts.sort_unstable();
    salts.dedup();
    assert_eq!(salts.len(), 2, "one for the people, one for the sheet");
}

#[test]
fn two_people_never_share_a_name_or_a_passphrase() {
    let made = made();
    for name in ["Aled P", " aled  p", "ALED P", "Áled P"] {
        let refused = with(&made, name, OTHER);
        assert!(matches!(refused, Err(KeyFault::NameTaken)), "{name}");
    }
    for name in ["", " \t", &"é".repeat(201)] {
        assert!(matches!(with(&made, name, OTHER), Err(KeyFault::NoName)));
    }
    let refused = with(&made, "Bethan R", PASSPHRASE);
    assert!(matches!(refused, Err(KeyFault::PassphraseTaken)));
    let weak = with(&made, "Bethan R", "short");
    assert!(matches!(weak, Err(KeyFault::PassphraseNotEnough(_))));
    let made = two();
    let own = slot_of(&made.file, "Bethan R");
    let cost = KdfParams::for_tests();
    let set = |text: &str| {
        let new = Passphrase::new(text);
        made.file
            .set_passphrase(&made.data_key, own, &new, cost, &mut seeded(22))
    };
    assert!(matches!(set(PASSPHRASE), Err(KeyFault::PassphraseTaken)));
    let changed = set(THIRD).unwrap();
    assert!(opens_with(&changed, PASSPHRASE).is_ok());
    assert!(opens_with(&changed, THIRD).is_ok());
    assert!(opens_with(&changed, OTHER).is_err());
}

#[test]
fn only_somebody_who_is_in_adds_or_removes_and_the_last_one_stays() {
    let made = made();
    let stranger = DataKey::from_bytes([5; 32]);
    let own = slot_of(&made.file, "Aled P");
    let (maker, words) = (
        person("X"),
        RecoveryWords::generate(&mut seeded(23)).unwrap(),
    );
    let remove = |key: &DataKey, slot| {
        made.file
            .without_person(key, slot, &sheet(&maker, &words), &mut seeded(24))
    };
    assert!(matches!(
        remove(&stranger, own),
        Err(KeyFault::NotThisScheme)
    ));
    assert!(matches!(
        remove(&made.data_key, own),
        Err(KeyFault::LastPerson)
    ));
    let sheet_slot = made.file.sheet().unwrap().id();
    let refused = remove(&made.data_key, sheet_slot);
    assert!(matches!(refused, Err(KeyFault::NoSuchSlot)));
    let stolen = Made {
        data_key: stranger,
        file: made.file.clone(),
        words: made.words,
    };
    let refused = with(&stolen, "Bethan R", OTHER);
    assert!(matches!(refused, Err(KeyFault::NotThisScheme)));
}

#[test]
fn who_is_taken_out_has_nothing_that_opens_the_new_key() {
    let made = two();
    let words = RecoveryWords::generate(&mut seeded(25)).unwrap();
    let Rotation { file, data_key } = rotated(&made, &words);
    assert!(!data_key.is(&made.data_key));
    for file in [&file, &file.settled(&data_key).unwrap()] {
        let file = read(&file.to_text()).unwrap();
        assert!(matches!(
            opens_with(&file, PASSPHRASE),
            Err(KeyFault::WrongPassphrase)
        ));
        assert!(matches!(
            file.unlock_with_recovery(&made.words),
            Err(KeyFault::WrongWords)
        ));
        // The key that he may have kept is not the owner's any more either.
        assert!(matches!(
            file.previous(&made.data_key),
            Err(KeyFault::NotThisScheme)
        ));
        assert!(opens_with(&file, OTHER).unwrap().data_key.is(&data_key));
        assert!(
            file.unlock_with_recovery(&words)
                .unwrap()
                .data_key
                .is(&data_key)
        );
    }
}

#[test]
fn the_key_before_is_there_until_the_record_has_changed_over() {
    let made = two();
    let words = RecoveryWords::generate(&mut seeded(26)).unwrap();
    let Rotation { file, data_key } = rotated(&made, &words);
    let before = file.previous(&data_key).unwrap().unwrap();
    assert!(before.is(&made.data_key));
    let bethan = slot_of(&file, "Bethan R");
    let maker = person("Bethan R");
    let again = file.without_person(&data_key, bethan, &sheet(&maker, &words), &mut seeded(27));
    assert!(matches!(again, Err(KeyFault::Unfinished)));
    let settled = file.settled(&data_key).unwrap();
    assert!(settled.previous(&data_key).unwrap().is_none());
    assert!(settled.edition() > file.edition() && file.edition() > made.file.edition());
    assert!(!settled.to_text().contains("previous"));
}

#[test]
fn a_cost_is_raised_with_the_passphrase_that_was_just_typed_and_never_lowered() {
    let made = two();
    let passphrase = Passphrase::new(OTHER);
    let opened = made.file.unlock_with_passphrase(&passphrase).unwrap();
    let raise =
        |file: &SlotFile, to: KdfParams| file.raised(&opened, &passphrase, to, &mut seeded(28));
    let low = KdfParams::for_tests();
    let high = KdfParams { m_kib: 64, ..low };
    assert!(raise(&made.file, low).unwrap().is_none());
    let raised = raise(&made.file, high).unwrap().unwrap();
    let kdf = |file: &SlotFile, name: &str| file.slot(slot_of(file, name)).unwrap().kdf();
    assert_eq!(kdf(&raised, "Bethan R"), Some(high));
    assert_eq!(kdf(&raised, "Aled P"), Some(low));
    assert!(raise(&raised, low).unwrap().is_none(), "never lowered");
    let raised = read(&raised.to_text()).unwrap();
    for passphrase in [PASSPHRASE, OTHER] {
        assert!(
            opens_with(&raised, passphrase)
                .unwrap()
                .data_key
                .is(&made.data_key)
        );
    }
}

#[test]
fn no_more_people_than_a_file_can_take() {
    let mut made = made();
    for n in 2..file::SLOTS_MAX {
        let passphrase = format!("{OTHER} number {n} of the choir");
        made.file = with(&made, &format!("Person {n}"), &passphrase).unwrap();
    }
    assert_eq!(made.file.slots().len(), file::SLOTS_MAX);
    assert!(matches!(
        with(&made, "One more", THIRD),
        Err(KeyFault::TooMany)
    ));
    assert!(read(&made.file.to_text()).is_ok());
}

/// Stopped after each step of writing a changed passphrase, the old one opens the file or the new one does.
#[test]
fn a_stop_at_any_step_of_a_change_leaves_one_passphrase_that_works() {
    let made = made();
    let cost = KdfParams::for_tests();
    let new = Passphrase::new(OTHER);
    let own = slot_of(&made.file, "Aled P");
    let changed = made
        .file
        .set_passphrase(&made.data_key, own, &new, cost, &mut seeded(29))
        .unwrap();
    for (stop, works) in [
        (Step::Cleared, PASSPHRASE),
        (Step::Written, PASSPHRASE),
        (Step::ReadBack, PASSPHRASE),
        (Step::Renamed, OTHER),
        (Step::Done, OTHER),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("scheme.keys");
        made.file.write(&path).unwrap();
        let stopped = catch_unwind(AssertUnwindSafe(|| {
            changed.write_telling(&path, &mut |step| assert_ne!(step, stop, "stopped here"))
        }));
        assert!(stopped.is_err(), "{stop:?} is never reached");
        let there = SlotFile::read(&path, ParamFloor::Rehearsal).unwrap();
        assert!(opens_with(&there, works).is_ok(), "after {stop:?}");
        // What is left over is in nobody's way.
        changed.write(&path).unwrap();
        let there = SlotFile::read(&path, ParamFloor::Rehearsal).unwrap();
        assert!(opens_with(&there, OTHER).is_ok());
    }
}

/// A slot that somebody without the data key put into the file.
#[test]
fn a_foreign_slot_is_refused_at_the_next_opening() {
    let made = made();
    let mut entropy = seeded(30);
    let words = RecoveryWords::generate(&mut entropy).unwrap();
    let stranger = person("Stranger");
    let theirs = NewScheme {
        scheme: made.file.scheme(),
        holder: &stranger,
        created: TODAY,
        passphrase: &Passphrase::new(THIRD),
        words: &words,
        kdf: KdfParams::for_tests(),
        floor: ParamFloor::Rehearsal,
    };
    let (other, _) = SlotFile::create(&theirs, &mut entropy).unwrap();
    let slots = |file: &SlotFile| {
        let text = file.to_text();
        let from = text.find("\"slots\": [").unwrap() + "\"slots\": [".len();
        text.get(from..text.rfind("\n  ]").unwrap())
            .unwrap()
            .to_owned()
    };
    let own = slots(&made.file);
    let added = format!("{own},{}", slots(&other));
    let text = with_right_checksum(&made.file.to_text().replace(&own, &added));
    let file = read(&text).unwrap();
    assert_eq!(file.slots().len(), 4);
    // Whoever was in before sees it at once; the stranger's own key is not the one of the file.
    for passphrase in [PASSPHRASE, THIRD] {
        assert!(matches!(
            opens_with(&file, passphrase),
            Err(KeyFault::Damaged(Damage::Seal))
        ));
    }
}
