//! Everything matching says by an id has words.

use settled::matching::criteria::Treatment;
use settled::matching::must_have::{Question, Rule};
use settled::words::Words;

#[test]
fn every_rule_question_and_treatment_has_words() {
    let words = Words::english();
    let rules = Rule::ALL.iter().map(|rule| rule.word_id());
    let questions = Question::ALL.iter().map(|question| question.word_id());
    let treatments = Treatment::ALL.iter().map(|treatment| treatment.word_id());
    for id in rules.chain(questions).chain(treatments) {
        assert!(words.has(id), "{id}");
    }
}
