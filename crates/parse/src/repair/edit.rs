//! The closed set of changes to a table, and the law that holds for each: no visible character is lost.

use model::{Region, RowKind, Table, TableCell};
use normalize::trimmed;

use super::is_again;

/// A change that a rule may ask for. Rows and columns are indices of the table as it stands.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Edit {
    /// Removes a row that only repeats the header or counts the columns.
    Drop {
        /// Which.
        row: usize,
    },
    /// Appends a row to the one before it, cell by cell, and removes it. In `restated` columns the row prints whole
    /// what the one before printed in part: its text takes the place.
    Join {
        /// The row that is absorbed.
        row: usize,
        /// Columns that are completed, not joined.
        restated: Vec<usize>,
    },
    /// Cuts a row: in each column the text before the offset goes to the row before, the rest stays.
    Cut {
        /// The fused row.
        row: usize,
        /// Byte offset for every column.
        at: Vec<usize>,
        /// Columns in which the left part prints whole what the row before printed in part.
        restated: Vec<usize>,
    },
    /// Moves the cells from a column on by one place.
    Shift {
        /// The row.
        row: usize,
        /// First column that moves.
        from: usize,
        /// Right or left.
        right: bool,
    },
    /// Takes markup out of a cell.
    Rewrite {
        /// The row.
        row: usize,
        /// The column.
        column: usize,
        /// The text without markup.
        text: String,
    },
    /// Moves text between two cells of a row: both texts as they shall be.
    Divide {
        /// The row.
        row: usize,
        /// First cell and its text.
        first: (usize, String),
        /// Second cell and its text.
        second: (usize, String),
    },
    /// Parts a row in two: the cells of both as they shall be, the second below the first.
    Part {
        /// The row.
        row: usize,
        /// Texts of the first, by column.
        first: Vec<String>,
        /// Texts of the second.
        second: Vec<String>,
    },
    /// Copies the text of the cell above: a merged cell that goes on.
    FillDown {
        /// The row.
        row: usize,
        /// The column.
        column: usize,
    },
    /// Lets a mark of repetition stand for what the cell of an earlier row says.
    Repeat {
        /// The row.
        row: usize,
        /// The column.
        column: usize,
        /// The row that says it.
        of: usize,
    },
    /// Puts the number that the walk of the ordinals asks for in the place of one that was misread from a picture.
    Renumber {
        /// The row.
        row: usize,
        /// The column of the numbers.
        column: usize,
        /// The number.
        text: String,
    },
    /// Changes nothing but the record.
    Mark {
        /// The row.
        row: usize,
    },
    /// Changes nothing but the record of the row and of the one before it.
    MarkBoth {
        /// The row.
        row: usize,
    },
    /// Changes nothing but the record of the row before.
    MarkAbove {
        /// The row after it.
        row: usize,
    },
}

impl Edit {
    /// The row that it is about.
    pub(crate) fn row(&self) -> usize {
        match self {
            Self::Drop { row }
            | Self::Join { row, .. }
            | Self::Cut { row, .. }
            | Self::Shift { row, .. }
            | Self::Rewrite { row, .. }
            | Self::Divide { row, .. }
            | Self::Part { row, .. }
            | Self::Renumber { row, .. }
            | Self::FillDown { row, .. }
            | Self::Repeat { row, .. }
            | Self::Mark { row }
            | Self::MarkBoth { row }
            | Self::MarkAbove { row } => *row,
        }
    }

    /// Rows that are gone once it is applied.
    pub(crate) fn rows_removed(&self) -> usize {
        match self {
            Self::Drop { .. } | Self::Join { .. } => 1,
            Self::Cut { .. }
            | Self::Shift { .. }
            | Self::Rewrite { .. }
            | Self::Divide { .. }
            | Self::Part { .. }
            | Self::Renumber { .. }
            | Self::FillDown { .. }
            | Self::Repeat { .. }
            | Self::Mark { .. }
            | Self::MarkBoth { .. }
            | Self::MarkAbove { .. } => 0,
        }
    }
}

/// Applies an edit. `None`, with the table unchanged, where it does not fit or would lose text; else the row on which
/// the outcome stands.
pub(super) fn apply(table: &mut Table, edit: &Edit) -> Option<usize> {
    match edit {
        Edit::Drop { row } => drop_row(table, *row),
        Edit::Join { row, restated } => join(table, *row, restated),
        Edit::Cut { row, at, restated } => cut(table, *row, at, restated),
        Edit::Shift { row, from, right } => shift(table, *row, *from, *right),
        Edit::Rewrite { row, column, text } => {
            let cell = table.rows.get_mut(*row)?.cells.get_mut(*column)?;
            let kept = is_subsequence(text, &cell.text) && visible(text) > 0;
            kept.then(|| cell.text.clone_from(text)).map(|()| *row)
        }
        Edit::Divide { row, first, second } => {
            let cells = &mut table.rows.get_mut(*row)?.cells;
            let before = visible(&cells.get(first.0)?.text) + visible(&cells.get(second.0)?.text);
            (first.0 != second.0 && before == visible(&first.1) + visible(&second.1)).then_some(())?;
            cells.get_mut(first.0)?.text.clone_from(&first.1);
            cells.get_mut(second.0)?.text.clone_from(&second.1);
            Some(*row)
        }
        Edit::Part { row, first, second } => part(table, *row, first, second),
        Edit::Renumber { row, column, text } => {
            let row_cells = table.rows.get_mut(*row)?;
            // Ink that is no text of the file may be read again; a printed character may not.
            let from_picture = row_cells.cells.iter().any(|c| c.ocr_confidence.is_some());
            let cell = row_cells.cells.get_mut(*column)?;
            (from_picture && cell.text != *text).then(|| cell.text.clone_from(text)).map(|()| *row)
        }
        Edit::FillDown { row, column } => {
            let above = table.rows.get(row.checked_sub(1)?)?.cells.get(*column)?.clone();
            let cell = table.rows.get_mut(*row)?.cells.get_mut(*column)?;
            above.text.trim_end().ends_with(trimmed(&cell.text)).then_some(())?;
            *cell = TableCell { merged: true, row_span: cell.row_span, ..above };
            Some(*row)
        }
        Edit::Repeat { row, column, of } => {
            let above = table.rows.get(*of)?.cells.get(*column)?;
            let meant = above.meant.as_ref().unwrap_or(&above.text).clone();
            let cell = table.rows.get_mut(*row)?.cells.get_mut(*column)?;
            (of < row && cell.meant.is_none() && visible(&meant) > 0).then_some(())?;
            cell.meant = Some(meant);
            Some(*row)
        }
        Edit::Mark { row } | Edit::MarkBoth { row } => table.rows.get(*row).map(|_| *row),
        Edit::MarkAbove { row } => body_before(table, *row),
    }
}

/// The row before `row` that holds data.
pub(crate) fn body_before(table: &Table, row: usize) -> Option<usize> {
    (0..row).rev().find(|&r| table.rows.get(r).is_some_and(|r| r.kind == RowKind::Body))
}

fn drop_row(table: &mut Table, row: usize) -> Option<usize> {
    let blank = table.rows.get(row)?.cells.iter().all(is_blank);
    let counts = table.rows.get(row)?.kind == RowKind::ColumnNumbers;
    (blank || counts).then_some(())?;
    table.rows.remove(row);
    // A seam under a dropped header stays a seam: the next body row carries the mark already.
    Some(row)
}

fn join(table: &mut Table, row: usize, restated: &[usize]) -> Option<usize> {
    let into = body_before(table, row)?;
    let fits = restated.iter().all(|&c| {
        let head = table.rows.get(into).and_then(|r| r.cells.get(c));
        let tail = table.rows.get(row).and_then(|r| r.cells.get(c));
        head.zip(tail).is_some_and(|(h, t)| restates(&h.text, &t.text) || is_again(&h.text, &t.text))
    });
    (fits && into < row).then_some(())?;
    let from = table.rows.remove(row);
    let head = table.rows.get_mut(into)?;
    for (c, tail) in from.cells.into_iter().enumerate() {
        let Some(cell) = head.cells.get_mut(c) else { continue };
        join_cell(cell, tail, restated.contains(&c));
    }
    head.regions = Region::merged(std::mem::take(&mut head.regions).into_iter().chain(from.regions));
    head.repairs.extend(from.repairs);
    head.doubts.extend(from.doubts);
    Some(into)
}

fn join_cell(cell: &mut TableCell, tail: TableCell, restated: bool) {
    if is_blank(&tail) || (tail.merged && tail.text == cell.text) {
        return;
    }
    if restated && is_again(trimmed(&cell.text), trimmed(&tail.text)) {
        return;
    }
    cell.text = if restated || is_blank(cell) { tail.text } else { joined(&cell.text, &tail.text) };
    cell.ocr_confidence = match (cell.ocr_confidence, tail.ocr_confidence) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    };
    cell.readings.clear();
}

fn cut(table: &mut Table, row: usize, at: &[usize], restated: &[usize]) -> Option<usize> {
    let into = body_before(table, row)?;
    let fused = table.rows.get(row)?;
    (at.len() == fused.cells.len() && fused.cells.iter().zip(at).all(|(c, &i)| c.text.is_char_boundary(i)))
        .then_some(())?;
    let fits = restated.iter().all(|&c| {
        let head = table.rows.get(into).and_then(|r| r.cells.get(c));
        let left = fused.cells.get(c).zip(at.get(c)).and_then(|(cell, &i)| cell.text.get(..i));
        head.zip(left).is_some_and(|(h, l)| restates(&h.text, l))
    });
    fits.then_some(())?;
    let regions = fused.regions.clone();
    let mut tails = Vec::with_capacity(at.len());
    for (cell, &i) in table.rows.get_mut(row)?.cells.iter_mut().zip(at) {
        let (left, right) = cell.text.split_at_checked(i)?;
        let tail = TableCell { text: trimmed(left).to_owned(), ..cell.clone() };
        cell.text = trimmed(right).to_owned();
        tails.push(tail);
    }
    let head = table.rows.get_mut(into)?;
    for (c, (cell, tail)) in head.cells.iter_mut().zip(tails).enumerate() {
        join_cell(cell, tail, restated.contains(&c));
    }
    head.regions = Region::merged(std::mem::take(&mut head.regions).into_iter().chain(regions));
    Some(row)
}

fn part(table: &mut Table, row: usize, first: &[String], second: &[String]) -> Option<usize> {
    let own = table.rows.get_mut(row)?;
    let count = |texts: &[String]| texts.iter().map(|t| visible(t)).sum::<usize>();
    let before: usize = own.cells.iter().map(|c| visible(&c.text)).sum();
    let fits = first.len() == own.cells.len() && second.len() == own.cells.len();
    (fits && count(first) + count(second) == before).then_some(())?;
    let mut below = own.clone();
    for (row, texts) in [(own, first), (&mut below, second)] {
        for (cell, text) in row.cells.iter_mut().zip(texts) {
            cell.text.clone_from(text);
        }
    }
    below.opens_fragment = false;
    table.rows.insert(row + 1, below);
    Some(row)
}

fn shift(table: &mut Table, row: usize, from: usize, right: bool) -> Option<usize> {
    let cells = &mut table.rows.get_mut(row)?.cells;
    let last = cells.len().checked_sub(1)?;
    (from <= last).then_some(())?;
    let (gone, back) = if right { (last, from) } else { (from, last) };
    is_blank(cells.get(gone)?).then_some(())?;
    let blank = cells.remove(gone);
    cells.insert(back, blank);
    Some(row)
}

/// Whether `tail` prints whole what `head` printed in part.
pub(crate) fn restates(head: &str, tail: &str) -> bool {
    // The key keeps first letters, but for their case.
    let first = |text: &str| text.trim_start().bytes().next().filter(u8::is_ascii_alphanumeric);
    if let (Some(head), Some(tail)) = (first(head), first(tail))
        && !head.eq_ignore_ascii_case(&tail)
    {
        return false;
    }
    is_begun_by(tail, &key_to_restate(head))
}

/// The key by which a text is found at the head of another.
pub(super) fn key_to_restate(text: &str) -> String {
    // The key takes «hằng năm» for «hàng năm», but not a «hằng» that has lost its «năm».
    let key = normalize::key(text);
    if key.contains("hằng") { key.replace("hằng", "hàng") } else { key }
}

/// Whether a text begins with the words of such a key.
pub(super) fn is_begun_by(text: &str, head: &str) -> bool {
    if head.is_empty() {
        return false;
    }
    let text = key_to_restate(text);
    text.strip_prefix(head).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', ',', ';']))
}

/// Two parts of one text: by a space, but for a range or a symbol that was broken after its dash or slash.
pub(crate) fn joined(head: &str, tail: &str) -> String {
    let (head, tail) = (head.trim_end(), tail.trim_start());
    let mut ends = head.chars().rev();
    let (last, before) = (ends.next(), ends.next());
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let glue = matches!(last, Some('-' | '–' | '/')) && digit(before) && digit(tail.chars().next());
    let between = if glue || head.is_empty() || tail.is_empty() { "" } else { " " };
    [head, between, tail].concat()
}

fn is_blank(cell: &TableCell) -> bool {
    trimmed(&cell.text).is_empty()
}

fn visible(text: &str) -> usize {
    text.chars().filter(|c| !c.is_whitespace()).count()
}

/// Whether the visible characters of `part` stand in `whole` in their order.
fn is_subsequence(part: &str, whole: &str) -> bool {
    let mut rest = whole.chars();
    part.chars().filter(|c| !c.is_whitespace()).all(|c| rest.any(|w| w == c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joins_by_a_space_but_for_broken_ranges() {
        let cases = [
            ("thành", "phố", "thành phố"),
            ("2021-", "2025", "2021-2025"),
            ("Tài chính -", "Kế hoạch", "Tài chính - Kế hoạch"),
            ("", "a", "a"),
        ];
        for (head, tail, whole) in cases {
            assert_eq!(joined(head, tail), whole);
        }
    }

    #[test]
    fn restating_goes_by_whole_words() {
        assert!(restates("Thường", "Thường xuyên"));
        assert!(restates("Hàng năm", "Hằng năm"));
        assert!(restates("Hàng năm", "Hằng năm, hằng quý"));
        assert!(!restates("Thường", "Thườngxuyên"));
        assert!(!restates("", "Hằng năm"));
    }
}
