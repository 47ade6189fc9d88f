//! Where a page ends inside a table of aligned columns: the number of the page, and the head printed again.

use super::{FIELDS, fields};
use crate::text::line::Line;

/// Whether the line at `at` is no row of the table at the head of `lines`, whose head takes `head` lines: the head again, or
/// the number of a page before it, before a form feed or at the end.
pub(super) fn ends_page(lines: &[Line<'_>], at: usize, head: usize) -> bool {
    if at < head {
        return false;
    }
    let Some(line) = lines.get(at) else { return false };
    if repeats(lines, at, head) {
        return true;
    }
    if !is_page_number(line) {
        return false;
    }
    let blank = lines.iter().skip(at + 1).take_while(|line| line.is_empty() && !line.opens_page).count();
    let next = at + 1 + blank;
    lines.get(next).is_none_or(|line| line.opens_page) || repeats(lines, next, head)
}

/// Whether the lines of the head stand here again, word for word.
fn repeats(lines: &[Line<'_>], at: usize, head: usize) -> bool {
    let same = |index: usize| {
        let (own, again) = (lines.get(index)?, lines.get(at + index)?);
        Some(own.text.split_whitespace().eq(again.text.split_whitespace()))
    };
    head > 0
        && lines.first().is_some_and(|first| fields(first).len() >= FIELDS)
        && (0..head).all(|i| same(i) == Some(true))
}

/// A number alone, far from the first column.
fn is_page_number(line: &Line<'_>) -> bool {
    const DIGITS: usize = 3;
    const INDENT: usize = 16;
    let shown = line.text.trim();
    shown.len() <= DIGITS
        && shown.bytes().all(|b| b.is_ascii_digit())
        && line.text.len() >= shown.len() + INDENT
}

#[cfg(test)]
mod tests {
    use crate::text::aligned::{Sought, table};
    use crate::text::line;

    #[test]
    fn a_table_ends_with_its_page() {
        let head = "TT   Nội dung            Chủ trì        Thời gian\n                                        hoàn thành\n";
        let row =
            "1    Rà soát quy trình   Sở Nội vụ      Quý I\n2    Đo lường            Sở Tài chính   Quý II\n";
        let number = "                                             4\n";
        for (between, taken) in [
            (format!("{number}{head}"), 4),
            (format!("{number}\n{head}"), 4),
            (head.to_owned(), 4),
            (format!("{number}\u{c}"), 4),
            // A number that nothing parts from the next row may be what a cell says.
            (number.to_owned(), 7),
        ] {
            let text = format!("{head}{row}{between}{row}");
            let lines = line::split(&text);
            let found = table(&lines, 0, &mut Sought::default()).map(|(taken, _)| taken);
            assert_eq!(found, Some(taken), "{text}");
        }
        let again = format!("\u{c}{head}{row}");
        assert!(table(&line::split(&again), 0, &mut Sought::default()).is_some(), "{again}");
    }
}
