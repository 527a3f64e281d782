//! Looking through a spreadsheet before any of it is added. Every answer changes the plan only; the
//! record hears of it once, as one change, when somebody says so.

mod answers;
mod draft;

pub use draft::{CODE, path_of};

use crate::app::Cx;
use crate::app::command::{Availability, CommandId, Zone};
use crate::app::effect::{Effect, Query, Reply, Ticket};
use crate::app::key::Key;
use crate::app::list::{MOVES, Selection, moved_to};
use crate::app::nav::PlaceId;
use crate::app::screen::{Out, ScreenState};
use crate::app::text_box::TextBox;
use crate::app::unkept::Unkept;
use crate::domain::text::fold;
use crate::exchange::headings::Target;
use crate::exchange::plan::{Counts, Outcome, Plan, PlanRow, Refused};
use crate::exchange::problem::{Problem, counted, target_words};
use crate::exchange::row::At;
use answers::Step;
use draft::Begun;
use uuid::Uuid;

/// How many different cells of a column are shown.
const EXAMPLES: usize = 4;

/// A cell being put right.
#[derive(Debug, Clone, PartialEq)]
pub struct Fix {
    /// The number of its row in the file.
    pub row: usize,
    /// Its column, counted from 0.
    pub column: usize,
    /// What stands in it now.
    pub text: TextBox,
    /// Nothing was typed yet: the first letter takes the place of all that stands there.
    pub fresh: bool,
}

/// A place being chosen for a column.
#[derive(Debug, Clone, PartialEq)]
pub struct Choose {
    /// The column, counted from 0.
    pub column: usize,
    /// What was typed to find the place.
    pub find: TextBox,
    /// Which of the places that match is highlighted.
    pub at: usize,
}

/// What is being done.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Mode {
    /// Going through the rows.
    #[default]
    Rows,
    /// Putting a cell right.
    Fix(Fix),
    /// Going through the columns.
    Columns,
    /// Choosing where a column goes.
    Choose(Choose),
    /// Reading what is kept as it stood, and what is worth a look.
    Kept,
}

/// What looking through a spreadsheet remembers.
#[derive(Debug)]
pub struct ImportCheck {
    /// The plan with every answer so far.
    pub plan: Plan,
    /// What is being done.
    pub mode: Mode,
    /// Whether every row shows, not only those that need or needed an answer.
    pub all: bool,
    /// How many rows will become what.
    pub counts: Counts,
    /// What the cells of each column look like.
    pub examples: Vec<String>,
    /// How many cells are kept as they stood, and how many are worth a look.
    pub kept: [usize; 2],
    /// The highlighted row, by its place in the plan.
    pub selection: Selection<usize>,
    /// The highlighted column.
    pub column: Selection<usize>,
    /// The first line that shows of what is kept.
    pub from: usize,
    /// The change is being written.
    pub adding: Option<Ticket>,
    listed: Vec<usize>,
    steps: Vec<Step>,
    /// Where the file was read.
    path: String,
    unkept: Unkept,
    in_draft: Begun,
    draft_id: Option<Uuid>,
    first_kept: Option<jiff::Timestamp>,
    /// Drafts that what is added here takes the place of.
    outdated: Vec<Uuid>,
    opened: bool,
    finding: Option<Ticket>,
}

fn wants_an_answer(row: &PlanRow) -> bool {
    match row.outcome {
        Outcome::NeedsAnswer(_)
        | Outcome::LikelyDuplicate { .. }
        | Outcome::Refused(Refused::Because(_)) => true,
        Outcome::Added | Outcome::Refused(Refused::LeftOut) | Outcome::Empty => false,
    }
}

/// The first cell of a row that can be put right, with what is wrong with it.
pub fn fixable(row: &PlanRow) -> Option<&At<Problem>> {
    match &row.outcome {
        Outcome::NeedsAnswer(problems) => problems.first(),
        Outcome::Refused(Refused::Because(problem)) => Some(problem),
        Outcome::Added
        | Outcome::LikelyDuplicate { .. }
        | Outcome::Refused(Refused::LeftOut)
        | Outcome::Empty => None,
    }
}

impl ImportCheck {
    /// For a plan that was just made of the file at a path.
    pub fn new(plan: Plan, path: String) -> Self {
        let mut check = Self {
            plan,
            path,
            unkept: Unkept::default(),
            in_draft: Begun::default(),
            draft_id: None,
            first_kept: None,
            outdated: Vec::new(),
            opened: false,
            finding: None,
            mode: Mode::default(),
            all: false,
            counts: Counts::default(),
            examples: Vec::new(),
            kept: [0; 2],
            selection: Selection::default(),
            column: Selection::default(),
            from: 0,
            adding: None,
            listed: Vec::new(),
            steps: Vec::new(),
        };
        check.list_anew();
        check.in_draft = check.begun();
        check
    }

    /// In the place of a draft about the same file as it was before: that one goes when this is added.
    #[must_use]
    pub fn instead_of(mut self, draft: Option<Uuid>) -> Self {
        self.outdated.extend(draft);
        self
    }

    /// The places in the plan of the rows that show. Those that were answered stay where they are.
    pub fn rows(&self) -> Vec<usize> {
        if self.all {
            (0..self.plan.rows().len()).collect()
        } else {
            self.listed.clone()
        }
    }

    /// The highlighted row.
    pub fn row(&self) -> Option<&PlanRow> {
        self.plan.rows().get(*self.selection.on()?)
    }

    /// The places a column could go to, as far as they match what was typed.
    pub fn places(&self, choose: &Choose, cx: &Cx<'_>) -> Vec<(Target, String)> {
        let wanted = fold(choose.find.text());
        Target::choices(self.plan.kind())
            .into_iter()
            .map(|target| (target, target_words(cx.words, target)))
            .filter(|(_, words)| fold(words).contains(&wanted))
            .collect()
    }

    fn list_anew(&mut self) {
        let rows = self.plan.rows().iter().enumerate();
        self.listed = rows
            .filter(|(_, row)| wants_an_answer(row))
            .map(|(at, _)| at)
            .collect();
        self.examples = (0..self.plan.columns().len())
            .map(|column| self.plan.examples(column, EXAMPLES).join(", "))
            .collect();
        self.count();
        let rows = self.rows();
        self.selection.keep(rows);
        self.column.keep(0..self.plan.columns().len());
    }

    fn count(&mut self) {
        self.counts = self.plan.counts();
        self.kept = [self.plan.unplaced().count(), self.plan.notes().count()];
    }

    fn add(&mut self, cx: &Cx<'_>, out: &mut Out) {
        if let Some(change) = self.plan.change(cx.words, cx.ids) {
            self.adding = Some(out.apply(change));
        }
    }

    fn rows_command(&mut self, command: CommandId, cx: &Cx<'_>, out: &mut Out) {
        let rows = self.rows();
        if self.selection.moved(command, rows) {
            return;
        }
        match command {
            CommandId::Open => self.fix(cx, out),
            CommandId::LeaveOut => self.leave_out(cx, out),
            CommandId::KeepBoth => self.keep_both(cx, out),
            CommandId::Edit => self.mode = Mode::Columns,
            CommandId::Save => self.add(cx, out),
            CommandId::Sentences => {
                self.from = 0;
                self.mode = Mode::Kept;
            }
            CommandId::Filter => {
                self.all = !self.all;
                let rows = self.rows();
                self.selection.keep(rows);
            }
            _ => {}
        }
    }

    fn columns_command(&mut self, command: CommandId) {
        let columns = 0..self.plan.columns().len();
        if self.column.moved(command, columns.clone()) {
            return;
        }
        let Some(column) = self.column.on().copied() else {
            return;
        };
        match command {
            CommandId::Open | CommandId::Choices => {
                self.mode = Mode::Choose(Choose {
                    column,
                    find: TextBox::line(""),
                    at: 0,
                });
            }
            CommandId::LeaveOut => {
                self.steps
                    .push(Step::Columns(self.plan.kind(), self.targets()));
                self.plan.leave_out_column(column);
                self.list_anew();
                self.column.moved(CommandId::Down, columns);
            }
            CommandId::Edit => self.mode = Mode::Rows,
            _ => {}
        }
    }

    fn kept_command(&mut self, command: CommandId) {
        let last = self.kept.iter().sum::<usize>().saturating_sub(1);
        self.from = moved_to(command, self.from, last, 10).unwrap_or(self.from);
    }
}

impl ScreenState for ImportCheck {
    fn trail(&self, cx: &Cx<'_>) -> String {
        cx.get("import-check-trail")
    }

    fn zone(&self) -> Zone {
        match self.mode {
            Mode::Fix(_) | Mode::Choose(_) => Zone::Typing,
            Mode::Rows | Mode::Columns | Mode::Kept => Zone::Browsing,
        }
    }

    fn shows_places(&self) -> bool {
        false
    }

    fn commands(&self) -> Vec<CommandId> {
        use CommandId::{
            Back, Choices, Down, Edit, Filter, KeepBoth, LeaveOut, Open, Save, Sentences, Up,
        };
        let double = self
            .row()
            .is_some_and(|r| matches!(r.outcome, Outcome::LikelyDuplicate { .. }));
        let (mut commands, lists) = match self.mode {
            Mode::Rows if double => (
                vec![
                    KeepBoth, LeaveOut, Edit, Save, Back, Open, Sentences, Filter,
                ],
                true,
            ),
            Mode::Rows => (
                vec![
                    Open, LeaveOut, Edit, Save, Back, KeepBoth, Sentences, Filter,
                ],
                true,
            ),
            Mode::Columns => (vec![Open, LeaveOut, Back, Choices, Edit], true),
            Mode::Kept => (vec![Back], true),
            Mode::Fix(_) => (vec![Open, Back], false),
            Mode::Choose(_) => (vec![Open, Back, Up, Down], false),
        };
        if lists {
            commands.extend(MOVES);
        }
        commands
    }

    fn command_word(&self, command: CommandId) -> &'static str {
        match (command, &self.mode) {
            (CommandId::Open, Mode::Rows) => "command-fix",
            (CommandId::Open, Mode::Fix(_)) => "command-next",
            (CommandId::Open, Mode::Columns) => "command-choose-place",
            (CommandId::Open, Mode::Choose(_)) => "command-take-place",
            (CommandId::LeaveOut, Mode::Columns) => "command-leave-column-out",
            (CommandId::LeaveOut, _) => "command-leave-row-out",
            (CommandId::Edit, Mode::Columns) => "command-rows",
            (CommandId::Edit, _) => "command-edit-columns",
            (CommandId::Save, _) => "command-add-rows",
            (CommandId::Back, Mode::Rows) => "command-stop-import",
            (CommandId::Back, _) => "command-to-rows",
            (CommandId::Sentences, _) => "command-kept",
            (CommandId::Filter, _) if self.all => "command-only-problems",
            (CommandId::Filter, _) => "command-every-row",
            _ => command.word_id(),
        }
    }

    fn available(&self, command: CommandId, cx: &Cx<'_>) -> Availability {
        let typing = matches!(self.mode, Mode::Fix(_) | Mode::Choose(_));
        match command {
            CommandId::Save if self.counts.added == 0 => {
                Availability::No(cx.get("import-nothing-ready"))
            }
            CommandId::Sentences if self.kept == [0; 2] => {
                Availability::No(cx.get("import-nothing-kept"))
            }
            CommandId::Undo if !typing && self.steps.is_empty() => {
                Availability::No(cx.get("import-nothing-to-undo"))
            }
            CommandId::Redo if !typing => Availability::No(cx.get("import-no-redo")),
            _ => Availability::Yes,
        }
    }

    fn refresh(&mut self, _cx: &Cx<'_>, out: &mut Out) {
        if !std::mem::replace(&mut self.opened, true) {
            self.finding = Some(out.read(Query::Draft {
                form: CODE,
                about: Some(self.plan.id()),
            }));
        }
    }

    fn command(&mut self, command: CommandId, cx: &Cx<'_>, out: &mut Out) {
        match &mut self.mode {
            Mode::Rows => self.rows_command(command, cx, out),
            Mode::Fix(_) if command == CommandId::Open => self.fixed(cx, out),
            Mode::Fix(_) => {}
            Mode::Columns => self.columns_command(command),
            Mode::Choose(choose) => match command {
                CommandId::Up => choose.at = choose.at.saturating_sub(1),
                CommandId::Down => {
                    let mut choose = choose.clone();
                    let last = self.places(&choose, cx).len().saturating_sub(1);
                    choose.at = (choose.at + 1).min(last);
                    self.mode = Mode::Choose(choose);
                }
                CommandId::Open => self.choose(cx),
                _ => {}
            },
            Mode::Kept => self.kept_command(command),
        }
        self.mark(cx, out);
    }

    fn typed(&mut self, key: Key, cx: &Cx<'_>, out: &mut Out) {
        match &mut self.mode {
            Mode::Fix(fix) => {
                if fix.fresh && key.typed().is_some() {
                    fix.text.set("");
                }
                fix.fresh = false;
                fix.text.key(key);
            }
            Mode::Choose(choose) => {
                choose.find.key(key);
                choose.at = 0;
            }
            Mode::Rows | Mode::Columns | Mode::Kept => {}
        }
        self.mark(cx, out);
    }

    fn paste(&mut self, text: &str, cx: &Cx<'_>, out: &mut Out) {
        match &mut self.mode {
            Mode::Fix(fix) => {
                if std::mem::take(&mut fix.fresh) {
                    fix.text.set("");
                }
                fix.text.paste(text);
            }
            Mode::Choose(choose) => choose.find.paste(text),
            Mode::Rows | Mode::Columns | Mode::Kept => {}
        }
        self.mark(cx, out);
    }

    /// Typing first, then the answers given on this screen. What was saved before is not undone
    /// from here.
    fn undo_typing(&mut self) -> bool {
        match &mut self.mode {
            Mode::Fix(fix) => {
                fix.text.undo();
            }
            Mode::Choose(choose) => {
                choose.find.undo();
            }
            Mode::Rows | Mode::Columns | Mode::Kept => {
                if let Some(step) = self.steps.pop() {
                    self.take_back(step);
                }
            }
        }
        self.unkept.changed();
        true
    }

    fn redo_typing(&mut self) -> bool {
        match &mut self.mode {
            Mode::Fix(fix) => {
                fix.text.redo();
            }
            Mode::Choose(choose) => {
                choose.find.redo();
            }
            Mode::Rows | Mode::Columns | Mode::Kept => {}
        }
        self.unkept.changed();
        true
    }

    fn copies(&self, cx: &Cx<'_>) -> Option<String> {
        match &self.mode {
            Mode::Fix(fix) => Some(fix.text.text().to_owned()),
            _ => self.row().map(|row| cx.name(&row.name())),
        }
    }

    fn digit(&mut self, digit: u8, cx: &Cx<'_>, out: &mut Out) -> bool {
        let asked = !self.plan.kind_is_sure() && self.mode == Mode::Rows;
        if asked || self.mode == Mode::Columns {
            self.set_kind(digit, cx, out);
            self.mark(cx, out);
        }
        true
    }

    fn reply(&mut self, ticket: Ticket, reply: &Reply, cx: &Cx<'_>, out: &mut Out) {
        if self.finding == Some(ticket) {
            self.finding = None;
            if let Reply::Draft(Some(draft)) = reply {
                self.carry_on(draft, cx, out);
            }
        }
        if self.adding != Some(ticket) {
            return;
        }
        self.adding = None;
        if let Reply::Saved { .. } = reply {
            let left = self.counts.rows() - self.counts.added - self.counts.empty;
            let added = counted(cx.words, self.plan.kind(), self.counts.added);
            let id = if left == 0 {
                "import-done-all"
            } else {
                "import-done"
            };
            out.say(
                cx.words
                    .say(id, &[("added", added.into()), ("left", left.into())]),
            );
            let drafts = self.draft_id.take().into_iter();
            let drafts = drafts.chain(std::mem::take(&mut self.outdated));
            out.effects.extend(drafts.map(Effect::DropDraft));
            self.in_draft = self.begun();
            out.place(PlaceId::Files);
        }
    }

    fn tick(&mut self, cx: &Cx<'_>, out: &mut Out) {
        if self.unkept.is_due(cx.moment.elapsed) {
            self.keep_draft(cx, out);
        }
    }

    fn leave(&mut self, cx: &Cx<'_>, out: &mut Out) {
        self.keep_draft(cx, out);
    }

    fn back(&mut self, cx: &Cx<'_>, out: &mut Out) -> bool {
        match self.mode {
            Mode::Rows => {
                out.say(cx.get(if self.is_begun() {
                    "import-stopped-kept"
                } else {
                    "import-stopped"
                }));
                out.back();
            }
            Mode::Choose(_) => self.mode = Mode::Columns,
            Mode::Fix(_) | Mode::Columns | Mode::Kept => self.mode = Mode::Rows,
        }
        self.keep_draft(cx, out);
        true
    }

    fn tip(&self, cx: &Cx<'_>) -> Option<String> {
        let left = self.counts.needs_answer + self.counts.likely_duplicate;
        Some(match self.mode {
            Mode::Rows if self.plan.into_practice() => cx.get("import-into-practice"),
            Mode::Rows => cx.words.say(
                "import-tip-rows",
                &[("left", left.into()), ("ready", self.counts.added.into())],
            ),
            Mode::Fix(_) => cx.get("import-tip-fix"),
            Mode::Columns => cx.get("import-tip-columns"),
            Mode::Choose(_) => cx.get("import-tip-choose"),
            Mode::Kept => cx.get("import-tip-kept"),
        })
    }
}
