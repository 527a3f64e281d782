//! The form that was saved last, in case its save is undone: then it can be put right without typing everything
//! again, also after the program was closed or killed in between. It lies in the file beside the drafts, put
//! away: no list shows it, and the next form that is saved takes its place.

use super::Model;
use super::effect::{Effect, Reply};
use super::session::Session;
use super::update::Event;
use crate::domain::lists::Draft;
use crate::domain::port::OpKind;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

const SAVED: &str = "saved:";
const UNDONE: &str = "undone:";

/// A form as it was saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LastForm {
    /// Under what it is kept: what was its draft.
    pub id: Uuid,
    /// The code of the form.
    pub code: String,
    /// What it was about.
    pub about: Option<Uuid>,
    /// What stood in its boxes.
    pub fields: String,
    /// The change it made, as undo names it.
    pub change: (OpKind, String),
    /// Whether that was undone.
    pub undone: bool,
}

/// What the file keeps of it besides what every draft has.
#[derive(Serialize, Deserialize)]
struct Made {
    kind: String,
    about: String,
    who: String,
}

impl LastForm {
    /// The form that somebody saved last, among what the file keeps; none if they carried on with it since.
    pub fn among(drafts: &[Draft], who: &str) -> Option<Self> {
        let last = drafts.iter().find_map(|draft| Self::of(draft, who))?;
        let carried_on = drafts
            .iter()
            .any(|draft| last.undone && draft.form == last.code && draft.about == last.about);
        (!carried_on).then_some(last)
    }

    fn of(draft: &Draft, who: &str) -> Option<Self> {
        let saved = draft.form.strip_prefix(SAVED);
        let code = saved.or_else(|| draft.form.strip_prefix(UNDONE))?;
        let made: Made = serde_json::from_str(&draft.title).ok()?;
        let kind = OpKind::from_code(&made.kind)?;
        (made.who == who).then(|| Self {
            id: draft.id,
            code: code.to_owned(),
            about: draft.about,
            fields: draft.fields.clone(),
            change: (kind, made.about),
            undone: saved.is_none(),
        })
    }

    fn kept(&self, who: &str, now: Timestamp) -> Draft {
        let (kind, about) = &self.change;
        let made = Made {
            kind: kind.code().to_owned(),
            about: about.clone(),
            who: who.to_owned(),
        };
        let state = if self.undone { UNDONE } else { SAVED };
        Draft {
            id: self.id,
            form: format!("{state}{}", self.code),
            about: self.about,
            title: serde_json::to_string(&made).unwrap_or_default(),
            fields: self.fields.clone(),
            begun: now,
            kept: now,
        }
    }

    fn is_of(&self, kind: OpKind, about: &str) -> bool {
        self.change.0 == kind && self.change.1 == about
    }
}

/// A form was saved: it takes the place of the one before it.
pub(super) fn saved(model: &mut Model, form: LastForm, event: Event<'_>) -> Vec<Effect> {
    let id = form.id;
    let before = model.session.last_form.replace(form);
    let before = before.filter(|before| before.id != id);
    let mut effects: Vec<_> = before
        .map(|b| Effect::DropDraft(b.id))
        .into_iter()
        .collect();
    effects.extend(keep(&model.session, event));
    effects
}

/// A change was undone or put back: if the last form made it, its boxes can be had again, or not any more.
pub(super) fn after(model: &mut Model, reply: &Reply, event: Event<'_>) -> Option<Effect> {
    let (kind, about, undone) = match reply {
        Reply::Undone { kind, about } => (*kind, about, true),
        Reply::Redone { kind, about } => (*kind, about, false),
        _ => return None,
    };
    let last = model.session.last_form.as_mut()?;
    if !last.is_of(kind, about) || last.undone == undone {
        return None;
    }
    last.undone = undone;
    keep(&model.session, event)
}

/// A draft of the form that was undone is on its way: from now on that one counts.
pub(super) fn carried_on(session: &mut Session, effects: &[Effect]) -> Option<Effect> {
    let last = session.last_form.take_if(|last| {
        let carries_on = |draft: &Draft| draft.form == last.code && draft.about == last.about;
        last.undone
            && effects
                .iter()
                .any(|effect| matches!(effect, Effect::KeepDraft(draft) if carries_on(draft)))
    })?;
    Some(Effect::DropDraft(last.id))
}

fn keep(session: &Session, event: Event<'_>) -> Option<Effect> {
    let who = &session.scheme()?.who;
    let last = session.last_form.as_ref()?;
    Some(Effect::KeepDraft(last.kept(who, event.moment.now)))
}
