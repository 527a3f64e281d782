//! Whom to match: everybody who is looking and every home with a free place, the longest wait first.

use crate::app::Cx;
use crate::app::command::{Availability, CommandId, Zone};
use crate::app::effect::{Query, Reply, Ticket};
use crate::app::find::Index;
use crate::app::key::Key;
use crate::app::list::{MOVES, Selection};
use crate::app::match_data::NoHome;
use crate::app::match_words;
use crate::app::screen::{Out, Screen, ScreenState};
use crate::app::screens::neutrals::NeutralsPage;
use crate::app::screens::profile::ProfilePage;
use crate::app::screens::shortlist::ShortlistPage;
use crate::app::text_box::TextBox;
use crate::domain::dates::PartialDate;
use crate::domain::id::ProfileId;
use crate::domain::lists::ProfileLine;
use crate::domain::profile::ProfileKind;
use crate::domain::sheet::Stage;
use jiff::civil::Date;
use std::cmp::Reverse;

/// Whom to match.
#[derive(Debug, Default)]
pub struct MatchStart {
    /// Who shows: those who look first, then homes; as far as they match what is typed.
    pub lines: Vec<ProfileLine>,
    /// The highlight.
    pub selection: Selection<ProfileId>,
    /// The find box, while it is open.
    pub find: Option<TextBox>,
    /// Those for whom nobody could work yet, once that has been worked out.
    pub no_home: Vec<NoHome>,
    all: Vec<ProfileLine>,
    asked: Option<Ticket>,
    wondered: Option<Ticket>,
}

/// Whether somebody is looking for a home, or for somebody to share theirs.
pub fn looks(line: &ProfileLine) -> bool {
    line.kind != ProfileKind::Household
        && matches!(line.stage, Stage::Looking | Stage::Introductions)
}

/// Whether a household has a place to offer.
pub fn offers(line: &ProfileLine) -> bool {
    line.kind == ProfileKind::Household
        && !matches!(line.stage, Stage::OnHold | Stage::Left)
        && line.free_places.is_some_and(|free| free > 0)
}

/// Whole days waited, if the start is known; counted from the latest day it may have been.
pub fn days_waited(line: &ProfileLine, today: Date) -> Option<u32> {
    let since = line.waiting_since.map(PartialDate::latest)?;
    u32::try_from((today - since).get_days()).ok().or(Some(0))
}

impl MatchStart {
    /// Filters and orders what was read. Whose start is not known stands first, so that nobody is
    /// lost.
    fn take(&mut self, lines: &[ProfileLine], today: Date) {
        self.all = lines
            .iter()
            .filter(|line| looks(line) || offers(line))
            .cloned()
            .collect();
        self.all.sort_by_cached_key(|line| {
            let days = days_waited(line, today);
            (
                offers(line),
                days.is_some(),
                Reverse(days),
                line.known_as.clone(),
                line.reference.clone(),
            )
        });
        self.search();
    }

    fn search(&mut self) {
        let typed = self.find.as_ref().map_or("", TextBox::text);
        let texts: Vec<String> = self
            .all
            .iter()
            .map(|l| {
                format!(
                    "{} {} {} {}",
                    l.known_as, l.full_name, l.reference, l.postcode
                )
            })
            .collect();
        let mut hits = Index::new(texts.iter().map(String::as_str)).find(typed);
        // The order stays that of waiting: what is typed only leaves out.
        hits.sort_by_key(|hit| hit.at);
        self.lines = hits
            .into_iter()
            .filter_map(|hit| self.all.get(hit.at).cloned())
            .collect();
        let rows = self.rows();
        self.selection.keep(rows);
    }

    fn rows(&self) -> Vec<ProfileId> {
        self.lines.iter().map(|line| line.id).collect()
    }

    /// Whether nobody could work for somebody yet.
    pub fn has_no_home(&self, id: ProfileId) -> Option<&NoHome> {
        self.no_home.iter().find(|nobody| nobody.told.id == id)
    }

    fn line(&self) -> Option<&ProfileLine> {
        self.lines.get(self.selection.at())
    }
}

impl ScreenState for MatchStart {
    fn trail(&self, _cx: &Cx<'_>) -> String {
        String::new()
    }

    fn zone(&self) -> Zone {
        if self.find.is_some() {
            Zone::Typing
        } else {
            Zone::Browsing
        }
    }

    fn commands(&self) -> Vec<CommandId> {
        let mut commands = vec![
            CommandId::Match,
            CommandId::Find,
            CommandId::Scheme,
            CommandId::Edit,
            CommandId::Preferences,
            CommandId::Unknowns,
            CommandId::Open,
        ];
        commands.extend(MOVES);
        commands
    }

    fn available(&self, command: CommandId, cx: &Cx<'_>) -> Availability {
        match command {
            CommandId::Match | CommandId::Open | CommandId::Edit | CommandId::Preferences
                if self.line().is_none() =>
            {
                Availability::No(cx.get("match-start-nobody"))
            }
            _ => Availability::Yes,
        }
    }

    fn command_word(&self, command: CommandId) -> &'static str {
        match command {
            CommandId::Edit => "match-start-profile",
            _ => command.word_id(),
        }
    }

    fn refresh(&mut self, _cx: &Cx<'_>, out: &mut Out) {
        self.asked = Some(out.read(Query::People));
        self.wondered = Some(out.read_aside(Query::NoHome));
    }

    fn command(&mut self, command: CommandId, _cx: &Cx<'_>, out: &mut Out) {
        let rows = self.rows();
        if self.selection.moved(command, rows) {
            return;
        }
        if command == CommandId::Scheme {
            out.push(Screen::Scheme(super::scheme::SchemePage::new()));
            return;
        }
        if command == CommandId::Find {
            self.find.get_or_insert_with(|| TextBox::line(""));
            return;
        }
        if command == CommandId::Unknowns {
            out.push(Screen::Neutrals(NeutralsPage::default()));
            return;
        }
        let Some(line) = self.line() else { return };
        match command {
            CommandId::Match | CommandId::Open => {
                out.push(Screen::Shortlist(ShortlistPage::new(line.id)));
            }
            CommandId::Edit => out.push(Screen::Profile(ProfilePage::new(line.id))),
            CommandId::Preferences => {
                let page = super::preferences::Preferences::new(line.id);
                out.push(Screen::Preferences(page));
            }
            _ => {}
        }
    }

    fn typed(&mut self, key: Key, _cx: &Cx<'_>, _out: &mut Out) {
        if self.find.as_mut().is_some_and(|find| find.key(key)) {
            self.search();
        }
    }

    fn paste(&mut self, text: &str, _cx: &Cx<'_>, _out: &mut Out) {
        if let Some(find) = &mut self.find {
            find.paste(text);
            self.search();
        }
    }

    fn undo_typing(&mut self) -> bool {
        let undone = self.find.as_mut().is_some_and(TextBox::undo);
        if undone {
            self.search();
        }
        undone
    }

    fn redo_typing(&mut self) -> bool {
        let redone = self.find.as_mut().is_some_and(TextBox::redo);
        if redone {
            self.search();
        }
        redone
    }

    fn reply(&mut self, ticket: Ticket, reply: &Reply, cx: &Cx<'_>, _out: &mut Out) {
        if self.wondered == Some(ticket) {
            self.wondered = None;
            if let Reply::NoHome(nobody) = reply {
                self.no_home.clone_from(nobody);
            }
        }
        if self.asked != Some(ticket) {
            return;
        }
        self.asked = None;
        if let Reply::People(lines) = reply {
            self.take(lines, cx.today());
        }
    }

    fn back(&mut self, _cx: &Cx<'_>, _out: &mut Out) -> bool {
        let was_open = self.find.take().is_some();
        if was_open {
            self.search();
        }
        was_open
    }

    fn copies(&self, cx: &Cx<'_>) -> Option<String> {
        self.line().map(|line| cx.name(&line.known_as))
    }

    fn tip(&self, cx: &Cx<'_>) -> Option<String> {
        if let Some(nobody) = self.line().and_then(|line| self.has_no_home(line.id)) {
            return Some(match_words::no_home(cx.words, cx.session.names, nobody));
        }
        let word = if self.all.is_empty() {
            "match-start-empty"
        } else if self.lines.is_empty() {
            "match-start-no-match"
        } else {
            "match-start-tip"
        };
        Some(cx.get(word))
    }
}
