//! `copy`, `copies` and `restore`: safe copies without a screen.

use super::arguments::Common;
use super::enter::{self, AtTheTerminal};
use super::output::Answer;
use super::reads::Desk;
use super::{Exit, open, passphrase};
use crate::app::copy_data::{CopiesData, CopyLine, InSecond, RestoreOrder, Second};
use crate::app::effect::{Effect, Query, Reply, Secret, Ticket};
use crate::app::notice::Trouble;
use crate::app::{copy_words, say};
use crate::domain::id::Ids;
use crate::runtime::clock::Clock;
use crate::runtime::home::Home;
use crate::runtime::keeper::Keeper;
use crate::words::Words;
use serde_json::{Value, json};

impl Desk<'_> {
    /// `copy`.
    ///
    /// # Errors
    /// Why none could be made.
    pub fn copy(&mut self, ids: &Ids) -> Result<Answer, Trouble> {
        let Reply::CopyMade(made) = self.ask(Effect::MakeCopy(Ticket(1)), ids)? else {
            return Err(Trouble::NoCopies);
        };
        let (second, exit) = match &made.second {
            InSecond::NotSet => (json!(null), Exit::Done),
            InSecond::Copied(folder) => (json!({"folder": folder, "copied": true}), Exit::Done),
            InSecond::NotThere(folder) => (json!({"folder": folder, "copied": false}), Exit::Done),
            InSecond::Not(folder, _) => (json!({"folder": folder, "copied": false}), Exit::Problem),
        };
        let json =
            json!({ "name": made.name, "made": made.made.to_string(), "second_place": second });
        let sentence = copy_words::made(self.words, &made);
        Ok(Answer::sentences(vec![sentence], json).exit(exit))
    }

    /// `copies`.
    ///
    /// # Errors
    /// What the file says.
    pub fn copies(&mut self, ids: &Ids) -> Result<Answer, Trouble> {
        let read = Effect::Read(Ticket(1), Query::Copies);
        let Reply::Copies(data) = self.ask(read, ids)? else {
            return Err(Trouble::NoCopies);
        };
        let words = self.words;
        let headings = ["name", "when", "why", "where", "code", "check"];
        let mut answer = Answer {
            headings: headings
                .iter()
                .map(|heading| words.get(&format!("copies-{heading}")))
                .collect(),
            rows: data.copies.iter().map(|line| row(words, line)).collect(),
            sentences: data
                .copies
                .iter()
                .map(|line| sentence(words, line))
                .collect(),
            json: copies_json(&data),
            exit: Exit::Done,
        };
        answer
            .sentences
            .extend(copy_words::second(words, &data.second));
        if data.copies.is_empty() {
            answer.headings.clear();
            answer.sentences.insert(0, words.get("cli-copies-none"));
            return Ok(answer.exit(Exit::NothingFound));
        }
        Ok(answer)
    }
}

fn row(words: &Words, line: &CopyLine) -> Vec<String> {
    let copy = &line.copy;
    vec![
        copy.name.clone(),
        say::moment(words, copy.made),
        words.get(copy.why.word_id()),
        copy_words::where_it_is(words, line),
        copy.code.clone(),
        check(words, line),
    ]
}

fn check(words: &Words, line: &CopyLine) -> String {
    words.get(if line.copy.is_whole {
        "copies-whole"
    } else {
        "copies-damaged"
    })
}

fn sentence(words: &Words, line: &CopyLine) -> String {
    let copy = &line.copy;
    let holds = words.say(
        "cli-copies-holds",
        &[
            ("profiles", copy.holds.profiles.into()),
            ("introductions", copy.holds.introductions.into()),
            ("arrangements", copy.holds.arrangements.into()),
            ("changes", copy.holds.changes.into()),
        ],
    );
    words.say(
        "cli-copies-line",
        &[
            ("name", (&copy.name).into()),
            ("when", say::moment(words, copy.made).into()),
            ("why", words.get(copy.why.word_id()).into()),
            ("where", copy_words::where_it_is(words, line).into()),
            ("holds", holds.into()),
            ("check", check(words, line).into()),
        ],
    )
}

fn copies_json(data: &CopiesData) -> Value {
    let copies = data.copies.iter().map(|line| {
        let copy = &line.copy;
        json!({
            "name": copy.name, "made": copy.made.to_string(), "why": copy.why.code(),
            "here": line.here, "second_place": line.away, "profiles": copy.holds.profiles,
            "introductions": copy.holds.introductions, "arrangements": copy.holds.arrangements,
            "changes": copy.holds.changes, "code": copy.code, "whole": copy.is_whole,
        })
    });
    let second = match &data.second {
        Second::NotSet => json!(null),
        Second::There { folder, reached } | Second::NotThere { folder, reached } => json!({
            "folder": folder, "there": matches!(data.second, Second::There { .. }),
            "reached": reached.map(|at| at.to_string()),
        }),
    };
    json!({
        "copies": copies.collect::<Vec<Value>>(), "second_place": second,
        "tried": data.tried.map(|at| at.to_string()),
    })
}

/// `restore NAME --yes`. Works where the file cannot be read any more, and where there is none yet: then
/// `name` is the folder of a copy, for example on a memory stick.
///
/// # Errors
/// Why it was not done; the file is then as it was.
pub(super) fn restore(
    name: &str,
    yes: bool,
    common: &Common,
    clock: &Clock,
    words: &Words,
) -> Result<Answer, Trouble> {
    let io = |error: std::io::Error| Trouble::Io(error.to_string());
    let home = Home::of_scheme(common.folder.clone());
    let mut comer = AtTheTerminal { clock, words };
    let mut typed: Option<Secret> = None;
    let mut keeper = if common.demo {
        open(common, clock, words)?
    } else {
        let mut keeper = Keeper::new(home);
        match enter::try_once(&mut keeper, &mut comer, &clock.ids(), words)? {
            Ok(()) => {}
            Err((
                Trouble::Damaged | Trouble::Missing | Trouble::KeysMissing | Trouble::KeysDamaged,
                passphrase,
            )) => typed = Some(passphrase),
            Err((trouble, _)) => return Err(trouble),
        }
        keeper
    };
    let mut desk = Desk {
        keeper: &mut keeper,
        moment: clock.moment(),
        words,
    };
    let ids = clock.ids();
    if !yes {
        let args = [
            ("name", name.into()),
            ("lost", desk.lost(name, &ids)?.into()),
        ];
        let sentence = words.say("cli-restore-sure", &args);
        let json = json!({ "restored": false });
        return Ok(Answer::sentences(vec![sentence], json).exit(Exit::Usage));
    }
    let order = |passphrase| {
        let name = name.to_owned();
        Effect::Restore(
            Ticket(1),
            Box::new(RestoreOrder {
                name,
                place: None,
                passphrase,
            }),
        )
    };
    let mut reply = desk.ask(order(typed), &ids);
    if let Err(Trouble::OldKeys(_)) = reply {
        // The copy opens with a passphrase of its time: that one is asked for too.
        let then = passphrase::ask(words).map_err(io)?;
        reply = desk.ask(order(Some(then)), &ids);
        enter::wait(desk.keeper, &mut comer);
    }
    let reply = reply?;
    let Reply::Restored(restored) = reply else {
        return Err(Trouble::NoCopies);
    };
    let json =
        json!({ "restored": true, "made": restored.made.to_string(), "kept_in": restored.kept_in });
    Ok(Answer::sentences(
        vec![copy_words::restored(words, &restored)],
        json,
    ))
}

impl Desk<'_> {
    /// What the file has that the copy does not, in a sentence; empty where that cannot be told.
    fn lost(&mut self, name: &str, ids: &Ids) -> Result<String, Trouble> {
        let read = Effect::Read(Ticket(1), Query::Copies);
        let Reply::Copies(data) = self.ask(read, ids)? else {
            return Err(Trouble::NoCopies);
        };
        let line = data.copies.iter().find(|line| line.copy.name == name);
        let lost = data
            .now
            .as_ref()
            .zip(line)
            .map(|(now, line)| now.holds.changes.saturating_sub(line.copy.holds.changes));
        Ok(lost.map_or_else(String::new, |n| {
            self.words.say("ask-restore-lost", &[("n", n.into())])
        }))
    }
}
