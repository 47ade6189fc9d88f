//! One mended table into nodes and tasks, or into plain rows where it assigns none.

mod task;

use model::{
    Code, Column, Diagnostic, Node, NodeOrigin, Role, Shared, Table, TableColumn, TableKind, TableRecord,
    TableRow, Task, TaskRow,
};
use normalize::trimmed;

use super::open::Open;
use super::{
    FieldContext, Ids,
    handed_down::{self, Gift},
    hard_title, headings,
    headings::Standing,
    ids,
    periods::Periods,
    said,
    time_above::TimeAbove,
};
use crate::header::foot;
use crate::words::is_mostly_upper;

/// Where a table stands in the document.
pub(crate) struct Place<'a> {
    /// `body`, `annex-1`…
    pub(crate) part: &'a str,
    /// `table-1`…
    pub(crate) table: &'a str,
    /// Node of the prose under which the table stands.
    pub(crate) parent: Option<&'a Shared>,
    /// Path of that node.
    pub(crate) path: &'a [Shared],
    /// Titles along that path, outermost first.
    pub(crate) headings: &'a [Shared],
}

impl Place<'_> {
    /// The path of a row in the document.
    fn path(&self, within: &[Shared]) -> Vec<Shared> {
        [self.path, within].concat()
    }
}

/// What came of a table.
pub(crate) struct TableOutcome {
    /// The table itself.
    pub(crate) record: TableRecord,
    /// Its headings.
    pub(crate) nodes: Vec<Node>,
    /// Its tasks.
    pub(crate) tasks: Vec<Task>,
    /// What was noticed.
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// Reads a mended table.
pub(crate) fn read_table(
    table: &Table,
    place: &Place<'_>,
    context: &FieldContext,
    ids: &mut Ids,
) -> TableOutcome {
    let tasks = table.kind == TableKind::Tasks;
    let record = record_of(table, place.table);
    let mut outcome = TableOutcome { record, nodes: Vec::new(), tasks: Vec::new(), diagnostics: Vec::new() };
    if !tasks {
        return outcome;
    }
    if table.rows.is_empty() {
        outcome.diagnostics.push(Diagnostic::new(Code::HeaderWithoutRows, &[]));
    }
    outcome.tasks.reserve(table.rows.len());
    let (standings, noticed) = headings::stand(table);
    outcome.diagnostics.extend(noticed);
    let periods = Periods::of(table, &context.timing);
    let mut time_above = TimeAbove::of(table);
    let mut open: Vec<Open> = Vec::new();
    let above = place.headings.last().and_then(|title| Gift::of_title(table, title, context));
    let mut took: Vec<usize> = Vec::new();
    for (row, standing) in table.rows.iter().zip(&standings) {
        if is_blank(table, row) {
            let words = || stray_words(table, row).map_or("—", |(_, words)| words);
            let number = standing.number.as_ref().map_or_else(words, |o| o.label.as_str());
            let place = row.regions.first().cloned().unwrap_or_default();
            outcome.diagnostics.push(Diagnostic::new(Code::RowBlank, &[number]).at(place));
            continue;
        }
        if standing.number.is_none()
            && let Some(title) = total(table, row)
        {
            outcome.nodes.push(aside("total", title, table, row, place, ids));
            continue;
        }
        let texts = || row.cells.iter().map(|cell| trimmed(&cell.text));
        if standing.number.is_none() && foot::is_row(texts()) {
            let title = texts().find(|text| !text.is_empty()).unwrap_or_default();
            outcome.nodes.push(aside("foot", title, table, row, place, ids));
            continue;
        }
        if !standing.heading && !says_what(table, row) {
            let number = standing.number.as_ref().map_or("—", |o| o.label.as_str());
            let place_of = row.regions.first().cloned().unwrap_or_default();
            outcome.diagnostics.push(Diagnostic::new(Code::SeamUndecided, &[number]).at(place_of));
            let first = texts().find(|text| text.contains(char::is_alphanumeric)).unwrap_or_default();
            outcome.nodes.push(aside("row", first, table, row, place, ids));
            continue;
        }
        close(&mut open, standing, || title(table, row, standing));
        if standing.heading {
            time_above.clear();
            let node = node(table, row, standing, place, &open, ids);
            let seen = row.cells.iter().filter_map(|cell| cell.ocr_confidence).reduce(f32::min);
            let note = hard_title::note(&node.title, seen, &node.regions, &context.confidence);
            outcome.diagnostics.extend(note);
            open.push(Open {
                path: standing.path.clone(),
                id: node.id.clone(),
                title: node.title.clone(),
                style: standing.number.as_ref().map(|number| number.style),
                shouted: is_mostly_upper(&node.title),
                used: false,
                gift: Gift::of_row(table, row, &node.title, context),
            });
            outcome.nodes.push(node);
        } else {
            let notes = &mut outcome.diagnostics;
            let mut task =
                task::read(table, row, standing, place, &open, context, ids, periods.as_ref(), notes);
            let gifts = above.iter().chain(open.iter().map(|o| &o.gift));
            time_above.pass(&mut task, row, &context.confidence);
            if handed_down::take(&mut task, gifts, context) {
                took.push(outcome.tasks.len());
            }
            outcome.tasks.push(task);
            open.iter_mut().for_each(|o| o.used = true);
        }
    }
    handed_down::weigh(&mut outcome.tasks, &took, &context.confidence);
    outcome
}

/// What is told of a table beside its tasks.
fn record_of(table: &Table, id: &str) -> TableRecord {
    TableRecord {
        id: id.to_owned(),
        kind: table.kind,
        title: table.title.clone(),
        columns: table
            .columns
            .iter()
            .map(|c| TableColumn { label: c.label.clone(), role: c.role.clone() })
            .collect(),
        pages: table.pages,
        row_count: table.rows.len() as u32,
        rows: if table.kind == TableKind::Tasks { Vec::new() } else { plain_rows(table) },
    }
}

/// Closes the headings below which a row does not stand.
fn close(open: &mut Vec<Open>, standing: &Standing, title: impl FnOnce() -> String) {
    if standing.number.is_some() {
        let depth = standing.path.len().max(1);
        open.retain(|o| o.path.len() < depth && standing.path.starts_with(&o.path) || o.path.is_empty());
    } else if standing.heading {
        let shouted = is_mostly_upper(&title());
        let stays = |o: &Open| o.stays_above(&standing.path, shouted);
        // Whatever is above a number that stays, stays too.
        let above = open.iter().rposition(|o| o.style.is_some() && stays(o)).unwrap_or(0);
        let mut at = 0;
        open.retain(|o| {
            at += 1;
            at <= above || stays(o)
        });
    }
}

/// Whether a row holds nothing but its number: an unfilled line of a form.
fn is_blank(table: &Table, row: &TableRow) -> bool {
    let filled =
        table.columns.iter().zip(&row.cells).filter(|(c, _)| !matches!(c.role, Role::Number | Role::Serial));
    !filled.into_iter().any(|(_, cell)| cell.text.chars().any(char::is_alphanumeric))
}

/// Whether a row says what is to be done. Bodies, times and notes alone are what is left of another row.
fn says_what(table: &Table, row: &TableRow) -> bool {
    said::cell(table, row).is_some_and(|cell| cell.text.chars().any(char::is_alphanumeric))
}

/// What a row calls itself that sums up those beside it: it is no task.
fn total<'a>(table: &Table, row: &'a TableRow) -> Option<&'a str> {
    let said = table.columns.iter().zip(&row.cells).filter(|(_, cell)| !trimmed(&cell.text).is_empty());
    let names = |role: &Role| matches!(role, Role::Number | Role::Serial | Role::Content);
    let first = said.map(|(c, cell)| (&c.role, trimmed(&cell.text))).next();
    first.filter(|(role, text)| names(role) && grammar::total::is_total(text)).map(|(_, text)| text)
}

/// A row that is no task, kept in the outline with its cells: one that sums up, recipients and signature.
fn aside(kind: &str, title: &str, table: &Table, row: &TableRow, place: &Place<'_>, ids: &mut Ids) -> Node {
    Node {
        id: ids.claim(format!("{}/{kind}", place.part).into()),
        parent: place.parent.cloned(),
        origin: NodeOrigin::Table,
        number: None,
        path: Vec::new(),
        level: 1,
        title: title.into(),
        row: Some(printed(table, row, place)),
        paragraphs: Vec::new(),
        regions: row.regions.clone(),
    }
}

fn plain_rows(table: &Table) -> Vec<Vec<String>> {
    table.rows.iter().map(|r| r.cells.iter().map(|c| c.text.clone()).collect()).collect()
}

fn node(
    table: &Table,
    row: &TableRow,
    standing: &Standing,
    place: &Place<'_>,
    open: &[Open],
    ids: &mut Ids,
) -> Node {
    let path = place.path(&standing.path);
    let mut wanted = ids::of(place.part, &path);
    if standing.number.is_none() {
        wanted.push_str("/heading");
    }
    Node {
        id: ids.claim(wanted.into()),
        parent: parent(open, place),
        origin: NodeOrigin::Table,
        number: standing.number.as_ref().map(|o| o.label.clone()),
        path,
        level: (place.path.len() + open.len()) as u32 + 1,
        title: title(table, row, standing).into(),
        row: Some(if standing.number.is_none() {
            printed_with(stray_words(table, row), table, row, place)
        } else {
            printed(table, row, place)
        }),
        paragraphs: Vec::new(),
        regions: row.regions.clone(),
    }
}

fn parent(open: &[Open], place: &Place<'_>) -> Option<Shared> {
    open.last().map(|o| o.id.clone()).or_else(|| place.parent.cloned())
}

fn content<'t>(table: &'t Table, row: &'t TableRow) -> &'t str {
    said::cell(table, row).map_or("", |c| trimmed(&c.text))
}

/// The main column's text; the number stands apart where the table has no column for it.
fn title(table: &Table, row: &TableRow, standing: &Standing) -> String {
    let content = content(table, row);
    let blank = || table.cell_of(row, &Role::Number).is_none_or(|cell| trimmed(&cell.text).is_empty());
    let in_text = standing.number.is_some() && blank();
    if in_text && let Some((_, rest)) = grammar::ordinal::split(content) {
        return trimmed(rest).to_owned();
    }
    // «- Xây dựng tin, bài» below a numbered title: an item of its own, whose dash is its mark.
    let rest = content.strip_prefix("- ").filter(|rest| standing.item && !rest.contains('\n'));
    rest.unwrap_or(content).to_owned()
}

/// The cells as printed, by role. The number has its own field.
fn printed(table: &Table, row: &TableRow, place: &Place<'_>) -> TaskRow {
    printed_with(None, table, row, place)
}

/// The same with words that stand in the number's place, under the label of its column.
fn printed_with(stray: Option<(&Column, &str)>, table: &Table, row: &TableRow, place: &Place<'_>) -> TaskRow {
    let cells = table.columns.iter().zip(&row.cells).filter(|(column, _)| column.role != Role::Number);
    let cells = cells.map(|(column, cell)| (column.role.name(), cell.text.as_str()));
    let stray = stray.map(|(column, words)| (Role::Other(column.label.join(" ")).name(), words));
    TaskRow { table: place.table.to_owned(), cells: cells.chain(stray).collect() }
}

/// What stands in the number's place of a row without number, and is none.
fn stray_words<'t>(table: &'t Table, row: &'t TableRow) -> Option<(&'t Column, &'t str)> {
    let mut numbers = table.columns.iter().zip(&row.cells).filter(|(column, _)| column.role == Role::Number);
    let (column, words) = numbers.next().map(|(column, cell)| (column, trimmed(&cell.text)))?;
    words.contains(char::is_alphanumeric).then_some((column, words))
}
