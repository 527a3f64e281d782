//! From the answers on a sheet to what is known of a topic.
//!
//! Besides the answers themselves, what the sheet says elsewhere counts where nobody answered: who lives
//! in the home, its rooms, a date of birth. Such a hint only rules out what it contradicts.

use jiff::civil::Date;

use super::known::{Answers, Cell, Listed, Said, Words, bit, every_bit};
use super::near::Abode;
use crate::domain::dates::PartialDate;
use crate::domain::fact::{Answer, Fact};
use crate::domain::household::{AgeBand, Member, MemberRole};
use crate::domain::sheet::Sheet;
use crate::domain::topic::{Shape, Topic};

/// What a sheet tells about one topic on a day.
pub(super) fn read(sheet: &Sheet, topic: Topic, today: Date) -> Cell {
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
    let mut items: Vec<(Words, Said)> = facts
        .iter()
        .filter(|fact| !fact.item.is_empty() && fact.answer.is_known())
        .map(|fact| (Words::new(&fact.item), fact.answer.into()))
        .collect();
    items.sort_by(|(one, _), (other, _)| one.as_str().cmp(other.as_str()));
    let closed = is_closed(&facts);
    if items.is_empty() && !closed {
        Cell::Unknown
    } else {
        Cell::Open(Box::new(Listed { items, closed }))
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
        profile.born = Some(PartialDate::Day(born.earliest()));
        profile.age_on(today)
    });
    match (youngest, oldest) {
        (Some(youngest), Some(oldest)) => Cell::Number(youngest.into(), oldest.into()),
        (None, _) | (_, None) => Cell::Unknown,
    }
}

fn place(sheet: &Sheet, topic: Topic) -> Cell {
    let text = sheet.value(topic).unwrap_or(&sheet.profile.postcode);
    Abode::read(text, &sheet.journeys).map_or(Cell::Unknown, |abode| Cell::Place(Box::new(abode)))
}

fn ready_from(sheet: &Sheet, topic: Topic) -> Cell {
    sheet
        .value(topic)
        .and_then(|text| text.parse::<PartialDate>().ok())
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
    let there = |member: &&Member| member.left.is_none_or(|left| left > today);
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
