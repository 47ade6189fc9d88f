//! Sentences with which plans close, and those that speak of the plan itself.

use model::Task;

use crate::plan::read;
use crate::wordings::{names, tasks};

/// One line a task: id, who leads, the head of its text.
fn check(lines: &[&'static str], expected: &[&str]) {
    let found: Vec<String> = tasks(lines)
        .iter()
        .map(|t| {
            let head: String = t.text.chars().take(24).collect();
            [t.id.as_str(), &names(&t.lead).join("; "), &head].join(" | ")
        })
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn sentences_that_tell_nobody() {
    check(
        &[
            "I. TỔ CHỨC THỰC HIỆN",
            "1. Kinh phí thực hiện Kế hoạch được bố trí từ ngân sách nhà nước.",
            "2. Kế hoạch này có hiệu lực kể từ ngày ký.",
            "3. Sở Tài chính bố trí kinh phí từ ngân sách nhà nước.",
            "4. Hội Nông dân tỉnh vận động hội viên.",
            "Kế hoạch này được phổ biến đến chi bộ để thực hiện.",
            "II. NỘI DUNG GIÁM SÁT",
            "Việc chi trả trợ cấp hằng tháng.",
        ],
        &[
            "body/I/3 | Sở Tài chính | Sở Tài chính bố trí kinh",
            "body/I/4 | Hội Nông dân tỉnh Hòa Sơn | Hội Nông dân tỉnh vận độ",
        ],
    );
}

#[test]
fn last_words_belong_to_their_section() {
    check(
        &[
            "I. TỔ CHỨC THỰC HIỆN",
            "1. Sở Y tế rà soát mạng lưới.",
            "Trên đây là Kế hoạch năm 2026, yêu cầu các đơn vị nghiêm túc thực hiện.",
            "II. PHỤ TRÁCH",
            "1. Sở Nội vụ tổng hợp báo cáo.",
        ],
        &[
            "body/I/1 | Sở Y tế | Sở Y tế rà soát mạng lướ",
            "body/I#1 | Các đơn vị | Trên đây là Kế hoạch năm",
            "body/II/1 | Sở Nội vụ | Sở Nội vụ tổng hợp báo c",
        ],
    );
}

#[test]
fn months_as_headings() {
    let tasks = tasks(&[
        "I. NHIỆM VỤ TRỌNG TÂM",
        "1. Tháng 02/2026",
        "- Tổ chức hội nghị triển khai nhiệm vụ (Sở Nội vụ tham mưu).",
        "- Kiểm tra công tác phòng cháy trước ngày 15/02/2026.",
        "2. Quý II/2026",
        "- Tổ chức sơ kết công tác.",
        "3. Nhiệm vụ thường xuyên",
        "- Rà soát văn bản.",
        "4. Tháng 7/2026",
        "- Nội dung: Mở lớp tập huấn.",
        "- Đơn vị chủ trì: Sở Y tế.",
        "- Nội dung: Kiểm tra các xã.",
        "- Thời gian: ngày 15/7/2026.",
    ]);
    let due = |t: &Task| t.due.map_or_else(String::new, |d| d.to_string());
    let found: Vec<(String, String)> = tasks.iter().map(|t| (names(&t.lead).join("; "), due(t))).collect();
    let expected = [
        ("Sở Nội vụ", "2026-02-28"),
        ("", "2026-02-14"),
        ("", "2026-06-30"),
        ("", ""),
        ("Sở Y tế", "2026-07-31"),
        ("", "2026-07-15"),
    ];
    assert_eq!(found, expected.map(|(lead, due)| (lead.to_owned(), due.to_owned())));
    // What was taken from a heading says so, what the task says itself does not.
    let told: Vec<bool> = tasks.iter().map(|t| t.doubts.iter().any(|d| d.field == "during")).collect();
    assert_eq!(told, [true, false, true, false, true, false]);
}

#[test]
fn place_and_date_above_the_signature() {
    let plan = |head: &'static str, last: &'static str| {
        let lines = [
            "TRƯỜNG THPT SỐ 1",
            head,
            "KẾ HOẠCH",
            "Tổ chức Ngày hội đọc sách",
            "I. NHIỆM VỤ",
            "1. Tổ Văn phòng",
            "- Lập danh sách.",
            last,
            "HIỆU TRƯỞNG",
            "Trần Văn An",
        ];
        let parsed = read(&lines).0;
        (
            parsed.tasks.len(),
            parsed.document.issued_on.map(|d| d.to_string()),
            parsed.document.signatures.len(),
        )
    };
    let (none, last) = ("Số: 5/KH-THPT", "Lào Cai, ngày 22 tháng 9 năm 2025");
    assert_eq!(plan(none, last), (1, Some("2025-09-22".into()), 1));
    // What the head says counts.
    assert_eq!(plan("Lào Cai, ngày 20 tháng 9 năm 2025", last), (1, Some("2025-09-20".into()), 1));
    // A task that is dated is one.
    assert_eq!(plan(none, "- Hoàn thành, ngày 22 tháng 9 năm 2025"), (2, None, 1));
    assert_eq!(plan(none, "Tổng kết Hội thi, ngày 22 tháng 9 năm 2025 tại trường."), (2, None, 1));
}
