//! Match runs: shortlists as they were kept, so that a panel can see what was compared, by which rules,
//! and what came of it on the day.

use super::id::{MatchRunId, ProfileId};
use jiff::Timestamp;

record! {
    /// One shortlist as it stood when somebody opened it and it was not as it had been kept last.
    ///
    /// It is a note: nothing in the record follows from it, it is never changed, and undo passes it over.
    pub struct MatchRun in "match_run", id MatchRunId {
        /// Whom the list was for.
        pub subject: ProfileId = "subject_id",
        /// When it was kept.
        pub at: Timestamp = "kept_at",
        /// Who had it open.
        pub who: String = "who",
        /// A short sum of the wishes and must-haves of the one the list was for: equal for equal ones.
        pub preferences: String = "preferences",
        /// The version of the rules of matching.
        pub rules: u32 = "rules",
        /// The version of the neutral values; 0 before they were ever worked out.
        pub neutrals: u32 = "neutrals",
        /// How many of the other side were compared.
        pub compared: u32 = "compared",
        /// How many of them could work.
        pub could_work: u32 = "could_work",
        /// Of how many not enough was known.
        pub not_enough: u32 = "not_enough",
        /// How many a must-have left out.
        pub left_out: u32 = "left_out",
        /// The list itself, as matching writes it down.
        pub list: String = "list",
    }
}
