//! `column-number-row`: the row under the header that counts the columns, 1 2 3 4, sometimes on every page.

use model::{Confidence, RowKind, Table};

use super::{Edit, Proposal, Rule, Trace};

pub(crate) struct ColumnNumberRow;

impl Rule for ColumnNumberRow {
    fn name(&self) -> &'static str {
        "column-number-row"
    }

    fn find(&self, table: &Table, from: usize) -> Option<Proposal> {
        let row = (from..table.rows.len())
            .find(|&r| table.rows.get(r).is_some_and(|r| r.kind == RowKind::ColumnNumbers))?;
        Some(Proposal {
            rule: self.name(),
            edit: Edit::Drop { row },
            column: None,
            confidence: Confidence::new(0.99),
            because: "the row only counts the columns".into(),
            trace: Trace::None,
        })
    }
}
