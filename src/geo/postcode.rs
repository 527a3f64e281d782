//! Postcodes as people type them, and what they stand for.
//!
//! The rules were tried on 1,751,569 real postcodes. The *loose* form (one or two letters, a digit,
//! perhaps one more, then a digit and two letters) turned none of them away, so it decides what is
//! accepted. The official *strict* form turns away some real ones, so it only warns. Whether the
//! district exists is a third question: a new one must never stop somebody from being written down.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::area::area_of_town;
use super::form::{
    OUTWARD_SHAPES, is_inward, is_large_user, is_outward, is_overseas, is_special_outward,
    is_strict_inward, is_strict_outward, normalise, read_as, split_before_last,
};
use super::place::{Places, letters};

/// How much of a postcode is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// `SA`: a region around a town.
    Area,
    /// `SA1`: a few thousand homes.
    District,
    /// `SA1 8`: some hundreds of homes.
    Sector,
    /// `SA1 8AB`: about fifteen homes.
    Full,
}

/// A code that has the form of a postcode but no place in the United Kingdom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Special {
    /// `ZZ99 3VZ`: the health service's code for no fixed abode.
    NoFixedAbode,
    /// `ZZ99 ...`: the health service's other codes, for an address unknown or abroad.
    HealthServiceCode,
    /// `BFPO 12`, `BF1 ...`: the armed forces.
    Forces,
    /// `GIR 0AA`: a bank that has closed.
    Girobank,
    /// `JE`, `GY`, `IM`: Jersey, Guernsey, the Isle of Man.
    CrownDependency,
    /// `STHL 1ZZ` and its like: the overseas territories.
    Overseas,
}

/// A postcode, whole or in part, in its one written form.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Postcode {
    /// `SA1`, or `SA` where only the area is known.
    outward: String,
    /// `8AB`, `8`, or nothing.
    inward: String,
}

/// Something a reader should hear about although the postcode was accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Warning {
    /// The official form does not allow these letters here.
    Unusual,
    /// No such district in the table: no distance can be given.
    UnknownDistrict,
    /// A district of mail boxes: nobody lives there.
    LargeUser,
}

/// What a text was taken to mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The likeliest meaning.
    pub postcode: Postcode,
    /// A second meaning to ask about, where the missing space leaves two: `M11` or `M1 1`.
    pub other: Option<Postcode>,
    /// A known postcode that differs only by a letter mistaken for a digit or the reverse.
    pub suggestion: Option<Postcode>,
    /// What is odd about it, each at most once.
    pub warnings: Vec<Warning>,
}

/// Why a text is not a postcode.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PostcodeError {
    /// There is no letter or digit in it.
    #[error("empty")]
    Empty,
    /// It has not the form of a postcode.
    #[error("malformed")]
    Malformed {
        /// The postcode it becomes when a letter mistaken for a digit, or the reverse, is put
        /// right.
        suggestion: Option<Postcode>,
    },
}

impl Postcode {
    /// Reads whatever somebody typed: any case, spacing and punctuation, a part of a postcode, or
    /// the name of a town that an area is called after.
    ///
    /// A part without a space may have two meanings. The table decides: `LS63` is no district, so
    /// it is `LS6 3`; `M11` is one, so it is `M11`, and `M1 1` is offered as the other meaning.
    pub fn read(text: &str, places: &Places) -> Result<Reading, PostcodeError> {
        let (whole, last_piece) = normalise(text);
        if whole.is_empty() {
            return Err(PostcodeError::Empty);
        }
        if let Some(area) = area_of_town(text) {
            return Ok(Reading::plain(Self::of(area, "")));
        }
        let meanings = if last_piece == 1 && whole.len() > 2 {
            (
                Self::sector(&whole).or_else(|| Self::unspaced(&whole)),
                None,
            )
        } else {
            Self::meanings(&whole, places)
        };
        let (Some(postcode), other) = meanings else {
            return Err(PostcodeError::Malformed {
                suggestion: repaired(&whole, places),
            });
        };
        if postcode.precision() == Precision::Area && !postcode.is_known_area(places) {
            return Err(PostcodeError::Malformed {
                suggestion: repaired(&whole, places),
            });
        }
        let warnings = postcode.warnings(places);
        let suggestion = if warnings.contains(&Warning::UnknownDistrict) {
            repaired(&whole, places)
        } else {
            None
        };
        Ok(Reading {
            postcode,
            other,
            suggestion,
            warnings,
        })
    }

    /// The first and second meaning of a code written without a space.
    fn meanings(whole: &str, places: &Places) -> (Option<Self>, Option<Self>) {
        let district = Self::unspaced(whole);
        let known = |code: &Self| places.find(&code.outward).is_some();
        let sector = Self::sector(whole).filter(known);
        match district {
            Some(first) if first.precision() > Precision::District => (Some(first), None),
            Some(first) if known(&first) || sector.is_none() => (Some(first), sector),
            Some(_) | None => (sector.or_else(|| Self::sector(whole)), None),
        }
    }

    /// A code without spaces, by its form alone: full, district, area or special.
    fn unspaced(whole: &str) -> Option<Self> {
        let (outward, inward) = split_before_last(whole, 3);
        if is_inward(inward) && (is_outward(outward) || is_special_outward(outward)) {
            return Some(Self::of(outward, inward));
        }
        if let Some(rest) = whole.strip_prefix("BFPO") {
            let numbered = rest.len() <= 4 && rest.chars().all(|c| c.is_ascii_digit());
            return numbered.then(|| Self::of("BFPO", rest));
        }
        let area = whole.len() <= 2 && whole.chars().all(|c| c.is_ascii_uppercase());
        (area || is_outward(whole) || is_special_outward(whole)).then(|| Self::of(whole, ""))
    }

    /// A code whose last character is the digit of a sector.
    fn sector(whole: &str) -> Option<Self> {
        let (outward, digit) = split_before_last(whole, 1);
        let is_sector = is_outward(outward) && digit.chars().all(|c| c.is_ascii_digit());
        is_sector.then(|| Self::of(outward, digit))
    }

    fn of(outward: &str, inward: &str) -> Self {
        Self {
            outward: outward.to_owned(),
            inward: inward.to_owned(),
        }
    }

    /// How much of the postcode is known.
    #[must_use]
    pub fn precision(&self) -> Precision {
        match self.inward.len() {
            0 if self.outward == self.area() && self.outward.len() <= 2 => Precision::Area,
            0 => Precision::District,
            1 => Precision::Sector,
            _ => Precision::Full,
        }
    }

    /// The area letters: `SA`.
    #[must_use]
    pub fn area(&self) -> &str {
        letters(&self.outward)
    }

    /// The district: `SA1`. `None` where only an area is known, or for a code that is no place.
    #[must_use]
    pub fn district(&self) -> Option<&str> {
        let is_place = self.precision() > Precision::Area && self.special().is_none();
        is_place.then_some(self.outward.as_str())
    }

    /// The outward part alone, the most that a view seen by others may show: `SA1`, `SA`, `ZZ99`.
    #[must_use]
    pub fn shared(&self) -> &str {
        &self.outward
    }

    /// Which code without a place this is, if it is one.
    #[must_use]
    pub fn special(&self) -> Option<Special> {
        match (self.area(), self.outward.as_str(), self.inward.as_str()) {
            ("ZZ", "ZZ99", "3VZ") => Some(Special::NoFixedAbode),
            ("ZZ", "ZZ99", _) => Some(Special::HealthServiceCode),
            ("BFPO" | "BF", _, _) => Some(Special::Forces),
            ("GIR", _, _) => Some(Special::Girobank),
            ("JE" | "GY" | "IM", _, _) => Some(Special::CrownDependency),
            (_, outward, _) => is_overseas(outward).then_some(Special::Overseas),
        }
    }

    fn is_known_area(&self, places: &Places) -> bool {
        places.has_area(&self.outward) || self.special().is_some()
    }

    fn warnings(&self, places: &Places) -> Vec<Warning> {
        if self.special().is_some() || self.precision() == Precision::Area {
            return Vec::new();
        }
        let unusual = !is_strict_outward(&self.outward) || !is_strict_inward(&self.inward);
        let unknown = places.find(&self.outward).is_none();
        [
            (unusual, Warning::Unusual),
            (unknown, Warning::UnknownDistrict),
            (is_large_user(&self.outward), Warning::LargeUser),
        ]
        .into_iter()
        .filter_map(|(applies, warning)| applies.then_some(warning))
        .collect()
    }
}

impl Reading {
    fn plain(postcode: Postcode) -> Self {
        Self {
            postcode,
            other: None,
            suggestion: None,
            warnings: Vec::new(),
        }
    }

    /// Whether only part of a postcode was given, so that distances are rougher still.
    #[must_use]
    pub fn is_approximate(&self) -> bool {
        self.postcode.precision() < Precision::Full
    }
}

impl fmt::Display for Postcode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.outward)?;
        if !self.inward.is_empty() {
            write!(f, " {}", self.inward)?;
        }
        Ok(())
    }
}

/// Reads the written form back, without the table: here `M11` is the district, because a sector is
/// always written with its space.
impl FromStr for Postcode {
    type Err = PostcodeError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (whole, last_piece) = normalise(text);
        if whole.is_empty() {
            return Err(PostcodeError::Empty);
        }
        let spaced = if last_piece == 1 {
            Self::sector(&whole)
        } else {
            None
        };
        spaced
            .or_else(|| Self::unspaced(&whole))
            .ok_or(PostcodeError::Malformed { suggestion: None })
    }
}

impl TryFrom<String> for Postcode {
    type Error = PostcodeError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Postcode> for String {
    fn from(postcode: Postcode) -> Self {
        postcode.to_string()
    }
}

/// The one known postcode that a code becomes when characters are read by their position: a letter
/// where a digit must be, or a digit where a letter must be. `None` if nothing fits or two do
/// equally well.
fn repaired(whole: &str, places: &Places) -> Option<Postcode> {
    let inward_shapes = ["9AA", ""];
    let mut found: Vec<(usize, Postcode)> = Vec::new();
    for outward in OUTWARD_SHAPES {
        for inward in inward_shapes {
            if let Some((changes, text)) = read_as(whole, &format!("{outward}{inward}")) {
                let (outward, inward) = split_before_last(&text, inward.len());
                let candidate = Postcode::of(outward, inward);
                if changes > 0 && candidate.warnings(places).is_empty() {
                    found.push((changes, candidate));
                }
            }
        }
    }
    let fewest = found.iter().map(|(changes, _)| *changes).min()?;
    let mut best = found.into_iter().filter(|(changes, _)| *changes == fewest);
    match (best.next(), best.next()) {
        (Some((_, only)), None) => Some(only),
        (Some(_) | None, _) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> Result<Reading, PostcodeError> {
        Postcode::read(text, Places::shared())
    }

    fn written(text: &str) -> String {
        read(text)
            .unwrap_or_else(|error| panic!("{text}: {error:?}"))
            .postcode
            .to_string()
    }

    #[test]
    fn any_case_spacing_and_punctuation() {
        for text in [
            "SA1 8AB",
            "sa18ab",
            " Sa1-8aB. ",
            "S A 1 8 A B",
            "SA18 AB",
            "sa1\u{a0}8ab",
        ] {
            assert_eq!(written(text), "SA1 8AB", "{text}");
            assert_eq!(read(text).unwrap().other, None, "{text}");
        }
        assert_eq!(written("EC1A 1BB"), "EC1A 1BB");
        assert_eq!(written("SA613WR"), "SA61 3WR");
        assert_eq!(written("SA34ST"), "SA3 4ST");
        assert_eq!(written("m11ae"), "M1 1AE");
    }

    #[test]
    fn parts_are_kept_as_parts() {
        let parts = [
            ("SA", "SA", Precision::Area),
            ("Swansea", "SA", Precision::Area),
            ("SA1", "SA1", Precision::District),
            ("sa 1", "SA1", Precision::District),
            ("EC1A", "EC1A", Precision::District),
            ("SA1 8", "SA1 8", Precision::Sector),
            ("SA1 8AB", "SA1 8AB", Precision::Full),
        ];
        for (text, expected, precision) in parts {
            let reading = read(text).unwrap();
            assert_eq!(reading.postcode.to_string(), expected, "{text}");
            assert_eq!(reading.postcode.precision(), precision, "{text}");
            assert_eq!(
                reading.is_approximate(),
                precision != Precision::Full,
                "{text}"
            );
        }
    }

    #[test]
    fn a_missing_space_is_settled_by_the_table_or_asked_about() {
        assert_eq!(written("LS63"), "LS6 3");
        assert_eq!(read("LS63").unwrap().other, None);
        let both = read("M11").unwrap();
        assert_eq!(both.postcode.to_string(), "M11");
        assert_eq!(
            both.other.map(|other| other.to_string()).as_deref(),
            Some("M1 1")
        );
        let asked = read("SA71").unwrap();
        assert_eq!(asked.postcode.to_string(), "SA71");
        assert_eq!(
            asked.other.map(|other| other.to_string()).as_deref(),
            Some("SA7 1")
        );
        assert_eq!(read("M1 1").unwrap().postcode.to_string(), "M1 1");
        assert_eq!(read("M1 1").unwrap().other, None);
        assert_eq!(read("SA1").unwrap().other, None);
    }

    #[test]
    fn letters_and_digits_mistaken_for_each_other_are_offered_not_taken() {
        let offered = [
            ("SA1 BAB", "SA1 8AB"),
            ("SAI 8AB", "SA1 8AB"),
            ("CFIO 3AT", "CF10 3AT"),
            ("S014 2AB", "SO14 2AB"),
            ("SAI", "SA1"),
        ];
        for (text, expected) in offered {
            let Err(PostcodeError::Malformed {
                suggestion: Some(better),
            }) = read(text)
            else {
                panic!("{text}: {:?}", read(text));
            };
            assert_eq!(better.to_string(), expected, "{text}");
        }
        let odd = read("W1O 5AB").unwrap();
        assert_eq!(odd.warnings, [Warning::Unusual, Warning::UnknownDistrict]);
        assert_eq!(
            odd.suggestion.map(|better| better.to_string()).as_deref(),
            Some("W10 5AB")
        );
    }

    #[test]
    fn what_is_no_postcode_is_refused() {
        for text in [
            "n/k",
            "NA",
            "24532",
            "SA1 8ABC",
            "hello",
            "1AB 2CD",
            "SA1 8A",
            "SA1 8AB?C",
        ] {
            assert_eq!(
                read(text),
                Err(PostcodeError::Malformed { suggestion: None }),
                "{text}"
            );
        }
        assert_eq!(read(" - "), Err(PostcodeError::Empty));
        assert_eq!(read(""), Err(PostcodeError::Empty));
        assert_eq!(
            read(&"SA1 8AB".repeat(1_000)),
            Err(PostcodeError::Malformed { suggestion: None })
        );
    }

    #[test]
    fn the_strict_form_and_the_table_only_warn() {
        assert_eq!(read("SA1 8AB").unwrap().warnings, []);
        assert_eq!(read("SA1 8CB").unwrap().warnings, [Warning::Unusual]);
        assert_eq!(
            read("SA27 1AA").unwrap().warnings,
            [Warning::UnknownDistrict]
        );
        assert_eq!(read("NE99 1AA").unwrap().warnings, [Warning::LargeUser]);
        assert!(
            is_strict_outward("N1P"),
            "a real district that the official form leaves out"
        );
        assert_eq!(
            read("SA99 1AA").unwrap().warnings,
            [Warning::UnknownDistrict, Warning::LargeUser]
        );
    }

    #[test]
    fn every_district_of_the_table_is_read_as_itself() {
        let places = Places::shared();
        for index in 0..places.len() {
            let name = places.name(places.get(index).unwrap());
            let reading = read(name).unwrap();
            assert_eq!(reading.postcode.district(), Some(name));
            assert!(is_strict_outward(name), "{name}");
            assert_eq!(written(&format!("{name}1AA")), format!("{name} 1AA"));
        }
    }

    #[test]
    fn codes_without_a_place_are_accepted_and_named() {
        let codes = [
            ("zz993vz", "ZZ99 3VZ", Special::NoFixedAbode),
            ("ZZ99 3WZ", "ZZ99 3WZ", Special::HealthServiceCode),
            ("GIR0AA", "GIR 0AA", Special::Girobank),
            ("bfpo 12", "BFPO 12", Special::Forces),
            ("BFPO 7", "BFPO 7", Special::Forces),
            ("BF1 2AT", "BF1 2AT", Special::Forces),
            ("JE2 3AB", "JE2 3AB", Special::CrownDependency),
            ("IM", "IM", Special::CrownDependency),
            ("STHL 1ZZ", "STHL 1ZZ", Special::Overseas),
        ];
        for (text, expected, special) in codes {
            let reading = read(text).unwrap();
            assert_eq!(reading.postcode.to_string(), expected, "{text}");
            assert_eq!(reading.postcode.special(), Some(special), "{text}");
            assert_eq!(reading.postcode.district(), None, "{text}");
            assert_eq!(reading.warnings, [], "{text}");
            assert_eq!(expected.parse(), Ok(reading.postcode), "{text}");
        }
    }

    #[test]
    fn a_shared_view_gets_the_outward_part_alone() {
        let postcode: Postcode = "SA1 8AB".parse().unwrap();
        assert_eq!(postcode.shared(), "SA1");
        assert_eq!(postcode.district(), Some("SA1"));
        assert_eq!(postcode.area(), "SA");
        let area: Postcode = "SA".parse().unwrap();
        assert_eq!((area.shared(), area.district()), ("SA", None));
    }

    #[test]
    fn the_written_form_is_read_back_from_a_file() {
        let postcode: Postcode = serde_json::from_str("\"SA1 8\"").unwrap();
        assert_eq!(postcode.precision(), Precision::Sector);
        assert_eq!(serde_json::to_string(&postcode).unwrap(), "\"SA1 8\"");
        assert!(serde_json::from_str::<Postcode>("\"SA1 BAB\"").is_err());
    }

    proptest! {
        #[test]
        fn whatever_is_typed_is_read_or_refused_without_a_fault(text in any::<String>()) {
            if let Ok(reading) = read(&text) {
                let written = reading.postcode.to_string();
                prop_assert_eq!(written.parse::<Postcode>(), Ok(reading.postcode));
            }
        }

        #[test]
        fn what_is_accepted_is_read_back_unchanged(text in "[A-Za-z]{1,4} ?[0-9]{0,3}[A-Za-z]{0,3}") {
            if let Ok(reading) = read(&text) {
                let written = reading.postcode.to_string();
                prop_assert_eq!(written.parse::<Postcode>(), Ok(reading.postcode));
            }
        }
    }
}
