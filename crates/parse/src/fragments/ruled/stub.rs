//! Row heads that stand left of the frame: names of places, months, totals beside a ruled grid of figures.
//!
//! Words beside a frame are row heads only where nearly every filled row below the header has one line of them, each
//! within its row: text set beside a table runs on across the rows and does not pass.

use model::{Rect, Word};

use crate::{
    blocks::LayoutSettings,
    flow::{self, Line},
    fragments::{
        draft::{Draft, DraftCell},
        unruled::columns::chunks,
    },
};

/// Fewer rows with a head prove nothing.
const LEAST_HEADS: usize = 3;

/// Gives row heads to the grids that they stand beside, as a column of their own, and hands back the other words. A
/// grid right below another one that has the same column edges, but not the first of them, takes these from it: the
/// row of totals under a table.
pub(super) fn take_row_heads<'a>(
    drafts: &mut [Draft<'a>],
    mut words: Vec<&'a Word>,
    unit: f32,
    settings: &LayoutSettings,
) -> Vec<&'a Word> {
    for i in 0..drafts.len() {
        let (before, from) = drafts.split_at_mut(i);
        let Some(draft) = from.first_mut() else { break };
        let frames: Vec<Rect> = before.iter().map(Draft::bbox).collect();
        let own = draft.bbox();
        let (beside, rest): (Vec<&Word>, Vec<&Word>) = words.into_iter().partition(|w| {
            let (x, y) = w.bbox.center();
            x < own.x0 && (own.y0..own.y1).contains(&y) && !frames.iter().any(|f| f.overlap(&w.bbox) > 0.0)
        });
        words = rest;
        if beside.is_empty() {
            continue;
        }
        let missing = before.last().and_then(|above| missing_columns(above, draft, unit));
        let given = match missing {
            Some(edges) => give_columns(draft, &edges, &beside),
            None => give_heads(draft, &beside, unit, settings),
        };
        if !given {
            words.extend(beside);
        }
    }
    words
}

/// The edges that the grid above has left of a grid that goes on below it; `None` where the two do not belong together.
fn missing_columns(above: &Draft<'_>, draft: &Draft<'_>, unit: f32) -> Option<Vec<f32>> {
    let gap = draft.bbox().y0 - above.bbox().y1;
    let first = *draft.xs.first()?;
    let near = |a: f32, b: f32| (a - b).abs() <= 0.5 * unit;
    let fits = draft.xs.iter().all(|x| above.xs.iter().any(|a| near(*a, *x)));
    let left: Vec<f32> = above.xs.iter().copied().filter(|x| *x < first - 0.5 * unit).collect();
    (fits && !left.is_empty() && (0.0..4.0 * unit).contains(&gap)).then_some(left)
}

/// Puts the words beside a grid into columns that another grid has there; false where some word fits none.
fn give_columns<'a>(draft: &mut Draft<'a>, edges: &[f32], words: &[&'a Word]) -> bool {
    let Some(&own) = draft.xs.first() else { return false };
    let first = edges.first().copied().unwrap_or(own);
    let fits = |w: &&Word| {
        w.bbox.center().0 >= first && draft.rows.iter().any(|r| (r.y0..r.y1).contains(&w.bbox.center().1))
    };
    if !words.iter().all(fits) {
        return false;
    }
    widen(draft, edges, words);
    true
}

/// Makes the lines beside a grid the heads of its rows; false where they are none.
fn give_heads<'a>(draft: &mut Draft<'a>, words: &[&'a Word], unit: f32, settings: &LayoutSettings) -> bool {
    let Some(&own) = draft.xs.first() else { return false };
    let lines = flow::group(words.iter().copied(), settings.baseline_drift);
    let mut heads: Vec<usize> = Vec::new();
    for line in &lines {
        match row_of(draft, line, unit) {
            Some(row) if chunks(line, settings.table_gutter * unit).len() == 1 => heads.push(row),
            _ => return false,
        }
    }
    heads.dedup();
    let filled = |r: &usize| draft.rows.get(*r).is_some_and(|r| r.cells.iter().any(|c| !c.words.is_empty()));
    let from = heads.first().copied().unwrap_or(0);
    let body = (from..draft.rows.len()).filter(filled).count();
    let reach = lines.iter().map(|l| l.bbox.x1).fold(f32::MIN, f32::max);
    let left = lines.iter().map(|l| l.bbox.x0).fold(f32::MAX, f32::min);
    let near = (0.0..settings.row_head_gap * unit).contains(&(own - reach));
    if heads.len() < LEAST_HEADS || 5 * heads.len() < 4 * body || !heads.iter().all(filled) || !near {
        return false;
    }
    widen(draft, &[left - 0.25 * unit], words);
    draft.confidence = draft.confidence.min(0.9);
    true
}

/// The row that holds a line from top to bottom, a little room allowed.
fn row_of(draft: &Draft<'_>, line: &Line<'_>, unit: f32) -> Option<usize> {
    let (top, bottom) = (line.bbox.y0 + 0.4 * unit, line.bbox.y1 - 0.3 * unit);
    draft.rows.iter().position(|r| r.y0 <= top && bottom <= r.y1)
}

/// Adds columns at the left, whose left sides are `edges`, and puts each word where its middle lies.
fn widen<'a>(draft: &mut Draft<'a>, edges: &[f32], words: &[&'a Word]) {
    let more = edges.len();
    let right = draft.xs.first().copied().unwrap_or(0.0);
    let mut xs = edges.to_vec();
    xs.append(&mut draft.xs);
    for row in &mut draft.rows {
        let mut cells: Vec<DraftCell<'a>> = (0..more)
            .map(|column| {
                let x1 = edges.get(column + 1).copied().unwrap_or(right);
                let bbox = Rect::new(edges.get(column).copied().unwrap_or(right), row.y0, x1, row.y1);
                DraftCell { column, column_span: 1, row_span: 1, bbox, words: Vec::new() }
            })
            .collect();
        for word in words {
            let (x, y) = word.bbox.center();
            let column = edges.iter().skip(1).filter(|e| **e <= x).count();
            if let Some(cell) = cells.get_mut(column).filter(|_| (row.y0..row.y1).contains(&y)) {
                cell.words.push(word);
            }
        }
        for cell in &mut row.cells {
            cell.column += more;
        }
        cells.append(&mut row.cells);
        row.cells = cells;
    }
    draft.xs = xs;
}
