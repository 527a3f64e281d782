//! One item of a health or risk sheet. It is opened from the sheet only, never by itself.

use super::parts::{OWNER, WHICH, day, partial, problem, typed, typed_day};
use crate::app::Cx;
use crate::app::form::{FieldKind, FieldSpec, Form, Problem};
use crate::app::form_page::Purpose;
use crate::app::screens::restricted::{SheetPage, Whose};
use crate::domain::dates::{Direction, PartialDate};
use crate::domain::id::{ProfileId, SheetItemId};
use crate::domain::lists::Draft;
use crate::domain::port::{Change, OpKind, Write};
use crate::domain::restricted::{SheetItem, SheetName};
use crate::domain::text::tidy_line;
use std::collections::BTreeMap;
use uuid::Uuid;

/// The code of the form.
pub const CODE: &str = "sheet-item";

const fn never(_: &Form) -> bool {
    false
}

/// Which sheet it is about: goes into the draft and never shows.
pub(super) const SHEET: FieldSpec = FieldSpec::when("sheet", FieldKind::Line, never);

const SPECS: &[FieldSpec] = &[
    FieldSpec::new("what", FieldKind::Line),
    FieldSpec::new("own-words", FieldKind::Line),
    FieldSpec::new("helps", FieldKind::Line),
    FieldSpec::new("changed", FieldKind::Line),
    FieldSpec::new("last", FieldKind::Date(Direction::Past)),
    FieldSpec::new("context", FieldKind::Line),
    FieldSpec::new("need", FieldKind::Line),
    FieldSpec::new("review", FieldKind::Date(Direction::Future)),
    OWNER,
    SHEET,
    WHICH,
];

/// The form of one item.
#[derive(Debug)]
pub struct SheetItemForm {
    whose: Whose,
    was: Option<SheetItem>,
}

impl SheetItemForm {
    /// For an item of a sheet that is open, or a new one.
    pub const fn new(whose: Whose, was: Option<SheetItem>) -> Self {
        Self { whose, was }
    }
}

fn kept(draft: &Draft) -> BTreeMap<String, String> {
    serde_json::from_str(&draft.fields).unwrap_or_default()
}

/// The item a draft is about, if it is not about a new one.
pub fn which(draft: &Draft) -> Option<SheetItemId> {
    let id = kept(draft).get("which")?.parse().ok()?;
    Some(SheetItemId(id))
}

/// The question before the sheet that a draft belongs to: what was written shows once the sheet is open.
pub(super) fn of_draft(draft: &Draft) -> Option<SheetPage> {
    let fields = kept(draft);
    let owner: Uuid = fields.get("owner")?.parse().ok()?;
    let sheet = SheetName::from_code(fields.get("sheet")?)?;
    Some(SheetPage::new(ProfileId(owner), sheet).carrying_on(draft.clone()))
}

/// What a draft about a sheet itself is kept under: different for each sheet of each profile.
pub(super) fn about_sheet(whose: &Whose) -> Uuid {
    let n = SheetName::ALL
        .iter()
        .zip(1_u128..)
        .find(|(s, _)| **s == whose.sheet);
    Uuid::from_u128(whose.id.0.as_u128() ^ n.map_or(0, |(_, n)| n))
}

impl Purpose for SheetItemForm {
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
        cx.get("form-sheet-item")
    }

    fn about(&self) -> Option<Uuid> {
        let item = self.was.as_ref().map(|item| item.id.0);
        Some(item.unwrap_or_else(|| about_sheet(&self.whose)))
    }

    fn draft_title(&self, cx: &Cx<'_>) -> String {
        self.whose.title(cx)
    }

    fn pinned(&self, cx: &Cx<'_>) -> Vec<String> {
        let name = cx.name(&self.whose.name);
        let could_read = cx.words.say("sheet-item-pinned", &[("name", name.into())]);
        vec![self.whose.title(cx), could_read]
    }

    fn label(&self, field: &str, _form: &Form, cx: &Cx<'_>) -> String {
        let name = cx.name(&self.whose.name);
        cx.words.say(
            &format!("field-sheet-item-{field}"),
            &[("name", name.into())],
        )
    }

    fn prefill(&self, form: &mut Form, cx: &Cx<'_>) {
        form.fill("owner", &self.whose.id.0.to_string());
        form.fill("sheet", self.whose.sheet.code());
        let Some(item) = &self.was else { return };
        form.fill("which", &item.id.0.to_string());
        form.fill("what", &item.what);
        form.fill("own-words", &item.own_words);
        form.fill("helps", &item.helps);
        form.fill("changed", &item.changed);
        form.fill("last", &typed(item.last, cx));
        form.fill("context", &item.context);
        form.fill("need", &item.need_to_know);
        form.fill("review", &item.review.map_or_else(String::new, typed_day));
    }

    fn change(&self, form: &Form, cx: &Cx<'_>) -> Result<Change, Vec<Problem>> {
        let mut problems = Vec::new();
        let text = |field: &str| tidy_line(form.get(field));
        let item = SheetItem {
            id: self.was.as_ref().map_or_else(|| cx.ids.next(), |i| i.id),
            profile: self.whose.id,
            sheet: self.whose.sheet,
            what: text("what"),
            own_words: text("own-words"),
            helps: text("helps"),
            changed: text("changed"),
            last: partial(form, "last", &mut problems),
            context: text("context"),
            need_to_know: text("need"),
            review: day(form, "review", &mut problems),
            looked_at: cx.today(),
        };
        if item.what.is_empty() {
            problems.push(problem("what", "problem-sheet-what"));
        }
        if item
            .last
            .map(PartialDate::earliest)
            .is_some_and(|d| d > cx.today())
        {
            problems.push(problem("last", "problem-sheet-last"));
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        Ok(Change {
            kind: OpKind::SheetChanged,
            about: self.whose.about(cx),
            writes: vec![Write::put(&item)],
        })
    }
}
