//! Practice before label: where somebody wants to ask for what equality law protects, what is lived
//! comes first. `Speaks Sylheti` says more, leaves fewer people out, and is nobody's label.

use super::Preferences;
use super::bars::{Key, can_wish};
use crate::app::Cx;
use crate::app::command::CommandId;
use crate::app::screen::Out;
use crate::app::screens::forms;
use crate::domain::id::PreferenceId;
use crate::domain::topic::Topic;

/// What the choice is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum For {
    /// A must-have, like this wish if there is one.
    MustHave(Option<PreferenceId>),
    /// A wish.
    Wish,
}

/// The step that offers practices before a label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Practice {
    /// The label that was asked for.
    pub label: Topic,
    /// The practices that are offered instead.
    pub offered: Vec<Topic>,
    /// Which choice is highlighted; the label itself is the last.
    pub at: usize,
    purpose: For,
}

impl Practice {
    /// How many choices there are, the label counted.
    pub const fn choices(&self) -> usize {
        self.offered.len() + 1
    }
}

impl Preferences {
    /// Offers practices before a protected topic. Returns whether there are any to offer.
    pub(super) fn offer_practices(&mut self, label: Topic, purpose: For) -> bool {
        let Some(data) = self.data.as_deref() else {
            return false;
        };
        let kind = data.sheet.profile.kind;
        let practices = label.practices().iter().copied();
        let offered: Vec<Topic> = practices.filter(|topic| can_wish(kind, *topic)).collect();
        if label.protected().is_none() || offered.is_empty() {
            return false;
        }
        self.practice = Some(Practice {
            label,
            offered,
            at: 0,
            purpose,
        });
        true
    }

    /// What the box that adds a topic looks through: heritage as well, so that a home that looks for it
    /// is told why it may not.
    pub(super) fn to_add(&self) -> Vec<Topic> {
        let mut topics = self.not_asked();
        let label = Topic::Heritage;
        if self.rows.iter().all(|row| row.topic != label) {
            topics.push(label);
        }
        topics
    }

    fn may_ask(&self, topic: Topic) -> bool {
        let kind = self.data.as_deref().map(|data| data.sheet.profile.kind);
        kind.is_none_or(|kind| topic.may_be_asked_by(kind))
    }

    /// A command while the box that adds a topic is open.
    pub(super) fn pick(&mut self, command: CommandId, cx: &Cx<'_>, out: &mut Out) {
        let Some(picker) = &mut self.picker else {
            return;
        };
        match command {
            CommandId::Open => {
                let topic = picker.topic(cx);
                self.picker = None;
                match topic {
                    Some(topic) if !self.may_ask(topic) => out.warn(cx.get("equality-race")),
                    Some(topic) if self.offer_practices(topic, For::Wish) => {}
                    Some(topic) => self.add(topic, cx),
                    None => {}
                }
            }
            CommandId::Up => picker.go(false, cx),
            CommandId::Down => picker.go(true, cx),
            _ => {}
        }
    }

    /// A command while practices are offered.
    pub(super) fn practice_command(&mut self, command: CommandId, cx: &Cx<'_>, out: &mut Out) {
        let Some(practice) = &mut self.practice else {
            return;
        };
        match command {
            CommandId::Up => practice.at = practice.at.saturating_sub(1),
            CommandId::Down => practice.at = (practice.at + 1).min(practice.choices() - 1),
            CommandId::Open => {
                let at = practice.at;
                self.choose_practice(at, cx, out);
            }
            _ => {}
        }
    }

    /// A digit while practices are offered.
    pub(super) fn practice_digit(&mut self, digit: u8, cx: &Cx<'_>, out: &mut Out) {
        let choices = self.practice.as_ref().map_or(0, Practice::choices);
        if let Some(at) = usize::from(digit).checked_sub(1).filter(|at| *at < choices) {
            self.choose_practice(at, cx, out);
        }
    }

    /// Goes on with a practice, or with the label if that is what was chosen.
    fn choose_practice(&mut self, at: usize, cx: &Cx<'_>, out: &mut Out) {
        let Some(practice) = self.practice.take() else {
            return;
        };
        let chosen = practice.offered.get(at).copied();
        let topic = chosen.unwrap_or(practice.label);
        match practice.purpose {
            For::MustHave(like) => {
                let like = like.filter(|_| chosen.is_none());
                out.push(forms::must_have(self.id, topic, None, like, cx));
            }
            For::Wish
                if self
                    .rows
                    .iter()
                    .any(|row| is_wish(row.key, row.topic, topic)) =>
            {
                let key = self
                    .rows
                    .iter()
                    .find(|row| is_wish(row.key, row.topic, topic));
                let key = key.map(|row| row.key);
                let keys: Vec<Key> = self.rows.iter().map(|row| row.key).collect();
                if let Some(key) = key {
                    self.selection.go_to(&key, keys);
                }
            }
            For::Wish => self.add(topic, cx),
        }
    }
}

fn is_wish(key: Key, of: Topic, topic: Topic) -> bool {
    of == topic && !matches!(key, Key::MustHave(_))
}
