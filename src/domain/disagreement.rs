//! Disagreements: where somebody who knows the two thinks that a match says something wrong.

use super::id::{DisagreementId, ProfileId};
use jiff::civil::Date;

codes! {
    /// In which way somebody disagrees.
    pub enum Disagrees: "disagrees" {
        /// They fit better than this says.
        FitsBetter = "fits-better",
        /// They fit worse than this says.
        FitsWorse = "fits-worse",
        /// Something on file is wrong.
        FactWrong = "fact-wrong",
        /// A must-have should not apply here.
        MustHaveWrong = "must-have-wrong",
    }
}

record! {
    /// One disagreement about two profiles, with the reason. It stands beside the match and changes no
    /// number.
    pub struct Disagreement in "disagreement", id DisagreementId {
        /// The person or homesharer.
        pub mover: ProfileId = "mover_id",
        /// The household or householder.
        pub home: ProfileId = "home_id",
        /// The day it was said.
        pub on: Date = "on_date",
        /// Who said it.
        pub who: String = "who",
        /// In which way.
        pub way: Disagrees = "way",
        /// Why, in their words.
        pub words: String = "words",
    }
}
