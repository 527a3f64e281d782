//! Forms are tables: a list of fields, each with its kind and when it shows. One engine moves
//! between their boxes, keeps drafts of them and points at what has to be put right.

mod pick;
mod spec;
#[cfg(test)]
mod tests;

pub use spec::{Choice, FieldKind, FieldSpec, Problem, always};

use super::command::CommandId;
use super::key::Key;
use super::text_box::TextBox;
use crate::domain::dates::{self, Direction, Reading, When};
use crate::geo::postcode::Postcode;
use jiff::civil::Date;
use pick::pick;
use std::collections::BTreeMap;

/// Marks, in a draft, the code of a choice that was taken in a pick list.
const TAKEN: &str = ":taken";

/// One box.
#[derive(Debug, Clone, PartialEq)]
pub struct FieldBox {
    /// The text that was typed, or the codes that were chosen (one to a line).
    pub text: TextBox,
    /// For a pick list, which of the choices that are left is highlighted; for ticks, which one
    /// Space ticks.
    pub highlighted: usize,
    /// For a pick list, the code of the choice that was taken.
    pub taken: Option<&'static str>,
    /// For a date, whether the form filled it in and nobody has changed it since.
    pub filled: bool,
}

/// What a key did to a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing.
    Unchanged,
    /// The focus moved or something was typed.
    Changed,
    /// The last box was left with Enter, or Save was pressed: check and save.
    Submit,
}

/// A form being filled in.
#[derive(Debug, Clone)]
pub struct Form {
    /// Its code: `record`, `new-profile`.
    pub code: &'static str,
    specs: &'static [FieldSpec],
    boxes: Vec<FieldBox>,
    focus: usize,
    /// What has to be put right, after the first try to save.
    pub problems: Vec<Problem>,
    /// The day the dates are understood from.
    today: Date,
    typed: bool,
}

impl PartialEq for Form {
    fn eq(&self, other: &Self) -> bool {
        self.code == other.code
            && self.boxes == other.boxes
            && self.focus == other.focus
            && self.problems == other.problems
    }
}

impl Form {
    /// An empty form with the focus on its first box.
    pub fn new(code: &'static str, specs: &'static [FieldSpec], today: Date) -> Self {
        let boxes = specs
            .iter()
            .map(|spec| FieldBox {
                text: if matches!(spec.kind, FieldKind::Lines) {
                    TextBox::lines("")
                } else {
                    TextBox::line("")
                },
                highlighted: 0,
                taken: None,
                filled: false,
            })
            .collect();
        Self {
            code,
            specs,
            boxes,
            focus: 0,
            problems: Vec::new(),
            today,
            typed: false,
        }
    }

    fn index(&self, id: &str) -> Option<usize> {
        self.specs.iter().position(|s| s.id == id)
    }

    /// What stands in a box, or is chosen there.
    pub fn get(&self, id: &str) -> &str {
        self.index(id)
            .and_then(|i| self.boxes.get(i))
            .map_or("", |b| b.text.text())
    }

    /// Puts something in a box without counting as typed.
    pub fn fill(&mut self, id: &str, text: &str) {
        let Some(i) = self.index(id) else { return };
        let kind = self.specs.get(i).map(|spec| spec.kind);
        if let Some(b) = self.boxes.get_mut(i) {
            b.text = if b.text.is_multi_line() {
                TextBox::lines(text)
            } else {
                TextBox::line(text)
            };
            b.taken = None;
            b.filled = matches!(kind, Some(FieldKind::Date(_))) && !text.is_empty();
        }
    }

    /// Takes a choice of a pick list without counting as typed: its code and its words.
    pub fn fill_pick(&mut self, id: &str, code: &str, words: &str) {
        self.fill(id, words);
        let taken = self
            .index(id)
            .and_then(|i| self.specs.get(i))
            .and_then(|spec| match spec.kind {
                FieldKind::Pick(choices) => choices().into_iter().find(|(c, _)| *c == code),
                FieldKind::Line
                | FieldKind::Lines
                | FieldKind::Date(_)
                | FieldKind::Postcode
                | FieldKind::Number
                | FieldKind::Choice(_)
                | FieldKind::ChoiceOf(_)
                | FieldKind::Ticks(_)
                | FieldKind::TicksOf(_) => None,
            });
        if let Some(b) = self.index(id).and_then(|i| self.boxes.get_mut(i)) {
            b.taken = taken.map(|(code, _)| code);
        }
    }

    /// The code of the choice that was taken in a pick list. What is only typed is not taken yet.
    pub fn taken(&self, id: &str) -> Option<&'static str> {
        self.index(id)
            .and_then(|i| self.boxes.get(i))
            .and_then(|b| b.taken)
    }

    /// The codes ticked in a field of ticks.
    pub fn ticked(&self, id: &str) -> Vec<&str> {
        self.get(id).lines().filter(|l| !l.is_empty()).collect()
    }

    /// Whether somebody typed or chose something since the form was opened.
    pub const fn typed(&self) -> bool {
        self.typed
    }

    /// Moves the focus to a field.
    pub fn focus_on(&mut self, id: &str) {
        if let Some(i) = self.index(id) {
            self.focus = i;
        }
    }

    /// The field in focus; none when the Save button is.
    pub fn focused(&self) -> Option<&'static FieldSpec> {
        self.specs.get(self.focus)
    }

    /// Whether the Save button is in focus.
    pub fn on_save(&self) -> bool {
        self.focus >= self.specs.len()
    }

    /// The fields that show, with their boxes.
    pub fn shown(&self) -> impl Iterator<Item = (&'static FieldSpec, &FieldBox)> {
        self.specs
            .iter()
            .zip(&self.boxes)
            .filter(|(spec, _)| (spec.shown)(self))
    }

    /// Whether a caret shows: the focus is in a box that is typed into.
    pub fn has_caret(&self) -> bool {
        self.focused()
            .is_some_and(|spec| !spec.kind.picks_one() && !spec.kind.is_ticked())
    }

    /// The choices of a pick list that match what was typed, best first.
    pub fn matching(&self, id: &str, say: &dyn Fn(&str) -> String) -> Vec<Choice> {
        let Some(i) = self.index(id) else {
            return Vec::new();
        };
        let (Some(spec), Some(b)) = (self.specs.get(i), self.boxes.get(i)) else {
            return Vec::new();
        };
        let FieldKind::Pick(choices) = spec.kind else {
            return Vec::new();
        };
        pick(&choices(), b.text.text(), say)
    }

    /// The choice a pick list stands for: the one taken, or the best match of what was typed.
    pub fn picked(&self, id: &str, say: &dyn Fn(&str) -> String) -> Option<Choice> {
        let text = self.get(id);
        if text.is_empty() {
            return None;
        }
        let highlighted = self
            .index(id)
            .and_then(|i| self.boxes.get(i))
            .map_or(0, |b| b.highlighted);
        let left = self.matching(id, say);
        self.taken(id)
            .and_then(|taken| left.iter().find(|(code, _)| *code == taken))
            .or_else(|| left.get(highlighted))
            .or_else(|| left.first())
            .copied()
    }

    /// How a date box is understood.
    pub fn date(&self, id: &str) -> Reading {
        let direction = match self
            .index(id)
            .and_then(|i| self.specs.get(i))
            .map(|s| s.kind)
        {
            Some(FieldKind::Date(direction)) => direction,
            _ => Direction::Either,
        };
        dates::read(self.get(id), self.today, direction)
    }

    /// The day and time in a date box, if it is understood in one way.
    pub fn when(&self, id: &str) -> Option<When> {
        match self.date(id) {
            Reading::Understood(when) => Some(when),
            Reading::TwoWays(first, _) => Some(first),
            Reading::Empty | Reading::NotSure => None,
        }
    }

    /// The postcode in a box, if it is one.
    pub fn postcode(&self, id: &str) -> Option<Postcode> {
        self.get(id).parse().ok()
    }

    /// A key of the typing zone.
    pub fn key(&mut self, key: Key) -> Outcome {
        let Some(b) = self.boxes.get_mut(self.focus) else {
            return Outcome::Unchanged;
        };
        // What the form filled in, or was taken from a list, is replaced by typing and not added to.
        if key.typed().is_some() && (b.taken.is_some() || b.filled) {
            b.text.set("");
        }
        b.filled = false;
        if b.text.key(key) {
            b.highlighted = 0;
            b.taken = None;
            self.typed = true;
        }
        Outcome::Changed
    }

    /// A digit while no caret shows: picks a choice, or ticks and unticks one.
    pub fn digit(&mut self, digit: u8) -> bool {
        let Some(spec) = self.focused() else {
            return false;
        };
        if !spec.kind.picks_one() && !spec.kind.is_ticked() {
            return false;
        }
        let Some(at) = usize::from(digit).checked_sub(1) else {
            return false;
        };
        let Some((code, _)) = spec.kind.choices().get(at).copied() else {
            return false;
        };
        if let Some(b) = self.boxes.get_mut(self.focus) {
            b.highlighted = at;
        }
        self.choose(spec, code);
        true
    }

    /// Space: ticks or unticks the highlighted choice of a field of ticks.
    pub fn tick(&mut self) -> bool {
        let Some(spec) = self.focused().filter(|s| s.kind.is_ticked()) else {
            return false;
        };
        let at = self.boxes.get(self.focus).map_or(0, |b| b.highlighted);
        let Some((code, _)) = spec.kind.choices().get(at).copied() else {
            return false;
        };
        self.choose(spec, code);
        true
    }

    fn choose(&mut self, spec: &FieldSpec, code: &str) {
        let Some(b) = self.boxes.get_mut(self.focus) else {
            return;
        };
        if spec.kind.is_ticked() {
            let mut codes: Vec<&str> = b.text.text().lines().filter(|l| !l.is_empty()).collect();
            if codes.contains(&code) {
                codes.retain(|c| *c != code);
            } else {
                codes.push(code);
            }
            b.text = TextBox::lines(&codes.join("\n"));
        } else {
            b.text = TextBox::line(code);
        }
        self.typed = true;
    }

    /// Text that was pasted into the box in focus.
    pub fn paste(&mut self, text: &str) -> Outcome {
        if !self.has_caret() {
            return Outcome::Unchanged;
        }
        if let Some(b) = self.boxes.get_mut(self.focus) {
            b.text.paste(text);
            self.typed = true;
        }
        Outcome::Changed
    }

    /// The text of the box in focus, to copy.
    pub fn focused_text(&self) -> Option<&str> {
        self.boxes.get(self.focus).map(|b| b.text.text())
    }

    /// Undoes typing in the box in focus.
    pub fn undo_typing(&mut self) -> bool {
        self.has_caret()
            && self
                .boxes
                .get_mut(self.focus)
                .is_some_and(|b| b.text.undo())
    }

    /// Puts back typing in the box in focus.
    pub fn redo_typing(&mut self) -> bool {
        self.has_caret()
            && self
                .boxes
                .get_mut(self.focus)
                .is_some_and(|b| b.text.redo())
    }

    /// A command of a form: moving between boxes, choosing, saving.
    pub fn command(&mut self, command: CommandId, say: &dyn Fn(&str) -> String) -> Outcome {
        match command {
            CommandId::Save => Outcome::Submit,
            CommandId::Open => self.enter(say),
            CommandId::NextBox => {
                self.take_pick(say);
                self.step(true, false);
                Outcome::Changed
            }
            CommandId::PreviousBox => {
                self.step(false, false);
                Outcome::Changed
            }
            CommandId::Up => self.arrow(false, say),
            CommandId::Down => self.arrow(true, say),
            CommandId::Left | CommandId::Right => self.cycle(command == CommandId::Right),
            _ => Outcome::Unchanged,
        }
    }

    fn enter(&mut self, say: &dyn Fn(&str) -> String) -> Outcome {
        if self.on_save() {
            return Outcome::Submit;
        }
        if matches!(self.focused().map(|s| s.kind), Some(FieldKind::Lines)) {
            if let Some(b) = self.boxes.get_mut(self.focus) {
                b.text.new_line();
                self.typed = true;
            }
            return Outcome::Changed;
        }
        self.take_pick(say);
        self.step(true, true);
        Outcome::Changed
    }

    /// Writes out the choice a pick list stands for.
    fn take_pick(&mut self, say: &dyn Fn(&str) -> String) {
        let Some(spec) = self
            .focused()
            .filter(|s| matches!(s.kind, FieldKind::Pick(_)))
        else {
            return;
        };
        let Some((code, word)) = self.picked(spec.id, say) else {
            return;
        };
        let words = say(word);
        if let Some(b) = self.boxes.get_mut(self.focus) {
            if b.text.text() != words {
                b.text = TextBox::line(&words);
                b.highlighted = 0;
            }
            b.taken = Some(code);
        }
    }

    /// Moves to the next or the previous box; `over` passes the empty ones over that few need.
    fn step(&mut self, forward: bool, over: bool) {
        let passed = |i: usize, spec: &FieldSpec| {
            over && spec.aside
                && i != self.focus
                && self.boxes.get(i).is_some_and(|b| b.text.is_empty())
        };
        let shown: Vec<usize> = self
            .specs
            .iter()
            .enumerate()
            .filter(|(i, s)| (s.shown)(self) && !passed(*i, s))
            .map(|(i, _)| i)
            .chain([self.specs.len()])
            .collect();
        let at = shown.iter().position(|i| *i >= self.focus).unwrap_or(0);
        let next = if forward {
            (at + 1).min(shown.len() - 1)
        } else {
            at.saturating_sub(1)
        };
        if let Some(i) = shown.get(next) {
            self.focus = *i;
        }
    }

    fn arrow(&mut self, down: bool, say: &dyn Fn(&str) -> String) -> Outcome {
        let Some(spec) = self.focused() else {
            self.step(down, false);
            return Outcome::Changed;
        };
        match spec.kind {
            FieldKind::Pick(choices) => {
                let typed = self.get(spec.id).to_owned();
                let left = pick(&choices(), &typed, say).len();
                if let Some(b) = self.boxes.get_mut(self.focus) {
                    b.highlighted = if down {
                        (b.highlighted + 1).min(left.saturating_sub(1))
                    } else {
                        b.highlighted.saturating_sub(1)
                    };
                }
            }
            FieldKind::Date(_) => self.move_day(spec, if down { 1 } else { -1 }),
            FieldKind::Choice(_) | FieldKind::ChoiceOf(_) => return self.cycle(down),
            FieldKind::Line
            | FieldKind::Lines
            | FieldKind::Postcode
            | FieldKind::Number
            | FieldKind::Ticks(_)
            | FieldKind::TicksOf(_) => self.step(down, false),
        }
        Outcome::Changed
    }

    fn move_day(&mut self, spec: &FieldSpec, days: i64) {
        let from = self.when(spec.id).map_or(self.today, |w| w.date.earliest());
        let Ok(moved) = from.checked_add(jiff::Span::new().days(days)) else {
            return;
        };
        if let Some(b) = self.boxes.get_mut(self.focus) {
            b.text.set(&format!(
                "{}/{}/{}",
                moved.day(),
                moved.month(),
                moved.year()
            ));
            self.typed = true;
        }
    }

    fn cycle(&mut self, forward: bool) -> Outcome {
        let Some(spec) = self.focused() else {
            return Outcome::Unchanged;
        };
        let choices = spec.kind.choices();
        if spec.kind.is_ticked() {
            if let Some(b) = self.boxes.get_mut(self.focus) {
                b.highlighted = if forward {
                    (b.highlighted + 1).min(choices.len().saturating_sub(1))
                } else {
                    b.highlighted.saturating_sub(1)
                };
            }
            return Outcome::Changed;
        }
        if !spec.kind.picks_one() {
            return Outcome::Unchanged;
        }
        let at = choices
            .iter()
            .position(|(code, _)| *code == self.get(spec.id));
        let next = match at {
            None => 0,
            Some(at) if forward => (at + 1).min(choices.len().saturating_sub(1)),
            Some(at) => at.saturating_sub(1),
        };
        if let Some((code, _)) = choices.get(next) {
            self.choose(spec, code);
        }
        Outcome::Changed
    }

    /// What stands in the boxes, for a draft.
    pub fn to_fields(&self) -> String {
        let filled = self
            .specs
            .iter()
            .zip(&self.boxes)
            .filter(|(_, b)| !b.text.is_empty());
        let map: BTreeMap<String, &str> = filled
            .flat_map(|(s, b)| {
                let taken = b.taken.map(|code| (format!("{}{TAKEN}", s.id), code));
                [Some((s.id.to_owned(), b.text.text())), taken]
            })
            .flatten()
            .collect();
        serde_json::to_string(&map).unwrap_or_default()
    }

    /// Fills the boxes from a draft. A field the form no longer has is passed over.
    pub fn fill_from(&mut self, fields: &str) {
        let Ok(map) = serde_json::from_str::<BTreeMap<String, String>>(fields) else {
            return;
        };
        for (id, text) in &map {
            match map.get(&format!("{id}{TAKEN}")) {
                Some(code) => self.fill_pick(id, code, text),
                None => self.fill(id, text),
            }
        }
        for b in &mut self.boxes {
            b.filled = false;
        }
        self.typed = true;
    }

    /// Shows what has to be put right and moves the focus to the first of it.
    pub fn show_problems(&mut self, problems: Vec<Problem>) {
        if let Some(first) = problems.first() {
            self.focus_on(first.field);
        }
        self.problems = problems;
    }

    /// The problem of a field, after a try to save.
    pub fn problem(&self, id: &str) -> Option<&Problem> {
        self.problems.iter().find(|p| p.field == id)
    }
}

/// The choices of a coded enum, for [`FieldKind::Choice`], [`FieldKind::Pick`] and
/// [`FieldKind::Ticks`].
#[macro_export]
macro_rules! choices_of {
    ($ty:ty) => {
        || <$ty>::ALL.iter().map(|c| (c.code(), c.word_id())).collect()
    };
}
