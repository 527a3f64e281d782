//! A box for what must not be seen or kept: a passphrase or recovery words. Unlike a text box it has
//! no undo, is never copied from, leaves nothing in a debug print, and is wiped when it is dropped.

use super::effect::Secret;
use super::key::{Code, Key};
use std::fmt;
use std::time::Duration;
use zeroize::Zeroizing;

/// The most characters it takes: 24 recovery words with their numbers fit twice.
pub const MOST_CHARS: usize = 600;

/// A box of one line with a caret.
pub struct SecretBox {
    text: Zeroizing<String>,
    caret: usize,
}

impl Default for SecretBox {
    fn default() -> Self {
        // With the room for the longest text reserved, a growing string leaves no copy behind.
        Self {
            text: Zeroizing::new(String::with_capacity(MOST_CHARS * 4)),
            caret: 0,
        }
    }
}

impl SecretBox {
    /// What stands in it.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where the caret stands, in characters from the start.
    pub const fn caret(&self) -> usize {
        self.caret
    }

    /// Whether nothing stands in it.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// What stands in it, to be sent on.
    pub fn secret(&self) -> Secret {
        Secret(self.text.to_string())
    }

    /// Forgets what stands in it.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// Replaces what stands in it, with the caret at its end.
    pub fn set(&mut self, text: &str) {
        self.clear();
        self.paste(text);
    }

    /// A key of the typing zone. Returns whether the text changed.
    pub fn key(&mut self, key: Key) -> bool {
        let last = self.chars();
        match key.code {
            Code::Char(c) if !key.ctrl => return self.insert(c),
            Code::Backspace if self.caret > 0 => {
                self.caret -= 1;
                return self.remove();
            }
            Code::Delete => return self.remove(),
            Code::Left => self.caret = self.caret.saturating_sub(1),
            Code::Right => self.caret = (self.caret + 1).min(last),
            Code::Home => self.caret = 0,
            Code::End => self.caret = last,
            _ => {}
        }
        false
    }

    /// Text that was pasted. New lines and other control characters become spaces.
    pub fn paste(&mut self, text: &str) {
        for c in text.chars() {
            self.insert(if c.is_control() { ' ' } else { c });
        }
    }

    fn chars(&self) -> usize {
        self.text.chars().count()
    }

    /// The byte at which the character of the caret begins.
    fn byte(&self) -> usize {
        self.text
            .char_indices()
            .nth(self.caret)
            .map_or(self.text.len(), |(at, _)| at)
    }

    fn insert(&mut self, c: char) -> bool {
        if self.chars() >= MOST_CHARS {
            return false;
        }
        let at = self.byte();
        self.text.insert(at, c);
        self.caret += 1;
        true
    }

    fn remove(&mut self) -> bool {
        let at = self.byte();
        let found = at < self.text.len();
        if found {
            self.text.remove(at);
        }
        found
    }
}

impl fmt::Debug for SecretBox {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretBox(hidden)")
    }
}

/// As two secrets are told apart in a test: by what stands in them.
impl PartialEq for SecretBox {
    fn eq(&self, other: &Self) -> bool {
        self.text() == other.text() && self.caret == other.caret
    }
}

impl Clone for SecretBox {
    fn clone(&self) -> Self {
        let mut copy = Self::default();
        copy.text.push_str(&self.text);
        copy.caret = self.caret;
        copy
    }
}

/// After how long without a key what is half typed is forgotten.
pub const FORGOTTEN_AFTER: Duration = Duration::from_secs(60);

/// Whether Caps Lock seems to be on: three letters or more, and every one of them a capital. A
/// terminal does not tell.
pub fn seems_all_capitals(typed: &str) -> bool {
    let mut letters = typed.chars().filter(|c| c.is_alphabetic());
    typed.chars().filter(|c| c.is_alphabetic()).count() >= 3 && letters.all(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_edited_like_any_box_and_shows_nothing() {
        let mut b = SecretBox::default();
        b.paste("café\r\nlamp");
        for code in [Code::Home, Code::Right, Code::Right, Code::Right] {
            b.key(Key::plain(code));
        }
        assert!(b.key(Key::plain(Code::Delete)));
        assert!(b.key(Key::plain(Code::Char('ŵ'))));
        assert!(b.key(Key::plain(Code::Backspace)));
        assert!(!b.key(Key::ctrl('x')));
        assert_eq!((b.text(), b.caret()), ("caf  lamp", 3));
        assert_eq!(
            format!("{b:?} {:?}", b.secret()),
            "SecretBox(hidden) Secret(hidden)"
        );
        b.clear();
        assert!(b.is_empty());
        assert!(!b.key(Key::plain(Code::Delete)));
    }

    #[test]
    fn it_never_grows_beyond_the_room_it_reserved() {
        let mut b = SecretBox::default();
        let room = b.text.capacity();
        b.paste(&"€".repeat(MOST_CHARS + 5));
        assert_eq!((b.chars(), b.text.capacity()), (MOST_CHARS, room));
    }

    #[test]
    fn capitals_alone_hint_at_caps_lock() {
        assert!(seems_all_capitals("OTTER LAMP 7"));
        for typed in ["", "OK", "Otter", "1234", "otter"] {
            assert!(!seems_all_capitals(typed), "{typed}");
        }
    }
}
