//! Finding among the choices of a pick list.

use super::Choice;
use crate::domain::text::fold;

/// The choices that match what was typed: those that start with it, then those with a word that
/// does, then those that have its letters in order. The order of the list decides among equals.
pub(super) fn pick(choices: &[Choice], typed: &str, say: &dyn Fn(&str) -> String) -> Vec<Choice> {
    let typed = fold(typed);
    let mut found: Vec<(u8, Choice)> = choices
        .iter()
        .filter_map(|choice| {
            let words = fold(&say(choice.1));
            let rank = if words.starts_with(&typed) {
                0
            } else if words.split(' ').any(|w| w.starts_with(&typed)) {
                1
            } else if has_in_order(&words, &typed) {
                2
            } else {
                return None;
            };
            Some((rank, *choice))
        })
        .collect();
    found.sort_by_key(|(rank, _)| *rank);
    found.into_iter().map(|(_, choice)| choice).collect()
}

fn has_in_order(text: &str, letters: &str) -> bool {
    let mut text = text.chars();
    letters.chars().all(|l| text.any(|c| c == l))
}
