//! Must-haves in words: what must be so, what stands in the way, what to ask and whom.

use super::{Speak, capital, item, other_side, small};
use crate::domain::must_have::{CouldChange, MustHave, MustHaveKind};
use crate::domain::preference::Direction;
use crate::domain::topic::{Shape, Topic};
use crate::matching::known::Said;
use crate::matching::must_have::{Finding, Found, Outcome, Question, Rule};
use crate::words::{Arg, Words};

/// What a rule asks for, as a label: `Bedroom on the ground floor`, `No dog`, `Free place`.
pub(super) fn label(
    words: &Words,
    rule: Rule,
    topic: Option<Topic>,
    thing: &str,
    avoided: bool,
) -> String {
    let (Some(topic), false) = (topic, thing.is_empty()) else {
        return match topic {
            Some(topic) if rule == Rule::Stated => words.get(topic.word_id()),
            Some(_) | None => words.get(rule.word_id()),
        };
    };
    if rule == Rule::PersonalCare {
        return words.get(rule.word_id());
    }
    if topic.shape() == Shape::YesNo {
        return item(words, topic, if avoided { "no" } else { "yes" });
    }
    let what = item(words, topic, thing);
    if avoided {
        let what = small(Some(topic), &what);
        words.say("need-avoided", &[("what", what.into())])
    } else if rule == Rule::Support {
        let what = small(Some(topic), &what);
        words.say("need-support", &[("what", what.into())])
    } else {
        capital(&what)
    }
}

/// The rule without its prefix: `free-place`; every check is `check`.
fn code(rule: Rule) -> &'static str {
    match rule {
        Rule::Check(_) => "check",
        other => other.word_id().strip_prefix("rule-").unwrap_or("stated"),
    }
}

impl Speak<'_> {
    /// What a must-have asks for, as a label.
    pub fn need(&self, finding: &Finding) -> String {
        let must = finding
            .must_have
            .and_then(|id| self.told(finding.whose).must_have(id));
        // Conditions set in law are shown only where they are opened deliberately.
        if must.is_some_and(|must| must.kind == MustHaveKind::Legal) {
            return self.words.get("need-legal");
        }
        match must.filter(|must| must.item.trim().is_empty()) {
            Some(must) => self.need_stated(must),
            None => label(
                self.words,
                finding.rule,
                finding.topic,
                &finding.item,
                finding.direction == Direction::Avoid,
            ),
        }
    }

    /// A stated must-have that names no thing: a journey, a step or a number.
    fn need_stated(&self, must: &MustHave) -> String {
        let topic = must.topic;
        let what = match topic.shape() {
            Shape::Place => {
                let place = if must.place.trim().is_empty() {
                    self.words.get("wish-place-now")
                } else {
                    must.place.trim().to_owned()
                };
                let args = [
                    ("n", must.high.unwrap_or(0).into()),
                    ("place", place.into()),
                ];
                let id = match must.direction {
                    Direction::Want => "need-within",
                    Direction::Avoid => "need-further",
                };
                return self.words.say(id, &args);
            }
            Shape::Scale(steps) => self.steps(topic, steps, must.low, must.high),
            Shape::Number(..) => self.limits(topic, must.low, must.high),
            Shape::YesNo => small(None, &item(self.words, topic, "yes")),
            Shape::Text
            | Shape::Lines
            | Shape::Choice(_)
            | Shape::Set(_)
            | Shape::OpenSet(_)
            | Shape::Date => small(None, &self.words.get(topic.word_id())),
        };
        match must.direction {
            Direction::Want => capital(&what),
            Direction::Avoid => self.words.say("need-avoided", &[("what", what.into())]),
        }
    }

    /// One sentence about a must-have: that it passes, what stands in the way and whether that could
    /// change, or what to ask and whom.
    pub fn must_have(&self, finding: &Finding) -> String {
        match finding.outcome {
            Outcome::Pass => self.need(finding),
            Outcome::Fails(change) => {
                let sentence = self.fails(finding);
                if change == CouldChange::No {
                    return sentence;
                }
                let how = small(None, &self.words.get(change.word_id()));
                let args = [("sentence", sentence.into()), ("how", how.into())];
                self.words.say("fails-could-change", &args)
            }
            Outcome::AskFirst(question) => self.question(finding, question),
        }
    }

    /// What stands in the way, in a few words without names: `no bedroom on the ground floor`.
    pub fn in_the_way(&self, finding: &Finding) -> String {
        let need = small(finding.topic, &self.need(finding));
        self.words.say("in-the-way", &[("need", need.into())])
    }

    fn args(&self, finding: &Finding) -> Vec<(&'static str, Arg<'static>)> {
        let found = finding.topic.map_or_else(String::new, |topic| {
            self.found(topic, &finding.found, finding.about)
        });
        let day = match finding.found {
            Found::Until(day) | Found::From(Some(day)) => super::super::say::day(self.words, day),
            Found::From(None)
            | Found::NotKnown
            | Found::Said(_)
            | Found::OneOf(_)
            | Found::Items(_)
            | Found::Number(..)
            | Found::Minutes { .. }
            | Found::Member(_) => String::new(),
        };
        let what = self.need(finding);
        vec![
            ("whose", self.name(finding.whose).into()),
            ("about", self.name(finding.about).into()),
            (
                "thing",
                small(finding.topic, &self.thing_of(finding)).into(),
            ),
            ("small", small(finding.topic, &what).into()),
            ("need", what.into()),
            ("found", found.into()),
            ("day", day.into()),
        ]
    }

    /// The thing a rule names, without "no" before it.
    fn thing_of(&self, finding: &Finding) -> String {
        match finding.topic {
            Some(topic) if !finding.item.is_empty() => item(self.words, topic, &finding.item),
            Some(_) | None => self.need(finding),
        }
    }

    fn fails(&self, finding: &Finding) -> String {
        let later = matches!(finding.found, Found::From(Some(_)) | Found::Until(_));
        let partly = finding.found == Found::Said(Said::Partly);
        let dated = matches!(
            finding.rule,
            Rule::FreePlace | Rule::ReadyInTime | Rule::OnHold | Rule::Check(_)
        );
        let ending = if finding.rule == Rule::Stated && matches!(finding.found, Found::Said(_)) {
            match (finding.direction, partly) {
                (Direction::Want, true) => "-partly",
                (Direction::Want, false) => "-lacks",
                (Direction::Avoid, _) => "-has",
            }
        } else if later && dated {
            "-dated"
        } else if partly && matches!(finding.rule, Rule::Access | Rule::Support) {
            "-partly"
        } else {
            ""
        };
        let id = format!("fails-{}{ending}", code(finding.rule));
        self.words.say(&id, &self.args(finding))
    }

    fn question(&self, finding: &Finding, question: Question) -> String {
        let dated = matches!(finding.found, Found::From(Some(_)));
        let id = match (question, finding.rule) {
            (Question::NotKnown, Rule::Check(_)) => "ask-check",
            (Question::NotKnown, _) => "ask-not-known",
            (Question::Enough, Rule::FreePlace) if dated => "ask-enough-free-place",
            (Question::Enough, Rule::ReadyInTime) if dated => "ask-enough-ready",
            (Question::Enough, Rule::RightToRentEnds) => "ask-enough-right-to-rent",
            (Question::Enough, _) => "ask-enough",
            (Question::Measure, _) => "ask-measure",
            (Question::Look, _) => "ask-look",
            (Question::UnderWay, _) => "ask-under-way",
            (Question::TalkFirst, _) => "ask-talk-first",
            (Question::Approve, _) => "ask-approve",
        };
        let mut args = self.args(finding);
        if question == Question::TalkFirst
            && let Found::Member(member) = finding.found
        {
            args.push(("member", self.member(finding.about, member).into()));
        }
        self.words.say(id, &args)
    }

    /// A question in a few words: `bedroom on the ground floor`, with whose it is if it is not about
    /// the other side.
    pub fn short_question(&self, finding: &Finding) -> String {
        let need = small(finding.topic, &self.need(finding));
        if finding.about == other_side(self.subject.side()) {
            return need;
        }
        let args = [
            ("name", self.name(finding.about).into()),
            ("what", need.into()),
        ];
        self.words.say("chip-theirs", &args)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::check::CheckKind;

    #[test]
    fn every_rule_has_a_sentence_for_standing_in_the_way() {
        let words = Words::english();
        let endings = [
            (Rule::FreePlace, "-dated"),
            (Rule::ReadyInTime, "-dated"),
            (Rule::OnHold, "-dated"),
            (Rule::Check(CheckKind::Dbs), "-dated"),
            (Rule::Access, "-partly"),
            (Rule::Support, "-partly"),
            (Rule::Stated, "-partly"),
            (Rule::Stated, "-lacks"),
            (Rule::Stated, "-has"),
        ];
        let plain = Rule::ALL
            .iter()
            .copied()
            .chain([Rule::Check(CheckKind::Dbs)])
            .map(|rule| (rule, ""));
        for (rule, ending) in plain.chain(endings) {
            let id = format!("fails-{}{ending}", code(rule));
            assert!(words.has(&id), "no words for {id}");
        }
    }

    #[test]
    fn a_label_says_what_must_be_so() {
        let words = Words::english();
        let said = |rule, topic, thing, avoided| label(&words, rule, Some(topic), thing, avoided);
        assert_eq!(
            said(Rule::Stated, Topic::Access, "ground-floor-bedroom", false),
            "Bedroom on the ground floor"
        );
        assert_eq!(said(Rule::Allergy, Topic::Pets, "dog", true), "No dog");
        assert_eq!(
            said(Rule::Support, Topic::Support, "epilepsy", false),
            "Support with epilepsy"
        );
        assert_eq!(
            said(Rule::Stated, Topic::OwnBathroom, "yes", false),
            "Own bathroom"
        );
        assert_eq!(
            said(Rule::FreePlace, Topic::ApprovedFor, "", false),
            "Free place"
        );
    }
}
