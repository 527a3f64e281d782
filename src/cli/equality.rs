//! `equality`: must-haves about what equality law protects, for the manager.

use super::Desk;
use super::output::Answer;
use crate::app::notice::Trouble;
use crate::app::say;
use crate::domain::lists::ProtectedLine;
use crate::domain::topic::Protected;
use serde_json::json;

impl Desk<'_> {
    /// `equality`.
    ///
    /// # Errors
    /// What the file says.
    pub fn equality(&self) -> Result<Answer, Trouble> {
        let lines = self.keeper.protected()?;
        let count = [("n", lines.len().into())];
        let mut sentences = vec![self.words.say("cli-protected-count", &count)];
        sentences.extend(lines.iter().map(|line| self.protected_line(line)));
        let listed: Vec<_> = lines
            .iter()
            .map(|line| {
                let must = &line.must_have;
                json!({
                    "name": line.name, "kind": line.kind.code(), "topic": must.topic.code(),
                    "protected": must.topic.protected().map(Protected::code), "reason": must.reason,
                    "approved_by": must.approved_by, "set_on": must.set_on.to_string(),
                    "review_on": must.review_on.map(|day| day.to_string()),
                })
            })
            .collect();
        Ok(Answer::sentences(
            sentences,
            json!({ "must_haves": listed }),
        ))
    }

    fn protected_line(&self, line: &ProtectedLine) -> String {
        let words = self.words;
        let must = &line.must_have;
        let protected = must.topic.protected();
        let protected = protected.map_or_else(String::new, |p| words.get(p.word_id()));
        let args = [
            ("name", (&line.name).into()),
            ("kind", words.get(line.kind.word_id()).into()),
            ("topic", words.get(must.topic.word_id()).into()),
            ("protected", protected.into()),
            ("reason", (&must.reason).into()),
            ("day", say::day(words, must.set_on).into()),
        ];
        let mut parts = vec![words.say("cli-protected-line", &args)];
        parts.push(if must.waits_for_approval() {
            words.get("cli-protected-open")
        } else {
            let by = [("by", (&must.approved_by).into())];
            words.say("cli-protected-approved", &by)
        });
        parts.extend(must.review_on.map(|day| {
            let args = [("day", say::day(words, day).into())];
            words.say("cli-protected-review", &args)
        }));
        parts.join(" ")
    }
}
