//! People and homes: a box to find anybody by, and the list it narrows.
//!
//! The texts that are searched are folded once for each reading of the list; a key looks through
//! them and keeps numbers of lines, and the view writes out only the lines that can be seen.

use crate::app::command::{Availability, CommandId, Zone};
use crate::app::effect::{ExportList, ProfileData, Query, Reply, Ticket};
use crate::app::find::{Index, narrows};
use crate::app::key::Key;
use crate::app::list::{MOVES, Selection};
use crate::app::screen::{Out, Screen, ScreenState};
use crate::app::screens::{
    forms, preferences::Preferences, profile::ProfilePage, shortlist::ShortlistPage,
};
use crate::app::text_box::TextBox;
use crate::app::{Cx, tell};
use crate::domain::id::ProfileId;
use crate::domain::lists::{HistoryOf, ProfileLine};
use crate::domain::profile::{ProfileKind, Programme};

/// Which side of the list shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Side {
    /// Everybody.
    #[default]
    Everyone,
    /// People who want support, and householders who want help.
    Wanting,
    /// Households that offer a home, and householders who offer a room.
    Offering,
    /// Both sides of Homeshare.
    Homeshare,
}

impl Side {
    /// Every choice, in the order in which the key goes through them.
    pub const ALL: &'static [Self] = &[
        Self::Everyone,
        Self::Wanting,
        Self::Offering,
        Self::Homeshare,
    ];

    /// The id of its words.
    pub const fn word_id(self) -> &'static str {
        match self {
            Self::Everyone => "people-show-everyone",
            Self::Wanting => "people-show-wanting",
            Self::Offering => "people-show-offering",
            Self::Homeshare => "people-show-homeshare",
        }
    }

    /// The next one.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::Everyone => Self::Wanting,
            Self::Wanting => Self::Offering,
            Self::Offering => Self::Homeshare,
            Self::Homeshare => Self::Everyone,
        }
    }

    fn shows(self, kind: ProfileKind) -> bool {
        match self {
            Self::Everyone => true,
            Self::Wanting => kind == ProfileKind::Person,
            Self::Offering => kind == ProfileKind::Household,
            Self::Homeshare => kind.programme() == Programme::Homeshare,
        }
    }
}

/// What People remembers.
#[derive(Debug, Default)]
pub struct People {
    /// The find box.
    pub text: TextBox,
    /// Which side shows.
    pub side: Side,
    /// Everybody, as read from the file.
    lines: Vec<ProfileLine>,
    /// What is searched: one text for each line, in the same order.
    index: Index,
    /// What was looked for last, and the lines that matched it, best match first.
    looked_for: String,
    found: Vec<usize>,
    /// Those of them on the side that shows.
    hits: Vec<usize>,
    selection: Selection<ProfileId>,
    /// Whether the list is in focus and not the box.
    in_list: bool,
    /// The highlighted profile, once it has been read.
    preview: Option<Box<ProfileData>>,
    reading: Option<Ticket>,
    peeking: Option<(Ticket, ProfileId)>,
    loaded: bool,
}

/// What a line is found by.
fn searched(line: &ProfileLine) -> String {
    format!(
        "{} {} {} {} {}",
        line.known_as,
        line.full_name,
        line.reference,
        line.postcode,
        tell::town(&line.postcode)
    )
}

impl People {
    /// How many lines show.
    pub const fn shown(&self) -> usize {
        self.hits.len()
    }

    /// How many lines there are.
    pub const fn total(&self) -> usize {
        self.lines.len()
    }

    /// The lines that show, from one on.
    pub fn lines_from(&self, first: usize) -> impl Iterator<Item = (usize, &ProfileLine)> {
        self.hits
            .iter()
            .enumerate()
            .skip(first)
            .filter_map(|(row, at)| Some((row, self.lines.get(*at)?)))
    }

    /// The row that is highlighted, counted from 0.
    pub const fn at(&self) -> usize {
        self.selection.at()
    }

    /// The line that is highlighted.
    pub fn line(&self) -> Option<&ProfileLine> {
        self.hits
            .get(self.selection.at())
            .and_then(|at| self.lines.get(*at))
    }

    /// The highlighted profile, if it has been read already.
    pub fn preview(&self) -> Option<&ProfileData> {
        let on = self.selection.on()?;
        self.preview
            .as_deref()
            .filter(|data| data.sheet.profile.id == *on)
    }

    /// Whether the list has been read.
    pub const fn is_loaded(&self) -> bool {
        self.loaded
    }

    /// The names nearest in spelling to what was typed, when nobody matches it.
    pub fn nearest(&self, cx: &Cx<'_>) -> Vec<String> {
        let mut names: Vec<String> = self
            .index
            .nearest(self.text.text(), 3)
            .into_iter()
            .filter_map(|at| self.lines.get(at))
            .map(|line| cx.name(&line.known_as))
            .collect();
        names.dedup();
        names
    }

    fn ids(&self) -> Vec<ProfileId> {
        self.hits
            .iter()
            .filter_map(|at| self.lines.get(*at))
            .map(|line| line.id)
            .collect()
    }

    fn find(&mut self, to_first: bool, cx: &Cx<'_>, out: &mut Out) {
        self.narrow(to_first);
        self.peek(cx, out);
    }

    /// Finds anew. While somebody types the best match is highlighted; a list that is only read
    /// anew stays where it was.
    fn narrow(&mut self, to_first: bool) {
        let typed = self.text.text();
        let hits = if narrows(&self.looked_for, typed) {
            // In the order of the list, so that among equals that order decides.
            let mut found = std::mem::take(&mut self.found);
            found.sort_unstable();
            self.index.find_among(typed, found.into_iter())
        } else {
            self.index.find(typed)
        };
        self.found = hits.into_iter().map(|hit| hit.at).collect();
        typed.clone_into(&mut self.looked_for);
        let shows = |at: &usize| self.lines.get(*at).is_some_and(|l| self.side.shows(l.kind));
        self.hits = self.found.iter().copied().filter(shows).collect();
        let ids = self.ids();
        if to_first {
            self.selection.go(0, ids);
        } else {
            self.selection.keep(ids);
        }
    }

    /// Reads the highlighted profile aside, one at a time: whoever is highlighted when an answer
    /// comes is read next.
    fn peek(&mut self, cx: &Cx<'_>, out: &mut Out) {
        let Some(id) = self.selection.on().copied() else {
            return;
        };
        if cx.session.wide() && self.peeking.is_none() && self.preview().is_none() {
            self.peeking = Some((out.read_aside(Query::Profile(id)), id));
        }
    }

    fn took(&mut self, mut lines: Vec<ProfileLine>, cx: &Cx<'_>, out: &mut Out) {
        lines.sort_by_cached_key(|l| crate::domain::text::fold(&l.known_as));
        if lines != self.lines {
            let texts: Vec<String> = lines.iter().map(searched).collect();
            self.index = Index::new(texts.iter().map(String::as_str));
            self.lines = lines;
            self.looked_for.clear();
        }
        self.loaded = true;
        self.preview = None;
        self.find(false, cx, out);
    }

    fn go_to(&self, to: impl FnOnce(ProfileId) -> Option<Screen>, out: &mut Out) {
        let Some(id) = self.selection.on().copied() else {
            return;
        };
        out.push(Screen::Profile(ProfilePage::new(id)));
        if let Some(screen) = to(id) {
            out.push(screen);
        }
    }

    fn changed(&mut self, cx: &Cx<'_>, out: &mut Out) {
        self.in_list = false;
        self.find(true, cx, out);
    }
}

impl ScreenState for People {
    fn trail(&self, _cx: &Cx<'_>) -> String {
        String::new()
    }

    fn zone(&self) -> Zone {
        if self.in_list {
            Zone::Browsing
        } else {
            Zone::Typing
        }
    }

    fn commands(&self) -> Vec<CommandId> {
        use CommandId as C;
        let mut commands = if self.in_list {
            vec![
                C::Open,
                C::New,
                C::Match,
                C::Preferences,
                C::Filter,
                C::Edit,
            ]
        } else {
            vec![C::Open, C::NextBox, C::New, C::Back]
        };
        if self.in_list {
            commands.extend([C::Find, C::NextBox, C::History]);
        }
        commands.extend([C::PreviousBox, C::Export]);
        commands.extend(MOVES);
        commands
    }

    fn command_word(&self, command: CommandId) -> &'static str {
        match command {
            CommandId::NextBox if !self.in_list => "people-to-list",
            CommandId::Back if !self.in_list && !self.text.is_empty() => "people-clear",
            CommandId::New => "people-new",
            _ => command.word_id(),
        }
    }

    fn available(&self, command: CommandId, cx: &Cx<'_>) -> Availability {
        let needs_row = matches!(
            command,
            CommandId::Open
                | CommandId::Match
                | CommandId::Preferences
                | CommandId::Edit
                | CommandId::History
        );
        if needs_row && self.hits.is_empty() {
            return Availability::No(cx.get("people-nobody-here"));
        }
        Availability::Yes
    }

    fn refresh(&mut self, _cx: &Cx<'_>, out: &mut Out) {
        self.reading = Some(out.read(Query::People));
    }

    fn command(&mut self, command: CommandId, cx: &Cx<'_>, out: &mut Out) {
        match command {
            CommandId::Down if !self.in_list => {
                self.in_list = !self.hits.is_empty();
                return;
            }
            CommandId::Up if self.in_list && self.selection.at() == 0 => {
                self.in_list = false;
                return;
            }
            _ => {}
        }
        if self.selection.moved(command, self.ids()) {
            self.in_list = !self.hits.is_empty();
            self.peek(cx, out);
            return;
        }
        match command {
            CommandId::Open => self.go_to(|_| None, out),
            CommandId::New => out.push(forms::new_profile(cx)),
            CommandId::Preferences => {
                self.go_to(|id| Some(Screen::Preferences(Preferences::new(id))), out);
            }
            CommandId::Edit => self.go_to(|id| Some(forms::edit_profile(id, cx)), out),
            CommandId::History => self.go_to(
                |id| {
                    Some(Screen::History(super::history::History::of(
                        HistoryOf::Profile(id),
                    )))
                },
                out,
            ),
            CommandId::Match => {
                if let Some(id) = self.selection.on().copied() {
                    out.push(Screen::Shortlist(ShortlistPage::new(id)));
                }
            }
            CommandId::Filter => {
                self.side = self.side.next();
                self.find(false, cx, out);
            }
            CommandId::Find => self.in_list = false,
            CommandId::NextBox | CommandId::PreviousBox => {
                self.in_list = !self.in_list && !self.hits.is_empty();
            }
            CommandId::Export => out.export(cx, ExportList::People),
            _ => {}
        }
    }

    fn typed(&mut self, key: Key, cx: &Cx<'_>, out: &mut Out) {
        if self.text.key(key) {
            self.changed(cx, out);
        }
    }

    fn paste(&mut self, text: &str, cx: &Cx<'_>, out: &mut Out) {
        self.text.paste(text);
        self.changed(cx, out);
    }

    fn undo_typing(&mut self) -> bool {
        let undone = !self.in_list && self.text.undo();
        if undone {
            self.narrow(true);
        }
        undone
    }

    fn redo_typing(&mut self) -> bool {
        let redone = !self.in_list && self.text.redo();
        if redone {
            self.narrow(true);
        }
        redone
    }

    fn copies(&self, cx: &Cx<'_>) -> Option<String> {
        self.line().map(|line| cx.name(&line.known_as))
    }

    fn back(&mut self, cx: &Cx<'_>, out: &mut Out) -> bool {
        if self.text.is_empty() {
            return false;
        }
        self.text = TextBox::line("");
        self.changed(cx, out);
        true
    }

    fn reply(&mut self, ticket: Ticket, reply: &Reply, cx: &Cx<'_>, out: &mut Out) {
        if self.reading == Some(ticket) {
            self.reading = None;
            if let Reply::People(lines) = reply {
                self.took(lines.clone(), cx, out);
            }
        }
        if let Some((_, id)) = self.peeking.filter(|(t, _)| *t == ticket) {
            self.peeking = None;
            if let Reply::Profile(Some(data)) = reply
                && data.sheet.profile.id == id
            {
                self.preview = Some(data.clone());
            }
            if self.selection.on() != Some(&id) {
                self.peek(cx, out);
            }
        }
    }

    fn tip(&self, cx: &Cx<'_>) -> Option<String> {
        if !self.loaded {
            return None;
        }
        if self.lines.is_empty() {
            return Some(cx.get("people-empty"));
        }
        let typed = self.text.text();
        if typed.is_empty() {
            return Some(cx.get("people-tip"));
        }
        let args = |who: String| [("typed", typed.into()), ("who", who.into())];
        if !self.hits.is_empty() {
            let n = self.hits.len();
            return Some(
                cx.words
                    .say("people-match", &[("n", n.into()), ("typed", typed.into())]),
            );
        }
        let near = self.nearest(cx);
        Some(if near.is_empty() {
            cx.words.say("people-nobody", &args(String::new()))
        } else {
            cx.words
                .say("people-nobody-near", &args(tell::any_of(&near, cx)))
        })
    }
}
