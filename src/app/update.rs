//! Routing: which screen gets what happened, and what becomes of what it asks for.
//!
//! What a screen does with an event is the screen's business; this file only decides whose it is.

use super::command::{Availability, CommandId, Zone};
use super::effect::{Effect, Query, Reply, Ticket};
use super::help::Help;
use super::key::{Code, Key};
use super::keymap;
use super::nav::PlaceId;
use super::notice::{self, Notice};
use super::palette::Palette;
use super::screen::{Go, Out, Overlay, Screen, ScreenState};
use super::screens::settings::SettingsPage;
use super::session::{Gate, SaveState, Scheme, Session};
use super::{Cx, Model, Moment, Msg, away, copy_words, last_form};
use crate::domain::id::Ids;
use crate::domain::port::OpKind;
use crate::domain::settings::Settings;
use crate::words::Words;

/// The most older messages that are remembered.
const MOST_MESSAGES: usize = 50;

/// What one event brings with it.
#[derive(Clone, Copy)]
pub(super) struct Event<'a> {
    /// When.
    pub(super) moment: Moment,
    /// Words.
    pub(super) words: &'a Words,
    /// New identifiers.
    pub(super) ids: &'a Ids,
}

impl<'a> Event<'a> {
    /// What a screen may know while it decides about it.
    fn cx<'c>(&self, session: &'c Session) -> Cx<'c>
    where
        'a: 'c,
    {
        Cx {
            moment: self.moment,
            words: self.words,
            ids: self.ids,
            session,
        }
    }
}

/// Takes one message and answers with what has to be done. The only way the model changes.
pub fn update(
    model: &mut Model,
    msg: Msg,
    moment: Moment,
    words: &Words,
    ids: &Ids,
) -> Vec<Effect> {
    let event = Event { moment, words, ids };
    match msg {
        Msg::Key(key) => key_pressed(model, key, event),
        Msg::Paste(text) => pasted(model, &text, event),
        Msg::Resize(columns, rows) => {
            model.session.size = (columns, rows);
            Vec::new()
        }
        Msg::Reply(ticket, reply) => replied(model, ticket, &reply, event),
        Msg::Tick => {
            let mut effects = on_top(model, event, |screen, cx, out| screen.tick(cx, out));
            effects.extend(away::tick(model, event));
            effects
        }
        Msg::Left => away::left(model, event),
        Msg::Slept => away::slept(model, event),
        Msg::Shutdown => away::close(model, event),
    }
}

/// Lets the screen in front read what it shows.
pub(super) fn open_top(model: &mut Model, moment: Moment, words: &Words, ids: &Ids) -> Vec<Effect> {
    on_top(model, Event { moment, words, ids }, |screen, cx, out| {
        screen.refresh(cx, out);
    })
}

/// Gives an event to the screen in front and does what it asks for.
fn on_top(
    model: &mut Model,
    event: Event<'_>,
    handle: impl FnOnce(&mut dyn ScreenState, &Cx<'_>, &mut Out),
) -> Vec<Effect> {
    let mut out = Out::new(model.session.last_ticket);
    let cx = event.cx(&model.session);
    handle(model.nav.top_mut().state_mut(), &cx, &mut out);
    absorb(model, out, event)
}

/// Does what was asked for: remembers, says, goes.
fn absorb(model: &mut Model, out: Out, event: Event<'_>) -> Vec<Effect> {
    model.session.last_ticket = out.last_ticket();
    let Out {
        mut effects,
        go,
        notice,
        ask,
        awaited,
        copied,
        save,
        saved_form,
        theme,
        leaves,
        ..
    } = out;
    if !model.waiting() {
        model.asked_at = event.moment.elapsed;
    }
    model.awaited.extend(awaited);
    if let Some(notice) = notice {
        say(model, notice);
    }
    if let Some(text) = copied {
        model.session.copied = text;
    }
    if let Some(save) = save {
        model.session.save = save;
    }
    effects.extend(last_form::carried_on(&mut model.session, &effects));
    if let Some(form) = saved_form {
        effects.extend(last_form::saved(model, form, event));
    }
    if let Some(theme) = theme {
        model.session.theme = theme;
    }
    if let Some(ask) = ask {
        model.overlay = Some(Overlay::Ask(ask));
    }
    for step in go {
        effects.extend(go_to(model, step, event));
    }
    if leaves {
        effects.extend(leave_all(model, event));
    }
    effects
}

pub(super) fn say(model: &mut Model, notice: Notice) {
    if !notice.text.is_empty() && model.messages.last() != Some(&notice.text) {
        model.messages.push(notice.text.clone());
        if model.messages.len() > MOST_MESSAGES {
            model.messages.remove(0);
        }
    }
    model.notice = notice;
}

fn go_to(model: &mut Model, step: Go, event: Event<'_>) -> Vec<Effect> {
    match step {
        Go::Push(screen) => {
            model.nav.top_mut().state_mut().covered(&screen);
            model.nav.push(*screen);
        }
        Go::Replace(screen) => model.nav.replace(*screen),
        Go::Back => {
            if !model.nav.back() {
                model.nav.go(PlaceId::Today);
            }
        }
        Go::Place(place) => {
            let kept = leave_all(model, event);
            model.nav.go(place);
            let mut effects = kept;
            effects.extend(on_top(model, event, |screen, cx, out| {
                screen.refresh(cx, out);
            }));
            return effects;
        }
    }
    on_top(model, event, |screen, cx, out| screen.refresh(cx, out))
}

/// Lets every open screen keep what was typed.
pub(super) fn leave_all(model: &mut Model, event: Event<'_>) -> Vec<Effect> {
    let mut out = Out::new(model.session.last_ticket);
    let cx = event.cx(&model.session);
    for screen in model.nav.all_mut() {
        screen.state_mut().leave(&cx, &mut out);
    }
    model.session.last_ticket = out.last_ticket();
    if let Some(save) = out.save {
        model.session.save = save;
    }
    out.effects
}

fn key_pressed(model: &mut Model, key: Key, event: Event<'_>) -> Vec<Effect> {
    if model.hidden.is_some() {
        return away::key(model, key, event);
    }
    let zone = model.nav.top().state().zone();
    let types = key.typed().is_some() && (zone == Zone::Typing || model.overlay.is_some());
    if away::stays(model, types, event) {
        return Vec::new();
    }
    if model.overlay.is_some() {
        return key_in_overlay(model, key, event);
    }
    if zone == Zone::Typing && keymap::types_or_edits(key) {
        return on_top(model, event, |screen, cx, out| screen.typed(key, cx, out));
    }
    if let Some(digit) = keymap::digit(key, zone) {
        return digit_pressed(model, digit, event);
    }
    let here = model.nav.top().state().commands();
    match model.keymap.resolve(key, zone, &here) {
        Some(command) => run(model, command, event),
        None => Vec::new(),
    }
}

fn digit_pressed(model: &mut Model, digit: u8, event: Event<'_>) -> Vec<Effect> {
    let mut taken = false;
    let effects = on_top(model, event, |screen, cx, out| {
        taken = screen.digit(digit, cx, out);
    });
    if taken || !model.nav.top().state().shows_places() {
        return effects;
    }
    match PlaceId::on_digit(digit) {
        Some(place) => {
            model.notice = Notice::default();
            go_to(model, Go::Place(place), event)
        }
        None => effects,
    }
}

/// Runs a command: the same whether a key, the key bar or the box that does anything called it.
fn run(model: &mut Model, command: CommandId, event: Event<'_>) -> Vec<Effect> {
    let cx = event.cx(&model.session);
    match model.nav.top().state().available(command, &cx) {
        Availability::Yes => {}
        Availability::No(reason) => {
            say(model, Notice::attention(reason));
            return Vec::new();
        }
        Availability::Hidden => return Vec::new(),
    }
    model.notice = Notice::default();
    if let Some(why) = model.session.look_only().filter(|w| w.refuses(command)) {
        let sentence = notice::look_only(event.words, why);
        say(model, Notice::attention(sentence));
        return Vec::new();
    }
    match command {
        CommandId::Help => {
            model.overlay = Some(Overlay::Help(Help::default()));
            Vec::new()
        }
        CommandId::Anything => open_palette(model, event),
        CommandId::Hide => away::hide(model, event),
        CommandId::Lock => away::lock_now(model, event),
        CommandId::Undo => undo(model, event),
        CommandId::Redo => redo(model, event),
        CommandId::Names => {
            model.session.names = model.session.names.next();
            say(
                model,
                Notice::done(event.words.get(model.session.names.word_id())),
            );
            Vec::new()
        }
        CommandId::Theme => {
            model.session.theme = model.session.theme.next();
            say(
                model,
                Notice::done(event.words.get(model.session.theme.word_id())),
            );
            vec![Effect::KeepLook(model.session.theme)]
        }
        CommandId::Copy => copy(model, event),
        CommandId::Paste => {
            let text = model.session.copied.clone();
            on_top(model, event, |screen, cx, out| screen.paste(&text, cx, out))
        }
        CommandId::Quit => {
            model.closing = true;
            let mut effects = leave_all(model, event);
            effects.push(Effect::Quit);
            effects
        }
        CommandId::Back => back(model, event),
        CommandId::Settings => open_settings(model, event),
        _ => on_top(model, event, |screen, cx, out| {
            screen.command(command, cx, out);
        }),
    }
}

fn open_settings(model: &mut Model, event: Event<'_>) -> Vec<Effect> {
    if model.session.scheme().is_none() {
        return Vec::new();
    }
    on_top(model, event, |_, _, out| {
        out.place(PlaceId::Files);
        out.push(Screen::Settings(SettingsPage::default()));
    })
}

fn open_palette(model: &mut Model, event: Event<'_>) -> Vec<Effect> {
    if model.session.scheme().is_none() {
        return Vec::new();
    }
    let mut out = Out::new(model.session.last_ticket);
    let cx = event.cx(&model.session);
    model.overlay = Some(Overlay::Palette(Palette::open(
        model.nav.top().state(),
        &model.keymap,
        &cx,
        &mut out,
    )));
    absorb(model, out, event)
}

fn copy(model: &mut Model, event: Event<'_>) -> Vec<Effect> {
    let cx = event.cx(&model.session);
    if let Some(text) = model
        .nav
        .top()
        .state()
        .copies(&cx)
        .filter(|t| !t.is_empty())
    {
        model.session.copied = text;
        say(model, Notice::done(event.words.get("copied")));
    } else {
        say(model, Notice::attention(event.words.get("nothing-to-copy")));
    }
    Vec::new()
}

fn undo(model: &mut Model, event: Event<'_>) -> Vec<Effect> {
    if model.nav.top_mut().state_mut().undo_typing() {
        return Vec::new();
    }
    ask_for(model, event, Effect::Undo)
}

fn redo(model: &mut Model, event: Event<'_>) -> Vec<Effect> {
    if model.nav.top_mut().state_mut().redo_typing() {
        return Vec::new();
    }
    ask_for(model, event, Effect::Redo)
}

fn ask_for(model: &mut Model, event: Event<'_>, make: fn(Ticket) -> Effect) -> Vec<Effect> {
    if model.session.scheme().is_none() {
        return Vec::new();
    }
    let mut out = Out::new(model.session.last_ticket);
    out.ask_for(make);
    absorb(model, out, event)
}

/// Esc does exactly one thing: the first that applies.
fn back(model: &mut Model, event: Event<'_>) -> Vec<Effect> {
    let mut handled = false;
    let mut effects = on_top(model, event, |screen, cx, out| {
        handled = screen.back(cx, out);
    });
    if handled {
        return effects;
    }
    if model.nav.depth() > 0 {
        effects.extend(go_to(model, Go::Back, event));
    } else if model.session.scheme().is_some() && model.nav.place != PlaceId::Today {
        effects.extend(go_to(model, Go::Place(PlaceId::Today), event));
    } else if model.notice.text.is_empty() {
        say(model, Notice::tip(event.words.get("at-the-start")));
    }
    effects
}

fn pasted(model: &mut Model, text: &str, event: Event<'_>) -> Vec<Effect> {
    away::stays(model, true, event);
    if let Some(hidden) = &mut model.hidden {
        if let Some(b) = &mut hidden.passphrase {
            b.paste(text);
        }
        return Vec::new();
    }
    if let Some(Overlay::Palette(palette)) = &mut model.overlay {
        palette.paste(text);
        return Vec::new();
    }
    if model.overlay.is_some() {
        return Vec::new();
    }
    on_top(model, event, |screen, cx, out| screen.paste(text, cx, out))
}

fn key_in_overlay(model: &mut Model, key: Key, event: Event<'_>) -> Vec<Effect> {
    if keymap_is(model, key, CommandId::Hide) {
        return away::hide(model, event);
    }
    match model.overlay.take() {
        Some(Overlay::Help(mut help)) => {
            let mut call = None;
            if help.key(
                key,
                model.nav.top().state(),
                &model.keymap,
                event.words,
                &mut call,
            ) {
                model.overlay = Some(Overlay::Help(help));
            }
            call.map_or_else(Vec::new, |command| run(model, command, event))
        }
        Some(Overlay::Palette(mut palette)) => {
            let mut out = Out::new(model.session.last_ticket);
            let cx = event.cx(&model.session);
            let mut call = None;
            let stays = palette.key(key, &cx, &mut out, &mut call);
            if stays {
                model.overlay = Some(Overlay::Palette(palette));
            }
            let mut effects = absorb(model, out, event);
            if let Some(command) = call {
                effects.extend(run(model, command, event));
            }
            effects
        }
        Some(Overlay::Ask(mut ask)) => {
            let chosen = match key.code {
                Code::Up | Code::Left => {
                    ask.at = ask.at.saturating_sub(1);
                    None
                }
                Code::Down | Code::Right | Code::Tab => {
                    ask.at = (ask.at + 1).min(ask.options.len().saturating_sub(1));
                    None
                }
                Code::Enter => Some(ask.at),
                Code::Esc => return Vec::new(),
                _ => key
                    .digit()
                    .and_then(|d| usize::from(d).checked_sub(1))
                    .filter(|i| *i < ask.options.len()),
            };
            if let Some((_, effect)) = chosen.and_then(|i| ask.options.get(i).cloned()) {
                effect.into_iter().collect()
            } else {
                model.overlay = Some(Overlay::Ask(ask));
                Vec::new()
            }
        }
        None => Vec::new(),
    }
}

fn keymap_is(model: &Model, key: Key, command: CommandId) -> bool {
    model.keymap.resolve(key, Zone::Typing, &[]) == Some(command)
}

fn replied(model: &mut Model, ticket: Ticket, reply: &Reply, event: Event<'_>) -> Vec<Effect> {
    model.awaited.remove(&ticket);
    if away::too_late(model, ticket) {
        return Vec::new();
    }
    if let Some(effects) = away::answered(model, ticket, reply, event) {
        return effects;
    }
    let mut effects = Vec::from_iter(last_form::after(model, reply, event));
    about_the_record(model, reply, event);
    let mut out = Out::new(model.session.last_ticket);
    let cx = event.cx(&model.session);
    if let Some(Overlay::Palette(palette)) = &mut model.overlay {
        palette.reply(ticket, reply, &cx);
    }
    for screen in model.nav.all_mut() {
        screen.state_mut().reply(ticket, reply, &cx, &mut out);
    }
    let went = !out.go.is_empty();
    if settings_changed(reply) {
        out.read_aside(Query::Settings);
    }
    effects.extend(absorb(model, out, event));
    match reply {
        Reply::Saved { .. } | Reply::Undone { .. } | Reply::Redone { .. } if !went => {
            effects.extend(on_top(model, event, |screen, cx, out| {
                screen.refresh(cx, out);
            }));
        }
        Reply::Opened(_) | Reply::Restored(_) if !went => {
            effects.extend(go_to(model, Go::Place(PlaceId::Today), event));
        }
        _ => {}
    }
    effects
}

/// Whether something that can be set is not as it was, so that it has to be read anew.
fn settings_changed(reply: &Reply) -> bool {
    match reply {
        Reply::Saved { kind, .. } | Reply::Undone { kind, .. } | Reply::Redone { kind, .. } => {
            *kind == OpKind::SettingsChanged
        }
        _ => false,
    }
}

/// What a reply means whatever screen shows.
fn about_the_record(model: &mut Model, reply: &Reply, event: Event<'_>) {
    let words = event.words;
    let what = |kind: OpKind, about: &str| {
        [
            ("what", words.get(kind.word_id()).into()),
            ("about", about.to_owned().into()),
        ]
    };
    match reply {
        Reply::Saved { kind, about, .. } => {
            model.session.save = SaveState::Saved(event.moment.time);
            say(model, Notice::done(words.say("saved", &what(*kind, about))));
        }
        Reply::Undone { kind, about } => {
            model.session.save = SaveState::Saved(event.moment.time);
            say(
                model,
                Notice::done(words.say("undone", &what(*kind, about))),
            );
        }
        Reply::Redone { kind, about } => {
            model.session.save = SaveState::Saved(event.moment.time);
            say(
                model,
                Notice::done(words.say("redone", &what(*kind, about))),
            );
        }
        // What was typed meanwhile is on its way still.
        Reply::DraftKept if model.session.save == SaveState::KeepingDraft => {
            model.session.save = SaveState::DraftKept(event.moment.time);
        }
        Reply::Exported(path) => {
            say(
                model,
                Notice::done(words.say("exported", &[("path", path.into())])),
            );
        }
        Reply::Trouble(trouble) => say(model, Notice::attention(notice::sentence(words, trouble))),
        // What the file has from before the program was closed.
        Reply::Today(data) if model.session.last_form.is_none() => {
            model.session.last_form.clone_from(&data.last_form);
        }
        Reply::Settings(rows) => model.session.set(Settings::from_rows(rows)),
        Reply::FileChecked(check) => model.session.looked_through(&check.faults),
        Reply::Opened(scheme) => opened(model, scheme, event),
        Reply::Restored(restored) => opened(model, &restored.scheme, event),
        _ => {}
    }
    if let Some(notice) = copy_words::notice(words, reply) {
        say(model, notice);
    }
}

fn opened(model: &mut Model, scheme: &Scheme, event: Event<'_>) {
    if !scheme.told.is_empty() {
        say(model, Notice::attention(scheme.told.join(". ")));
    }
    model.session.gate = Gate::Open(scheme.clone());
    model.session.names = scheme.settings.names;
    model.session.last_form = None;
    model.session.save = SaveState::Saved(event.moment.time);
    model.tell_damage(event.words);
}

/// Goes straight to a screen, for a command line that names one.
pub fn open_screen(
    model: &mut Model,
    screen: Screen,
    moment: Moment,
    words: &Words,
    ids: &Ids,
) -> Vec<Effect> {
    let event = Event { moment, words, ids };
    go_to(model, Go::Push(Box::new(screen)), event)
}
