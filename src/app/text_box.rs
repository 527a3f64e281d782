//! A box to type in: one line or several, with its own undo.

use super::key::{Code, Key};
use tui_input::{Input, InputRequest};

/// A text box with a caret.
#[derive(Debug, Clone, Default)]
pub struct TextBox {
    input: Input,
    lines: bool,
    before: Vec<String>,
    after: Vec<String>,
}

/// The most steps of typing that can be undone in one box.
const MOST_STEPS: usize = 200;

/// The most characters a box takes, so that a pasted book does not stop the program.
pub const MOST_CHARS: usize = 32_767;

impl TextBox {
    /// A box of one line.
    pub fn line(text: &str) -> Self {
        Self {
            input: Input::new(text.to_owned()),
            ..Self::default()
        }
    }

    /// A box of several lines.
    pub fn lines(text: &str) -> Self {
        Self {
            lines: true,
            ..Self::line(text)
        }
    }

    /// What stands in it.
    pub fn text(&self) -> &str {
        self.input.value()
    }

    /// Where the caret stands, in characters from the start.
    pub fn caret(&self) -> usize {
        self.input.cursor()
    }

    /// Whether it takes several lines.
    pub fn is_multi_line(&self) -> bool {
        self.lines
    }

    /// Whether nothing stands in it.
    pub fn is_empty(&self) -> bool {
        self.text().is_empty()
    }

    /// Replaces the text, with the caret at its end. Can be undone.
    pub fn set(&mut self, text: &str) {
        self.remember();
        self.input = Input::new(text.to_owned());
    }

    /// A key of the typing zone. Returns whether the text changed.
    pub fn key(&mut self, key: Key) -> bool {
        let request = match key.code {
            Code::Char(c) if !key.ctrl => InputRequest::InsertChar(c),
            Code::Backspace => InputRequest::DeletePrevChar,
            Code::Delete => InputRequest::DeleteNextChar,
            Code::Left => InputRequest::GoToPrevChar,
            Code::Right => InputRequest::GoToNextChar,
            Code::Home => InputRequest::GoToStart,
            Code::End => InputRequest::GoToEnd,
            _ => return false,
        };
        let was = self.text().to_owned();
        if matches!(request, InputRequest::InsertChar(_)) && was.chars().count() >= MOST_CHARS {
            return false;
        }
        self.input.handle(request);
        let changed = self.text() != was;
        if changed {
            self.push_before(was);
        }
        changed
    }

    /// A new line, in a box of several.
    pub fn new_line(&mut self) {
        if self.lines {
            self.remember();
            self.input.handle(InputRequest::InsertChar('\n'));
        }
    }

    /// Text that was pasted: new lines become spaces in a box of one line, and nothing else of it
    /// acts as a key.
    pub fn paste(&mut self, text: &str) {
        self.remember();
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        let text = if self.lines {
            text
        } else {
            text.replace('\n', " ")
        };
        let room = MOST_CHARS.saturating_sub(self.text().chars().count());
        for c in text
            .chars()
            .filter(|c| !c.is_control() || (*c == '\n' && self.lines))
            .take(room)
        {
            self.input.handle(InputRequest::InsertChar(c));
        }
    }

    /// Undoes the last typing. Returns false when there is none left, so that undo can go on to
    /// what was saved.
    pub fn undo(&mut self) -> bool {
        let Some(text) = self.before.pop() else {
            return false;
        };
        self.after.push(self.text().to_owned());
        self.input = Input::new(text);
        true
    }

    /// Puts back the typing that was undone.
    pub fn redo(&mut self) -> bool {
        let Some(text) = self.after.pop() else {
            return false;
        };
        self.before.push(self.text().to_owned());
        self.input = Input::new(text);
        true
    }

    fn remember(&mut self) {
        self.push_before(self.text().to_owned());
    }

    fn push_before(&mut self, text: String) {
        if self.before.len() == MOST_STEPS {
            self.before.remove(0);
        }
        self.before.push(text);
        self.after.clear();
    }
}

impl PartialEq for TextBox {
    fn eq(&self, other: &Self) -> bool {
        self.text() == other.text() && self.caret() == other.caret()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_pasted_lines_stay_in_the_box_they_were_pasted_into() {
        let mut line = TextBox::line("");
        line.paste("one\r\ntwo\nthree\u{1b}[2J");
        assert_eq!(line.text(), "one two three[2J");
        let mut lines = TextBox::lines("");
        lines.paste("one\r\ntwo\rthree");
        assert_eq!(lines.text(), "one\ntwo\nthree");
    }

    #[test]
    fn typing_is_undone_before_anything_else() {
        let mut b = TextBox::line("a");
        b.key(Key::plain(Code::Char('b')));
        assert!(b.undo());
        assert_eq!(b.text(), "a");
        assert!(b.redo());
        assert_eq!(b.text(), "ab");
        assert!(b.undo());
        assert!(!b.undo());
    }
}
