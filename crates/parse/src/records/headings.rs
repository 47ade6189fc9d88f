//! Which rows are headings, and the path of every row.
//!
//! A row is a heading where the walk goes below it, or where it holds a number of a section and a title, nothing else.
//! A numbered row above lettered or decimal rows is a heading too, whatever its cells hold.

use std::rc::Rc;

use grammar::walk::{Step, Walk};
use model::{Code, Diagnostic, Ordinal, OrdinalStyle, Role, Shared, Table, TableCell, TableRow};
use normalize::trimmed;

use super::said;
use crate::numbers;
use crate::words::is_mostly_upper;

/// How a row stands in the outline of its table.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Standing {
    /// Heading or task.
    pub(super) heading: bool,
    /// Printed numbers from the outermost inwards; for a row without number, those of the heading above it.
    pub(super) path: Vec<Shared>,
    /// Own number.
    pub(super) number: Option<Rc<Ordinal>>,
    /// Whether the row itself was taken for a heading or a task with little evidence.
    pub(super) unsure: bool,
    /// Whether it is an item with a dash below a title that heads such items.
    pub(super) item: bool,
}

/// The number of a row, and its path.
type Numbered = (Option<Rc<Ordinal>>, Vec<Shared>);

/// Stands every row, and reports gaps and repeats of the numbering.
pub(super) fn stand(table: &Table) -> (Vec<Standing>, Vec<Diagnostic>) {
    let number = table.column_of(&Role::Number);
    let content = table.column_of(&Role::Content);
    let mut walk = Walk::default();
    let mut last: Option<usize> = None;
    let mut diagnostics = Vec::new();
    let mut numbered: Vec<Numbered> = Vec::with_capacity(table.rows.len());
    for (at, row) in table.rows.iter().enumerate() {
        let ordinal = ordinal_of(row, number, content).or_else(|| item_in_text(row, number, content, &walk));
        let starred = ordinal.as_deref().is_some_and(|o| o.label == "*") && only_content(table, row);
        let below = || table.rows.get(at + 1).filter(|below| !only_content(table, below));
        // «*» before a title counts nothing, where a number follows.
        let counted = |below: &TableRow| {
            ordinal_of(below, number, content).is_some_and(|o| o.style != OrdinalStyle::Bullet)
        };
        let ordinal = ordinal.filter(|_| !(starred && below().is_some_and(counted)));
        if let Some(ordinal) = &ordinal {
            let step = walk.take(ordinal);
            let before = last.and_then(|at| numbered.get(at)?.0.as_deref());
            diagnostics.extend(fault(step, ordinal, before, row));
            last = Some(at);
        }
        let path = if ordinal.is_some() { walk.path() } else { Vec::new() };
        numbered.push((ordinal, path));
    }
    let mut standings: Vec<Standing> = Vec::with_capacity(table.rows.len());
    let mut above: Vec<Shared> = Vec::new();
    for (i, row) in table.rows.iter().enumerate() {
        let Some((ordinal, path)) = numbered.get(i) else { break };
        let next = numbered.get(i + 1);
        let (heading, unsure) = judge(table, row, ordinal.as_deref(), path, next, table.rows.get(i + 1));
        let Some((number, path)) = numbered.get_mut(i).map(std::mem::take) else { break };
        let path = if number.is_some() { path } else { above.clone() };
        if heading && number.is_some() {
            above.clone_from(&path);
        } else if number.is_some() {
            // A task without children: rows without number below it belong to its heading.
            above.clear();
            above.extend_from_slice(path.split_last().map_or(&[], |(_, heading)| heading));
        }
        let before = i.checked_sub(1).and_then(|at| standings.get(at));
        let item = !heading
            && number.is_none()
            && before.is_some_and(|above| above.item || (above.heading && above.number.is_some()))
            && is_dashed(table, row);
        standings.push(Standing { heading, path, number, unsure, item });
    }
    (standings, diagnostics)
}

/// The number in its column; in a table without such a column, the number at the head of the text.
fn ordinal_of(row: &TableRow, number: Option<usize>, content: Option<usize>) -> Option<Rc<Ordinal>> {
    if let Some(n) = number {
        return numbers::read(&row.cells.get(n)?.text);
    }
    let text = row.cells.get(content?)?.text.trim();
    let (ordinal, rest) = grammar::ordinal::split(text)?;
    (ordinal.style != OrdinalStyle::Bullet && !trimmed(rest).is_empty()).then(|| Rc::new(ordinal))
}

/// The letter or the decimal at the head of a text whose number cell is blank, where the numbering asks for it: «a) Tổ công
/// nghệ số» below a row 3.
fn item_in_text(
    row: &TableRow,
    number: Option<usize>,
    content: Option<usize>,
    walk: &Walk,
) -> Option<Rc<Ordinal>> {
    if !row.cells.get(number?)?.text.trim().is_empty() || walk.depth() == 0 {
        return None;
    }
    let (ordinal, rest) = grammar::ordinal::split(row.cells.get(content?)?.text.trim())?;
    let item = match ordinal.style {
        OrdinalStyle::Letter => true,
        OrdinalStyle::Decimal => ordinal.values.len() > 1,
        OrdinalStyle::Part
        | OrdinalStyle::Chapter
        | OrdinalStyle::Section
        | OrdinalStyle::Article
        | OrdinalStyle::CapitalLetter
        | OrdinalStyle::Roman
        | OrdinalStyle::Parenthesised
        | OrdinalStyle::Counted
        | OrdinalStyle::Bullet => false,
    };
    (item && !trimmed(rest).is_empty() && walk.peek(&ordinal).is_sound()).then(|| Rc::new(ordinal))
}

fn judge(
    table: &Table,
    row: &TableRow,
    ordinal: Option<&Ordinal>,
    path: &[Shared],
    next: Option<&Numbered>,
    next_row: Option<&TableRow>,
) -> (bool, bool) {
    let has_children = ordinal.is_some()
        && next.is_some_and(|(o, p)| o.is_some() && p.len() > path.len() && p.starts_with(path));
    let bare = only_content(table, row);
    let shouted = || content_of(table, row).is_some_and(is_mostly_upper);
    let Some(ordinal) = ordinal else {
        // Without number: a title in bold or capitals, or one that is merged over the columns.
        let dressed = || row.cells.iter().any(|c| c.bold && !trimmed(&c.text).is_empty()) || shouted();
        let wide = || {
            let half = |c: &TableCell| c.column_span as usize * 2 > table.columns.len();
            row.cells.iter().any(|c| half(c) && !trimmed(&c.text).is_empty())
        };
        let wide = bare && wide();
        let shown = wide || bare && dressed();
        let next_has_cells = || next_row.is_some_and(|r| !only_content(table, r));
        // What is merged over the columns is no task, though nothing may follow it.
        return (wide || bare && next_row.is_some() && (shown || next_has_cells()), bare && !shown);
    };
    if has_children {
        return (true, false);
    }
    if bare && (ordinal.style.heads_section() || shouted()) {
        return (true, false);
    }
    // «1 Phát triển công nghiệp» over rows without numbers of their own.
    let rows_below =
        bare && next.is_some_and(|(o, _)| o.is_none()) && next_row.is_some_and(|r| !only_content(table, r));
    // What ends in a colon heads the dashes below it.
    let listed = || {
        let colon = content_of(table, row).is_some_and(|title| title.ends_with(':'));
        colon && next_row.is_some_and(|below| is_dashed(table, below))
    };
    (rows_below, rows_below && !listed())
}

/// Whether the text of a row opens with a dash.
fn is_dashed(table: &Table, row: &TableRow) -> bool {
    content_of(table, row).is_some_and(|text| text.starts_with("- "))
}

fn content_of<'a>(table: &Table, row: &'a TableRow) -> Option<&'a str> {
    said::cell(table, row).map(|c| trimmed(&c.text)).filter(|t| !t.is_empty())
}

/// Whether a row holds a title and nothing beside its number. Cells merged down from above do not count.
fn only_content(table: &Table, row: &TableRow) -> bool {
    let others = table
        .columns
        .iter()
        .zip(&row.cells)
        .filter(|(c, _)| !matches!(c.role, Role::Number | Role::Serial | Role::Content));
    others.into_iter().all(|(_, cell)| trimmed(&cell.text).is_empty() || cell.merged)
        && content_of(table, row).is_some()
}

fn fault(step: Step, ordinal: &Ordinal, last: Option<&Ordinal>, row: &TableRow) -> Option<Diagnostic> {
    let before = last.map_or("—", |o| o.label.as_str());
    let place = row.regions.first().cloned().unwrap_or_default();
    let (code, arguments): (Code, Vec<&str>) = match step {
        Step::First | Step::Next | Step::Child | Step::Up => return None,
        Step::Gap { missing } => {
            let label = missing_label(ordinal, missing);
            return Some(Diagnostic::new(Code::OrdinalMissing, &[&label, &ordinal.label, before]).at(place));
        }
        Step::Repeat => (Code::OrdinalRepeated, vec![&ordinal.label]),
        Step::Backwards | Step::Unrelated => (Code::OrdinalBackwards, vec![&ordinal.label, before]),
    };
    Some(Diagnostic::new(code, &arguments).at(place))
}

/// The first missing number, where it can be written: `3` before `4`, `2.3` before `2.5`.
fn missing_label(ordinal: &Ordinal, missing: u32) -> String {
    let first = ordinal.values.last().copied().unwrap_or(0).saturating_sub(missing);
    match ordinal.style {
        OrdinalStyle::Decimal => {
            let mut parts: Vec<String> = ordinal.values.iter().map(u32::to_string).collect();
            if let Some(last) = parts.last_mut() {
                *last = first.to_string();
            }
            parts.join(".")
        }
        OrdinalStyle::Part
        | OrdinalStyle::Chapter
        | OrdinalStyle::Section
        | OrdinalStyle::Article
        | OrdinalStyle::CapitalLetter
        | OrdinalStyle::Roman
        | OrdinalStyle::Letter
        | OrdinalStyle::Parenthesised
        | OrdinalStyle::Counted
        | OrdinalStyle::Bullet => format!("#{first}"),
    }
}
