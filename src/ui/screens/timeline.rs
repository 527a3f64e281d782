//! How a timeline shows: the day to the left, what happened and what everybody said to the right.

use crate::app::screens::timeline::{Entry, What};
use crate::app::{Cx, say};
use crate::domain::arrangement::Ending;
use crate::domain::introduction::{
    BothSides, Happened, Introduction, View, ViewAbout, ViewAnswer, Voice,
};
use crate::ui::pen::{Pen, first_row, wrapped};
use crate::ui::theme::Ink;
use jiff::civil::Date;

/// The two names, as names are shown now.
#[derive(Debug, Clone)]
pub struct Names {
    /// The side that would move in.
    pub mover: String,
    /// The home.
    pub home: String,
}

impl Names {
    fn of(&self, voice: Voice, cx: &Cx<'_>) -> String {
        match voice {
            Voice::Mover => self.mover.clone(),
            Voice::Home => self.home.clone(),
            Voice::Member | Voice::Family => cx.get(voice.word_id()),
        }
    }
}

/// Columns the day takes up.
const DAY: u16 = 15;

/// Draws entries, scrolled so that the highlighted one can be seen.
pub fn draw(entries: &[Entry], at: usize, names: &Names, cx: &Cx<'_>, pen: &mut Pen<'_>) {
    let room = pen.width().saturating_sub(DAY + 1);
    let mut rows: Vec<(usize, bool, String, Ink)> = Vec::new();
    for (entry, n) in entries.iter().zip(0..) {
        let lines = lines(entry, names, cx)
            .into_iter()
            .flat_map(|(text, ink)| wrapped(&text, room).into_iter().map(move |t| (t, ink)));
        rows.extend(
            lines
                .enumerate()
                .map(|(i, (text, ink))| (n, i == 0, text, ink)),
        );
    }
    let last = rows.iter().rposition(|r| r.0 == at).unwrap_or(0);
    let first = first_row(last, rows.len(), pen.height());
    let height = usize::from(pen.height());
    for ((n, begins, text, ink), y) in rows.iter().skip(first).take(height).zip(0..) {
        let here = *n == at && *begins;
        if here {
            pen.row(y, Ink::Selected);
        }
        let ink = if here { Ink::Selected } else { *ink };
        if *begins && let Some(entry) = entries.get(*n) {
            let day = day(entry.on, cx);
            pen.text_within(2, y, DAY - 3, day.as_str(), ink);
        }
        pen.text(DAY, y, text.as_str(), ink);
        if here {
            pen.here(0, y);
        }
    }
}

/// `12 Nov 2026`.
fn day(on: Date, cx: &Cx<'_>) -> String {
    let month = cx.get(&format!("month-{}-short", on.month()));
    format!("{} {month} {}", on.day(), on.year())
}

fn lines(entry: &Entry, names: &Names, cx: &Cx<'_>) -> Vec<(String, Ink)> {
    let mut lines = match &entry.what {
        What::Considered(source) => {
            let source = cx.get(source.word_id());
            vec![(
                cx.words
                    .say("pair-considered", &[("source", source.into())]),
                Ink::Text,
            )]
        }
        What::Meeting(meeting) => meeting_lines(meeting, &entry.said, names, cx),
        What::Asked(_) => {
            let said = sides(&entry.said, ViewAbout::Arrangement, names, cx);
            vec![(
                cx.words.say("pair-asked", &[("sides", said.into())]),
                Ink::Strong,
            )]
        }
        What::SetAside(pair) => {
            let by = pair.set_aside_by.map(|b| cx.get(b.word_id()));
            let by = by.unwrap_or_default();
            let reason = pair.set_aside_reason.map(|r| cx.get(r.word_id()));
            let reason = reason.unwrap_or_else(|| cx.get("reason-not-recorded"));
            let args = [("by", by.into()), ("reason", reason.into())];
            let mut lines = vec![(cx.words.say("pair-set-aside", &args), Ink::Strong)];
            if !pair.set_aside_words.is_empty() {
                lines.push((pair.set_aside_words.clone(), Ink::Text));
            }
            lines
        }
        What::Started(arrangement) => {
            let mut lines = vec![(cx.get("arrangement-moved-in"), Ink::Strong)];
            if arrangement.continues.is_some() {
                lines.push((cx.get("arrangement-continues"), Ink::Text));
            }
            lines
        }
        What::Reviewed => vec![(cx.get("arrangement-reviewed"), Ink::Strong)],
        What::Ended(ending) => ending_lines(ending, names, cx),
    };
    lines.extend(entry.said.iter().filter_map(|v| words_of(v, names, cx)));
    if let What::Meeting(meeting) = &entry.what {
        lines.extend(after(meeting, cx));
    }
    lines
}

fn meeting_lines(
    meeting: &Introduction,
    said: &[View],
    names: &Names,
    cx: &Cx<'_>,
) -> Vec<(String, Ink)> {
    let what = cx.get(meeting.kind.word_id());
    match meeting.happened {
        Happened::Planned => {
            let text = match meeting.at {
                Some(at) => {
                    let args = [("what", what.into()), ("time", say::time(at).into())];
                    cx.words.say("pair-planned-at", &args)
                }
                None => cx.words.say("pair-planned", &[("what", what.into())]),
            };
            let mut lines = vec![(text, Ink::Strong)];
            if meeting.on < cx.today() {
                lines.push((cx.get("card-how-did-it-go"), Ink::Attention));
            }
            lines
        }
        Happened::Yes | Happened::CutShort => {
            let what = if meeting.happened == Happened::CutShort {
                format!("{what}, {}", cx.get("pair-cut-short"))
            } else {
                what
            };
            let sides_said = sides(said, ViewAbout::Meeting, names, cx);
            let args = [("what", what.into()), ("sides", sides_said.into())];
            let mut lines = vec![(cx.words.say("pair-meeting", &args), Ink::Strong)];
            if said.iter().any(|v| v.about == ViewAbout::Arrangement) {
                let said = sides(said, ViewAbout::Arrangement, names, cx);
                let text = cx.words.say("pair-asked", &[("sides", said.into())]);
                lines.push((text, Ink::Strong));
            }
            lines
        }
        Happened::CancelledByMover
        | Happened::CancelledByHome
        | Happened::CancelledByScheme
        | Happened::DidNotAttend => {
            let why = cx.get(meeting.happened.word_id());
            let args = [("what", what.into()), ("why", why.into())];
            vec![(cx.words.say("pair-not-held", &args), Ink::Strong)]
        }
    }
}

/// Worries, what was learned, notes and the next step of a meeting.
fn after(meeting: &Introduction, cx: &Cx<'_>) -> Vec<(String, Ink)> {
    let mut lines = Vec::new();
    let mut line = |word: &str, name: &'static str, text: &str, ink| {
        if !text.is_empty() {
            lines.push((cx.words.say(word, &[(name, text.into())]), ink));
        }
    };
    line("pair-worry", "words", &meeting.worries, Ink::Attention);
    line("pair-learned", "words", &meeting.learned, Ink::Text);
    line("pair-notes", "words", &meeting.notes, Ink::Text);
    if meeting.happened != Happened::Planned {
        let next = cx.get(meeting.next_step.word_id());
        line("pair-next", "what", &next, Ink::Text);
    }
    lines
}

/// `Aled P √, Morgan household not asked`: what both sides said last on one occasion.
fn sides(said: &[View], about: ViewAbout, names: &Names, cx: &Cx<'_>) -> String {
    let both = BothSides::latest(said, about);
    let mark = |answer: Option<ViewAnswer>| {
        cx.get(match answer {
            Some(ViewAnswer::Yes) => "pair-says-yes",
            Some(ViewAnswer::No) => "pair-says-no",
            Some(ViewAnswer::NotSure) => "pair-says-not-sure",
            Some(ViewAnswer::CouldNotTell) => "pair-says-could-not-tell",
            None => "pair-says-nothing",
        })
    };
    let args = [
        ("mover", (&names.mover).into()),
        ("mover-says", mark(both.mover).into()),
        ("home", (&names.home).into()),
        ("home-says", mark(both.home).into()),
    ];
    cx.words.say("pair-sides", &args)
}

/// The words of one view, with how they were said and whether on their own. Of the one who would
/// move in it is said when how is missing, because a voice that somebody else wrote down weighs less.
fn words_of(view: &View, names: &Names, cx: &Cx<'_>) -> Option<(String, Ink)> {
    let own = matches!(view.voice, Voice::Mover | Voice::Home);
    if view.words.is_empty() && own {
        return None;
    }
    let name = names.of(view.voice, cx);
    if view.words.is_empty() {
        let answer = cx.get(view.answer.word_id());
        let args = [("name", name.into()), ("answer", answer.into())];
        return Some((cx.words.say("pair-answer", &args), Ink::Text));
    }
    let mut from: Vec<String> = Vec::new();
    match view.how {
        Some(how) => from.push(cx.get(how.word_id())),
        None if view.voice == Voice::Mover => from.push(cx.get("pair-how-not-recorded")),
        None => {}
    }
    match view.on_their_own {
        Some(true) => from.push(cx.get("pair-alone")),
        Some(false) => from.push(cx.get("pair-not-alone")),
        None => {}
    }
    let word = if from.is_empty() {
        "pair-words"
    } else {
        "pair-words-from"
    };
    let args = [
        ("name", name.into()),
        ("words", (&view.words).into()),
        ("from", from.join(", ").into()),
    ];
    Some((cx.words.say(word, &args), Ink::Text))
}

fn ending_lines(ending: &Ending, names: &Names, cx: &Cx<'_>) -> Vec<(String, Ink)> {
    use crate::domain::arrangement::{Continues, PersonWanted};
    let reason = cx.get(ending.reason.word_id());
    let mut lines = vec![(
        cx.words
            .say("arrangement-ending", &[("reason", reason.into())]),
        Ink::Strong,
    )];
    if ending.person_wanted != PersonWanted::Died {
        let planned = if ending.planned {
            "arrangement-ending-planned"
        } else {
            "arrangement-ending-unplanned"
        };
        lines.push((cx.get(planned), Ink::Text));
        let wanted = cx.get(ending.person_wanted.word_id());
        let args = [("mover", (&names.mover).into()), ("wanted", wanted.into())];
        lines.push((cx.words.say("arrangement-ending-wanted", &args), Ink::Text));
    }
    let mut line = |word: &str, name: &'static str, text: &str| {
        if !text.is_empty() {
            lines.push((cx.words.say(word, &[(name, text.into())]), Ink::Text));
        }
    };
    line("arrangement-ending-to", "to", &ending.destination);
    if !matches!(ending.continues, Continues::None | Continues::NotKnown) {
        let continues = cx.get(ending.continues.word_id());
        line("arrangement-ending-continues", "continues", &continues);
    }
    line("arrangement-ending-learned", "words", &ending.learned);
    lines
}
