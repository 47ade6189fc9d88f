//! How sure the program is, as a number that can be compared.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A probability 0…1 in steps of 0.001, so that it prints the same on every machine.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Confidence(#[schemars(range(min = 0.0, max = 1.0))] f32);

impl Confidence {
    /// Nothing was guessed.
    pub const CERTAIN: Self = Self(1.0);

    /// Clamps to 0…1 and rounds to three places; not-a-number becomes 0.
    pub fn new(p: f32) -> Self {
        let p = if p.is_nan() { 0.0 } else { p.clamp(0.0, 1.0) };
        Self((p * 1000.0).round() / 1000.0)
    }

    /// The probability.
    pub fn get(self) -> f32 {
        self.0
    }

    /// The chance that both of two independent things are right.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self::new(self.0 * other.0)
    }

    /// The lower of the two.
    #[must_use]
    pub fn min(self, other: Self) -> Self {
        if other.0 < self.0 { other } else { self }
    }
}

#[cfg(test)]
mod tests {
    use super::Confidence;

    #[test]
    fn stays_a_probability() {
        for (given, kept) in [(f32::NAN, 0.0), (-1.0, 0.0), (7.0, 1.0), (0.123_456, 0.123)] {
            assert!((Confidence::new(given).get() - kept).abs() < 1e-6);
        }
    }
}
