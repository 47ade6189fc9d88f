//! What stands in front of a body, and what a heading is about, each in an invented plan, read whole.

use crate::wordings::{check_as, who_and_when};

fn check(lines: &[&'static str], expected: &[&str]) {
    check_as(|task| [task.id.as_str(), &who_and_when(task)].join(" | "), lines, expected);
}

#[test]
fn what_a_heading_is_about_does_not_lead_what_opens_with_another_body() {
    check(
        &[
            "II. NHIỆM VỤ",
            "2.1. Đối với Nhà máy bột giấy VNT19",
            "Ban Quản lý Khu kinh tế Dung Quất và các Khu công nghiệp tỉnh phối hợp với Sở Tài chính tháo gỡ vướng mắc trước 31/12/2026.",
            "Ban Kỹ thuật - Sản xuất rà soát phương án.",
            "Khẩn trương hoàn thành hồ sơ.",
        ],
        &[
            "body/II/2.1#1 | Ban Quản lý Khu kinh tế Dung Quất và các Khu công nghiệp tỉnh | Sở Tài chính | 2026-12-30",
            "body/II/2.1#2 | Ban Kỹ thuật - Sản xuất |  | ",
            "body/II/2.1#3 | Nhà máy bột giấy VNT19 |  | ",
        ],
    );
}

#[test]
fn labels_of_scopes() {
    check(
        &[
            "I. NHIỆM VỤ",
            "1. Lễ phát động",
            "a) Cấp tỉnh: Sở Y tế tổ chức Lễ phát động vào ngày 15/10/2026.",
            "b) Cấp xã: UBND các xã, phường tổ chức Lễ phát động trước ngày 20/10/2026.",
            "2. Giai đoạn 1: Sở Y tế rà soát, lập danh sách.",
            "3. Nội dung: Sở Y tế mở rộng mạng lưới.",
            "4. UBND các xã, phường nơi có dự án đi qua khẩn trương giải phóng mặt bằng.",
        ],
        &[
            "body/I/1/a) | Sở Y tế |  | 2026-10-15",
            "body/I/1/b) | Ủy ban nhân dân các xã, phường |  | 2026-10-19",
            "body/I/2 | Sở Y tế |  | ",
            "body/I/3 | Sở Y tế |  | ",
            "body/I/4 | Ủy ban nhân dân các xã, phường |  | ",
        ],
    );
}

#[test]
fn persons_who_are_given_work_by_the_body_above() {
    check(
        &[
            "I. NHIỆM VỤ",
            "1. Ban Chỉ huy Phòng thủ dân sự xã",
            "1.1. Tổ chức trực ban.",
            "1.2. Phân công thành viên phụ trách từng bản.",
        ],
        &[
            "body/I/1/1.1 | Ban Chỉ huy Phòng thủ dân sự xã |  | ",
            "body/I/1/1.2 | Ban Chỉ huy Phòng thủ dân sự xã |  | ",
        ],
    );
}

#[test]
fn who_directs_and_who_does() {
    let monitor = |task: &model::Task| {
        let watching: Vec<_> = task.monitor.iter().map(|p| p.raw.as_str()).collect();
        [task.id.as_str(), &who_and_when(task), &watching.join("; ")].join(" | ")
    };
    check_as(
        monitor,
        &[
            "I. NHIỆM VỤ",
            "1. Tiêu chí số 13",
            "a. Nội dung thực hiện: Thành lập mới 01 HTX.",
            "b. Phân công: Đ/c Nguyễn Văn Hùng - Phó Chủ tịch UBND xã chỉ đạo; Hội Nông dân xã thực hiện.",
            "c. Thời gian: trước 30/9/2026.",
        ],
        &["body/I/1/a | Hội Nông dân xã |  | 2026-09-29 | Đ/c Nguyễn Văn Hùng - Phó Chủ tịch UBND xã"],
    );
}
