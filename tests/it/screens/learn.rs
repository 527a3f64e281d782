//! Learn: who waits, and how arrangements go on, without a name among the counts.

use jiff::civil::{Date, date};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use settled::app::command::CommandId;
use settled::app::effect::{Effect, Reply};
use settled::app::screen::{Out, ScreenState};
use settled::app::screens::learn::Learn;
use settled::app::session::{Gate, Scheme, Session, ThemeChoice};
use settled::app::{Cx, Moment};
use settled::domain::arrangement::{
    Arrangement, Continues, Ending, EndingReason, PersonWanted, StartKind,
};
use settled::domain::dates::PartialDate;
use settled::domain::id::{ArrangementId, EndingId, Ids, PairId, ProfileId};
use settled::domain::profile::ProfileKind;
use settled::domain::sheet::{Living, Stage};
use settled::domain::topic::Kind;
use settled::stability::continuing::continuing;
use settled::stability::waiting::Waiting;
use settled::ui::pen::Pen;
use settled::ui::theme::Theme;
use settled::words::Words;
use std::time::Duration;
use uuid::Uuid;

const TODAY: Date = date(2026, 11, 12);

fn living(start: Date, ended: Option<Date>) -> Living {
    let arrangement = Arrangement {
        id: ArrangementId(Uuid::nil()),
        pair: PairId(Uuid::nil()),
        mover: ProfileId(Uuid::nil()),
        home: ProfileId(Uuid::nil()),
        kind: Kind::LiveIn,
        start_kind: StartKind::Planned,
        start,
        planned_end: None,
        trial_until: None,
        first_review: None,
        reviewed_on: None,
        decision_due: None,
        continues: None,
        agreed: String::new(),
    };
    let ending = ended.map(|on| Ending {
        id: EndingId(Uuid::nil()),
        arrangement: arrangement.id,
        on,
        planned: true,
        person_wanted: PersonWanted::Wanted,
        reason: EndingReason::OwnPlace,
        destination: String::new(),
        continues: Continues::NotKnown,
        learned: String::new(),
    });
    Living {
        arrangement,
        ending,
        mover_name: "Gwyn H".to_owned(),
        home_name: "Howells household".to_owned(),
    }
}

/// 9 that began long ago, of which 2 ended in their 5th month, and 3 that began this spring.
fn livings() -> Vec<Living> {
    let mut livings = vec![living(date(2025, 3, 1), None); 7];
    livings.extend(vec![living(date(2025, 3, 1), Some(date(2025, 7, 20))); 2]);
    livings.extend(vec![living(date(2026, 4, 1), None); 3]);
    livings
}

fn waits(n: u128, kind: ProfileKind, name: &str, days: Option<u32>) -> Waiting {
    Waiting {
        id: ProfileId(Uuid::from_u128(n)),
        kind,
        reference: format!("P-{n:04}"),
        known_as: name.to_owned(),
        stage: Stage::Looking,
        since: days.map(|_| PartialDate::Day(TODAY)),
        days,
    }
}

struct Frame {
    words: Words,
    ids: Ids,
    session: Session,
}

impl Frame {
    fn new() -> Self {
        Self {
            words: Words::english(),
            ids: Ids::new(Uuid::from_u128(7)),
            session: Session::new(Gate::Open(Scheme::default()), ThemeChoice::Plain),
        }
    }

    fn cx(&self) -> Cx<'_> {
        Cx {
            moment: Moment {
                now: "2026-11-12T09:14:00Z".parse().unwrap(),
                today: TODAY,
                time: jiff::civil::time(9, 14, 0, 0),
                elapsed: Duration::ZERO,
            },
            words: &self.words,
            ids: &self.ids,
            session: &self.session,
        }
    }

    fn learn(&self) -> Learn {
        let mut learn = Learn::default();
        let mut out = Out::new(0);
        learn.refresh(&self.cx(), &mut out);
        let Some(Effect::Read(ticket, _)) = out.effects.first() else {
            panic!("it reads nothing");
        };
        let waiting = vec![
            waits(1, ProfileKind::Householder, "Joan T", None),
            waits(2, ProfileKind::Person, "Mair E", Some(400)),
            waits(3, ProfileKind::Person, "Aled P", Some(94)),
            waits(4, ProfileKind::Homesharer, "Nia W", Some(12)),
        ];
        let reply = Reply::Learn(Box::new((waiting, continuing(&livings(), TODAY))));
        learn.reply(*ticket, &reply, &self.cx(), &mut out);
        learn
    }

    fn command(&self, learn: &mut Learn, command: CommandId) -> Out {
        let mut out = Out::new(9);
        learn.command(command, &self.cx(), &mut out);
        out
    }

    fn drawn(&self, learn: &Learn, width: u16, height: u16) -> String {
        let theme = Theme::of(ThemeChoice::Plain);
        let area = Rect::new(0, 0, width, height);
        let mut buffer = Buffer::empty(area);
        let mut caret = None;
        let mut pen = Pen::new(&mut buffer, area, &theme, &mut caret);
        settled::ui::screens::learn::draw(learn, &self.cx(), &mut pen);
        (0..height)
            .map(|y| {
                let line: String = (0..width).map(|x| buffer[(x, y)].symbol()).collect();
                line.trim_end().to_owned()
            })
            .collect::<Vec<_>>()
            .join("\n")
    }
}

#[test]
fn waiting_and_going_on_in_words_as_a_table_and_in_sentences() {
    let frame = Frame::new();
    let mut learn = frame.learn();
    insta::assert_snapshot!("learn_words_100", frame.drawn(&learn, 100, 24));
    insta::assert_snapshot!("learn_words_80", frame.drawn(&learn, 80, 18));
    frame.command(&mut learn, CommandId::Table);
    insta::assert_snapshot!("learn_table_80", frame.drawn(&learn, 80, 18));
    frame.command(&mut learn, CommandId::Sentences);
    let sentences = frame.drawn(&learn, 100, 24);
    for name in ["Joan", "Mair", "Gwyn", "Howells"] {
        assert!(
            !sentences.contains(name),
            "{name} among counts:\n{sentences}"
        );
    }
    insta::assert_snapshot!("learn_sentences_100", sentences);
}

#[test]
fn a_file_of_the_waiting_list_is_asked_about_first() {
    let frame = Frame::new();
    let mut learn = frame.learn();
    let out = frame.command(&mut learn, CommandId::Export);
    assert!(out.effects.is_empty());
    assert!(out.ask.is_some());
}
