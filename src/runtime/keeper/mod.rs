//! Keeps the file: does what the program asks for, one thing at a time, and answers.
//!
//! It runs on a thread of its own in the program and on the caller's thread in tests and in the
//! plain commands; it is the same either way.

mod check;
pub mod copies;
mod elsewhere;
mod files;
pub mod keys;
mod matching;
mod neutrals;
mod news;
mod people;
mod reads;
mod restore;
mod runs;
mod scheme;
mod wishes;

use super::home::{self, Home};
use super::look;
use super::reruns;
use super::trouble;
use crate::app::Moment;
use crate::app::effect::{Effect, Reply, Ticket};
use crate::app::notice::Trouble;
use crate::app::session::{LookOnly, Scheme};
use crate::app::tries::Tries;
use crate::domain::id::Ids;
use crate::domain::lists::Draft;
use crate::domain::port::{Change, OpKind, Stamp};
use crate::domain::safe_copy::Why;
use crate::domain::settings::Settings;
use crate::store::key::{KdfParams, ParamFloor};
use crate::store::{Fault, Opener, Store};
use crate::words::Words;
use people::OpenKeys;
use std::path::{Path, PathBuf};
use uuid::Uuid;

/// The keeper of one scheme.
#[derive(Debug)]
pub struct Keeper {
    home: Home,
    store: Option<Store>,
    /// Who can open the scheme that is open. None for practice people.
    keys: Option<OpenKeys>,
    /// The folder for copies of key files on this computer, if there is to be one.
    key_copies: Option<PathBuf>,
    /// The wrong tries so far, wherever they were made.
    tries: Tries,
    /// What new passphrases are stretched at, and the least that is accepted.
    cost: (KdfParams, ParamFloor),
    scheme: Scheme,
    pools: matching::Pools,
    exports: PathBuf,
    /// Where a scheme is moved that may not stay where it is; this computer's own place if nothing is said.
    own_place: Option<PathBuf>,
    /// What kept the last draft out of the file.
    unkept: Option<Trouble>,
    copies: copies::Copies,
    /// The file was looked through and is not as it was saved: so it stays, also if it is locked and opened again.
    not_as_saved: bool,
    /// What was to be noted in the log of a file that can only be looked at, until another takes its place.
    unlogged: Vec<(Change, Stamp)>,
}

/// What one order brings with it.
#[derive(Clone, Copy)]
struct Order<'a> {
    moment: Moment,
    ids: &'a Ids,
    words: &'a Words,
}

type Answer = Result<Reply, Trouble>;

impl Keeper {
    /// The keeper of a scheme that is still locked, or not there yet.
    pub fn new(home: Home) -> Self {
        Self {
            home,
            store: None,
            keys: None,
            key_copies: None,
            tries: Tries::default(),
            cost: (KdfParams::DEFAULT, ParamFloor::Real),
            scheme: Scheme::default(),
            pools: matching::Pools::default(),
            exports: home::export_folder(),
            own_place: None,
            unkept: None,
            copies: copies::Copies::default(),
            not_as_saved: false,
            unlogged: Vec::new(),
        }
    }

    /// The keeper of a store that is open already: for tests and plain commands.
    ///
    /// # Errors
    /// As for every read.
    pub fn with_store(home: Home, store: Store, who: &str) -> Result<Self, Trouble> {
        let mut keeper = Self::new(home);
        keeper.took(store, who)?;
        Ok(keeper)
    }

    /// Writes lists into this folder from now on.
    pub fn export_to(&mut self, folder: &Path) {
        folder.clone_into(&mut self.exports);
    }

    /// Stretches passphrases for show only, for tests: it takes no time and protects nothing.
    #[doc(hidden)]
    pub fn rehearse(&mut self) {
        self.cost = (KdfParams::for_tests(), ParamFloor::Rehearsal);
    }

    /// Keeps copies of key files in this folder from now on.
    pub fn copy_keys_to(&mut self, folder: &Path) {
        self.key_copies = Some(folder.to_owned());
    }

    /// How long the next try of a passphrase has to wait, if the last one was wrong a moment ago.
    pub fn has_to_wait(&self, moment: Moment) -> Option<std::time::Duration> {
        self.tries.left(moment.elapsed)
    }

    /// Moves a scheme that may not stay where it is to this folder.
    pub fn move_to(&mut self, folder: &Path) {
        self.own_place = Some(folder.to_owned());
    }

    fn took(&mut self, store: Store, who: &str) -> Result<(), Trouble> {
        self.scheme = Scheme {
            name: self
                .home
                .folder
                .file_name()
                .map(|n| n.to_string_lossy().into_owned())
                .unwrap_or_default(),
            who: who.to_owned(),
            practice: store.is_practice(),
            folder: self.home.folder.display().to_string(),
            told: Vec::new(),
            settings: Settings::from_rows(&fault(store.settings())?),
            faults: check::faults(&store, store.opened_with().to_vec())?,
            look_only: None,
            moved: None,
        };
        self.scheme.look_only = LookOnly::found(&self.scheme.faults);
        if self.not_as_saved && self.scheme.look_only.is_none() {
            self.scheme.look_only = Some(LookOnly::NotAsSaved { unreadable: false });
            fault(store.only_read())?;
        }
        if let Some(name) = fault(store.setting("name"))? {
            self.scheme.name = name.value;
        }
        self.store = Some(store);
        self.keys = None;
        Ok(())
    }

    /// What is open.
    pub const fn scheme(&self) -> &Scheme {
        &self.scheme
    }

    /// The store, for the plain commands.
    pub fn store(&self) -> Result<&Store, Trouble> {
        self.store.as_ref().ok_or(Trouble::Missing)
    }

    fn store_mut(&mut self) -> Result<&mut Store, Trouble> {
        self.store.as_mut().ok_or(Trouble::Missing)
    }

    /// Does one thing. Nothing comes back from what nobody waits for, unless it went wrong.
    pub fn perform(
        &mut self,
        effect: Effect,
        moment: Moment,
        ids: &Ids,
        words: &Words,
    ) -> Option<(Ticket, Reply)> {
        let order = Order { moment, ids, words };
        let look_only = self.store.as_ref().and(self.scheme.look_only);
        if let Some(why) = look_only.filter(|why| why.forbids(effect.changes())) {
            let ticket = effect.changes().ticket()?;
            return Some((ticket, Reply::Trouble(Trouble::LookOnly(why))));
        }
        let (ticket, answer) = match effect {
            Effect::Read(ticket, query) => (ticket, self.read(query, order)),
            Effect::Apply(ticket, change) => {
                (ticket, self.finished(|keeper| keeper.apply(&change, order)))
            }
            Effect::Undo(ticket) => (ticket, self.finished(|keeper| keeper.undo(order))),
            Effect::Redo(ticket) => (ticket, self.finished(|keeper| keeper.redo(order))),
            Effect::PutBack(ticket, op) => {
                (ticket, self.finished(|keeper| keeper.put_back(op, order)))
            }
            Effect::KeepDraft(draft) => {
                (Ticket(0), self.finished(|keeper| keeper.keep_draft(&draft)))
            }
            Effect::DropDraft(id) => (
                Ticket(0),
                self.store_mut()
                    .and_then(|s| s.drop_draft(id).map_err(trouble::of_fault))
                    .map(|()| Reply::Kept),
            ),
            Effect::KeepRun(ticket, id) => (ticket, self.keep_run(id, order)),
            Effect::ListSpreadsheets(ticket) => (ticket, Ok(files::spreadsheets())),
            Effect::ReadSpreadsheet(ticket, path) => (ticket, self.read_spreadsheet(&path, order)),
            Effect::Export(ticket, list) => (ticket, self.export(&list, order)),
            Effect::MakeRecovery(ticket) => (ticket, keys::make_recovery(Vec::new())),
            Effect::CreateScheme(ticket, new) => (ticket, self.create(&new, order)),
            Effect::Unlock(ticket, passphrase) => (ticket, self.unlock(&passphrase, order)),
            Effect::LookAtCopy(ticket, passphrase) => {
                let look = |keeper: &mut Self| keeper.look_at_copy(&passphrase);
                (ticket, self.after_the_wait(true, order, look))
            }
            Effect::MoveHere(ticket, passphrase) => {
                let bring = |keeper: &mut Self| keeper.move_here(&passphrase, order);
                (ticket, self.after_the_wait(true, order, bring))
            }
            Effect::LookAtLocked(ticket) => (ticket, Ok(self.look_at_locked())),
            Effect::TryWords(ticket, words) => (ticket, self.try_words(&words, order)),
            Effect::Recover(ticket, keys) => (ticket, self.recover(&keys, order)),
            Effect::AddPerson(ticket, new) => (ticket, self.add_person(&new, order)),
            Effect::RemovePerson(ticket, removal) => (ticket, self.remove_person(&removal, order)),
            Effect::ChangePassphrase(ticket, change) => {
                (ticket, self.change_passphrase(&change, order))
            }
            Effect::RenewSheet(ticket, words) => (ticket, self.renew_sheet(&words, order)),
            Effect::CheckFile(ticket) => (ticket, self.check_file()),
            Effect::Lock(ticket) => (ticket, self.lock(order)),
            Effect::MakeCopy(ticket) => (ticket, self.make_copy(ticket, order)),
            Effect::TryCopy(ticket) => (ticket, self.try_copy(order)),
            Effect::Restore(ticket, wanted) => {
                let given = wanted.passphrase.is_some();
                let restore = |keeper: &mut Self| keeper.restore(&wanted, order);
                (ticket, self.after_the_wait(given, order, restore))
            }
            Effect::Verify(ticket, passphrase) => (ticket, self.verify(&passphrase, order)),
            // In the program a thread of its own does this; here there is nobody to wait for it.
            Effect::Rerun(ticket, setup) => (ticket, Ok(reruns::whole(&setup))),
            Effect::KeepLook(theme) => {
                look::keep(theme);
                return None;
            }
            Effect::StopRerun | Effect::Forget | Effect::Quit => return None,
        };
        match answer {
            Ok(Reply::Kept) => None,
            Ok(reply) => Some((ticket, reply)),
            Err(trouble) => Some((ticket, Reply::Trouble(self.as_looked_at(trouble)))),
        }
    }

    /// What can only be read if that is noted cannot be read where nothing can be written.
    fn as_looked_at(&self, trouble: Trouble) -> Trouble {
        match self.scheme.look_only {
            Some(why) if trouble == Trouble::ReadOnly => Trouble::LookOnly(why),
            Some(_) | None => trouble,
        }
    }

    fn keep_draft(&mut self, draft: &Draft) -> Answer {
        let kept = self
            .store_mut()
            .and_then(|s| s.keep_draft(draft).map_err(trouble::of_fault));
        self.unkept = kept.clone().err();
        kept.map(|()| Reply::DraftKept)
    }

    /// Closes the file and drops everything that was read from it, with the key. Not while a draft could not
    /// be kept: it would be lost.
    fn lock(&mut self, order: Order<'_>) -> Answer {
        if let Some(trouble) = self.unkept.take() {
            return Err(trouble);
        }
        self.copy_before_lock(order.moment);
        self.store = None;
        self.keys = None;
        self.pools = matching::Pools::default();
        self.scheme = Scheme::default();
        self.unlogged.clear();
        Ok(Reply::NowLocked)
    }

    fn stamp(&self, order: Order<'_>) -> Stamp {
        Stamp {
            op: order.ids.next::<OpId>().0,
            at: order.moment.now,
            today: order.moment.today,
            who: self.scheme.who.clone(),
        }
    }

    /// Does something that writes. If the disk is full the reserve is given up, and it is tried once more.
    fn finished(&mut self, write: impl Fn(&mut Self) -> Answer) -> Answer {
        let answer = write(self);
        if answer != Err(Trouble::Full) || !fault(self.store()?.release_reserve())? {
            return answer;
        }
        write(self)
    }

    fn apply(&mut self, change: &Change, order: Order<'_>) -> Answer {
        if change.kind == OpKind::Imported {
            self.copy_first(Why::Import, order.moment)?;
        }
        let stamp = self.stamp(order);
        let committed = self
            .store_mut()?
            .apply(change, &stamp)
            .map_err(trouble::of_fault)?;
        self.patch_pools(&committed);
        Ok(Reply::Saved {
            kind: change.kind,
            about: change.about.clone(),
            added: committed.profiles.into_iter().map(|(id, _)| id).collect(),
        })
    }

    fn undo(&mut self, order: Order<'_>) -> Answer {
        let stamp = self.stamp(order);
        let done = self.store_mut()?.undo(&stamp).map_err(trouble::of_fault)?;
        self.patch_pools(&done.committed);
        Ok(Reply::Undone {
            kind: done.kind,
            about: done.about,
        })
    }

    fn put_back(&mut self, op: Uuid, order: Order<'_>) -> Answer {
        let stamp = self.stamp(order);
        let done = fault(self.store_mut()?.put_back(op, &stamp))?;
        self.patch_pools(&done.committed);
        Ok(Reply::Saved {
            kind: done.kind,
            about: done.about,
            added: Vec::new(),
        })
    }

    fn redo(&mut self, order: Order<'_>) -> Answer {
        let stamp = self.stamp(order);
        let done = self.store_mut()?.redo(&stamp).map_err(trouble::of_fault)?;
        self.patch_pools(&done.committed);
        Ok(Reply::Redone {
            kind: done.kind,
            about: done.about,
        })
    }
}

/// The identifier of an op, which has no type of its own in the record.
struct OpId(pub Uuid);

impl From<Uuid> for OpId {
    fn from(id: Uuid) -> Self {
        Self(id)
    }
}

/// Who opens the file, for the side file that explains a lock: the account and the computer.
pub fn opener(moment: Moment) -> Opener {
    let setting = |names: &[&str]| {
        names
            .iter()
            .find_map(|n| std::env::var(n).ok())
            .unwrap_or_default()
    };
    Opener {
        user: setting(&["USER", "USERNAME", "LOGNAME"]),
        host: computer(),
        since: moment.now,
    }
}

/// What this computer is called. A shell seldom hands that on.
#[cfg(unix)]
fn computer() -> String {
    rustix::system::uname()
        .nodename()
        .to_string_lossy()
        .into_owned()
}

#[cfg(not(unix))]
fn computer() -> String {
    std::env::var("COMPUTERNAME").unwrap_or_default()
}

fn fault<T>(result: Result<T, Fault>) -> Result<T, Trouble> {
    result.map_err(trouble::of_fault)
}
