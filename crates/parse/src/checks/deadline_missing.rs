//! A task without time among tasks that have one.

use model::{Code, Diagnostic, Role, Task};

use super::{Plan, peers};

pub(super) fn find(plan: &Plan<'_>) -> Vec<Diagnostic> {
    peers::lacking(plan, Code::DeadlineMissing, &[Role::Finish, Role::During], has)
}

fn has(task: &Task) -> bool {
    task.finish.is_some() || task.during.is_some() || peers::cell(task, &[Role::Finish, Role::During])
}
