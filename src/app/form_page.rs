//! The screen of every form: one engine, and a purpose for each form that says what its boxes are
//! and what change they make.

use super::Cx;
use super::command::{Availability, CommandId, Zone};
use super::effect::{Effect, Query, Reply, Ticket};
use super::form::{FieldSpec, Form, Outcome, Problem};
use super::key::Key;
use super::last_form::LastForm;
use super::notice;
use super::screen::{Out, ScreenState};
use super::screens::restricted::STAYS_OPEN;
use super::session::SaveState;
use super::unkept::Unkept;
use crate::domain::lists::Draft;
use crate::domain::port::Change;
use std::fmt::Debug;
use std::time::Duration;
use uuid::Uuid;

/// What a form is for.
pub trait Purpose: Debug {
    /// Its code, under which drafts keep it and its words are found.
    fn code(&self) -> &'static str;

    /// Its boxes.
    fn specs(&self) -> &'static [FieldSpec];

    /// What has to be read from the file before it can be filled in.
    fn needs(&self) -> Option<Query> {
        None
    }

    /// What was read. Returns false if there is nothing to fill in any more.
    fn got(&mut self, _reply: &Reply, _cx: &Cx<'_>) -> bool {
        true
    }

    /// What line 1 calls it.
    fn title(&self, cx: &Cx<'_>) -> String;

    /// What it is about, so that a draft finds it again.
    fn about(&self) -> Option<Uuid>;

    /// What Today calls its draft.
    fn draft_title(&self, cx: &Cx<'_>) -> String;

    /// Fills in what is known already and puts the focus where the typing starts.
    fn prefill(&self, form: &mut Form, cx: &Cx<'_>);

    /// Lines that stand above the boxes: whom it is about, what was agreed last.
    fn pinned(&self, _cx: &Cx<'_>) -> Vec<String> {
        Vec::new()
    }

    /// What is said beside a box while it is filled in: how a date or postcode is understood.
    fn echo(&self, _field: &str, _form: &Form, _cx: &Cx<'_>) -> Option<String> {
        None
    }

    /// The label of a box, if it is not `field-<form>-<id>`.
    fn label(&self, field: &str, _form: &Form, cx: &Cx<'_>) -> String {
        cx.get(&format!("field-{}-{field}", self.code()))
    }

    /// Whether what it is about opens only deliberately: then it closes as that does, and leaves nothing to copy.
    fn is_restricted(&self) -> bool {
        false
    }

    /// The change it makes, or what has to be put right first.
    fn change(&self, form: &Form, cx: &Cx<'_>) -> Result<Change, Vec<Problem>>;

    /// What is said once it is saved, and where to go on to. The form is closed before.
    fn saved(
        &self,
        _form: &Form,
        _added: &[crate::domain::id::ProfileId],
        _cx: &Cx<'_>,
        _out: &mut Out,
    ) {
    }
}

/// A form on the screen.
#[derive(Debug)]
pub struct FormPage {
    /// What it is for.
    pub purpose: Box<dyn Purpose>,
    /// Its boxes.
    pub form: Form,
    /// A draft that was found: carry on with it, or start again?
    pub found: Option<Draft>,
    /// It closed by itself, because what it is about opens only deliberately. What was typed is kept.
    pub shut: bool,
    last_key: Duration,
    draft_id: Option<Uuid>,
    /// The draft that was started again: it goes when this is saved.
    instead_of: Option<Uuid>,
    begun: Option<jiff::Timestamp>,
    unkept: Unkept,
    kept: String,
    needing: Option<Ticket>,
    reading: Option<Ticket>,
    saving: Option<Ticket>,
    chosen: Option<Draft>,
    opened: bool,
}

impl FormPage {
    /// A form for a purpose.
    pub fn new(purpose: impl Purpose + 'static, cx: &Cx<'_>) -> Self {
        let form = Form::new(purpose.code(), purpose.specs(), cx.today());
        Self {
            purpose: Box::new(purpose),
            form,
            found: None,
            shut: false,
            last_key: cx.moment.elapsed,
            draft_id: None,
            instead_of: None,
            begun: None,
            unkept: Unkept::default(),
            kept: String::new(),
            needing: None,
            reading: None,
            saving: None,
            chosen: None,
            opened: false,
        }
    }

    /// Fills in what is known and looks for a draft.
    fn start(&mut self, cx: &Cx<'_>, out: &mut Out) {
        self.purpose.prefill(&mut self.form, cx);
        let undone = cx
            .session
            .undone_form(self.purpose.code(), self.purpose.about());
        match (self.chosen.take(), undone) {
            (Some(draft), _) => self.take(&draft),
            (None, Some(undone)) => {
                self.form.fill_from(&undone.fields);
                self.touched(cx, out);
                out.say(cx.get("form-undone"));
            }
            (None, None) => {
                self.reading = Some(out.read(Query::Draft {
                    form: self.purpose.code(),
                    about: self.purpose.about(),
                }));
            }
        }
    }

    /// Carries on with a draft without asking, because it was chosen from the list of drafts.
    #[must_use]
    pub fn carrying_on(mut self, draft: Draft) -> Self {
        self.chosen = Some(draft);
        self
    }

    fn take(&mut self, draft: &Draft) {
        self.form.fill_from(&draft.fields);
        self.kept = self.form.to_fields();
        self.draft_id = Some(draft.id);
        self.begun = Some(draft.begun);
    }

    /// Something was typed or chosen. Moments pass by themselves only while no key is pressed, so a key looks
    /// too whether it is time to keep a draft.
    fn touched(&mut self, cx: &Cx<'_>, out: &mut Out) {
        if self.form.to_fields() != self.kept {
            self.unkept.typed(cx.moment.elapsed);
            out.save = Some(SaveState::Unkept);
            self.keep_if_due(cx, out);
            return;
        }
        self.unkept.kept();
        if cx.session.save == SaveState::Unkept {
            out.save = Some(SaveState::DraftKept(cx.moment.time));
        }
    }

    fn keep_if_due(&mut self, cx: &Cx<'_>, out: &mut Out) {
        if self.unkept.is_due(cx.moment.elapsed) {
            self.keep_draft(cx, out);
        }
    }

    /// Undoes typing or puts it back. What shows then is kept as what is typed.
    fn changed_back(&mut self, change: fn(&mut Form) -> bool) -> bool {
        let changed = !self.shut && change(&mut self.form);
        if changed {
            self.unkept.changed();
        }
        changed
    }

    /// Keeps a draft of what was typed since the last one.
    fn keep_draft(&mut self, cx: &Cx<'_>, out: &mut Out) {
        let fields = self.form.to_fields();
        if !self.form.typed() || fields == self.kept || self.saving.is_some() {
            return;
        }
        self.unkept.kept();
        let id = *self.draft_id.get_or_insert_with(|| cx.ids.next());
        let begun = *self.begun.get_or_insert(cx.moment.now);
        out.effects.push(Effect::KeepDraft(Draft {
            id,
            form: self.purpose.code().to_owned(),
            about: self.purpose.about(),
            title: self.purpose.draft_title(cx),
            fields: fields.clone(),
            begun,
            kept: cx.moment.now,
        }));
        out.save = Some(SaveState::KeepingDraft);
        self.kept = fields;
    }

    fn submit(&mut self, cx: &Cx<'_>, out: &mut Out) {
        match self.purpose.change(&self.form, cx) {
            Ok(change) => {
                self.keep_draft(cx, out);
                self.form.problems.clear();
                out.save = Some(SaveState::Saving);
                self.saving = Some(out.apply(change));
            }
            Err(problems) => {
                let n = problems.len();
                self.form.show_problems(problems);
                out.warn(cx.words.say("form-problems", &[("n", n.into())]));
            }
        }
    }

    fn after(&mut self, outcome: Outcome, cx: &Cx<'_>, out: &mut Out) {
        match outcome {
            Outcome::Unchanged => {}
            Outcome::Changed => {
                if self.form.typed() {
                    self.touched(cx, out);
                }
            }
            Outcome::Submit => self.submit(cx, out),
        }
    }
}

impl ScreenState for FormPage {
    fn trail(&self, cx: &Cx<'_>) -> String {
        self.purpose.title(cx)
    }

    fn zone(&self) -> Zone {
        if self.found.is_none() && !self.shut && self.form.has_caret() {
            Zone::Typing
        } else {
            Zone::Browsing
        }
    }

    fn shows_places(&self) -> bool {
        false
    }

    fn commands(&self) -> Vec<CommandId> {
        use CommandId::{Choices, Down, Left, NextBox, Open, PreviousBox, Right, Save, Tick, Up};
        vec![
            Open,
            PreviousBox,
            Save,
            Choices,
            NextBox,
            Up,
            Down,
            Left,
            Right,
            Tick,
        ]
    }

    fn command_word(&self, command: CommandId) -> &'static str {
        match command {
            CommandId::Open => "command-next",
            CommandId::Back => "command-keep-draft",
            CommandId::PreviousBox => "command-back-box",
            _ => command.word_id(),
        }
    }

    fn available(&self, command: CommandId, _cx: &Cx<'_>) -> Availability {
        match command {
            CommandId::Open => Availability::Yes,
            _ if self.shut && !CommandId::EVERYWHERE.contains(&command) => Availability::Hidden,
            CommandId::Choices
            | CommandId::Up
            | CommandId::Down
            | CommandId::Left
            | CommandId::Right
            | CommandId::Tick
                if self.form.on_save() =>
            {
                Availability::Hidden
            }
            _ => Availability::Yes,
        }
    }

    fn refresh(&mut self, cx: &Cx<'_>, out: &mut Out) {
        if self.opened {
            return;
        }
        self.opened = true;
        match self.purpose.needs() {
            Some(query) => self.needing = Some(out.read(query)),
            None => self.start(cx, out),
        }
    }

    fn command(&mut self, command: CommandId, cx: &Cx<'_>, out: &mut Out) {
        self.last_key = cx.moment.elapsed;
        if self.shut {
            out.back();
            return;
        }
        if self.found.is_some() {
            if command == CommandId::Open {
                self.digit(1, cx, out);
            }
            return;
        }
        if command == CommandId::Tick {
            if self.form.tick() {
                self.touched(cx, out);
            }
            return;
        }
        let moves = matches!(
            command,
            CommandId::Open | CommandId::NextBox | CommandId::PreviousBox
        );
        let command = if command == CommandId::Choices {
            CommandId::Down
        } else {
            command
        };
        let words = cx.words;
        let outcome = self.form.command(command, &|id| words.get(id));
        self.after(outcome, cx, out);
        if moves && outcome == Outcome::Changed {
            self.keep_draft(cx, out);
        }
    }

    fn typed(&mut self, key: Key, cx: &Cx<'_>, out: &mut Out) {
        self.last_key = cx.moment.elapsed;
        let outcome = self.form.key(key);
        self.after(outcome, cx, out);
    }

    fn digit(&mut self, digit: u8, cx: &Cx<'_>, out: &mut Out) -> bool {
        self.last_key = cx.moment.elapsed;
        if self.shut {
            return true;
        }
        if let Some(draft) = self.found.take() {
            match digit {
                1 => {
                    self.take(&draft);
                    out.say(cx.get("draft-carried-on"));
                }
                2 => {
                    self.instead_of = Some(draft.id);
                    out.say(cx.get("draft-started-again"));
                }
                _ => self.found = Some(draft),
            }
            return true;
        }
        if self.form.digit(digit) {
            self.touched(cx, out);
        }
        true
    }

    fn paste(&mut self, text: &str, cx: &Cx<'_>, out: &mut Out) {
        if self.shut || self.found.is_some() {
            return;
        }
        self.last_key = cx.moment.elapsed;
        let outcome = self.form.paste(text);
        self.after(outcome, cx, out);
    }

    fn undo_typing(&mut self) -> bool {
        self.changed_back(Form::undo_typing)
    }

    fn redo_typing(&mut self) -> bool {
        self.changed_back(Form::redo_typing)
    }

    fn copies(&self, _cx: &Cx<'_>) -> Option<String> {
        let text = self.form.focused_text().map(str::to_owned);
        text.filter(|_| !self.purpose.is_restricted())
    }

    fn reply(&mut self, ticket: Ticket, reply: &Reply, cx: &Cx<'_>, out: &mut Out) {
        if self.needing == Some(ticket) {
            self.needing = None;
            if self.purpose.got(reply, cx) {
                // Which boxes there are may depend on what was read.
                self.form = Form::new(self.purpose.code(), self.purpose.specs(), cx.today());
                self.start(cx, out);
            } else {
                out.warn(cx.get("trouble-missing"));
                out.back();
            }
        }
        if self.reading == Some(ticket) {
            self.reading = None;
            if let Reply::Draft(Some(draft)) = reply {
                self.found = Some((**draft).clone());
            }
        }
        if self.saving == Some(ticket) {
            self.saving = None;
            match reply {
                Reply::Saved { kind, about, added } => {
                    // Its draft stays, put away, unless it must be forgotten.
                    let mut done = vec![self.instead_of];
                    if self.purpose.is_restricted() {
                        done.push(self.draft_id);
                    } else {
                        out.saved_form = Some(LastForm {
                            id: self.draft_id.unwrap_or_else(|| cx.ids.next()),
                            code: self.purpose.code().to_owned(),
                            about: self.purpose.about(),
                            fields: self.form.to_fields(),
                            change: (*kind, about.clone()),
                            undone: false,
                        });
                    }
                    out.effects
                        .extend(done.into_iter().flatten().map(Effect::DropDraft));
                    out.save = Some(SaveState::Saved(cx.moment.time));
                    out.back();
                    self.purpose.saved(&self.form, added, cx, out);
                }
                Reply::Trouble(trouble) => {
                    out.save = Some(SaveState::NotSaved);
                    out.warn(notice::sentence(cx.words, trouble));
                }
                _ => {}
            }
        }
    }

    fn tick(&mut self, cx: &Cx<'_>, out: &mut Out) {
        self.keep_if_due(cx, out);
        let idle = cx.moment.elapsed.saturating_sub(self.last_key);
        out.leaves = self.purpose.is_restricted() && !self.shut && idle >= STAYS_OPEN;
    }

    fn leave(&mut self, cx: &Cx<'_>, out: &mut Out) {
        self.keep_draft(cx, out);
        self.shut = self.purpose.is_restricted();
    }

    fn back(&mut self, cx: &Cx<'_>, out: &mut Out) -> bool {
        self.found = None;
        self.keep_draft(cx, out);
        if self.draft_id.is_some() {
            out.say(cx.get("draft-kept"));
        }
        false
    }

    fn tip(&self, cx: &Cx<'_>) -> Option<String> {
        Some(match &self.found {
            _ if self.shut => cx.get("restricted-tip-shut"),
            Some(draft) => cx.words.say(
                "draft-found",
                &[("when", super::say::moment(cx.words, draft.begun).into())],
            ),
            None => cx.get("form-tip"),
        })
    }
}
