//! The forms about people and homes, and the drafts of them.

use super::{
    check::CheckForm, edit_profile::EditProfile, journey::JourneyForm, member::MemberForm,
    milestone::MilestoneForm, must_have::MustHaveForm, new_profile::NewProfile, page,
    room::RoomForm, section::SectionForm, wish::WishForm,
};
use crate::app::Cx;
use crate::app::form_page::FormPage;
use crate::app::screen::Screen;
use crate::app::screens::preferences::{self, Preferences};
use crate::domain::id::{CheckId, MemberId, MustHaveId, PreferenceId, ProfileId, RoomId};
use crate::domain::lists::Draft;
use crate::domain::preference::Level;
use crate::domain::topic::{Section, Topic};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Adds a person, household, householder or homesharer.
pub fn new_profile(cx: &Cx<'_>) -> Screen {
    page(NewProfile::default(), cx)
}

/// Changes the basics of a profile: names, birth, where, how to reach them.
pub fn edit_profile(id: ProfileId, cx: &Cx<'_>) -> Screen {
    page(EditProfile::new(id), cx)
}

/// Changes what is known in one section, with the focus on a topic if one is given.
pub fn section(id: ProfileId, section: Section, focus: Option<Topic>, cx: &Cx<'_>) -> Screen {
    page(SectionForm::new(id, section, focus), cx)
}

/// Adds or changes a member of a household.
pub fn member(home: ProfileId, which: Option<MemberId>, cx: &Cx<'_>) -> Screen {
    page(MemberForm::new(home, which), cx)
}

/// Adds or changes a room.
pub fn room(home: ProfileId, which: Option<RoomId>, cx: &Cx<'_>) -> Screen {
    page(RoomForm::new(home, which), cx)
}

/// Adds or changes a check.
pub fn check(id: ProfileId, which: Option<CheckId>, cx: &Cx<'_>) -> Screen {
    page(CheckForm::new(id, which), cx)
}

/// Records a step: looking, on hold, back, withdrew.
pub fn milestone(id: ProfileId, cx: &Cx<'_>) -> Screen {
    page(MilestoneForm::new(id), cx)
}

/// Records how long a journey from a home took.
pub fn journey(home: ProfileId, cx: &Cx<'_>) -> Screen {
    page(JourneyForm::new(home), cx)
}

/// Adds or changes a must-have; a new one starts as the wish `like` has it.
pub fn must_have(
    id: ProfileId,
    topic: Topic,
    which: Option<MustHaveId>,
    like: Option<PreferenceId>,
    cx: &Cx<'_>,
) -> Screen {
    page(MustHaveForm::new(id, topic, which, like), cx)
}

/// Adds or changes a wish, at the level its bar shows.
pub fn wish(
    id: ProfileId,
    topic: Topic,
    which: Option<PreferenceId>,
    level: Level,
    cx: &Cx<'_>,
) -> Screen {
    page(WishForm::new(id, topic, which, level), cx)
}

/// The screen of a draft about people and homes; nothing if it is about something else.
pub(super) fn of_draft(draft: &Draft, cx: &Cx<'_>) -> Option<Screen> {
    let fields: BTreeMap<String, String> = serde_json::from_str(&draft.fields).unwrap_or_default();
    let uuid = |field: &str| fields.get(field).and_then(|t| t.parse::<Uuid>().ok());
    let topic = || fields.get("topic").and_then(|t| Topic::from_code(t));
    let which = uuid("which");
    let code = draft.form.as_str();
    if code == super::new_profile::CODE {
        return Some(carry_on(FormPage::new(NewProfile::default(), cx), draft));
    }
    let id = ProfileId(uuid("owner").or(draft.about)?);
    if code == preferences::CODE {
        let page = Preferences::new(id).carrying_on(draft.clone());
        return Some(Screen::Preferences(page));
    }
    let page = match code {
        super::edit_profile::CODE => FormPage::new(EditProfile::new(id), cx),
        super::member::CODE => FormPage::new(MemberForm::new(id, which.map(MemberId)), cx),
        super::room::CODE => FormPage::new(RoomForm::new(id, which.map(RoomId)), cx),
        super::check::CODE => FormPage::new(CheckForm::new(id, which.map(CheckId)), cx),
        super::milestone::CODE => FormPage::new(MilestoneForm::new(id), cx),
        super::journey::CODE => FormPage::new(JourneyForm::new(id), cx),
        super::must_have::CODE => {
            let which = which.map(MustHaveId);
            FormPage::new(MustHaveForm::new(id, topic()?, which, None), cx)
        }
        super::wish::CODE => {
            let which = which.map(PreferenceId);
            let form = WishForm::new(id, topic()?, which, Level::DoesNotMatter);
            FormPage::new(form, cx)
        }
        code => {
            let section = super::section::of_code(code)?;
            FormPage::new(SectionForm::new(id, section, None), cx)
        }
    };
    Some(carry_on(page, draft))
}

fn carry_on(page: FormPage, draft: &Draft) -> Screen {
    Screen::Form(page.carrying_on(draft.clone()))
}
