//! Faults of the plan itself, for whoever drafts or reads it: one check a file, each a pure function of what was read.
//!
//! A check is quiet where the plan does not promise what it looks for: no deadline is missed in a table without a
//! column of times. What the numbering skips or repeats is noted where the numbers are walked, an absent annex where
//! the annexes are found.

mod body_annex_disagree;
mod citation_dates_differ;
mod deadline_missing;
mod due_before_issue;
mod lead_missing;
mod lead_no_body;
mod peers;
mod product_missing;
mod start_after_due;

use model::{Diagnostic, Task};

use crate::Parsed;
use crate::counterpart::Pair;

/// One thing to look for.
pub(crate) type Check = fn(&Plan<'_>) -> Vec<Diagnostic>;

/// What a check sees.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Plan<'a> {
    /// Everything that was read.
    pub(crate) parsed: &'a Parsed,
    /// Tasks that stand both in the body and in an annex.
    pub(crate) pairs: &'a [Pair],
    /// Tasks that stand side by side.
    groups: &'a [peers::Group<'a>],
}

/// The checks in the order of their notes; a new one is a file, a code and a line here.
const CHECKS: &[Check] = &[
    start_after_due::find,
    due_before_issue::find,
    lead_missing::find,
    lead_no_body::find,
    deadline_missing::find,
    product_missing::find,
    citation_dates_differ::find,
    body_annex_disagree::find,
];

/// Everything that the checks find.
pub(crate) fn run(parsed: &Parsed, pairs: &[Pair]) -> Vec<Diagnostic> {
    let plan = Plan { parsed, pairs, groups: &peers::groups(parsed) };
    CHECKS.iter().flat_map(|check| check(&plan)).collect()
}

/// A note tied to the first place of a task.
fn at(task: &Task, note: Diagnostic) -> Diagnostic {
    match task.regions.first() {
        Some(region) => note.at(region.clone()),
        None => note,
    }
}

/// What a task is called in a note: its number with the section above it, else its id.
fn name(task: &Task) -> &str {
    &task.id
}

#[cfg(test)]
mod tests;
