//! Profiles: the people and homes of both programmes, and the dated steps that say how each stands.

use super::dates::PartialDate;
use super::id::{LeftoverId, MilestoneId, ProfileId, SettingId};
use jiff::civil::Date;

codes! {
    /// The four kinds of profile. In both programmes one side offers a room and one side moves in,
    /// but support flows the other way in Homeshare, so the two facts are separate.
    pub enum ProfileKind: "kind" {
        /// An adult who wants support (Shared Lives). Moves in; is supported.
        Person = "person",
        /// A Shared Lives carer household. Offers a room; gives support.
        Household = "household",
        /// An older person with a spare room (Homeshare). Offers a room; is supported.
        Householder = "householder",
        /// Somebody who moves in and helps (Homeshare). Moves in; gives support.
        Homesharer = "homesharer",
    }
}

codes! {
    /// The two programmes, which share one file.
    pub enum Programme: "programme" {
        /// Shared Lives.
        SharedLives = "shared-lives",
        /// Homeshare.
        Homeshare = "homeshare",
    }
}

impl ProfileKind {
    /// The programme this kind belongs to.
    pub const fn programme(self) -> Programme {
        match self {
            Self::Person | Self::Household => Programme::SharedLives,
            Self::Householder | Self::Homesharer => Programme::Homeshare,
        }
    }

    /// Whether this side offers the room.
    pub const fn offers_room(self) -> bool {
        matches!(self, Self::Household | Self::Householder)
    }

    /// Whether this side gives the support.
    pub const fn gives_support(self) -> bool {
        matches!(self, Self::Household | Self::Homesharer)
    }

    /// The kind a profile of this kind is matched with.
    #[must_use]
    pub const fn other_side(self) -> Self {
        match self {
            Self::Person => Self::Household,
            Self::Household => Self::Person,
            Self::Householder => Self::Homesharer,
            Self::Homesharer => Self::Householder,
        }
    }

    /// The letter of its reference numbers.
    pub const fn letter(self) -> char {
        match self {
            Self::Person => 'P',
            Self::Household => 'H',
            Self::Householder => 'O',
            Self::Homesharer => 'S',
        }
    }

    /// The reference number `n` of this kind: `P-0042`, or `DEMO-P-0042` for practice people.
    pub fn reference(self, n: u32, practice: bool) -> String {
        let mark = if practice { "DEMO-" } else { "" };
        format!("{mark}{}-{n:04}", self.letter())
    }
}

record! {
    /// A person, household, householder or homesharer. Only the kind and the name are ever needed.
    pub struct Profile in "profile", id ProfileId {
        /// Which side of which programme.
        pub kind: ProfileKind = "kind",
        /// `P-0042`. Left empty when a profile is added: the store allots the next number.
        pub reference: String = "reference",
        /// What they like to be called, or the name of the household.
        pub known_as: String = "known_as",
        /// The full name, where it differs.
        pub full_name: String = "full_name",
        /// Date of birth, as precisely as it is known. A household has none.
        pub born: Option<PartialDate> = "born",
        /// Age in years where only that is known (practice people have no date of birth).
        pub age: Option<u8> = "age",
        /// he/him, she/her, they/them, in their own words.
        pub pronouns: String = "pronouns",
        /// Postcode in its written form, as much of it as is known.
        pub postcode: String = "postcode",
        /// Telephone, e-mail or how else to reach them.
        pub contact: String = "contact",
        /// Referred (Shared Lives) or registered (Homeshare) on this day; waiting is counted from it.
        pub waiting_since: Option<PartialDate> = "waiting_since",
        /// The day the profile was last read through and agreed with the person or household.
        pub agreed_on: Option<Date> = "agreed_on",
        /// Anything else worth knowing.
        pub notes: String = "notes",
        /// The reference the profile had in the file it was imported from.
        pub their_reference: String = "their_reference",
    }
}

impl Profile {
    /// A profile that is only a name and a side.
    pub fn new(id: ProfileId, kind: ProfileKind, known_as: &str) -> Self {
        Self {
            id,
            kind,
            reference: String::new(),
            known_as: known_as.to_owned(),
            full_name: String::new(),
            born: None,
            age: None,
            pronouns: String::new(),
            postcode: String::new(),
            contact: String::new(),
            waiting_since: None,
            agreed_on: None,
            notes: String::new(),
            their_reference: String::new(),
        }
    }

    /// Age in whole years on `today`, from the date of birth if there is one. A partial date of
    /// birth counts from its latest day, so that nobody is made older than they are.
    pub fn age_on(&self, today: Date) -> Option<u8> {
        let Some(born) = self.born else {
            return self.age;
        };
        let born = born.latest();
        let mut years = today.year() - born.year();
        if (today.month(), today.day()) < (born.month(), born.day()) {
            years -= 1;
        }
        u8::try_from(years).ok()
    }
}

codes! {
    /// A dated step. Where a profile stands today follows from these, from its checks, its
    /// introductions and its arrangements; it is never stored by itself.
    pub enum Step: "step" {
        /// Being assessed, or getting to know each other.
        BeingAssessed = "being-assessed",
        /// Looking for a match.
        Looking = "looking",
        /// Paused by choice or by the scheme, until `until` if that is known.
        OnHold = "on-hold",
        /// Settled somewhere else.
        SettledElsewhere = "settled-elsewhere",
        /// Withdrew, or resigned.
        Withdrew = "withdrew",
        /// Approval ended by the scheme.
        ApprovalEnded = "approval-ended",
        /// Died.
        Died = "died",
    }
}

record! {
    /// One dated step of a profile.
    pub struct Milestone in "milestone", id MilestoneId {
        /// Whose.
        pub profile: ProfileId = "profile_id",
        /// What.
        pub step: Step = "step",
        /// From this day.
        pub on: Date = "on_date",
        /// Up to and including this day, for a pause.
        pub until: Option<Date> = "until_date",
        /// Why.
        pub note: String = "note",
    }
}

record! {
    /// A cell of an imported file for which the record has no place. Kept, never dropped.
    pub struct Leftover in "leftover", id LeftoverId {
        /// The profile its row became.
        pub profile: ProfileId = "profile_id",
        /// The name of the file.
        pub file: String = "file",
        /// The heading of the column.
        pub heading: String = "heading",
        /// The cell as it stood.
        pub cell: String = "cell",
    }
}

record! {
    /// One setting of the scheme: its name, nation, frozen neutral values and so on.
    pub struct Setting in "setting", id SettingId {
        /// The name of the setting.
        pub name: String = "name",
        /// Its value as text.
        pub value: String = "value",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn room_and_support_run_the_other_way_in_homeshare() {
        for kind in ProfileKind::ALL {
            let other = kind.other_side();
            assert_eq!(other.other_side(), *kind);
            assert_ne!(kind.offers_room(), other.offers_room());
            assert_ne!(kind.gives_support(), other.gives_support());
        }
        assert!(ProfileKind::Household.offers_room() && ProfileKind::Household.gives_support());
        assert!(
            ProfileKind::Householder.offers_room() && !ProfileKind::Householder.gives_support()
        );
    }

    #[test]
    fn age_changes_on_the_birthday_and_partial_births_never_make_older() {
        let mut p = Profile::new(ProfileId(uuid::Uuid::nil()), ProfileKind::Person, "Aled P");
        p.born = Some(PartialDate::Day(date(1992, 11, 12)));
        assert_eq!(p.age_on(date(2026, 11, 11)), Some(33));
        assert_eq!(p.age_on(date(2026, 11, 12)), Some(34));
        p.born = Some(PartialDate::Year(1992));
        assert_eq!(p.age_on(date(2026, 11, 12)), Some(33));
    }
}
