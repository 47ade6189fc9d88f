//! The words with which names of bodies begin in running text, and those with which they end.

use std::sync::LazyLock;

use grammar::party;
use normalize::small_text;

use crate::words::Phrases;

/// Words that open the name of a body, of a group of bodies, or of a person by office: the heads of the registry, and what it
/// does not hold.
pub(super) static HEADS: LazyLock<Phrases> = LazyLock::new(|| {
    // What is longer than a word of a list may be is no first word.
    let heads: Vec<String> = party::heads().filter(|head| Phrases::may_hold(head)).collect();
    let others = OTHER_HEADS.iter().copied().chain(party::SETTLEMENTS);
    Phrases::new(&heads.iter().map(String::as_str).chain(others).collect::<Vec<_>>())
});

/// Groups, persons and places, and bodies by their letters or by the first words of their names.
const OTHER_HEADS: &[&str] = &[
    "p",
    "ubnd",
    "uỷ ban",
    "hđnd",
    "ubmttq",
    "ubmttqvn",
    "ub mttq",
    "mttqvn",
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
    "tỉnh",
    "huyện",
    "thành",
    "đảng",
    "xã",
    "cấp uỷ",
    "địa phương",
    "chủ đầu tư",
    "nhà đầu tư",
    "ngành",
    "ủy viên",
    "lãnh đạo",
    "vườn",
    "chính quyền",
    "toàn bộ các",
    "tất cả các",
    "mttq",
    "nhà",
    "thị",
    "phường",
    "quân",
    "lực lượng",
    "những",
    "cán bộ",
    "ngoài các",
    "bhxh",
    "nhnn",
    "bí thư",
    "chủ nhiệm",
    "hiệu trưởng",
    "đồng chí",
    "đ/c",
    "bch",
    "tổng giám đốc",
    "giáo viên",
    "cha mẹ",
    "phụ huynh",
    "nhân viên",
    "kế toán",
    "quản đốc",
    "btt",
    "btv",
    "hộ",
    "mỗi",
    "tổng phụ trách",
    "thanh tra",
    "bảo hiểm",
    "kho bạc",
    "thủ tướng",
    "kiểm toán nhà nước",
    "thi hành án dân sự",
    "nhóm công tác",
    "gvcn",
    "gvbm",
    "điều dưỡng trưởng",
    "chi đoàn",
    "giảng viên",
    "cố vấn",
    "lđlđ",
    "kbnn",
    "nhcsxh",
    "tand",
    "vksnd",
    "cđcs",
    "bqlda",
    "ttyt",
    "tyt",
    "thads",
    // the officials of a commune by their fields
    "công chức văn phòng",
    "công chức văn hóa",
    "công chức văn hoá",
    "công chức tài chính",
    "công chức tư pháp",
    "công chức địa chính",
    "công chức nông nghiệp",
    "công chức kinh tế",
    "công chức phụ trách",
];

/// Phrases that begin a predicate and are no verbs of a task.
pub(super) static PREDICATES: LazyLock<Phrases> = LazyLock::new(|| {
    let own = [
        "có kế hoạch",
        "có nhiệm vụ",
        "có văn bản",
        "có biện pháp",
        "là",
        "là chủ thể",
        "là thành viên",
        "làm việc",
        "làm chủ",
        "theo phạm vi",
        "theo ngành",
        "theo phân",
        "chủ yếu",
        "trên cơ sở",
        "trong quá",
        "cùng",
        "bám sát",
        "lấy",
        "nêu cao",
        "thay mặt",
        "kịp",
        "sớm",
        "đồng thời",
        "được phân công",
        "hằng",
        "hàng",
        "tuân thủ",
        "đầu mối",
        "tự",
        "hoàn",
        "tranh thủ",
        "vận dụng",
        "dự kiến",
        "khuyến khích",
        "rút kinh",
        "giải phóng",
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
        "cử",
        "có báo cáo",
        "chốt chặn",
        "chốt trực",
        "nhanh chóng",
        "bên cạnh việc",
        "cam kết",
        "chi trả",
        "sơ tán",
        "di dời",
        "phân luồng",
        "phản ánh về",
        "phản ánh với",
        "phản ánh đến",
        "phản ánh tới",
        "phản ánh bằng",
        "phản ánh kịp",
    ];
    Phrases::new(&[own.as_slice(), party::DOING.as_slice()].concat())
});

/// What is held, behind «tổ chức»: «hội thi», «lễ», «đoàn kiểm tra», «thành công Đại hội».
pub(super) static OCCASIONS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(&[
        "hội thi",
        "hội khỏe",
        "hội khoẻ",
        "hội nghị",
        "hội thảo",
        "hội chợ",
        "hội thao",
        "hội diễn",
        "hội trại",
        "hội giảng",
        "hội đàm",
        "đoàn kiểm tra",
        "đoàn công tác",
        "đoàn giám sát",
        "đoàn khảo sát",
        "đoàn đi",
        "thành công",
        "liên hoan",
        "chính thức",
    ])
});

/// Whether a name that no registry holds is that of a person by work, or of several teams: «Giáo viên chủ nhiệm», «Các Đội
/// quản lý điện lực khu vực».
pub(super) fn is_open_name(raw: &str) -> bool {
    const PERSONS: [&str; 5] = ["giảng viên", "giáo viên ", "nhân viên ", "kế toán", "tổng phụ trách"];
    const TEAMS: [&str; 9] =
        ["đội ", "tổ ", "khoa ", "phân xưởng ", "xí nghiệp ", "chi nhánh ", "trạm ", "chi đoàn ", "chi hội "];
    // Nearly every name begins with another word.
    const FIRSTS: [&str; 8] = ["giảng", "giáo", "nhân", "kế", "tổng", "trường", "các", "mỗi"];
    let first = small_text(raw.split(' ').next().unwrap_or_default());
    if !FIRSTS.contains(&first.as_str()) {
        return false;
    }
    let name = small_text(raw);
    // «Các Đoàn kiểm tra»; «các đoàn thể», «các đoàn viên» are none.
    const SENT: [&str; 6] = [
        "đoàn kiểm tra",
        "đoàn công tác",
        "đoàn giám sát",
        "đoàn thanh tra",
        "đoàn liên ngành",
        "đoàn khảo sát",
    ];
    let several = || {
        let team = name.strip_prefix("các ").or_else(|| name.strip_prefix("mỗi "))?;
        if SENT.iter().any(|head| team.starts_with(head)) {
            return Some("");
        }
        TEAMS.iter().find_map(|head| team.strip_prefix(head))
    };
    if is_only_one(&name) {
        return true;
    }
    // «Giáo viên được đào tạo …» suffers, and does nothing.
    let suffers = [" được ", " bị "].iter().any(|word| name.contains(word));
    let charged = [" được giao", " được phân công"].iter().any(|word| name.contains(word));
    !suffers && PERSONS.iter().any(|head| name.starts_with(head))
        || (!suffers || charged)
            && several()
                .is_some_and(|rest| !["chức", "tuyển", "hình", "ngũ"].iter().any(|w| rest.starts_with(w)))
}

/// Whether a kind of school stands for the one that there is in a commune: «Trường THCS», «Trường TH và THCS xã».
fn is_only_one(name: &str) -> bool {
    const KINDS: [&str; 8] = ["th", "tiểu học", "thcs", "trung học cơ sở", "thpt", "mn", "mầm non", "ptdtbt"];
    const BEHIND: [&str; 4] = [" xã", " phường", " trên địa bàn", " thị trấn"];
    let Some(rest) = name.strip_prefix("trường ") else { return false };
    let rest = BEHIND.iter().find_map(|word| rest.strip_suffix(word)).unwrap_or(rest);
    let kind = |part: &str| {
        let part = part.trim();
        KINDS.contains(&part.strip_prefix("trường ").unwrap_or(part))
    };
    rest.split([',', '&', '-']).flat_map(|part| part.split(" và ")).all(kind)
}
