//! The times of a column «Tháng» or «Quý»: the number alone is the month, and its year is that of the column.

use grammar::timing;
use model::{Role, RowKind, Table, TableRow, Task};

use super::FieldContext;
use super::marked_time::{Year, fill_in_year, year};
use crate::tables::Period;

/// A column of months or quarters.
pub(super) struct Periods {
    column: usize,
    period: Period,
    year: Year,
}

impl Periods {
    /// The column of a table, where it has one.
    pub(super) fn of(table: &Table, context: &timing::Context) -> Option<Self> {
        let column = table.column_of(&Role::During)?;
        let period = table.columns.get(column).and_then(Period::of)?;
        let body = table.rows.iter().filter(|row| row.kind == RowKind::Body);
        let cells = body.filter_map(|row| row.cells.get(column)).map(|cell| cell.text.trim());
        let mut all: Vec<String> = cells
            .filter(|text| !text.is_empty())
            .map(|text| period.written_out(text).unwrap_or_else(|| text.to_owned()))
            .collect();
        all.dedup();
        Some(Self { column, period, year: year(&all, context) })
    }

    /// Gives a task the month of its row; `false` where the cell of column `at` is to be read as it stands.
    pub(super) fn fill(&self, task: &mut Task, at: usize, row: &TableRow, context: &FieldContext) -> bool {
        let Some(raw) = row.cells.get(at).filter(|_| at == self.column).map(|cell| cell.text.trim()) else {
            return false;
        };
        let named = ["Tháng ", "Quý "].iter().find_map(|unit| raw.strip_prefix(unit));
        let Some(said) = self.period.written_out(named.unwrap_or(raw)) else { return false };
        fill_in_year(task, raw, &[said], &self.year, context)
    }
}
