//! What is known of one side, topic by topic, in the small codes that are compared.
//!
//! Here answers become bits, steps, numbers and places. Nothing is made up: a topic that was never
//! asked, and an answer that is missing for whatever reason, is [`Cell::Unknown`], and an item of a
//! set that nobody asked about is unknown by itself. Names, pronouns and the words of the profile
//! stay outside, and equality monitoring is not part of the sheet at all.

use std::hash::{Hash, Hasher};

use jiff::civil::Date;

use crate::domain::fact::{Answer, Fact};
use crate::domain::household::{AgeBand, MemberRole};
use crate::domain::preference::Mode;
use crate::domain::sheet::Sheet;
use crate::domain::text::fold;
use crate::domain::topic::{Shape, Topic};
use crate::geo::{self, Location, Place, Places, Postcode};

/// What is known of one thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Said {
    /// It is so.
    Yes,
    /// It is not so.
    No,
    /// Partly: with training, with an adaptation, some of the time.
    Partly,
    /// Nobody knows.
    Unknown,
}

impl From<Answer> for Said {
    fn from(answer: Answer) -> Self {
        match answer {
            Answer::Yes => Self::Yes,
            Answer::No => Self::No,
            Answer::Partly => Self::Partly,
            Answer::NotKnown | Answer::NotAsked | Answer::PrefersNot => Self::Unknown,
        }
    }
}

/// The answers to a set, as bits by the place of each item in its list; what is in none of the three
/// is unknown. No list of the record has more than sixteen items.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Answers {
    /// There.
    pub yes: u16,
    /// Not there.
    pub no: u16,
    /// Partly there.
    pub partly: u16,
}

impl Answers {
    /// What is known of the item at this bit.
    pub const fn said(self, bit: u16) -> Said {
        if self.yes & bit != 0 {
            Said::Yes
        } else if self.no & bit != 0 {
            Said::No
        } else if self.partly & bit != 0 {
            Said::Partly
        } else {
            Said::Unknown
        }
    }

    fn put(&mut self, bit: u16, said: Said) {
        match said {
            Said::Yes => self.yes |= bit,
            Said::No => self.no |= bit,
            Said::Partly => self.partly |= bit,
            Said::Unknown => {}
        }
    }
}

/// What is known of one topic.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Cell {
    /// Nothing.
    Unknown,
    /// One of several: a bit for each answer that it may still be.
    OneOf(u16),
    /// Any of several; a yes-or-no topic is a set of one.
    Set(Answers),
    /// Any of everything: folded words in order, and whether anything else is a no.
    Open(Vec<(Box<str>, Said)>, bool),
    /// A number between these two.
    Number(i32, i32),
    /// Ready from this day on; `None` where no such day is in sight.
    From(Option<Date>),
    /// A place, and the journeys that were measured from it.
    Place(Option<Spot>, Vec<Measured>),
}

impl Cell {
    /// What is known of one item of a set or choice.
    pub fn said(&self, bit: u16, words: &str) -> Said {
        match self {
            Self::Set(answers) => answers.said(bit),
            Self::OneOf(possible) if *possible == bit => Said::Yes,
            Self::OneOf(possible) if bit != 0 && possible & bit == 0 => Said::No,
            Self::Open(items, closed) => items.iter().find(|(item, _)| **item == *words).map_or(
                if *closed { Said::No } else { Said::Unknown },
                |(_, said)| *said,
            ),
            Self::OneOf(_) | Self::Unknown | Self::Number(..) | Self::From(_) | Self::Place(..) => {
                Said::Unknown
            }
        }
    }
}

impl Cell {
    /// The answers to a set; none known where it is not one.
    pub fn answers(&self) -> Answers {
        if let Self::Set(answers) = self {
            *answers
        } else {
            Answers::default()
        }
    }

    /// A bit for each answer to a choice or scale that is still possible, if any is ruled out.
    pub fn possible(&self) -> Option<u16> {
        if let Self::OneOf(possible) = self {
            Some(*possible)
        } else {
            None
        }
    }

    /// The least and most that a number may be.
    pub fn number(&self) -> Option<(i32, i32)> {
        if let Self::Number(least, most) = self {
            Some((*least, *most))
        } else {
            None
        }
    }

    /// The day from which something is ready; inside, `None` where no such day is in sight.
    pub fn ready(&self) -> Option<Option<Date>> {
        if let Self::From(day) = self {
            Some(*day)
        } else {
            None
        }
    }
}

/// The bit of an item in the list of its topic; 0 if it is not in the list.
pub fn bit(topic: Topic, item: &str) -> u16 {
    topic
        .items()
        .iter()
        .position(|listed| *listed == item)
        .and_then(|at| 1_u16.checked_shl(u32::try_from(at).unwrap_or(u32::MAX)))
        .unwrap_or(0)
}

/// A bit for every item in the list of a topic.
pub fn every_bit(topic: Topic) -> u16 {
    let count = u32::try_from(topic.items().len().min(16)).unwrap_or(16);
    u16::MAX.checked_shr(16 - count).unwrap_or(0)
}

/// The items of a topic that these bits stand for.
pub fn items_of(topic: Topic, bits: u16) -> impl Iterator<Item = &'static str> {
    topic
        .items()
        .iter()
        .take(16)
        .enumerate()
        .filter(move |(at, _)| bits >> at & 1 == 1)
        .map(|(_, item)| *item)
}

/// A postcode or district that has a place on the map.
#[derive(Debug, Clone)]
pub struct Spot {
    code: String,
    place: Place,
    /// Only the area is known, so that every journey is a rough guess.
    rough: bool,
}

impl Spot {
    /// The place of a postcode, as far as it is one.
    pub fn read(text: &str) -> Option<Self> {
        let postcode: Postcode = text.parse().ok()?;
        let (place, rough) = match Places::shared().locate(&postcode) {
            Location::District(_, place) => (place, false),
            Location::Area(place) => (place, true),
            Location::Unknown | Location::Nowhere => return None,
        };
        Some(Self {
            code: postcode.shared().to_owned(),
            place,
            rough,
        })
    }
}

// A place follows from its code, so that two spots with one code are the same.
impl PartialEq for Spot {
    fn eq(&self, other: &Self) -> bool {
        self.code == other.code
    }
}
impl Eq for Spot {}
impl Hash for Spot {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.code.hash(state);
    }
}

/// Where a wish or a must-have wants to be near to.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Target {
    /// The postcode in its written form, or folded words where it is none.
    pub written: String,
    /// Its place, if it has one.
    pub spot: Option<Spot>,
}

impl Target {
    /// Reads a postcode, or keeps what is written for comparing with measured journeys.
    pub fn read(text: &str) -> Self {
        Self {
            written: written(text),
            spot: Spot::read(text),
        }
    }
}

fn written(text: &str) -> String {
    text.parse::<Postcode>()
        .map_or_else(|_| fold(text), |postcode| postcode.to_string())
}

/// A journey that somebody measured from a home.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Measured {
    to: String,
    mode: Mode,
    minutes: u16,
}

/// How long a journey takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Trip {
    /// As quick as it may well be, in minutes.
    pub low: u16,
    /// The likeliest figure, in minutes.
    pub minutes: u16,
    /// As slow as it may well be, in minutes.
    pub high: u16,
    /// Somebody measured it.
    pub measured: bool,
    /// A guess too weak to be taken as known: over water, from an area alone, or too far to judge.
    pub rough: bool,
}

/// The journey between a known place and a target; a measured one always wins.
pub fn trip(cell: &Cell, to: &Target, mode: Mode) -> Option<Trip> {
    let Cell::Place(spot, measured) = cell else {
        return None;
    };
    if let Some(known) = measured
        .iter()
        .rev()
        .find(|m| m.mode == mode && m.to == to.written)
    {
        return Some(Trip {
            low: known.minutes,
            minutes: known.minutes,
            high: known.minutes,
            measured: true,
            rough: false,
        });
    }
    let (from, to) = (spot.as_ref()?, to.spot.as_ref()?);
    let mode = match mode {
        Mode::Driving => geo::Mode::Driving,
        Mode::PublicTransport => geo::Mode::PublicTransport,
        Mode::Walking => geo::Mode::Walking,
    };
    let guess = geo::minutes(&from.place, &to.place, mode);
    Some(Trip {
        low: guess.low,
        minutes: guess.minutes,
        high: guess.high,
        measured: false,
        rough: from.rough || to.rough || guess.over_water || !guess.in_range,
    })
}

/// What a sheet tells about one topic on a day.
pub fn read(sheet: &Sheet, topic: Topic, today: Date) -> Cell {
    // Some answers also stand elsewhere on the sheet.
    if topic == Topic::ApprovedFor {
        return free_from(sheet, today);
    }
    let told = match topic.shape() {
        Shape::Choice(_) | Shape::Scale(_) => one_of(sheet, topic),
        Shape::YesNo => yes_no(sheet, topic),
        Shape::Set(_) => set(sheet, topic),
        Shape::OpenSet(_) => open_set(sheet, topic),
        Shape::Number(..) => number(sheet, topic, today),
        Shape::Place => place(sheet, topic),
        Shape::Date => ready_from(sheet, topic),
        Shape::Text | Shape::Lines => Cell::Unknown,
    };
    if topic == Topic::Access {
        return access(sheet, told.answers());
    }
    if told != Cell::Unknown {
        return told;
    }
    if topic == Topic::Others {
        others(sheet, today)
    } else if topic == Topic::Children {
        children(sheet, today)
    } else if topic == Topic::OwnBedroom && !sheet.rooms.is_empty() {
        flag(Said::Yes)
    } else if topic == Topic::OwnBathroom {
        any_room(sheet.rooms.iter().map(|room| room.own_bathroom)).map_or(told, flag)
    } else {
        told
    }
}

fn one_of(sheet: &Sheet, topic: Topic) -> Cell {
    let Some(fact) = sheet.fact(topic) else {
        return Cell::Unknown;
    };
    let bit = bit(topic, &fact.value);
    match fact.answer {
        _ if bit == 0 => Cell::Unknown,
        Answer::Yes | Answer::Partly => Cell::OneOf(bit),
        Answer::No => Cell::OneOf(every_bit(topic) & !bit),
        Answer::NotKnown | Answer::NotAsked | Answer::PrefersNot => Cell::Unknown,
    }
}

fn flag(said: Said) -> Cell {
    let mut answers = Answers::default();
    answers.put(1, said);
    if said == Said::Unknown {
        Cell::Unknown
    } else {
        Cell::Set(answers)
    }
}

fn yes_no(sheet: &Sheet, topic: Topic) -> Cell {
    flag(sheet.fact(topic).map_or(Said::Unknown, |fact| {
        if fact.answer == Answer::Yes && fact.value == "no" {
            Said::No
        } else {
            fact.answer.into()
        }
    }))
}

/// Whether a set was closed: "nothing else", said as a no without an item or as the item `none`.
fn is_closed(facts: &[&Fact]) -> bool {
    facts.iter().any(|fact| {
        (fact.item.is_empty() && fact.answer == Answer::No)
            || (fact.item == "none" && fact.answer == Answer::Yes)
    })
}

fn set(sheet: &Sheet, topic: Topic) -> Cell {
    let facts: Vec<&Fact> = sheet.facts_of(topic).collect();
    let mut answers = Answers::default();
    for fact in &facts {
        answers.put(bit(topic, &fact.item), fact.answer.into());
    }
    if is_closed(&facts) {
        answers.no |= every_bit(topic) & !(answers.yes | answers.partly);
    }
    if answers == Answers::default() {
        Cell::Unknown
    } else {
        Cell::Set(answers)
    }
}

fn open_set(sheet: &Sheet, topic: Topic) -> Cell {
    let facts: Vec<&Fact> = sheet.facts_of(topic).collect();
    let mut items: Vec<(Box<str>, Said)> = facts
        .iter()
        .filter(|fact| !fact.item.is_empty() && fact.answer.is_known())
        .map(|fact| (fold(&fact.item).into_boxed_str(), fact.answer.into()))
        .collect();
    items.sort();
    let closed = is_closed(&facts);
    if items.is_empty() && !closed {
        Cell::Unknown
    } else {
        Cell::Open(items, closed)
    }
}

fn number(sheet: &Sheet, topic: Topic, today: Date) -> Cell {
    if let Some(number) = sheet.number(topic).and_then(|n| i32::try_from(n).ok()) {
        return Cell::Number(number, number);
    }
    if topic != Topic::Age {
        return Cell::Unknown;
    }
    // A partial date of birth leaves a range of ages.
    let youngest = sheet.profile.age_on(today);
    let oldest = sheet.profile.born.map_or(youngest, |born| {
        let mut profile = sheet.profile.clone();
        profile.born = Some(crate::domain::dates::PartialDate::Day(born.earliest()));
        profile.age_on(today)
    });
    match (youngest, oldest) {
        (Some(youngest), Some(oldest)) => Cell::Number(youngest.into(), oldest.into()),
        (None, _) | (_, None) => Cell::Unknown,
    }
}

fn place(sheet: &Sheet, topic: Topic) -> Cell {
    let text = sheet.value(topic).unwrap_or(&sheet.profile.postcode);
    let mut journeys: Vec<_> = sheet.journeys.iter().collect();
    journeys.sort_by_key(|journey| journey.on);
    let measured: Vec<Measured> = journeys
        .into_iter()
        .map(|journey| Measured {
            to: written(&journey.place),
            mode: journey.mode,
            minutes: journey.minutes,
        })
        .collect();
    let spot = Spot::read(text);
    if spot.is_none() && measured.is_empty() {
        Cell::Unknown
    } else {
        Cell::Place(spot, measured)
    }
}

fn ready_from(sheet: &Sheet, topic: Topic) -> Cell {
    sheet
        .value(topic)
        .and_then(|text| text.parse::<crate::domain::dates::PartialDate>().ok())
        .map_or(Cell::Unknown, |date| Cell::From(Some(date.latest())))
}

/// The first day from which a place is free for good, if the number approved is known.
fn free_from(sheet: &Sheet, today: Date) -> Cell {
    let mut days: Vec<Date> = sheet
        .stays()
        .iter()
        .filter_map(|stay| stay.until)
        .filter(|until| *until > today)
        .chain([today])
        .collect();
    days.sort_unstable();
    let mut known = false;
    for day in days {
        match sheet.free_places(day) {
            Some(0) => known = true,
            Some(_) => return Cell::From(Some(day)),
            None => return Cell::Unknown,
        }
    }
    if known {
        Cell::From(None)
    } else {
        Cell::Unknown
    }
}

/// How many others live there, from the members on record: never fewer than those, perhaps more.
fn others(sheet: &Sheet, today: Date) -> Cell {
    let members = sheet.members.iter().filter(|member| {
        matches!(
            member.role,
            MemberRole::Family | MemberRole::PersonSupported | MemberRole::Lodger
        ) && member.left.is_none_or(|left| left > today)
    });
    let supported = sheet.living.iter().filter(|living| living.runs_on(today));
    match members.count() + supported.count() {
        0 => Cell::Unknown,
        1 => Cell::OneOf(0b110),
        _ => Cell::OneOf(0b100),
    }
}

/// Children in the home, from the members on record: there may always be more of them.
fn children(sheet: &Sheet, today: Date) -> Cell {
    let topic = Topic::Children;
    let (visiting, teenagers, young) = (
        bit(topic, "visiting"),
        bit(topic, "teenagers"),
        bit(topic, "young"),
    );
    let mut may_be = every_bit(topic);
    let there =
        |member: &&crate::domain::household::Member| member.left.is_none_or(|left| left > today);
    for member in sheet.members.iter().filter(there) {
        may_be &= match (member.role, member.age) {
            (
                MemberRole::Visitor,
                Some(AgeBand::Under5 | AgeBand::From5 | AgeBand::From11 | AgeBand::From16),
            ) => visiting | teenagers | young,
            (MemberRole::Family, Some(AgeBand::Under5 | AgeBand::From5)) => young,
            (MemberRole::Family, Some(AgeBand::From11 | AgeBand::From16)) => teenagers | young,
            _ => every_bit(topic),
        };
    }
    if may_be == every_bit(topic) {
        Cell::Unknown
    } else {
        Cell::OneOf(may_be)
    }
}

/// Yes if one room has it, no if it is known that none has.
fn any_room(mut rooms: impl Iterator<Item = Option<bool>>) -> Option<Said> {
    let first = rooms.next()?;
    let all = rooms.fold(first, |all, room| match (all, room) {
        (Some(true), _) | (_, Some(true)) => Some(true),
        (Some(false), Some(false)) => Some(false),
        (None, _) | (_, None) => None,
    });
    all.map(|there| if there { Said::Yes } else { Said::No })
}

/// What was told of access, filled in from the rooms where it was not.
fn access(sheet: &Sheet, mut answers: Answers) -> Cell {
    let rooms = &sheet.rooms;
    for (item, said) in [
        (
            "step-free",
            any_room(rooms.iter().map(|room| room.step_free)),
        ),
        (
            "ground-floor-bedroom",
            any_room(rooms.iter().map(|room| room.ground_floor)),
        ),
    ] {
        let bit = bit(Topic::Access, item);
        if let Some(said) = said.filter(|_| answers.said(bit) == Said::Unknown) {
            answers.put(bit, said);
        }
    }
    if answers == Answers::default() {
        Cell::Unknown
    } else {
        Cell::Set(answers)
    }
}
