//! Words that begin what a body does: where they stand, the list of bodies has ended.

use super::words::{Sort, Words};

/// Words that never stand in a body's name, where they begin in small letters.
const PREDICATES: [&str; 118] = [
    "chủ trì",
    "chủ động",
    "phối hợp",
    "tham mưu",
    "trực tiếp",
    "triển khai",
    "tiếp tục",
    "tích cực",
    "có trách nhiệm",
    "chịu trách nhiệm",
    "theo chức năng",
    "theo dõi",
    "theo nhiệm vụ",
    "theo thẩm quyền",
    "theo quy định",
    "theo phân cấp",
    "theo phân công",
    "theo lĩnh vực",
    "theo kế hoạch",
    "theo hướng",
    "căn cứ",
    "là cơ quan",
    "là đơn vị",
    "là đầu mối",
    "làm đầu mối",
    "hướng dẫn",
    "đề xuất",
    "báo cáo",
    "rà soát",
    "đẩy mạnh",
    "tăng cường",
    "tập trung",
    "cung cấp",
    "cập nhật",
    "bố trí",
    "thẩm định",
    "đôn đốc",
    "khẩn trương",
    "thường xuyên",
    "định kỳ",
    "kịp thời",
    "phải",
    "cần",
    "sẽ",
    "đã",
    "đang",
    "để",
    "trong việc",
    "khi",
    "nhằm",
    "trình",
    "ban hành",
    "chỉ đạo",
    "quán triệt",
    "nghiêm túc",
    "hoàn thành",
    "hoàn thiện",
    "đảm bảo",
    "bảo đảm",
    "giúp",
    "lãnh đạo",
    "xem xét",
    "phê duyệt",
    "cho ý kiến",
    "giải quyết",
    "sử dụng",
    "tuyên truyền",
    "vận động",
    "tạo điều kiện",
    "đề nghị",
    "yêu cầu",
    "phân công",
    "chuẩn bị",
    "tham gia",
    "góp ý",
    "công khai",
    "công bố",
    "thống nhất",
    "thông báo",
    "đánh giá",
    "tổng hợp",
    "thực hiện",
    "nâng cao",
    "huy động",
    "lồng ghép",
    "phát huy",
    "cụ thể hóa",
    "cụ thể hoá",
    "kiện toàn",
    "chấn chỉnh",
    "xử lý",
    "duy trì",
    "mở rộng",
    "lựa chọn",
    "chuyển đổi số trong",
    "tổ chức thực hiện",
    "tổ chức triển khai",
    "tổ chức quán triệt",
    "tổ chức tuyên truyền",
    "quan tâm",
    "nghiên cứu, đề xuất",
    "nghiên cứu đề xuất",
    "làm việc với",
    "làm tốt",
    "thành lập",
    "đăng ký",
    "phấn đấu",
    "quản lý chặt chẽ",
    "kiểm tra, giám sát",
    "giao nhiệm vụ",
    "và tổ chức",
    "khắc phục",
    "cùng phối hợp",
    "chú trọng",
    "ưu tiên",
    "giữ vai trò",
    "hằng năm",
    "hàng năm",
];

/// Words that may stand in a name («Ban Quản lý dự án đầu tư xây dựng») and begin a predicate elsewhere.
const EITHER: [&str; 16] = [
    "xây dựng",
    "tổ chức",
    "quản lý",
    "kiểm tra",
    "giám sát",
    "hỗ trợ",
    "phát triển",
    "nghiên cứu",
    "đầu tư",
    "đào tạo",
    "bồi dưỡng",
    "khai thác",
    "lập",
    "phát động",
    "kiểm soát",
    "thanh tra",
];

/// Words after which a body is named as the one addressed, not the one who acts.
const BEFORE: [&str; 22] = [
    "đề nghị phối hợp với",
    "đề nghị",
    "phối hợp với",
    "phối hợp cùng",
    "chủ trì phối hợp với",
    "yêu cầu",
    "giao cho",
    "giao",
    "do",
    "cơ quan chủ trì",
    "cơ quan phối hợp",
    "cơ quan thực hiện",
    "đơn vị chủ trì",
    "đơn vị phối hợp",
    "đơn vị thực hiện",
    "chủ trì",
    "phối hợp",
    "kính đề nghị",
    "trình",
    "cùng với",
    "báo cáo",
    "xin ý kiến",
];

/// Whether what a body does begins at a place.
pub(crate) fn begins(words: &Words<'_>, place: usize) -> bool {
    const NOUNS: [&str; 8] = ["công", "chương", "quy", "lộ", "quá", "giáo", "tờ", "hành"];
    // «công trình», «chương trình» are no «trình»
    let noun =
        words.read(place, "trình") && place.checked_sub(1).is_some_and(|p| words.any(p, &NOUNS).is_some());
    is_plain(words, place) && !noun && PREDICATES.iter().any(|p| reads(words, place, p))
}

/// Words that say what a body does even far behind the nouns of a group; other predicates may restrict a group there:
/// «các đơn vị quản lý hệ thống», «địa phương được lựa chọn».
const ACTING: [&str; 8] = [
    "chủ trì",
    "phối hợp",
    "trực tiếp",
    "tham mưu",
    "có trách nhiệm",
    "chịu trách nhiệm",
    "chủ động",
    "tiếp tục",
];

/// Whether what a group does begins at a place of a cell.
pub(crate) fn acts(words: &Words<'_>, place: usize) -> bool {
    is_plain(words, place) && words.any(place, &ACTING).is_some()
}

/// Whether a word at a place may begin what a body does.
pub(crate) fn may_begin(words: &Words<'_>, place: usize) -> bool {
    is_plain(words, place) && EITHER.iter().any(|p| reads(words, place, p))
}

/// Words before the first body that are no part of it.
pub(crate) fn before(words: &Words<'_>, place: usize) -> Option<usize> {
    let count = words.any(place, &BEFORE)?;
    Some(if words.is_mark(place + count, b":") { count + 1 } else { count })
}

fn is_plain(words: &Words<'_>, place: usize) -> bool {
    words.sort(place) == Some(Sort::Small) || (words.shouted && words.is_word(place))
}

fn reads(words: &Words<'_>, place: usize, phrase: &str) -> bool {
    match phrase.split_once(", ") {
        None => words.read(place, phrase),
        Some((left, right)) => {
            let at = place + left.split(' ').count();
            words.read(place, left) && words.is_mark(at, b",") && words.read(at + 1, right)
        }
    }
}
