//! The one flat column set of a task: what CSV, the workbook, flat JSON lines, Parquet and SQLite hold in their table
//! of tasks.
//!
//! Shape: one row a task, in reading order; the columns in the order of [`COLUMNS`]. Lists are put into one text with
//! `; ` between the items, paths with ` > ` between the levels (a slash would look like a date to spreadsheets). The
//! relations of [`crate::relations`] hold the same lists item by item.

use model::{Citation, Extraction, Lang, Party, Task, Timing};

use crate::place::Places;
use crate::value::{Column, Kind, Value, joined, markdown};

/// Between the items of a list.
pub const LIST_SEPARATOR: &str = "; ";
/// Between the levels of a path.
pub const PATH_SEPARATOR: &str = " > ";

/// A column of the flat task table.
#[derive(Debug, Clone, Copy)]
pub struct FlatColumn {
    /// Its name, type and meaning.
    pub column: Column,
    /// Width on a sheet, in characters.
    pub width: u16,
    /// The field of a task that it shows; doubts about that field are marked in it. Empty where no doubt applies.
    pub field: &'static str,
    /// Its value for the task at a position (from 0) of a document.
    pub value: fn(&Extraction, usize, &Task) -> Value,
}

macro_rules! columns {
    ($($name:ident: $kind:ident $required:literal $width:literal $field:literal, $description:literal, $value:expr;)*) => {
        &[$(FlatColumn {
            column: Column {
                name: stringify!($name),
                kind: Kind::$kind,
                required: $required,
                description: $description,
            },
            width: $width,
            field: $field,
            value: $value,
        }),*]
    };
}

/// The columns, in order.
pub const COLUMNS: &[FlatColumn] = columns! {
    document_sha256: Text true 12 "", "SHA-256 of the source file, lower-case hexadecimal; with `task_id` the key of the row.",
        |x, _, _| Value::text(&x.source.sha256);
    file_name: Text true 24 "", "Name of the source file.", |x, _, _| Value::text(&x.source.file_name);
    document_symbol: Text false 16 "", "Number and symbol of the document: «453/KH-UBND».",
        |x, _, _| Value::optional(x.document.symbol.as_ref());
    document_issuer: Text false 20 "", "Who issued the document.",
        |x, _, _| Value::optional(x.document.issuer.as_ref().map(|p| &p.name));
    document_issued_on: Date false 12 "", "Date of issue of the document.", |x, _, _| Value::date(x.document.issued_on);
    task_id: Text true 18 "id", "Id of the task, unique in its document.", |_, _, t| Value::text(&t.id);
    position: Integer true 9 "", "Place of the task in reading order, counted from 1.",
        |_, i, _| Value::Integer(i as i64 + 1);
    parent_id: Text false 16 "parent", "Id of the nearest heading.", |_, _, t| Value::optional(t.parent.as_ref());
    number: Text false 8 "number", "Printed number without closing dot. Text: 2.1 and 2.10 are not the same.",
        |_, _, t| Value::optional(t.number.as_ref());
    path: Text false 14 "path", "Printed numbers from the outermost section inwards, parted by ` > `.",
        |_, _, t| joined(&t.path, PATH_SEPARATOR);
    headings: Text false 32 "headings", "Titles along the path, outermost first, parted by ` > `.",
        |_, _, t| joined(&t.headings, PATH_SEPARATOR);
    text: Text true 60 "text", "The task, whole; paragraphs parted by a line feed.", |_, _, t| Value::text(&t.text);
    lead: Text false 28 "lead", "Who leads (`chủ trì`), written out, parted by `; `.", |_, _, t| names(&t.lead);
    lead_ids: Text false 20 "", "Ids of who leads, in the same order.", |_, _, t| ids(&t.lead);
    coordinate: Text false 28 "coordinate", "Who takes part (`phối hợp`), written out.", |_, _, t| names(&t.coordinate);
    coordinate_ids: Text false 20 "", "Ids of who takes part, in the same order.", |_, _, t| ids(&t.coordinate);
    approve: Text false 24 "approve", "To whom it is submitted for opinion or approval, written out.",
        |_, _, t| names(&t.approve);
    approve_ids: Text false 20 "", "Ids of these bodies, in the same order.", |_, _, t| ids(&t.approve);
    monitor: Text false 24 "monitor", "Who monitors, checks, urges, written out.", |_, _, t| names(&t.monitor);
    monitor_ids: Text false 20 "", "Ids of these bodies, in the same order.", |_, _, t| ids(&t.monitor);
    deliverable: Text false 28 "deliverable", "Product or result.", |_, _, t| Value::optional(t.deliverable.as_ref());
    start: Text false 18 "start", "Begin as printed, where a column of its own gives it.", |_, _, t| raw(t.start.as_deref());
    finish: Text false 18 "finish", "End or deadline as printed.", |_, _, t| raw(t.finish.as_deref());
    during: Text false 18 "during", "Time of the work as printed, where one column gives it.",
        |_, _, t| raw(t.during.as_deref());
    timing_kind: Text false 12 "", "Sort of the time that sets the deadline (`finish`, else `during`, else `start`): dated, recurring, ongoing, event, reference, duration, mixed, unparsed.",
        |_, _, t| deciding(t).map_or(Value::Null, |x| Value::text(crate::json::name_of(&x.kind)));
    recurrence: Text false 18 "", "Recurrence rule (RFC 5545) of that time.",
        |_, _, t| Value::optional(deciding(t).and_then(|x| x.recurrence.as_ref()));
    due: Date false 12 "due", "Last day by which the document wants it done.", |_, _, t| Value::date(t.due);
    budget: Text false 18 "budget", "Money.", |_, _, t| Value::optional(t.budget.as_ref());
    note: Text false 24 "note", "Remark.", |_, _, t| Value::optional(t.note.as_ref());
    citations: Text false 28 "citations", "Documents named in the task: number and symbol, or as printed where there is none.",
        |_, _, t| joined(t.citations.iter().map(citation), LIST_SEPARATOR);
    table_id: Text false 10 "row", "Id of the table that the task stands in; empty for prose.",
        |_, _, t| Value::optional(t.row.as_ref().map(|row| &row.table));
    page: Integer false 6 "", "First page that the task stands on, where the format has pages.",
        |_, _, t| Value::integer(t.regions.iter().find_map(|r| r.page));
    place: Text false 28 "regions", "Every place that the task was read from: page and box in points, lines, paragraphs (HTML, DOCX), or sheet and cells.",
        |e, _, t| Value::text(Places::of(&e.source, Lang::En).describe_all(&t.regions));
    repairs: Text false 22 "", "Names of the mends that made the row whole, in order.",
        |_, _, t| joined(t.repairs.iter().map(|r| &r.rule), LIST_SEPARATOR);
    confidence: Real true 11 "confidence", "How sure the program is that the task is right as it stands, 0 to 1.",
        |_, _, t| Value::real(t.confidence.get());
    doubts: Text false 40 "", "What to look at first: field and reason.",
        |_, _, t| joined(t.doubts.iter().map(|d| format!("{}: {}", d.field, d.because)), LIST_SEPARATOR);
};

/// The flat row of a task, a value a column. `position` counts from 0 in the document.
pub fn row(extraction: &Extraction, position: usize, task: &Task) -> Vec<Value> {
    COLUMNS.iter().map(|column| (column.value)(extraction, position, task)).collect()
}

/// The flat rows of every task of a document, in reading order.
pub fn rows(extraction: &Extraction) -> impl Iterator<Item = Vec<Value>> {
    extraction.tasks.iter().enumerate().map(|(position, task)| row(extraction, position, task))
}

/// The documentation of the columns as a Markdown table.
pub fn columns_markdown() -> String {
    markdown(COLUMNS.iter().map(|column| &column.column))
}

fn names(parties: &[Party]) -> Value {
    joined(parties.iter().map(|party| &party.name), LIST_SEPARATOR)
}

fn ids(parties: &[Party]) -> Value {
    joined(parties.iter().map(|party| &party.id), LIST_SEPARATOR)
}

fn raw(timing: Option<&Timing>) -> Value {
    Value::optional(timing.map(|t| &t.raw))
}

/// The time that sets the deadline.
pub(crate) fn deciding(task: &Task) -> Option<&Timing> {
    task.finish.as_deref().or(task.during.as_deref()).or(task.start.as_deref())
}

fn citation(citation: &Citation) -> &str {
    citation.symbol.as_ref().unwrap_or(&citation.raw)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique_and_described() {
        for (i, column) in COLUMNS.iter().enumerate() {
            let name = column.column.name;
            assert!(COLUMNS.iter().skip(i + 1).all(|other| other.column.name != name), "{name}");
            assert!(column.column.description.ends_with('.'), "{name}");
            assert!(columns_markdown().contains(&format!("| `{name}` |")));
        }
    }
}
