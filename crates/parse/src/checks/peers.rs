//! Tasks that stand side by side: those of one table, or those below one heading of the prose. What most of them have,
//! the rest lacks.

use std::collections::BTreeMap;

use model::{Code, Diagnostic, Role, TableRecord, Task};
use normalize::trimmed;

use super::{Plan, at, name};
use crate::Parsed;

/// Fewest tasks of a group of which one can be said to lack something.
const FEWEST: usize = 4;
/// Share of a group that has it. A table's column is a promise to all of its rows; prose promises less.
const OF_TABLE: f32 = 0.6;
const OF_PROSE: f32 = 0.8;

/// Tasks that stand side by side.
#[derive(Debug)]
pub(super) struct Group<'a> {
    /// Whether they are rows.
    of_table: bool,
    /// The table of which they are.
    table: Option<&'a TableRecord>,
    tasks: Vec<&'a Task>,
}

/// The groups of a plan, those of the prose first.
pub(super) fn groups(parsed: &Parsed) -> Vec<Group<'_>> {
    let mut groups: BTreeMap<(bool, &str), Vec<&Task>> = BTreeMap::new();
    for task in &parsed.tasks {
        let key = match &task.row {
            Some(row) => (true, row.table.as_str()),
            None => (false, task.parent.as_deref().unwrap_or_default()),
        };
        groups.entry(key).or_default().push(task);
    }
    let tables: BTreeMap<&str, &TableRecord> = parsed.tables.iter().map(|t| (t.id.as_str(), t)).collect();
    let group = |((of_table, id), tasks)| {
        let table = tables.get(id).copied().filter(|_| of_table);
        Group { of_table, table, tasks }
    };
    groups.into_iter().map(group).collect()
}

/// A note for each task that lacks what the most of its group have.
pub(super) fn lacking(
    plan: &Plan<'_>,
    code: Code,
    columns: &[Role],
    has: fn(&Task) -> bool,
) -> Vec<Diagnostic> {
    let mut notes = Vec::new();
    for Group { of_table, table, tasks } in plan.groups {
        let promises = |t: &TableRecord| t.columns.iter().any(|c| columns.contains(&c.role));
        let promised = !of_table || table.is_some_and(promises);
        let having = tasks.iter().filter(|t| has(t)).count();
        let share = if *of_table { OF_TABLE } else { OF_PROSE };
        if !promised || tasks.len() < FEWEST || (having as f32) < tasks.len() as f32 * share {
            continue;
        }
        let without = tasks.iter().filter(|t| !has(t));
        notes.extend(without.map(|t| at(t, Diagnostic::new(code, &[name(t)]))));
    }
    notes
}

/// Whether a cell of a row holds anything.
pub(super) fn cell(task: &Task, roles: &[Role]) -> bool {
    task.row.as_ref().is_some_and(|row| {
        roles.iter().any(|r| row.cells.get(&r.name()).is_some_and(|text| !trimmed(text).is_empty()))
    })
}
