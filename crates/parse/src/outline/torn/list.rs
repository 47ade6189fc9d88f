//! Lists of bodies that run over a line: «1. Sở Nội vụ, Sở Tài chính,» + «Ban Dân tộc tỉnh, Ngân hàng Chính sách xã hội tỉnh».

use grammar::party;

use crate::assignments::bodies;
use crate::outline::units::Unit;
use crate::words::{Key, keys, words};

/// Bytes of an item that is no heading.
const RUNNING: usize = 105;

/// Why an item that ends in a comma goes on: it names bodies or is long, and the next line opens with one. What a document
/// rests on may end so above who decides.
pub(super) fn why(open: &Unit, next: &str) -> Option<&'static str> {
    let text = open.body.trim_end();
    if !text.ends_with(',') || text.starts_with("Căn cứ ") || !next.starts_with(char::is_uppercase) {
        return None;
    }
    let numbered = open.ordinal.is_some() || open.bullet.is_some();
    let goes_on = begins(next) && (begins(text) || numbered && text.len() >= RUNNING);
    goes_on.then_some("a list of bodies goes on")
}

/// Whether a text opens with the name of a body or with many of them.
pub(super) fn begins(text: &str) -> bool {
    const MANY: [Key; 3] = keys(["các", "những", "tất"]);
    let head = words(text, 4);
    let many = head.first().is_some_and(|w| w.key.is_any(&MANY));
    party::may_open(text) && (many || bodies::may_begin(text, &head, 0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_that_go_on() {
        let unit = |text: &str| Unit { text: text.into(), body: text.into(), ..Unit::default() };
        for (text, next) in [
            (
                "Sở Nội vụ, Sở Nông nghiệp và Môi trường,",
                "Ban Dân tộc tỉnh, Ngân hàng Chính sách xã hội tỉnh",
            ),
            (
                "Các sở, ban, ngành, đơn vị được giao làm chủ đầu tư dự án,",
                "Ủy ban nhân dân các huyện, thành phố",
            ),
            ("Công an tỉnh, Bộ Chỉ huy Quân sự tỉnh,", "Các sở, ban, ngành liên quan"),
        ] {
            assert!(why(&unit(text), next).is_some(), "{text} + {next}");
        }
        for (text, next) in [
            ("Sở Nội vụ, Sở Tài chính", "Ban Dân tộc tỉnh"),
            ("Căn cứ Nghị quyết của Tỉnh ủy,", "Ủy ban nhân dân tỉnh ban hành Kế hoạch"),
            ("Thực hiện Nghị quyết của Tỉnh ủy,", "Ủy ban nhân dân tỉnh ban hành Kế hoạch"),
            ("Sở Nội vụ, Sở Tài chính,", "Tham mưu ban hành kế hoạch"),
            ("Sở Nội vụ, Sở Tài chính,", "Tổ chức tuyên truyền"),
            ("Rà soát quy hoạch,", "Sở Tài chính bố trí vốn"),
        ] {
            assert_eq!(why(&unit(text), next), None, "{text} + {next}");
        }
    }
}
