//! One mark misread: `phố` as `phó`, as engines and tired typists do.

use crate::chance::Chance;

const SLIPS: &[(&str, &str)] = &[
    ("phố", "phó"),
    ("thành", "thánh"),
    ("quản", "quàn"),
    ("hợp", "họp"),
    ("huyện", "huyên"),
    ("kế", "kê"),
    ("liên", "lien"),
    ("xuyên", "xuyện"),
    ("tỉnh", "tinh"),
    ("trấn", "trân"),
];

/// The cell with one word misread, where it holds one that is often misread.
pub(crate) fn slip(cell: &str, chance: &mut Chance) -> Option<String> {
    let words: Vec<&str> = cell.split(' ').collect();
    let found: Vec<(usize, &str)> = words
        .iter()
        .enumerate()
        .filter_map(|(i, w)| SLIPS.iter().find(|(from, _)| w == from).map(|(_, to)| (i, *to)))
        .collect();
    if found.is_empty() {
        return None;
    }
    let (at, to) = *chance.one(&found);
    let words: Vec<&str> = words.iter().enumerate().map(|(i, w)| if i == at { to } else { w }).collect();
    Some(words.join(" "))
}
