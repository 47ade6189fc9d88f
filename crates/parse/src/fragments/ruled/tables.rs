//! Grids and words → drafts of fragments: which frames are tables, and which words stand in which cell.

use model::{Page, Rect, Word};

use super::{cells, crossings, edges::Edges, stub};
use crate::{
    blocks::LayoutSettings,
    fragments::draft::{Draft, DraftCell, DraftRow},
};

/// Finds the ruled tables of a page, top to bottom, and hands back the words that stand in none of them.
///
/// A frame that is a mere box (one cell), a column of boxes or a rule with a tick at its end is no table: its words
/// stay with the running text. `carried` holds the column edges of the last table of the page before: a frame with the
/// same columns goes on with that table, also where one cell alone runs on through the page.
pub fn find_ruled<'a>(
    page: &'a Page,
    edges: &Edges,
    carried: Option<&[f32]>,
    settings: &LayoutSettings,
) -> (Vec<Draft<'a>>, Vec<&'a Word>) {
    let mut words: Vec<&Word> = page.words.iter().collect();
    let unit = page.glyph_size.max(1.0);
    let mut grids: Vec<cells::Grid> = crossings::frames(edges, unit * settings.snap)
        .iter()
        .filter_map(|frame| cells::grid(frame, settings))
        .filter(|grid| grid.cells.len() >= 2 && grid.width() >= 2)
        .collect();
    // an inner table takes its words before the frame around it does
    grids.sort_by(|a, b| area(a).total_cmp(&area(b)));
    let mut drafts = Vec::new();
    for grid in grids {
        let (draft, rest) = fill(&grid, words);
        words = rest;
        if is_table(&draft) || carried.is_some_and(|xs| same_edges(xs, &draft.xs)) {
            drafts.push(draft);
        } else {
            words.extend(draft.into_words());
        }
    }
    drafts.sort_by(|a, b| a.bbox().y0.total_cmp(&b.bbox().y0).then(a.bbox().x0.total_cmp(&b.bbox().x0)));
    let words = stub::take_row_heads(&mut drafts, words, unit, settings);
    (drafts, words)
}

fn area(grid: &cells::Grid) -> f32 {
    let extent = |edges: &[f32]| edges.last().copied().unwrap_or(0.0) - edges.first().copied().unwrap_or(0.0);
    extent(&grid.xs) * extent(&grid.ys)
}

/// Column edges on two pages are the same when they stand this near, in points.
const SAME_EDGE: f32 = 2.0;

/// Whether the columns of two tables stand at the same places.
pub(crate) fn same_edges(a: &[f32], b: &[f32]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| (a - b).abs() < SAME_EDGE)
}

/// A table has words in at least two of its columns.
fn is_table(draft: &Draft<'_>) -> bool {
    let mut filled: Vec<usize> =
        draft.rows.iter().flat_map(|r| &r.cells).filter(|c| !c.words.is_empty()).map(|c| c.column).collect();
    filled.sort_unstable();
    filled.dedup();
    filled.len() >= 2
}

/// Gives each word whose middle lies in a cell to that cell; hands back the others.
pub fn fill<'a>(grid: &cells::Grid, words: Vec<&'a Word>) -> (Draft<'a>, Vec<&'a Word>) {
    let mut rows: Vec<DraftRow<'a>> = Vec::with_capacity(grid.height());
    let edge = |edges: &[f32], i: usize| edges.get(i).copied().unwrap_or(0.0);
    let mut owner = vec![None; grid.height() * grid.width()];
    for row in 0..grid.height() {
        let mut cells = Vec::new();
        for cell in grid.cells.iter().filter(|c| c.row == row) {
            for r in row..row + cell.row_span {
                for c in cell.column..cell.column + cell.column_span {
                    if let Some(slot) = owner.get_mut(r * grid.width() + c) {
                        *slot = Some((row, cells.len()));
                    }
                }
            }
            cells.push(DraftCell {
                column: cell.column,
                column_span: cell.column_span,
                row_span: cell.row_span,
                bbox: Rect::new(
                    edge(&grid.xs, cell.column),
                    edge(&grid.ys, row),
                    edge(&grid.xs, cell.column + cell.column_span),
                    edge(&grid.ys, row + cell.row_span),
                ),
                words: Vec::new(),
            });
        }
        rows.push(DraftRow {
            y0: edge(&grid.ys, row),
            y1: edge(&grid.ys, row + 1),
            ruled_below: Some(grid.drawn.get(row + 1).copied().unwrap_or(false)),
            cells,
        });
    }
    let mut rest = Vec::new();
    for word in words {
        let (x, y) = word.bbox.center();
        let place = slot(&grid.xs, x)
            .zip(slot(&grid.ys, y))
            .and_then(|(c, r)| owner.get(r * grid.width() + c).copied());
        let cell = place.flatten().and_then(|(r, i)| rows.get_mut(r).and_then(|row| row.cells.get_mut(i)));
        match cell {
            Some(cell) => cell.words.push(word),
            None => rest.push(word),
        }
    }
    let draft = Draft {
        xs: grid.xs.clone(),
        rows,
        closed_above: grid.drawn.first().copied(),
        closed_below: grid.drawn.last().copied(),
        ruled: true,
        confidence: 1.0,
    };
    (draft, rest)
}

/// The slot between two neighbouring edges that holds `at`.
fn slot(edges: &[f32], at: f32) -> Option<usize> {
    let after = edges.partition_point(|e| *e <= at);
    (after > 0 && after < edges.len()).then(|| after - 1)
}
