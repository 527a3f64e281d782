//! How long somebody waits: from a key to the frame, with ten thousand people in the find box, and
//! from the start of the program to its first frame. Prints the memory the program takes as well.
//!
//! `cargo bench --bench screen`

#![expect(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a benchmark stops when what it measures cannot be set up, and prints what it found"
)]

use criterion::{Criterion, criterion_group, criterion_main};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use settled::app::key::Key;
use settled::app::session::{Gate, Session, ThemeChoice};
use settled::app::{Cx, Model, Msg, update};
use settled::demo;
use settled::domain::id::Ids;
use settled::runtime::clock::Clock;
use settled::runtime::home::Home;
use settled::runtime::keeper::{Keeper, keys};
use settled::ui;
use settled::words::Words;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};
use uuid::Uuid;

const DAY: &str = "2026-11-12T09:14";

fn clock() -> Clock {
    Clock::from_settings(None, Some(DAY)).expect("a time")
}

/// Practice people of a size in a folder, opened.
fn open(folder: &Path, size: u32) -> Keeper {
    let home = Home::of_practice(Some(folder.to_owned()), &format!("{size}-on-2026-11-12"));
    let clock = clock();
    let store = keys::open_practice(
        &home,
        size,
        demo::DEFAULT_SEED,
        clock.moment(),
        &clock.ids(),
    )
    .expect("practice people");
    Keeper::with_store(home, store, "Bench").expect("the practice people can be read")
}

/// The program in this process, its terminal in memory.
struct Desk {
    model: Model,
    keeper: Keeper,
    terminal: Terminal<TestBackend>,
    words: Words,
    clock: Clock,
}

impl Desk {
    fn new(keeper: Keeper) -> Self {
        let session = Session::new(Gate::Open(keeper.scheme().clone()), ThemeChoice::Dark);
        let terminal = Terminal::new(TestBackend::new(100, 30)).expect("a terminal");
        let mut desk = Self {
            model: Model::new(session),
            keeper,
            terminal,
            words: Words::english(),
            clock: clock(),
        };
        let first = desk
            .model
            .start(desk.clock.moment(), &desk.words, &desk.clock.ids());
        desk.perform(first);
        desk
    }

    fn perform(&mut self, mut effects: Vec<settled::app::effect::Effect>) {
        while let Some(effect) = effects.pop() {
            if let Some((ticket, reply)) =
                self.keeper
                    .perform(effect, self.clock.moment(), &self.clock.ids(), &self.words)
            {
                effects.extend(update(
                    &mut self.model,
                    Msg::Reply(ticket, reply),
                    self.clock.moment(),
                    &self.words,
                    &self.clock.ids(),
                ));
            }
        }
    }

    /// A key, everything that follows from it in the model, and the frame.
    fn key_to_frame(&mut self, key: &str) -> Duration {
        let key: Key = key.parse().expect("a key");
        let started = Instant::now();
        let effects = update(
            &mut self.model,
            Msg::Key(key),
            self.clock.moment(),
            &self.words,
            &self.clock.ids(),
        );
        self.draw();
        let taken = started.elapsed();
        self.perform(effects);
        taken
    }

    fn draw(&mut self) {
        let ids = Ids::new(Uuid::nil());
        let cx = Cx {
            moment: self.clock.moment(),
            words: &self.words,
            ids: &ids,
            session: &self.model.session,
        };
        let model = &self.model;
        self.terminal
            .draw(|frame| ui::view(model, &cx, frame))
            .expect("a frame");
    }
}

fn find_box(c: &mut Criterion) {
    let folder = tempfile::tempdir().expect("a folder");
    let mut desk = Desk::new(open(folder.path(), 10_000));
    desk.key_to_frame("2");
    let letters = [
        "s",
        "i",
        "a",
        "n",
        "backspace",
        "backspace",
        "backspace",
        "backspace",
    ];
    let mut taken: Vec<Duration> = Vec::new();
    for _ in 0..100 {
        taken.extend(letters.iter().map(|key| desk.key_to_frame(key)));
    }
    taken.sort_unstable();
    let at = |percent: usize| {
        taken
            .get(taken.len() * percent / 100)
            .copied()
            .unwrap_or_default()
    };
    println!(
        "key to frame, 10,000 people: median {:?}, 99 of 100 within {:?}",
        at(50),
        at(99)
    );
    c.bench_function("find box: a letter to its frame, 10,000 people", |b| {
        b.iter(|| {
            desk.key_to_frame("s");
            black_box(desk.key_to_frame("backspace"))
        });
    });
    let memory = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    for line in memory
        .lines()
        .filter(|l| l.starts_with("VmRSS") || l.starts_with("VmHWM"))
    {
        println!("memory with 10,000 people in the list: {line}");
    }
}

fn first_frame(c: &mut Criterion) {
    let folder = tempfile::tempdir().expect("a folder");
    drop(open(folder.path(), 300));
    c.bench_function("start: the first frame of the demo", |b| {
        b.iter_custom(|times| {
            (0..times)
                .map(|_| {
                    let started = Instant::now();
                    let mut terminal = termlens::Terminal::builder()
                        .size(100, 30)
                        .env("SETTLED_CLOCK", DAY)
                        .args(["demo", "--folder"])
                        .arg(folder.path())
                        .spawn(env!("CARGO_BIN_EXE_settled"))
                        .expect("the program");
                    terminal
                        .wait_until(|s| s.contains("Aled P"))
                        .expect("the first frame");
                    let taken = started.elapsed();
                    terminal.send(termlens::Key::Ctrl('q')).expect("a key");
                    terminal.wait_exit().expect("it closes");
                    taken
                })
                .sum()
        });
    });
}

criterion_group! {
    name = screen;
    config = Criterion::default().sample_size(20);
    targets = first_frame, find_box
}
criterion_main!(screen);
