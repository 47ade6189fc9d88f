//! `repeated-header`: the header printed again after a page break, word for word.

use model::{Confidence, RowKind, Table};

use super::{Edit, Proposal, Rule, Trace};

pub(crate) struct RepeatedHeader;

impl Rule for RepeatedHeader {
    fn name(&self) -> &'static str {
        "repeated-header"
    }

    fn find(&self, table: &Table, from: usize) -> Option<Proposal> {
        let row = (from..table.rows.len()).find(|&r| {
            table.rows.get(r).is_some_and(|r| {
                r.kind == RowKind::Header && r.cells.iter().all(|c| c.text.trim().is_empty())
            })
        })?;
        Some(Proposal {
            rule: self.name(),
            edit: Edit::Drop { row },
            column: None,
            confidence: Confidence::CERTAIN,
            because: "the header is printed again".into(),
            trace: Trace::None,
        })
    }
}
