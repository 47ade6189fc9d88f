//! Rows that say for which part of a year the rows below them are, and nothing else: «Học kỳ II» in the middle of a plan of
//! a school, «Tháng 10» in the column of weeks. Such a row heads a section, in whatever cell it stands.

use std::borrow::Cow;

use model::{Column, Role, TableCell, TableRow};

use super::time_marks::is_time;
use crate::repair::without_markup;
use crate::seams::ends_open;
use crate::words::opens_bare;

/// Moves the name of a term that stands alone in a row into the column of the texts, where the row above does not wait for it.
pub(super) fn lift(row: &mut TableRow, above: Option<&TableRow>, columns: &[Column]) {
    const FEWEST: usize = 3;
    let mut filled = row.cells.iter().enumerate().filter(|(_, cell)| !cell.text.trim().is_empty());
    let (Some((at, cell)), None) = (filled.next(), filled.next()) else { return };
    if columns.len() < FEWEST || cell.merged || cell.row_span > 1 {
        return;
    }
    let Some(content) = columns.iter().position(|c| c.role == Role::Content).filter(|&c| c != at) else {
        return;
    };
    let before = above.and_then(|row| row.cells.get(at)).map_or("", |cell| cell.text.trim());
    let own = || matches!(columns.get(at).map(|c| &c.role), Some(Role::Other(_)));
    let plain = without_markup(&cell.text).map_or(Cow::Borrowed(cell.text.as_str()), Cow::Owned);
    let heads = if is_term(&plain) {
        // «Học kỳ I,» over «Học kỳ II»: one cell, torn.
        !is_term(before) && !before.ends_with(';') && !ends_open(before)
    } else {
        at == 0 && own() && is_month(&plain) && before.chars().all(|c| c.is_ascii_digit())
    };
    if !heads {
        return;
    }
    let Ok([from, to]) = row.cells.get_disjoint_mut([at, content]) else { return };
    let blank = TableCell { column_span: 1, row_span: 1, ..TableCell::default() };
    *to = TableCell { column_span: columns.len() as u32, ..std::mem::replace(from, blank) };
}

/// «Học kỳ II», «HỌC KỲ I NĂM HỌC 2025-2026»
pub(crate) fn is_term(text: &str) -> bool {
    const LONGEST: usize = 48;
    let text = text.trim().trim_end_matches([':', '.']);
    let named = opens_bare(text, "hoc ky") || opens_bare(text, "hoc ki");
    let number = text.split_whitespace().nth(2).map(|number| number.trim_end_matches([',', ':', '.']));
    named
        && text.len() <= LONGEST
        && !text.contains([';', '\n'])
        && matches!(number, Some("I" | "II" | "1" | "2" | "hè" | "HÈ"))
}

/// «Tháng 10», «Tháng 9/2025», «Quý II»
fn is_month(text: &str) -> bool {
    let text = text.trim().trim_end_matches([':', '.']);
    (opens_bare(text, "thang") || opens_bare(text, "quy")) && is_time(text)
}

#[cfg(test)]
mod tests {
    use crate::samples::fragment;
    use crate::tables::{group, stack};
    use model::Block;

    #[test]
    fn rows_of_a_term() {
        for (head, above, line, lifted) in [
            (
                "TT | Thời gian | Nội dung | Người phụ trách",
                "2 | Tháng 12 | Thi | Tổ trưởng",
                " | **Học kỳ II** | | ",
                true,
            ),
            (
                "TT | Nội dung | Người phụ trách | Thời gian",
                "2 | Thi | Tổ trưởng | Tháng 12",
                "Học kỳ II | | | ",
                true,
            ),
            (
                "TT | Nội dung | Người phụ trách | Thời gian",
                "2 | Thi | Tổ trưởng | Học kỳ I",
                " | | | Học kỳ II",
                false,
            ),
            (
                "TT | Nội dung | Người phụ trách | Thời gian",
                "2 | Thi | Tổ trưởng | Tháng 12;",
                " | | | Học kỳ II",
                false,
            ),
            (
                "TT | Nội dung | Người phụ trách | Thời gian",
                "2 | Thi | Tổ trưởng | Cuối học kỳ I và",
                " | | | Học kỳ II",
                false,
            ),
            (
                "TT | Nội dung | Người phụ trách | Thời gian",
                "2 | Thi | Tổ trưởng | Cả năm",
                " | | | học kỳ này",
                false,
            ),
            (
                "Tuần | Nội dung | Người phụ trách | Ghi chú",
                "2 | Dự giờ | Tổ trưởng | ",
                "Tháng 10 | | | ",
                true,
            ),
            (
                "Tuần | Nội dung | Người phụ trách | Ghi chú",
                "Tháng 9 | Dự giờ | Tổ trưởng | ",
                "Tháng 10 | | | ",
                false,
            ),
            (
                "TT | Nội dung | Người phụ trách | Thời gian",
                "2 | Thi | Tổ trưởng | Tháng 9",
                " | | | Tháng 10",
                false,
            ),
        ] {
            let mut fragments = [fragment(&[head, "1 | Khai giảng | Hiệu trưởng | ", above, line])];
            let blocks = fragments.clone().map(Block::Fragment);
            let groups = group(&blocks, |_| true, |_| 0);
            let table = groups.first().map(|group| stack(group, &mut fragments).value);
            let content = table
                .as_ref()
                .and_then(|table| table.columns.iter().position(|c| c.role == model::Role::Content));
            let last = table.as_ref().and_then(|table| table.rows.last()).zip(content);
            let found =
                last.and_then(|(row, at)| row.cells.get(at)).is_some_and(|cell| !cell.text.is_empty());
            assert_eq!(found, lifted, "{above}: {line}");
        }
    }
}
