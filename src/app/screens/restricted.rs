//! A health or risk sheet: a question first, then everything on it, for as long as somebody reads.
//!
//! Opening is deliberate and is noted in the log before anything shows. It closes by itself: when one goes
//! elsewhere, when the screen is hidden or locked, and when no key was pressed for two minutes.

mod lines;

use crate::app::Cx;
use crate::app::command::{Availability, CommandId};
use crate::app::effect::{Query, Reply, Ticket};
use crate::app::list::{MOVES, moved_to};
use crate::app::screen::{Out, Screen, ScreenState};
use crate::app::screens::forms;
use crate::domain::id::{ProfileId, SheetItemId};
use crate::domain::lists::Draft;
use crate::domain::port::{Change, OpKind, Record, Write};
use crate::domain::restricted::{RestrictedSheet, SheetCount, SheetItem, SheetName, SheetShowing};
use std::time::Duration;

pub use lines::{Line, LineKind};

/// How long a sheet stays open without a key.
pub const STAYS_OPEN: Duration = Duration::from_secs(120);

/// What the question before a sheet offers, the safe one first.
pub const CHOICES: [&str; 3] = [
    "restricted-leave-closed",
    "restricted-open-for-me",
    "restricted-open-to-show",
];

/// How far a page key moves.
const FAR: usize = 10;

/// Whose sheet it is, and which.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Whose {
    /// Whose.
    pub id: ProfileId,
    /// Which sheet.
    pub sheet: SheetName,
    /// Their name as it is stored, once it was read.
    pub name: String,
}

impl Whose {
    /// `Health sheet of Aled P`, with the name as names are shown now.
    pub fn title(&self, cx: &Cx<'_>) -> String {
        self.named(&cx.name(&self.name), cx)
    }

    /// What the log calls it. It says nothing of what is on the sheet.
    pub fn about(&self, cx: &Cx<'_>) -> String {
        self.named(&self.name, cx)
    }

    fn named(&self, name: &str, cx: &Cx<'_>) -> String {
        let args = [
            ("sheet", cx.get(self.sheet.word_id()).into()),
            ("name", name.into()),
        ];
        cx.words.say("restricted-title", &args)
    }

    /// The note that it is opened: to read it, or to show it to somebody, with the reason.
    pub fn opened(&self, to: String, why: String, cx: &Cx<'_>) -> Change {
        let showing = SheetShowing {
            id: cx.ids.next(),
            profile: self.id,
            sheet: self.sheet,
            on: cx.today(),
            by: cx.who().to_owned(),
            to,
            why,
        };
        Change {
            kind: OpKind::SheetShown,
            about: self.about(cx),
            writes: vec![Write::put(&showing)],
        }
    }
}

/// Why no sheet can be opened, if so: nothing of one shows before its log says so.
pub fn stays_closed(cx: &Cx<'_>) -> Option<String> {
    let look_only = cx.session.look_only();
    look_only.map(|_| cx.get("restricted-stays-closed"))
}

/// The answer to the question that opens nothing.
const LEAVE_IT: usize = 0;

/// The screen of one sheet.
#[derive(Debug)]
pub struct SheetPage {
    /// Whose, and which.
    pub whose: Whose,
    /// How many items it has, as far as that may be known while it is closed.
    pub count: Option<SheetCount>,
    /// The sheet, while it is open.
    pub open: Option<Box<RestrictedSheet>>,
    /// Which answer to the question is highlighted, or which line of the sheet.
    pub at: usize,
    /// Something begun on this sheet, to be carried on with once it is open.
    draft: Option<Draft>,
    /// The form that asks whom it is shown to is in front.
    showing: bool,
    last_key: Duration,
    asking: Option<Ticket>,
    noting: Option<Ticket>,
    reading: Option<Ticket>,
}

impl SheetPage {
    /// The question before a sheet.
    pub const fn new(id: ProfileId, sheet: SheetName) -> Self {
        Self {
            whose: Whose {
                id,
                sheet,
                name: String::new(),
            },
            count: None,
            open: None,
            at: 0,
            draft: None,
            showing: false,
            last_key: Duration::ZERO,
            asking: None,
            noting: None,
            reading: None,
        }
    }

    /// Carries on with something begun on the sheet, once it is open.
    #[must_use]
    pub fn carrying_on(mut self, draft: Draft) -> Self {
        self.draft = Some(draft);
        self
    }

    /// The lines of the sheet; none while it is closed.
    pub fn lines(&self, cx: &Cx<'_>) -> Vec<Line> {
        self.open
            .as_deref()
            .map_or_else(Vec::new, |sheet| lines::of(sheet, &self.whose, cx))
    }

    fn item(&self, cx: &Cx<'_>) -> Option<&SheetItem> {
        let id = self.on(cx)?;
        self.open.as_deref()?.items.iter().find(|i| i.id == id)
    }

    fn on(&self, cx: &Cx<'_>) -> Option<SheetItemId> {
        self.lines(cx).get(self.at).and_then(|line| line.item)
    }

    /// Forgets what is on the sheet. An answer that is still on its way comes too late.
    fn close(&mut self) {
        if let Some(sheet) = self.open.take() {
            self.count = sheet.count();
        }
        self.noting = None;
        self.reading = None;
        self.at = 0;
    }

    fn read(&mut self, out: &mut Out) {
        self.reading = Some(out.read(Query::RestrictedSheet(self.whose.id, self.whose.sheet)));
    }

    fn choose(&mut self, choice: usize, cx: &Cx<'_>, out: &mut Out) {
        self.at = choice;
        if let Some(reason) = stays_closed(cx).filter(|_| choice != LEAVE_IT) {
            out.warn(reason);
            return;
        }
        match choice {
            LEAVE_IT => out.back(),
            1 => {
                let change = self.whose.opened(String::new(), String::new(), cx);
                self.noting = Some(out.apply(change));
            }
            _ => {
                self.showing = true;
                let begun = self.draft.take_if(|d| d.form == forms::sheet_showing::CODE);
                out.push(forms::sheet_showing(self.whose.clone(), begun, cx));
            }
        }
    }

    fn moved(&mut self, command: CommandId, cx: &Cx<'_>) -> bool {
        let last = if self.open.is_some() {
            self.lines(cx).len()
        } else {
            CHOICES.len()
        }
        .saturating_sub(1);
        let to = moved_to(command, self.at, last, FAR);
        self.at = to.unwrap_or(self.at);
        to.is_some()
    }

    fn take_out(&self, cx: &Cx<'_>, out: &mut Out) {
        if let Some(item) = self.item(cx) {
            out.apply(Change {
                kind: OpKind::SheetChanged,
                about: self.whose.about(cx),
                writes: vec![Write::TakeOut(SheetItem::KIND, item.id.0)],
            });
        }
    }

    fn got(&mut self, sheet: &RestrictedSheet, cx: &Cx<'_>, out: &mut Out) {
        if self.open.replace(Box::new(sheet.clone())).is_none() {
            self.at = 0;
            out.say(cx.get("restricted-noted"));
        }
        self.count = sheet.count();
        self.at = self.at.min(self.lines(cx).len().saturating_sub(1));
        let Some(draft) = self.draft.take() else {
            return;
        };
        let which = forms::sheet_item::which(&draft);
        let item = which.and_then(|id| sheet.items.iter().find(|i| i.id == id));
        if which.is_some() == item.is_some() {
            let whose = self.whose.clone();
            out.push(forms::sheet_item(whose, item.cloned(), Some(draft), cx));
        } else {
            out.warn(cx.get("trouble-missing"));
        }
    }
}

impl ScreenState for SheetPage {
    fn trail(&self, cx: &Cx<'_>) -> String {
        cx.get(self.whose.sheet.word_id())
    }

    fn shows_places(&self) -> bool {
        false
    }

    fn commands(&self) -> Vec<CommandId> {
        let mut commands = vec![CommandId::Open];
        if self.open.is_some() {
            commands = vec![
                CommandId::New,
                CommandId::Edit,
                CommandId::TakeOut,
                CommandId::Open,
            ];
        }
        commands.extend(MOVES);
        commands
    }

    fn command_word(&self, command: CommandId) -> &'static str {
        match command {
            CommandId::New => "restricted-add",
            CommandId::Back => "restricted-close",
            _ => command.word_id(),
        }
    }

    fn available(&self, command: CommandId, cx: &Cx<'_>) -> Availability {
        match command {
            CommandId::Open if self.open.is_none() => match stays_closed(cx) {
                Some(reason) if self.at != LEAVE_IT => Availability::No(reason),
                Some(_) | None => Availability::Yes,
            },
            CommandId::Edit | CommandId::TakeOut | CommandId::Open if self.on(cx).is_none() => {
                Availability::No(cx.get("restricted-no-item"))
            }
            _ => Availability::Yes,
        }
    }

    fn refresh(&mut self, cx: &Cx<'_>, out: &mut Out) {
        self.last_key = cx.moment.elapsed;
        if self.open.is_some() {
            self.read(out);
        } else if self.noting.is_none() && self.reading.is_none() {
            self.showing = false;
            self.asking = Some(out.read(Query::Profile(self.whose.id)));
        }
    }

    fn command(&mut self, command: CommandId, cx: &Cx<'_>, out: &mut Out) {
        self.last_key = cx.moment.elapsed;
        if self.moved(command, cx) {
            return;
        }
        if self.open.is_none() {
            if command == CommandId::Open {
                self.choose(self.at, cx, out);
            }
            return;
        }
        match command {
            CommandId::New => out.push(forms::sheet_item(self.whose.clone(), None, None, cx)),
            CommandId::Edit | CommandId::Open => {
                if let Some(item) = self.item(cx) {
                    let item = Some(item.clone());
                    out.push(forms::sheet_item(self.whose.clone(), item, None, cx));
                }
            }
            CommandId::TakeOut => self.take_out(cx, out),
            _ => {}
        }
    }

    fn digit(&mut self, digit: u8, cx: &Cx<'_>, out: &mut Out) -> bool {
        self.last_key = cx.moment.elapsed;
        let choice = usize::from(digit).checked_sub(1);
        if let Some(choice) = choice.filter(|n| self.open.is_none() && *n < CHOICES.len()) {
            self.choose(choice, cx, out);
        }
        true
    }

    fn reply(&mut self, ticket: Ticket, reply: &Reply, cx: &Cx<'_>, out: &mut Out) {
        if self.asking == Some(ticket) {
            self.asking = None;
            match reply {
                Reply::Profile(Some(data)) => {
                    let profile = &data.sheet.profile;
                    self.whose.name.clone_from(&profile.known_as);
                    let mut counts = data.sheets.iter();
                    self.count = counts.find(|c| c.sheet == self.whose.sheet).copied();
                }
                _ => out.back(),
            }
        }
        if self.noting == Some(ticket) {
            self.noting = None;
            if matches!(reply, Reply::Saved { .. }) {
                self.read(out);
            }
        }
        if self.showing && matches!(reply, Reply::Saved { kind, .. } if *kind == OpKind::SheetShown)
        {
            self.showing = false;
            self.read(out);
        }
        if self.reading == Some(ticket) {
            self.reading = None;
            if let Reply::RestrictedSheet(sheet) = reply {
                self.got(sheet, cx, out);
            }
        }
    }

    fn tick(&mut self, cx: &Cx<'_>, out: &mut Out) {
        let idle = cx.moment.elapsed.saturating_sub(self.last_key);
        if self.open.is_some() && idle >= STAYS_OPEN {
            self.close();
            out.warn(cx.get("restricted-closed"));
        }
    }

    fn leave(&mut self, _cx: &Cx<'_>, _out: &mut Out) {
        self.close();
    }

    fn covered(&mut self, by: &Screen) {
        if !matches!(by, Screen::Form(page) if page.purpose.is_restricted()) {
            self.close();
        }
    }

    fn tip(&self, cx: &Cx<'_>) -> Option<String> {
        Some(cx.get(if self.open.is_some() {
            "restricted-tip-open"
        } else {
            "restricted-tip"
        }))
    }
}
