//! Where a practice scheme works: a patch of postcode districts, and who lives in that part of the
//! country.

use super::draw::Draw;
use crate::geo::{Nation, Outcode, Place, Places};

/// How many districts a scheme covers. An assumption: about a county.
const DISTRICTS: usize = 40;

/// Districts of the first scheme that are kept for the people of the tour, so that the homes drawn
/// around them do not crowd the ones the tour speaks of.
const KEPT_FOR_THE_TOUR: &[&str] = &["SA1", "SA2"];

/// The patch of one scheme.
#[derive(Debug, Clone)]
pub(super) struct Patch {
    districts: Vec<Outcode>,
    heritage: &'static [(&'static str, u32)],
}

impl Patch {
    /// The patch of a scheme: around Swansea for the first, around a district drawn evenly for the
    /// rest.
    pub(super) fn of(seed: u64, scheme: u64) -> Self {
        let places = Places::shared();
        let mut draw = Draw::of(seed, "scheme", scheme, "centre");
        let all: Vec<Outcode> = (0..places.len()).filter_map(|i| places.get(i)).collect();
        let centre = if scheme == 0 {
            places.find("SA1")
        } else {
            draw.pick(&all).copied()
        };
        let Some(centre) = centre else {
            return Self {
                districts: all,
                heritage: ENGLAND,
            };
        };
        let from = places.place(centre);
        let mut near: Vec<Outcode> = all
            .into_iter()
            .filter(|o| places.place(*o).nation() == from.nation())
            .filter(|o| places.place(*o).is_island() == from.is_island())
            .collect();
        near.sort_by_key(|o| (apart(from, places.place(*o)), *o));
        near.truncate(DISTRICTS);
        if scheme == 0 {
            near.retain(|o| !KEPT_FOR_THE_TOUR.contains(&places.name(*o)));
        }
        Self {
            districts: near,
            heritage: heritage(places.name(centre), from.nation()),
        }
    }

    /// A district of the patch, all equally likely.
    pub(super) fn district(&self, draw: &mut Draw) -> &'static str {
        let places = Places::shared();
        draw.pick(&self.districts)
            .map_or("SA1", |outcode| places.name(*outcode))
    }

    /// Where a household's roots are: the name pool and the languages and ways that go with it.
    pub(super) fn heritage(&self, draw: &mut Draw) -> &'static str {
        draw.weighted(self.heritage)
    }
}

/// Square of the distance in thousandths of a degree of latitude, near enough to order districts:
/// at these latitudes a degree of longitude is about three fifths as long.
fn apart(one: &Place, other: &Place) -> i64 {
    let north = i64::from(one.lat_millidegrees() - other.lat_millidegrees());
    let east = i64::from(one.lon_millidegrees() - other.lon_millidegrees()) * 3 / 5;
    north * north + east * east
}

fn heritage(district: &str, nation: Nation) -> &'static [(&'static str, u32)] {
    let area: String = district
        .chars()
        .take_while(char::is_ascii_alphabetic)
        .collect();
    match nation {
        Nation::Wales => WALES,
        Nation::Scotland => SCOTLAND,
        Nation::NorthernIreland => NORTHERN_IRELAND,
        Nation::England => match area.as_str() {
            "E" | "EC" | "N" | "NW" | "SE" | "SW" | "W" | "WC" => LONDON,
            "B" | "CV" | "DY" | "WS" | "WV" => WEST_MIDLANDS,
            _ => ENGLAND,
        },
    }
}

// Shares of the population in thousandths by the 2021 and 2022 censuses (White, Asian, Black, Mixed,
// Other), spread over the name pools. How a group divides into pools is an assumption. `british`
// stands for the three age bands of White British names.

const WALES: &[(&str, u32)] = &[
    ("british", 640),
    ("welsh", 270),
    ("irish", 8),
    ("polish", 14),
    ("romanian", 4),
    ("roma_traveller", 2),
    ("gujarati_hindi_hindu", 8),
    ("pakistani", 6),
    ("bangladeshi", 7),
    ("punjabi_sikh", 4),
    ("chinese_hong_kong", 4),
    ("filipino", 5),
    ("west_african", 6),
    ("caribbean", 4),
    ("somali_horn", 4),
    ("arab", 5),
    ("turkish_kurdish", 4),
    ("portuguese_speaking", 4),
    ("jewish", 1),
];
const SCOTLAND: &[(&str, u32)] = &[
    ("british", 560),
    ("scottish", 320),
    ("irish", 20),
    ("polish", 25),
    ("romanian", 4),
    ("roma_traveller", 2),
    ("gujarati_hindi_hindu", 9),
    ("pakistani", 15),
    ("punjabi_sikh", 3),
    ("chinese_hong_kong", 9),
    ("west_african", 13),
    ("arab", 6),
    ("turkish_kurdish", 4),
    ("portuguese_speaking", 6),
    ("filipino", 3),
    ("jewish", 1),
];
const NORTHERN_IRELAND: &[(&str, u32)] = &[
    ("british", 520),
    ("irish", 420),
    ("polish", 15),
    ("romanian", 6),
    ("roma_traveller", 4),
    ("gujarati_hindi_hindu", 7),
    ("chinese_hong_kong", 6),
    ("west_african", 6),
    ("filipino", 5),
    ("portuguese_speaking", 8),
    ("arab", 3),
];
const LONDON: &[(&str, u32)] = &[
    ("british", 368),
    ("irish", 25),
    ("polish", 45),
    ("romanian", 40),
    ("roma_traveller", 5),
    ("jewish", 17),
    ("portuguese_speaking", 35),
    ("gujarati_hindi_hindu", 70),
    ("punjabi_sikh", 25),
    ("pakistani", 35),
    ("bangladeshi", 40),
    ("chinese_hong_kong", 20),
    ("filipino", 20),
    ("west_african", 80),
    ("caribbean", 45),
    ("somali_horn", 25),
    ("arab", 25),
    ("turkish_kurdish", 30),
];
const WEST_MIDLANDS: &[(&str, u32)] = &[
    ("british", 690),
    ("irish", 12),
    ("polish", 25),
    ("romanian", 15),
    ("roma_traveller", 3),
    ("gujarati_hindi_hindu", 30),
    ("punjabi_sikh", 45),
    ("pakistani", 55),
    ("bangladeshi", 15),
    ("chinese_hong_kong", 8),
    ("west_african", 22),
    ("caribbean", 35),
    ("somali_horn", 8),
    ("arab", 12),
    ("turkish_kurdish", 4),
    ("portuguese_speaking", 6),
    ("jewish", 1),
];
const ENGLAND: &[(&str, u32)] = &[
    ("british", 830),
    ("irish", 9),
    ("polish", 25),
    ("romanian", 12),
    ("roma_traveller", 3),
    ("jewish", 4),
    ("portuguese_speaking", 6),
    ("gujarati_hindi_hindu", 22),
    ("punjabi_sikh", 9),
    ("pakistani", 22),
    ("bangladeshi", 8),
    ("chinese_hong_kong", 8),
    ("filipino", 5),
    ("west_african", 14),
    ("caribbean", 9),
    ("somali_horn", 4),
    ("arab", 6),
    ("turkish_kurdish", 4),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_patch_lies_around_swansea_and_leaves_room_for_the_tour() {
        let patch = Patch::of(1, 0);
        let places = Places::shared();
        let names: Vec<&str> = patch.districts.iter().map(|o| places.name(*o)).collect();
        assert_eq!(names.len(), DISTRICTS - KEPT_FOR_THE_TOUR.len());
        assert!(names.contains(&"SA5") && names.contains(&"SA11"));
        assert!(!names.contains(&"SA1"));
    }

    #[test]
    fn a_patch_does_not_cross_a_border() {
        let places = Places::shared();
        for scheme in 0..60 {
            let patch = Patch::of(3, scheme);
            let nations: Vec<Nation> = patch
                .districts
                .iter()
                .map(|o| places.place(*o).nation())
                .collect();
            assert!(!nations.is_empty());
            assert!(nations.windows(2).all(|two| two[0] == two[1]));
        }
    }
}
