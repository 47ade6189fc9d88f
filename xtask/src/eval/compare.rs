//! An extraction against the truth of its plan's table.

use std::collections::BTreeMap;

use model::{Extraction, Node, NodeOrigin, Role, Task};

use super::fold;
use crate::plan::{PlanRowKind, PlanTable};

/// How one row of the truth came back.
#[derive(Debug, Clone)]
pub struct RowVerdict {
    /// Whether all its cells are exact.
    pub exact: bool,
    /// What differs, for the eye.
    pub differences: Vec<String>,
    /// Confidence of the task, where it is one and was found.
    pub confidence: Option<f32>,
    /// Repairs of the task, for the eye.
    pub repairs: Vec<String>,
}

/// The verdict on each row of the truth, and the confidences of the tasks that the truth does not hold.
pub fn compare(out: &Extraction, table: &PlanTable) -> (Vec<RowVerdict>, Vec<f32>) {
    let mut tasks: BTreeMap<String, &Task> = BTreeMap::new();
    let mut extra = Vec::new();
    let wanted: Vec<String> =
        table.rows.iter().filter(|r| r.kind == PlanRowKind::Task).map(|r| r.path.join("/")).collect();
    for task in out.tasks.iter().filter(|t| t.row.is_some()) {
        let path = task.path.join("/");
        if tasks.contains_key(&path) || !wanted.contains(&path) {
            extra.push(task.confidence.get());
        } else {
            tasks.insert(path, task);
        }
    }
    let mut nodes: BTreeMap<String, &Node> = BTreeMap::new();
    for node in out.outline.iter().filter(|n| n.origin == NodeOrigin::Table) {
        nodes.entry(node.path.join("/")).or_insert(node);
    }
    let verdicts = table
        .rows
        .iter()
        .map(|row| {
            let path = row.path.join("/");
            match row.kind {
                PlanRowKind::Task => task_verdict(tasks.get(&path).copied(), table, &row.cells),
                PlanRowKind::Heading => heading_verdict(nodes.get(&path).copied(), table, &row.cells),
            }
        })
        .collect();
    (verdicts, extra)
}

fn task_verdict(task: Option<&Task>, table: &PlanTable, cells: &[String]) -> RowVerdict {
    let Some((task, row)) = task.and_then(|t| t.row.as_ref().map(|r| (t, r))) else {
        return missing();
    };
    let mut differences = Vec::new();
    for (column, want) in table.columns.iter().zip(cells) {
        if column.role == Role::Number {
            continue;
        }
        let have = row.cells.get(&column.role.name()).unwrap_or_default();
        if fold(have) != fold(want) {
            differences.push(format!("{}: want «{want}» have «{have}»", column.role.name()));
        }
    }
    let repairs = task
        .repairs
        .iter()
        .map(|r| format!("{} ({:.2}): {}", r.rule, r.confidence.get(), r.detail))
        .chain(
            task.doubts
                .iter()
                .map(|d| format!("doubt {} ({:.2}): {}", d.field, d.confidence.get(), d.because)),
        )
        .collect();
    RowVerdict {
        exact: differences.is_empty(),
        differences,
        confidence: Some(task.confidence.get()),
        repairs,
    }
}

fn heading_verdict(node: Option<&Node>, table: &PlanTable, cells: &[String]) -> RowVerdict {
    let Some(node) = node else { return missing() };
    let want = table.column(&Role::Content).and_then(|c| cells.get(c)).map_or("", String::as_str);
    let exact = fold(&node.title) == fold(want);
    let differences =
        if exact { Vec::new() } else { vec![format!("title: want «{want}» have «{}»", node.title)] };
    RowVerdict { exact, differences, confidence: None, repairs: Vec::new() }
}

fn missing() -> RowVerdict {
    RowVerdict {
        exact: false,
        differences: vec!["missing".to_owned()],
        confidence: None,
        repairs: Vec::new(),
    }
}
