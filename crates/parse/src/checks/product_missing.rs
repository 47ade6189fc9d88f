//! A task without product among tasks that have one.

use model::{Code, Diagnostic, Role, Task};

use super::{Plan, peers};

pub(super) fn find(plan: &Plan<'_>) -> Vec<Diagnostic> {
    peers::lacking(plan, Code::ProductMissing, &[Role::Deliverable], has)
}

fn has(task: &Task) -> bool {
    task.deliverable.is_some()
}
