//! `unmarked-tail`: a numbered row behind a page break goes on with the task above, and nothing shows where its own
//! text begins.
//!
//! Nothing is cut; both rows are marked.

use grammar::ordinal;
use model::{Confidence, Role, RowKind, Table, TableRow};
use normalize::trimmed;

use super::edit::body_before;
use super::{Edit, Proposal, Rule, Trace};

pub(crate) struct UnmarkedTail;

impl Rule for UnmarkedTail {
    fn name(&self) -> &'static str {
        "unmarked-tail"
    }

    fn needs_whole_rows(&self) -> bool {
        true
    }

    fn find(&self, table: &Table, from: usize) -> Option<Proposal> {
        let number = table.column_of(&Role::Number)?;
        let content = table.column_of(&Role::Content)?;
        let text =
            |row: &TableRow| row.cells.get(content).map_or(String::new(), |c| trimmed(&c.text).to_owned());
        let goes_on = |row: &TableRow| {
            let opens = row.cells.get(content).and_then(|c| c.text.trim_start().chars().next());
            row.kind == RowKind::Body
                && opens.is_some_and(char::is_lowercase)
                && row.cells.get(number).is_some_and(|c| ordinal::is_ordinal(trimmed(&c.text)))
        };
        let mut torn =
            table.rows.iter().enumerate().skip(from).filter(|(_, row)| row.opens_fragment && goes_on(row));
        torn.find_map(|(row, own)| {
            let above = table.rows.get(body_before(table, row)?)?;
            let stated = text(above);
            // Where rows begin in small letters everywhere, this one tells nothing.
            let small = || table.rows.iter().any(|r| !r.opens_fragment && goes_on(r));
            let open =
                !stated.is_empty() && !stated.ends_with(['.', '!', '?']) && is_filled(above, number, content);
            (open && own.doubts.is_empty() && !small()).then(|| Proposal {
                rule: self.name(),
                edit: Edit::MarkBoth { row },
                column: Some(content),
                confidence: Confidence::new(0.5),
                because: "the text goes on from the row above, and nothing shows where its own begins".into(),
                trace: Trace::Doubt,
            })
        })
    }
}

/// Whether a row holds more than a number and a title: what goes on below a heading is its own text.
fn is_filled(row: &TableRow, number: usize, content: usize) -> bool {
    let others = row.cells.iter().enumerate().filter(|(c, _)| *c != number && *c != content);
    others.into_iter().any(|(_, cell)| !trimmed(&cell.text).is_empty())
}
