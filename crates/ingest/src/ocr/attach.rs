//! Marks, stops and dashes find the line that they belong to.
//!
//! What stands at the height of a line's letters is a stop or a dash of it. What stands between two lines belongs to the
//! lower one, over whose letters it stands, unless it is a dot close under the feet of the upper one: of all the marks
//! of Vietnamese only `nặng` stands below. Lines may be set so close, and italic marks lean so far, that
//! the nearest ink of a mark is a tail of the upper line: so the feet of the letters around decide, not the nearest ink.

use std::collections::BTreeSet;

use super::lines::Line;
use super::picture::Component;
use super::strips::own_x_height;

/// Height of the middle of a mark over the feet of its line, in x-heights: from just over the small letters to the second
/// mark over a capital.
const OVER: std::ops::RangeInclusive<f32> = 1.0..=2.75;

/// Usual heights there: over a small letter, over a capital or another mark, over both.
const HEIGHTS: [f32; 3] = [1.4, 1.85, 2.2];

/// Depth of the middle of a `nặng` under the feet of its line, in x-heights.
const UNDER: std::ops::RangeInclusive<f32> = 0.1..=0.75;

/// Its usual depth.
const DEPTH: f32 = 0.3;

/// Sides of a dot at most, in x-heights: a bold or italic one of 200 dpi measures 0.45.
const DOT: f32 = 0.5;

/// A mark and its letter are at most so far apart, in x-heights.
const GAP: f32 = 0.45;

/// What it costs, in x-heights off the usual place, that there is no such letter.
const NO_LETTER: f32 = 0.5;

/// Gap between a mark and the one that it stands on, in x-heights.
const ON: f32 = 0.25;

/// Letters around a mark whose feet are looked at.
const AROUND: usize = 7;

/// Gives marks to their lines. What has none near makes a line of its own if it lies in a cell (a lone dash), and is
/// dust elsewhere. `stacked` are pieces as tall as letters that are marks nevertheless.
pub(super) fn attach_marks(
    lines: &mut Vec<Line>,
    pieces: &[Component],
    zone: &[usize],
    stacked: &BTreeSet<usize>,
    unit: f32,
) {
    let is_mark = |i: usize| stacked.contains(&i) || pieces.get(i).is_some_and(|p| is_mark(p, unit));
    let marks: Vec<usize> = (0..pieces.len()).filter(|&i| is_mark(i)).collect();
    let feet: Vec<Feet> = lines.iter().map(|l| Feet::of(l, pieces, unit)).collect();
    let order = Marks::of(pieces, &marks);
    let mut found: Vec<(usize, usize)> = Vec::new();
    let mut lone: Vec<usize> = Vec::new();
    for &i in &marks {
        let (Some(piece), Some(&zone)) = (pieces.get(i), zone.get(i)) else { continue };
        let home = beside(lines, piece, zone, unit)
            .or_else(|| between(i, lines, &feet, &order, pieces, zone, unit))
            .or_else(|| nearest(lines, piece, zone, unit));
        match home {
            Some(n) => found.push((i, n)),
            None if zone != 0 && piece.width() as f32 > 0.3 * unit => lone.push(i),
            None => {}
        }
    }
    for (i, n) in found {
        if let (Some(line), Some(piece)) = (lines.get_mut(n), pieces.get(i)) {
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

fn is_mark(p: &Component, unit: f32) -> bool {
    let (w, h) = (p.width() as f32, p.height() as f32);
    h < 0.62 * unit && w < 4.0 * unit
}

/// How far a column stands outside a line.
fn aside(line: &Line, x: f32) -> f32 {
    (line.x0 as f32 - x).max(x - line.x1 as f32).max(0.0)
}

/// The line at whose letters' height a mark stands: a stop, a comma, a dash.
fn beside(lines: &[Line], piece: &Component, zone: usize, unit: f32) -> Option<usize> {
    let (x, y) = piece.center();
    lines.iter().position(|l| {
        let reach = if l.zone == 0 { 2.5 * unit } else { 4.0 * unit };
        l.zone == zone && aside(l, x) <= reach && y >= l.baseline - unit && y <= l.baseline + 0.12 * unit
    })
}

/// The line that a mark is nearest to, ascenders counted as its body.
fn nearest(lines: &[Line], piece: &Component, zone: usize, unit: f32) -> Option<usize> {
    let (x, y) = piece.center();
    let distance = |l: &Line| {
        let apart = (l.baseline - 1.5 * unit - y).max(y - l.baseline).max(0.0);
        (aside(l, x) <= 1.6 * unit && apart <= 1.2 * unit).then_some(apart + aside(l, x))
    };
    let near = lines.iter().enumerate().filter(|(_, l)| l.zone == zone);
    near.filter_map(|(n, l)| distance(l).map(|d| (d, n))).min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, n)| n)
}

/// The line of a mark that stands between two: over the letters of the lower, or as a dot under those of the upper.
fn between(
    mark: usize,
    lines: &[Line],
    feet: &[Feet],
    marks: &Marks,
    pieces: &[Component],
    zone: usize,
    unit: f32,
) -> Option<usize> {
    let piece = pieces.get(mark)?;
    let (x, y) = piece.center();
    let is_dot = (piece.width().max(piece.height()) as f32) <= DOT * unit;
    let (mut over, mut under): (Option<(f32, usize)>, Option<(f32, usize)>) = (None, None);
    let near = |l: &Line| l.zone == zone && aside(l, x) <= 1.6 * unit;
    for (n, (_, feet)) in lines.iter().zip(feet).enumerate().filter(|(_, (l, _))| near(l)) {
        let height = (feet.at(x) - y) / feet.unit;
        if OVER.contains(&height) && over.is_none_or(|(h, _)| height < h) {
            over = Some((height, n));
        }
        if is_dot && UNDER.contains(&-height) && under.is_none_or(|(d, _)| -height < d) {
            under = Some((-height, n));
        }
    }
    match (over, under) {
        (Some((height, over)), Some((depth, under))) => {
            let lack = |has: bool| if has { 0.0 } else { NO_LETTER };
            let has = |n: usize, above: bool| feet.get(n).is_some_and(|f| f.has_letter(piece, above));
            let off = HEIGHTS.iter().map(|h| (h - height).abs()).fold(f32::MAX, f32::min);
            // The `sắc` of `ế` stands on its mũ, however near the upper line is.
            let is_under = !marks.on_mark(mark, pieces, unit)
                && (depth - DEPTH).abs() + lack(has(under, true)) <= off + lack(has(over, false));
            Some(if is_under { under } else { over })
        }
        (Some((_, n)), None) | (None, Some((_, n))) => Some(n),
        (None, None) => None,
    }
}

/// The letters of a line, from left to right: it may rise or fall along its way.
struct Feet {
    /// Left, top, right and bottom of each letter.
    letters: Vec<[f32; 4]>,
    /// x-height of the line.
    unit: f32,
}

impl Feet {
    fn of(line: &Line, pieces: &[Component], unit: f32) -> Self {
        let letters = line.pieces.iter().take(line.letters).filter_map(|&i| pieces.get(i));
        let mut letters: Vec<[f32; 4]> =
            letters.map(|p| [p.x0, p.y0, p.x1, p.y1].map(|side| side as f32)).collect();
        letters.sort_by(|a, b| (a[0] + a[2]).total_cmp(&(b[0] + b[2])));
        // A smaller face shows in the height of its letters, which is never less than the x-height.
        Self { letters, unit: own_x_height(line, unit).min(line.letter_height.max(1.0)) }
    }

    /// Whether a letter stands close above a mark, or close below it, over the same columns.
    fn has_letter(&self, mark: &Component, above: bool) -> bool {
        let (x0, x1) = (mark.x0 as f32, mark.x1 as f32);
        self.letters.iter().filter(|l| l[0] < x1 && x0 < l[2]).any(|l| {
            let gap = if above { mark.y0 as f32 - l[3] } else { l[1] - mark.y1 as f32 };
            (-GAP..=GAP).contains(&(gap / self.unit))
        })
    }

    /// Where the feet stand at a column: the median of the letters around, so that tails do not count.
    fn at(&self, x: f32) -> f32 {
        let here = self.letters.partition_point(|l| l[0] + l[2] < 2.0 * x);
        let from = here.saturating_sub(AROUND / 2).min(self.letters.len().saturating_sub(AROUND));
        let mut feet: Vec<f32> = self.letters.iter().skip(from).take(AROUND).map(|l| l[3]).collect();
        feet.sort_by(f32::total_cmp);
        feet.get(feet.len() / 2).copied().unwrap_or(f32::MIN)
    }
}

/// The marks of the page from left to right.
struct Marks {
    sorted: Vec<usize>,
    widest: u32,
}

impl Marks {
    fn of(pieces: &[Component], marks: &[usize]) -> Self {
        let mut sorted = marks.to_vec();
        sorted.sort_by_key(|&i| pieces.get(i).map(|p| (p.x0, p.y0)));
        let widest = sorted.iter().filter_map(|&i| pieces.get(i)).map(Component::width).max().unwrap_or(0);
        Self { sorted, widest }
    }

    /// Whether a mark stands on another, as the `sắc` of `ế` on its mũ.
    fn on_mark(&self, mark: usize, pieces: &[Component], unit: f32) -> bool {
        let Some(me) = pieces.get(mark) else { return false };
        let from =
            self.sorted.partition_point(|&i| pieces.get(i).is_some_and(|p| p.x0 + self.widest < me.x0));
        let near = self.sorted.iter().skip(from).filter(|&&i| i != mark).filter_map(|&i| pieces.get(i));
        near.take_while(|p| p.x0 < me.x1).any(|p| {
            let shared = me.x1.min(p.x1).saturating_sub(me.x0.max(p.x0));
            let gap = p.y0 as f32 - me.y1 as f32;
            shared * 3 >= me.width().min(p.width()) && p.center().1 > me.center().1 && gap < ON * unit
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(x0: u32, y0: u32, x1: u32, y1: u32) -> Component {
        Component { x0, y0, x1, y1, area: (x1 - x0) * (y1 - y0), runs: Vec::new() }
    }

    /// Two lines of small letters 25 px apart with an x-height of 10, and one mark: which line it joins.
    fn home_of(mark: Component) -> usize {
        let mut pieces: Vec<Component> = Vec::new();
        for feet in [30, 55] {
            pieces.extend((0..8).map(|n| piece(n * 12, feet - 10, n * 12 + 9, feet)));
        }
        // A letter of the upper line with a tail, and an `i` without its dot in the lower.
        pieces[3].y1 = 34;
        (pieces[13].x0, pieces[13].x1) = (62, 65);
        // A mũ over the fourth letter of the lower line.
        pieces.push(piece(37, 38, 43, 42));
        pieces.push(mark);
        let zone = vec![0; pieces.len()];
        let mut lines: Vec<Line> = [0..8_usize, 8..16]
            .map(|range| {
                let mut line = Line { pieces: range.collect(), letters: 8, ..Line::default() };
                let boxes: Vec<&Component> = line.pieces.iter().map(|&i| &pieces[i]).collect();
                line.x0 = boxes.iter().map(|p| p.x0).min().unwrap();
                line.x1 = boxes.iter().map(|p| p.x1).max().unwrap();
                line.settle(&pieces);
                line
            })
            .into();
        attach_marks(&mut lines, &pieces, &zone, &BTreeSet::new(), 10.0);
        lines.iter().position(|l| l.pieces.contains(&17)).unwrap()
    }

    #[test]
    fn marks_between_two_close_lines() {
        let cases = [
            ("a mũ over the lower line, nearer to the upper", piece(62, 33, 68, 37), 1),
            ("a sắc over a mũ, close below the upper letters", piece(40, 32, 45, 37), 1),
            ("a nặng under the upper line", piece(27, 32, 29, 34), 0),
            ("a bold nặng", piece(26, 32, 30, 36), 0),
            ("a nặng low under the upper line", piece(27, 34, 29, 36), 0),
            ("the dot of an `i` of the lower line", piece(62, 39, 65, 42), 1),
            ("a full stop of the upper line", piece(96, 28, 98, 30), 0),
        ];
        for (what, mark, line) in cases {
            assert_eq!(home_of(mark), line, "{what}");
        }
    }
}
