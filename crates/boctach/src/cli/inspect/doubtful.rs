//! What to look at first: doubtful tasks, lowest confidence first.

use std::fmt::Write as _;

use boctach::doubt::doubtful;
use export::{field, place::Places};
use model::{Extraction, Lang, Task, reason};

use super::page::shortened;
use crate::cli::report::pick;

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
        entry(task, Places::of(&extraction.source, lang), lang, &mut out);
    }
    out
}

/// One task: where it stands, what it says, and what is doubtful about it.
pub(super) fn entry(task: &Task, places: Places, lang: Lang, out: &mut String) {
    let place = places.describe_all(&task.regions);
    let _ = writeln!(out, "\n{:.2}  {}  ({place})", task.confidence.get(), task.id);
    let _ = writeln!(out, "      {}", shortened(&task.text, 96));
    let mut doubts: Vec<_> = task.doubts.iter().collect();
    doubts.sort_by(|a, b| a.confidence.get().total_cmp(&b.confidence.get()));
    for doubt in doubts {
        let field = field::name(&doubt.field, lang);
        let _ = writeln!(
            out,
            "      {:.2}  {field}: {}",
            doubt.confidence.get(),
            reason::told(&doubt.because, lang)
        );
    }
    for repair in &task.repairs {
        let mended = pick(lang, "mended", "đã sửa");
        let detail = shortened(&reason::told(&repair.detail, lang), 120);
        let _ = writeln!(out, "      {:.2}  {mended} {}: {detail}", repair.confidence.get(), repair.rule);
    }
}
