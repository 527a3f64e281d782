//! Away from the keyboard: the cover over the screen, coming back, and the lock.
//!
//! Hiding covers the screen and leaves everything as it is. Locking goes through three steps: the cover is
//! up and what was typed is on its way into the file; the keeper closes the file and drops the key; only
//! then the model forgets everything it showed. If what was typed cannot be kept, nothing is forgotten:
//! the cover stays, and only the passphrase brings the screen back.
//!
//! Practice people have no passphrase and nothing of theirs is a secret: they are covered, never locked.

use super::Model;
use super::effect::{Effect, Reply, Ticket};
use super::key::{Code, Key};
use super::notice::{self, Notice, Severity};
use super::secret_box::SecretBox;
use super::session::{Gate, LockedBecause, Session};
use super::update::{Event, leave_all, open_top, say};
use jiff::civil::Time;
use std::time::Duration;

/// For how long Enter alone brings a hidden screen back.
pub const COMES_BACK_FOR: Duration = Duration::from_secs(60);

/// How long before it locks by itself the message line says so.
pub const NOTICE_BEFORE: Duration = Duration::from_secs(30);

/// The cover over the screen.
#[derive(Debug, Clone, PartialEq)]
pub struct Hidden {
    /// When the screen was hidden, on the runtime's own clock.
    pub since: Duration,
    /// When Enter alone stops being enough, as a time of day.
    pub until: Time,
    /// The lock that is under way behind the cover.
    pub locking: Option<(Ticket, LockedBecause)>,
    /// The passphrase being typed, where the file could not be closed.
    pub passphrase: Option<SecretBox>,
    /// The answer that is waited for.
    pub asked: Option<Ticket>,
}

/// Covers the screen, or locks it if that is what the setting says. What was typed is kept first.
pub(super) fn hide(model: &mut Model, event: Event<'_>) -> Vec<Effect> {
    if model.session.settings().ask_after_hiding && can_lock(model) {
        return lock(model, LockedBecause::Asked, event);
    }
    let effects = leave_all(model, event);
    cover(model, event);
    effects
}

fn cover(model: &mut Model, event: Event<'_>) {
    let until = event
        .moment
        .time
        .saturating_add(jiff::SignedDuration::try_from(COMES_BACK_FOR).unwrap_or_default());
    model.hidden = Some(Hidden {
        since: event.moment.elapsed,
        until,
        locking: None,
        passphrase: None,
        asked: None,
    });
}

/// Whether there is something to lock: a scheme that is open and has a passphrase.
fn can_lock(model: &Model) -> bool {
    model
        .session
        .scheme()
        .is_some_and(|scheme| !scheme.practice)
}

/// Locks, or covers where there is nothing to lock.
pub(super) fn lock(model: &mut Model, because: LockedBecause, event: Event<'_>) -> Vec<Effect> {
    let mut effects = leave_all(model, event);
    if model.hidden.is_none() {
        cover(model, event);
    }
    if let Some(hidden) = model.hidden.as_mut() {
        // What was half typed goes.
        hidden.passphrase = None;
    }
    if !can_lock(model) {
        return effects;
    }
    model.session.last_ticket += 1;
    let ticket = Ticket(model.session.last_ticket);
    if let Some(hidden) = model.hidden.as_mut() {
        hidden.locking = Some((ticket, because));
    }
    effects.push(Effect::Lock(ticket));
    effects
}

/// Locks because somebody asked for it; says why not where there is nothing to lock.
pub(super) fn lock_now(model: &mut Model, event: Event<'_>) -> Vec<Effect> {
    if can_lock(model) {
        return lock(model, LockedBecause::Asked, event);
    }
    if model.session.practice() {
        say(model, Notice::attention(event.words.get("lock-practice")));
    }
    Vec::new()
}

/// The computer slept, so that somebody else may have opened its lid.
pub(super) fn slept(model: &mut Model, event: Event<'_>) -> Vec<Effect> {
    if model.session.scheme().is_none() || is_locking(model) {
        return Vec::new();
    }
    lock(model, LockedBecause::Slept, event)
}

/// The window was left. Only hides if the setting says so.
pub(super) fn left(model: &mut Model, event: Event<'_>) -> Vec<Effect> {
    let wanted = model.session.settings().hide_when_left && model.session.scheme().is_some();
    if wanted && model.hidden.is_none() {
        return hide(model, event);
    }
    Vec::new()
}

fn is_locking(model: &Model) -> bool {
    model.hidden.as_ref().is_some_and(|h| h.locking.is_some())
}

/// A moment passed: locks when nobody has pressed a key for too long, and says so beforehand.
pub(super) fn tick(model: &mut Model, event: Event<'_>) -> Vec<Effect> {
    if model.session.scheme().is_none() || is_locking(model) {
        return Vec::new();
    }
    let now = event.moment.elapsed;
    if let Some(hidden) = &model.hidden {
        let over = now.saturating_sub(hidden.since) > COMES_BACK_FOR;
        if over && hidden.passphrase.is_none() && can_lock(model) {
            return lock(model, LockedBecause::Hidden, event);
        }
        return Vec::new();
    }
    let idle_after = model.session.settings().idle_after();
    let idle = now.saturating_sub(model.last_key);
    if idle >= idle_after {
        let minutes = model.session.settings().idle_minutes;
        return lock(model, LockedBecause::Idle(minutes), event);
    }
    let left = idle_after.saturating_sub(idle);
    if left <= NOTICE_BEFORE {
        let id = if can_lock(model) {
            "locking-in"
        } else {
            "hiding-in"
        };
        let n = left.as_secs().max(1);
        // Not remembered among the messages: it is about now.
        model.notice = Notice {
            severity: Severity::Attention,
            text: event.words.say(id, &[("n", n.into())]),
        };
        model.about_to_lock = true;
    }
    Vec::new()
}

/// A key was pressed or something was pasted. Returns whether that was only to stay: a key that answers
/// the warning does nothing else, unless it types.
pub(super) fn stays(model: &mut Model, types: bool, event: Event<'_>) -> bool {
    model.last_key = event.moment.elapsed;
    let warned = std::mem::take(&mut model.about_to_lock);
    if warned {
        model.notice = Notice::default();
    }
    warned && !types && model.hidden.is_none()
}

/// A key while the screen is covered.
pub(super) fn key(model: &mut Model, key: Key, event: Event<'_>) -> Vec<Effect> {
    let safe = !can_lock(model);
    let Some(hidden) = &mut model.hidden else {
        return Vec::new();
    };
    if key == Key::ctrl('q') {
        model.closing = true;
        return vec![Effect::Quit];
    }
    if hidden.asked.is_some() || hidden.locking.is_some() {
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
        if safe || event.moment.elapsed.saturating_sub(hidden.since) <= COMES_BACK_FOR {
            model.hidden = None;
        } else {
            return lock(model, LockedBecause::Hidden, event);
        }
    }
    Vec::new()
}

/// An answer the cover waits for. Returns nothing if it is not for the cover.
pub(super) fn answered(
    model: &mut Model,
    ticket: Ticket,
    reply: &Reply,
    event: Event<'_>,
) -> Option<Vec<Effect>> {
    let hidden = model.hidden.as_mut()?;
    if hidden.asked == Some(ticket) {
        hidden.asked = None;
        came_back(model, reply, event);
        return Some(Vec::new());
    }
    let (locking, because) = hidden.locking?;
    if locking != ticket {
        return None;
    }
    if *reply == Reply::NowLocked {
        return Some(forget(model, because, event));
    }
    // The file could not be closed: what was typed is still here, behind the cover and the passphrase.
    hidden.locking = None;
    came_back(model, reply, event);
    Some(Vec::new())
}

/// The answer to the passphrase that was typed on the cover.
fn came_back(model: &mut Model, reply: &Reply, event: Event<'_>) {
    match reply {
        Reply::Verified => {
            model.hidden = None;
            model.last_key = event.moment.elapsed;
        }
        Reply::Trouble(trouble) => {
            let text = notice::sentence(event.words, trouble);
            say(model, Notice::attention(text));
            if let Some(hidden) = &mut model.hidden {
                hidden.passphrase = Some(SecretBox::default());
            }
        }
        _ => {}
    }
}

/// The file is closed: everything that was shown or remembered goes, and the way back in shows. Answers to
/// what was asked before come too late.
fn forget(model: &mut Model, because: LockedBecause, event: Event<'_>) -> Vec<Effect> {
    let was = &model.session;
    let mut session = Session::new(Gate::Locked, was.theme);
    session.size = was.size;
    session.last_ticket = was.last_ticket;
    session.too_late = was.last_ticket;
    session.locked = Some(because);
    *model = Model::new(session);
    model.last_key = event.moment.elapsed;
    let mut effects = vec![Effect::Forget];
    effects.extend(open_top(model, event.moment, event.words, event.ids));
    effects
}

/// Whether an answer is to something that was asked before the file was locked. Drafts ask for none.
pub(super) fn too_late(model: &Model, ticket: Ticket) -> bool {
    ticket != Ticket(0) && ticket.0 <= model.session.too_late
}

/// The system wants the program to close: what was typed is kept, nothing else is done.
pub(super) fn close(model: &mut Model, event: Event<'_>) -> Vec<Effect> {
    model.closing = true;
    leave_all(model, event)
}
