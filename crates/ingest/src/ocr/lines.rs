//! Lines of text: letters of one zone that stand side by side, with the marks that belong to them.
//!
//! Letters are chained from left to right where they share most of their height; marks, stops and dashes then join
//! the line that they stand nearest to. A chain does not care about the slope of the page as a whole, nor about what
//! stands in the other column of a letterhead. Unit: px.

use std::collections::BTreeSet;

use super::OcrSettings;
use super::attach::attach_marks;
use super::cells::Zones;
use super::picture::Component;

/// A line, or the part of one within a cell.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Line {
    /// Zone that it lies in; 0 outside tables.
    pub zone: usize,
    /// Indices of its pieces of ink, letters first.
    pub pieces: Vec<usize>,
    /// How many of them are letters.
    pub letters: usize,
    /// Left.
    pub x0: u32,
    /// Top of the ink.
    pub y0: u32,
    /// One beyond the right side.
    pub x1: u32,
    /// One beyond the bottom of the ink.
    pub y1: u32,
    /// Foot of the letters: the median of their bottoms.
    pub baseline: f32,
    /// Median height of its letters.
    pub letter_height: f32,
}

/// Finds the lines of a page. `unit` is its x-height. Ink too tall for a letter (seals, drawings, photographs) is left
/// out.
pub(super) fn find(pieces: &[Component], zones: &Zones, unit: f32, settings: &OcrSettings) -> Vec<Line> {
    let zone: Vec<usize> = pieces
        .iter()
        .map(|p| {
            let (x, y) = p.center();
            zones.at(x, y)
        })
        .collect();
    let mut letters: Vec<usize> =
        (0..pieces.len()).filter(|&i| pieces.get(i).is_some_and(|p| is_letter(p, unit))).collect();
    letters.sort_by_key(|&i| pieces.get(i).map(|p| (p.x0, p.y0)));
    let stacked = stacked_marks(&letters, pieces, unit);
    letters.retain(|i| !stacked.contains(i));
    let mut lines: Vec<Line> = Vec::new();
    for &i in &letters {
        let (Some(piece), Some(&zone)) = (pieces.get(i), zone.get(i)) else { continue };
        let best = lines
            .iter()
            .enumerate()
            .filter(|(_, line)| line.zone == zone)
            .filter_map(|(n, line)| fit(line, piece, pieces, unit, settings).map(|score| (score, n)))
            .min_by(|a, b| a.0.total_cmp(&b.0));
        match best.and_then(|(_, n)| lines.get_mut(n)) {
            Some(line) => line.take(i, piece),
            None => lines.push(Line::of(zone, i, piece)),
        }
    }
    for line in &mut lines {
        line.letters = line.pieces.len();
        line.settle(pieces);
    }
    attach_marks(&mut lines, pieces, &zone, &stacked, unit);
    lines.retain(|l| worth_reading(l, unit));
    lines.sort_by(|a, b| a.y0.cmp(&b.y0).then(a.x0.cmp(&b.x0)));
    lines
}

/// Letters, digits and capitals with attached marks; also long strokes such as brackets and joined letters.
fn is_letter(p: &Component, unit: f32) -> bool {
    let (w, h) = (p.width() as f32, p.height() as f32);
    (0.62 * unit..=4.2 * unit).contains(&h) && w < 30.0 * unit && w * 12.0 > h
}

/// Two marks that have run together (`ấ`, `ễ`) are as tall as a small letter: what sits closely on a taller letter is
/// a mark.
fn stacked_marks(letters: &[usize], pieces: &[Component], unit: f32) -> BTreeSet<usize> {
    let widest = letters.iter().filter_map(|&i| pieces.get(i)).map(Component::width).max().unwrap_or(0);
    let sits = |p: &Component| {
        let from = letters.partition_point(|&i| pieces.get(i).is_some_and(|b| b.x0 + widest < p.x0));
        let below = letters.iter().skip(from).filter_map(|&i| pieces.get(i)).take_while(|b| b.x0 < p.x1);
        below.into_iter().any(|b| {
            let shared = p.x1.min(b.x1).saturating_sub(p.x0.max(b.x0));
            let gap = b.y0 as f32 - p.y1 as f32;
            b.height() as f32 >= 0.9 * unit && shared * 5 >= p.width() * 3 && gap.abs() < 0.35 * unit
        })
    };
    let small = |p: &Component| (p.height() as f32) < 0.95 * unit && (p.width() as f32) < 1.6 * unit;
    letters.iter().copied().filter(|&i| pieces.get(i).is_some_and(|p| small(p) && sits(p))).collect()
}

impl Line {
    /// A line of one piece.
    pub(super) fn of(zone: usize, piece: usize, p: &Component) -> Self {
        Self { zone, pieces: vec![piece], x0: p.x0, y0: p.y0, x1: p.x1, y1: p.y1, ..Self::default() }
    }

    /// Takes a piece in.
    pub(super) fn take(&mut self, piece: usize, p: &Component) {
        self.pieces.push(piece);
        self.x0 = self.x0.min(p.x0);
        self.y0 = self.y0.min(p.y0);
        self.x1 = self.x1.max(p.x1);
        self.y1 = self.y1.max(p.y1);
    }

    /// Sets what is a median over the letters.
    pub(super) fn settle(&mut self, pieces: &[Component]) {
        let of = |f: fn(&Component) -> f32| {
            let mut v: Vec<f32> =
                self.pieces.iter().take(self.letters).filter_map(|&i| pieces.get(i)).map(f).collect();
            v.sort_by(f32::total_cmp);
            v.get(v.len() / 2).copied().unwrap_or(0.0)
        };
        (self.baseline, self.letter_height) = (of(|p| p.y1 as f32), of(|p| p.height() as f32));
    }
}

/// How badly a letter fits at the end of a line: the gap plus the drift. `None` where it belongs elsewhere.
fn fit(
    line: &Line,
    piece: &Component,
    pieces: &[Component],
    unit: f32,
    settings: &OcrSettings,
) -> Option<f32> {
    let gap = piece.x0 as f32 - line.x1 as f32;
    let reach = if line.zone == 0 { settings.line_gap * unit } else { f32::MAX };
    if gap > reach {
        return None;
    }
    // The band of the last few letters: one alone may be a comma-like `g` or a tall bracket.
    let (mut top, mut foot, mut n) = (0.0, 0.0, 0.0);
    for p in line.pieces.iter().rev().take(4).filter_map(|&i| pieces.get(i)) {
        top += p.y0 as f32;
        foot += p.y1 as f32;
        n += 1.0;
    }
    let (top, foot) = (top / n, foot / n);
    let (low, high) = (piece.y0 as f32, piece.y1 as f32);
    let shared = foot.min(high) - top.max(low);
    let least = 0.5 * (foot - top).min(high - low);
    (shared >= least)
        .then(|| gap.max(0.0) + 2.0 * (f32::midpoint(top, foot) - f32::midpoint(low, high)).abs())
}

/// Scraps that are smaller than any letter in both directions are not handed to the engine.
fn worth_reading(line: &Line, unit: f32) -> bool {
    (line.x1 - line.x0) as f32 > 0.2 * unit && (line.zone != 0 || (line.y1 - line.y0) as f32 > 0.6 * unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(x0: u32, y0: u32, x1: u32, y1: u32) -> Component {
        Component { x0, y0, x1, y1, area: (x1 - x0) * (y1 - y0), runs: Vec::new() }
    }

    #[test]
    fn marks_join_their_letters_and_columns_stay_apart() {
        let pieces = [
            piece(0, 20, 8, 30),
            piece(12, 16, 20, 30),
            piece(13, 11, 18, 14),
            piece(23, 27, 25, 30),
            piece(200, 24, 208, 34),
            piece(12, 40, 20, 50),
        ];
        let lines = find(&pieces, &Zones::default(), 10.0, &OcrSettings::default());
        let members: Vec<&[usize]> = lines.iter().map(|l| l.pieces.as_slice()).collect();
        assert_eq!(members, [&[0, 1, 2, 3][..], &[4], &[5]]);
        assert_eq!((lines[0].y0, lines[0].y1), (11, 30));
    }
}
