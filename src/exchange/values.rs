//! What one cell says: facts where it is understood, a question where it cannot be so, and the
//! cell itself where nobody but a person can tell.

use jiff::civil::Date;

use super::cut::{Cut, pieces};
use super::dates::{self, DateReading};
use super::headings::Target;
use super::lexicon::Lexicon;
use super::must_haves::{self, SaidMustHave};
use super::problem::{Note, Problem, WhyKept};
use super::vocabulary;
use crate::domain::capacity::MOST_PEOPLE;
use crate::domain::dates::PartialDate;
use crate::domain::fact::Answer;
use crate::domain::profile::{ProfileKind, Step};
use crate::domain::text::{fold, is_hostile, tidy_lines};
use crate::domain::topic::{Shape, Topic};
use crate::geo::{Location, Places, Postcode, PostcodeError};

/// How a profile stands with the scheme, in the words of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Approved by the panel (a household), or otherwise ready.
    Approved,
    /// Any of the dated steps.
    Step(Step),
}

/// One answer a cell gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SaidFact {
    /// About what.
    pub topic: Topic,
    /// Which thing of a set.
    pub item: String,
    /// The answer.
    pub answer: Answer,
    /// Its code, number or words.
    pub value: String,
}

/// One thing a cell says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// Words for a box of the profile.
    Text(Target, String),
    /// A date for a box of the profile.
    Day(Target, PartialDate),
    /// A number for a box of the profile.
    Count(Target, u8),
    /// How they stand with the scheme.
    Status(Status),
    /// An answer.
    Fact(SaidFact),
    /// A must-have.
    MustHave(SaidMustHave),
}

/// What became of one cell.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reading {
    /// What it says.
    pub said: Vec<Said>,
    /// What must be answered first.
    pub problem: Option<Problem>,
    /// Why the cell is also kept as it stood, if it is.
    pub kept: Option<WhyKept>,
    /// What somebody should hear about it.
    pub notes: Vec<Note>,
}

impl Reading {
    fn of(said: Vec<Said>) -> Self {
        Self {
            said,
            ..Self::default()
        }
    }

    fn problem(problem: Problem) -> Self {
        Self {
            problem: Some(problem),
            ..Self::default()
        }
    }

    fn kept(why: WhyKept) -> Self {
        Self {
            kept: Some(why),
            ..Self::default()
        }
    }

    fn but(mut self, why: WhyKept) -> Self {
        self.kept = Some(why);
        self
    }

    fn noting(mut self, note: Note) -> Self {
        self.notes.push(note);
        self
    }
}

/// Whether answers to this topic are lists, so that several columns may add to them.
pub const fn is_list(topic: Topic) -> bool {
    matches!(
        topic.shape(),
        Shape::Set(_) | Shape::OpenSet(_) | Shape::Lines
    )
}

/// A cell as it may be kept: composed letters, tidy lines, nothing that hides, reverses or steers.
/// Says whether something of that sort was taken out.
pub fn clean(cell: &str) -> (String, bool) {
    let breaks = |c: char| matches!(c, '\n' | '\r' | '\t');
    let hidden = cell.chars().any(|c| is_hostile(c) && !breaks(c));
    let kept: String = cell
        .chars()
        .filter(|c| c.is_control() || !is_hostile(*c))
        .collect();
    (tidy_lines(&kept), hidden)
}

/// Whether a spreadsheet would calculate with this text.
pub fn is_formula(text: &str) -> bool {
    let mut chars = text.chars();
    match chars.next() {
        Some('=' | '＝' | '@' | '＠') => chars.next().is_some(),
        Some('+' | '-' | '＋' | '－') => text.contains(['(', '!', '|']),
        _ => false,
    }
}

/// What it takes to read a cell.
#[derive(Debug, Clone, Copy)]
pub struct Reader<'a> {
    /// The kind of profile the file is about.
    pub kind: ProfileKind,
    /// The day it is for the person at the keyboard.
    pub today: Date,
    /// The program's own words.
    pub lexicon: &'a Lexicon,
}

/// Reads one cell of a column that goes to `target`. An empty cell says nothing.
pub fn read(target: Target, cell: &str, by: Reader<'_>) -> Reading {
    let (text, hidden) = clean(cell);
    if matches!(target, Target::LeaveOut(_)) {
        return Reading::default();
    }
    let mut reading = if text.is_empty() {
        Reading::default()
    } else {
        cell_of(target, &text, by)
    };
    if hidden {
        reading.notes.push(Note::HiddenTakenOut);
    }
    if is_formula(&text) && reading.problem.is_none() {
        reading.notes.push(Note::FormulaAsText);
    }
    reading
}

fn cell_of(target: Target, text: &str, by: Reader<'_>) -> Reading {
    let Reader { kind, today, .. } = by;
    let folded = fold(text);
    let line = || text.split('\n').collect::<Vec<_>>().join(" ");
    let unknown = vocabulary::unknown(&folded);
    match target {
        Target::Keep => Reading::kept(WhyKept::NowhereToGo),
        Target::LeaveOut(_) => Reading::default(),
        Target::Topic(topic) => unknown.map_or_else(
            || topic_cell(topic, text, by),
            |answer| Reading::of(vec![fact(topic, "", answer, "")]),
        ),
        Target::Item(topic, item) => unknown.map_or_else(
            || item_cell(topic, item, &folded, kind),
            |answer| Reading::of(vec![fact(topic, item, answer, "")]),
        ),
        Target::Wheelchair => unknown.map_or_else(
            || mobility(&folded, by.lexicon),
            |answer| Reading::of(vec![fact(Topic::Mobility, "", answer, "")]),
        ),
        Target::Name => name(&line(), unknown.is_some()),
        Target::Notes => Reading::of(vec![Said::Text(target, text.to_owned())]),
        _ if unknown.is_some() => Reading::kept(WhyKept::NotKnown),
        Target::Reference
        | Target::GivenName
        | Target::FamilyName
        | Target::FullName
        | Target::Pronouns
        | Target::Contact => name_part(target, &line()),
        Target::Born => date(
            target,
            text,
            Some(today),
            |day| day > today,
            Problem::BornInFuture,
        ),
        Target::WaitingSince | Target::ApprovedOn => date(
            target,
            text,
            None,
            |day| day > today,
            Problem::InFuture(target),
        ),
        Target::NextReview => date(target, text, None, |_| false, Problem::InFuture(target)),
        Target::Postcode => postcode(text),
        Target::Age => count(target, &folded, 120),
        Target::LivingThere => count(target, &folded, 20),
        Target::Status => status(&folded),
        Target::MustHaves => must_have_cell(text, kind),
    }
}

fn fact(topic: Topic, item: &str, answer: Answer, value: &str) -> Said {
    Said::Fact(SaidFact {
        topic,
        item: item.to_owned(),
        answer,
        value: value.to_owned(),
    })
}

fn yes(topic: Topic, item: &str) -> Said {
    fact(topic, item, Answer::Yes, "")
}

fn name(text: &str, unknown: bool) -> Reading {
    if is_formula(text) {
        Reading::problem(Problem::NameIsFormula)
    } else if unknown || !text.chars().any(char::is_alphabetic) {
        Reading::problem(Problem::NoName)
    } else {
        Reading::of(vec![Said::Text(Target::Name, text.to_owned())])
    }
}

fn name_part(target: Target, text: &str) -> Reading {
    let is_name = matches!(target, Target::GivenName | Target::FamilyName);
    if is_name && is_formula(text) {
        return Reading::problem(Problem::NameIsFormula);
    }
    Reading::of(vec![Said::Text(target, text.to_owned())])
}

/// A date that must not fulfil `wrong`; in two digits of a year, one that is not after `not_after`.
fn date(
    target: Target,
    text: &str,
    not_after: Option<Date>,
    wrong: impl Fn(Date) -> bool,
    problem: Problem,
) -> Reading {
    match dates::read(text, not_after) {
        DateReading::Date(date) if wrong(date.earliest()) => Reading::problem(problem),
        DateReading::Date(date) => Reading::of(vec![Said::Day(target, date)]),
        DateReading::NotReal => Reading::problem(Problem::NotARealDate(target)),
        DateReading::NotADate => Reading::kept(WhyKept::NotUnderstood),
    }
}

fn postcode(text: &str) -> Reading {
    let places = Places::shared();
    match Postcode::read(text, places) {
        Ok(found) => {
            let place = places.locate(&found.postcode);
            let said = Said::Text(Target::Postcode, found.postcode.to_string());
            let reading = Reading::of(vec![said]);
            if matches!(place, Location::Unknown | Location::Nowhere) {
                reading.noting(Note::NoPlace)
            } else {
                reading
            }
        }
        Err(PostcodeError::Empty) => Reading::kept(WhyKept::NotUnderstood),
        Err(PostcodeError::Malformed { suggestion }) => {
            Reading::problem(Problem::NotAPostcode(suggestion.map(|p| p.to_string())))
        }
    }
}

fn count(target: Target, folded: &str, most: u8) -> Reading {
    match vocabulary::number(folded)
        .and_then(|n| u8::try_from(n).ok())
        .filter(|n| *n <= most)
    {
        Some(n) => Reading::of(vec![Said::Count(target, n)]),
        None => Reading::problem(Problem::NotANumber(target, i64::from(most))),
    }
}

fn status(folded: &str) -> Reading {
    let status = match folded {
        "approved" | "active" | "live" => Status::Approved,
        "being assessed" | "in assessment" | "assessment" | "assessing" | "applying"
        | "applicant" => Status::Step(Step::BeingAssessed),
        "looking" | "waiting" | "looking for a match" | "open" | "ready" => {
            Status::Step(Step::Looking)
        }
        "on hold" | "hold" | "paused" | "having a break" => Status::Step(Step::OnHold),
        "settled elsewhere" | "moved on" => Status::Step(Step::SettledElsewhere),
        "withdrew" | "withdrawn" | "resigned" => Status::Step(Step::Withdrew),
        "approval ended" | "deregistered" | "no longer approved" => {
            Status::Step(Step::ApprovalEnded)
        }
        "died" | "deceased" => Status::Step(Step::Died),
        _ => return Reading::kept(WhyKept::NotUnderstood),
    };
    Reading::of(vec![Said::Status(status)])
}

fn must_have_cell(text: &str, kind: ProfileKind) -> Reading {
    let found = must_haves::read(text, kind);
    let mut reading = Reading::of(found.said.into_iter().map(Said::MustHave).collect());
    if found.left {
        reading.kept = Some(why_left(!reading.said.is_empty()));
    }
    if found.converted {
        reading.notes.push(Note::MilesToMinutes);
    }
    reading
}

const fn why_left(partly: bool) -> WhyKept {
    if partly {
        WhyKept::PartlyUnderstood
    } else {
        WhyKept::NotUnderstood
    }
}

fn mobility(folded: &str, lexicon: &Lexicon) -> Reading {
    let Some(item) = lexicon.item(Topic::Mobility, folded) else {
        return vocabulary::yes_no(folded).map_or_else(
            || Reading::kept(WhyKept::NotUnderstood),
            |yes| mobility(if yes { "yes" } else { "no" }, lexicon),
        );
    };
    let reading = Reading::of(vec![fact(Topic::Mobility, "", Answer::Yes, item)]);
    if matches!(folded, "n" | "no" | "0") {
        reading.noting(Note::TakenAs)
    } else {
        reading
    }
}

/// Yes or no to one thing, with room for a word behind it: `yes - en suite`.
fn item_cell(topic: Topic, item: &str, folded: &str, kind: ProfileKind) -> Reading {
    let (first, rest) = folded
        .split_once([' ', '-', ',', '('])
        .unwrap_or((folded, ""));
    let (answer, rest) = match (vocabulary::yes_no(folded), vocabulary::yes_no(first)) {
        (Some(answer), _) => (answer, ""),
        (None, Some(answer)) => (answer, rest.trim_matches(|c: char| !c.is_alphanumeric())),
        (None, None) => return Reading::kept(WhyKept::NotUnderstood),
    };
    let answer = if answer { Answer::Yes } else { Answer::No };
    let mut reading = Reading::of(vec![fact(topic, item, answer, "")]);
    let en_suite = matches!(rest, "en suite" | "ensuite" | "en-suite" | "own bathroom");
    if en_suite && Topic::OwnBathroom.whose().has(kind) {
        reading
            .said
            .push(fact(Topic::OwnBathroom, "", answer, "yes"));
    } else if !rest.is_empty() {
        reading.kept = Some(WhyKept::PartlyUnderstood);
    }
    reading
}

fn topic_cell(topic: Topic, text: &str, by: Reader<'_>) -> Reading {
    let folded = fold(text);
    match topic.shape() {
        Shape::Text => Reading::of(vec![fact(topic, "", Answer::Yes, text)]),
        Shape::Lines => {
            let lines = text
                .split(['\n', ';'])
                .map(str::trim)
                .filter(|line| !line.is_empty());
            Reading::of(
                lines
                    .map(|line| fact(topic, "", Answer::Yes, line))
                    .collect(),
            )
        }
        Shape::YesNo => yes_no(topic, &folded),
        Shape::Choice(_) | Shape::Scale(_) => choice(topic, text, &folded, by),
        Shape::Number(low, high) => number(topic, &folded, low, high),
        Shape::Date => match dates::read(text, None) {
            DateReading::Date(date) => {
                Reading::of(vec![fact(topic, "", Answer::Yes, &date.to_string())])
            }
            DateReading::NotReal => Reading::problem(Problem::NotARealDate(Target::Topic(topic))),
            DateReading::NotADate => Reading::kept(WhyKept::NotUnderstood),
        },
        Shape::Place => match Postcode::read(text, Places::shared()) {
            Ok(found) => Reading::of(vec![fact(
                topic,
                "",
                Answer::Yes,
                &found.postcode.to_string(),
            )]),
            Err(PostcodeError::Empty | PostcodeError::Malformed { .. }) => {
                Reading::kept(WhyKept::NotUnderstood)
            }
        },
        Shape::OpenSet(_) => open_set(topic, text, by.lexicon),
        Shape::Set(_) => super::lists::set(topic, text, &folded, by),
    }
}

fn yes_no(topic: Topic, folded: &str) -> Reading {
    match vocabulary::yes_no(folded) {
        Some(true) => Reading::of(vec![fact(topic, "", Answer::Yes, "yes")]),
        Some(false) => Reading::of(vec![fact(topic, "", Answer::No, "no")]),
        None => Reading::kept(WhyKept::NotUnderstood),
    }
}

fn number(topic: Topic, folded: &str, low: i64, high: i64) -> Reading {
    match vocabulary::number(folded) {
        Some(n) if (low..=high).contains(&n) => {
            Reading::of(vec![fact(topic, "", Answer::Yes, &n.to_string())])
        }
        Some(n) if topic == Topic::ApprovedFor && n > i64::from(MOST_PEOPLE) => {
            Reading::problem(Problem::TooManyApproved(n))
        }
        Some(_) | None if topic == Topic::ApprovedFor => {
            Reading::problem(Problem::NotANumber(Target::Topic(topic), high))
        }
        Some(_) | None => Reading::kept(WhyKept::NotUnderstood),
    }
}

/// One of several. How soon may be a day, children may be an age, and smoking may be a bare yes.
fn choice(topic: Topic, text: &str, folded: &str, by: Reader<'_>) -> Reading {
    if let Some(item) = by.lexicon.item(topic, folded) {
        return Reading::of(vec![fact(topic, "", Answer::Yes, item)]);
    }
    if topic == Topic::HowSoon {
        return when(topic, text, by.today);
    }
    if topic == Topic::Children
        && let Some(age) = age_of_child(folded)
    {
        let band = if age >= 13 { "teenagers" } else { "young" };
        return Reading::of(vec![fact(topic, "", Answer::Yes, band)])
            .but(WhyKept::PartlyUnderstood);
    }
    if topic == Topic::Smoking && vocabulary::yes_no(folded) == Some(true) {
        return Reading::of(vec![fact(topic, "", Answer::Yes, "inside")]).noting(Note::TakenAs);
    }
    Reading::kept(WhyKept::NotUnderstood)
}

/// How soon, given as a day that is not past.
fn when(topic: Topic, text: &str, today: Date) -> Reading {
    match dates::read(text, None) {
        DateReading::Date(date) if date.latest() >= today => Reading::of(vec![
            fact(topic, "", Answer::Yes, "planned"),
            fact(Topic::FromWhen, "", Answer::Yes, &date.to_string()),
        ]),
        DateReading::NotReal => Reading::problem(Problem::NotARealDate(Target::Topic(topic))),
        DateReading::Date(_) | DateReading::NotADate => Reading::kept(WhyKept::NotUnderstood),
    }
}

/// The age of `1 (aged 9)`: the youngest where there are several.
fn age_of_child(folded: &str) -> Option<i64> {
    let (_, ages) = folded.split_once("age")?;
    ages.split(|c: char| !c.is_ascii_digit())
        .filter_map(vocabulary::number)
        .filter(|age| (0..18).contains(age))
        .min()
}

/// Anything, in words that are folded for comparing. Languages may be joined by `and`.
fn open_set(topic: Topic, text: &str, lexicon: &Lexicon) -> Reading {
    if vocabulary::yes_no(&fold(text)).is_some() {
        return Reading::kept(WhyKept::NotUnderstood);
    }
    let finer = |list: Vec<String>, cut: Cut| list.iter().flat_map(|p| pieces(p, cut)).collect();
    let mut listed: Vec<String> = finer(pieces(text, Cut::Lists), Cut::Commas);
    if topic == Topic::Languages {
        listed = finer(listed, Cut::Joins);
    }
    let said = listed.iter().map(|piece| {
        let folded = fold(piece);
        lexicon.item(topic, &folded).map_or_else(
            || fact(topic, &folded, Answer::Yes, piece),
            |item| yes(topic, item),
        )
    });
    Reading::of(said.collect())
}
