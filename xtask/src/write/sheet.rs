//! The annex of a plan as the cells of a worksheet, for every format of workbooks: title lines merged above the header,
//! a blank row, the header, the rows.

use model::Role;

use super::legacy::Letters;
use super::{spans, story};
use crate::plan::{Plan, PlanRowKind};

/// How a worksheet is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct SheetLook {
    /// Equal leading bodies one below the other share a cell.
    pub merged: bool,
    /// Ordinals are stored as numbers, `2.10` with two places, and whole dates as days.
    pub typed: bool,
    /// The row of the second task and the last column are hidden.
    pub hidden: bool,
    /// How letters are kept.
    pub letters: Letters,
}

/// What a cell holds.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Value {
    /// Characters.
    Text(String),
    /// A number that shows so many places.
    Number(f64, usize),
    /// A day, counted as Excel does.
    Day(u32),
}

/// A cell in its place, counted from 0, with the rows and columns that it covers.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Placed {
    pub(crate) row: u32,
    pub(crate) column: u16,
    pub(crate) rows: u32,
    pub(crate) columns: u16,
    pub(crate) value: Value,
}

/// The cells of a worksheet by rows, and what is hidden.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Cells {
    pub(crate) placed: Vec<Placed>,
    pub(crate) hidden_row: Option<u32>,
    pub(crate) hidden_column: Option<u16>,
}

/// Name of the only worksheet.
pub(crate) const NAME: &str = "Phụ lục";

impl Cells {
    fn push(&mut self, row: u32, column: usize, (rows, columns): (usize, usize), value: Value) {
        let (rows, columns) = (rows as u32, columns as u16);
        self.placed.push(Placed { row, column: column as u16, rows, columns, value });
    }

    /// The cells that cover others.
    pub(crate) fn merged(&self) -> impl Iterator<Item = &Placed> {
        self.placed.iter().filter(|c| c.rows > 1 || c.columns > 1)
    }

    /// The cells row by row.
    pub(crate) fn by_row(&self) -> impl Iterator<Item = (u32, &[Placed])> {
        self.placed.chunk_by(|a, b| a.row == b.row).filter_map(|row| Some((row.first()?.row, row)))
    }
}

/// The annex.
pub(crate) fn annex(plan: &Plan, look: SheetLook) -> Cells {
    let mut out = Cells::default();
    let width = plan.table.columns.len();
    let mut y: u32 = 0;
    for line in story::above_table(plan) {
        out.push(y, 0, (1, width), Value::Text(line.text));
        y += 1;
    }
    y += 1;
    for (level, row) in spans::header(&plan.table).into_iter().enumerate() {
        for cell in row {
            out.push(y + level as u32, cell.column, (cell.rows, cell.columns), Value::Text(cell.text));
        }
    }
    y += plan.table.header_levels() as u32;
    let number = plan.table.column(&Role::Number);
    let lead = plan.table.column(&Role::Lead).filter(|_| look.merged);
    let second = plan.table.rows.iter().enumerate().filter(|(_, r)| r.kind == PlanRowKind::Task).nth(1);
    out.hidden_row = second.filter(|_| look.hidden).map(|(at, _)| y + at as u32);
    out.hidden_column = look.hidden.then_some(width as u16 - 1);
    for (row, span) in plan.table.rows.iter().zip(spans::lead_spans(&plan.table)) {
        for (c, cell) in row.cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            let rows = if lead == Some(c) { span } else { 1 };
            if rows > 0 {
                let value =
                    if look.typed { typed(cell, number == Some(c)) } else { Value::Text(cell.clone()) };
                out.push(y, c, (rows, 1), value);
            }
        }
        y += 1;
    }
    out
}

/// A text as a person types it into a cell: numbers and days become such.
fn typed(text: &str, ordinal: bool) -> Value {
    let places = text.split_once('.').map_or(0, |(_, places)| places.len());
    match text.parse::<f64>() {
        // «01» would lose its zero
        Ok(value) if ordinal && places <= 2 && !text.starts_with('0') && !text.ends_with('.') => {
            Value::Number(value, places)
        }
        _ => day(text).map_or_else(|| Value::Text(text.to_owned()), Value::Day),
    }
}

/// `31/12/2025`, counted in days as Excel does.
fn day(text: &str) -> Option<u32> {
    const EPOCH: jiff::civil::Date = jiff::civil::date(1899, 12, 30);
    let [day, month, year] = text.split('/').collect::<Vec<_>>().try_into().ok()?;
    if (day.len(), month.len(), year.len()) != (2, 2, 4) {
        return None;
    }
    let date = jiff::civil::Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()?;
    u32::try_from((date - EPOCH).get_days()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_typed_as_people_type_them() {
        let cases = [
            ("2.10", true, Value::Number(2.1, 2)),
            ("2.1", true, Value::Number(2.1, 1)),
            ("3", true, Value::Number(3.0, 0)),
            ("1.2.3", true, Value::Text("1.2.3".into())),
            ("II", true, Value::Text("II".into())),
            ("3", false, Value::Text("3".into())),
            ("31/12/2024", false, Value::Day(45_657)),
            ("1/2/2024", false, Value::Text("1/2/2024".into())),
        ];
        for (text, ordinal, value) in cases {
            assert_eq!(typed(text, ordinal), value, "{text}");
        }
    }
}
