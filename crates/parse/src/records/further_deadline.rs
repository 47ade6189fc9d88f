//! Two columns of deadlines beside each other: «Thời hạn trình Bộ», «Thời hạn trình Chính phủ/ban hành». One column keeps
//! the role; what the others hold is when a further step is due.

use grammar::timing;
use model::{Role, Table, TableRow, Task, Timing, TimingKind};

use super::FieldContext;

/// What opens the label of such a column, in bare letters.
const TIMES: [&str; 5] = ["thoi han ", "thoi gian ", "thoi diem ", "tien do ", "ngay "];
/// The steps that a label names behind it.
const STEPS: [&str; 8] =
    ["trinh", "ban hanh", "gui", "bao cao", "phe duyet", "thong qua", "tham dinh", "hoan thanh"];

/// Reads the deadlines of a row, where its table has more than one column of them: all of them stand in `finish`, each with
/// the step that its label names.
pub(super) fn fill(task: &mut Task, table: &Table, row: &TableRow, context: &FieldContext) {
    let further = |role: &Role| matches!(role, Role::Other(_));
    let columns = table.columns.iter();
    if !columns.clone().any(|c| c.role == Role::Finish) || !columns.clone().any(|c| further(&c.role)) {
        return;
    }
    let mut whole: Option<Timing> = None;
    let mut several = 0;
    for (column, cell) in columns.zip(&row.cells) {
        let Some(step) = step_of(&column.label) else { continue };
        let own = column.role == Role::Finish;
        if !own && !further(&column.role) {
            continue;
        }
        several += usize::from(!own);
        let text = cell.text.trim().replace('\n', " ");
        if !text.contains(char::is_alphanumeric) {
            continue;
        }
        let read = match task.finish.as_deref().filter(|_| own) {
            Some(finish) => finish.clone(),
            None if timing::is_whole(&text) => timing::read(&text, &context.timing),
            None => continue,
        };
        let named = with_step(read, &step);
        whole = Some(match whole {
            Some(before) => together(before, named),
            None => named,
        });
    }
    if several > 0
        && let Some(whole) = whole
    {
        task.finish = Some(whole.into());
    }
}

/// The step of a column: «Thời hạn trình Bộ», or «Trình Bộ» and «Dự thảo» under «Thời hạn».
fn step_of(label: &[String]) -> Option<String> {
    const HEADS: [&str; 6] = ["thoi han", "thoi gian", "thoi diem", "tien do", "ngay", "thoi han hoan thanh"];
    let (leaf, up) = label.split_last()?;
    let under = up.last().is_some_and(|head| HEADS.contains(&normalize::bare(head.trim()).as_str()));
    let bare = || normalize::bare(leaf.trim());
    if under && (bare().starts_with("du thao") || STEPS.iter().any(|step| bare().starts_with(step))) {
        return Some(leaf.trim().to_owned());
    }
    step(leaf)
}

/// The step that the label of a deadline names: «Trình Bộ».
fn step(label: &str) -> Option<String> {
    let bare = normalize::bare(label);
    let head = TIMES.iter().find(|head| bare.starts_with(**head))?;
    if !STEPS.iter().any(|step| bare.get(head.len()..).is_some_and(|rest| rest.starts_with(step))) {
        return None;
    }
    let words = head.split_whitespace().count();
    let rest = label.split_whitespace().skip(words).collect::<Vec<_>>().join(" ");
    let mut letters = rest.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect())
}

fn with_step(mut timing: Timing, step: &str) -> Timing {
    for interval in timing.intervals.iter_mut().filter(|interval| interval.action.is_none()) {
        interval.action = Some(step.to_owned());
    }
    timing
}

/// Two times as one.
pub(crate) fn together(before: Timing, after: Timing) -> Timing {
    let kind = if before.kind == after.kind { before.kind } else { TimingKind::Mixed };
    Timing {
        raw: format!("{}; {}", before.raw, after.raw),
        kind,
        intervals: [before.intervals, after.intervals].concat(),
        recurrence: before.recurrence.or(after.recurrence),
        duration: before.duration.or(after.duration),
        condition: before.condition.or(after.condition),
    }
}

#[cfg(test)]
mod tests {
    use super::step_of;

    #[test]
    fn steps_of_labels() {
        for (label, expected) in [
            (&["Thời hạn trình Bộ"][..], Some("Trình Bộ")),
            (&["Thời hạn trình Chính phủ/ban hành"], Some("Trình Chính phủ/ban hành")),
            (&["Thời gian trình HĐND tỉnh"], Some("Trình HĐND tỉnh")),
            (&["Thời gian hoàn thành"], Some("Hoàn thành")),
            (&["Thời gian"], None),
            (&["Thời gian họp"], None),
            (&["Ngày sinh"], None),
            (&["Cơ quan trình"], None),
            (&["Thời hạn", "Dự thảo"], Some("Dự thảo")),
            (&["Tiến độ", "Trình UBND tỉnh"], Some("Trình UBND tỉnh")),
            (&["Thời gian", "Bắt đầu"], None),
            (&["Cơ quan", "Ban hành"], None),
            (&["Ban hành"], None),
        ] {
            let levels: Vec<String> = label.iter().map(|level| (*level).to_owned()).collect();
            assert_eq!(step_of(&levels).as_deref(), expected, "{label:?}");
        }
    }
}
