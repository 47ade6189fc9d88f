//! Labelled lines below an item, in the ways in which plans number and word them.

use crate::wordings::{names, tasks};

/// One line a task: id, text, who leads, who takes part, by when, what is noted.
fn check(lines: &[&'static str], expected: &[&str]) {
    let found: Vec<String> = tasks(lines)
        .iter()
        .map(|t| {
            let due = t.due.map_or_else(String::new, |d| d.to_string());
            let (lead, with) = (names(&t.lead).join("; "), names(&t.coordinate).join("; "));
            let note = t.note.as_deref().unwrap_or_default();
            [t.id.as_str(), &t.text, &lead, &with, &due, note].join(" | ")
        })
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn labels_numbered_on_from_their_item() {
    check(
        &[
            "II. NHIỆM VỤ",
            "1. Tuyên truyền",
            "1.1. Nội dung: Xây dựng chuyên mục.",
            "1.2. Đơn vị chủ trì: Sở Y tế.",
            "1.3. Đơn vị phối hợp: Sở Nội vụ.",
            "1.4. Thời gian: Quý II/2026.",
            "2. Tập huấn cho cán bộ",
            "2.1. Thời gian thực hiện: Tháng 6/2026.",
            "2.2. Cơ quan thực hiện: Sở Nội vụ.",
            // Nobody is told to do anything: when and where it is held.
            "3. Hội nghị tổng kết",
            "3.1. Thời gian: Tháng 12/2026.",
            "3.2. Địa điểm: Hội trường.",
            "III. LỄ PHÁT ĐỘNG",
            "1. Thời gian: Ngày 05/6/2026.",
            "2. Cơ quan chủ trì: Sở Y tế.",
        ],
        &[
            "body/II/1#1 | Xây dựng chuyên mục | Sở Y tế | Sở Nội vụ | 2026-06-30 | ",
            "body/II/2#1 | Tập huấn cho cán bộ | Sở Nội vụ |  | 2026-06-30 | ",
        ],
    );
}
