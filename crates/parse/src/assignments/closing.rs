//! Sentences that speak of the document itself and tell nobody to do a new thing: «Kế hoạch này được phổ biến đến chi bộ để
//! thực hiện», «Kinh phí thực hiện Kế hoạch được bố trí từ ngân sách», «Phân công cụ thể như sau:» above a table.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use grammar::verb;

use super::section;
use crate::outline::tree::{Kind, Tree};
use crate::words::{bare, opens_bare, short_search};

/// Documents as they speak of themselves, «… này».
const TEXTS: [&str; 9] = [
    "ke hoach",
    "chuong trinh",
    "chuong trinh hanh dong",
    "chuong trinh cong tac",
    "nghi quyet",
    "chi thi",
    "huong dan",
    "de an",
    "quyet dinh",
];

/// What is said of a document.
const SAID: [&str; 8] = [
    "duoc ",
    "pho bien ",
    "co hieu luc",
    "thay the",
    "da duoc",
    "la can cu",
    "bat dau co hieu luc",
    "ap dung",
];

/// What is said of money, where nobody is told to provide it.
static MONEY: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    short_search([
        "duoc bo tri",
        "duoc bao dam",
        "duoc dam bao",
        "duoc trich",
        "duoc can doi",
        "duoc su dung",
        "tu nguon",
        "tu ngan sach",
        "lay tu",
        "trong du toan",
        "trong nguon",
        "theo phan cap ngan sach",
        "do ngan sach",
    ])
});

/// Whether a sentence without a body that acts says something of the document or of its money, or to whom it is sent.
pub(super) fn is_statement(text: &str) -> bool {
    speaks_of_itself(text) || speaks_of_money(text) || opens_bare(text, "kinh gui")
}

/// Whether a paragraph closes the document: it belongs to its section, whatever item it stands below.
pub(super) fn is_formula(text: &str) -> bool {
    section::is_last_word(text) || speaks_of_itself(text)
}

/// The outermost numbered heading above one, itself included; where none has a number, itself.
pub(super) fn section_of(node: usize, tree: &Tree) -> Option<usize> {
    let above = std::iter::successors(Some(node), |&at| tree.parents.get(at).copied().flatten());
    let numbered = |at: &usize| tree.nodes.get(*at).is_some_and(|n| n.number.is_some());
    above.filter(numbered).last().or(Some(node))
}

fn speaks_of_itself(text: &str) -> bool {
    if !TEXTS.iter().any(|t| opens_bare(text, t)) || !text.contains(" này") {
        return false;
    }
    let text = bare(text);
    let told = text.split_once(" nay ").filter(|(before, _)| TEXTS.contains(before)).map(|(_, told)| told);
    told.is_some_and(|told| SAID.iter().any(|said| told.starts_with(said)))
}

fn speaks_of_money(text: &str) -> bool {
    opens_bare(text, "kinh phi") && MONEY.as_ref().is_some_and(|money| money.is_match(&bare(text)))
}

/// Whether a line without lead introduces what stands below it: «- Về đất đai:» its bullets, and a table where it only
/// says that one follows.
pub(super) fn introduces(text: &str, below: Kind) -> bool {
    text.trim_end().ends_with(':') && (below != Kind::Table || announces_table(text))
}

/// Whether a sentence only says that what is to be done follows: «…, Chính phủ yêu cầu các bộ thực hiện các nhiệm vụ sau:».
pub(super) fn announces(text: &str) -> bool {
    const ENDS: [&str; 4] = ["sau:", "sau day:", "duoi day:", "cu the:"];
    let text = text.trim_end();
    text.ends_with(':') && {
        let text = bare(text);
        ENDS.iter().any(|end| text.ends_with(end))
    }
}

/// A scrap that no one can be told to do: a mark of the typist, a stray bracket.
pub(super) fn is_trifle(text: &str) -> bool {
    text.split_whitespace().nth(2).is_none()
}

/// Whether a line that ends in a colon says only that a table follows: «Phân công cụ thể các phòng, đơn vị như sau:».
fn announces_table(text: &str) -> bool {
    const ENDS: [&str; 6] = ["nhu sau:", "sau day:", "sau:", "duoi day:", "cu the:", "kem theo:"];
    let text = text.trim_end();
    if !text.ends_with(':') || (verb::opens_task(text) && !opens_bare(text, "phan cong")) {
        return false;
    }
    let text = bare(text);
    ENDS.iter().any(|end| text.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statements() {
        for text in [
            "Kế hoạch này được phổ biến đến chi bộ để thực hiện.",
            "Kế hoạch này có hiệu lực kể từ ngày ký.",
            "Chương trình hành động này được quán triệt đến đảng viên.",
            "Chương trình hành động này phổ biến đến chi bộ để thực hiện.",
            "Kinh phí thực hiện Kế hoạch được bố trí từ ngân sách nhà nước.",
            "Kinh phí tổ chức Hội thi lấy từ nguồn xã hội hóa.",
            "Kính gửi: Phó Chủ tịch UBND Thành phố.",
        ] {
            assert!(is_statement(text), "{text}");
        }
        for text in [
            "Kế hoạch này do Sở Y tế chủ trì thực hiện.",
            "Kế hoạch sản xuất được rà soát hằng tháng.",
            "Nghị quyết về nhà ở này cần được cụ thể hóa.",
            "Kinh phí: lập dự toán chi tiết.",
            "Bố trí kinh phí từ ngân sách nhà nước.",
        ] {
            assert!(!is_statement(text), "{text}");
        }
    }

    #[test]
    fn lines_above_a_table() {
        for text in [
            "Phân công cụ thể các phòng, đơn vị như sau:",
            "Nhiệm vụ của từng đơn vị cụ thể như sau:",
            "Tiến độ thực hiện như sau:",
        ] {
            assert!(announces_table(text), "{text}");
        }
        for text in ["Xây dựng các mô hình sau:", "Phân công các phòng.", "Về đất đai:"] {
            assert!(!announces_table(text), "{text}");
        }
    }
}
