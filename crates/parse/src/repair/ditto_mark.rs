//! `ditto-mark`: a cell with a mark of repetition («nt», «Như trên», `"`) says what the cell above it says.

use grammar::ditto::is_ditto;
use model::{Confidence, Role, RowKind, Table};
use normalize::trimmed;

use super::{Edit, Proposal, Rule, Trace};

pub(crate) struct DittoMark;

impl Rule for DittoMark {
    fn name(&self) -> &'static str {
        "ditto-mark"
    }

    fn needs_whole_rows(&self) -> bool {
        true
    }

    fn find(&self, table: &Table, from: usize) -> Option<Proposal> {
        (from..table.rows.len()).find_map(|row| {
            let column = (0..table.columns.len()).find(|&c| is_open(table, row, c))?;
            let (of, passed) = said_above(table, row, column)?;
            let said = table.rows.get(of)?.cells.get(column)?;
            let said = said.meant.as_ref().unwrap_or(&said.text).replace('\n', " ");
            let mark = table.rows.get(row)?.cells.get(column)?.text.trim();
            let shown: String = said.chars().take(SHOWN).collect();
            let cut = if shown.len() < said.len() { "…" } else { "" };
            Some(Proposal {
                rule: self.name(),
                edit: Edit::Repeat { row, column, of },
                column: Some(column),
                confidence: Confidence::new(if passed { 0.75 } else { 0.97 }),
                because: format!("«{mark}» repeats «{shown}{cut}»"),
                trace: Trace::Mend,
            })
        })
    }
}

/// Characters of the repeated text that the note shows.
const SHOWN: usize = 60;

/// Whether a cell is a mark whose meaning is still to be found. A number or a task is never repeated by a mark.
fn is_open(table: &Table, row: usize, column: usize) -> bool {
    let repeats = table
        .columns
        .get(column)
        .is_some_and(|c| !matches!(c.role, Role::Number | Role::Serial | Role::Content));
    let row = table.rows.get(row).filter(|r| r.kind == RowKind::Body);
    let cell = row.and_then(|r| r.cells.get(column));
    repeats && cell.is_some_and(|c| c.meant.is_none() && is_ditto(&c.text))
}

/// The nearest row above that fills the column, and whether a row that leaves it blank, a heading perhaps, stands
/// between.
fn said_above(table: &Table, row: usize, column: usize) -> Option<(usize, bool)> {
    let mut passed = false;
    for above in (0..row).rev() {
        let Some(up) = table.rows.get(above).filter(|r| r.kind == RowKind::Body) else { continue };
        let cell = up.cells.get(column)?;
        if trimmed(&cell.text).is_empty() {
            passed = true;
        } else if cell.meant.is_some() || !is_ditto(&cell.text) {
            return Some((above, passed));
        } else {
            return None;
        }
    }
    None
}
