//! A deadline that had passed when the plan was issued.

use model::{Code, Diagnostic};

use super::{Plan, at, name};

pub(super) fn find(plan: &Plan<'_>) -> Vec<Diagnostic> {
    let Some(issued) = plan.parsed.document.issued_on else { return Vec::new() };
    let tasks = plan.parsed.tasks.iter();
    let late = tasks.filter_map(|t| t.due.filter(|due| *due < issued).map(|due| (t, due)));
    late.map(|(task, due)| {
        let arguments = [name(task), &due.to_string(), &issued.to_string()];
        at(task, Diagnostic::new(Code::DueBeforeIssue, &arguments))
    })
    .collect()
}
