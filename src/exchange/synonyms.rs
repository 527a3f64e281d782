//! The headings that are known, as data: the field's own, those of the national return of adult
//! social care, and obvious other ways to say the same.

use super::headings::{LeftOut, Target};
use crate::domain::profile::ProfileKind;
use crate::domain::profile::ProfileKind::{Homesharer, Household, Householder, Person};
use crate::domain::topic::Topic;

/// One meaning and the headings that carry it.
#[derive(Debug)]
pub(super) struct Heading {
    /// Where its cells go.
    pub(super) target: Target,
    /// Headings, folded, letters and digits only.
    pub(super) names: &'static [&'static str],
    /// The kinds of profile whose files have such a heading; empty if it says nothing of that.
    pub(super) speaks_for: &'static [ProfileKind],
}

impl Heading {
    /// Whether the meaning holds in a file of this kind.
    pub(super) fn fits(&self, kind: ProfileKind) -> bool {
        self.target.fits(kind)
    }
}

const fn says(target: Target, names: &'static [&'static str]) -> Heading {
    Heading {
        target,
        names,
        speaks_for: &[],
    }
}

const fn of(
    target: Target,
    speaks_for: &'static [ProfileKind],
    names: &'static [&'static str],
) -> Heading {
    Heading {
        target,
        names,
        speaks_for,
    }
}

const MOVERS: &[ProfileKind] = &[Person, Homesharer];
const HOMES: &[ProfileKind] = &[Household, Householder];

/// The kind of profile that the name of a file speaks of.
pub(super) fn kind_in_name(key: &str) -> Option<ProfileKind> {
    let has = |words: &[&str]| words.iter().any(|word| key.contains(word));
    if has(&["homesharer", "home sharer"]) {
        Some(Homesharer)
    } else if has(&["householder"]) {
        Some(Householder)
    } else if has(&["household", "carer", "homes"]) {
        Some(Household)
    } else if has(&["people", "person", "referral"]) {
        Some(Person)
    } else {
        None
    }
}

/// Every heading that is known.
#[rustfmt::skip]
pub(super) static HEADINGS: &[Heading] = &[
    says(Target::LeaveOut(LeftOut::Practice), &["demo"]),
    says(Target::LeaveOut(LeftOut::Derived), &[
        "stage today", "places free", "days waiting", "agreed on",
    ]),
    says(Target::Reference, &[
        "ref", "reference", "ref no", "reference number", "id", "case id", "person id",
        "la person unique identifier", "unique identifier", "system id", "record number",
        "mosaic id", "liquidlogic id", "their reference",
    ]),
    of(Target::Name, &[Household], &[
        "household", "household name", "carer", "carers", "carer name", "carer names",
        "carer household", "shared lives carer", "shared lives carers",
    ]),
    of(Target::Name, &[Householder], &["householder", "householder name"]),
    of(Target::Name, &[Homesharer], &["homesharer", "homesharer name", "sharer", "sharer name"]),
    of(Target::Name, &[Person], &[
        "person", "person name", "persons name", "person we support", "service user", "client",
        "client name", "individual",
    ]),
    says(Target::Name, &["name", "known as", "preferred name", "likes to be called"]),
    of(Target::GivenName, &[Person, Homesharer, Householder], &[
        "first name", "given name", "forename", "forenames", "christian name",
    ]),
    of(Target::FamilyName, &[Person, Homesharer, Householder], &[
        "surname", "last name", "family name",
    ]),
    says(Target::FullName, &["full name", "legal name"]),
    of(Target::Born, &[Person, Homesharer, Householder], &[
        "dob", "d o b", "date of birth", "birth date", "born", "birthday",
    ]),
    of(Target::Age, &[Person, Homesharer, Householder], &["age", "age in years", "current age"]),
    says(Target::Pronouns, &["pronouns"]),
    says(Target::Postcode, &[
        "postcode", "p code", "post code", "pcode", "postal code", "home postcode", "district",
        "postcode district", "outcode",
    ]),
    says(Target::Contact, &[
        "contact", "telephone", "phone", "phone number", "tel", "mobile", "email", "e mail",
        "email address", "contact details",
    ]),
    of(Target::WaitingSince, &[Person], &[
        "referred", "referred on", "date referred", "referral date", "date of referral",
        "waiting since", "request date", "on list since",
    ]),
    of(Target::WaitingSince, &[Homesharer, Householder], &[
        "registered", "registered on", "registration date", "joined",
    ]),
    says(Target::Notes, &[
        "notes", "note", "comments", "comment", "remarks", "anything else", "other information",
        "free text",
    ]),
    says(Target::Status, &["status", "stage", "current status"]),
    of(Target::ApprovedOn, &[Household], &[
        "approved on", "approval date", "date approved", "approved", "panel date",
        "date of approval",
    ]),
    of(Target::NextReview, &[Household], &[
        "next review", "review due", "review date", "approval review", "approved until",
        "approval expires", "next review date", "review",
    ]),
    of(Target::LivingThere, &[Household], &[
        "living there now", "living there", "lives there now", "number living there",
        "current placements", "people living there", "in placement", "people there now",
    ]),
    of(Target::MustHaves, MOVERS, &[
        "must have", "must haves", "essential", "essentials", "deal breakers", "dealbreakers",
        "non negotiables",
    ]),
    of(Target::Wheelchair, &[Person, Householder], &[
        "wheelchair", "wheelchair user", "uses a wheelchair", "mobility", "gets about",
    ]),
    of(Target::Topic(Topic::Kinds), &[Person], &[
        "looking for", "wants", "type of arrangement", "arrangement wanted", "support wanted",
        "service wanted", "placement type",
    ]),
    of(Target::Topic(Topic::Kinds), &[Household], &[
        "kinds", "kind", "kinds of arrangement", "offers", "approval type", "arrangement types",
        "types", "approved kinds",
    ]),
    of(Target::Topic(Topic::HowSoon), MOVERS, &[
        "when", "how soon", "urgency", "timescale", "priority", "when needed",
    ]),
    of(Target::Topic(Topic::FromWhen), &[], &[
        "from when", "available from", "from", "start date wanted", "move date",
    ]),
    of(Target::Topic(Topic::ApprovedFor), &[Household], &[
        "approved for", "places", "number of places", "approved number", "capacity", "max people",
        "beds", "approved places",
    ]),
    of(Target::Topic(Topic::Reason), &[Person, Householder], &[
        "support reason", "primary support reason", "reason for support", "main need",
        "primary need", "client group", "reason",
    ]),
    of(Target::Item(Topic::Reason, "autism"), &[Person], &[
        "autism spectrum disorder asd", "autism spectrum disorder", "asd",
    ]),
    of(Target::Item(Topic::Reason, "sensory"), &[Person], &[
        "visual impairment", "hearing impairment", "sensory impairment",
    ]),
    of(Target::Item(Topic::Reason, "dementia"), &[Person], &["dementia"]),
    of(Target::Topic(Topic::WhereNow), &[Person], &[
        "accommodation status", "lives now", "where now", "current accommodation", "accommodation",
        "living situation",
    ]),
    says(Target::Topic(Topic::Interests), &[
        "likes", "interests", "hobbies", "enjoys", "interests and hobbies", "likes doing",
        "activities",
    ]),
    says(Target::Topic(Topic::Languages), &[
        "languages", "language", "languages spoken", "speaks", "first language",
        "preferred language",
    ]),
    says(Target::Topic(Topic::Smoking), &["smoker", "smoking", "smokes", "smoker y n"]),
    says(Target::Topic(Topic::Alcohol), &["alcohol", "drinks alcohol", "drinking"]),
    says(Target::Topic(Topic::Pets), &["pets", "pet", "animals", "pets at home"]),
    of(Target::Topic(Topic::GetsOnWith), MOVERS, &[
        "gets on with", "animals liked", "ok with pets",
    ]),
    of(Target::Topic(Topic::Children), HOMES, &[
        "children", "children at home", "children in home", "kids",
    ]),
    of(Target::Topic(Topic::WithChildren), MOVERS, &["with children", "ok with children"]),
    says(Target::Topic(Topic::Drives), &["drives", "driver", "car", "drives a car", "has a car"]),
    says(Target::Topic(Topic::Pace), &["pace", "pace of life", "pace of the house"]),
    says(Target::Topic(Topic::Visitors), &["visitors"]),
    says(Target::Topic(Topic::Bedtime), &["bedtime", "bed time"]),
    says(Target::Topic(Topic::Tidiness), &["tidiness", "tidy"]),
    says(Target::Topic(Topic::Company), &["company"]),
    says(Target::Topic(Topic::Food), &["food", "diet", "dietary needs"]),
    says(Target::Topic(Topic::Setting), &["setting", "urban or rural", "location type"]),
    says(Target::Topic(Topic::Garden), &["garden"]),
    says(Target::Topic(Topic::Internet), &["internet", "wifi", "wi fi", "broadband"]),
    says(Target::Topic(Topic::OwnBathroom), &[
        "own bathroom", "private bathroom", "en suite", "ensuite",
    ]),
    says(Target::Topic(Topic::OwnBedroom), &["own bedroom", "own room"]),
    says(Target::Item(Topic::Access, "ground-floor-bedroom"), &[
        "ground floor bedroom", "downstairs bedroom", "bedroom downstairs", "ground floor room",
        "downstairs room",
    ]),
    says(Target::Item(Topic::Access, "step-free"), &[
        "step free", "step free access", "level access", "no steps",
    ]),
    says(Target::Item(Topic::Access, "level-shower"), &[
        "level shower", "wet room", "walk in shower",
    ]),
    says(Target::Item(Topic::Access, "stairlift"), &["stairlift", "stair lift"]),
    says(Target::Item(Topic::Access, "hoist-space"), &["hoist", "hoist space"]),
    says(Target::Item(Topic::Access, "wide-doors"), &["wide doors", "wide doorways"]),
    says(Target::Item(Topic::Access, "parking"), &["parking", "off street parking"]),
    says(Target::Topic(Topic::Access), &["access", "access needs", "adaptations", "accessibility"]),
    of(Target::Topic(Topic::Support), &[Household], &[
        "can support", "support offered", "experience", "can offer", "specialisms", "skills",
        "support they can give",
    ]),
    of(Target::Topic(Topic::Support), &[Person], &[
        "support needed", "support needs", "care needs",
    ]),
    says(Target::Topic(Topic::Nights), &["nights", "night support", "support at night"]),
    of(Target::Topic(Topic::Allergies), MOVERS, &["allergies", "allergy"]),
    of(Target::Topic(Topic::Admire), &[], &[
        "what people like and admire about me", "what people like and admire", "admire",
        "strengths",
    ]),
    of(Target::Topic(Topic::Important), &[], &[
        "what is important to me", "important to me", "important",
    ]),
    of(Target::Topic(Topic::HowToSupport), &[], &[
        "how best to support me", "how to support", "how to support me",
    ]),
    of(Target::Topic(Topic::Hopes), &[], &["hopes", "goals", "aspirations"]),
    of(Target::Topic(Topic::Communicates), &[Person, Householder], &[
        "communication", "how they communicate", "communicates",
    ]),
    of(Target::Topic(Topic::Tasks), &[Householder], &[
        "help wanted", "help needed", "tasks wanted",
    ]),
    of(Target::Topic(Topic::Tasks), &[Homesharer], &[
        "help offered", "can help with", "tasks offered", "skills offered",
    ]),
    of(Target::Topic(Topic::Tasks), &[Householder, Homesharer], &["tasks", "help"]),
    of(Target::Topic(Topic::Hours), &[Householder, Homesharer], &[
        "hours", "hours a week", "hours of help", "hours per week",
    ]),
    of(Target::Topic(Topic::NightsIn), &[Householder, Homesharer], &[
        "nights at home", "nights in", "nights a week",
    ]),
    of(Target::Topic(Topic::Months), &[Householder, Homesharer], &[
        "months", "length of stay", "how many months",
    ]),
    of(Target::Topic(Topic::Guests), &[Householder, Homesharer], &["guests"]),
    of(Target::Topic(Topic::Tenure), &[Householder], &["tenure", "home belongs to"]),
    of(Target::Topic(Topic::LivesWith), &[Householder], &["lives with"]),
    of(Target::Topic(Topic::Occupation), &[Homesharer], &["occupation", "work or study", "job"]),
    of(Target::Topic(Topic::WorkPlace), &[Homesharer], &[
        "work postcode", "place of work", "study postcode",
    ]),
    of(Target::Keep, &[Homesharer], &[
        "right to rent", "right to rent until", "dbs", "references received",
    ]),
    says(Target::LeaveOut(LeftOut::NotNeeded), &[
        "nhs number", "nhs no", "date of death", "unit cost", "gp practice code", "gp practice",
        "gp surgery", "national insurance number", "ni number",
    ]),
    says(Target::LeaveOut(LeftOut::Equality), &[
        "gender", "sex", "ethnicity", "ethnic origin", "ethnic group", "ethnic background",
        "religion", "religion or belief", "faith", "sexual orientation", "sexuality",
        "nationality", "race", "marital status", "gender identity", "trans status",
    ]),
];

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn no_heading_means_two_things_in_one_kind_of_file() {
        for kind in ProfileKind::ALL {
            let mut seen = HashSet::new();
            for name in HEADINGS
                .iter()
                .filter(|h| h.fits(*kind))
                .flat_map(|h| h.names)
            {
                let twice = !seen.insert(name.replace(' ', ""));
                let meanings: HashSet<_> = HEADINGS
                    .iter()
                    .filter(|h| h.fits(*kind) && h.names.contains(name))
                    .map(|h| h.target)
                    .collect();
                assert!(!twice || meanings.len() == 1, "{name} in files of {kind:?}");
            }
        }
    }
}
