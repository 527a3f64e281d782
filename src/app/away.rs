//! Away from the keyboard: the cover over the screen, and coming back.

use super::effect::{Effect, Reply, Ticket};
use super::key::{Code, Key};
use super::notice::{self, Notice};
use super::secret_box::SecretBox;
use super::update::{Event, leave_all, say};
use super::{COMES_BACK_FOR, Hidden, Model};

/// Covers the screen. What was typed is kept first.
pub(super) fn hide(model: &mut Model, event: Event<'_>) -> Vec<Effect> {
    let effects = leave_all(model, event);
    let until = event
        .moment
        .time
        .saturating_add(jiff::SignedDuration::from_secs(60));
    model.hidden = Some(Hidden {
        since: event.moment.elapsed,
        until,
        passphrase: None,
        asked: None,
    });
    effects
}

/// A key while the screen is covered.
pub(super) fn key(model: &mut Model, key: Key, event: Event<'_>) -> Vec<Effect> {
    let practice = model.session.practice() || model.session.scheme().is_none();
    let Some(hidden) = &mut model.hidden else {
        return Vec::new();
    };
    if key == Key::ctrl('q') {
        model.closing = true;
        return vec![Effect::Quit];
    }
    if hidden.asked.is_some() {
        return Vec::new();
    }
    if let Some(passphrase) = &mut hidden.passphrase {
        if key.code == Code::Enter {
            let secret = passphrase.secret();
            model.session.last_ticket += 1;
            let ticket = Ticket(model.session.last_ticket);
            hidden.asked = Some(ticket);
            return vec![Effect::Verify(ticket, secret)];
        }
        passphrase.key(key);
        return Vec::new();
    }
    if key.code == Code::Enter {
        if practice || event.moment.elapsed.saturating_sub(hidden.since) <= COMES_BACK_FOR {
            model.hidden = None;
        } else {
            hidden.passphrase = Some(SecretBox::default());
        }
    }
    Vec::new()
}

/// The answer to the passphrase that was typed on the cover.
pub(super) fn came_back(model: &mut Model, reply: &Reply, event: Event<'_>) -> Vec<Effect> {
    match reply {
        Reply::Verified => model.hidden = None,
        Reply::Trouble(trouble) => {
            let text = notice::sentence(event.words, trouble);
            say(model, Notice::attention(text));
            if let Some(hidden) = &mut model.hidden {
                hidden.asked = None;
                hidden.passphrase = Some(SecretBox::default());
            }
        }
        _ => {}
    }
    Vec::new()
}
