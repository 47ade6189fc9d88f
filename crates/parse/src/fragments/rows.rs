//! Rows inside a row: tables with column rules but no rules between the rows.
//!
//! The index column tells the rows: an ordinal opens one, and what stands beside it on the same line belongs to it.
//! A fully ruled table never has two ordinals in one index cell, so that it is never cut here. Without ordinals,
//! lines of figures that stand side by side in all columns are rows (see `figures.rs`).

use grammar::{ordinal, walk::Walk};
use model::{Ordinal, Rect};

use super::{
    again::HeadPrint,
    cell_text::is_broken_number,
    cuts::find_cuts,
    draft::{Draft, DraftCell, DraftRow},
    figures,
    ruled::tables::same_edges,
};
use crate::{
    blocks::LayoutSettings,
    flow::{self, Line},
};

/// Cuts the rows of tables that have column rules only. Where one page of a table shows it, the pages with the same
/// columns follow; where they print its header again, what stands right under it is cut off from it.
pub fn cut_half_ruled(drafts: &mut [Vec<Draft<'_>>], settings: &LayoutSettings) {
    let half: Vec<Vec<f32>> =
        drafts.iter().flatten().filter(|d| is_half_ruled(d, settings)).map(|d| d.xs.clone()).collect();
    let mut print: Option<HeadPrint<'_>> = None;
    for draft in drafts.iter_mut().flatten() {
        if half.iter().any(|xs| same_edges(xs, &draft.xs)) {
            let again = print.as_ref().and_then(|p| p.end_in(draft));
            if let Some(end) = again {
                cut_at(draft, end);
            }
            cut_rows(draft, settings);
            if again.is_none() {
                print = HeadPrint::of(draft, settings).or(print);
            }
        }
        cut_figures(draft, settings);
    }
}

/// Whether the draft shows, in at least one row, several ordinals of one walk in its index cell.
fn is_half_ruled(draft: &Draft<'_>, settings: &LayoutSettings) -> bool {
    (0..draft.rows.len()).any(|row| {
        let ordinals = band_ordinals(&draft.rows, &band(&draft.rows, row), settings);
        ordinals.len() >= 2 && walks(&ordinals)
    })
}

/// Cuts every row of a half-ruled draft at its ordinals.
pub fn cut_rows(draft: &mut Draft<'_>, settings: &LayoutSettings) {
    cut_where(draft, band, |rows, band| {
        let ordinals = band_ordinals(rows, band, settings);
        find_cuts(&columns(rows, band, settings), &ordinals, settings)
    });
}

/// Cuts rows in which lines of figures stand side by side: a rule parts groups of rows, none the rows of a group. A
/// cell that reaches down from the rows above is the name of its group and goes on through all of them.
pub fn cut_figures(draft: &mut Draft<'_>, settings: &LayoutSettings) {
    let own =
        |rows: &[DraftRow<'_>], last| band(rows, last).into_iter().filter(|(r, _)| *r == last).collect();
    cut_where(draft, own, |rows, band| figures::find_cuts(&columns(rows, band, settings)));
}

/// Cuts the row that holds a height, such as the end of a header that is printed again.
fn cut_at(draft: &mut Draft<'_>, y: f32) {
    cut_where(draft, band, |rows, _| {
        let holds = rows.last().is_some_and(|r| r.y0 < y && y < r.y1);
        if holds { vec![y] } else { Vec::new() }
    });
}

/// A cell by its row and its place in that row.
type At = (usize, usize);

/// Cuts rows where `find` says so, given all rows up to the one in question and the cells of it that may be cut, which
/// `cells` picks. A draft that was cut is less sure of its rows.
fn cut_where<'a>(
    draft: &mut Draft<'a>,
    cells: impl Fn(&[DraftRow<'a>], usize) -> Vec<At>,
    find: impl Fn(&[DraftRow<'a>], &[At]) -> Vec<f32>,
) {
    let mut out: Vec<DraftRow<'a>> = Vec::with_capacity(draft.rows.len());
    let mut any = false;
    for row in std::mem::take(&mut draft.rows) {
        let (top, bottom) = (row.y0, row.y1);
        out.push(row);
        let band = cells(&out, out.len() - 1);
        let mut cuts = find(&out, &band);
        // what reaches down from the upper level of a header is never cut above the lower one
        if cuts.iter().any(|y| *y <= top) {
            continue;
        }
        cuts.retain(|y| *y < bottom);
        any |= !cuts.is_empty();
        cut(&mut out, &band, &cuts);
    }
    draft.rows = out;
    if any {
        draft.confidence = draft.confidence.min(0.9);
    }
}

/// The cells that end with a row, from left to right: its own, and those that reach down into it.
fn band(rows: &[DraftRow<'_>], last: usize) -> Vec<At> {
    let mut out: Vec<(usize, At)> = Vec::new();
    for (r, row) in rows.iter().enumerate().take(last + 1) {
        let ending = row.cells.iter().enumerate().filter(|(_, c)| r + c.row_span == last + 1);
        out.extend(ending.map(|(i, c)| (c.column, (r, i))));
    }
    out.sort_unstable();
    out.into_iter().map(|(_, at)| at).collect()
}

fn cell_at<'r, 'a>(rows: &'r [DraftRow<'a>], (r, i): At) -> Option<&'r DraftCell<'a>> {
    rows.get(r)?.cells.get(i)
}

/// The lines of each cell of a band.
fn columns<'a>(rows: &[DraftRow<'a>], band: &[At], settings: &LayoutSettings) -> Vec<Vec<Line<'a>>> {
    band.iter().filter_map(|at| lines_of(rows, *at, settings)).collect()
}

fn lines_of<'a>(rows: &[DraftRow<'a>], at: At, settings: &LayoutSettings) -> Option<Vec<Line<'a>>> {
    Some(flow::group(cell_at(rows, at)?.words.iter().copied(), settings.baseline_drift))
}

/// The ordinals of the band's index cell with the tops of their lines; empty where the cell holds anything else.
fn band_ordinals(rows: &[DraftRow<'_>], band: &[At], settings: &LayoutSettings) -> Vec<(f32, Ordinal)> {
    let index = band.first().copied();
    let Some(at) = index.filter(|at| cell_at(rows, *at).is_some_and(|c| c.column == 0)) else {
        return Vec::new();
    };
    let lines = lines_of(rows, at, settings).unwrap_or_default();
    let width = cell_at(rows, at).map_or(0.0, |c| c.bbox.width());
    let mut out = Vec::new();
    for broken in lines.chunk_by(|a, b| is_broken_number(a, b, width)) {
        let text: String = broken.iter().map(Line::text).collect();
        let top = broken.first().map_or(0.0, |line| line.bbox.y0);
        match ordinal::read(&text) {
            Some(found) => out.push((top, found)),
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

/// Cuts the cells of a band at the given heights: what stands above the first stays, each piece below is a row; every
/// word goes to the piece that holds its middle. Other cells that cover the row go on through all pieces.
fn cut<'a>(rows: &mut Vec<DraftRow<'a>>, band: &[At], cuts: &[f32]) {
    let count = rows.len();
    let (Some(first), Some(last)) = (cuts.first().copied(), rows.last_mut()) else { return };
    let (bottom, ruled_below) = (last.y1, last.ruled_below);
    last.y1 = first;
    last.ruled_below = Some(false);
    let ends = cuts.iter().skip(1).copied().chain([bottom]);
    let mut pieces: Vec<DraftRow<'a>> = cuts
        .iter()
        .zip(ends)
        .map(|(y0, y1)| DraftRow { y0: *y0, y1, ruled_below: Some(false), cells: Vec::new() })
        .collect();
    if let Some(piece) = pieces.last_mut() {
        piece.ruled_below = ruled_below;
    }
    for (r, row) in rows.iter_mut().enumerate() {
        for (i, cell) in row.cells.iter_mut().enumerate() {
            if r + cell.row_span >= count && !band.contains(&(r, i)) {
                cell.row_span += cuts.len();
            }
        }
    }
    for &(r, i) in band {
        let Some(cell) = rows.get_mut(r).and_then(|row| row.cells.get_mut(i)) else { continue };
        for piece in &mut pieces {
            let bbox = Rect::new(cell.bbox.x0, piece.y0, cell.bbox.x1, piece.y1);
            piece.cells.push(DraftCell { bbox, words: Vec::new(), row_span: 1, ..*cell });
        }
        cell.bbox.y1 = first;
        let (above, below): (Vec<_>, Vec<_>) =
            std::mem::take(&mut cell.words).into_iter().partition(|w| w.bbox.center().1 < first);
        cell.words = above;
        for word in below {
            let at = cuts.iter().skip(1).filter(|y| **y <= word.bbox.center().1).count();
            if let Some(into) = pieces.get_mut(at).and_then(|p| p.cells.last_mut()) {
                into.words.push(word);
            }
        }
    }
    rows.extend(pieces);
}
