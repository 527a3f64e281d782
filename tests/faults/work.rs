//! The work that is done while things go wrong: a script of steps, each a change as the program makes it,
//! and the state the record must be in after each of them. The same step always writes the same, so that a
//! file found after a fault can be compared row by row with what it should hold.

use crate::judge::{Died, Judge, Seen};
use crate::tools::Res;
use serde::{Deserialize, Serialize};
use settled::domain::id::{Ids, ProfileId, PromiseId};
use settled::domain::introduction::Promise;
use settled::domain::lists::Draft;
use settled::domain::port::{Change, OpKind, Record as _, Stamp, Write};
use settled::domain::profile::{Profile, ProfileKind};
use settled::domain::safe_copy::{Place, Why};
use settled::store::backup::{self, COPIES};
use settled::store::key::DataKey;
use settled::store::{Birth, Fault, Opener, RECORD_FILE, Store};
use std::path::Path;
use uuid::Uuid;

const PROFILE: ProfileId = ProfileId(Uuid::from_u128(0xA1ED));

const DRAFT: Uuid = Uuid::from_u128(0xD4AF);

/// The raw key of every file of the harness: no time goes into stretching passphrases.
pub(crate) fn key() -> DataKey {
    DataKey::from_bytes([7; 32])
}

/// Who opens the files.
pub(crate) fn opener() -> Opener {
    Opener {
        user: "harness".to_owned(),
        host: "harness".to_owned(),
        since: jiff::Timestamp::UNIX_EPOCH,
    }
}

/// Makes the file in `folder`.
pub(crate) fn create(folder: &Path) -> Result<Store, Fault> {
    let birth = Birth {
        scheme: Uuid::from_u128(1),
        device: Uuid::from_u128(2),
    };
    Store::create(folder, &key(), true, birth, &opener())
}

/// Opens the file in `folder`.
pub(crate) fn open(folder: &Path) -> Result<Store, Fault> {
    Store::open(folder, &key(), true, &opener())
}

fn stamp(n: u32) -> Stamp {
    Stamp {
        op: Uuid::from_u128(0x0F00_0000_0000_0000 + u128::from(n)),
        at: jiff::Timestamp::UNIX_EPOCH
            + jiff::SignedDuration::from_secs(1_794_000_000 + i64::from(n)),
        today: jiff::civil::date(2026, 11, 12),
        who: "Bethan".to_owned(),
    }
}

/// How many rows the step writes: every sixteenth is a large one, of many pages.
fn rows(n: u32) -> u32 {
    if n % 16 == 8 { 30 } else { 3 }
}

/// The rows that the step `n` adds, as `written_by` leaves them.
fn promises(n: u32, written_by: u32) -> Vec<Promise> {
    let ids = Ids::new(Uuid::from_u128(u128::from(n) << 20));
    (0..rows(n))
        .map(|part| {
            let length = 40 + (written_by * 37 + part) % 300;
            let length = usize::try_from(length).unwrap_or(0);
            Promise {
                id: ids.next::<PromiseId>(),
                profile: PROFILE,
                pair: None,
                words: format!("{n} {part} {written_by} {}", "word ".repeat(length)),
                due: jiff::civil::date(2026, 12, 1),
                done_on: None,
            }
        })
        .collect()
}

fn change(n: u32, kind: OpKind, writes: Vec<Write>) -> Change {
    Change {
        kind,
        about: format!("step {n}"),
        writes,
    }
}

/// What a step does: of every eight, four add rows, one changes some and takes one out, one undoes, one redoes
/// and two are about a draft.
enum Step {
    Add(Change),
    Undo,
    Redo,
    KeepDraft(Draft),
    DropDraft,
}

fn step(n: u32) -> Step {
    let put = |n: u32, by: u32| promises(n, by).iter().map(Write::put).collect::<Vec<_>>();
    match n % 8 {
        1 if n == 1 => {
            let profile = Profile::new(PROFILE, ProfileKind::Person, "Aled P");
            Step::Add(change(n, OpKind::ProfileAdded, vec![Write::put(&profile)]))
        }
        3 => Step::Undo,
        4 => Step::Redo,
        6 => {
            let before = n - 1;
            let mut writes = put(before, n);
            writes.truncate(2);
            // And a row of long ago, on a page that has not been touched since.
            let long_ago = before / 16 * 8 + 5;
            if long_ago < before {
                writes.extend(put(long_ago, n).into_iter().take(1));
            }
            if let Some(last) = promises(before, before).last() {
                writes.push(Write::TakeOut(Promise::KIND, last.id.0));
            }
            Step::Add(change(n, OpKind::ProfileChanged, writes))
        }
        7 if n % 16 == 15 => Step::DropDraft,
        2 | 7 => Step::KeepDraft(draft(n)),
        _ => Step::Add(change(n, OpKind::ProfileChanged, put(n, n))),
    }
}

fn draft(n: u32) -> Draft {
    Draft {
        id: DRAFT,
        form: "promise".to_owned(),
        about: Some(PROFILE.0),
        title: format!("step {n}"),
        fields: "typed ".repeat(usize::try_from(n % 50).unwrap_or(0)),
        begun: stamp(n).at,
        kept: stamp(n).at,
    }
}

/// Does the step `n`, once.
pub(crate) fn perform(store: &mut Store, n: u32) -> Result<(), Fault> {
    match step(n) {
        Step::Add(change) => store.apply(&change, &stamp(n)).map(drop),
        Step::Undo => store.undo(&stamp(n)).map(drop),
        Step::Redo => store.redo(&stamp(n)).map(drop),
        Step::KeepDraft(draft) => store.keep_draft(&draft),
        Step::DropDraft => store.drop_draft(DRAFT),
    }
}

/// Whether doing the step twice comes to the same as doing it once, so that it may be tried again after a fault
/// that left open whether it was done.
pub(crate) fn can_be_repeated(n: u32) -> bool {
    !matches!(step(n), Step::Undo | Step::Redo)
}

/// Everything a person could see of the record: equal for equal content.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct State {
    ops: i64,
    content: [u8; 32],
    /// Each draft as it reads.
    drafts: Vec<String>,
}

impl State {
    /// Whether the record and its log are the same; drafts, which are neither, may differ.
    pub(crate) fn same_record(&self, other: &Self) -> bool {
        self.ops == other.ops && self.content == other.content
    }

    pub(crate) fn of(store: &Store) -> Result<Self, Fault> {
        Ok(Self {
            ops: store.op_count()?,
            content: store.digest()?,
            drafts: store.drafts()?.iter().map(|d| format!("{d:?}")).collect(),
        })
    }
}

/// The state after each step, from 0 (a new file) to `steps`, worked out in memory where nothing goes wrong.
pub(crate) fn reference(steps: u32) -> Res<Vec<State>> {
    let mut store = Store::in_memory(true)?;
    let mut states = vec![State::of(&store)?];
    for n in 1..=steps {
        perform(&mut store, n)?;
        states.push(State::of(&store)?);
    }
    Ok(states)
}

/// A folder with a file in which the steps up to `steps` were done.
pub(crate) fn prepared(folder: &Path, steps: u32) -> Res<()> {
    let mut store = create(folder)?;
    for n in 1..=steps {
        perform(&mut store, n)?;
    }
    Ok(())
}

/// What became of a file.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// It is whole, and holds exactly the work up to this step.
    Whole(usize),
    /// It is whole, and lacks work that was acknowledged.
    Lost(String),
    /// It does not open, or its check finds something.
    Damaged(String),
    /// It passes its check and holds what was never written.
    Wrong(String),
    /// Whoever looked at it did not live to tell.
    Died(Died),
}

impl Verdict {
    /// What is wrong, in a line; nothing if all is well.
    pub(crate) fn complaint(&self) -> Option<String> {
        match self {
            Self::Whole(_) => None,
            Self::Lost(text) => Some(format!("lost: {text}")),
            Self::Damaged(text) => Some(format!("damaged: {text}")),
            Self::Wrong(text) => Some(format!("wrong: {text}")),
            Self::Died(died) => Some(died.to_string()),
        }
    }
}

/// Makes a safe copy after the step `n`, and gives its name.
pub(crate) fn copy(store: &Store, n: u32) -> Result<String, Fault> {
    store
        .make_copy(Why::InUse, stamp(n).at)
        .map(|copy| copy.name)
}

/// What is wrong with the safe copies in `folder`; nothing if those that were acknowledged are there, and all that
/// are there open, pass their check and hold what the file held after one step or another.
pub(crate) fn examine_copies(
    judge: &mut Judge,
    folder: &Path,
    reference: &[State],
    acknowledged: &[String],
) -> Res<Option<String>> {
    let copies = backup::list(&folder.join(COPIES), Place::Here, None)?;
    for name in acknowledged {
        if !copies.iter().any(|copy| copy.name == *name) {
            return Ok(Some(format!("lost: the safe copy {name} was acknowledged")));
        }
    }
    for copy in copies {
        let complaint = match judge.look_at_copy(&copy.folder)? {
            Err(died) => died.to_string(),
            Ok(seen) => match seen.whole() {
                Err(damage) => format!("it is damaged: {damage}"),
                Ok(state) if reference.contains(&state) => continue,
                Ok(_) => "it holds what never was".to_owned(),
            },
        };
        return Ok(Some(format!("the copy {}: {complaint}", copy.name)));
    }
    Ok(None)
}

/// Has the file in `folder` opened, checked from end to end and compared with the work: it must hold every step up
/// to `acknowledged`, and may hold the one after that. `None`: not even the file was acknowledged.
pub(crate) fn examine(
    judge: &mut Judge,
    folder: &Path,
    reference: &[State],
    acknowledged: Option<usize>,
) -> Res<Verdict> {
    if acknowledged.is_none() && !folder.join(RECORD_FILE).try_exists()? {
        return Ok(Verdict::Whole(0));
    }
    let seen = judge.look(folder)?;
    Ok(compare(seen, reference, acknowledged))
}

fn compare(seen: Result<Seen, Died>, reference: &[State], acknowledged: Option<usize>) -> Verdict {
    let found = match seen.map(Seen::whole) {
        Err(died) => return Verdict::Died(died),
        Ok(Err(damage)) => return Verdict::Damaged(damage),
        Ok(Ok(state)) => state,
    };
    let Some(at) = reference.iter().position(|state| *state == found) else {
        return Verdict::Wrong(format!("no step leaves {} ops", found.ops));
    };
    let least = acknowledged.unwrap_or(0);
    if at < least {
        Verdict::Lost(format!("step {least} was acknowledged, {at} is there"))
    } else if at > least + 1 {
        Verdict::Wrong(format!("step {at} is there, and {least} was the last"))
    } else {
        Verdict::Whole(at)
    }
}
