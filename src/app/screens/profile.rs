//! One profile: the page that others see first, in the person's own words, and behind it everything
//! else that is known.

pub mod pages;

use crate::app::Cx;
use crate::app::command::{Availability, CommandId};
use crate::app::effect::{ProfileData, Query, Reply, Ticket};
use crate::app::list::{MOVES, moved_to};
use crate::app::nav::PlaceId;
use crate::app::screen::{Out, Screen, ScreenState};
use crate::app::screens::{
    arrangement::ArrangementSheet, forms, history::History, preferences::Preferences,
    restricted::SheetPage, shortlist::ShortlistPage,
};
use crate::domain::id::{PairId, ProfileId};
use crate::domain::lists::HistoryOf;
use crate::domain::port::{Change, OpKind, Record, RecordKind, Write};
use crate::domain::topic::Section;
use crate::matching::cost::Costs;
use pages::{Line, Page, Target};
use uuid::Uuid;

/// One profile.
#[derive(Debug)]
pub struct ProfilePage {
    /// Of what.
    pub id: ProfileId,
    /// What it shows, once it has been read.
    pub data: Option<Box<ProfileData>>,
    /// What each must-have costs, once that has been counted.
    pub costs: Option<Box<Costs>>,
    /// Which page shows.
    pub page: Page,
    /// Which line is highlighted among those that can be opened; on the first page, how far it is
    /// scrolled.
    at: usize,
    reading: Option<Ticket>,
    counting: Option<Ticket>,
}

/// How far a page key moves.
const FAR: usize = 10;

impl ProfilePage {
    /// The screen of one.
    pub const fn new(id: ProfileId) -> Self {
        Self {
            id,
            data: None,
            costs: None,
            page: Page::OnePage,
            at: 0,
            reading: None,
            counting: None,
        }
    }

    /// How far the first page is scrolled, or which line of another is highlighted.
    pub const fn at(&self) -> usize {
        self.at
    }

    /// The lines of the page that shows. The first page has none: it is drawn as a whole.
    pub fn lines(&self, cx: &Cx<'_>) -> Vec<Line> {
        let data = self.data.as_deref();
        data.map_or_else(Vec::new, |data| pages::lines(self.page, data, cx))
    }

    fn targets(&self, cx: &Cx<'_>) -> Vec<Target> {
        self.lines(cx)
            .into_iter()
            .filter_map(|l| l.target)
            .collect()
    }

    fn target(&self, cx: &Cx<'_>) -> Option<Target> {
        self.targets(cx).into_iter().nth(self.at)
    }

    /// The pair that introductions are under way with, the latest if there are several.
    fn current_pair(&self) -> Option<PairId> {
        let data = self.data.as_deref()?;
        let mut under_way = data.pairs.iter().filter(|p| p.under_way());
        under_way.next_back().map(|p| p.pair.id)
    }

    /// How far down one can go: to the last line that can be opened, or to the end of the page.
    fn last(&self, cx: &Cx<'_>) -> usize {
        if self.page == Page::OnePage {
            let data = self.data.as_deref();
            data.map_or(0, |d| pages::length(&d.sheet, cx).saturating_sub(1))
        } else {
            self.targets(cx).len().saturating_sub(1)
        }
    }

    fn moved(&mut self, command: CommandId, cx: &Cx<'_>) -> bool {
        let last = self.last(cx);
        let to = moved_to(command, self.at, last, FAR);
        self.at = to.unwrap_or(self.at);
        to.is_some()
    }

    fn turn(&mut self, forward: bool) {
        self.page = self.page.turned(forward);
        self.at = 0;
    }

    /// Opens the form of the highlighted line, or of the page.
    fn edit(&self, cx: &Cx<'_>, out: &mut Out) {
        let id = self.id;
        let screen = match self.target(cx) {
            None if self.page == Page::OnePage => forms::section(id, Section::OnePage, None, cx),
            None | Some(Target::Basics) => forms::edit_profile(id, cx),
            Some(Target::Answer(section, topic)) => forms::section(id, section, Some(topic), cx),
            Some(Target::Member(which)) => forms::member(id, which, cx),
            Some(Target::Room(which)) => forms::room(id, which, cx),
            Some(Target::Check(which)) => forms::check(id, which, cx),
            Some(Target::Step(_)) => forms::milestone(id, cx),
            Some(Target::Journey(_)) => forms::journey(id, cx),
            Some(Target::Pair(pair)) => forms::record(pair, None, cx),
            Some(Target::Sheet(sheet)) => Screen::Sheet(SheetPage::new(id, sheet)),
            Some(Target::Arrangement(id)) => {
                out.place(PlaceId::Arrangements);
                Screen::Arrangement(ArrangementSheet::new(id))
            }
        };
        out.push(screen);
    }

    /// Adds another of what is highlighted.
    fn add(&self, cx: &Cx<'_>, out: &mut Out) {
        let id = self.id;
        out.push(match self.target(cx) {
            Some(Target::Member(_)) => forms::member(id, None, cx),
            Some(Target::Room(_)) => forms::room(id, None, cx),
            Some(Target::Check(_)) => forms::check(id, None, cx),
            Some(Target::Journey(_)) => forms::journey(id, cx),
            Some(Target::Step(_)) => forms::milestone(id, cx),
            Some(
                Target::Basics
                | Target::Answer(..)
                | Target::Pair(_)
                | Target::Arrangement(_)
                | Target::Sheet(_),
            )
            | None => return,
        });
    }

    /// The row that the highlighted line stands for, if it can be taken out.
    fn row(&self, cx: &Cx<'_>) -> Option<(RecordKind, Uuid)> {
        use crate::domain::{check::Check, household, preference::Journey, profile::Milestone};
        Some(match self.target(cx)? {
            Target::Member(id) => (household::Member::KIND, id?.0),
            Target::Room(id) => (household::Room::KIND, id?.0),
            Target::Check(id) => (Check::KIND, id?.0),
            Target::Step(id) => (Milestone::KIND, id?.0),
            Target::Journey(id) => (Journey::KIND, id?.0),
            Target::Basics
            | Target::Answer(..)
            | Target::Pair(_)
            | Target::Arrangement(_)
            | Target::Sheet(_) => return None,
        })
    }

    fn take_out(&self, cx: &Cx<'_>, out: &mut Out) {
        let (Some((kind, id)), Some(data)) = (self.row(cx), &self.data) else {
            return;
        };
        out.apply(Change {
            kind: OpKind::ProfileChanged,
            about: data.sheet.profile.known_as.clone(),
            writes: vec![Write::TakeOut(kind, id)],
        });
    }
}

impl ScreenState for ProfilePage {
    fn trail(&self, cx: &Cx<'_>) -> String {
        self.data
            .as_deref()
            .map_or_else(String::new, |d| cx.name(&d.sheet.profile.known_as))
    }

    fn commands(&self) -> Vec<CommandId> {
        use CommandId as C;
        let mut commands = vec![
            C::Edit,
            C::Preferences,
            C::Match,
            C::Record,
            C::Right,
            C::Left,
            C::New,
            C::Open,
            C::TakeOut,
            C::Stop,
            C::History,
        ];
        commands.extend(MOVES);
        commands
    }

    fn command_word(&self, command: CommandId) -> &'static str {
        match command {
            CommandId::Right => "profile-next-page",
            CommandId::Left => "profile-page-before",
            CommandId::Stop => "profile-step",
            CommandId::New => "profile-add",
            _ => command.word_id(),
        }
    }

    fn available(&self, command: CommandId, cx: &Cx<'_>) -> Availability {
        let no = |id: &str| Availability::No(cx.get(id));
        let moves =
            matches!(command, CommandId::Left | CommandId::Right) || MOVES.contains(&command);
        match command {
            _ if moves || CommandId::EVERYWHERE.contains(&command) => Availability::Yes,
            _ if self.data.is_none() => no("trouble-missing"),
            CommandId::Record if self.current_pair().is_none() => no("profile-no-introductions"),
            CommandId::Open if self.page == Page::OnePage => Availability::Hidden,
            CommandId::New if self.page != Page::Record => Availability::Hidden,
            CommandId::TakeOut if self.row(cx).is_none() => Availability::Hidden,
            _ => Availability::Yes,
        }
    }

    fn refresh(&mut self, _cx: &Cx<'_>, out: &mut Out) {
        self.reading = Some(out.read(Query::Profile(self.id)));
        self.counting = Some(out.read_aside(Query::Costs(self.id)));
    }

    fn command(&mut self, command: CommandId, cx: &Cx<'_>, out: &mut Out) {
        if self.moved(command, cx) {
            return;
        }
        match command {
            CommandId::Right => self.turn(true),
            CommandId::Left => self.turn(false),
            CommandId::Edit | CommandId::Open => self.edit(cx, out),
            CommandId::New => self.add(cx, out),
            CommandId::TakeOut => self.take_out(cx, out),
            CommandId::Preferences => {
                out.push(Screen::Preferences(Preferences::new(self.id)));
            }
            CommandId::Match => {
                out.push(Screen::Shortlist(ShortlistPage::of_profile(self.id)));
            }
            CommandId::Record => {
                if let Some(pair) = self.current_pair() {
                    out.push(forms::record(pair, None, cx));
                }
            }
            CommandId::Stop => out.push(forms::milestone(self.id, cx)),
            CommandId::History => {
                out.push(Screen::History(History::of(HistoryOf::Profile(self.id))));
            }
            _ => {}
        }
    }

    fn reply(&mut self, ticket: Ticket, reply: &Reply, cx: &Cx<'_>, out: &mut Out) {
        if self.counting == Some(ticket) {
            self.counting = None;
            if let Reply::Costs(costs) = reply {
                self.costs.clone_from(costs);
            }
        }
        if self.reading != Some(ticket) {
            return;
        }
        self.reading = None;
        if let Reply::Profile(data) = reply {
            self.data.clone_from(data);
            self.at = self.at.min(self.last(cx));
            if self.data.is_none() {
                // Undo took it out: what was undone has been said already.
                out.back();
            }
        }
    }

    fn copies(&self, cx: &Cx<'_>) -> Option<String> {
        let lines = self.lines(cx);
        let mut open = lines.iter().filter(|l| l.target.is_some());
        open.nth(self.at)
            .map(|line| line.text.clone())
            .or_else(|| Some(self.trail(cx)))
    }

    fn tip(&self, cx: &Cx<'_>) -> Option<String> {
        Some(cx.get(self.page.tip_id()))
    }
}
