//! How checking back shows: the question, the answers, and what the bars say.

use crate::app::screens::preferences::Preferences;
use crate::app::screens::preferences::check::{Answer, CheckBack};
use crate::app::{Cx, match_words, say, tell};
use crate::matching::check_back::{Choice, levels_of};
use crate::ui::pen::{Pen, wrapped};
use crate::ui::theme::Ink;

/// A line of the part, and its ink.
type Line = (u16, String, Ink);

/// Its lines at this width; none where there is nothing to say.
pub(super) fn lines(state: &Preferences, width: u16, cx: &Cx<'_>) -> Vec<Line> {
    let Some(data) = state.data.as_deref() else {
        return Vec::new();
    };
    let name = cx.name(&data.sheet.profile.known_as);
    match &state.checking {
        Some(check) => asking(state, check, &name, width, cx),
        None => idle(state, &name, cx),
    }
}

/// What stands there before and after the questions.
fn idle(state: &Preferences, name: &str, cx: &Cx<'_>) -> Vec<Line> {
    if state.is_checked() {
        let done = cx.words.say("check-done", &[("name", name.into())]);
        return vec![(1, done, Ink::Accent)];
    }
    let sheet = state.data.as_deref().map(|data| &data.sheet);
    let day = sheet
        .and_then(tell::checked_back)
        .map(|day| say::day(cx.words, day));
    let told = match (day, state.can_ask) {
        (None, 0) => return Vec::new(),
        (None, n) => {
            let args = [("name", name.into()), ("n", n.into())];
            cx.words.say("check-begin", &args)
        }
        (Some(day), n) => {
            let id = if n > 0 {
                "check-again"
            } else {
                "check-done-on"
            };
            let args = [("name", name.into()), ("day", day.into())];
            cx.words.say(id, &args)
        }
    };
    vec![(1, told, Ink::Hint)]
}

fn asking(
    state: &Preferences,
    check: &CheckBack,
    name: &str,
    width: u16,
    cx: &Cx<'_>,
) -> Vec<Line> {
    let Some(facts) = state.facts.as_deref() else {
        return Vec::new();
    };
    let names = cx.session.names;
    let args = [("name", name.into())];
    let count = [("n", check.at.into()), ("of", check.of.into())];
    let heading = format!(
        "{}, {}",
        cx.words.say("check-heading", &args),
        cx.words.say("check-count", &count)
    );
    let mut lines = vec![(1, heading, Ink::Strong)];
    let question = match_words::check_question(cx.words, names, facts, &check.question);
    let room = width.saturating_sub(4);
    let asked = wrapped(&question, room).into_iter();
    lines.extend(asked.map(|line| (3, line, Ink::Text)));
    let levels = levels_of(check.question.wishes, &state.levels(facts));
    let Some(answer) = check.answer else {
        let bars = match_words::agrees(cx.words, name, check.question.predicted(levels));
        lines.push((5, cx.get("check-answers"), Ink::Accent));
        lines.extend(wrapped(&bars, room).into_iter().map(|l| (1, l, Ink::Hint)));
        return lines;
    };
    let said = |choice: Choice| {
        let id = match choice {
            Choice::First => "check-said-first",
            Choice::Second => "check-said-second",
        };
        cx.words.say(id, &args)
    };
    let (told, next) = match answer {
        Answer::NotSure => (cx.words.say("check-said-not-sure", &args), "check-go-on"),
        Answer::Agrees(choice) => {
            let told = format!("{}, {}", said(choice), cx.get("check-agreed"));
            (told, "check-go-on")
        }
        Answer::NoChange(choice) => {
            let told = format!("{}. {}", said(choice), cx.get("check-no-change"));
            (told, "check-go-on")
        }
        Answer::Offers(choice, to) => {
            let change =
                match_words::bar_change(cx.words, names, facts, &check.question, [levels, to]);
            let offer = cx.words.say("check-offer", &[("change", change.into())]);
            (format!("{}. {offer}", said(choice)), "check-offer-answers")
        }
    };
    lines.extend(wrapped(&told, room).into_iter().map(|l| (3, l, Ink::Text)));
    lines.push((5, cx.get(next), Ink::Accent));
    lines
}

/// Draws them from the top of a part.
pub(super) fn draw(lines: &[Line], pen: &mut Pen<'_>) {
    for ((x, text, ink), y) in lines.iter().zip(0..) {
        pen.text(*x, y, text.as_str(), *ink);
    }
}
