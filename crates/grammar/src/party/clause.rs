//! Words that begin what a body does: where they stand, the list of bodies has ended.

mod words;

use std::sync::LazyLock;

pub(super) use self::words::BEFORE;
pub use self::words::DOING;
use self::words::{CAN_PLACES, EITHER, PREDICATES};
use super::of_name;
use super::phrases::Phrases;
use super::words::{Sort, Words};

/// Whether what a body does begins at a place.
pub(crate) fn begins(words: &Words<'_>, place: usize) -> bool {
    static NOUNS: LazyLock<Phrases> =
        LazyLock::new(|| Phrases::new(["công", "chương", "quy", "lộ", "quá", "giáo", "tờ", "hành"]));
    // «công trình», «chương trình» are no «trình»
    let noun = || {
        words.read(place, "trình") && place.checked_sub(1).is_some_and(|p| NOUNS.count(words, p).is_some())
    };
    // «TRƯỜNG ĐẠI HỌC CẦN THƠ»
    let named = || words.shouted() && words.read(place, "cần") && CAN_PLACES.stand(words, place + 1);
    is_plain(words, place)
        && PREDICATES.stand(words, place)
        && !noun()
        && !named()
        && !is_advising(words, place)
        && !is_of_division(words, place)
        && !of_name::stands(words, place)
}

/// «Phòng Nghiệp vụ tổng hợp», «Khoa Nội tổng hợp»: what kind of division it is, not what it does («Khoa Nội tổng hợp số liệu»).
fn is_of_division(words: &Words<'_>, place: usize) -> bool {
    const GATHERED: [&str; 9] =
        ["số liệu", "kết quả", "danh sách", "nhu cầu", "ý kiến", "hồ sơ", "thông tin", "các", "dự trù"];
    words.read(place, "tổng hợp")
        && (place.checked_sub(3).is_some_and(|head| {
            words.read(head + 1, "nghiệp vụ") && words.any(head, &["phòng", "ban", "vụ", "tổ"]).is_some()
        }) || place.checked_sub(2).is_some_and(|head| {
            words.any(head, &["khoa nội", "khoa ngoại"]).is_some()
                && words.any(place + 2, &GATHERED).is_none()
        }) || place.checked_sub(4).is_some_and(|head| words.read(head, "bảo trợ xã hội")))
}

/// «các cơ quan tham mưu, giúp việc Tỉnh ủy»: what sort of bodies they are, not what they do.
fn is_advising(words: &Words<'_>, place: usize) -> bool {
    let helps = |at: usize| words.read(at, "giúp việc");
    let advises = |at: usize| words.read(at, "tham mưu");
    let comma = |at: usize| usize::from(words.is_mark(at, b","));
    let before =
        |at: usize| at.checked_sub(1).map(|last| at - comma(last)).and_then(|end| end.checked_sub(2));
    (advises(place) && helps(place + 2 + comma(place + 2)))
        || (helps(place) && before(place).is_some_and(advises))
}

/// Words that say what a body does even far behind the nouns of a group; other predicates may restrict a group there:
/// «các đơn vị quản lý hệ thống», «địa phương được lựa chọn».
static ACTING: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new([
        "chủ trì",
        "phối hợp",
        "trực tiếp",
        "tham mưu",
        "có trách nhiệm",
        "chịu trách nhiệm",
        "chủ động",
        "tiếp tục",
    ])
});

/// Whether what a group does begins at a place of a cell.
pub(crate) fn acts(words: &Words<'_>, place: usize) -> bool {
    is_plain(words, place) && ACTING.stand(words, place) && !is_advising(words, place)
}

/// Whether a word at a place may begin what a body does.
pub(crate) fn may_begin(words: &Words<'_>, place: usize) -> bool {
    is_plain(words, place) && EITHER.stand(words, place) && !of_name::stands(words, place)
}

/// Whether such a word is all that stands before a colon: «Phòng Quản lý chất lượng và An toàn xây dựng: …» ends a name.
pub(crate) fn ends_before_colon(words: &Words<'_>, place: usize) -> bool {
    EITHER.count(words, place).is_some_and(|count| words.is_mark(place + count, b":"))
}

/// «xây dựng phương án», «lập kế hoạch»: what a group does, where «xây dựng» alone may say what it is.
pub(crate) fn drafts(words: &Words<'_>, place: usize) -> bool {
    const TEXTS: [&str; 12] = [
        "kế hoạch",
        "phương án",
        "đề án",
        "dự toán",
        "chương trình",
        "quy chế",
        "quy định",
        "dự thảo",
        "hồ sơ",
        "danh mục",
        "văn bản",
        "báo cáo",
    ];
    let verb = words.any(place, &["xây dựng", "lập", "soạn thảo"]).filter(|_| is_plain(words, place));
    verb.is_some_and(|count| words.any(place + count, &TEXTS).is_some())
}

/// Words before the first body that are no part of it.
pub(crate) fn before(words: &Words<'_>, place: usize) -> Option<usize> {
    let count = BEFORE.count(words, place)?;
    Some(if words.is_mark(place + count, b":") { count + 1 } else { count })
}

fn is_plain(words: &Words<'_>, place: usize) -> bool {
    words.sort(place) == Some(Sort::Small) || (words.is_word(place) && words.shouted())
}
