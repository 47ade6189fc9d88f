//! A task that starts after the day by which it is due.

use jiff::civil::Date;
use model::{Bound, Code, Diagnostic, Task};

use super::{Plan, at, name};

pub(super) fn find(plan: &Plan<'_>) -> Vec<Diagnostic> {
    plan.parsed.tasks.iter().filter_map(note).collect()
}

fn note(task: &Task) -> Option<Diagnostic> {
    let due = task.due?;
    let starts = starts(task)?;
    (starts > due).then(|| {
        at(task, Diagnostic::new(Code::StartAfterDue, &[name(task), &starts.to_string(), &due.to_string()]))
    })
}

/// The first day of the start; a start that is itself a deadline («trước ngày …») has none.
fn starts(task: &Task) -> Option<Date> {
    let intervals = &task.start.as_deref()?.intervals;
    intervals.iter().filter(|i| matches!(i.bound, Bound::In | Bound::From)).filter_map(|i| i.from).min()
}
