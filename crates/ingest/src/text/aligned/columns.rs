//! The columns of an aligned table: what lies between two gutters.

use std::ops::Range;

use model::{Cell, GridRow, Region};

use super::FIELDS;
use super::fields::{Field, GUTTER};
use crate::text::line::Line;

/// The columns that the lines with several fields show, `fewest` such lines at least, where each field of a line stands in
/// one of its own: a row without a gap hides where a column ends.
pub(super) fn shown_columns(own: &[(&Line<'_>, Vec<Field<'_>>)], fewest: usize) -> Option<Vec<Range<usize>>> {
    let full: Vec<&[Field<'_>]> =
        own.iter().map(|(_, f)| f.as_slice()).filter(|f| f.len() >= FIELDS).collect();
    let columns = columns(&full);
    let apart = |own: &&[Field<'_>]| {
        let places = own.iter().map(|(at, _)| column_of(&columns, at.start));
        places.collect::<Vec<_>>().windows(2).all(|pair| pair.first() < pair.last())
    };
    (columns.len() >= FIELDS && full.len() >= fewest && full.iter().all(apart)).then_some(columns)
}

/// What lies between the gutters of the lines that show the columns.
fn columns(full: &[&[Field<'_>]]) -> Vec<Range<usize>> {
    let mut taken: Vec<Range<usize>> = full.iter().flat_map(|f| f.iter().map(|(at, _)| at.clone())).collect();
    taken.sort_unstable_by_key(|at| at.start);
    let mut columns: Vec<Range<usize>> = Vec::new();
    for at in taken {
        match columns.last_mut().filter(|open| at.start < open.end + GUTTER) {
            Some(open) => open.end = open.end.max(at.end),
            None => columns.push(at),
        }
    }
    columns
}

/// The column in which a field begins.
pub(super) fn column_of(columns: &[Range<usize>], start: usize) -> usize {
    columns.iter().rposition(|column| column.start <= start).unwrap_or(0)
}

/// Writes the text of a line into the cell of a row at a column, which covers so many; behind what stands there.
pub(super) fn write(row: &mut GridRow, column: usize, width: usize, text: &str, line: u32) {
    match row.cells.iter_mut().find(|cell| cell.column as usize == column) {
        Some(cell) => {
            cell.text.push(' ');
            cell.text.push_str(text);
            cell.region.lines = cell.region.lines.map(|[first, _]| [first, line]);
        }
        None => row.cells.push(Cell {
            column_span: width as u32,
            region: Region::on_lines(line, line),
            ..Cell::new(column as u32, crate::clean_lines(text))
        }),
    }
    row.cells.sort_by_key(|cell| cell.column);
}
