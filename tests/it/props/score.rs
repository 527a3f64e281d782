//! What must hold of every fit: the parts add up, the range contains every answer, an unknown answer
//! is neither a yes nor a no, more weight never hurts the home that meets a wish best, and the order is one order.

use proptest::prelude::*;
use settled::matching::points::{fit_points, side_points};
use settled::matching::score::{Fit, Line, NEUTRAL_VIEW, SideView, Standing};
use settled::matching::value::{Bounds, SCALE};
use settled::matching::why::{Contributions, Pair, Side, contributions, difference, shortfall};

/// The most that adding up in floating point may leave over.
const RESIDUE: f64 = 1e-14;

/// One stated wish before the floor: weight, bounds, and the criterion's neutral worth.
#[derive(Clone, Copy, Debug)]
struct Wish {
    weight: u8,
    bounds: Bounds,
    neutral: u32,
}

impl Wish {
    fn line(self) -> Line {
        Line::new(self.weight, self.bounds, self.neutral)
    }

    /// The same wish once the fact is known to be worth this much.
    fn answered(self, worth: u32) -> Line {
        Line::new(self.weight, Bounds::exactly(worth), self.neutral)
    }
}

fn lines(wishes: &[Wish]) -> Vec<Line> {
    wishes.iter().map(|wish| wish.line()).collect()
}

/// A small seeded generator (`SplitMix64`), so that the long run below is the same everywhere.
struct Seeded(u64);

impl Seeded {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % end
    }

    fn worth(&mut self) -> u32 {
        u32::try_from(self.below(u64::from(SCALE) + 1)).unwrap()
    }

    fn bounds(&mut self) -> Bounds {
        match self.below(3) {
            0 => Bounds::UNKNOWN,
            1 => Bounds::between(self.worth(), self.worth()),
            _ => Bounds::exactly(self.worth()),
        }
    }

    fn wish(&mut self) -> Wish {
        Wish {
            weight: u8::try_from(self.below(6)).unwrap(),
            bounds: self.bounds(),
            neutral: self.worth(),
        }
    }

    /// Up to `most` wishes; now and then none, so that silent sides are met too.
    fn wishes(&mut self, most: u64) -> Vec<Wish> {
        (0..self.below(most + 1)).map(|_| self.wish()).collect()
    }

    /// One way the facts could turn out: an end of the range, or anything between.
    fn answers(&mut self, wishes: &[Wish]) -> Vec<Line> {
        wishes
            .iter()
            .map(|wish| {
                let (low, high) = (wish.bounds.low(), wish.bounds.high());
                let worth = match self.below(4) {
                    0 => low,
                    1 => high,
                    _ => low + self.worth() % (high - low + 1),
                };
                wish.answered(worth)
            })
            .collect()
    }
}

fn assert_adds_up(parts: &Contributions) {
    let sum: f64 = parts.parts().sum();
    assert!(
        (sum - parts.total).abs() <= RESIDUE,
        "{parts:?} add up to {sum}"
    );
}

fn assert_contains(fit: &Fit, answered: &Fit) {
    assert!(fit.low_product() <= answered.point_product());
    assert!(answered.point_product() <= fit.high_product());
}

#[test]
fn twenty_thousand_random_pairs() {
    let mut random = Seeded(20_261_112);
    let mut silent_sides = 0;
    for _ in 0..20_000 {
        let seeker = random.wishes(8);
        let (house, other_house) = (random.wishes(6), random.wishes(6));
        // The same wishes of the seeker, met by another home.
        let other_seeker: Vec<Wish> = seeker
            .iter()
            .map(|wish| Wish {
                bounds: random.bounds(),
                ..*wish
            })
            .collect();
        let [a, b, other_a, other_b] =
            [&seeker, &house, &other_seeker, &other_house].map(|wishes| lines(wishes));
        let pair = Pair::new(&a, &b, NEUTRAL_VIEW);
        let other = Pair::new(&other_a, &other_b, NEUTRAL_VIEW);
        silent_sides += usize::from(!pair.fit.room.stated());

        let parts = contributions(&pair);
        assert_adds_up(&parts);
        assert_adds_up(&difference(&pair, &other, Side::MovingIn));
        assert_adds_up(&difference(&other, &pair, Side::MovingIn));
        assert_adds_up(&shortfall(&pair));
        assert_eq!(
            fit_points(&pair.fit, &parts).iter().sum::<u32>(),
            pair.fit.whole()
        );
        for (view, lines) in [(pair.fit.moving_in, &a), (pair.fit.room, &b)] {
            let shown: u32 = side_points(lines).iter().map(|line| line.points).sum();
            assert_eq!(shown, if view.stated() { view.whole() } else { 0 });
        }

        let (told_a, told_b) = (random.answers(&seeker), random.answers(&house));
        let told = Pair::new(&told_a, &told_b, NEUTRAL_VIEW).fit;
        assert_contains(&pair.fit, &told);
        if told.moving_in.stated() && told.room.stated() {
            assert!(told.low_product() == told.high_product());
        }
    }
    assert!(
        silent_sides > 1_000,
        "the run must meet silent sides: {silent_sides}"
    );
}

#[test]
fn the_ends_of_the_range_are_reached() {
    let mut random = Seeded(7);
    for _ in 0..2_000 {
        let (seeker, house) = (random.wishes(6), random.wishes(6));
        let [a, b] = [&seeker, &house].map(|wishes| lines(wishes));
        let fit = Pair::new(&a, &b, NEUTRAL_VIEW).fit;
        if !(fit.moving_in.stated() && fit.room.stated()) {
            continue;
        }
        let all = |end: fn(Bounds) -> u32| {
            let [a, b] = [&seeker, &house].map(|wishes| -> Vec<Line> {
                wishes
                    .iter()
                    .map(|wish| wish.answered(end(wish.bounds)))
                    .collect()
            });
            Pair::new(&a, &b, NEUTRAL_VIEW).fit.point_product()
        };
        assert_eq!(all(Bounds::low), fit.low_product());
        assert_eq!(all(Bounds::high), fit.high_product());
    }
}

fn any_bounds() -> impl Strategy<Value = Bounds> {
    prop_oneof![
        Just(Bounds::UNKNOWN),
        (0..=SCALE, 0..=SCALE).prop_map(|(one, other)| Bounds::between(one, other)),
        (0..=SCALE).prop_map(Bounds::exactly),
    ]
}

fn any_wish() -> impl Strategy<Value = Wish> {
    (1..6_u8, any_bounds(), 0..=SCALE).prop_map(|(weight, bounds, neutral)| Wish {
        weight,
        bounds,
        neutral,
    })
}

/// Coarse worths, so that ties are common.
fn coarse_wish() -> impl Strategy<Value = Wish> {
    (1..3_u8, 0..3_u32, any_bounds()).prop_map(|(weight, worth, bounds)| Wish {
        weight,
        bounds: if bounds.is_known() {
            Bounds::exactly(worth * SCALE / 2)
        } else {
            Bounds::UNKNOWN
        },
        neutral: SCALE / 2,
    })
}

fn place_in_view(views: &[SideView], home: usize) -> usize {
    let better = views
        .iter()
        .filter(|view| view.cmp_point(views[home]).is_gt());
    1 + better.count()
}

proptest! {
    #[test]
    fn an_unknown_answer_is_neither_a_yes_nor_a_no(
        known in prop::collection::vec(any_wish(), 0..6),
        weight in 1..6_u8,
        neutral in 1..SCALE,
    ) {
        let unknown = Wish { weight, bounds: Bounds::UNKNOWN, neutral };
        let with = |line: Line| {
            let mut lines = lines(&known);
            lines.push(line);
            SideView::of(&lines, NEUTRAL_VIEW)
        };
        let (no, open, yes) = (with(unknown.answered(0)), with(unknown.line()), with(unknown.answered(SCALE)));
        prop_assert!(no.cmp_point(open).is_lt());
        prop_assert!(open.cmp_point(yes).is_lt());
        // Its neutral worth is what it would count for if it were known to be just that.
        prop_assert!(open.cmp_point(with(unknown.answered(neutral))).is_eq());
    }

    #[test]
    fn the_point_lies_within_the_range(wish in any_wish()) {
        let line = wish.line();
        prop_assert!(line.low() <= line.point() && line.point() <= line.high());
        prop_assert!(line.low() >= SCALE / 10 && line.high() <= SCALE);
    }

    #[test]
    fn more_weight_never_worsens_the_place_of_the_home_that_meets_a_wish_best(
        weights in prop::collection::vec(0..6_u8, 1..6),
        homes in prop::collection::vec(prop::collection::vec(any_bounds(), 6), 2..12),
        neutral in 0..=SCALE,
        raised in 0..6_usize,
        by in 1..6_u8,
    ) {
        let raised = raised % weights.len();
        let home_lines = |weights: &[u8]| -> Vec<Vec<Line>> {
            homes
                .iter()
                .map(|home| {
                    weights.iter().zip(home).map(|(weight, bounds)| Line::new(*weight, *bounds, neutral)).collect()
                })
                .collect()
        };
        let views = |weights: &[u8]| -> Vec<SideView> {
            home_lines(weights).iter().map(|lines| SideView::of(lines, NEUTRAL_VIEW)).collect()
        };
        let before = home_lines(&weights);
        let best = (0..homes.len()).max_by_key(|home| before[*home][raised].point()).unwrap();
        let mut heavier = weights.clone();
        heavier[raised] += by;
        prop_assert!(place_in_view(&views(&heavier), best) <= place_in_view(&views(&weights), best));
    }

    #[test]
    fn the_order_is_total_and_does_not_depend_on_where_the_list_started(
        homes in prop::collection::vec(
            (prop::collection::vec(coarse_wish(), 0..3), prop::collection::vec(coarse_wish(), 0..3), 0..3_u32),
            2..12,
        ).prop_map(|homes| (0_u8..).zip(homes).collect::<Vec<_>>()),
        seed in any::<u64>(),
    ) {
        let standings: Vec<Standing<u8>> = homes
            .iter()
            .map(|(id, (seeker, house, waiting_days))| Standing {
                fit: Pair::new(&lines(seeker), &lines(house), NEUTRAL_VIEW).fit,
                waiting_days: *waiting_days,
                id: *id,
            })
            .collect();
        let order = |mut list: Vec<Standing<u8>>| -> Vec<u8> {
            list.sort();
            list.iter().map(|standing| standing.id).collect()
        };
        let mut shuffled = standings.clone();
        let mut random = Seeded(seed);
        for last in (1..shuffled.len()).rev() {
            let other = usize::try_from(random.below(last as u64 + 1)).unwrap();
            shuffled.swap(last, other);
        }
        prop_assert_eq!(order(standings.clone()), order(shuffled));
        for (index, one) in standings.iter().enumerate() {
            for other in &standings[index + 1..] {
                prop_assert!(one.cmp(other).is_ne());
                prop_assert_eq!(one.cmp(other), other.cmp(one).reverse());
                for third in &standings {
                    if one < other && other < third {
                        prop_assert!(one < third);
                    }
                }
            }
        }
    }
}
