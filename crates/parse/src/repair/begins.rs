//! Where in the middle of a cell a text of its own may begin that no verb and no mark announces: «…theo quy định của
//! pháp luật | Đề án phát triển du lịch», «Kế hoạch của UBND tỉnh | Văn bản hướng dẫn».
//!
//! A capital in mid-sentence is mostly a name. What is none: it stands alone, behind a word that needs nothing.

use grammar::{party, verb};
use model::RowKind;

use super::cell_cut::names_on;
use crate::seams::{Scene, ends_open};

/// A place where a text may begin.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Begin {
    /// Byte offset.
    pub(super) at: usize,
    /// Whether it opens as another cell of its column does, or with the word for a product where they stand.
    pub(super) known: bool,
}

/// More capitals than these tell nothing.
const MOST: usize = 6;

/// The places in the text of a column where a text of its own may begin. `products` says whether the column holds them.
pub(super) fn begins(scene: &Scene<'_>, column: usize, text: &str, products: bool) -> Vec<Begin> {
    let mut found = Vec::new();
    for (at, gap) in text.match_indices(char::is_whitespace) {
        let Some((left, right)) = text.split_at_checked(at + gap.len()) else { continue };
        if !right.starts_with(char::is_uppercase) || !may_begin(left, right, products) {
            continue;
        }
        let known = opens_as_others(scene, column, right) || products && opens_with(right, PRODUCTS);
        if known || !(asks_for_name(left) || is_named(right)) {
            found.push(Begin { at: at + gap.len(), known });
        }
        if found.len() >= MOST {
            break;
        }
    }
    found
}

/// Whether a text may end on the left and another begin on the right: nothing on the left takes what follows.
fn may_begin(left: &str, right: &str, products: bool) -> bool {
    let left = left.trim_end();
    let mut words = right.split_whitespace();
    let (first, next) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let mut letters = first.trim_end_matches(',').chars();
    letters.next();
    // A name goes on with capitals («Nhơn Hội»), and short forms are capitals throughout.
    let sentence = letters.clone().next().is_some() && letters.all(char::is_lowercase);
    let goes_on = next.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit());
    if !sentence || !goes_on || next == "số" {
        return false;
    }
    let last = left.rsplit(char::is_whitespace).next().unwrap_or_default();
    let two = two_last(left);
    let marked = left.ends_with([',', ';', ':', '-', '–', '/', '(', '“', '"', '&', '+']);
    // «Dự án được phê duyệt | Quyết định»: what was done takes nothing; in «Kế hoạch kiểm tra | Báo cáo» stands no verb.
    let verb =
        if products { DRAFTING.contains(&two) } else { verb::opens_task(last) || verb::opens_task(two) };
    let governed = verb && !left.strip_suffix(two).is_some_and(|rest| rest.trim_end().ends_with("được"));
    // «Kế hoạch Kế hoạch kiểm tra»: no name repeats itself.
    let again = two.contains(char::is_whitespace) && right.starts_with(two);
    !marked && !ends_open(left) && (again || !governed && !names_on(left))
}

/// The last two words of a text.
fn two_last(text: &str) -> &str {
    let mut gaps = text.rmatch_indices(char::is_whitespace);
    gaps.next();
    let from = gaps.next().map_or(0, |(at, gap)| at + gap.len());
    text.get(from..).unwrap_or_default()
}

/// The first two words of a text.
fn two_first(text: &str) -> &str {
    let mut gaps = text.match_indices(char::is_whitespace);
    gaps.next();
    let end = gaps.next().map_or(text.len(), |(at, _)| at);
    text.get(..end).unwrap_or_default()
}

/// Whether a text ends in a word behind which names stand, or in a name that may have one more.
fn asks_for_name(left: &str) -> bool {
    let last = left.trim_end().rsplit(char::is_whitespace).next().unwrap_or_default();
    let mut letters = last.chars();
    BEFORE_NAMES.contains(&last)
        || letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase)
}

/// Whether a cell of another row opens with the same two words.
fn opens_as_others(scene: &Scene<'_>, column: usize, text: &str) -> bool {
    let opening = two_first(text);
    let rows = scene.table.rows.iter().enumerate().filter(|(row, _)| *row != scene.row);
    let mut cells = rows.filter(|(_, r)| r.kind == RowKind::Body).filter_map(|(_, r)| r.cells.get(column));
    cells.any(|cell| {
        let rest = cell.text.trim_start().strip_prefix(opening);
        rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    })
}

/// Whether a text opens as a name does: with the head of a body, or with what is cited.
fn is_named(text: &str) -> bool {
    (opens_with(text, NAMED) || party::head(text).is_some()) && !opens_with(text, NOT_NAMED)
}

fn opens_with(text: &str, openings: &[&str]) -> bool {
    openings.iter().any(|words| {
        text.strip_prefix(words).is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric()))
    })
}

/// Words behind which a name stands, and prepositions that end no text.
const BEFORE_NAMES: &[&str] = &[
    "tỉnh",
    "xã",
    "phường",
    "huyện",
    "phố",
    "thôn",
    "bản",
    "làng",
    "ấp",
    "buôn",
    "sông",
    "núi",
    "hồ",
    "cầu",
    "đường",
    "chùa",
    "đền",
    "đảo",
    "khu",
    "ông",
    "bà",
    "chí",
    "qua",
    "thuộc",
    "vào",
    "ở",
    "bởi",
    "dưới",
    "ngoài",
    "nước",
    "hiệu",
    "ngày",
    "tháng",
    "quý",
    "người",
    "tộc",
];

/// What is done to a document: it stands behind.
const DRAFTING: &[&str] = &[
    "ban hành",
    "bổ sung",
    "công bố",
    "điều chỉnh",
    "hoàn thiện",
    "phê duyệt",
    "sửa đổi",
    "tham mưu",
    "thông qua",
    "thực hiện",
    "triển khai",
    "xây dựng",
];

/// First words of offices and of what is cited, and words of bodies that begin no name by themselves: capitals in the middle of
/// any sentence, as the heads of bodies are.
const NAMED: &[&str] = &[
    "Bảo hiểm",
    "Bí thư",
    "Biểu",
    "Chủ tịch",
    "Đảng",
    "Điều",
    "Giám đốc",
    "Hiến pháp",
    "Khoản",
    "Khu",
    "Kiểm toán",
    "Liên",
    "Luật",
    "Mục",
    "Nghị định",
    "Ngày",
    "Nhà nước",
    "Pháp lệnh",
    "Phó",
    "Phụ lục",
    "Quân",
    "Tết",
    "Thanh tra",
    "Tháng",
    "Thông tư",
    "Tổng",
    "Trưởng",
    "Việt",
    "Vườn",
];

/// What only looks like one of them.
const NOT_NAMED: &[&str] =
    &["Bộ tài liệu", "Điều chỉnh", "Điều kiện", "Đoàn kiểm tra", "Liên kết", "Tổng số", "Vụ mùa"];

/// First words of what tasks leave behind.
const PRODUCTS: &[&str] = &[
    "Báo cáo",
    "Biên bản",
    "Bộ tiêu chí",
    "Bản đồ",
    "Chỉ thị",
    "Chuyên mục",
    "Chương trình",
    "Công văn",
    "Cơ sở dữ liệu",
    "Danh mục",
    "Danh sách",
    "Dự án",
    "Dự thảo",
    "Đề án",
    "Đề cương",
    "Giấy",
    "Hệ thống",
    "Hồ sơ",
    "Hội nghị",
    "Hội thảo",
    "Hợp đồng",
    "Hướng dẫn",
    "Kế hoạch",
    "Kết luận",
    "Kết quả",
    "Lớp",
    "Mô hình",
    "Nghị quyết",
    "Phần mềm",
    "Phương án",
    "Quy chế",
    "Quy định",
    "Quy hoạch",
    "Quy trình",
    "Quyết định",
    "Số liệu",
    "Sổ tay",
    "Tài liệu",
    "Thông báo",
    "Tờ trình",
    "Văn bản",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_begins_where_nothing_asks_for_a_name() {
        let tasks = [
            ("theo quy định của pháp luật", "Cấp thẻ bảo hiểm y tế", true),
            ("bưởi đỏ, mía tím", "Cho vay ưu đãi đối với hộ nghèo", true),
            ("tham mưu xây dựng", "Đề án phát triển du lịch", false),
            ("theo", "Đề án phát triển du lịch", false),
            ("quán triệt", "Nghị quyết số 57-NQ/TW", false),
            ("dữ liệu số tại Khu kinh tế", "Nhơn Hội", false),
            ("kiểm tra;", "Báo cáo kết quả", false),
            ("phục vụ kiểm tra", "Báo cáo kết quả", false),
            ("triển khai dự án", "Nâng cấp lưới điện", false),
            ("hạ tầng", "UBND tỉnh", false),
        ];
        let products = [
            ("Kế hoạch của UBND tỉnh", "Văn bản hướng dẫn", true),
            ("Quyết định ban hành Kế hoạch", "Kế hoạch kiểm tra", true),
            ("Quyết định ban hành", "Kế hoạch kiểm tra", false),
            ("Dự án được phê duyệt", "Hệ thống được vận hành", true),
            ("Kế hoạch kiểm tra", "Báo cáo kết quả", true),
            ("Kế hoạch của", "Ủy ban nhân dân", false),
        ];
        let all = tasks.map(|row| (row, false)).into_iter().chain(products.map(|row| (row, true)));
        for ((left, right, begins), products) in all {
            assert_eq!(may_begin(left, right, products), begins, "{left} | {right}");
        }
    }

    #[test]
    fn names_stand_behind_names_and_places() {
        for (left, asks) in [
            ("trên địa bàn tỉnh", true),
            ("thành phố Thừa Thiên", true),
            ("của người dân", false),
            ("hạ tầng CNTT", false),
        ] {
            assert_eq!(asks_for_name(left), asks, "{left}");
        }
    }

    #[test]
    fn bodies_and_what_is_cited_are_named() {
        for (text, named) in [
            ("Sở Y tế", true),
            ("Chính phủ quy định", true),
            ("Hội đồng nhân dân", true),
            ("Hội nghị triển khai", false),
            ("Báo cáo kết quả", false),
            ("Bộ tiêu chí nông thôn mới", false),
            ("Đấu giá đất", false),
        ] {
            assert_eq!(is_named(text), named, "{text}");
        }
    }
}
