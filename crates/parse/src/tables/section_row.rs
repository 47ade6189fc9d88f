//! Rows that head a section of a table: one cell over its whole width, which a format may keep merged, put into the
//! first cell alone, or repeat in every cell.

use std::borrow::Cow;

use grammar::ordinal;
use model::{Column, GridRow, Role, TableCell};

use crate::numbers;
use crate::repair::without_markup;
use crate::words::{final_stop, is_mostly_upper, opens_bare};

/// Longest title of a section, in characters.
const LONGEST: usize = 200;

/// A heading merged over the columns holds number and title in one cell: «I. LĨNH VỰC KẾ HOẠCH». It is set apart into
/// the columns it belongs to.
pub(super) fn spread(row: &GridRow, columns: &[Column], cells: &mut [TableCell]) {
    let at = |role: &Role| columns.iter().position(|c| c.role == *role);
    let (Some(number), Some(content)) = (at(&Role::Number), at(&Role::Content)) else { return };
    if number < content && is_repeated(cells, number, content) {
        let own = cells.get(number).zip(cells.get(content)).is_some_and(|(n, c)| n.text == c.text);
        let keep = if own { number } else { content };
        for (i, cell) in cells.iter_mut().enumerate() {
            if i == keep {
                cell.column_span = columns.len() as u32;
            } else if i != number {
                cell.text.clear();
            }
        }
    }
    let wide = row.cells.iter().find(|c| {
        let range = c.column as usize..(c.column + c.column_span) as usize;
        c.column_span > 1 && !c.is_blank() && range.contains(&content)
    });
    let from = match wide {
        Some(wide) => wide.column as usize,
        None if number < content && is_alone(cells, number) => {
            if let Some(cell) = cells.get_mut(number) {
                cell.column_span = columns.len() as u32;
            }
            number
        }
        None => return,
    };
    if from == content {
        return;
    }
    let Some(cell) = cells.get(from).cloned() else { return };
    let plain = without_markup(&cell.text).map_or(Cow::Borrowed(cell.text.as_str()), Cow::Owned);
    let split = ordinal::split(&plain).map(|(o, rest)| (String::from(o.raw), rest.trim().to_owned()));
    let (label, title) = match split {
        Some((raw, rest)) if from <= number && !rest.is_empty() => (raw, rest),
        _ => (String::new(), cell.text.clone()),
    };
    if let Some(c) = cells.get_mut(content) {
        *c = TableCell { text: title, ..cell.clone() };
    }
    if let Some(c) = cells.get_mut(from) {
        c.text.clear();
    }
    if let Some(c) = cells.get_mut(number).filter(|_| !label.is_empty()) {
        c.text = label;
    }
}

/// Whether every column from the text on repeats one title, three times at least, and its number stands before it or
/// inside it: how a converter writes a cell that is merged over the columns.
fn is_repeated(cells: &[TableCell], number: usize, content: usize) -> bool {
    let Some(title) = cells.get(content).map(|c| c.text.as_str()) else { return false };
    let same = |cell: &TableCell| cell.text == title;
    if title.len() < 4 || !cells.get(content + 1).is_some_and(same) {
        return false;
    }
    let head = cells.get(number).map_or("", |c| c.text.trim());
    let rest = cells.iter().enumerate().filter(|(i, _)| *i != number);
    let times = cells.iter().filter(|c| same(c)).count();
    times >= 3
        && title.contains(char::is_whitespace)
        && rest.into_iter().all(|(_, cell)| same(cell))
        && (head == title.trim() || head.is_empty() || numbers::read(head).is_some())
}

/// Whether a row holds a title in the place of its number, and nothing else.
fn is_alone(cells: &[TableCell], number: usize) -> bool {
    let Some(cell) = cells.get(number).filter(|c| c.text.len() >= 4 && !c.merged) else { return false };
    let blank = |c: &TableCell| c.text.trim().is_empty();
    cells.iter().enumerate().all(|(i, c)| i == number || blank(c)) && is_title(&cell.text)
}

/// Whether a text may be the title of a section: «I. LĨNH VỰC KINH TẾ», «Lĩnh vực xã hội».
fn is_title(text: &str) -> bool {
    let plain = without_markup(text).map_or(Cow::Borrowed(text), Cow::Owned);
    let plain = plain.trim();
    let title = match ordinal::split(plain) {
        Some((number, _)) if number.style == model::OrdinalStyle::Bullet => return false,
        Some((_, rest)) => rest,
        None => plain,
    };
    // Two words in small letters, «Trọng tâm», may be anything.
    let words = if title.len() == plain.len() && !is_mostly_upper(title) { 3 } else { 2 };
    title.split_whitespace().nth(words - 1).is_some()
        && title.trim_start_matches(['"', '“', '«']).starts_with(char::is_uppercase)
        && final_stop(title).is_none_or(|stop| stop == ':')
        && title.chars().count() <= LONGEST
        && !is_note(title)
}

/// Whether a text says of itself that it is about the table: «Ghi chú: …», «Đơn vị tính: …», «Biểu số 2», «Nơi nhận:».
pub(super) fn is_note(text: &str) -> bool {
    [
        "ghi chu",
        "luu y",
        "don vi tinh",
        "dvt",
        "nguon",
        "phu luc",
        "bieu",
        "bang",
        "danh muc",
        "mau so",
        "noi nhan",
    ]
    .iter()
    .any(|head| opens_bare(text, head))
}

#[cfg(test)]
mod tests {
    use crate::samples::fragment;
    use crate::tables::{group, stack};
    use model::Block;

    #[test]
    fn headings_over_the_whole_width() {
        let head = "TT | Nội dung | Cơ quan chủ trì | Thời gian";
        // (the row, its number and its title as they come out; no title: the row stays as it is)
        for (line, number, title) in [
            ("I. LĨNH VỰC KINH TẾ | | | ", "I.", Some("LĨNH VỰC KINH TẾ")),
            ("**II. LĨNH VỰC XÃ HỘI** | | | ", "II.", Some("LĨNH VỰC XÃ HỘI")),
            ("1. Về phát triển kinh tế | | | ", "1.", Some("Về phát triển kinh tế")),
            ("Lĩnh vực xã hội | | | ", "", Some("Lĩnh vực xã hội")),
            ("I. KINH TẾ | I. KINH TẾ | I. KINH TẾ | I. KINH TẾ", "I.", Some("KINH TẾ")),
            ("I | VỀ KINH TẾ | VỀ KINH TẾ | VỀ KINH TẾ", "I", Some("VỀ KINH TẾ")),
            // A tail that fell into the first column, a number, a mark, a row of its own.
            ("tỉnh và các địa phương | | | ", "tỉnh và các địa phương", None),
            ("Trọng tâm | | | ", "Trọng tâm", None),
            ("theo quy định. | | | ", "theo quy định.", None),
            ("Ghi chú: Các đơn vị chủ động | | | ", "Ghi chú: Các đơn vị chủ động", None),
            ("1.1 | | | ", "1.1", None),
            ("1 | Họp báo | Sở Y tế | Sở Y tế", "1", None),
            ("x | x | x | x", "x", None),
        ] {
            let mut fragments = [fragment(&[head, line, "1 | Lập đề án | Sở A | 6/2026"])];
            let blocks = fragments.clone().map(Block::Fragment);
            let groups = group(&blocks, |_| true, |_| 0);
            let Some(group) = groups.first() else { panic!("{line}: no table") };
            let table = stack(group, &mut fragments).value;
            let texts: Vec<&str> =
                table.rows.iter().take(1).flat_map(|row| &row.cells).map(|c| c.text.as_str()).collect();
            match title {
                Some(title) => assert_eq!(texts, [number, title, "", ""], "{line}"),
                None => assert_eq!(texts, line.split('|').map(str::trim).collect::<Vec<_>>(), "{line}"),
            }
        }
    }
}
