//! The column of the numbers, told by its cells where its head does not: a blank head, «#», «Mục», «TI» for «TT».

use std::rc::Rc;

use grammar::walk::{Step, Walk};
use model::{Column, Confidence, Fragment, Ordinal, OrdinalStyle, Role};

use super::header::Header;
use super::roles::header_strength;
use super::wordings::{contains, words};
use crate::numbers;

/// So many filled cells are read at most.
const SAMPLE: usize = 48;
/// How sure the role is.
const TOLD_BY_CELLS: f32 = 0.9;

/// Words of labels under which numbers count something else than the rows, in bare letters: «Tháng», «Tổ», «Đợt».
const COUNTED: &[&str] = &[
    "ngay",
    "thu",
    "tuan",
    "thang",
    "quy",
    "nam",
    "ky",
    "dot",
    "giai doan",
    "buoi",
    "tiet",
    "gio",
    "ca",
    "vong",
    "lan",
    "buoc",
    "phien",
    "to",
    "nhom",
    "doi",
    "cum",
    "khu",
    "khu vuc",
    "thon",
    "ban",
    "xom",
    "ap",
    "lop",
    "khoi",
    "tang",
    "phong",
    "cap",
    "bac",
    "hang",
    "loai",
    "muc do",
    "luong",
    "so luong",
    "diem",
    "ty le",
    "ti le",
    "he so",
    "trong so",
    "uu tien",
    "so ho",
    "so nguoi",
    "nguoi",
    "so lan",
    "km",
];

/// Finds the column of the numbers where no header names one: before the text, most of its cells ordinals that walk from a
/// first one on.
pub(super) fn settle(columns: &mut [Column], fragments: &[Fragment], headers: &[Option<Header>]) {
    if columns.iter().any(|c| matches!(c.role, Role::Number | Role::Serial)) {
        return;
    }
    let Some(content) = columns.iter().position(|c| c.role == Role::Content) else { return };
    let silent = |c: &Column| {
        let strength = c.label.last().map_or(0, |leaf| header_strength(leaf));
        matches!(c.role, Role::Other(_) | Role::Content) && strength == 0 && !counts_other(c)
    };
    let found = (0..=content.min(1))
        .find(|&at| columns.get(at).is_some_and(silent) && walks(fragments, headers, at as u32));
    let Some(at) = found else { return };
    // «Mục | Tên dự án | Chủ trì»: the text was sought in the first column that nothing names.
    if at == content {
        let text =
            |c: &&mut Column| matches!(c.role, Role::Other(_)) && c.label.iter().any(|l| !l.is_empty());
        let Some(next) = columns.iter_mut().skip(at + 1).take(1).find(text) else { return };
        next.role = Role::Content;
        next.confidence = Confidence::new(TOLD_BY_CELLS);
    }
    if let Some(column) = columns.get_mut(at) {
        column.role = Role::Number;
        column.confidence = Confidence::new(TOLD_BY_CELLS);
    }
}

/// Whether a label names what its numbers count.
fn counts_other(column: &Column) -> bool {
    let words = words(&column.label.join(" "));
    COUNTED.iter().any(|word| contains(&words, word))
}

/// Whether the cells of a column are numbers of rows: two at least, from a first one on, few that do not follow.
fn walks(fragments: &[Fragment], headers: &[Option<Header>], column: u32) -> bool {
    let rows = fragments.iter().zip(headers).flat_map(|(fragment, header)| {
        let above = header.as_ref().map_or(0, |h| h.rows + usize::from(h.column_numbers));
        fragment.rows.iter().skip(above)
    });
    let filled = rows.filter_map(|row| row.cell(column)).filter(|cell| !cell.is_blank()).take(SAMPLE);
    let mut walk = Walk::default();
    let (mut all, mut sound, mut last) = (0_usize, 0_usize, String::new());
    for cell in filled {
        // A cell that is merged over the columns holds a title behind its number.
        let text = cell.text.trim();
        let number = if cell.column_span > 1 { head_of(text) } else { numbers::read(text) };
        // A cell merged over rows, a row torn and printed again: the same number says nothing new.
        if text == last {
            continue;
        }
        text.clone_into(&mut last);
        all += 1;
        let Some(number) = number.filter(|n| n.style != OrdinalStyle::Bullet) else { continue };
        let first = sound == 0;
        if first && number.values.last() != Some(&1) {
            return false;
        }
        sound += usize::from(matches!(walk.take(&number), Step::First | Step::Next | Step::Child | Step::Up));
    }
    sound >= 2 && sound * 5 >= all * 4
}

/// The number that a title opens with.
fn head_of(text: &str) -> Option<Rc<Ordinal>> {
    grammar::ordinal::split(text).map(|(number, _)| Rc::new(number))
}

#[cfg(test)]
mod tests {
    use model::{Block, Role};

    use crate::samples::fragment;
    use crate::tables::{group, stack};

    fn role_of_first(head: &str, heads: &[&str]) -> Option<Role> {
        let label = format!("{head} | Nội dung nhiệm vụ | Cơ quan chủ trì | Thời gian");
        let rows: Vec<String> = heads.iter().map(|n| format!("{n} | Lập đề án | Sở A | 6/2026")).collect();
        let lines: Vec<&str> = std::iter::once(&label).chain(&rows).map(String::as_str).collect();
        let mut fragments = [fragment(&lines)];
        let blocks = fragments.clone().map(Block::Fragment);
        let groups = group(&blocks, |_| true, |_| 0);
        let table = groups.first().map(|group| stack(group, &mut fragments).value)?;
        table.columns.first().map(|c| c.role.clone())
    }

    #[test]
    fn the_numbers_tell_their_column() {
        // (head of the first column, its cells, whether they are the numbers of the rows)
        let cases: &[(&str, &[&str], bool)] = &[
            ("", &["1", "2", "3"], true),
            ("#", &["I", "1", "2", "II", "3"], true),
            ("Mục", &["1", "1.1", "1.2", "2", "2.1"], true),
            ("TI", &["1", "2", "", "3"], true),
            ("Số TI", &["I", "1", "2", "II", "1"], true),
            ("Mã", &["a)", "b)", "c)"], true),
            ("S.T.T", &["1", "2"], true),
            ("T.T", &["1", "2"], true),
            // times, places, sorts
            ("Tháng", &["1", "2", "3"], false),
            ("Quý", &["I", "II", "III"], false),
            ("Tuần", &["1", "2"], false),
            ("Đợt", &["1", "2"], false),
            ("Số lượng", &["1", "2", "3"], false),
            ("Nhóm", &["I", "II"], false),
            // no walk
            ("Mã", &["12", "7", "31"], false),
            ("", &["5", "6", "7"], false),
            ("", &["1", "1", "1"], false),
            ("", &["Y tế", "Giáo dục", "1", "2"], false),
            ("Số", &["2024", "2025"], false),
            ("", &["-", "-", "-"], false),
        ];
        for (head, cells, expected) in cases {
            let role = role_of_first(head, cells);
            assert_eq!(role == Some(Role::Number), *expected, "{head} {cells:?}: {role:?}");
        }
    }

    #[test]
    fn the_text_stands_behind_the_numbers() {
        let lines = [
            "Mục | Tên dự án | Chủ trì | Thời gian",
            "1 | Cầu A | Sở Xây dựng | Quý I",
            "2 | Cầu B | Sở Y tế | Quý I",
        ];
        let mut fragments = [fragment(&lines)];
        let blocks = fragments.clone().map(Block::Fragment);
        let groups = group(&blocks, |_| true, |_| 0);
        let table = groups.first().map(|group| stack(group, &mut fragments).value);
        let roles: Vec<Role> = table.iter().flat_map(|t| &t.columns).map(|c| c.role.clone()).collect();
        assert_eq!(roles, [Role::Number, Role::Content, Role::Lead, Role::During]);
    }
}
