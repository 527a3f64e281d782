//! How one arrangement shows: what happened to the left, what comes next to the right.

use super::timeline::{self, Names};
use crate::app::screens::arrangement::ArrangementSheet;
use crate::app::screens::arrangements::{NextDay, Standing, day_number, next_days, who};
use crate::app::{Cx, say};
use crate::domain::sheet::Living;
use crate::ui::pen::Pen;
use crate::ui::theme::Ink;

/// Draws it.
pub fn draw(state: &ArrangementSheet, cx: &Cx<'_>, pen: &mut Pen<'_>) {
    let Some((living, _)) = &state.found else {
        return;
    };
    let (width, height) = (pen.width(), pen.height());
    let wide = width >= 100;
    let left = if wide { width * 6 / 10 } else { width };
    let mut y = u16::from(wide);
    let name_end = if Standing::of(living, cx.today()) == Standing::Running {
        let n = day_number(living, cx.today());
        let day = cx.words.say("arrangement-day", &[("n", n.into())]);
        pen.text_to(left.saturating_sub(2), y, day.as_str(), Ink::Text)
    } else {
        left
    };
    let room = name_end.saturating_sub(3);
    pen.text_within(1, y, room, who(living, cx).as_str(), Ink::Strong);
    y += 1;
    y += pen.wrap(
        1,
        y,
        left.saturating_sub(3),
        since(living, cx).as_str(),
        Ink::Text,
    );
    if wide {
        pen.bar(left, 0, height);
        let mut part = pen.part(left + 2, 1, width.saturating_sub(left + 3), height - 1);
        aside(living, cx, &mut part);
        y += 1;
    } else {
        for line in next_lines(living, cx) {
            y += pen.wrap(1, y, left.saturating_sub(3), line.as_str(), Ink::Text);
        }
        pen.rule(y);
        y += 1;
    }
    let names = Names {
        mover: cx.name(&living.mover_name),
        home: cx.name(&living.home_name),
    };
    let mut part = pen.part(1, y, left.saturating_sub(2), height.saturating_sub(y));
    timeline::draw(&state.entries, state.selection.at(), &names, cx, &mut part);
}

/// The kind, since when, and how it started.
fn since(living: &Living, cx: &Cx<'_>) -> String {
    let arrangement = &living.arrangement;
    let start = say::day(cx.words, arrangement.start);
    let kind = cx.get(arrangement.kind.word_id());
    let how = cx.get(arrangement.start_kind.word_id());
    match (Standing::of(living, cx.today()), &living.ending) {
        (Standing::Ended, Some(ending)) => {
            let end = say::day(cx.words, ending.on);
            let args = [
                ("kind", kind.into()),
                ("start", start.into()),
                ("end", end.into()),
            ];
            cx.words.say("arrangement-ended", &args)
        }
        (standing, _) => {
            let word = if standing == Standing::Planned {
                "arrangement-starts"
            } else {
                "arrangement-since"
            };
            let args = [
                ("kind", kind.into()),
                ("day", start.into()),
                ("how", how.into()),
            ];
            cx.words.say(word, &args)
        }
    }
}

/// What comes next, one line for each day that is set.
fn next_lines(living: &Living, cx: &Cx<'_>) -> Vec<String> {
    next_days(living, cx.today())
        .into_iter()
        .map(|next| {
            let (word, date) = match next {
                NextDay::Review(date) => ("arrangement-next-review", date),
                NextDay::Decision(date) => ("arrangement-next-decision", date),
                NextDay::Trial(date) => ("arrangement-next-trial", date),
                NextDay::Until(date) => ("arrangement-next-until", date),
            };
            let late = date < cx.today();
            let day = say::full_day(cx.words, date);
            let text = cx.words.say(word, &[("day", day.into())]);
            if late { format!("! {text}") } else { text }
        })
        .collect()
}

fn aside(living: &Living, cx: &Cx<'_>, pen: &mut Pen<'_>) {
    let width = pen.width();
    let mut y = 0;
    if Standing::of(living, cx.today()) != Standing::Ended {
        pen.text(0, y, cx.get("arrangement-next").as_str(), Ink::Strong);
        y += 1;
        let mut lines = next_lines(living, cx);
        if lines.is_empty() {
            lines.push(cx.get("arrangement-next-nothing"));
        }
        for line in lines {
            let ink = if line.starts_with('!') {
                Ink::Attention
            } else {
                Ink::Text
            };
            y += pen.wrap(2, y, width.saturating_sub(2), line.as_str(), ink);
        }
        y += 1;
    }
    if !living.arrangement.agreed.is_empty() {
        pen.text(0, y, cx.get("arrangement-agreed").as_str(), Ink::Strong);
        let agreed = living.arrangement.agreed.as_str();
        pen.wrap(2, y + 1, width.saturating_sub(2), agreed, Ink::Text);
    }
}
