//! Many at one door: exactly one gets in.

use super::file::{create, key, opener};
use super::*;
use settled::store::Store;
use std::sync::Barrier;

/// How often, and how many at a time: a thousand attempts.
const ROUNDS: usize = 125;
const RUNNERS: usize = 8;

#[test]
fn of_a_thousand_who_run_for_the_file_one_of_each_eight_gets_it() {
    let folder = tempfile::tempdir().unwrap();
    drop(create(folder.path(), true).unwrap());
    let (start, end) = (Barrier::new(RUNNERS), Barrier::new(RUNNERS));
    let won: usize = std::thread::scope(|scope| {
        let runners: Vec<_> = (0..RUNNERS)
            .map(|_| {
                scope.spawn(|| {
                    let mut won = 0;
                    for _ in 0..ROUNDS {
                        start.wait();
                        let opened = Store::open(folder.path(), &key(), true, &opener());
                        // Nobody lets go before everybody has tried.
                        end.wait();
                        match opened {
                            Ok(_) => won += 1,
                            Err(fault) => assert!(matches!(fault, Fault::Locked(_)), "{fault}"),
                        }
                    }
                    won
                })
            })
            .collect();
        runners.into_iter().map(|r| r.join().unwrap()).sum()
    });
    assert_eq!(won, ROUNDS);
}
