//! Who lives in a home, and its rooms. Both programmes.

use super::id::{MemberId, ProfileId, RoomId};
use jiff::civil::Date;

codes! {
    /// What somebody is to the home.
    pub enum MemberRole: "role" {
        /// An approved carer.
        Carer = "carer",
        /// A support carer.
        SupportCarer = "support-carer",
        /// Family or another member of the household.
        Family = "family",
        /// Stays overnight regularly.
        Visitor = "visitor",
        /// A person supported here of whom the record has no profile, or no name yet.
        PersonSupported = "person-supported",
        /// A lodger.
        Lodger = "lodger",
    }
}

codes! {
    /// Roughly how old.
    pub enum AgeBand: "age-band" {
        /// 0 to 4.
        Under5 = "0-4",
        /// 5 to 10.
        From5 = "5-10",
        /// 11 to 15.
        From11 = "11-15",
        /// 16 or 17.
        From16 = "16-17",
        /// 18 to 24.
        From18 = "18-24",
        /// 25 to 64.
        From25 = "25-64",
        /// 65 and over.
        From65 = "65-plus",
    }
}

codes! {
    /// What a member of the household says about sharing the home.
    pub enum MemberView: "member-view" {
        /// Happy to.
        Happy = "happy",
        /// Unsure.
        Unsure = "unsure",
        /// Not happy to.
        NotHappy = "not-happy",
        /// Too young to say.
        TooYoung = "too-young",
        /// Not asked yet.
        NotAsked = "not-asked",
    }
}

record! {
    /// Somebody who lives in, or stays regularly at, a home.
    pub struct Member in "member", id MemberId {
        /// The home.
        pub home: ProfileId = "home_id",
        /// Name or initials. Empty for a person supported here whose name is not known.
        pub name: String = "name",
        /// What they are to the home.
        pub role: MemberRole = "role",
        /// Roughly how old, if known.
        pub age: Option<AgeBand> = "age_band",
        /// Their view of sharing the home.
        pub view: MemberView = "view",
        /// In their words.
        pub words: String = "words",
        /// When they were asked.
        pub asked_on: Option<Date> = "asked_on",
        /// Lives here from this day, if known; otherwise since before the record began.
        pub from: Option<Date> = "from_date",
        /// Left on this day.
        pub left: Option<Date> = "left_date",
    }
}

impl Member {
    /// Whether this member takes up one of the approved places on a day.
    pub fn takes_place_on(&self, day: Date) -> bool {
        self.role == MemberRole::PersonSupported
            && self.from.is_none_or(|from| from <= day)
            && self.left.is_none_or(|left| day < left)
    }
}

record! {
    /// A room in a home.
    pub struct Room in "room", id RoomId {
        /// The home.
        pub home: ProfileId = "home_id",
        /// What it is called: back bedroom.
        pub name: String = "name",
        /// On the ground floor; empty where not known.
        pub ground_floor: Option<bool> = "ground_floor",
        /// With its own bathroom; empty where not known.
        pub own_bathroom: Option<bool> = "own_bathroom",
        /// Step-free from the street; empty where not known.
        pub step_free: Option<bool> = "step_free",
        /// Anything else.
        pub note: String = "note",
    }
}
