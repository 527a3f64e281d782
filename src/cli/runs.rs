//! `match --runs`: the shortlists that were kept for somebody, and what became of each.

use super::Exit;
use super::output::Answer;
use super::reads::Desk;
use crate::app::effect::{Effect, Query, Reply, Ticket};
use crate::app::notice::Trouble;
use crate::app::run_data::{KeptRun, RunsData};
use crate::app::run_words::Teller;
use crate::app::say;
use crate::app::session::NamesShown;
use crate::domain::id::Ids;
use crate::matching::run::{KeptHome, KeptView, KeptWish, Part};
use serde_json::{Value, json};

impl Desk<'_> {
    /// `match --runs`.
    ///
    /// # Errors
    /// [`Trouble::Missing`] if there is nobody of that name; what the file says.
    pub fn runs(&mut self, who: &str, ids: &Ids) -> Result<Answer, Trouble> {
        let subject = self.find(who)?;
        let read = Effect::Read(Ticket(1), Query::Runs(subject));
        let Reply::Runs(data) = self.ask(read, ids)? else {
            return Err(Trouble::Missing);
        };
        Ok(self.kept(&data))
    }

    fn kept(&self, data: &RunsData) -> Answer {
        let words = self.words;
        let teller = Teller {
            words,
            names: NamesShown::Full,
            data,
        };
        let mut answer = Answer {
            headings: [
                "when",
                "who",
                "compared",
                "could",
                "left",
                "preferences",
                "rules",
            ]
            .iter()
            .map(|heading| words.get(&format!("runs-{heading}")))
            .collect(),
            rows: Vec::new(),
            sentences: Vec::new(),
            json: json!({
                "for": data.subject.name,
                "runs": data.runs.iter().map(|kept| run_json(&teller, kept)).collect::<Vec<Value>>(),
            }),
            exit: Exit::Done,
        };
        for kept in &data.runs {
            let (run, when) = (&kept.run, say::moment(words, kept.run.at));
            let args = [
                ("rules", run.rules.into()),
                ("neutrals", run.neutrals.into()),
            ];
            answer.rows.push(vec![
                when.clone(),
                run.who.clone(),
                run.compared.to_string(),
                run.could_work.to_string(),
                run.left_out.to_string(),
                run.preferences.clone(),
                words.say("runs-rules-version", &args),
            ]);
            let args = [
                ("when", when.into()),
                ("who", run.who.clone().into()),
                ("counts", teller.counts(kept).into()),
            ];
            answer.sentences.push(words.say("runs-kept", &args));
            let since = kept
                .since
                .iter()
                .flat_map(|since| teller.differences(since));
            answer.sentences.extend(since);
        }
        if data.runs.is_empty() {
            let args = [("name", data.subject.name.as_str().into())];
            answer.headings.clear();
            answer.sentences.push(words.say("runs-none", &args));
            return answer.exit(Exit::NothingFound);
        }
        answer
    }
}

fn run_json(teller: &Teller<'_>, kept: &KeptRun) -> Value {
    let run = &kept.run;
    let since = kept.since.as_ref();
    json!({
        "at": run.at.to_string(), "who": run.who, "preferences": run.preferences, "rules": run.rules,
        "neutrals": run.neutrals, "compared": run.compared, "could_work": run.could_work,
        "not_enough_known": run.not_enough, "left_out": run.left_out,
        "homes": kept.list.as_ref().map(|list| {
            list.homes.iter().map(|home| home_json(teller, home)).collect::<Vec<Value>>()
        }),
        "changes": since.map(|since| teller.differences(since)),
    })
}

fn home_json(teller: &Teller<'_>, home: &KeptHome) -> Value {
    let (part, group) = match home.part {
        Part::Group(group) => ("could-work", Some(group + 1)),
        Part::NotEnough => ("not-enough-known", None),
        Part::SetAside => ("set-aside", None),
    };
    let side = |view: KeptView, wishes: Option<&Vec<KeptWish>>| {
        json!({
            "view": view.whole.point, "stated": view.stated,
            "wishes": wishes.map(|wishes| wishes.iter().map(wish_json).collect::<Vec<Value>>()),
        })
    };
    let wishes = home.wishes.as_ref();
    json!({
        "name": teller.name(home.id), "part": part, "group": group,
        "fit": home.fit.point, "low": home.fit.low, "high": home.fit.high,
        "own": side(home.own, wishes.map(|w| &w.own)),
        "theirs": side(home.theirs, wishes.map(|w| &w.theirs)),
    })
}

fn wish_json(wish: &KeptWish) -> Value {
    json!({
        "topic": wish.topic.code(), "direction": wish.direction.code(), "level": wish.level.code(),
        "points": wish.points, "out_of": wish.out_of, "known": wish.is_known(),
    })
}
