//! The purposes of forms: their boxes, what is filled in already, and the change they make.
//!
//! Other screens open a form by calling the function of its name here and going on to the screen
//! it gives.

pub mod arranged;
pub mod check;
pub mod couple;
pub mod disagree;
pub mod edit_profile;
pub mod end;
pub mod journey;
pub mod keep_levels;
pub mod member;
pub mod milestone;
pub mod must_have;
pub mod new_profile;
pub mod parts;
mod people;
pub mod plan;
pub mod record;
pub mod review;
pub mod room;
pub mod section;
pub mod set_aside;
pub mod sheet_item;
pub mod sheet_showing;
pub mod start;
pub mod tables;
pub mod target;
pub mod wish;
pub mod yes;

use crate::app::Cx;
use crate::app::form_page::{FormPage, Purpose};
use crate::app::screen::Screen;
use crate::app::screens::import_check;
use crate::app::screens::import_list::ImportList;
use crate::app::screens::restricted::Whose;
use crate::app::screens::what_if::Levels;
use crate::domain::id::{ArrangementId, IntroductionId, PairId, ProfileId};
use crate::domain::lists::Draft;
use crate::domain::restricted::SheetItem;
use couple::Couple;

pub use people::{
    check, edit_profile, journey, member, milestone, must_have, new_profile, room, section, wish,
};

fn page(purpose: impl Purpose + 'static, cx: &Cx<'_>) -> Screen {
    Screen::Form(FormPage::new(purpose, cx))
}

/// Records what happened between two sides: at a meeting that was planned, or at one that was not.
pub fn record(pair: PairId, introduction: Option<IntroductionId>, cx: &Cx<'_>) -> Screen {
    page(record::Record::new(pair, introduction), cx)
}

/// Arranges a meeting of a pair, or moves the one that is arranged.
pub fn plan_meeting(pair: PairId, cx: &Cx<'_>) -> Screen {
    page(plan::Plan::new(Couple::pair(pair)), cx)
}

/// Arranges a meeting of two profiles, in any order. If they were never considered together, that
/// makes them a pair.
pub fn plan_meeting_between(one: ProfileId, other: ProfileId, cx: &Cx<'_>) -> Screen {
    page(plan::Plan::new(Couple::two(one, other)), cx)
}

/// Stops the introductions of a pair, or sets it aside, and asks why.
pub fn set_aside(pair: PairId, cx: &Cx<'_>) -> Screen {
    page(set_aside::SetAside::new(Couple::pair(pair)), cx)
}

/// Sets one of two profiles aside for the other, in any order, and asks why.
pub fn set_aside_between(one: ProfileId, other: ProfileId, cx: &Cx<'_>) -> Screen {
    page(set_aside::SetAside::new(Couple::two(one, other)), cx)
}

/// Disagrees with what a match says of two profiles, in any order.
pub fn disagree(one: ProfileId, other: ProfileId, cx: &Cx<'_>) -> Screen {
    page(disagree::Disagree::new(Couple::two(one, other)), cx)
}

/// Asks both sides about this arrangement.
pub fn ask_both(pair: PairId, cx: &Cx<'_>) -> Screen {
    page(yes::Yes::new(pair), cx)
}

/// Starts the arrangement of a pair.
pub fn start_arrangement(pair: PairId, cx: &Cx<'_>) -> Screen {
    page(start::Start::new(pair), cx)
}

/// Ends an arrangement, and asks who wanted it.
pub fn end_arrangement(arrangement: ArrangementId, cx: &Cx<'_>) -> Screen {
    page(end::End::new(arrangement), cx)
}

/// Records a review of an arrangement.
pub fn review_done(arrangement: ArrangementId, cx: &Cx<'_>) -> Screen {
    page(review::Review::new(arrangement), cx)
}

/// Keeps levels that were tried out as somebody's wish, and asks who said so.
pub fn keep_levels(id: ProfileId, levels: Levels, cx: &Cx<'_>) -> Screen {
    page(keep_levels::KeepLevels::new(id, levels), cx)
}

/// Adds or changes an item of a sheet that is open, carrying on with what was begun.
pub fn sheet_item(
    whose: Whose,
    item: Option<SheetItem>,
    begun: Option<Draft>,
    cx: &Cx<'_>,
) -> Screen {
    carried_on(
        FormPage::new(sheet_item::SheetItemForm::new(whose, item), cx),
        begun,
    )
}

/// Asks whom a sheet is shown to before it opens, carrying on with what was begun.
pub fn sheet_showing(whose: Whose, begun: Option<Draft>, cx: &Cx<'_>) -> Screen {
    carried_on(
        FormPage::new(sheet_showing::SheetShowingForm::new(whose), cx),
        begun,
    )
}

fn carried_on(page: FormPage, begun: Option<Draft>) -> Screen {
    Screen::Form(match begun {
        Some(draft) => page.carrying_on(draft),
        None => page,
    })
}

/// The form a draft belongs to, carried on with. `None` if there is no such form any more.
pub fn of_draft(draft: &Draft, cx: &Cx<'_>) -> Option<Screen> {
    if let Some(screen) = people::of_draft(draft, cx) {
        return Some(screen);
    }
    if draft.form == import_check::CODE {
        return Some(Screen::ImportList(ImportList::carrying_on(draft)));
    }
    if matches!(draft.form.as_str(), sheet_item::CODE | sheet_showing::CODE) {
        // What was written on a sheet shows only once the sheet is open.
        return sheet_item::of_draft(draft).map(Screen::Sheet);
    }
    let page = match (draft.form.as_str(), draft.about) {
        (record::CODE, Some(pair)) => {
            let meeting = couple::kept(draft, record::MEETING)
                .and_then(|id| id.parse().ok())
                .map(IntroductionId);
            FormPage::new(record::Record::new(PairId(pair), meeting), cx)
        }
        (plan::CODE, _) => FormPage::new(plan::Plan::new(Couple::of_draft(draft)?), cx),
        (set_aside::CODE, _) => {
            FormPage::new(set_aside::SetAside::new(Couple::of_draft(draft)?), cx)
        }
        (disagree::CODE, _) => FormPage::new(disagree::Disagree::new(Couple::of_draft(draft)?), cx),
        (yes::CODE, Some(pair)) => FormPage::new(yes::Yes::new(PairId(pair)), cx),
        (start::CODE, Some(pair)) => FormPage::new(start::Start::new(PairId(pair)), cx),
        (end::CODE, Some(id)) => FormPage::new(end::End::new(ArrangementId(id)), cx),
        (keep_levels::CODE, _) => FormPage::new(keep_levels::KeepLevels::of_draft(draft)?, cx),
        (review::CODE, Some(id)) => FormPage::new(review::Review::new(ArrangementId(id)), cx),
        _ => return None,
    };
    Some(Screen::Form(page.carrying_on(draft.clone())))
}
