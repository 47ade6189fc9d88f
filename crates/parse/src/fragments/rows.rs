//! Rows inside a row: tables with column rules but no rules between the rows.
//!
//! The index column tells the rows: an ordinal opens one, and what stands beside it on the same line belongs to it.
//! A fully ruled table never has two ordinals in one index cell, so that it is never cut here.

use grammar::{ordinal, walk::Walk};
use model::{Ordinal, Rect};

use super::draft::{Draft, DraftCell, DraftRow};
use crate::{
    blocks::LayoutSettings,
    flow::{self, Line},
};

/// Whether the draft shows, in at least one row, several ordinals of one walk in its index cell.
pub fn is_half_ruled(draft: &Draft<'_>, settings: &LayoutSettings) -> bool {
    draft.rows.iter().any(|row| {
        let ordinals = row_ordinals(row, settings);
        ordinals.len() >= 2 && walks(&ordinals)
    })
}

/// Cuts every row of a half-ruled draft at its ordinals.
pub fn cut_rows(draft: &mut Draft<'_>, settings: &LayoutSettings) {
    let mut out: Vec<DraftRow<'_>> = Vec::new();
    for row in std::mem::take(&mut draft.rows) {
        let cuts = cuts(&row, settings);
        let spans_rows =
            out.iter().rev().enumerate().any(|(up, r)| r.cells.iter().any(|c| c.row_span > up + 1))
                || row.cells.iter().any(|c| c.row_span > 1);
        if cuts.is_empty() || spans_rows {
            out.push(row);
        } else {
            out.extend(cut(row, &cuts));
        }
    }
    draft.rows = out;
    draft.confidence = draft.confidence.min(0.9);
}

/// The ordinals of the row's index cell with the tops of their lines; empty where the cell holds anything else.
fn row_ordinals(row: &DraftRow<'_>, settings: &LayoutSettings) -> Vec<(f32, Ordinal)> {
    let Some(index) = row.cells.first().filter(|c| c.column == 0 && c.row_span == 1) else {
        return Vec::new();
    };
    let lines = flow::group(index.words.iter().copied(), settings.baseline_drift);
    let mut out = Vec::new();
    for line in lines {
        let text = line.text();
        match ordinal::read(&text) {
            Some(found) => out.push((line.bbox.y0, found)),
            // the index column's own title, and nothing else, may stand above the numbers
            None if out.is_empty() && text.chars().count() <= 12 => {}
            None => return Vec::new(),
        }
    }
    out
}

/// Whether the ordinals follow each other: `1.1 1.2 1.3`, `I 1 1.1`, not the torn `2.1` + `0`.
fn walks(ordinals: &[(f32, Ordinal)]) -> bool {
    let mut walk = Walk::default();
    // a page may begin in the middle of the numbering: the first ordinal is sound whatever it is
    let good = ordinals.iter().enumerate().filter(|(i, (_, o))| walk.take(o).is_sound() || *i == 0).count();
    // one break is allowed: the numbers of the columns stand above the numbers of the rows
    good + 1 >= ordinals.len() && good >= 2
}

/// y of the cuts inside a row, top to bottom.
fn cuts(row: &DraftRow<'_>, settings: &LayoutSettings) -> Vec<f32> {
    let ordinals = row_ordinals(row, settings);
    let all: Vec<Vec<Line<'_>>> =
        row.cells.iter().map(|c| flow::group(c.words.iter().copied(), settings.baseline_drift)).collect();
    let mut tops: Vec<f32> = ordinals.iter().map(|(top, _)| *top).collect();
    if let Some(bands) = bands(&all, &tops, settings) {
        return bands;
    }
    tops.extend(below_column_numbers(&all));
    tops.sort_by(f32::total_cmp);
    let size = flow::median(all.iter().flatten().map(|l| l.bbox.height()));
    let first = all.iter().flatten().map(|l| l.bbox.y0).min_by(f32::total_cmp).unwrap_or(row.y0);
    tops.dedup_by(|a, b| (*a - *b).abs() < 0.5 * size);
    tops.retain(|top| top - first > 0.5 * size);
    // a cut runs just above the line that it opens
    tops.into_iter().map(|top| top + 0.05 * size).collect()
}

/// Where rows stand apart by white space that no column crosses, wider than between the lines of a cell, that space
/// tells the rows better than the ordinals, which may be centred. `None` unless each band holds one ordinal at most.
fn bands(columns: &[Vec<Line<'_>>], ordinals: &[f32], settings: &LayoutSettings) -> Option<Vec<f32>> {
    let steps = columns.iter().flat_map(|c| c.windows(2)).filter_map(|pair| match pair {
        [a, b] => Some(b.bbox.y0 - a.bbox.y1),
        _ => None,
    });
    let usual = flow::median(steps);
    let mut boxes: Vec<&Line<'_>> = columns.iter().flatten().collect();
    boxes.sort_by(|a, b| a.bbox.y0.total_cmp(&b.bbox.y0));
    let size = flow::median(boxes.iter().map(|l| l.bbox.height()));
    let mut cuts = Vec::new();
    let mut bottom = boxes.first()?.bbox.y1;
    for line in &boxes {
        if line.bbox.y0 - bottom > usual.max(0.0) + settings.paragraph_gap * size {
            cuts.push(f32::midpoint(bottom, line.bbox.y0));
        }
        bottom = bottom.max(line.bbox.y1);
    }
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

/// Cuts one row at the given heights; every word goes to the band that holds its middle.
fn cut<'a>(row: DraftRow<'a>, cuts: &[f32]) -> Vec<DraftRow<'a>> {
    let mut edges = vec![row.y0];
    edges.extend(cuts.iter().copied().filter(|y| *y > row.y0 && *y < row.y1));
    edges.push(row.y1);
    let last = edges.len() - 2;
    let mut out: Vec<DraftRow<'a>> = edges
        .windows(2)
        .enumerate()
        .filter_map(|(i, pair)| match pair {
            [y0, y1] => Some(DraftRow {
                y0: *y0,
                y1: *y1,
                ruled_below: if i == last { row.ruled_below } else { Some(false) },
                cells: row
                    .cells
                    .iter()
                    .map(|c| DraftCell {
                        bbox: Rect::new(c.bbox.x0, *y0, c.bbox.x1, *y1),
                        words: Vec::new(),
                        ..*c
                    })
                    .collect(),
            }),
            _ => None,
        })
        .collect();
    for (i, cell) in row.cells.into_iter().enumerate() {
        for word in cell.words {
            let y = f32::midpoint(word.bbox.y0, word.bbox.y1);
            let at = edges.iter().skip(1).take(last).filter(|e| **e <= y).count();
            if let Some(into) = out.get_mut(at).and_then(|r| r.cells.get_mut(i)) {
                into.words.push(word);
            }
        }
    }
    out
}
