//! Quarter turns: which side of the picture is up.
//!
//! Lines run along the direction in which letters stand close to each other. Which of the two ways is up, Vietnamese
//! itself tells: most of its marks stand above the letters (sắc, huyền, hỏi, ngã, mũ, trăng), few below (nặng, and
//! the full stops and commas at the foot).

use super::Component;

/// How many times more often marks must stand on one side before the page is turned over. Even evidence leaves it.
const CLEAR: f32 = 1.6;

/// Letters that must be there before anything is turned.
const ENOUGH: usize = 60;

/// Quarter turns clockwise that bring the page upright, 0…3.
pub(super) fn find(components: &[Component]) -> u8 {
    let Some(letter) = median_height(components) else { return 0 };
    let letters: Vec<&Component> = components
        .iter()
        .filter(|c| {
            let (w, h) = (c.width() as f32, c.height() as f32);
            h > 0.6 * letter && h < 2.6 * letter && w > 0.25 * letter && w < 3.0 * letter
        })
        .collect();
    if letters.len() < ENOUGH {
        return 0;
    }
    let marks: Vec<&Component> = components
        .iter()
        .filter(|c| {
            let side = c.width().max(c.height()) as f32;
            side > 0.12 * letter && side < 0.75 * letter
        })
        .collect();
    let flow = neighbours(&letters, letter);
    if flow.0 as f32 >= flow.1 as f32 * 0.8 {
        let (above, below) = sides(&letters, &marks, letter, |c| (c.x0, c.y0, c.x1, c.y1));
        return if below as f32 > CLEAR * above as f32 && below > 20 { 2 } else { 0 };
    }
    // The picture lies on its side: turned clockwise its left becomes the top.
    let (left, right) = sides(&letters, &marks, letter, |c| (c.y0, c.x0, c.y1, c.x1));
    if left >= right { 1 } else { 3 }
}

fn median_height(components: &[Component]) -> Option<f32> {
    let mut sides: Vec<u32> =
        components.iter().map(|c| c.width().max(c.height())).filter(|&s| (8..200).contains(&s)).collect();
    sides.sort_unstable();
    sides.get(sides.len() / 2).map(|&s| s as f32)
}

/// How many letters have a close neighbour to the right, and how many have one below.
fn neighbours(letters: &[&Component], letter: f32) -> (usize, usize) {
    let reach = 0.35 * letter;
    let mut by_x = letters.to_vec();
    by_x.sort_by_key(|c| (c.x0, c.y0));
    let mut by_y = letters.to_vec();
    by_y.sort_by_key(|c| (c.y0, c.x0));
    let right = count_close(&by_x, reach, |c| (c.x0, c.x1, c.y0, c.y1));
    let below = count_close(&by_y, reach, |c| (c.y0, c.y1, c.x0, c.x1));
    (right, below)
}

fn count_close(
    sorted: &[&Component],
    reach: f32,
    sides: impl Fn(&Component) -> (u32, u32, u32, u32),
) -> usize {
    let mut found = 0;
    for (i, a) in sorted.iter().enumerate() {
        let (_, far, low, high) = sides(a);
        let close = sorted
            .iter()
            .skip(i + 1)
            .map(|b| sides(b))
            .take_while(|b| (b.0 as f32) <= far as f32 + reach)
            .any(|b| b.0 >= far && overlap(low, high, b.2, b.3) * 2 > (high - low).min(b.3 - b.2));
        found += usize::from(close);
    }
    found
}

fn overlap(a0: u32, a1: u32, b0: u32, b1: u32) -> u32 {
    a1.min(b1).saturating_sub(a0.max(b0))
}

/// Marks close above a letter and close below one; `sides` names left, top, right, bottom.
fn sides(
    letters: &[&Component],
    marks: &[&Component],
    letter: f32,
    sides: impl Fn(&Component) -> (u32, u32, u32, u32),
) -> (usize, usize) {
    let reach = 0.4 * letter;
    let mut sorted: Vec<(u32, u32, u32, u32)> = letters.iter().map(|c| sides(c)).collect();
    sorted.sort_unstable();
    let widest = sorted.iter().map(|s| s.2 - s.0).max().unwrap_or(0);
    let (mut above, mut below) = (0, 0);
    for mark in marks {
        let (x0, y0, x1, y1) = sides(mark);
        let from = sorted.partition_point(|s| s.0 + widest < x0);
        for s in sorted.iter().skip(from).take_while(|s| s.0 < x1) {
            // Marks sit over the letter's middle; stops and quotes stand beside it.
            if overlap(x0, x1, s.0, s.2) * 2 < x1 - x0 {
                continue;
            }
            above += usize::from(y1 <= s.1 && (s.1 - y1) as f32 <= reach);
            below += usize::from(y0 >= s.3 && (y0 - s.3) as f32 <= reach);
        }
    }
    (above, below)
}

#[cfg(test)]
mod tests {
    use super::super::{Gray, Ink, components};
    use super::*;

    /// Rows of blocks with marks over every second one.
    fn page() -> Gray {
        let mut page = Gray::white(400, 300);
        for line in 0..8_usize {
            for n in 0..24_usize {
                let (x, y) = (20 + n * 15, 24 + line * 34);
                for dy in 0..14 {
                    page.row_mut(y + dy)[x..x + 12].fill(0);
                }
                if n % 2 == 0 {
                    for dy in 0..3 {
                        page.row_mut(y - 6 + dy)[x + 3..x + 9].fill(0);
                    }
                }
            }
        }
        page
    }

    #[test]
    fn brings_all_four_ways_upright() {
        for quarters in 0..4 {
            let turned = page().turned(quarters);
            let ink = Ink {
                width: turned.width,
                height: turned.height,
                bits: turned.pixels.iter().map(|&p| p < 128).collect(),
            };
            assert_eq!(find(&components::find(&ink)), (4 - quarters) % 4, "turned by {quarters}");
        }
    }
}
