//! What several forms share: whom they are about, and how dates, numbers and codes are taken out
//! of their boxes.

use crate::app::effect::{ProfileData, Query, Reply};
use crate::app::form::{Choice, FieldKind, FieldSpec, Form, Problem};
use crate::app::{Cx, say};
use crate::domain::dates::PartialDate;
use crate::domain::id::ProfileId;
use crate::domain::port::{Change, OpKind, Write};
use crate::domain::profile::{Profile, ProfileKind};
use crate::domain::sheet::Sheet;
use crate::domain::topic::Topic;
use crate::geo::place::Places;
use crate::geo::postcode::Postcode;
use jiff::civil::Date;
use uuid::Uuid;

/// The profile a form is about, read from the file before the form opens.
#[derive(Debug)]
pub struct About {
    /// Which.
    pub id: ProfileId,
    data: Option<Box<ProfileData>>,
}

impl About {
    /// One profile, not read yet.
    pub const fn new(id: ProfileId) -> Self {
        Self { id, data: None }
    }

    /// What has to be read.
    pub const fn needs(&self) -> Query {
        Query::Profile(self.id)
    }

    /// Takes what was read. Returns false if there is no such profile any more.
    pub fn got(&mut self, reply: &Reply) -> bool {
        if let Reply::Profile(Some(data)) = reply {
            self.data = Some(data.clone());
        }
        self.data.is_some()
    }

    /// The sheet, once it has been read.
    pub fn sheet(&self) -> Option<&Sheet> {
        self.data.as_deref().map(|data| &data.sheet)
    }

    /// The profile, once it has been read.
    pub fn profile(&self) -> Option<&Profile> {
        self.sheet().map(|sheet| &sheet.profile)
    }

    /// Its kind; a person until it has been read.
    pub fn kind(&self) -> ProfileKind {
        self.profile().map_or(ProfileKind::Person, |p| p.kind)
    }

    /// Its name as names are shown now.
    pub fn name(&self, cx: &Cx<'_>) -> String {
        self.profile()
            .map_or_else(String::new, |p| cx.name(&p.known_as))
    }

    /// A change to it.
    pub fn change(&self, kind: OpKind, writes: Vec<Write>) -> Change {
        Change {
            kind,
            about: self
                .profile()
                .map_or_else(String::new, |p| p.known_as.clone()),
            writes,
        }
    }
}

/// The part of a purpose that every form about one profile shares. The purpose keeps the profile in
/// `self.about`.
macro_rules! about_a_profile {
    ($title:literal) => {
        about_a_profile!($title, |_: &Self| None);
    };
    // With the thing of the profile that the form is about, so that a draft about one member of a
    // household is never offered for another.
    ($title:literal, $which:expr) => {
        fn needs(&self) -> Option<$crate::app::effect::Query> {
            Some(self.about.needs())
        }

        fn got(&mut self, reply: &$crate::app::effect::Reply, _cx: &$crate::app::Cx<'_>) -> bool {
            self.about.got(reply)
        }

        fn title(&self, cx: &$crate::app::Cx<'_>) -> String {
            cx.get($title)
        }

        fn about(&self) -> Option<uuid::Uuid> {
            let which: fn(&Self) -> Option<uuid::Uuid> = $which;
            Some(which(self).unwrap_or(self.about.id.0))
        }

        fn draft_title(&self, cx: &$crate::app::Cx<'_>) -> String {
            cx.words.say(
                "draft-about",
                &[
                    ("what", self.title(cx).into()),
                    ("name", self.about.name(cx).into()),
                ],
            )
        }
    };
}
pub(super) use about_a_profile;

// Fields that never show and go into the draft, so that it is known again what it was about. They
// stand at the end of a form.

/// Whose the thing is that the form is about.
pub const OWNER: FieldSpec = FieldSpec::when("owner", FieldKind::Line, never);
/// Which thing it is.
pub const WHICH: FieldSpec = FieldSpec::when("which", FieldKind::Line, never);
/// Which topic it is about.
pub const TOPIC: FieldSpec = FieldSpec::when("topic", FieldKind::Line, never);

const fn never(_: &Form) -> bool {
    false
}

/// What a draft about a topic of a profile is kept under while there is no wish or must-have yet:
/// different for each of the two.
pub fn about_topic(id: ProfileId, topic: Topic) -> Uuid {
    let n = Topic::ALL.iter().zip(1_u128..).find(|(t, _)| **t == topic);
    Uuid::from_u128(id.0.as_u128() ^ n.map_or(0, |(_, n)| n))
}

/// A problem of a field.
pub const fn problem(field: &'static str, word: &'static str) -> Problem {
    Problem { field, word }
}

/// The day in a date box, if one is there. Anything else that is typed is a problem.
pub fn day(form: &Form, field: &'static str, problems: &mut Vec<Problem>) -> Option<Date> {
    match partial(form, field, problems)? {
        PartialDate::Day(day) => Some(day),
        PartialDate::Month(..) | PartialDate::Year(_) => {
            problems.push(problem(field, "problem-whole-date"));
            None
        }
    }
}

/// The day, month or year in a date box, if one is there.
pub fn partial(
    form: &Form,
    field: &'static str,
    problems: &mut Vec<Problem>,
) -> Option<PartialDate> {
    if form.get(field).trim().is_empty() {
        return None;
    }
    let read = form.when(field).map(|when| when.date);
    if read.is_none() {
        problems.push(problem(field, "problem-date"));
    }
    read
}

/// The postcode in a box in its written form; empty where nothing is typed. Half a postcode or a
/// town will do.
pub fn postcode(form: &Form, field: &'static str, problems: &mut Vec<Problem>) -> String {
    let text = form.get(field).trim();
    if text.is_empty() {
        return String::new();
    }
    let Ok(read) = Postcode::read(text, Places::shared()) else {
        problems.push(problem(field, "problem-postcode"));
        return String::new();
    };
    read.postcode.to_string()
}

/// The whole number in a box, if one is typed. Anything else, or one outside `range`, is a problem.
pub fn number(
    form: &Form,
    field: &'static str,
    range: std::ops::RangeInclusive<i64>,
    problems: &mut Vec<Problem>,
) -> Option<i64> {
    let text = form.get(field).trim();
    if text.is_empty() {
        return None;
    }
    let read = text.parse().ok().filter(|n| range.contains(n));
    if read.is_none() {
        problems.push(problem(field, "problem-number"));
    }
    read
}

/// A date as it is typed, to stand in a box.
pub fn typed_day(date: Date) -> String {
    format!("{}/{}/{}", date.day(), date.month(), date.year())
}

/// A day, month or year as it is typed, to stand in a box.
pub fn typed(date: Option<PartialDate>, cx: &Cx<'_>) -> String {
    match date {
        None => String::new(),
        Some(PartialDate::Day(day)) => typed_day(day),
        Some(date @ (PartialDate::Month(..) | PartialDate::Year(_))) => {
            say::partial(cx.words, date)
        }
    }
}

/// Yes, no, and not known: for what is known to be so, known not to be so, or neither.
pub fn yes_no() -> Vec<Choice> {
    vec![
        ("yes", "answer-yes"),
        ("no", "answer-no"),
        ("", "answer-not-known"),
    ]
}

/// The code of a yes, a no or neither.
pub const fn yes_no_code(answer: Option<bool>) -> &'static str {
    match answer {
        Some(true) => "yes",
        Some(false) => "no",
        None => "",
    }
}

/// What a code of [`yes_no`] means.
pub fn yes_no_of(code: &str) -> Option<bool> {
    match code {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    }
}
