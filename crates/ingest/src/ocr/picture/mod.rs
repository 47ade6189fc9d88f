//! The picture of a page, from the scanner's samples to straight black ink on white paper.
//!
//! Shape: row-major samples, y downwards. Unit: px at the dpi of the scan. Order of work: colour → grey (stamps and
//! pen ink out, grey seals faded) → black edges → quarter turn → skew → threshold → specks. Nothing here knows about
//! letters' meaning.

mod color;
mod components;
mod edges;
mod prepare;
mod seal;
mod skew;
mod specks;
mod threshold;
mod turn;

pub(crate) use components::Component;
#[cfg(test)]
pub(crate) use components::Run;
pub(crate) use prepare::{Prepared, prepare, resized};

/// Grey samples: 0 is black, 255 is white.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Gray {
    /// Samples a row.
    pub width: usize,
    /// Rows.
    pub height: usize,
    /// `width * height` samples.
    pub pixels: Vec<u8>,
}

impl Gray {
    /// White paper.
    pub(super) fn white(width: usize, height: usize) -> Self {
        Self { width, height, pixels: vec![255; width * height] }
    }

    /// A row; empty beyond the picture.
    pub(super) fn row(&self, y: usize) -> &[u8] {
        self.pixels.get(y * self.width..(y + 1) * self.width).unwrap_or_default()
    }

    /// A row to write to; empty beyond the picture.
    pub(super) fn row_mut(&mut self, y: usize) -> &mut [u8] {
        self.pixels.get_mut(y * self.width..(y + 1) * self.width).unwrap_or_default()
    }

    /// A sample; white beyond the picture.
    pub(super) fn at(&self, x: usize, y: usize) -> u8 {
        if x >= self.width { 255 } else { self.pixels.get(y * self.width + x).copied().unwrap_or(255) }
    }

    /// Turned by quarter turns clockwise.
    #[must_use]
    pub(super) fn turned(&self, quarters: u8) -> Self {
        let (w, h) = (self.width, self.height);
        let (width, height) = if quarters % 2 == 1 { (h, w) } else { (w, h) };
        let mut out = Self::white(width, height);
        for y in 0..height {
            for (x, target) in out.row_mut(y).iter_mut().enumerate() {
                *target = match quarters % 4 {
                    1 => self.at(y, h - 1 - x),
                    2 => self.at(w - 1 - x, h - 1 - y),
                    3 => self.at(w - 1 - y, x),
                    _ => self.at(x, y),
                };
            }
        }
        out
    }
}

/// Ink or paper, sample by sample.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Ink {
    /// Samples a row.
    pub width: usize,
    /// Rows.
    pub height: usize,
    /// `true` is ink.
    pub bits: Vec<bool>,
}

impl Ink {
    /// Blank paper.
    pub(super) fn blank(width: usize, height: usize) -> Self {
        Self { width, height, bits: vec![false; width * height] }
    }

    /// A row; empty beyond the picture.
    pub(super) fn row(&self, y: usize) -> &[bool] {
        self.bits.get(y * self.width..(y + 1) * self.width).unwrap_or_default()
    }

    /// A row to write to; empty beyond the picture.
    pub(super) fn row_mut(&mut self, y: usize) -> &mut [bool] {
        self.bits.get_mut(y * self.width..(y + 1) * self.width).unwrap_or_default()
    }

    /// Whether there is ink; none beyond the picture.
    pub(super) fn at(&self, x: usize, y: usize) -> bool {
        x < self.width && self.bits.get(y * self.width + x).copied().unwrap_or(false)
    }

    /// Rows become columns.
    #[must_use]
    pub(super) fn transposed(&self) -> Self {
        let mut out = Self::blank(self.height, self.width);
        for y in 0..self.height {
            for (x, &ink) in self.row(y).iter().enumerate() {
                if ink && let Some(bit) = out.bits.get_mut(x * self.height + y) {
                    *bit = true;
                }
            }
        }
        out
    }
}

/// Runs of ink in a row as `(start, end)`, end exclusive.
pub(crate) fn runs(row: &[bool]) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let mut start = None;
    for (x, &ink) in row.iter().enumerate() {
        match (ink, start) {
            (true, None) => start = Some(x),
            (false, Some(s)) => {
                out.push((s, x));
                start = None;
            }
            (true, Some(_)) | (false, None) => {}
        }
    }
    out.extend(start.map(|s| (s, row.len())));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_quarter_turns_are_none() {
        let page = Gray { width: 3, height: 2, pixels: vec![1, 2, 3, 4, 5, 6] };
        assert_eq!(page.turned(1).pixels, [4, 1, 5, 2, 6, 3]);
        assert_eq!(page.turned(2).pixels, [6, 5, 4, 3, 2, 1]);
        assert_eq!(page.turned(1).turned(3), page);
        assert_eq!(page.turned(2).turned(2), page);
    }

    #[test]
    fn finds_runs_at_both_ends() {
        assert_eq!(runs(&[true, false, true, true]), [(0, 1), (2, 4)]);
        assert_eq!(runs(&[false]), []);
    }
}
