//! A row as a task: its path and text, its cells read by the roles of their columns, and what is open about it.

use grammar::timing;
use model::{Confidence, Diagnostic, Doubt, Region, Role, Table, TableRow, Task};
use normalize::trimmed;

use super::{Place, parent, printed_with, stray_words, title};
use crate::records::{
    FieldContext, Ids, both, confidence, fields, further_deadline, headings::Standing, ids, marked_time,
    open::Open, periods::Periods, said, spelling,
};
use crate::tables;

/// Whether a cell covers the begin and the end: what stands in it is the whole time.
fn spans_begin_and_end(table: &Table, row: &TableRow, at: usize) -> bool {
    let role = |at: usize| table.columns.get(at).map(|c| &c.role);
    let next_is_blank = row.cells.get(at + 1).is_some_and(|c| trimmed(&c.text).is_empty());
    role(at) == Some(&Role::Start)
        && role(at + 1) == Some(&Role::Finish)
        && row.cells.get(at).is_some_and(|c| c.column_span == 2)
        && next_is_blank
}

/// Reads a row.
#[expect(clippy::too_many_arguments, reason = "a task is made where everything about its row meets")]
pub(super) fn read(
    table: &Table,
    row: &TableRow,
    standing: &Standing,
    place: &Place<'_>,
    open: &[Open],
    context: &FieldContext,
    ids: &mut Ids,
    periods: Option<&Periods>,
    notes: &mut Vec<Diagnostic>,
) -> Task {
    let path = place.path(&standing.path);
    let mut wanted = ids::of(place.part, &path);
    if standing.number.is_none() {
        wanted.push_str("/row");
    }
    let mut task = Task::new(ids.claim(wanted.into()));
    task.parent = parent(open, place);
    task.number = standing.number.as_ref().map(|o| o.label.clone());
    task.path = path;
    task.headings = place.headings.iter().chain(open.iter().map(|o| &o.title)).cloned().collect();
    let printed_title = title(table, row, standing);
    task.text = spelling::mended(&mut task, "text", &printed_title, &context.confidence);
    task.citations = fields::cited(&task.text, "text");
    let here = row.regions.first().cloned().unwrap_or_default();
    for (at, (column, cell)) in table.columns.iter().zip(&row.cells).enumerate() {
        let text = cell.meant.as_ref().unwrap_or(&cell.text);
        let role = if spans_begin_and_end(table, row, at) { &Role::During } else { &column.role };
        let both = *role == Role::Lead && both::is_promised(column);
        let filled = periods.is_some_and(|periods| periods.fill(&mut task, at, row, context))
            || (both && fields::fill_both(&mut task, text, context));
        if !filled {
            fields::fill(&mut task, role, text, context, &here, notes);
        }
    }
    further_deadline::fill(&mut task, table, row, context);
    if task.finish.is_none()
        && task.during.is_none()
        && let Some(marked) = tables::marked_times(&table.columns, row)
    {
        marked_time::fill(&mut task, &marked, context);
    }
    task.due = task.finish.as_deref().or(task.during.as_deref()).and_then(timing::due);
    fields::settle_start(&mut task);
    let stray = if standing.number.is_none() { stray_words(table, row) } else { None };
    task.row = Some(printed_with(stray, table, row, place));
    task.regions = Region::merged(row.regions.iter().cloned());
    task.repairs.extend(row.repairs.iter().cloned());
    task.confidence = confidence::of_row(table, row, &context.confidence);
    spelling::weigh(&mut task);
    doubt_cells(&mut task, table, row, context);
    if let Some((_, words)) = stray {
        let sure = Confidence::new(context.confidence.words_for_number);
        task.confidence = task.confidence.and(sure);
        let because = format!("«{words}» stands where the number should: the row may be the end of another");
        task.doubts.push(Doubt { field: "text".into(), confidence: sure, because });
    }
    if said::is_detail(table, row) {
        let sure = Confidence::new(context.confidence.detail);
        task.confidence = task.confidence.and(sure);
        let because = "the main cell is blank: the text is that of the column of details".into();
        task.doubts.push(Doubt { field: "text".into(), confidence: sure, because });
    }
    if standing.unsure || (task.text.is_empty() && standing.number.is_some()) {
        task.confidence = task.confidence.and(Confidence::new(context.confidence.bare_row));
        task.doubts.push(Doubt {
            field: "text".into(),
            confidence: Confidence::new(context.confidence.bare_row_text),
            because: "a row with little beside its number or title".into(),
        });
    }
    task
}

/// What is open about the cells of a row: letters that nobody can read, what the mending of the table left open.
fn doubt_cells(task: &mut Task, table: &Table, row: &TableRow, context: &FieldContext) {
    for (column, cell) in table.columns.iter().zip(&row.cells) {
        if let Some(lowest) =
            cell.ocr_confidence.filter(|c| confidence::is_unreadable(*c, &context.confidence))
        {
            task.doubts.push(Doubt {
                field: field_of(&column.role),
                confidence: Confidence::new(lowest),
                because: "its font does not tell its letters, or tells others than stand on the page".into(),
            });
        }
    }
    for (column, confidence, because) in &row.doubts {
        let field = column
            .and_then(|c| table.columns.get(c))
            .map_or_else(|| "text".to_owned(), |c| field_of(&c.role));
        task.doubts.push(Doubt { field, confidence: *confidence, because: because.clone() });
    }
    for (at, (column, cell)) in table.columns.iter().zip(&row.cells).enumerate() {
        let told = row.doubts.iter().any(|(c, ..)| *c == Some(at));
        // The number is held by the walk of the ordinals.
        if told || matches!(column.role, Role::Number | Role::Serial) {
            continue;
        }
        if let Some((confidence, because)) = confidence::doubt_of(cell, &context.confidence) {
            task.doubts.push(Doubt { field: field_of(&column.role), confidence, because });
        }
    }
}

fn field_of(role: &Role) -> String {
    match role {
        Role::Content => "text".to_owned(),
        Role::Serial
        | Role::Number
        | Role::Lead
        | Role::Coordinate
        | Role::Approve
        | Role::Monitor
        | Role::Deliverable
        | Role::Start
        | Role::Finish
        | Role::During
        | Role::Budget
        | Role::Note
        | Role::Other(_) => role.name().into_owned(),
    }
}
