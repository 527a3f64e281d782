//! The terminal: taking it, giving it back on every path, and turning its events into messages.

use super::output::Output;
use crate::app::Msg;
use crate::app::key::{Code, Key};
use crossterm::event::{
    self, DisableBracketedPaste, DisableFocusChange, EnableBracketedPaste, EnableFocusChange,
    Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers,
};
use crossterm::terminal::{
    Clear, ClearType, EnterAlternateScreen, LeaveAlternateScreen, SetTitle, disable_raw_mode,
    enable_raw_mode,
};
use crossterm::{cursor, execute};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use std::io;
use std::sync::mpsc::Sender;
use std::time::Duration;

/// The terminal while the program has it. Dropping it gives it back.
#[derive(Debug)]
pub struct Screen {
    /// To draw on.
    pub terminal: Terminal<CrosstermBackend<Output>>,
}

impl Screen {
    /// Takes the terminal: raw, on its other screen, with pasted text kept apart from keys. The
    /// title says only the name of the program.
    pub fn take() -> io::Result<Self> {
        enable_raw_mode()?;
        execute!(
            io::stdout(),
            EnterAlternateScreen,
            EnableBracketedPaste,
            EnableFocusChange,
            SetTitle("settled")
        )?;
        let terminal = Terminal::new(CrosstermBackend::new(Output::new()?))?;
        Ok(Self { terminal })
    }

    /// Clears the terminal and forgets what was drawn on it.
    pub fn forget(&mut self) -> io::Result<()> {
        // What is remembered of the last two pictures goes with the old terminal. Its own way to clear would
        // ask the terminal where the cursor is, and the answer would go to the thread of the keyboard.
        self.terminal = Terminal::new(CrosstermBackend::new(Output::new()?))?;
        execute!(self.terminal.backend_mut(), Clear(ClearType::All))
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        restore();
    }
}

/// Gives the terminal back. Safe to call more than once and from any thread; what cannot be put
/// right any more is left, because there is nobody to tell.
pub fn restore() {
    let _pasting = execute!(
        io::stdout(),
        DisableFocusChange,
        DisableBracketedPaste,
        Clear(ClearType::All),
        LeaveAlternateScreen,
        cursor::Show
    );
    let _raw = disable_raw_mode();
}

/// Reads the keyboard until nobody listens any more.
pub fn listen(to: &Sender<Msg>) {
    loop {
        let Ok(event) = event::read() else {
            // The terminal is gone: keep what was typed and close. Nobody may be listening.
            let _closing = to.send(Msg::Shutdown);
            return;
        };
        for msg in gather(event) {
            if to.send(msg).is_err() {
                return;
            }
        }
    }
}

/// Where the terminal does not mark pasted text, several characters that are there at once are one
/// paste: nobody types three in no time, and an Enter among them must not press a button.
fn gather(first: Event) -> Vec<Msg> {
    let mut msgs: Vec<Msg> = message(first).into_iter().collect();
    if !cfg!(windows) {
        return msgs;
    }
    while event::poll(Duration::ZERO).unwrap_or(false) {
        match event::read() {
            Ok(event) => msgs.extend(message(event)),
            Err(_) => break,
        }
    }
    as_paste(&msgs).map_or(msgs, |text| vec![Msg::Paste(text)])
}

/// The text of a burst of keys, if it is one: three or more, all of them text or Enter.
fn as_paste(msgs: &[Msg]) -> Option<String> {
    if msgs.len() < 3 {
        return None;
    }
    msgs.iter()
        .map(|m| match m {
            Msg::Key(key) if key.code == Code::Enter => Some('\n'),
            Msg::Key(key) => key.typed(),
            Msg::Paste(_)
            | Msg::Resize(..)
            | Msg::Reply(..)
            | Msg::Tick
            | Msg::Left
            | Msg::Slept
            | Msg::Shutdown => None,
        })
        .collect()
}

fn message(event: Event) -> Option<Msg> {
    match event {
        Event::Key(key) => self::key(key).map(Msg::Key),
        Event::Paste(text) => Some(Msg::Paste(text)),
        Event::Resize(columns, rows) => Some(Msg::Resize(columns, rows)),
        Event::FocusLost => Some(Msg::Left),
        Event::FocusGained | Event::Mouse(_) => None,
    }
}

/// The key of a terminal event. Alt with a letter is never a command; with Ctrl it is `AltGr`,
/// which types the letters of other languages.
fn key(event: KeyEvent) -> Option<Key> {
    if event.kind == KeyEventKind::Release {
        return None;
    }
    let ctrl = event.modifiers.contains(KeyModifiers::CONTROL);
    let alt = event.modifiers.contains(KeyModifiers::ALT);
    let code = match event.code {
        KeyCode::Char(_) if alt && !ctrl => return None,
        KeyCode::Char(c) if ctrl && !alt => return Some(Key::ctrl(c.to_ascii_lowercase())),
        KeyCode::Char(c) => Code::Char(c),
        KeyCode::Enter => Code::Enter,
        KeyCode::Esc => Code::Esc,
        KeyCode::Tab => Code::Tab,
        KeyCode::BackTab => Code::BackTab,
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Delete => Code::Delete,
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        KeyCode::F(n) => Code::F(n),
        KeyCode::Insert
        | KeyCode::Null
        | KeyCode::CapsLock
        | KeyCode::ScrollLock
        | KeyCode::NumLock
        | KeyCode::PrintScreen
        | KeyCode::Pause
        | KeyCode::Menu
        | KeyCode::KeypadBegin
        | KeyCode::Media(_)
        | KeyCode::Modifier(_) => return None,
    };
    Some(Key::plain(code))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pressed(code: KeyCode, modifiers: KeyModifiers) -> Option<Key> {
        key(KeyEvent::new(code, modifiers))
    }

    #[test]
    fn altgr_types_and_alt_does_nothing() {
        let both = KeyModifiers::CONTROL | KeyModifiers::ALT;
        assert_eq!(
            pressed(KeyCode::Char('ŵ'), both),
            Some(Key::plain(Code::Char('ŵ')))
        );
        assert_eq!(pressed(KeyCode::Char('x'), KeyModifiers::ALT), None);
        assert_eq!(
            pressed(KeyCode::Char('K'), KeyModifiers::CONTROL),
            Some(Key::ctrl('k'))
        );
    }

    #[test]
    fn letting_a_key_go_is_not_pressing_it() {
        let mut up = KeyEvent::new(KeyCode::Enter, KeyModifiers::NONE);
        up.kind = KeyEventKind::Release;
        assert_eq!(key(up), None);
    }

    #[test]
    fn a_burst_of_keys_is_a_paste_and_its_enter_presses_nothing() {
        let keys = |text: &str| -> Vec<Msg> {
            text.chars()
                .map(|c| {
                    Msg::Key(Key::plain(if c == '\n' {
                        Code::Enter
                    } else {
                        Code::Char(c)
                    }))
                })
                .collect()
        };
        assert_eq!(as_paste(&keys("a\nb")), Some("a\nb".to_owned()));
        assert_eq!(as_paste(&keys("a\n")), None);
    }
}
