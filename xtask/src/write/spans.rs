//! Cells over several columns or rows, for the formats that can say so.

use model::Role;

use crate::plan::{PlanRowKind, PlanTable};

/// A cell of the header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct HeaderCell {
    /// Its text.
    pub(crate) text: String,
    /// First column.
    pub(crate) column: usize,
    /// Columns covered.
    pub(crate) columns: usize,
    /// Rows covered.
    pub(crate) rows: usize,
}

/// The header, row by row; cells that are covered from above or from the left are left out.
pub(crate) fn header(table: &PlanTable) -> Vec<Vec<HeaderCell>> {
    let levels = table.header_levels();
    let mut top: Vec<HeaderCell> = Vec::new();
    let mut below = Vec::new();
    for (c, column) in table.columns.iter().enumerate() {
        let text = column.label.first().cloned().unwrap_or_default();
        match (column.label.get(1), top.last_mut()) {
            (Some(_), Some(last)) if last.text == text => last.columns += 1,
            (second, _) => {
                let rows = if second.is_some() { 1 } else { levels };
                top.push(HeaderCell { text, column: c, columns: 1, rows });
            }
        }
        if let Some(text) = column.label.get(1) {
            below.push(HeaderCell { text: text.clone(), column: c, columns: 1, rows: 1 });
        }
    }
    if levels > 1 { vec![top, below] } else { vec![top] }
}

/// How many rows the cell of the leading body covers from each row on: 1 for a plain cell, 0 where it is covered from
/// above. Equal bodies of tasks one below the other are merged.
pub(crate) fn lead_spans(table: &PlanTable) -> Vec<usize> {
    let mut spans = vec![1; table.rows.len()];
    let Some(lead) = table.column(&Role::Lead) else { return spans };
    let mut top = 0;
    for row in 1..table.rows.len() {
        let (above, here) = (&table.rows[top], &table.rows[row]);
        let same = above.cells[lead] == here.cells[lead]
            && above.kind == PlanRowKind::Task
            && here.kind == PlanRowKind::Task;
        if same {
            spans[top] += 1;
            spans[row] = 0;
        } else {
            top = row;
        }
    }
    spans
}
