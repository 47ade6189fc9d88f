//! The header of a fragment: how many of its first rows name the columns, and what they say level by level.

mod again;

use std::borrow::Cow;

use model::{Cell, Fragment, FragmentOrigin, GridRow};
use normalize::trimmed;

pub(crate) use self::again::extra_words;
use super::{levels, roles, time_marks};
use crate::repair::without_markup;

/// A header found at the top of a fragment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Header {
    /// Number of header rows, the row of column numbers not among them.
    pub(crate) rows: usize,
    /// Labels by column, from the top level down; an empty list for a column without any.
    pub(crate) labels: Vec<Vec<String>>,
    /// Whether a row of column numbers follows.
    pub(crate) column_numbers: bool,
    /// Where a label was broken: the line, counted from the first that names columns, and the column.
    pub(crate) rests: Vec<(usize, usize)>,
}

/// At most this many rows are looked at: a title row inside the grid and three levels.
const DEEPEST: usize = 4;

/// Finds the header, if the fragment opens with one.
pub(crate) fn find_header(fragment: &Fragment) -> Option<Header> {
    let width = fragment.width as usize;
    let first =
        (0..DEEPEST.min(fragment.rows.len())).find(|&r| fragment.rows.get(r).is_some_and(names_columns))?;
    // Rows above may only be a title that runs over the whole width, or blank.
    let above_is_title =
        fragment.rows.iter().take(first).all(|row| row.cells.iter().filter(|c| !c.is_blank()).count() <= 1);
    if !above_is_title {
        return None;
    }
    let mut rows = (first + 1).max((fragment.declared_header as usize).min(DEEPEST).min(fragment.rows.len()));
    let mut rests = Vec::new();
    while rows < fragment.rows.len().min(first + DEEPEST) {
        if !is_lower_level(fragment, first, rows) {
            let Some(broken) = further_line(fragment, first, rows, &rests) else { break };
            rests.extend(broken.into_iter().map(|column| (rows - first, column)));
        }
        rows += 1;
    }
    let labels = (0..width).map(|column| label(fragment, first, rows, column, &rests)).collect();
    let column_numbers = fragment.rows.get(rows).is_some_and(is_column_numbers);
    Some(Header { rows, labels, column_numbers, rests })
}

/// The header that the format declares, where its words name no role: short labels over most of the columns.
pub(crate) fn declared(fragment: &Fragment) -> Option<Header> {
    let rows = fragment.declared_header as usize;
    let own = fragment.rows.get(..rows).filter(|own| !own.is_empty() && rows < fragment.rows.len())?;
    let short = own.iter().flat_map(|row| &row.cells).all(|c| c.text.chars().count() <= LONGEST_LABEL);
    let labels: Vec<_> =
        (0..fragment.width as usize).map(|column| label(fragment, 0, rows, column, &[])).collect();
    let named = labels.iter().filter(|levels| !levels.is_empty()).count();
    (short && named * 2 > labels.len()).then_some(Header {
        rows,
        labels,
        column_numbers: false,
        rests: Vec::new(),
    })
}

/// Longest label of a column, in characters: a header names, it does not tell at length.
const LONGEST_LABEL: usize = 90;

/// Whether a row's cells are the words of a header: at least two columns named, and most of its cells.
fn names_columns(row: &GridRow) -> bool {
    let filled = || row.cells.iter().filter(|c| !c.is_blank());
    // A torn cell begins in mid-sentence, and beside it stands no number. Where the labels of all columns, the first
    // included, are written small, that is how they are written.
    let small = |c: &Cell| c.text.trim_start().starts_with(char::is_lowercase);
    let written_small = filled().all(small) && filled().any(|c| c.column == 0);
    let (mut named, mut strong, mut all) = (0, 0, 0);
    for cell in filled() {
        all += 1;
        let silent = cell.text.chars().count() > LONGEST_LABEL || (small(cell) && !written_small);
        let strength = if silent { 0 } else { roles::header_strength(&cell.text) };
        named += usize::from(strength >= 1);
        strong += usize::from(strength >= 3);
    }
    if named < 2 || strong == 0 || named * 2 >= all {
        return named >= 2 && strong >= 1;
    }
    // «Quý I», «Quý II» …: columns that are times themselves.
    let times = filled().filter(|c| time_marks::is_time(&c.text)).count();
    times >= 2 && (named + times) * 2 >= all
}

/// Whether row `r` is a further level of the header that begins at `first`: it fills only columns that stand under a
/// merged head or a blank, and its cells are short labels.
fn is_lower_level(fragment: &Fragment, first: usize, r: usize) -> bool {
    let (Some(top), Some(row)) = (fragment.rows.get(first), fragment.rows.get(r)) else { return false };
    let filled: Vec<_> = row.cells.iter().filter(|c| !c.is_blank()).collect();
    if filled.is_empty() {
        return r < fragment.declared_header as usize;
    }
    if is_column_numbers(row) {
        return false;
    }
    if r < fragment.declared_header as usize {
        return true;
    }
    let reaches = top.cells.iter().any(|c| c.row_span as usize > r - first);
    let labels_only =
        filled.iter().all(|c| c.text.chars().count() <= 60 && !grammar::ordinal::is_ordinal(&c.text));
    let under_heads = filled.iter().all(|cell| {
        let above = top.covering(cell.column).filter(|c| !c.is_blank());
        match above {
            Some(head) => head.column_span > 1 && head.row_span as usize <= r - first,
            None => cell.column > 0,
        }
    });
    // In separated text, and wherever a format cannot say that a cell spans, a head over several columns is followed by
    // blanks, and its own place may hold a lower label.
    let separated = says_no_spans(fragment, top, row)
        && filled.iter().all(|cell| cell.column > 0 && head_is_open(top, cell.column))
        && (filled.len() < top.cells.iter().filter(|c| !c.is_blank()).count()
            || filled.iter().filter(|c| roles::header_strength(&c.text) >= 2).count() >= 2
            || (filled.len() >= 2 && filled.iter().all(|c| time_marks::is_time(&c.text))))
        && row.cells.iter().find(|c| c.column == 0).is_none_or(Cell::is_blank);
    labels_only && (separated || (under_heads && (reaches || filled.len() >= 2)))
}

/// The columns whose labels go on in row `r`, where it is a further line of a header whose format says no spans.
fn further_line(fragment: &Fragment, first: usize, r: usize, rests: &[(usize, usize)]) -> Option<Vec<usize>> {
    let (above, row) = (fragment.rows.get(r.checked_sub(1)?)?, fragment.rows.get(r)?);
    // A row of the body has a number of its own, as nearly all have.
    let counter = |row: &GridRow| row.cell(0).map_or("", |c| trimmed(&c.text)).chars().next();
    let counts = counter(row).is_some_and(|c| c.is_ascii_digit() || counter(above).is_none());
    if counts || !says_no_spans(fragment, above, row) {
        return None;
    }
    let labels: Vec<Vec<String>> =
        (0..fragment.width as usize).map(|column| label(fragment, first, r, column, rests)).collect();
    levels::further(&labels, row, fragment.rows.get(r + 1))
}

/// Whether the format of a fragment does not say that a head spans columns: separated text, a pipe table.
fn says_no_spans(fragment: &Fragment, top: &GridRow, lower: &GridRow) -> bool {
    let single = || top.cells.iter().chain(&lower.cells).all(|c| c.column_span <= 1 && c.row_span <= 1);
    fragment.origin == FragmentOrigin::Separated || single()
}

/// Whether the head above a column spreads over it: blank there, or blank to the right of it.
fn head_is_open(top: &GridRow, column: u32) -> bool {
    let blank = |c: u32| top.cell(c).is_none_or(Cell::is_blank);
    blank(column) || blank(column + 1)
}

/// The labels over one column from the top down, repeated ones once, broken ones whole.
pub(super) fn label(
    fragment: &Fragment,
    first: usize,
    rows: usize,
    column: usize,
    rests: &[(usize, usize)],
) -> Vec<String> {
    let goes_on = |r: usize| rests.contains(&(r - first, column));
    let column = column as u32;
    let mut levels: Vec<String> = Vec::new();
    for r in first..rows {
        let Some(row) = fragment.rows.get(r) else { break };
        let own = row.covering(column).filter(|c| !c.is_blank());
        let text = own.or_else(|| inherited(fragment, first, rows, r, column)).map(|c| squeeze(&c.text));
        if let Some(text) = text
            && levels.last() != Some(&text)
        {
            match levels.last_mut().filter(|_| goes_on(r)) {
                Some(head) => {
                    head.push(' ');
                    head.push_str(&text);
                }
                None => levels.push(text),
            }
        }
    }
    levels
}

/// In separated text a head stands only over its first column: the blank to its right belongs to it where a lower
/// level names this column.
fn inherited(fragment: &Fragment, first: usize, rows: usize, r: usize, column: u32) -> Option<&Cell> {
    if r + 1 >= rows || r != first {
        return None;
    }
    let (Some(top), Some(lower)) = (fragment.rows.get(r), fragment.rows.get(r + 1)) else { return None };
    if !says_no_spans(fragment, top, lower) {
        return None;
    }
    let below =
        |c: u32| fragment.rows.get(r + 1).and_then(|row| row.cell(c)).is_some_and(|cell| !cell.is_blank());
    if !below(column) {
        return None;
    }
    let row = fragment.rows.get(r)?;
    (0..column).rev().find_map(|c| row.cell(c).filter(|cell| !cell.is_blank()).filter(|_| below(c)))
}

pub(super) fn squeeze(text: &str) -> String {
    let plain = without_markup(text).map_or(Cow::Borrowed(text), Cow::Owned);
    normalize::single_spaced(&plain).into_owned()
}

/// Bytes of the longest number of a column that is looked at, with the formula that it may hold.
const LONGEST_COUNT: usize = 64;

/// Whether a row holds just the numbers or letters of the columns: `1 2 3 4`, `(1) (2) (3)`, `A B 1 2`.
pub(crate) fn is_column_numbers(row: &GridRow) -> bool {
    if row.cells.iter().any(|c| c.text.len() > LONGEST_COUNT && !c.is_blank()) {
        return false;
    }
    let texts: Vec<&str> = row.cells.iter().filter(|c| !c.is_blank()).map(|c| trimmed(&c.text)).collect();
    is_running_count(&texts) || is_scanned_count(row)
}

/// The same of a scan, which reads `(1)` as `q)`: three cells and more than half of those that hold ink count their own
/// column, and none holds more than such a number.
fn is_scanned_count(row: &GridRow) -> bool {
    let inked: Vec<&Cell> = row.cells.iter().filter(|c| !c.is_blank()).collect();
    let counts = |cell: &&&Cell| {
        let number = trimmed(&cell.text).trim_matches(['(', ')', '[', ']']).parse::<u32>();
        number == Ok(cell.column + 1)
    };
    let right = inked.iter().filter(counts).count();
    let short = inked.iter().all(|c| c.ocr_confidence.is_some() && trimmed(&c.text).chars().count() <= 4);
    short && right >= 3 && right * 2 > inked.len()
}

/// Whether the texts count up by one, letters first allowed, brackets and formulas such as `5=3+4` allowed.
pub(crate) fn is_running_count(texts: &[&str]) -> bool {
    if texts.len() < 3 {
        return false;
    }
    let mut last: Option<u32> = None;
    let mut counted = 0;
    for text in texts {
        let core = text.trim_matches(['(', ')', '[', ']', ' ', '*']);
        let head = core.split('=').next().unwrap_or(core).trim();
        if let Ok(n) = head.parse::<u32>() {
            if last.is_some_and(|l| n != l + 1) || (last.is_none() && n > 2) {
                return false;
            }
            last = Some(n);
            counted += 1;
        } else if !(last.is_none() && head.chars().count() == 1 && head.chars().all(char::is_alphabetic)) {
            return false;
        }
    }
    counted >= 2
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::fragment;

    #[test]
    fn column_numbers_of_a_scan() {
        for (line, scanned, expected) in [
            ("q) | (2) |  | (4) |  | (6) | Œ)", true, true),
            ("q) | (2) |  | (4) |  | (6) | Œ)", false, false),
            ("1 | Rà soát | Sở A | (4)", true, false),
            ("1 | 5 | 7 | 4", true, false),
        ] {
            let mut row = fragment(&[line]).rows.remove(0);
            row.cells.iter_mut().for_each(|c| c.ocr_confidence = scanned.then_some(0.9));
            assert_eq!(is_column_numbers(&row), expected, "{line}");
        }
    }

    #[test]
    fn two_levels_as_two_lines() {
        let f = fragment(&[
            "STT | Nhiệm vụ | Cơ quan chủ trì | Thời gian | ",
            " | | | Thực hiện | Hoàn thành",
            "1 | Lập | Sở | Quý I | Quý II",
        ]);
        let header = find_header(&f).expect("a header");
        assert_eq!(header.rows, 2);
        assert_eq!(header.labels[3], ["Thời gian", "Thực hiện"]);
        assert_eq!(header.labels[4], ["Thời gian", "Hoàn thành"]);
    }

    #[test]
    fn columns_that_are_times() {
        let quarters = " | Quý I | Quý II | Quý III | Quý IV";
        let one = format!("STT | Nội dung công việc{quarters} | Đơn vị chủ trì");
        let header = find_header(&fragment(&[&one, "1 | Khảo sát |  | x | x |  | Sở Y tế"]));
        assert!(header.is_some_and(|h| h.rows == 1));
        let lower = format!(" |  | {quarters}");
        let top = "STT | Nội dung công việc | Đơn vị chủ trì | Thời gian |  |  | ";
        let header = find_header(&fragment(&[top, &lower, "1 | Khảo sát | Sở Y tế |  | x | x | "]));
        assert_eq!(
            header.map(|h| (h.rows, h.labels.get(4).cloned())),
            Some((2, Some(vec!["Thời gian".to_owned(), "Quý II".to_owned()])))
        );
        assert!(
            find_header(&fragment(&["1 | Khảo sát | Sở Y tế | Quý I | Quý II | Quý III | Quý IV"])).is_none()
        );
    }

    #[test]
    fn a_data_row_is_no_header() {
        assert!(find_header(&fragment(&["1 | Lập đề án | Sở Tài chính | Quý I/2030"])).is_none());
        assert!(find_header(&fragment(&["I | LĨNH VỰC | | "])).is_none());
        // The tail of a torn row, whose words a header could hold.
        let tail = " | xã khó khăn | liệu được phê duyệt | | Truyền thông; các cơ quan, đơn vị liên quan";
        assert!(find_header(&fragment(&[tail])).is_none());
        assert!(find_header(&fragment(&["stt | nhiệm vụ | đơn vị chủ trì", "1 | a | b"])).is_some());
    }

    #[test]
    fn column_numbers_follow() {
        let header = find_header(&fragment(&[
            "TT | Nội dung công việc | Cơ quan chủ trì",
            "(1) | (2) | (3)",
            "1 | Lập | Sở",
        ]));
        assert!(header.is_some_and(|h| h.column_numbers && h.rows == 1));
    }
}
