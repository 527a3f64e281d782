//! The must-haves of the editor: ticked and taken off at once, each with what it costs.

use super::Preferences;
use super::bars::{self, Key, Row};
use super::practice::For;
use crate::app::Cx;
use crate::app::screen::Out;
use crate::app::screens::forms;
use crate::domain::must_have::MustHave;
use crate::domain::port::{Change, OpKind, Write};
use crate::matching::cost::{Cost, Costs};

impl Preferences {
    /// What the must-have of a row costs, once that has been counted.
    pub fn cost(&self, row: &Row) -> Option<(&Costs, &Cost)> {
        let Key::MustHave(id) = row.key else {
            return None;
        };
        let costs = self.costs.as_deref()?;
        Some((costs, costs.of(id)?))
    }

    /// The must-have of the highlighted row, or about its topic.
    fn must_have(&self) -> Option<&MustHave> {
        let row = self.row()?;
        let mut all = self.data.as_deref()?.sheet.current_must_haves();
        match row.key {
            Key::MustHave(id) => all.find(|m| m.id == id),
            Key::Wish(_) | Key::Topic(_) => all.find(|m| m.topic == row.topic),
        }
    }

    /// Takes the tick off: it is no must-have from today. Saved at once, and undone like any change.
    pub(super) fn retire(&self, cx: &Cx<'_>, out: &mut Out) {
        let (Some(must_have), Some(data)) = (self.must_have(), &self.data) else {
            return;
        };
        let retired = MustHave {
            retired_on: Some(cx.today()),
            ..must_have.clone()
        };
        out.apply(Change {
            kind: OpKind::PreferencesSet,
            about: data.sheet.profile.known_as.clone(),
            writes: vec![Write::put(&retired)],
        });
    }

    /// Ticks a must-have, for which a reason is needed, or takes the tick off. The wish's own words are
    /// its reason where there are some and it says all that a must-have needs; otherwise the form asks.
    pub(super) fn tick_must_have(&mut self, cx: &Cx<'_>, out: &mut Out) {
        let (Some(row), Some(data)) = (self.row(), self.data.as_deref()) else {
            return;
        };
        if row.must_have {
            self.retire(cx, out);
            return;
        }
        let like = match row.key {
            Key::Wish(id) => Some(id),
            Key::Topic(_) | Key::MustHave(_) => None,
        };
        let topic = row.topic;
        let ready = data
            .sheet
            .current_wishes()
            .find(|wish| Some(wish.preference.id) == like)
            .and_then(|wish| bars::must_have_of(&data.sheet, wish, cx));
        let about = data.sheet.profile.known_as.clone();
        if let Some(must_have) = ready {
            out.apply(Change {
                kind: OpKind::PreferencesSet,
                about,
                writes: vec![Write::put(&must_have)],
            });
        } else if !self.offer_practices(topic, For::MustHave(like)) {
            out.push(forms::must_have(self.id, topic, None, like, cx));
        }
    }
}
