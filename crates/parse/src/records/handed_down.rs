//! What the heading of a table gives to the rows below it that leave it blank: who leads, and when.
//!
//! A heading gives what its own cells hold («1 | Hạ tầng số | Sở Khoa học và Công nghệ | Quý II» over 1.1 and 1.2), or the
//! body that it is itself («I | SỞ TÀI CHÍNH»), as in prose. A row says so of what it took. Where rows beside it name
//! somebody of their own, a merged cell may as well have been lost: that is worth a look.

use std::collections::BTreeSet;

use model::{Confidence, Doubt, Party, Region, Role, Shared, Table, TableRow, Task, Timing, TimingKind};
use normalize::trimmed;

use super::{FieldContext, fields};
use crate::ConfidenceSettings;
use crate::assignments::subject;

/// What a heading gives to the rows below it.
#[derive(Debug, Default)]
pub(super) struct Gift {
    title: Shared,
    lead: Vec<Party>,
    coordinate: Vec<Party>,
    start: Option<Box<Timing>>,
    finish: Option<Box<Timing>>,
    during: Option<Box<Timing>>,
}

impl Gift {
    /// What a row gives that is a heading.
    pub(super) fn of_row(table: &Table, row: &TableRow, title: &str, context: &FieldContext) -> Self {
        let mut read = Task::new(Shared::default());
        for (column, cell) in table.columns.iter().zip(&row.cells) {
            let given = match &column.role {
                Role::Lead | Role::Coordinate | Role::Start | Role::Finish | Role::During => true,
                Role::Serial
                | Role::Number
                | Role::Content
                | Role::Approve
                | Role::Monitor
                | Role::Deliverable
                | Role::Budget
                | Role::Note
                | Role::Other(_) => false,
            };
            if given && !trimmed(&cell.text).is_empty() {
                let text = cell.meant.as_ref().unwrap_or(&cell.text);
                fields::fill(&mut read, &column.role, text, context, &Region::default(), &mut Vec::new());
            }
        }
        let Task { mut lead, coordinate, start, finish, during, .. } = read;
        if lead.is_empty() {
            lead = subject::of_heading(title, &context.bodies).unwrap_or_default();
        }
        let readable = |time: Option<Box<Timing>>| time.filter(|t| t.kind != TimingKind::Unparsed);
        let (start, finish, during) = (readable(start), readable(finish), readable(during));
        Self { title: title.into(), lead, coordinate, start, finish, during }
    }

    /// What the heading above a table gives where none of its columns says who leads: the one body that it is.
    pub(super) fn of_title(table: &Table, title: &str, context: &FieldContext) -> Option<Self> {
        if table.column_of(&Role::Lead).is_some() {
            return None;
        }
        let lead = subject::of_heading(title, &context.bodies)?;
        let one = lead.len() == 1 && lead.iter().all(|p| !p.collective);
        one.then(|| Self { title: title.into(), lead, ..Self::default() })
    }

    fn has_time(&self) -> bool {
        self.start.is_some() || self.finish.is_some() || self.during.is_some()
    }
}

/// Gives a task what its row leaves blank and the nearest of its headings has; `gifts` are outermost first. Returns whether
/// it took its lead so.
pub(super) fn take<'g>(
    task: &mut Task,
    gifts: impl DoubleEndedIterator<Item = &'g Gift> + Clone,
    context: &FieldContext,
) -> bool {
    let said = |task: &Task, role: &Role| {
        let cell = task.row.as_ref().and_then(|row| row.cells.get(&role.name()));
        cell.is_some_and(|text| !trimmed(text).is_empty())
    };
    let sure = &context.confidence;
    let nameless = task.lead.is_empty() && !said(task, &Role::Lead);
    let mut took = false;
    if nameless && let Some(gift) = gifts.clone().rev().find(|g| !g.lead.is_empty()) {
        // «Sở Y tế lập danh sách» under «CÁC SỞ, NGÀNH».
        let own = subject::read(&task.text, &subject::Head::default(), &context.bodies).filter(|s| s.opens);
        let because = if own.is_some() {
            "the body is named in the text, no cell says that it leads".to_owned()
        } else {
            format!("the lead is that of the heading: «{}»", gift.title)
        };
        took = own.is_none();
        task.lead = own.map_or_else(|| gift.lead.clone(), |own| own.lead);
        task.doubts.push(doubt("lead", sure.lead_of_heading, because));
        if took && task.coordinate.is_empty() && !said(task, &Role::Coordinate) {
            task.coordinate.clone_from(&gift.coordinate);
            if !gift.coordinate.is_empty() {
                let because = format!("who takes part is told by the heading: «{}»", gift.title);
                task.doubts.push(doubt("coordinate", sure.lead_of_heading, because));
            }
        }
    }
    let timeless = task.start.is_none() && task.finish.is_none() && task.during.is_none();
    if timeless && let Some(gift) = gifts.rev().find(|g| g.has_time()) {
        task.start.clone_from(&gift.start);
        task.finish.clone_from(&gift.finish);
        task.during.clone_from(&gift.during);
        task.due = task.finish.as_deref().or(task.during.as_deref()).and_then(grammar::timing::due);
        let field = match (&task.finish, &task.during) {
            (Some(_), _) => "finish",
            (None, Some(_)) => "during",
            (None, None) => "start",
        };
        let because = format!("the time is that of the heading: «{}»", gift.title);
        task.doubts.push(doubt(field, sure.time_of_heading, because));
    }
    took
}

fn doubt(field: &str, confidence: f32, because: String) -> Doubt {
    Doubt { field: field.to_owned(), confidence: Confidence::new(confidence), because }
}

/// Lowers what was taken from a heading where other rows right below it name somebody of their own. `took` are the tasks,
/// by their index, that took their lead.
pub(super) fn weigh(tasks: &mut [Task], took: &[usize], sure: &ConfidenceSettings) {
    if took.is_empty() {
        return;
    }
    let own =
        tasks.iter().enumerate().filter(|(at, t)| !t.lead.is_empty() && took.binary_search(at).is_err());
    let naming: BTreeSet<Option<Shared>> = own.map(|(_, task)| task.parent.clone()).collect();
    for &at in took {
        let Some(task) = tasks.get_mut(at).filter(|task| naming.contains(&task.parent)) else { continue };
        let confidence = Confidence::new(sure.lead_taken_over);
        task.confidence = task.confidence.and(Confidence::new(sure.blank_lead));
        for doubt in task.doubts.iter_mut().filter(|d| d.field == "lead") {
            doubt.confidence = confidence;
            doubt.because.push_str("; rows beside it name somebody of their own");
        }
    }
}
