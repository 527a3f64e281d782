//! Choosing a spreadsheet to bring in: the newest first, or any other by where it is.

use crate::app::Cx;
use crate::app::command::{Availability, CommandId, Zone};
use crate::app::effect::{Effect, Reply, Spreadsheet, Ticket};
use crate::app::key::Key;
use crate::app::list::{MOVES, Selection};
use crate::app::screen::{Out, Screen, ScreenState};
use crate::app::screens::import_check::{self, ImportCheck};
use crate::app::text_box::TextBox;
use crate::domain::lists::Draft;
use crate::exchange::plan::Plan;

/// A row that can be highlighted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Row {
    /// A spreadsheet, by its path.
    File(String),
    /// The box to type where another is.
    Elsewhere,
}

/// What choosing a spreadsheet remembers.
#[derive(Debug, Default)]
pub struct ImportList {
    /// The spreadsheets, newest first, once they have been looked for.
    pub files: Option<Vec<Spreadsheet>>,
    /// Where another one is.
    pub path: TextBox,
    /// The highlight.
    pub selection: Selection<Row>,
    /// A spreadsheet is being read.
    pub reading: Option<Ticket>,
    listing: Option<Ticket>,
    /// Where the one is that is being read.
    asked: String,
    /// The draft that is carried on with.
    carries_on: Option<Draft>,
}

impl ImportList {
    /// To carry on with a file in which something was put right before.
    pub fn carrying_on(draft: &Draft) -> Self {
        Self {
            carries_on: Some(draft.clone()),
            ..Self::default()
        }
    }

    /// The rows in order: the spreadsheets, then the box.
    pub fn rows(&self) -> Vec<Row> {
        self.files
            .iter()
            .flatten()
            .map(|f| Row::File(f.path.clone()))
            .chain([Row::Elsewhere])
            .collect()
    }

    /// Whether the box is in focus.
    pub fn on_path(&self) -> bool {
        self.selection.on() == Some(&Row::Elsewhere)
    }

    fn open(&mut self, cx: &Cx<'_>, out: &mut Out) {
        let path = match self.selection.on() {
            Some(Row::File(path)) => path.clone(),
            // A path that was dragged in or copied may stand in quotation marks.
            Some(Row::Elsewhere) | None => {
                self.path.text().trim().trim_matches(['"', '\'']).to_owned()
            }
        };
        if path.is_empty() {
            out.warn(cx.get("import-enter-path"));
            return;
        }
        self.carries_on = None;
        self.read(path, out);
    }

    fn read(&mut self, path: String, out: &mut Out) {
        self.asked.clone_from(&path);
        self.reading = Some(out.ask_for(|t| Effect::ReadSpreadsheet(t, path)));
    }

    /// Looks through the file that was read. What was put right in another than that does not fit it.
    fn look_through(&mut self, plan: &Plan, cx: &Cx<'_>, out: &mut Out) {
        let about_another = |draft: &Draft| draft.about != Some(plan.id());
        let outdated = self.carries_on.take().filter(about_another);
        if outdated.is_some() {
            out.warn(cx.get("import-has-changed"));
        }
        let check = ImportCheck::new(plan.clone(), self.asked.clone());
        out.push(Screen::ImportCheck(
            check.instead_of(outdated.map(|draft| draft.id)),
        ));
    }
}

impl ScreenState for ImportList {
    fn trail(&self, cx: &Cx<'_>) -> String {
        cx.get("import-trail")
    }

    fn zone(&self) -> Zone {
        if self.on_path() {
            Zone::Typing
        } else {
            Zone::Browsing
        }
    }

    fn shows_places(&self) -> bool {
        false
    }

    fn commands(&self) -> Vec<CommandId> {
        let mut commands = vec![CommandId::Open, CommandId::Find, CommandId::Back];
        commands.extend(MOVES);
        commands.extend([CommandId::NextBox, CommandId::PreviousBox]);
        commands
    }

    fn command_word(&self, command: CommandId) -> &'static str {
        match command {
            CommandId::Open => "command-look-through",
            CommandId::Find => "command-elsewhere",
            _ => command.word_id(),
        }
    }

    fn available(&self, command: CommandId, _cx: &Cx<'_>) -> Availability {
        match command {
            CommandId::Find if self.on_path() => Availability::Hidden,
            _ => Availability::Yes,
        }
    }

    fn refresh(&mut self, _cx: &Cx<'_>, out: &mut Out) {
        self.listing = Some(out.ask_for(Effect::ListSpreadsheets));
        let before = self.carries_on.as_ref().filter(|_| self.asked.is_empty());
        if let Some(path) = before.and_then(import_check::path_of) {
            self.read(path, out);
        }
    }

    fn command(&mut self, command: CommandId, cx: &Cx<'_>, out: &mut Out) {
        let rows = self.rows();
        let command = match command {
            CommandId::NextBox => CommandId::Down,
            CommandId::PreviousBox => CommandId::Up,
            other => other,
        };
        if self.selection.moved(command, rows.clone()) {
            return;
        }
        match command {
            CommandId::Open => self.open(cx, out),
            CommandId::Find => self.selection.go_to(&Row::Elsewhere, rows),
            _ => {}
        }
    }

    fn typed(&mut self, key: Key, _cx: &Cx<'_>, _out: &mut Out) {
        self.path.key(key);
    }

    fn paste(&mut self, text: &str, _cx: &Cx<'_>, _out: &mut Out) {
        let rows = self.rows();
        self.selection.go_to(&Row::Elsewhere, rows);
        self.path.paste(text);
    }

    fn undo_typing(&mut self) -> bool {
        self.on_path() && self.path.undo()
    }

    fn redo_typing(&mut self) -> bool {
        self.on_path() && self.path.redo()
    }

    fn copies(&self, _cx: &Cx<'_>) -> Option<String> {
        match self.selection.on()? {
            Row::File(path) => Some(path.clone()),
            Row::Elsewhere => Some(self.path.text().to_owned()),
        }
    }

    fn digit(&mut self, _digit: u8, _cx: &Cx<'_>, _out: &mut Out) -> bool {
        true
    }

    fn reply(&mut self, ticket: Ticket, reply: &Reply, cx: &Cx<'_>, out: &mut Out) {
        if self.listing == Some(ticket) {
            self.listing = None;
            if let Reply::Spreadsheets(files) = reply {
                self.files = Some(files.clone());
            }
            let rows = self.rows();
            self.selection.keep(rows);
        }
        if self.reading == Some(ticket) {
            self.reading = None;
            if let Reply::ImportPlan(plan) = reply {
                self.look_through(plan, cx, out);
            }
        }
    }

    fn tip(&self, cx: &Cx<'_>) -> Option<String> {
        Some(cx.get(if self.on_path() {
            "import-tip-path"
        } else {
            "import-tip"
        }))
    }
}
