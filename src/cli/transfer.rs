//! `import`, `export` and `undo`.

use super::Exit;
use super::output::Answer;
use super::reads::Desk;
use crate::app::effect::{Effect, ExportList, Reply, Ticket};
use crate::app::notice::Trouble;
use crate::domain::id::Ids;
use crate::exchange::echo::{outcome_sentence, unplaced_sentence};
use crate::exchange::plan::{Outcome, Plan};
use crate::exchange::writes;
use serde_json::{Value, json};
use std::io::{BufRead, IsTerminal, Write};
use std::path::{Path, PathBuf};

/// Whether an import that was looked through may be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Accept {
    /// Yes: it was asked for on the command line.
    Yes,
    /// Ask, where somebody can answer.
    Ask,
}

impl Desk<'_> {
    /// `import`: shows what would become of every row, and adds what is ready if that is accepted.
    ///
    /// # Errors
    /// [`Trouble::Spreadsheet`] if a file cannot be read as one; what the file says.
    pub fn import(
        &mut self,
        files: &[PathBuf],
        accept: Accept,
        ids: &Ids,
    ) -> Result<Answer, Trouble> {
        let mut plans: Vec<Plan> = Vec::new();
        for file in files {
            let path = file.display().to_string();
            if let Reply::ImportPlan(plan) =
                self.ask(Effect::ReadSpreadsheet(Ticket(1), path), ids)?
            {
                plans.push(*plan);
            }
        }
        let mut sentences = Vec::new();
        let mut data = Vec::new();
        for plan in &plans {
            data.push(self.planned(plan, &mut sentences));
        }
        let change = writes::change(&plans, self.words, ids);
        let left_out = plans
            .iter()
            .any(|p| p.counts().added + p.counts().empty < p.counts().rows());
        let mut written = false;
        let ready = plans.iter().map(|p| p.counts().added).sum();
        if let Some(change) = change
            && (accept == Accept::Yes || self.asked_and_accepted(&sentences, ready))
        {
            self.ask(Effect::Apply(Ticket(1), change), ids)?;
            written = true;
        }
        sentences.push(self.words.get(if written {
            "cli-import-done"
        } else {
            "cli-import-nothing"
        }));
        let exit = if left_out { Exit::LeftOut } else { Exit::Done };
        Ok(Answer::sentences(sentences, json!({ "written": written, "files": data })).exit(exit))
    }

    /// Shows the plan and asks, if there is somebody to ask.
    fn asked_and_accepted(&self, sentences: &[String], ready: usize) -> bool {
        if !std::io::stdin().is_terminal() {
            return false;
        }
        let mut out = std::io::stderr();
        for sentence in sentences {
            let _told = writeln!(out, "{}", crate::domain::text::SafeText::new(sentence));
        }
        let _asked = write!(
            out,
            "{} ",
            self.words.say("cli-import-ask", &[("n", ready.into())])
        );
        let _flushed = out.flush();
        let mut answer = String::new();
        std::io::stdin().lock().read_line(&mut answer).is_ok()
            && matches!(answer.trim(), "1" | "yes" | "Yes")
    }

    fn planned(&self, plan: &Plan, sentences: &mut Vec<String>) -> Value {
        let counts = plan.counts();
        let words = self.words;
        sentences.push(words.say(
            "cli-import-counts",
            &[
                ("file", plan.file().into()),
                ("rows", counts.rows().into()),
                ("added", counts.added.into()),
                ("answer", counts.needs_answer.into()),
                ("double", counts.likely_duplicate.into()),
                ("refused", counts.refused.into()),
                ("empty", counts.empty.into()),
            ],
        ));
        let mut rows = Vec::new();
        for row in plan.rows() {
            let code = outcome_code(&row.outcome);
            let said = outcome_sentence(words, &row.outcome);
            if row.outcome != Outcome::Added && row.outcome != Outcome::Empty {
                sentences.push(words.say(
                    "cli-import-row",
                    &[
                        ("row", row.number.into()),
                        ("name", row.name().into()),
                        ("what", (&said).into()),
                    ],
                ));
            }
            rows.push(
                json!({ "row": row.number, "name": row.name(), "outcome": code, "why": said }),
            );
        }
        sentences.extend(plan.unplaced().map(|cell| unplaced_sentence(words, &cell)));
        json!({
            "file": plan.file(), "rows": rows,
            "counts": {
                "rows": counts.rows(), "added": counts.added, "needs_answer": counts.needs_answer,
                "likely_duplicate": counts.likely_duplicate, "refused": counts.refused, "empty": counts.empty,
            },
        })
    }

    /// `export`.
    ///
    /// # Errors
    /// [`Trouble::Io`] if it cannot be written there; what the file says.
    pub fn export(
        &mut self,
        list: &ExportList,
        to: Option<&Path>,
        ids: &Ids,
    ) -> Result<Answer, Trouble> {
        if let Some(folder) = to {
            self.keeper.export_to(folder);
        }
        match self.ask(Effect::Export(Ticket(1), list.clone()), ids)? {
            Reply::Exported(path) => Ok(Answer::sentences(
                vec![self.words.say("exported", &[("path", (&path).into())])],
                json!({ "written": path }),
            )),
            _ => Err(Trouble::Missing),
        }
    }

    /// `undo`.
    ///
    /// # Errors
    /// [`Trouble::NothingToUndo`], [`Trouble::Conflict`]; what the file says.
    pub fn undo(&mut self, ids: &Ids) -> Result<Answer, Trouble> {
        match self.ask(Effect::Undo(Ticket(1)), ids)? {
            Reply::Undone { kind, about } => {
                let what = self.words.get(kind.word_id());
                let said = self.words.say(
                    "cli-undone",
                    &[("what", what.into()), ("about", (&about).into())],
                );
                Ok(Answer::sentences(
                    vec![said],
                    json!({ "undone": kind.code(), "about": about }),
                ))
            }
            _ => Err(Trouble::NothingToUndo),
        }
    }
}

const fn outcome_code(outcome: &Outcome) -> &'static str {
    match outcome {
        Outcome::Added => "added",
        Outcome::NeedsAnswer(_) => "needs-answer",
        Outcome::LikelyDuplicate { .. } => "likely-duplicate",
        Outcome::Refused(_) => "refused",
        Outcome::Empty => "empty",
    }
}
