//! The header printed again inside one fragment: where pages were merged into one run of lines, the head of the next
//! page stands among the rows, without a blank line or a rule before it.

use model::Fragment;

use super::header::{Header, extra_words, is_column_numbers, label};

/// The table's own header, if it stands again at row `r` of a fragment, with the words that fell into it.
pub(super) fn header_within(fragment: &Fragment, r: usize, own: &Header) -> Option<Header> {
    if !opens_like(fragment, r, own) {
        return None;
    }
    let levels = own.labels.iter().map(Vec::len).max().filter(|&levels| levels > 0)?;
    // A broken label fills more lines than it has levels.
    let lines = own.rests.iter().map(|(line, _)| line + 1).max().map_or(levels, |last| last.max(levels));
    let end = r + lines;
    let blank = |row: usize| fragment.rows.get(row).is_none_or(model::GridRow::is_blank);
    if (r..end).any(blank) {
        return None;
    }
    let labels =
        (0..fragment.width as usize).map(|column| label(fragment, r, end, column, &own.rests)).collect();
    let column_numbers = own.column_numbers && fragment.rows.get(end).is_some_and(is_column_numbers);
    let header = Header { rows: lines, labels, column_numbers, rests: own.rests.clone() };
    extra_words(&header, own).map(|_| header)
}

/// Whether most cells of a row begin with the letter of their column's label, two of them at least: a look at a few
/// letters, so that the labels are read of next to no row of the body.
fn opens_like(fragment: &Fragment, r: usize, own: &Header) -> bool {
    let Some(row) = fragment.rows.get(r) else { return false };
    let (mut like, mut all) = (0, 0);
    for cell in row.cells.iter().filter(|c| !c.is_blank()) {
        all += 1;
        let label = own.labels.get(cell.column as usize).and_then(|levels| levels.first());
        let letter = |text: &str| text.chars().find(|c| c.is_alphanumeric()).map(lower);
        like += usize::from(label.is_some_and(|label| letter(label) == letter(&cell.text)));
    }
    like >= 2 && like * 4 >= all * 3
}

fn lower(c: char) -> char {
    c.to_lowercase().next().unwrap_or(c)
}
