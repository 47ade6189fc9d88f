//! Headings that open like the name of a body and go on as a topic: «TRƯỜNG HỌC AN TOÀN», «Chính quyền số», «TRUNG TÂM TÀI
//! CHÍNH QUỐC TẾ» among sections on other matters.
//!
//! In capitals a name looks like any words. What the registry does not know whole is a body by the company that it keeps: where
//! the headings beside it are bodies, or the one above says who does what.

use grammar::party;
use model::{Party, PartyKind};
use normalize::small_text;

use crate::assignments::bodies;
use crate::words::{Key, is_mostly_upper, keys, last_word, opens_bare, words};

/// What things and bodies of every kind are to become, in small letters; the longer before the shorter.
const QUALITIES: [&str; 36] = [
    "an toàn",
    "hạnh phúc",
    "thông minh",
    "điện tử",
    "số",
    "vệ tinh",
    "kiểu mẫu",
    "đạt chuẩn quốc gia",
    "chuẩn quốc gia",
    "đạt chuẩn",
    "đạt chuẩn nông thôn mới",
    "vững mạnh",
    "chính quy",
    "toàn dân",
    "tự nguyện",
    "nông thôn mới",
    "nâng cao",
    "không giấy tờ",
    "không giấy",
    "không khói thuốc",
    "không ma túy",
    "xanh",
    "sạch",
    "đẹp",
    "sáng",
    "thân thiện",
    "hiện đại",
    "văn minh",
    "khởi nghiệp",
    "khởi nghiệp sáng tạo",
    "học tập",
    "nhỏ và vừa",
    "gương mẫu",
    "tiêu biểu",
    "phát triển bền vững",
    "ngoài công lập",
];

/// The last words of them.
const ENDS: [Key; 32] = keys([
    "toàn", "phúc", "minh", "tử", "số", "tinh", "mẫu", "gia", "chuẩn", "mới", "mạnh", "quy", "dân", "nguyện",
    "cao", "tờ", "giấy", "thuốc", "túy", "xanh", "sạch", "đẹp", "sáng", "thiện", "đại", "nghiệp", "tạo",
    "tập", "vừa", "biểu", "vững", "lập",
]);

/// Words of a kind of body before such a quality: «công an xã chính quy».
const MOST_WORDS: usize = 3;

/// Whether a heading names a kind of body and what it is to become.
pub(crate) fn is_aspired(title: &str) -> bool {
    /// Divisions and centres are called by their field: «Phòng An toàn», «Trung tâm Điều hành Thông minh». Several are who
    /// is told: «Các doanh nghiệp nhỏ và vừa».
    const FIELDS: [&str; 11] =
        ["phòng", "ban", "sở", "cục", "vụ", "tổ", "khoa", "đội", "trung", "chi", "các"];
    let title = title.trim_end_matches([':', '.', ';', ' ']);
    if !last_word(title).is_some_and(|word| word.is_any(&ENDS)) {
        debug_assert!(
            !QUALITIES.iter().any(|quality| without(&small_text(title), quality).is_some()),
            "{title}"
        );
        return false;
    }
    let name = small_text(title);
    let mut kind = name.as_str();
    while let Some(rest) =
        QUALITIES.iter().filter_map(|quality| without(kind, quality)).min_by_key(|r| r.len())
    {
        kind = rest;
    }
    let first = kind.split_whitespace().next().unwrap_or_default();
    kind.len() < name.len()
        && bodies::may_begin(&name, &words(&name, 3), 0)
        && !first.is_empty()
        && !FIELDS.contains(&first)
        && (kind.split_whitespace().nth(MOST_WORDS).is_none() || party::is_whole(kind))
}

/// A text without the word that ends it, and what joins it to those before.
fn without<'t>(text: &'t str, end: &str) -> Option<&'t str> {
    let rest = text.strip_suffix(end)?;
    let rest =
        rest.strip_suffix(" và ").or_else(|| rest.strip_suffix(" - ")).or_else(|| rest.strip_suffix(' '))?;
    Some(rest.trim_end_matches([',', ' ']))
}

/// Whether a heading that reads as a body may as well be a topic: one name, in capitals or in small letters behind its first
/// word, that no registry knows whole and that no place, number or abbreviation tells to be one.
pub(crate) fn is_open(title: &str, parties: &[Party]) -> bool {
    const PLACES: [&str; 10] = [
        " tỉnh",
        " huyện",
        " xã",
        " phường",
        " thành phố",
        " thị xã",
        " quận",
        " đặc khu",
        " khu vực",
        " tp",
    ];
    let [party] = parties else { return false };
    let named = title.trim().trim_end_matches([':', '.', ';', ' ']);
    if named.len() != party.raw.len() || named.contains(|c: char| c.is_ascii_digit() || c == '(') {
        return false;
    }
    let field = opens_bare(named, "nganh ") || opens_bare(named, "cac nganh ");
    let unknown = match party.kind {
        PartyKind::ServiceUnit | PartyKind::Enterprise | PartyKind::Other => !party.collective,
        // «TỈNH THÔNG MINH» reads as its committee.
        PartyKind::PeoplesCommittee => !["u", "h"].iter().any(|o| opens_bare(named, o)) && !party.collective,
        PartyKind::Group => field,
        PartyKind::PeoplesCouncil
        | PartyKind::Ministry
        | PartyKind::CentralBody
        | PartyKind::Department
        | PartyKind::Division
        | PartyKind::Office
        | PartyKind::Security
        | PartyKind::PartyOrgan
        | PartyKind::MassOrganisation
        | PartyKind::VerticalBody
        | PartyKind::Justice
        | PartyKind::Committee
        | PartyKind::Role => false,
    };
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    let shown = !is_mostly_upper(named) && named.split_whitespace().skip(1).any(capital);
    if !unknown || shown || named.split_whitespace().nth(1).is_none() {
        return false;
    }
    let small = named.to_lowercase().replace("hợp tác xã", "");
    let placed = || PLACES.iter().any(|place| small.contains(place));
    // The registry writes names with their capitals, in small letters too; what it does not know it leaves as it is printed.
    let written = |name: &str| name.split_whitespace().skip(1).any(capital);
    let known = || {
        let read = party::read_list(&named.to_lowercase(), &party::Context::default());
        party.kind != PartyKind::PeoplesCommittee && read.iter().any(|party| written(&party.name))
    };
    field || !(placed() || known())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_of_bodies_and_what_they_are_to_become() {
        for title in [
            "TRƯỜNG HỌC AN TOÀN",
            "Trường học hạnh phúc:",
            "BỆNH VIỆN THÔNG MINH",
            "NGÂN HÀNG SỐ",
            "CHÍNH QUYỀN ĐIỆN TỬ, CHÍNH QUYỀN SỐ",
            "XÃ NÔNG THÔN MỚI NÂNG CAO",
            "TRƯỜNG HỌC XANH - SẠCH - ĐẸP",
            "CÔNG AN XÃ CHÍNH QUY",
            "TRẠM Y TẾ ĐẠT CHUẨN",
            "BẢO HIỂM XÃ HỘI TỰ NGUYỆN",
        ] {
            assert!(is_aspired(title), "{title}");
        }
        for title in [
            "TRƯỜNG THPT SỐ 1",
            "CÁC SỞ",
            "PHÒNG AN TOÀN",
            "TRUNG TÂM ĐIỀU HÀNH THÔNG MINH",
            "CÁC DOANH NGHIỆP NHỎ VÀ VỪA",
            "SỞ Y TẾ",
            "AN TOÀN",
            "SÀN GIAO DỊCH ĐIỆN TỬ",
            "TRƯỜNG ĐẠI HỌC SƯ PHẠM KỸ THUẬT AN TOÀN",
        ] {
            assert!(!is_aspired(title), "{title}");
        }
    }

    #[test]
    fn names_that_may_be_topics() {
        let open = |title: &str| {
            let context = bodies::Context::default();
            bodies::whole(title, &context).is_some_and(|parties| is_open(title, &parties))
        };
        for title in [
            "TRUNG TÂM TÀI CHÍNH QUỐC TẾ",
            "Trung tâm dữ liệu",
            "DOANH NGHIỆP NHÀ NƯỚC",
            "HỢP TÁC XÃ NÔNG NGHIỆP",
            "XÃ KHÔNG TỘI PHẠM",
        ] {
            assert!(open(title), "{title}");
        }
        for title in [
            "Trung tâm Tài chính Quốc tế",
            "TRUNG TÂM Y TẾ",
            "BỆNH VIỆN ĐA KHOA TỈNH",
            "TRƯỜNG THPT SỐ 1",
            "SỞ Y TẾ",
            "UBND XÃ TÂN LẬP",
            "CÁC SỞ, NGÀNH",
            "PHÒNG KINH TẾ",
        ] {
            assert!(!open(title), "{title}");
        }
    }
}
