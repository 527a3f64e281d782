//! Keys as the program knows them, whatever terminal they came from, and how they are written.

use std::fmt;
use std::str::FromStr;

/// A key without its modifiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Code {
    /// A printable character.
    Char(char),
    /// Enter.
    Enter,
    /// Escape.
    Esc,
    /// Tab.
    Tab,
    /// Shift and Tab.
    BackTab,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// Left.
    Left,
    /// Right.
    Right,
    /// Up.
    Up,
    /// Down.
    Down,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// A function key, 1 to 12.
    F(u8),
}

/// A key press.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key {
    /// Which key.
    pub code: Code,
    /// With Ctrl held. The key `AltGr`, which Windows reports as Ctrl and Alt, is text and not this.
    pub ctrl: bool,
}

impl Key {
    /// A key by itself.
    pub const fn plain(code: Code) -> Self {
        Self { code, ctrl: false }
    }

    /// A letter with Ctrl.
    pub const fn ctrl(letter: char) -> Self {
        Self {
            code: Code::Char(letter),
            ctrl: true,
        }
    }

    /// The character it types, if it types one.
    pub const fn typed(self) -> Option<char> {
        match self {
            Self {
                code: Code::Char(c),
                ctrl: false,
            } => Some(c),
            _ => None,
        }
    }

    /// The digit it types.
    pub fn digit(self) -> Option<u8> {
        self.typed()
            .and_then(|c| c.to_digit(10))
            .and_then(|d| u8::try_from(d).ok())
    }

    /// The same key with a letter in lower case: letters act alike with and without Caps Lock.
    #[must_use]
    pub fn without_case(self) -> Self {
        match self.code {
            Code::Char(c) => Self {
                code: Code::Char(c.to_lowercase().next().unwrap_or(c)),
                ..self
            },
            _ => self,
        }
    }
}

const NAMED: &[(&str, Code)] = &[
    ("enter", Code::Enter),
    ("esc", Code::Esc),
    ("tab", Code::Tab),
    ("shift-tab", Code::BackTab),
    ("backspace", Code::Backspace),
    ("delete", Code::Delete),
    ("left", Code::Left),
    ("right", Code::Right),
    ("up", Code::Up),
    ("down", Code::Down),
    ("home", Code::Home),
    ("end", Code::End),
    ("pgup", Code::PageUp),
    ("pgdn", Code::PageDown),
    ("space", Code::Char(' ')),
];

/// Text that names no key.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no key is called {0}")]
pub struct NoSuchKey(pub String);

impl FromStr for Key {
    type Err = NoSuchKey;

    fn from_str(text: &str) -> Result<Self, NoSuchKey> {
        if let Some((_, code)) = NAMED.iter().find(|(name, _)| *name == text) {
            return Ok(Self::plain(*code));
        }
        let (ctrl, rest) = text
            .strip_prefix("ctrl-")
            .map_or((false, text), |rest| (true, rest));
        if let Some(n) = rest
            .strip_prefix('f')
            .and_then(|n| n.parse().ok())
            .filter(|n| (1..=12).contains(n))
        {
            return Ok(Self {
                code: Code::F(n),
                ctrl,
            });
        }
        let mut chars = rest.chars();
        match (chars.next(), chars.next()) {
            (Some(c), None) => Ok(Self {
                code: Code::Char(c),
                ctrl,
            }),
            _ => Err(NoSuchKey(text.to_owned())),
        }
    }
}

impl fmt::Display for Key {
    /// As on the keycap: `Ctrl+K`, `F9`, `Enter`, `R`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.ctrl {
            f.write_str("Ctrl+")?;
        }
        match self.code {
            Code::Char(' ') => f.write_str("Space"),
            Code::Char(c) => write!(f, "{}", c.to_uppercase()),
            Code::F(n) => write!(f, "F{n}"),
            Code::Left => f.write_str("←"),
            Code::Right => f.write_str("→"),
            Code::Up => f.write_str("↑"),
            Code::Down => f.write_str("↓"),
            Code::BackTab => f.write_str("Shift+Tab"),
            Code::PageUp => f.write_str("PgUp"),
            Code::PageDown => f.write_str("PgDn"),
            Code::Enter => f.write_str("Enter"),
            Code::Esc => f.write_str("Esc"),
            Code::Tab => f.write_str("Tab"),
            Code::Backspace => f.write_str("Backspace"),
            Code::Delete => f.write_str("Delete"),
            Code::Home => f.write_str("Home"),
            Code::End => f.write_str("End"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_read_and_shown_as_on_the_keycap() {
        for (text, shown) in [
            ("ctrl-k", "Ctrl+K"),
            ("f9", "F9"),
            ("r", "R"),
            ("space", "Space"),
            ("?", "?"),
            ("shift-tab", "Shift+Tab"),
            ("f", "F"),
        ] {
            assert_eq!(
                text.parse::<Key>().map(|k| k.to_string()),
                Ok(shown.to_owned())
            );
        }
        assert!("hyper-x".parse::<Key>().is_err());
    }
}
