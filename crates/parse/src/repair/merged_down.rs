//! `merged-down`: a cell merged over several rows goes on after the page break, where its place is printed blank.

use model::{Confidence, Role, RowKind, Table};

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
            let column = goes_on(table, row)?;
            let label = table.columns.get(column).map(|c| c.label.join(" / ")).unwrap_or_default();
            Some(Proposal {
                rule: self.name(),
                edit: Edit::FillDown { row, column },
                column: Some(column),
                confidence: Confidence::new(0.9),
                because: format!("the merged cell of column «{label}» goes on after the page break"),
                trace: Trace::Mend,
            })
        })
    }
}

/// The first column of a row whose blank, merged cell continues the merged cell above it across a boundary.
fn goes_on(table: &Table, row: usize) -> Option<usize> {
    let (here, above) = (table.rows.get(row)?, table.rows.get(row - 1)?);
    if here.kind != RowKind::Body || above.kind != RowKind::Body {
        return None;
    }
    (0..table.columns.len()).find(|&c| {
        let (Some(cell), Some(up), Some(column)) =
            (here.cells.get(c), above.cells.get(c), table.columns.get(c))
        else {
            return false;
        };
        let fills = !matches!(column.role, Role::Number | Role::Serial | Role::Content);
        let blank = cell.text.trim().is_empty() && !up.text.trim().is_empty();
        // Above, the cell runs to the page's end; below, it is merged again or a filled one carries on.
        let runs = up.row_span > 1 || up.merged;
        let crossing = here.fragment != above.fragment;
        let carried = here.fragment == above.fragment && up.merged && cell.row_span > 1;
        fills && blank && runs && ((crossing && cell.row_span > 1) || carried)
    })
}
