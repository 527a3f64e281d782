//! Who can open the file, from the locked screen and from Files, on a real folder with real keys.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a test looks for the one screen it is about"
)]

use crate::desk::Desk;
use settled::app::Msg;
use settled::app::effect::{Effect, NewScheme, Reply, Secret, Ticket};
use settled::app::keys_data::KeysTrouble;
use settled::app::notice::Trouble;
use settled::app::screen::Screen;
use settled::app::session::Gate;
use settled::demo::Size;
use settled::domain::port::OpKind;
use settled::runtime::clock::Clock;
use settled::runtime::home::Home;
use settled::runtime::keeper::Keeper;
use settled::store::key::{OsEntropy, RecoveryWords};
use settled::words::Words;
use std::cell::Cell;
use std::fs;
use std::path::PathBuf;
use std::sync::OnceLock;
use std::time::Duration;

const SIAN: &str = "otter lamp violin gravel";
const MORGAN: &str = "seven quiet herons waiting";

/// A scheme that Sian set up, made once and copied for each test, and the words of its sheet.
struct Made {
    root: tempfile::TempDir,
    words: String,
    opened: Cell<u32>,
}

impl Made {
    fn folder(&self) -> PathBuf {
        self.root.path().join("scheme")
    }

    fn keeper(&self) -> Keeper {
        let mut keeper = Keeper::new(Home::of_scheme(Some(self.folder())));
        keeper.copy_keys_to(&self.root.path().join("own"));
        keeper.rehearse();
        keeper
    }

    /// The locked screen.
    fn locked(&self) -> Desk {
        let mut desk = Desk::at(Gate::Locked, self.keeper());
        // Identifiers follow from how much has happened at a desk: no two desks make the same.
        self.opened.set(self.opened.get() + 1);
        for _ in 0..self.opened.get() * 300 {
            desk.send(Msg::Tick);
        }
        desk
    }

    /// Opened by somebody, on the page of who can open the file.
    fn page(&self, passphrase: &str) -> Desk {
        let mut desk = self.locked();
        desk.keys(&format!("«{passphrase}» enter"))
            .expect("[1 Today]");
        desk.keys("7 end up enter").expect("Who can open this");
        desk
    }
}

fn made() -> Made {
    static MADE: OnceLock<(tempfile::TempDir, String)> = OnceLock::new();
    let (first, words) = MADE.get_or_init(|| {
        let words = RecoveryWords::generate(&mut OsEntropy).unwrap();
        let words: Vec<&str> = words.sheet().iter().map(|line| line.word).collect();
        let made = Made {
            root: tempfile::tempdir().unwrap(),
            words: words.join(" "),
            opened: Cell::new(0),
        };
        let clock = Clock::from_settings(None, Some(crate::desk::NOW)).unwrap();
        let new = NewScheme {
            name: "Shire Shared Lives".to_owned(),
            who: "Sian".to_owned(),
            passphrase: Secret(SIAN.to_owned()),
            words: Secret(made.words.clone()),
        };
        let (_, reply) = made
            .keeper()
            .perform(
                Effect::CreateScheme(Ticket(1), Box::new(new)),
                clock.moment(),
                &clock.ids(),
                &Words::english(),
            )
            .unwrap();
        assert!(matches!(reply, Reply::Opened(_)), "{reply:?}");
        (made.root, made.words)
    });
    let made = Made {
        root: tempfile::tempdir().unwrap(),
        words: words.clone(),
        opened: Cell::new(0),
    };
    fs::create_dir_all(made.folder()).unwrap();
    for file in ["scheme.db", "scheme.keys"] {
        fs::copy(
            first.path().join("scheme").join(file),
            made.folder().join(file),
        )
        .unwrap();
    }
    made
}

/// Types the three words of the sheet that are asked for. Returns the whole sheet.
fn write_the_sheet_down(desk: &mut Desk) -> String {
    let (words, asked) = match desk.model.nav.top() {
        Screen::WhoCanOpen(state) => (state.sheet.words.clone(), state.sheet.asked),
        Screen::Unlock(state) => (state.sheet.words.clone(), state.sheet.asked),
        other => panic!("no sheet on {}", other.code()),
    };
    let words: Vec<String> = words.iter().map(|w| w.0.clone()).collect();
    desk.keys("enter");
    for n in asked {
        desk.keys(&format!("«{}» enter", words[n - 1]));
    }
    words.join(" ")
}

fn let_morgan_in(desk: &mut Desk) {
    desk.keys("n «Morgan» enter 1 enter")
        .keys(&format!("«{MORGAN}» enter «{MORGAN}» enter"))
        .expect("Morgan can open this file from now on");
}

fn history(desk: &Desk) -> Vec<(OpKind, String, String)> {
    let lines = desk.keeper.store().unwrap().history_all(9).unwrap();
    lines
        .into_iter()
        .map(|line| (line.kind, line.about, line.who))
        .collect()
}

fn changed(about: &str, who: &str) -> (OpKind, String, String) {
    (OpKind::KeysChanged, about.to_owned(), who.to_owned())
}

#[test]
fn somebody_is_let_in_by_one_who_is_in_with_a_passphrase_of_their_own() {
    let made = made();
    let mut desk = made.page(SIAN);
    desk.expect("Sian (you)")
        .expect("Manager")
        .expect("Recovery sheet: Sian made it on 12 November")
        .expect("There is no PIN, no hint and no back door.");
    desk.keys("n enter 1 enter enter enter")
        .expect("Enter a name");
    desk.keys("«sian» enter enter enter enter")
        .expect("Somebody with that name can open this file already");
    desk.keys("backspace backspace backspace backspace «Morgan» enter");
    desk.keys(&format!("enter «{SIAN}» enter «{SIAN}» enter"))
        .expect("That passphrase cannot be used here");
    desk.keys("esc").expect("Nothing was changed");
    let_morgan_in(&mut desk);
    desk.expect("Morgan").expect("Officer");
    assert_eq!(history(&desk)[0], changed("Morgan let in", "Sian"));
    drop(desk);
    let mut desk = made.page(MORGAN);
    desk.expect("Morgan (you)");
    assert_eq!(desk.keeper.scheme().who, "Morgan");
    drop(desk);
    drop(made.page(SIAN));
}

#[test]
fn removing_asks_first_needs_a_new_sheet_and_gives_the_file_another_key() {
    let made = made();
    let mut desk = made.page(SIAN);
    desk.keys("delete")
        .expect("You are the only one who can open this file");
    let_morgan_in(&mut desk);
    // The safe answer is the first, and Enter takes it.
    desk.keys("home down delete")
        .expect("their passphrase stops working and the file gets another key")
        .expect("► 1 Leave everything as it is");
    desk.keys("enter").expect("Nothing was changed");
    desk.keys("delete 2 enter")
        .expect("Write these 24 words down");
    let sheet = write_the_sheet_down(&mut desk);
    desk.expect("Morgan cannot open this file any more")
        .expect("for 35 days at most")
        .expect_not("Officer");
    assert_eq!(history(&desk)[0], changed("Morgan removed", "Sian"));
    drop(desk);
    // A safe copy was made first, and it still opens with the old keys.
    let copies: Vec<_> = fs::read_dir(made.folder().join("copies"))
        .unwrap()
        .collect();
    assert_eq!(copies.len(), 1);
    let mut desk = made.locked();
    desk.keys(&format!("«{MORGAN}» enter"))
        .expect("That passphrase does not open this file");
    desk.wait(1);
    desk.keys(&format!("tab enter «{}» enter", made.words))
        .expect("These are not the recovery words");
    desk.wait(2);
    desk.keys("esc").keys(&format!("tab enter «{sheet}» enter"));
    desk.expect("The words are right");
    drop(desk);
    drop(made.page(SIAN));
}

#[test]
fn one_s_own_passphrase_is_changed_after_a_question_and_with_the_old_one() {
    let made = made();
    let mut desk = made.page(SIAN);
    desk.keys("e").expect("the old one stops working at once");
    desk.keys("2 enter «otter lamp violin grovel» enter");
    desk.keys("«nine copper kettles singing» enter «nine copper kettles singing» enter");
    desk.expect("That passphrase does not open this file");
    desk.keys(&format!("«{SIAN}» enter enter enter"));
    desk.expect("Wait 1 second");
    desk.wait(1);
    desk.keys("enter").expect("Your new passphrase works");
    assert_eq!(
        history(&desk)[0],
        changed("Sian: another passphrase", "Sian")
    );
    drop(desk);
    let mut desk = made.locked();
    desk.keys(&format!("«{SIAN}» enter"))
        .expect("does not open");
    drop(desk);
    drop(made.page("nine copper kettles singing"));
}

#[test]
fn a_new_sheet_takes_the_place_of_the_old_one() {
    let made = made();
    let mut desk = made.page(SIAN);
    desk.keys("end enter").expect("The old sheet stops working");
    let sheet = write_the_sheet_down(&mut desk);
    desk.expect("The new sheet works from now on");
    assert_eq!(history(&desk)[0], changed("A new recovery sheet", "Sian"));
    drop(desk);
    let mut desk = made.locked();
    desk.keys(&format!("tab enter «{}» enter", made.words))
        .expect("These are not the recovery words");
    desk.wait(1);
    desk.keys("esc").keys(&format!("tab enter «{sheet}» enter"));
    desk.expect("The words are right");
}

#[test]
fn where_there_are_several_the_sheet_asks_who_lost_their_passphrase() {
    let made = made();
    let mut desk = made.page(SIAN);
    let_morgan_in(&mut desk);
    drop(desk);
    let mut desk = made.locked();
    desk.keys(&format!("tab enter «{}» enter", made.words));
    desk.expect("Who are you?").expect("► 1 Sian");
    desk.keys("2 enter")
        .keys("«new lamps for old ones» enter «new lamps for old ones» enter");
    write_the_sheet_down(&mut desk);
    desk.expect("The new passphrase and the new sheet work");
    assert_eq!(desk.keeper.scheme().who, "Morgan");
    drop(desk);
    drop(made.page(SIAN));
    let mut desk = made.page("new lamps for old ones");
    desk.expect("Morgan (you)");
}

#[test]
fn a_change_that_the_power_kept_out_of_the_log_is_told_and_noted_at_the_next_opening() {
    let made = made();
    let record = made.folder().join("scheme.db");
    drop(made.page(SIAN));
    let before = fs::read(&record).unwrap();
    let mut desk = made.page(SIAN);
    let_morgan_in(&mut desk);
    drop(desk);
    // The key file was written, the log was not.
    fs::write(&record, before).unwrap();
    let mut desk = made.locked();
    desk.keys(&format!("«{MORGAN}» enter"))
        .expect("Who can open this was changed, and the change was not written down");
    let noted = history(&desk);
    assert_eq!(
        (noted[0].0, noted[1].0),
        (OpKind::Unlocked, OpKind::KeysChanged)
    );
    assert_eq!(noted[1].1, "Changed, but not written down at the time");
    assert!(
        desk.keeper
            .store()
            .unwrap()
            .check_file()
            .unwrap()
            .is_whole()
    );
    drop(desk);
    // Once.
    let mut desk = made.locked();
    desk.keys(&format!("«{MORGAN}» enter"))
        .expect("[1 Today]")
        .expect_not("not written down");
    let changed = history(&desk)
        .iter()
        .filter(|line| line.0 == OpKind::KeysChanged)
        .count();
    assert_eq!(changed, 1);
}

#[test]
fn a_copy_from_before_a_change_of_the_keys_that_is_put_back_explains_it() {
    let made = made();
    let mut desk = made.page(SIAN);
    desk.keys("7 b b");
    desk.keys("7 end up enter");
    let_morgan_in(&mut desk);
    desk.keys("7 b down enter enter 2")
        .expect("is your file now");
    drop(desk);
    let mut desk = made.locked();
    desk.keys(&format!("«{MORGAN}» enter"))
        .expect("[1 Today]")
        .expect_not("not written down");
    let kinds: Vec<OpKind> = history(&desk).iter().map(|line| line.0).collect();
    assert_eq!(kinds[..2], [OpKind::Unlocked, OpKind::Restored]);
}

#[test]
fn the_wait_after_a_wrong_try_is_one_wherever_the_next_is_made() {
    let made = made();
    let mut desk = made.locked();
    desk.keys("«otter lamp violin grovel» enter")
        .expect("1 second until the next try");
    // Not by another page, and not by the recovery words.
    desk.keys(&format!("tab enter «{}» enter", made.words))
        .expect("Wait 1 second");
    desk.wait(1);
    desk.keys("enter").expect("The words are right");
    desk.keys("esc esc «wrong words once again» enter");
    let Desk { keeper, .. } = desk;
    // Not by the screen being made anew either: the keeper of the file counts.
    let mut desk = Desk::at(Gate::Locked, keeper);
    desk.wait(1);
    desk.keys(&format!("«{SIAN}» enter"));
    desk.expect("Wait 2 seconds");
    desk.wait(2);
    desk.keys("enter").expect("[1 Today]");
    let noted = history(&desk);
    assert_eq!(noted[0].0, OpKind::Unlocked);
    assert_eq!(noted[1].0, OpKind::UnlockFailed);
    assert!(noted[1].1.starts_with("2 wrong tries since"), "{noted:?}");
}

#[test]
fn coming_back_after_a_lock_waits_as_well() {
    let made = made();
    let mut desk = made.page(SIAN);
    desk.keys("f9");
    desk.wait(61);
    desk.keys("enter «otter lamp violin grovel» enter")
        .expect("does not open");
    desk.keys(&format!("«{SIAN}» enter"))
        .expect("Wait 1 second");
    desk.wait(1);
    desk.keys("enter").expect("[1 Today]");
}

#[test]
fn what_somebody_else_opens_with_does_not_bring_back_one_s_screen() {
    let made = made();
    let mut desk = made.page(SIAN);
    let_morgan_in(&mut desk);
    let clock = Clock::from_settings(None, Some(crate::desk::NOW)).unwrap();
    let mut verify = |passphrase: &str, elapsed: u64| {
        let mut moment = clock.moment();
        moment.elapsed = Duration::from_secs(elapsed);
        let secret = Secret(passphrase.to_owned());
        let effect = Effect::Verify(Ticket(1), secret);
        let done = desk
            .keeper
            .perform(effect, moment, &clock.ids(), &Words::english());
        done.unwrap().1
    };
    let wrong = Reply::Trouble(Trouble::WrongPassphrase);
    let wait = Reply::Trouble(Trouble::Keys(KeysTrouble::Wait(1)));
    assert_eq!(verify(MORGAN, 100), wrong);
    assert_eq!(verify(SIAN, 100), wait);
    assert_eq!(verify(SIAN, 101), Reply::Verified);
}

#[test]
fn a_lost_key_file_comes_back_from_its_copy_and_says_so() {
    let made = made();
    drop(made.page(SIAN));
    let keys = made.folder().join("scheme.keys");
    fs::remove_file(&keys).unwrap();
    let mut desk = made.locked();
    desk.keys(&format!("«{SIAN}» enter"))
        .expect("The key file was missing. It was put back from a copy");
    drop(desk);
    assert!(keys.exists());
    fs::remove_file(&keys).unwrap();
    fs::remove_dir_all(made.root.path().join("own")).unwrap();
    let mut desk = made.locked();
    desk.keys(&format!("«{SIAN}» enter"))
        .expect("every copy of it on this computer");
    fs::write(&keys, "nothing of a key file").unwrap();
    desk.keys("enter").expect("is damaged");
    drop(desk);
}

#[test]
fn the_plain_command_lists_who_can_open_the_file() {
    let made = made();
    let mut desk = made.page(SIAN);
    let_morgan_in(&mut desk);
    let clock = Clock::from_settings(None, Some(crate::desk::NOW)).unwrap();
    let words = Words::english();
    let answer = settled::cli::reads::Desk {
        keeper: &mut desk.keeper,
        moment: clock.moment(),
        words: &words,
    }
    .keys()
    .unwrap();
    assert_eq!(
        answer.sentences,
        [
            "Sian can open this file (Manager), since 12 November 2026.",
            "Morgan can open this file (Officer), since 12 November 2026.",
            "So can the recovery sheet that Sian made on 12 November 2026.",
        ]
    );
    let people = serde_json::json!([
        { "name": "Sian", "role": "manager", "since": "2026-11-12", "you": true },
        { "name": "Morgan", "role": "officer", "since": "2026-11-12", "you": false },
    ]);
    assert_eq!(answer.json["people"], people);
    assert_eq!(answer.json["recovery_sheet"]["by"], "Sian");
}

#[test]
fn practice_people_have_no_passphrase() {
    let mut desk = Desk::practice(Size::Tour10);
    desk.keys("7 end up enter")
        .expect("Practice people have no passphrase");
    desk.keys("n").expect("Practice people have no passphrase");
}

#[test]
fn pictures() {
    let made = made();
    let mut desk = made.page(SIAN);
    let_morgan_in(&mut desk);
    // The suggested words differ from run to run.
    let screen = |desk: &mut Desk, (columns, rows)| {
        let screen = desk.screen_at(columns, rows);
        let same = |line: &&str| !line.contains("F4 takes this one");
        screen.lines().filter(same).collect::<Vec<_>>().join("\n")
    };
    for (name, keys) in [
        ("list", "home"),
        ("ask_remove", "down enter"),
        ("ask_change", "esc e"),
        ("change", "2 enter"),
        ("add", "esc n «Mair E» enter 1 enter"),
    ] {
        desk.keys(keys);
        for size in [(100, 30), (80, 24)] {
            let (columns, rows) = size;
            insta::assert_snapshot!(format!("{name}_{columns}x{rows}"), screen(&mut desk, size));
        }
    }
}
