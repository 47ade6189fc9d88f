//! Which articles of rules still tell a body to do something: those on carrying the rules out.
//!
//! An article or chapter called «Tổ chức thực hiện», «Trách nhiệm thi hành», «Điều khoản thi hành» is read like the open
//! section of a plan: a paragraph that names who leads is a task. So is an article that is an order itself («Điều 2. Giao
//! Sở Y tế …»). Not the formula with which such texts close: that somebody carries out, guides, watches over or answers
//! for *this* text, or reports what is unclear about it.

use super::section::Section;
use super::subject::Subject;
use crate::words::bare;

/// Titles of articles on carrying out; what may follow in them speaks of the text itself.
const CARRYING_OUT: &[&str] = &[
    "to chuc thuc hien",
    "to chuc thi hanh",
    "trach nhiem thi hanh",
    "trach nhiem to chuc thuc hien",
    "trach nhiem to chuc thi hanh",
    "trach nhiem thuc hien",
    "dieu khoan thi hanh",
    "trien khai thi hanh",
    "dieu khoan to chuc thuc hien",
];

/// Rules as they speak of themselves, «… này».
const TEXTS: &[&str] = &[
    "thong tu",
    "thong tu lien tich",
    "nghi dinh",
    "nghi quyet",
    "quyet dinh",
    "quy dinh",
    "quy che",
    "quy tac",
    "noi quy",
    "dieu le",
    "phap lenh",
    "luat",
];

/// Words of which the closing formula is made, between the body and «Thông tư này».
const FORMULA: &str = "chiu trach nhiem to chuc trien khai huong dan thi hanh thuc hien kiem tra theo doi don doc giam \
                       sat danh gia viec va co quan triet pho bien chi dao tinh hinh cac noi dung quy dinh cua tai can cu \
                       trong pham vi chuc nang nhiem vu quyen han minh duoc giao";

/// What stands under a heading of rules: an article, chapter or the like («Điều 5») says anew what it is about, any other
/// number goes on with it.
pub(super) fn section(title: &str, number: Option<&str>, within: Section) -> Section {
    let named = number.is_some_and(|n| n.split_whitespace().count() > 1);
    if is_carrying_out(title) {
        Section::Open
    } else if named {
        Section::Purpose
    } else {
        within
    }
}

fn is_carrying_out(title: &str) -> bool {
    let title = bare(title);
    let rest = CARRYING_OUT.iter().find_map(|c| title.strip_prefix(c));
    rest.is_some_and(|rest| {
        let rest = rest.trim_start_matches([',', ' ']).trim_start_matches("va ");
        rest.is_empty()
            || TEXTS.iter().any(|t| rest.starts_with(t))
            || ["hieu luc", "thi hanh", "dieu khoan"].iter().any(|w| rest.starts_with(w))
    })
}

/// Whether an article is an order by itself: «Điều 2. Giao Sở Y tế …».
pub(super) fn is_order(text: &str) -> bool {
    ["Giao ", "Phân công ", "Ủy quyền cho ", "Uỷ quyền cho "].iter().any(|g| text.starts_with(g))
}

/// Whether a paragraph is the closing formula of rules.
pub(super) fn is_formula(text: &str, subject: Option<&Subject>) -> bool {
    let plain = bare(text);
    if plain.contains("vuong mac") || plain.contains("chua phu hop") {
        return true;
    }
    let told = subject.and_then(|s| text.get(s.end..)).map_or_else(|| plain.clone(), bare);
    let itself = TEXTS.iter().filter_map(|t| {
        let at = told.find(&format!("{t} nay"))?;
        Some((at, at + t.len() + " nay".len()))
    });
    let Some((from, until)) = itself.min() else { return false };
    let (before, after) = (told.get(..from).unwrap_or_default(), told.get(until..).unwrap_or_default());
    let known = |word: &str| FORMULA.split_whitespace().any(|f| f == word.trim_matches([',', '.', ';', '/']));
    let after = after.trim_matches(['.', '/', ';', ',', ' ']);
    before.split_whitespace().all(known)
        && (after.split_whitespace().count() <= 2 || after.starts_with("theo quy dinh"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assignments::{bodies, subject};

    #[test]
    fn sections() {
        let cases = [
            ("Tổ chức thực hiện", Some("Điều 5"), Section::Open),
            ("TRÁCH NHIỆM THI HÀNH", Some("Chương V"), Section::Open),
            ("Tổ chức thực hiện và hiệu lực thi hành", Some("Điều 5"), Section::Open),
            ("Tổ chức thực hiện nhiệm vụ", Some("Điều 5"), Section::Purpose),
            ("Trách nhiệm của Sở Y tế", Some("Điều 5"), Section::Purpose),
            ("Ủy ban nhân dân tỉnh có trách nhiệm", Some("1"), Section::Open),
        ];
        for (title, number, expected) in cases {
            assert_eq!(section(title, number, Section::Open), expected, "{title}");
        }
    }

    #[test]
    fn formulas() {
        let cases = [
            ("Bộ trưởng, Thủ trưởng cơ quan ngang bộ chịu trách nhiệm thi hành Nghị định này./.", true),
            ("Giao Ủy ban nhân dân tỉnh tổ chức thực hiện Nghị quyết này.", true),
            (
                "Cục Y tế dự phòng có trách nhiệm hướng dẫn, kiểm tra, đánh giá việc thực hiện Thông tư này.",
                true,
            ),
            ("Trong quá trình thực hiện, nếu có vướng mắc, các đơn vị báo cáo về Bộ Y tế.", true),
            ("Bộ Tài chính bố trí kinh phí thực hiện Nghị quyết này trong dự toán năm 2030.", false),
            ("Giao Ủy ban nhân dân tỉnh xây dựng cơ sở dữ liệu dùng chung trước ngày 30/6/2030.", false),
            ("Sở Y tế tổ chức thực hiện Quy định này và báo cáo Ủy ban nhân dân tỉnh trước 15/12.", false),
        ];
        for (text, expected) in cases {
            let told = subject::read(text, &subject::Head::default(), &bodies::Context::default());
            assert_eq!(is_formula(text, told.as_ref()), expected, "{text}");
        }
    }
}
