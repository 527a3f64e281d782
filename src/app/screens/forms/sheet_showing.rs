//! Opens a health or risk sheet to show it to somebody: to whom, and why or how that was agreed.

use super::parts::{OWNER, problem};
use super::sheet_item::{SHEET, about_sheet};
use crate::app::Cx;
use crate::app::form::{FieldKind, FieldSpec, Form, Problem};
use crate::app::form_page::Purpose;
use crate::app::screens::restricted::Whose;
use crate::domain::port::Change;
use crate::domain::text::tidy_line;
use uuid::Uuid;

/// The code of the form.
pub const CODE: &str = "sheet-showing";

const SPECS: &[FieldSpec] = &[
    FieldSpec::new("to", FieldKind::Line),
    FieldSpec::new("why", FieldKind::Line),
    OWNER,
    SHEET,
];

/// The form for one sheet.
#[derive(Debug)]
pub struct SheetShowingForm {
    whose: Whose,
}

impl SheetShowingForm {
    /// For a sheet that is still closed.
    pub const fn new(whose: Whose) -> Self {
        Self { whose }
    }
}

impl Purpose for SheetShowingForm {
    fn code(&self) -> &'static str {
        CODE
    }

    fn specs(&self) -> &'static [FieldSpec] {
        SPECS
    }

    fn is_restricted(&self) -> bool {
        true
    }

    fn title(&self, cx: &Cx<'_>) -> String {
        cx.get("form-sheet-showing")
    }

    fn about(&self) -> Option<Uuid> {
        Some(about_sheet(&self.whose))
    }

    fn draft_title(&self, cx: &Cx<'_>) -> String {
        self.whose.title(cx)
    }

    fn pinned(&self, cx: &Cx<'_>) -> Vec<String> {
        vec![self.whose.title(cx), cx.get("sheet-showing-pinned")]
    }

    fn prefill(&self, form: &mut Form, _cx: &Cx<'_>) {
        form.fill("owner", &self.whose.id.0.to_string());
        form.fill("sheet", self.whose.sheet.code());
    }

    fn change(&self, form: &Form, cx: &Cx<'_>) -> Result<Change, Vec<Problem>> {
        let (to, why) = (tidy_line(form.get("to")), tidy_line(form.get("why")));
        let mut problems = Vec::new();
        if to.is_empty() {
            problems.push(problem("to", "problem-sheet-to"));
        }
        if why.is_empty() {
            problems.push(problem("why", "problem-sheet-why"));
        }
        if problems.is_empty() {
            Ok(self.whose.opened(to, why, cx))
        } else {
            Err(problems)
        }
    }
}
