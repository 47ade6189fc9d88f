//! What tells which of many bodies are meant: «UBND các xã, phường nơi có dự án đi qua khẩn trương …», «… có rừng rà soát …».
//!
//! Behind a name that the registry knows it is printed with the name but no part of it, and what they do begins where it
//! ends. The same words tell how things are («UBND các xã có nhiều cố gắng trong tổ chức»): only what is clearly done ends it.

use std::sync::LazyLock;

use model::Party;

use super::{Bodies, doing, is_predicate};
use crate::words::{Key, Phrase, Phrases, Word, keys};

/// Words with which it begins behind any name.
static WHERE: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(&[
        "nơi",
        "thuộc",
        "vùng",
        "ven",
        "giáp",
        "nằm trong",
        "nằm trên",
        "trong vùng",
        "trong khu vực",
        "trong diện",
        "trong lưu vực",
        "dọc",
    ])
});

/// Words with which it begins behind many: of one body they tell how it is.
static OF_MANY: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(&["có", "chưa", "còn", "không có", "đang có", "bị", "được chọn", "được thụ hưởng", "chịu"])
});

/// Words behind these that judge, and part nobody from the others.
static JUDGING: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(&[
        "có nhiều",
        "có kết quả",
        "có tiến bộ",
        "có chuyển biến",
        "có sự",
        "còn nhiều",
        "còn hạn chế",
    ])
});

/// What bodies are told to do, or how, which no such words hold.
static TOLD: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(&[
        "khẩn trương",
        "chủ động",
        "tập trung",
        "nghiêm túc",
        "có trách nhiệm",
        "chịu trách nhiệm",
        "chủ trì",
        "phối hợp",
        "căn cứ",
        "tăng cường",
        "thường xuyên",
        "kịp thời",
        "tiếp tục",
        "tích cực",
        "đẩy nhanh",
        "đẩy mạnh",
        "triển khai",
        "tham mưu",
        "hoàn thành trước",
        "hoàn thành việc",
        "tổ chức thực hiện",
        "chi trả",
        "cam kết",
        "phân luồng",
        "phải",
    ])
});

/// Words of it.
const MOST_WORDS: usize = 16;

/// Words behind a verb that is no noun: what is done, to what, and where or when.
const LEAST_BEHIND: usize = 3;

/// Words before a verb that make it part of what is told: «chưa hoàn thành», «được giao», «do … quản lý».
const BOUND: [Key; 16] = keys([
    "được", "bị", "chưa", "đang", "có", "phải", "không", "của", "do", "cho", "với", "theo", "bằng", "qua",
    "từ", "và",
]);

/// Nouns that a verb in small letters may go on: «dự án đầu tư», «nguy cơ sạt lở», «nguồn thu».
const NOUNS: [Key; 13] =
    keys(["án", "trình", "động", "cầu", "sở", "diện", "khu", "lệ", "vi", "độ", "cơ", "người", "nguồn"]);

/// Words behind which actions are named, not told: «trong tổ chức», «công tác rà soát».
const NAMING: [Key; 6] = keys(["trong", "về", "để", "việc", "tác", "nhằm"]);

/// Whether words that tell which bodies are meant may begin behind a name; `many` where it stands for several bodies.
fn begins(words: &[Word], at: usize, many: bool) -> bool {
    const TO: [Key; 2] = keys(["đến", "tới"]);
    let small = words.get(at).is_some_and(|w| !w.capital && !w.opened);
    let behind = at.checked_sub(1).and_then(|i| words.get(i)).is_some_and(|w| w.stop.is_none());
    // «UBND các xã liên quan đến dự án»: «liên quan» is of the name.
    let concerns = || {
        words.get(at).is_some_and(|w| w.key.is_any(&TO))
            && at
                .checked_sub(2)
                .is_some_and(|place| const { Phrase::of("liên quan") }.stands_at(words, place))
    };
    small
        && behind
        && (concerns()
            || WHERE.stand(words, at)
            || (many && OF_MANY.stand(words, at) && !JUDGING.stand(words, at)))
}

/// The word at which what the bodies do begins, behind the words at a place that tell which of them are meant.
pub(super) fn end(text: &str, words: &[Word], at: usize, many: bool) -> Option<usize> {
    if !begins(words, at, many) {
        return None;
    }
    const DONE: [Key; 3] = keys(["đã", "vừa", "đạt"]);
    const MISSED: [Key; 2] = keys(["chưa", "không"]);
    const PASSING: [Key; 3] = keys(["đi", "chạy", "chảy"]);
    const LISTING: [Key; 5] = keys(["gồm", "sau", "như", "là", "tại"]);
    let mut told = at + 2;
    while told <= at + MOST_WORDS {
        let before = words.get(told - 1)?;
        let behind = words.get(told);
        match before.stop {
            Some(':') => return (!before.key.is_any(&LISTING)).then_some(told),
            Some('.' | ';' | '!' | '?') => return None,
            Some(_) | None => {}
        }
        let missed = words.get(told - 2).is_some_and(|w| w.key.is_any(&MISSED));
        if before.key.is_any(&DONE) && !missed {
            return None;
        }
        let named = before.key.is_any(&NAMING) && before.stop.is_none();
        let acts = is_predicate(text, words, told);
        if named && (acts || behind.is_some_and(|w| w.key == const { Key::of("công") })) {
            return None;
        }
        // «nơi có cao tốc đi qua bố trí …»
        let passed = before.key == const { Key::of("qua") }
            && words.get(told - 2).is_some_and(|w| w.key.is_any(&PASSING));
        if acts && (passed || !before.key.is_any(&BOUND)) && is_told(words, told, before) {
            return Some(told);
        }
        told += 1;
    }
    None
}

/// The bodies of a list whose last name ends at a byte, with the words behind it, up to the word `until`, that tell which are
/// meant: they are printed with the name, and are no part of it.
pub(super) fn named(text: &str, words: &[Word], end: usize, until: usize, mut parties: Vec<Party>) -> Bodies {
    // «… liên quan đến dự án tổ chức họp dân»: what is told may begin with «tổ chức».
    let organised = until.checked_sub(2).filter(|&at| const { Phrase::of("tổ chức") }.stands_at(words, at));
    let last = organised.unwrap_or(until).checked_sub(1);
    let close = last.and_then(|last| words.get(last)).map_or(end, Word::end);
    if let (Some(party), Some(which)) = (parties.last_mut(), text.get(end..close)) {
        party.raw = format!("{} {}", party.raw, normalize::single_spaced(which.trim())).into();
    }
    Bodies { parties, until, acts: false }
}

/// Whether a predicate is one that nothing but a body does: by its words, or by as many behind it as no noun has.
fn is_told(words: &[Word], at: usize, before: &Word) -> bool {
    const STATING: [Key; 6] = keys(["là", "không", "đi", "lấy", "dành", "nhằm"]);
    let stating = words.get(at).is_some_and(|w| w.key.is_any(&STATING));
    let long = || {
        let rest = words.get(at..).unwrap_or_default();
        rest.get(..=LEAST_BEHIND).is_some_and(|first| first.iter().rev().skip(1).all(|w| w.stop != Some(';')))
    };
    TOLD.stand(words, at) || doing::is_sure(words, at) || (!stating && !before.key.is_any(&NOUNS) && long())
}

#[cfg(test)]
mod tests {
    use super::super::{Context, read};
    use crate::words::words;

    #[test]
    fn which_bodies_are_meant_is_printed_behind_their_name() {
        for (text, expected) in [
            (
                "Ủy ban nhân dân các xã, phường nơi có dự án đi qua khẩn trương giải phóng mặt bằng.",
                Some("Ủy ban nhân dân các xã, phường nơi có dự án đi qua"),
            ),
            ("UBND các xã, phường có rừng rà soát phương án.", Some("UBND các xã, phường có rừng")),
            (
                "UBND các xã, phường chưa hoàn thành chỉ tiêu báo cáo nguyên nhân.",
                Some("UBND các xã, phường chưa hoàn thành chỉ tiêu"),
            ),
            (
                "UBND các xã, phường có biển, có đảo tổ chức trực 24/24h.",
                Some("UBND các xã, phường có biển, có đảo"),
            ),
            (
                "UBND các xã, phường vùng cao chuẩn bị thức ăn cho gia súc.",
                Some("UBND các xã, phường vùng cao"),
            ),
            ("UBND các xã thuộc vùng ảnh hưởng: Di dời người dân.", Some("UBND các xã thuộc vùng ảnh hưởng")),
            (
                "UBND các xã, phường có tỷ lệ giải ngân thấp tập trung đẩy nhanh.",
                Some("UBND các xã, phường có tỷ lệ giải ngân thấp"),
            ),
            (
                "Công an các xã có đường biên giới tuần tra, canh gác hằng đêm.",
                Some("Công an các xã có đường biên giới"),
            ),
            (
                "Công an các xã, phường có quốc lộ đi qua bố trí lực lượng.",
                Some("Công an các xã, phường có quốc lộ đi qua"),
            ),
            ("UBND các xã liên quan đến dự án tổ chức họp dân.", Some("UBND các xã liên quan đến dự án")),
            ("UBND các xã chưa đạt chuẩn xây dựng lộ trình thực hiện.", Some("UBND các xã chưa đạt chuẩn")),
            ("UBND các xã có dự án chi trả bồi thường trước 30/11/2025.", Some("UBND các xã có dự án")),
            ("UBND xã nơi có công trình bố trí lực lượng bảo vệ.", Some("UBND xã nơi có công trình")),
            // How things are, what was done, who is listed.
            ("UBND các xã, phường có nhiều cố gắng trong tổ chức thực hiện.", None),
            ("UBND các xã, phường có kinh nghiệm trong công tác rà soát, báo cáo.", None),
            ("UBND các xã có dự án đã tổ chức 15 hội nghị.", None),
            ("UBND các xã có dự án đầu tư xây dựng;", None),
            ("UBND các xã, phường có dự án thu hồi đất.", None),
            ("UBND các xã, phường có dự án gồm: các xã Sơn Nam, Đông Thọ.", None),
            ("Thi hành án dân sự đạt trên 80% số việc.", None),
            ("Nhóm công tác số 1 kiểm tra các xã phía Bắc.", Some("Nhóm công tác số 1")),
            ("UBND xã có 15 thôn, tổ chức họp thường kỳ.", None),
            ("UBND xã chưa hoàn thành báo cáo kết quả rà soát.", None),
            ("Sở Y tế có kết quả tốt trong việc rà soát hồ sơ.", None),
        ] {
            let words = words(text, 60);
            let found = read(text, &words, 0, false, &Context::default());
            let seen = found.as_ref().and_then(|b| b.parties.last().map(|p| p.raw.as_str()));
            assert_eq!(seen, expected, "{text}");
        }
    }
}
