//! Names of bodies in running text: where they begin and end.
//!
//! A list of bodies ends where a predicate begins («chủ trì», «có trách nhiệm», a verb that opens a task). The same words
//! stand inside names («Ban Quản lý», «các cơ quan, tổ chức»), so that a cut counts only where what is before it reads
//! whole as a list of bodies.

use grammar::Closure;
use grammar::{party, verb};
use model::{Party, PartyKind};

use crate::words::{Word, stands_at};

/// Words that open the name of a body, of a group of bodies, or of a person by office.
const HEADS: &[&str] = &[
    "sở",
    "phòng",
    "ban",
    "bộ",
    "ubnd",
    "ủy ban",
    "uỷ ban",
    "hội",
    "hđnd",
    "văn phòng",
    "công an",
    "thanh tra",
    "chi cục",
    "cục",
    "trung tâm",
    "bệnh viện",
    "trường",
    "đài",
    "báo",
    "bảo hiểm",
    "kho bạc",
    "ngân hàng",
    "hiệp hội",
    "liên minh",
    "liên đoàn",
    "liên hiệp",
    "đoàn",
    "mặt trận",
    "ubmttq",
    "viện",
    "tòa",
    "toà",
    "giám đốc",
    "phó",
    "chủ tịch",
    "thủ trưởng",
    "chánh",
    "trưởng",
    "người đứng đầu",
    "các",
    "cơ quan",
    "đơn vị",
    "tỉnh",
    "huyện",
    "thành",
    "đảng",
    "tổ",
    "điện lực",
    "công ty",
    "tổng công ty",
    "tập đoàn",
    "xã",
    "cấp ủy",
    "cấp uỷ",
    "địa phương",
    "chủ đầu tư",
    "nhà đầu tư",
    "hải quan",
    "thuế",
    "thống kê",
    "ngành",
    "cổng",
    "chính phủ",
    "thủ tướng",
    "thường trực",
    "ủy viên",
    "lãnh đạo",
    "bưu điện",
    "vnpt",
    "viettel",
    "quỹ",
    "khối",
    "vườn",
    "hạt",
    "trạm",
    "chính quyền",
    "toàn bộ các",
    "tất cả các",
    "mttq",
    "doanh nghiệp",
    "hợp tác xã",
    "nhà",
    "vụ",
    "tổng cục",
    "học viện",
    "đại học",
    "tạp chí",
    "thị",
    "phường",
    "quân",
    "lực lượng",
    "những",
    "cán bộ",
    "ngoài các",
    "bhxh",
    "nhnn",
    "cảnh sát",
    "đồn",
    "bí thư",
    "chủ nhiệm",
    "hiệu trưởng",
    "các_",
];

/// Phrases that begin a predicate and are no verbs of a task.
const PREDICATES: &[&str] = &[
    "chủ trì",
    "có trách nhiệm",
    "chịu trách nhiệm",
    "có kế hoạch",
    "có nhiệm vụ",
    "có văn bản",
    "có biện pháp",
    "là cơ quan",
    "là đơn vị",
    "là đầu mối",
    "là chủ thể",
    "là thành viên",
    "làm đầu mối",
    "làm tốt",
    "làm việc",
    "làm chủ",
    "theo chức năng",
    "theo nhiệm vụ",
    "theo thẩm quyền",
    "theo lĩnh vực",
    "theo phạm vi",
    "theo ngành",
    "theo phân",
    "căn cứ",
    "phải",
    "cần",
    "nghiêm túc",
    "khẩn trương",
    "trực tiếp",
    "chủ yếu",
    "trên cơ sở",
    "trong phạm vi",
    "trong quá",
    "giúp",
    "cùng",
    "bám sát",
    "lấy",
    "nêu cao",
    "gửi",
    "thay mặt",
    "kịp",
    "sớm",
    "đồng thời",
    "được giao nhiệm",
    "được phân công",
    "định kỳ",
    "hằng",
    "hàng",
    "thống nhất",
    "tuân thủ",
    "đầu mối",
    "tự",
    "hoàn",
    "tranh thủ",
    "vận dụng",
    "ký",
    "dự kiến",
    "khuyến khích",
    "rút kinh",
    "nhằm",
    "mỗi",
    "quyết liệt",
    "tăng",
    "thường",
    "sẵn sàng",
    "dành",
    "tích",
    "chọn",
    "đi",
    "nghiêm",
    "xác",
    "không",
    "chấp",
];

/// Complements that end a list of bodies that take part.
const COMPLEMENTS: &[&str] = &[
    "trong việc",
    "trong công tác",
    "trong quá",
    "trong thời",
    "trong triển",
    "để",
    "nhằm",
    "khi",
    "theo",
    "về",
    "tại",
    "trên",
    "bằng",
    "qua",
    "thông qua",
    "trước",
    "sau",
    "đưa",
    "cho",
    "kịp thời",
    "đã",
    "và các nội",
    "trong tổ",
    "vào",
];

/// A list of bodies in a text: who, and the word after the last of them.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Bodies {
    /// Who.
    pub(crate) parties: Vec<Party>,
    /// Index of the word behind the list.
    pub(crate) until: usize,
}

/// Whether a body's name may begin at a word.
pub(crate) fn may_begin(words: &[Word], at: usize) -> bool {
    HEADS.iter().any(|head| starts_with(words, at, head))
}

/// Like [`stands_at`], but a comma inside does not matter to the first word alone.
fn starts_with(words: &[Word], at: usize, phrase: &str) -> bool {
    if phrase.contains(' ') {
        stands_at(words, at, phrase)
    } else {
        words.get(at).is_some_and(|w| w.key == phrase)
    }
}

/// Whether a predicate begins at a word.
pub(crate) fn is_predicate(text: &str, words: &[Word], at: usize) -> bool {
    let Some(word) = words.get(at).filter(|w| !w.capital && !w.opened) else { return false };
    if PREDICATES.iter().any(|p| starts_with(words, at, p)) {
        return true;
    }
    if word.key == "tổ" {
        // «cơ quan, tổ chức, cá nhân»: a noun here.
        let noun = words.get(at + 1).is_some_and(|w| w.stop == Some(','))
            || words.get(at + 2).is_some_and(|w| {
                ["chính", "cá", "xã", "đoàn", "thành", "hội", "liên", "có", "và", "kinh", "tín", "khoa"]
                    .contains(&w.key.as_str())
            });
        if noun {
            return false;
        }
    }
    if word.key == "quản"
        && words.get(at + 2).is_some_and(|w| ["nhà", "dự", "khu", "các"].contains(&w.key.as_str()))
    {
        return false;
    }
    text.get(word.range.start..).is_some_and(verb::opens_task)
}

/// Reads the bodies that begin at word `at`; they end before a predicate, at a colon, or (with `complements`) before a
/// complement. With `to_end` the end of the words counts as an end too.
pub(crate) fn read(
    text: &str,
    words: &[Word],
    at: usize,
    complements: bool,
    to_end: bool,
    context: &party::Context,
) -> Option<Bodies> {
    if !may_begin(words, at) {
        return None;
    }
    let begin = words.get(at)?.range.start;
    let mut best: Option<Bodies> = None;
    let limit = (at + MOST_WORDS).min(words.len());
    for end in at + 1..=limit {
        let before = words.get(end - 1)?;
        let at_end = end == words.len();
        let colon = before.stop == Some(':');
        let stop = matches!(before.stop, Some('.' | '!' | '?')) && words.get(end).is_none_or(|w| w.capital);
        let semicolon = before.stop == Some(';') && !may_begin(words, end);
        let complement = complements
            && (COMPLEMENTS.iter().any(|c| starts_with(words, end, c)) || before.stop == Some(','));
        let ends =
            colon || stop || semicolon || (at_end && to_end) || is_predicate(text, words, end) || complement;
        if ends {
            let candidate = text.get(begin..before.range.end)?;
            let closing = if before.stop == Some(')') { ")" } else { "" };
            if let Some(parties) = whole(&format!("{candidate}{closing}"), context) {
                best = Some(Bodies { parties, until: end });
                // With complements a comma may stand inside the list: take the longest reading.
                if !(complements && before.stop == Some(',')) {
                    return best;
                }
            } else if best.is_some() && complements {
                return best;
            }
        }
        if colon || stop || semicolon {
            break;
        }
    }
    best
}

/// Longest list of bodies, in words.
const MOST_WORDS: usize = 70;

/// Reads a text as a list of bodies, if it is nothing else.
pub(crate) fn whole(text: &str, context: &party::Context) -> Option<Vec<Party>> {
    let text = text.trim().trim_end_matches([',', ';', '.', ':']).trim();
    if text.is_empty() || party::closure(text) != Closure::Whole {
        return None;
    }
    let parties = party::read_list(text, context);
    let known = |p: &Party| p.kind != PartyKind::Other || p.collective;
    (!parties.is_empty() && parties.iter().all(known)).then_some(parties)
}
