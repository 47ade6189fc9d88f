//! The verbs that open a task: «Xây dựng…», «Tham mưu…», «Phối hợp…».

use std::collections::HashMap;
use std::sync::LazyLock;

use rustc_hash::FxBuildHasher;

/// Openings of a task, in lower case; a text opens a task where its first words are one of these.
const OPENINGS: &[&str] = &[
    "áp dụng",
    "ban hành",
    "báo cáo",
    "bảo đảm",
    "bảo tồn",
    "bảo vệ",
    "biên soạn",
    "biên tập",
    "biểu dương",
    "bố trí",
    "bồi dưỡng",
    "bổ sung",
    "cải cách",
    "cải tạo",
    "cải thiện",
    "cân đối",
    "cập nhật",
    "chấm dứt",
    "chấn chỉnh",
    "chấp hành",
    "chỉ đạo",
    "chia sẻ",
    "chỉnh lý",
    "chỉnh trang",
    "chú trọng",
    "chủ động",
    "chủ trì",
    "chuẩn bị",
    "chuẩn hóa",
    "chuẩn hoá",
    "chuyển đổi",
    "chuyển giao",
    "công bố",
    "công khai",
    "cung cấp",
    "củng cố",
    "cụ thể hóa",
    "cụ thể hoá",
    "cử",
    "đa dạng hóa",
    "đa dạng hoá",
    "đảm bảo",
    "đánh giá",
    "đào tạo",
    "đăng ký",
    "đăng tải",
    "đăng tin",
    "đăng bài",
    "đưa tin",
    "phát sóng",
    "đầu tư",
    "đẩy mạnh",
    "đẩy nhanh",
    "đề nghị",
    "đề xuất",
    "điều chỉnh",
    "điều tra",
    "định hướng",
    "định kỳ",
    "đôn đốc",
    "đổi mới",
    "động viên",
    "đưa",
    "đưa vào",
    "duy trì",
    "gắn",
    "ghi nhận",
    "giải quyết",
    "giám sát",
    "giao",
    "giới thiệu",
    "giữ gìn",
    "góp phần",
    "hiện đại hóa",
    "hiện đại hoá",
    "hình thành",
    "hoàn chỉnh",
    "hoàn thành",
    "hoàn thiện",
    "hỗ trợ",
    "hợp tác",
    "huy động",
    "hướng dẫn",
    "kết hợp",
    "kết nối",
    "khai thác",
    "khảo sát",
    "khắc phục",
    "khen thưởng",
    "khôi phục",
    "khuyến khích",
    "khởi công",
    "kiểm kê",
    "kiểm soát",
    "kiểm tra",
    "kiến nghị",
    "kiện toàn",
    "kịp thời",
    "kêu gọi",
    "kiên quyết",
    "lãnh đạo",
    "lập",
    "lồng ghép",
    "lựa chọn",
    "mở rộng",
    "mở",
    "mua sắm",
    "nắm",
    "nâng cao",
    "nâng cấp",
    "nghiên cứu",
    "nhân rộng",
    "nghiệm thu",
    "ngăn chặn",
    "nộp",
    "ổn định",
    "phát động",
    "phát hành",
    "phát hiện",
    "phát huy",
    "phát triển",
    "phân bổ",
    "phân cấp",
    "phân công",
    "phân loại",
    "phân tích",
    "phấn đấu",
    "phê duyệt",
    "phòng",
    "phòng chống",
    "phòng, chống",
    "phòng ngừa",
    "phối hợp",
    "phổ biến",
    "phục hồi",
    "quan tâm",
    "quán triệt",
    "quản lý",
    "quảng bá",
    "quy hoạch",
    "quyết định",
    "ra quân",
    "rà soát",
    "sắp xếp",
    "số hóa",
    "số hoá",
    "sơ kết",
    "sử dụng",
    "sửa chữa",
    "sửa đổi",
    "tái cơ cấu",
    "tạo",
    "tạo điều kiện",
    "tạo lập",
    "tăng cường",
    "tập hợp",
    "tập huấn",
    "tập trung",
    "tham gia",
    "tham mưu",
    "thanh tra",
    "thành lập",
    "tháo gỡ",
    "thống kê",
    "thẩm định",
    "theo dõi",
    "thể chế hóa",
    "thể chế hoá",
    "thí điểm",
    "thiết kế",
    "thiết lập",
    "thông báo",
    "thông qua",
    "thông tin",
    "thu hút",
    "thu thập",
    "thúc đẩy",
    "thuê",
    "thực hành",
    "thực hiện",
    "thường xuyên",
    "tích cực",
    "tích hợp",
    "tiếp nhận",
    "tiếp tục",
    "tiếp cận",
    "tiếp thu",
    "tiến hành",
    "tìm kiếm",
    "tinh giản",
    "tôn tạo",
    "tôn vinh",
    "tổ chức",
    "tổng hợp",
    "tổng kết",
    "tổng rà soát",
    "trang bị",
    "trao đổi",
    "triển khai",
    "trình",
    "trồng",
    "truyền thông",
    "tu bổ",
    "tuyên dương",
    "tuyên truyền",
    "tuyển chọn",
    "tuyển dụng",
    "từng bước",
    "tư vấn",
    "ưu tiên",
    "ứng dụng",
    "vận động",
    "vận hành",
    "xác định",
    "xác minh",
    "xã hội hóa",
    "xã hội hoá",
    "xây dựng",
    "xem xét",
    "xét",
    "xúc tiến",
    "xử lý",
    "yêu cầu",
    "rút ngắn",
    "niêm yết",
    "cắt giảm",
    "đơn giản hóa",
    "đơn giản hoá",
    "lấy ý kiến",
    "ký kết",
    "bàn giao",
    "giải ngân",
    "giải phóng mặt bằng",
    "chi trả",
    "đối thoại",
    "tuân thủ",
    "sưu tầm",
    "tiêu hủy",
    "tiêu huỷ",
    "cấp phát",
    "rút kinh nghiệm",
    "thu hồi",
    "thanh toán",
    "quyết toán",
    "đấu thầu",
    "thăm hỏi",
    "trao tặng",
    "tiêm phòng",
    "bảo trì",
    "bảo dưỡng",
    "cắm mốc",
    "đo đạc",
    "di dời",
    "thẩm tra",
    "tiếp công dân",
    "trùng tu",
    "gia hạn",
    "đàm phán",
    "chăm lo",
    "chăm sóc",
    "giảm thiểu",
];

/// Nouns that begin like an opening verb: «Phòng Tài chính», «Giao thông».
const NOT_OPENINGS: &[&str] = &[
    "phòng tài",
    "thống kê tỉnh",
    "thống kê thành phố",
    "thống kê huyện",
    "thống kê cơ sở",
    "thống kê khu vực",
    "phòng nội",
    "phòng kinh",
    "phòng văn",
    "phòng giáo",
    "phòng lao",
    "phòng nông",
    "phòng tư",
    "phòng y",
    "phòng quản",
    "phòng dân",
    "phòng tn",
    "phòng tc",
    "phòng gd",
    "phòng lđ",
    "phòng kt",
    "phòng vh",
    "giao thông",
    "đầu tư công",
    "mở đầu",
    "báo cáo viên",
    "quản lý nhà nước về",
    "tạo hình",
    "lập trường",
    "thông tin và truyền thông",
    "quyết định số",
    "kế hoạch số",
    "thông báo số",
    "báo cáo số",
    "hướng dẫn số",
    "quy hoạch tỉnh",
    "quy hoạch huyện",
    "quy hoạch vùng",
];

/// Openings, and what only looks like one, by their first word.
static BY_FIRST_WORD: LazyLock<HashMap<&'static str, Opening, FxBuildHasher>> = LazyLock::new(|| {
    let mut words: HashMap<&str, Opening, FxBuildHasher> = HashMap::default();
    for phrase in OPENINGS {
        words.entry(first_word(phrase)).or_default().verbs.push(phrase);
    }
    for phrase in NOT_OPENINGS {
        words.entry(first_word(phrase)).or_default().nouns.push(phrase);
    }
    words
});

#[derive(Default)]
struct Opening {
    verbs: Vec<&'static str>,
    nouns: Vec<&'static str>,
}

/// Longest first word of an opening, in bytes.
const LONGEST_WORD: usize = 16;
/// Letters of a text that are compared.
const HEAD: usize = 40;

fn first_word(text: &str) -> &str {
    text.split(|c: char| !is_alphanumeric(c)).next().unwrap_or_default()
}

fn is_alphanumeric(c: char) -> bool {
    normalize::is_letter(c) || c.is_alphanumeric()
}

/// Whether a text opens with a verb that opens a task. Case is not looked at: a caller that cares whether the text
/// begins a sentence looks at its first letter.
///
/// ```
/// use grammar::verb::opens_task;
/// assert!(opens_task("Xây dựng Kế hoạch phát triển công nghiệp"));
/// assert!(!opens_task("Phòng Tài chính - Kế hoạch"));
/// ```
pub fn opens_task(text: &str) -> bool {
    let text = text.trim_start_matches(|c: char| !is_alphanumeric(c));
    let mut buffer = [0; LONGEST_WORD];
    let Some(word) = small_word(text, &mut buffer) else { return false };
    let Some(opening) = BY_FIRST_WORD.get(word) else { return false };
    let head: String = text.chars().take(HEAD).map(normalize::small).collect();
    let starts =
        |phrase: &&str| head.strip_prefix(*phrase).is_some_and(|rest| !rest.starts_with(is_alphanumeric));
    opening.verbs.iter().any(starts) && !opening.nouns.iter().any(|phrase| head.starts_with(phrase))
}

/// The first word in small letters; none where it is longer than every opening's.
fn small_word<'b>(text: &str, buffer: &'b mut [u8; LONGEST_WORD]) -> Option<&'b str> {
    let mut length = 0;
    for c in text.chars().take_while(|&c| is_alphanumeric(c)) {
        let small = normalize::small(c);
        let end = length + small.len_utf8();
        small.encode_utf8(buffer.get_mut(length..end)?);
        length = end;
    }
    std::str::from_utf8(buffer.get(..length)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_tasks_from_names() {
        let cases = [
            ("Tham mưu cho UBND tỉnh ban hành Kế hoạch", true),
            ("XÂY DỰNG KẾ HOẠCH", true),
            ("- Tổ chức hội nghị", true),
            ("phối hợp với các sở, ngành", true),
            ("Phòng, chống cháy rừng", true),
            ("Phòng Tài chính - Kế hoạch", false),
            ("Giao thông nông thôn", false),
            ("Giao Sở Y tế chủ trì", true),
            ("Cửa khẩu quốc tế", false),
            ("Sở Nông nghiệp và PTNT", false),
            ("Các sở, ban, ngành", false),
            ("Quyết định số 12/QĐ-UBND", false),
            ("", false),
        ];
        for (text, expected) in cases {
            assert_eq!(opens_task(text), expected, "{text}");
        }
    }
}
