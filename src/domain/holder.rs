//! Who can open a scheme: the names and the roles of people on its keys.

codes! {
    /// What a person is in the scheme. Policy, not cryptography: whoever opens the scheme holds its key.
    pub enum Role: "role" {
        /// Does the work.
        Officer = "officer",
        /// Answers for the work, and for who may open the scheme.
        Manager = "manager",
    }
}
