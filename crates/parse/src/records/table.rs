//! One mended table into nodes and tasks, or into plain rows where it assigns none.

use model::{
    Code, Column, Confidence, Diagnostic, Doubt, Node, NodeOrigin, Region, Role, Shared, Table, TableColumn,
    TableKind, TableRecord, TableRow, Task, TaskRow,
};

use super::open::Open;
use super::{
    FieldContext, Ids, both, confidence, fields,
    handed_down::{self, Gift},
    hard_title, headings,
    headings::Standing,
    ids, marked_time,
    periods::Periods,
    spelling,
};
use crate::header::foot;
use crate::tables;
use crate::words::is_mostly_upper;

/// Where a table stands in the document.
pub(crate) struct Place<'a> {
    /// `body`, `annex-1`…
    pub(crate) part: &'a str,
    /// `table-1`…
    pub(crate) table: &'a str,
    /// Node of the prose under which the table stands.
    pub(crate) parent: Option<&'a str>,
    /// Path of that node.
    pub(crate) path: &'a [String],
    /// Titles along that path, outermost first.
    pub(crate) headings: &'a [Shared],
}

impl Place<'_> {
    /// The path of a row in the document.
    fn path(&self, within: &[String]) -> Vec<String> {
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
        let texts = || row.cells.iter().map(|cell| cell.text.trim());
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
            let node = node(table, row, standing, place, &open, ids);
            let seen = row.cells.iter().filter_map(|cell| cell.ocr_confidence).reduce(f32::min);
            let note = hard_title::note(&node.title, seen, &node.regions, &context.confidence);
            outcome.diagnostics.extend(note);
            open.push(Open {
                path: standing.path.clone(),
                id: node.id.clone(),
                title: node.title.as_str().into(),
                style: standing.number.as_ref().map(|number| number.style),
                shouted: is_mostly_upper(&node.title),
                used: false,
                gift: Gift::of_row(table, row, &node.title, context),
            });
            outcome.nodes.push(node);
        } else {
            let notes = &mut outcome.diagnostics;
            let mut task = task(table, row, standing, place, &open, context, ids, periods.as_ref(), notes);
            let gifts = above.iter().chain(open.iter().map(|o| &o.gift));
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
    table.cell_of(row, &Role::Content).is_some_and(|cell| cell.text.chars().any(char::is_alphanumeric))
}

/// What a row calls itself that sums up those beside it: it is no task.
fn total<'a>(table: &Table, row: &'a TableRow) -> Option<&'a str> {
    let said = table.columns.iter().zip(&row.cells).filter(|(_, cell)| !cell.text.trim().is_empty());
    let names = |role: &Role| matches!(role, Role::Number | Role::Serial | Role::Content);
    let first = said.map(|(c, cell)| (&c.role, cell.text.trim())).next();
    first.filter(|(role, text)| names(role) && grammar::total::is_total(text)).map(|(_, text)| text)
}

/// A row that is no task, kept in the outline with its cells: one that sums up, recipients and signature.
fn aside(kind: &str, title: &str, table: &Table, row: &TableRow, place: &Place<'_>, ids: &mut Ids) -> Node {
    Node {
        id: ids.claim(format!("{}/{kind}", place.part)),
        parent: place.parent.map(str::to_owned),
        origin: NodeOrigin::Table,
        number: None,
        path: Vec::new(),
        level: 1,
        title: title.to_owned(),
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
        id: ids.claim(wanted),
        parent: parent(open, place),
        origin: NodeOrigin::Table,
        number: standing.number.as_ref().map(|o| o.label.clone()),
        path,
        level: (place.path.len() + open.len()) as u32 + 1,
        title: title(table, row, standing),
        row: Some(if standing.number.is_none() {
            printed_with(stray_words(table, row), table, row, place)
        } else {
            printed(table, row, place)
        }),
        paragraphs: Vec::new(),
        regions: row.regions.clone(),
    }
}

fn parent(open: &[Open], place: &Place<'_>) -> Option<String> {
    open.last().map(|o| o.id.clone()).or_else(|| place.parent.map(str::to_owned))
}

fn content<'t>(table: &'t Table, row: &'t TableRow) -> &'t str {
    table.cell_of(row, &Role::Content).map_or("", |c| c.text.trim())
}

/// The main column's text; the number stands apart where the table has no column for it.
fn title(table: &Table, row: &TableRow, standing: &Standing) -> String {
    let content = content(table, row);
    let blank = || table.cell_of(row, &Role::Number).is_none_or(|cell| cell.text.trim().is_empty());
    let in_text = standing.number.is_some() && blank();
    if in_text && let Some((_, rest)) = grammar::ordinal::split(content) {
        return rest.trim().to_owned();
    }
    content.to_owned()
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
    let (column, words) = numbers.next().map(|(column, cell)| (column, cell.text.trim()))?;
    words.contains(char::is_alphanumeric).then_some((column, words))
}

/// Whether a cell covers the begin and the end: what stands in it is the whole time.
fn spans_begin_and_end(table: &Table, row: &TableRow, at: usize) -> bool {
    let role = |at: usize| table.columns.get(at).map(|c| &c.role);
    let next_is_blank = row.cells.get(at + 1).is_some_and(|c| c.text.trim().is_empty());
    role(at) == Some(&Role::Start)
        && role(at + 1) == Some(&Role::Finish)
        && row.cells.get(at).is_some_and(|c| c.column_span == 2)
        && next_is_blank
}

#[expect(clippy::too_many_arguments, reason = "a task is made where everything about its row meets")]
fn task(
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
    let mut task = Task::new(ids.claim(wanted));
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
    if task.finish.is_none()
        && task.during.is_none()
        && let Some(marked) = tables::marked_times(&table.columns, row)
    {
        marked_time::fill(&mut task, &marked, context);
    }
    task.due = task.finish.as_deref().or(task.during.as_deref()).and_then(grammar::timing::due);
    fields::settle_start(&mut task);
    let stray = if standing.number.is_none() { stray_words(table, row) } else { None };
    task.row = Some(printed_with(stray, table, row, place));
    task.regions = Region::merged(row.regions.iter().cloned());
    task.repairs.extend(row.repairs.iter().cloned());
    task.confidence = confidence::of_row(table, row, &context.confidence);
    spelling::weigh(&mut task);
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
    if let Some((_, words)) = stray {
        let sure = Confidence::new(context.confidence.words_for_number);
        task.confidence = task.confidence.and(sure);
        let because = format!("«{words}» stands where the number should: the row may be the end of another");
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
