//! From a straight line on the map to minutes on the road: a careful guess, never a promise.
//!
//! The curve `3.0 * d^0.79` (minutes, `d` in kilometres as the crow flies) is our own fit to routes
//! across Great Britain. On routes under 100 km half of the guesses are within 14 % and nine in ten
//! within 39 %. Short trips between towns follow the Department for Transport's mean speed on local
//! A roads, 37.5 km/h.
//!
//! What it cannot know: estuaries, sea lochs, ferries and hills. A straight line over the Severn or
//! the Mersey may be wrong by a factor of four, so a journey time recorded by someone who has made
//! the trip always wins over these figures.

use super::place::{Island, Outcode, Place, Places};
use super::power::{POWERS, STEP_DAM};

/// Mean radius of the Earth in decametres (6,371.0088 km).
const EARTH_DAM: f64 = 637_100.88;

/// Two homes in one district are taken to be at least this far apart, in decametres.
const SAME_DISTRICT_FLOOR_DAM: u32 = 50;

/// A district that holds half of its postcodes within this radius (decametres) counts as a town.
const URBAN_SPREAD_DAM: u32 = 150;

/// Beyond this distance (decametres) a trip leaves the town, and the general curve holds.
const URBAN_REACH_DAM: u32 = 1_500;

/// The routes the curve was fitted to are shorter than this, in decametres.
const FITTED_REACH_DAM: u32 = 10_000;

/// A walk was only thought through up to this distance, in decametres.
const WALKING_REACH_DAM: u32 = 250;

/// How someone travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// By car, off-peak.
    Driving,
    /// By bus and train. A guess from the driving time: it never says that a service runs.
    PublicTransport,
    /// On foot at 4.8 km/h.
    Walking,
}

/// A guess at a journey, in whole minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Travel {
    /// The likeliest figure.
    pub minutes: u16,
    /// As quick as it may well be. A limit rules a home out only if even this is above it.
    pub low: u16,
    /// As slow as it may well be; four times `minutes` when there is water to cross.
    pub high: u16,
    /// One end is on an island and the other may not be: the line crosses water.
    pub over_water: bool,
    /// Whether the distance is one the formula was made for: under 100 km on wheels, 2.5 km on
    /// foot.
    pub in_range: bool,
}

impl Travel {
    /// The likeliest figure to the nearest five minutes and never 0, to be shown after the word
    /// "about".
    #[must_use]
    pub fn about(&self) -> u16 {
        (self.minutes.saturating_add(2) / 5 * 5).max(5)
    }
}

/// How long it takes to get from one place to another. The same both ways.
///
/// Driving ranges over a factor of 1.4 either way; public transport over 1.4 to 2.6 times the
/// driving time plus ten minutes of waiting; walking over a factor of 1.4 either way.
#[inline]
#[must_use]
pub fn minutes(from: &Place, to: &Place, mode: Mode) -> Travel {
    let half = half_chord(from.unit(), to.unit());
    minutes_by_chord(from, to, (half, near_decametres(half)), mode)
}

/// [`minutes`], with the half chord between the two and its [`near_decametres`] known already.
#[inline]
pub(super) fn minutes_by_chord(from: &Place, to: &Place, arc: (f64, f64), mode: Mode) -> Travel {
    let apart = apart_by_chord(from, to, arc);
    let milli = milliminutes(from, to, apart, mode);
    let over_water = crosses_water(from, to);
    let (low, high) = match mode {
        Mode::Driving | Mode::Walking => (milli * 10 / 14, milli * 14 / 10),
        Mode::PublicTransport => {
            let drive = driving_milliminutes(from, to, apart);
            (drive * 14 / 10 + 10_000, drive * 26 / 10 + 10_000)
        }
    };
    let high = if over_water {
        high.max(milli * 4)
    } else {
        high
    };
    let reach = match mode {
        Mode::Driving | Mode::PublicTransport => FITTED_REACH_DAM,
        Mode::Walking => WALKING_REACH_DAM,
    };
    Travel {
        minutes: whole_minutes(milli),
        low: whole_minutes(low),
        high: whole_minutes(high),
        over_water,
        in_range: apart < reach,
    }
}

/// The likeliest minutes from one district to every district of the table, by [`Outcode::index`].
#[must_use]
pub fn all_minutes_from(places: &Places, from: Outcode, mode: Mode) -> Vec<u16> {
    let from = places.place(from);
    places
        .all()
        .map(|to| whole_minutes(milliminutes(from, to, apart_decametres(from, to), mode)))
        .collect()
}

/// Great-circle distance in decametres: the haversine formula, written with the chord through the
/// sphere.
#[inline]
pub(super) fn crow_decametres(from: &Place, to: &Place) -> u32 {
    let half = half_chord(from.unit(), to.unit());
    arc_decametres(half, near_decametres(half))
}

/// Half of the straight line through the sphere of radius 1 between two points on it.
#[inline]
pub(super) fn half_chord([ax, ay, az]: [f64; 3], [bx, by, bz]: [f64; 3]) -> f64 {
    let chord = ((ax - bx).powi(2) + (ay - by).powi(2) + (az - bz).powi(2)).sqrt();
    (chord / 2.0).min(1.0)
}

/// The way over the ground that a half chord spans, nearly.
#[inline]
pub(super) fn near_decametres(half: f64) -> f64 {
    2.0 * EARTH_DAM * short_arcsine(half)
}

/// The way over the ground that a half chord spans, with [`near_decametres`] of it.
#[inline]
fn arc_decametres(half: f64, near: f64) -> u32 {
    // The series is off by far less than the doubt, so only a distance next to a half can round to
    // another whole number than the arcsine itself.
    let rounded = whole(near);
    if half < SHORT_ARC && (near - f64::from(rounded)).abs() < 0.5 - DOUBT_DAM {
        rounded
    } else {
        whole(2.0 * EARTH_DAM * half.asin())
    }
}

/// Up to here (a distance of 1,400 km) [`short_arcsine`] is off by less than 1e-14.
const SHORT_ARC: f64 = 0.11;

/// A distance this close to a half of a decametre is left to the arcsine itself.
const DOUBT_DAM: f64 = 1e-5;

/// The first terms of the arcsine, which takes several times as long.
#[inline]
fn short_arcsine(x: f64) -> f64 {
    let square = x * x;
    let inner = 105.0 / 3_456.0 + square * (945.0 / 42_240.0);
    let terms = 1.0 / 6.0 + square * (3.0 / 40.0 + square * (15.0 / 336.0 + square * inner));
    x + x * square * terms
}

/// To the nearest whole number, halves upwards.
#[inline]
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "between 0 and half the Earth's circumference, far below u32::MAX"
)]
fn whole(distance: f64) -> u32 {
    (distance + 0.5) as u32
}

/// How far apart two homes are taken to be: the middles of their districts, or within one district
/// the larger of half a kilometre and 1.3 times the radius that holds half of it.
#[inline]
fn apart_decametres(from: &Place, to: &Place) -> u32 {
    let half = half_chord(from.unit(), to.unit());
    apart_by_chord(from, to, (half, near_decametres(half)))
}

#[inline]
fn apart_by_chord(from: &Place, to: &Place, (half, near): (f64, f64)) -> u32 {
    if from.same_spot(to) {
        let spread = from.spread_decametres().max(to.spread_decametres());
        SAME_DISTRICT_FLOOR_DAM.max((spread * 13 + 5) / 10)
    } else {
        arc_decametres(half, near)
    }
}

#[inline]
fn crosses_water(from: &Place, to: &Place) -> bool {
    let roads_between = from.same_spot(to)
        || matches!((from.island(), to.island()), (Island::Wight, Island::Wight));
    (from.is_island() || to.is_island()) && !roads_between
}

/// Thousandths of a minute, so that rounding happens once, at the end.
#[inline]
fn milliminutes(from: &Place, to: &Place, apart: u32, mode: Mode) -> u32 {
    match mode {
        Mode::Driving => driving_milliminutes(from, to, apart),
        Mode::PublicTransport => 2 * driving_milliminutes(from, to, apart) + 10_000,
        // 1.3 times the straight line at 4.8 km/h is 162.5 thousandths of a minute a decametre.
        Mode::Walking => apart * 1_625 / 10,
    }
}

#[inline]
fn driving_milliminutes(from: &Place, to: &Place, apart: u32) -> u32 {
    let urban = from.spread_decametres() < URBAN_SPREAD_DAM
        && to.spread_decametres() < URBAN_SPREAD_DAM
        && apart <= URBAN_REACH_DAM;
    // 1.4 times the straight line at 37.5 km/h is 22.4 thousandths of a minute a decametre.
    let in_town = if urban { apart * 224 / 10 } else { 0 };
    (3 * power(apart)).max(in_town)
}

/// `1000 * d^0.79` for a distance in decametres, along the straight line between two tabulated
/// steps.
#[inline]
fn power(apart: u32) -> u32 {
    let step = usize::try_from(apart / STEP_DAM).unwrap_or(usize::MAX);
    let past = apart % STEP_DAM;
    let last = POWERS.last().copied().unwrap_or_default();
    let at = |index: usize| POWERS.get(index).copied().unwrap_or(last);
    let (below, above) = (at(step), at(step.saturating_add(1)));
    below + (above - below) * past / STEP_DAM
}

#[inline]
fn whole_minutes(milli: u32) -> u16 {
    u16::try_from((milli + 500) / 1_000).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geo::Location;

    /// A district of the table with half of it inside the given radius.
    fn with_spread(decametres: u32) -> Place {
        let places = Places::shared();
        let found = places
            .all()
            .find(|place| place.spread_decametres() == decametres);
        *found.expect("a district of that spread")
    }

    /// Whole minutes between two districts of that spread whose middles are that far apart.
    fn drive(apart: u32, spread: u32) -> u16 {
        let place = with_spread(spread);
        whole_minutes(driving_milliminutes(&place, &place, apart))
    }

    fn between(from: &str, to: &str, mode: Mode) -> Travel {
        let places = Places::shared();
        let place = |text: &str| match places.locate(&text.parse().unwrap()) {
            Location::District(_, place) | Location::Area(place) => place,
            Location::Unknown | Location::Nowhere => panic!("{text} has no place"),
        };
        minutes(&place(from), &place(to), mode)
    }

    #[test]
    fn the_table_is_the_power_rounded() {
        for (step, &tabulated) in (0_u32..).zip(&POWERS) {
            let exact = 1_000.0 * (f64::from(step) / 2.0).powf(0.79);
            assert!(
                (f64::from(tabulated) - exact).abs() <= 0.5 + 1e-6,
                "step {step}"
            );
        }
    }

    #[test]
    fn worked_values_between_rural_districts() {
        let worked = [
            (1, 3),
            (2, 5),
            (5, 11),
            (10, 18),
            (15, 25),
            (20, 32),
            (30, 44),
            (50, 66),
        ];
        for (km, expected) in worked {
            assert_eq!(drive(km * 100, 449), expected, "{km} km");
        }
    }

    #[test]
    fn worked_values_between_towns() {
        assert_eq!(drive(500, 100), 11);
        assert_eq!(drive(1_000, 100), 22);
        assert_eq!(
            drive(1_000, 150),
            18,
            "1.5 km of spread is no longer a town"
        );
        assert_eq!(drive(1_500, 100), 34);
        assert_eq!(
            drive(1_501, 100),
            25,
            "beyond 15 km the general curve holds"
        );
    }

    #[test]
    fn between_two_steps_the_curve_is_followed_closely() {
        for decametres in (100..20_000).step_by(7) {
            let exact = 1_000.0 * (f64::from(decametres) / 100.0).powf(0.79);
            assert!(
                (f64::from(power(decametres)) - exact).abs() < 12.0,
                "{decametres}"
            );
        }
    }

    #[test]
    fn known_distances_come_out_right() {
        let places = Places::shared();
        let at = |name| places.place(places.find(name).unwrap());
        // Worked separately with the haversine formula from the figures of the table.
        assert_eq!(crow_decametres(at("SA1"), at("CF10")), 5_566);
        assert_eq!(crow_decametres(at("CF10"), at("SA1")), 5_566);
        assert_eq!(crow_decametres(at("TR21"), at("ZE2")), 119_944);
        assert_eq!(crow_decametres(at("SA1"), at("SA1")), 0);
    }

    #[test]
    fn the_short_way_to_a_distance_is_the_long_way() {
        for step in 0_u32..200_000 {
            let half = f64::from(step) * SHORT_ARC / 200_000.0;
            let (series, exact) = (short_arcsine(half), half.asin());
            // A thousandth of the doubt, over the diameter of the Earth.
            assert!(
                (series - exact).abs() * 2.0 * EARTH_DAM < DOUBT_DAM / 1_000.0,
                "{half}"
            );
        }
        let places = Places::shared();
        for (from, to) in places.all().step_by(31).zip(places.all().skip(7)) {
            let [a, b] = [from.unit(), to.unit()];
            let chord = a
                .iter()
                .zip(b)
                .map(|(a, b)| (a - b).powi(2))
                .sum::<f64>()
                .sqrt();
            let exact = (2.0 * EARTH_DAM * (chord / 2.0).asin()).round();
            assert!((f64::from(crow_decametres(from, to)) - exact).abs() < 0.1);
        }
    }

    #[test]
    fn within_one_district_the_spread_decides() {
        let spread = Places::shared()
            .place(Places::shared().find("SY23").unwrap())
            .spread_decametres();
        assert_eq!(spread, 449);
        let within = between("SY23", "SY23", Mode::Driving);
        assert_eq!(within.minutes, drive(584, 449), "1.3 x 4.49 km");
        // A single building still counts half a kilometre: 3 x 0.578 minutes, 0.5 x 2.24 in town.
        assert_eq!(between("TR22", "TR22", Mode::Driving).minutes, 2);
    }

    #[test]
    fn other_modes_follow_from_the_line_and_the_drive() {
        let rural = with_spread(449);
        let by = |mode, apart| whole_minutes(milliminutes(&rural, &rural, apart, mode));
        assert_eq!(by(Mode::PublicTransport, 1_000), 47, "2 x 18.5 + 10");
        assert_eq!(by(Mode::Walking, 200), 33, "1.3 x 2 km at 4.8 km/h is 32.5");
    }

    #[test]
    fn a_range_holds_its_likeliest_figure() {
        for mode in [Mode::Driving, Mode::PublicTransport, Mode::Walking] {
            let travel = between("SA1", "SY23", mode);
            assert!(
                travel.low < travel.minutes && travel.minutes < travel.high,
                "{mode:?}"
            );
            assert!(!travel.over_water);
            assert_eq!(travel, between("SY23", "SA1", mode), "the same both ways");
        }
        assert!(!between("SA1", "SY23", Mode::Walking).in_range);
        assert!(between("SA1", "SY23", Mode::Driving).in_range);
        assert!(!between("SA1", "AB10", Mode::Driving).in_range);
    }

    #[test]
    fn water_is_flagged_and_widens_the_range() {
        let ferry = between("PO30", "SO14", Mode::Driving);
        assert!(ferry.over_water);
        assert!(ferry.high >= ferry.minutes * 4 - 2);
        assert!(
            !between("PO30", "PO38", Mode::Driving).over_water,
            "roads on the Isle of Wight"
        );
        assert!(between("ZE1", "ZE2", Mode::Driving).over_water);
        assert!(!between("ZE1", "ZE1", Mode::Driving).over_water);
    }

    #[test]
    fn one_district_against_all_agrees_with_one_against_one() {
        let places = Places::shared();
        let from = places.find("SA1").unwrap();
        for mode in [Mode::Driving, Mode::PublicTransport, Mode::Walking] {
            let all = all_minutes_from(places, from, mode);
            assert_eq!(all.len(), places.len());
            for index in (0..places.len()).step_by(97) {
                let to = places.get(index).unwrap();
                let one = minutes(places.place(from), places.place(to), mode);
                assert_eq!(all[index], one.minutes, "{} {mode:?}", places.name(to));
            }
        }
    }

    #[test]
    fn shown_figures_are_rounded_to_five() {
        let about = |minutes| {
            Travel {
                minutes,
                low: 0,
                high: 0,
                over_water: false,
                in_range: true,
            }
            .about()
        };
        assert_eq!(
            [1, 3, 7, 8, 12, 13, 66].map(about),
            [5, 5, 5, 10, 10, 15, 65]
        );
    }
}
