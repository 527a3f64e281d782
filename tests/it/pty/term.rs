//! The real program in a real pseudo-terminal, driven by keys and read from its screen. Everything
//! that names the terminal library of the tests stands here.

use crate::desk::practice_copy;
use std::time::Duration;
use termlens::{Key, Terminal};

/// The day of every picture.
pub(crate) const NOW: &str = crate::desk::NOW;

/// How long a wait lasts at most. Waits end as soon as what they wait for shows.
const PATIENCE: Duration = Duration::from_secs(60);

/// A running program.
pub(crate) struct Term {
    terminal: Terminal,
    /// Its data folder, its own for each test.
    folder: tempfile::TempDir,
    /// Whether it shows practice people.
    practice: bool,
    /// Keys pressed so far, with Ctrl counted as one.
    pub(crate) keys: usize,
}

impl Term {
    /// Opens the practice people at a size and waits for Today.
    pub(crate) fn demo(columns: u16, rows: u16) -> Self {
        let mut term = Self::open(practice_copy(), columns, rows, &["demo"], &[]);
        term.see("Aled P");
        term
    }

    /// Runs the program with arguments in a folder.
    pub(crate) fn open(
        folder: tempfile::TempDir,
        columns: u16,
        rows: u16,
        arguments: &[&str],
        settings: &[(&str, &str)],
    ) -> Self {
        let path = folder.path().display().to_string();
        let practice = arguments.first() == Some(&"demo");
        let arguments = [arguments, &["--folder", &path]].concat();
        let program = env!("CARGO_BIN_EXE_settled");
        let mut term = Self::run(folder, (columns, rows), program, &arguments, settings);
        term.practice = practice;
        term
    }

    /// Runs any program, as one that watches ours, with a folder of its own.
    pub(crate) fn run(
        folder: tempfile::TempDir,
        (columns, rows): (u16, u16),
        program: &str,
        arguments: &[&str],
        settings: &[(&str, &str)],
    ) -> Self {
        let path = folder.path().display().to_string();
        let mut builder = Terminal::builder()
            .size(columns, rows)
            .env_clear()
            .env("TERM", "xterm-256color")
            .env("HOME", &path)
            .env("SETTLED_CLOCK", NOW)
            .timeout(PATIENCE)
            .current_dir(folder.path())
            .args(arguments.iter().copied());
        for (name, value) in settings {
            builder = builder.env(name, value);
        }
        let terminal = builder.spawn(program).unwrap();
        Self {
            terminal,
            folder,
            practice: false,
            keys: 0,
        }
    }

    /// The folder of the test.
    pub(crate) fn folder(&self) -> &std::path::Path {
        self.folder.path()
    }

    /// The number of the process.
    pub(crate) fn pid(&self) -> u32 {
        self.terminal.pid().unwrap()
    }

    /// Sends a signal of the system to the program.
    pub(crate) fn signal(&mut self, signal: termlens::Signal) -> &mut Self {
        self.terminal.signal(signal).unwrap();
        self
    }

    /// Says that the window was left, as a terminal does.
    pub(crate) fn leave_the_window(&mut self) -> &mut Self {
        self.terminal.focus_out().unwrap();
        self
    }

    /// Lets go of the terminal, so that the folder can be opened again.
    pub(crate) fn into_folder(self) -> tempfile::TempDir {
        self.folder
    }

    /// Kills the program without asking it, as a lost battery would, and opens the same file again.
    pub(crate) fn kill_and_reopen(self) -> Self {
        let (columns, rows) = self.terminal.screen().size();
        self.kill_and_reopen_at(columns, rows)
    }

    /// The same in a window of another size.
    pub(crate) fn kill_and_reopen_at(mut self, columns: u16, rows: u16) -> Self {
        self.signal(termlens::Signal::Kill);
        assert!(!self.closed(), "it was killed");
        let practice = self.practice;
        let folder = self.into_folder();
        if practice {
            let mut term = Self::open(folder, columns, rows, &["demo"], &[]);
            term.see("Aled P");
            return term;
        }
        let mut term = Self::open(folder, columns, rows, &[], &[]);
        super::scheme::unlock(&mut term);
        term
    }

    /// Waits until a text shows.
    pub(crate) fn see(&mut self, text: &str) -> &mut Self {
        if let Err(error) = self.terminal.wait_until(|screen| screen.contains(text)) {
            panic!("{text:?} does not show: {error}");
        }
        self
    }

    /// Whether a text shows within a second.
    pub(crate) fn sees_soon(&mut self, text: &str) -> bool {
        let soon = Duration::from_secs(1);
        self.terminal
            .wait_until_for(|screen| screen.contains(text), soon)
            .is_ok()
    }

    /// Waits until a text shows so many times.
    pub(crate) fn see_times(&mut self, text: &str, times: usize) -> &mut Self {
        if let Err(error) = self
            .terminal
            .wait_until(|screen| screen.text().matches(text).count() == times)
        {
            panic!("{text:?} does not show {times} times: {error}");
        }
        self
    }

    /// Waits until a text does not show any more.
    pub(crate) fn see_no(&mut self, text: &str) -> &mut Self {
        if let Err(error) = self.terminal.wait_until(|screen| !screen.contains(text)) {
            panic!("{text:?} still shows: {error}");
        }
        self
    }

    /// The screen as text.
    pub(crate) fn screen(&self) -> String {
        self.terminal.screen().text()
    }

    /// The screen with its styles, for pictures.
    pub(crate) fn picture(&self) -> termlens::Screen {
        self.terminal.screen()
    }

    /// Presses keys written as `2 p r i enter ctrl-s`; text in «guillemets» is typed letter by letter.
    pub(crate) fn keys(&mut self, keys: &str) -> &mut Self {
        let mut rest = keys.trim();
        while !rest.is_empty() {
            if let Some(after) = rest.strip_prefix('«') {
                let (text, after) = after.split_once('»').expect("a closing guillemet");
                self.keys += text.chars().count();
                self.terminal.send_str(text).unwrap();
                rest = after.trim_start();
            } else {
                let (key, after) = rest.split_once(' ').unwrap_or((rest, ""));
                self.press(key);
                rest = after.trim_start();
            }
        }
        self
    }

    fn press(&mut self, key: &str) {
        self.keys += 1 + usize::from(key.starts_with("ctrl-"));
        let plain = match key {
            "enter" => Key::Enter,
            "esc" => Key::Esc,
            "tab" => Key::Tab,
            "shift-tab" => Key::BackTab,
            "up" => Key::Up,
            "down" => Key::Down,
            "left" => Key::Left,
            "right" => Key::Right,
            "space" => Key::Char(' '),
            "backspace" => Key::Backspace,
            "delete" => Key::Delete,
            _ => {
                let mut chars = key.chars();
                match (
                    chars.next(),
                    chars.next(),
                    key.strip_prefix("ctrl-"),
                    key.strip_prefix('f'),
                ) {
                    (Some(c), None, _, _) => Key::Char(c),
                    (_, _, Some(letter), _) => Key::Ctrl(letter.chars().next().unwrap()),
                    (_, _, _, Some(n)) => Key::F(n.parse().unwrap()),
                    _ => panic!("no key is called {key}"),
                }
            }
        };
        self.terminal.send(plain).unwrap();
    }

    /// Pastes text as a terminal does.
    pub(crate) fn paste(&mut self, text: &str) -> &mut Self {
        self.terminal.paste(text).unwrap();
        self
    }

    /// Changes the size of the window.
    pub(crate) fn resize(&mut self, columns: u16, rows: u16) -> &mut Self {
        self.terminal.resize(columns, rows).unwrap();
        self
    }

    /// Waits for the program to close and says whether all was well.
    pub(crate) fn closed(&mut self) -> bool {
        self.terminal.wait_exit().unwrap().success()
    }
}
