//! Names of the fields of a task and of the columns of its table, for people.

use crate::Lang;

const NAMES: [(&str, &str); 16] = [
    ("path", "số mục"),
    ("serial", "số thứ tự"),
    ("number", "số mục"),
    ("text", "nội dung"),
    ("content", "nội dung"),
    ("lead", "chủ trì"),
    ("coordinate", "phối hợp"),
    ("approve", "phê duyệt"),
    ("monitor", "theo dõi"),
    ("start", "bắt đầu"),
    ("finish", "hoàn thành"),
    ("during", "thời gian"),
    ("due", "hạn"),
    ("deliverable", "sản phẩm"),
    ("budget", "kinh phí"),
    ("note", "ghi chú"),
];

/// The name of a field in a language; a field that is not in the table keeps its own.
///
/// ```
/// use model::Lang;
/// assert_eq!(model::field::name("lead", Lang::Vi), "chủ trì");
/// assert_eq!(model::field::name("lead", Lang::En), "lead");
/// assert_eq!(model::field::name("other:Ghi", Lang::Vi), "other:Ghi");
/// ```
pub fn name(field: &str, lang: Lang) -> &str {
    let known = NAMES.iter().find(|(en, _)| lang == Lang::Vi && *en == field);
    known.map_or(field, |(_, vi)| vi)
}

/// Whether it is a field of a task, or a column that is kept under its own label.
pub(crate) fn is_known(field: &str) -> bool {
    field.starts_with("other:") || NAMES.iter().any(|(en, _)| *en == field)
}
