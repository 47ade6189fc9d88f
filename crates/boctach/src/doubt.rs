//! Which tasks a person should look at first.

use model::{Extraction, Task};

/// Tasks below this confidence are doubtful even where no field says why.
pub const DOUBTFUL: f32 = 0.9;

/// Whether a person should look at a task.
pub fn is_doubtful(task: &Task) -> bool {
    !task.doubts.is_empty() || task.confidence.get() < DOUBTFUL
}

/// Doubtful tasks, lowest confidence first; of equals, in reading order.
pub fn doubtful(extraction: &Extraction) -> Vec<&Task> {
    let mut tasks: Vec<&Task> = extraction.tasks.iter().filter(|task| is_doubtful(task)).collect();
    tasks.sort_by(|a, b| lowest(a).total_cmp(&lowest(b)));
    tasks
}

/// The confidence of the task, or of its most doubtful field.
fn lowest(task: &Task) -> f32 {
    let doubts = task.doubts.iter().map(|doubt| doubt.confidence.get());
    doubts.fold(task.confidence.get(), f32::min)
}
