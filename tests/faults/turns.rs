//! The data key is changed, as when somebody is taken off the list of those who can open a scheme: the key file and every page of the
//! record go over to another key. Whatever happens on the way, whoever stays can come in and finds everything, and once it
//! was acknowledged whoever was taken off cannot.

use crate::child::say;
use crate::judge::{Judge, Seen};
use crate::tools::Res;
use crate::work::{self, State, Verdict};
use serde::{Deserialize, Serialize};
use settled::store::key::{
    Holder, KdfParams, KeyPlaces, NewScheme, NewSheet, Newcomer, Offer, OsEntropy, ParamFloor,
    Passphrase, RecoveryWords, Role, SlotFile,
};
use settled::store::{Birth, Door, EnterFault, Entered as Came, Store};
use std::path::{Path, PathBuf};
use uuid::Uuid;

/// Who stays.
const STAYS: &str = "otter lamp violin gravel";

const TODAY: jiff::civil::Date = jiff::civil::date(2026, 11, 12);

const SCHEME: Uuid = Uuid::from_u128(0x42);

/// The steps that are in the record.
const STEPS: u32 = 8;

/// The child that changes the key.
#[derive(Debug, clap::Args)]
pub(crate) struct Turns {
    /// Where the scheme is
    folder: PathBuf,
    /// How often
    #[arg(long)]
    times: u32,
    /// Make the scheme first
    #[arg(long)]
    create: bool,
}

impl Turns {
    pub(crate) fn turn(&self) -> bool {
        say("begin") && self.try_to_turn().is_ok()
    }

    fn try_to_turn(&self) -> Res<()> {
        if self.create {
            create(&self.folder)?;
        }
        let Came {
            mut store,
            mut keys,
            unlocked,
            ..
        } = enter(&self.folder, STAYS).map_err(|fault| format!("{fault:?}"))?;
        let mut data_key = unlocked.data_key;
        heard(say("opened"))?;
        for n in 1..=self.times {
            let goes = goes(n);
            let newcomer = Newcomer {
                holder: &holder("Morgan"),
                created: TODAY,
                passphrase: &Passphrase::new(&goes),
                kdf: KdfParams::for_tests(),
            };
            keys = keys.with_person(&data_key, &newcomer, &mut OsEntropy)?;
            keys.write(&beside(&self.folder))?;
            let who = keys.people().find(|slot| slot.holder().name == "Morgan");
            let who = who.ok_or("nobody to take out")?.id();
            let words = RecoveryWords::generate(&mut OsEntropy)?;
            let sheet = NewSheet {
                holder: &holder("Bethan"),
                created: TODAY,
                words: &words,
            };
            let rotation = keys.without_person(&data_key, who, &sheet, &mut OsEntropy)?;
            rotation.file.write(&beside(&self.folder))?;
            let turned = store.turn_to(
                &rotation.data_key,
                &rotation.file,
                &work::opener(),
                &mut |_| (),
            );
            (store, keys) = turned.map_err(|halted| halted.fault)?;
            data_key = rotation.data_key;
            heard(say(&format!("did {n}")))?;
        }
        drop(store);
        heard(say("closed"))
    }
}

fn heard(said: bool) -> Res<()> {
    if said {
        Ok(())
    } else {
        Err("nobody listens".into())
    }
}

/// The passphrase of who is taken out by the change `n`.
fn goes(n: u32) -> String {
    format!("seven quiet herons waiting {n}")
}

fn holder(name: &str) -> Holder {
    Holder {
        name: name.to_owned(),
        role: Role::Manager,
    }
}

fn beside(folder: &Path) -> PathBuf {
    KeyPlaces::new(folder, None).beside()
}

fn enter(folder: &Path, passphrase: &str) -> Result<Came, EnterFault> {
    let places = KeyPlaces::new(folder, None);
    let opener = work::opener();
    let door = Door {
        folder,
        places: &places,
        floor: ParamFloor::Rehearsal,
        kdf: KdfParams::for_tests(),
        opener: &opener,
    };
    let passphrase = Passphrase::new(passphrase);
    door.enter(&mut Offer::passphrase(&passphrase), &mut OsEntropy)
}

/// Makes a scheme with some work in it.
pub(crate) fn create(folder: &Path) -> Res<()> {
    let words = RecoveryWords::generate(&mut OsEntropy)?;
    let new = NewScheme {
        scheme: SCHEME,
        holder: &holder("Bethan"),
        created: TODAY,
        passphrase: &Passphrase::new(STAYS),
        words: &words,
        kdf: KdfParams::for_tests(),
        floor: ParamFloor::Rehearsal,
    };
    let (keys, data_key) = SlotFile::create(&new, &mut OsEntropy)?;
    let birth = Birth {
        scheme: SCHEME,
        device: Uuid::from_u128(2),
    };
    let mut store = Store::create(folder, &data_key, false, birth, &work::opener())?;
    keys.write(&beside(folder))?;
    for n in 1..=STEPS {
        work::perform(&mut store, n)?;
    }
    Ok(())
}

/// What the record holds, whichever key it is under.
pub(crate) fn truth() -> Res<State> {
    let mut store = Store::in_memory(false)?;
    for n in 1..=STEPS {
        work::perform(&mut store, n)?;
    }
    Ok(State::of(&store)?)
}

/// Who can come in, and what is there.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Entered {
    /// What who stays finds.
    stays: Seen,
    /// Whether whoever was taken out last can come in.
    gone: bool,
}

/// Comes in as who stays, and then as who was taken out by the change `turned`; 0 is before all of them.
pub(crate) fn look(folder: &Path, turned: usize) -> Res<Entered> {
    let stays = match enter(folder, STAYS) {
        Ok(entered) => Seen::of(&entered.store),
        Err(fault) => Seen::Shut(format!("nobody can come in: {fault:?}")),
    };
    let gone = turned > 0 && enter(folder, &goes(u32::try_from(turned)?)).is_ok();
    Ok(Entered { stays, gone })
}

/// Whether whoever stays finds everything, and whoever was taken out by the change that was acknowledged stays out.
pub(crate) fn examine(
    judge: &mut Judge,
    folder: &Path,
    truth: &State,
    acknowledged: usize,
) -> Res<Verdict> {
    let entered = match judge.enter(folder, acknowledged)? {
        Ok(entered) => entered,
        Err(died) => return Ok(Verdict::Died(died)),
    };
    Ok(match entered.stays.whole() {
        Err(damage) => Verdict::Damaged(damage),
        Ok(state) if state != *truth => Verdict::Wrong("it holds something else".to_owned()),
        Ok(_) if entered.gone => Verdict::Lost(format!(
            "who was taken out by change {acknowledged} can come in"
        )),
        Ok(_) => Verdict::Whole(acknowledged),
    })
}
