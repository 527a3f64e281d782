//! The data key is changed, as when somebody is taken off the list of those who can open a scheme: the key file and every page of the
//! record go over to another key. Whatever happens on the way, whoever stays can come in and finds everything, and once it
//! was acknowledged whoever was taken off cannot.

use crate::child::say;
use crate::tools::Res;
use crate::work::{self, State, Verdict};
use settled::store::key::{
    Holder, KdfParams, KeyPlaces, NewScheme, NewSheet, Newcomer, Offer, OsEntropy, ParamFloor,
    Passphrase, RecoveryWords, Role, SlotFile,
};
use settled::store::{Birth, Door, EnterFault, Entered, Store};
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
        let Entered {
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

fn enter(folder: &Path, passphrase: &str) -> Result<Entered, EnterFault> {
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

/// Comes in as who stays, and looks at everything.
pub(crate) fn examine(folder: &Path, truth: &State, acknowledged: usize) -> Res<Verdict> {
    let store = match enter(folder, STAYS) {
        Ok(entered) => entered.store,
        Err(fault) => return Ok(Verdict::Damaged(format!("nobody can come in: {fault:?}"))),
    };
    let report = store.check_file()?;
    if !report.is_whole() {
        return Ok(Verdict::Damaged(format!("{:?}", report.findings)));
    }
    if State::of(&store)? != *truth {
        return Ok(Verdict::Wrong("it holds something else".to_owned()));
    }
    drop(store);
    if acknowledged > 0 && enter(folder, &goes(u32::try_from(acknowledged)?)).is_ok() {
        return Ok(Verdict::Lost(format!(
            "who was taken out by change {acknowledged} can come in"
        )));
    }
    Ok(Verdict::Whole(acknowledged))
}
