//! What can be known about a profile: one table of topics, their shapes and whose they are.
//!
//! The same topic stands on both sides where the two can be compared: `access` is what a person
//! needs and what a home has, `hours` is what a householder would like and what a homesharer
//! offers. Forms, the import, the matching and the exports all read this table.

use super::profile::ProfileKind;

codes! {
    /// The kinds of arrangement.
    pub enum Kind: "arrangement-kind" {
        /// Living together.
        LiveIn = "live-in",
        /// Short breaks.
        ShortBreaks = "short-breaks",
        /// Day support.
        DaySupport = "day-support",
        /// Kinship support: carers as extended family to somebody in a home of their own.
        Kinship = "kinship",
        /// Emergency.
        Emergency = "emergency",
        /// Home from hospital.
        HomeFromHospital = "home-from-hospital",
        /// Homeshare.
        Homeshare = "homeshare",
    }
}

/// The shape of the answers to a topic.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Words, in one or more lines.
    Text,
    /// Lines that stand by themselves, as in the one-page profile.
    Lines,
    /// Yes or no.
    YesNo,
    /// One of several, without order.
    Choice(&'static [&'static str]),
    /// One of several in order, counted from 0.
    Scale(&'static [&'static str]),
    /// Any of several; each may be yes, no, partly or unknown by itself.
    Set(&'static [&'static str]),
    /// Anything, in words that are folded for comparing. The list only helps to choose.
    OpenSet(&'static [&'static str]),
    /// A whole number within these bounds.
    Number(i64, i64),
    /// A day, month or year.
    Date,
    /// A postcode or district.
    Place,
}

codes! {
    /// The characteristics that equality law protects, as far as a stated wish may touch them.
    pub enum Protected: "protected" {
        /// Age.
        Age = "age",
        /// Sex.
        Sex = "sex",
        /// Religion or belief.
        Religion = "religion",
        /// Race, with heritage and language of origin.
        Race = "race",
        /// Disability.
        Disability = "disability",
        /// Sexual orientation.
        SexualOrientation = "sexual-orientation",
        /// Gender reassignment.
        GenderReassignment = "gender-reassignment",
        /// Pregnancy and maternity.
        Pregnancy = "pregnancy",
    }
}

/// Where a topic stands on a profile and in its forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Section {
    /// The three headings of the one-page profile.
    OnePage,
    /// What matters, hopes, good days.
    Story,
    /// How somebody communicates.
    Communication,
    /// What is looked for or offered.
    Looking,
    /// Life at home.
    HomeLife,
    /// The home itself.
    Home,
    /// Support and health.
    Support,
    /// Homeshare: help, hours, nights.
    Homeshare,
}

/// Whose topic it is: a set of profile kinds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Whose(u8);

impl Whose {
    const PERSON: Self = Self(1);
    const HOUSEHOLD: Self = Self(2);
    const HOUSEHOLDER: Self = Self(4);
    const HOMESHARER: Self = Self(8);
    const MOVERS: Self = Self(1 | 8);
    const HOMES: Self = Self(2 | 4);
    const SHARED_LIVES: Self = Self(1 | 2);
    const HOMESHARE: Self = Self(4 | 8);
    const SUPPORTED: Self = Self(1 | 4);
    const ALL: Self = Self(15);

    /// Whether profiles of this kind have the topic.
    pub const fn has(self, kind: ProfileKind) -> bool {
        let bit = match kind {
            ProfileKind::Person => 1,
            ProfileKind::Household => 2,
            ProfileKind::Householder => 4,
            ProfileKind::Homesharer => 8,
        };
        self.0 & bit != 0
    }
}

macro_rules! topics {
    ($($(#[$doc:meta])* $name:ident = $code:literal, $section:ident, $whose:ident, $shape:expr $(, protected $p:ident)?;)+) => {
        codes! {
            /// What an answer, a preference or a must-have is about.
            pub enum Topic: "topic" { $($(#[$doc])* $name = $code,)+ }
        }

        impl Topic {
            /// The shape of its answers.
            pub const fn shape(self) -> Shape {
                match self { $(Self::$name => $shape,)+ }
            }
            /// Where it stands on a profile.
            pub const fn section(self) -> Section {
                match self { $(Self::$name => Section::$section,)+ }
            }
            /// Whose topic it is.
            pub const fn whose(self) -> Whose {
                match self { $(Self::$name => Whose::$whose,)+ }
            }
            /// The protected characteristic it touches, if any: a stated must-have about it needs
            /// a reason and somebody who approved it.
            pub const fn protected(self) -> Option<Protected> {
                match self { $(Self::$name => {
                    let named: &[Protected] = &[$(Protected::$p)?];
                    match named {
                        [protected, ..] => Some(*protected),
                        [] => None,
                    }
                })+ }
            }
        }
    };
}

/// Support a person may need and a household may give.
pub const SUPPORT: &[&str] = &[
    "learning-disability",
    "autism",
    "mental-health",
    "dementia",
    "physical",
    "sensory",
    "epilepsy",
    "diabetes",
    "peg-feeding",
    "personal-care",
    "medication",
    "moving-and-handling",
    "distress",
    "substance-use",
    "brain-injury",
];

topics! {
    /// What people like and admire about me.
    Admire = "admire", OnePage, ALL, Shape::Lines;
    /// What is important to me.
    Important = "important", OnePage, ALL, Shape::Lines;
    /// How best to support me; for a home, what we are like to live with.
    HowToSupport = "how-to-support", OnePage, ALL, Shape::Lines;
    /// Hopes; for a home, why they do this.
    Hopes = "hopes", Story, ALL, Shape::Text;
    /// What they bring.
    Gifts = "gifts", Story, ALL, Shape::Text;
    /// A good day.
    GoodDay = "good-day", Story, SUPPORTED, Shape::Text;
    /// A bad day.
    BadDay = "bad-day", Story, SUPPORTED, Shape::Text;
    /// People who know me best.
    People = "people", Story, MOVERS, Shape::Lines;
    /// The day on which the preferences were last checked back with them, with either-or questions.
    CheckedBack = "checked-back", Story, ALL, Shape::Date;
    /// What a good home is, in their words. Shown side by side, never scored.
    Values = "values", Story, ALL, Shape::Text;

    /// How they communicate.
    Communicates = "communicates", Communication, SUPPORTED, Shape::Text;
    /// How they say yes.
    SaysYes = "says-yes", Communication, SUPPORTED, Shape::Text;
    /// How they say no.
    SaysNo = "says-no", Communication, SUPPORTED, Shape::Text;
    /// How they say stop.
    SaysStop = "says-stop", Communication, SUPPORTED, Shape::Text;
    /// How they say they are not sure.
    SaysNotSure = "says-not-sure", Communication, SUPPORTED, Shape::Text;
    /// How to tell they are happy, or not.
    HowToTell = "how-to-tell", Communication, SUPPORTED, Shape::Text;
    /// How to give information.
    Information = "information", Communication, SUPPORTED,
        Shape::Set(&["spoken", "easy-read", "photos", "objects", "bsl", "makaton", "large-print", "audio", "welsh"]);
    /// Time they need, and things not to do.
    TimeNeeded = "time-needed", Communication, SUPPORTED, Shape::Text;

    /// Where they live now.
    WhereNow = "where-now", Looking, PERSON,
        Shape::Choice(&["own-home", "family-home", "foster-care", "care-home", "supported-living", "hospital", "prison",
            "shared-lives", "temporary", "other"]);
    /// Kinds of arrangement looked for, or approved for.
    Kinds = "kinds", Looking, SHARED_LIVES,
        Shape::Set(&["live-in", "short-breaks", "day-support", "kinship", "emergency", "home-from-hospital"]);
    /// How soon.
    HowSoon = "how-soon", Looking, MOVERS, Shape::Choice(&["emergency", "within-a-month", "planned", "no-rush"]);
    /// From when.
    FromWhen = "from-when", Looking, ALL, Shape::Date;
    /// How many people a household is approved for.
    ApprovedFor = "approved-for", Looking, HOUSEHOLD, Shape::Number(0, 3);
    /// Approved for somebody named only.
    NamedOnly = "named-only", Looking, HOUSEHOLD, Shape::YesNo;
    /// Where to be: the postcode of the profile. Wishes about it name a place to be near to.
    Near = "near", Looking, ALL, Shape::Place;

    /// Pace of the house.
    Pace = "pace", HomeLife, ALL, Shape::Scale(&["quiet", "in-between", "lively"]);
    /// Visitors.
    Visitors = "visitors", HomeLife, ALL, Shape::Scale(&["few", "some", "many"]);
    /// When the day ends.
    Bedtime = "bedtime", HomeLife, ALL, Shape::Scale(&["early", "in-between", "late"]);
    /// Tidiness.
    Tidiness = "tidiness", HomeLife, ALL, Shape::Scale(&["relaxed", "in-between", "tidy"]);
    /// Company.
    Company = "company", HomeLife, ALL, Shape::Scale(&["little", "some", "a-lot"]);
    /// At home or out and about.
    OutAndAbout = "out-and-about", HomeLife, ALL, Shape::Scale(&["mostly-home", "mixed", "mostly-out"]);
    /// Smoking.
    Smoking = "smoking", HomeLife, ALL, Shape::Scale(&["none", "outside-only", "inside"]);
    /// Alcohol.
    Alcohol = "alcohol", HomeLife, ALL, Shape::Scale(&["none", "some", "often"]);
    /// Pets in the home, or brought along.
    Pets = "pets", HomeLife, ALL, Shape::Set(&["dog", "cat", "bird", "fish", "hens", "small-animal", "other-pet"]);
    /// Animals they get on with.
    GetsOnWith = "gets-on-with", HomeLife, MOVERS, Shape::Set(&["dog", "cat", "bird", "fish", "hens", "small-animal", "other-pet"]);
    /// Children in the home.
    Children = "children", HomeLife, HOMES, Shape::Choice(&["none", "visiting", "teenagers", "young"]);
    /// How they are with children.
    WithChildren = "with-children", HomeLife, MOVERS, Shape::Choice(&["enjoys", "fine", "finds-hard", "not-safe"]);
    /// Other people who live there, besides the carers or householder.
    Others = "others", HomeLife, HOMES, Shape::Scale(&["none", "one", "several"]);
    /// Interests.
    Interests = "interests", HomeLife, ALL, Shape::OpenSet(&["gardening", "music", "films", "football", "rugby", "walking",
        "cooking", "baking", "church", "art", "trains", "dogs", "cats", "swimming", "cycling", "bingo", "knitting", "dancing",
        "fishing", "computers", "reading", "singing", "crafts", "horses"]);
    /// Languages spoken or signed at home.
    Languages = "languages", HomeLife, ALL, Shape::OpenSet(&["english", "welsh", "bsl", "makaton", "polish", "urdu", "panjabi",
        "gujarati", "bengali", "sylheti", "arabic", "somali", "cantonese", "portuguese", "romanian", "turkish", "irish", "gaelic"]);
    /// Food.
    Food = "food", HomeLife, ALL,
        Shape::Set(&["vegetarian", "vegan", "halal", "kosher", "no-pork", "gluten-free", "home-cooked"]);
    /// Faith as it is lived at home.
    FaithPractice = "faith-practice", HomeLife, ALL, Shape::Set(&["church", "chapel", "mosque", "temple", "gurdwara",
        "synagogue", "prayer-at-home", "festivals", "none"]), protected Religion;
    /// Culture and heritage, in somebody's own words. Only the side that moves in may ask for it.
    Heritage = "heritage", HomeLife, ALL, Shape::OpenSet(&[]), protected Race;
    /// A partner may stay, or somebody's partner would.
    PartnerStays = "partner-stays", HomeLife, ALL, Shape::YesNo;
    /// Who could give personal care.
    CareBy = "care-by", Support, SHARED_LIVES, Shape::Set(&["woman", "man"]), protected Sex;
    /// Age in years.
    Age = "age", HomeLife, ALL, Shape::Number(0, 120), protected Age;

    /// Where the home lies.
    Setting = "setting", Home, HOMES, Shape::Choice(&["city", "town", "village", "countryside"]);
    /// A garden.
    Garden = "garden", Home, HOMES, Shape::YesNo;
    /// A bathroom of one's own.
    OwnBathroom = "own-bathroom", Home, HOMES, Shape::YesNo;
    /// A bedroom of one's own.
    OwnBedroom = "own-bedroom", Home, HOMES, Shape::YesNo;
    /// Internet.
    Internet = "internet", Home, HOMES, Shape::YesNo;
    /// Getting in and about: what is needed, or what there is.
    Access = "access", Home, ALL, Shape::Set(&["step-free", "ground-floor-bedroom", "level-shower", "stairlift", "hoist-space",
        "wide-doors", "near-bathroom", "parking"]);
    /// Who drives.
    Drives = "drives", Home, ALL, Shape::YesNo;
    /// The home belongs to.
    Tenure = "tenure", Home, HOUSEHOLDER, Shape::Choice(&["owner", "private-tenant", "social-tenant", "family-owned"]);
    /// Who they live with.
    LivesWith = "lives-with", Home, HOUSEHOLDER, Shape::Choice(&["alone", "partner", "family"]);

    /// Main reasons for support.
    Reason = "reason", Support, SUPPORTED, Shape::Set(&["learning-disability", "autism", "mental-health", "physical", "sensory",
        "dementia", "older-age", "substance-use", "care-leaver", "brain-injury", "bereavement", "falls", "other"]);
    /// Support that is needed, or can be given.
    Support = "support", Support, SHARED_LIVES, Shape::Set(SUPPORT);
    /// Support at night that is needed, or can be given.
    Nights = "nights", Support, SHARED_LIVES, Shape::Scale(&["none", "sleeping-in", "waking"]);
    /// How they get about.
    Mobility = "mobility", Support, SUPPORTED, Shape::Choice(&["walks", "walks-with-aid", "wheelchair"]);
    /// Allergies that are medical.
    Allergies = "allergies", Support, MOVERS, Shape::Set(&["dog", "cat", "bird", "smoke"]);
    /// Conditions set by a court or in law. Never in lists.
    Legal = "legal", Support, PERSON, Shape::Text;
    /// Experience the carers have lived through themselves, if they chose to say.
    LivedExperience = "lived-experience", Support, HOUSEHOLD, Shape::YesNo;

    /// Help that is wanted, or can be given. Personal care is never Homeshare.
    Tasks = "tasks", Homeshare, HOMESHARE, Shape::Set(&["cooking", "shopping", "cleaning", "laundry", "gardening", "diy", "pets",
        "technology", "paperwork", "driving", "company", "overnight-presence", "prompting", "personal-care"]);
    /// Hours of help a week.
    Hours = "hours", Homeshare, HOMESHARE, Shape::Number(0, 40);
    /// Nights at home a week.
    NightsIn = "nights-in", Homeshare, HOMESHARE, Shape::Number(0, 7);
    /// Months they would like it to last.
    Months = "months", Homeshare, HOMESHARE, Shape::Number(0, 120);
    /// Guests.
    Guests = "guests", Homeshare, HOMESHARE, Shape::Scale(&["none", "sometimes", "welcome"]);
    /// Work or study.
    Occupation = "occupation", Homeshare, HOMESHARER, Shape::Choice(&["working", "student", "both", "volunteering", "other"]);
    /// Where they work or study.
    WorkPlace = "work-place", Homeshare, HOMESHARER, Shape::Place;
    /// Other care that comes in.
    OtherCare = "other-care", Homeshare, HOUSEHOLDER, Shape::Text;
}

impl Topic {
    /// Whether a side of this kind may wish for something about it, or require it. A home may not
    /// choose by race: the exception in law for somebody who shares their own home does not reach it.
    pub fn may_be_asked_by(self, kind: ProfileKind) -> bool {
        !(kind.offers_room() && self.protected() == Some(Protected::Race))
    }

    /// What is lived, and can be asked for instead of the label: offered first wherever somebody wants
    /// to ask for a protected characteristic. Empty where the topic is about what is done already.
    pub const fn practices(self) -> &'static [Self] {
        if matches!(self, Self::Heritage) {
            &[
                Self::Languages,
                Self::Food,
                Self::FaithPractice,
                Self::Interests,
            ]
        } else if matches!(self, Self::FaithPractice) {
            &[Self::Food, Self::Languages, Self::Interests]
        } else if matches!(self, Self::Age) {
            &[
                Self::Pace,
                Self::Bedtime,
                Self::OutAndAbout,
                Self::Interests,
                Self::LivesWith,
            ]
        } else {
            &[]
        }
    }

    /// The id of the words for one item of this topic: `pets-dog`. Items of an open set that are
    /// not in its list have no words but their own.
    pub fn item_word_id(self, item: &str) -> String {
        format!("{}-{item}", self.code())
    }

    /// The items of a choice, scale or set; for an open set the ones it suggests.
    pub const fn items(self) -> &'static [&'static str] {
        match self.shape() {
            Shape::Choice(items)
            | Shape::Scale(items)
            | Shape::Set(items)
            | Shape::OpenSet(items) => items,
            Shape::YesNo => &["yes", "no"],
            Shape::Text | Shape::Lines | Shape::Number(..) | Shape::Date | Shape::Place => &[],
        }
    }

    /// The topics of a kind of profile, in the order of the table.
    pub fn of(kind: ProfileKind) -> impl Iterator<Item = Self> {
        Self::ALL
            .iter()
            .copied()
            .filter(move |t| t.whose().has(kind))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn codes_are_unique_and_items_fit_a_set_of_64() {
        let codes: HashSet<_> = Topic::ALL.iter().map(|t| t.code()).collect();
        assert_eq!(codes.len(), Topic::ALL.len());
        for topic in Topic::ALL {
            let items: HashSet<_> = topic.items().iter().collect();
            assert_eq!(
                items.len(),
                topic.items().len(),
                "{topic:?} names an item twice"
            );
            assert!(items.len() <= 64, "{topic:?}");
        }
    }

    #[test]
    fn the_kinds_of_arrangement_are_the_items_of_their_topic() {
        for item in Topic::Kinds.items() {
            assert!(Kind::from_code(item).is_some(), "{item}");
        }
    }
}
