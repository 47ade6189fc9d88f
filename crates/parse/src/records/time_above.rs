//! A schedule: its first column is when, and a row that leaves it blank is of the time above, whose cell was merged over it
//! before a converter kept its text in the first row alone.

use model::{Confidence, Doubt, Role, Table, TableRow, Task, Timing, TimingKind};

use crate::ConfidenceSettings;

/// The time that stands over the rows below.
pub(super) struct TimeAbove {
    /// Whether the table is a schedule.
    schedule: bool,
    role: Role,
    last: Option<Timing>,
}

impl TimeAbove {
    /// Of a table: nothing counts its rows, and its first column is when.
    pub(super) fn of(table: &Table) -> Self {
        let first = table.columns.first().map(|column| column.role.clone());
        let counted = table.columns.iter().any(|c| matches!(c.role, Role::Number | Role::Serial));
        let role = first.filter(|role| matches!(role, Role::During | Role::Finish));
        Self { schedule: role.is_some() && !counted, role: role.unwrap_or(Role::During), last: None }
    }

    /// A heading ends what stands above.
    pub(super) fn clear(&mut self) {
        self.last = None;
    }

    /// Takes note of the time of a row, or gives it that of the row above.
    pub(super) fn pass(&mut self, task: &mut Task, row: &TableRow, sure: &ConfidenceSettings) {
        if !self.schedule {
            return;
        }
        let said = row.cells.first().is_some_and(|cell| !cell.text.trim().is_empty());
        let own = if self.role == Role::Finish { &mut task.finish } else { &mut task.during };
        if said {
            self.last = own.as_deref().filter(|time| time.kind != TimingKind::Unparsed).cloned();
            return;
        }
        let Some(time) = self.last.as_ref().filter(|_| own.is_none()) else { return };
        *own = Some(Box::new(time.clone()));
        if task.due.is_none() {
            task.due = grammar::timing::due(time);
        }
        task.doubts.push(Doubt {
            field: self.role.name().into_owned(),
            confidence: Confidence::new(sure.time_of_heading),
            because: format!("the time is that of the row above: «{}»", time.raw),
        });
    }
}
