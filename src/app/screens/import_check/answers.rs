//! The answers given while looking through a spreadsheet, and how each is taken back.

use super::{Fix, ImportCheck, Mode, fixable, wants_an_answer};
use crate::app::Cx;
use crate::app::screen::Out;
use crate::app::text_box::TextBox;
use crate::domain::profile::ProfileKind;
use crate::exchange::headings::Target;
use crate::exchange::plan::{Outcome, Refused};
use crate::exchange::problem::{Problem, problem_sentence};

/// An answer, as it is taken back.
#[derive(Debug)]
pub(super) enum Step {
    /// A cell read this before.
    Cell(usize, usize, String),
    /// A row was left out.
    LeftOut(usize),
    /// A row that was left out was taken in again.
    TakenIn(usize),
    /// A likely duplicate was said to be somebody else.
    KeptBoth(usize),
    /// The columns went there before, in a list of this kind.
    Columns(ProfileKind, Vec<Target>),
}

impl ImportCheck {
    /// On to the next row that wants an answer, after the highlighted one and then from the start.
    pub(super) fn go_on(&mut self) -> bool {
        let rows = self.rows();
        let here = self.selection.at();
        let wants = |at: &usize| self.plan.rows().get(*at).is_some_and(wants_an_answer);
        let after = rows.iter().skip(here + 1).chain(rows.iter().take(here));
        let found = after.copied().find(wants);
        if let Some(at) = found {
            self.selection.go_to(&at, rows);
        }
        found.is_some()
    }

    /// Opens the box of the first cell of the highlighted row that can be put right.
    pub(super) fn fix(&mut self, cx: &Cx<'_>, out: &mut Out) {
        let Some(row) = self.row() else { return };
        let Some(problem) = fixable(row) else {
            out.warn(cx.get(match row.outcome {
                Outcome::LikelyDuplicate { .. } => "import-fix-duplicate",
                _ => "import-nothing-to-fix",
            }));
            return;
        };
        let named = [Target::Name, Target::GivenName, Target::FamilyName];
        let no_column = problem.what == Problem::NoName
            && !self
                .plan
                .columns()
                .iter()
                .any(|c| named.contains(&c.target));
        if no_column {
            out.warn(cx.get("import-which-is-the-name"));
            return;
        }
        let cell = row.cells.get(problem.column).map_or("", String::as_str);
        self.mode = Mode::Fix(Fix {
            row: row.number,
            column: problem.column,
            text: TextBox::line(cell),
            fresh: true,
        });
    }

    /// Takes what was typed as the cell and goes on: to the next problem of the row, then to the next
    /// row with one.
    pub(super) fn fixed(&mut self, cx: &Cx<'_>, out: &mut Out) {
        let Mode::Fix(fix) = std::mem::take(&mut self.mode) else {
            return;
        };
        let before = self
            .row()
            .and_then(|row| row.cells.get(fix.column).cloned())
            .unwrap_or_default();
        let text = fix.text.text().trim();
        if text != before {
            self.plan.answer(fix.row, fix.column, text);
            self.steps.push(Step::Cell(fix.row, fix.column, before));
            self.count();
        }
        let still = self.row().and_then(fixable);
        if let Some(problem) = still.filter(|p| p.column == fix.column) {
            out.warn(problem_sentence(cx.words, &problem.what));
            self.mode = Mode::Fix(fix);
            return;
        }
        if still.is_none() {
            self.next_to_fix();
        }
        if self.row().and_then(fixable).is_some() {
            self.fix(cx, out);
        } else {
            self.say_what_is_left(cx, out);
        }
    }

    /// Highlights the next row with a cell that can be put right, or else the next that wants an
    /// answer.
    pub(super) fn next_to_fix(&mut self) {
        let rows = self.rows();
        let here = self.selection.at();
        let can = |at: &usize| self.plan.rows().get(*at).and_then(fixable).is_some();
        let mut after = rows.iter().skip(here + 1).chain(rows.iter().take(here));
        if let Some(at) = after.find(|at| can(at)).copied() {
            self.selection.go_to(&at, rows);
        } else {
            self.go_on();
        }
    }

    pub(super) fn say_what_is_left(&self, cx: &Cx<'_>, out: &mut Out) {
        let left = self.counts.needs_answer + self.counts.likely_duplicate;
        out.say(cx.words.say(
            "import-left-to-do",
            &[("left", left.into()), ("ready", self.counts.added.into())],
        ));
    }

    pub(super) fn leave_out(&mut self, cx: &Cx<'_>, out: &mut Out) {
        let Some((number, out_already)) = self
            .row()
            .map(|r| (r.number, r.outcome == Outcome::Refused(Refused::LeftOut)))
        else {
            return;
        };
        if out_already {
            self.plan.take_in(number);
            self.steps.push(Step::TakenIn(number));
            self.count();
        } else {
            self.plan.leave_out(number);
            self.steps.push(Step::LeftOut(number));
            self.count();
            self.go_on();
        }
        self.say_what_is_left(cx, out);
    }

    pub(super) fn keep_both(&mut self, cx: &Cx<'_>, out: &mut Out) {
        let Some(row) = self.row() else { return };
        if !matches!(row.outcome, Outcome::LikelyDuplicate { .. }) {
            out.warn(cx.get("import-no-duplicate"));
            return;
        }
        let number = row.number;
        self.plan.keep_both(number);
        self.steps.push(Step::KeptBoth(number));
        self.count();
        self.go_on();
        self.say_what_is_left(cx, out);
    }

    pub(super) fn targets(&self) -> Vec<Target> {
        self.plan.columns().iter().map(|c| c.target).collect()
    }

    pub(super) fn send_column(&mut self, column: usize, target: Target) {
        self.steps
            .push(Step::Columns(self.plan.kind(), self.targets()));
        self.plan.set_column(column, target);
        self.list_anew();
    }

    pub(super) fn set_kind(&mut self, digit: u8, cx: &Cx<'_>, out: &mut Out) {
        let kind = usize::from(digit)
            .checked_sub(1)
            .and_then(|i| ProfileKind::ALL.get(i).copied());
        if let Some(kind) = kind {
            self.steps
                .push(Step::Columns(self.plan.kind(), self.targets()));
            self.plan.set_kind(kind);
            self.list_anew();
            self.say_what_is_left(cx, out);
        }
    }

    pub(super) fn choose(&mut self, cx: &Cx<'_>) {
        let Mode::Choose(choose) = std::mem::take(&mut self.mode) else {
            return;
        };
        self.mode = Mode::Columns;
        let chosen = self.places(&choose, cx).get(choose.at).map(|(t, _)| *t);
        if let Some(target) = chosen {
            self.send_column(choose.column, target);
        }
    }

    pub(super) fn take_back(&mut self, step: Step) {
        match step {
            Step::Cell(row, column, text) => self.plan.answer(row, column, &text),
            Step::LeftOut(row) => self.plan.take_in(row),
            Step::TakenIn(row) => self.plan.leave_out(row),
            Step::KeptBoth(row) => self.plan.ask_again(row),
            Step::Columns(kind, targets) => {
                if kind != self.plan.kind() {
                    self.plan.set_kind(kind);
                }
                for (column, target) in targets.into_iter().enumerate() {
                    self.plan.set_column(column, target);
                }
                self.list_anew();
            }
        }
        self.count();
    }
}
