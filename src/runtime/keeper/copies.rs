//! Safe copies: when one is made, what becomes of it, and what is told about them.
//!
//! The record is copied through the keeper's own connection. Looking through the copy, the second place and
//! taking away old ones need no connection: in the program a thread of its own does them, so that the next
//! order does not wait; in tests and plain commands they are done on the spot.

use super::{Answer, Keeper, Order, fault};
use crate::app::Moment;
use crate::app::copy_data::{
    CopiesData, CopyLine, CopyMade, CopyStanding, FileNow, InSecond, Second,
};
use crate::app::effect::{Reply, Ticket};
use crate::app::notice::Trouble;
use crate::domain::port::{Change, OpKind};
use crate::domain::safe_copy::{Keep, Place, Why, civil};
use crate::domain::settings::Settings;
use crate::runtime::aside::Aside;
use crate::runtime::trouble::of_fault;
use crate::store::backup::{self, COPIES, Copy, SecondPlace, Unchecked};
use crate::store::{Fault, Store};
use crate::words::Words;
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::thread::{Builder, JoinHandle};
use std::time::Duration;
use uuid::Uuid;

/// How much of 100 is done once a copy is written, once it is checked, and once it is in the second place: about as
/// long as each takes.
const WRITTEN: u8 = 30;
const CHECKED: u8 = 85;
const IN_SECOND: u8 = 95;

/// After so many days without trying a copy Today says so.
const TRY_AFTER: i32 = 90;

/// For so long a change may be in no safe copy before Today says that one is late.
const LATE: SignedDuration = SignedDuration::from_hours(24);

/// What the keeper remembers about safe copies.
#[derive(Debug, Default)]
pub(super) struct Copies {
    /// The way to whoever waits, where checking is done on a thread of its own.
    aside: Option<Aside>,
    /// A copy that is being checked.
    running: Option<JoinHandle<Result<CopyMade, Trouble>>>,
    /// When one was last begun by itself, on the program's own clock.
    begun: Option<Duration>,
    /// Why the last one could not be made.
    failed: Option<Trouble>,
}

impl Keeper {
    /// From now on copies are checked on a thread of their own, and what comes of it goes this way.
    pub fn tell_aside(&mut self, aside: Aside) {
        self.copies.aside = Some(aside);
    }

    pub(super) fn settings(&self) -> Result<Settings, Trouble> {
        Ok(Settings::from_rows(&fault(self.store()?.settings())?))
    }

    /// Makes a safe copy because somebody asked for one.
    pub(super) fn make_copy(&mut self, ticket: Ticket, order: Order<'_>) -> Answer {
        let why = match self.scheme.look_only {
            Some(_) => Why::Evidence,
            None => Why::ByHand,
        };
        self.begin_copy(ticket, why, order.moment)
            .map(|made| made.map_or(Reply::Kept, |made| Reply::CopyMade(Box::new(made))))
    }

    /// Makes a safe copy and waits until it counts: before something that it is to protect from. Practice
    /// people need none.
    pub(super) fn copy_first(&mut self, why: Why, moment: Moment) -> Result<(), Trouble> {
        if !self.copies_by_itself() {
            return Ok(());
        }
        self.settle_copy();
        let far = self.how_far(moment);
        let (unchecked, plan) = self.write_copy(why, moment, &far)?;
        self.remember(rest(unchecked, &plan, &far)).map(|_| ())
    }

    /// Whether copies are made without being asked for: not of practice people, nor in memory, nor of a file
    /// that is not as it was written, because its copies would push out good ones.
    fn copies_by_itself(&self) -> bool {
        self.scheme.look_only.is_none()
            && self
                .store
                .as_ref()
                .is_some_and(|store| !store.is_practice() && store.place().is_some())
    }

    /// Begins a copy; gives it if it was made on the spot, and nothing if a thread goes on with it.
    fn begin_copy(
        &mut self,
        ticket: Ticket,
        why: Why,
        moment: Moment,
    ) -> Result<Option<CopyMade>, Trouble> {
        self.settle_copy();
        let far = self.how_far(moment);
        let begun = self.write_copy(why, moment, &far);
        let (unchecked, plan) = match begun {
            Ok(begun) => begun,
            Err(trouble) => return self.remember(Err(trouble)).map(Some),
        };
        let Some(aside) = self.copies.aside.clone() else {
            return self.remember(rest(unchecked, &plan, &far)).map(Some);
        };
        let spawned = Builder::new().name("safe copy".to_owned()).spawn(move || {
            let made = rest(unchecked, &plan, &far);
            aside.send(
                ticket,
                match made.clone() {
                    Ok(made) => Reply::CopyMade(Box::new(made)),
                    Err(trouble) => Reply::Trouble(trouble),
                },
            );
            made
        });
        self.copies.running = Some(spawned.map_err(|e| Trouble::Io(e.to_string()))?);
        Ok(None)
    }

    /// Waits for the copy that is being checked, if one is.
    pub(super) fn settle_copy(&mut self) {
        if let Some(running) = self.copies.running.take() {
            match running.join() {
                Ok(made) => {
                    let _told = self.remember(made);
                }
                // Its panic has been reported by the hook.
                Err(_) => self.copies.failed = Some(Trouble::Bug("safe copy".to_owned())),
            }
        }
    }

    fn remember(&mut self, made: Result<CopyMade, Trouble>) -> Result<CopyMade, Trouble> {
        self.copies.failed = made.as_ref().err().cloned();
        made
    }

    /// Says how much of 100 of a copy is done that was begun at a moment, where somebody listens.
    fn how_far(&self, begun: Moment) -> impl Fn(u8) + use<> {
        let aside = self.copies.aside.clone();
        move |done| {
            if let Some(aside) = &aside {
                aside.progress(begun.elapsed, Reply::Copying(done));
            }
        }
    }

    /// The part that needs the connection.
    fn write_copy(
        &self,
        why: Why,
        moment: Moment,
        far: &impl Fn(u8),
    ) -> Result<(Unchecked, Plan), Trouble> {
        let store = self.store()?;
        let plan = Plan::new(&self.home.folder, &self.settings()?, moment);
        let mut written = |in_100| far(in_100 / 10 * (WRITTEN / 10));
        let unchecked = store
            .write_copy(why, moment.now, &mut written)
            .map_err(not_made)?;
        Ok((unchecked, plan))
    }

    /// Makes a copy if one is due: something has changed and the newest is old enough. Called while nothing
    /// else is to do.
    pub fn while_idle(&mut self, moment: Moment) -> Option<(Ticket, Reply)> {
        if self
            .copies
            .running
            .as_ref()
            .is_some_and(JoinHandle::is_finished)
        {
            self.settle_copy();
        }
        if self.copies.running.is_some() || !self.copies_by_itself() {
            return None;
        }
        let made = match self.is_due(moment) {
            Ok(true) => {
                self.copies.begun = Some(moment.elapsed);
                self.begin_copy(Ticket(0), Why::InUse, moment)
            }
            Ok(false) => return None,
            Err(trouble) => Err(trouble),
        };
        match made {
            Ok(made) => made.map(|made| (Ticket(0), Reply::CopyMade(Box::new(made)))),
            Err(trouble) => Some((Ticket(0), Reply::Trouble(trouble))),
        }
    }

    fn is_due(&mut self, moment: Moment) -> Result<bool, Trouble> {
        let every = u64::from(self.settings()?.copy_every_minutes) * 60;
        // A scheme that was just opened is left in peace for as long as one that was just copied.
        let begun = *self.copies.begun.get_or_insert(moment.elapsed);
        if moment.elapsed.saturating_sub(begun).as_secs() < every {
            return Ok(false);
        }
        self.changed_since_newest()
    }

    fn changed_since_newest(&self) -> Result<bool, Trouble> {
        let store = self.store()?;
        let newest = self.newest_here()?;
        newest.map_or(Ok(true), |copy| fault(store.changed_since(&copy)))
    }

    /// The last thing before the program ends: a safe copy, if something has changed.
    ///
    /// # Errors
    /// Why none could be made.
    pub fn close(&mut self, moment: Moment) -> Result<Option<CopyMade>, Trouble> {
        self.settle_copy();
        if !self.copies_by_itself() || !self.changed_since_newest()? {
            return Ok(None);
        }
        let far = self.how_far(moment);
        let (unchecked, plan) = self.write_copy(Why::Closed, moment, &far)?;
        rest(unchecked, &plan, &far).map(Some)
    }

    /// A safe copy before the scheme is locked, if something has changed: often nobody comes back to close the
    /// program. That none could be made keeps nothing from being locked; Today tells it afterwards.
    pub(super) fn copy_before_lock(&mut self, moment: Moment) {
        let closed = self.close(moment);
        self.copies.failed = closed.err().or_else(|| self.copies.failed.take());
    }

    /// The copies on this computer, the newest first.
    pub(super) fn copies_here(&self) -> Result<Vec<Copy>, Fault> {
        let mut copies = backup::list(
            &self.home.folder.join(COPIES),
            Place::Here,
            self.scheme_id(),
        )?;
        copies.retain(|copy| copy.manifest.facts.practice == self.home.practice);
        Ok(copies)
    }

    /// The newest copy on this computer that is one to go back to.
    fn newest_here(&self) -> Result<Option<Copy>, Trouble> {
        let copies = fault(self.copies_here())?;
        Ok(copies.into_iter().find(Copy::is_sound))
    }

    /// The identifier of the scheme, as the file or else its key file says.
    pub(super) fn scheme_id(&self) -> Option<Uuid> {
        let open = self.store.as_ref().map(Store::scheme);
        open.or_else(|| self.slots().ok().map(|slots| slots.scheme()))
    }

    /// The copies in both places, the newest first.
    pub(super) fn all_copies(&self) -> Result<Vec<Copy>, Trouble> {
        let mut copies = fault(self.copies_here())?;
        let second = self.second()?;
        // Where nothing else says which scheme it is, its copies do.
        let beside = copies.first().map(|copy| copy.manifest.facts.scheme);
        let scheme = self.scheme_id().or(beside);
        if let (Second::There { folder, .. }, Some(scheme)) = (&second, scheme) {
            let there = backup::folder_in(Path::new(folder), scheme);
            copies.extend(fault(backup::list(&there, Place::Away, Some(scheme)))?);
        }
        copies.sort_by_key(|copy| std::cmp::Reverse(copy.manifest.made));
        Ok(copies)
    }

    /// The second place as it is set or, while the scheme is locked, as it is remembered.
    fn second(&self) -> Result<Second, Trouble> {
        let known = fault(SecondPlace::read(&self.home.folder))?;
        let folder = match &self.store {
            Some(_) => self.settings()?.copy_folder,
            None => known
                .as_ref()
                .map_or_else(String::new, |k| k.folder.display().to_string()),
        };
        if folder.is_empty() {
            return Ok(Second::NotSet);
        }
        let reached = known
            .filter(|known| known.folder == Path::new(&folder))
            .map(|known| known.reached);
        Ok(if Path::new(&folder).is_dir() {
            Second::There { folder, reached }
        } else {
            Second::NotThere { folder, reached }
        })
    }

    pub(super) fn read_copies(&mut self) -> Answer {
        let mut lines: BTreeMap<(Timestamp, String), CopyLine> = BTreeMap::new();
        for copy in self.all_copies()? {
            let told = fault(copy.told())?;
            let line = lines
                .entry((told.made, told.name.clone()))
                .or_insert_with(|| CopyLine {
                    copy: told.clone(),
                    here: false,
                    away: false,
                });
            match told.place {
                Place::Here => line.here = true,
                Place::Away => line.away = true,
            }
            if told.place == Place::Here && told.is_whole || !line.copy.is_whole {
                line.copy = told;
            }
        }
        let (now, tried) = match &self.store {
            Some(store) => {
                let facts = fault(store.facts())?;
                let now = FileNow {
                    holds: facts.holds(),
                    changed: facts.last_change,
                    code: facts.head().map_or_else(String::new, |head| head.code()),
                };
                (Some(now), fault(store.last_done(OpKind::CopyTried))?)
            }
            None => (None, None),
        };
        Ok(Reply::Copies(Box::new(CopiesData {
            now,
            copies: lines.into_values().rev().collect(),
            second: self.second()?,
            tried,
        })))
    }

    /// How things stand, for Today; nothing for practice people and in memory.
    pub(super) fn copy_standing(&self, moment: Moment) -> Result<Option<CopyStanding>, Trouble> {
        let store = self.store()?;
        if store.is_practice() || store.place().is_none() {
            return Ok(None);
        }
        let newest = self.newest_here()?;
        let uncopied = fault(store.uncopied_since(newest.as_ref()))?;
        let days = |since: Timestamp| (moment.today - civil(since).date()).get_days();
        let settings = self.settings()?;
        let known = fault(SecondPlace::read(&self.home.folder))?;
        let reached = known
            .filter(|known| known.folder == Path::new(&settings.copy_folder))
            .map(|known| known.reached);
        let away_days = days(reached.unwrap_or_else(|| store.created()));
        let tried = fault(store.last_done(OpKind::CopyTried))?.unwrap_or_else(|| store.created());
        Ok(Some(CopyStanding {
            newest: newest.as_ref().map(|copy| copy.manifest.made),
            late: self.scheme.look_only.is_none()
                && uncopied.is_some_and(|since| moment.now.duration_since(since) > LATE),
            failed: self.copies.failed.clone().map(Box::new),
            away_days: (away_days > i32::from(settings.remind_after_days)).then_some(away_days),
            second: if settings.copy_folder.is_empty() {
                Second::NotSet
            } else {
                Second::There {
                    folder: settings.copy_folder,
                    reached,
                }
            },
            try_one: newest.is_some() && days(tried) > TRY_AFTER,
            older_than: self.older_than(newest.as_ref())?,
        }))
    }

    /// When the file was last changed and when the copy was made, if the file is older than it.
    fn older_than(&self, newest: Option<&Copy>) -> Result<Option<(Timestamp, Timestamp)>, Trouble> {
        let store = self.store()?;
        let Some(copy) = newest else {
            return Ok(None);
        };
        if !fault(store.is_older_than(copy))? {
            return Ok(None);
        }
        let changed = fault(store.facts())?.last_change;
        Ok(Some((
            changed.unwrap_or_else(|| store.created()),
            copy.manifest.made,
        )))
    }

    /// Restores the newest copy to a scratch folder, compares it, and takes it away again.
    pub(super) fn try_copy(&mut self, order: Order<'_>) -> Answer {
        self.settle_copy();
        let copies = self.all_copies()?;
        let mut sound = copies.iter().filter(|copy| copy.is_sound());
        let copy = sound.next().ok_or(Trouble::NoCopies)?;
        let store = self.store()?;
        let (folder, key) = store.place().ok_or(Trouble::NoCopies)?;
        let damaged = Trouble::CopyDamaged(copy.manifest.made);
        let digest = match copy.try_out(folder, key) {
            Ok(digest) => digest,
            Err(Fault::Corrupt(_) | Fault::Missing) => return Err(damaged),
            Err(Fault::WrongKey) => return Err(Trouble::OldKeys(copy.manifest.made)),
            Err(other) => return Err(of_fault(other)),
        };
        // Where nothing has changed since, the file itself must read the same; unless it is the file that is not
        // as it was saved.
        let as_saved = self.scheme.look_only.is_none();
        let same = match digest {
            Some(digest) if as_saved && !fault(store.changed_since(copy))? => {
                digest == fault(store.digest())?
            }
            Some(_) | None => true,
        };
        if !same {
            return Err(damaged);
        }
        let told = fault(copy.told())?;
        self.note(OpKind::CopyTried, &told.name, order)?;
        Ok(Reply::CopyTried(Box::new(told)))
    }
}

impl Keeper {
    /// Notes in the log what was done with the file as a whole. Where nothing can be written it is remembered:
    /// the file that takes the place of this one has it then.
    pub(super) fn note(
        &mut self,
        kind: OpKind,
        about: &str,
        order: Order<'_>,
    ) -> Result<(), Trouble> {
        let note = Change {
            kind,
            about: about.to_owned(),
            writes: Vec::new(),
        };
        self.log(note, order)
    }

    /// Writes a change that the log must have, or remembers it.
    pub(super) fn log(&mut self, change: Change, order: Order<'_>) -> Result<(), Trouble> {
        let stamp = self.stamp(order);
        if self.scheme.look_only.is_some() {
            self.unlogged.push((change, stamp));
            return Ok(());
        }
        fault(self.store_mut()?.apply(&change, &stamp)).map(|_| ())
    }

    /// Writes what was remembered, now that the file can be written again.
    pub(super) fn log_what_was_kept(&mut self) -> Result<(), Trouble> {
        if self.scheme.look_only.is_some() {
            return Ok(());
        }
        for (change, stamp) in std::mem::take(&mut self.unlogged) {
            fault(self.store_mut()?.apply(&change, &stamp))?;
        }
        Ok(())
    }
}

/// Everything that the part without a connection needs.
#[derive(Debug)]
struct Plan {
    folder: PathBuf,
    second: Option<PathBuf>,
    keep: Keep,
    today: Date,
    now: Timestamp,
}

impl Plan {
    fn new(folder: &Path, settings: &Settings, moment: Moment) -> Self {
        Self {
            folder: folder.to_owned(),
            second: (!settings.copy_folder.is_empty())
                .then(|| PathBuf::from(&settings.copy_folder)),
            keep: Keep {
                days: i32::from(settings.keep_copies_days),
                ..Keep::default()
            },
            today: moment.today,
            now: moment.now,
        }
    }
}

/// Checks a copy, brings it to the second place, and takes away what is no longer kept.
fn rest(unchecked: Unchecked, plan: &Plan, far: &impl Fn(u8)) -> Result<CopyMade, Trouble> {
    far(WRITTEN);
    let copy = unchecked.check().map_err(not_made)?;
    far(CHECKED);
    let second = plan
        .second
        .as_ref()
        .map_or(InSecond::NotSet, |folder| to_second(&copy, folder, plan));
    far(IN_SECOND);
    let not_thinned = thin(&copy, plan).err().map(of_fault);
    Ok(CopyMade {
        name: copy.name,
        made: copy.manifest.made,
        why: copy.manifest.why,
        second,
        not_thinned,
    })
}

fn to_second(copy: &Copy, folder: &Path, plan: &Plan) -> InSecond {
    let name = folder.display().to_string();
    let copied = backup::copy_to(folder, copy).and_then(|there| {
        if there.is_some() {
            let reached = SecondPlace {
                folder: folder.to_owned(),
                reached: plan.now,
            };
            reached.remember(&plan.folder)?;
        }
        Ok(there)
    });
    match copied {
        Ok(Some(_)) => InSecond::Copied(name),
        Ok(None) => InSecond::NotThere(name),
        Err(fault) => InSecond::Not(name, of_fault(fault)),
    }
}

fn thin(copy: &Copy, plan: &Plan) -> Result<(), Fault> {
    let scheme = copy.manifest.facts.scheme;
    let here = backup::list(&plan.folder.join(COPIES), Place::Here, Some(scheme))?;
    backup::thin(&here, plan.today, plan.keep)?;
    if let Some(second) = plan.second.as_ref().filter(|second| second.is_dir()) {
        let there = backup::folder_in(second, scheme);
        let away = backup::list(&there, Place::Away, Some(scheme))?;
        backup::thin(&away, plan.today, plan.keep)?;
    }
    backup::clear_replaced(&plan.folder, plan.today)
}

/// Why there is no safe copy.
fn not_made(fault: Fault) -> Trouble {
    Trouble::NoCopy(Box::new(of_fault(fault)))
}

/// What the last line of the program says when it closes and something is to be said.
pub fn closing_sentence(
    closed: &Result<Option<CopyMade>, Trouble>,
    words: &Words,
) -> Option<String> {
    match closed {
        Ok(_) => None,
        Err(trouble) => Some(crate::app::notice::sentence(words, trouble)),
    }
}
