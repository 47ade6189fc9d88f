//! What to look at first: doubtful tasks, lowest confidence first.

use std::fmt::Write as _;

use model::{Extraction, Lang, Task};

use super::page::shortened;
use crate::cli::report::pick;

/// Tasks below this confidence are shown even where no field says why.
const DOUBTFUL: f32 = 0.9;

/// Doubtful tasks, lowest confidence first; of equals, in reading order.
pub(super) fn doubtful(extraction: &Extraction) -> Vec<&Task> {
    let is_doubtful = |task: &&Task| !task.doubts.is_empty() || task.confidence.get() < DOUBTFUL;
    let mut tasks: Vec<&Task> = extraction.tasks.iter().filter(is_doubtful).collect();
    tasks.sort_by(|a, b| lowest(a).total_cmp(&lowest(b)));
    tasks
}

fn lowest(task: &Task) -> f32 {
    let doubts = task.doubts.iter().map(|doubt| doubt.confidence.get());
    doubts.fold(task.confidence.get(), f32::min)
}

/// The list as text.
pub(super) fn list(extraction: &Extraction, lang: Lang) -> String {
    let tasks = doubtful(extraction);
    let mut out = String::new();
    let total = extraction.tasks.len();
    let _ = match lang {
        Lang::En => writeln!(out, "{} of {total} tasks are doubtful", tasks.len()),
        Lang::Vi => writeln!(out, "{} trên {total} nhiệm vụ cần xem lại", tasks.len()),
    };
    for task in tasks {
        entry(task, lang, &mut out);
    }
    out
}

/// One task: where it stands, what it says, and what is doubtful about it.
pub(super) fn entry(task: &Task, lang: Lang, out: &mut String) {
    let place = export::place::describe_all(&task.regions);
    let _ = writeln!(out, "\n{:.2}  {}  ({place})", task.confidence.get(), task.id);
    let _ = writeln!(out, "      {}", shortened(&task.text, 96));
    let mut doubts: Vec<_> = task.doubts.iter().collect();
    doubts.sort_by(|a, b| a.confidence.get().total_cmp(&b.confidence.get()));
    for doubt in doubts {
        let _ = writeln!(out, "      {:.2}  {}: {}", doubt.confidence.get(), doubt.field, doubt.because);
    }
    for repair in &task.repairs {
        let mended = pick(lang, "mended", "đã sửa");
        let detail = shortened(&repair.detail, 120);
        let _ = writeln!(out, "      {:.2}  {mended} {}: {detail}", repair.confidence.get(), repair.rule);
    }
}
