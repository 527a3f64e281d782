//! What each column is: headings matched by meaning, and the side of the programme a file is about.

use super::lexicon::{Lexicon, heading_key as key};
use super::synonyms::{self, HEADINGS};
use crate::domain::profile::ProfileKind;
use crate::domain::topic::Topic;

/// Where the cells of a column go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Target {
    /// The reference in the file's own system.
    Reference,
    /// What they like to be called, or the name of the household.
    Name,
    /// Given name, where the file splits names.
    GivenName,
    /// Family name, where the file splits names.
    FamilyName,
    /// The full name, where it differs.
    FullName,
    /// Date of birth.
    Born,
    /// Age in years.
    Age,
    /// Pronouns.
    Pronouns,
    /// Postcode.
    Postcode,
    /// Telephone, e-mail or how else to reach them.
    Contact,
    /// Referred or registered on.
    WaitingSince,
    /// Anything else worth knowing.
    Notes,
    /// How they stand with the scheme.
    Status,
    /// Approved by the panel on.
    ApprovedOn,
    /// The approval is looked at again on.
    NextReview,
    /// How many people are supported there now.
    LivingThere,
    /// Must-haves, in words.
    MustHaves,
    /// Whether they use a wheelchair, or how else they get about.
    Wheelchair,
    /// Answers to one topic.
    Topic(Topic),
    /// Yes or no to one thing of one topic.
    Item(Topic, &'static str),
    /// Nowhere to go: kept with the profile, word for word.
    Keep,
    /// Not imported at all.
    LeaveOut(LeftOut),
}

/// Why a column is not imported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LeftOut {
    /// Known, and not needed to find homes: NHS number, date of death, unit cost, GP practice.
    NotNeeded,
    /// Equality data: never part of matching, so it has no place in a profile.
    Equality,
    /// The mark of our own exports of practice people.
    Practice,
    /// A column of our own exports that follows from the rest.
    Derived,
    /// Somebody chose to leave it out.
    ByChoice,
}

impl Target {
    /// The id of its words.
    pub const fn word_id(self) -> &'static str {
        match self {
            Self::Reference => "import-to-reference",
            Self::Name => "import-to-name",
            Self::GivenName => "import-to-given-name",
            Self::FamilyName => "import-to-family-name",
            Self::FullName => "import-to-full-name",
            Self::Born => "import-to-born",
            Self::Age => "import-to-age",
            Self::Pronouns => "import-to-pronouns",
            Self::Postcode => "import-to-postcode",
            Self::Contact => "import-to-contact",
            Self::WaitingSince => "import-to-waiting-since",
            Self::Notes => "import-to-notes",
            Self::Status => "import-to-status",
            Self::ApprovedOn => "import-to-approved-on",
            Self::NextReview => "import-to-next-review",
            Self::LivingThere => "import-to-living-there",
            Self::MustHaves => "import-to-must-haves",
            Self::Wheelchair => "import-to-wheelchair",
            Self::Topic(topic) | Self::Item(topic, _) => topic.word_id(),
            Self::Keep => "import-to-keep",
            Self::LeaveOut(LeftOut::NotNeeded) => "import-to-not-needed",
            Self::LeaveOut(LeftOut::Equality) => "import-to-equality",
            Self::LeaveOut(LeftOut::Practice) => "import-to-practice",
            Self::LeaveOut(LeftOut::Derived) => "import-to-derived",
            Self::LeaveOut(LeftOut::ByChoice) => "import-to-left-out",
        }
    }

    /// What it is kept under: different for each of its [`choices`](Self::choices).
    pub fn code(self) -> String {
        if let Self::Topic(topic) = self {
            return topic.code().to_owned();
        }
        self.word_id().to_owned()
    }

    /// Whether profiles of this kind have a place for it.
    pub fn fits(self, kind: ProfileKind) -> bool {
        match self {
            Self::Topic(topic) | Self::Item(topic, _) => topic.whose().has(kind),
            Self::Wheelchair => Topic::Mobility.whose().has(kind),
            Self::ApprovedOn | Self::NextReview => kind == ProfileKind::Household,
            Self::LivingThere => kind.offers_room(),
            Self::Born | Self::Age | Self::Pronouns => kind != ProfileKind::Household,
            Self::Reference
            | Self::Name
            | Self::GivenName
            | Self::FamilyName
            | Self::FullName
            | Self::Postcode
            | Self::Contact
            | Self::WaitingSince
            | Self::Notes
            | Self::Status
            | Self::MustHaves
            | Self::Keep
            | Self::LeaveOut(_) => true,
        }
    }

    /// Whether several columns may go there at once.
    pub fn takes_many(self) -> bool {
        match self {
            Self::Contact
            | Self::Notes
            | Self::MustHaves
            | Self::Item(..)
            | Self::Keep
            | Self::LeaveOut(_) => true,
            Self::Topic(topic) => super::values::is_list(topic),
            Self::Reference
            | Self::Name
            | Self::GivenName
            | Self::FamilyName
            | Self::FullName
            | Self::Born
            | Self::Age
            | Self::Pronouns
            | Self::Postcode
            | Self::WaitingSince
            | Self::Status
            | Self::ApprovedOn
            | Self::NextReview
            | Self::LivingThere
            | Self::Wheelchair => false,
        }
    }

    /// Every place a column of this kind of profile can be sent to, for choosing by hand.
    pub fn choices(kind: ProfileKind) -> Vec<Self> {
        let mut all = vec![
            Self::Name,
            Self::Reference,
            Self::GivenName,
            Self::FamilyName,
            Self::FullName,
            Self::Born,
            Self::Age,
            Self::Pronouns,
            Self::Postcode,
            Self::Contact,
            Self::WaitingSince,
            Self::Status,
            Self::ApprovedOn,
            Self::NextReview,
            Self::LivingThere,
            Self::MustHaves,
            Self::Wheelchair,
            Self::Notes,
        ];
        all.extend(
            Topic::ALL
                .iter()
                .copied()
                .filter(|t| t.whose().has(kind))
                .map(Self::Topic),
        );
        all.extend([Self::Keep, Self::LeaveOut(LeftOut::ByChoice)]);
        all.retain(|target| target.fits(kind));
        all
    }
}

/// How a heading was understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sure {
    /// Nothing like it is known.
    No,
    /// It is spelt almost like one that is known.
    Nearly,
    /// It is one that is known.
    Yes,
    /// Somebody chose it.
    Chosen,
}

/// One column of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its heading as it stood.
    pub heading: String,
    /// Where its cells go.
    pub target: Target,
    /// How sure that is.
    pub sure: Sure,
}

/// How alike two headings must be, of 1, to be taken for a slip of the keyboard.
const ALIKE: f64 = 0.84;
/// Headings shorter than this are not compared loosely: `Age` is not `Name`.
const LOOSE_FROM: usize = 5;

/// The line of the table of headings that means this heading.
fn find(heading: &str, kind: Option<ProfileKind>) -> Option<(&'static synonyms::Heading, Sure)> {
    let key = key(heading);
    let close = key.replace(' ', "");
    if close.is_empty() {
        return None;
    }
    let fits = |h: &&synonyms::Heading| kind.is_none_or(|k| h.fits(k));
    let exact = HEADINGS.iter().filter(fits).find(|h| {
        h.names
            .iter()
            .any(|name| *name == key || name.replace(' ', "") == close)
    });
    if let Some(found) = exact {
        return Some((found, Sure::Yes));
    }
    if close.chars().count() < LOOSE_FROM {
        return None;
    }
    let likeness = |h: &synonyms::Heading| {
        let alike = |name: &&str| strsim::normalized_damerau_levenshtein(name, &key);
        h.names.iter().map(alike).fold(0.0_f64, f64::max)
    };
    HEADINGS
        .iter()
        .filter(fits)
        .map(|h| (h, likeness(h)))
        .filter(|(_, alike)| *alike >= ALIKE)
        .max_by(|(_, a), (_, b)| a.total_cmp(b))
        .map(|(h, _)| (h, Sure::Nearly))
}

/// Which side a file is about, from its headings, then from its name. `None` if neither says.
pub fn guess_kind(headings: &[String], file: &str) -> Option<ProfileKind> {
    let votes = |kind: ProfileKind| {
        headings
            .iter()
            .filter_map(|h| find(h, None))
            .filter(|(h, _)| h.speaks_for.contains(&kind))
            .map(|(h, _)| if h.speaks_for.len() == 1 { 2 } else { 1 })
            .sum::<usize>()
    };
    let named = synonyms::kind_in_name(&key(file));
    let score = |kind: ProfileKind| (votes(kind), usize::from(named == Some(kind)));
    let best = ProfileKind::ALL.iter().copied().map(score).max()?;
    let mut winners = ProfileKind::ALL
        .iter()
        .copied()
        .filter(|kind| score(*kind) == best);
    match (winners.next(), winners.next()) {
        (Some(winner), None) => Some(winner),
        (Some(_), Some(_)) | (None, _) => None,
    }
}

/// Whether the headings are those of a list of practice people.
pub fn is_practice(headings: &[String]) -> bool {
    headings
        .iter()
        .filter_map(|h| find(h, None))
        .any(|(h, sure)| sure == Sure::Yes && h.target == Target::LeaveOut(LeftOut::Practice))
}

/// Where every column goes. Two columns cannot fill the same single box: the surer one does, the
/// first of equals, and the other is kept.
pub fn columns(headings: &[String], kind: ProfileKind, lexicon: &Lexicon) -> Vec<Column> {
    let mut columns: Vec<Column> = headings
        .iter()
        .map(|heading| {
            let known = find(heading, Some(kind)).map(|(h, sure)| (h.target, sure));
            let own = lexicon
                .topics(heading)
                .iter()
                .find(|topic| topic.whose().has(kind));
            let our_own = || own.map(|topic| (Target::Topic(*topic), Sure::Yes));
            let (target, sure) = match known {
                Some((target, Sure::Yes)) => (target, Sure::Yes),
                Some(nearly) => our_own().unwrap_or(nearly),
                None => our_own().unwrap_or((Target::Keep, Sure::No)),
            };
            Column {
                heading: heading.clone(),
                target,
                sure,
            }
        })
        .collect();
    for index in 0..columns.len() {
        settle_double(&mut columns, index);
    }
    columns
}

/// Sends a column elsewhere if another fills the same single box with more right.
fn settle_double(columns: &mut [Column], index: usize) {
    let Some(this) = columns.get(index) else {
        return;
    };
    let beaten = !this.target.takes_many()
        && columns.iter().enumerate().any(|(other, column)| {
            other != index
                && column.target == this.target
                && (column.sure, std::cmp::Reverse(other)) > (this.sure, std::cmp::Reverse(index))
        });
    if beaten && let Some(this) = columns.get_mut(index) {
        this.target = Target::Keep;
        this.sure = Sure::No;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn target(heading: &str, kind: ProfileKind) -> (Target, Sure) {
        let columns = columns(&[heading.to_owned()], kind, &Lexicon::default());
        columns.first().map(|c| (c.target, c.sure)).unwrap()
    }

    fn owned(headings: &str) -> Vec<String> {
        headings.split(',').map(str::to_owned).collect()
    }

    #[test]
    fn headings_are_matched_by_meaning() {
        let person = ProfileKind::Person;
        for (heading, wanted) in [
            ("P/Code", Target::Postcode),
            ("DOB", Target::Born),
            ("Date_of_Birth", Target::Born),
            ("D.O.B.", Target::Born),
            ("Likes", Target::Topic(Topic::Interests)),
            ("LA_Person_Unique_Identifier", Target::Reference),
            ("Primary_Support_Reason", Target::Topic(Topic::Reason)),
            (
                "Autism_Spectrum_Disorder_ASD",
                Target::Item(Topic::Reason, "autism"),
            ),
            ("Accommodation_Status", Target::Topic(Topic::WhereNow)),
            ("NHS_Number", Target::LeaveOut(LeftOut::NotNeeded)),
            ("Ethnicity", Target::LeaveOut(LeftOut::Equality)),
            ("Gender", Target::LeaveOut(LeftOut::Equality)),
        ] {
            assert_eq!(target(heading, person), (wanted, Sure::Yes), "{heading}");
        }
        assert_eq!(target("Postcde", person), (Target::Postcode, Sure::Nearly));
        assert_eq!(target("Ref Wkr", person), (Target::Keep, Sure::No));
        assert_eq!(target("Approved for", person), (Target::Keep, Sure::No));
        assert_eq!(
            target("Approved for", ProfileKind::Household).0,
            Target::Topic(Topic::ApprovedFor)
        );
    }

    #[test]
    fn the_side_is_guessed_and_a_tie_is_asked_about() {
        let guess = |headings: &str, file: &str| guess_kind(&owned(headings), file);
        assert_eq!(
            guess("Ref,Household,Postcode,Status", ""),
            Some(ProfileKind::Household)
        );
        assert_eq!(
            guess("Ref,Name,DOB,Looking for", ""),
            Some(ProfileKind::Person)
        );
        assert_eq!(
            guess("Householder,Postcode,Help wanted", ""),
            Some(ProfileKind::Householder)
        );
        assert_eq!(
            guess("Name,DOB,Right to rent,Help offered", ""),
            Some(ProfileKind::Homesharer)
        );
        assert_eq!(
            guess("Name,Notes", "homesharers-2026.csv"),
            Some(ProfileKind::Homesharer)
        );
        assert_eq!(guess("Name,Notes", "list.csv"), None);
    }

    #[test]
    fn one_box_is_filled_by_one_column() {
        let columns = columns(
            &owned("Postcde,Postcode,Post code,Notes,Comments"),
            ProfileKind::Person,
            &Lexicon::default(),
        );
        let targets: Vec<_> = columns.iter().map(|c| c.target).collect();
        assert_eq!(
            targets,
            [
                Target::Keep,
                Target::Postcode,
                Target::Keep,
                Target::Notes,
                Target::Notes
            ]
        );
    }
}
