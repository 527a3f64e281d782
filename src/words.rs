//! Every word a person can read, in one table per language, and the way to say it.
//!
//! The table is written in Fluent under `assets/words/<language>/`. A test checks that every id
//! exists, is used, and gets the arguments it names.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

/// The files of British English, in the order in which they are read.
const EN_GB: &[(&str, &str)] = &[
    (
        "common.ftl",
        include_str!("../assets/words/en-GB/common.ftl"),
    ),
    (
        "matching.ftl",
        include_str!("../assets/words/en-GB/matching.ftl"),
    ),
    (
        "exchange.ftl",
        include_str!("../assets/words/en-GB/exchange.ftl"),
    ),
    (
        "match_words.ftl",
        include_str!("../assets/words/en-GB/match_words.ftl"),
    ),
    (
        "check_back.ftl",
        include_str!("../assets/words/en-GB/check_back.ftl"),
    ),
    ("check.ftl", include_str!("../assets/words/en-GB/check.ftl")),
    (
        "history.ftl",
        include_str!("../assets/words/en-GB/history.ftl"),
    ),
    ("cost.ftl", include_str!("../assets/words/en-GB/cost.ftl")),
    (
        "equality.ftl",
        include_str!("../assets/words/en-GB/equality.ftl"),
    ),
    (
        "match_screens.ftl",
        include_str!("../assets/words/en-GB/match_screens.ftl"),
    ),
    (
        "neutrals.ftl",
        include_str!("../assets/words/en-GB/neutrals.ftl"),
    ),
    ("runs.ftl", include_str!("../assets/words/en-GB/runs.ftl")),
    (
        "compare.ftl",
        include_str!("../assets/words/en-GB/compare.ftl"),
    ),
    (
        "reruns.ftl",
        include_str!("../assets/words/en-GB/reruns.ftl"),
    ),
    (
        "record.ftl",
        include_str!("../assets/words/en-GB/record.ftl"),
    ),
    ("app.ftl", include_str!("../assets/words/en-GB/app.ftl")),
    (
        "introductions.ftl",
        include_str!("../assets/words/en-GB/introductions.ftl"),
    ),
    (
        "arrangements.ftl",
        include_str!("../assets/words/en-GB/arrangements.ftl"),
    ),
    (
        "people.ftl",
        include_str!("../assets/words/en-GB/people.ftl"),
    ),
    (
        "scheme.ftl",
        include_str!("../assets/words/en-GB/scheme.ftl"),
    ),
    (
        "sheets.ftl",
        include_str!("../assets/words/en-GB/sheets.ftl"),
    ),
    ("keys.ftl", include_str!("../assets/words/en-GB/keys.ftl")),
    ("setup.ftl", include_str!("../assets/words/en-GB/setup.ftl")),
    ("files.ftl", include_str!("../assets/words/en-GB/files.ftl")),
    (
        "settings.ftl",
        include_str!("../assets/words/en-GB/settings.ftl"),
    ),
    (
        "storage.ftl",
        include_str!("../assets/words/en-GB/storage.ftl"),
    ),
    (
        "copies.ftl",
        include_str!("../assets/words/en-GB/copies.ftl"),
    ),
    ("cli.ftl", include_str!("../assets/words/en-GB/cli.ftl")),
    ("due.ftl", include_str!("../assets/words/en-GB/due.ftl")),
    (
        "stability.ftl",
        include_str!("../assets/words/en-GB/stability.ftl"),
    ),
];

/// The words of one language.
pub struct Words {
    bundle: FluentBundle<FluentResource>,
}

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Words")
    }
}

/// A value that a sentence names.
#[derive(Debug, Clone, PartialEq)]
pub enum Arg<'a> {
    /// Text, put in as it is.
    Text(std::borrow::Cow<'a, str>),
    /// A whole number, which may choose between singular and plural.
    Number(i64),
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text.into())
    }
}
impl<'a> From<&'a String> for Arg<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(text.as_str().into())
    }
}
impl From<String> for Arg<'_> {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}
macro_rules! number_args {
    ($($ty:ty)+) => {$(
        impl From<$ty> for Arg<'_> {
            fn from(n: $ty) -> Self { Self::Number(i64::try_from(n).unwrap_or(i64::MAX)) }
        }
    )+};
}
number_args! { u8 u16 u32 u64 usize i8 i16 i32 i64 }

impl Words {
    /// The words of British English.
    pub fn english() -> Self {
        let language: LanguageIdentifier = "en-GB".parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![language]);
        bundle.set_use_isolating(false);
        for (_, text) in EN_GB {
            // A file with a fault in it still gives the messages around the fault; the test of the
            // table finds it.
            let resource =
                FluentResource::try_new((*text).to_owned()).unwrap_or_else(|(good, _)| good);
            bundle.add_resource_overriding(resource);
        }
        Self { bundle }
    }

    /// The files of the table with their names, for the test that reads them.
    pub fn sources() -> &'static [(&'static str, &'static str)] {
        EN_GB
    }

    /// Whether there are words for this id.
    pub fn has(&self, id: &str) -> bool {
        self.bundle.has_message(id)
    }

    /// The words for an id that names no values.
    pub fn get(&self, id: &str) -> String {
        self.say(id, &[])
    }

    /// The words for an id with its values put in. An id without words comes out as itself in
    /// brackets, so that a missing word is seen and nothing breaks.
    pub fn say(&self, id: &str, args: &[(&str, Arg<'_>)]) -> String {
        let Some(pattern) = self.bundle.get_message(id).and_then(|m| m.value()) else {
            return format!("[{id}]");
        };
        let mut values = FluentArgs::with_capacity(args.len());
        for (name, value) in args {
            let value = match value {
                Arg::Text(text) => FluentValue::from(text.as_ref()),
                Arg::Number(n) => FluentValue::from(*n),
            };
            values.set(*name, value);
        }
        let mut faults = Vec::new();
        self.bundle
            .format_pattern(pattern, Some(&values), &mut faults)
            .into_owned()
    }

    /// `one`, `one and two`, `one, two and three`.
    pub fn list(&self, items: &[String]) -> String {
        match items {
            [] => String::new(),
            [one] => one.clone(),
            [first @ .., last] => self.say(
                "list-and",
                &[("first", first.join(", ").into()), ("last", last.into())],
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_put_in_and_a_missing_word_is_seen() {
        let words = Words::english();
        let names = ["Aled", "Nia", "Sam"].map(str::to_owned);
        assert_eq!(words.list(&names), "Aled, Nia and Sam");
        assert_eq!(words.get("no-such-word"), "[no-such-word]");
    }
}
