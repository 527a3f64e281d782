//! What shows: functions from the model to the screen. Nothing here changes the model.

pub mod bars;
pub mod form;
pub mod new_key;
pub mod overlay;
pub mod pen;
pub mod screens;
pub mod sentences;
pub mod theme;

use crate::app::command::{Availability, CommandId};
use crate::app::list::MOVES;
use crate::app::nav::PlaceId;
use crate::app::notice::Severity;
use crate::app::session::{LookOnly, SaveState, Session};
use crate::app::{Cx, Model, say};
use pen::{Pen, width_of};
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use theme::{Ink, Theme};

/// The smallest window in which the work can be done, in columns and rows.
pub const SMALLEST: (u16, u16) = (60, 18);

/// Draws everything.
pub fn view(model: &Model, cx: &Cx<'_>, frame: &mut Frame<'_>) {
    let theme = Theme::of(model.session.theme);
    let area = frame.area();
    let mut caret: Option<Position> = None;
    {
        let mut pen = Pen::new(frame.buffer_mut(), area, &theme, &mut caret);
        pen.clear(Ink::Text);
        draw(model, cx, &mut pen, area);
    }
    if let Some(at) = caret {
        frame.set_cursor_position(at);
    }
}

fn draw(model: &Model, cx: &Cx<'_>, pen: &mut Pen<'_>, area: Rect) {
    if let Some(hidden) = &model.hidden {
        overlay::hidden(hidden, &model.notice, cx, pen);
    } else if area.width < SMALLEST.0 || area.height < SMALLEST.1 {
        let (w, h) = SMALLEST;
        pen.wrap(
            0,
            0,
            area.width,
            cx.words
                .say("too-small", &[("columns", w.into()), ("rows", h.into())])
                .as_str(),
            Ink::Text,
        );
    } else {
        skeleton(model, cx, pen);
        if let Some(front) = &model.overlay {
            overlay::draw(front, model, cx, pen);
        }
    }
}

/// Line 1 trail and state, line 2 places, a rule, the body, a rule, the message line, the key bar.
fn skeleton(model: &Model, cx: &Cx<'_>, pen: &mut Pen<'_>) {
    let (width, height) = (pen.width(), pen.height());
    let screen = model.nav.top().state();
    trail(model, cx, pen);
    let places = screen.shows_places() && model.session.scheme().is_some();
    if places {
        places_line(model, cx, pen);
    }
    let top = if places { 2 } else { 1 };
    pen.rule(top);
    let body_top = top + 1;
    let body_rows = height.saturating_sub(body_top + 3);
    screens::draw(
        model.nav.top(),
        cx,
        &mut pen.part(0, body_top, width, body_rows),
    );
    pen.rule(height.saturating_sub(3));
    message(model, cx, pen);
    key_bar(model, cx, pen);
}

fn trail(model: &Model, cx: &Cx<'_>, pen: &mut Pen<'_>) {
    let mut state = save_words(&model.session, cx);
    if model.session.scheme().is_some() {
        let names = cx.words.say(
            "names-shown",
            &[("how", cx.get(short_names(&model.session)).into())],
        );
        state = if state.is_empty() {
            names
        } else {
            format!("{state}   {names}")
        };
    }
    if let Some(why) = model.session.look_only() {
        // Nothing is saved, so that there is nothing else to say.
        state = look_only_mark(why, cx);
    }
    if model.session.practice() {
        state = format!("{}   {state}", cx.get("demo-mark"));
    }
    let width = pen.width();
    let right = pen.text_to(width.saturating_sub(1), 0, state.as_str(), Ink::Text);
    let mut parts: Vec<String> = Vec::new();
    if model.session.scheme().is_some() {
        parts.push(cx.get(model.nav.place.word_id()));
    }
    parts.extend(
        model
            .nav
            .all()
            .map(|s| s.state().trail(cx))
            .filter(|t| !t.is_empty()),
    );
    pen.text_within(
        1,
        0,
        right.saturating_sub(2),
        parts.join(" › ").as_str(),
        Ink::Strong,
    );
}

fn look_only_mark(why: LookOnly, cx: &Cx<'_>) -> String {
    match why {
        LookOnly::SafeCopy(made) => {
            let made = say::civil(made);
            let args = [
                ("day", say::day(cx.words, made.date()).into()),
                ("time", say::time(made.time()).into()),
            ];
            cx.words.say("look-only-mark", &args)
        }
        LookOnly::NotAsSaved { .. } => cx.get("not-as-saved-mark"),
    }
}

fn short_names(session: &Session) -> &'static str {
    use crate::app::session::NamesShown;
    match session.names {
        NamesShown::Full => "names-full-short",
        NamesShown::FirstAndInitial => "names-first-short",
        NamesShown::Initials => "names-initials-short",
    }
}

fn save_words(session: &Session, cx: &Cx<'_>) -> String {
    let at = |time| [("time", say::time(time).into())];
    match session.save {
        SaveState::Quiet => String::new(),
        SaveState::Saved(time) => cx.words.say("state-saved", &at(time)),
        SaveState::Unkept | SaveState::KeepingDraft => cx.get("state-keeping-draft"),
        SaveState::DraftKept(time) => cx.words.say("state-draft-kept", &at(time)),
        SaveState::Saving => cx.get("state-saving"),
        SaveState::NotSaved => cx.get("state-not-saved"),
    }
}

fn places_line(model: &Model, cx: &Cx<'_>, pen: &mut Pen<'_>) {
    let mut x = 1;
    for (place, n) in PlaceId::ALL.iter().zip(1..) {
        let word = cx.get(if pen.width() >= 100 {
            place.word_id()
        } else {
            place.short_word_id()
        });
        let (text, ink) = if *place == model.nav.place {
            (format!("[{n} {word}]"), Ink::Accent)
        } else {
            (format!(" {n} {word} "), Ink::Text)
        };
        x = pen.text(x, 1, text.as_str(), ink);
        if pen.width() >= 100 {
            x += 1;
        }
    }
}

fn message(model: &Model, cx: &Cx<'_>, pen: &mut Pen<'_>) {
    let y = pen.height().saturating_sub(2);
    let (text, ink) = if model.waits_long(cx.moment) {
        (cx.get("working-wait"), Ink::Text)
    } else if model.notice.text.is_empty() {
        let tip = model.nav.top().state().tip(cx);
        (tip.unwrap_or_default(), Ink::Text)
    } else {
        match model.notice.severity {
            Severity::Tip | Severity::Done => (model.notice.text.clone(), Ink::Text),
            Severity::Attention => (format!("! {}", model.notice.text), Ink::Attention),
        }
    };
    // A sentence that is too long for its line takes the rule above it too: words before lines.
    let room = pen.width().saturating_sub(2);
    let lines = pen::wrapped(&text, room);
    let rows = u16::try_from(lines.len()).unwrap_or(1).min(4);
    let first = y.saturating_sub(rows.saturating_sub(1));
    for (line, row) in lines.iter().take(usize::from(rows)).zip(first..) {
        let blank = " ".repeat(usize::from(pen.width()));
        pen.text(0, row, blank.as_str(), Ink::Text);
        pen.text(1, row, line.as_str(), ink);
    }
}

/// How many items the key bar has at a width.
pub const fn bar_items(width: u16) -> usize {
    match width {
        100.. => 7,
        80..=99 => 6,
        _ => 4,
    }
}

/// What the key bar says, in order: keys and names of the commands of the screen, then what works
/// everywhere. Help and hiding the screen always stay; where they do not all fit, the least useful
/// commands of the screen are left to help.
pub fn bar(model: &Model, cx: &Cx<'_>, width: u16) -> Vec<(String, String)> {
    let screen = model.nav.top().state();
    let zone = screen.zone();
    let named =
        |c: CommandId, name: &str| Some((model.keymap.shown(c, zone)?.to_string(), cx.get(name)));
    let everywhere: Vec<(String, String)> = everywhere(model, width)
        .iter()
        .filter_map(|(c, name)| named(*c, name))
        .collect();
    let mut own: Vec<(String, String)> = screen
        .commands()
        .into_iter()
        .filter(|c| !MOVES.contains(c) && screen.available(*c, cx) != Availability::Hidden)
        .filter_map(|c| named(c, screen.command_word(c)))
        .take(bar_items(width).saturating_sub(everywhere.len()))
        .collect();
    let room = width.saturating_sub(1);
    while bar_width(own.iter().chain(&everywhere), TIGHT) > room && own.pop().is_some() {}
    own.extend(everywhere);
    own
}

/// What stands in every key bar, with shorter names where there is less room.
const fn everywhere(model: &Model, width: u16) -> &'static [(CommandId, &'static str)] {
    use CommandId::{Anything, Help, Hide, Quit};
    if model.session.scheme().is_none() {
        return &[(Help, "command-help"), (Quit, "command-quit")];
    }
    match width {
        100.. => &[
            (Anything, "command-anything"),
            (Help, "command-help"),
            (Hide, "command-hide-short"),
        ],
        80..=99 => &[
            (Anything, "command-anything-short"),
            (Help, "command-help"),
            (Hide, "command-hide-short"),
        ],
        _ => &[(Help, "command-help"), (Hide, "command-hide-short")],
    }
}

/// Columns between the items of the key bar, and the fewest there may be.
const WIDE: u16 = 3;
const TIGHT: u16 = 2;

fn bar_width<'a>(items: impl Iterator<Item = &'a (String, String)>, gap: u16) -> u16 {
    items
        .map(|(key, name)| width_of(key) + 1 + width_of(name) + gap)
        .sum::<u16>()
        .saturating_sub(gap)
}

fn key_bar(model: &Model, cx: &Cx<'_>, pen: &mut Pen<'_>) {
    let y = pen.height().saturating_sub(1);
    let items = bar(model, cx, pen.width());
    let gap = if bar_width(items.iter(), WIDE) < pen.width() {
        WIDE
    } else {
        TIGHT
    };
    let mut x = 1;
    for (key, name) in items {
        x = pen.text(x, y, key.as_str(), Ink::Strong) + 1;
        x = pen.text(x, y, name.as_str(), Ink::Text) + gap;
    }
}
