//! Coming in with a passphrase in a plain command. A wrong try costs its time here as on the screen, also when
//! nobody is asked again.

use super::passphrase;
use crate::app::Moment;
use crate::app::effect::{Effect, Reply, Secret, Ticket};
use crate::app::notice::{self, Trouble};
use crate::domain::id::Ids;
use crate::runtime::clock::Clock;
use crate::runtime::keeper::Keeper;
use crate::words::Words;
use std::io::{self, IsTerminal as _, Write as _};
use std::time::Duration;

/// How often a passphrase is asked for before the command gives up.
const MOST_TRIES: u32 = 3;

/// Whoever wants to come in.
pub(super) trait Comer {
    /// What is offered as the passphrase.
    fn passphrase(&mut self) -> io::Result<Secret>;
    /// Whether there is somebody who can be asked again.
    fn can_be_asked_again(&self) -> bool;
    /// Hears that it did not open.
    fn hears(&mut self, sentence: &str);
    /// Now, there.
    fn moment(&self) -> Moment;
    /// Lets time pass.
    fn waits(&mut self, left: Duration);
}

/// The terminal, or the script that hands the passphrase over.
pub(super) struct AtTheTerminal<'a> {
    pub clock: &'a Clock,
    pub words: &'a Words,
}

impl Comer for AtTheTerminal<'_> {
    fn passphrase(&mut self) -> io::Result<Secret> {
        passphrase::ask(self.words)
    }

    fn can_be_asked_again(&self) -> bool {
        io::stdin().is_terminal()
    }

    fn hears(&mut self, sentence: &str) {
        let _told = writeln!(io::stderr(), "{sentence}");
    }

    fn moment(&self) -> Moment {
        self.clock.moment()
    }

    fn waits(&mut self, left: Duration) {
        std::thread::sleep(left);
    }
}

/// Opens the file of a keeper. Whoever can be asked again has a few tries.
///
/// # Errors
/// Why it does not open.
pub(super) fn enter(
    keeper: &mut Keeper,
    comer: &mut impl Comer,
    ids: &Ids,
    words: &Words,
) -> Result<(), Trouble> {
    for try_number in 1.. {
        let (trouble, _) = match try_once(keeper, comer, ids, words)? {
            Ok(()) => break,
            Err(refused) => refused,
        };
        let again = trouble == Trouble::WrongPassphrase && comer.can_be_asked_again();
        if !again || try_number == MOST_TRIES {
            return Err(trouble);
        }
        comer.hears(&notice::sentence(words, &trouble));
    }
    Ok(())
}

/// Asks for the passphrase once and tries it. When it does not open the file the answer is why, with what was
/// typed: it may open a safe copy.
///
/// # Errors
/// [`Trouble::Io`] if there was nobody to ask.
pub(super) fn try_once(
    keeper: &mut Keeper,
    comer: &mut impl Comer,
    ids: &Ids,
    words: &Words,
) -> Result<Result<(), (Trouble, Secret)>, Trouble> {
    let typed = comer
        .passphrase()
        .map_err(|error| Trouble::Io(error.to_string()))?;
    let unlock = Effect::Unlock(Ticket(1), typed.clone());
    let reply = keeper.perform(unlock, comer.moment(), ids, words);
    let Some((_, Reply::Trouble(trouble))) = reply else {
        return Ok(Ok(()));
    };
    wait(keeper, comer);
    Ok(Err((trouble, typed)))
}

/// Waits as long as the last wrong try costs.
pub(super) fn wait(keeper: &Keeper, comer: &mut impl Comer) {
    if let Some(left) = keeper.has_to_wait(comer.moment()) {
        comer.waits(left);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::effect::NewScheme;
    use crate::runtime::home::Home;

    const PASSPHRASE: &str = "otter lamp violin gravel";

    /// Somebody with passphrases in mind, for whom time passes only while they wait.
    struct Somebody {
        tries: Vec<&'static str>,
        again: bool,
        start: Moment,
        waited: Vec<Duration>,
        heard: usize,
    }

    impl Somebody {
        fn with(tries: &[&'static str], again: bool) -> Self {
            let clock = Clock::from_settings(None, Some("2026-11-12T09:14")).unwrap();
            Self {
                tries: tries.iter().rev().copied().collect(),
                again,
                start: Moment {
                    elapsed: Duration::from_secs(1),
                    ..clock.moment()
                },
                waited: Vec::new(),
                heard: 0,
            }
        }
    }

    impl Comer for Somebody {
        fn passphrase(&mut self) -> io::Result<Secret> {
            let next = self.tries.pop().ok_or(io::ErrorKind::UnexpectedEof)?;
            Ok(Secret(next.to_owned()))
        }

        fn can_be_asked_again(&self) -> bool {
            self.again
        }

        fn hears(&mut self, _sentence: &str) {
            self.heard += 1;
        }

        fn moment(&self) -> Moment {
            let waited: Duration = self.waited.iter().sum();
            Moment {
                elapsed: self.start.elapsed + waited,
                ..self.start
            }
        }

        fn waits(&mut self, left: Duration) {
            self.waited.push(left);
        }
    }

    /// A scheme in a folder, closed, with a keeper in front of it.
    fn closed(folder: &std::path::Path) -> Keeper {
        let home = || Home::of_scheme(Some(folder.to_owned()));
        let mut keeper = Keeper::new(home());
        keeper.rehearse();
        let moment = Somebody::with(&[], false).start;
        let words = Words::english();
        let clock = Clock::new(None);
        let mut ask = |effect| keeper.perform(effect, moment, &clock.ids(), &words);
        let Some((_, Reply::Recovery { words: sheet, .. })) = ask(Effect::MakeRecovery(Ticket(1)))
        else {
            panic!("no recovery words")
        };
        let sheet: Vec<&str> = sheet.iter().map(|word| word.0.as_str()).collect();
        let new = NewScheme {
            name: "Shire Shared Lives".to_owned(),
            who: "Sian".to_owned(),
            passphrase: Secret(PASSPHRASE.to_owned()),
            words: Secret(sheet.join(" ")),
        };
        let made = ask(Effect::CreateScheme(Ticket(1), Box::new(new)));
        assert!(matches!(made, Some((_, Reply::Opened(_)))), "{made:?}");
        drop(keeper);
        let mut keeper = Keeper::new(home());
        keeper.rehearse();
        keeper
    }
    /// What came of it, what each try cost in milliseconds, and how often it was told.
    fn comes(tries: &[&'static str], again: bool) -> (Result<(), Trouble>, Vec<u128>, usize) {
        let folder = tempfile::tempdir().unwrap();
        let mut keeper = closed(&folder.path().join("scheme"));
        let mut somebody = Somebody::with(tries, again);
        let ids = Clock::new(None).ids();
        let came = enter(&mut keeper, &mut somebody, &ids, &Words::english());
        let waited = somebody.waited.iter().map(Duration::as_millis).collect();
        (came, waited, somebody.heard)
    }

    #[test]
    fn each_wrong_try_waits_twice_as_long_and_the_third_ends_it() {
        let tries = ["wrong", "wrong again", "still wrong", PASSPHRASE];
        let refused = Err(Trouble::WrongPassphrase);
        assert_eq!(comes(&tries, true), (refused, vec![800, 1600, 3200], 2));
    }

    #[test]
    fn the_right_one_waits_for_nothing_more() {
        assert_eq!(comes(&[PASSPHRASE], true), (Ok(()), vec![], 0));
        let second = comes(&["wrong", PASSPHRASE], true);
        assert_eq!(second, (Ok(()), vec![800], 1));
    }

    #[test]
    fn a_script_has_one_try_and_waits_too() {
        let refused = Err(Trouble::WrongPassphrase);
        let came = comes(&["wrong", PASSPHRASE], false);
        assert_eq!(came, (refused, vec![800], 0));
    }

    #[test]
    fn what_is_no_wrong_passphrase_costs_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let scheme = folder.path().join("scheme");
        let mut keeper = closed(&scheme);
        std::fs::remove_file(scheme.join("scheme.db")).unwrap();
        let mut somebody = Somebody::with(&[PASSPHRASE], true);
        let ids = Clock::new(None).ids();
        let came = try_once(&mut keeper, &mut somebody, &ids, &Words::english());
        let typed = Secret(PASSPHRASE.to_owned());
        assert_eq!(came, Ok(Err((Trouble::Missing, typed))));
        assert_eq!(somebody.waited, Vec::<Duration>::new());
    }
}
