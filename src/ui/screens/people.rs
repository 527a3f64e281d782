//! How People shows: the find box, the list it narrows, and beside it who is highlighted.

use crate::app::command::Zone;
use crate::app::effect::ProfileData;
use crate::app::screen::ScreenState;
use crate::app::screens::people::{People, Side};
use crate::app::{Cx, say, tell};
use crate::domain::introduction::Happened;
use crate::domain::lists::ProfileLine;
use crate::domain::preference::Level;
use crate::domain::profile::ProfileKind;
use crate::domain::topic::Topic;
use crate::ui::pen::{HERE, Pen, first_row, width_of};
use crate::ui::theme::Ink;

/// Columns of the list when somebody is shown beside it.
const LIST: u16 = 57;

/// Draws it.
pub fn draw(state: &People, cx: &Cx<'_>, pen: &mut Pen<'_>) {
    let wide = pen.width() >= 100;
    let rows = pen.height();
    let left = if wide { LIST } else { pen.width() };
    list(state, cx, &mut pen.part(0, 0, left, rows));
    if wide {
        pen.bar(LIST, 0, rows);
        let width = pen.width().saturating_sub(LIST + 2);
        if let Some(data) = state.preview() {
            preview(data, cx, &mut pen.part(LIST + 2, 0, width, rows));
        }
    }
}

fn list(state: &People, cx: &Cx<'_>, pen: &mut Pen<'_>) {
    let top = u16::from(pen.height() >= 20);
    find_box(state, cx, top, pen);
    let (head, last) = (top + 2, pen.height().saturating_sub(1));
    let columns = Columns::of(pen.width());
    for (x, room, word) in [
        (3, columns.name, "people-column-name"),
        (columns.wants_at(), columns.wants, "people-column-wants"),
        (columns.place_at(), columns.place, "people-column-where"),
        (columns.stage_at(), 12, "people-column-stage"),
    ] {
        pen.text_within(x, head, room, cx.get(word).as_str(), Ink::Strong);
    }
    let room = last.saturating_sub(head + 2);
    if state.shown() == 0 && state.is_loaded() {
        nobody(state, cx, head + 1, pen);
    }
    let first = first_row(state.at(), state.shown(), room);
    for ((row, line), y) in state
        .lines_from(first)
        .take(usize::from(room))
        .zip(head + 1..)
    {
        let here = row == state.at();
        one(line, here, &columns, y, cx, pen);
        if here && state.zone() == Zone::Browsing {
            pen.here(1, y);
        }
    }
    sides(state, cx, last, pen);
}

fn find_box(state: &People, cx: &Cx<'_>, y: u16, pen: &mut Pen<'_>) {
    let typing = state.zone() == Zone::Typing;
    let x = pen.text(1, y, cx.get("people-find").as_str(), Ink::Strong) + 1;
    let counts = cx.words.say(
        "people-counts",
        &[
            ("shown", state.shown().into()),
            ("total", state.total().into()),
        ],
    );
    let width = pen.width();
    let end = pen.text_to(width.saturating_sub(1), y, counts.as_str(), Ink::Text);
    let room = end.saturating_sub(x + 1);
    let text = state.text.text();
    let ink = if typing { Ink::Focus } else { Ink::Text };
    let blank = " ".repeat(usize::from(room));
    pen.text_within(x, y, room, blank.as_str(), ink);
    pen.text_within(x, y, room, text, ink);
    if text.is_empty() && !typing {
        pen.text_within(x, y, room, cx.get("people-find-hint").as_str(), Ink::Hint);
    }
    if typing {
        let before: String = text.chars().take(state.text.caret()).collect();
        pen.caret((x + width_of(&before)).min(end.saturating_sub(1)), y);
    }
}

fn nobody(state: &People, cx: &Cx<'_>, y: u16, pen: &mut Pen<'_>) {
    let typed = state.text.text();
    let text = if state.total() == 0 {
        cx.get("people-empty")
    } else if typed.is_empty() {
        cx.get("people-nobody-on-this-side")
    } else {
        let near = state.nearest(cx);
        let id = if near.is_empty() {
            "people-nobody"
        } else {
            "people-nobody-near"
        };
        let who = tell::any_of(&near, cx);
        cx.words
            .say(id, &[("typed", typed.into()), ("who", who.into())])
    };
    let room = pen.width().saturating_sub(4);
    pen.wrap(3, y, room, text.as_str(), Ink::Text);
}

/// Where the columns of the list stand, in columns of the screen.
struct Columns {
    name: u16,
    wants: u16,
    place: u16,
}

impl Columns {
    const fn of(width: u16) -> Self {
        if width >= 76 {
            Self {
                name: 24,
                wants: 22,
                place: 14,
            }
        } else {
            Self {
                name: 15,
                wants: 17,
                place: 10,
            }
        }
    }
    const fn wants_at(&self) -> u16 {
        3 + self.name + 1
    }
    const fn place_at(&self) -> u16 {
        self.wants_at() + self.wants + 1
    }
    const fn stage_at(&self) -> u16 {
        self.place_at() + self.place + 1
    }
}

fn one(line: &ProfileLine, here: bool, c: &Columns, y: u16, cx: &Cx<'_>, pen: &mut Pen<'_>) {
    let ink = if here { Ink::Selected } else { Ink::Text };
    if here {
        pen.row(y, Ink::Selected);
    }
    pen.text_within(3, y, c.name, cx.name(&line.known_as).as_str(), ink);
    pen.text_within(c.wants_at(), y, c.wants, wants(line, cx).as_str(), ink);
    pen.text_within(
        c.place_at(),
        y,
        c.place,
        tell::town(&line.postcode).as_ref(),
        ink,
    );
    let stage = cx.get(tell::short_stage(line.stage));
    pen.text(c.stage_at(), y, stage.as_str(), ink);
    if here {
        pen.text(1, y, HERE, Ink::Accent);
    }
}

/// What somebody wants or offers, in a column.
fn wants(line: &ProfileLine, cx: &Cx<'_>) -> String {
    match line.kind {
        ProfileKind::Person => line.kinds.first().map_or_else(
            || cx.get("people-wants-person"),
            |kind| cx.get(&Topic::Kinds.item_word_id(kind.code())),
        ),
        ProfileKind::Household => match line.free_places {
            Some(n) => cx.words.say("people-offers-free", &[("n", n.into())]),
            None => cx.get("people-offers-home"),
        },
        ProfileKind::Householder => cx.get("people-offers-room"),
        ProfileKind::Homesharer => cx.get("people-wants-room"),
    }
}

fn sides(state: &People, cx: &Cx<'_>, y: u16, pen: &mut Pen<'_>) {
    let mut x = 1;
    if pen.width() > LIST {
        x = pen.text(1, y, cx.get("people-show").as_str(), Ink::Text) + 1;
    }
    for side in Side::ALL {
        let word = cx.get(side.word_id());
        if *side == state.side {
            x = pen.text(x, y, format!("[{word}]").as_str(), Ink::Accent) + 1;
        } else {
            x = pen.text(x + 1, y, word.as_str(), Ink::Text) + 1;
        }
    }
}

fn preview(data: &ProfileData, cx: &Cx<'_>, pen: &mut Pen<'_>) {
    let sheet = &data.sheet;
    let name = cx.name(&sheet.profile.known_as);
    let width = pen.width();
    let title = match sheet.profile.age_on(cx.today()) {
        Some(age) => format!("{name}, {age}"),
        None => name.clone(),
    };
    let mut y = u16::from(pen.height() >= 20);
    pen.text(0, y, title.as_str(), Ink::Strong);
    y += 1;
    let strapline = sheet.lines(Topic::Admire).first().map(|l| format!("“{l}”"));
    if let Some(line) = strapline {
        y += pen.wrap(0, y, width, line.as_str(), Ink::Text);
    }
    if tell::is_unfinished(sheet) {
        pen.text(0, y, cx.get("profile-unfinished").as_str(), Ink::Attention);
        y += 1;
    }
    y += 1;
    y = what_matters(data, &name, cx, y, pen);
    y = must_haves(data, cx, y, pen);
    y = where_things_are(data, cx, y, pen);
    let agreed = sheet.profile.agreed_on.map_or_else(
        || cx.get("profile-not-agreed"),
        |on| {
            cx.words.say(
                "people-agreed",
                &[
                    ("name", name.into()),
                    ("when", say::away(cx.words, on, cx.today()).into()),
                ],
            )
        },
    );
    pen.wrap(0, y, width, agreed.as_str(), Ink::Text);
}

fn what_matters(data: &ProfileData, name: &str, cx: &Cx<'_>, mut y: u16, pen: &mut Pen<'_>) -> u16 {
    let mut wishes = tell::wishes(&data.sheet);
    wishes.retain(|w| w.preference.level != Level::DoesNotMatter);
    let heading = cx
        .words
        .say("people-matters-most", &[("name", name.into())]);
    pen.text(0, y, heading.as_str(), Ink::Strong);
    y += 1;
    if wishes.is_empty() {
        pen.text(2, y, cx.get("people-matters-nothing").as_str(), Ink::Text);
        return y + 2;
    }
    for wish in wishes.into_iter().take(5) {
        let level = wish.preference.level;
        pen.text_within(2, y, 18, tell::wish(wish, cx).as_str(), Ink::Text);
        let x = pen.text(21, y, bar(level, 1).as_str(), Ink::Accent);
        pen.text(x + 1, y, cx.get(level.word_id()).as_str(), Ink::Text);
        y += 1;
    }
    y + 1
}

/// A bar of three steps, each so many cells wide.
pub fn bar(level: Level, cells: usize) -> String {
    let full = tell::bar(level) * cells;
    format!("{}{}", "█".repeat(full), "░".repeat(3 * cells - full))
}

fn must_haves(data: &ProfileData, cx: &Cx<'_>, mut y: u16, pen: &mut Pen<'_>) -> u16 {
    let all: Vec<String> = tell::must_haves(&data.sheet)
        .into_iter()
        .map(|m| tell::must_have(m, cx))
        .collect();
    if all.is_empty() {
        return y;
    }
    pen.text(0, y, cx.get("profile-must-have").as_str(), Ink::Strong);
    y += 1;
    for words in all.iter().take(4) {
        pen.text(2, y, words.as_str(), Ink::Text);
        y += 1;
    }
    y + 1
}

fn where_things_are(data: &ProfileData, cx: &Cx<'_>, mut y: u16, pen: &mut Pen<'_>) -> u16 {
    pen.text(
        0,
        y,
        cx.get("people-where-things-are").as_str(),
        Ink::Strong,
    );
    y += 1;
    let stage = data.sheet.stage(cx.today());
    pen.text(2, y, cx.get(stage.word_id()).as_str(), Ink::Text);
    y += 1;
    let room = pen.width().saturating_sub(2);
    for pair in data.pairs.iter().filter(|p| p.under_way()).take(2) {
        let other = if pair.mover.id == data.sheet.profile.id {
            &pair.home
        } else {
            &pair.mover
        };
        for meeting in pair.last_met().into_iter().chain(pair.planned()) {
            let id = if meeting.happened == Happened::Planned {
                "people-meeting-planned"
            } else {
                "people-meeting-was"
            };
            let text = cx.words.say(
                id,
                &[
                    ("what", cx.get(meeting.kind.word_id()).into()),
                    ("who", cx.name(&other.known_as).into()),
                    (
                        "when",
                        say::short_day(cx.words, meeting.on, cx.today()).into(),
                    ),
                ],
            );
            y += pen.wrap(2, y, room, text.as_str(), Ink::Text);
        }
    }
    y + 1
}
