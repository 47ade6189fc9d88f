//! A seal on a grey scan: its red has become a grey between the text and the paper.
//!
//! Letters have grey only at their rims, one or two samples wide; a seal has whole strokes of it. Where such flat grey
//! gathers in a place of a seal's size, the greys of that place are stretched: what is as light as the seal becomes
//! paper, what is as dark as the text stays. On a scan of single bits, and where the ink of the seal is as dark as that of
//! the text, nothing is done.

use super::Gray;

/// Side of a tile, inches: a seal covers some thirty of them.
const TILE: f32 = 0.16;
/// Share of a tile's samples that are flat grey from which it counts.
const FULL: f32 = 0.06;
/// Tiles that must hold together.
const ENOUGH: usize = 12;
/// Sides of a seal at most, inches.
const LARGEST: f32 = 3.0;
/// Greys that are neither text nor paper.
const BETWEEN: std::ops::RangeInclusive<u8> = 60..=190;
/// Greatest difference among the neighbours of a flat sample.
const FLAT: u8 = 46;

/// Fades the seals of a page; says how many samples became lighter.
pub(super) fn fade(gray: &mut Gray, dpi: f32) -> usize {
    let side = (dpi * TILE) as usize;
    if side < 8 || gray.width < 3 * side || gray.height < 3 * side {
        return 0;
    }
    let tiles = Tiles::of(gray, side);
    let mut changed = 0;
    for place in tiles.places(dpi) {
        changed += stretch(gray, place, &tiles);
    }
    changed
}

/// Where flat grey is, tile by tile.
struct Tiles {
    side: usize,
    across: usize,
    down: usize,
    /// The flat greys of each tile, those that count; empty for the rest.
    flat: Vec<Vec<u8>>,
}

impl Tiles {
    fn of(gray: &Gray, side: usize) -> Self {
        let (across, down) = (gray.width.div_ceil(side), gray.height.div_ceil(side));
        let mut flat: Vec<Vec<u8>> = vec![Vec::new(); across * down];
        for y in 1..gray.height.saturating_sub(1) {
            let (above, row, below) = (gray.row(y - 1), gray.row(y), gray.row(y + 1));
            for x in 1..gray.width - 1 {
                let Some(&value) = row.get(x) else { continue };
                if !BETWEEN.contains(&value) {
                    continue;
                }
                let around = [above, row, below].into_iter().filter_map(|r| r.get(x - 1..=x + 1)).flatten();
                let (low, high) = around.fold((255, 0), |(l, h), &v| (v.min(l), v.max(h)));
                if high - low <= FLAT
                    && let Some(tile) = flat.get_mut(y / side * across + x / side)
                {
                    tile.push(value);
                }
            }
        }
        let least = (FULL * (side * side) as f32) as usize;
        for tile in &mut flat {
            if tile.len() < least {
                tile.clear();
            }
        }
        Self { side, across, down, flat }
    }

    /// Boxes of tiles that hold together and are of a seal's size: first and last column and row, exclusive.
    fn places(&self, dpi: f32) -> Vec<[usize; 4]> {
        let largest = (LARGEST * dpi) as usize / self.side;
        let mut seen = vec![false; self.flat.len()];
        let mut out = Vec::new();
        for start in 0..self.flat.len() {
            let mut open = vec![start];
            let mut members = 0;
            let mut place = [usize::MAX, usize::MAX, 0, 0];
            while let Some(at) = open.pop() {
                let fresh = self.flat.get(at).is_some_and(|t| !t.is_empty())
                    && !seen.get(at).copied().unwrap_or(true);
                if !fresh {
                    continue;
                }
                if let Some(s) = seen.get_mut(at) {
                    *s = true;
                }
                members += 1;
                let (x, y) = (at % self.across, at / self.across);
                place = [place[0].min(x), place[1].min(y), place[2].max(x + 1), place[3].max(y + 1)];
                // A ring leaves tiles out where it runs thin: two steps are near.
                for ny in y.saturating_sub(2)..(y + 3).min(self.down) {
                    open.extend(
                        (x.saturating_sub(2)..(x + 3).min(self.across)).map(|nx| ny * self.across + nx),
                    );
                }
            }
            let [x0, y0, x1, y1] = place;
            if members >= ENOUGH && x1 - x0 <= largest && y1 - y0 <= largest {
                out.push(place);
            }
        }
        out
    }
}

/// Stretches the greys of a place (in tiles, one more on every side).
fn stretch(gray: &mut Gray, [x0, y0, x1, y1]: [usize; 4], tiles: &Tiles) -> usize {
    let rows = (y0..y1).flat_map(|y| (x0..x1).map(move |x| y * tiles.across + x));
    let mut flat: Vec<u8> = rows.filter_map(|at| tiles.flat.get(at)).flatten().copied().collect();
    flat.sort_unstable();
    let (xs, ys) = (
        x0.saturating_sub(1) * tiles.side..((x1 + 1) * tiles.side).min(gray.width),
        y0.saturating_sub(1) * tiles.side..((y1 + 1) * tiles.side).min(gray.height),
    );
    // The seal's grey: the darker quarter of what is flat, for noise makes it uneven.
    let Some(&seal) = flat.get(flat.len() / 4) else { return 0 };
    // The text's: the darkest hundredth of the place.
    let mut histogram = [0_usize; 256];
    for y in ys.clone() {
        for &v in gray.row(y).get(xs.clone()).unwrap_or_default() {
            if let Some(count) = histogram.get_mut(usize::from(v)) {
                *count += 1;
            }
        }
    }
    let wanted = histogram.iter().sum::<usize>() / 100;
    let mut sum = 0;
    let text = histogram.iter().position(|n| {
        sum += n;
        sum > wanted
    });
    let text = text.unwrap_or(0) as f32;
    let range = f32::from(seal) - text;
    // Seal and text too alike: nothing could tell them apart.
    if range < 30.0 {
        return 0;
    }
    let mut changed = 0;
    for y in ys {
        let Some(samples) = gray.row_mut(y).get_mut(xs.clone()) else { continue };
        for sample in samples {
            let lifted = ((f32::from(*sample) - text) * 255.0 / range).clamp(0.0, 255.0) as u8;
            changed += usize::from(lifted > *sample);
            *sample = lifted.max(*sample);
        }
    }
    changed
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Strokes of text three samples wide, and a ring of grey over them.
    fn page(ring: u8) -> Gray {
        let mut page = Gray::white(600, 600);
        for y in (20..580).step_by(24) {
            for (x, v) in page.row_mut(y).iter_mut().enumerate() {
                *v = if x % 9 < 6 { 20 } else { 250 };
            }
            for (x, v) in page.row_mut(y + 1).iter_mut().enumerate() {
                *v = if x % 9 < 6 { 20 } else { 250 };
            }
        }
        for y in 0..600_usize {
            for x in 0..600_usize {
                let distance = (x as f32 - 300.0).hypot(y as f32 - 300.0);
                if (90.0..106.0).contains(&distance) && page.at(x, y) > 100 {
                    page.row_mut(y)[x] = ring;
                }
            }
        }
        page
    }

    #[test]
    fn a_grey_ring_fades_and_the_text_below_stays() {
        let mut gray = page(110);
        assert!(fade(&mut gray, 150.0) > 1000);
        assert!(gray.at(300, 202) > 230, "{}", gray.at(300, 202));
        assert!(gray.at(270, 308) < 40 && gray.at(3, 20) < 40);
    }

    #[test]
    fn a_page_without_a_seal_and_a_black_ring_are_left_alone() {
        for ring in [250, 25] {
            let before = page(ring);
            let mut gray = before.clone();
            assert_eq!(fade(&mut gray, 150.0), 0);
            assert_eq!(gray, before);
        }
    }
}
