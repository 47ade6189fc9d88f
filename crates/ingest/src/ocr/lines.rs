//! Lines of text: letters of one zone that stand side by side, with the marks that belong to them.
//!
//! Letters are chained from left to right where they share most of their height; marks, stops and dashes then join
//! the line that they stand nearest to. A chain does not care about the slope of the page as a whole, nor about what
//! stands in the other column of a letterhead. Unit: px.

use std::collections::BTreeSet;

use super::OcrSettings;
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

fn is_mark(p: &Component, unit: f32) -> bool {
    let (w, h) = (p.width() as f32, p.height() as f32);
    h < 0.62 * unit && w < 4.0 * unit
}

impl Line {
    fn of(zone: usize, piece: usize, p: &Component) -> Self {
        Self { zone, pieces: vec![piece], x0: p.x0, y0: p.y0, x1: p.x1, y1: p.y1, ..Self::default() }
    }

    fn take(&mut self, piece: usize, p: &Component) {
        self.pieces.push(piece);
        self.x0 = self.x0.min(p.x0);
        self.y0 = self.y0.min(p.y0);
        self.x1 = self.x1.max(p.x1);
        self.y1 = self.y1.max(p.y1);
    }

    /// Sets what is a median over the letters.
    fn settle(&mut self, pieces: &[Component]) {
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

/// Gives marks, stops and dashes to their lines. What stands at the height of a line's letters is a stop or a dash of
/// it; what stands above or below letters belongs where the nearest ink over or under it belongs, mark upon mark
/// (`ế`); the rest to the nearest line. What has none near makes a line of its own if it lies in a cell (a lone dash),
/// and is dust elsewhere.
fn attach_marks(
    lines: &mut Vec<Line>,
    pieces: &[Component],
    zone: &[usize],
    stacked: &BTreeSet<usize>,
    unit: f32,
) {
    let mut home: Vec<Option<usize>> = vec![None; pieces.len()];
    for (n, line) in lines.iter().enumerate() {
        for &i in &line.pieces {
            if let Some(h) = home.get_mut(i) {
                *h = Some(n);
            }
        }
    }
    let is_mark = |i: usize| stacked.contains(&i) || pieces.get(i).is_some_and(|p| is_mark(p, unit));
    let marks: Vec<usize> = (0..pieces.len()).filter(|&i| is_mark(i)).collect();
    let letters = home.clone();
    let stacks = Stacks::of(pieces, &letters, &marks);
    let mut lone: Vec<usize> = Vec::new();
    for &i in &marks {
        let (Some(piece), Some(&zone)) = (pieces.get(i), zone.get(i)) else { continue };
        let found = beside(lines, piece, zone, unit)
            .or_else(|| {
                stacks.line_of(i, pieces, unit).filter(|&n| lines.get(n).is_some_and(|l| l.zone == zone))
            })
            .or_else(|| nearest(lines, piece, zone, unit));
        match found.and_then(|n| home.get_mut(i).map(|h| (n, h))) {
            Some((n, h)) => *h = Some(n),
            None if zone != 0 && piece.width() as f32 > 0.3 * unit => lone.push(i),
            None => {}
        }
    }
    for &i in &marks {
        let line = home.get(i).copied().flatten().and_then(|n| lines.get_mut(n));
        if let (Some(line), Some(piece)) = (line, pieces.get(i)) {
            line.take(i, piece);
        }
    }
    for i in lone {
        let (Some(piece), Some(&zone)) = (pieces.get(i), zone.get(i)) else { continue };
        let mut line = Line::of(zone, i, piece);
        line.letters = 1;
        line.settle(pieces);
        lines.push(line);
    }
}

/// The line at whose letters' height a mark stands: a stop, a comma, a dash.
fn beside(lines: &[Line], piece: &Component, zone: usize, unit: f32) -> Option<usize> {
    let (x, y) = piece.center();
    lines.iter().position(|l| {
        let aside = (l.x0 as f32 - x).max(x - l.x1 as f32).max(0.0);
        let reach = if l.zone == 0 { 2.5 * unit } else { 4.0 * unit };
        l.zone == zone && aside <= reach && y >= l.baseline - unit && y <= l.baseline + 0.12 * unit
    })
}

/// The line that a mark is nearest to, ascenders counted as its body.
fn nearest(lines: &[Line], piece: &Component, zone: usize, unit: f32) -> Option<usize> {
    let (x, y) = piece.center();
    let distance = |l: &Line| {
        let aside = (l.x0 as f32 - x).max(x - l.x1 as f32).max(0.0);
        let apart = (l.baseline - 1.5 * unit - y).max(y - l.baseline).max(0.0);
        (aside <= 1.6 * unit && apart <= 1.2 * unit).then_some(apart + aside)
    };
    let near = lines.iter().enumerate().filter(|(_, l)| l.zone == zone);
    near.filter_map(|(n, l)| distance(l).map(|d| (d, n))).min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, n)| n)
}

/// For every mark, the ink next to it upwards and downwards.
struct Stacks<'a> {
    home: &'a [Option<usize>],
    /// Letters and marks by their left side.
    sorted: Vec<usize>,
    widest: u32,
}

impl<'a> Stacks<'a> {
    fn of(pieces: &[Component], home: &'a [Option<usize>], marks: &[usize]) -> Self {
        let letters = (0..pieces.len()).filter(|&i| home.get(i).copied().flatten().is_some());
        let mut sorted: Vec<usize> = letters.chain(marks.iter().copied()).collect();
        sorted.sort_by_key(|&i| pieces.get(i).map(|p| (p.x0, p.y0)));
        let widest = sorted.iter().filter_map(|&i| pieces.get(i)).map(Component::width).max().unwrap_or(0);
        Self { home, sorted, widest }
    }

    /// The line of the letter that a mark leads to, from mark to mark.
    fn line_of(&self, mark: usize, pieces: &[Component], unit: f32) -> Option<usize> {
        let mut at = mark;
        for _ in 0..4 {
            at = self.neighbour(at, mark, pieces, unit)?;
            if let Some(line) = self.home.get(at).copied().flatten() {
                return Some(line);
            }
        }
        None
    }

    /// The piece nearest above or below, with ink over the same columns; not the mark that the search came from.
    fn neighbour(&self, at: usize, origin: usize, pieces: &[Component], unit: f32) -> Option<usize> {
        let me = pieces.get(at)?;
        let from =
            self.sorted.partition_point(|&i| pieces.get(i).is_some_and(|p| p.x0 + self.widest < me.x0));
        let mut best: Option<(f32, usize)> = None;
        for &i in self.sorted.iter().skip(from) {
            let Some(p) = pieces.get(i) else { continue };
            if p.x0 >= me.x1 {
                break;
            }
            let shared = me.x1.min(p.x1).saturating_sub(me.x0.max(p.x0));
            if i == at || i == origin || shared * 3 < me.width().min(p.width()) {
                continue;
            }
            // Marks are drawn closer to the letter below them than to the line above: even evidence goes down.
            let below = p.center().1 > me.center().1;
            let gap =
                if below { p.y0 as f32 - me.y1 as f32 } else { me.y0 as f32 - p.y1 as f32 + 0.05 * unit };
            if gap < 0.8 * unit && best.is_none_or(|(g, _)| gap < g) {
                best = Some((gap, i));
            }
        }
        best.map(|(_, i)| i)
    }
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
