//! Titles of accounts: what was done, what fell short, and what a body is there for. None of it is still to be done.

/// Openings of a title that looks back, whatever follows.
const RESULTS: [&str; 8] = [
    "ket qua thuc hien",
    "ket qua trien khai",
    "ket qua cong tac",
    "ket qua hoat dong",
    "ket qua dat duoc",
    "nhung ket qua",
    "mot so ket qua",
    "ket qua cac nhiem vu",
];

/// Openings that look back only as the title of a section: among tasks somebody is told to judge.
const JUDGEMENTS: [&str; 8] = [
    "danh gia ket qua",
    "danh gia tinh hinh",
    "danh gia viec",
    "danh gia chung",
    "danh gia qua trinh",
    "so ket tinh hinh",
    "tong ket tinh hinh",
    "kiem diem tinh hinh",
];

/// Nouns of what fell short or went well. As verbs («Hạn chế tình trạng …») they have an object behind them.
const SHORTCOMINGS: [&str; 12] = [
    "han che",
    "nhung han che",
    "mot so han che",
    "ton tai",
    "nhung ton tai",
    "mot so ton tai",
    "kho khan",
    "nhung kho khan",
    "mot so kho khan",
    "thuan loi",
    "nhung thuan loi",
    "uu diem",
];

/// What may follow such a noun.
const BEHIND: [&str; 8] = [",", "va ", "trong ", "cua ", "con ", "- ", "vuong mac", "ve "];

/// What a body is there for.
const COMPETENCES: [&str; 5] = [
    "nhiem vu va quyen han",
    "nhiem vu, quyen han",
    "chuc nang, nhiem vu",
    "chuc nang va nhiem vu",
    "quyen han",
];

/// What is still to be done, in a title that also looks back.
const AHEAD: [&str; 9] = [
    "phuong huong",
    "va giai phap",
    "va nhiem vu",
    "thoi gian toi",
    "tiep theo",
    "bien phap khac phuc",
    "ke hoach khac phuc",
    "va bien phap",
    "dinh huong",
];

/// Words of a title that names what was or is, and nothing to be done.
const SITUATIONS: [&str; 4] = ["thuc trang", "tinh hinh", "dac diem tinh hinh", "ket qua"];

/// How a title looks at time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    /// Back only.
    Back,
    /// Back and ahead: the headings below say which is which.
    Both,
    /// It does not look back.
    Ahead,
}

/// Whether a title among tasks may look back, by its opening in bare letters.
pub(super) fn may_look_back(opening: &str) -> bool {
    let lists: [&[&str]; 4] = [&RESULTS, &COMPETENCES, &SHORTCOMINGS, &SITUATIONS];
    lists.into_iter().flatten().any(|words| opening.starts_with(words))
}

/// How a title in bare letters looks at time; `among_tasks` where it stands in a section of tasks.
pub(super) fn look(title: &str, among_tasks: bool) -> Look {
    let opens = |words: &[&str]| words.iter().any(|w| title.starts_with(w));
    let short = || {
        let rest = SHORTCOMINGS.iter().find_map(|noun| title.strip_prefix(noun));
        rest.is_some_and(|rest| {
            let rest = rest.trim_start();
            rest.is_empty() || BEHIND.iter().any(|b| rest.starts_with(b))
        })
    };
    let judged = !among_tasks && (opens(&JUDGEMENTS) || title == "ket qua");
    let back = judged || opens(&RESULTS) || opens(&COMPETENCES) || short();
    let ahead = || AHEAD.iter().any(|a| title.contains(a));
    match back {
        true if ahead() => Look::Both,
        true => Look::Back,
        false if opens(&SITUATIONS) && ahead() => Look::Both,
        false => Look::Ahead,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::bare;

    #[test]
    fn titles_that_look_back() {
        let back = [
            "KẾT QUẢ THỰC HIỆN NHIỆM VỤ NĂM 2025",
            "ĐÁNH GIÁ KẾT QUẢ THỰC HIỆN NHIỆM VỤ NĂM 2025",
            "KẾT QUẢ TRIỂN KHAI THỰC HIỆN",
            "Những kết quả đạt được trong tổ chức thực hiện",
            "HẠN CHẾ TRONG THỰC HIỆN NHIỆM VỤ",
            "Khó khăn, vướng mắc",
            "THUẬN LỢI, KHÓ KHĂN TRONG TỔ CHỨC THỰC HIỆN",
            "NHIỆM VỤ VÀ QUYỀN HẠN",
            "Tồn tại và nguyên nhân",
            "KẾT QUẢ THỰC HIỆN NHIỆM VỤ, GIẢI PHÁP NĂM 2025",
            "KẾT QUẢ",
        ];
        for title in back {
            assert_eq!(look(&bare(title), false), Look::Back, "{title}");
        }
        for title in ["THỰC TRẠNG VÀ GIẢI PHÁP", "KẾT QUẢ THỰC HIỆN NĂM 2025 VÀ PHƯƠNG HƯỚNG NĂM 2026"]
        {
            assert_eq!(look(&bare(title), false), Look::Both, "{title}");
        }
        let ahead = [
            "Báo cáo kết quả thực hiện",
            "Hạn chế tình trạng khiếu kiện vượt cấp",
            "Kết quả giải quyết thủ tục hành chính",
            "Sơ kết, tổng kết",
            "Tháo gỡ khó khăn, vướng mắc",
            "NHIỆM VỤ, GIẢI PHÁP",
            "Tồn tại song song hai mô hình",
        ];
        for title in ahead {
            assert_eq!(look(&bare(title), false), Look::Ahead, "{title}");
        }
        assert_eq!(look(&bare("Đánh giá kết quả thực hiện của các đơn vị"), true), Look::Ahead);
    }
}
