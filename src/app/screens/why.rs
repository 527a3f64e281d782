//! Why two sides fit: every wish with its points, every must-have, what would change it and how sure
//! it is. Help for somebody's judgement, never a decision.

use crate::app::command::{Availability, CommandId};
use crate::app::effect::{Query, Reply, Ticket};
use crate::app::list::{MOVES, Selection};
use crate::app::match_data::{Rival, WhyData};
use crate::app::match_words;
use crate::app::reading::{self, Reading};
use crate::app::reruns::Reruns;
use crate::app::screen::{Out, ScreenState};
use crate::app::{Cx, say};
use crate::domain::id::{PreferenceId, ProfileId};
use crate::domain::preference::Wish;

/// A part that can be highlighted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// A wish of the one the list is for.
    Own(PreferenceId),
    /// The must-haves.
    MustHaves,
    /// What would change this.
    Change,
    /// A wish of the other side.
    Theirs(PreferenceId),
    /// How sure it is.
    Sure,
}

/// Why two sides fit.
#[derive(Debug)]
pub struct Why {
    /// Whom the list is for.
    pub subject: ProfileId,
    /// The other side.
    pub other: ProfileId,
    /// What it shows, once it has been read.
    pub data: Option<Box<WhyData>>,
    /// The highlight.
    pub selection: Selection<Part>,
    /// The same as sentences, or the questions, while they show instead.
    pub reading: Option<Reading>,
    /// The list it stands in, run again.
    pub reruns: Reruns,
    asked: Option<Ticket>,
}

impl Why {
    /// The screen of two.
    pub fn new(subject: ProfileId, other: ProfileId) -> Self {
        Self {
            subject,
            other,
            data: None,
            selection: Selection::default(),
            reading: None,
            reruns: Reruns::default(),
            asked: None,
        }
    }

    /// The same, opened from a list of which re-runs may be known.
    #[must_use]
    pub fn with_reruns(self, reruns: Reruns) -> Self {
        Self { reruns, ..self }
    }

    /// Its parts in order.
    pub fn parts(&self) -> Vec<Part> {
        let Some(data) = &self.data else {
            return Vec::new();
        };
        let own = data.explanation.own.lines.iter();
        let theirs = data.explanation.theirs.lines.iter();
        own.map(|line| Part::Own(line.preference))
            .chain([Part::MustHaves, Part::Change])
            .chain(theirs.map(|line| Part::Theirs(line.preference)))
            .chain([Part::Sure])
            .collect()
    }

    /// The wish that is highlighted.
    fn wish(&self) -> Option<&Wish> {
        let data = self.data.as_ref()?;
        match self.selection.on()? {
            Part::Own(id) => data.subject.wish(*id),
            Part::Theirs(id) => data.other.wish(*id),
            Part::MustHaves | Part::Change | Part::Sure => None,
        }
    }

    /// Where the highlighted wish comes from: in whose words, since when.
    pub fn source(&self, cx: &Cx<'_>) -> Option<String> {
        let preference = &self.wish()?.preference;
        let by = cx.get(preference.set_by.word_id());
        let day = say::day(cx.words, preference.set_on);
        let args = [
            ("words", preference.words.trim().into()),
            ("by", by.into()),
            ("day", day.into()),
        ];
        let id = if preference.words.trim().is_empty() {
            "why-source"
        } else {
            "why-source-words"
        };
        Some(cx.words.say(id, &args))
    }

    fn rival(&self) -> Option<&Rival> {
        self.data.as_ref()?.rival.as_deref()
    }

    /// Who stands so many places further down the list.
    fn step(&self, by: isize) -> Option<ProfileId> {
        let order = &self.data.as_ref()?.order;
        let at = order.iter().position(|id| *id == self.other)?;
        order.get(at.checked_add_signed(by)?).copied()
    }

    fn read(&mut self, command: CommandId, cx: &Cx<'_>) {
        let Some(data) = &self.data else { return };
        let names = cx.session.names;
        let speak = data.speak(cx.words, names);
        let (title, lines) = match command {
            CommandId::Questions => ("why-questions", data.questions(&speak)),
            CommandId::Rather => ("rather-title", data.rather(&speak)),
            _ => (
                "why-sentences",
                match_words::why_sentences(cx.words, names, data, self.reruns.outcome()),
            ),
        };
        let other = match (&data.rival, command) {
            (Some(rival), CommandId::Rather) => &rival.told.name,
            (_, _) => &data.other.name,
        };
        let args = [
            ("subject", cx.name(&data.subject.name).into()),
            ("one", cx.name(&data.other.name).into()),
            ("other", cx.name(other).into()),
        ];
        let title = cx.words.say(title, &args);
        self.reading = reading::turned(self.reading.as_ref(), title, lines);
    }
}

impl ScreenState for Why {
    fn trail(&self, cx: &Cx<'_>) -> String {
        let word = cx.get("why-trail");
        match &self.data {
            Some(data) => format!("{} › {word}", cx.name(&data.other.name)),
            None => word,
        }
    }

    fn commands(&self) -> Vec<CommandId> {
        let mut commands = vec![
            CommandId::Right,
            CommandId::Introduce,
            CommandId::Rather,
            CommandId::Disagree,
            CommandId::Questions,
            CommandId::Sentences,
            CommandId::Stop,
            CommandId::Left,
        ];
        commands.extend(MOVES);
        commands
    }

    fn available(&self, command: CommandId, cx: &Cx<'_>) -> Availability {
        let aside = self
            .data
            .as_ref()
            .and_then(|data| data.pair.as_ref())
            .is_some_and(|pair| pair.pair.set_aside_on.is_some());
        match command {
            CommandId::Right if self.step(1).is_none() => Availability::No(cx.get("why-no-next")),
            CommandId::Left if self.step(-1).is_none() => Availability::No(cx.get("why-no-before")),
            CommandId::Rather if self.rival().is_none() => {
                Availability::No(cx.get("rather-nobody"))
            }
            CommandId::Introduce if aside => Availability::No(cx.get("shortlist-bring-back-first")),
            CommandId::Stop if aside => Availability::Hidden,
            _ => Availability::Yes,
        }
    }

    fn command_word(&self, command: CommandId) -> &'static str {
        match command {
            CommandId::Right => "why-next",
            CommandId::Left => "why-before",
            CommandId::Stop => "shortlist-set-aside",
            _ => command.word_id(),
        }
    }

    fn refresh(&mut self, _cx: &Cx<'_>, out: &mut Out) {
        self.asked = Some(out.read(Query::Why(self.subject, self.other)));
    }

    fn command(&mut self, command: CommandId, cx: &Cx<'_>, out: &mut Out) {
        self.reruns.moved(cx, out);
        if reading::moved(&mut self.reading, command) {
            return;
        }
        let parts = self.parts();
        if self.selection.moved(command, parts) {
            return;
        }
        let to = match command {
            CommandId::Right => self.step(1),
            CommandId::Left => self.step(-1),
            _ => None,
        };
        if let Some(other) = to {
            self.other = other;
            self.refresh(cx, out);
            return;
        }
        match command {
            CommandId::Introduce => super::pairing::introduce(self.subject, self.other, cx, out),
            CommandId::Disagree => {
                out.push(super::forms::disagree(self.subject, self.other, cx));
            }
            CommandId::Stop => super::pairing::put_aside(self.subject, self.other, cx, out),
            CommandId::Rather | CommandId::Questions | CommandId::Sentences => {
                self.read(command, cx);
            }
            _ => {}
        }
    }

    fn reply(&mut self, ticket: Ticket, reply: &Reply, cx: &Cx<'_>, out: &mut Out) {
        if self.reruns.reply(ticket, reply) || self.asked != Some(ticket) {
            return;
        }
        self.asked = None;
        if let Reply::Why(data) = reply {
            self.reruns.show(&data.reruns, cx, out);
            self.data = Some(data.clone());
            self.reading = None;
            let parts = self.parts();
            self.selection.keep(parts);
        }
    }

    fn tick(&mut self, cx: &Cx<'_>, out: &mut Out) {
        self.reruns.tick(cx, out);
    }

    fn leave(&mut self, _cx: &Cx<'_>, out: &mut Out) {
        self.reruns.stop(out);
    }

    fn back(&mut self, cx: &Cx<'_>, out: &mut Out) -> bool {
        self.reruns.moved(cx, out);
        self.reading.take().is_some()
    }

    fn help_note(&self) -> Option<[&'static str; 2]> {
        Some(["re-run-what", "re-run-help"])
    }

    fn copies(&self, cx: &Cx<'_>) -> Option<String> {
        match &self.reading {
            Some(reading) => reading.line().map(str::to_owned),
            None => self.source(cx),
        }
    }

    fn tip(&self, cx: &Cx<'_>) -> Option<String> {
        Some(cx.get("why-tip"))
    }
}
