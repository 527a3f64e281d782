//! The boxes of the form that records a meeting, and when each of them shows.

use super::super::yes::alone;
use crate::app::form::{Choice, FieldKind, FieldSpec, Form};
use crate::choices_of;
use crate::domain::dates::Direction;
use crate::domain::fact::How;
use crate::domain::introduction::{Happened, MeetingKind, NextStep, ViewAnswer};

/// Whether the meeting took place, so that there is something to say about it.
pub(super) fn it_happened(form: &Form) -> bool {
    matches!(form.get("happened"), "" | "yes" | "cut-short")
}

fn worried(form: &Form) -> bool {
    it_happened(form) && form.get("worries") == "some"
}

fn a_meeting_is_next(form: &Form) -> bool {
    form.taken("next")
        .is_some_and(|code| MeetingKind::from_code(code).is_some())
}

fn both_are_asked(form: &Form) -> bool {
    it_happened(form) && form.taken("next") == Some(NextStep::Agree.code())
}

fn more(form: &Form, what: &str) -> bool {
    it_happened(form) && form.ticked("more").contains(&what)
}

fn more_how(form: &Form) -> bool {
    more(form, "how")
}

fn more_voices(form: &Form) -> bool {
    more(form, "voices")
}

fn more_notes(form: &Form) -> bool {
    form.ticked("more").contains(&"notes")
}

fn happened() -> Vec<Choice> {
    vec![
        (Happened::Yes.code(), "record-happened-yes"),
        (Happened::CutShort.code(), "record-happened-cut-short"),
        (Happened::CancelledByMover.code(), "record-happened-mover"),
        (Happened::CancelledByHome.code(), "record-happened-home"),
        (Happened::CancelledByScheme.code(), "record-happened-scheme"),
        (Happened::DidNotAttend.code(), "record-happened-nobody"),
    ]
}

fn answers() -> Vec<Choice> {
    vec![
        (ViewAnswer::Yes.code(), "record-answer-yes"),
        (ViewAnswer::NotSure.code(), "record-answer-not-sure"),
        (ViewAnswer::No.code(), "record-answer-no"),
        (ViewAnswer::CouldNotTell.code(), "view-could-not-tell"),
    ]
}

fn worries() -> Vec<Choice> {
    vec![
        ("none", "record-worries-none"),
        ("some", "record-worries-some"),
    ]
}

/// What can come next: a meeting of some kind, or another step.
fn next_steps() -> Vec<Choice> {
    let meetings = MeetingKind::ALL
        .iter()
        .filter(|k| !matches!(k, MeetingKind::Other))
        .map(|k| (k.code(), k.word_id()));
    let steps = NextStep::ALL
        .iter()
        .filter(|s| **s != NextStep::AnotherMeeting)
        .map(|s| (s.code(), s.word_id()));
    meetings.chain(steps).collect()
}

fn extras() -> Vec<Choice> {
    vec![
        ("how", "record-more-how"),
        ("voices", "record-more-voices"),
        ("notes", "record-more-notes"),
    ]
}

/// The boxes in order.
pub(super) const SPECS: &[FieldSpec] = &[
    FieldSpec::new("what", FieldKind::Pick(choices_of!(MeetingKind))),
    FieldSpec::new("on", FieldKind::Date(Direction::Past)),
    FieldSpec::new("happened", FieldKind::Choice(happened)),
    FieldSpec::when("mover", FieldKind::Choice(answers), it_happened),
    FieldSpec::when("mover-words", FieldKind::Line, it_happened),
    FieldSpec::when("home", FieldKind::Choice(answers), it_happened),
    FieldSpec::when("home-words", FieldKind::Line, it_happened),
    FieldSpec::when("worries", FieldKind::Choice(worries), it_happened),
    FieldSpec::when("worry-words", FieldKind::Line, worried),
    FieldSpec::when("worry-who", FieldKind::Line, worried),
    FieldSpec::when("worry-on", FieldKind::Date(Direction::Future), worried),
    FieldSpec::new("next", FieldKind::Pick(next_steps)),
    FieldSpec::when(
        "next-on",
        FieldKind::Date(Direction::Future),
        a_meeting_is_next,
    ),
    FieldSpec::when(
        "agree-mover",
        FieldKind::Choice(choices_of!(ViewAnswer)),
        both_are_asked,
    ),
    FieldSpec::when("agree-mover-words", FieldKind::Line, both_are_asked),
    FieldSpec::when(
        "agree-home",
        FieldKind::Choice(choices_of!(ViewAnswer)),
        both_are_asked,
    ),
    FieldSpec::when("agree-home-words", FieldKind::Line, both_are_asked),
    FieldSpec::aside("more", FieldKind::Ticks(extras)),
    FieldSpec::when("mover-how", FieldKind::Choice(choices_of!(How)), more_how),
    FieldSpec::when("mover-alone", FieldKind::Choice(alone), more_how),
    FieldSpec::when("home-how", FieldKind::Choice(choices_of!(How)), more_how),
    FieldSpec::when("home-alone", FieldKind::Choice(alone), more_how),
    FieldSpec::when("member", FieldKind::Choice(answers), more_voices),
    FieldSpec::when("member-words", FieldKind::Line, more_voices),
    FieldSpec::when("family", FieldKind::Choice(answers), more_voices),
    FieldSpec::when("family-words", FieldKind::Line, more_voices),
    FieldSpec::when("learned", FieldKind::Line, more_notes),
    FieldSpec::when("notes", FieldKind::Line, more_notes),
    FieldSpec::when(super::MEETING, FieldKind::Line, |_| false),
];
