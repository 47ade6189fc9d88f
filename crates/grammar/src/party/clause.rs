//! Words that begin what a body does: where they stand, the list of bodies has ended.

use std::sync::LazyLock;

use super::of_name;
use super::phrases::Phrases;
use super::words::{Sort, Words};

/// Phrases in small letters with which a clause of what a body does begins, in a cell and in a sentence alike: no name goes on
/// with one.
pub const DOING: [&str; 45] = [
    "chủ trì",
    "phối kết hợp",
    "trực tiếp",
    "tiếp thu",
    "có trách nhiệm",
    "chịu trách nhiệm",
    "theo chức năng",
    "theo nhiệm vụ",
    "theo thẩm quyền",
    "theo lĩnh vực",
    "căn cứ",
    "là cơ quan",
    "là đơn vị",
    "là đầu mối",
    "làm đầu mối",
    "gửi",
    "nộp",
    "bình xét",
    "khẩn trương",
    "định kỳ",
    "phải",
    "cần",
    "sẽ",
    "trong phạm vi",
    "nhằm",
    "nghiêm túc",
    "giúp",
    "thống nhất",
    "làm tốt",
    "dự trữ",
    "chấm bài",
    "chấm thi",
    "bình bệnh án",
    "bình đơn thuốc",
    "giải ngân",
    "ký",
    "ghi biên bản",
    "ghi chép",
    "ghi nhận",
    "ghi hình",
    "cấp mới",
    "cấp kinh phí",
    "như sau",
    "cụ thể như sau",
    "họp",
];

/// Words that never stand in a body's name, where they begin in small letters: those of cells, and [`DOING`].
static PREDICATES: LazyLock<Phrases> = LazyLock::new(|| {
    let own = [
        "chủ động",
        "phối hợp",
        "nắm tình hình",
        "nắm chắc",
        "nắm bắt",
        "tham mưu",
        "triển khai",
        "tiếp tục",
        "tích cực",
        "theo dõi",
        "theo quy định",
        "theo phân cấp",
        "theo phân công",
        "theo kế hoạch",
        "theo hướng",
        "hướng dẫn",
        "đề xuất",
        "báo cáo",
        "rà soát",
        "đẩy mạnh",
        "đẩy nhanh",
        "chấm điểm",
        "chăm lo",
        "tiếp xúc",
        "triệt phá",
        "triệt xóa",
        "trấn áp",
        "tăng cường",
        "tập trung",
        "cung cấp",
        "cập nhật",
        "bố trí",
        "thẩm định",
        "đôn đốc",
        "thường xuyên",
        "kịp thời",
        "đã",
        "đang",
        "để",
        "về việc",
        "trong việc",
        "trong công tác",
        "trong quá trình",
        "trong thực hiện",
        "trong triển khai",
        "trong tổ chức",
        "trong quản lý",
        "giám sát việc",
        "giám sát thực hiện",
        "giám sát quá trình",
        "kiểm tra việc",
        "quản lý việc",
        "tổ chức việc",
        "tổ chức các",
        "tại hội nghị",
        "tại cuộc họp",
        "tại văn bản",
        "tại công văn",
        "tại thông báo",
        "tại kế hoạch",
        "tại quyết định",
        "khi",
        "trình",
        "ban hành",
        "chỉ đạo",
        "quán triệt",
        "hoàn thành",
        "hoàn thiện",
        "đảm bảo",
        "bảo đảm",
        "lãnh đạo",
        "xem xét",
        "phê duyệt",
        "kết xuất",
        "công nhận",
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
        "đóng vai trò",
        "điều động",
        "xử phạt",
        "lắp đặt",
        "đăng tải",
        "đưa tin",
        "dự trù",
        "giải trình",
        "kê khai",
        "làm rõ",
        "liên hệ",
        "luân chuyển",
        "tạm ứng",
        "triệu tập",
        "truy quét",
        "trả lời",
        "ủng hộ",
        "bàn giao",
        "cắt giảm",
        "phân bổ",
        "được giao chủ trì",
        "hằng năm",
        "hàng năm",
        // and by when
        "trước",
        "trước ngày",
        "trước tháng",
        "trong quý",
        "trong tháng",
        "trong năm",
        "chậm nhất",
    ];
    Phrases::new(own.into_iter().chain(DOING))
});

/// Words that may stand in a name («Ban Quản lý dự án đầu tư xây dựng») and begin a predicate elsewhere.
static EITHER: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new([
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
        "điều phối",
        "nâng cấp",
        "thu gom",
        "tuần tra",
        "duy tu",
        "khảo sát",
        "khoanh vùng",
    ])
});

/// Words after which a body is named as the one addressed, not the one who acts.
pub(super) static BEFORE: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new([
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
    ])
});

/// What follows «Cần» in names of places: in a line of capitals it is no verb there.
static CAN_PLACES: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::new(["thơ", "giờ", "đước", "giuộc", "thạnh", "kiệm"]));

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
