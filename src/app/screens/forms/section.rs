//! One form for every section of a profile, made from the table of topics. Only what was changed is
//! written, with who said so, how and when; the rest keeps what it had.

use super::parts::{About, about_a_profile, day, partial, postcode, problem, typed, typed_day};
use super::tables::{self, NOT_KNOWN, NOTHING_ELSE, PREFERS_NOT};
use crate::app::Cx;
use crate::app::form::{FieldSpec, Form, Problem};
use crate::app::form_page::Purpose;
use crate::domain::fact::{Answer, Fact, How, SaidBy};
use crate::domain::id::ProfileId;
use crate::domain::port::{Change, OpKind, Record, Write};
use crate::domain::profile::ProfileKind;
use crate::domain::sheet::Sheet;
use crate::domain::text::{fold, tidy_line, tidy_lines};
use crate::domain::topic::{Section, Shape, Topic};
use jiff::civil::Date;

/// The code of the form of a section.
pub const fn code(section: Section) -> &'static str {
    match section {
        Section::OnePage => "section-one-page",
        Section::Story => "section-story",
        Section::Communication => "section-communication",
        Section::Looking => "section-looking",
        Section::HomeLife => "section-home-life",
        Section::Home => "section-home",
        Section::Support => "section-support",
        Section::Homeshare => "section-homeshare",
    }
}

/// The section a form code belongs to.
pub fn of_code(text: &str) -> Option<Section> {
    tables::SECTIONS.into_iter().find(|s| code(*s) == text)
}

/// The form of one section of one profile.
#[derive(Debug)]
pub struct SectionForm {
    about: About,
    section: Section,
    focus: Option<Topic>,
}

impl SectionForm {
    /// For a profile, with the focus on a topic if one is given.
    pub const fn new(id: ProfileId, section: Section, focus: Option<Topic>) -> Self {
        Self {
            about: About::new(id),
            section,
            focus,
        }
    }
}

/// An answer as the boxes give it: the item, the answer and its value.
type Given = (String, Answer, String);

/// What stands in the box of a topic before anything is typed.
fn text_of(sheet: &Sheet, topic: Topic, cx: &Cx<'_>) -> String {
    let whole = sheet.fact(topic);
    if let Some(unknown) = whole.filter(|f| !f.answer.is_known()) {
        return match topic.shape() {
            Shape::Text
            | Shape::Lines
            | Shape::OpenSet(_)
            | Shape::Number(..)
            | Shape::Date
            | Shape::Place => cx.get(unknown.answer.word_id()),
            Shape::YesNo | Shape::Choice(_) | Shape::Scale(_) | Shape::Set(_) => {
                unknown.answer.code().to_owned()
            }
        };
    }
    match topic.shape() {
        Shape::Text | Shape::Choice(_) | Shape::Scale(_) | Shape::Number(..) | Shape::Place => {
            whole.map_or_else(String::new, |f| f.value.clone())
        }
        Shape::YesNo => match sheet.yes_no(topic) {
            Some(true) => "yes".to_owned(),
            Some(false) => "no".to_owned(),
            None => String::new(),
        },
        Shape::Date => typed(whole.and_then(|f| f.value.parse().ok()), cx),
        Shape::Lines => sheet.lines(topic).join("\n"),
        Shape::OpenSet(_) => there(sheet, topic)
            .map(|item| crate::app::tell::item(topic, item, cx))
            .collect::<Vec<_>>()
            .join("\n"),
        Shape::Set(_) => {
            let mut codes: Vec<&str> = there(sheet, topic).collect();
            if whole.is_some_and(|f| f.answer == Answer::No) {
                codes.push(NOTHING_ELSE);
            }
            codes.join("\n")
        }
    }
}

/// The items of a set that are there, at least partly.
fn there(sheet: &Sheet, topic: Topic) -> impl Iterator<Item = &str> {
    sheet
        .facts_of(topic)
        .filter(|f| matches!(f.answer, Answer::Yes | Answer::Partly) && !f.item.is_empty())
        .map(|f| f.item.as_str())
}

/// The answer that words like `not known yet` or a lone `?` give, if that is what was typed.
fn unknown_words(text: &str, cx: &Cx<'_>) -> Option<Answer> {
    let text = fold(text);
    if text == "?" {
        return Some(Answer::NotKnown);
    }
    [Answer::NotKnown, Answer::NotAsked, Answer::PrefersNot]
        .into_iter()
        .find(|answer| fold(&cx.get(answer.word_id())) == text)
}

fn unknown_code(code: &str) -> Option<Answer> {
    match code {
        NOT_KNOWN => Some(Answer::NotKnown),
        PREFERS_NOT => Some(Answer::PrefersNot),
        _ => None,
    }
}

fn whole(answer: Answer, value: &str) -> Vec<Given> {
    vec![(String::new(), answer, value.to_owned())]
}

/// What the box of a topic says now.
fn given(topic: Topic, form: &Form, cx: &Cx<'_>, problems: &mut Vec<Problem>) -> Vec<Given> {
    let text = form.get(topic.code());
    if text.trim().is_empty() {
        return Vec::new();
    }
    match topic.shape() {
        Shape::YesNo | Shape::Choice(_) | Shape::Scale(_) => match (unknown_code(text), text) {
            (Some(answer), _) => whole(answer, ""),
            (None, "no") if topic.shape() == Shape::YesNo => whole(Answer::No, "no"),
            (None, code) => whole(Answer::Yes, code),
        },
        Shape::Set(_) => ticked(&form.ticked(topic.code())),
        Shape::Text
        | Shape::Lines
        | Shape::OpenSet(_)
        | Shape::Number(..)
        | Shape::Date
        | Shape::Place => match unknown_words(text, cx) {
            Some(answer) => whole(answer, ""),
            None => typed_answer(topic, form, cx, problems),
        },
    }
}

fn ticked(codes: &[&str]) -> Vec<Given> {
    let known = codes
        .iter()
        .filter(|c| **c != NOTHING_ELSE && unknown_code(c).is_none());
    let mut all: Vec<Given> = known
        .map(|c| ((*c).to_owned(), Answer::Yes, String::new()))
        .collect();
    if codes.contains(&NOTHING_ELSE) {
        all.extend(whole(Answer::No, ""));
    } else if all.is_empty()
        && let Some(answer) = codes.iter().find_map(|c| unknown_code(c))
    {
        all.extend(whole(answer, ""));
    }
    all
}

fn typed_answer(topic: Topic, form: &Form, cx: &Cx<'_>, problems: &mut Vec<Problem>) -> Vec<Given> {
    let field = topic.code();
    let text = form.get(field);
    match topic.shape() {
        Shape::Lines => text
            .lines()
            .map(tidy_line)
            .filter(|l| !l.is_empty())
            .zip(1..)
            .map(|(line, n)| (format!("{n:02}"), Answer::Yes, line))
            .collect(),
        Shape::OpenSet(_) => text
            .split(['\n', ','])
            .map(tidy_line)
            .filter(|l| !l.is_empty())
            .map(|line| (open_item(topic, &line, cx), Answer::Yes, String::new()))
            .collect(),
        Shape::Number(low, high) => {
            let read = text.trim().parse::<i64>().ok();
            if let Some(n) = read.filter(|n| (low..=high).contains(n)) {
                return whole(Answer::Yes, &n.to_string());
            }
            problems.push(problem(field, "problem-number"));
            Vec::new()
        }
        Shape::Date => {
            let date = partial(form, field, problems);
            date.map_or_else(Vec::new, |date| whole(Answer::Yes, &date.to_string()))
        }
        Shape::Place => whole(Answer::Yes, &postcode(form, field, problems)),
        Shape::Text | Shape::YesNo | Shape::Choice(_) | Shape::Scale(_) | Shape::Set(_) => {
            whole(Answer::Yes, &tidy_lines(text))
        }
    }
}

/// The item that typed words stand for: one that the topic suggests, or the words themselves.
pub fn open_item(topic: Topic, words: &str, cx: &Cx<'_>) -> String {
    let words = fold(words);
    tables::items(topic)
        .iter()
        .find(|(_, id)| fold(&cx.get(id)) == words)
        .map_or(words, |(code, _)| (*code).to_owned())
}

/// Who said so, how and when, for what was changed.
struct Provenance {
    said_by: Option<SaidBy>,
    how: Option<How>,
    on: Option<Date>,
}

impl Provenance {
    fn of(form: &Form, problems: &mut Vec<Problem>) -> Self {
        Self {
            said_by: SaidBy::from_code(form.get("said-by")),
            how: How::from_code(form.get("how")),
            on: day(form, "on", problems),
        }
    }
}

/// The writes that make the answers to a topic read as given.
fn writes(
    sheet: &Sheet,
    topic: Topic,
    given: &[Given],
    by: &Provenance,
    cx: &Cx<'_>,
) -> Vec<Write> {
    let mut all = Vec::new();
    for (item, answer, value) in given {
        let was = sheet.facts_of(topic).find(|f| f.item == *item);
        // What is ticked and was partly so stays partly so.
        let answer = match was.map(|f| f.answer) {
            Some(Answer::Partly) if *answer == Answer::Yes && !item.is_empty() => Answer::Partly,
            Some(_) | None => *answer,
        };
        if was.is_some_and(|f| f.answer == answer && f.value == *value) {
            continue;
        }
        all.push(Write::put(&Fact {
            id: was.map_or_else(|| cx.ids.next(), |f| f.id),
            profile: sheet.profile.id,
            topic,
            item: item.clone(),
            answer,
            value: value.clone(),
            said_by: by.said_by,
            how: by.how,
            on: by.on,
        }));
    }
    let gone = sheet
        .facts_of(topic)
        .filter(|f| !given.iter().any(|(item, ..)| *item == f.item))
        // A no about one thing was said by itself and stands, unless the box is emptied.
        .filter(|f| given.is_empty() || f.answer != Answer::No || f.item.is_empty());
    all.extend(gone.map(|f| Write::TakeOut(Fact::KIND, f.id.0)));
    all
}

/// The writes for a set that is asked about item by item.
fn item_writes(
    sheet: &Sheet,
    topic: Topic,
    form: &Form,
    by: &Provenance,
    cx: &Cx<'_>,
) -> Vec<Write> {
    let mut all = Vec::new();
    for item in topic.items() {
        let now = Answer::from_code(form.get(tables::word_id(topic, item)));
        let was = sheet.facts_of(topic).find(|f| f.item == *item);
        match (now, was) {
            (Some(now), was) if was.is_none_or(|f| f.answer != now) => {
                all.push(Write::put(&Fact {
                    id: was.map_or_else(|| cx.ids.next(), |f| f.id),
                    said_by: by.said_by,
                    how: by.how,
                    on: by.on,
                    ..Fact::yes(cx.ids.next(), sheet.profile.id, topic, item, "").with(now)
                }));
            }
            (None, Some(was)) => all.push(Write::TakeOut(Fact::KIND, was.id.0)),
            (Some(_) | None, _) => {}
        }
    }
    all
}

impl Purpose for SectionForm {
    about_a_profile!("form-section");

    fn code(&self) -> &'static str {
        code(self.section)
    }

    fn specs(&self) -> &'static [FieldSpec] {
        tables::section(self.about.kind(), self.section)
    }

    fn label(&self, field: &str, _form: &Form, cx: &Cx<'_>) -> String {
        if let Some(topic) = Topic::from_code(field) {
            return cx.get(topic.word_id());
        }
        if matches!(field, "said-by" | "how" | "on") {
            return cx.get(&format!("field-section-{field}"));
        }
        cx.get(field)
    }

    fn pinned(&self, cx: &Cx<'_>) -> Vec<String> {
        let name = self.about.name(cx);
        let section = cx.get(code(self.section));
        vec![cx.words.say(
            "section-pinned",
            &[("name", name.into()), ("section", section.into())],
        )]
    }

    fn echo(&self, field: &str, form: &Form, cx: &Cx<'_>) -> Option<String> {
        let topic = Topic::from_code(field)?;
        if matches!(
            topic.shape(),
            Shape::Text | Shape::Lines | Shape::OpenSet(_) | Shape::Number(..)
        ) && let Some(answer) = unknown_words(form.get(field), cx)
        {
            return Some(format!("= {}", cx.get(answer.word_id())));
        }
        let Shape::Number(low, high) = topic.shape() else {
            return None;
        };
        Some(cx.words.say(
            "section-range",
            &[("low", low.into()), ("high", high.into())],
        ))
    }

    fn prefill(&self, form: &mut Form, cx: &Cx<'_>) {
        let Some(sheet) = self.about.sheet() else {
            return;
        };
        let kind = sheet.profile.kind;
        for topic in tables::topics(kind, self.section) {
            if tables::item_by_item(topic, kind) {
                for item in topic.items() {
                    let answer = sheet.item(topic, item).map_or("", Answer::code);
                    form.fill(tables::word_id(topic, item), answer);
                }
            } else {
                form.fill(topic.code(), &text_of(sheet, topic, cx));
            }
        }
        let said_by = if kind == ProfileKind::Person {
            SaidBy::Person
        } else {
            SaidBy::Home
        };
        form.fill("said-by", said_by.code());
        form.fill("on", &typed_day(cx.today()));
        if let Some(topic) = self.focus {
            let first = topic
                .items()
                .first()
                .filter(|_| tables::item_by_item(topic, kind));
            form.focus_on(first.map_or_else(|| topic.code(), |item| tables::word_id(topic, item)));
        }
    }

    fn change(&self, form: &Form, cx: &Cx<'_>) -> Result<Change, Vec<Problem>> {
        let mut problems = Vec::new();
        let Some(sheet) = self.about.sheet() else {
            return Err(vec![problem("on", "trouble-missing")]);
        };
        let by = Provenance::of(form, &mut problems);
        if by.on.is_some_and(|on| on > cx.today()) {
            problems.push(problem("on", "problem-said-on"));
        }
        let mut all = Vec::new();
        for topic in tables::topics(sheet.profile.kind, self.section) {
            if tables::item_by_item(topic, sheet.profile.kind) {
                all.extend(item_writes(sheet, topic, form, &by, cx));
            } else if form.get(topic.code()) != text_of(sheet, topic, cx) {
                let given = given(topic, form, cx, &mut problems);
                all.extend(writes(sheet, topic, &given, &by, cx));
            }
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        if all.is_empty() {
            return Err(vec![problem("said-by", "problem-nothing-changed")]);
        }
        Ok(self.about.change(OpKind::ProfileChanged, all))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Moment;
    use crate::app::effect::{ProfileData, Reply};
    use crate::app::session::{Gate, Session, ThemeChoice};
    use crate::domain::id::Ids;
    use crate::domain::port::Row;
    use crate::domain::profile::Profile;
    use crate::words::Words;
    use jiff::civil::{date, time};
    use uuid::Uuid;

    const ID: ProfileId = ProfileId(Uuid::from_u128(7));

    fn imported(n: u128, topic: Topic, item: &str, answer: Answer, value: &str) -> Fact {
        Fact {
            answer,
            said_by: Some(SaidBy::Import),
            on: Some(date(2025, 3, 1)),
            ..Fact::yes(
                crate::domain::id::FactId(Uuid::from_u128(n)),
                ID,
                topic,
                item,
                value,
            )
        }
    }

    /// The facts a form of life at home writes and the rows it takes out, after `change` was made
    /// to a person who is quiet, gets on with dogs partly and not with cats.
    fn written(change: impl FnOnce(&mut Form)) -> (Vec<Fact>, Vec<Uuid>) {
        let (words, ids) = (Words::english(), Ids::new(Uuid::from_u128(1 << 64)));
        let session = Session::new(Gate::NoScheme, ThemeChoice::Plain);
        let moment = Moment {
            now: "2026-11-12T09:14:00Z".parse().expect("a time"),
            today: date(2026, 11, 12),
            time: time(9, 14, 0, 0),
            elapsed: std::time::Duration::ZERO,
        };
        let cx = Cx {
            moment,
            words: &words,
            ids: &ids,
            session: &session,
        };
        let mut sheet = Sheet::new(Profile::new(ID, ProfileKind::Person, "Aled P"));
        sheet.facts = vec![
            imported(1, Topic::Pace, "", Answer::Yes, "quiet"),
            imported(2, Topic::GetsOnWith, "dog", Answer::Partly, ""),
            imported(3, Topic::GetsOnWith, "cat", Answer::No, ""),
        ];
        let data = ProfileData {
            sheet,
            pairs: Vec::new(),
            sheets: Vec::new(),
            leftovers: Vec::new(),
        };
        let mut purpose = SectionForm::new(ID, Section::HomeLife, None);
        assert!(purpose.got(&Reply::Profile(Some(Box::new(data))), &cx));
        let mut form = Form::new(purpose.code(), purpose.specs(), cx.today());
        purpose.prefill(&mut form, &cx);
        change(&mut form);
        let mut facts = Vec::new();
        let mut out = Vec::new();
        for write in purpose
            .change(&form, &cx)
            .map_or_else(|_| Vec::new(), |c| c.writes)
        {
            match write {
                Write::Put(row @ Row { .. }) => facts.push(Fact::from_row(&row).expect("a fact")),
                Write::TakeOut(_, id) => out.push(id),
            }
        }
        (facts, out)
    }

    #[test]
    fn what_was_not_touched_is_not_written_and_keeps_who_said_so() {
        assert_eq!(written(|_| ()), (Vec::new(), Vec::new()));
        let (facts, out) = written(|form| form.fill("bedtime", "early"));
        assert_eq!(out, Vec::<Uuid>::new());
        let [fact] = facts.as_slice() else {
            panic!("{facts:?}")
        };
        assert_eq!((fact.topic, fact.value.as_str()), (Topic::Bedtime, "early"));
        assert_eq!(fact.said_by, Some(SaidBy::Person));
        assert_eq!(fact.on, Some(date(2026, 11, 12)));
    }

    #[test]
    fn a_changed_answer_keeps_its_row_and_an_emptied_one_is_taken_out() {
        let (facts, _) = written(|form| form.fill("pace", NOT_KNOWN));
        let [fact] = facts.as_slice() else {
            panic!("{facts:?}")
        };
        assert_eq!(fact.id.0, Uuid::from_u128(1));
        assert_eq!((fact.answer, fact.value.as_str()), (Answer::NotKnown, ""));
        let (facts, out) = written(|form| form.fill("pace", ""));
        assert_eq!((facts.len(), out), (0, vec![Uuid::from_u128(1)]));
    }

    #[test]
    fn a_tick_more_leaves_partly_and_no_as_they_were_said() {
        let (facts, out) = written(|form| form.fill("gets-on-with", "dog\nbird"));
        let said: Vec<(&str, Answer)> = facts.iter().map(|f| (f.item.as_str(), f.answer)).collect();
        assert_eq!(said, [("bird", Answer::Yes)]);
        assert_eq!(out, Vec::<Uuid>::new());
    }
}
