//! A seeded generator and the few distributions that re-runs draw from.
//!
//! It is our own, and small, because the numbers must stay the same from version to version: a
//! sentence about a home must not change when nothing about the home did. All three parts are exact
//! samplers of published methods: `xoshiro256++` (Blackman and Vigna 2021) seeded by `SplitMix64`, the
//! ziggurat for the normal distribution (Marsaglia and Tsang 2000, with the 256 layers of Doornik 2005),
//! and the squeeze for the gamma distribution (Marsaglia and Tsang 2000).

use std::sync::LazyLock;

/// A stream of random numbers, the same for the same seed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Random([u64; 4]);

impl Random {
    /// The stream of a seed; each different list of numbers has a stream of its own.
    pub(super) fn of(seed: &[u64]) -> Self {
        let mut state = seed.iter().fold(0x243F_6A88_85A3_08D3, |state, part| {
            mixed(state ^ mixed(part.wrapping_add(GOLDEN)))
        });
        Self([0; 4].map(|_: u64| {
            state = u64::wrapping_add(state, GOLDEN);
            mixed(state)
        }))
    }

    /// The next 64 bits.
    #[inline]
    fn next(&mut self) -> u64 {
        let [a, b, c, d] = self.0;
        let result = a.wrapping_add(d).rotate_left(23).wrapping_add(a);
        let (c, d) = (c ^ a, d ^ b);
        self.0 = [a ^ d, b ^ c, c ^ (self.0[1] << 17), d.rotate_left(45)];
        result
    }

    /// Uniform between 0 and 1, both left out.
    #[inline]
    pub(super) fn unit(&mut self) -> f64 {
        // 52 bits as the fraction of a number from 1 to 2, less half a step under 1.
        f64::from_bits(0x3FF0_0000_0000_0000 | (self.next() >> 12)) - (1.0 - f64::EPSILON / 2.0)
    }

    /// Normal with mean 0 and standard deviation 1.
    #[inline]
    fn normal(&mut self, layers: &Layers) -> f64 {
        loop {
            let bits = self.next();
            // The lowest 8 bits choose the layer, the highest 52 the point: from -1 to 1.
            let side = f64::from_bits(0x4000_0000_0000_0000 | (bits >> 12)) - 3.0;
            let Some(layer) = layers.0.get(usize::from(bits.to_le_bytes()[0])) else {
                continue;
            };
            let x = side * layer.outer;
            if x.abs() < layer.inner {
                return x;
            }
            if layer.outer > LAST_EDGE {
                return self.tail(side);
            }
            let height = layer.low + (layer.high - layer.low) * self.unit();
            if height < (-x * x / 2.0).exp() {
                return x;
            }
        }
    }

    /// A normal beyond the last edge, on the side given by the sign.
    #[cold]
    fn tail(&mut self, side: f64) -> f64 {
        loop {
            let beyond = -self.unit().ln() / LAST_EDGE;
            if -2.0 * self.unit().ln() >= beyond * beyond {
                return (LAST_EDGE + beyond).copysign(side);
            }
        }
    }
}

const GOLDEN: u64 = 0x9E37_79B9_7F4A_7C15;

/// The mixing of `SplitMix64`.
const fn mixed(n: u64) -> u64 {
    let n = (n ^ (n >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let n = (n ^ (n >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    n ^ (n >> 31)
}

/// Where the lowest of the 256 layers of equal area under the normal curve gives way to the tail.
const LAST_EDGE: f64 = 3.654_152_885_361_009;

/// The area of each layer.
const AREA: f64 = 0.004_928_673_233_974_655;

/// One layer of the ziggurat: it reaches to `outer`, lies under the curve up to `inner`, and lies
/// between these heights.
#[derive(Clone, Copy, Debug, Default)]
struct Layer {
    outer: f64,
    inner: f64,
    low: f64,
    high: f64,
}

/// The layers, from the lowest.
#[derive(Debug)]
pub(super) struct Layers([Layer; 256]);

static LAYERS: LazyLock<Layers> = LazyLock::new(|| {
    let curve = |x: f64| (-x * x / 2.0).exp();
    // The lowest layer holds the tail too: as a box of the same area it would reach this far.
    let mut outer = AREA / curve(LAST_EDGE);
    let mut inner = LAST_EDGE;
    let mut layers = [Layer::default(); 256];
    for layer in &mut layers {
        let (low, high) = (curve(outer), curve(inner));
        *layer = Layer {
            outer,
            inner,
            low,
            high,
        };
        outer = inner;
        let above = AREA / inner + curve(inner);
        inner = if above < 1.0 {
            (-2.0 * above.ln()).sqrt()
        } else {
            0.0
        };
    }
    Layers(layers)
});

/// The layers, made on first use.
pub(super) fn layers() -> &'static Layers {
    &LAYERS
}

/// A gamma distribution with scale 1, made ready for drawing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Gamma {
    d: f64,
    c: f64,
    /// For a shape below 1: its inverse. A draw of the shape one higher is then brought down.
    lift: Option<f64>,
}

impl Gamma {
    /// Of this shape, which must be above 0.
    pub(super) fn new(shape: f64) -> Self {
        let (lift, shape) = if shape < 1.0 {
            (Some(shape.recip()), shape + 1.0)
        } else {
            (None, shape)
        };
        let d = shape - 1.0 / 3.0;
        Self {
            d,
            c: (9.0 * d).sqrt().recip(),
            lift,
        }
    }

    /// One draw.
    #[inline]
    pub(super) fn draw(&self, random: &mut Random, layers: &Layers) -> f64 {
        let drawn = self.d * self.cubed(random, layers);
        match self.lift {
            None => drawn,
            Some(inverse) => drawn * random.unit().powf(inverse),
        }
    }

    #[inline]
    fn cubed(&self, random: &mut Random, layers: &Layers) -> f64 {
        loop {
            let x = random.normal(layers);
            let root = 1.0 + self.c * x;
            if root <= 0.0 {
                continue;
            }
            let (v, u, square) = (root * root * root, random.unit(), x * x);
            // Almost always true, and cheap; the logarithms decide the rest exactly.
            if u < 1.0 - 0.0331 * square * square
                || u.ln() < square / 2.0 + self.d * (1.0 - v + v.ln())
            {
                return v;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DRAWS: u32 = 400_000;

    fn mean_and_variance(mut draw: impl FnMut() -> f64) -> (f64, f64) {
        let (sum, squares) = (0..DRAWS).fold((0.0, 0.0), |(sum, squares), _| {
            let x: f64 = draw();
            (sum + x, squares + x * x)
        });
        let mean = sum / f64::from(DRAWS);
        (mean, squares / f64::from(DRAWS) - mean * mean)
    }

    #[test]
    fn the_generator_is_the_published_one() {
        let mut random = Random([1, 2, 3, 4]);
        let drawn: Vec<u64> = (0..6).map(|_| random.next()).collect();
        assert_eq!(
            drawn,
            [
                41_943_041,
                58_720_359,
                3_588_806_011_781_223,
                3_591_011_842_654_386,
                9_228_616_714_210_784_205,
                9_973_669_472_204_895_162,
            ]
        );
        // The mixing of SplitMix64, from the seed 1477776061723855037.
        let seed = 1_477_776_061_723_855_037_u64;
        assert_eq!(mixed(seed.wrapping_add(GOLDEN)), 1_985_237_415_132_408_290);
    }

    #[test]
    fn streams_differ_and_repeat() {
        let first = |seed: &[u64]| Random::of(seed).next();
        assert_eq!(first(&[1, 2]), first(&[1, 2]));
        assert_ne!(first(&[1, 2]), first(&[2, 1]));
        assert_ne!(first(&[0]), first(&[0, 0]));
    }

    #[test]
    fn the_layers_close_at_the_top_of_the_curve() {
        let last = layers().0.last().copied().unwrap_or_default();
        assert!(last.inner.abs() < 1e-9 && last.outer < 0.3, "{last:?}");
    }

    #[test]
    fn a_normal_has_its_moments_and_its_tails() {
        let mut random = Random::of(&[7]);
        let mut beyond = [0_u32; 3];
        let (mean, variance) = mean_and_variance(|| {
            let x = random.normal(layers());
            for (limit, count) in [1.0, 2.0, 3.7].into_iter().zip(&mut beyond) {
                *count += u32::from(x.abs() > limit);
            }
            x
        });
        assert!(mean.abs() < 0.008 && (variance - 1.0).abs() < 0.012);
        // 2 * (1 - Phi(x)); four standard errors.
        for (count, share) in beyond.into_iter().zip([0.317_31, 0.045_50, 0.000_215_6]) {
            let error = 4.0 * f64::sqrt(share * (1.0 - share) / f64::from(DRAWS));
            let found = f64::from(count) / f64::from(DRAWS);
            assert!((found - share).abs() < error, "{found} is not {share}");
        }
    }

    #[test]
    fn a_gamma_has_its_shape_as_mean_and_variance() {
        for shape in [0.4, 1.0, 3.15, 25.2] {
            let gamma = Gamma::new(shape);
            let mut random = Random::of(&[11]);
            let (mean, variance) = mean_and_variance(|| gamma.draw(&mut random, layers()));
            let error = 5.0 * f64::sqrt(shape / f64::from(DRAWS));
            assert!((mean - shape).abs() < error, "{mean} is not {shape}");
            assert!(
                (variance / shape - 1.0).abs() < 0.04,
                "{variance} is not {shape}"
            );
        }
    }

    #[test]
    fn a_gamma_of_shape_one_is_exponential() {
        let gamma = Gamma::new(1.0);
        let mut random = Random::of(&[13]);
        let above = (0..DRAWS).filter(|_| gamma.draw(&mut random, layers()) > 2.0);
        let share = f64::from(u32::try_from(above.count()).unwrap()) / f64::from(DRAWS);
        assert!((share - f64::exp(-2.0)).abs() < 0.0025, "{share}");
    }
}
