//! How one side stands by itself: its checks, its pauses, and who else must agree.
//!
//! These rules read no answer of the other side, so they are worked out once for a day.

use jiff::civil::Date;

use super::known::Said;
use super::must_have::{Finding, Found, Outcome, Question, Rule};
use super::party::{Party, Terms};
use super::why::Side;
use crate::domain::check::{self, CheckKind, Standing};
use crate::domain::fact::Answer;
use crate::domain::household::MemberView;
use crate::domain::must_have::CouldChange;
use crate::domain::preference::Direction;
use crate::domain::profile::{ProfileKind, Step};
use crate::domain::sheet::{Sheet, takes_a_home};
use crate::domain::topic::{Kind, Topic};

/// Every rule about one side alone, those that pass too.
pub(super) fn of(sheet: &Sheet, party: &Party, terms: Terms) -> Vec<Finding> {
    let side = party.side();
    let finding = |rule, topic, found, outcome| Finding {
        rule,
        whose: side,
        about: side,
        topic,
        item: String::new(),
        direction: Direction::Want,
        must_have: None,
        found,
        outcome,
    };
    let mut findings = checks(sheet, terms.today, &finding);
    findings.extend(there(sheet, terms.today, &finding));
    findings.extend(voices(sheet, party, terms.today, &finding));
    if sheet.profile.kind == ProfileKind::Homesharer {
        findings.extend(right_to_rent(sheet, party, terms.today, &finding));
        findings.extend(least_age(party, terms.least_sharer_age, side));
    }
    findings
}

/// Makes a finding about this side.
type Make<'a> = dyn Fn(Rule, Option<Topic>, Found, Outcome) -> Finding + 'a;

fn checks(sheet: &Sheet, today: Date, finding: &Make<'_>) -> Vec<Finding> {
    let needed = check::needed_for(sheet.profile.kind);
    let mut findings = Vec::new();
    for kind in CheckKind::ALL {
        let (found, outcome) = match check::standing(&sheet.checks, *kind, today) {
            Standing::InOrder(until) => (
                until.map_or(Found::Said(Said::Yes), Found::Until),
                Outcome::Pass,
            ),
            Standing::Expired(day) => (Found::Until(day), Outcome::Fails(CouldChange::Time)),
            Standing::Pending => (
                Found::Said(Said::Partly),
                Outcome::AskFirst(Question::UnderWay),
            ),
            Standing::NotOk => (Found::Said(Said::No), Outcome::Fails(CouldChange::Ask)),
            Standing::NotRecorded if needed.contains(kind) => {
                (Found::NotKnown, Outcome::AskFirst(Question::NotKnown))
            }
            Standing::NotRecorded => continue,
        };
        findings.push(finding(Rule::Check(*kind), None, found, outcome));
    }
    findings
}

/// Whether somebody is there to be matched at all.
fn there(sheet: &Sheet, today: Date, finding: &Make<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    if sheet.has_left(today) {
        let outcome = Outcome::Fails(CouldChange::No);
        findings.push(finding(Rule::HasLeft, None, Found::NotKnown, outcome));
    }
    if let Some(pause) = sheet.on_hold(today) {
        let (found, change) = pause
            .until
            .map_or((Found::NotKnown, CouldChange::Ask), |until| {
                (Found::Until(until), CouldChange::Time)
            });
        let outcome = Outcome::Fails(change);
        findings.push(finding(Rule::OnHold, None, found, outcome));
    }
    if is_settled(sheet, today) {
        let outcome = Outcome::Fails(CouldChange::Ask);
        findings.push(finding(Rule::Settled, None, Found::NotKnown, outcome));
    }
    if sheet.yes_no(Topic::NamedOnly) == Some(true) {
        let outcome = Outcome::Fails(CouldChange::Ask);
        let found = Found::Said(Said::Yes);
        findings.push(finding(
            Rule::NamedOnly,
            Some(Topic::NamedOnly),
            found,
            outcome,
        ));
    }
    findings
}

/// Lives in a home through the scheme, has not said since that they are looking again, and is not
/// known to look for anything besides a home.
fn is_settled(sheet: &Sheet, today: Date) -> bool {
    if sheet.profile.kind.offers_room() {
        return false;
    }
    let looks_for_more = sheet.facts_of(Topic::Kinds).any(|fact| {
        fact.answer == Answer::Yes && Kind::from_code(&fact.item).is_some_and(|k| !takes_a_home(k))
    });
    let home = sheet
        .living
        .iter()
        .find(|living| living.runs_on(today) && takes_a_home(living.arrangement.kind));
    home.is_some_and(|home| {
        !looks_for_more
            && !sheet
                .milestones
                .iter()
                .any(|m| m.step == Step::Looking && m.on >= home.arrangement.start && m.on <= today)
    })
}

/// Who has not agreed, what nobody has said, and what only a person can judge.
fn voices(sheet: &Sheet, party: &Party, today: Date, finding: &Make<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for member in &sheet.members {
        let lives_here = member.left.is_none_or(|left| left > today);
        if lives_here && member.view == MemberView::NotHappy {
            let outcome = Outcome::AskFirst(Question::TalkFirst);
            let found = Found::Member(member.id);
            findings.push(finding(Rule::MemberNotHappy, None, found, outcome));
        }
    }
    let legal = sheet.value(Topic::Legal);
    if legal.is_some_and(|text| !text.trim().is_empty()) {
        // The conditions themselves are shown only where they are opened deliberately.
        let outcome = Outcome::AskFirst(Question::Look);
        findings.push(finding(
            Rule::Legal,
            Some(Topic::Legal),
            Found::NotKnown,
            outcome,
        ));
    }
    if sheet.profile.kind == ProfileKind::Person && !looks_for_some_kind(party) {
        let outcome = Outcome::AskFirst(Question::NotKnown);
        findings.push(finding(
            Rule::Kinds,
            Some(Topic::Kinds),
            Found::NotKnown,
            outcome,
        ));
    }
    findings
}

fn looks_for_some_kind(party: &Party) -> bool {
    let kinds = party.cell(Topic::Kinds).answers();
    kinds.yes | kinds.partly != 0
}

/// A right to rent that is in order today and ends before the stay that is meant does. That it has
/// ended already is told by the check itself.
fn right_to_rent(sheet: &Sheet, party: &Party, today: Date, finding: &Make<'_>) -> Option<Finding> {
    let Standing::InOrder(Some(ends)) =
        check::standing(&sheet.checks, CheckKind::RightToRent, today)
    else {
        return None;
    };
    let ready = party.cell(Topic::FromWhen).ready().flatten();
    let from = ready.unwrap_or(today).max(today);
    let (months, _) = party.cell(Topic::Months).number().unwrap_or_default();
    let stays_until = from.saturating_add(jiff::Span::new().months(months.clamp(0, 120)));
    let outcome = if ends < from {
        Outcome::Fails(CouldChange::Time)
    } else if ends < stays_until {
        Outcome::AskFirst(Question::Enough)
    } else {
        return None;
    };
    Some(finding(
        Rule::RightToRentEnds,
        None,
        Found::Until(ends),
        outcome,
    ))
}

fn least_age(party: &Party, least: Option<u8>, side: Side) -> Option<Finding> {
    let least = i32::from(least?);
    let age = party.cell(Topic::Age).number();
    let outcome = match age {
        Some((youngest, _)) if youngest >= least => return None,
        Some((_, oldest)) if oldest < least => Outcome::Fails(CouldChange::Time),
        Some(_) | None => Outcome::AskFirst(Question::NotKnown),
    };
    let found = age.map_or(Found::NotKnown, |(low, high)| Found::Number(low, high));
    Some(Finding {
        rule: Rule::LeastAge,
        whose: side,
        about: side,
        topic: Some(Topic::Age),
        item: String::new(),
        direction: Direction::Want,
        must_have: None,
        found,
        outcome,
    })
}
