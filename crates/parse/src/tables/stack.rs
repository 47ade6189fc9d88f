//! The rows of a table's fragments, stacked as printed: one cell for every column, merged cells counted for each of
//! their rows, headers marked and kept for the repairs to judge.

use model::{
    Cell, Code, Column, Confidence, Diagnostic, Fragment, FragmentOrigin, GridRow, Region, Role, RowKind,
    Table, TableCell, TableKind, TableRow, Traced,
};
use normalize::trimmed;

use super::{
    by_cells, by_numbers,
    group::Grouping,
    header::{Header, extra_words, is_column_numbers},
    periods, roles, section_row, term_row,
    time_marks::marked,
    within::header_within,
};

/// Stacks the fragments of one group. `fragments` stand in reading order, as many as the group has blocks; their texts
/// are moved to the table.
pub(crate) fn stack(group: &Grouping, fragments: &mut [Fragment]) -> Traced<Table> {
    let mut diagnostics = Vec::new();
    let width = fragments.iter().map(|f| f.width as usize).max().unwrap_or(0);
    let labels: Vec<Vec<String>> = (0..width)
        .map(|c| group.header.as_ref().and_then(|h| h.labels.get(c)).cloned().unwrap_or_default())
        .collect();
    let mut columns = if group.header.is_some() { roles::assign(&labels) } else { unnamed(width) };
    by_numbers::settle(&mut columns, fragments, &group.headers);
    let mut rows = Vec::new();
    let mut hidden = 0_usize;
    for (index, (fragment, header)) in fragments.iter_mut().zip(&group.headers).enumerate() {
        let before = rows.len();
        stack_fragment(fragment, index, header.as_ref(), group.header.as_ref(), &columns, &mut rows);
        hidden += rows.iter().skip(before).filter(|r: &&TableRow| r.hidden).count();
    }
    by_cells::settle(&mut columns, &rows);
    let kind = kind_of(&columns, &rows);
    let place = fragments.first().map(|f| f.region.clone()).unwrap_or_default();
    // the reader of a workbook names the rows
    if hidden > 0 && place.sheet().is_none() {
        diagnostics.push(Diagnostic::new(Code::HiddenKept, &[&hidden.to_string()]).at(place));
    }
    let pages: Vec<u32> = fragments.iter().filter_map(|f| f.region.page).collect();
    let pages = pages.iter().min().zip(pages.iter().max()).map(|(a, b)| [*a, *b]);
    Traced {
        value: Table { title: fragments.first().and_then(|f| f.caption.clone()), kind, columns, rows, pages },
        diagnostics,
    }
}

fn unnamed(width: usize) -> Vec<Column> {
    let column = |i: usize| Column {
        label: Vec::new(),
        role: Role::Other(format!("#{}", i + 1)),
        confidence: Confidence::CERTAIN,
    };
    (0..width).map(column).collect()
}

/// A table assigns tasks where it says what is to be done and by whom or by when, and says it of something: the blank
/// rows of a form are no tasks. Where only the time stands beside it, the header must call it a task: a programme of a
/// meeting has times and contents too.
fn kind_of(columns: &[Column], rows: &[TableRow]) -> TableKind {
    let has =
        |wanted: &[Role]| columns.iter().any(|c| wanted.contains(&c.role) && c.confidence.get() >= NAMED);
    let who = has(&[Role::Lead, Role::Coordinate]);
    let when = has(&[Role::Finish, Role::During])
        || periods::says_when(columns, rows)
        || rows.iter().any(|row| row.kind == RowKind::Body && marked(columns, row).is_some());
    let content = columns.iter().position(|c| c.role == Role::Content);
    let named = content.and_then(|c| columns.get(c)).is_some_and(names_tasks);
    let assigns = who || (when && (named || has(&[Role::Deliverable, Role::Approve, Role::Monitor])));
    let says = |row: &TableRow| {
        let text = content.and_then(|c| row.cells.get(c)).map_or("", |c| c.text.as_str());
        row.kind == RowKind::Body && text.chars().filter(|&c| normalize::is_letter(c)).nth(2).is_some()
    };
    // A header without rows keeps its kind: what it would hold is known.
    let filled = !rows.iter().any(|r| r.kind == RowKind::Body) || rows.iter().any(says);
    if assigns && filled && content.is_some() { TableKind::Tasks } else { TableKind::Other }
}

/// Whether a header calls what stands below it tasks.
fn names_tasks(column: &Column) -> bool {
    let label = normalize::bare(&column.label.join(" "));
    ["nhiem vu", "cong viec", "dau viec", "viec can lam"].iter().any(|name| label.contains(name))
}

/// «Cơ quan công tác» on a form names no lead: a weak word alone makes no task table.
const NAMED: f32 = 0.9;

fn stack_fragment(
    fragment: &mut Fragment,
    index: usize,
    header: Option<&Header>,
    own: Option<&Header>,
    columns: &[Column],
    rows: &mut Vec<TableRow>,
) {
    let header_rows = header.map_or(0, |h| h.rows);
    let repeated = index > 0 && header.is_some();
    if let (true, Some(header), Some(own)) = (repeated, header, own) {
        rows.push(header_row(fragment, index, 0, header, own, columns.len()));
    }
    let mut open_below: Option<bool> = None;
    // The row behind a header printed again among the rows: a page began there.
    let (mut skip, mut after, mut counts_again) = (0, None, false);
    for r in header_rows..fragment.rows.len() {
        if r < skip {
            continue;
        }
        let within =
            own.filter(|_| r > header_rows).and_then(|own| header_within(fragment, r, own).zip(Some(own)));
        if let Some((again, own)) = within {
            rows.push(header_row(fragment, index, r, &again, own, columns.len()));
            skip = r + again.rows;
            (after, counts_again, open_below) = (Some(skip), again.column_numbers, None);
            continue;
        }
        let Some(row) = fragment.rows.get(r) else { break };
        let first = r == header_rows;
        let numbers =
            (header.is_some_and(|h| h.column_numbers) && first) || (counts_again && after == Some(r));
        if row.is_blank() && !row.cells.iter().any(|c| c.row_span > 1) && covered_is_blank(fragment, r) {
            continue;
        }
        let ruled_above = if first && index > 0 { fragment.closed_above } else { open_below };
        open_below = row.ruled_below;
        // A page may open with the column numbers alone, where the table has them under its header.
        let again = index > 0 && (repeated || own.is_some_and(|h| h.column_numbers));
        let counts = numbers
            || (first && again && is_column_numbers(row))
            || ((index > 0 || r > 0) && counts_all(row, columns));
        let hidden = row.hidden;
        let mut stacked = dense_row(fragment, r, columns);
        term_row::lift(&mut stacked, rows.last(), columns);
        stacked.fragment = index as u32;
        stacked.kind = if counts { RowKind::ColumnNumbers } else { RowKind::Body };
        stacked.opens_fragment = (index > 0 || after.is_some())
            && rows
                .iter()
                .rev()
                .take_while(|r| r.fragment == index as u32 && !(after.is_some() && r.kind == RowKind::Header))
                .all(|r| r.kind != RowKind::Body);
        stacked.ruled_above = ruled_above;
        stacked.hidden = hidden;
        let guessed = fragment.grid_confidence > 0.0 && fragment.grid_confidence < 1.0;
        if !counts && guessed && fragment.origin == FragmentOrigin::Separated {
            let because =
                "no mark parts the rows of this table: which lines are of which row is inferred".to_owned();
            stacked.doubts.push((None, Confidence::new(fragment.grid_confidence), because));
        }
        rows.push(stacked);
    }
}

/// Whether a row counts every column of a table that names who does what: a number is neither, wherever it stands.
fn counts_all(row: &GridRow, columns: &[Column]) -> bool {
    let counts = |(at, cell): (usize, &Cell)| {
        let number = trimmed(&cell.text).trim_matches(['(', ')']).parse::<usize>();
        cell.column as usize == at && number == Ok(at + 1)
    };
    let named = |role: &Role| columns.iter().any(|c| c.role == *role);
    row.cells.len() == columns.len()
        && columns.len() >= 3
        && row.cells.iter().enumerate().all(counts)
        && named(&Role::Content)
        && (named(&Role::Lead) || named(&Role::Coordinate))
}

fn covered_is_blank(fragment: &Fragment, r: usize) -> bool {
    let cell = |column| {
        let (row, at) = covering(fragment, r, column)?;
        fragment.rows.get(row)?.cells.get(at)
    };
    (0..fragment.width).all(|column| cell(column).is_none_or(Cell::is_blank))
}

/// The header printed again, as a row: what it holds beyond the table's own header stands in its cells.
fn header_row(
    fragment: &Fragment,
    index: usize,
    from: usize,
    header: &Header,
    own: &Header,
    width: usize,
) -> TableRow {
    let mut cells = vec![TableCell { column_span: 1, row_span: 1, ..TableCell::default() }; width];
    let printed = fragment.rows.iter().skip(from).take(header.rows);
    let region = Region::merged(printed.map(|r| r.region.clone()));
    for (column, tail) in extra_words(header, own).unwrap_or_default() {
        if let Some(cell) = cells.get_mut(column) {
            cell.text = tail;
        }
    }
    TableRow { cells, regions: region, fragment: index as u32, kind: RowKind::Header, ..TableRow::default() }
}

/// One row with a cell for every column; a cell that no further row has a part of gives its text away.
fn dense_row(fragment: &mut Fragment, r: usize, columns: &[Column]) -> TableRow {
    let mut cells = Vec::with_capacity(columns.len());
    for column in 0..columns.len() as u32 {
        let found = covering(fragment, r, column);
        let cell = found.and_then(|(from, at)| fragment.rows.get_mut(from)?.cells.get_mut(at));
        cells.push(match (cell, found) {
            (Some(cell), Some((from, _))) => place(cell, column, from < r),
            _ => TableCell { column_span: 1, row_span: 1, ..TableCell::default() },
        });
    }
    let Some(row) = fragment.rows.get(r) else { return TableRow::default() };
    section_row::spread(row, columns, &mut cells);
    let regions = if row.region == Region::default() {
        Region::merged(row.cells.iter().map(|c| c.region.clone()))
    } else {
        vec![row.region.clone()]
    };
    TableRow { cells, regions, ..TableRow::default() }
}

/// The row in which the cell begins that covers a grid place, and its index there.
fn covering(fragment: &Fragment, r: usize, column: u32) -> Option<(usize, usize)> {
    // Mostly each cell has a column of its own.
    let at = |row: usize| {
        let cells = &fragment.rows.get(row)?.cells;
        if cells.get(column as usize).is_some_and(|cell| cell.covers(column)) {
            return Some(column as usize);
        }
        let beyond = cells.last().is_none_or(|last| last.column + last.column_span <= column);
        if beyond { None } else { cells.iter().position(|cell| cell.covers(column)) }
    };
    if let Some(cell) = at(r) {
        return Some((r, cell));
    }
    // Spans are short; the walk up ends at the first row that starts a cell here.
    let (up, cell) = (0..r).rev().take(200).find_map(|up| at(up).map(|cell| (up, cell)))?;
    let spans = fragment.rows.get(up)?.cells.get(cell)?.row_span as usize;
    (up + spans > r).then_some((up, cell))
}

/// What a column gets of the cell that covers it: a cell over several columns gives its text to the first of them, one
/// over several rows to each.
fn place(cell: &mut Cell, column: u32, from_above: bool) -> TableCell {
    let own = column == cell.column;
    let plain = cell.column_span <= 1 && cell.row_span <= 1;
    TableCell {
        text: match (own, plain) {
            (true, true) => std::mem::take(&mut cell.text),
            (true, false) => cell.text.clone(),
            (false, _) => String::new(),
        },
        meant: None,
        merged: from_above && own,
        column_span: if own { cell.column_span } else { 1 },
        row_span: cell.row_span,
        ocr_confidence: cell.ocr_confidence.filter(|_| own),
        readings: match (own, plain) {
            (true, true) => std::mem::take(&mut cell.readings),
            (true, false) => cell.readings.clone(),
            (false, _) => Vec::new(),
        },
        bold: cell.style.bold,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::fragment;
    use crate::tables::group;
    use model::Block;

    #[test]
    fn a_row_that_counts_the_columns_may_stand_anywhere() {
        let head = "TT | Nội dung | Cơ quan chủ trì | Thời gian";
        for (head, line, counts) in [
            (head, "1 | 2 | 3 | 4", true),
            (head, "(1) | (2) | (3) | (4)", true),
            (head, "1 | 2 | 3 | ", false),
            (head, "2 | Rà soát | Sở B | 4", false),
            ("TT | Nội dung | Số lượng | Kinh phí", "1 | 2 | 3 | 4", false),
        ] {
            let mut fragments = [fragment(&[head, "1 | Lập đề án | Sở A | 6/2026", line])];
            let blocks = fragments.clone().map(Block::Fragment);
            let groups = group(&blocks, |_| true, |_| 0);
            let table = groups.first().map(|group| stack(group, &mut fragments).value);
            let kind = table.and_then(|table| table.rows.last().map(|row| row.kind));
            assert_eq!(kind == Some(RowKind::ColumnNumbers), counts, "{head}: {line}");
        }
    }
}
