//! Checking back: either-or questions that test whether the bars say what the person says. An answer that
//! disagrees offers the change of bars that would agree; nothing moves by itself.

use super::Preferences;
use super::bars::Key;
use crate::app::Cx;
use crate::app::match_data::CheckBackData;
use crate::app::screen::Out;
use crate::domain::preference::Level;
use crate::matching::check_back::{Choice, MOST_QUESTIONS, Question, levels_of, questions};

/// What was answered, and what follows from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// Not sure: the bars stay.
    NotSure,
    /// The bars say the same.
    Agrees(Choice),
    /// The bars say otherwise; they would agree if the two stood like this.
    Offers(Choice, [Level; 2]),
    /// The bars say otherwise, and no change of these two alone would agree.
    NoChange(Choice),
}

/// The questions, while they are asked.
#[derive(Debug)]
pub struct CheckBack {
    /// The question that is asked now.
    pub question: Question,
    /// Which one it is, counted from 1.
    pub at: usize,
    /// How many there are.
    pub of: usize,
    /// What was answered to it.
    pub answer: Option<Answer>,
    asked: Vec<[usize; 2]>,
}

impl Preferences {
    /// The levels of the wishes that can be asked about, as the bars stand now.
    pub fn levels(&self, facts: &CheckBackData) -> Vec<Level> {
        let level = |id: &_| {
            let mut rows = self.rows.iter();
            rows.find(|row| row.key == Key::Wish(*id))
                .filter(|row| !self.is_out(row))
                .map_or(Level::DoesNotMatter, |row| self.level(row))
        };
        facts.wishes.iter().map(level).collect()
    }

    fn open_questions(&self, asked: &[[usize; 2]]) -> Vec<Question> {
        let facts = self.facts.as_deref();
        facts.map_or_else(Vec::new, |facts| {
            questions(&self.levels(facts), &facts.homes, asked)
        })
    }

    /// Takes what the questions are made of, and counts them.
    pub(super) fn took_facts(&mut self, facts: Option<Box<CheckBackData>>) {
        self.facts = facts;
        self.can_ask = self.open_questions(&[]).len();
    }

    /// Asks the first question, or leaves the questions for later.
    pub(super) fn check(&mut self, cx: &Cx<'_>, out: &mut Out) {
        if self.checking.take().is_some() {
            out.say(cx.get("check-later"));
            return;
        }
        let open = self.open_questions(&[]);
        let of = open.len().min(MOST_QUESTIONS);
        let Some(question) = open.into_iter().next() else {
            let room = self.data.as_deref();
            let room = room.is_some_and(|d| d.sheet.profile.kind.offers_room());
            let id = if room {
                "check-none-people"
            } else {
                "check-none"
            };
            out.warn(cx.get(id));
            return;
        };
        self.checking = Some(CheckBack {
            question,
            at: 1,
            of,
            answer: None,
            asked: Vec::new(),
        });
    }

    /// A digit while a question is asked: an answer, or what to do about one that disagrees.
    pub(super) fn answer(&mut self, digit: u8, cx: &Cx<'_>) {
        let Some(facts) = self.facts.as_deref() else {
            return;
        };
        let levels = self.levels(facts);
        let Some(check) = &mut self.checking else {
            return;
        };
        match (check.answer, digit) {
            (Some(Answer::Offers(..)), 1) => self.go_on(true, cx),
            (Some(Answer::Offers(..)), 2) => self.go_on(false, cx),
            (None, 1) => check.take(Choice::First, &levels),
            (None, 2) => check.take(Choice::Second, &levels),
            (None, 3) => check.answer = Some(Answer::NotSure),
            _ => {}
        }
    }

    /// Goes on to the next question once this one is answered, and takes the change that was offered
    /// if `take` says so. After the last one the bars are checked.
    pub(super) fn go_on(&mut self, take: bool, cx: &Cx<'_>) {
        let Some(mut check) = self.checking.take() else {
            return;
        };
        let Some(answer) = check.answer.take() else {
            self.checking = Some(check);
            return;
        };
        if let (Answer::Offers(_, to), true) = (answer, take) {
            self.move_bars(check.question.wishes, to, cx);
        }
        check.asked.push(check.question.wishes);
        let next = self.open_questions(&check.asked).into_iter().next();
        match next.filter(|_| check.at < check.of) {
            Some(question) => {
                self.checking = Some(CheckBack {
                    question,
                    at: check.at + 1,
                    ..check
                });
            }
            None => self.step(cx, |moves| moves.checked = true),
        }
    }

    fn move_bars(&mut self, wishes: [usize; 2], to: [Level; 2], cx: &Cx<'_>) {
        let ids = self
            .facts
            .as_deref()
            .map(|facts| wishes.map(|wish| facts.wishes.get(wish).copied()));
        self.step(cx, |moves| {
            for (id, level) in ids.into_iter().flatten().zip(to) {
                if let Some(id) = id {
                    moves.levels.insert(Key::Wish(id), level);
                }
            }
        });
    }
}

impl CheckBack {
    fn take(&mut self, chosen: Choice, levels: &[Level]) {
        let now = levels_of(self.question.wishes, levels);
        self.answer = Some(if self.question.predicted(now) == Some(chosen) {
            Answer::Agrees(chosen)
        } else {
            match self.question.smallest_change(now, chosen) {
                Some(to) => Answer::Offers(chosen, to),
                None => Answer::NoChange(chosen),
            }
        });
    }
}
