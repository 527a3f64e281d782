//! What was moved and is not saved yet, kept as a draft.

use super::bars::Moves;
use super::{CODE, Preferences};
use crate::app::Cx;
use crate::app::effect::Effect;
use crate::app::screen::Out;
use crate::app::session::SaveState;
use crate::domain::lists::Draft;

impl Preferences {
    pub(super) fn keep_draft(&mut self, cx: &Cx<'_>, out: &mut Out) {
        if self.moves == self.kept || self.saving.is_some() {
            return;
        }
        let Some(data) = &self.data else { return };
        self.kept = self.moves.clone();
        self.unkept.kept();
        if self.moves.is_empty() {
            let draft = self.draft_id.take();
            out.effects.extend(draft.map(Effect::DropDraft));
            out.save = Some(SaveState::Quiet);
            return;
        }
        let id = *self.draft_id.get_or_insert_with(|| cx.ids.next());
        let begun = *self.begun.get_or_insert(cx.moment.now);
        let name = cx.name(&data.sheet.profile.known_as);
        out.effects.push(Effect::KeepDraft(Draft {
            id,
            form: CODE.to_owned(),
            about: Some(self.id.0),
            title: cx.words.say("draft-preferences", &[("name", name.into())]),
            fields: self.moves.to_fields(),
            begun,
            kept: cx.moment.now,
        }));
        out.save = Some(SaveState::KeepingDraft);
    }

    pub(super) fn take(&mut self, draft: &Draft, cx: &Cx<'_>) {
        self.moves = Moves::from_fields(&draft.fields);
        if let Some(data) = &self.data {
            self.moves.settle(&data.sheet);
        }
        self.kept = self.moves.clone();
        self.draft_id = Some(draft.id);
        self.begun = Some(draft.begun);
        self.rebuild(cx);
    }

    /// Says whether what shows is kept. Moments pass by themselves only while no key is pressed, so a key looks
    /// too whether it is time to keep a draft.
    pub(super) fn mark(&mut self, cx: &Cx<'_>, out: &mut Out) {
        if self.saving.is_some() {
            return;
        }
        if self.moves != self.kept {
            out.save = Some(SaveState::Unkept);
            if self.unkept.is_due(cx.moment.elapsed) {
                self.keep_draft(cx, out);
            }
        } else if cx.session.save == SaveState::Unkept {
            self.unkept.kept();
            out.save = Some(match self.draft_id {
                Some(_) => SaveState::DraftKept(cx.moment.time),
                None => SaveState::Quiet,
            });
        }
    }
}
