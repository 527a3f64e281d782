//! Choosing a passphrase and writing down the recovery sheet: what setting up and coming back with
//! the recovery words have in common.

use super::effect::{Reply, Secret};
use super::secret_box::SecretBox;
use crate::domain::passphrase::{self, PassphraseStrength, as_kept};

/// How many words of the sheet are asked for.
pub const ASKED: usize = 3;

/// How many words a sheet has.
pub const SHEET: usize = 24;

/// A passphrase typed twice.
#[derive(Debug, Default)]
pub struct NewPassphrase {
    /// The passphrase.
    pub first: SecretBox,
    /// The same again.
    pub again: SecretBox,
    /// Whether both are shown as they are.
    pub shown: bool,
    /// One that could be used, if it has come.
    pub suggestion: Secret,
}

/// What is wrong with a new passphrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// It does not meet the rule.
    NotEnough,
    /// Repeated, in sequence, or what guessers try first.
    EasyToGuess,
    /// It was not typed a second time.
    NotTwice,
    /// The second is not the same as the first.
    NotTheSame,
}

impl Fault {
    /// The id of the sentence that says what to do.
    pub const fn word_id(self) -> &'static str {
        match self {
            Self::NotEnough => "trouble-weak-passphrase",
            Self::EasyToGuess => "passphrase-easy",
            Self::NotTwice => "passphrase-tip-again",
            Self::NotTheSame => "passphrase-not-the-same",
        }
    }
}

/// The id of the words for a strength.
pub const fn strength_word(strength: PassphraseStrength) -> &'static str {
    match strength {
        PassphraseStrength::TooShort => "strength-too-short",
        PassphraseStrength::Weak => "strength-weak",
        PassphraseStrength::Good => "strength-good",
        PassphraseStrength::Strong => "strength-strong",
    }
}

impl NewPassphrase {
    /// How good it is as far as it is typed.
    pub fn strength(&self) -> PassphraseStrength {
        passphrase::judge(self.first.text())
    }

    /// Whether the second is the first, however it was spelt.
    pub fn is_same(&self) -> bool {
        as_kept(self.first.text()) == as_kept(self.again.text())
    }

    /// What has to be put right first.
    pub fn fault(&self) -> Option<Fault> {
        match self.strength() {
            PassphraseStrength::TooShort => Some(Fault::NotEnough),
            PassphraseStrength::Weak => Some(Fault::EasyToGuess),
            PassphraseStrength::Good | PassphraseStrength::Strong => {
                let again = self.again.text();
                (!self.is_same()).then_some(if again.is_empty() {
                    Fault::NotTwice
                } else {
                    Fault::NotTheSame
                })
            }
        }
    }

    /// Takes the one that was suggested and shows it, so that it can be learnt; it is typed again
    /// by hand.
    pub fn take_suggestion(&mut self) {
        if !self.suggestion.0.is_empty() {
            self.first.set(&self.suggestion.0);
            self.again.clear();
            self.shown = true;
        }
    }

    /// Forgets what was typed.
    pub fn clear(&mut self) {
        self.first.clear();
        self.again.clear();
        self.shown = false;
    }
}

/// The 24 words, and the 3 of them that are asked for.
#[derive(Debug, Default)]
pub struct Sheet {
    /// The words in order; none until they have come.
    pub words: Vec<Secret>,
    /// Which are asked for, counted from 1.
    pub asked: [usize; ASKED],
    /// What was typed for each.
    pub answers: [SecretBox; ASKED],
    /// Which of the three is being typed.
    pub at: usize,
}

impl Sheet {
    /// Takes what came back: the suggestion goes beside the passphrase. Returns false if this was
    /// not it.
    pub fn take(&mut self, reply: &Reply, passphrase: &mut NewPassphrase) -> bool {
        let Reply::Recovery {
            suggestion,
            words,
            ask,
            ..
        } = reply
        else {
            return false;
        };
        passphrase.suggestion = suggestion.clone();
        self.words.clone_from(words);
        self.asked = *ask;
        self.forget_answers();
        true
    }

    /// The answer being typed.
    pub fn answer_mut(&mut self) -> Option<&mut SecretBox> {
        self.answers.get_mut(self.at)
    }

    /// The first of the three that is not as on the sheet: which of the three, and its number there.
    pub fn wrong(&self) -> Option<(usize, usize)> {
        self.asked
            .iter()
            .zip(&self.answers)
            .enumerate()
            .find(|(_, (number, answer))| !self.is_word(**number, answer.text()))
            .map(|(at, (number, _))| (at, *number))
    }

    /// Whether this is the word at a number of the sheet, in any case.
    fn is_word(&self, number: usize, typed: &str) -> bool {
        number
            .checked_sub(1)
            .and_then(|i| self.words.get(i))
            .is_some_and(|word| word.0.eq_ignore_ascii_case(typed.trim()))
    }

    /// Forgets what was typed.
    pub fn forget_answers(&mut self) {
        self.answers.iter_mut().for_each(SecretBox::clear);
        self.at = 0;
    }

    /// The words in order, to be sent on.
    pub fn secret(&self) -> Secret {
        let mut text = String::with_capacity(SHEET * 9);
        for word in &self.words {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(&word.0);
        }
        Secret(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet() -> (Sheet, NewPassphrase) {
        let (mut sheet, mut passphrase) = (Sheet::default(), NewPassphrase::default());
        let words = (1..=SHEET).map(|n| Secret(format!("word{n}"))).collect();
        let reply = Reply::Recovery {
            suggestion: Secret("otter lamp violin gravel fern".to_owned()),
            words,
            ask: [4, 11, 19],
            people: Vec::new(),
        };
        assert!(sheet.take(&reply, &mut passphrase));
        (sheet, passphrase)
    }

    #[test]
    fn a_wrong_word_is_found_by_its_number() {
        let (mut sheet, _) = sheet();
        for (answer, typed) in sheet
            .answers
            .iter_mut()
            .zip([" WORD4 ", "word12", "word19"])
        {
            answer.set(typed);
        }
        assert_eq!(sheet.wrong(), Some((1, 11)));
        sheet.answers[1].set("word11");
        assert_eq!(sheet.wrong(), None);
        assert!(sheet.secret().0.starts_with("word1 word2 "));
    }

    #[test]
    fn a_passphrase_is_strong_enough_and_typed_twice() {
        let (_, mut p) = sheet();
        assert_eq!(p.fault(), Some(Fault::NotEnough));
        p.first.set("password password");
        assert_eq!(p.fault(), Some(Fault::EasyToGuess));
        p.take_suggestion();
        assert_eq!((p.fault(), p.shown), (Some(Fault::NotTwice), true));
        p.again.set("otter  lamp violin gravel fern ");
        assert_eq!(p.fault(), None);
        p.clear();
        assert!(p.first.is_empty() && p.again.is_empty() && !p.shown);
    }
}
