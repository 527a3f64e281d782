//! What an import asks, keeps and mentions, as data, and the sentences for it.

use jiff::civil::Date;

use super::headings::Target;
use super::read::ReadFault;
use crate::domain::profile::ProfileKind;
use crate::domain::topic::Topic;
use crate::words::Words;

/// Something that must be answered before a row can be added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// There is no name.
    NoName,
    /// The name is something a spreadsheet would calculate with.
    NameIsFormula,
    /// No such day exists.
    NotARealDate(Target),
    /// A date of birth that is still to come.
    BornInFuture,
    /// Something that has happened, on a day that is still to come.
    InFuture(Target),
    /// A review before the approval that it looks at.
    ReviewBeforeApproval(Date),
    /// Not a postcode, and perhaps the one it is a slip of.
    NotAPostcode(Option<String>),
    /// Not a whole number from 0 to this one.
    NotANumber(Target, i64),
    /// None of the kinds of arrangement.
    NotAKind(Target),
    /// Approved for more people than a home may support.
    TooManyApproved(i64),
    /// More people live there than the household is approved for.
    MoreThanApproved {
        /// How many live there.
        living: u8,
        /// How many it is approved for.
        approved: u8,
    },
}

impl Problem {
    /// Whether the row is refused until somebody rewrites the cell: it is not a slip but something
    /// that should not be in the file.
    pub const fn refuses(&self) -> bool {
        matches!(self, Self::NameIsFormula)
    }
}

/// Why a cell is kept as it stood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum WhyKept {
    /// Its column has nowhere to go.
    NowhereToGo,
    /// It was not understood.
    NotUnderstood,
    /// A part of it was not understood.
    PartlyUnderstood,
    /// The file says that it is not known, and the box has no way to say so.
    NotKnown,
    /// The status says that the household is not approved yet, so the date is not an approval.
    NotApprovedYet,
    /// Only a whole date can be used there.
    NotADay,
    /// It stands beyond the last heading.
    NoHeading,
}

/// Something somebody should hear about a cell that was understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Note {
    /// Characters that hide, reverse or steer were taken out.
    HiddenTakenOut,
    /// It looks like a formula and is kept as plain text.
    FormulaAsText,
    /// The nearest reading was taken.
    TakenAs,
    /// It says no to everything the list knows.
    NoneOfThem,
    /// Miles were turned into minutes by car.
    MilesToMinutes,
    /// The postcode stands for no place that journeys can be worked out from.
    NoPlace,
}

/// Why no plan can be made of a file that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImportFault {
    /// It cannot be read as a table.
    Read(ReadFault),
    /// It lists practice people, who never mix with real ones.
    PracticeIntoReal,
}

/// A day in words: `9 March 1961`.
pub fn day_words(words: &Words, day: Date) -> String {
    let month = words.say("import-month", &[("month", i64::from(day.month()).into())]);
    let (date, year) = (day.day().to_string(), day.year().to_string());
    words.say(
        "import-day",
        &[
            ("day", date.into()),
            ("month", month.into()),
            ("year", year.into()),
        ],
    )
}

/// The words for where a column goes. A column about one thing of a topic is called by the thing.
pub fn target_words(words: &Words, target: Target) -> String {
    match target {
        Target::Item(topic, item) => words.get(&topic.item_word_id(item)),
        Target::Topic(_)
        | Target::Reference
        | Target::Name
        | Target::GivenName
        | Target::FamilyName
        | Target::FullName
        | Target::Born
        | Target::Age
        | Target::Pronouns
        | Target::Postcode
        | Target::Contact
        | Target::WaitingSince
        | Target::Notes
        | Target::Status
        | Target::ApprovedOn
        | Target::NextReview
        | Target::LivingThere
        | Target::MustHaves
        | Target::Wheelchair
        | Target::Keep
        | Target::LeaveOut(_) => words.get(target.word_id()),
    }
}

/// The sentence for a problem.
pub fn problem_sentence(words: &Words, problem: &Problem) -> String {
    match problem {
        Problem::NoName => words.get("import-no-name"),
        Problem::NameIsFormula => words.get("import-name-is-formula"),
        Problem::BornInFuture => words.get("import-born-in-future"),
        Problem::NotARealDate(target) => words.say(
            "import-not-a-real-date",
            &[("what", target_words(words, *target).into())],
        ),
        Problem::InFuture(target) => words.say(
            "import-in-future",
            &[("what", target_words(words, *target).into())],
        ),
        Problem::ReviewBeforeApproval(approved) => words.say(
            "import-review-before-approval",
            &[("approved", day_words(words, *approved).into())],
        ),
        Problem::NotAPostcode(None) => words.get("import-not-a-postcode"),
        Problem::NotAPostcode(Some(other)) => {
            words.say("import-not-a-postcode-but", &[("other", other.into())])
        }
        Problem::NotANumber(target, most) => words.say(
            "import-not-a-number",
            &[
                ("what", target_words(words, *target).into()),
                ("most", (*most).into()),
            ],
        ),
        Problem::NotAKind(target) => {
            let kinds: Vec<String> = Topic::Kinds
                .items()
                .iter()
                .map(|item| words.get(&Topic::Kinds.item_word_id(item)))
                .collect();
            words.say(
                "import-not-a-kind",
                &[
                    ("what", target_words(words, *target).into()),
                    ("kinds", kinds.join("; ").into()),
                ],
            )
        }
        Problem::TooManyApproved(n) => {
            words.say("import-too-many-approved", &[("count", (*n).into())])
        }
        Problem::MoreThanApproved { living, approved } => words.say(
            "import-more-than-approved",
            &[
                ("living", (*living).into()),
                ("approved", (*approved).into()),
            ],
        ),
    }
}

impl WhyKept {
    /// The id of its words.
    pub const fn word_id(self) -> &'static str {
        match self {
            Self::NowhereToGo => "import-kept-nowhere",
            Self::NotUnderstood => "import-kept-not-understood",
            Self::PartlyUnderstood => "import-kept-partly",
            Self::NotKnown => "import-kept-not-known",
            Self::NotApprovedYet => "import-kept-not-approved-yet",
            Self::NotADay => "import-kept-not-a-day",
            Self::NoHeading => "import-kept-no-heading",
        }
    }
}

impl Note {
    /// The id of its words.
    pub const fn word_id(self) -> &'static str {
        match self {
            Self::HiddenTakenOut => "import-note-hidden",
            Self::FormulaAsText => "import-note-formula",
            Self::TakenAs => "import-note-taken-as",
            Self::NoneOfThem => "import-note-none",
            Self::MilesToMinutes => "import-note-miles",
            Self::NoPlace => "import-note-no-place",
        }
    }
}

/// The sentence for a file that cannot be imported.
pub fn fault_sentence(words: &Words, file: &str, fault: &ImportFault) -> String {
    let said = |id: &str| words.say(id, &[("file", file.into())]);
    let ImportFault::Read(fault) = fault else {
        return said("import-fault-practice");
    };
    match fault {
        ReadFault::Empty => said("import-fault-empty"),
        ReadFault::Workbook => said("import-fault-workbook"),
        ReadFault::NotText => said("import-fault-not-text"),
        ReadFault::TooManyBytes => said("import-fault-bytes"),
        ReadFault::TooManyRows => said("import-fault-rows"),
        ReadFault::TooManyColumns(row) => words.say(
            "import-fault-columns",
            &[("file", file.into()), ("row", (*row).into())],
        ),
        ReadFault::CellTooLong { row, column } => words.say(
            "import-fault-cell",
            &[
                ("file", file.into()),
                ("row", (*row).into()),
                ("column", (*column).into()),
            ],
        ),
        ReadFault::OpenQuote(row) => words.say(
            "import-fault-quote",
            &[("file", file.into()), ("row", (*row).into())],
        ),
    }
}

/// A number of people or homes: `56 people`, `1 household`.
pub fn counted(words: &Words, kind: ProfileKind, count: usize) -> String {
    let id = match kind {
        ProfileKind::Person => "import-people",
        ProfileKind::Household => "import-households",
        ProfileKind::Householder => "import-householders",
        ProfileKind::Homesharer => "import-homesharers",
    };
    let kind = words.say(id, &[("count", count.into())]);
    words.say(
        "import-counted",
        &[("count", count.into()), ("kind", kind.into())],
    )
}
