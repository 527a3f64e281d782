//! `people`, `show`, `due` and `check`: what the record says.

use super::Exit;
use super::output::Answer;
use crate::app::check_words;
use crate::app::effect::{Effect, Query, Reply, Ticket};
use crate::app::find::Index;
use crate::app::notice::Trouble;
use crate::app::session::NamesShown;
use crate::app::{Moment, say};
use crate::domain::fact::Answer as Said;
use crate::domain::id::{Ids, ProfileId};
use crate::domain::lists::ProfileLine;
use crate::domain::sheet::Sheet;
use crate::domain::text::fold;
use crate::domain::topic::{Shape, Topic};
use crate::runtime::keeper::Keeper;
use crate::runtime::trouble::of_fault;
use crate::words::Words;
use serde_json::{Value, json};

/// What every plain command works with.
#[derive(Debug)]
pub struct Desk<'a> {
    /// The open file.
    pub keeper: &'a mut Keeper,
    /// When.
    pub moment: Moment,
    /// Words.
    pub words: &'a Words,
}

impl Desk<'_> {
    /// Every profile, by kind and reference.
    ///
    /// # Errors
    /// What the file says.
    pub fn lines(&self) -> Result<Vec<ProfileLine>, Trouble> {
        let mut lines = self
            .keeper
            .store()?
            .profile_lines(self.moment.today)
            .map_err(of_fault)?;
        lines.sort_by(|a, b| (a.kind, &a.reference).cmp(&(b.kind, &b.reference)));
        Ok(lines)
    }

    /// The profile that a reference or a name means.
    ///
    /// # Errors
    /// [`Trouble::Missing`] if there is none; what the file says.
    pub fn find(&self, text: &str) -> Result<ProfileId, Trouble> {
        let lines = self.lines()?;
        let folded = fold(text);
        let exact = lines
            .iter()
            .find(|l| fold(&l.reference) == folded)
            .or_else(|| {
                let mut same = lines.iter().filter(|l| fold(&l.known_as) == folded);
                same.next().filter(|_| same.next().is_none())
            });
        exact.map(|l| l.id).ok_or(Trouble::Missing)
    }

    fn sheet(&self, id: ProfileId) -> Result<Sheet, Trouble> {
        self.keeper
            .store()?
            .sheet(id)
            .map_err(of_fault)?
            .ok_or(Trouble::Missing)
    }

    /// `people`.
    ///
    /// # Errors
    /// What the file says.
    pub fn people(&self, find: Option<&str>) -> Result<Answer, Trouble> {
        let lines = self.lines()?;
        let found: Vec<&ProfileLine> = match find {
            None => lines.iter().collect(),
            Some(text) => {
                let named: Vec<String> = lines
                    .iter()
                    .map(|l| format!("{} {} {}", l.known_as, l.full_name, l.reference))
                    .collect();
                let index = Index::new(named.iter().map(String::as_str));
                index
                    .find(text)
                    .into_iter()
                    .filter_map(|h| lines.get(h.at))
                    .collect()
            }
        };
        let words = self.words;
        let headings = ["reference", "name", "kind", "place", "stage", "wants"];
        let rows = found.iter().map(|l| self.people_row(l)).collect();
        let mut sentences = vec![words.say("cli-people-count", &[("n", found.len().into())])];
        sentences.extend(found.iter().map(|l| {
            words.say(
                "cli-people-line",
                &[
                    ("name", (&l.known_as).into()),
                    ("kind", words.get(l.kind.word_id()).into()),
                    ("reference", (&l.reference).into()),
                    ("place", place(l, words).into()),
                    ("stage", words.get(l.stage.word_id()).into()),
                ],
            )
        }));
        let exit = if found.is_empty() {
            Exit::NothingFound
        } else {
            Exit::Done
        };
        Ok(Answer {
            headings: headings
                .iter()
                .map(|h| words.get(&format!("cli-heading-{h}")))
                .collect(),
            rows,
            sentences,
            json: json!({ "people": found.iter().map(|l| line_json(l)).collect::<Vec<_>>() }),
            exit,
        })
    }

    fn people_row(&self, l: &ProfileLine) -> Vec<String> {
        let kinds: Vec<String> = l
            .kinds
            .iter()
            .map(|k| self.words.get(k.word_id()))
            .collect();
        vec![
            l.reference.clone(),
            l.known_as.clone(),
            self.words.get(l.kind.word_id()),
            place(l, self.words),
            self.words.get(l.stage.word_id()),
            kinds.join(", "),
        ]
    }

    /// `show`.
    ///
    /// # Errors
    /// [`Trouble::Missing`]; what the file says.
    pub fn show(&self, who: &str) -> Result<Answer, Trouble> {
        let sheet = self.sheet(self.find(who)?)?;
        let words = self.words;
        let p = &sheet.profile;
        let mut sentences = vec![words.say(
            "cli-show-who",
            &[
                ("name", (&p.known_as).into()),
                ("kind", words.get(p.kind.word_id()).into()),
                ("reference", (&p.reference).into()),
                (
                    "stage",
                    words.get(sheet.stage(self.moment.today).word_id()).into(),
                ),
            ],
        )];
        if let Some(age) = p.age_on(self.moment.today) {
            sentences.push(words.say("cli-show-age", &[("age", age.into())]));
        }
        if !p.postcode.is_empty() {
            sentences.push(words.say("cli-show-postcode", &[("postcode", (&p.postcode).into())]));
        }
        let mut facts = Vec::new();
        for topic in Topic::of(p.kind) {
            let Some(said) = self.said(&sheet, topic) else {
                continue;
            };
            sentences.push(words.say(
                "cli-show-fact",
                &[
                    ("topic", words.get(topic.word_id()).into()),
                    ("said", said.clone().into()),
                ],
            ));
            facts.push(json!({ "topic": topic.code(), "said": said }));
        }
        let wishes = self.wishes(&sheet, &mut sentences);
        let must_haves = self.must_haves(&sheet, &mut sentences);
        Ok(Answer::sentences(
            sentences,
            json!({
                "reference": p.reference, "name": p.known_as, "kind": p.kind.code(),
                "postcode": p.postcode, "age": p.age_on(self.moment.today),
                "facts": facts, "preferences": wishes, "must_haves": must_haves,
            }),
        ))
    }

    /// What is said about a topic, in words; nothing if it was never asked.
    fn said(&self, sheet: &Sheet, topic: Topic) -> Option<String> {
        let words = self.words;
        let item = |item: &str| {
            let id = topic.item_word_id(item);
            if words.has(&id) {
                words.get(&id)
            } else {
                item.to_owned()
            }
        };
        let mut parts: Vec<String> = Vec::new();
        for fact in sheet.facts_of(topic) {
            let what = match topic.shape() {
                Shape::Set(_) | Shape::OpenSet(_) => item(&fact.item),
                Shape::Choice(_) | Shape::Scale(_) | Shape::YesNo => item(&fact.value),
                Shape::Text | Shape::Lines | Shape::Number(..) | Shape::Date | Shape::Place => {
                    fact.value.clone()
                }
            };
            parts.push(match fact.answer {
                Said::Yes => what,
                other if what.is_empty() => words.get(other.word_id()),
                other => format!("{what} ({})", words.get(other.word_id())),
            });
        }
        (!parts.is_empty()).then(|| parts.join("; "))
    }

    fn wishes(&self, sheet: &Sheet, sentences: &mut Vec<String>) -> Vec<Value> {
        let mut data = Vec::new();
        for wish in sheet.current_wishes() {
            let p = &wish.preference;
            sentences.push(self.words.say(
                "cli-show-wish",
                &[
                    ("topic", self.words.get(p.topic.word_id()).into()),
                    ("level", self.words.get(p.level.word_id()).into()),
                    ("words", (&p.words).into()),
                ],
            ));
            let items: Vec<&str> = wish.items.iter().map(|i| i.item.as_str()).collect();
            data.push(json!({
                "topic": p.topic.code(), "level": p.level.code(), "direction": p.direction.code(), "words": p.words,
                "items": items, "place": p.place, "set_by": p.set_by.code(), "set_on": p.set_on.to_string(),
            }));
        }
        data
    }

    fn must_haves(&self, sheet: &Sheet, sentences: &mut Vec<String>) -> Vec<Value> {
        let mut data = Vec::new();
        for m in sheet.current_must_haves() {
            sentences.push(self.words.say(
                "cli-show-must-have",
                &[
                    ("topic", self.words.get(m.topic.word_id()).into()),
                    ("reason", (&m.reason).into()),
                ],
            ));
            data.push(json!({ "topic": m.topic.code(), "item": m.item, "direction": m.direction.code(), "reason": m.reason }));
        }
        data
    }

    /// `due`.
    ///
    /// # Errors
    /// What the file says.
    pub fn due(&mut self, ids: &Ids) -> Result<Answer, Trouble> {
        let today = self.moment.today;
        let Reply::Today(data) = self.ask(Effect::Read(Ticket(1), Query::Today), ids)? else {
            return Err(Trouble::Missing);
        };
        let due = data.due;
        let words = self.words;
        let late = due.iter().filter(|d| d.is_late(today)).count();
        let mut sentences = vec![words.say(
            "cli-due-count",
            &[("late", late.into()), ("rest", (due.len() - late).into())],
        )];
        let mut rows = Vec::new();
        let mut data = Vec::new();
        for d in &due {
            let what = say::due(words, d, str::to_owned);
            let who = d
                .who
                .1
                .as_ref()
                .map_or_else(|| d.who.0.clone(), |home| format!("{}, {home}", d.who.0));
            let at = d.at.map(say::time).unwrap_or_default();
            let line = [
                ("when", say::full_day(words, d.when).into()),
                ("at", (&at).into()),
                ("what", (&what).into()),
                ("who", (&who).into()),
            ];
            sentences.push(words.say(
                if at.is_empty() {
                    "cli-due-line"
                } else {
                    "cli-due-line-at"
                },
                &line,
            ));
            rows.push(vec![
                d.when.to_string(),
                at.clone(),
                what.clone(),
                who.clone(),
                words.get(d.rule),
            ]);
            data.push(json!({ "when": d.when.to_string(), "at": at, "what": what, "who": who, "late": d.is_late(today) }));
        }
        let headings = ["when", "at", "what", "who", "why"];
        Ok(Answer {
            headings: headings
                .iter()
                .map(|h| words.get(&format!("cli-heading-{h}")))
                .collect(),
            rows,
            sentences,
            json: json!({ "today": today.to_string(), "due": data }),
            exit: Exit::Done,
        })
    }

    /// `check`.
    ///
    /// # Errors
    /// What the file says.
    pub fn check(&self) -> Result<Answer, Trouble> {
        let check = self.keeper.file_check()?;
        let words = self.words;
        let whole = check.faults.is_empty();
        let mut sentences = vec![check_words::summary(words, &check)];
        sentences.extend(check_words::code(words, &check));
        let faults = check_words::faults(words, NamesShown::Full, &check);
        // Whoever mends it also needs what the program itself says.
        let technical: Vec<&String> = check.faults.iter().map(|f| &f.technical).collect();
        let json = json!({
            "whole": whole, "rows": check.entries, "changes": check.changes, "code": check.code,
            "findings": technical, "said": faults,
        });
        sentences.extend(faults);
        let exit = if whole { Exit::Done } else { Exit::Problem };
        Ok(Answer::sentences(sentences, json).exit(exit))
    }
}

fn place(line: &ProfileLine, words: &Words) -> String {
    line.postcode
        .parse::<crate::geo::postcode::Postcode>()
        .ok()
        .map_or_else(|| words.get("answer-not-known"), |p| p.shared().to_string())
}

fn line_json(line: &ProfileLine) -> Value {
    json!({
        "reference": line.reference, "name": line.known_as, "kind": line.kind.code(), "postcode": line.postcode,
        "age": line.age, "stage": line.stage.word_id().trim_start_matches("stage-"),
        "kinds": line.kinds.iter().map(|k| k.code()).collect::<Vec<_>>(),
        "free_places": line.free_places,
        "waiting_since": line.waiting_since.map(|d| d.to_string()),
    })
}
