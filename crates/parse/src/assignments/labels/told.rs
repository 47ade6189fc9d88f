//! Labels that are none by their wording alone: what stands behind the colon tells. «Thực hiện: Sở Y tế» says who leads,
//! «Thực hiện: rà soát …» is a sentence.

use grammar::{timing, verb};
use model::{Role, TimingKind};

use super::{Label, names_bodies, roles_told};
use crate::tables::role_of_label;

/// Labels where nothing but bodies stands behind them.
const OF_BODIES: &[(&str, Label)] = &[
    ("phụ trách", Label::Lead),
    ("đầu mối", Label::Lead),
    ("đầu mối thực hiện", Label::Lead),
    ("chịu trách nhiệm chính", Label::Lead),
    ("phối hợp cùng", Label::Coordinate),
    ("thực hiện", Label::Lead),
    ("tổ chức thực hiện", Label::Lead),
    ("giao", Label::Lead),
    ("giao nhiệm vụ", Label::Lead),
    ("giao thực hiện", Label::Lead),
    ("sở, ngành chủ trì", Label::Lead),
    ("sở, ban, ngành chủ trì", Label::Lead),
    ("cán bộ thực hiện", Label::Lead),
    ("cán bộ phụ trách", Label::Lead),
    ("đồng chí phụ trách", Label::Lead),
    ("chịu trách nhiệm", Label::Lead),
    ("tham gia", Label::Coordinate),
    ("cùng tham gia", Label::Coordinate),
    ("liên quan", Label::Coordinate),
    ("giám sát", Label::Monitor),
    ("theo dõi", Label::Monitor),
    ("đôn đốc", Label::Monitor),
    ("kiểm tra", Label::Monitor),
    ("kiểm tra, đôn đốc", Label::Monitor),
    ("kiểm tra, giám sát", Label::Monitor),
    ("chỉ đạo", Label::Monitor),
    ("phê duyệt", Label::Approve),
    ("ban hành", Label::Approve),
];

/// Labels of those who lead and those who take part, where the value says who does which.
const OF_BOTH: &[&str] = &[
    "chủ trì, phối hợp",
    "đơn vị chủ trì, phối hợp",
    "cơ quan chủ trì, phối hợp",
    "đơn vị chủ trì và phối hợp",
    "cơ quan chủ trì và phối hợp",
    "cơ quan, đơn vị chủ trì, phối hợp",
];

/// Labels where nothing but a time stands behind them.
const OF_TIMES: &[(&str, Label)] = &[
    ("lộ trình", Label::During),
    ("lộ trình thực hiện", Label::During),
    ("thời điểm", Label::During),
    ("thời điểm hoàn thành", Label::Finish),
    ("bắt đầu", Label::Start),
    ("kết thúc", Label::Finish),
    ("xong trước", Label::Finish),
    ("xong trong", Label::Finish),
    ("hoàn thành trước", Label::Finish),
    ("hoàn thành trong", Label::Finish),
    ("hạn", Label::Finish),
];

/// What opens a label that speaks of somebody, in whatever way: «Cơ quan thường trực: Sở Nội vụ».
const SOMEBODY: &[&str] = &["đơn vị", "cơ quan", "bộ phận", "người", "lãnh đạo", "cán bộ", "cấp"];

/// First words of labels that only columns have: «Giáo viên phụ trách», «Tháng thực hiện».
const OF_COLUMNS: &[&str] = &[
    "cá",
    "tập",
    "lực",
    "chủ",
    "giáo",
    "gv",
    "chuyên",
    "công",
    "nhân",
    "khoa",
    "phòng",
    "tổ",
    "chi",
    "trưởng",
    "thành",
    "đ/c",
    "tg",
    "tháng",
    "quý",
    "ngày",
    "định",
    "kỳ",
    "deadline",
    "khởi",
];

/// Words of the longest such label.
const MOST_WORDS: usize = 5;

/// First words of all of them.
pub(super) fn first_words() -> impl Iterator<Item = &'static str> {
    let wordings = OF_BODIES.iter().chain(OF_TIMES).map(|(wording, _)| *wording);
    wordings
        .chain(SOMEBODY.iter().copied())
        .chain(OF_COLUMNS.iter().copied())
        .filter_map(|wording| wording.split([' ', ',']).next())
}

/// The label that a name in small letters is with such a value.
pub(super) fn by_value(name: &str, value: &str) -> Option<Label> {
    let of =
        |list: &[(&str, Label)]| list.iter().find(|(wording, _)| *wording == name).map(|(_, label)| *label);
    if let Some(label) = of(OF_BODIES) {
        // «Thực hiện: Trạm Y tế, phối hợp với Bệnh viện Bãi Cháy»
        let shared = || label == Label::Lead && roles_told(value).is_some();
        return (names(value) || shared()).then_some(label);
    }
    if OF_BOTH.contains(&name) {
        return roles_told(value).is_some().then_some(Label::Lead);
    }
    if let Some(label) = of(OF_TIMES) {
        return timing::is_whole(value.trim_end_matches(['.', ';', ' '])).then_some(label);
    }
    if let Some(label) = of_column(name, value) {
        return Some(label);
    }
    let short = name.split_whitespace().nth(MOST_WORDS).is_none() && name.split_whitespace().nth(1).is_some();
    let somebody = |head: &&str| name.strip_prefix(*head).is_some_and(|rest| rest.starts_with(' '));
    (short && SOMEBODY.iter().any(somebody) && names(value)).then_some(Label::Detail)
}

/// The label that a column would be headed by, where the value is what such a column holds.
fn of_column(name: &str, value: &str) -> Option<Label> {
    const LONGEST: usize = 6;
    if name.split_whitespace().nth(LONGEST).is_some() || verb::opens_task(name) {
        return None;
    }
    let label = match role_of_label(name)? {
        Role::Lead => Label::Lead,
        Role::Coordinate => Label::Coordinate,
        Role::Approve => Label::Approve,
        Role::Monitor => Label::Monitor,
        Role::Start => Label::Start,
        Role::Finish => Label::Finish,
        Role::During => Label::During,
        Role::Serial
        | Role::Number
        | Role::Content
        | Role::Deliverable
        | Role::Budget
        | Role::Note
        | Role::Other(_) => return None,
    };
    let when = matches!(label, Label::Start | Label::Finish | Label::During);
    let fits = if when {
        timing::is_whole(value.trim_end_matches(['.', ';', ' ']))
    } else {
        names(value) || (label == Label::Lead && are_persons(value))
    };
    fits.then_some(label)
}

/// Whether a value is names of persons and nothing else: «cô Nguyễn Thị Hoa, Trần Văn Bình».
fn are_persons(value: &str) -> bool {
    const TITLES: [&str; 7] = ["đ/c", "đồng chí", "ông", "bà", "cô", "thầy", "anh"];
    let value = value.trim().trim_end_matches(['.', ';', ' ']);
    let person = |part: &str| {
        let part = part.trim();
        let small = part.to_lowercase();
        let title = TITLES.iter().find(|t| small.strip_prefix(**t).is_some_and(|rest| rest.starts_with(' ')));
        let name = title.and_then(|t| part.get(t.len()..)).unwrap_or(part);
        let words = name.split_whitespace();
        let capital =
            |word: &str| word.starts_with(char::is_uppercase) && word.chars().all(char::is_alphabetic);
        (2..=5).contains(&words.clone().count()) && words.clone().all(capital)
    };
    value.split([',', ';']).all(person)
}

/// Whether a value is bodies and nothing else.
fn names(value: &str) -> bool {
    let value = value.trim().trim_end_matches(['.', ';', ' ']);
    !value.is_empty() && names_bodies(value)
}

/// Whether a line below an item, that is none of the known labels, is one by its shape: a few words that are no verb, a
/// colon, and a time alone.
pub(crate) fn dates(text: &str) -> bool {
    const LONGEST: usize = 80;
    let Some((name, value)) = text.split_once(':') else { return false };
    let value = value.trim().trim_end_matches(['.', ';', ' ']);
    let first = value.chars().next();
    let timely = first.is_some_and(|c| c.is_ascii_digit() || c.is_alphabetic()) && value.len() <= LONGEST;
    let words = name.split_whitespace().count();
    timely
        && (1..=MOST_WORDS).contains(&words)
        && !verb::opens_task(name)
        && !timing::is_whole(name)
        && timing::is_whole(value)
        && is_told_when(value)
}

/// Whether a value says when, not on what it rests: «Đoàn xã: căn cứ kế hoạch tổ chức thực hiện» tells somebody something.
fn is_told_when(value: &str) -> bool {
    match timing::read(value, &timing::Context::default()).kind {
        TimingKind::Event | TimingKind::Reference => false,
        TimingKind::Dated
        | TimingKind::Recurring
        | TimingKind::Ongoing
        | TimingKind::Duration
        | TimingKind::Mixed
        | TimingKind::Unparsed => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn told_by_the_value() {
        let cases = [
            ("thực hiện", "Sở Y tế.", Some(Label::Lead)),
            ("thực hiện", "Sở Y tế, phối hợp với Sở Nội vụ.", Some(Label::Lead)),
            ("thực hiện", "phối hợp với Sở Nội vụ rà soát hồ sơ.", None),
            ("thực hiện", "rà soát hồ sơ.", None),
            ("phụ trách", "Sở Y tế, Sở Nội vụ", Some(Label::Lead)),
            ("tham gia", "các xã, phường", Some(Label::Coordinate)),
            ("tham gia", "200 người", None),
            ("đơn vị chủ trì, phối hợp", "Sở Y tế chủ trì, phối hợp với Sở Nội vụ", Some(Label::Lead)),
            ("đơn vị chủ trì, phối hợp", "Sở Y tế, Sở Nội vụ", None),
            ("lộ trình", "Quý IV/2025.", Some(Label::During)),
            ("lộ trình", "gồm ba giai đoạn", None),
            ("xong trước", "30/11/2025", Some(Label::Finish)),
            ("cơ quan thường trực", "Sở Nội vụ", Some(Label::Detail)),
            ("đơn vị sử dụng ngân sách nhà nước cấp tỉnh", "Sở Nội vụ", None),
            ("công tác y tế", "Sở Y tế", None),
            ("giáo viên phụ trách", "cô Nguyễn Thị Hoa", Some(Label::Lead)),
            ("giáo viên phụ trách", "theo bảng phân công", None),
            ("tháng thực hiện", "10/2025", Some(Label::During)),
            ("tháng thực hiện", "phong trào", None),
            ("trưởng đoàn", "Giám đốc Sở Y tế", Some(Label::Lead)),
            ("phòng, chống dịch", "Sở Y tế", None),
            ("tổ chức kiểm tra", "Thanh tra tỉnh", None),
        ];
        for (name, value, expected) in cases {
            assert_eq!(by_value(name, value), expected, "{name}: {value}");
        }
    }

    #[test]
    fn dates_below_an_item() {
        for text in ["Khai mạc: 30/11/2025.", "Đợt 1: Tháng 3/2026"] {
            assert!(dates(text), "{text}");
        }
        for text in [
            "Báo cáo: Tháng 3/2026",
            "Tháng 3/2026: Quý I",
            "Sở Y tế: rà soát",
            "Chỉ tiêu: 200 cây",
            "Hồ sơ:",
            "Ban Phong trào: theo dõi thành phố Vị Thanh",
            "Đoàn xã: căn cứ kế hoạch tổ chức thực hiện",
        ] {
            assert!(!dates(text), "{text}");
        }
    }
}
