//! Dust: pieces of ink too small for a full stop, and those as small as one that stand far from every letter.

use super::{Component, Gray, Ink, Prepared};
use crate::ocr::OcrSettings;

/// Sides of a full stop or a dot at most, in x-heights.
const STOP: f32 = 0.26;
/// Height of a letter at least, in x-heights.
const LETTER: f32 = 0.62;
/// How far a stop or a dot may stand from its letter, in x-heights.
const REACH: f32 = 0.5;

/// Paints the dust of a page white and forgets it.
pub(super) fn drop(page: &mut Prepared, settings: &OcrSettings) {
    let unit = page.x_height;
    // At 150 dpi a stop has two samples: only what is smaller is dust wherever it stands.
    let least = (unit * settings.speck).max(2.0);
    let side = |c: &Component| c.width().max(c.height()) as f32;
    let mut letters: Vec<[f32; 4]> = page
        .components
        .iter()
        .filter(|c| c.height() as f32 >= LETTER * unit)
        .map(|c| [c.x0 as f32, c.y0 as f32, c.x1 as f32, c.y1 as f32])
        .collect();
    letters.sort_by(|a, b| a[0].total_cmp(&b[0]));
    // Wide pieces (rules that stayed, seals) are no letters: their boxes would reach over half the page.
    letters.retain(|l| l[2] - l[0] < 12.0 * unit);
    let reach = REACH * unit;
    let alone = |c: &Component| {
        let from = letters.partition_point(|l| l[0] + 12.0 * unit + reach < c.x0 as f32);
        let near = letters.iter().skip(from).take_while(|l| l[0] <= c.x1 as f32 + reach).any(|l| {
            l[2] + reach >= c.x0 as f32 && l[1] <= c.y1 as f32 + reach && l[3] + reach >= c.y0 as f32
        });
        !near
    };
    let (ink, gray) = (&mut page.ink, &mut page.gray);
    page.components.retain(|c| {
        let dust = side(c) < least || (side(c) <= STOP * unit && alone(c));
        if dust {
            wipe(c, ink, gray);
        }
        !dust
    });
}

fn wipe(piece: &Component, ink: &mut Ink, gray: &mut Gray) {
    for run in &piece.runs {
        if let Some(bits) = ink.row_mut(run.y as usize).get_mut(run.x0 as usize..run.x1 as usize) {
            bits.fill(false);
        }
    }
    // Its grey fringe goes too.
    let (x0, x1) = ((piece.x0 as usize).saturating_sub(1), (piece.x1 as usize + 1).min(gray.width));
    for y in (piece.y0 as usize).saturating_sub(1)..=piece.y1 as usize {
        if let Some(samples) = gray.row_mut(y).get_mut(x0..x1) {
            samples.fill(255);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::components;
    use super::*;

    #[test]
    fn dust_goes_and_a_stop_stays() {
        let mut ink = Ink::blank(120, 60);
        let mut paint = |x: usize, y: usize, w: usize, h: usize| {
            for row in y..y + h {
                ink.row_mut(row)[x..x + w].fill(true);
            }
        };
        paint(10, 20, 8, 12);
        paint(20, 29, 3, 3);
        paint(24, 20, 1, 1);
        paint(50, 8, 2, 2);
        paint(80, 40, 3, 3);
        let components = components::find(&ink);
        let mut page = Prepared { ink, ..Prepared::blank((120, 60), 12.0, components) };
        drop(&mut page, &OcrSettings::default());
        let left: Vec<(u32, u32)> = page.components.iter().map(|c| (c.x0, c.y0)).collect();
        assert_eq!(left, [(10, 20), (20, 29)]);
    }
}
