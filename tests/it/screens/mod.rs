//! Screens one by one: what they ask for, and how they look at both sizes.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a test looks for the one effect or screen it is about"
)]

mod compare;
mod copies;
mod files;
mod history;
mod hostile;
mod import;
mod learn;
mod matching;
mod neutrals;
pub(crate) mod opening;
mod runs;
mod scheme;
mod settings;
mod sure;
mod waiting;

use crate::desk::NOW;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use settled::app::effect::{Effect, Reply, Ticket};
use settled::app::key::{Code, Key};
use settled::app::session::{Gate, Scheme, Session, ThemeChoice};
use settled::app::{Cx, Model, Moment, Msg, update};
use settled::domain::id::Ids;
use settled::runtime::clock::Clock;
use settled::ui;
use settled::words::Words;
use std::time::Duration;
use uuid::Uuid;

/// The program with nobody behind it: what it asks for is kept, and the test answers.
struct Alone {
    model: Model,
    words: Words,
    moment: Moment,
    asked: Vec<Effect>,
}

impl Alone {
    fn at(gate: Gate) -> Self {
        let mut moment = Clock::from_settings(None, Some(NOW)).unwrap().moment();
        moment.elapsed = Duration::ZERO;
        let mut alone = Self {
            model: Model::new(Session::new(gate, ThemeChoice::Dark)),
            words: Words::english(),
            moment,
            asked: Vec::new(),
        };
        alone.asked = alone.model.start(moment, &alone.words, &ids());
        alone
    }

    fn open() -> Self {
        Self::at(Gate::Open(Scheme {
            name: "Shire Shared Lives".to_owned(),
            who: "Sian".to_owned(),
            practice: false,
            folder: "/home/sian/settled".to_owned(),
            told: Vec::new(),
            look_only: None,
            moved: None,
            settings: settled::domain::settings::Settings::default(),
            faults: Vec::new(),
        }))
    }

    fn send(&mut self, msg: Msg) {
        let asked = update(&mut self.model, msg, self.moment, &self.words, &ids());
        self.asked.extend(asked);
    }

    /// Presses keys written as `tab enter ctrl-s`; text in «guillemets» is typed.
    fn keys(&mut self, keys: &str) -> &mut Self {
        let mut rest = keys.trim();
        while !rest.is_empty() {
            if let Some(after) = rest.strip_prefix('«') {
                let (text, after) = after.split_once('»').expect("a closing guillemet");
                for c in text.chars() {
                    self.send(Msg::Key(Key::plain(Code::Char(c))));
                }
                rest = after.trim_start();
            } else {
                let (key, after) = rest.split_once(' ').unwrap_or((rest, ""));
                self.send(Msg::Key(key.parse().unwrap_or_else(|e| panic!("{e}"))));
                rest = after.trim_start();
            }
        }
        self
    }

    /// Answers the last thing asked for that a test recognises.
    fn answer(&mut self, which: impl Fn(&Effect) -> Option<Ticket>, reply: Reply) -> &mut Self {
        let ticket = self.asked.iter().rev().find_map(which);
        let ticket = ticket.unwrap_or_else(|| panic!("not asked for: {:?}", self.asked));
        self.send(Msg::Reply(ticket, reply));
        self
    }

    fn screen_at(&self, columns: u16, rows: u16) -> String {
        let mut terminal = Terminal::new(TestBackend::new(columns, rows)).unwrap();
        let ids = ids();
        let cx = Cx {
            moment: self.moment,
            words: &self.words,
            ids: &ids,
            session: &self.model.session,
        };
        terminal
            .draw(|frame| ui::view(&self.model, &cx, frame))
            .unwrap();
        let buffer = terminal.backend().buffer();
        let lines: Vec<String> = (0..rows)
            .map(|y| {
                let line: String = (0..columns).map(|x| buffer[(x, y)].symbol()).collect();
                line.trim_end().to_owned()
            })
            .collect();
        lines.join("\n")
    }

    fn expect(&self, text: &str) -> &Self {
        let screen = self.screen_at(100, 30);
        assert!(screen.contains(text), "{text:?} does not show:\n{screen}");
        self
    }
}

/// The screen at both sizes, kept beside the tests.
macro_rules! pictures {
    ($alone:expr, $name:literal) => {
        insta::assert_snapshot!(concat!($name, "-100x30"), $alone.screen_at(100, 30));
        insta::assert_snapshot!(concat!($name, "-80x24"), $alone.screen_at(80, 24));
    };
}
use pictures;

fn ids() -> Ids {
    Ids::new(Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0000))
}
