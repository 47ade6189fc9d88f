//! `merged-down`: a cell merged over several rows goes on after the page break, where its place is printed blank.

use model::{Confidence, Role, RowKind, Table, TableCell};
use normalize::trimmed;

use super::{Edit, Proposal, Rule, Trace};

pub(crate) struct MergedDown;

impl Rule for MergedDown {
    fn name(&self) -> &'static str {
        "merged-down"
    }

    fn needs_whole_rows(&self) -> bool {
        true
    }

    fn find(&self, table: &Table, from: usize) -> Option<Proposal> {
        (from.max(1)..table.rows.len()).find_map(|row| {
            let (column, sure) = goes_on(table, row)?;
            let label = table.columns.get(column).map(|c| c.label.join(" / ")).unwrap_or_default();
            Some(Proposal {
                rule: self.name(),
                edit: Edit::FillDown { row, column },
                column: Some(column),
                confidence: Confidence::new(if sure { 0.95 } else { 0.8 }),
                because: format!("the merged cell of column «{label}» goes on after the page break"),
                trace: Trace::Mend,
            })
        })
    }
}

/// The first column of a row whose blank cell continues the merged cell above it across a boundary, and whether both
/// sides show that they are merged. Where only one does, the column must be one that rows do not leave blank.
fn goes_on(table: &Table, row: usize) -> Option<(usize, bool)> {
    let (here, above) = (table.rows.get(row)?, table.rows.get(row - 1)?);
    if here.kind != RowKind::Body || above.kind != RowKind::Body {
        return None;
    }
    let crossing = here.fragment != above.fragment;
    (0..table.columns.len()).find_map(|c| {
        let (cell, up, column) = (here.cells.get(c)?, above.cells.get(c)?, table.columns.get(c)?);
        // Above, the cell runs to the page's end; below, it is merged again or a filled one carries on.
        let runs = up.row_span > 1 || up.merged;
        let carried = !crossing && up.merged && cell.row_span > 1;
        if !carried && !(crossing && (runs || cell.row_span > 1)) {
            return None;
        }
        let fills = !matches!(column.role, Role::Number | Role::Serial | Role::Content);
        let blank = trimmed(&cell.text).is_empty();
        if !fills || trimmed(&up.text).is_empty() || !(blank || is_end_of(cell, up)) {
            return None;
        }
        // The cell began on this page in a row above, and that row was the rest of a torn one: what its upper half
        // says, the whole cell says.
        let torn = crossing && cell.merged && cell.row_span > 1;
        let whole = torn || (runs && ((crossing && cell.row_span > 1) || carried));
        let half = blank
            && crossing
            && (runs || cell.row_span > 1)
            && !is_heading(table, row)
            && is_always_filled(table, c);
        (whole || half).then_some((c, whole))
    })
}

/// Whether a merged cell holds the end of what the cell above says: the page break tore its text.
fn is_end_of(cell: &TableCell, up: &TableCell) -> bool {
    let (end, all) = (trimmed(&cell.text), trimmed(&up.text));
    cell.merged && end.len() < all.len() && all.ends_with(end)
}

/// Whether a row holds a title alone, which fills no other column.
fn is_heading(table: &Table, row: usize) -> bool {
    let Some(row) = table.rows.get(row) else { return true };
    let aside = |role: &Role| matches!(role, Role::Number | Role::Serial | Role::Content);
    row.cells
        .iter()
        .zip(&table.columns)
        .filter(|(_, c)| !aside(&c.role))
        .all(|(cell, _)| trimmed(&cell.text).is_empty())
}

/// Share of rows that fill a column which tasks do not leave blank.
const FILLED: f32 = 0.85;

/// Whether nearly every row but titles fills a column, apart from the first row of a page, of which it is asked.
fn is_always_filled(table: &Table, column: usize) -> bool {
    let rows = (0..table.rows.len()).filter(|&r| {
        table.rows.get(r).is_some_and(|row| row.kind == RowKind::Body && !row.opens_fragment)
            && !is_heading(table, r)
    });
    let (mut all, mut filled) = (0_usize, 0_usize);
    for cell in rows.filter_map(|r| table.rows.get(r)?.cells.get(column)) {
        all += 1;
        filled += usize::from(!trimmed(&cell.text).is_empty());
    }
    all >= 3 && filled as f32 >= FILLED * all as f32
}
