//! The purposes of forms: their boxes, what is filled in already, and the change they make.
//!
//! Other screens open a form by calling the function of its name here and going on to the screen
//! it gives.

pub mod record;

use crate::app::Cx;
use crate::app::form_page::{FormPage, Purpose};
use crate::app::screen::Screen;
use crate::domain::id::{IntroductionId, PairId};
use crate::domain::lists::Draft;

fn page(purpose: impl Purpose + 'static, cx: &Cx<'_>) -> Screen {
    Screen::Form(FormPage::new(purpose, cx))
}

/// Records what happened between two sides: at a meeting that was planned, or at one that was not.
pub fn record(pair: PairId, introduction: Option<IntroductionId>, cx: &Cx<'_>) -> Screen {
    page(record::Record::new(pair, introduction), cx)
}

/// The form a draft belongs to, carried on with. `None` if there is no such form any more.
pub fn of_draft(draft: &Draft, cx: &Cx<'_>) -> Option<Screen> {
    let page = match (draft.form.as_str(), draft.about) {
        (record::CODE, Some(pair)) => FormPage::new(record::Record::new(PairId(pair), None), cx),
        _ => return None,
    };
    Some(Screen::Form(page.carrying_on(draft.clone())))
}
