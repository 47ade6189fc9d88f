//! Verbs in small letters that a name holds: «Phòng Quản lý đầu tư», «Phòng Kiểm tra, xử lý vi phạm», «hỗ trợ người nộp thuế».

use std::sync::LazyLock;

use super::key::Key;
use super::list::is_and;
use super::phrases::Phrases;
use super::words::{Sort, Words};

/// Last words of the heads of bodies that are named by what they do.
const HEADS: [Key; 14] = [
    Key::said("ty"),
    Key::said("mtv"),
    Key::said("viên"),
    Key::said("phần"),
    Key::said("phòng"),
    Key::said("vụ"),
    Key::said("cục"),
    Key::said("tâm"),
    Key::said("hội"),
    Key::said("khoa"),
    Key::said("ban"),
    Key::said("tổ"),
    Key::said("đội"),
    Key::said("quỹ"),
];

/// Those of them that are named whole with one work alone: «Ban Quản lý», «Tổ Tư vấn».
const ALONE: [Key; 3] = [Key::said("ban"), Key::said("tổ"), Key::said("đội")];

/// Works by which bodies are named.
static WORKS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new([
        "quản lý",
        "xử lý",
        "giải quyết",
        "sử dụng",
        "thẩm định",
        "giám sát",
        "giám định",
        "đánh giá",
        "kiểm tra",
        "kiểm soát",
        "kiểm định",
        "thanh tra",
        "phát triển",
        "hỗ trợ",
        "trợ giúp",
        "bảo vệ",
        "bảo tồn",
        "bảo trì",
        "bồi thường",
        "bồi dưỡng",
        "khai thác",
        "thu hồi",
        "đào tạo",
        "đầu tư",
        "đấu thầu",
        "đăng ký",
        "đăng kiểm",
        "khắc phục",
        "chăm sóc",
        "thi hành",
        "trả kết quả",
        "tiếp nhận",
        "tiếp công dân",
        "tư vấn",
        "xúc tiến",
        "phổ biến",
        "ứng dụng",
        "chuyển giao",
        "điều hành",
        "vận hành",
        "huấn luyện",
        "nghiên cứu",
        "theo dõi",
    ])
});

/// Those of them that name no body without what they are done to.
static INCOMPLETE: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new([
        "quản lý",
        "xử lý",
        "giải quyết",
        "hỗ trợ",
        "tư vấn",
        "xúc tiến",
        "phát triển",
        "phổ biến",
        "ứng dụng",
    ])
});

/// Whether a verb that stands in a name begins at a byte of a text. Three words on either side of it are enough.
///
/// ```
/// use grammar::party::is_of_name;
/// assert!(is_of_name("Phòng Đào tạo", "Phòng Đào ".len()));
/// assert!(!is_of_name("Phòng Đào tạo xây dựng", "Phòng Đào tạo ".len()));
/// ```
pub fn is_of_name(text: &str, byte: usize) -> bool {
    let words = Words::all(text);
    (0..words.len()).find(|&i| words.bytes(i..i + 1).start == byte).is_some_and(|place| stands(&words, place))
}

/// Whether the verb at a place stands in a name.
pub(super) fn stands(words: &Words<'_>, place: usize) -> bool {
    let Some(last) = place.checked_sub(1) else { return false };
    let before = words.low(last);
    if words.sort(place) != Some(Sort::Small) {
        return words.shouted() && is_in_term(words, last, before);
    }
    // «Hỗ trợ người nộp thuế»: what sort of people. «chịu sự giám sát»: a noun.
    before == const { Key::said("người") }
        || before == const { Key::said("sự") }
        || is_noun(words, last, before)
        || divides(words, last)
        || is_object(words, place)
}

/// Terms in which a verb stands and nothing is done: the last word before the verb, how many stand before it, and all of them.
const TERMS: [(Key, usize, &str); 33] = [
    (Key::said("nghệ"), 1, "nghệ thông tin"),
    (Key::said("viện"), 1, "viện nghiên cứu"),
    (Key::said("dục"), 1, "dục thường xuyên"),
    (Key::said("sát"), 1, "sát điều tra"),
    (Key::said("rừng"), 1, "rừng phòng hộ"),
    (Key::said("sức"), 1, "sức tích cực"),
    (Key::said("phạm"), 1, "phạm sử dụng công nghệ"),
    (Key::said("chuyển"), 1, "chuyển đổi"),
    (Key::said("biên"), 1, "biên phòng"),
    (Key::said("hậu"), 1, "hậu cần"),
    (Key::said("trật"), 1, "trật tự"),
    (Key::said("trợ"), 1, "trợ giúp"),
    (Key::said("xét"), 1, "xét công nhận"),
    (Key::said("thư"), 1, "thư ký"),
    (Key::said("chữ"), 1, "chữ ký"),
    (Key::said("chữ"), 1, "chữ viết"),
    (Key::said("nhật"), 1, "nhật ký"),
    (Key::said("đăng"), 1, "đăng ký"),
    (Key::said("kỳ"), 1, "kỳ họp"),
    (Key::said("phòng"), 1, "phòng họp"),
    (Key::said("cuộc"), 1, "cuộc họp"),
    (Key::said("tổ"), 1, "tổ bảo vệ an ninh"),
    (Key::said("lượng"), 1, "lượng tham gia bảo vệ"),
    (Key::said("gia"), 3, "lượng tham gia bảo vệ an ninh"),
    (Key::said("trên"), 2, "cấp trên trực tiếp"),
    (Key::said("sau"), 3, "xử lý sau thanh tra"),
    (Key::said("tự"), 2, "đồng tự đánh giá"),
    (Key::said("tự"), 2, "ban tự đánh giá"),
    (Key::said("tự"), 2, "nhóm tự đánh giá"),
    (Key::said("tự"), 2, "tổ tự đánh giá"),
    (Key::said("vấn"), 3, "đồng tư vấn giải quyết"),
    (Key::said("vấn"), 3, "đồng tư vấn xử lý"),
    (Key::said("vấn"), 3, "đồng tư vấn thẩm định"),
];

/// «Công nghệ | thông tin», «Hội đồng tư vấn | giải quyết»: a verb within a term, or what a council is there for.
fn is_noun(words: &Words<'_>, last: usize, before: Key) -> bool {
    is_in_term(words, last, before)
        || is_charge(words, last, before)
        || (before == const { Key::said("vụ") }
            && words.read(last + 1, "tổng hợp")
            && last.checked_sub(1).is_some_and(|head| words.is_capital(head)))
}

/// Whether a verb stands in one of [`TERMS`].
fn is_in_term(words: &Words<'_>, last: usize, before: Key) -> bool {
    TERMS.iter().any(|&(word, count, term)| {
        word == before && (last + 1).checked_sub(count).is_some_and(|from| words.read(from, term))
    })
}

/// «Hội đồng thẩm định giá đất», «Tổ thẩm định»: what a council or a team is there for, directly behind its head.
fn is_charge(words: &Words<'_>, last: usize, before: Key) -> bool {
    const CHARGES: [&str; 5] = ["thẩm định", "xử lý", "giải quyết", "đánh giá", "phối hợp phổ biến"];
    // «Tổ thẩm định các dự án», «Hội đồng đánh giá kết quả»: what is done.
    const DONE_TO: [&str; 4] = ["các", "kết quả", "hồ sơ", "cao"];
    let head = if before == const { Key::said("đồng") } { last.checked_sub(1) } else { Some(last) };
    let named = before == const { Key::said("tổ") } || before == const { Key::said("đồng") };
    named
        && head.is_some_and(|head| words.is_capital(head) && words.any(head, &["hội đồng", "tổ"]).is_some())
        && words.any(last + 1, &CHARGES).is_some_and(|count| words.any(last + 1 + count, &DONE_TO).is_none())
}

/// «Phòng Đào | tạo», «Trung tâm Trợ | giúp»: the second half of a word.
fn divides(words: &Words<'_>, last: usize) -> bool {
    words.is_capital(last) && is_head(words, last) && WORKS.count(words, last).is_some_and(|count| count > 1)
}

/// «Phòng Quản lý | đầu tư», «Phòng Kiểm tra, | xử lý vi phạm», «Tổ Tiếp nhận và | trả kết quả»: behind a work in capitals
/// that is of a name, another, or what it is done to.
fn is_object(words: &Words<'_>, place: usize) -> bool {
    if !WORKS.stand(words, place) {
        return false;
    }
    // «Vụ Giám sát, thẩm định đầu tư»
    let further = words.read(place, "đầu tư")
        && place.checked_sub(2).is_some_and(|i| WORKS.count(words, i) == Some(2) && stands(words, i));
    if further {
        return true;
    }
    let joined = place.checked_sub(1).is_some_and(|i| words.is_mark(i, b",") || is_and(words, i));
    let end = place - usize::from(joined);
    let begins = |length: usize| {
        let start = end.checked_sub(length)?;
        (words.is_capital(start) && WORKS.count(words, start) == Some(length)).then_some(start)
    };
    let Some(start) = begins(2).or_else(|| begins(3)) else { return false };
    let headed = is_head(words, start);
    if joined {
        return headed;
    }
    let listed = start > 0 && (is_and(words, start - 1) || words.is_mark(start - 1, b","));
    let alone = headed && ALONE.contains(&words.low(start - 1));
    (headed || listed) && !alone && (words.read(place, "đầu tư") || INCOMPLETE.stand(words, start))
}

/// Whether a head ends before a place.
fn is_head(words: &Words<'_>, place: usize) -> bool {
    place.checked_sub(1).is_some_and(|last| HEADS.contains(&words.low(last)))
}

#[cfg(test)]
mod tests {
    use super::is_of_name;

    #[test]
    fn names_hold_verbs_of_their_own() {
        for (before, behind, expected) in [
            ("Phòng Đào ", "tạo xây dựng kế hoạch", true),
            ("Trung tâm Trợ ", "giúp pháp lý", true),
            ("Phòng Đăng ", "ký kinh doanh", true),
            ("Phòng Công nghệ ", "thông tin", true),
            ("Phòng Quản lý ", "đầu tư tổ chức", true),
            ("Phòng Quản lý ", "hỗ trợ doanh nghiệp", true),
            ("Thẩm định và Giám sát ", "đầu tư", true),
            ("Phòng Kiểm tra, ", "xử lý vi phạm", true),
            ("Phòng Tiếp công dân và ", "xử lý đơn thư", true),
            ("Vụ Giám sát, thẩm định ", "đầu tư", true),
            ("Lực lượng tham gia ", "bảo vệ an ninh, trật tự", true),
            ("Hội Hỗ trợ ", "khắc phục hậu quả", true),
            ("Hỗ trợ người ", "nộp thuế", true),
            ("Ban Chỉ đạo Chuyển ", "đổi số xã", true),
            ("Đồn Biên ", "phòng cửa khẩu", true),
            ("Trung tâm Dịch vụ ", "tổng hợp xã", true),
            ("các trường đại học, viện ", "nghiên cứu", true),
            ("Hội đồng tự ", "đánh giá", true),
            ("Hội đồng tư vấn ", "giải quyết khiếu nại", true),
            ("Khoa Hồi sức ", "tích cực - Chống độc", true),
            ("Phòng Hậu ", "cần", true),
            ("PHÒNG HẬU ", "CẦN", true),
            ("SỞ KHOA HỌC VÀ CÔNG NGHỆ ", "CẦN", false),
            ("chịu sự ", "giám sát của Hội đồng", true),
            ("Cục Trợ ", "giúp pháp lý", true),
            ("Tổ Thư ", "ký ghi biên bản", true),
            ("TỔ THƯ ", "KÝ", true),
            ("Trung tâm Chứng thực chữ ", "ký số", true),
            ("Trung tâm Giám định chữ ", "viết", true),
            ("Sở Nội vụ ", "ký hợp đồng", false),
            ("Văn phòng đăng ", "ký đất đai", true),
            ("Tổ giúp việc kỳ ", "họp", true),
            ("Ban Chỉ đạo ", "họp định kỳ", false),
            ("phòng, chống tội phạm ", "sử dụng công nghệ cao", true),
            ("Hội đồng ", "thẩm định giá đất", true),
            ("Tổ ", "thẩm định, Tổ chuyên gia", true),
            ("Công đoàn cấp trên ", "trực tiếp cơ sở", true),
            ("Công ty TNHH MTV Quản lý, ", "khai thác công trình thủy lợi", true),
            ("Phòng Giám sát, ", "đánh giá đầu tư", true),
            ("Phòng Kiểm tra và Xử lý sau ", "thanh tra", true),
            ("Hội đồng xét ", "công nhận sáng kiến", true),
            ("các tổ ", "bảo vệ an ninh, trật tự", true),
            // What is done.
            ("Phòng Đào tạo ", "xây dựng kế hoạch", false),
            ("Phòng Thanh tra ", "kiểm tra các đơn vị", false),
            ("Ban Quản lý ", "giám sát các nhà thầu", false),
            ("Tổ Tư vấn ", "hỗ trợ người dân", false),
            ("Thanh tra tỉnh, ", "kiểm tra", false),
            ("UBND xã Trung Thành ", "lập kế hoạch", false),
            ("Phòng Quản lý đô thị và ", "kiểm tra", false),
            ("Phòng Kiểm tra, ", "báo cáo Giám đốc", false),
            ("Bộ Công an ", "thông tin", false),
            ("Vụ ", "tổng hợp số liệu", false),
            ("Các trường tự ", "đánh giá", false),
            ("Tổ ", "thẩm định các dự án", false),
            ("Hội đồng ", "phối hợp với Sở Y tế", false),
            ("Tổ Tư vấn ", "giải quyết hồ sơ", false),
            ("Sở Tài chính thẩm định ", "đầu tư", false),
            ("Công an xã tham gia ", "bảo vệ an ninh", false),
        ] {
            let text = [before, behind].concat();
            assert_eq!(is_of_name(&text, before.len()), expected, "{before}| {behind}");
        }
    }
}
