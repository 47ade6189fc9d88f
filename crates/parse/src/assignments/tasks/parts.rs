//! «+ Cấp tỉnh: hoàn thành trước ngày 30/11/2026», «+ Cấp xã: …» below an item: the deadlines of its parts are those of the item.

use grammar::timing;
use model::{Confidence, Doubt, Task, TimingKind};

use super::Context;
use crate::records::together;
use crate::words::opens_bare;

/// How a deadline begins, in bare letters.
const BOUNDS: [&str; 6] = ["hoan thanh", "xong ", "truoc ", "cham nhat", "trong ", "den het "];

/// Adds the deadline that a line below a task says of a part of it, where the task says none of its own.
pub(super) fn add(task: &mut Task, value: &str, context: &Context) {
    let Some((part, when)) = value.split_once(": ") else { return };
    let own = task.start.is_some() || task.during.is_some();
    // A day alone may be that of an opening.
    let bound = BOUNDS.iter().any(|bound| opens_bare(when, bound));
    if own || !bound || !when.contains(|c: char| c.is_ascii_digit()) || !timing::is_whole(when) {
        return;
    }
    let mut read = timing::read(when, &context.timing);
    if read.kind != TimingKind::Dated || read.intervals.iter().any(|i| i.to.is_none()) {
        return;
    }
    for interval in &mut read.intervals {
        interval.scope.get_or_insert_with(|| part.trim().to_owned());
    }
    task.finish = match task.finish.take() {
        None => {
            task.doubts.push(Doubt {
                field: "finish".into(),
                confidence: Confidence::new(context.confidence.time_of_heading),
                because: "the times are those of its parts".into(),
            });
            Some(read.into())
        }
        Some(before) if before.intervals.iter().all(|i| i.scope.is_some()) => {
            Some(together(*before, read).into())
        }
        before => before,
    };
}
