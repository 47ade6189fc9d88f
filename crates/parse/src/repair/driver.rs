//! Runs the rules and records every decision. The only place where a table changes.

use model::{Confidence, Diagnostic, RepairNote, Table, TableRow, Traced};

use super::{Proposal, RULES, Trace, edit, misread_number};
use crate::seams::{self, SeamSettings};

/// Mends a stacked table: rules for faults that show in one place, then the seams as one explanation, then the rules
/// that need whole rows.
pub(crate) fn mend(mut table: Table, settings: &SeamSettings) -> Traced<Table> {
    let mut diagnostics = Vec::new();
    for rule in RULES.iter().filter(|r| !r.needs_whole_rows()) {
        run(&mut table, &mut |table, from| rule.find(table, from));
    }
    for proposal in misread_number::read_again(&table, settings) {
        record(&mut table, &proposal);
    }
    explain(&mut table, settings, &mut diagnostics);
    for rule in RULES.iter().filter(|r| r.needs_whole_rows()) {
        run(&mut table, &mut |table, from| rule.find(table, from));
    }
    drop_spare_columns(&mut table);
    Traced { value: table, diagnostics }
}

/// Columns at the right that no header names and that no row fills any more: a shifted row had widened the grid.
fn drop_spare_columns(table: &mut Table) {
    let only = table.columns.iter().all(|c| c.label.is_empty());
    while let Some(last) = table.columns.len().checked_sub(1) {
        let named = table.columns.get(last).is_some_and(|c| c.label.iter().any(|l| !l.is_empty()));
        let filled = |r: &TableRow| r.cells.get(last).is_some_and(|c| !c.text.trim().is_empty());
        if named || only || table.rows.iter().any(filled) {
            break;
        }
        table.columns.pop();
        for row in &mut table.rows {
            row.cells.truncate(last);
        }
    }
}

/// Applies one rule from the top down. Each proposal moves on or removes a row, so that it ends.
fn run(table: &mut Table, find: &mut dyn FnMut(&Table, usize) -> Option<Proposal>) {
    let mut from = 0;
    let mut budget = table.rows.len() * (table.columns.len() + 2) + 16;
    while let Some(proposal) = find(table, from) {
        if budget == 0 {
            break;
        }
        budget -= 1;
        let row = proposal.edit.row();
        if record(table, &proposal) {
            from = row.saturating_sub(proposal.edit.rows_removed().min(1));
        } else {
            from = row + 1;
        }
    }
}

/// The seams are explained as a whole; the edits that follow are applied in order, indices moved along.
fn explain(table: &mut Table, settings: &SeamSettings, diagnostics: &mut Vec<Diagnostic>) {
    let explanation = seams::explain(table, settings);
    diagnostics.extend(explanation.diagnostics);
    let mut removed = 0;
    for mut proposal in explanation.value {
        proposal.edit = moved(proposal.edit, removed);
        let gone = proposal.edit.rows_removed();
        if record(table, &proposal) {
            removed += gone;
        }
    }
}

fn moved(edit: edit::Edit, up: usize) -> edit::Edit {
    use edit::Edit;
    match edit {
        Edit::Drop { row } => Edit::Drop { row: row - up },
        Edit::Join { row, restated } => Edit::Join { row: row - up, restated },
        Edit::Cut { row, at, restated } => Edit::Cut { row: row - up, at, restated },
        Edit::Shift { row, from, right } => Edit::Shift { row: row - up, from, right },
        Edit::Rewrite { row, column, text } => Edit::Rewrite { row: row - up, column, text },
        Edit::Divide { row, first, second } => Edit::Divide { row: row - up, first, second },
        Edit::Part { row, first, second } => Edit::Part { row: row - up, first, second },
        Edit::Renumber { row, column, text } => Edit::Renumber { row: row - up, column, text },
        Edit::FillDown { row, column } => Edit::FillDown { row: row - up, column },
        Edit::Repeat { row, column, of } => Edit::Repeat { row: row - up, column, of: of - up },
        Edit::Mark { row } => Edit::Mark { row: row - up },
        Edit::MarkBoth { row } => Edit::MarkBoth { row: row - up },
        // Its join is gone already: what it is about stands just before the place of the row that was joined.
        Edit::MarkAbove { row } => Edit::MarkAbove { row: row + 1 - up },
    }
}

/// Applies a proposal and puts it on the record of every row that it touched. `false` where the edit did not fit.
fn record(table: &mut Table, proposal: &Proposal) -> bool {
    let above = edit::body_before(table, proposal.edit.row());
    let Some(row) = edit::apply(table, &proposal.edit) else { return false };
    if proposal.trace == Trace::None {
        return true;
    }
    let note = RepairNote {
        rule: proposal.rule.to_owned(),
        detail: proposal.because.clone(),
        confidence: proposal.confidence,
    };
    let touches_above = matches!(proposal.edit, edit::Edit::Cut { .. } | edit::Edit::MarkBoth { .. });
    let below = matches!(proposal.edit, edit::Edit::Part { .. }).then_some(row + 1);
    for r in [Some(row), above.filter(|_| touches_above), below].into_iter().flatten() {
        let Some(row) = table.rows.get_mut(r) else { continue };
        if proposal.trace == Trace::Mend {
            row.repairs.push(note.clone());
        }
        if let Some(doubt) = doubt(proposal.confidence) {
            row.doubts.push((proposal.column, doubt, format!("{}: {}", proposal.rule, proposal.because)));
        }
    }
    true
}

/// A mend below this is worth a look.
fn doubt(confidence: Confidence) -> Option<Confidence> {
    (confidence.get() < 0.9).then_some(confidence)
}
