//! A frame → its cells: the slots between neighbouring edges, united wherever no side is drawn between them.

use super::{
    crossings::{Frame, find, unite},
    edges::{Edge, same},
};
use crate::blocks::LayoutSettings;

/// A grid of cells, as drawn. Rows × columns; every cell is a rectangle of slots.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Grid {
    /// x of the column edges, left to right.
    pub xs: Vec<f32>,
    /// y of the row edges, top to bottom.
    pub ys: Vec<f32>,
    /// For each edge in `ys`, whether a rule was drawn along most of it.
    pub drawn: Vec<bool>,
    /// The cells by row, then column.
    pub cells: Vec<GridCell>,
}

/// Where a cell lies in its grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GridCell {
    /// Row of its top side.
    pub row: usize,
    /// Column of its left side.
    pub column: usize,
    /// Rows that it covers.
    pub row_span: usize,
    /// Columns that it covers.
    pub column_span: usize,
}

impl Grid {
    /// Number of rows.
    pub fn height(&self) -> usize {
        self.ys.len().saturating_sub(1)
    }

    /// Number of columns.
    pub fn width(&self) -> usize {
        self.xs.len().saturating_sub(1)
    }
}

/// Builds the grid of a frame; `None` where it encloses nothing.
pub fn grid(frame: &Frame, settings: &LayoutSettings) -> Option<Grid> {
    let (xs, ys) = (positions(&frame.down), positions(&frame.across));
    let (columns, rows) = (xs.len().checked_sub(1)?, ys.len().checked_sub(1)?);
    if columns == 0 || rows == 0 {
        return None;
    }
    let span = |edges: &[f32], i: usize| {
        (edges.get(i).copied().unwrap_or(0.0), edges.get(i + 1).copied().unwrap_or(0.0))
    };
    let parts = |edges: &[Edge], at: f32, (from, to): (f32, f32)| {
        let covered: f32 = edges.iter().filter(|e| same(e.at, at)).map(|e| e.covers(from, to)).sum();
        covered >= settings.ruled_share * (to - from)
    };
    // the last node stands for the outside: what is open to it is no cell
    let outside = rows * columns;
    let mut parent: Vec<usize> = (0..=outside).collect();
    for row in 0..rows {
        for (line, &x) in xs.iter().enumerate() {
            if !parts(&frame.down, x, span(&ys, row)) {
                let left = if line == 0 { outside } else { row * columns + line - 1 };
                let right = if line == columns { outside } else { row * columns + line };
                unite(&mut parent, left, right);
            }
        }
    }
    for column in 0..columns {
        for (line, &y) in ys.iter().enumerate() {
            if !parts(&frame.across, y, span(&xs, column)) {
                let above = if line == 0 { outside } else { (line - 1) * columns + column };
                let below = if line == rows { outside } else { line * columns + column };
                unite(&mut parent, above, below);
            }
        }
    }
    let open = find(&mut parent, outside);
    let owner: Vec<Option<usize>> = (0..outside)
        .map(|slot| {
            let root = find(&mut parent, slot);
            (root != open).then_some(root)
        })
        .collect();
    let cells = rectangles(&owner, columns);
    let drawn = ys.iter().enumerate().map(|(line, &y)| {
        // only the cells that end (or, at the top, begin) at this line need a rule there
        let ending = cells.iter().filter(|c| if line == 0 { c.row == 0 } else { c.row + c.row_span == line });
        let (mut needed, mut inked) = (0.0, 0.0);
        for cell in ending {
            let from = xs.get(cell.column).copied().unwrap_or(0.0);
            let to = xs.get(cell.column + cell.column_span).copied().unwrap_or(0.0);
            needed += to - from;
            let across = frame.across.iter().filter(|e| e.drawn && same(e.at, y));
            inked += across.map(|e| e.covers(from, to)).sum::<f32>();
        }
        needed > 0.0 && inked >= 0.5 * needed
    });
    let drawn = drawn.collect();
    (!cells.is_empty()).then_some(Grid { xs, ys, drawn, cells })
}

/// Cuts the regions of equal owner into rectangles. A region is one already unless rules are missing at a corner.
fn rectangles(owner: &[Option<usize>], columns: usize) -> Vec<GridCell> {
    let mut out: Vec<(usize, GridCell)> = Vec::new();
    for (row, slots) in owner.chunks(columns).enumerate() {
        let mut column = 0;
        while let Some(&slot) = slots.get(column) {
            let run = slots.iter().skip(column).take_while(|s| **s == slot).count();
            if let Some(region) = slot {
                let above = out.iter_mut().find(|(of, cell)| {
                    *of == region
                        && cell.column == column
                        && cell.column_span == run
                        && cell.row + cell.row_span == row
                });
                match above {
                    Some((_, cell)) => cell.row_span += 1,
                    None => out.push((region, GridCell { row, column, row_span: 1, column_span: run })),
                }
            }
            column += run;
        }
    }
    out.into_iter().map(|(_, cell)| cell).collect()
}

fn positions(edges: &[Edge]) -> Vec<f32> {
    let mut out: Vec<f32> = edges.iter().map(|e| e.at).collect();
    out.sort_by(f32::total_cmp);
    out.dedup_by(|a, b| same(*a, *b));
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fragments::ruled::{crossings::frames, edges::Edges};

    fn edge(at: f32, from: f32, to: f32) -> Edge {
        Edge { at, from, to, drawn: true }
    }

    fn check(across: &[Edge], down: &[Edge], expected: &[(usize, usize, usize, usize)]) {
        let edges = Edges { across: across.to_vec(), down: down.to_vec() };
        let frames = frames(&edges, 4.0);
        assert_eq!(frames.len(), 1, "{frames:?}");
        let grid = grid(&frames[0], &LayoutSettings::default()).unwrap();
        let got: Vec<_> = grid.cells.iter().map(|c| (c.row, c.column, c.row_span, c.column_span)).collect();
        assert_eq!(got, expected);
    }

    #[test]
    fn a_full_grid() {
        let across = [edge(0.0, 0.0, 100.0), edge(50.0, 0.0, 100.0), edge(90.0, 0.0, 100.0)];
        let down = [edge(0.0, 0.0, 90.0), edge(40.0, 0.0, 90.0), edge(100.0, 0.0, 90.0)];
        check(&across, &down, &[(0, 0, 1, 1), (0, 1, 1, 1), (1, 0, 1, 1), (1, 1, 1, 1)]);
    }

    #[test]
    fn merged_over_columns_and_over_rows() {
        let across = [edge(0.0, 0.0, 100.0), edge(50.0, 40.0, 100.0), edge(90.0, 0.0, 100.0)];
        let down =
            [edge(0.0, 0.0, 90.0), edge(40.0, 0.0, 90.0), edge(70.0, 50.0, 90.0), edge(100.0, 0.0, 90.0)];
        check(&across, &down, &[(0, 0, 2, 1), (0, 1, 1, 2), (1, 1, 1, 1), (1, 2, 1, 1)]);
    }

    #[test]
    fn a_row_torn_by_the_page_end_is_still_a_row() {
        let across = [edge(0.0, 0.0, 100.0), edge(50.0, 0.0, 100.0)];
        let down = [edge(0.0, 0.0, 90.0), edge(40.0, 0.0, 90.0), edge(100.0, 0.0, 90.0)];
        check(&across, &down, &[(0, 0, 1, 1), (0, 1, 1, 1), (1, 0, 1, 1), (1, 1, 1, 1)]);
    }

    #[test]
    fn open_sides_are_closed_where_the_rules_end() {
        let across = [edge(0.0, 0.0, 100.0), edge(50.0, 0.0, 100.0), edge(90.0, 0.0, 100.0)];
        let down = [edge(40.0, 0.0, 90.0)];
        check(&across, &down, &[(0, 0, 1, 1), (0, 1, 1, 1), (1, 0, 1, 1), (1, 1, 1, 1)]);
    }

    #[test]
    fn a_rule_that_begins_in_mid_column_ends_the_cell_above_it() {
        // «Cơ quan thực hiện» over «Chủ trì» and «Phối hợp», no rule between the two levels
        let across = [edge(0.0, 0.0, 100.0), edge(90.0, 0.0, 100.0)];
        let down =
            [edge(0.0, 0.0, 90.0), edge(40.0, 0.0, 90.0), edge(70.0, 20.0, 90.0), edge(100.0, 0.0, 90.0)];
        check(&across, &down, &[(0, 0, 2, 1), (0, 1, 1, 2), (1, 1, 1, 1), (1, 2, 1, 1)]);
    }

    #[test]
    fn column_rules_alone_make_columns() {
        let down = [edge(0.0, 0.0, 90.0), edge(40.0, 0.0, 90.0), edge(100.0, 0.0, 90.0)];
        check(&[], &down, &[(0, 0, 1, 1), (0, 1, 1, 1)]);
    }
}
