//! Where what a body does begins, and which words that look so stand in a name.

use grammar::{party, verb};

use super::doing;
use crate::assignments::body_words::{OCCASIONS, PREDICATES};
use crate::words::{Key, Phrase, Word, keys};

/// «Tổ chức tuyên truyền», «Ban hành», «Thanh tra việc chấp hành»: a verb that is spelt like a body. Before a capital
/// it is a name: «Thanh tra Chính phủ», «Phòng Cảnh sát giao thông».
pub(super) fn is_verb(text: &str, words: &[Word], at: usize) -> bool {
    let Some(word) = words.get(at) else { return false };
    if const { Phrase::of("hợp tác xã") }.stands_at(words, at) {
        return false;
    }
    // «Phòng giao dịch Ngân hàng …», «Phòng khám đa khoa»
    if word.key == const { Key::of("phòng") }
        && [const { Phrase::of("giao dịch") }, const { Phrase::of("khám") }]
            .iter()
            .any(|kind| kind.stands_at(words, at + 1))
    {
        return false;
    }
    const INSPECTED: [Key; 6] = keys(["tỉnh", "huyện", "thành", "sở", "nhà", "các"]);
    let organise = const { Phrase::of("tổ chức") }.stands_at(words, at);
    let inspects = word.key == const { Key::of("thanh") };
    let named = words
        .get(at + if inspects { 2 } else { 1 })
        .is_some_and(|w| w.capital || (inspects && w.key.is_any(&INSPECTED)));
    if (organise && is_noun(words, at)) || (named && !organise) {
        return false;
    }
    text.get(word.start()..).is_some_and(verb::opens_task)
}

/// «các cơ quan, tổ chức, cá nhân», «tổ chức chính trị»: no verb. «tổ chức Hội thi», «tổ chức đoàn kiểm tra» is one.
fn is_noun(words: &[Word], at: usize) -> bool {
    const AFTER: [Key; 14] = keys([
        "chính", "cá", "xã", "đoàn", "thành", "hội", "liên", "có", "và", "kinh", "tín", "khoa", "đảng",
        "quốc",
    ]);
    words.get(at + 1).is_some_and(|w| w.stop == Some(','))
        || words.get(at + 2).is_some_and(|w| w.key.is_any(&AFTER)) && !OCCASIONS.stand(words, at + 2)
}

/// Whether a predicate begins at a word.
pub(crate) fn is_predicate(text: &str, words: &[Word], at: usize) -> bool {
    const RELATIVE: [Key; 4] = keys(["được", "đã", "có", "chưa"]);
    const WORKS: [Key; 6] = keys(["công", "chương", "quy", "lộ", "quá", "giáo"]);
    const EVERY: [Key; 2] = keys(["hàng", "hằng"]);
    const SPANS: [Key; 8] = keys(["năm", "quý", "tháng", "tuần", "ngày", "kỳ", "vụ", "giờ"]);
    const INVESTED: [Key; 3] = keys(["án", "chủ", "nhà"]);
    const MANAGED: [Key; 4] = keys(["nhà", "dự", "khu", "các"]);
    let Some(word) = words.get(at).filter(|w| !w.capital && !w.opened) else { return false };
    // «đơn vị được giao làm chủ đầu tư»: a clause that belongs to the name.
    let before = at.checked_sub(1).and_then(|i| words.get(i)).map_or(Key::default(), |w| w.key);
    if before.is_any(&RELATIVE) {
        return false;
    }
    // «tỷ lệ giải ngân», «tiến độ giải ngân» are measured.
    const MEASURES: [Key; 2] = keys(["lệ", "độ"]);
    if word.key == const { Key::of("giải") } && before.is_any(&MEASURES) {
        return false;
    }
    // «Trung tâm Chăm sóc Khách hàng» is called so; «hàng tháng» tells how often.
    if word.key.is_any(&EVERY) && !words.get(at + 1).is_some_and(|w| w.key.is_any(&SPANS)) {
        return false;
    }
    // «Trung tâm Giáo dục thường xuyên»
    if word.key == const { Key::of("thường") } && before == const { Key::of("dục") } {
        return false;
    }
    if is_half(words, at, word.key, before) {
        return false;
    }
    if PREDICATES.stand(words, at) || (word.key == doing::GUARD && doing::is_sure(words, at)) {
        return !is_of_name(text, words, at);
    }
    // «Ban Quản lý dự án đầu tư xây dựng»: nouns.
    let joined = |own: Key, other: Key| word.key == own && before == other;
    let works = word.key == const { Key::of("trình") } && before.is_any(&WORKS);
    // «đơn vị sự nghiệp công lập» is of the state.
    if works
        || joined(const { Key::of("lập") }, const { Key::of("công") })
        || (word.key == const { Key::of("đầu") } && before.is_any(&INVESTED))
        || (joined(const { Key::of("xây") }, const { Key::of("tư") }) && !doing::is_sure(words, at))
        || const { Phrase::of("hợp tác xã") }.stands_at(words, at)
    {
        return false;
    }
    // «Tổ Văn phòng», «Phòng Nghiệp vụ tổng hợp»: kinds of divisions.
    let division = || {
        const KINDS: [Key; 4] = keys(["phòng", "ban", "vụ", "tổ"]);
        const TRADES: [Phrase; 3] =
            [Phrase::of("nghiệp vụ"), Phrase::of("kế hoạch"), Phrase::of("hành chính")];
        let trade = |head: &usize| TRADES.iter().any(|trade| trade.stands_at(words, head + 1));
        let head = at.checked_sub(3).filter(trade);
        head.and_then(|head| words.get(head)).is_some_and(|w| w.key.is_any(&KINDS))
    };
    if joined(const { Key::of("phòng") }, const { Key::of("văn") })
        || (word.key == const { Key::of("tổng") } && division())
    {
        return false;
    }
    // «Ban điều phối các dự án», «Trung tâm điều phối»
    const BOARDS: [Key; 4] = keys(["ban", "phòng", "tâm", "tổ"]);
    if word.key == const { Key::of("điều") } && before.is_any(&BOARDS) {
        return false;
    }
    if word.key == const { Key::of("tổ") } && is_noun(words, at) {
        return false;
    }
    // «các cơ quan tham mưu, giúp việc Tỉnh ủy»: a name.
    if word.key == const { Key::of("tham") } && const { Phrase::of("giúp việc") }.stands_at(words, at + 2)
    {
        return false;
    }
    if word.key == const { Key::of("quản") } && words.get(at + 2).is_some_and(|w| w.key.is_any(&MANAGED)) {
        return false;
    }
    text.get(word.start()..).is_some_and(verb::opens_task) && !is_of_name(text, words, at)
}

/// «Di tích», «phòng không», «Đổi mới sáng tạo», «cử tri», «tự quản»: half of a word that is no verb.
fn is_half(words: &[Word], at: usize, word: Key, before: Key) -> bool {
    const FIRST: [Key; 2] = keys(["cử", "tự"]);
    const SECOND: [Key; 3] = keys(["tích", "không", "tạo"]);
    if word.is_any(&SECOND) {
        const BEHIND: [(Key, [Key; 4]); 3] = [
            (Key::of("tích"), keys(["di", "phân", "diện", "thể"])),
            (Key::of("không"), keys(["phòng", "hàng", "tàng", "trên"])),
            (Key::of("tạo"), keys(["sáng", "nhân", "cải", "đào"])),
        ];
        return BEHIND.iter().any(|(second, firsts)| word == *second && before.is_any(firsts));
    }
    let next = || words.get(at + 1).map_or(Key::default(), |w| w.key);
    word.is_any(&FIRST)
        && [
            (const { Key::of("cử") }, const { Key::of("tri") }),
            (const { Key::of("tự") }, const { Key::of("quản") }),
        ]
        .contains(&(word, next()))
}

/// «Phòng Quản lý đầu tư», «Phòng Kiểm tra, xử lý vi phạm»: a verb that stands in a name, by the words around it.
fn is_of_name(text: &str, words: &[Word], at: usize) -> bool {
    const AROUND: usize = 4;
    let from = words.get(at.saturating_sub(AROUND)).map_or(0, Word::start);
    let to = words.get(at + AROUND).map_or(text.len(), Word::start);
    let begin = words.get(at).map_or(to, Word::start);
    text.get(from..to).is_some_and(|near| party::is_of_name(near, begin - from))
}
