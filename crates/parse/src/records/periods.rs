//! The times of a column «Tháng» or «Quý»: the number alone is the month, and its year is that of the column.

use grammar::timing;
use model::{Confidence, Doubt, Role, RowKind, Table, TableRow, Task};

use super::FieldContext;
use super::marked_time::{Year, year};
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
        let (text, confidence, because) = match self.year {
            Year::Told => (said, None, String::new()),
            Year::Of(year) => (
                format!("{said} năm {year}"),
                Some(context.confidence.year_of_columns),
                format!("the column of times names no year; {year} by the day of issue"),
            ),
            Year::Open => {
                (said, Some(context.confidence.unread_timing), "the column of times names no year".to_owned())
            }
        };
        let issued_on = context.timing.issued_on.filter(|_| self.year != Year::Open);
        let read = timing::read(&text, &timing::Context { issued_on, ..context.timing });
        if read.intervals.is_empty() {
            return false;
        }
        if let Some(sure) = confidence {
            let confidence = Confidence::new(sure);
            task.doubts.push(Doubt { field: "during".into(), confidence, because });
        }
        task.during = Some(model::Timing { raw: raw.to_owned(), ..read }.into());
        true
    }
}
