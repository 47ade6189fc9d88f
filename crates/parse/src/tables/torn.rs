//! Whether the first row of a fragment is the rest of a row that the page before it broke off.

use grammar::Closure;
use model::{Fragment, GridRow, Role};

use super::header::Header;
use super::roles;
use crate::repair::{is_again, restates};
use crate::seams::{closure_of, ends_open};
use crate::words::final_stop;

/// Whether a row goes on the last row of the fragment above: it has no number or the same again, and its task goes on
/// in mid-sentence, is printed whole again, or is blank, or another cell goes on.
pub(super) fn goes_on_row(header: &Header, last: &Fragment, first: &GridRow) -> bool {
    let Some(above) = last.rows.iter().rev().find(|row| !row.is_blank()) else { return false };
    let (number, own) = (text(above, 0), text(first, 0));
    let again = is_again(number, own);
    if !again && !own.is_empty() {
        return false;
    }
    let columns = roles::assign(&header.labels);
    let content = columns.iter().position(|c| c.role == Role::Content).filter(|c| *c > 0);
    let Some(content) = content.map(|c| c as u32) else { return false };
    let (task, below) = (text(above, content), text(first, content));
    if task.is_empty() {
        return false;
    }
    if below.is_empty() {
        return first.cells.iter().any(|cell| cell.column > 0 && !cell.is_blank());
    }
    let small = below.starts_with(char::is_lowercase) && grammar::ordinal::split(below).is_none();
    let ended = final_stop(task).is_some_and(|stop| stop != ';');
    small && !ended
        || ends_open(task)
        || again && restates(task, below)
        || (0..).zip(&columns).any(|(c, column)| {
            let (above, below) = (text(above, c), text(first, c));
            !above.is_empty()
                && !below.is_empty()
                && (closure_of(&column.role, above) == Closure::Open
                    || closure_of(&column.role, below) == Closure::Tail)
        })
}

fn text(row: &GridRow, column: u32) -> &str {
    row.cell(column).map_or("", |cell| cell.text.trim())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::fragment;
    use crate::tables::header::find_header;

    #[test]
    fn rows_that_go_on() {
        let head = "TT | Nội dung | Cơ quan chủ trì | Thời gian";
        for (last, first, goes_on) in [
            ("2 | Lập đề án phát triển | Sở A | 6/2026", " | kinh tế số | | ", true),
            ("2 | Lập đề án phát triển | Sở A | 6/2026", "2 | kinh tế số | | ", true),
            ("2 | Lập đề án phát triển | Sở A | 6/2026", "2 (tiếp) | kinh tế số | | ", true),
            ("2 | Lập đề án theo | Sở A | 6/2026", " | Nghị quyết số 57-NQ/TW | | ", true),
            ("2 | Lập đề án | Sở Khoa học và | 6/2026", " | Phú Thọ | Công nghệ | ", true),
            ("2 | Lập đề án | Sở A; | 6/2026", " | | Sở B | ", true),
            ("2 | Lập đề án. | Sở A | 6/2026", " | kinh tế số | | ", false),
            ("2 | Lập đề án | Sở A | 6/2026", "3 | kinh tế số | | ", false),
            ("2 | Lập đề án | Sở A | 6/2026", " | Rà soát quy hoạch | Sở B | 7/2026", false),
            ("2 | Lập đề án | Sở A | 6/2026", "2 | Rà soát quy hoạch | Sở B | 7/2026", false),
            ("2 | Lập đề án | Sở A | 6/2026", " | a) kế hoạch | | ", false),
        ] {
            let last = fragment(&[head, last]);
            let first = fragment(&[first]);
            let (header, first) = (find_header(&last), first.rows.first());
            let found = header.zip(first).map(|(header, first)| goes_on_row(&header, &last, first));
            assert_eq!(found, Some(goes_on), "{last:?} {first:?}");
        }
    }
}
