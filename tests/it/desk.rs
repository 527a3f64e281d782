//! The whole program without a terminal and without threads: keys go in, the real model, the real
//! keeper and a real store answer, and the screen can be read.

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use settled::app::effect::Reply;
use settled::app::key::{Code, Key};
use settled::app::session::{Gate, Session, ThemeChoice};
use settled::app::{Cx, Model, Moment, Msg, update};
use settled::demo;
use settled::domain::id::Ids;
use settled::domain::port::Stamp;
use settled::runtime::clock::Clock;
use settled::runtime::home::Home;
use settled::runtime::keeper::Keeper;
use settled::store::Store;
use settled::ui;
use settled::words::Words;
use std::path::Path;
use std::sync::OnceLock;
use std::time::Duration;
use uuid::Uuid;

/// The day of every picture: Thursday 12 November 2026, 09:14.
pub(crate) const NOW: &str = "2026-11-12T09:14";

/// The program at somebody's desk.
pub(crate) struct Desk {
    pub(crate) model: Model,
    pub(crate) keeper: Keeper,
    words: Words,
    moment: Moment,
    events: u64,
    pub(crate) keys_pressed: usize,
}

/// The practice people of a size in memory, made once for each size and copied for each test.
pub(crate) fn practice_store(size: demo::Size) -> Store {
    let mut store = Store::in_memory(true).unwrap();
    let moment = frozen();
    let rows: Vec<_> = demo::rows(size, demo::DEFAULT_SEED, moment.today).collect();
    let stamp = Stamp {
        op: Uuid::from_u128(1),
        at: moment.now,
        today: moment.today,
        who: "practice".to_owned(),
    };
    store.apply_bulk("practice", [rows], &stamp).unwrap();
    store
}

fn frozen() -> Moment {
    let mut moment = Clock::from_settings(None, Some(NOW)).unwrap().moment();
    moment.elapsed = Duration::ZERO;
    moment
}

impl Desk {
    /// On practice people.
    pub(crate) fn practice(size: demo::Size) -> Self {
        let home = Home::of_practice(Some("practice".into()), "test");
        Self::with(Keeper::with_store(home, practice_store(size), "Test officer").unwrap())
    }

    /// On a keeper whose store is open.
    pub(crate) fn with(keeper: Keeper) -> Self {
        Self::at(Gate::Open(keeper.scheme().clone()), keeper)
    }

    /// Where the program starts: nothing there yet, locked, or open.
    pub(crate) fn at(gate: Gate, keeper: Keeper) -> Self {
        let session = Session::new(gate, ThemeChoice::Dark);
        let mut desk = Self {
            model: Model::new(session),
            keeper,
            words: Words::english(),
            moment: frozen(),
            events: 0,
            keys_pressed: 0,
        };
        let ids = desk.ids();
        let effects = desk.model.start(desk.moment, &desk.words, &ids);
        desk.perform(effects);
        desk
    }

    /// At another size of the screen.
    pub(crate) fn sized(mut self, columns: u16, rows: u16) -> Self {
        self.send(Msg::Resize(columns, rows));
        self
    }

    fn ids(&mut self) -> Ids {
        self.events += 1;
        Ids::new(Uuid::from_u128(
            0x0190_0000_0000_7000_8000_0000_0000_0000 + (u128::from(self.events) << 16),
        ))
    }

    fn perform(&mut self, effects: Vec<settled::app::effect::Effect>) {
        let mut queue: std::collections::VecDeque<_> = effects.into();
        while let Some(effect) = queue.pop_front() {
            let ids = self.ids();
            if let Some((ticket, reply)) =
                self.keeper.perform(effect, self.moment, &ids, &self.words)
            {
                let ids = self.ids();
                queue.extend(update(
                    &mut self.model,
                    Msg::Reply(ticket, reply),
                    self.moment,
                    &self.words,
                    &ids,
                ));
            }
        }
    }

    /// The keeper's own answer, past the screens.
    pub(crate) fn answer(&mut self, effect: settled::app::effect::Effect) -> Option<Reply> {
        let ids = self.ids();
        let answer = self.keeper.perform(effect, self.moment, &ids, &self.words);
        answer.map(|(_, reply)| reply)
    }

    /// Something happens, and everything that follows from it.
    pub(crate) fn send(&mut self, msg: Msg) {
        let ids = self.ids();
        let effects = update(&mut self.model, msg, self.moment, &self.words, &ids);
        self.perform(effects);
    }

    /// Opens a screen in front of the one that shows.
    pub(crate) fn open(&mut self, screen: settled::app::screen::Screen) {
        let ids = self.ids();
        let effects = update::open_screen(&mut self.model, screen, self.moment, &self.words, &ids);
        self.perform(effects);
    }

    /// Time passes on the program's own clock; the civil time stands still.
    pub(crate) fn wait(&mut self, seconds: u64) -> &mut Self {
        self.later(seconds).send(Msg::Tick);
        self
    }

    /// Time passes while keys come so fast that nothing happens by itself.
    pub(crate) fn later(&mut self, seconds: u64) -> &mut Self {
        self.moment.elapsed += Duration::from_secs(seconds);
        self
    }

    /// Presses keys written as `2 p r i enter ctrl-s`; text in «guillemets» is typed letter by letter.
    pub(crate) fn keys(&mut self, keys: &str) -> &mut Self {
        let mut rest = keys.trim();
        while !rest.is_empty() {
            if let Some(after) = rest.strip_prefix('«') {
                let (text, after) = after.split_once('»').expect("a closing guillemet");
                for c in text.chars() {
                    self.press(Key::plain(Code::Char(c)));
                }
                rest = after.trim_start();
            } else {
                let (key, after) = rest.split_once(' ').unwrap_or((rest, ""));
                self.press(key.parse().unwrap_or_else(|e| panic!("{e}")));
                rest = after.trim_start();
            }
        }
        self
    }

    fn press(&mut self, key: Key) {
        self.keys_pressed += 1 + usize::from(key.ctrl);
        self.send(Msg::Key(key));
    }

    /// The screen as text.
    pub(crate) fn screen(&mut self) -> String {
        let (columns, rows) = self.model.session.size;
        self.screen_at(columns, rows)
    }

    /// The screen as it would be at a size.
    pub(crate) fn screen_at(&mut self, columns: u16, rows: u16) -> String {
        let buffer = self.drawn(columns, rows);
        let mut text = String::new();
        for y in 0..rows {
            let line: String = (0..columns).map(|x| buffer[(x, y)].symbol()).collect();
            text.push_str(line.trim_end());
            text.push('\n');
        }
        text
    }

    /// How many cells of the screen have a colour of their own.
    pub(crate) fn colours(&mut self) -> usize {
        let (columns, rows) = self.model.session.size;
        let buffer = self.drawn(columns, rows);
        let reset = ratatui::style::Color::Reset;
        let cells = buffer.content().iter();
        cells.filter(|c| c.fg != reset || c.bg != reset).count()
    }

    /// The picture as it would be at a size.
    pub(crate) fn drawn(&mut self, columns: u16, rows: u16) -> ratatui::buffer::Buffer {
        let mut terminal = Terminal::new(TestBackend::new(columns, rows)).unwrap();
        let ids = self.ids();
        let cx = Cx {
            moment: self.moment,
            words: &self.words,
            ids: &ids,
            session: &self.model.session,
        };
        terminal
            .draw(|frame| ui::view(&self.model, &cx, frame))
            .unwrap();
        terminal.backend().buffer().clone()
    }

    /// Fails with the screen in the message unless a text shows.
    pub(crate) fn expect(&mut self, text: &str) -> &mut Self {
        let screen = self.screen();
        assert!(screen.contains(text), "{text:?} does not show:\n{screen}");
        self
    }

    /// Fails if a text shows.
    pub(crate) fn expect_not(&mut self, text: &str) -> &mut Self {
        let screen = self.screen();
        assert!(!screen.contains(text), "{text:?} shows:\n{screen}");
        self
    }
}

/// The practice people of the tasks in a folder, made once.
fn practice_folder() -> &'static Path {
    static MADE: OnceLock<tempfile::TempDir> = OnceLock::new();
    MADE.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::of_practice(Some(folder.path().to_owned()), PRACTICE);
        let clock = Clock::from_settings(None, Some(NOW)).unwrap();
        let seed = demo::DEFAULT_SEED;
        drop(
            settled::runtime::keeper::keys::open_practice(
                &home,
                300,
                seed,
                clock.moment(),
                &clock.ids(),
            )
            .unwrap(),
        );
        folder
    })
    .path()
}

/// The name of the practice folder for the day of the tasks.
const PRACTICE: &str = "300-on-2026-11-12";

pub(crate) fn copy_folder(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy_folder(&path, &target);
        } else {
            std::fs::copy(&path, &target).unwrap();
        }
    }
}

/// A folder with practice people of its own, for the real program.
pub(crate) fn practice_copy() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    copy_folder(practice_folder(), folder.path());
    folder
}
