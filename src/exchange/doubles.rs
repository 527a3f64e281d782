//! Who may be here already: likely duplicates, within the file and against the record.

use std::collections::HashMap;

use super::headings::Target;
use super::row::Draft;
use crate::domain::dates::PartialDate;
use crate::domain::id::ProfileId;
use crate::domain::lists::ProfileLine;
use crate::domain::profile::{Profile, ProfileKind};
use crate::domain::text::fold;
use crate::geo::Postcode;

/// What is compared about somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// Name as it is compared.
    name: String,
    born: Option<PartialDate>,
    district: Option<String>,
    /// References by which it may be known: the file's own and ours.
    references: Vec<String>,
}

/// Somebody the record holds already.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Existing {
    /// Which profile.
    pub id: ProfileId,
    /// Its kind: only the same kind can be a duplicate.
    pub kind: ProfileKind,
    /// Its reference.
    pub reference: String,
    /// Its name.
    pub known_as: String,
    known: Known,
}

impl From<&Profile> for Existing {
    fn from(profile: &Profile) -> Self {
        Self {
            id: profile.id,
            kind: profile.kind,
            reference: profile.reference.clone(),
            known_as: profile.known_as.clone(),
            known: Known::new(
                &profile.known_as,
                profile.born,
                &profile.postcode,
                &[&profile.their_reference, &profile.reference],
            ),
        }
    }
}

/// A line of a list knows neither the birth nor the file's own reference: prefer the profile.
impl From<&ProfileLine> for Existing {
    fn from(line: &ProfileLine) -> Self {
        Self {
            id: line.id,
            kind: line.kind,
            reference: line.reference.clone(),
            known_as: line.known_as.clone(),
            known: Known::new(&line.known_as, None, &line.postcode, &[&line.reference]),
        }
    }
}

/// Why two may be the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Alike {
    /// Same name, same date of birth.
    NameAndBirth,
    /// Same name, same postcode district.
    NameAndDistrict,
    /// Same name, and nothing that tells them apart.
    NameOnly,
    /// Same reference in the file's own system.
    Reference,
}

impl Alike {
    /// The id of its words.
    pub const fn word_id(self) -> &'static str {
        match self {
            Self::NameAndBirth => "import-alike-birth",
            Self::NameAndDistrict => "import-alike-district",
            Self::NameOnly => "import-alike-name",
            Self::Reference => "import-alike-reference",
        }
    }
}

/// Whom a row may be the same as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SameAs {
    /// Somebody the record holds already.
    Existing {
        /// Which profile.
        id: ProfileId,
        /// Its reference.
        reference: String,
        /// Its name.
        name: String,
    },
    /// An earlier row of this file, by its number.
    Row(usize),
}

/// A name as it is compared: folded, its words in order, without what only says that it is a home.
/// `Okafor, Jean` and `Jean Okafor` are one name.
fn name_key(name: &str) -> String {
    const SMALL: [&str; 5] = ["and", "household", "family", "the", "demo"];
    let folded = fold(name);
    let mut words: Vec<&str> = folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty() && !SMALL.contains(word))
        .collect();
    words.sort_unstable();
    words.join(" ")
}

impl Known {
    fn new(name: &str, born: Option<PartialDate>, postcode: &str, references: &[&str]) -> Self {
        let district = postcode
            .parse::<Postcode>()
            .ok()
            .and_then(|p| p.district().map(str::to_owned));
        Self {
            name: name_key(name),
            born,
            district,
            references: references
                .iter()
                .map(|r| fold(r))
                .filter(|r| !r.is_empty())
                .collect(),
        }
    }

    /// What a row says of itself.
    pub fn of_draft(draft: &Draft) -> Self {
        Self::new(
            &draft.name(),
            draft.day(Target::Born),
            draft.text(Target::Postcode).unwrap_or_default(),
            &[draft.text(Target::Reference).unwrap_or_default()],
        )
    }

    /// What this can be found by, the strongest reason first. Two that share a key may be the same.
    fn keys(&self) -> Vec<(Alike, String)> {
        let mut keys = Vec::new();
        let references = self.references.iter().cloned();
        keys.extend(references.map(|reference| (Alike::Reference, reference)));
        if self.name.is_empty() {
            return keys;
        }
        if let Some(born) = self.born {
            keys.push((Alike::NameAndBirth, format!("{} {born}", self.name)));
        }
        if let Some(district) = &self.district {
            keys.push((Alike::NameAndDistrict, format!("{} {district}", self.name)));
        }
        keys
    }

    /// The name with whether a birth and a district are known.
    fn shape(&self, born: bool, district: bool) -> (String, bool, bool) {
        (self.name.clone(), born, district)
    }

    /// The shapes of those of the same name whom nothing tells apart from this one: what is known
    /// of one is not known of the other.
    fn open_shapes(&self) -> Vec<(String, bool, bool)> {
        if self.name.is_empty() {
            return Vec::new();
        }
        [(false, false), (true, false), (false, true), (true, true)]
            .into_iter()
            .filter(|(born, district)| {
                !(*born && self.born.is_some() || *district && self.district.is_some())
            })
            .map(|(born, district)| self.shape(born, district))
            .collect()
    }
}

/// Everybody a row may be the same as. Every question is a look-up, however many share a name.
#[derive(Debug, Default)]
pub struct Doubles {
    by_key: HashMap<(Alike, String), SameAs>,
    by_shape: HashMap<(String, bool, bool), SameAs>,
}

impl Doubles {
    /// Starts with those of the record who are of this kind.
    pub fn new(existing: &[Existing], kind: ProfileKind) -> Self {
        let mut doubles = Self::default();
        for one in existing.iter().filter(|one| one.kind == kind) {
            let same = SameAs::Existing {
                id: one.id,
                reference: one.reference.clone(),
                name: one.known_as.clone(),
            };
            doubles.add(&one.known, &same);
        }
        doubles
    }

    /// Adds somebody, for the rows that follow. Of several alike the first is the one named.
    pub fn add(&mut self, known: &Known, same: &SameAs) {
        for key in known.keys() {
            self.by_key.entry(key).or_insert_with(|| same.clone());
        }
        if !known.name.is_empty() {
            let shape = known.shape(known.born.is_some(), known.district.is_some());
            self.by_shape.entry(shape).or_insert_with(|| same.clone());
        }
    }

    /// Whom this may be the same as, and why.
    pub fn find(&self, known: &Known) -> Option<(Alike, SameAs)> {
        let by_key = known.keys().into_iter().find_map(|key| {
            let same = self.by_key.get(&key)?.clone();
            Some((key.0, same))
        });
        by_key.or_else(|| {
            let same = known
                .open_shapes()
                .into_iter()
                .find_map(|shape| self.by_shape.get(&shape))?;
            Some((Alike::NameOnly, same.clone()))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn known(name: &str, born: Option<i16>, postcode: &str, reference: &str) -> Known {
        Known::new(
            name,
            born.map(|y| PartialDate::Day(date(y, 1, 1))),
            postcode,
            &[reference],
        )
    }

    #[test]
    fn the_same_name_needs_something_more_or_nothing_against_it() {
        let aled = known("Aled P", Some(1992), "SA1 8AB", "");
        let why = |other: &Known| {
            let mut doubles = Doubles::default();
            doubles.add(&aled, &SameAs::Row(2));
            doubles.find(other).map(|(why, _)| why)
        };
        assert_eq!(
            why(&known("P, ALED", Some(1992), "", "")),
            Some(Alike::NameAndBirth)
        );
        assert_eq!(
            why(&known("Aled P", Some(1980), "sa1", "")),
            Some(Alike::NameAndDistrict)
        );
        assert_eq!(why(&known("Aled P", None, "", "")), Some(Alike::NameOnly));
        assert_eq!(why(&known("Aled P", Some(1980), "SA2", "")), None);
        assert_eq!(why(&known("Aled P", None, "SA2", "")), None);
        assert_eq!(why(&known("Aled Q", Some(1992), "SA1 8AB", "")), None);
    }

    #[test]
    fn the_same_reference_is_enough() {
        let mut doubles = Doubles::default();
        doubles.add(&known("Aled P", None, "", "R1"), &SameAs::Row(2));
        assert_eq!(
            doubles.find(&known("Nia W", None, "", "r1")),
            Some((Alike::Reference, SameAs::Row(2)))
        );
        assert_eq!(doubles.find(&known("", None, "", "")), None);
    }
}
