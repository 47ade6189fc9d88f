//! The labels of a poured table.

use std::ops::Range;

use model::{Block, Cell, Fragment, FragmentOrigin, GridRow, Region, Role};

use super::is_of_bodies;
use super::lines::Lines;
use crate::tables::compact;
use crate::tables::header::find_header;
use crate::tables::roles::assign;
use crate::words::bare;

/// Labels of the narrowest and widest such table.
const WIDTHS: std::ops::RangeInclusive<usize> = 3..=12;
/// Longest line of a label, in bytes, and most lines of all of them.
const LONGEST: usize = 90;
const MOST_LINES: usize = 40;
/// Labels of the column of numbers.
const NUMBERS: [&str; 4] = ["tt", "stt", "so tt", "tt."];
/// Longest of them, in bytes.
const LONGEST_NUMBERS: usize = 8;
/// Longest spelling of «Số», in bytes.
const LONGEST_SO: usize = 4;
/// Most labels of a lower level.
const MOST_PARTS: usize = 4;

/// A header as it was read.
pub(super) struct Header {
    /// Its rows: two where the labels at the end stand below one of the others.
    pub(super) rows: Vec<GridRow>,
    /// What each column holds.
    pub(super) roles: Vec<Role>,
    /// The lines behind its labels that number the columns.
    pub(super) numbers: Range<usize>,
    /// Its words, to know it again.
    words: String,
}

impl Header {
    /// The header that the first line opens with the label of the numbers, up to the first number.
    pub(super) fn read(lines: &Lines<'_>) -> Option<Self> {
        let opens = |text: &str| {
            is_number_label(text)
                || text.len() <= LONGEST_SO
                    && bare(text) == "so"
                    && lines.text(1).is_some_and(is_number_label)
        };
        let first = lines.text(0).filter(|text| opens(text))?;
        // «Số» stands above «TT» where the column is narrow.
        let (label, mut end) = match lines.text(1) {
            Some(below) if bare(first) == "so" => (format!("{first} {below}"), 2),
            _ => (first.to_owned(), 1),
        };
        let mut labels: Vec<(usize, String)> = vec![(0, label)];
        loop {
            let text = lines.text(end).filter(|text| !text.is_empty() && text.len() <= LONGEST)?;
            if labels.len() >= *WIDTHS.start() && is_first_number(text) {
                break;
            }
            match labels.last_mut().filter(|(first, label)| *first > 0 && goes_on(label, text)) {
                Some((_, label)) => {
                    label.push(' ');
                    label.push_str(text);
                }
                None => labels.push((end, text.to_owned())),
            }
            end += 1;
            if end > MOST_LINES {
                return None;
            }
        }
        let words = words(lines, 0..end);
        let (rows, roles) = levels(lines, &labels)?;
        let has = |wanted: fn(&Role) -> bool| roles.iter().any(wanted);
        let unknown = roles.iter().filter(|role| matches!(role, Role::Other(_))).count();
        let fits = WIDTHS.contains(&roles.len())
            && has(|role| *role == Role::Content)
            && has(|role| *role == Role::Lead)
            && roles.first().is_some_and(|role| matches!(role, Role::Number | Role::Serial))
            && unknown <= 1;
        fits.then_some(())?;
        let numbers = end..end + column_numbers(lines, end, roles.len());
        Some(Self { rows, roles, numbers, words })
    }

    /// The line behind the header where it stands again.
    pub(super) fn again(&self, lines: &Lines<'_>, at: usize) -> Option<usize> {
        let first = bare(lines.text(at)?).replace(' ', "");
        if first.is_empty() || !self.words.starts_with(&first) {
            return None;
        }
        let mut end = at;
        let mut words = String::new();
        while words.len() < self.words.len() {
            words.push_str(&bare(lines.text(end)?).replace(' ', ""));
            end += 1;
            if !self.words.starts_with(&words) {
                return None;
            }
        }
        Some(end + column_numbers(lines, end, self.roles.len()))
    }
}

/// Whether a text is the label of the column of numbers.
pub(super) fn is_number_label(text: &str) -> bool {
    text.len() <= LONGEST_NUMBERS && NUMBERS.contains(&bare(text).as_str())
}

/// The labels that stand on one line: each begins with a capital.
pub(super) fn labels(line: &str) -> Vec<&str> {
    let begins = |word: &str| {
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase)
    };
    let mut out = Vec::new();
    let mut from = 0;
    for (at, _) in line.match_indices(' ') {
        let label = line.get(from..at).unwrap_or_default();
        if line.get(at + 1..).is_some_and(begins) && !label.trim().is_empty() {
            out.push(label.trim());
            from = at + 1;
        }
    }
    out.extend(line.get(from..).map(str::trim));
    out
}

/// How many lines number the columns: all of them, or none.
fn column_numbers(lines: &Lines<'_>, from: usize, columns: usize) -> usize {
    let counts = |(number, at): (usize, usize)| {
        lines.text(at).is_some_and(|text| text.trim_matches(['(', ')', '[', ']']).parse() == Ok(number))
    };
    if (1..=columns).zip(from..).all(counts) { columns } else { 0 }
}

/// The words of lines, without their blanks: where lines break may differ from page to page.
fn words(lines: &Lines<'_>, range: Range<usize>) -> String {
    range.filter_map(|at| lines.text(at)).map(|text| bare(text).replace(' ', "")).collect()
}

/// Whether a label goes on in a line: with a small letter, in brackets, or behind what asks for more.
fn goes_on(label: &str, text: &str) -> bool {
    text.starts_with(|c: char| c.is_lowercase() || matches!(c, '(' | '/' | ','))
        || label.ends_with([',', '/', '-', '('])
        || label.matches('(').count() > label.matches(')').count()
}

/// Whether the rows may begin with a number.
pub(super) fn is_first_number(text: &str) -> bool {
    matches!(text.trim_matches(['(', ')', '.', '/', ' ']), "1" | "01" | "I" | "A" | "a" | "1.1" | "I.1")
}

/// The rows of the header as the lines have them, and what the columns hold. The lower of two levels is put below its label
/// later, as that of every table whose blanks are lost (`compact`).
fn levels(lines: &Lines<'_>, labels: &[(usize, String)]) -> Option<(Vec<GridRow>, Vec<Role>)> {
    let two = (2..=MOST_PARTS.min(labels.len() / 2)).find_map(|parts| {
        let (top, lower) = labels.split_at(labels.len() - parts);
        let (printed, width) = (vec![row(lines, top), row(lines, lower)], labels.len() - 1);
        let settled = settled(printed.clone(), width);
        let spread = settled.first()?.cells.iter().any(|cell| cell.column_span > 1);
        spread.then_some((printed, settled, width))
    });
    let one = || {
        let rows = vec![row(lines, labels)];
        (rows.clone(), rows, labels.len())
    };
    let (printed, settled, width) = two.unwrap_or_else(one);
    let fragment = fragment(settled, width);
    let header = find_header(&fragment).filter(|header| header.rows == printed.len())?;
    let roles = assign(&header.labels).into_iter().map(|column| column.role).collect::<Vec<Role>>();
    roles.iter().any(is_of_bodies).then_some((printed, roles))
}

/// The two rows with the lower labels below theirs, if they have one.
fn settled(rows: Vec<GridRow>, width: usize) -> Vec<GridRow> {
    let mut blocks = [Block::Fragment(fragment(rows, width))];
    compact::settle(&mut blocks, &mut Vec::new());
    let [Block::Fragment(mut settled)] = blocks else { return Vec::new() };
    settled.rows.truncate(2);
    settled.rows
}

/// A table of a header and a first row.
fn fragment(mut rows: Vec<GridRow>, width: usize) -> Fragment {
    let body =
        (0..width as u32).map(|column| Cell::new(column, if column == 0 { "1" } else { "" })).collect();
    rows.push(GridRow { cells: body, ..GridRow::default() });
    Fragment { origin: FragmentOrigin::Separated, width: width as u32, rows, ..Fragment::default() }
}

fn row(lines: &Lines<'_>, labels: &[(usize, String)]) -> GridRow {
    let region =
        |at: usize| lines.get(at).and_then(|line| line.own.regions.first().cloned()).unwrap_or_default();
    let cells = (0..)
        .zip(labels)
        .map(|(column, (at, text))| Cell { region: region(*at), ..Cell::new(column, text.as_str()) })
        .collect::<Vec<Cell>>();
    let whole = Region::merged(cells.iter().map(|cell| cell.region.clone())).into_iter().next();
    GridRow { region: whole.unwrap_or_default(), cells, ..GridRow::default() }
}
