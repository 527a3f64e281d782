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
        self.find_among(typed, 0..self.folded.len())
    }

    /// As [`Self::find`], looking only at some of the texts: those that matched what was typed
    /// before, when more has been typed since.
    pub fn find_among(&self, typed: &str, among: impl Iterator<Item = usize>) -> Vec<Hit> {
        let typed = fold(typed);
        if typed.is_empty() {
            return among.map(|at| Hit { at, score: 0 }).collect();
        }
        let matcher = SkimMatcherV2::default();
        let mut hits: Vec<Hit> = among
            .filter_map(|at| Some((at, self.folded.get(at)?)))
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

/// Whether everything that matches `now` is sure to match `before` too, so that it need only be
/// looked for among what was found then. After a single letter it is not: within a word two letters
/// are looked for that one alone is not.
pub fn narrows(before: &str, now: &str) -> bool {
    let last = before.split(' ').next_back().unwrap_or_default();
    last.chars().count() >= 2 && now.starts_with(before)
}

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
    if word.starts_with(part) {
        // A whole word comes first; among longer ones the length says nothing, and they keep the
        // order of the list.
        return Some(STARTS + i64::from(word == part));
    }
    let mut letters = part.chars();
    let first = letters.next()?;
    letters.next()?;
    if word.contains(part) {
        return Some(HOLDS);
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
    fn looking_only_among_what_matched_before_finds_the_same() {
        let names = [
            "Aled Price",
            "Carys Pritchard",
            "Eirlys",
            "Ri Thomas",
            "Caprice",
            "Al Pr",
        ];
        let index = Index::new(names);
        for (before, now) in [
            ("pr", "pri"),
            ("al pr", "al pri"),
            ("pri", "pri c"),
            ("ri", "rice"),
        ] {
            assert!(narrows(before, now));
            let among = index.find(before).into_iter().map(|h| h.at);
            let mut among: Vec<usize> = among.collect();
            among.sort_unstable();
            assert_eq!(
                index.find_among(now, among.into_iter()),
                index.find(now),
                "{now}"
            );
        }
        assert!(
            !narrows("r", "ri"),
            "Pritchard holds ri and does not start with r"
        );
        assert!(!narrows("pri", "pr"));
    }

    #[test]
    fn a_wrong_spelling_finds_the_nearest() {
        let index = Index::new(["Carys Price", "Aled P"]);
        assert!(index.find("pirce").is_empty());
        assert_eq!(index.nearest("pirce", 3), [0]);
    }
}
