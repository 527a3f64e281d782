//! Must-haves written in words: the few that files keep saying are understood, the rest is kept.

use crate::domain::must_have::MustHaveKind;
use crate::domain::preference::{Direction, Mode};
use crate::domain::profile::ProfileKind;
use crate::domain::text::fold;
use crate::domain::topic::Topic;
use crate::geo::{Places, Postcode};

use super::cut::read_list;
use super::vocabulary;

/// One must-have as a file says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SaidMustHave {
    /// About what of the other side.
    pub topic: Topic,
    /// The thing it names, for choices and sets.
    pub item: &'static str,
    /// Must be there, or must not.
    pub direction: Direction,
    /// Highest step that will do, or most minutes.
    pub high: Option<i64>,
    /// Postcode or district of the place to be near to.
    pub place: String,
    /// How the journey to it is made.
    pub mode: Option<Mode>,
    /// What kind it is.
    pub kind: MustHaveKind,
    /// The words of the file.
    pub words: String,
}

/// What a cell of must-haves says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MustHaves {
    /// What was understood.
    pub said: Vec<SaidMustHave>,
    /// Whether a piece was not.
    pub left: bool,
    /// Whether miles were turned into minutes.
    pub converted: bool,
}

/// Reads a cell of must-haves of a profile of this kind.
pub fn read(text: &str, owner: ProfileKind) -> MustHaves {
    let (said, left) = read_list(text, &|piece| read_piece(piece, owner));
    let converted = said
        .iter()
        .any(|m| m.topic == Topic::Near && m.words.contains("mile"));
    MustHaves {
        said,
        left,
        converted,
    }
}

fn read_piece(piece: &str, owner: ProfileKind) -> Vec<SaidMustHave> {
    let folded = fold(piece);
    let (phrase, aside) = folded.split_once('(').unwrap_or((&folded, ""));
    let phrase = phrase.trim();
    let medical = ["allerg", "asthma"].iter().any(|word| aside.contains(word));
    let own = if owner.offers_room() {
        MustHaveKind::HomesOwn
    } else {
        MustHaveKind::PersonsOwn
    };
    let kind = if medical { MustHaveKind::Need } else { own };
    let base = |topic, item, direction, high| SaidMustHave {
        topic,
        item,
        direction,
        high,
        place: String::new(),
        mode: None,
        kind,
        words: piece.to_owned(),
    };
    let found = match phrase {
        "no smoking" | "no smokers" | "non smoking" | "non-smoking" | "non smoker"
        | "non smokers" | "smoke free" | "smoke-free" => {
            vec![base(Topic::Smoking, "", Direction::Want, Some(0))]
        }
        "no children" | "no kids" | "no children in the home" => {
            vec![base(Topic::Children, "none", Direction::Want, None)]
        }
        "no pets" | "no animals" | "no pet" => Topic::Pets
            .items()
            .iter()
            .map(|item| base(Topic::Pets, item, Direction::Avoid, None))
            .collect(),
        _ => animal(phrase)
            .map(|item| base(Topic::Pets, item, Direction::Avoid, None))
            .or_else(|| {
                let item = vocabulary::item(Topic::Access, phrase)?;
                Some(SaidMustHave {
                    kind: MustHaveKind::Need,
                    ..base(Topic::Access, item, Direction::Want, None)
                })
            })
            .or_else(|| {
                let (minutes, place) = near(phrase)?;
                let mode = Some(Mode::Driving);
                Some(SaidMustHave {
                    place,
                    mode,
                    ..base(Topic::Near, "", Direction::Want, Some(minutes))
                })
            })
            .into_iter()
            .collect(),
    };
    found
        .into_iter()
        .filter(|m| m.topic.whose().has(owner.other_side()))
        .collect()
}

/// The animal of `no dogs`.
fn animal(phrase: &str) -> Option<&'static str> {
    vocabulary::item(Topic::Pets, phrase.strip_prefix("no ")?.trim())
}

/// The most minutes and the place of `within 5 miles of CF10` or `within 30 minutes of Cardiff`.
fn near(phrase: &str) -> Option<(i64, String)> {
    let rest = phrase.strip_prefix("within ")?;
    let (amount, rest) = rest.split_once(' ')?;
    let (unit, place) = rest.split_once(" of ")?;
    let amount = vocabulary::number(amount).filter(|n| (1..=300).contains(n))?;
    let minutes = match unit.trim() {
        "mile" | "miles" => drive_minutes(amount),
        "minute" | "minutes" | "mins" | "min" => amount,
        _ => return None,
    };
    let place = Postcode::read(place, Places::shared()).ok()?.postcode;
    Some((minutes, place.to_string()))
}

/// About how long a drive of so many miles as the crow flies takes, by the curve of
/// [`crate::geo::travel`]: `3.0 * km^0.79` minutes.
fn drive_minutes(miles: i64) -> i64 {
    const KM_A_MILE: f64 = 1.609_344;
    let miles = f64::from(i32::try_from(miles).unwrap_or(i32::MAX));
    let minutes = 3.0 * (miles * KM_A_MILE).powf(0.79);
    #[expect(
        clippy::cast_possible_truncation,
        reason = "at most 300 miles, which is under 400 minutes"
    )]
    let whole = minutes.round() as i64;
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Vec<(Topic, &'static str, Direction, Option<i64>, MustHaveKind)> {
        read(text, ProfileKind::Person)
            .said
            .into_iter()
            .map(|m| (m.topic, m.item, m.direction, m.high, m.kind))
            .collect()
    }

    #[test]
    fn the_must_haves_of_the_sample_files_are_understood() {
        use {Direction::*, MustHaveKind::*};
        assert_eq!(
            said("no smoking"),
            [(Topic::Smoking, "", Want, Some(0), PersonsOwn)]
        );
        assert_eq!(
            said("no children"),
            [(Topic::Children, "none", Want, None, PersonsOwn)]
        );
        assert_eq!(
            said("step free; ground floor bedroom"),
            [
                (Topic::Access, "step-free", Want, None, Need),
                (Topic::Access, "ground-floor-bedroom", Want, None, Need)
            ]
        );
        assert_eq!(said("step free and no cats").len(), 2);
        let pets = said("no pets (allergy)");
        assert_eq!(pets.len(), Topic::Pets.items().len());
        assert!(
            pets.iter()
                .all(|(_, _, direction, _, kind)| (*direction, *kind) == (Avoid, Need))
        );
    }

    #[test]
    fn miles_become_minutes_by_car() {
        let near = read("within 5 miles of CF10", ProfileKind::Person);
        let one = near.said.first().unwrap();
        // 3.0 * 8.04672^0.79 = 15.58
        assert_eq!(
            (one.high, one.place.as_str(), near.converted),
            (Some(16), "CF10", true)
        );
    }

    #[test]
    fn the_rest_is_left_for_a_person_to_read() {
        assert!(read("must like jazz", ProfileKind::Person).left);
        assert!(read("no smoking; must like jazz", ProfileKind::Person).left);
        assert!(read("no children", ProfileKind::Household).left);
        assert_eq!(read("", ProfileKind::Person), MustHaves::default());
    }
}
