//! Facts: dated answers about a profile, one row for each thing that was asked.
//!
//! A topic without a row was never asked. An answer that was asked for and is missing is a row
//! too, because *not known*, *not asked* and *prefers not to say* are three different things.

use super::id::{FactId, ProfileId};
use super::topic::Topic;
use jiff::civil::Date;

codes! {
    /// What the answer is.
    pub enum Answer: "answer" {
        /// Yes, or as the value says.
        Yes = "yes",
        /// No.
        No = "no",
        /// Partly: with training, with an adaptation, some of the time.
        Partly = "partly",
        /// Asked, and nobody knows.
        NotKnown = "not-known",
        /// Not asked yet.
        NotAsked = "not-asked",
        /// Asked, and they prefer not to say.
        PrefersNot = "prefers-not",
    }
}

impl Answer {
    /// Whether this says anything about the world. The other three only say why nothing is known.
    pub const fn is_known(self) -> bool {
        matches!(self, Self::Yes | Self::No | Self::Partly)
    }
}

codes! {
    /// Who said so.
    pub enum SaidBy: "said-by" {
        /// The person themselves.
        Person = "person",
        /// The carer, householder or homesharer.
        Home = "home",
        /// Family or friends on their behalf.
        Family = "family",
        /// An advocate.
        Advocate = "advocate",
        /// Worked out by the officer or coordinator. Shown in brackets.
        Worker = "worker",
        /// A file that was imported.
        Import = "import",
    }
}

codes! {
    /// How it was said.
    pub enum How: "how" {
        /// In speech.
        Speech = "speech",
        /// In sign.
        Sign = "sign",
        /// In Makaton.
        Makaton = "makaton",
        /// With symbols or pictures.
        Symbols = "symbols",
        /// In writing.
        Writing = "writing",
        /// By what they did.
        Behaviour = "behaviour",
        /// Somebody else told us.
        ToldByOther = "told-by-other",
    }
}

record! {
    /// One dated answer.
    ///
    /// For a single choice, a number or a text, `item` is empty and `value` holds it. For a set,
    /// `item` is the thing and the answer says yes, no or partly. For a list of lines (the three
    /// headings of the one-page profile), `item` orders the lines: `01`, `02`.
    pub struct Fact in "fact", id FactId {
        /// About whom.
        pub profile: ProfileId = "profile_id",
        /// About what.
        pub topic: Topic = "topic",
        /// Which thing of a set, or which line of a list.
        pub item: String = "item",
        /// The answer.
        pub answer: Answer = "answer",
        /// The code, number or words of the answer.
        pub value: String = "value",
        /// Who said so, if recorded.
        pub said_by: Option<SaidBy> = "said_by",
        /// How, if recorded.
        pub how: Option<How> = "how",
        /// When.
        pub on: Option<Date> = "on_date",
    }
}

impl Fact {
    /// A known answer without provenance: the caller fills in who and when.
    pub fn yes(id: FactId, profile: ProfileId, topic: Topic, item: &str, value: &str) -> Self {
        Self {
            id,
            profile,
            topic,
            item: item.to_owned(),
            answer: Answer::Yes,
            value: value.to_owned(),
            said_by: None,
            how: None,
            on: None,
        }
    }

    /// The same with another answer.
    #[must_use]
    pub fn with(mut self, answer: Answer) -> Self {
        self.answer = answer;
        self
    }
}
