//! `keys`: who can open the file.

use super::Desk;
use super::Exit;
use super::output::Answer;
use crate::app::notice::Trouble;
use crate::app::say;
use serde_json::json;

impl Desk<'_> {
    /// `keys`. Changes nothing.
    ///
    /// # Errors
    /// What the file says.
    pub fn keys(&self) -> Result<Answer, Trouble> {
        let words = self.words;
        let data = self.keeper.keys_data();
        let mut sentences = Vec::new();
        let mut rows = Vec::new();
        for person in &data.people {
            let (role, day) = (
                words.get(person.role.word_id()),
                say::day(words, person.since),
            );
            let args = [
                ("name", person.name.as_str().into()),
                ("role", role.as_str().into()),
                ("since", day.as_str().into()),
            ];
            sentences.push(words.say("cli-keys-person", &args));
            rows.push(vec![person.name.clone(), role, day]);
        }
        if let Some((by, made)) = &data.sheet {
            let day = say::day(words, *made);
            let args = [("by", by.as_str().into()), ("day", day.as_str().into())];
            sentences.push(words.say("cli-keys-sheet", &args));
            let row = words.say("cli-keys-sheet-row", &[("by", by.as_str().into())]);
            rows.push(vec![row, String::new(), day]);
        }
        if data.people.is_empty() {
            sentences.push(words.get("keyed-none"));
        }
        let people: Vec<_> = data
            .people
            .iter()
            .map(|p| {
                json!({
                    "name": p.name, "role": p.role.code(), "since": p.since.to_string(), "you": p.here,
                })
            })
            .collect();
        let sheet = data
            .sheet
            .as_ref()
            .map(|(by, made)| json!({ "by": by, "made": made.to_string() }));
        let headings = ["cli-keys-name", "cli-keys-role", "cli-keys-since"];
        Ok(Answer {
            headings: headings.map(|id| words.get(id)).to_vec(),
            rows,
            sentences,
            json: json!({ "people": people, "recovery_sheet": sheet }),
            exit: Exit::Done,
        })
    }
}
