//! Many places side by side, for the journeys from all of them to one other place.

use super::place::Place;
use super::travel::{Mode, Travel, half_chord, minutes_by_chord, near_decametres};

/// Places whose distances to another are worked out together: several at a time, because the
/// coordinates of all of them lie next to each other.
#[derive(Debug, Clone, Default)]
pub struct Points {
    places: Vec<Place>,
    /// [`Place::unit`] of each, by coordinate.
    units: [Vec<f64>; 3],
}

impl Points {
    /// Puts one more after the others.
    pub fn push(&mut self, place: Place) {
        for (coordinates, own) in self.units.iter_mut().zip(place.unit()) {
            coordinates.push(own);
        }
        self.places.push(place);
    }

    /// [`minutes`](super::minutes) from each of them, in their order.
    pub fn minutes_to(&self, to: Place, mode: Mode) -> impl Iterator<Item = Travel> {
        let [xs, ys, zs] = &self.units;
        let units = xs.iter().zip(ys).zip(zs);
        let arcs: Vec<(f64, f64)> = units
            .map(|((x, y), z)| {
                let half = half_chord([*x, *y, *z], to.unit());
                (half, near_decametres(half))
            })
            .collect();
        let from = self.places.iter().zip(arcs);
        from.map(move |(from, arc)| minutes_by_chord(from, &to, arc, mode))
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Places, minutes};
    use super::*;

    #[test]
    fn side_by_side_they_are_as_far_as_one_by_one() {
        let all: Vec<Place> = Places::shared().all().step_by(7).copied().collect();
        let mut points = Points::default();
        for place in &all {
            points.push(*place);
        }
        for mode in [Mode::Driving, Mode::PublicTransport, Mode::Walking] {
            for to in all.iter().step_by(13) {
                let one_by_one: Vec<Travel> =
                    all.iter().map(|from| minutes(from, to, mode)).collect();
                let together: Vec<Travel> = points.minutes_to(*to, mode).collect();
                assert_eq!(together, one_by_one);
            }
        }
    }
}
