//! `orphan-continuation`: a table that begins in the middle of a row, because the page before it is missing.
//!
//! Nothing is joined; the row is kept and marked.

use model::{Confidence, Role, RowKind, Table};

use super::{Edit, Proposal, Rule, Trace};

pub(crate) struct OrphanContinuation;

impl Rule for OrphanContinuation {
    fn name(&self) -> &'static str {
        "orphan-continuation"
    }

    fn needs_whole_rows(&self) -> bool {
        true
    }

    fn find(&self, table: &Table, from: usize) -> Option<Proposal> {
        let row = table.rows.iter().position(|r| r.kind == RowKind::Body)?;
        let number = table.column_of(&Role::Number)?;
        let content = table.column_of(&Role::Content)?;
        let r = table.rows.get(row)?;
        let unnumbered = r.cells.get(number)?.text.trim().is_empty();
        let lower = r.cells.get(content)?.text.trim().chars().next().is_some_and(char::is_lowercase);
        let marked = r.repairs.iter().any(|n| n.rule == self.name());
        (from <= row && unnumbered && lower && !marked).then(|| Proposal {
            rule: self.name(),
            edit: Edit::Mark { row },
            column: Some(content),
            confidence: Confidence::new(0.4),
            because: "the table begins in the middle of a row; its first part is not in this file".into(),
            trace: Trace::Mend,
        })
    }
}
