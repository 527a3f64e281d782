//! What was put right in a spreadsheet and is not added yet, kept as a draft: only the answers, under what tells
//! the file from every other. They are given again when the same file is looked through once more.

use super::answers::Step;
use super::{Fix, ImportCheck, Mode};
use crate::app::Cx;
use crate::app::effect::Effect;
use crate::app::screen::Out;
use crate::app::session::SaveState;
use crate::app::text_box::TextBox;
use crate::domain::lists::Draft;
use crate::exchange::answers::Answers;
use serde::{Deserialize, Serialize};

/// The code under which these drafts are kept.
pub const CODE: &str = "import";

/// What a draft holds.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(super) struct Begun {
    /// Where the file was.
    path: String,
    /// The answers.
    answers: Answers,
    /// The cell that was being put right: its row, its column and what was typed.
    fixing: Option<(usize, usize, String)>,
}

/// Where the file stood that a draft is about.
pub fn path_of(draft: &Draft) -> Option<String> {
    let begun: Begun = serde_json::from_str(&draft.fields).ok()?;
    Some(begun.path)
}

impl ImportCheck {
    pub(super) fn begun(&self) -> Begun {
        let fixing = match &self.mode {
            Mode::Fix(fix) if !fix.fresh => Some((fix.row, fix.column, fix.text.text().to_owned())),
            Mode::Fix(_) | Mode::Rows | Mode::Columns | Mode::Choose(_) | Mode::Kept => None,
        };
        Begun {
            path: self.path.clone(),
            answers: self.plan.answers(),
            fixing,
        }
    }

    /// Whether anything was answered that is not added.
    pub(super) fn is_begun(&self) -> bool {
        self.draft_id.is_some()
    }

    /// Keeps every answer at once, and what is being typed in its time.
    pub(super) fn mark(&mut self, cx: &Cx<'_>, out: &mut Out) {
        let begun = self.begun();
        let answered = begun.answers != self.in_draft.answers;
        if begun == self.in_draft || answered || self.unkept.is_due(cx.moment.elapsed) {
            self.keep_draft(cx, out);
        } else if self.adding.is_none() {
            self.unkept.typed(cx.moment.elapsed);
            out.save = Some(SaveState::Unkept);
        }
    }

    /// Keeps a draft of what was answered since the last one; none of a file to which nothing is answered.
    pub(super) fn keep_draft(&mut self, cx: &Cx<'_>, out: &mut Out) {
        if self.adding.is_some() {
            return;
        }
        self.unkept.kept();
        let begun = self.begun();
        if begun == self.in_draft {
            if cx.session.save == SaveState::Unkept {
                out.save = Some(match self.draft_id {
                    Some(_) => SaveState::DraftKept(cx.moment.time),
                    None => SaveState::Quiet,
                });
            }
            return;
        }
        let nothing = begun.answers.is_empty() && begun.fixing.is_none();
        let fields = serde_json::to_string(&begun).unwrap_or_default();
        self.in_draft = begun;
        if nothing {
            out.effects
                .extend(self.draft_id.take().map(Effect::DropDraft));
            out.save = Some(SaveState::Quiet);
            return;
        }
        let id = *self.draft_id.get_or_insert_with(|| cx.ids.next());
        let file = self.plan.file();
        out.effects.push(Effect::KeepDraft(Draft {
            id,
            form: CODE.to_owned(),
            about: Some(self.plan.id()),
            title: cx.words.say("draft-import", &[("file", file.into())]),
            fields,
            begun: *self.first_kept.get_or_insert(cx.moment.now),
            kept: cx.moment.now,
        }));
        out.save = Some(SaveState::KeepingDraft);
    }

    /// Gives the answers of a draft again, each as a step that can be taken back.
    pub(super) fn carry_on(&mut self, draft: &Draft, cx: &Cx<'_>, out: &mut Out) {
        let Ok(begun) = serde_json::from_str::<Begun>(&draft.fields) else {
            return;
        };
        self.give_again(&begun.answers);
        if let Some((row, column, text)) = begun.fixing {
            self.highlight(row);
            self.mode = Mode::Fix(Fix {
                row,
                column,
                text: TextBox::line(&text),
                fresh: false,
            });
        } else {
            self.go_on_from_the_start();
        }
        self.draft_id = Some(draft.id);
        self.first_kept = Some(draft.begun);
        self.in_draft = self.begun();
        out.say(cx.get("import-carried-on"));
    }

    fn give_again(&mut self, answers: &Answers) {
        if answers.kind.is_some() || !answers.columns.is_empty() {
            self.steps
                .push(Step::Columns(self.plan.kind(), self.targets()));
        }
        if let Some(kind) = answers.kind() {
            self.plan.set_kind(kind);
        }
        for (column, target) in answers.targets(self.plan.kind()) {
            self.plan.set_column(column, target);
        }
        self.list_anew();
        for (row, column, text) in &answers.cells {
            let cell = self.plan.row(*row).and_then(|r| r.cells.get(*column));
            if let Some(before) = cell.cloned() {
                self.plan.answer(*row, *column, text);
                self.steps.push(Step::Cell(*row, *column, before));
            }
        }
        for row in &answers.keep_both {
            self.plan.keep_both(*row);
            self.steps.push(Step::KeptBoth(*row));
        }
        for row in &answers.left_out {
            self.plan.leave_out(*row);
            self.steps.push(Step::LeftOut(*row));
        }
        self.count();
    }

    fn highlight(&mut self, number: usize) {
        let place = self.plan.rows().iter().position(|r| r.number == number);
        if let Some(place) = place {
            let rows = self.rows();
            self.selection.go_to(&place, rows);
        }
    }

    /// Highlights the first row that wants an answer still.
    fn go_on_from_the_start(&mut self) {
        let wants = |at: &usize| {
            self.plan
                .rows()
                .get(*at)
                .is_some_and(super::wants_an_answer)
        };
        let rows = self.rows();
        if let Some(first) = rows.iter().copied().find(wants) {
            self.selection.go_to(&first, rows);
        }
    }
}
