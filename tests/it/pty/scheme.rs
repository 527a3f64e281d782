//! A real scheme, with a passphrase and somebody in it who must be found nowhere outside the locked file.

use crate::desk::Desk;
use crate::pty::term::Term;
use jiff::civil::date;
use settled::app::effect::{Effect, Reply, Ticket};
use settled::app::session::Gate;
use settled::domain::id::Ids;
use settled::domain::introduction::Promise;
use settled::domain::port::{Change, OpKind, Write};
use settled::runtime::clock::Clock;
use settled::runtime::home::Home;
use settled::runtime::keeper::Keeper;
use settled::words::Words;
use std::path::Path;
use std::sync::OnceLock;
use uuid::Uuid;

/// The name that is looked for everywhere.
pub(super) const CANARY: &str = "CANARYNAME";

/// What opens the scheme.
pub(super) const PASSPHRASE: &str = "otter lamp violin gravel";

/// Where every scheme of these tests is copied from, made once.
fn made() -> &'static Path {
    static MADE: OnceLock<tempfile::TempDir> = OnceLock::new();
    MADE.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        let keeper = Keeper::new(Home::of_scheme(Some(folder.path().to_owned())));
        let mut desk = Desk::at(Gate::NoScheme, keeper);
        crate::screens::opening::set_up_and_open(&mut desk);
        desk.keys(&format!(
            "2 ctrl-n 1 enter «{CANARY} P» enter enter «sa18ab» enter ctrl-s"
        ));
        desk.keys(&format!("2 ctrl-n 2 enter «{CANARY} and Ann» ctrl-s"));
        desk.keys("2").expect("and Ann");
        promise_something(&mut desk);
        folder
    })
    .path()
}

/// Promises the canary something for two days ago, so that Today has something late.
fn promise_something(desk: &mut Desk) {
    let moment = Clock::from_settings(None, Some(super::term::NOW))
        .unwrap()
        .moment();
    let profiles = desk.keeper.store().unwrap().profiles().unwrap();
    let ids = Ids::new(Uuid::from_u128(0x0190_0000_0000_7000_9000_0000_0000_0000));
    let promise = Promise {
        id: ids.next(),
        profile: profiles.first().unwrap().id,
        pair: None,
        words: "Send the form".to_owned(),
        due: date(2026, 11, 10),
        done_on: None,
    };
    let change = Change {
        kind: OpKind::ProfileChanged,
        about: format!("{CANARY} P"),
        writes: vec![Write::put(&promise)],
    };
    let order = Effect::Apply(Ticket(1), change);
    let (_, reply) = desk
        .keeper
        .perform(order, moment, &ids, &Words::english())
        .unwrap();
    assert!(matches!(reply, Reply::Saved { .. }), "{reply:?}");
}

/// A copy of the scheme.
pub(super) fn copy() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    crate::desk::copy_folder(made(), folder.path());
    folder
}

/// The scheme opened with its passphrase, on Today.
pub(super) fn opened(columns: u16, rows: u16) -> Term {
    let mut term = Term::open(copy(), columns, rows, &[], &[]);
    unlock(&mut term);
    term
}

/// Types the passphrase.
pub(super) fn unlock(term: &mut Term) {
    term.see("This file is locked")
        .keys(&format!("«{PASSPHRASE}» enter"))
        .see("[1 Today]");
}
