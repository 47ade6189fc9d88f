//! Tables with a row a line, each cell with its bar behind it: «1 | Rà soát quy trình | Sở Nội vụ | Quý II |».
//!
//! A first cell without text makes the line begin with its bar.

use model::{Block, Fragment, FragmentOrigin, GridRow, Region};

use super::pieces::{self, Piece, Place};
use super::{Found, is_ended};
use crate::letterhead::is_mark;
use crate::text::line::Line;
use crate::text::separated::is_index_label;

/// A row of a table.
pub(super) struct Row {
    pub cells: Vec<Piece>,
    /// Whether its first column is that of the row above, merged down over it: its cells begin in the second.
    pub numbered_above: bool,
}

impl From<Vec<Piece>> for Row {
    fn from(cells: Vec<Piece>) -> Self {
        Self { cells, numbered_above: false }
    }
}

/// The cells of a line, and whether its last bar is the last that it shows.
fn cells(lines: &[Line<'_>], at: usize) -> Option<Vec<Piece>> {
    let mut place = Place::of(at);
    let mut cells = Vec::new();
    while place.line == at {
        let (piece, next) = pieces::next(lines, place)?;
        cells.push(piece);
        place = next;
    }
    (place == Place::of(at + 1)).then_some(cells)
}

/// The table whose first row is a line.
pub(super) fn table(lines: &[Line<'_>], at: usize) -> Option<Found> {
    const FEWEST: usize = 2;
    if !is_ended(lines.get(at)?) {
        return None;
    }
    let head = cells(lines, at).filter(|head| head.len() >= FEWEST)?;
    let width = head.len();
    let mut rows = vec![head];
    for (n, line) in lines.iter().enumerate().skip(at + 1) {
        let bar_first = line.looks.has_bars() && line.text.trim_start().starts_with('|');
        let Some(row) = (is_ended(line) || bar_first).then(|| cells(lines, n)).flatten() else { break };
        // A row that begins with its bar is one of Markdown unless it is as wide as the others.
        if row.len() < FEWEST || (bar_first && row.len() != width) {
            break;
        }
        rows.push(row);
    }
    let indexed = rows.first().and_then(|row| row.first()).is_some_and(|cell| is_index_label(&cell.text));
    // A letterhead and a signature are tables of one row or two; their cells say what they are.
    let layout = rows.iter().flatten().any(|cell| is_mark(&cell.text));
    if !layout && (rows.len() < 2 || (width == FEWEST && !indexed)) {
        return None;
    }
    let taken = rows.len();
    let rows: Vec<Row> = rows.into_iter().map(Row::from).collect();
    Some(Found { at, taken, blocks: vec![Block::Fragment(fragment(&rows, 1.0)?)] })
}

/// The grid of rows of cells.
pub(super) fn fragment(rows: &[Row], grid_confidence: f32) -> Option<Fragment> {
    let cells = || rows.iter().flat_map(|row| &row.cells);
    let width = rows.iter().map(|row| row.cells.len()).max()? as u32;
    let grid_row = |(at, row): (usize, &Row)| {
        // The title of a section is all that its row holds.
        let column_span = if row.cells.len() == 1 { width } else { 1 };
        let below = rows.iter().skip(at + 1).take_while(|row| row.numbered_above).count() as u32;
        let cell = |(column, piece): (u32, &Piece)| model::Cell {
            column_span,
            row_span: if column == 0 { below + 1 } else { 1 },
            region: Region::on_lines(piece.first, piece.last),
            ..model::Cell::new(column, piece.text.clone())
        };
        let lines = (row.cells.iter().map(|c| c.first).min()?, row.cells.iter().map(|c| c.last).max()?);
        let region = Region::on_lines(lines.0, lines.1);
        let from = u32::from(row.numbered_above);
        Some(GridRow { cells: (from..).zip(&row.cells).map(cell).collect(), region, ..GridRow::default() })
    };
    let first = cells().next()?.first;
    let last = cells().map(|cell| cell.last).max()?;
    Some(Fragment {
        origin: FragmentOrigin::Separated,
        width,
        rows: rows.iter().enumerate().map(grid_row).collect::<Option<_>>()?,
        region: Region::on_lines(first, last),
        grid_confidence,
        ..Fragment::default()
    })
}
