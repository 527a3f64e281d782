//! Cutting a cell into the things it lists.

use crate::domain::text::fold;

/// How finely a cell is cut into the things it lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cut {
    /// At `;`, `|`, bullets and new lines.
    Lists,
    /// At commas.
    Commas,
    /// At `&`, `+` and `and`.
    Joins,
}

/// Cuts a text. What stands in round brackets is never cut, and nothing empty is left.
pub fn pieces(text: &str, cut: Cut) -> Vec<String> {
    if cut == Cut::Joins {
        return cut_at_joins(text);
    }
    let cuts = |c: char| match cut {
        Cut::Lists => matches!(c, ';' | '|' | '\n' | '\r' | '•'),
        Cut::Commas | Cut::Joins => c == ',',
    };
    let mut out = vec![String::new()];
    let mut depth = 0_u32;
    for c in text.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 && cuts(c) {
            out.push(String::new());
        } else if let Some(last) = out.last_mut() {
            last.push(c);
        }
    }
    out.iter()
        .map(|p| p.trim().to_owned())
        .filter(|p| !p.is_empty())
        .collect()
}

fn cut_at_joins(piece: &str) -> Vec<String> {
    let mut out = vec![Vec::new()];
    for word in piece.replace('&', " & ").split_whitespace() {
        if word == "&" || word == "+" || word == "/" || fold(word) == "and" {
            out.push(Vec::new());
        } else if let Some(last) = out.last_mut() {
            last.push(word.to_owned());
        }
    }
    out.iter()
        .map(|words| words.join(" "))
        .filter(|piece| !piece.is_empty())
        .collect()
}

/// Reads every thing that a text lists, cutting no finer than needed: a piece that is understood
/// as a whole is not cut. Says whether something was not understood.
pub fn read_list<T>(text: &str, read: &impl Fn(&str) -> Vec<T>) -> (Vec<T>, bool) {
    read_cut(text, &[Cut::Lists, Cut::Commas, Cut::Joins], read)
}

fn read_cut<T>(text: &str, cuts: &[Cut], read: &impl Fn(&str) -> Vec<T>) -> (Vec<T>, bool) {
    let Some((cut, finer)) = cuts.split_first() else {
        return (Vec::new(), true);
    };
    let (mut said, mut left) = (Vec::new(), false);
    for piece in pieces(text, *cut) {
        let whole = read(&piece);
        if whole.is_empty() {
            let (more, less) = read_cut(&piece, finer, read);
            said.extend(more);
            left |= less;
        } else {
            said.extend(whole);
        }
    }
    (said, left)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_cut_no_finer_than_needed_and_brackets_never() {
        assert_eq!(
            pieces("dog (Nel, 6), cat", Cut::Commas),
            ["dog (Nel, 6)", "cat"]
        );
        assert_eq!(pieces("LD & autism", Cut::Joins), ["LD", "autism"]);
        assert_eq!(pieces(" ; |", Cut::Lists), Vec::<String>::new());
        let known = |piece: &str| {
            let known = ["a home, long term", "breaks", "days"];
            known
                .iter()
                .filter(|k| **k == piece)
                .map(|k| (*k).to_owned())
                .collect::<Vec<_>>()
        };
        let (said, left) = read_list("a home, long term; breaks, days and x", &known);
        assert_eq!((said.len(), left), (3, true));
    }
}
