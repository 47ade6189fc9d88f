//! A row that names nobody in a column which names somebody in other rows: converters keep the text of a merged cell in
//! its first row alone, and nothing tells such a row from one that is meant to be blank.

use std::collections::BTreeMap;

use model::{Confidence, Doubt, Role, TableRecord, Task};

use crate::ConfidenceSettings;

/// Fewest rows of a table of which one can be said to lack something.
const FEWEST: usize = 4;
/// Share of the rows that name somebody, from which a blank one is worth a look.
const NAMING: f32 = 0.25;

/// Lays a doubt on the lead of rows that leave it blank beside rows that do not.
pub(crate) fn doubt_blank_leads(tasks: &mut [Task], tables: &[TableRecord], settings: &ConfidenceSettings) {
    let promised = |t: &&TableRecord| t.columns.iter().any(|c| c.role == Role::Lead);
    let mut rows: BTreeMap<&str, (usize, usize)> =
        tables.iter().filter(promised).map(|t| (t.id.as_str(), (0, 0))).collect();
    for task in tasks.iter() {
        if let Some((all, named)) = task.row.as_ref().and_then(|row| rows.get_mut(row.table.as_str())) {
            *all += 1;
            *named += usize::from(!task.lead.is_empty());
        }
    }
    rows.retain(|_, (all, named)| *all >= FEWEST && *named as f32 >= *all as f32 * NAMING);
    for task in tasks.iter_mut().filter(|task| is_blank(task)) {
        if !task.row.as_ref().is_some_and(|row| rows.contains_key(row.table.as_str())) {
            continue;
        }
        let confidence = Confidence::new(settings.blank_lead);
        task.confidence = task.confidence.and(confidence);
        task.doubts.push(Doubt {
            field: "lead".into(),
            confidence,
            because: "the row leaves blank what other rows fill; a merged cell may have been lost".into(),
        });
    }
}

fn is_blank(task: &Task) -> bool {
    let blank = |text: Option<&str>| text.is_none_or(|text| text.trim().is_empty());
    task.lead.is_empty() && task.row.as_ref().is_some_and(|row| blank(row.cells.get(&Role::Lead.name())))
}

#[cfg(test)]
mod tests {
    use model::{TableColumn, TableKind, TaskRow};

    use super::*;

    /// How many of the rows, given by their leads, are doubted.
    fn doubted(leads: &[&str], role: Role) -> usize {
        let table = TableRecord {
            id: "table-1".into(),
            kind: TableKind::Tasks,
            title: None,
            columns: vec![TableColumn { label: vec!["Chủ trì".into()], role }],
            pages: None,
            row_count: leads.len() as u32,
            rows: Vec::new(),
        };
        let task = |lead: &&str| {
            let cells = [("lead", *lead)].into_iter().collect();
            let context = grammar::party::Context::default();
            Task {
                lead: grammar::party::read_list(lead, &context),
                row: Some(TaskRow { table: "table-1".into(), cells }),
                ..Task::new("body/1".into())
            }
        };
        let mut tasks: Vec<Task> = leads.iter().map(task).collect();
        doubt_blank_leads(&mut tasks, &[table], &ConfidenceSettings::default());
        tasks.iter().filter(|t| t.doubts.iter().any(|d| d.field == "lead")).count()
    }

    #[test]
    fn blank_beside_named() {
        assert_eq!(doubted(&["Sở Y tế", "", "", "Sở Nội vụ"], Role::Lead), 2);
        assert_eq!(doubted(&["Sở Y tế", "", "", "", ""], Role::Lead), 0, "hardly any row names somebody");
        assert_eq!(doubted(&["Sở Y tế", "", "Sở Nội vụ"], Role::Lead), 0, "three rows prove nothing");
        assert_eq!(doubted(&["Sở Y tế", "", "", "Sở Nội vụ"], Role::Note), 0, "the column promises nothing");
    }
}
