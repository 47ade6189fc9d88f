//! Labels that say who does a thing, in any of their pairings, and those that say to whom it is done.

use super::role_words::Named;
use super::wordings::contains;

/// Who can do a thing, as a label calls them.
const WHO: &[&str] = &[
    "don vi",
    "co quan",
    "bo phan",
    "nguoi",
    "ca nhan",
    "tap the",
    "can bo",
    "cong chuc",
    "chuyen vien",
    "giao vien",
    "gv",
    "nhan vien",
    "nhan su",
    "dong chi",
    "dc",
    "khoa",
    "phong",
    "khoa phong",
    "phong khoa",
    "phong ban",
    "to chuyen mon",
    "to bo mon",
    "ban nganh",
    "so nganh",
    "chi bo",
    "chi doan",
    "doan the",
    "to chuc",
    "luc luong",
    "thanh vien",
    "truong",
    "nganh",
    "cac nganh",
    "cap uy",
    "dang vien",
];

/// What they do.
const DOES: &[&str] = &[
    "thuc hien",
    "phu trach",
    "chu tri",
    "trien khai",
    "dam nhiem",
    "duoc giao",
    "duoc phan cong",
    "to chuc",
    "to chuc thuc hien",
    "trien khai thuc hien",
    "chiu trach nhiem",
    "chiu trach nhiem chinh",
    "xu ly",
    "giai quyet",
    "tham muu",
    "soan thao",
    "tien hanh",
    "truc tiep thuc hien",
    "thuc hien chinh",
];

/// Whether the words of a label say who does it: «Cán bộ thực hiện», «Đ/c phụ trách», «Khoa, phòng triển khai».
pub(super) fn is_doer(words: &str) -> bool {
    let words = words.trim();
    // «Đ/c» falls apart at its stroke.
    let words = words.strip_prefix("d c ").map_or_else(|| words.to_owned(), |rest| format!("dc {rest}"));
    let ends = DOES.iter().filter_map(|does| words.strip_suffix(does)?.strip_suffix(' '));
    ends.into_iter().any(|who| {
        let mut rest = who;
        while let Some(shorter) =
            WHO.iter().filter_map(|one| rest.strip_prefix(one)).min_by_key(|shorter| shorter.len())
        {
            if shorter.is_empty() {
                return true;
            }
            let Some(next) = shorter.strip_prefix(' ') else { return false };
            rest = next;
        }
        false
    })
}

/// What a label names that speaks of an inspection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Inspected {
    /// Who is inspected, where and how: of no role.
    Object,
    /// What about it: its content, its time, its result, and how strongly it says so.
    Aspect(Named, u8),
}

/// What a label names that speaks of an inspection; `None` where it says who inspects, or nothing of the kind.
pub(super) fn inspected(words: &str) -> Option<Inspected> {
    const INSPECTION: [&str; 5] = ["kiem tra", "giam sat", "thanh tra", "khao sat", "kiem toan"];
    if !INSPECTION.iter().any(|verb| contains(words, verb)) {
        return None;
    }
    let passive = ["duoc", "chiu su", "duoc tien hanh"]
        .iter()
        .any(|by| INSPECTION.iter().any(|verb| contains(words, &format!("{by} {verb}"))));
    let opens = |phrases: &[&str]| phrases.iter().any(|p| words.trim().starts_with(p));
    if opens(&["noi dung", "chuyen de", "ten cuoc"]) {
        return Some(Inspected::Aspect(Named::Content, 3));
    }
    if passive || opens(&["doi tuong", "dia diem", "noi ", "dia ban", "hinh thuc", "pham vi"]) {
        return Some(Inspected::Object);
    }
    if opens(&["thoi gian", "thoi diem", "ngay", "lich"]) {
        return Some(Inspected::Aspect(Named::Time, 4));
    }
    opens(&["ket qua"]).then_some(Inspected::Aspect(Named::Deliverable, 3))
}

/// Whether a label names where something is done, or to whom: it says no task.
pub(super) fn is_object(words: &str) -> bool {
    const PLACES: [&str; 12] = [
        "thon",
        "xa",
        "phuong",
        "huyen",
        "dia diem",
        "dia ban",
        "dia chi",
        "noi",
        "doi tuong",
        "don vi",
        "co quan",
        "buoi",
    ];
    inspected(words) == Some(Inspected::Object)
        || PLACES.iter().any(|place| words.trim() == *place || words.trim().starts_with("dia "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::wordings::words;

    #[test]
    fn who_does_it() {
        for (label, doer) in [
            ("Cán bộ thực hiện", true),
            ("Đ/c phụ trách", true),
            ("Đồng chí phụ trách", true),
            ("GV phụ trách", true),
            ("Khoa/phòng thực hiện", true),
            ("Chi bộ, đoàn thể triển khai", true),
            ("Ban, ngành tổ chức thực hiện", true),
            ("Đơn vị triển khai", true),
            ("Lĩnh vực phụ trách", false),
            ("Địa bàn phụ trách", false),
            ("Kinh phí thực hiện", false),
            ("Kết quả thực hiện", false),
            ("Nơi thực hiện", false),
            ("Thực hiện", false),
            ("Đơn vị tính", false),
        ] {
            assert_eq!(is_doer(&words(label)), doer, "{label}");
        }
    }

    #[test]
    fn whom_an_inspection_concerns() {
        for (label, named) in [
            ("Đơn vị được kiểm tra", Some(Inspected::Object)),
            ("Cơ quan, đơn vị chịu sự giám sát", Some(Inspected::Object)),
            ("Đối tượng thanh tra", Some(Inspected::Object)),
            ("Địa điểm kiểm tra", Some(Inspected::Object)),
            ("Nội dung giám sát", Some(Inspected::Aspect(Named::Content, 3))),
            ("Thời gian giám sát", Some(Inspected::Aspect(Named::Time, 4))),
            ("Kiểm tra, giám sát", None),
            ("Đơn vị kiểm tra", None),
            ("Đơn vị được giao", None),
        ] {
            assert_eq!(inspected(&words(label)), named, "{label}");
        }
    }
}
