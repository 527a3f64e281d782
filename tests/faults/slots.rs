//! Key files that are not as they were written: flipped, cut short, stretched, mixed up, also with a checksum made anew as
//! somebody would who means it. Each gives a clean fault, or opens with the same key to the same slots.

use crate::report::Report;
use crate::tools::{Chance, Res, cores, share};
use settled::store::key::{
    Holder, KdfParams, NewScheme, ParamFloor, Passphrase, RecoveryWords, Role, SlotFile,
};
use sha2::{Digest as _, Sha256};
use std::panic;
use uuid::Uuid;

const PASSPHRASE: &str = "harbour lantern thistle wagon meadow";

/// What stands before the checksum, and how long the line with it is.
const BEFORE_CHECKSUM: &str = "{\n  \"checksum\": \"";
const CHECKSUM_DIGITS: usize = 64;

/// The most changes to one file.
const AT_ONCE: u64 = 4;

/// Tries `count` changed key files.
pub(crate) fn run(count: usize, seed: u64) -> Res<Report> {
    let whole = Whole::make(seed)?;
    let each = count.div_ceil(cores() * 4).max(1);
    let jobs: Vec<Vec<usize>> = (0..count)
        .collect::<Vec<_>>()
        .chunks(each)
        .map(<[_]>::to_vec)
        .collect();
    let tallies = share(jobs, |_, numbers| {
        let mut tally = Tally::default();
        for n in numbers {
            let mut chance = Chance::nth(seed, u64::try_from(n)?);
            let bytes = changed(&whole.text, &mut chance);
            // A panic is what this looks for, so it must not end the harness.
            match panic::catch_unwind(|| whole.open(&bytes)) {
                Ok(Came::Refused) => tally.refused += 1,
                Ok(Came::Same) => tally.same += 1,
                Ok(Came::Different) => tally.broken.push(format!("file {n} was believed")),
                Err(_) => tally.broken.push(format!("file {n} made it panic")),
            }
        }
        Ok(tally)
    })?;
    let mut report = Report::new("slots");
    report
        .count(count, "key files changed")
        .count(tallies.iter().map(|t| t.refused).sum(), "refused")
        .count(
            tallies.iter().map(|t| t.same).sum(),
            "the same all the same",
        )
        .count(tallies.iter().map(|t| t.broken.len()).sum(), "believed");
    for tally in tallies {
        report.broke_all(tally.broken);
    }
    Ok(report)
}

#[derive(Default)]
struct Tally {
    refused: usize,
    same: usize,
    broken: Vec<String>,
}

/// What came of a changed file.
enum Came {
    Refused,
    Same,
    Different,
}

/// The key file as it was written.
struct Whole {
    text: Vec<u8>,
    file: SlotFile,
    key: [u8; 32],
}

impl Whole {
    fn make(seed: u64) -> Res<Self> {
        let mut chance = Chance::new(seed);
        let mut entropy = move |bytes: &mut [u8]| {
            for byte in bytes {
                *byte = chance.next().to_le_bytes()[0];
            }
        };
        let words = RecoveryWords::generate(&mut entropy)?;
        let holder = Holder {
            name: "Bethan".to_owned(),
            role: Role::Manager,
        };
        let new = NewScheme {
            scheme: Uuid::from_u128(1),
            holder: &holder,
            created: jiff::civil::date(2026, 11, 12),
            passphrase: &Passphrase::new(PASSPHRASE),
            words: &words,
            kdf: KdfParams::for_tests(),
            floor: ParamFloor::Rehearsal,
        };
        let (file, key) = SlotFile::create(&new, &mut entropy)?;
        Ok(Self {
            text: file.to_text().into_bytes(),
            file,
            key: *key.as_bytes(),
        })
    }

    fn open(&self, bytes: &[u8]) -> Came {
        let Ok(file) = SlotFile::parse(bytes, ParamFloor::Rehearsal) else {
            return Came::Refused;
        };
        let Ok(unlocked) = file.unlock_with_passphrase(&Passphrase::new(PASSPHRASE)) else {
            return Came::Refused;
        };
        if *unlocked.data_key.as_bytes() == self.key && file == self.file {
            Came::Same
        } else {
            Came::Different
        }
    }
}

/// The text with a few changes.
fn changed(text: &[u8], chance: &mut Chance) -> Vec<u8> {
    let mut bytes = text.to_vec();
    for _ in 0..=chance.below(AT_ONCE) {
        change(&mut bytes, chance);
    }
    if chance.once_in(2) {
        check_anew(&mut bytes);
    }
    bytes
}

fn change(bytes: &mut Vec<u8>, chance: &mut Chance) {
    let at = chance.place(bytes.len());
    let length = chance.place(64);
    let end = (at + length).min(bytes.len());
    match chance.below(8) {
        0 | 1 => {
            if let Some(byte) = bytes.get_mut(at) {
                *byte ^= 1 << chance.below(8);
            }
        }
        // Another digit or letter: the text stays readable.
        2 | 3 => {
            if let Some(byte) = bytes.get_mut(at) {
                *byte = *b"0123456789abcdef\"{}[],: \n"
                    .get(chance.place(24))
                    .unwrap_or(&b'0');
            }
        }
        4 => bytes.truncate(at),
        5 => drop(bytes.drain(at..end)),
        6 => {
            let copy: Vec<u8> = bytes.get(at..end).unwrap_or_default().to_vec();
            let to = chance.place(bytes.len());
            bytes.splice(to..to, copy);
        }
        _ => {
            let noise: Vec<u8> = (0..length)
                .map(|_| chance.next().to_le_bytes()[0])
                .collect();
            bytes.splice(at..end, noise);
        }
    }
}

/// Puts the right checksum into the file, where there is a place for it: a checksum needs no key.
fn check_anew(bytes: &mut [u8]) {
    let from = BEFORE_CHECKSUM.len();
    let to = from + CHECKSUM_DIGITS;
    let Some(rest) = bytes.get(to + 3..) else {
        return;
    };
    let digest = Sha256::digest(rest);
    let digit = |half: u8| char::from_digit(half.into(), 16).map_or(b'0', |c| c as u8);
    let digits: Vec<u8> = digest
        .iter()
        .flat_map(|byte| [digit(byte >> 4), digit(byte & 15)])
        .collect();
    if let Some(place) = bytes.get_mut(from..to) {
        place.copy_from_slice(&digits);
    }
}
