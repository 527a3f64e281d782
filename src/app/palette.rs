//! One box that finds any person, home, place or action, and shows the key of each action.

use super::Cx;
use super::command::{Availability, CommandId};
use super::effect::{Query, Reply, Ticket};
use super::find::Index;
use super::key::{Code, Key};
use super::keymap::Keymap;
use super::nav::PlaceId;
use super::screen::{Out, Screen, ScreenState};
use super::screens::profile::ProfilePage;
use super::text_box::TextBox;
use crate::domain::id::ProfileId;
use crate::domain::lists::ProfileLine;

/// What a line of the box leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A profile.
    Profile(ProfileId),
    /// A place.
    Place(PlaceId),
    /// A command of the screen in front. With the reason, if it cannot be used now.
    Command(CommandId, Option<String>),
}

/// A line of the box.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What it says.
    pub text: String,
    /// What stands to its right: a kind, or a key.
    pub aside: String,
    /// What it leads to.
    pub target: Target,
}

/// The box as it shows.
#[derive(Debug)]
pub struct Palette {
    /// What was typed.
    pub text: TextBox,
    /// What is found.
    pub hits: Vec<Line>,
    /// Which line is highlighted.
    pub at: usize,
    lines: Vec<Line>,
    index: Index,
    reading: Option<Ticket>,
}

/// The most lines that show at once.
pub const MOST: usize = 10;

impl Palette {
    /// Opens the box over a screen.
    pub fn open(screen: &dyn ScreenState, keymap: &Keymap, cx: &Cx<'_>, out: &mut Out) -> Self {
        let mut lines = Vec::new();
        let mut commands = screen.commands();
        commands.extend(CommandId::EVERYWHERE);
        let mut seen = std::collections::HashSet::new();
        for command in commands {
            if !seen.insert(command) || moves(command) {
                continue;
            }
            let reason = match screen.available(command, cx) {
                Availability::Yes => None,
                Availability::No(reason) => Some(reason),
                Availability::Hidden => continue,
            };
            lines.push(Line {
                text: cx.get(screen.command_word(command)),
                aside: keymap
                    .shown(command, screen.zone())
                    .map(|k| k.to_string())
                    .unwrap_or_default(),
                target: Target::Command(command, reason),
            });
        }
        for (place, n) in PlaceId::ALL.iter().zip(1..) {
            lines.push(Line {
                text: cx.get(place.word_id()),
                aside: format!("{n}"),
                target: Target::Place(*place),
            });
        }
        let mut palette = Self {
            text: TextBox::line(""),
            hits: Vec::new(),
            at: 0,
            index: Index::default(),
            lines,
            reading: Some(out.read(Query::People)),
        };
        palette.search();
        palette
    }

    fn search(&mut self) {
        if self.index.len() != self.lines.len() {
            self.index = Index::new(self.lines.iter().map(|l| l.text.as_str()));
        }
        let hits = self.index.find(self.text.text());
        self.hits = hits
            .into_iter()
            .take(MOST)
            .filter_map(|h| self.lines.get(h.at).cloned())
            .collect();
        self.at = 0;
    }

    /// Text that was pasted.
    pub fn paste(&mut self, text: &str) {
        self.text.paste(text);
        self.search();
    }

    /// The list of people came back: they stand before the actions.
    pub fn reply(&mut self, ticket: Ticket, reply: &Reply, cx: &Cx<'_>) {
        if self.reading != Some(ticket) {
            return;
        }
        self.reading = None;
        if let Reply::People(people) = reply {
            let mut lines: Vec<Line> = people.iter().map(|p| profile_line(p, cx)).collect();
            lines.append(&mut self.lines);
            self.lines = lines;
            if !self.text.is_empty() {
                self.search();
            }
        }
    }

    /// A key. Returns whether the box stays; `call` is a command to run.
    pub fn key(
        &mut self,
        key: Key,
        cx: &Cx<'_>,
        out: &mut Out,
        call: &mut Option<CommandId>,
    ) -> bool {
        match key.code {
            Code::Esc => return false,
            Code::Up => self.at = self.at.saturating_sub(1),
            Code::Down => self.at = (self.at + 1).min(self.hits.len().saturating_sub(1)),
            Code::Enter => return self.choose(cx, out, call),
            _ => {
                if self.text.key(key) {
                    self.search();
                }
            }
        }
        true
    }

    fn choose(&self, _cx: &Cx<'_>, out: &mut Out, call: &mut Option<CommandId>) -> bool {
        match self.hits.get(self.at).map(|l| l.target.clone()) {
            None => return true,
            Some(Target::Profile(id)) => {
                out.place(PlaceId::People);
                out.push(Screen::Profile(ProfilePage::new(id)));
            }
            Some(Target::Place(place)) => out.place(place),
            Some(Target::Command(_, Some(reason))) => {
                out.warn(reason);
                return true;
            }
            Some(Target::Command(command, None)) => *call = Some(command),
        }
        false
    }
}

fn moves(command: CommandId) -> bool {
    command.group() == super::command::Group::Move
        || matches!(command, CommandId::Open | CommandId::Anything)
}

fn profile_line(line: &ProfileLine, cx: &Cx<'_>) -> Line {
    let mut text = cx.name(&line.known_as);
    if !line.full_name.is_empty() && cx.session.names == super::session::NamesShown::Full {
        text = format!("{text} ({})", line.full_name);
    }
    Line {
        text,
        aside: format!("{}, {}", cx.get(line.kind.word_id()), line.reference),
        target: Target::Profile(line.id),
    }
}
