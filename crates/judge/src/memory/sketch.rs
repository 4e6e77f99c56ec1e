//! A sketch of a text: 128 bytes by which the resemblance of two texts can be estimated.
//!
//! Sources: MinHash as in A. Broder, "On the resemblance and containment of documents", 1997, with
//! one byte kept of each minimum as in P. Li and A. König, "b-bit minwise hashing", WWW 2010. With
//! 128 of them the standard error of a resemblance of one half is 0.044.

use std::fmt::Write as _;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::hash::mixed;

/// How many minima a sketch keeps.
const SIZE: usize = 128;

/// Odd numbers, each of which puts all hashes into an order of its own when they are multiplied by
/// it: linear permutations, which Bohman, Cooper and Frieze ("Min-wise independent linear
/// permutations", 2000) found to do as well as random ones, at one multiplication each.
const FACTORS: [u64; SIZE] = {
    let mut factors = [0; SIZE];
    let (mut at, mut state) = (0, 0_u64);
    while at < SIZE {
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        factors[at] = mixed(state) | 1;
        at += 1;
    }
    factors
};

/// By how much two bytes agree by chance.
const CHANCE: f64 = 1.0 / 256.0;

/// A sketch of a set of shingles; empty for an empty set.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sketch(Vec<u8>);

impl Sketch {
    /// The sketch of a set of hashes; one that comes twice counts once. Of each minimum a byte from
    /// the middle is kept: the first are near zero in every minimum.
    pub(super) fn of(hashes: &[u64]) -> Self {
        if hashes.is_empty() {
            return Self::default();
        }
        // Eight minima at a time stay in the registers of any processor.
        let minima = FACTORS.as_chunks::<8>().0.iter().flat_map(|factors| {
            let mut minima = [u64::MAX; 8];
            for hash in hashes {
                for (minimum, factor) in minima.iter_mut().zip(factors) {
                    *minimum = (*minimum).min(hash.wrapping_mul(*factor));
                }
            }
            minima
        });
        Self(minima.map(|minimum| minimum.to_le_bytes()[3]).collect())
    }

    /// Whether there was nothing to sketch.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The resemblance of the two sets: what they have in common, by what either has.
    pub fn resemblance(&self, other: &Self) -> f64 {
        if self.0.len() != other.0.len() || self.0.is_empty() {
            return 0.0;
        }
        let equal = self.0.iter().zip(&other.0).filter(|(one, two)| one == two).count();
        #[expect(clippy::cast_precision_loss, reason = "at most 128")]
        let share = equal as f64 / self.0.len() as f64;
        ((share - CHANCE) / (1.0 - CHANCE)).max(0.0)
    }
}

impl Serialize for Sketch {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut text = String::with_capacity(self.0.len() * 2);
        for byte in &self.0 {
            // Writing into a string cannot fail.
            let _ = write!(text, "{byte:02x}");
        }
        serializer.serialize_str(&text)
    }
}

impl<'de> Deserialize<'de> for Sketch {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        if !text.is_ascii() || !text.len().is_multiple_of(2) || text.len() > SIZE * 2 {
            return Err(D::Error::custom("a sketch is up to 256 hexadecimal digits"));
        }
        let bytes = text.as_bytes().chunks(2).map(|pair| {
            let pair = std::str::from_utf8(pair).map_err(D::Error::custom)?;
            u8::from_str_radix(pair, 16).map_err(D::Error::custom)
        });
        bytes.collect::<Result<_, _>>().map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(range: std::ops::Range<u32>) -> Vec<u64> {
        range.map(|number| crate::hash::of(number.to_string().as_bytes())).collect()
    }

    #[test]
    fn the_estimate_is_near_the_truth() {
        for common in [0, 50, 100, 200, 300] {
            let one = Sketch::of(&numbers(0..300));
            let two = Sketch::of(&numbers(300 - common..600 - common));
            let truth = f64::from(common) / f64::from(600 - common);
            let found = one.resemblance(&two);
            assert!((found - truth).abs() < 0.13, "{common}: {found} for {truth}");
        }
        assert!(Sketch::of(&numbers(0..9)).resemblance(&Sketch::of(&numbers(0..9))) > 0.999);
    }

    #[test]
    fn a_sketch_is_read_as_it_was_written() {
        let sketch = Sketch::of(&numbers(0..50));
        let text = serde_json::to_string(&sketch).unwrap();
        assert_eq!(text.len(), 258);
        assert_eq!(serde_json::from_str::<Sketch>(&text).unwrap(), sketch);
        for wrong in ["\"0\"", "\"zz\"", "\"é\"", "7"] {
            assert!(serde_json::from_str::<Sketch>(wrong).is_err(), "{wrong}");
        }
    }
}
