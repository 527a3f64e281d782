//! The pages of a profile after the first, line by line, and what each line opens.

use crate::app::effect::ProfileData;
use crate::app::screens::forms::tables;
use crate::app::{Cx, say, tell};
use crate::domain::arrangement::Ending;
use crate::domain::check::Check;
use crate::domain::id::{ArrangementId, CheckId, JourneyId, MemberId, MilestoneId, PairId, RoomId};
use crate::domain::profile::{Milestone, ProfileKind};
use crate::domain::restricted::SheetName;
use crate::domain::sheet::{Living, Sheet};
use crate::domain::topic::{Section, Topic};
use jiff::civil::Date;

/// The pages, in the order in which → turns them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Page {
    /// The three headings, and what others need at a glance.
    OnePage,
    /// Their story, and how they communicate.
    Story,
    /// What is looked for, life at home, the home, and support.
    Home,
    /// Contact, checks, who lives there, rooms and steps.
    Record,
    /// Introductions, arrangements, journeys, and what an import left over.
    Happened,
}

impl Page {
    /// Every page.
    pub const ALL: &'static [Self] = &[
        Self::OnePage,
        Self::Story,
        Self::Home,
        Self::Record,
        Self::Happened,
    ];

    /// The page after this one, or before it. There is nothing beyond the ends.
    #[must_use]
    pub const fn turned(self, forward: bool) -> Self {
        match (self, forward) {
            (Self::OnePage | Self::Story, false) => Self::OnePage,
            (Self::OnePage, true) | (Self::Home, false) => Self::Story,
            (Self::Story, true) | (Self::Record, false) => Self::Home,
            (Self::Home, true) | (Self::Happened, false) => Self::Record,
            (Self::Record | Self::Happened, true) => Self::Happened,
        }
    }

    /// The id of its name.
    pub const fn word_id(self) -> &'static str {
        match self {
            Self::OnePage => "profile-page-one",
            Self::Story => "profile-page-story",
            Self::Home => "profile-page-home",
            Self::Record => "profile-page-record",
            Self::Happened => "profile-page-happened",
        }
    }

    /// The id of what is said about it in the message line.
    pub const fn tip_id(self) -> &'static str {
        match self {
            Self::OnePage => "profile-tip-one",
            Self::Story | Self::Home => "profile-tip-answers",
            Self::Record => "profile-tip-record",
            Self::Happened => "profile-tip-happened",
        }
    }
}

/// What a line opens. Where there is nothing yet, the line adds one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// Name, birth, where, contact.
    Basics,
    /// The answer to a topic.
    Answer(Section, Topic),
    /// Somebody who lives there.
    Member(Option<MemberId>),
    /// A room.
    Room(Option<RoomId>),
    /// A check.
    Check(Option<CheckId>),
    /// A step.
    Step(Option<MilestoneId>),
    /// A measured journey.
    Journey(Option<JourneyId>),
    /// Introductions with somebody.
    Pair(PairId),
    /// An arrangement.
    Arrangement(ArrangementId),
    /// The question before a sheet that opens only deliberately.
    Sheet(SheetName),
}

/// A line of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What it is about. A heading has nothing else.
    pub label: String,
    /// What is known.
    pub text: String,
    /// Whether anything is known.
    pub known: bool,
    /// Whether it is a heading.
    pub heading: bool,
    /// What it opens.
    pub target: Option<Target>,
}

impl Line {
    const fn heading(label: String) -> Self {
        Self {
            label,
            text: String::new(),
            known: true,
            heading: true,
            target: None,
        }
    }

    const fn of(label: String, text: String, target: Target) -> Self {
        Self {
            label,
            text,
            known: true,
            heading: false,
            target: Some(target),
        }
    }
}

/// The lines of a page. The first page has none: it is drawn as a whole.
pub fn lines(page: Page, data: &ProfileData, cx: &Cx<'_>) -> Vec<Line> {
    let sheet = &data.sheet;
    match page {
        Page::OnePage => Vec::new(),
        Page::Story => answers(sheet, &[Section::Story, Section::Communication], cx),
        Page::Home => answers(
            sheet,
            &[
                Section::Looking,
                Section::HomeLife,
                Section::Home,
                Section::Support,
                Section::Homeshare,
            ],
            cx,
        ),
        Page::Record => {
            let mut lines = record(sheet, cx);
            lines.extend(restricted(data, cx));
            lines
        }
        Page::Happened => happened(data, cx),
    }
}

/// The id of the heading of a section.
const fn section_word(section: Section) -> &'static str {
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

fn answers(sheet: &Sheet, sections: &[Section], cx: &Cx<'_>) -> Vec<Line> {
    let mut lines = Vec::new();
    for section in sections {
        let mut topics = tables::topics(sheet.profile.kind, *section).peekable();
        if topics.peek().is_none() {
            continue;
        }
        lines.push(Line::heading(cx.get(section_word(*section))));
        lines.extend(topics.map(|topic| {
            let told = tell::topic(sheet, topic, cx);
            Line {
                known: told.known,
                ..Line::of(
                    cx.get(topic.word_id()),
                    told.text,
                    Target::Answer(*section, topic),
                )
            }
        }));
    }
    lines
}

fn record(sheet: &Sheet, cx: &Cx<'_>) -> Vec<Line> {
    let mut lines = vec![Line::heading(cx.get("profile-basics"))];
    basics(sheet, cx, &mut lines);
    lines.push(Line::heading(cx.get("profile-steps")));
    let mut steps: Vec<&Milestone> = sheet.milestones.iter().collect();
    steps.sort_by_key(|m| m.on);
    lines.extend(steps.iter().map(|m| step(m, cx)));
    none_yet(steps.is_empty(), Target::Step(None), cx, &mut lines);
    lines.push(Line::heading(cx.get("profile-checks")));
    lines.extend(sheet.checks.iter().map(|c| check(c, cx)));
    none_yet(sheet.checks.is_empty(), Target::Check(None), cx, &mut lines);
    if sheet.profile.kind.offers_room() {
        household(sheet, cx, &mut lines);
    }
    lines
}

/// The sheets that open only deliberately: that there are so many items, and nothing of them.
fn restricted(data: &ProfileData, cx: &Cx<'_>) -> Vec<Line> {
    let names = SheetName::of(data.sheet.profile.kind);
    let mut lines = Vec::new();
    if !names.is_empty() {
        lines.push(Line::heading(cx.get("restricted-heading")));
    }
    lines.extend(names.iter().map(|name| {
        let count = data.sheets.iter().find(|c| c.sheet == *name);
        Line {
            known: count.is_some(),
            ..Line::of(
                cx.get(name.word_id()),
                tell::restricted(count, cx),
                Target::Sheet(*name),
            )
        }
    }));
    lines
}

fn none_yet(is_empty: bool, target: Target, cx: &Cx<'_>, lines: &mut Vec<Line>) {
    if is_empty {
        lines.push(Line {
            known: false,
            ..Line::of(String::new(), cx.get("profile-none-yet"), target)
        });
    }
}

fn basics(sheet: &Sheet, cx: &Cx<'_>, lines: &mut Vec<Line>) {
    let p = &sheet.profile;
    let partial = |date: Option<crate::domain::dates::PartialDate>| {
        date.map_or_else(String::new, |d| say::partial(cx.words, d))
    };
    let full_name = if p.full_name.is_empty() {
        cx.name(&p.known_as)
    } else {
        cx.name(&p.full_name)
    };
    let mut rows = vec![
        ("profile-reference", p.reference.clone()),
        ("profile-full-name", full_name),
        ("profile-postcode", p.postcode.clone()),
        ("profile-contact", p.contact.clone()),
        ("profile-since", partial(p.waiting_since)),
    ];
    if p.kind != ProfileKind::Household {
        rows.insert(2, ("profile-born", partial(p.born)));
        rows.insert(3, ("profile-pronouns", p.pronouns.clone()));
    }
    rows.push(("profile-notes", p.notes.clone()));
    if !p.their_reference.is_empty() {
        rows.push(("profile-their-reference", p.their_reference.clone()));
    }
    lines.extend(rows.into_iter().map(|(label, text)| {
        let known = !text.is_empty();
        let text = if known {
            text
        } else {
            cx.get("answer-not-known")
        };
        Line {
            known,
            ..Line::of(cx.get(label), text, Target::Basics)
        }
    }));
}

fn step(m: &Milestone, cx: &Cx<'_>) -> Line {
    let mut text = cx.get(m.step.word_id());
    if let Some(until) = m.until {
        let day = say::day(cx.words, until);
        text = cx.words.say(
            "profile-until",
            &[("what", text.into()), ("day", day.into())],
        );
    }
    if !m.note.is_empty() {
        text = format!("{text}. {}", m.note);
    }
    Line::of(say::day(cx.words, m.on), text, Target::Step(Some(m.id)))
}

fn check(c: &Check, cx: &Cx<'_>) -> Line {
    let mut text = cx.get(c.outcome.word_id());
    let day = |date: Option<Date>| date.map(|d| say::day(cx.words, d));
    if let Some(done) = day(c.done_on) {
        text = format!("{text}, {done}");
    }
    if let Some(on) = c.expires_on {
        let id = if on < cx.today() {
            "profile-ran-out"
        } else {
            "profile-runs-out"
        };
        let day = say::day(cx.words, on);
        text = cx
            .words
            .say(id, &[("what", text.into()), ("day", day.into())]);
    }
    Line::of(cx.get(c.kind.word_id()), text, Target::Check(Some(c.id)))
}

fn household(sheet: &Sheet, cx: &Cx<'_>, lines: &mut Vec<Line>) {
    lines.push(Line::heading(cx.get("profile-members")));
    lines.extend(sheet.members.iter().map(|m| {
        let name = if m.name.is_empty() {
            cx.get("name-not-known")
        } else {
            cx.name(&m.name)
        };
        let mut parts = vec![cx.get(m.role.word_id())];
        parts.extend(m.age.map(|a| cx.get(a.word_id())));
        parts.push(cx.get(m.view.word_id()));
        if !m.words.is_empty() {
            parts.push(format!("“{}”", m.words));
        }
        if let Some(left) = m.left {
            let day = say::day(cx.words, left);
            parts.push(cx.words.say("profile-left", &[("day", day.into())]));
        }
        Line::of(name, parts.join(", "), Target::Member(Some(m.id)))
    }));
    none_yet(sheet.members.is_empty(), Target::Member(None), cx, lines);
    lines.push(Line::heading(cx.get("profile-rooms")));
    lines.extend(sheet.rooms.iter().map(|r| {
        let said = [
            ("room-ground-floor", r.ground_floor),
            ("room-own-bathroom", r.own_bathroom),
            ("room-step-free", r.step_free),
        ];
        let mut parts: Vec<String> = said
            .into_iter()
            .map(|(word, answer)| {
                let answer = match answer {
                    Some(true) => "answer-yes",
                    Some(false) => "answer-no",
                    None => "answer-not-known",
                };
                format!("{}: {}", cx.get(word), cx.get(answer))
            })
            .collect();
        parts.extend((!r.note.is_empty()).then(|| r.note.clone()));
        Line::of(r.name.clone(), parts.join(", "), Target::Room(Some(r.id)))
    }));
    none_yet(sheet.rooms.is_empty(), Target::Room(None), cx, lines);
    lines.push(Line::heading(cx.get("profile-journeys")));
    lines.extend(sheet.journeys.iter().map(|j| {
        let text = cx.words.say(
            "profile-journey",
            &[
                ("minutes", j.minutes.into()),
                ("mode", cx.get(j.mode.word_id()).into()),
                ("day", say::day(cx.words, j.on).into()),
                ("who", (&j.said_by).into()),
            ],
        );
        Line::of(j.place.clone(), text, Target::Journey(Some(j.id)))
    }));
    none_yet(sheet.journeys.is_empty(), Target::Journey(None), cx, lines);
}

fn happened(data: &ProfileData, cx: &Cx<'_>) -> Vec<Line> {
    let mut lines = vec![Line::heading(cx.get("profile-arrangements"))];
    lines.extend(data.sheet.living.iter().map(|l| living(l, data, cx)));
    if data.sheet.living.is_empty() {
        lines.push(nothing(cx));
    }
    lines.push(Line::heading(cx.get("profile-introductions")));
    let id = data.sheet.profile.id;
    for pair in &data.pairs {
        let other = if pair.mover.id == id {
            &pair.home
        } else {
            &pair.mover
        };
        let name = cx.name(&other.known_as);
        let target = Target::Pair(pair.pair.id);
        if let Some(on) = pair.pair.set_aside_on {
            let why = pair.pair.set_aside_reason;
            let why = why.map_or_else(String::new, |r| cx.get(r.word_id()));
            let day = say::day(cx.words, on);
            let text = cx.words.say(
                "profile-set-aside",
                &[("day", day.into()), ("why", why.into())],
            );
            lines.push(Line::of(name.clone(), text, target));
        }
        lines.extend(pair.introductions.iter().map(|i| {
            let text = cx.words.say(
                "profile-meeting",
                &[
                    ("what", cx.get(i.kind.word_id()).into()),
                    ("day", say::day(cx.words, i.on).into()),
                    ("happened", cx.get(i.happened.word_id()).into()),
                ],
            );
            Line::of(name.clone(), text, target)
        }));
    }
    if data.pairs.is_empty() {
        lines.push(nothing(cx));
    }
    if !data.leftovers.is_empty() {
        lines.push(Line::heading(cx.get("profile-leftovers")));
        lines.extend(data.leftovers.iter().map(|l| Line {
            target: None,
            ..Line::of(l.heading.clone(), l.cell.clone(), Target::Basics)
        }));
    }
    lines
}

fn nothing(cx: &Cx<'_>) -> Line {
    Line {
        known: false,
        target: None,
        ..Line::of(String::new(), cx.get("profile-none-yet"), Target::Basics)
    }
}

fn living(l: &Living, data: &ProfileData, cx: &Cx<'_>) -> Line {
    let other = if l.arrangement.mover == data.sheet.profile.id {
        &l.home_name
    } else {
        &l.mover_name
    };
    let ended = |e: &Ending| say::day(cx.words, e.on);
    let id = if l.ending.is_some() {
        "profile-living-ended"
    } else {
        "profile-living"
    };
    let text = cx.words.say(
        id,
        &[
            ("kind", cx.get(l.arrangement.kind.word_id()).into()),
            ("start", say::day(cx.words, l.arrangement.start).into()),
            (
                "end",
                l.ending.as_ref().map_or_else(String::new, ended).into(),
            ),
        ],
    );
    Line::of(cx.name(other), text, Target::Arrangement(l.arrangement.id))
}

/// What is said about a topic; of a set only what is wanted or there, because at a glance the rest
/// is in the way. The page of its section has everything.
fn wanted(sheet: &Sheet, topic: Topic, cx: &Cx<'_>) -> tell::Told {
    match tell::there(sheet, topic, cx) {
        Some(text) if !topic.items().is_empty() => tell::Told { text, known: true },
        Some(_) | None => tell::topic(sheet, topic, cx),
    }
}

/// What others need at a glance: labels and what is known, in the order in which they are read.
pub fn glance(sheet: &Sheet, cx: &Cx<'_>) -> Vec<(String, tell::Told)> {
    let p = &sheet.profile;
    let topics: &[(&str, Topic)] = match p.kind {
        ProfileKind::Person => &[
            ("glance-looking-for", Topic::Kinds),
            ("glance-from", Topic::FromWhen),
            ("glance-communicates", Topic::Communicates),
        ],
        ProfileKind::Household => &[
            ("glance-offers", Topic::Kinds),
            ("glance-approved", Topic::ApprovedFor),
            ("glance-from", Topic::FromWhen),
        ],
        ProfileKind::Householder => &[
            ("glance-help", Topic::Tasks),
            ("glance-hours", Topic::Hours),
            ("glance-lives", Topic::LivesWith),
        ],
        ProfileKind::Homesharer => &[
            ("glance-can-help", Topic::Tasks),
            ("glance-hours", Topic::Hours),
            ("glance-from", Topic::FromWhen),
        ],
    };
    let mut rows: Vec<(String, tell::Told)> = topics
        .iter()
        .map(|(label, topic)| (cx.get(label), wanted(sheet, *topic, cx)))
        .collect();
    let town = tell::town(&p.postcode).into_owned();
    let known = !town.is_empty();
    let place = tell::Told {
        text: if known {
            town
        } else {
            cx.get("answer-not-known")
        },
        known,
    };
    let label = if p.kind.offers_room() {
        "glance-where"
    } else {
        "glance-lives-in"
    };
    rows.insert(2.min(rows.len()), (cx.get(label), place));
    if let Some(free) = sheet.free_places(cx.today()) {
        let text = cx.words.say("glance-free", &[("n", free.into())]);
        rows.push((cx.get("glance-places"), tell::Told { text, known: true }));
    }
    rows
}

/// About how many rows the first page has, to know how far it can be scrolled.
pub fn length(sheet: &Sheet, cx: &Cx<'_>) -> usize {
    let headings: usize = tell::HEADINGS
        .iter()
        .map(|t| sheet.lines(*t).len().max(1) + 2)
        .sum();
    headings
        + glance(sheet, cx).len()
        + 2 * sheet.current_must_haves().count().max(1)
        + tell::not_known(sheet, cx).len().min(MOST_UNKNOWN)
        + sheet.lines(Topic::People).len()
}

/// The most unknown topics that the first page names.
pub const MOST_UNKNOWN: usize = 5;
