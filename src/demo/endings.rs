//! How arrangements end: why, who wanted it, and what stays.

use super::draw::Draw;
use super::phrases;
use super::story::End;
use crate::domain::arrangement::{Continues, EndingReason as R, EndingWho, PersonWanted};
use jiff::civil::Date;

/// How an arrangement ends. Of 100: a hoped-for move 24, health or care home 16, death 11, household
/// circumstances 18, the relationship 13, funding 8, other 10: an assumption, as is who wanted it.
pub(super) fn drawn(draw: &mut Draw, on: Date, homeshare: bool) -> End {
    let reason = if homeshare {
        draw.weighted(&[
            (R::AgreedPeriod, 34),
            (R::SharersLife, 30),
            (R::CareHome, 16),
            (R::Expectations, 12),
            (R::Other, 8),
        ])
    } else {
        draw.weighted(&[
            (R::OwnPlace, 15),
            (R::LiveWithOthers, 9),
            (R::CareHome, 8),
            (R::NeedsChanged, 8),
            (R::Death, 11),
            (R::HouseholdCircumstances, 12),
            (R::CarerLeft, 6),
            (R::Relationship, 8),
            (R::NeverSettled, 5),
            (R::Funding, 8),
            (R::OtherSupport, 6),
            (R::Other, 4),
        ])
    };
    let (planned, wanted, accepted, not_wanted) = views_of_an_ending(reason);
    let person_wanted = if reason == R::Death {
        PersonWanted::Died
    } else {
        draw.weighted(&[
            (PersonWanted::Wanted, wanted),
            (PersonWanted::Accepted, accepted),
            (PersonWanted::DidNotWant, not_wanted),
            (PersonWanted::CouldNotTell, 4),
        ])
    };
    let continues = if reason == R::Death {
        Continues::None
    } else {
        draw.weighted(&[
            (Continues::Visits, 50),
            (Continues::SupportNearby, 10),
            (Continues::DaySupport, 10),
            (Continues::None, 20),
            (Continues::NotKnown, 10),
        ])
    };
    End {
        on,
        planned: draw.chance(planned),
        person_wanted,
        reason,
        who: who_wanted(reason, person_wanted),
        destination: destination(draw, reason),
        continues,
        learned: draw.phrase(phrases::ENDING_LEARNED),
    }
}

/// Planned in so many of a thousand; then weights of wanted, accepted and not wanted.
const fn views_of_an_ending(reason: R) -> (u32, u32, u32, u32) {
    match reason {
        R::OwnPlace | R::LiveWithOthers => (960, 94, 6, 0),
        R::AgreedPeriod | R::SharersLife => (900, 60, 38, 2),
        R::OtherSupport | R::Other => (750, 55, 30, 15),
        R::CareHome | R::NeedsChanged => (600, 15, 50, 30),
        R::HouseholdCircumstances | R::CarerLeft | R::DeathOfCarer => (600, 10, 50, 40),
        R::Relationship | R::NeverSettled | R::Expectations => (350, 55, 25, 20),
        R::Safety => (100, 30, 30, 40),
        R::Funding => (700, 5, 35, 60),
        R::Death => (0, 0, 0, 0),
    }
}

const fn who_wanted(reason: R, person: PersonWanted) -> &'static [EndingWho] {
    let wanted = matches!(person, PersonWanted::Wanted);
    match reason {
        R::OwnPlace | R::LiveWithOthers | R::OtherSupport => &[EndingWho::Person],
        R::SharersLife => &[EndingWho::Homesharer],
        R::Relationship | R::NeverSettled | R::Expectations if wanted => {
            &[EndingWho::Person, EndingWho::Home]
        }
        R::Relationship
        | R::NeverSettled
        | R::Expectations
        | R::HouseholdCircumstances
        | R::CarerLeft
        | R::DeathOfCarer => &[EndingWho::Home],
        R::Funding => &[EndingWho::Council],
        R::Safety => &[EndingWho::Scheme],
        R::NeedsChanged => &[EndingWho::Family, EndingWho::Scheme],
        R::CareHome | R::AgreedPeriod | R::Death | R::Other => &[EndingWho::Nobody],
    }
}

fn destination(draw: &mut Draw, reason: R) -> &'static str {
    match reason {
        R::OwnPlace => "A flat of their own",
        R::LiveWithOthers => "Family",
        R::CareHome => "A care home nearby",
        R::Death => "",
        R::OtherSupport | R::NeedsChanged | R::Funding => "Supported living nearby",
        R::Relationship
        | R::HouseholdCircumstances
        | R::CarerLeft
        | R::Safety
        | R::AgreedPeriod
        | R::NeverSettled
        | R::SharersLife
        | R::Expectations
        | R::DeathOfCarer
        | R::Other => draw.phrase(phrases::DESTINATIONS),
    }
}
