//! The key file as a whole: what opens it, what does not, and what happens to it on a bad day.

use jiff::civil::{Date, date};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::hex::Hex;
use super::*;

mod changes;
mod copies;

const PASSPHRASE: &str = "otter lamp violin gravel";
const OTHER: &str = "seven quiet herons waiting";
const TODAY: Date = date(2026, 11, 12);

/// Bytes that never repeat within a test: SHA-256 of a seed and a counter.
fn seeded(seed: u64) -> impl FnMut(&mut [u8]) {
    let mut block = 0_u64;
    move |bytes: &mut [u8]| {
        for piece in bytes.chunks_mut(32) {
            let digest = Sha256::digest([seed.to_be_bytes(), block.to_be_bytes()].concat());
            piece.copy_from_slice(&digest[..piece.len()]);
            block += 1;
        }
    }
}

fn number(entropy: &mut impl FnMut(&mut [u8])) -> usize {
    let mut bytes = [0; 4];
    entropy(&mut bytes);
    u32::from_be_bytes(bytes) as usize
}

struct Made {
    file: SlotFile,
    data_key: DataKey,
    words: RecoveryWords,
}

fn holder() -> Holder {
    Holder {
        name: "Aled P".to_owned(),
        role: Role::Manager,
    }
}

fn made() -> Made {
    let mut entropy = seeded(1);
    let words = RecoveryWords::generate(&mut entropy).unwrap();
    let new = NewScheme {
        scheme: Uuid::from_u128(0x42),
        holder: &holder(),
        created: TODAY,
        passphrase: &Passphrase::new(PASSPHRASE),
        words: &words,
        kdf: KdfParams::for_tests(),
        floor: ParamFloor::Rehearsal,
    };
    let (file, data_key) = SlotFile::create(&new, &mut entropy).unwrap();
    Made {
        file,
        data_key,
        words,
    }
}

fn sheet<'a>(holder: &'a Holder, words: &'a RecoveryWords) -> NewSheet<'a> {
    NewSheet {
        holder,
        created: TODAY,
        words,
    }
}

fn read(text: &str) -> Result<SlotFile, KeyFault> {
    SlotFile::parse(text.as_bytes(), ParamFloor::Rehearsal)
}

fn opens_with(file: &SlotFile, passphrase: &str) -> Result<Unlocked, KeyFault> {
    file.unlock_with_passphrase(&Passphrase::new(passphrase))
}

/// `text` with its checksum made right again, as somebody who meddles on purpose would.
fn with_right_checksum(text: &str) -> String {
    let (line, rest) = text.split_at(text.find('\n').unwrap() + 1);
    let (second, rest) = rest.split_at(rest.find('\n').unwrap() + 1);
    assert!(second.contains("checksum"));
    format!(
        "{line}  \"checksum\": \"{}\",\n{rest}",
        Hex::<32>(Sha256::digest(rest).into())
    )
}

#[test]
fn the_passphrase_and_the_words_reach_the_same_key() {
    let made = made();
    let file = read(&made.file.to_text()).unwrap();
    assert_eq!(file, made.file);
    let by_passphrase = opens_with(&file, PASSPHRASE).unwrap();
    let by_words = file.unlock_with_recovery(&made.words).unwrap();
    assert_eq!(by_passphrase.data_key.as_bytes(), made.data_key.as_bytes());
    assert_eq!(by_words.data_key.as_bytes(), made.data_key.as_bytes());
    assert_eq!(
        (by_passphrase.kind, by_words.kind),
        (SlotKind::Passphrase, SlotKind::Recovery)
    );
    assert_eq!(file.scheme(), Uuid::from_u128(0x42));
    let slot = &file.slots()[0];
    assert_eq!(
        (slot.holder(), slot.created(), slot.id()),
        (&holder(), TODAY, by_passphrase.slot)
    );
}

/// A key file with what each version can hold, kept as it was first written.
#[test]
fn every_version_of_the_format_can_always_be_opened() {
    let made = made();
    let kept = include_str!("../../../tests/fixtures/keys/version_2.keys").replace("\r\n", "\n");
    let file = read(&kept).unwrap();
    let opened = opens_with(&file, OTHER).unwrap();
    assert_eq!(file.to_text(), kept);
    assert_eq!(file.people().count(), 1);
    let previous = file.previous(&opened.data_key).unwrap().unwrap();
    assert_eq!(previous.as_bytes(), made.data_key.as_bytes());
}

#[test]
fn the_first_version_of_the_format_can_always_be_opened_and_is_raised() {
    let made = made();
    let kept = include_str!("../../../tests/fixtures/keys/version_1.keys").replace("\r\n", "\n");
    let file = read(&kept).unwrap();
    assert_eq!(
        opens_with(&file, PASSPHRASE).unwrap().data_key.as_bytes(),
        made.data_key.as_bytes()
    );
    assert!(file.unlock_with_recovery(&made.words).is_ok());
    assert_eq!(
        file.to_text(),
        kept,
        "a file that is only read stays as it is"
    );
    assert_eq!((file.edition(), file.is_old_version()), (0, true));
    let raised = file.settled(&made.data_key).unwrap();
    assert_eq!((raised.edition(), raised.is_old_version()), (1, false));
    assert!(opens_with(&read(&raised.to_text()).unwrap(), PASSPHRASE).is_ok());
    assert!(raised.unlock_with_recovery(&made.words).is_ok());
}

#[test]
fn the_wrong_passphrase_and_the_wrong_words_are_called_wrong() {
    let file = made().file;
    for wrong in [
        "",
        OTHER,
        "Otter lamp violin gravel",
        "otter lamp violin gravels",
    ] {
        assert!(
            matches!(opens_with(&file, wrong), Err(KeyFault::WrongPassphrase)),
            "{wrong}"
        );
    }
    let others = RecoveryWords::generate(&mut seeded(2)).unwrap();
    assert!(matches!(
        file.unlock_with_recovery(&others),
        Err(KeyFault::WrongWords)
    ));
}

#[test]
fn a_passphrase_typed_another_way_still_opens() {
    assert!(opens_with(&made().file, "  otter  lamp\tviolin gravel ").is_ok());
}

#[test]
fn a_changed_passphrase_works_and_the_old_one_stops() {
    let made = made();
    let (old, new) = (Passphrase::new(PASSPHRASE), Passphrase::new(OTHER));
    let cost = KdfParams::for_tests();
    let wrong = made
        .file
        .change_passphrase(&new, &old, cost, &mut seeded(3));
    assert!(matches!(wrong, Err(KeyFault::WrongPassphrase)));
    let changed = made
        .file
        .change_passphrase(&old, &new, cost, &mut seeded(3))
        .unwrap();
    let changed = read(&changed.to_text()).unwrap();
    assert!(matches!(
        opens_with(&changed, PASSPHRASE),
        Err(KeyFault::WrongPassphrase)
    ));
    assert_eq!(
        opens_with(&changed, OTHER).unwrap().data_key.as_bytes(),
        made.data_key.as_bytes()
    );
    assert!(changed.unlock_with_recovery(&made.words).is_ok());
    assert_eq!(changed.slots()[0].id(), made.file.slots()[0].id());
}

#[test]
fn recovery_leads_to_a_new_passphrase_and_a_new_sheet() {
    let made = made();
    let opened = made.file.unlock_with_recovery(&made.words).unwrap();
    let mut entropy = seeded(4);
    let words = RecoveryWords::generate(&mut entropy).unwrap();
    let slot = made.file.slots()[0].id();
    let new = Passphrase::new(OTHER);
    let file = made
        .file
        .set_passphrase(
            &opened.data_key,
            slot,
            &new,
            KdfParams::for_tests(),
            &mut entropy,
        )
        .and_then(|f| f.new_recovery(&opened.data_key, &sheet(&holder(), &words), &mut entropy))
        .unwrap();
    assert!(matches!(
        file.unlock_with_recovery(&made.words),
        Err(KeyFault::WrongWords)
    ));
    assert!(matches!(
        opens_with(&file, PASSPHRASE),
        Err(KeyFault::WrongPassphrase)
    ));
    assert!(file.unlock_with_recovery(&words).is_ok());
    assert!(opens_with(&file, OTHER).is_ok());
    assert_eq!(file.slots().len(), 2);
}

#[test]
fn only_the_holder_of_the_key_changes_a_file_and_only_a_passphrase_slot_takes_a_passphrase() {
    let made = made();
    let (cost, new) = (KdfParams::for_tests(), Passphrase::new(OTHER));
    let set = |key: &DataKey, slot| {
        made.file
            .set_passphrase(key, slot, &new, cost, &mut seeded(5))
    };
    let [own, on_paper] = [made.file.slots()[0].id(), made.file.slots()[1].id()];
    let stranger = DataKey::from_bytes([5; 32]);
    assert!(matches!(set(&stranger, own), Err(KeyFault::NotThisScheme)));
    assert!(matches!(
        set(&made.data_key, on_paper),
        Err(KeyFault::NoSuchSlot)
    ));
    assert!(matches!(
        set(&made.data_key, Uuid::nil()),
        Err(KeyFault::NoSuchSlot)
    ));
    let words = RecoveryWords::generate(&mut seeded(6)).unwrap();
    let replaced = made
        .file
        .new_recovery(&stranger, &sheet(&holder(), &words), &mut seeded(7));
    assert!(matches!(replaced, Err(KeyFault::NotThisScheme)));
}

#[test]
fn a_weak_passphrase_is_refused_at_every_door() {
    let made = made();
    let old = Passphrase::new(PASSPHRASE);
    for weak in ["short", "passwordpassword"] {
        let weak = Passphrase::new(weak);
        let changed =
            made.file
                .change_passphrase(&old, &weak, KdfParams::for_tests(), &mut seeded(8));
        assert!(matches!(changed, Err(KeyFault::PassphraseNotEnough(_))));
        let new = NewScheme {
            scheme: Uuid::nil(),
            holder: &holder(),
            created: TODAY,
            passphrase: &weak,
            words: &made.words,
            kdf: KdfParams::DEFAULT,
            floor: ParamFloor::Real,
        };
        let created = SlotFile::create(&new, &mut seeded(8));
        assert!(matches!(created, Err(KeyFault::PassphraseNotEnough(_))));
    }
}

#[test]
fn cheap_parameters_are_refused_unless_asked_for() {
    let made = made();
    let text = made.file.to_text();
    let refused = SlotFile::parse(text.as_bytes(), ParamFloor::Real);
    assert!(matches!(refused, Err(KeyFault::WeakParameters)));
    let hostile = with_right_checksum(&text.replace("\"m_kib\": 32", "\"m_kib\": 4294967295"));
    assert!(matches!(
        read(&hostile),
        Err(KeyFault::Damaged(Damage::Value(_)))
    ));
    let weak = NewScheme {
        scheme: Uuid::nil(),
        holder: &holder(),
        created: TODAY,
        passphrase: &Passphrase::new(PASSPHRASE),
        words: &made.words,
        kdf: KdfParams::for_tests(),
        floor: ParamFloor::Real,
    };
    assert!(matches!(
        SlotFile::create(&weak, &mut seeded(9)),
        Err(KeyFault::WeakParameters)
    ));
}

#[test]
fn every_flipped_bit_is_called_damage() {
    let text = made().file.to_text().into_bytes();
    for at in 0..text.len() {
        for bit in 0..8 {
            let mut bytes = text.clone();
            bytes[at] ^= 1 << bit;
            let read = SlotFile::parse(&bytes, ParamFloor::Rehearsal);
            assert!(
                matches!(read, Err(KeyFault::Damaged(_))),
                "byte {at}, bit {bit}"
            );
        }
    }
}

#[test]
fn every_truncation_is_called_damage() {
    let text = made().file.to_text();
    // Only the last line end may be missing.
    for length in 0..text.len() - 1 {
        assert!(
            matches!(read(text.get(..length).unwrap()), Err(KeyFault::Damaged(_))),
            "{length} bytes"
        );
    }
    let longer = format!("{text}{text}");
    assert!(matches!(read(&longer), Err(KeyFault::Damaged(_))));
    let endless = vec![b' '; file::BYTES_MAX + 1];
    let read = SlotFile::parse(&endless, ParamFloor::Rehearsal);
    assert!(matches!(read, Err(KeyFault::Damaged(Damage::TooLong))));
}

/// Another digit for a digit most of the time, so that the file still parses; else any change at all.
fn meddle(bytes: &mut Vec<u8>, at: usize, dice: &mut impl FnMut(&mut [u8])) {
    let any = b"0123456789abcdef\"{}[],: "[number(dice) % 24];
    match number(dice) % 8 {
        0 => bytes[at] ^= 1 << (number(dice) % 8),
        1 => bytes[at] = any,
        2 => drop(bytes.remove(at)),
        3 => bytes.insert(at, any),
        _ if bytes[at].is_ascii_digit() => bytes[at] = b'0' + any % 10,
        _ if bytes[at].is_ascii_hexdigit() => bytes[at] = b'a' + any % 6,
        _ => {}
    }
}

#[test]
fn meddling_with_a_right_checksum_never_opens() {
    let made = made();
    let text = made.file.to_text();
    let body_from = text.find("\"seal\"").unwrap();
    let mut dice = seeded(10);
    let mut reached_the_slots = 0;
    for round in 0..20_000 {
        let mut bytes = text.clone().into_bytes();
        for _ in 0..=number(&mut dice) % 3 {
            let at = body_from + number(&mut dice) % (bytes.len() - body_from);
            meddle(&mut bytes, at, &mut dice);
        }
        let Ok(changed) = String::from_utf8(bytes) else {
            continue;
        };
        if changed == text || changed.trim_end() == text.trim_end() {
            continue;
        }
        let Ok(file) = read(&with_right_checksum(&changed)) else {
            continue;
        };
        reached_the_slots += 1;
        assert!(
            opens_with(&file, PASSPHRASE).is_err(),
            "round {round} opened"
        );
        assert!(
            file.unlock_with_recovery(&made.words).is_err(),
            "round {round} opened by words"
        );
    }
    assert!(
        reached_the_slots > 4_000,
        "only {reached_the_slots} files got past the parser"
    );
}

#[test]
fn a_role_changed_or_a_slot_moved_without_the_key_is_found() {
    let made = made();
    let text = made.file.to_text();
    let changed = with_right_checksum(&text.replace("\"manager\"", "\"officer\""));
    let opened = opens_with(&read(&changed).unwrap(), PASSPHRASE);
    assert!(matches!(opened, Err(KeyFault::Damaged(Damage::Seal))));
    let moved = with_right_checksum(&text.replace("-000000000042", "-000000000043"));
    let opened = opens_with(&read(&moved).unwrap(), PASSPHRASE);
    assert!(
        matches!(opened, Err(KeyFault::WrongPassphrase)),
        "a slot opens in its own scheme only"
    );
}

#[test]
fn a_newer_file_is_told_from_a_damaged_one() {
    let text = made().file.to_text();
    let newer = text.replace(
        "\"version\": 2,",
        "\"version\": 7,\n  \"something\": \"new\",",
    );
    assert!(matches!(
        read(&newer),
        Err(KeyFault::Damaged(Damage::Checksum))
    ));
    let newer = with_right_checksum(&newer);
    assert!(matches!(read(&newer), Err(KeyFault::TooNew { version: 7 })));
    let unknown = text.replace(
        "\"version\": 2,",
        "\"version\": 2,\n  \"something\": \"new\",",
    );
    assert!(matches!(
        read(&with_right_checksum(&unknown)),
        Err(KeyFault::Damaged(Damage::Value("slots")))
    ));
}

#[test]
fn what_a_journey_changes_is_forgiven() {
    let made = made();
    let text = made.file.to_text();
    for arrived in [
        text.replace('\n', "\r\n"),
        format!("\u{feff}{text}"),
        text.trim_end().to_owned(),
    ] {
        let file = read(&arrived).unwrap();
        assert!(opens_with(&file, PASSPHRASE).is_ok());
        assert_eq!(file.to_text(), text);
    }
}

#[test]
fn a_file_survives_the_disk() {
    let made = made();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("scheme.keys");
    assert!(matches!(
        SlotFile::read(&path, ParamFloor::Rehearsal),
        Err(KeyFault::Missing)
    ));
    made.file.write(&path).unwrap();
    assert_eq!(
        SlotFile::read(&path, ParamFloor::Rehearsal).unwrap(),
        made.file
    );
}

#[test]
fn names_are_limited_and_may_be_in_any_language() {
    let made = made();
    let rename = |name: String| {
        let holder = Holder {
            name,
            role: Role::Officer,
        };
        made.file.new_recovery(
            &made.data_key,
            &sheet(&holder, &made.words),
            &mut seeded(11),
        )
    };
    let file = rename("Siân \"Łucja\" P\n".to_owned()).unwrap();
    assert_eq!(read(&file.to_text()).unwrap(), file);
    assert!(rename("é".repeat(200)).is_ok());
    assert!(matches!(
        rename("é".repeat(201)),
        Err(KeyFault::Damaged(Damage::Value(_)))
    ));
}

#[test]
fn the_fullest_file_can_still_be_read() {
    let made = made();
    // A control character takes the most room: six bytes in JSON.
    let longest = Holder {
        name: "\u{1}".repeat(200),
        role: Role::Manager,
    };
    let before = made.file.to_text().len();
    let with_longest = made
        .file
        .new_recovery(
            &made.data_key,
            &sheet(&longest, &made.words),
            &mut seeded(12),
        )
        .unwrap();
    let grown = with_longest.to_text().len();
    assert!(grown > before + 1_000);
    // The whole two-slot file stands for one slot, which leaves room for carriage returns as well.
    assert!(grown * file::SLOTS_MAX < file::BYTES_MAX, "{grown} bytes");
}

#[test]
fn neither_passphrase_nor_words_nor_key_stands_in_the_file_or_in_print() {
    let made = made();
    let printed = format!("{:?}{}", made.file, made.file.to_text());
    let raw = made.data_key.sqlcipher_raw();
    for secret in [
        Hex(*made.data_key.as_bytes()).to_string(),
        Hex(*made.words.bits()).to_string(),
        raw.as_str().trim_matches(['x', '\'']).to_owned(),
        "otter".to_owned(),
    ] {
        assert!(!printed.contains(&secret));
    }
}
