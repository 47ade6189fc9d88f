//! `header-swallowed-tail`: the last word of a cell that the page break cut stands in the header printed again.
//!
//! Seen where a converter reads the words at the page's top into the nearest cell: «Cơ quan phối hợp phố» under a row
//! that ends in «UBND huyện, thành».

use grammar::Closure;
use model::{Confidence, RowKind, Table};

use super::{Edit, Proposal, Rule, Trace, joined};
use crate::seams::closure_of;

pub(crate) struct HeaderSwallowedTail;

impl Rule for HeaderSwallowedTail {
    fn name(&self) -> &'static str {
        "header-swallowed-tail"
    }

    fn find(&self, table: &Table, from: usize) -> Option<Proposal> {
        let row = (from..table.rows.len()).find(|&r| {
            table.rows.get(r).is_some_and(|r| {
                r.kind == RowKind::Header && r.cells.iter().any(|c| !c.text.trim().is_empty())
            })
        })?;
        let above = super::edit::body_before(table, row).and_then(|r| table.rows.get(r))?;
        let cells = &table.rows.get(row)?.cells;
        let (column, tail) = cells.iter().enumerate().find(|(_, c)| !c.text.trim().is_empty())?;
        let head = above.cells.get(column)?;
        let whole = joined(&head.text, &tail.text);
        let role = &table.columns.get(column)?.role;
        let closes = closure_of(role, &whole) == Closure::Whole;
        let open = closure_of(role, &head.text) != Closure::Whole;
        let confidence = match (closes, open) {
            (true, true) => 0.96,
            (true, false) | (false, true) => 0.85,
            (false, false) => 0.7,
        };
        Some(Proposal {
            rule: self.name(),
            edit: Edit::Join { row, restated: Vec::new() },
            column: Some(column),
            confidence: Confidence::new(confidence),
            because: format!(
                "the header printed again ends in «{}», which completes «{whole}» above it",
                tail.text.trim()
            ),
            trace: Trace::Mend,
        })
    }
}
