//! Ask both about this arrangement: what each side says, in its own words. Only this opens the
//! lock of a side; wanting to meet again does not.

use super::couple::{Couple, about_a_couple, next_turn};
use crate::app::form::{Choice, FieldKind, FieldSpec, Form, Problem};
use crate::app::form_page::Purpose;
use crate::app::screen::Out;
use crate::app::{Cx, say};
use crate::choices_of;
use crate::domain::dates::{Direction, PartialDate};
use crate::domain::fact::How;
use crate::domain::id::{PairId, ProfileId};
use crate::domain::introduction::{BothSides, View, ViewAbout, ViewAnswer, Voice};
use crate::domain::lists::PairSheet;
use crate::domain::port::{Change, OpKind, Write};
use crate::domain::sheet::takes_a_home;
use crate::domain::text::tidy_line;
use jiff::civil::Date;
use uuid::Uuid;

/// The code of the form.
pub const CODE: &str = "yes";

/// Yes or no, for whether somebody was asked on their own.
pub(super) fn alone() -> Vec<Choice> {
    vec![("yes", "alone-yes"), ("no", "alone-no")]
}

fn mover_spoke(form: &Form) -> bool {
    !form.get("mover").is_empty()
}

fn home_spoke(form: &Form) -> bool {
    !form.get("home").is_empty()
}

const SPECS: &[FieldSpec] = &[
    FieldSpec::new("on", FieldKind::Date(Direction::Past)),
    FieldSpec::new("mover", FieldKind::Choice(choices_of!(ViewAnswer))),
    FieldSpec::when("mover-words", FieldKind::Line, mover_spoke),
    FieldSpec::when(
        "mover-how",
        FieldKind::Choice(choices_of!(How)),
        mover_spoke,
    ),
    FieldSpec::when("mover-alone", FieldKind::Choice(alone), mover_spoke),
    FieldSpec::new("home", FieldKind::Choice(choices_of!(ViewAnswer))),
    FieldSpec::when("home-words", FieldKind::Line, home_spoke),
    FieldSpec::when("home-how", FieldKind::Choice(choices_of!(How)), home_spoke),
    FieldSpec::when("home-alone", FieldKind::Choice(alone), home_spoke),
];

/// Reads the view of one side from boxes named `<side>`, `<side>-words`, `<side>-how` and
/// `<side>-alone`. `None` if the side has no answer there.
pub(super) fn view_of(
    form: &Form,
    side: &str,
    voice: Voice,
    template: &View,
    cx: &Cx<'_>,
) -> Option<View> {
    let answer = ViewAnswer::from_code(form.get(side))?;
    let alone = form.get(&format!("{side}-alone"));
    Some(View {
        id: cx.ids.next(),
        voice,
        answer,
        words: tidy_line(form.get(&format!("{side}-words"))),
        how: How::from_code(form.get(&format!("{side}-how"))),
        on_their_own: (!alone.is_empty()).then_some(alone == "yes"),
        ..template.clone()
    })
}

/// A view of a pair with everything but the voice filled in.
pub(super) fn blank_view(pair: PairId, about: ViewAbout, on: Date) -> View {
    View {
        id: Uuid::nil().into(),
        pair,
        introduction: None,
        voice: Voice::Mover,
        member: None,
        about,
        answer: ViewAnswer::CouldNotTell,
        words: String::new(),
        how: None,
        on_their_own: None,
        on,
        turn: 0,
    }
}

/// Gives views of one day their places in its order, counted on from the views there are.
pub(super) fn in_turn(views: impl IntoIterator<Item = View>, first: i64) -> Vec<View> {
    views
        .into_iter()
        .zip(first..)
        .map(|(view, turn)| View { turn, ..view })
        .collect()
}

/// The form for one pair.
#[derive(Debug)]
pub struct Yes {
    couple: Couple,
}

impl Yes {
    /// For a pair.
    pub const fn new(pair: PairId) -> Self {
        Self {
            couple: Couple::pair(pair),
        }
    }

    fn latest(&self) -> BothSides {
        self.couple
            .sheet
            .as_ref()
            .map_or_else(BothSides::default, PairSheet::arrangement_views)
    }

    fn lives_together(&self) -> bool {
        self.couple
            .sheet
            .as_ref()
            .is_none_or(|s| takes_a_home(s.pair.kind))
    }

    fn day(form: &Form, cx: &Cx<'_>) -> Result<Date, Problem> {
        match form.when("on").map(|w| w.date) {
            Some(PartialDate::Day(day)) if day <= cx.today() => Ok(day),
            Some(_) | None => Err(Problem {
                field: "on",
                word: "problem-yes-date",
            }),
        }
    }
}

impl Purpose for Yes {
    fn code(&self) -> &'static str {
        CODE
    }

    fn specs(&self) -> &'static [FieldSpec] {
        SPECS
    }

    about_a_couple!("draft-yes");

    fn title(&self, cx: &Cx<'_>) -> String {
        cx.get(if self.lives_together() {
            "form-yes"
        } else {
            "form-yes-other"
        })
    }

    fn prefill(&self, form: &mut Form, _cx: &Cx<'_>) {
        form.fill("on", "today");
        // Whoever has not said yes yet is asked first.
        let first = if self.latest().missing() == [Voice::Home] {
            "home"
        } else {
            "mover"
        };
        form.focus_on(first);
    }

    fn pinned(&self, cx: &Cx<'_>) -> Vec<String> {
        let mut lines = vec![self.couple.say("yes-lead", cx)];
        lines.extend(
            self.couple
                .sheet
                .iter()
                .flat_map(|s| {
                    last_words(&s.views.iter().collect::<Vec<_>>(), ViewAbout::Arrangement)
                })
                .map(|view| said_before(view, &self.couple, cx)),
        );
        lines
    }

    fn label(&self, field: &str, _form: &Form, cx: &Cx<'_>) -> String {
        let word = match (field, self.lives_together()) {
            ("mover" | "home", false) => format!("field-yes-{field}-other"),
            _ => format!("field-yes-{field}"),
        };
        self.couple.say(&word, cx)
    }

    fn change(&self, form: &Form, cx: &Cx<'_>) -> Result<Change, Vec<Problem>> {
        let mut problems = Vec::new();
        let on = Self::day(form, cx).unwrap_or_else(|problem| {
            problems.push(problem);
            cx.today()
        });
        if !mover_spoke(form) && !home_spoke(form) {
            problems.push(Problem {
                field: "mover",
                word: "problem-yes-answer",
            });
        }
        let Some(sheet) = self.couple.sheet.as_ref().filter(|_| problems.is_empty()) else {
            return Err(problems);
        };
        let blank = blank_view(sheet.pair.id, ViewAbout::Arrangement, on);
        let views = [("mover", Voice::Mover), ("home", Voice::Home)]
            .into_iter()
            .filter_map(|(side, voice)| view_of(form, side, voice, &blank, cx));
        let writes = in_turn(views, next_turn(Some(sheet)));
        Ok(Change {
            kind: OpKind::IntroductionRecorded,
            about: self.couple.say_of_record("about-yes", cx),
            writes: writes.iter().map(Write::put).collect(),
        })
    }

    fn saved(&self, form: &Form, _added: &[ProfileId], cx: &Cx<'_>, out: &mut Out) {
        let before = self.latest();
        let now = BothSides {
            mover: ViewAnswer::from_code(form.get("mover")).or(before.mover),
            home: ViewAnswer::from_code(form.get("home")).or(before.home),
        };
        let word = if [now.mover, now.home].contains(&Some(ViewAnswer::No)) {
            "yes-saved-no"
        } else if now.missing().is_empty() {
            "yes-saved-both"
        } else {
            "yes-saved-open"
        };
        out.say(self.couple.say(word, cx));
    }
}

/// The latest view of each side about something, among views in the order in which they were said.
pub(super) fn last_words<'a>(views: &[&'a View], about: ViewAbout) -> Vec<&'a View> {
    [Voice::Mover, Voice::Home]
        .into_iter()
        .filter_map(|voice| {
            let of_side = |v: &&&View| v.about == about && v.voice == voice && v.member.is_none();
            views.iter().rfind(of_side).copied()
        })
        .collect()
}

/// What a side said before, in one line: who, the answer, the day and the words.
pub(super) fn said_before(view: &View, couple: &Couple, cx: &Cx<'_>) -> String {
    let (mover, home) = couple.shown(cx);
    let who = match view.voice {
        Voice::Mover => mover,
        Voice::Home => home,
        Voice::Member | Voice::Family => cx.get(view.voice.word_id()),
    };
    let word = if view.words.is_empty() {
        "said-before"
    } else {
        "said-before-words"
    };
    cx.words.say(
        word,
        &[
            ("who", who.into()),
            ("answer", cx.get(view.answer.word_id()).into()),
            ("day", say::day(cx.words, view.on).into()),
            ("words", (&view.words).into()),
        ],
    )
}
