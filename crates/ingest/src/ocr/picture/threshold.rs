//! From grey to ink: a local threshold after Sauvola and Pietikäinen (Pattern Recognition 33, 2000), from integral
//! images.
//!
//! A sample is ink where it is darker than `mean · (1 + k · (deviation / 128 − 1))` of its neighbourhood: the shade
//! of a fold or a faded stamp has too little deviation to become ink.

use super::{Gray, Ink};

/// Weight of the deviation. Sauvola's range is 0.2…0.5; thin strokes of 150 dpi want the lower end.
const WEIGHT: f32 = 0.22;

/// Ink of a page. `window` is the side of the neighbourhood in px, best some three lines of text.
pub(super) fn to_ink(gray: &Gray, window: usize) -> Ink {
    let (width, height) = (gray.width, gray.height);
    let mut ink = Ink::blank(width, height);
    if width == 0 || height == 0 {
        return ink;
    }
    let half = (window / 2).max(2);
    // Sums of the columns within the window's rows, slid down row by row: two numbers a column, not two pictures.
    let (mut sum, mut square) = (vec![0_u32; width], vec![0_u64; width]);
    let add = |y: usize, sum: &mut [u32], square: &mut [u64]| {
        for ((s, q), &v) in sum.iter_mut().zip(square.iter_mut()).zip(gray.row(y)) {
            *s += u32::from(v);
            *q += u64::from(v) * u64::from(v);
        }
    };
    let take = |y: usize, sum: &mut [u32], square: &mut [u64]| {
        for ((s, q), &v) in sum.iter_mut().zip(square.iter_mut()).zip(gray.row(y)) {
            *s -= u32::from(v);
            *q -= u64::from(v) * u64::from(v);
        }
    };
    for y in 0..half.min(height) {
        add(y, &mut sum, &mut square);
    }
    let mut prefix = vec![(0_u64, 0_u64); width + 1];
    for y in 0..height {
        if y + half < height {
            add(y + half, &mut sum, &mut square);
        }
        if y > half {
            take(y - half - 1, &mut sum, &mut square);
        }
        let rows = (y + half).min(height - 1) - y.saturating_sub(half) + 1;
        let mut running = (0_u64, 0_u64);
        for ((p, &s), &q) in prefix.iter_mut().skip(1).zip(&sum).zip(&square) {
            running = (running.0 + u64::from(s), running.1 + q);
            *p = running;
        }
        let source = gray.row(y);
        for (x, (bit, &value)) in ink.row_mut(y).iter_mut().zip(source).enumerate() {
            // Paper this bright is never ink, and most of a page is paper.
            if value > 215 {
                continue;
            }
            let (from, to) = (x.saturating_sub(half), (x + half + 1).min(width));
            let (Some(a), Some(b)) = (prefix.get(from), prefix.get(to)) else { continue };
            let n = ((to - from) * rows) as f32;
            let mean = (b.0 - a.0) as f32 / n;
            let deviation = ((b.1 - a.1) as f32 / n - mean * mean).max(0.0).sqrt();
            let bound = mean * (1.0 + WEIGHT * (deviation / 128.0 - 1.0));
            *bit = f32::from(value) < bound;
        }
    }
    ink
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_on_a_shaded_page_are_ink_and_the_shade_is_not() {
        // Paper that darkens from 240 to 140 across the page, with strokes 60 darker than the paper around them.
        let mut page = Gray::white(200, 60);
        for y in 0..60 {
            for (x, v) in page.row_mut(y).iter_mut().enumerate() {
                let paper = 240 - (x / 2) as u8;
                *v = if x % 20 < 3 && (20..40).contains(&y) { paper - 90 } else { paper };
            }
        }
        let ink = to_ink(&page, 40);
        for x in (0..200).step_by(20) {
            assert!(ink.at(x + 1, 30), "stroke at {x}");
        }
        for x in (10..200).step_by(20) {
            assert!(!ink.at(x, 30) && !ink.at(x, 5), "paper at {x}");
        }
    }
}
