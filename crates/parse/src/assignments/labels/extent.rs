//! What may stand between the wording of a label and its colon, and behind it.

use grammar::party;

use super::roles::{directed, parted, roles_behind};
use super::{Label, together};
use crate::assignments::{bodies, person};
use crate::words::words;

/// What may follow a label before its colon: «Đơn vị chủ trì/tham mưu», «Thời gian thực hiện (dự kiến)».
pub(super) fn extends(rest: &str) -> bool {
    const WORDS: &[&str] = &[
        "thực", "hiện", "tham", "mưu", "chính", "dự", "kiến", "hoàn", "thành", "chủ", "trì", "đầu", "ra",
        "và", "nhiệm", "vụ", "triển", "khai", "phải", "trình", "xây", "dựng", "ban", "hành",
    ];
    rest.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty()).all(|w| WORDS.contains(&w))
}

/// Whether a wording is counted: «chỉ tiêu 17.1», «chỉ tiêu số 3» may name one item of many, where «chỉ tiêu» tells more
/// of the item above.
pub(super) fn is_counted_on(key: &str, wording: &str) -> bool {
    let rest = key.strip_prefix(wording).unwrap_or_default().trim_start();
    rest.strip_prefix("số ").unwrap_or(rest).starts_with(|c: char| c.is_ascii_digit())
}

/// What may follow labels of one kind: «Đơn vị chủ trì soạn thảo», «Cơ quan chủ trì, hướng dẫn», «Thành phần tham dự»,
/// «Thời hạn trình Chính phủ».
pub(super) fn wider(label: Label, wording: &str, rest: &str, name: &str) -> bool {
    const LEADING: &[&str] = &[
        "soạn", "thảo", "biên", "hướng", "dẫn", "quản", "lý", "chỉ", "đạo", "theo", "dõi", "tổng", "hợp",
        "đôn", "đốc",
    ];
    const DETAILS: &[&str] = &[
        "tham", "dự", "gia", "mời", "giám", "sát", "tổ", "chức", "áp", "dụng", "huy", "động", "và", "năm",
        "kiểm", "tra", "thanh",
    ];
    let all = |known: &[&str]| {
        rest.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty()).all(|w| known.contains(&w))
    };
    match label {
        Label::Lead => wording.ends_with("chủ trì") && all(LEADING),
        Label::Detail => all(DETAILS),
        // To whom it goes.
        Label::Finish | Label::During => {
            let whom = ["trình ", "gửi ", "báo cáo "].iter().find_map(|verb| name.rsplit_once(verb));
            let (before, whom) = whom.unwrap_or_default();
            ["thời hạn", "thời gian"].iter().any(|time| before.to_lowercase().trim_start().starts_with(time))
                && before.split_whitespace().count() <= 4
                && party::is_whole(whom)
        }
        Label::Submit
        | Label::Coordinate
        | Label::Approve
        | Label::Monitor
        | Label::Start
        | Label::Deliverable
        | Label::Budget
        | Label::Note
        | Label::Content => false,
    }
}

/// Whether what stands behind «Phân công:» is who does it, and not a sentence on who does which part.
pub(super) fn hands_out(value: &str) -> bool {
    // «… Phân công: Sở Tư pháp. Xong trước 20/12/2025.»
    let value = value.split(". ").next().unwrap_or(value).trim_end_matches(['.', ';', ' ']);
    let persons = ["đồng chí", "Đồng chí", "đ/c", "Đ/c", "ông ", "Ông ", "bà ", "Bà "];
    (party::is_whole(value) && !persons.iter().any(|p| value.contains(p)))
        || (value.contains(" chủ trì") && roles_behind(&parted(value)).is_some())
        || directed(value).is_some()
        || person::names_one(value)
        || together::read(value).is_some()
}

/// Whether what stands behind «Yêu cầu:» tells bodies to do something.
pub(super) fn demands(value: &str) -> bool {
    let words = words(value, 4);
    bodies::may_begin(value, &words, 0)
}
