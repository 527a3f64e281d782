//! Finding by any spelling: letters of a word in order, accents and case aside, words in any order.

use crate::domain::text::fold;
use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

/// Texts prepared for finding, folded once.
#[derive(Debug, Clone, Default)]
pub struct Index {
    folded: Vec<String>,
}

/// A text that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Which text, counted from 0.
    pub at: usize,
    /// How well it matches: more is better.
    pub score: i64,
}

impl Index {
    /// Prepares texts.
    pub fn new<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        Self {
            folded: texts.into_iter().map(fold).collect(),
        }
    }

    /// How many texts there are.
    pub fn len(&self) -> usize {
        self.folded.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.folded.is_empty()
    }

    /// The texts that match what was typed, best first; equals keep their order. Everything matches
    /// nothing typed.
    pub fn find(&self, typed: &str) -> Vec<Hit> {
        let typed = fold(typed);
        if typed.is_empty() {
            return (0..self.folded.len())
                .map(|at| Hit { at, score: 0 })
                .collect();
        }
        let matcher = SkimMatcherV2::default();
        let mut hits: Vec<Hit> = self
            .folded
            .iter()
            .enumerate()
            .filter_map(|(at, text)| score(&matcher, text, &typed).map(|score| Hit { at, score }))
            .collect();
        hits.sort_by_key(|hit| (std::cmp::Reverse(hit.score), hit.at));
        hits
    }

    /// The texts nearest in spelling, for when nothing matches: at most `most`.
    pub fn nearest(&self, typed: &str, most: usize) -> Vec<usize> {
        let typed = fold(typed);
        let mut near: Vec<(usize, usize)> = self
            .folded
            .iter()
            .enumerate()
            .map(|(at, text)| {
                let best = text
                    .split(' ')
                    .map(|word| strsim::osa_distance(word, &typed))
                    .min();
                (best.unwrap_or(usize::MAX), at)
            })
            .filter(|(distance, _)| *distance <= 2.max(typed.chars().count() / 3))
            .collect();
        near.sort_unstable();
        near.into_iter().take(most).map(|(_, at)| at).collect()
    }
}

/// A word that starts with what was typed beats one that holds it, which beats one that only has
/// its letters in order.
const STARTS: i64 = 10_000;
const HOLDS: i64 = 5_000;

/// Every word that was typed must be found within some word of the text: letters strewn over a
/// whole line would match nearly everybody.
fn score(matcher: &SkimMatcherV2, text: &str, typed: &str) -> Option<i64> {
    typed
        .split(' ')
        .map(|part| {
            text.split(' ')
                .filter_map(|word| word_score(matcher, word, part))
                .max()
        })
        .sum()
}

fn word_score(matcher: &SkimMatcherV2, word: &str, part: &str) -> Option<i64> {
    let longer = || i64::try_from(word.len().saturating_sub(part.len())).unwrap_or(0);
    if word.starts_with(part) {
        // A whole word comes first; among longer ones the length says nothing, and they keep the
        // order of the list.
        return Some(STARTS + i64::from(word == part));
    }
    let mut letters = part.chars();
    let first = letters.next()?;
    letters.next()?;
    if word.contains(part) {
        return Some(HOLDS - longer());
    }
    word.starts_with(first)
        .then(|| matcher.fuzzy_match(word, part))
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_case_and_word_order_do_not_matter() {
        let index = Index::new(["Siân T", "Aled P Pritchard", "Llŷr G", "Sandra I"]);
        let first = |typed: &str| index.find(typed).first().map(|h| h.at);
        assert_eq!(first("sian"), Some(0));
        assert_eq!(first("PRI"), Some(1));
        assert_eq!(first("pritch aled"), Some(1));
        assert_eq!(first("llyr"), Some(2));
        assert_eq!(index.find("").len(), 4);
        assert!(index.find("zzz").is_empty());
    }

    #[test]
    fn letters_strewn_over_several_words_are_no_match() {
        let index = Index::new(["Tom Rees P-0042 Cardiff", "Pritpal S P-0007 Cardiff"]);
        let found: Vec<usize> = index.find("pri").iter().map(|h| h.at).collect();
        assert_eq!(found, [1]);
        assert_eq!(index.find("ptpl").first().map(|h| h.at), Some(1));
        assert_eq!(index.find("0042").first().map(|h| h.at), Some(0));
        assert_eq!(index.find("cardiff").len(), 2);
    }

    #[test]
    fn a_wrong_spelling_finds_the_nearest() {
        let index = Index::new(["Carys Price", "Aled P"]);
        assert!(index.find("pirce").is_empty());
        assert_eq!(index.nearest("pirce", 3), [0]);
    }
}
