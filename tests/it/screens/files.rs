//! Files: what it shows, and that nothing leaves the locked file unasked.

use super::{Alone, pictures};
use crate::desk::Desk;
use settled::app::check_data::{FaultKind, FaultyChange, FileCheck, FileFault};
use settled::app::effect::{Effect, FilesData, Reply, Ticket};
use settled::app::screen::Overlay;
use settled::app::screens::files::lists;
use settled::demo::Size;
use settled::domain::port::{OpKind, RecordKind};

fn reading(effect: &Effect) -> Option<Ticket> {
    match effect {
        Effect::Read(ticket, settled::app::effect::Query::Files) => Some(*ticket),
        _ => None,
    }
}

fn files() -> Alone {
    let mut alone = Alone::open();
    alone.keys("7");
    alone.answer(
        reading,
        Reply::Files(Box::new(FilesData {
            folder: "/home/sian/.local/share/settled/scheme".to_owned(),
            counts: [62, 14, 9],
            bytes: 1_204_224,
            exports: "/home/sian/Documents".to_owned(),
        })),
    );
    alone
}

fn damaged() -> FileCheck {
    FileCheck {
        entries: 900,
        changes: 131,
        code: "7K3M9QXD".to_owned(),
        faults: vec![
            FileFault {
                what: FaultKind::PartDiffers,
                part: Some(RecordKind::MustHave),
                whose: vec!["Aled P".to_owned()],
                change: Some(FaultyChange {
                    kind: OpKind::PreferencesSet,
                    about: "Aled P".to_owned(),
                    who: "Sian".to_owned(),
                    at: "2026-11-09T10:00:00Z".parse().unwrap(),
                }),
                technical: String::new(),
            },
            FileFault {
                what: FaultKind::EndMissing,
                part: None,
                whose: Vec::new(),
                change: None,
                technical: String::new(),
            },
        ],
    }
}

#[test]
fn it_says_where_everything_is() {
    let mut alone = files();
    pictures!(alone, "files");
    alone.keys("ctrl-k «check the file» enter");
    alone.answer(
        |e| match e {
            Effect::CheckFile(ticket) => Some(*ticket),
            _ => None,
        },
        Reply::FileChecked(Box::new(damaged())),
    );
    alone.expect("2 things in this file are not as written");
    alone.expect("Must-have of Aled P does not read as it was saved last");
    alone.expect("by Sian on 9 November 2026");
    alone.expect("7K3M9QXD");
    pictures!(alone, "files-damaged");
}

#[test]
fn a_list_is_saved_only_after_somebody_said_so() {
    let exported = |alone: &Alone| {
        let export = |e: &&Effect| matches!(e, Effect::Export(..));
        alone.asked.iter().filter(export).count()
    };
    let mut alone = files();
    alone.keys("ctrl-p");
    let Some(Overlay::Ask(ask)) = &alone.model.overlay else {
        panic!("it asks which list")
    };
    assert_eq!(ask.options.len(), 1 + lists().len());
    alone.keys("enter");
    assert_eq!(exported(&alone), 0);
    alone.keys("ctrl-p 2");
    assert_eq!(exported(&alone), 1);
    alone.keys("down enter 1");
    assert_eq!(exported(&alone), 1);
    alone.keys("enter 2");
    assert_eq!(exported(&alone), 2);
}

#[test]
fn the_real_file_of_practice_people_is_whole() {
    let mut desk = Desk::practice(Size::Tour10);
    desk.keys("7").expect("all of them made up");
    desk.keys("ctrl-k «check the file» enter")
        .expect("The file is whole");
}
