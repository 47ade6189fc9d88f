//! Where one row ends and the next begins among cells that no rule parts.
//!
//! What is looked at, best first: white space that no column crosses and that is wider than between the lines of a
//! cell; ordinals centred in their rows, where the widest white space between two of them parts their rows; the tops
//! of the ordinals.

use model::Ordinal;

use crate::{
    blocks::LayoutSettings,
    flow::{self, Line},
};

/// y of the cuts, top to bottom. `columns` holds the lines of each cell, `ordinals` what the index column shows.
pub(super) fn find_cuts(
    columns: &[Vec<Line<'_>>],
    ordinals: &[(f32, Ordinal)],
    settings: &LayoutSettings,
) -> Vec<f32> {
    let mut tops: Vec<f32> = ordinals.iter().map(|(top, _)| *top).collect();
    let size = flow::median(columns.iter().flatten().map(|l| l.bbox.height()));
    let gaps = white_gaps(columns);
    let usual = usual_gap(columns);
    if let Some(bands) = bands(&gaps, usual, size, &tops, settings) {
        return bands;
    }
    if let Some(cuts) = centred(&gaps, usual, size, &tops, settings) {
        return cuts;
    }
    // one ordinal that no white space opens stands in the middle of its row, which is the only one
    let opens = |top: &f32| gaps.iter().any(|g| (g.to - top).abs() < 0.3 * size && g.height() > -0.2 * size);
    if tops.len() == 1 && !tops.iter().all(opens) {
        tops.clear();
    }
    tops.extend(below_column_numbers(columns));
    tops.sort_by(f32::total_cmp);
    let first = columns.iter().flatten().map(|l| l.bbox.y0).min_by(f32::total_cmp).unwrap_or(0.0);
    tops.dedup_by(|a, b| (*a - *b).abs() < 0.5 * size);
    tops.retain(|top| top - first > 0.5 * size);
    // a cut runs just above the line that it opens
    tops.into_iter().map(|top| top + 0.05 * size).collect()
}

/// White space from y to y that no column crosses; where lines overlap, its height is negative.
#[derive(Debug, Clone, Copy)]
struct Gap {
    from: f32,
    to: f32,
}

impl Gap {
    fn height(self) -> f32 {
        self.to - self.from
    }

    fn middle(self) -> f32 {
        f32::midpoint(self.from, self.to)
    }
}

/// The white space between the lines of all columns taken together.
fn white_gaps(columns: &[Vec<Line<'_>>]) -> Vec<Gap> {
    let mut lines: Vec<&Line<'_>> = columns.iter().flatten().collect();
    lines.sort_by(|a, b| a.bbox.y0.total_cmp(&b.bbox.y0));
    let mut bottom: Option<f32> = None;
    let mut out = Vec::new();
    for line in lines {
        if let Some(from) = bottom {
            out.push(Gap { from, to: line.bbox.y0 });
        }
        bottom = Some(bottom.map_or(line.bbox.y1, |b| b.max(line.bbox.y1)));
    }
    out
}

/// The usual white space between two lines of a cell, as the column with the most lines shows it: in the others, most
/// lines stand in cells of their own.
fn usual_gap(columns: &[Vec<Line<'_>>]) -> f32 {
    let Some(longest) = columns.iter().max_by_key(|c| c.len()) else { return 0.0 };
    let mut steps: Vec<f32> = longest
        .windows(2)
        .filter_map(|pair| match pair {
            [a, b] => Some(b.bbox.y0 - a.bbox.y1),
            _ => None,
        })
        .collect();
    steps.sort_by(f32::total_cmp);
    steps.get(steps.len() / 4).copied().unwrap_or(0.0)
}

/// Where rows stand apart by white space that no column crosses, wider than between the lines of a cell, that space
/// tells the rows better than the ordinals, which may be centred. `None` unless each band holds one ordinal at most.
fn bands(
    gaps: &[Gap],
    usual: f32,
    size: f32,
    ordinals: &[f32],
    settings: &LayoutSettings,
) -> Option<Vec<f32>> {
    let wide = |g: &&Gap| g.height() > usual.max(0.0) + settings.paragraph_gap * size;
    let cuts: Vec<f32> = gaps.iter().filter(wide).map(|g| g.middle()).collect();
    let count = |from: f32, to: f32| ordinals.iter().filter(|o| (from..to).contains(*o)).count();
    let mut edges = vec![f32::MIN];
    edges.extend(&cuts);
    edges.push(f32::MAX);
    let per_band: Vec<usize> =
        edges.windows(2).map(|w| if let [a, b] = w { count(*a, *b) } else { 0 }).collect();
    let one_each = per_band.iter().all(|n| *n <= 1) && per_band.iter().filter(|n| **n == 1).count() >= 2;
    // the first band may be the tail of the page before; any other without an ordinal is a paragraph of its row
    one_each.then(|| {
        cuts.iter().zip(per_band.iter().skip(1)).filter(|(_, n)| **n == 1).map(|(cut, _)| *cut).collect()
    })
}

/// Cells centred in their rows: lines of a row stand above its ordinal, so that the white space just above the ordinal
/// is no wider than between two lines, or there is none. Then the widest white space between two ordinals parts their
/// rows. `None` where most ordinals open their rows, or where some rows do not stand apart.
fn centred(
    gaps: &[Gap],
    usual: f32,
    size: f32,
    ordinals: &[f32],
    settings: &LayoutSettings,
) -> Option<Vec<f32>> {
    let clear = usual.max(0.0) + settings.row_gap * size;
    let mut cuts = Vec::new();
    let mut inside = 0;
    for pair in ordinals.windows(2) {
        let [above, below] = pair else { continue };
        let between = gaps.iter().filter(|g| g.from > *above && g.to <= below + 0.1 * size);
        let widest = between.max_by(|a, b| a.height().total_cmp(&b.height()))?;
        if widest.height() < clear {
            return None;
        }
        inside += usize::from((widest.to - below).abs() > 0.3 * size);
        cuts.push(widest.middle());
    }
    if inside == 0 || 2 * inside < cuts.len() {
        return None;
    }
    // above the first ordinal: the header, or the tail of a row of the page before
    let first = *ordinals.first()?;
    let above = gaps.iter().rfind(|g| g.to <= first + 0.1 * size && g.height() >= clear);
    cuts.extend(above.map(|g| g.middle()));
    cuts.sort_by(f32::total_cmp);
    Some(cuts)
}

/// The row that numbers the columns (`1 2 3 …`) is one line high; what stands below it opens a row.
fn below_column_numbers(columns: &[Vec<Line<'_>>]) -> Option<f32> {
    let first = columns.first()?;
    first.iter().find_map(|line| {
        let mut expected = number(&line.text())?;
        let mut seen = 1;
        let mut next: Option<f32> = None;
        for column in columns.iter().skip(1) {
            let at =
                column.iter().position(|l| (l.baseline - line.baseline).abs() < 0.3 * line.bbox.height())?;
            let value = column.get(at).and_then(|l| number(&l.text()))?;
            if value != expected + 1 {
                return None;
            }
            expected = value;
            seen += 1;
            if let Some(below) = column.get(at + 1) {
                next = Some(next.map_or(below.bbox.y0, |y| y.min(below.bbox.y0)));
            }
        }
        next.filter(|_| seen >= 3)
    })
}

fn number(text: &str) -> Option<u32> {
    text.trim_matches(['(', ')', '.']).parse().ok()
}
