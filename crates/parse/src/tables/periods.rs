//! Columns «Tháng» and «Quý», whose cells hold the bare number of a month or a quarter.

use model::{Column, Confidence, Role, RowKind, Table, TableRow};

use super::wordings::words;

/// What a column counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Period {
    Month,
    Quarter,
}

impl Period {
    /// What a column counts by its label.
    pub(crate) fn of(column: &Column) -> Option<Self> {
        let leaf = column.label.last().filter(|leaf| leaf.len() <= 24)?;
        let words = words(leaf);
        match words.trim().trim_end_matches(" thuc hien") {
            "thang" => Some(Self::Month),
            "quy" => Some(Self::Quarter),
            _ => None,
        }
    }

    /// The time that a cell names by its number alone, written out: `3` is «Tháng 3».
    pub(crate) fn written_out(self, cell: &str) -> Option<String> {
        let cell = cell.trim();
        let of = |most: u32| cell.parse::<u32>().ok().filter(|n| (1..=most).contains(n));
        match self {
            Self::Month => of(12).map(|n| format!("Tháng {n}")),
            Self::Quarter => {
                const ROMAN: [&str; 4] = ["I", "II", "III", "IV"];
                let at = of(4).map(|n| n as usize - 1).or_else(|| ROMAN.iter().position(|r| *r == cell))?;
                ROMAN.get(at).map(|roman| format!("Quý {roman}"))
            }
        }
    }
}

/// The column whose filled cells are all numbers of one period.
fn counting(columns: &[Column], rows: &[TableRow]) -> Option<usize> {
    (0..columns.len()).find(|&at| {
        let column = columns.get(at).filter(|c| matches!(c.role, Role::Other(_) | Role::During));
        let Some(period) = column.and_then(Period::of) else { return false };
        let body = rows.iter().filter(|row| row.kind == RowKind::Body);
        let cells = body.filter_map(|row| row.cells.get(at)).map(|cell| cell.text.trim());
        let mut filled = cells.filter(|text| !text.is_empty()).peekable();
        filled.peek().is_some() && filled.all(|text| period.written_out(text).is_some())
    })
}

/// Whether a table says by such a column when.
pub(super) fn says_when(columns: &[Column], rows: &[TableRow]) -> bool {
    counting(columns, rows).is_some()
}

/// Lets such a column say when, unless another does. While the rows are mended it is of no known role: a bare number closes
/// no cell of times.
pub(crate) fn settle(table: &mut Table) {
    if table.columns.iter().any(|c| matches!(c.role, Role::During | Role::Finish)) {
        return;
    }
    let at = counting(&table.columns, &table.rows);
    if let Some(column) = at.and_then(|at| table.columns.get_mut(at)) {
        column.role = Role::During;
        column.confidence = Confidence::new(0.95);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_months_and_quarters() {
        let column = |label: &str| Column {
            label: vec![label.to_owned()],
            role: Role::Other(label.to_owned()),
            confidence: Confidence::CERTAIN,
        };
        for (label, cell, expected) in [
            ("Tháng", "3", Some("Tháng 3")),
            ("THÁNG", "01", Some("Tháng 1")),
            ("Tháng thực hiện", "12", Some("Tháng 12")),
            ("Quý", "IV", Some("Quý IV")),
            ("Quý", "2", Some("Quý II")),
            ("Tháng", "13", None),
            ("Tháng", "3/2026", None),
            ("Số tháng", "3", None),
            ("Quỹ", "5", None),
        ] {
            let found = Period::of(&column(label)).and_then(|p| p.written_out(cell));
            assert_eq!(found.as_deref(), expected, "{label}: {cell}");
        }
    }
}
