//! What the headings of tables give to the rows below them, each in an invented plan, read whole.

use crate::plan::read;
use crate::table_wordings::check_table;

#[test]
fn a_section_that_is_a_body_leads_its_rows() {
    check_table(
        &[
            "STT | Nội dung nhiệm vụ | Sản phẩm | Thời hạn",
            "I | SỞ TÀI CHÍNH | | ",
            "1 | Xây dựng kế hoạch đầu tư công | Nghị quyết | 15/11/2026",
            "2 | Phân bổ dự toán | Nghị quyết | 10/12/2026",
            "II | NHIỆM VỤ KHÁC | | ",
            "1 | Cấp căn cước | Báo cáo | 30/11/2026",
        ],
        "number content deliverable finish",
        &[
            "Xây dựng kế hoạch đầu tư công | Sở Tài chính |  | 2026-11-15",
            "Phân bổ dự toán | Sở Tài chính |  | 2026-12-10",
            "Cấp căn cước |  |  | 2026-11-30",
        ],
    );
}

#[test]
fn a_row_above_gives_what_those_below_leave_blank() {
    check_table(
        &[
            "TT | Nội dung | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian",
            "1 | Hạ tầng số | Sở Khoa học và Công nghệ | Sở Tài chính | Quý II/2026",
            "1.1 | Phủ sóng 5G | | | ",
            "1.2 | Nâng cấp trung tâm dữ liệu | | Sở Y tế | 8/2026",
            "2 | Ban hành kế hoạch | | | 9/2026",
        ],
        "number content lead coordinate during",
        &[
            "Phủ sóng 5G | Sở Khoa học và Công nghệ | Sở Tài chính | 2026-06-30",
            "Nâng cấp trung tâm dữ liệu | Sở Khoa học và Công nghệ | Sở Y tế | 2026-08-31",
            "Ban hành kế hoạch |  |  | 2026-09-30",
        ],
    );
}

#[test]
fn what_was_taken_from_a_heading_says_so() {
    let doubts = |rows: &[&'static str]| {
        let head = ["TT | Nội dung | Cơ quan chủ trì | Thời gian", "1 | Hạ tầng số | Sở Y tế | "];
        let parsed = read(&[&head, rows].concat()).0;
        let of_lead =
            |t: &model::Task| t.doubts.iter().find(|d| d.field == "lead").map(|d| d.confidence.get());
        parsed.tasks.iter().map(of_lead).collect::<Vec<_>>()
    };
    assert_eq!(
        doubts(&["1.1 | Mạng lõi | | 6/2026", "1.2 | Kho dữ liệu | | 7/2026"]),
        [Some(0.9), Some(0.9)]
    );
    // A merged cell may as well have been lost.
    let even = doubts(&["1.1 | Mạng lõi | | 6/2026", "1.2 | Kho dữ liệu | Sở Nội vụ | 7/2026"]);
    assert_eq!(even, [Some(0.7), None]);
}

#[test]
fn a_schedule_keeps_its_time_below() {
    let plan = |numbered: bool| {
        let number = |n: &str| if numbered { format!("{n} | ") } else { String::new() };
        let row = |n: &str, rest: &str| format!("{}{rest}", number(n));
        let lines = [
            row("TT", "Thời gian | Nội dung công việc | Người thực hiện"),
            row("1", "Tháng 9/2026 | Khai giảng năm học | Sở Nội vụ"),
            row("2", " | Chọn đội tuyển cấp tỉnh | Sở Y tế"),
            row("3", "Thường xuyên | Kiểm tra hồ sơ | Sở Nội vụ"),
            row("4", " | Sinh hoạt chuyên đề | Sở Y tế"),
        ];
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        let tasks = read(&lines).0.tasks;
        let told = |t: &model::Task| t.doubts.iter().any(|d| d.field == "during");
        let raw = |t: &model::Task| t.during.as_ref().map_or_else(String::new, |time| time.raw.clone());
        tasks.iter().map(|t| (raw(t), told(t))).collect::<Vec<_>>()
    };
    let time = |raw: &str, told: bool| (raw.to_owned(), told);
    let month = "Tháng 9/2026";
    let always = "Thường xuyên";
    assert_eq!(plan(false), [time(month, false), time(month, true), time(always, false), time(always, true)]);
    // A row with a number of its own says what it says.
    assert_eq!(plan(true), [time(month, false), time("", false), time(always, false), time("", false)]);
}

#[test]
fn bodies_listed_with_dashes_have_rows_of_their_own() {
    check_table(
        &[
            "STT | Đơn vị chủ trì | Nhiệm vụ | Thời hạn",
            "1 | Phòng Kinh tế | Tham mưu phân bổ vốn | 3/2026",
            " | - Trường Mầm non | Tuyển sinh trẻ 5 tuổi | 8/2026",
            " | - Trường TH&THCS | Phổ cập giáo dục | 10/2026",
            "2 | Trưởng bản | Họp bản lấy ý kiến | 11/2026",
        ],
        "number lead content finish",
        &[
            "Tham mưu phân bổ vốn | Phòng Kinh tế |  | 2026-03-31",
            "Tuyển sinh trẻ 5 tuổi | Trường Mầm non |  | 2026-08-31",
            "Phổ cập giáo dục | Trường TH&THCS |  | 2026-10-31",
            "Họp bản lấy ý kiến | Trưởng bản |  | 2026-11-30",
        ],
    );
}
