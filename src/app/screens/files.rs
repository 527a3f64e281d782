//! Files: where the scheme is, what can come in and what can go out.

use crate::app::Cx;
use crate::app::check_data::FileCheck;
use crate::app::check_words;
use crate::app::command::{Availability, CommandId};
use crate::app::effect::{Effect, ExportList, FilesData, Query, Reply, Ticket};
use crate::app::list::{MOVES, Selection};
use crate::app::screen::{Ask, Out, Screen, ScreenState};
use crate::app::screens::history::History;
use crate::app::screens::import_list::ImportList;
use crate::app::screens::safe_copies::SafeCopies;
use crate::app::screens::settings::SettingsPage;
use crate::app::screens::who_can_open::WhoCanOpen;

/// Something that can be done here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Job {
    /// Bring in a spreadsheet.
    Import,
    /// Save a list as a spreadsheet.
    Export(ExportList),
    /// See the safe copies.
    Copies,
    /// Try the newest safe copy.
    TryCopy,
    /// See what was changed.
    History,
    /// Look through the file for damage.
    Check,
    /// See and change who can open it.
    People,
    /// See and change what can be set.
    Settings,
}

impl Job {
    /// Every one, in the order of the screen.
    pub fn all() -> Vec<Self> {
        let mut all = vec![Self::Import];
        all.extend(lists().into_iter().map(Self::Export));
        all.extend([Self::Copies, Self::TryCopy]);
        all.extend([Self::History, Self::Check, Self::People, Self::Settings]);
        all
    }
}

/// The lists that can be saved here.
pub fn lists() -> Vec<ExportList> {
    vec![
        ExportList::People,
        ExportList::Introductions,
        ExportList::Arrangements,
        ExportList::Waiting,
        ExportList::History,
    ]
}

/// What Files remembers.
#[derive(Debug, Default)]
pub struct Files {
    /// Where the scheme is and how much it holds, once it has been read.
    pub data: Option<FilesData>,
    /// How the file stood when it was last checked.
    pub checked: Option<FileCheck>,
    /// The file is being checked.
    pub checking: Option<Ticket>,
    /// The highlight.
    pub selection: Selection<Job>,
    reading: Option<Ticket>,
}

impl Files {
    fn run(&mut self, job: Job, cx: &Cx<'_>, out: &mut Out) {
        match job {
            Job::Import => out.push(Screen::ImportList(ImportList::default())),
            Job::Export(list) => out.export(cx, list),
            Job::Copies => out.push(Screen::SafeCopies(SafeCopies::default())),
            Job::TryCopy => out.push(Screen::SafeCopies(SafeCopies::to_try())),
            Job::History => out.push(Screen::History(History::default())),
            Job::People => out.push(Screen::WhoCanOpen(WhoCanOpen::default())),
            Job::Settings => out.push(Screen::Settings(SettingsPage::default())),
            Job::Check => self.checking = Some(out.ask_for(Effect::CheckFile)),
        }
    }

    /// The highlighted list, or which of them: asked before anything leaves the locked file.
    fn export(&self, cx: &Cx<'_>, out: &mut Out) {
        if let Some(Job::Export(list)) = self.selection.on() {
            out.export(cx, list.clone());
            return;
        }
        let folder = self.data.as_ref().map_or("", |d| d.exports.as_str());
        let text = cx
            .words
            .say("ask-export-which", &[("folder", folder.into())]);
        let mut options = vec![(cx.get("ask-export-no"), None)];
        options.extend(lists().into_iter().map(|list| {
            let words = cx.words.say(
                "ask-export-list",
                &[("list", cx.get(list.word_id()).into())],
            );
            (words, Some(Effect::Export(out.ticket(), list)))
        }));
        out.ask = Some(Ask {
            text,
            options,
            at: 0,
        });
    }
}

impl ScreenState for Files {
    fn trail(&self, _cx: &Cx<'_>) -> String {
        String::new()
    }

    fn commands(&self) -> Vec<CommandId> {
        let mut commands = vec![
            CommandId::Open,
            CommandId::Import,
            CommandId::SafeCopy,
            CommandId::Export,
            CommandId::History,
            CommandId::CheckFile,
            CommandId::TryCopy,
        ];
        commands.extend(MOVES);
        commands
    }

    fn command_word(&self, command: CommandId) -> &'static str {
        match command {
            CommandId::Open => "command-do-it",
            CommandId::SafeCopy => "command-safe-copies",
            _ => command.word_id(),
        }
    }

    fn available(&self, _command: CommandId, _cx: &Cx<'_>) -> Availability {
        Availability::Yes
    }

    fn refresh(&mut self, _cx: &Cx<'_>, out: &mut Out) {
        self.selection.keep(Job::all());
        self.reading = Some(out.read(Query::Files));
    }

    fn command(&mut self, command: CommandId, cx: &Cx<'_>, out: &mut Out) {
        if self.selection.moved(command, Job::all()) {
            return;
        }
        match command {
            CommandId::Open => {
                if let Some(job) = self.selection.on().cloned() {
                    self.run(job, cx, out);
                }
            }
            CommandId::Import => self.run(Job::Import, cx, out),
            CommandId::Export => self.export(cx, out),
            CommandId::SafeCopy => self.run(Job::Copies, cx, out),
            CommandId::TryCopy => self.run(Job::TryCopy, cx, out),
            CommandId::History => self.run(Job::History, cx, out),
            CommandId::CheckFile => self.run(Job::Check, cx, out),
            _ => {}
        }
    }

    fn reply(&mut self, ticket: Ticket, reply: &Reply, cx: &Cx<'_>, out: &mut Out) {
        if self.reading == Some(ticket) {
            self.reading = None;
            if let Reply::Files(data) = reply {
                self.data = Some((**data).clone());
            }
        }
        if self.checking == Some(ticket) {
            self.checking = None;
            if let Reply::FileChecked(check) = reply {
                let sentence = check_words::summary(cx.words, check);
                if check.faults.is_empty() {
                    out.say(sentence);
                } else {
                    out.warn(sentence);
                }
                self.checked = Some((**check).clone());
            }
        }
    }

    fn copies(&self, _cx: &Cx<'_>) -> Option<String> {
        self.data.as_ref().map(|d| d.folder.clone())
    }

    fn tip(&self, cx: &Cx<'_>) -> Option<String> {
        Some(cx.get("files-tip"))
    }
}
