//! The embedded table of postcode districts: where each one is and how far it spreads.

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use super::area;
use super::postcode::{Postcode, Precision};

/// The figures, one district a line: `outcode,lat,lon,nation,spread_km`.
static TABLE: &str = include_str!("../../assets/outcodes/outcodes.csv");

/// Outward codes whose home is on an island that has no road to the mainland: area letters, then
/// first and last district number. Skye (by its bridge) and Anglesey are left out on purpose.
const ISLANDS: [(&str, u16, u16); 9] = [
    ("HS", 0, 99),
    ("ZE", 0, 99),
    ("KW", 15, 17),
    ("KA", 27, 28),
    ("PA", 20, 20),
    ("PA", 41, 49),
    ("PA", 60, 78),
    ("PO", 30, 41),
    ("TR", 21, 25),
];

/// A district's place in [`Places`]. Good for as long as the program runs; a file keeps the
/// postcode, not this.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Outcode(u16);

impl Outcode {
    /// The index, for tables that run parallel to [`Places`], such as [`super::all_minutes_from`].
    #[must_use]
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

/// A nation of the United Kingdom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Nation {
    /// England.
    England,
    /// Northern Ireland.
    NorthernIreland,
    /// Scotland.
    Scotland,
    /// Wales.
    Wales,
}

/// An island, or a group whose members are told apart only by district. Two places on the same one
/// have a road between them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Island {
    /// The mainland of Great Britain or of Ireland, or an island with a bridge.
    None,
    /// The Isle of Wight, which has several districts and roads between them.
    Wight,
    /// Any other: a second district may be across water even in the same group.
    Other,
}

/// Where a district (or, roughly, an area) is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place {
    lat_millidegrees: i32,
    lon_millidegrees: i32,
    spread_decametres: u32,
    nation: Nation,
    island: Island,
    /// The position as a point on a sphere of radius 1, worked out once so that a distance costs no
    /// more than a root and an arcsine.
    unit: [f64; 3],
}

impl Place {
    fn new(lat: i32, lon: i32, spread: u32, nation: Nation, island: Island) -> Self {
        let (sin_lat, cos_lat) = (f64::from(lat) / 1000.0).to_radians().sin_cos();
        let (sin_lon, cos_lon) = (f64::from(lon) / 1000.0).to_radians().sin_cos();
        Self {
            lat_millidegrees: lat,
            lon_millidegrees: lon,
            spread_decametres: spread,
            nation,
            island,
            unit: [cos_lat * cos_lon, cos_lat * sin_lon, sin_lat],
        }
    }

    /// Latitude of the middle of the postcodes, in thousandths of a degree north (49,000 to
    /// 61,000).
    #[must_use]
    pub fn lat_millidegrees(&self) -> i32 {
        self.lat_millidegrees
    }

    /// Longitude of the middle of the postcodes, in thousandths of a degree east (-9,000 to 2,000).
    #[must_use]
    pub fn lon_millidegrees(&self) -> i32 {
        self.lon_millidegrees
    }

    /// Radius that holds half of the postcodes, in decametres (tens of metres); 0 for a single
    /// building.
    #[must_use]
    pub fn spread_decametres(&self) -> u32 {
        self.spread_decametres
    }

    /// Which nation most of it lies in.
    #[must_use]
    pub fn nation(&self) -> Nation {
        self.nation
    }

    /// Whether it is on an island without a road to the mainland, so that a straight line misleads.
    #[must_use]
    pub fn is_island(&self) -> bool {
        self.island != Island::None
    }

    pub(super) fn island(&self) -> Island {
        self.island
    }

    pub(super) fn unit(&self) -> [f64; 3] {
        self.unit
    }

    /// Whether both have the very same middle: the same district, or two that share a building.
    pub(super) fn same_spot(&self, other: &Self) -> bool {
        self.lat_millidegrees == other.lat_millidegrees
            && self.lon_millidegrees == other.lon_millidegrees
    }
}

/// What the table knows about a postcode.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Location {
    /// In a district of the table.
    District(Outcode, Place),
    /// Only the area was given: the middle of its districts, a rough guess.
    Area(Place),
    /// A valid form, but not a district of the table: no distance can be given.
    Unknown,
    /// A code that stands for no place in the United Kingdom, such as no fixed abode.
    Nowhere,
}

impl Location {
    /// The place, if there is one.
    #[must_use]
    pub fn place(&self) -> Option<&Place> {
        match self {
            Self::District(_, place) | Self::Area(place) => Some(place),
            Self::Unknown | Self::Nowhere => None,
        }
    }
}

/// One district as stored.
#[derive(Debug, Clone)]
struct Row {
    name: &'static str,
    place: Place,
}

/// All districts, in the order of the table, and what can be looked up in them.
#[derive(Debug, Clone)]
pub struct Places {
    rows: Vec<Row>,
    by_name: HashMap<&'static str, Outcode>,
    areas: BTreeMap<&'static str, Place>,
}

impl Places {
    /// Reads the embedded table. Takes about a millisecond; most callers want [`Places::shared`].
    #[must_use]
    pub fn load() -> Self {
        let rows: Vec<Row> = TABLE.lines().skip(1).filter_map(row).collect();
        let by_name = (0..)
            .zip(&rows)
            .map(|(index, row)| (row.name, Outcode(index)))
            .collect();
        let areas = middles(&rows);
        Self {
            rows,
            by_name,
            areas,
        }
    }

    /// The one copy that the whole program reads.
    ///
    /// A static is right here and nowhere else in the pure layers: the table is compiled in and
    /// never changes, so who reads it first cannot matter, and passing it through every call would
    /// only be noise.
    #[must_use]
    pub fn shared() -> &'static Self {
        static SHARED: LazyLock<Places> = LazyLock::new(Places::load);
        &SHARED
    }

    /// Number of districts.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are none, which cannot be.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The district at an index below [`Places::len`], so that one can be drawn evenly.
    #[must_use]
    pub fn get(&self, index: usize) -> Option<Outcode> {
        let index = u16::try_from(index)
            .ok()
            .filter(|&i| usize::from(i) < self.rows.len())?;
        Some(Outcode(index))
    }

    /// Finds a district by its code in capitals, such as `SA1`.
    #[must_use]
    pub fn find(&self, district: &str) -> Option<Outcode> {
        self.by_name.get(district).copied()
    }

    /// The code of a district, such as `SA1`.
    #[must_use]
    pub fn name(&self, outcode: Outcode) -> &'static str {
        self.row(outcode).name
    }

    /// Where a district is.
    #[must_use]
    pub fn place(&self, outcode: Outcode) -> &Place {
        &self.row(outcode).place
    }

    /// All places in index order.
    pub(super) fn all(&self) -> impl Iterator<Item = &Place> {
        self.rows.iter().map(|row| &row.place)
    }

    /// Whether any district has these area letters.
    #[must_use]
    pub fn has_area(&self, letters: &str) -> bool {
        self.areas.contains_key(letters)
    }

    /// Where a postcode is, as closely as the table can say.
    #[must_use]
    pub fn locate(&self, postcode: &Postcode) -> Location {
        if postcode.special().is_some() {
            return Location::Nowhere;
        }
        if postcode.precision() == Precision::Area {
            return self
                .areas
                .get(postcode.area())
                .map_or(Location::Unknown, |p| Location::Area(*p));
        }
        self.find(postcode.shared())
            .map_or(Location::Unknown, |found| {
                Location::District(found, *self.place(found))
            })
    }

    #[expect(
        clippy::expect_used,
        reason = "an Outcode is only ever made for a row that is there"
    )]
    fn row(&self, outcode: Outcode) -> &Row {
        self.rows
            .get(outcode.index())
            .expect("an outcode names a row of the one embedded table")
    }
}

/// Area letters of an outward code: `SA` of `SA1`.
pub(super) fn letters(outward: &str) -> &str {
    outward
        .split(|c: char| c.is_ascii_digit())
        .next()
        .unwrap_or(outward)
}

/// District number of an outward code: 1 of `SA1` and of `W1A`.
pub(super) fn number(outward: &str) -> Option<u16> {
    let digits: String = outward.chars().filter(char::is_ascii_digit).collect();
    digits.parse().ok()
}

/// Reads one line; a line that cannot be read is left out, and a test counts them all.
fn row(line: &'static str) -> Option<Row> {
    let mut cells = line.split(',');
    let name = cells.next()?;
    let lat = scaled(cells.next()?, 3)?;
    let lon = scaled(cells.next()?, 3)?;
    let nation = match cells.next()? {
        "E" => Nation::England,
        "N" => Nation::NorthernIreland,
        "S" => Nation::Scotland,
        "W" => Nation::Wales,
        _ => return None,
    };
    let spread = u32::try_from(scaled(cells.next()?, 2)?).ok()?;
    Some(Row {
        name,
        place: Place::new(lat, lon, spread, nation, island_of(name)),
    })
}

/// A decimal as a whole number of units of 10^-places: `-2.12` at 3 places is -2120. Read digit by
/// digit, so that no binary fraction comes between the table and the figure.
fn scaled(text: &str, places: usize) -> Option<i32> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    if fraction.len() > places {
        return None;
    }
    format!("{whole}{fraction:0<places$}").parse().ok()
}

fn island_of(outward: &str) -> Island {
    let area = letters(outward);
    let listed = number(outward).is_some_and(|n| {
        ISLANDS
            .iter()
            .any(|&(a, from, to)| a == area && (from..=to).contains(&n))
    });
    match (listed, area) {
        (false, _) => Island::None,
        (true, "PO") => Island::Wight,
        (true, _) => Island::Other,
    }
}

/// The middle of each area: the mean of its districts, spread wide enough to reach half of them,
/// nation and island as most of them.
fn middles(rows: &[Row]) -> BTreeMap<&'static str, Place> {
    let mut groups: BTreeMap<&'static str, Vec<&Place>> = BTreeMap::new();
    for row in rows {
        groups
            .entry(letters(row.name))
            .or_default()
            .push(&row.place);
    }
    groups
        .into_iter()
        .filter_map(|(area, places)| Some((area, middle(&places)?)))
        .collect()
}

fn middle(places: &[&Place]) -> Option<Place> {
    let count = i32::try_from(places.len()).ok()?;
    let lat = places
        .iter()
        .map(|p| p.lat_millidegrees)
        .sum::<i32>()
        .checked_div(count)?;
    let lon = places
        .iter()
        .map(|p| p.lon_millidegrees)
        .sum::<i32>()
        .checked_div(count)?;
    let nation = most_common(&places.iter().map(|p| p.nation))?;
    let island = most_common(&places.iter().map(|p| p.island))?;
    let centre = Place::new(lat, lon, 0, nation, island);
    let mut away: Vec<u32> = places
        .iter()
        .map(|p| super::travel::crow_decametres(&centre, p))
        .collect();
    away.sort_unstable();
    let spread = away.get(away.len() / 2).copied()?;
    Some(Place {
        spread_decametres: spread,
        ..centre
    })
}

/// The value that occurs most often; the first of equals.
fn most_common<T: PartialEq + Copy>(values: &(impl Iterator<Item = T> + Clone)) -> Option<T> {
    let times = |wanted: T| values.clone().filter(|value| *value == wanted).count();
    values.clone().reduce(|best, next| {
        if times(next) > times(best) {
            next
        } else {
            best
        }
    })
}

/// The town a postcode's area is named after, for an echo such as "Swansea".
#[must_use]
pub fn town_of(postcode: &Postcode) -> Option<&'static str> {
    area::town(postcode.area())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_read() {
        let places = Places::load();
        assert_eq!(places.len(), 2_818);
        assert_eq!(places.len(), TABLE.lines().count() - 1);
        assert!(!places.is_empty());
    }

    #[test]
    fn figures_are_read_exactly() {
        let places = Places::shared();
        let place = places.place(places.find("AB10").unwrap());
        assert_eq!(
            (place.lat_millidegrees(), place.lon_millidegrees()),
            (57_135, -2_120)
        );
        assert_eq!(place.spread_decametres(), 102);
        assert_eq!(place.nation(), Nation::Scotland);
        let north = places.place(places.find("BT92").unwrap());
        assert_eq!(north.nation(), Nation::NorthernIreland);
        assert_eq!(scaled("-0.018", 3), Some(-18));
        assert_eq!(scaled("5.2", 2), Some(520));
        assert_eq!(scaled("0.123", 2), None);
    }

    #[test]
    fn an_index_names_one_district_and_back() {
        let places = Places::shared();
        for index in [0, 1, 1_409, 2_817] {
            let outcode = places.get(index).unwrap();
            assert_eq!(outcode.index(), index);
            assert_eq!(places.find(places.name(outcode)), Some(outcode));
        }
        assert_eq!(places.get(2_818), None);
        assert_eq!(places.get(70_000), None);
    }

    #[test]
    fn islands_are_known_and_skye_is_not_one() {
        let places = Places::shared();
        let island = |name| places.place(places.find(name).unwrap()).is_island();
        for name in [
            "HS1", "ZE2", "KW15", "KW17", "KA27", "PA20", "PA78", "PO30", "TR21",
        ] {
            assert!(island(name), "{name}");
        }
        for name in ["IV51", "KW14", "PA21", "PO9", "TR20", "LL58", "SA1"] {
            assert!(!island(name), "{name}");
        }
    }

    #[test]
    fn a_postcode_is_located_as_closely_as_it_was_given() {
        let places = Places::shared();
        let at = |text: &str| places.locate(&text.parse().unwrap());
        let sa1 = places.find("SA1").unwrap();
        assert!(matches!(at("SA1 8AB"), Location::District(found, _) if found == sa1));
        assert!(matches!(at("SA1 8"), Location::District(found, _) if found == sa1));
        assert!(matches!(at("SA"), Location::Area(place) if place.nation() == Nation::Wales));
        assert_eq!(at("ZZ99 3VZ"), Location::Nowhere);
        assert_eq!(at("SA99 1AA"), Location::Unknown);
        assert_eq!(at("ZZ99 3VZ").place(), None);
    }

    #[test]
    fn every_area_of_the_table_has_a_town() {
        let places = Places::shared();
        assert_eq!(places.areas.len(), 121);
        for letters in places.areas.keys() {
            assert!(area::town(letters).is_some(), "{letters}");
        }
    }
}
