//! A real scheme, with a passphrase and somebody in it who must be found nowhere outside the locked file.

use crate::desk::Desk;
use crate::pty::term::Term;
use settled::app::session::Gate;
use settled::runtime::home::Home;
use settled::runtime::keeper::Keeper;
use std::path::Path;
use std::sync::OnceLock;

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
        folder
    })
    .path()
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
