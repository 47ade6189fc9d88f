//! A task without lead among tasks that have one.

use model::{Code, Diagnostic, Role, Task};

use super::{Plan, peers};

pub(super) fn find(plan: &Plan<'_>) -> Vec<Diagnostic> {
    peers::lacking(plan, Code::LeadMissing, &[Role::Lead], has)
}

fn has(task: &Task) -> bool {
    !task.lead.is_empty() || peers::cell(task, &[Role::Lead])
}
