//! Files: what it shows, and that nothing leaves the locked file unasked.

use super::{Alone, pictures};
use crate::desk::Desk;
use settled::app::effect::{Effect, FileCheck, FilesData, Reply, Ticket};
use settled::app::screen::Overlay;
use settled::app::screens::files::lists;
use settled::demo::Size;

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
        Reply::FileChecked(FileCheck {
            changes: 131,
            faults: 2,
        }),
    );
    alone.expect("2 things in this file are not as written");
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
